"""A signed plan whose description has a path of somebody's machine."""

from pathlib import Path

from pdfs import pdf


def make(root: Path) -> None:
    content = pdf("Ke hoach", about={"/Title": "C:/Users/A1/ke hoach.doc"})
    (root / "campaigns/thu/plan.pdf").write_bytes(content)
