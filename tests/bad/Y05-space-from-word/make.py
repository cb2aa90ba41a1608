"""A line indented with the no-break spaces of Word."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    file.write_text("id: thu\nplan:\n\u00a0\u00a0symbol: KH-UBND\n", encoding="utf-8")
