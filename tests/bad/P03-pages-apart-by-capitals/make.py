"""Two pages whose names differ in capitals only: on Windows they are one file."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    for name in ("thong-bao.md", "Thong-Bao.md"):
        (root / "content" / name).write_text("# Thông báo\n", encoding="utf-8")
