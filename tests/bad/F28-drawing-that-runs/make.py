"""A drawing with a script."""

from pathlib import Path


def make(root: Path) -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    (root / "content/so-do.svg").write_text(drawn, encoding="utf-8")
