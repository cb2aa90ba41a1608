"""The texts of the five plans that the portal publishes, read as the pipeline reads them."""

from __future__ import annotations

from running import ROOT

from generator.load.plan.plan_text import PlanText, read_plan_text

CAO_LOC, CONGRESS, DAK_LAK = "bau-cu-2026-cao-loc", "dai-hoi-xiv-cao-loc", "bau-cu-2026-dak-lak"
CHI_LANG, LAI_CHAU = "80-nam-tong-tuyen-cu-chi-lang", "bau-cu-2021-lai-chau"
PLANS = (CAO_LOC, CONGRESS, DAK_LAK, CHI_LANG, LAI_CHAU)


def plan(campaign_id: str) -> PlanText:
    found, problems = read_plan_text(ROOT / "campaigns" / campaign_id / "plan.txt", "plan.txt")
    assert found is not None, problems
    return found
