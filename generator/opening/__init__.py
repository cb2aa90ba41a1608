"""What begins, as the text of its files: a campaign (`new_campaign.py`), a portal (`new_portal.py`).

From answers (`asking.py`, `answers.py`) and, where there is one, an earlier campaign (`carry_over.py`).
Writes no file. May import the stages up to `wording`.
"""
