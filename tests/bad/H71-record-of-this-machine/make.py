"""What this machine remembers, cut off in the middle; it lies beside the key, and never in version control."""

from pathlib import Path


def make(root: Path) -> None:
    (root / ".thidua").mkdir()
    (root / ".thidua" / "published.json").write_text('{"thu": {"qd-1": {"states": 2', encoding="utf-8")
