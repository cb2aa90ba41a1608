"""A signed plan and a folder of pages that are links to places outside of the portal."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    (root / "campaigns/thu/plan.pdf").symlink_to("/etc/passwd")
    (root / "content/khac").symlink_to("../..")
