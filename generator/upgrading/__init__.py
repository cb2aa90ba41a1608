"""From what an older version wrote to what this one reads: text in, text out, comments kept.

`steps` is the table of versions, each with a module of its own (`to_2`); `ships` brings what explains the
program up to date; `keeping` writes it all so that it can be undone. May import `load` and `opening`.
"""
