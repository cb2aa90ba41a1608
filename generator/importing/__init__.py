"""From a plan's file to a draft of its campaign: what it says (`reading/`), what it is, what it means.

An edge of the house: it may import every stage, and nobody but the command line imports it.
"""
