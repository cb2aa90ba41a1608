"""Lists of awardees as staff see and mend them: tables as they were read, one cell or row changed in a file.

May import the stages, what saves and how problems are told at the desk; knows no request.
"""
