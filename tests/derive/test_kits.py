"""What a unit hands in for an award, and by when."""

from __future__ import annotations

from pathlib import Path

from builders import campaign_data
from sites import site_with


def test_a_deadline_without_a_day_does_not_hide_the_one_that_has_one(tmp_path: Path) -> None:
    dated = {"wording": "chậm nhất ngày 18/3/2026", "day": "2026-03-18", "bound": "on_or_before"}
    milestones = [
        {
            "code": "bo-sung",
            "kind": "dossier",
            "title": "Bổ sung",
            "date": {"wording": "sau đó", "unknown": True},
        },
        {"code": "nop", "kind": "dossier", "title": "Nộp hồ sơ", "date": dated},
    ]
    site = site_with(tmp_path, campaign_data(milestones=milestones))
    deadline = site.campaigns[0].kits[0].deadline
    assert deadline is not None
    assert deadline.milestone is not None
    assert deadline.milestone.code == "nop"
