"""The open points of a draft beside the plan's text: each is decided where it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import NamedTuple

from starlette.responses import RedirectResponse, Response

from generator.desk.forms.sheet import words_of
from generator.desk.forms.value_words import named_entries, value_words
from generator.desk.leading import in_desk_words
from generator.desk.office import Office
from generator.desk.pages import page
from generator.desk.points import (
    OF_POINTS,
    Decided,
    Fingerprints,
    HeldDraft,
    choosable,
    chosen,
    confirm,
    decide,
    entered,
    file_of,
    held_draft,
    listed,
    registry_of,
    removal,
    takes_several,
)
from generator.desk.saving.edits import Edit
from generator.desk.saving.store import ChangedMeanwhile
from generator.desk.saving.text import CannotEdit
from generator.desk.sheets import REGISTERS, part_of
from generator.desk.views.again import Renewed
from generator.desk.views.forms import FormFrame
from generator.desk.views.plan_pane import ScanPlace, field_address, lines, picture_of, send, sending
from generator.importing.reading.blocks import PLAN_FILES
from generator.model.campaign import Campaign
from generator.model.open_points import REASONS, OpenPoint
from generator.model.places import value_at
from generator.model.registry import Known
from generator.problems import Severity, Steps
from generator.reporting.text import place
from generator.validate.open_points import WaitingPoint
from generator.wording.parts import part_at

STEP, TAB = "diem-mo", "Điểm mở"

_DECIDED: Mapping[str, str] = {
    "kept": "Đúng như máy hiểu", "absent": "Kế hoạch không ghi", "changed": "Đã sửa", "": "Đã sửa trong tệp",
}  # fmt: skip
_ELSEWHERE = "Chưa lưu: tệp vừa được sửa ở nơi khác. Dưới đây là bản đang có; xem lại rồi chọn lại."
_CANNOT = "Chưa lưu: chỗ ấy được viết theo cách mà bàn làm việc không sửa riêng được. Bấm “Sửa ở biểu mẫu”."
_CLOSED = "Điểm ấy đã được quyết định."
_NOTHING = "Chưa lưu: chưa chọn mục nào."
_NO_ENTRY = (
    "Chưa lưu: danh mục không có đúng một mục với mã hoặc tên ấy. Chưa có thì thêm vào danh mục trước."
)
_UNPLACED = "Đoạn chưa rõ thuộc phần nào"
_ABSENT: Mapping[str, str] = {
    "which_part": "Không đưa vào mục nào",
    "maybe_a_measure": "Không phải chỉ tiêu phấn đấu",
    "maybe_a_quota": "Không phải số lượng khen thưởng",
}
"""What writing nothing means where the plan does say something."""
_INDEX = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class PointView:
    """A point that waits: where it is, what the plan says, what is written now, what can be chosen.

    `keep` are the words for leaving that; "" where it cannot be left. `silent`: the plan says nothing of it.
    `picks` are the entries of a list with whether it has each now; `choices` exclude one another. `registry`:
    the one that another entry can be taken from; "" for none, `said` the plan's words on a new one.
    `unplaced`: a paragraph that no part has; `absent` the words for writing nothing. `together`: at the first
    of several days and numbers of one paragraph of a scan, how many these are. `picture`: at a line's first
    point, where it stands on the pages of the scan.
    """

    code: str
    part: str
    where: str
    address: str
    line: int
    wording: str
    silent: bool
    now: tuple[str, str]
    keep: str
    why: str
    choices: tuple[tuple[int, str], ...]
    picks: tuple[tuple[str, bool], ...]
    registry: str
    said: str
    may_be_absent: bool
    unplaced: bool
    absent: str
    together: int
    picture: ScanPlace | None


def points(  # noqa: PLR0913 - one for each thing that the page may tell
    office: Office, campaign: str, around: FormFrame, *, said: str = "", status: int = 200, line: str = "",
    again: Renewed | None = None, at: str = "",
) -> Response:  # fmt: skip
    """The page: the points that wait one by one, and the plan's text with where each line of it went.

    `line`: the one whose words are to be sent to a field; `again`: what a newer file of the plan changes;
    `at`: the point that `said` is about.
    """
    held = held_draft(office.project, campaign)
    seen = office.seen()
    if held is None:
        names = (file_of(campaign, OF_POINTS), file_of(campaign, "campaign.yml"))
        problems = [each for each in seen.checked.problems if each.source.path in names]
        wrong = (each.source.path for each in problems if each.severity is Severity.ERROR)
        file = next(wrong, names[0])
        return page(
            "unreadable", 409, title=TAB, around=around, file=file, problems=in_desk_words(problems),
            place=place,
        )  # fmt: skip
    known = Known.from_registries(seen.checked.registries)
    waiting = [_view(held, each, known) for each in held.draft.open]
    plan = lines(held)
    return page(
        "points", status, title=TAB, around=around, said=said, fingerprints=held.fingerprints, points=waiting,
        scanned=sum(each.point.why == "scanned" for each in held.draft.open),
        closed=list(_closed(held)), lines=plan, draft=held.draft.draft, campaign=campaign,
        read_from=held.draft.points.read_from,
        nowhere=[each.number for each in plan if each.kind == "nowhere"], sending=sending(held, line),
        again=again, types=", ".join(PLAN_FILES), refused=status >= HTTPStatus.BAD_REQUEST,
        at=at if any(each.code == at for each in waiting) else "",
        numbers={each.code: number for number, each in enumerate(waiting, start=1)},
        registers=REGISTERS,
        registries={name: named_entries(known, name) for each in waiting if (name := each.registry)},
    )  # fmt: skip


def take(office: Office, campaign: str, around: FormFrame, pairs: Sequence[tuple[str, str]]) -> Response:
    """One decision: what was understood is kept, a choice is written, or the plan says nothing of it."""
    told = dict(pairs)
    held = held_draft(office.project, campaign)
    if held is None:
        return points(office, campaign, around)
    seen, action = Fingerprints(told.get("ban", ""), told.get("ban-mo", "")), told.get("lam", "")
    at = told.get("diem", "")
    number = _number(held, at)
    try:
        if action == "dua":
            refusal = send(office, held, told, seen)
            if refusal:
                return points(office, campaign, around, said=refusal, status=409, line=told.get("dong", ""))
            return RedirectResponse(f"{around.address}?da-luu=1#dong-{told['dong']}", 303)
        if action == "mo-lai" and number is not None:
            decide(office.project, held, number, "", [], seen=seen, field="")
            return RedirectResponse(f"{around.address}#diem-{told['diem']}", 303)
        found = held.open_point(told.get("diem", ""))
        if found is None:
            return points(office, campaign, around, said=_CLOSED, status=409)
        if action == "giu-dong" and (alike := _together(held, found)):
            confirm(office.project, held, [each.number for each in alike], seen)
            return RedirectResponse(f"{around.address}?da-luu=1{_next(held, alike[-1].number)}", 303)
        edits = _answered(office, held, found, pairs)
        if edits is None:
            said = _NO_ENTRY if action == "danh-muc" else _NOTHING
            return points(office, campaign, around, said=said, status=409, at=at)
        decided: Decided = "absent" if action == "khong-ghi" else "changed" if edits else "kept"
        field = words_of(Campaign, found.place.steps)
        decide(office.project, held, found.number, decided, edits, seen=seen, field=field)
    except ChangedMeanwhile:
        return points(office, campaign, around, said=_ELSEWHERE, status=409, at=at)
    except CannotEdit:
        return points(office, campaign, around, said=_CANNOT, status=409, at=at)
    return RedirectResponse(f"{around.address}?da-luu=1{_next(held, found.number)}", 303)


def _answered(
    office: Office, held: HeldDraft, found: WaitingPoint, pairs: Sequence[tuple[str, str]]
) -> list[Edit] | None:
    """What an answer changes in campaign.yml; None where it says nothing that can be done."""
    told = dict(pairs)
    if told.get("lam") == "danh-muc":
        known = Known.from_registries(office.seen().checked.registries)
        code = _entry(known, registry_of(found), told.get("muc", "").strip())
        return entered(held, found, code) if code else None
    name = f"muc-{found.point.code}"
    picks = [int(value) for key, value in pairs if key == name and _INDEX.fullmatch(value)]
    return _edits(held, found, told.get("lam", ""), picks)


def _next(held: HeldDraft, number: int) -> str:
    """Where the point behind one stands on the page."""
    after = next((each.point.code for each in held.draft.open if each.number > number), "")
    return f"#diem-{after}" if after else ""


def _entry(known: Known, registry: str, said: str) -> str | None:
    """The code of the one entry that has this code, or this name."""
    entries = named_entries(known, registry) if registry and said else []
    found = [code for code, name in entries if code == said] or [
        code for code, name in entries if name == said
    ]
    return found[0] if len(found) == 1 else None


def _number(held: HeldDraft, code: str) -> int | None:
    codes = [each.code for each in held.draft.points.points]
    return codes.index(code) if code in codes else None


def _edits(held: HeldDraft, found: WaitingPoint, action: str, picks: Sequence[int]) -> list[Edit] | None:
    """What an answer changes that names no entry of a registry."""
    what, _, index = action.partition(":")
    choices = choosable(held, found)
    if what == "giu" and _keep(found):
        return []
    if what == "khong-ghi":
        return removal(held, found)
    if what == "chon" and _INDEX.fullmatch(index) and int(index) < len(choices):
        return chosen(held, found, choices[int(index)])
    size = len(_entries(held, found)) + len(choices)
    if what == "lay" and takes_several(held, found) and picks and max(picks) < size:
        return listed(held, found, sorted(set(picks)))
    return None


def _entries(held: HeldDraft, found: WaitingPoint) -> list[object]:
    now = value_at(held.data, found.place.steps)
    return now if isinstance(now, list) else []


def _view(held: HeldDraft, found: WaitingPoint, known: Known) -> PointView:
    steps, choices = found.place.steps, choosable(held, found)
    entries = _entries(held, found)
    now = value_at(held.data, steps)

    def words(value: object) -> str:
        return value_words(value, steps, known, held.data)

    several = takes_several(held, found) and bool(choices)
    return PointView(
        code=found.point.code,
        part="" if _is_unplaced(found) else _part(steps),
        where=_UNPLACED if _is_unplaced(found) else words_of(Campaign, steps),
        address=field_address(held, steps),
        line=found.point.line,
        wording=found.point.wording,
        silent=not found.point.wording and not found.point.line and found.point.why != "not_written",
        now=_now(found, words(now)),
        keep=_keep(found),
        why=REASONS[found.point.why],
        choices=() if several else tuple((index, words(each)) for index, each in enumerate(choices)),
        picks=tuple((words(each), each in entries) for each in (*entries, *choices)) if several else (),
        registry=registry_of(found),
        said=_said(held, found),
        may_be_absent=removal(held, found) is not None,
        unplaced=_is_unplaced(found),
        absent=_absent(found.point),
        together=len(_together(held, found)),
        picture=picture_of(held, found.point.line) if _is_first_of_line(held, found) else None,
    )


def _is_unplaced(found: WaitingPoint) -> bool:
    return found.point.why == "which_part" and not found.place.written and bool(found.point.line)


def _is_first_of_line(held: HeldDraft, found: WaitingPoint) -> bool:
    return found.number == next(
        each.number for each in held.draft.open if each.point.line == found.point.line
    )


def _together(held: HeldDraft, found: WaitingPoint) -> list[WaitingPoint]:
    """The days and numbers of a scan's paragraph, at the first of several: they are confirmed at once."""
    alike = [
        each for each in held.draft.open
        if each.point.why == "scanned" and each.point.line == found.point.line and _keep(each)
    ]  # fmt: skip
    return alike if len(alike) > 1 and alike[0].number == found.number else []


def _absent(point: OpenPoint) -> str:
    """The words for writing nothing."""
    return _DECIDED["absent"] if point.understood is not None else _ABSENT.get(point.why, _DECIDED["absent"])


def _said(held: HeldDraft, found: WaitingPoint) -> str:
    """The plan's words around what an entry is called: a document's subject stands behind its number."""
    around = value_at(held.data, found.place.steps[:-1])
    text = around.get("text") if isinstance(around, dict) else None
    whole = isinstance(text, str) and found.point.wording in text and registry_of(found) == "documents"
    return str(text) if whole else found.point.wording


def _now(found: WaitingPoint, words: str) -> tuple[str, str]:
    """What stands at a point's place: whose words they are, and they."""
    if found.point.why == "not_written":
        return "", ""
    if not found.place.written:
        return "Máy chưa hiểu được, chưa ghi gì.", ""
    return ("Người soạn đã sửa thành:" if found.point.why == "edited" else "Máy hiểu là:"), words


def _keep(found: WaitingPoint) -> str:
    """The words for leaving what is written; "" where words are still to be copied."""
    if found.point.why == "not_written" or not found.place.written:
        return ""
    return "Giữ điều người soạn đã sửa" if found.point.why == "edited" else _DECIDED["kept"]


def _part(steps: Steps) -> str:
    """The name of the part in whose form a value stands."""
    part = part_at(part_of(steps))
    return part.tab if part else ""


class ClosedPoint(NamedTuple):
    """A point that waits no more: the plan's words, what was decided, what opens it again ("": nothing)."""

    code: str
    wording: str
    decided: str
    action: str


def _closed(held: HeldDraft) -> Iterator[ClosedPoint]:
    waiting = {each.number for each in held.draft.open}
    for number, each in enumerate(held.draft.points.points):
        if number in waiting:
            continue
        said = _absent(each) if each.decided == "absent" else _DECIDED[each.decided]
        words = "Không còn chỗ ấy trong phong trào" if number in held.draft.astray else said
        action = "mo-lai" if each.decided == "kept" else ""
        yield ClosedPoint(each.code, each.wording or each.at, words, action)
