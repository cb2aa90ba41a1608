"""Names that were withheld: nothing in the campaign may bring them back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from generator.load.honours_folder import HonourFiles
from generator.load.ledger import NAME, Ledger, SealedRow
from generator.load.pdf_text import pdf_text
from generator.load.yaml.document import Document
from generator.marks import without_marks
from generator.model.campaign import Campaign
from generator.model.decision import Decision
from generator.model.honour import Honour
from generator.problems import Problem, Source
from generator.validate.finding import Finding
from generator.validate.ledger.seals import key_name, marks_in
from generator.validate.same_text import plain
from generator.validate.surnames import LISTED, TYPED

RowsByDecision = Mapping[str, Mapping[str, Honour]]
"""Rows by decision and id."""

# Family names that begin no office's name, not even without marks ("Đảng ủy" and "Đặng" are "dang").
_SURE = "nguyen|tran|le|pham|hoang|huynh|phan|nong|luong|trieu|hua|dam|ngo|bui|duong|dinh|trinh"
_FAMILIES = (
    f"{_SURE}|vu|vo|dang|do|ho|ly|luc|loc|ha|vi|chu|lanh|ma|be|mai|cao|ta|to|lam|lieu|lo|quach|thai|than|tong|"
    "truong|tu|vuong|vy|dao|doan|dong|giap|hau|kieu|la|linh|luu|mac|mong|nghiem|nhu|ninh|phung|phuong|sam|"
    "tang|thach|tieu|trang|van|chang|giang|hang|sung|thao|lau|ban|dieu|au|bach|cam"
)
FAMILIES = frozenset((*_FAMILIES.split("|"), *map(without_marks, TYPED | LISTED)))
"""All that may begin a name, without marks."""
_NAMED = re.compile(
    rf"\b(?:(?:ong|ba|anh|chi|em|chau|dong chi|d c|cong dan|ten)(?: la)? (?:{_FAMILIES})"
    rf"|cua (?:{_SURE})) (\w+)"
)
_QUOTED = re.compile("“[^”]*”")
_NO_NAMES = frozenset({"ngay", "thang", "nam", "so", "tich", "uy", "vien", "truong", "ho", "phong"})


def named_again(campaign: Campaign, rows: RowsByDecision) -> Iterator[Finding]:
    """Every correction of a withheld row whose published words name a person."""
    withheld = declared(campaign)
    for index, correction in enumerate(campaign.corrections):
        if (correction.decision, correction.row) not in withheld:
            continue
        row = rows.get(correction.decision, {}).get(correction.row or "")
        for key, text in (("decided_by", correction.decided_by), ("note", correction.note or "")):
            words = f" {plain(text)} "
            if _names_someone(words) or (row is not None and f" {plain(row.name)} " in words):
                yield Finding("H30", ("corrections", index, key), {"key": key})


def _names_someone(words: str) -> bool:
    return any(found[1] not in _NO_NAMES for found in _NAMED.finditer(words))


def hushed(problems: list[Problem], files: Sequence[HonourFiles]) -> list[Problem]:
    """The same problems; none of them repeats a withheld name, wherever it stands."""
    key = next((each.key for each in files if each.key), None)
    wanted = {found for each in files for found in _marks(each.ledger)}
    if not wanted or key is None:
        return problems
    back = [found.source for found in problems if found.code in ("H43", "H49")]
    return [_hushed(found, back, key, wanted) for found in problems]


def _hushed(found: Problem, back: list[Source], key: bytes, wanted: set[str]) -> Problem:
    near = any(found.source.path == each.path and abs(found.source.line - each.line) <= 1 for each in back)
    if not wanted.isdisjoint(marks_in(key, f"{found.detail} {found.fix}")):
        found = replace(found, detail=_QUOTED.sub("“…”", found.detail), fix=_QUOTED.sub("“…”", found.fix))
    return replace(found, hushed=True) if near else found


class MarkedEntry(NamedTuple):
    """The entry of a row whose name has a mark; `key`: which key made it."""

    decision: str
    row: str
    key: str
    entry: SealedRow


def marked_entries(ledger: Ledger, withheld: Collection[tuple[str, str | None]]) -> Iterator[MarkedEntry]:
    """The entries of these rows that have a mark."""
    for code, states in ledger.decisions.items():
        for state in states:
            for row, entry in state.rows.items():
                if entry.mark and (code, row) in withheld:
                    yield MarkedEntry(code, row, state.key, entry)


def declared(campaign: Campaign) -> frozenset[tuple[str, str | None]]:
    """The rows that a campaign file withholds, each with its decision."""
    return frozenset((each.decision, each.row) for each in campaign.corrections if each.kind == "withheld")


def _marks(ledger: Ledger) -> dict[str, str]:
    """The marks of withheld names, each with the key that made it."""
    return {each.entry.mark: each.key for each in marked_entries(ledger, ledger.withheld_rows)}


def come_back(
    campaign: Campaign, document: Document, rows: RowsByDecision, files: HonourFiles
) -> Iterator[Finding]:
    """Withheld names that stand in a list or a text again; or that nobody can look, without the key."""
    marks, key = _marks(files.ledger), files.key
    own = key_name(key) if key else ""
    unseen = sum(made_with != own for made_with in marks.values())
    if unseen:
        yield Finding("H44", Source(f"{files.folder}/{NAME}"), {"count": f"{unseen:02}"})
    wanted = {each for each, made_with in marks.items() if made_with == own}
    yield from _unread_signed_files(campaign, files)
    if key and (all_wanted := wanted | _not_written_down(campaign, files, own)):
        yield from _in_signed_files(campaign, files, key, all_wanted)
        yield from _in_rows(campaign, rows, key, all_wanted, files.folder)
    if key and wanted:
        yield from _in_texts(document, key, wanted)


def _not_written_down(campaign: Campaign, files: HonourFiles, own: str) -> set[str]:
    """The marks of names that a correction withholds and whose withholding no state has written down yet."""
    entries = marked_entries(files.ledger, declared(campaign))
    return {each.entry.mark for each in entries if each.key == own}


def _in_rows(
    campaign: Campaign, rows: RowsByDecision, key: bytes, wanted: set[str], folder: str
) -> Iterator[Finding]:
    itself = declared(campaign)
    for decision in campaign.decisions:
        others, namesakes = is_other_peoples(decision), namesakes_of(decision)
        for honour in rows.get(decision.code, {}).values():
            if (decision.code, honour.id) in itself:
                continue  # still listed: H18
            namesake = others or honour.id in namesakes
            words = (honour.name, honour.position, honour.unit, honour.achievement)
            if not namesake and any(not wanted.isdisjoint(marks_in(key, each)) for each in words):
                place = Source(f"{folder}/{decision.list}", honour.line, sheet=honour.sheet)
                yield Finding("H43", place, {"where": f"dòng {honour.id} của quyết định {decision.code}"})


def is_other_peoples(decision: Decision) -> bool:
    """Whether the decision accepts H43 as a whole: its withheld names are other people's, too."""
    return any(each.code == "H43" and not each.rows for each in decision.accept)


def namesakes_of(decision: Decision) -> frozenset[str]:
    """The rows that the decision accepts as other people's, who have a withheld name by chance."""
    return frozenset(row for each in decision.accept if each.code == "H43" for row in each.rows)


def _in_signed_files(
    campaign: Campaign, files: HonourFiles, key: bytes, wanted: set[str]
) -> Iterator[Finding]:
    """Signed files that name anybody withheld: two decisions may share a file, each told for itself."""
    for decision in campaign.decisions:
        signed = files.signed.get(decision.signed_file or "")
        if signed is None or is_other_peoples(decision):
            continue
        text = pdf_text(signed.content)
        if any(not wanted.isdisjoint(marks_in(key, words)) for words in (*text.pages, text.about)):
            place = Source(f"{files.folder}/{decision.signed_file}")
            yield Finding("H43", place, {"where": f"tệp đã ký của quyết định {decision.code}"})


def _unread_signed_files(campaign: Campaign, files: HonourFiles) -> Iterator[Finding]:
    """Signed files of decisions with a withheld row in which nobody can look for its name."""
    for decision in campaign.decisions:
        signed = files.signed.get(decision.signed_file or "")
        gone = any((each.decision, each.kind) == (decision.code, "withheld") for each in campaign.corrections)
        if signed is None or not gone or any(each.code == "H50" for each in decision.accept):
            continue
        if reason := pdf_text(signed.content).unread:
            place = Source(f"{files.folder}/{decision.signed_file}")
            yield Finding("H50", place, {"code": decision.code, "reason": reason})


def _in_texts(document: Document, key: bytes, wanted: set[str]) -> Iterator[Finding]:
    for at, text in _texts(document.data):
        if not wanted.isdisjoint(marks_in(key, text)):
            yield Finding("H43", at, {"where": f"`{at[-1]}`"})


_TEXTS = ("decisions", "corrections", "changes")
"""The parts of a campaign file that tell of honours."""


def _texts(found: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of these parts; who signed a decision is nobody's honour."""
    if isinstance(found, str):
        yield at, found
    elif isinstance(found, list):
        for index, each in enumerate(found):
            yield from _texts(each, (*at, index))
    elif isinstance(found, dict):
        for key, value in found.items():
            if key != "signatory" and (at or key in _TEXTS):
                yield from _texts(value, (*at, key))
