"""The text of `open.yml`: what a draft leaves open, as import and `thidua new` write it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.open_points import OpenPoint
from generator.wording.yaml_text import group


def open_text(
    points: Iterable[OpenPoint], imported: Mapping[str, str], read_from: Mapping[str, Any] | None = None
) -> str:
    """open.yml with these points.

    `imported`: by place the hash of what was written; `read_from`: the file that was read, its hash, the day.
    """
    source = {} if read_from is None else {"read_from": dict(read_from)}
    data = {"version": 1, **source, "points": [_written(point) for point in points], "imported": imported}
    return "\n".join(group(data, 0)) + "\n"


def _written(point: OpenPoint) -> dict[str, Any]:
    """An open point with its keys in open.yml; what is not there is left out."""
    data = point.model_dump()
    return {
        key: list(value) if key == "choices" else value
        for key, value in data.items()
        if value not in (None, ())
    }
