"""A control character that came along with a copied text."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Phong trào thử", "Phong trào\x02 thử"), encoding="utf-8")
