"""Nothing published is lost: today's lists and decisions against the ledger, and what explains a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.load.honours_folder import HonourFiles
from generator.load.ledger import NAME, Ledger, SealedRow
from generator.load.yaml.document import Document
from generator.model.campaign import Campaign
from generator.model.decision import Correction, Decision
from generator.model.honour import Honour, Rolls
from generator.model.registry import Award
from generator.problems import Source, Steps
from generator.validate.finding import Finding
from generator.validate.ledger.seals import (
    FACTS,
    HEADING,
    MAY_COME,
    TITLE,
    changed_facts,
    facts_of,
    is_sealed,
    is_used,
    unused,
    was_missing,
    was_of_award,
)
from generator.validate.ledger.withheld import come_back, named_again

_SHOWN = 4
_GONE = range(1, 6)  # how many deletions are still recognised as renumbering
_RENUMBERED = (
    "có vẻ đã bị đánh số lại sau khi một dòng bị xóa; ghi lại TT như cũ cho các dòng ấy, "
    "để trống số của dòng đã xóa (ví dụ 1, 2, 4)"
)


def check_ledger(
    campaign: Campaign, document: Document, rolls: Rolls, files: HonourFiles, awards: Mapping[str, Award]
) -> Iterator[Finding]:
    """What vanished or changed unexplained, what is not written down yet, corrections that fit nothing.

    A list that cannot be read is not in `rolls` and has its own problem. `awards`: all awards by code.
    """
    now = {code: {row.id: row for row in rows} for code, rows in rolls.items()}
    if files.ledger.readable:
        yield from _lost(campaign, files)
        for index, decision in enumerate(campaign.decisions):
            case = _Case(campaign, index, decision, files, now.get(decision.code), awards)
            yield from case.check()
        yield from come_back(campaign, document, now, files)
    yield from _idle(campaign, now, files)
    yield from named_again(campaign, now)


def _lost(campaign: Campaign, files: HonourFiles) -> Iterator[Finding]:
    """Decisions that the ledger knows and the campaign does not; a ledger of version 1."""
    ledger, kept = files.ledger, Source(f"{files.folder}/{NAME}")
    codes = {decision.code for decision in campaign.decisions}
    for code in ledger.decisions.keys() - codes:
        facts = {"what": f"quyết định {code}", "how": "không còn"}
        yield Finding("H14", ("decisions",), facts, related=(kept,))
    if campaign.draft and ledger.decisions:
        how = "đã công bố, nay ghi `draft: true` nên cả phong trào biến mất khỏi cổng"
        yield Finding("H14", ("draft",), {"what": "phong trào này", "how": how}, related=(kept,))
    if ledger.version == 1 and ledger.decisions:
        yield Finding("H42", kept, {"id": campaign.id})


@dataclass(frozen=True, slots=True)
class _Case:
    """One decision against its chain of states. `rows` is None where the list cannot be read."""

    campaign: Campaign
    index: int
    decision: Decision
    files: HonourFiles
    rows: Mapping[str, Honour] | None
    awards: Mapping[str, Award]

    @property
    def ledger(self) -> Ledger:
        return self.files.ledger

    @property
    def kept(self) -> Source:
        return Source(f"{self.files.folder}/{NAME}")

    @property
    def list_file(self) -> str:
        return f"{self.files.folder}/{self.decision.list}"

    def at(self, key: str) -> Steps:
        return ("decisions", self.index, key)

    def check(self) -> Iterator[Finding]:
        """Chain, decision, corrections and rows, each on its own."""
        code = self.decision.code
        broken = list(self._chain())
        yield from broken
        fresh = unused(self.campaign, code, self.ledger.used(code))
        changed = self._changed_facts()
        yield from self._facts(changed, fresh)
        yield from self._spent()
        if self.rows is not None:
            yield from self._rows(self.rows, fresh)
            if not any(found.code == "H40" for found in broken):  # first the ledger, then what it lacks
                yield from self._not_written_down(self.rows, fresh, changed)

    def _chain(self) -> Iterator[Finding]:
        """H40: the ledger is not the one that the file tells of. H41: the line there is missing or old."""
        states = self.ledger.decisions.get(self.decision.code, ()) if self.ledger.version > 1 else ()
        told = self.decision.published
        if told is None:
            if states:
                yield self._line_is_wrong("code", len(states), 0)
        elif len(states) < told.states or states[told.states - 1].head != told.head:
            found = (
                f"sổ chỉ có {len(states):02} lần"
                if states
                else "không có sổ, hoặc sổ không có quyết định này"
            )
            if len(states) >= told.states:
                found = "sổ có mã khác ở lần ấy"
            facts = {"number": self.decision.number, "count": f"{told.states:02}", "found": found,
                     "head": told.head[:8], "path": self.kept.path}  # fmt: skip
            yield Finding("H40", self.at("published"), facts, related=(self.kept,))
        elif len(states) > told.states:
            yield self._line_is_wrong("published", len(states), told.states)

    def _line_is_wrong(self, key: str, states: int, told: int) -> Finding:
        facts = {
            "number": self.decision.number,
            "states": f"{states:02}",
            "line": f"chỉ ghi {told:02} lần" if told else "không có",
            "id": self.campaign.id,
        }
        return Finding("H41", self.at(key), facts, related=(self.kept,))

    def _changed_facts(self) -> list[str]:
        states = self.ledger.decisions.get(self.decision.code)
        if not states:
            return []
        file, signed = self.decision.signed_file, self.files.signed
        rows = (self.rows or {}).values()
        facts = facts_of(self.campaign, self.decision, rows, self.awards, signed)
        found = changed_facts(states[-1], self.decision.code, facts)
        unread = file is not None and file not in signed  # told already
        return [name for name in found if name != "signed_file" or not unread]

    def _facts(self, changed: Sequence[str], fresh: Sequence[Correction]) -> Iterator[Finding]:
        code = self.decision.code
        if any(each.row is None for each in fresh):
            return
        for name in changed:
            if name == "signed_file" and any(each.kind == "withheld" for each in fresh):
                continue  # whose name the file may show
            if name in MAY_COME and was_missing(self.ledger.decisions[code][-1], code, name):
                continue
            if name in FACTS:
                facts = {"what": f"{FACTS[name]} của quyết định {code}", "how": "đã khác với khi công bố"}
                at = ("sample",) if name == "sample" else self.at(name)
                yield Finding("H14", at, facts, related=(self.kept,))
            else:
                yield self._called(name)

    def _called(self, name: str) -> Finding:
        """An award that the campaign or the registry calls otherwise: told once for all decisions."""
        kind, _, code = name.partition(" ")
        award = self.awards[code]
        if kind == TITLE:
            registry = PurePosixPath(self.files.folder).parents[1] / "_shared" / "awards.yml"
            at: Steps | Source = Source(str(registry))
            now = award.full_title
        else:
            offered = [each.award for each in self.campaign.awards]
            at = ("awards", offered.index(code), HEADING) if code in offered else ("awards",)
            now = self.campaign.heading(award)
        what = f"tên hình thức khen thưởng {code} của quyết định {self.decision.code}"
        facts = {"what": what, "how": f"đã khác với khi công bố, nay là “{now}”"}
        return Finding("H14", at, facts, like=name, related=(self.kept,))

    def _spent(self) -> Iterator[Finding]:
        """Corrections that were used and are not in the file any more, or say something else."""
        code = self.decision.code
        withheld = self.ledger.withheld(code)
        for used in self.ledger.used(code):
            if used.row in withheld and used.kind != "withheld":
                continue  # nothing of it is shown
            if not any(each.decision == code and is_used(each, used) for each in self.campaign.corrections):
                whose = f"dòng {used.row}" if used.row else "nội dung"
                what = f"mục `{used.kind}` của {whose} quyết định {code}, ngày {_day(used.day)},"
                facts = {"what": what, "how": "không còn trong `corrections` như đã ghi sổ"}
                yield Finding("H14", ("corrections",), facts, related=(self.kept,))

    def _rows(self, now: Mapping[str, Honour], fresh: Sequence[Correction]) -> Iterator[Finding]:
        code, published = self.decision.code, self.ledger.rows(self.decision.code)
        moved = _renumbered(self.ledger, code, now)
        if moved:
            place = Source(self.list_file, now[moved[0]].line, sheet=now[moved[0]].sheet)
            facts = {"what": f"các dòng từ {moved[0]} của {code}", "how": _RENUMBERED}
            yield Finding("H14", place, facts, related=(self.kept,))
            return
        explained = {(each.row, each.kind) for each in fresh if not self._after_its_end(each)}
        withheld = self.ledger.withheld(code)
        own = any(each.row is None for each in fresh)  # of the decision itself
        for row, entry in published.items():
            honour = now.get(row)
            if row in withheld:
                continue  # its correction must stand, and the row must not
            if honour is None and (row, "withheld") not in explained:
                facts = {"what": f"dòng {row} của {code}", "how": "không còn trong danh sách"}
                yield Finding("H14", self.at("list"), facts, related=(Source(self.list_file), self.kept))
            elif (
                honour is not None
                and (row, "corrected") not in explained
                and not is_sealed(self.ledger, code, honour, entry)
                and not (own and was_of_award(self.ledger, self.decision, honour, entry, self.awards))
            ):
                place = Source(self.list_file, honour.line, sheet=honour.sheet)
                facts = {"what": f"dòng {row} của {code}", "how": self._how(row)}
                yield Finding("H14", place, facts, related=(self.kept,))

    def _after_its_end(self, correction: Correction) -> bool:
        """Whether a correction would change a row that was revoked before it."""
        row = (correction.decision, correction.row)
        return correction.kind == "corrected" and any(
            (each.decision, each.row, each.kind) == (*row, "revoked") and each.date < correction.date
            for each in self.campaign.corrections
        )

    def _how(self, row: str) -> str:
        """How a row differs, and why the corrections that it has do not explain that."""
        code = self.decision.code
        said = [each for each in self.campaign.corrections if (each.decision, each.row) == (code, row)]
        if any(each.kind == "revoked" for each in said):
            return "đã khác với khi công bố; thu hồi thì giữ nguyên dòng, không thay bằng người khác"
        used = any(each.row == row for each in self.ledger.used(code))
        return f"đã khác với khi công bố{'; mục đính chính cũ đã dùng cho lần ghi sổ trước' if used else ''}"

    def _not_written_down(
        self, now: Mapping[str, Honour], fresh: Sequence[Correction], changed: Sequence[str]
    ) -> Iterator[Finding]:
        published = self.ledger.rows(self.decision.code)
        rows = sum(row not in published for row in now)
        corrections = len(fresh) if self.ledger.version > 1 and published else 0
        came = [(1, FACTS[name]) for name in changed] if MAY_COME.issuperset(changed) else []
        counts = ((rows, "dòng"), (corrections, "mục đính chính"), *came)
        what = ", ".join(f"{count} {name}" for count, name in counts if count)
        if what:
            facts = {"number": self.decision.number, "what": what, "id": self.campaign.id}
            yield Finding("H15", self.at("code"), facts)


def _idle(
    campaign: Campaign, now: Mapping[str, Mapping[str, Honour]], files: HonourFiles
) -> Iterator[Finding]:
    """Corrections that point at nothing, and withheld rows whose names are still in the list."""
    folder, ledger = files.folder, files.ledger
    corrected = {correction.decision for correction in campaign.corrections}
    moved = {code for code in corrected & now.keys() if _renumbered(ledger, code, now[code])}
    for index, correction in enumerate(campaign.corrections):
        rows, row = now.get(correction.decision), correction.row
        at = ("corrections", index, "row")
        if correction.decision not in {decision.code for decision in campaign.decisions}:
            reason = f"không có quyết định mang mã {correction.decision}"
            yield Finding("H18", ("corrections", index, "decision"), {"reason": reason})
        elif row is None:
            if correction.kind != "corrected":
                reason = f"`{correction.kind}` phải ghi mã dòng ở `row`"
                yield Finding("H18", ("corrections", index, "kind"), {"reason": reason})
        elif rows is None:
            continue  # a list that cannot be read has its own problem
        elif correction.decision in moved:
            continue  # renumbered: the row of that code is another person's now, of which H14 tells
        elif correction.kind == "withheld" and row in rows:
            reason = f"dòng {row} vẫn còn trong danh sách ở {folder}; xóa dòng ấy khỏi danh sách"
            yield Finding("H18", at, {"reason": reason})
        elif correction.kind != "withheld" and row not in rows and not _withheld(campaign, correction):
            reason = f"danh sách không có dòng {row}{_in_series(row, rows)}"
            yield Finding("H18", at, {"reason": reason})


def _in_series(row: str, rows: Mapping[str, Honour]) -> str:
    """A hint where each group counts anew: the rows of this kind and number; people know which is meant."""
    kind, _, number = row.rpartition("-")
    found = [code for code in rows if code.startswith(f"{kind}-") and code.endswith(f"-{number}")]
    return f"; số đếm lại ở từng nhóm: {', '.join(found[:_SHOWN])}" if found else ""


def _withheld(campaign: Campaign, correction: Correction) -> bool:
    """Whether the row that was corrected once is withheld today."""
    said = (correction.decision, correction.row, "withheld")
    return any((each.decision, each.row, each.kind) == said for each in campaign.corrections)


def _renumbered(ledger: Ledger, code: str, now: Mapping[str, Honour]) -> list[str]:
    """The rows that stand today as the next ones did: a row before them left and the numbers closed up."""
    published = ledger.rows(code)
    return [
        row
        for row, honour in now.items()
        if row in published
        and not is_sealed(ledger, code, honour, published[row])
        and any(_was(ledger, code, honour._replace(number=honour.number + gone), published) for gone in _GONE)
    ]


def _was(ledger: Ledger, code: str, honour: Honour, published: Mapping[str, SealedRow]) -> bool:
    entry = published.get(honour.id)
    return entry is not None and is_sealed(ledger, code, honour, entry)


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"
