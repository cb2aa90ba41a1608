"""Nothing published is lost: today's lists against the ledger, and the corrections that explain a change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from generator.load.ledger import Entry, Ledger
from generator.load.yaml_file import Document
from generator.model.campaign import Campaign
from generator.model.honour import Honour
from generator.problems import Problem, Source, problem

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
    yield from _idle(campaign, document, now, folder)


def _check_rows(
    code: str,
    published: Mapping[str, Entry],
    now: Mapping[str, Honour],
    document: Document,
    campaign: Campaign,
) -> Iterator[Problem]:
    kept = Source(f"{document.path.rpartition('/')[0]}/honours/ledger.json")
    explained = {(each.row, each.kind) for each in campaign.corrections if each.decision == code}
    corrected = {row for row, _ in explained}
    index = next(i for i, decision in enumerate(campaign.decisions) if decision.code == code)
    for row, entry in published.items():
        path = f"{document.path.rpartition('/')[0]}/honours/{campaign.decisions[index].list}"
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
    campaign: Campaign, document: Document, now: Mapping[str, Mapping[str, Honour]], folder: str
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
        elif correction.kind == "withheld" and correction.row in rows:
            reason = f"dòng {correction.row} vẫn còn trong danh sách ở {folder}; xóa dòng ấy khỏi danh sách"
            yield problem("H18", place, reason=reason)
        elif correction.kind != "withheld" and correction.row not in rows:
            yield problem("H18", place, reason=f"danh sách không có dòng {correction.row}")


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
