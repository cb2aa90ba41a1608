"""Stage 5: Vietnamese words for facts: dates, counts, statuses. Pages and files for readers share them.

Imports `derive` and what that stands on.
"""
