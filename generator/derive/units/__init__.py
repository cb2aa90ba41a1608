"""What each campaign means for one unit, and the unit's own view of all of them.

Imports `model` and the rest of `derive`.
"""
