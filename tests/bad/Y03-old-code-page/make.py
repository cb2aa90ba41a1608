"""A file saved in the old Vietnamese code page of Windows."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    file.write_bytes("id: thu\nshort_title: Phong trào th\u01b0\n".encode("cp1258"))
