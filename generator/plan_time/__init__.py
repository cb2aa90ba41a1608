"""Time as plans write it and offices count it.

`grammar.py` reads a wording by `lexemes`, `rules` and `bounds`; `meaning.py` tells the days that a date of a
plan means, `days_off.py` those on which offices are closed.
Imports only `model`; every later stage uses it.
"""
