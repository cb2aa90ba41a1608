"""A list within lists within lists."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    with (root / "content/lien-he.md").open("a", encoding="utf-8") as page:
        page.write("\n" + "1. " * 67 + "Thôn Thử\n")
