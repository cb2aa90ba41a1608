"""Published is published: today's rolls and decisions against the ledger, and its next state.

Imports `load`, `model`, and of `validate` the contract of checks, what a campaign's rules see (`case`) and
how names are compared. `withheld.hushed` sees to it that no problem repeats a withheld name.
"""
