"""What the ledger keeps of a row, a decision, a name: seals that only row and salt together can open."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.load.ledger import Ledger, SealedRow, State, Used, sealed
from generator.load.signed_file import SignedFile
from generator.marks import folded_words
from generator.model.campaign import Campaign
from generator.model.decision import Correction, Decision
from generator.model.honour import Honour
from generator.model.registry import Award
from generator.validate.same_text import comparable, same_document

FACTS = {
    "number": "số, ký hiệu",
    "date": "ngày ký",
    "issued_by": "cơ quan ban hành",
    "subject": "trích yếu",
    "signatory": "người ký",
    "award": "hình thức khen thưởng",
    "signed_file": "tệp đã ký",
    "wave": "đợt",
    "year": "năm được xét",
    "sample": "dấu dữ liệu ví dụ",
}
"""What a decision says of itself, and its campaign of all rows (`sample`), by keys, as problems call it."""
MAY_COME = frozenset({"signed_file", "wave", "year"})
"""Facts that may be added later where there were none."""
HEADING, TITLE = "heading", "title"


def row_seal(salt: str, decision: str, honour: Honour) -> str:
    """The seal of a row: its decision, its id and its published fields."""
    return sealed(salt, decision, honour.id, *honour.published)


def is_sealed(ledger: Ledger, decision: str, honour: Honour, entry: SealedRow) -> bool:
    """Whether the entry is of this row as it stands."""
    if ledger.version == 1:
        fields = (decision, honour.id, *honour.published)
        return hashlib.sha256("\0".join(fields).encode()).hexdigest() == entry.hash
    return bool(entry.salt) and row_seal(entry.salt, decision, honour) == entry.hash


def facts_of(
    campaign: Campaign,
    decision: Decision,
    rows: Iterable[Honour],
    awards: Mapping[str, Award],
    signed: Mapping[str, SignedFile],
) -> dict[str, str]:
    """The decision's facts as text, "" for what there is not; of the signed file its SHA-256.

    Behind those of FACTS stands what each award of its `rows` is called: "heading CODE" on the roll, "title
    CODE" in the registry (all `awards` by code), which counts over all campaigns show.
    """
    signatory = decision.signatory
    file = signed.get(decision.signed_file or "")
    return {
        "number": decision.number,
        "date": decision.date.isoformat(),
        "issued_by": decision.issued_by,
        "subject": decision.subject,
        "signatory": "\0".join((signatory.capacity or "", signatory.position, signatory.name)),
        "award": decision.award,
        "signed_file": file.sha256 if file else "",
        "wave": decision.wave or "",
        "year": str(decision.year or ""),
        "sample": "true" if campaign.sample else "",
        **dict(_called(campaign, [awards[code] for code in {row.award for row in rows} if code in awards])),
    }


def _called(campaign: Campaign, awards: Iterable[Award]) -> Iterator[tuple[str, str]]:
    for award in awards:
        yield f"{HEADING} {award.code}", comparable(campaign.heading(award))
        yield f"{TITLE} {award.code}", comparable(award.full_title)


def fact_seal(salt: str, decision: str, name: str, value: str) -> str:
    """The seal of one fact of a decision."""
    return sealed(salt, decision, name, value)


def changed_facts(state: State, decision: str, facts: Mapping[str, str]) -> list[str]:
    """The facts that are not what the state sealed; what it did not seal or nothing shows today is none."""
    return [
        name
        for name, seal in state.facts.items()
        if name in facts and fact_seal(state.salt, decision, name, facts[name]) != seal
    ]


def was_of_award(
    ledger: Ledger, decision: Decision, honour: Honour, entry: SealedRow, others: Iterable[str]
) -> bool:
    """Whether a row differs from its entry only by the award that its decision had when it was last sealed.

    `others`: the awards that it may have been.
    """
    code, states = decision.code, ledger.decisions[decision.code]
    return honour.award == decision.award and any(
        fact_seal(states[-1].salt, code, "award", award) == states[-1].facts.get("award")
        and is_sealed(ledger, code, honour._replace(award=award), entry)
        for award in others
    )


def was_missing(state: State, decision: str, name: str) -> bool:
    """Whether the decision was published without this fact."""
    return fact_seal(state.salt, decision, name, "") == state.facts.get(name)


def unused(campaign: Campaign, decision: str, used: Iterable[Used]) -> list[Correction]:
    """The corrections of a decision that no state has used: only these explain a change."""
    spent = tuple(used)
    return [
        each
        for each in campaign.corrections
        if each.decision == decision and not any(is_used(each, found) for found in spent)
    ]


def is_used(correction: Correction, used: Used) -> bool:
    """Whether this is the correction that a state has used. Of a withheld row the document is not kept."""
    said = (correction.row or "", correction.kind, correction.date.isoformat())
    return said == (used.row, used.kind, used.day) and (
        not used.document or same_document(used.document, correction.decided_by)
    )


def key_name(key: bytes) -> str:
    """By which a ledger tells which key made its marks."""
    return hmac.digest(key, b"ledger.key", "sha256").hex()[:16]


def mark(key: bytes, name: str) -> str:
    """The mark of a name: equal for every way of writing it that the search takes for the same name."""
    return mark_of(key, folded_words(name))


def initials_mark(key: bytes, name: str) -> str:
    """The mark of the name's short form ("Đ.T. C3"); "" where a name of one word has none."""
    words = folded_words(name)
    return mark_of(key, with_initials(words)) if len(words) > 1 else ""


def with_initials(words: Sequence[str]) -> list[str]:
    """The words of a name as in "Đ.T. C3": all but the last are their first letters."""
    return [*(word[0] for word in words[:-1]), words[-1]]


def mark_of(key: bytes, words: Sequence[str]) -> str:
    """The mark of words that are folded already."""
    return _mark(key, " ".join(words))


_LONGEST = 14
"""Words of a name, collectives included."""


def marks_in(key: bytes, text: str) -> Iterator[str]:
    """The marks of everything in a text that may be a name: all its runs of words."""
    words = folded_words(text)
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            yield _mark(key, " ".join(words[start:end]))


def _mark(key: bytes, folded: str) -> str:
    return hmac.digest(key, folded.encode(), "sha256").hex()
