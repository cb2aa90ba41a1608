"""Spreadsheets (XLSX, CSV) as offices write them: a file -> sheets of clean text cells.

Imports only the rest of `load`.
"""
