"""Stage 2: the frozen truth, in the field's own words. No formatting, no input or output, no "today"."""
