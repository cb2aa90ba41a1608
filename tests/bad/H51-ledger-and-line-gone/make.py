"""What this machine remembers; it lies beside the key, and never in version control."""

from pathlib import Path


def make(root: Path) -> None:
    (root / ".thidua").mkdir()
    head = "9f3a1c5e7b20d4689f3a1c5e7b20d4689f3a1c5e7b20d4689f3a1c5e7b20d468"
    text = f'{{"thu": {{"qd-1": {{"states": 2, "head": "{head}"}}}}}}'
    (root / ".thidua" / "published.json").write_text(text, encoding="utf-8")
