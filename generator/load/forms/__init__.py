"""Forms: Word, Excel and PDF files that staff edit -> templates that can be filled in, and the words in them.

Imports only the rest of `load`.
"""
