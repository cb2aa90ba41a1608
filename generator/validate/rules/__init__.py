"""What a campaign must satisfy beyond its shape: a module for each subject, with its rules in RULES.

Imports `validate.case` and `validate.finding`; `validate/campaign.py` collects the tables.
"""
