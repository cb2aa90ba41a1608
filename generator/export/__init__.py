"""Beside `render`: views -> files that readers take away."""
