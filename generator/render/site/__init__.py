"""The pages across campaigns: home, lists, units, forms, honours, open data, guides.

Imports what `render` imports, and of `render/campaign` the type of its files.
"""
