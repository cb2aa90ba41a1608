"""A signed plan that runs a script when it is opened."""

from pathlib import Path

from pdf_files import pdf


def make(root: Path) -> None:
    (root / "campaigns/thu/plan.pdf").write_bytes(pdf(b"/OpenAction<</S/JavaScript/JS(1)>>"))
