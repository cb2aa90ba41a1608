"""Forms out of the model: what a form shows of a record, and what the record is that comes back.

A form's inputs are named by their path ("milestones.3.date.wording"); the item of a list keeps the number
that it had in the file, a new one has "n1", so a save knows what stayed, went, moved and came. Imports what
`desk` imports, and neither `views` nor `steps`.
"""
