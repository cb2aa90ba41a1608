"""Lists of awardees: sheets -> rows that may be published, and every problem on the way.

`campaign_lists.py` walks the way: `sheets` chooses, `headers`, `lines`, `cells` and `table` read, `numbers`
names the rows; then rules judge what `case` holds: `rows` each row of a list, `warnings` all rolls of a
campaign (with `quotas` and `acceptances`); then `validate/ledger` looks at what was published. Imports that,
`load`, `model`, `plan_time` and the modules of `validate` itself; no rule of a campaign.
"""
