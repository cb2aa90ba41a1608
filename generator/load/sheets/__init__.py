"""Lists of awardees as offices write them (XLSX, DOCX, CSV): a file -> sheets of clean text cells.

`reader.py` is the door. `package.py` and `workbook_kind.py` open any file of Word or Excel,
`old_encodings.py` reads TCVN3 and VNI: forms and imported plans use these, too.
Imports only the rest of `load`.
"""
