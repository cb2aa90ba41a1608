"""A plan's file becomes the draft of a campaign: read as text (`reading/`), then as data (`meaning/`)."""
