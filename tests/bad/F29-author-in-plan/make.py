"""A signed plan whose description names its author."""

from pathlib import Path

from pdfs import pdf


def make(root: Path) -> None:
    (root / "campaigns/thu/plan.pdf").write_bytes(pdf("Ke hoach", about={"/Author": "A1"}))
