"""Stage 1: files -> plain data that remembers where it came from."""
