"""Words in place of the settings."""

import re
from pathlib import Path


def make(root: Path) -> None:
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"  portal:\n(?:    .*\n)+", "  portal: UBND xã\n", text), encoding="utf-8")
