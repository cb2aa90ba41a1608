"""The data of the site search: what is found, under which words, in files that the browser fetches.

Imports `derive` and `wording`; the pages are handed to it.
"""
