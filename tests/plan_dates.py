"""Dates of a plan as they are understood beside three events: two with a day, one of them verified."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.model.plan.plan_date import PlanDate
from generator.model.registry import Event
from generator.plan_time.meaning import Meaning, meaning

EVENTS = {
    event.code: event
    for event in (
        Event(code="phat-dong", title="Lễ phát động"),
        Event(code="be-mac", title="Bế mạc", day=date(2026, 1, 23)),
        Event(code="bau-cu", title="Bầu cử", day=date(2026, 3, 15), verified=True),
    )
}


def understood(wording: str = "thử", **said: Any) -> Meaning:
    """What a date of these words and keys means."""
    return meaning(PlanDate.model_validate({"wording": wording, **said}), EVENTS)
