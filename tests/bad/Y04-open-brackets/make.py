"""A page in which brackets stand that nobody closes."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    with (root / "content/lien-he.md").open("a", encoding="utf-8") as page:
        page.write("\n" + "[" * 101 + "\n")
