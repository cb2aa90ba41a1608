"""A campaign's pages: its parts, and what it offers for paper.

Imports what `render` imports.
"""
