"""What a campaign must satisfy beyond its shape: a module for each subject, with its rules in RULES.

Imports `load`, `model`, `plan_time` and the modules of `validate` itself; `validate/campaign.py` collects the
tables.
"""
