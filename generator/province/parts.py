"""What a portal tells the province besides its pages: the facts that are joined with those of the others."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.checking import Checked


def part_of(checked: Checked, day: date) -> dict[str, Any]:  # noqa: ARG001 - filled in the next step
    """The part of one portal as plain values."""
    if checked.portal is None:
        return {}
    return {"name": checked.portal.name, "owner": checked.portal.owner}
