"""What a plan's paragraphs mean as data: rules that read words, and say where they do not understand them.

Pure functions. A reader gives plain data with the keys of a campaign file; where it is not certain, an
`Unsure` stands in place of the value (`unsure.py`). `composing.py` puts the parts together.
May import what `importing` may; knows neither files nor how a draft is written.
"""
