"""`thidua new`: a few answers, or an earlier campaign, become the files of a new one. Pure text.

May import the stages up to `wording`.
"""
