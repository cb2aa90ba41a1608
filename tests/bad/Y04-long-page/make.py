"""A book pasted into a page."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    with (root / "content/lien-he.md").open("a", encoding="utf-8") as page:
        page.write("\n" + "Nguyễn Văn A1 được khen.\n\n" * 4_000 + "\n")
