"""How a plan is built: its sections as a tree, its headings, which of them tells which part of a campaign."""
