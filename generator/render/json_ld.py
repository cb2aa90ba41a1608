"""Pages described for search engines (schema.org), as data blocks that are safe inside a script element.

Nothing stands in them that the page does not say: a day that the plan leaves open is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from generator.derive import site_map
from generator.derive.deadlines import last_certain_day
from generator.derive.views import CampaignView, SiteView
from generator.model.form import Form
from generator.model.registry import Portal
from generator.output import OutputFile
from generator.plan_time.meaning import Meaning

Thing = dict[str, Any]
Linker = Callable[[str], str]
Way = tuple[tuple[str, str], ...]
"""The pages between home and a page: the address and the name of each."""

MEDIA_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "pdf": "application/pdf",
}
"""What files are to a program, by their endings."""
# "</script" and "<!--" would end or change the element, whatever they stand in.
_UNSAFE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def data_block(things: Iterable[Thing]) -> Markup:
    """All that is said of a page in one element."""
    told = {"@context": "https://schema.org", "@graph": list(things)}
    text = json.dumps(told, ensure_ascii=False).translate(_UNSAFE)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - escaped above


def linker(page: str, site: SiteView) -> Linker:
    """How the page at this address links to others: relative, while nobody has said where the portal is."""
    before = site.site_url or site_map.root_of(page)
    return lambda address: before + address


@dataclass(frozen=True, slots=True)
class TakenAway:
    """Data that readers can take away; `files`: their addresses."""

    name: str
    description: str
    updated: date | None
    files: tuple[str, ...]


def dataset(data: TakenAway, portal: Portal, link: Linker) -> Thing:
    """A data set with its files."""
    told: Thing = {
        "@type": "Dataset",
        "name": data.name,
        "description": data.description,
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "creator": _organisation(portal.owner),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": _type(file), "contentUrl": link(file)}
            for file in data.files
        ],
    }
    if data.updated:
        told["dateModified"] = data.updated.isoformat()
    if portal.data_licence:
        told["license"] = portal.data_licence.url
    return told


def campaign_things(view: CampaignView, link: Linker) -> Iterator[Thing]:
    """A campaign as an event, and a service where dossiers are handed in; nothing of a sample, a draft."""
    if view.campaign.sample or view.campaign.draft:
        return
    name, organiser = view.campaign.short_title, _organisation(view.issuer.name)
    days = {"startDate": _first_certain_day(view.start), "endDate": last_certain_day(view.end)}
    yield {
        "@type": "Event",
        "name": name,
        "description": view.campaign.plan.title,
        "inLanguage": "vi",
        "url": link(site_map.campaign_address(view.id)),
        "organizer": organiser,
        **{key: day.isoformat() for key, day in days.items() if day},
    }
    if view.dossiers:
        yield {
            "@type": "GovernmentService",
            "name": f"Đề nghị khen thưởng - {name}",
            "serviceType": "Thi đua, khen thưởng",
            "provider": organiser,
            "url": link(site_map.campaign_address(view.id, site_map.DOSSIER)),
        }


def form_document(form: Form, file: OutputFile | None, link: Linker) -> Thing:
    """A form with its blank file, where there is one."""
    told: Thing = {
        "@type": "DigitalDocument",
        "name": form.title,
        "description": form.purpose,
        "inLanguage": "vi",
        "dateModified": form.changed.isoformat(),
        "url": link(site_map.form_address(form.code)),
    }
    if file is not None:
        told["encoding"] = {
            "@type": "MediaObject",
            "contentUrl": link(file.path),
            "encodingFormat": _type(file.path),
            "contentSize": f"{file.size} B",
            "sha256": file.sha256,
        }
    return told


def breadcrumbs(way: Way, here: str, link: Linker) -> Thing:
    """The way to a page from home; its last step is the page itself, `here` its name."""
    steps: list[Thing] = [
        {"@type": "ListItem", "position": place, "name": name, "item": link(address)}
        for place, (address, name) in enumerate(((site_map.HOME, "Trang chủ"), *way), start=1)
    ]
    steps.append({"@type": "ListItem", "position": len(steps) + 1, "name": here})
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _first_certain_day(when: Meaning) -> date | None:
    """The first day, where the plan itself writes it."""
    return when.first if when.exact and when.event is None else None


def _organisation(name: str) -> Thing:
    return {"@type": "GovernmentOrganization", "name": name}


def _type(address: str) -> str:
    return MEDIA_TYPES[address.rpartition(".")[2]]
