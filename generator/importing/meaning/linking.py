"""What one part of a campaign says of another: rewards in last days and numbers, last days in dossiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.importing.meaning.known import Registers
from generator.importing.meaning.unsure import Unsure, understood


def link(found: dict[str, Any]) -> None:
    """Name in every submission the only milestone on handing in, and the one that ends the review."""
    codes = [each["code"] for each in found["milestones"] if each["kind"] == "dossier"]
    _link_rewards(found)
    if len(codes) == 1:
        for each in found["dossiers"]:
            for submission in each.get("submissions", ()):
                submission.setdefault("milestone", codes[0])
    ends = [each["code"] for each in found["milestones"] if each["kind"] == "summary"]
    if len(ends) == 1:
        # No plan says so in these words: that it is summed up means that the review is over.
        line = next(each["@line"] for each in found["milestones"] if each["code"] == ends[0])
        found["review_ends"] = Unsure("whose_deadline", "", line, ends[0], (ends[0],))


def for_rewards(milestone: dict[str, Any], awards: Any, registers: Registers) -> dict[str, Any]:
    """A milestone that stands in one sentence with another: each is for the rewards that its clause names."""
    if not milestone.pop("@apart", False) or "awards" in milestone:
        return milestone
    text = milestone["text"].lower()
    codes = tuple(_codes(awards))
    named = [code for code in codes if registers.known.awards[code].title.lower() in text]
    asked = Unsure("which_award", milestone["text"][:240], milestone["@line"], None, codes)
    return milestone | {"awards": named or asked}


def _link_rewards(found: dict[str, Any]) -> None:
    """Name the rewards in the last days of their dossiers; different days are hardly all for every reward."""
    rewards = _codes(found["awards"])
    lists = [each["awards"] for each in found["dossiers"]]
    certain = bool(lists) and all(isinstance(each, list) for each in lists)
    every = list(dict.fromkeys(code for codes in lists for code in codes)) if certain else []
    own = [each for each in found["milestones"] if each["kind"] == "dossier" and "awards" not in each]
    several = len(every or rewards) > 1 or (isinstance(found["awards"], list) and len(found["awards"]) > 1)
    differ = several and len({str(understood(each["date"])) for each in own}) > 1
    for each in found["milestones"]:
        on_dossiers = understood(each["kind"]) == "internal" and "hồ sơ" in each["text"].lower()
        if differ and each in own:
            choices = tuple(every or rewards)
            each["awards"] = Unsure("which_award", each["text"][:240], each["@line"], every or None, choices)
        elif certain and (each["kind"] == "dossier" or on_dossiers):
            each.setdefault("awards", every)


def _codes(awards: Any) -> list[str]:
    """The rewards of a plan by their codes, as far as they are understood."""
    told = [understood(each["award"]) for each in awards] if isinstance(awards, list) else []
    return [code for code in dict.fromkeys(told) if code]


def with_their_quotas(
    offers: Sequence[Mapping[str, Any]], told: Sequence[Any]
) -> Iterator[Mapping[str, Any]]:
    """The rewards, and those that only the numbers name."""
    yield from offers
    known = {understood(each["award"]) for each in offers}
    for line in map(understood, told):
        if isinstance(line, dict) and isinstance(line["award"], str) and line["award"] not in known:
            known.add(line["award"])
            yield {
                "award": line["award"], "heading": line["group"], "source": line["source"],
                "@line": line["@line"],
            }  # fmt: skip
