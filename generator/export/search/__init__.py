"""The data of the site search: what is found, under which words, in files that the browser fetches.

Imports `derive`, `wording`, and of `validate` what a page may hold; the pages are handed to it.
"""
