"""A whole plan pasted into the title: each page, address and picture of it would take a minute."""

from pathlib import Path


def make(root: Path) -> None:
    path = root / "campaigns/thu/campaign.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}topics: [{'thi đua ' * 100_000}]\n", encoding="utf-8")
