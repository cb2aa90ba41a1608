"""Stage 4: facts computed from the model: days, statuses, totals, addresses, views. No words, no markup.

Imports `load` (types of what was read), `model`, `plan_time` and, of `validate`, what a campaign's rules see
(`case`) and how names are compared (`same_text`, `rolls.lookup`); raises no problem.
"""
