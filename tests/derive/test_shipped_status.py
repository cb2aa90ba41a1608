"""The statuses of the five shipped campaigns, on the product's day and on the days on which they turn."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checking import Checked
from generator.derive.status import Status, StatusStep, course_of, status_steps, step_on


def steps_of(shipped_checked: Checked, campaign_id: str) -> tuple[StatusStep, ...]:
    case = next(case for case in shipped_checked.campaigns if case.campaign.id == campaign_id)
    issuer = case.known.bodies[case.campaign.plan.issuer]
    return status_steps(course_of(case.campaign, issuer, case.known.events, 12))


@pytest.mark.parametrize(
    ("campaign_id", "status"),
    [
        ("bau-cu-2026-cao-loc", Status.ENDED),
        ("bau-cu-2026-dak-lak", Status.ENDED),
        ("dai-hoi-xiv-cao-loc", Status.ENDED),
        ("80-nam-tong-tuyen-cu-chi-lang", Status.ARCHIVED),
        ("bau-cu-2021-lai-chau", Status.ARCHIVED),
    ],
)
def test_the_shipped_campaigns_on_the_products_day(
    shipped_checked: Checked, campaign_id: str, status: Status, as_of: date
) -> None:
    assert step_on(steps_of(shipped_checked, campaign_id), as_of).status is status


@pytest.mark.parametrize(
    ("campaign_id", "day", "status"),
    [
        ("bau-cu-2026-cao-loc", "2025-10-31", Status.UPCOMING),
        ("bau-cu-2026-cao-loc", "2026-03-18", Status.RECEIVING),
        ("bau-cu-2026-cao-loc", "2026-03-20", Status.REVIEWING),  # docs/domain.md names this day
        ("bau-cu-2026-cao-loc", "2026-05-01", Status.ENDED),
        ("bau-cu-2026-dak-lak", "2025-09-30", Status.UPCOMING),
        ("bau-cu-2026-dak-lak", "2026-03-30", Status.RECEIVING),  # "trước ngày 31/3/2026"
        ("bau-cu-2026-dak-lak", "2026-03-31", Status.REVIEWING),
        ("dai-hoi-xiv-cao-loc", "2026-01-23", Status.RUNNING),  # the event's day belongs to the period
        ("dai-hoi-xiv-cao-loc", "2026-01-24", Status.ENDED),
        ("80-nam-tong-tuyen-cu-chi-lang", "2025-06-30", Status.RUNNING),
        ("80-nam-tong-tuyen-cu-chi-lang", "2025-07-01", Status.ARCHIVED),  # no districts any more
        ("bau-cu-2021-lai-chau", "2021-05-25", Status.RECEIVING),
        ("bau-cu-2021-lai-chau", "2021-05-26", Status.ENDED),
    ],
)
def test_the_shipped_campaigns_turn_on_these_days(
    shipped_checked: Checked, campaign_id: str, day: str, status: Status
) -> None:
    assert step_on(steps_of(shipped_checked, campaign_id), date.fromisoformat(day)).status is status
