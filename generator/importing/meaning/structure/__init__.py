"""How a plan is built: its sections as a tree, its headings, which of them tells which part of a campaign.

Imports the outline of `load`, and how `known` finds an award's name at the head of a section.
"""
