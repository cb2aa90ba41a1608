"""Files as offices have them (Word, PDF, scans, plain text) to a plan's text in the form of `plan.txt`.

May import `load`. `read_plan.py` is the door; the other modules each read one kind of file into blocks.
"""
