"""A calendar tells the days that a plan leaves no doubt about, and nobody else's (docs/domain.md, Dates)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from builders import campaign
from hypothesis import given
from hypothesis import strategies as st
from rolls import KNOWN

from generator.derive.deadlines import Deadline, deadlines, deadlines_of_unit, last_certain_day
from generator.derive.timeline import timeline
from generator.derive.views import SiteView
from generator.model.plan.plan_date import PlanDate
from generator.model.registry import Event, Unit
from generator.plan_time.meaning import meaning

EVENTS = {"bau-cu": Event(code="bau-cu", title="Ngày bầu cử", day=date(2026, 3, 15), verified=True)}
UNITS = {
    code: Unit(code=code, name=code, kind="single", body="ubnd-xa-thu", part_of=groups)
    for code, groups in {
        "to-1": ("phong-a",),
        "phong-a": ("cac-phong",),
        "cac-phong": (),
        "phong-b": ("cac-phong",),
        "thon-1": ("cac-thon",),
        "cac-thon": (),
        "vong-1": ("vong-2",),
        "vong-2": ("vong-1",),
    }.items()
}
NOBODY: frozenset[str] = frozenset()


def found(named: frozenset[str] = NOBODY, **changes: Any) -> Iterator[Deadline]:
    case = campaign(**changes)
    return deadlines(case, timeline(case, EVENTS), named, date(2026, 1, 6), KNOWN.documents)


def milestone(
    code: str = "nop", kind: str = "dossier", binds: tuple[str, ...] = (), **said: Any
) -> dict[str, Any]:
    return {
        "code": code,
        "kind": kind,
        "title": "Hạn nộp",
        "binds": list(binds),
        "date": {"wording": "thử", **said},
    }


def test_the_shipped_plans_have_exactly_these_deadlines(site: SiteView) -> None:
    """Nothing of a month, a quarter, an event or a blank: the second Cao Lộc plan has none at all."""
    assert [(deadline.key, deadline.day.isoformat()) for deadline in site.calendar] == [
        ("bau-cu-2021-lai-chau.nop-ho-so", "2021-05-25"),
        ("bau-cu-2021-lai-chau.trinh-hoi-dong", "2021-05-29"),
        ("80-nam-tong-tuyen-cu-chi-lang.period.end", "2025-12-31"),
        ("bau-cu-2026-cao-loc.nop-ho-so", "2026-03-18"),
        ("bau-cu-2026-dak-lak.nop-ho-so", "2026-03-30"),
        ("bau-cu-2026-cao-loc.period.end", "2026-03-31"),
        ("bau-cu-2026-dak-lak.period.end", "2026-03-31"),
    ]


@pytest.mark.parametrize("wording", ["dự kiến ngày 18/3/2026", "ngày 18/3/2026 (âm lịch)"])
def test_words_that_are_not_firm_give_no_deadline(wording: str) -> None:
    said = {"day": "2026-03-18", "bound": "on"}
    firm = {**milestone(**said), "date": {"wording": "ngày 18/3/2026", **said}}
    vague = {**milestone(**said), "date": {"wording": wording, **said}}
    assert [each.key for each in found(milestones=[firm])][:1] == ["thu.nop"]
    assert "thu.nop" not in [each.key for each in found(milestones=[vague])]


@pytest.mark.parametrize(
    ("unit", "days"),
    [
        (
            "so-noi-vu-lai-chau",
            ["2021-05-25", "2021-05-29"],
        ),  # the 29th is its own; the 25th as one of the sở
        ("so-ban-nganh-lai-chau", ["2021-05-25"]),
        ("huyen-thanh-pho-lai-chau", ["2021-05-25"]),
        ("to-bau-cu-cao-loc", ["2026-03-18", "2026-03-31"]),
        ("phong-vhxh-cao-loc", ["2026-03-18", "2026-03-31"]),  # through its group, and named
        ("so-tai-chinh-dak-lak", ["2026-03-30", "2026-03-31"]),
        ("tram-y-te-cao-loc", []),  # named only by a plan whose days hang on events
        ("to-mau", []),  # of the sample
    ],
)
def test_a_unit_has_the_deadlines_that_bind_it(site: SiteView, unit: str, days: list[str]) -> None:
    units = site.campaigns[0].units
    assert [d.day.isoformat() for d in deadlines_of_unit(unit, site.calendar, units)] == days


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ({"day": "2026-03-18"}, "2026-03-18"),
        ({"day": "2026-03-18", "bound": "on_or_before"}, "2026-03-18"),
        ({"day": "2026-03-01", "bound": "before"}, "2026-02-28"),
        ({"day": "2024-03-01", "bound": "before"}, "2024-02-29"),
        ({"day": "2026-01-01", "bound": "before"}, "2025-12-31"),
        ({"day": "2025-12-31", "bound": "through"}, "2025-12-31"),
        ({"day": "2025-12-08", "to_day": "2025-12-10", "bound": "during"}, "2025-12-10"),
        ({"month": "2024-02", "bound": "through"}, "2024-02-29"),
        ({"quarter": "2026-Q2", "bound": "through"}, "2026-06-30"),
        ({"year": 2026, "bound": "through"}, "2026-12-31"),
        ({"day": "2026-03-18", "bound": "from"}, None),
        ({"month": "2026-04", "bound": "during"}, None),
        ({"month": "2026-04"}, None),
        ({"quarter": "2025-Q4", "bound": "during"}, None),
        ({"year": 2026}, None),
        ({"month": "2026-03", "bound": "from"}, None),
        ({"event": "bau-cu", "bound": "through"}, None),
        ({"event": "bau-cu"}, None),
        ({"unknown": True}, None),
    ],
)
def test_only_a_day_without_doubt_is_a_deadline(said: dict[str, Any], day: str | None) -> None:
    when = meaning(PlanDate.model_validate({"wording": "thử", **said}), EVENTS)
    assert last_certain_day(when) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize("kind", ["dossier", "internal", "proposal", "review", "summary", "other"])
def test_what_only_informs_is_no_deadline(kind: str) -> None:
    keys = [deadline.key for deadline in found(milestones=[milestone(kind=kind, day="2026-03-18")])]
    assert keys == (["thu.period.end"] if kind == "other" else ["thu.nop", "thu.period.end"])


def test_the_key_holds_no_day_and_no_two_are_alike() -> None:
    """A milestone may be called as the end of a period or of a wave is."""
    period = campaign().period.model_dump(mode="json", exclude_none=True)
    keys = [
        deadline.key
        for deadline in found(
            waves=[{"code": "dot-1", "title": "Đợt 1", "period": period}],
            milestones=[milestone(code, day="2026-03-18") for code in ("end", "period-end", "dot-1")],
        )
    ]
    assert sorted(keys) == ["thu.dot-1", "thu.end", "thu.period-end", "thu.period.end", "thu.wave.dot-1"]


def test_a_deadline_for_nobody_in_particular_binds_whom_the_campaign_names() -> None:
    named = frozenset({"cac-phong", "thon-1"})
    own, end = found(named, milestones=[milestone(binds=("phong-a",), day="2026-03-18")])
    assert (own.bound_units, end.bound_units) == ({"phong-a"}, named)
    (general, _) = found(named, milestones=[milestone(day="2026-03-18")])
    assert general.bound_units == named


@pytest.mark.parametrize(
    ("unit", "bound"),
    [
        ("phong-a", True),
        ("to-1", True),
        ("cac-phong", False),
        ("phong-b", False),
        ("vong-1", False),
        ("la", False),
    ],
)
def test_a_deadline_binds_the_parts_of_a_group_and_not_the_group_of_a_part(unit: str, bound: bool) -> None:  # noqa: FBT001
    (own, _) = found(milestones=[milestone(binds=("phong-a",), day="2026-03-18")])
    assert own.binds(unit, UNITS) is bound


def test_every_change_and_every_extension_makes_a_new_revision() -> None:
    change = campaign().changes[0].model_dump(mode="json", exclude_none=True)
    once = {"wording": "trước", "day": "2026-03-10"}
    twice = {"wording": "trước", "day": "2026-03-14", "original": once}

    def revision(changes: int, **said: Any) -> int:
        return next(
            found(changes=[change] * changes, milestones=[milestone(day="2026-03-18", **said)])
        ).revision

    assert [revision(1), revision(2), revision(2, original=once), revision(3, original=twice)] == [0, 1, 2, 4]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(["before", "on_or_before", "through"]))
def test_an_extension_never_changes_the_key(day: date, bound: str) -> None:
    original = {"wording": "thử", "day": "2026-03-18"}
    first = next(found(milestones=[milestone(day="2026-03-18")]))
    later = next(found(milestones=[milestone(day=day.isoformat(), bound=bound, original=original)]))
    assert {first.key, later.key} <= {"thu.nop", "thu.period.end"}
    assert later.revision >= first.revision


def test_what_a_stopped_campaign_still_asked_for_is_cancelled() -> None:
    stopped = {"by": "luat-thu", "day": "2026-03-01", "wording": "Dừng thực hiện."}
    milestones = [milestone("dau", day="2026-02-28"), milestone("sau", day="2026-03-18")]
    states = {each.key: each.cancelled for each in found(stopped=stopped, milestones=milestones)}
    assert states == {"thu.dau": False, "thu.sau": True, "thu.period.end": True}


def test_when_it_last_changed_follows_the_log_and_the_documents_that_moved_it() -> None:
    """Never the deadline's own day, which a calendar would take for news of the future."""
    case = campaign(milestones=[milestone(day="2026-03-18")])

    def changed(updated: date | None, **said: Any) -> date:
        moved = campaign(milestones=[milestone(day="2026-03-18", **said)])
        (first, *_) = deadlines(moved, timeline(moved, EVENTS), NOBODY, updated, documents)
        return first.changed

    late = KNOWN.documents["luat-thu"].model_copy(update={"date": date(2026, 2, 20)})
    documents = {"luat-thu": late}
    extended = {"changed_by": "luat-thu", "original": {"wording": "trước", "day": "2026-03-10"}}
    assert changed(None) == case.plan.date.day
    assert changed(date(2026, 1, 6)) == date(2026, 1, 6)
    assert changed(date(2026, 1, 6), **extended) == date(2026, 2, 20)
    assert changed(date(2026, 3, 1), **extended) == date(2026, 3, 1)
