"""How the desk is reached: on this machine only, by whoever started it, and by no page of another origin.

Imports the desk's application and its store; no page and no stage.
"""
