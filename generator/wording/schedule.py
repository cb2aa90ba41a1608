"""What is due and what happened, in words: deadlines in calendars and on share cards, news."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.citing import cited
from generator.derive import site_map
from generator.derive.deadlines import Deadline, last_certain_day
from generator.derive.news import News
from generator.derive.rolls.stages import Stage
from generator.derive.status import Status
from generator.derive.timeline import Point
from generator.derive.views import CampaignView, SiteView
from generator.model.base import UNKNOWN
from generator.model.registry import Known, LegalDocument, Unit
from generator.plan_time.meaning import Meaning
from generator.wording.dates import closed_vi, closing_vi, date_vi, long_date_vi, meaning_vi
from generator.wording.words import (
    GENERAL_BINDS,
    STAGE,
    UNSTATED_BINDS,
    VOID,
    count_vi,
    dated_vi,
    document_vi,
    plan_name_vi,
    point_title,
)

PAGE = "Trang trên cổng: "
"""What stands before a page's address in a calendar."""


def deadline_title(deadline: Deadline) -> str:
    """Such as "Hạn nộp hồ sơ: Thi đua bầu cử 2026 - 2031"."""
    return f"{point_title(deadline.point)}: {deadline.campaign.short_title}"


def deadline_text(deadline: Deadline, known: Known) -> str:
    """All that a calendar tells of a deadline, line by line."""
    return "\n".join(_lines(deadline, known))


def _lines(deadline: Deadline, known: Known) -> Iterator[str]:
    point, campaign = deadline.point, deadline.campaign
    yield f"Kế hoạch ghi: “{point.when.planned.wording}”."
    if point.when.original is not None:
        yield f"Văn bản điều chỉnh ghi: “{point.when.date.wording}”."
    day = meaning_vi(point.when)
    closed = f" ({closed_vi(point.closed)})" if point.closed else ""
    yield f"{day[0].upper()}{day[1:]}{closed}."
    yield f"Áp dụng đối với: {bound_vi(point, known.units)}."
    if point.milestone and point.milestone.note:
        yield f"Kế hoạch lưu ý: {point.milestone.note}"
    if deadline.cancelled and campaign.stopped:
        document = document_vi(known.documents[campaign.stopped.by])
        yield f"Hạn này không còn: phong trào dừng từ ngày {date_vi(campaign.stopped.day)} theo {document}."
    yield from _extensions(point.when, known.documents)
    section = f", {cited(point.section)}" if point.section else ""
    yield f"Nguồn: {plan_name_vi(campaign.plan)} của {known.bodies[campaign.plan.issuer].name}{section}."
    yield f"{PAGE}{site_map.campaign_address(campaign.id, site_map.TIMELINE)}"


def bound_vi(point: Point, units: Mapping[str, Unit]) -> str:
    """Whom a point binds: in the plan's words, or by the names of the units."""
    if point.milestone is None:
        return GENERAL_BINDS
    names = "; ".join(units[code].name for code in point.milestone.binds)
    return point.milestone.binds_text or names or UNSTATED_BINDS


def _extensions(when: Meaning, documents: Mapping[str, LegalDocument]) -> Iterator[str]:
    """Every date that this one replaced, the last one first, and why."""
    if when.original is None:
        return
    told = [f"Hạn cũ: {original_vi(when.original)}"]
    if when.date.changed_by:
        told.append(f"thay đổi theo {document_vi(documents[when.date.changed_by])}")
    if when.date.reason:
        told.append(f"lý do: {when.date.reason}")
    yield "; ".join(told).rstrip(".") + "."
    yield from _extensions(when.original, documents)


def moved_vi(when: Meaning) -> str:
    """A date and the one that it replaced: "nay thứ Sáu, 10/04/2026 (hạn cũ: thứ Sáu, 03/04/2026)"."""
    now = long_date_vi(when.last) if when.last else f"“{when.date.wording}”"
    return f"nay {now} (hạn cũ: {original_vi(when.original)})" if when.original else now


def original_vi(original: Meaning) -> str:
    """A date that was replaced: its last day, or else the plan's words."""
    return long_date_vi(original.last) if original.last else f"“{original.date.wording}”"


def undated_vi(when: Meaning) -> str:
    """Why a date has no day."""
    if when.date.unread:
        return UNKNOWN
    if when.event:
        return f"kế hoạch lấy sự kiện làm mốc ({when.event.title}), cổng chưa ghi nhận ngày của sự kiện ấy"
    if when.blank:
        return "văn bản để trống ngày"
    if when.date.day:
        return "văn bản ghi ngày nhưng chưa chắc chắn (dự kiến, khoảng, dịp)"
    if when.date.recurring:
        return "việc lặp lại theo kỳ, không có một ngày cuối"
    if when.date.relative:
        return "thời gian được đếm từ một việc chưa có ngày"
    parts = (
        ("tháng", when.date.month),
        ("quý", when.date.quarter),
        ("nửa năm", when.date.half),
        ("năm", when.date.year),
    )
    part = next((name for name, said in parts if said), "")
    return f"kế hoạch chỉ ghi {part}, không ghi ngày" if part else "văn bản không ghi ngày"


def _share_deadline(view: CampaignView) -> str:
    """Such as "Hạn nộp hồ sơ: thứ Tư, 18/03/2026"; what the plan leaves open is said to be open."""
    if view.status is Status.STOPPED and view.campaign.stopped:
        return f"Đã dừng từ ngày {date_vi(view.campaign.stopped.day)}"
    if view.will_stop and view.campaign.stopped:
        return f"Phong trào dừng từ ngày {date_vi(view.campaign.stopped.day)}"
    point = view.next_point
    day = last_certain_day(point.when)
    said = closing_vi(point.when) if day else meaning_vi(point.when).removeprefix("ngày cuối: ")
    return f"{point_title(point)}: {said}"


class ShareCard(NamedTuple):
    """What a campaign's picture for messengers says."""

    portal: str
    title: str
    issuer: str
    deadline: str


def share_card(view: CampaignView, site: SiteView) -> ShareCard:
    """The picture's words."""
    title = "".join(f"{each} – " for each in _marks(view)) + view.campaign.short_title
    return ShareCard(site.portal.name, title, view.issuer.name, _share_deadline(view))


def _marks(view: CampaignView) -> Iterator[str]:
    """What a campaign is besides a campaign."""
    if view.campaign.sample:
        yield "Dữ liệu ví dụ"
    if view.campaign.draft:
        yield "Bản nháp"


def share_text(view: CampaignView) -> str:
    """The deadline, then who calls for what."""
    marks = "".join(f"{each}. " for each in _marks(view))
    return f"{marks}{_share_deadline(view)}. {view.issuer.short_name}: {view.campaign.plan.title}"


def news_vi(item: News) -> str:
    """What happened: a change in the words of the campaign's log, the rest in a sentence."""
    if item.decision is not None:
        decided = f"Quyết định số {item.decision.number} ngày {date_vi(item.decision.date)}"
        return f"Công bố danh sách khen thưởng theo {decided}."
    if item.kind == "change":
        return item.subject
    if item.point is not None:
        return f"Đổi thời hạn: {point_title(item.point)}, {moved_vi(item.point.when)}."
    if item.campaign.stopped is not None and item.kind == "stopped":
        return f"Phong trào dừng từ ngày {date_vi(item.campaign.stopped.day)}."
    what = "Đính chính" if item.kind == "corrected" else "Thu hồi khen thưởng"
    cases = f"{count_vi(item.count)} trường hợp trong danh sách khen thưởng"
    return (
        f"{what} {cases if item.count else 'quyết định khen thưởng'} theo {dated_vi(item.subject, item.day)}."
    )


def news_basis_vi(item: News) -> str:
    """By which document a change was made; "" where none is named."""
    return document_vi(item.document) if item.document else ""


def stage_vi(stage: Stage) -> str:
    """What is known of a stage: the decision that ended it, or the plan's words with their meaning."""
    if stage.decisions:
        first = stage.decisions[0]
        signed = f"Quyết định số {first.number} ngày {date_vi(first.date)}"
        more = f" và {count_vi(len(stage.decisions) - 1)} quyết định khác" if stage.decisions[1:] else ""
        return f"{signed}{more}" if stage.kind == "sign" else "đã công bố trên cổng"
    if not stage.points:
        awaited = {"sign": "; cổng chưa nhận được quyết định", "publish": "; chưa công bố"}
        return f"kế hoạch không ghi ngày{awaited.get(stage.kind, '')}"
    return "; ".join(dict.fromkeys(_step(stage, each) for each in stage.points))


def _step(stage: Stage, point: Point) -> str:
    """A day of the plan; first what the plan calls it, where that is no review: "tổng kết phong trào"."""
    named = stage.kind == "review" and point.kind != "review"
    name = f"{point.title[:1].lower()}{point.title[1:]}, " if named else ""
    gone = f"; {VOID}" if point.void else ""
    return f"{name}“{point.when.date.wording}” ({meaning_vi(point.when)}){gone}"


def stages_vi(stages: tuple[Stage, ...]) -> str:
    """All of them in one sentence: "nhận hồ sơ: … → xét: … → ký: … → công bố: …"; from when it is late."""
    told = " → ".join(f"{STAGE[each.kind]}: {stage_vi(each)}" for each in stages)
    late = next((each.late for each in stages if each.late), None)
    return f"{told}; đã quá ngày cuối của việc xét ({date_vi(late)})" if late else told
