"""A page that Windows cannot open, and a picture whose name came out of another encoding."""

from pathlib import Path

from pictures import png


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    (root / "content/con.md").write_text("# Con số\n", encoding="utf-8")
    (root / "content/a\udce9.png").write_bytes(png())
