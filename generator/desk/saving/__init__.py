"""Safe saves: only the characters of what was changed are replaced, and no version is lost.

May import what `desk` may; nothing else of it.
"""
