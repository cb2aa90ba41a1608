"""A link whose target was deleted; a plan whose link runs in a circle."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    file = root / "campaigns/thu/campaign.yml"
    file.unlink()
    file.symlink_to("kho-luu-tru.yml")
    plan = root / "campaigns/thu/plan.txt"
    plan.unlink()
    plan.symlink_to("plan.txt")
