"""No version, as before there was one."""

import re
from pathlib import Path


def make(root: Path) -> None:
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"    data: \d+\n", "", text), encoding="utf-8")
