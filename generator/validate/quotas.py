"""Quotas: what the shape alone cannot tell."""

from __future__ import annotations

from collections.abc import Iterator

from generator.validate.rules import Case, Finding, Rule


def instance_without_name(case: Case) -> Iterator[Finding]:
    """A count per instance that does not say of what."""
    for index, quota in enumerate(case.campaign.quotas):
        if quota.per == "instance" and quota.instance is None:
            yield Finding("Q03", ("quotas", index, "per"), {"code": quota.code})


def override_of_other_award(case: Case) -> Iterator[Finding]:
    """A "riêng đối với" line that replaces a line of another award."""
    awards = {quota.code: quota.award for quota in case.campaign.quotas}
    for index, quota in enumerate(case.campaign.quotas):
        for place, code in enumerate(quota.overrides):
            if awards.get(code, quota.award) != quota.award:
                facts = {"code": quota.code, "found": code}
                yield Finding("Q04", ("quotas", index, "overrides", place), facts)


RULES: tuple[Rule, ...] = (
    instance_without_name,
    override_of_other_award,
)
