"""What the desk's pages show and do: a module for each kind of page, a function for each request.

May import whatever the desk may.
"""
