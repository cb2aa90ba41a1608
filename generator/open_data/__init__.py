"""The public data sets: records (a column's title, type and description), rows, and the files of each set.

Imports the stages up to `wording`, and `export` for the workbook; `render` shows what stands here.
"""
