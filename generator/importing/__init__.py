"""From a plan's file to a draft of its campaign: read as text (`reading/`), understood as data (`meaning/`).

An edge of the house: it may import every stage, and nobody but the command line imports it.
"""
