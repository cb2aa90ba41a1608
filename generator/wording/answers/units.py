"""What is answered of a unit in a campaign: whether it is considered, and how many it may propose."""

from __future__ import annotations

from generator.derive import site_map
from generator.derive.units.campaigns import UnitAward, UnitCampaign
from generator.model.plan.quota import Quota
from generator.wording.answers.sentence import Answer, clause_of, left_open, page_of
from generator.wording.quotas import per_vi, quota_vi


def unit_amount(each: UnitCampaign) -> Answer:
    """How many a unit may propose."""
    if each.excluded:
        return unit_considered(each)
    rows = [(award.view.offered.heading, row.quota) for award in each.open_awards for row in award.rows]
    if not each.proposes or not rows:
        return left_open(each.view, site_map.QUOTAS, "số lượng riêng cho đơn vị này")
    told = "; ".join(f"{heading}: {_line(quota)}" for heading, quota in rows)
    return Answer(
        f"{told}.", page_of(each.view, site_map.QUOTAS), clause_of(*(quota.source for _, quota in rows))
    )


def _line(quota: Quota) -> str:
    """A quota with whom it is for: the condition on which it holds stands there."""
    condition = f" ({quota.condition})" if quota.condition else ""
    return f"{quota.group}: {quota_vi(quota)}{per_vi(quota)}{condition}"


def unit_considered(each: UnitCampaign) -> Answer:
    """Whether a unit is considered, for which awards, and what excludes it."""
    excluded = [award for award in each.awards if award.exclusions]
    asked = each.open_awards if each.proposes else ()
    open_to = [_of_award(award) for award in asked if award.view.offered.by_reference is None]
    elsewhere = [award.view.offered.heading for award in asked if award.view.offered.by_reference is not None]
    ruled_out = dict.fromkeys(exclusion.text for award in excluded for exclusion in award.exclusions)
    sentences = [f"Thuộc đối tượng xét: {'; '.join(open_to)}."] if open_to else []
    if elsewhere:
        sentences.append(f"{'; '.join(elsewhere)}: kế hoạch dẫn quy định khác.")
    if excluded:
        headings = ", ".join(award.view.offered.heading for award in excluded)
        sentences.append(f"Không thuộc đối tượng xét {headings}: kế hoạch ghi “{'”; “'.join(ruled_out)}”.")
    if not sentences:
        told = "Kế hoạch không nêu đơn vị này ở phần đối tượng, tiêu chuẩn, số lượng khen thưởng."
        return Answer(told, page_of(each.view, site_map.CRITERIA), known=False)
    rows = [row.quota.source for award in asked for row in award.rows]
    sources = [exclusion.source for award in excluded for exclusion in award.exclusions]
    return Answer(" ".join(sentences), page_of(each.view, site_map.CRITERIA), clause_of(*rows, *sources))


def excluding_vi(each: UnitCampaign) -> str:
    """The clauses by which a plan does not consider a unit."""
    return clause_of(*(exclusion.source for award in each.awards for exclusion in award.exclusions))


def _of_award(award: UnitAward) -> str:
    numbers = (
        "; ".join(_line(row.quota) for row in award.rows) or "kế hoạch không ghi số lượng cho đơn vị này"
    )
    return f"{award.view.offered.heading} ({numbers})"
