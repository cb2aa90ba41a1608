"""Whose plan it is, in words: for lists, calendars and the search; pages have the banner (parts/page_top)."""

from __future__ import annotations

from generator.derive.standing import Standing
from generator.derive.views import CampaignView, SiteView
from generator.wording.words import place_vi, plan_name_vi


def whose_vi(view: CampaignView, site: SiteView) -> str:
    """Such as "Kế hoạch của UBND tỉnh Mẫu, không áp dụng cho xã Mẫu"; of the owner's own and samples ""."""
    if view.own or view.campaign.sample:
        return ""
    place, issuer = place_vi(site.portal.owner), view.issuer.short_name
    if view.standing is Standing.OTHER:
        return f"Kế hoạch của {issuer}, không áp dụng cho {place}"
    own = ", ".join(plan_name_vi(each.campaign.plan) for each in site.carried_out_by(view))
    done = f"thực hiện theo {own}" if own else "chưa có kế hoạch thực hiện trên cổng này"
    return f"Kế hoạch của cấp trên ({issuer}); {place} {done}"
