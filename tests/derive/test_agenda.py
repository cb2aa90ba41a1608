"""The calendar page: months ahead, months behind, and apart what has no day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import campaign_data
from sites import site_with

from generator.derive.agenda import AgendaMonth, agenda
from generator.derive.views import SiteView


def months(found: tuple[AgendaMonth, ...]) -> list[str]:
    return [month.first.isoformat()[:7] for month in found]


def test_the_shipped_plans_by_month(site: SiteView) -> None:
    found = agenda(site)
    assert months(found.upcoming) == []
    assert months(found.past) == ["2026-03", "2026-01"]
    assert [entry.day.day for entry in found.past[0].entries if entry.day] == [18, 31]


def test_plans_that_do_not_bind_the_owner_stand_apart(site: SiteView) -> None:
    found = agenda(site)
    assert months(found.elsewhere) == ["2026-03", "2025-12", "2025-10", "2021-05", "2021-01"]
    of = {entry.view.id for month in found.elsewhere for entry in month.entries}
    of |= {entry.view.id for entry in found.elsewhere_undated}
    assert of == {view.id for view in site.others}
    ours = {entry.view.id for month in found.past for entry in month.entries}
    assert ours | {entry.view.id for entry in found.undated} == {view.id for view in site.own}


@pytest.mark.parametrize(
    ("day", "upcoming", "past"),
    [
        ("2026-03-31", ["2026-03"], ["2026-01"]),
        ("2026-04-01", [], ["2026-03", "2026-01"]),
        ("2025-12-01", ["2026-01", "2026-03"], []),
    ],
)
def test_a_month_lies_ahead_until_it_is_over(
    site: SiteView, day: str, upcoming: list[str], past: list[str]
) -> None:
    found = agenda(replace(site, as_of=date.fromisoformat(day)))
    assert (months(found.upcoming), months(found.past)) == (upcoming, past)


def test_within_the_month_of_today_a_day_may_be_past(site: SiteView) -> None:
    (month,) = agenda(replace(site, as_of=date(2026, 3, 30))).upcoming
    assert [entry.past for entry in month.entries] == [True, False]


def test_every_point_stands_there_once_dated_or_not(site: SiteView) -> None:
    found = agenda(site)
    dated = [entry.point for entry in found.entries if entry.day is not None]
    undated = [entry.point for entry in found.entries if entry.day is None]
    points = [point for view in site.campaigns if not view.campaign.sample for point in view.points]
    assert sorted(map(id, [*dated, *undated])) == sorted(map(id, points))
    assert (len(dated), len(undated)) == (11, 7)


def test_calendars_hold_some_of_what_has_a_day_and_nothing_else(site: SiteView) -> None:
    """A first day and the day of an event are told on the page; nobody is reminded of them."""
    found = agenda(site)
    held = [entry.deadline for entry in found.entries if entry.deadline]
    assert len(held) == len(site.calendar) == 7
    assert not any(entry.deadline for entry in found.entries if entry.day is None)


def test_a_month_is_no_day_though_it_has_a_last_one(tmp_path: Path) -> None:
    during = {"wording": "trong tháng 4 năm 2026", "month": "2026-04", "bound": "during"}
    site = site_with(
        tmp_path,
        campaign_data(milestones=[{"code": "xet", "kind": "review", "title": "Xét", "date": during}]),
    )
    assert [entry.point.title for entry in agenda(site).undated] == ["Xét"]


def test_samples_stay_out(tmp_path: Path) -> None:
    found = agenda(site_with(tmp_path, campaign_data(sample=True)))
    assert (found.upcoming, found.past, found.undated) == ((), (), ())
