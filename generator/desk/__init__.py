"""The desk: what staff do with the portal's files, in a browser on their own machine.

An edge: it may import every stage, but not MkDocs.
"""
