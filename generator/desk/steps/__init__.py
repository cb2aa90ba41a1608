"""Guided steps: a short form, what will happen, and only then the saves that make it so.

Each step is a function from a campaign and what was answered to an outcome; none of them writes anything.
May import the stages, `opening`, what saves and the rows of lists; no page.
"""
