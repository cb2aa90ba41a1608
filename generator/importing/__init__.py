"""From a plan's file to a draft of its campaign: what a file says, what document it is, what it means.

May import the stages up to `wording`, and `opening`, which writes a draft's files; the command line and the
desk import it.
"""
