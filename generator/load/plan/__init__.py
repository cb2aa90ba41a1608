"""A plan's text (`plan.txt`): its paragraphs and tables, its outline, and the older forms that it comes in.

Imports only the rest of `load`.
"""
