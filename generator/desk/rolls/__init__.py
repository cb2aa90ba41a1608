"""Lists of awardees as staff see and mend them: tables as they were read, one cell or row changed in a file.

May import the stages and what saves; knows no request and no page.
"""
