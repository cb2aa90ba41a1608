"""Our strict reader of YAML: a file -> plain data, the place of every value, and slips in words.

`document.py` is the door; `insert.py` writes one line into a file that was read.
Imports only the rest of `load`.
"""
