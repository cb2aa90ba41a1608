"""Which forms there are: one for each public part of a campaign, each registry, the portal's owner."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from generator.derive import site_map
from generator.desk.forms.sheet import Sheet
from generator.model.base import Line, Record, Text
from generator.model.campaign import Campaign
from generator.model.registry import Portal, Registries
from generator.problems import Steps
from generator.validate.rules.references import REGISTRY_OF
from generator.wording.parts import part_at

PARTS: Mapping[str, tuple[str, ...]] = {
    site_map.OVERVIEW: ("short_title", "topics", "sample", "draft", "plan", "stopped", "changes"),
    site_map.CRITERIA: ("awards", "award_subjects", "principles", "priorities", "scoring", "tie_breaks"),
    site_map.QUOTAS: ("quotas", "annexes"),
    site_map.TIMELINE: ("period", "waves", "milestones", "review_ends"),
    site_map.DOSSIER: ("procedures", "dossiers", "forms", "funding", "prizes"),
    site_map.CONTENTS: (
        "purposes", "requirements", "goals", "participants", "contents_introduction", "contents", "solutions",
        "slogans", "responsibilities",
    ),
    site_map.HONOURS: ("decisions", "corrections"),
}  # fmt: skip
"""The keys of a campaign by the public part in whose form they stand; its code is its folder's name."""

REGISTRIES: Mapping[str, str] = {
    "units": "Đơn vị",
    "awards": "Hình thức khen thưởng",
    "legal_documents": "Văn bản",
    "issuing_bodies": "Cơ quan ban hành",
    "events": "Sự kiện",
    "forms": "Biểu mẫu dùng chung",
}

REGISTERS: Mapping[str, str] = {
    attribute: file.removesuffix(".yml") for attribute, file in REGISTRY_OF.values()
}
"""The registry's name by what a form calls it."""
SEEN_AT: Mapping[str, str] = {
    "units": site_map.UNITS, "legal_documents": site_map.DOCUMENTS, "forms": site_map.FORMS,
    "events": site_map.CALENDAR,
}  # fmt: skip
"""Where readers see a registry; home tells of what the others change."""


OWNER: Mapping[str, str] = {"portal": "Cơ quan, liên hệ", "site": "Tên, địa chỉ cổng"}
"""The forms of mkdocs.yml, which stand beside the registries."""


class Site(Record):
    """What of the settings at the top of mkdocs.yml staff set."""

    site_name: Text = Field(description="Tên cổng ở đầu mọi trang.")
    site_description: Line = Field(default="", description="Lời giới thiệu, hiện ở trang tìm kiếm.")
    site_url: Line = Field(
        default="",
        description="Địa chỉ của cổng trên mạng. Chưa biết thì để trống.",
        examples=["https://thidua.xa-mau.gov.vn/"],
    )


def part_of(steps: Steps) -> str:
    """The part in whose form a value stands: the last step of its address."""
    return next((step for step, names in PARTS.items() if steps[0] in names), "")


def owner_sheet(name: str) -> Sheet | None:
    """The form of one group of settings; what `thidua upgrade` alone sets is left out."""
    if name == "portal":
        names = tuple(each for each in Portal.model_fields if each != "data")
        return Sheet("mkdocs.yml", OWNER[name], Portal, names, within=("extra", "portal"))
    return Sheet("mkdocs.yml", OWNER[name], Site, tuple(Site.model_fields)) if name in OWNER else None


def campaign_sheet(campaign: str, step: str) -> Sheet | None:
    """The form of one part of a campaign; None where there is no such part."""
    part = part_at(step)
    if part is None or step not in PARTS:
        return None
    return Sheet(f"campaigns/{campaign}/campaign.yml", part.tab, Campaign, PARTS[step])


def registry_sheet(name: str) -> Sheet | None:
    """The form of one registry."""
    if name not in REGISTRIES:
        return None
    return Sheet(f"campaigns/_shared/{name}.yml", REGISTRIES[name], Registries, (name,), listed=name)
