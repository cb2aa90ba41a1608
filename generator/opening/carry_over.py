"""What a new campaign takes over from an earlier one: the structure, not the dates, the numbers or the lists.

Words that name a day, a year or a document belong to the plan they come from: a placeholder stands for
them, so that `thidua check` lists every one that the new plan must fill.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.base import Lasting
from generator.model.campaign import Campaign
from generator.model.plan.plan_date import MEANINGS
from generator.model.registry import LegalDocument
from generator.opening.skeleton import PLACEHOLDER
from generator.slug import CODE

# Whole parts that stay. Purposes, contents, slogans and grounds are of the old occasion; waves, decisions,
# corrections, annexes, prizes and the campaign's own forms are dates, lists or money; quotas are told apart.
_PARTS = tuple(name for name, field in Campaign.model_fields.items() if Lasting() in field.metadata)
# Places in the old plan, and what hangs on its dates and lists.
_DROPPED = frozenset({"source", "wave", "note", "original", "changed_by", "reason"})
_OF_ITS_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}\b|\bsố \d+[/-]|\b\d+[/-][A-ZĐ]{2}|\bnhiệm kỳ\b"
)


def carried_over(
    earlier: Mapping[str, Any],
    awards: Sequence[str],
    documents: Mapping[str, LegalDocument],
    day: date,
) -> dict[str, Any]:
    """The parts of an earlier campaign's file that serve a new one with these `awards`.

    `documents` by code; those in force on `day` may still be named.
    """
    in_force = [entry for entry in documents.values() if _in_force(entry, day)]
    named = (rf"(?:số )?{re.escape(entry.number)}(?: ngày [\d/]+)?" for entry in in_force)
    kept = _Kept(
        lasting=re.compile("|".join(named) or "(?!)"),
        documents=frozenset(entry.code for entry in in_force),
        own_forms=frozenset(str(form.get("code")) for form in earlier.get("forms", ())),
    )
    values = {part: kept.of(earlier[part]) for part in _PARTS if part in earlier}
    return _of_awards(values, awards)


def quotas_to_compare(earlier: Mapping[str, Any], awards: Sequence[str]) -> list[dict[str, Any]]:
    """The lines of quotas as they were, for the new plan's numbers to be written over them."""
    lines = [entry for entry in earlier.get("quotas", ()) if entry.get("award") in awards]
    return [{key: value for key, value in entry.items() if key not in ("source", "annex")} for entry in lines]


def _in_force(entry: LegalDocument, day: date) -> bool:
    return (
        entry.in_force_from is not None
        and entry.in_force_from <= day
        and (entry.in_force_until is None or entry.in_force_until >= day)
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """What may stay: mentions of documents in force (`lasting`, `documents`), forms of the library."""

    lasting: re.Pattern[str]
    documents: frozenset[str]
    own_forms: frozenset[str]

    def of(self, value: Any) -> Any:
        """The value without dates and places in the old plan; a placeholder for words that name a time."""
        if isinstance(value, Mapping):
            return self._group(value)
        if isinstance(value, list):
            return [self.of(inner) for inner in value]
        if not isinstance(value, str) or re.fullmatch(CODE, value):
            return value
        return PLACEHOLDER if _OF_ITS_TIME.search(self.lasting.sub("", value)) else value

    def _group(self, values: Mapping[str, Any]) -> dict[str, Any]:
        if "wording" in values and not set(MEANINGS).isdisjoint(values):
            return {"wording": PLACEHOLDER, "unknown": True}
        found: dict[str, Any] = {}
        for key, inner in values.items():
            if key in _DROPPED or (key == "text" and "date" in values):  # a milestone's sentence is its date
                continue
            if key == "documents" and all(isinstance(code, str) for code in inner):
                if left := [code for code in inner if code in self.documents]:
                    found[key] = left
            elif key == "form":
                found[key] = self._forms(inner)
            elif key != "follows" or inner.get("document") in self.documents:
                found[key] = self.of(inner)
        return found

    def _forms(self, value: Any) -> Any:
        codes = value if isinstance(value, list) else [value]
        left = [code for code in codes if code not in self.own_forms]
        return left if len(left) > 1 else left[0] if left else "none"


def _of_awards(values: dict[str, Any], awards: Sequence[str]) -> dict[str, Any]:
    """Only what is for these awards: nothing may name an award that the campaign does not offer."""
    entries = {entry["award"]: entry for entry in values.pop("awards", ())}
    values["awards"] = [entries[code] for code in awards if code in entries]
    for part in ("dossiers", "milestones"):
        if part in values:
            values[part] = list(_restricted(values[part], awards))
            if not values[part]:
                del values[part]
    if "scoring" in values:
        for band in (band for scale in values["scoring"] for band in scale.get("bands", ())):
            band.pop("award", None)
    return values


def _restricted(entries: Sequence[dict[str, Any]], awards: Sequence[str]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        named = entry.get("awards")
        if named is None:
            yield entry
        elif left := [code for code in named if code in awards]:
            yield {**entry, "awards": left}
