"""What a messenger shows beside a link to a campaign: the nearest deadline, in a line.

It is kept by whoever shared it, so it names a day and never counts down to one.
"""

from __future__ import annotations

from generator.derive.deadlines import last_certain_day
from generator.derive.views import CampaignView
from generator.wording.dates import long_date_vi, meaning_vi
from generator.wording.words import point_title


def share_deadline(view: CampaignView) -> str:
    """Such as "Hạn nộp hồ sơ: thứ Tư, 18/03/2026"; what the plan leaves open is said to be open."""
    point = view.next_point
    day = last_certain_day(point.when)
    said = long_date_vi(day) if day else meaning_vi(point.when).removeprefix("ngày cuối: ")
    return f"{point_title(point)}: {said}"


def share_text(view: CampaignView) -> str:
    """The deadline, then who calls for what."""
    sample = "Dữ liệu ví dụ. " if view.campaign.sample else ""
    return f"{sample}{share_deadline(view)}. {view.issuer.short_name}: {view.campaign.plan.title}"
