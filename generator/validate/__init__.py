"""Stage 3: plain data -> records and problems, all of them.

`finding.py` is the contract of every check. What is judged, and its table RULES: a campaign (`case.py`,
`campaign.py` with the modules of `rules/`), a draft's `open_points`, the `registries`, mkdocs.yml
(`settings`), pages by hand (`written`), lists of awardees (`rolls/`), the whole `portal`. `shape/`
judges types and keys before, `ledger/` what was published. Imports `load`, `model`, `plan_time`.
"""
