"""Beside `render`: views -> files that readers take away: forms, packs, calendars, feed, share cards.

May import the stages up to `wording`; neither `render` nor `open_data`.
"""
