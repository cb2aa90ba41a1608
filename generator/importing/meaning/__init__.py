"""What a plan's paragraphs mean as data: rules that read words, and say where they do not understand them.

Pure functions; imports of this project only `load.plan`, `model`, `plan_time`, `derive` and `wording`. A reader gives plain data with the keys
of a campaign file; where it is not certain, an `Unsure` stands in place of the value (`unsure.py`).
"""
