"""A named pipe: reading it would wait for ever."""

import os
from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    file.unlink()
    os.mkfifo(file)
