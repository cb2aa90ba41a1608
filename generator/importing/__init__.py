"""From a plan's file to a draft of its campaign: what a file says, what document it is, what it means.

An edge of the house: it may import every stage, and nobody but the command line imports it.
"""
