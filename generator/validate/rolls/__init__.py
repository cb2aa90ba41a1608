"""Lists of awardees: sheets -> rows that may be published, and every problem on the way.

`campaign_lists.py` walks the way: `sheets` chooses, `headers`, `lines`, `cells` and `table` read, `numbers`
names the rows, `warnings` and `quotas` judge them, then `validate/ledger`. Knows no other rule of a campaign.
"""
