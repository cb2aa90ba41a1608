"""Stage 6: views -> Markdown. Fixed wording lives in the templates and in `wording`."""
