"""Stage 4: facts computed from the model: days, statuses, totals, addresses, views. No words, no markup.

Imports `load` (types of what was read), `model`, `plan_time` and `validate.case`; raises no problem.
"""
