"""Every code points at something that exists, and stands once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from generator.load.yaml.document import Document
from generator.problems import Steps
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule
from generator.validate.hints import near_miss, nearest

# Field name -> which registry its codes come from: (attribute of Known, file).
REGISTRY_OF = {
    "units": ("units", "units.yml"),
    "binds": ("units", "units.yml"),
    "to": ("units", "units.yml"),
    "via": ("units", "units.yml"),
    "award": ("awards", "awards.yml"),
    "document": ("documents", "legal_documents.yml"),
    "documents": ("documents", "legal_documents.yml"),
    "by": ("documents", "legal_documents.yml"),
    "changed_by": ("documents", "legal_documents.yml"),
    "event": ("events", "events.yml"),
    "issuer": ("bodies", "issuing_bodies.yml"),
}

_OTHER_PLAN = 10
_LOOKED_AT = 2_000  # sections that a misspelt one is compared with: no plan has more, but a file may
_OTHER_PLAN_WORDS = (
    " Còn {rest} chỗ khác cũng dẫn tới mục không có: xem lại plan.txt có đúng là của kế hoạch này không."
)
_LISTS_WITH_CODES = ("milestones", "waves", "quotas", "dossiers", "forms", "annexes", "decisions")


def unknown_codes(case: Case) -> Iterator[Finding]:
    """A code that its registry does not have, or that this file does not have."""
    campaign, known = case.campaign, case.known
    own: dict[str, tuple[str, Iterable[str]]] = {
        "milestone": ("mốc thời gian", [m.code for m in campaign.milestones]),
        "review_ends": ("mốc thời gian", [m.code for m in campaign.milestones]),
        "wave": ("đợt", [w.code for w in campaign.waves]),
        "annex": ("phụ lục", [a.code for a in campaign.annexes]),
        "overrides": ("dòng số lượng", [q.code for q in campaign.quotas]),
    }
    for name, at, text in case.values.texts:
        if name in REGISTRY_OF:
            attribute, file = REGISTRY_OF[name]
            registry: Mapping[str, Any] = getattr(known, attribute)
            if text not in registry and file not in known.flawed:
                hint = near_miss(text, registry)
                yield Finding("R01", at, {"found": text, "registry": file, "hint": hint})
        elif name in own:
            what, existing = own[name]
            if text not in existing:
                hint = near_miss(text, existing)
                yield Finding("R02", at, {"found": text, "what": what, "hint": hint})


def unknown_sections(case: Case) -> Iterator[Finding]:
    """A source that the plan's outline does not have."""
    if case.plan_text is None:
        return
    sections = case.plan_text.sections
    sources = [(at, text) for name, at, text in case.values.texts if name == "source"]
    unknown = [(at, text) for at, text in sources if text not in sections]
    # Where most sources are unknown, the whole plan is another one: one problem tells it better than forty.
    other_plan = len(unknown) > _OTHER_PLAN and 2 * len(unknown) > len(sources)
    more = _OTHER_PLAN_WORDS.format(rest=len(unknown) - 1) if other_plan else ""
    alike = list(islice(sections, _LOOKED_AT))
    for at, text in unknown[:1] if other_plan else unknown:
        example = max(sections, key=len, default="I.1")
        yield Finding(
            "R03", at, {"found": text, "hint": near_miss(text, alike), "example": example, "more": more}
        )


def repeated_codes(case: Case) -> Iterator[Finding]:
    """Two entries of one list under one code."""
    for name in _LISTS_WITH_CODES:
        yield from repeated(case.document, getattr(case.campaign, name), (name,))
    for index, dossier in enumerate(case.campaign.dossiers):
        yield from repeated(case.document, dossier.documents, ("dossiers", index, "documents"))


def repeated(
    document: Document, entries: tuple[Any, ...], at: Steps, key: str = "code", rule: str = "R04"
) -> Iterator[Finding]:
    """Findings for entries whose code under `key` an earlier entry of the same list has."""
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        code = getattr(entry, key)
        earlier = first.setdefault(code, index)
        if earlier != index:
            line = document.place((*at, earlier, key)).line
            yield Finding(rule, (*at, index, key), {"found": code, "line": line})


def award_twice(case: Case) -> Iterator[Finding]:
    """One award offered twice: its conditions would stand in two places."""
    yield from repeated(case.document, case.campaign.awards, ("awards",), "award", "R06")


def awards_not_offered(case: Case) -> Iterator[Finding]:
    """A quota, dossier, milestone or decision for an award that this campaign does not offer."""
    campaign = case.campaign
    offered = {award.award for award in campaign.awards}
    slips = {code for code in offered if code not in case.known.awards}  # R01 tells of them: once is enough
    used: list[tuple[str, Steps]] = [
        (quota.award, ("quotas", i, "award")) for i, quota in enumerate(campaign.quotas)
    ]
    lists = [(each.awards, "dossiers", i) for i, each in enumerate(campaign.dossiers)]
    lists += [(each.awards, "decisions", i) for i, each in enumerate(campaign.decisions)]
    lists += [(each.awards, "milestones", i) for i, each in enumerate(campaign.milestones)]
    for awards, name, i in lists:
        used += [(award, (name, i, "awards", j)) for j, award in enumerate(awards)]
    for award, at in used:
        if award not in offered and nearest(award, slips) is None:
            yield Finding("R05", at, {"found": award, "hint": near_miss(award, offered)})


RULES: tuple[Rule[Case], ...] = (
    unknown_codes,
    unknown_sections,
    repeated_codes,
    award_twice,
    awards_not_offered,
)
