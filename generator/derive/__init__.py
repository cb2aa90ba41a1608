"""Stage 4: facts computed from the model. Still no words for readers, no markup."""
