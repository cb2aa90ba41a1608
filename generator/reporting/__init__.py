"""Problems in words: on a terminal, as a page, as a line at the end; what was said last; a bug of ours.

May import every stage and `checking`.
"""
