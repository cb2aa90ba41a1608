"""A campaign's folder copied and pasted beside itself."""

import shutil
from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    shutil.copytree(root / "campaigns/thu", root / "campaigns/thu - Copy")
