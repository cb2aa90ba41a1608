"""The board: every campaign by its state, what is due, and the ways to what people come for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.responses import Response

from generator.derive.status import Status
from generator.derive.views import CampaignView
from generator.desk.leading import led
from generator.desk.office import Office, Seen
from generator.desk.pages import page
from generator.desk.points import has_points, title_of
from generator.desk.serving.open_desks import others
from generator.desk.sheets import OWNER, REGISTRIES
from generator.desk.steps.requests import waiting
from generator.problems import Severity
from generator.wording.dates import date_vi, days_left_vi, plan_date_vi
from generator.wording.words import STATUS, point_title

_SOON = timedelta(days=7)
_STEPS = (
    Status.RECEIVING, Status.RUNNING, Status.REVIEWING, Status.ENDED, Status.UPCOMING, Status.PUBLISHED,
    Status.STOPPED, Status.ARCHIVED,
)  # fmt: skip
_UNKNOWN = "Chưa xem được trạng thái: còn lỗi phải sửa"


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign on the board."""

    id: str
    title: str
    issuer: str
    state: str
    nearest: str
    errors: int
    warnings: int
    sample: bool
    has_rolls: bool


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft on the board; `open` is None where it was not read from a plan's file."""

    id: str
    title: str
    open: int | None
    errors: int


def board(office: Office, *, online: str = "") -> Response:
    """The page that opens first; `online`: the campaign that is no draft since just now."""
    seen = office.seen()
    drafts = seen.checked.drafts
    views = {
        case.campaign.id: seen.view(case) for case in seen.checked.campaigns if case.folder not in drafts
    }
    campaigns = list(office.campaigns())
    rows = [_row(seen, campaign, views.get(campaign)) for campaign in campaigns if campaign not in drafts]
    order = [*(STATUS[each] for each in _STEPS), _UNKNOWN]
    groups = [(state, [row for row in rows if row.state == state]) for state in order]
    return page(
        "board",
        title="Bàn làm việc",
        drafts=[_draft(office, seen, campaign) for campaign in campaigns if campaign in drafts],
        groups=[(state, found) for state, found in groups if found],
        online=case.campaign.short_title if (case := seen.case(online)) else "",
        due=[
            *waiting(office.project, seen.checked.campaigns, seen.day),
            *_due(seen, [view for view in views.values() if view]),
        ],
        registries={**REGISTRIES, **OWNER},
        elsewhere=led(office.project, (each for each in seen.checked.problems if _of_no(each.source.path))),
        others=others(office.project),
        day=seen.day,
    )


def _of_no(path: str) -> bool:
    """Whether a problem belongs to no campaign."""
    return not path.startswith("campaigns/") or path.startswith("campaigns/_shared/")


def _row(seen: Seen, campaign: str, view: CampaignView | None) -> CampaignRow:
    found = seen.problems(campaign)
    case = seen.case(campaign)
    ahead = (
        view is not None and view.next_point.when.last is not None and view.next_point.when.last >= seen.day
    )
    return CampaignRow(
        id=campaign,
        title=case.campaign.short_title if case else campaign,
        issuer=view.issuer.short_name if view else "",
        state=STATUS[view.status] if view else _UNKNOWN,
        nearest=_nearest(view, seen.day) if view and ahead else "",
        errors=sum(each.severity is Severity.ERROR for each in found),
        warnings=sum(each.severity is Severity.WARNING for each in found),
        sample=bool(case and case.campaign.sample),
        has_rolls=bool(case and case.campaign.decisions),
    )


def _draft(office: Office, seen: Seen, campaign: str) -> DraftRow:
    found = seen.problems(campaign)
    case = seen.case(campaign)
    waiting = sum(each.code == "I02" for each in found)
    return DraftRow(
        id=campaign,
        title=title_of(office.project, campaign, case),
        open=waiting if has_points(office.project, campaign) else None,
        errors=sum(each.severity is Severity.ERROR for each in found),
    )


def _nearest(view: CampaignView, day: date) -> str:
    point = view.next_point
    return f"{point_title(point)}{plan_date_vi(point.when)}, {days_left_vi(point, day).partition(' (')[0]}"


def _due(seen: Seen, views: list[CampaignView]) -> Iterator[tuple[str, str]]:
    """What waits for somebody: the address of its form, words."""
    for view in views:
        if view.campaign.sample or not view.concerns_owner:
            continue
        for point in view.points:
            last = point.when.last
            if not point.void and point.milestone and last and seen.day <= last <= seen.day + _SOON:
                left = _until((last - seen.day).days)
                words = f"{view.campaign.short_title}: {point_title(point)}, {left} ({date_vi(last)})."
                yield f"/phong-trao/{view.id}/thoi-gian/", words
        if view.status is Status.ENDED and view.own:
            words = "đã kết thúc, chưa công bố kết quả. Đã có quyết định khen thưởng chưa?"
            yield f"/vinh-danh/{view.id}/", f"{view.campaign.short_title}: {words}"


def _until(days: int) -> str:
    return ("hạn hôm nay", "hạn ngày mai")[days] if days < 2 else f"còn {days} ngày"
