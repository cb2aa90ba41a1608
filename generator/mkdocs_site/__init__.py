"""The connection to MkDocs: the plugin, the preview, what they do to pages and theme.

May import every stage.

Nothing outside this folder imports MkDocs, so that another builder can take its place (`thidua generate`).
"""
