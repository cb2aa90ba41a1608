"""Which forms there are: one for each public part of a campaign, each registry, the portal's owner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import Field

from generator.derive import site_map
from generator.desk.forms.sheet import FormSheet
from generator.model.base import Line, Record, Text
from generator.model.campaign import Campaign
from generator.model.registry import Portal, Registries
from generator.problems import Steps
from generator.validate.rules.references import REGISTRY_OF
from generator.wording import parts

# The keys with which a part's run of keys begins, in the order of the model.
_BEGINS: Mapping[str, str] = {
    "short_title": site_map.OVERVIEW,
    "purposes": site_map.CONTENTS,
    "period": site_map.TIMELINE,
    "stopped": site_map.OVERVIEW,
    "review_ends": site_map.TIMELINE,
    "award_subjects": site_map.CRITERIA,
    "quotas": site_map.QUOTAS,
    "procedures": site_map.DOSSIER,
    "responsibilities": site_map.CONTENTS,
    "annexes": site_map.QUOTAS,
    "decisions": site_map.HONOURS,
    "changes": site_map.OVERVIEW,
}


def by_part(keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The keys of a campaign by the part in whose form they stand; the code, which is first, is in none.

    A key that begins no run stands behind the one before it in the model.
    """
    runs: dict[str, list[str]] = {part.step: [] for part in parts.PARTS if part.step in _BEGINS.values()}
    own: list[str] = []  # takes the code, which stands before the first run and in no form
    for key in keys:
        own = runs[_BEGINS[key]] if key in _BEGINS else own
        own.append(key)
    return {step: tuple(names) for step, names in runs.items()}


PARTS = by_part(Campaign.model_fields)
"""The parts that have a form, in the order of the tabs, with their keys."""

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


class SiteSettings(Record):
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


def owner_sheet(name: str) -> FormSheet | None:
    """The form of one group of settings; what `thidua upgrade` alone sets is left out."""
    if name == "portal":
        names = tuple(each for each in Portal.model_fields if each != "data")
        return FormSheet("mkdocs.yml", OWNER[name], Portal, names, within=("extra", "portal"))
    return (
        FormSheet("mkdocs.yml", OWNER[name], SiteSettings, tuple(SiteSettings.model_fields))
        if name in OWNER
        else None
    )


def campaign_sheet(campaign: str, step: str) -> FormSheet | None:
    """The form of one part of a campaign; None where there is no such part."""
    part = parts.part_at(step)
    if part is None or step not in PARTS:
        return None
    return FormSheet(f"campaigns/{campaign}/campaign.yml", part.tab, Campaign, PARTS[step])


def registry_sheet(name: str) -> FormSheet | None:
    """The form of one registry."""
    if name not in REGISTRIES:
        return None
    return FormSheet(f"campaigns/_shared/{name}.yml", REGISTRIES[name], Registries, (name,), listed=name)
