"""The plan beside its draft: each line with where it went, and the form that sends words to a field."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from starlette.responses import Response

from generator.desk.forms.sheet import words_of
from generator.desk.office import Office
from generator.desk.points import Fingerprints, HeldDraft, file_of, settled
from generator.desk.saving.store import ChangedMeanwhile, FileChange, read, save_all
from generator.desk.saving.text import changed
from generator.desk.saving.versions import fingerprint
from generator.desk.sending import Target, sent_to, targets
from generator.desk.sheets import part_of
from generator.desk.whereabouts import Went, whereabouts
from generator.importing.reading.scan import page_picture
from generator.load.plan.plan_text import LINE_ENDS
from generator.load.sheets.sheet import UnreadableError
from generator.model.campaign import Campaign
from generator.model.places import value_at
from generator.problems import Steps
from generator.wording.parts import part_at
from generator.wording.yaml_text import clean

_NAMED = 2  # steps of a path that name an entry: ("awards", 0)
_SHARE = re.compile(r"[01]\.[0-9]{1,2}")
_HEADING = Went("heading", ())


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the plan in pieces, each with whether an open point quotes it; those points' codes.

    `kind`: "placed", "heading" or "nowhere"; `places`: the fields that have its words, each with its address.
    """

    number: int
    pieces: tuple[tuple[str, bool], ...]
    codes: tuple[str, ...]
    kind: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sending:
    """The form for the words of one line: where they may go, by the name of the part."""

    line: int
    words: str
    groups: tuple[tuple[str, tuple[Target, ...]], ...]


@dataclass(frozen=True, slots=True)
class ScanPlace:
    """Where a line stands on the pages of a scan: which one (from 1), and about how far down it, 0 to 1."""

    page: int
    near: float


def lines(held: HeldDraft) -> list[LineView]:
    """The plan's lines that say something."""
    plan = held.draft.plan
    went = whereabouts(held.data, plan.paragraphs) if plan else {}
    return list(_lines(held, plan.text, went)) if plan else []


def picture_of(held: HeldDraft, number: int) -> ScanPlace | None:
    """Where the line stands on the pages of a scan; None for a plan that is none.

    The pages' first lines are known; within a page the words before a line tell how far down it is.
    """
    read_from, plan = held.draft.points.read_from, held.draft.plan
    if read_from is None or not read_from.pages or not plan or not number:
        return None
    page = max(bisect_right(read_from.pages, number), 1)
    said = LINE_ENDS.split(plan.text)
    first, after = (*read_from.pages, len(said) + 1)[page - 1 : page + 1]
    before, line, rest = (
        sum(len(each.split()) for each in part)
        for part in (said[first - 1 : number - 1], said[number - 1 : number], said[number : after - 1])
    )
    return ScanPlace(page, round((before + line / 2) / max(before + line + rest, 1), 2))


def picture(office: Office, campaign: str, page: int, near: str) -> Response | None:
    """The picture of a page (from 1) of the plan's PDF, or what of it is near a share of its height."""
    content = read(office.project, file_of(campaign, "plan.pdf"))
    if content is None or page < 1:
        return None
    try:
        drawn = page_picture(content, page - 1, float(near) if _SHARE.fullmatch(near) else None)
    except UnreadableError:
        return None
    return Response(drawn, media_type="image/jpeg")


def _lines(held: HeldDraft, text: str, went: Mapping[int, Went]) -> Iterator[LineView]:
    for number, said in enumerate(LINE_ENDS.split(text), start=1):
        if said.strip():
            here = [each.point for each in held.draft.open if each.point.line == number]
            pieces = tuple(_pieces(said, [each.wording for each in here if each.wording]))
            found = went.get(number, _HEADING)
            entries = dict.fromkeys(each[:_NAMED] for each in found.steps)
            places = tuple((words_of(Campaign, each), field_address(held, each)) for each in entries)
            yield LineView(number, pieces, tuple(each.code for each in here), found.kind, places)


def sending(held: HeldDraft, line: str) -> Sending | None:
    """The form for one line; None where the plan has no such line."""
    paragraph = _paragraph(held, line)
    if paragraph is None:
        return None
    words, *_ = paragraph
    groups = groupby(targets(held.data), key=lambda each: each.part)
    named = tuple((_tab(part), tuple(each)) for part, each in groups)
    return Sending(int(line), words, named)


def send(office: Office, held: HeldDraft, told: Mapping[str, str], seen: Fingerprints) -> str:
    """Put the words into the field that was chosen; gives why not, "" where it was done.

    Raises ChangedMeanwhile and CannotEdit as every save does.
    """
    paragraph, words = _paragraph(held, told.get("dong", "")), clean(told.get("loi", ""))
    target = next((each for each in targets(held.data) if each.name == told.get("vao")), None)
    if paragraph is None or target is None:
        return "Chưa lưu: chưa chọn mục nhận."
    if not words:
        return "Chưa lưu: chưa có lời nào để đưa vào."
    name = file_of(held.campaign, "campaign.yml")
    content = read(office.project, name) or b""
    if seen.campaign != fingerprint(content) or seen != held.fingerprints:
        raise ChangedMeanwhile(name)
    edits = sent_to(held.data, target, words, paragraph[1])
    made = changed(content.decode("utf-8"), edits)
    change = FileChange(name, made.encode(), seen.campaign, [words_of(Campaign, target.steps)])
    here = [
        each.number for each in held.draft.open
        if each.point.line == paragraph[2] and each.point.why == "which_part" and not each.place.written
    ]  # fmt: skip
    save_all(office.project, [change, *settled(office.project, name, made, here)])
    return ""


def field_address(held: HeldDraft, steps: Steps) -> str:
    """The field of the part's form; of a group that is not there yet, where it can be added."""
    step = part_of(steps)
    sizes = range(1, len(steps))
    there = next((size for size in sizes if value_at(held.data, steps[:size]) is None), len(steps))
    field = "-".join(map(str, steps[:there]))
    return f"/phong-trao/{held.campaign}/{f'{step}/' if step else ''}#f-{field}"


def _tab(step: str) -> str:
    part = part_at(step)
    return part.tab if part else ""


def _paragraph(held: HeldDraft, line: str) -> tuple[str, str, int] | None:
    """A line's words without its numeral, its section, its number; of a table's row all its cells."""
    plan = held.draft.plan
    found = [each for each in plan.paragraphs if str(each.line) == line] if plan else []
    return (" ".join(each.text for each in found), found[0].section, found[0].line) if found else None


def _pieces(text: str, wordings: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """A line cut where a wording begins and ends; one wording in another is marked once."""
    spans = sorted((at, at + len(each)) for each in wordings if (at := text.find(each)) >= 0)
    done = 0
    for start, end in spans:
        if end > done:
            yield text[done : max(start, done)], False
            yield text[max(start, done) : end], True
            done = end
    yield text[done:], False
