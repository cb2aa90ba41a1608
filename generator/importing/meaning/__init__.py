"""What a plan's paragraphs mean as data: rules that read words, and say where they do not understand them.

Pure functions. A reader gives plain data with the keys of a campaign file; where it is not certain, an
`Unsure` stands in place of the value (`unsure.py`). `structure/` finds the sections of each part, `rewards/`
who is rewarded; `composing.py` puts the parts together, `linking.py` names one in the other, `unplaced.py`
tells what no value holds.
May import what `importing` may; knows neither files nor how a draft is written.
"""
