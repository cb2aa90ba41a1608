"""Nothing published is lost: today's lists against the ledger, and the corrections that explain a change."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.load.ledger import Entry, Ledger
from generator.load.yaml.document import Document
from generator.model.campaign import Campaign
from generator.model.honour import Honour
from generator.problems import Problem, Source, problem
from generator.validate.same_text import plain

_GONE = range(1, 6)  # rows that may have left at once
_RENUMBERED = (
    "có vẻ đã bị đánh số lại sau khi một dòng bị xóa; ghi lại TT như cũ cho các dòng ấy, "
    "để trống số của dòng đã xóa (ví dụ 1, 2, 4)"
)
Rolls = Mapping[str, Sequence[Honour]]


def check_ledger(
    campaign: Campaign, document: Document, rolls: Rolls, ledger: Ledger, folder: str
) -> Iterator[Problem]:
    """Rows that vanished or changed without a correction, rows not written down yet, idle corrections."""
    now = {code: {row.id: row for row in rows} for code, rows in rolls.items()}
    for code, published in ledger.decisions.items():
        if code not in now:
            if code not in {decision.code for decision in campaign.decisions}:
                place, kept = document.place(("decisions",)), (Source(f"{folder}/ledger.json"),)
                yield problem("H14", place, kept, what=f"quyết định {code}", how="không còn")
            continue  # a list that cannot be read has its own problem
        yield from _check_rows(code, published, now[code], document, campaign)
    for index, decision in enumerate(campaign.decisions):
        written = ledger.decisions.get(decision.code, {})
        new = [row for row in now.get(decision.code, ()) if row not in written]
        if new:
            place = document.place(("decisions", index, "code"))
            yield problem("H15", place, number=decision.number, count=len(new), id=campaign.id)
    yield from _idle(campaign, document, now, ledger, folder)
    yield from named_again(campaign, document, now)


def _check_rows(
    code: str,
    published: Mapping[str, Entry],
    now: Mapping[str, Honour],
    document: Document,
    campaign: Campaign,
) -> Iterator[Problem]:
    folder = f"{document.path.rpartition('/')[0]}/honours"
    kept = Source(f"{folder}/ledger.json")
    explained = {(each.row, each.kind) for each in campaign.corrections if each.decision == code}
    corrected = {row for row, _ in explained}
    index = next(i for i, decision in enumerate(campaign.decisions) if decision.code == code)
    path = f"{folder}/{campaign.decisions[index].list}"
    moved = _renumbered(code, published, now)
    if moved:
        place = Source(path, now[moved[0]].line, sheet=now[moved[0]].sheet)
        facts = {"what": f"các dòng từ {moved[0]} của {code}", "how": _RENUMBERED}
        yield problem("H14", place, (kept,), **facts)
        return
    for row, entry in published.items():
        honour = now.get(row)
        if honour is None and (row, "withheld") not in explained:
            place = document.place(("decisions", index, "list"))
            facts = {"what": f"dòng {row} của {code}", "how": "không còn trong danh sách"}
            yield problem("H14", place, (Source(path), kept), **facts)
        elif honour is not None and row_hash(code, honour) != entry.hash and row not in corrected:
            place = Source(path, honour.line, sheet=honour.sheet)
            facts = {"what": f"dòng {row} của {code}", "how": "đã khác với khi công bố"}
            yield problem("H14", place, (kept,), **facts)


def _idle(
    campaign: Campaign,
    document: Document,
    now: Mapping[str, Mapping[str, Honour]],
    ledger: Ledger,
    folder: str,
) -> Iterator[Problem]:
    """Corrections that point at nothing, and withheld rows whose names are still in the list."""
    for index, correction in enumerate(campaign.corrections):
        rows = now.get(correction.decision)
        place = document.place(("corrections", index, "row"))
        if correction.decision not in {decision.code for decision in campaign.decisions}:
            place = document.place(("corrections", index, "decision"))
            yield problem("H18", place, reason=f"không có quyết định mang mã {correction.decision}")
        elif rows is None:
            continue  # a list that cannot be read has its own problem
        elif _renumbered(correction.decision, ledger.decisions.get(correction.decision, {}), rows):
            continue  # its row would be another person's; H14 tells
        elif correction.kind == "withheld" and correction.row in rows:
            reason = f"dòng {correction.row} vẫn còn trong danh sách ở {folder}; xóa dòng ấy khỏi danh sách"
            yield problem("H18", place, reason=reason)
        elif correction.kind != "withheld" and correction.row not in rows:
            yield problem("H18", place, reason=f"danh sách không có dòng {correction.row}")


def _renumbered(code: str, published: Mapping[str, Entry], now: Mapping[str, Honour]) -> list[str]:
    """The rows that stand today as the next ones did: a row before them left and the numbers closed up."""
    return [
        row
        for row, honour in now.items()
        if row in published
        and row_hash(code, honour) != published[row].hash
        and any(_was(code, replace(honour, number=honour.number + gone), published) for gone in _GONE)
    ]


def _was(code: str, honour: Honour, published: Mapping[str, Entry]) -> bool:
    entry = published.get(honour.id)
    return entry is not None and entry.hash == row_hash(code, honour)


def row_hash(decision: str, honour: Honour) -> str:
    """SHA-256 over the decision, the row id and the published fields, each closed by a zero byte."""
    fields = (decision, honour.id, *honour.published)
    return hashlib.sha256("\0".join(fields).encode()).hexdigest()


def written_down(campaign: Campaign, rolls: Rolls, ledger: Ledger, day: str) -> Ledger:
    """The ledger after publishing: new rows are added, corrected rows get their new hash, none leaves.

    A corrected row keeps the day on which it became public.
    """
    corrected = {(each.decision, each.row) for each in campaign.corrections if each.kind == "corrected"}
    decisions: dict[str, dict[str, Entry]] = {code: dict(rows) for code, rows in ledger.decisions.items()}
    for code, rows in rolls.items():
        written = decisions.setdefault(code, {})
        for honour in rows:
            old = written.get(honour.id)
            if old is None or (code, honour.id) in corrected:
                written[honour.id] = Entry(row_hash(code, honour), old.published if old else day)
    return Ledger(decisions)


# Family names that begin no office's name, not even without marks ("Đảng ủy" and "Đặng" are "dang").
_SURE = "nguyen|tran|le|pham|hoang|huynh|phan|nong|luong|trieu|hua|dam|ngo|bui|duong|dinh|trinh"
_FAMILIES = (
    f"{_SURE}|vu|vo|dang|do|ho|ly|luc|loc|ha|vi|chu|lanh|ma|be|mai|cao|ta|to|lam|lieu|lo|quach|thai|than|tong|"
    "truong|tu|vuong|vy|dao|doan|dong|giap|hau|kieu|la|linh|luu|mac|mong|nghiem|nhu|ninh|phung|phuong|sam|"
    "tang|thach|tieu|trang|van|chang|giang|hang|sung|thao|lau|ban|dieu|au|bach|cam"
)
_NAMED = re.compile(
    rf"\b(?:(?:ong|ba|anh|chi|em|chau|dong chi|d c|cong dan|ten)(?: la)? (?:{_FAMILIES})"
    rf"|cua (?:{_SURE})) (\w+)"
)
_NO_NAMES = frozenset({"ngay", "thang", "nam", "so", "tich", "uy", "vien", "truong", "ho", "phong"})


def named_again(
    campaign: Campaign, document: Document, rows: Mapping[str, Mapping[str, Honour]]
) -> Iterator[Problem]:
    """Every correction of this kind whose published words name a person; `rows` by decision and row."""
    for index, correction in enumerate(campaign.corrections):
        if correction.kind != "withheld":
            continue
        row = rows.get(correction.decision, {}).get(correction.row)
        words = f" {plain(correction.decided_by)} "
        if _names_someone(words) or (row is not None and f" {plain(row.name)} " in words):
            place = document.place(("corrections", index, "decided_by"))
            yield problem("H30", place, key="decided_by")


def _names_someone(words: str) -> bool:
    return any(found[1] not in _NO_NAMES for found in _NAMED.finditer(words))
