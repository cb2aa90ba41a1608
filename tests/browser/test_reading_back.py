"""What a reader copies from a plan’s page, imported as text, gives the same draft and open points again."""

from __future__ import annotations

import pytest
from opener import Opener
from running import ROOT
from shipped_plans import PLANS

from generator.importing.drafting import Draft, draft
from generator.importing.reading.read_plan import read_content
from generator.project import Project


def drafted(text: str) -> Draft:
    return draft(read_content(text.encode(), ".txt").text, scanned=False, project=Project(ROOT))


@pytest.mark.parametrize(("page", "media"), [("toan-van", "screen"), ("ban-in", "print")])
@pytest.mark.parametrize("plan", PLANS)
def test_a_copied_plan_gives_the_same_draft(opened: Opener, plan: str, page: str, media: str) -> None:
    shown = opened(f"phong-trao/{plan}/{page}/")
    shown.emulate_media(media=media)
    copied = shown.locator("article.td-doc").inner_text()
    shown.emulate_media(media="null")  # the tab is another test's next
    again = drafted(copied)
    once = drafted((ROOT / "campaigns" / plan / "plan.txt").read_text(encoding="utf-8"))
    assert again.campaign == once.campaign
    assert [(each.why, each.wording) for each in again.points] == [
        (each.why, each.wording) for each in once.points
    ]
