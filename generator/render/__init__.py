"""Stage 5: views -> Markdown. Fixed wording lives in the templates and in `words`."""
