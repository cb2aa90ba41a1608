"""What one plan says: its document, days and periods, awards, criteria, quotas, scoring, dossiers.

Imports only `model.base` and its own modules.
"""
