"""A signed plan whose description names a machine and a person."""

from pathlib import Path

from pdf_files import info, pdf


def make(root: Path) -> None:
    said = b"/Author(A1)/Title(C:/Users/A1/ke hoach.doc)"
    (root / "campaigns/thu/plan.pdf").write_bytes(pdf(objects=info(said)))
