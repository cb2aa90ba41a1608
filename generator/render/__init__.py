"""Stage 6: views -> Markdown. Fixed wording lives in the templates and in `wording`.

Here live what all pages share; `campaign/` makes a campaign's pages, `site/` those across campaigns.
Reads no file but templates; never imports `export`.
"""
