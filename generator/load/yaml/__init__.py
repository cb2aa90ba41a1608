"""Our strict reader of YAML: a file -> plain data, the place of every value, and slips in words.

Imports only the rest of `load`.
"""
