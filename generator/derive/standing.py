"""How a plan stands to the portal's owner: its own, one of a body above it, or there to be read only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from generator.model.campaign import Campaign
from generator.model.registry import IssuingBody, LegalDocument


class Standing(StrEnum):
    """Whose plan it is, as the owner sees it."""

    OWN = "own"
    ABOVE = "above"
    OTHER = "other"


def standing(issuer: str, owner: str, bodies: Mapping[str, IssuingBody]) -> Standing:
    """The standing of a plan that `issuer` issued; both are codes of `bodies`."""
    if issuer == owner:
        return Standing.OWN
    return Standing.ABOVE if issuer in _above(owner, bodies) else Standing.OTHER


def carries_out(
    campaign: Campaign,
    above: Campaign,
    bodies: Mapping[str, IssuingBody],
    documents: Mapping[str, LegalDocument],
) -> bool:
    """Whether a plan says that it carries out the other one: that document, or its number and issuer."""
    number, issuer = above.plan.number, bodies[above.plan.issuer]
    names = {issuer.name, issuer.short_name, *issuer.aliases}
    named = [documents[basis.document] for basis in campaign.plan.bases if basis.relation == "carries_out"]
    if any(each.code == above.plan.document for each in named):
        return True
    return number is not None and any(each.number == number and each.issuer in names for each in named)


def _above(code: str, bodies: Mapping[str, IssuingBody]) -> Iterator[str]:
    """The bodies above one, the nearest first; a registry in which they form a ring ends where it closes."""
    seen = {code}
    while (body := bodies.get(code)) and body.parent and body.parent not in seen:
        code = body.parent
        seen.add(code)
        yield code
