"""What a wording about time means, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from generator.model.plan.plan_date import Bound
from generator.plan_time.doubts import VAGUE, Doubt

TimeKind = Literal[
    "day", "range", "month", "quarter", "half", "year", "event", "relative", "recurring", "unknown"
]


@dataclass(frozen=True, slots=True)
class Reading:
    """A wording in days; `first` and `last` are valid days, None where the words give none.

    `hour` ("17:00") closes the last day; `count` is that of "trong vòng 10 ngày". `certain`: one rule read
    the words and nothing in them speaks against it. `how` says in Vietnamese what was understood, then what
    is doubtful. `fixed`: the words name the bound. `value`: the keys of a date in a campaign file, without
    its wording; empty where the words give no whole value.
    """

    kind: TimeKind
    bound: Bound | None = None
    first: date | None = None
    last: date | None = None
    hour: str | None = None
    count: int | None = None
    how: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    fixed: bool = False
    value: Mapping[str, Any] = field(default_factory=dict)

    @property
    def certain(self) -> bool:
        """Whether nothing is doubtful."""
        return self.kind != "unknown" and not self.doubts

    @property
    def vague(self) -> bool:
        """Whether even a written day is none to rely on: tentative, a part of a month, a day of the moon."""
        return any(doubt.why in VAGUE for doubt in self.doubts)

    def as_data(self) -> dict[str, Any]:
        """The reading as `thidua date --format json` prints it."""
        return {
            "kind": self.kind,
            "bound": self.bound,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "hour": self.hour,
            "count": self.count,
            "certain": self.certain,
            "how": [*self.how, *(doubt.text for doubt in self.doubts)],
        }
