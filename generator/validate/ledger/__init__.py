"""Published is published: today's rolls and decisions against the ledger, and its next state.

Imports `load`, `model`, and of `validate` what a campaign's rules see (`case`) and how names are compared.
Gives problems, not findings: `withheld.hushed` sees to it that none of them repeats a name.
"""
