"""Beside `render`: views -> files that readers take away: forms, packs, calendars, feed, share cards.

Imports what `render` imports, and never `render`.
"""
