"""The "billion laughs": each line repeats the one above twice."""

from pathlib import Path


def make(root: Path) -> None:
    """Make the mistake below the project's root."""
    lines = ["a0: &a0 [ha]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    (root / "campaigns/thu/campaign.yml").write_text("\n".join(lines), encoding="utf-8")
