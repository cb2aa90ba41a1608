"""Stage 3: plain data -> records and problems, all of them.

`case.py` is what a rule sees and yields, `campaign.py` the table of a campaign's rules; `shape/` judges types
and keys, `rules/` what a campaign means, `rolls/` the lists of awardees. Imports `load`,
 `model`, `plan_time`.
"""
