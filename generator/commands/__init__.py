"""The command line: one module for each group of commands, and its words. May import every stage.

Imports inside functions are for a quick start: MkDocs is loaded by the commands that build.
"""
