"""Stage 6: views -> Markdown. Fixed wording lives in the templates and in `wording`.

Here live what all pages share; `campaign/` makes a campaign's pages, `site/` those across campaigns.
Reads no file but templates. May import `open_data` and the stages up to `wording`; never `export`.
"""
