"""Problems in words: on a terminal, as a page, as a line at the end; what was said last.

May import `checking` and what that stands on.
"""
