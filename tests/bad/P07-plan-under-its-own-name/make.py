"""The signed plan under the name that it had in the office's mail."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    (root / "campaigns/thu/Kế hoạch 312.pdf").write_bytes(b"%PDF-1.7\n")
    (root / "campaigns/thu/Kế hoạch 312.docx").write_bytes(b"PK")
    (root / "campaigns/thu/~$hoạch 312.docx").write_bytes(b"")
