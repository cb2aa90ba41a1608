"""A campaign on paper: all of its parts in one document, and a poster for the notice board."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.derive import site_map
from generator.derive.poster import poster_view
from generator.derive.views import CampaignView, SiteView
from generator.output import OutputFile
from generator.render.campaign.pages import Files
from generator.render.page import render_page, render_text
from generator.render.qr_code import qr_code
from generator.wording import parts
from generator.wording.words import roman

_LAYOUT = "campaign/chapter.md.j2"
_ANNEX = "Phụ lục"

# A part's page as our templates write it: every text is escaped, so that no quotation mark is data's.
_MARKDOWN_HEADING = re.compile(r"^(##+) (.*) \{: #([a-z0-9-]+) \}$", re.MULTILINE)
_HEADING = re.compile(r"<(/?)h([2-5])\b")
_NAMES = re.compile(r'\b(id|for|aria-labelledby|aria-describedby)="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the campaign as a chapter of its document; `anchor` is the part's step of the address."""

    anchor: str
    number: str
    title: str
    text: Markup


def render_paper(view: CampaignView, site: SiteView, files: Files) -> Iterator[OutputFile]:
    """The whole campaign, and its poster."""
    name = view.campaign.short_title
    source = f"campaigns/{view.id}/campaign.yml"
    yield render_page(
        "campaign/whole.md.j2",
        site_map.campaign_address(view.id, site_map.WHOLE),
        source,
        title=f"Bản in cả phong trào - {name}",
        description=f"Mọi phần của phong trào {name} trong một văn bản để in.",
        toc=False,
        boost=0,  # it repeats the parts, which come first
        view=view,
        site=site,
        chapters=tuple(_chapters(view, site, files)),
    )
    yield render_page(
        "campaign/poster.md.j2",
        site_map.campaign_address(view.id, site_map.POSTER),
        source,
        title=f"Áp phích - {name}",
        description=f"Áp phích khổ A4, A3 của phong trào {name}: hạn nộp, đối tượng, số lượng, nơi nhận.",
        toc=False,
        boost=0,
        view=view,
        site=site,
        poster=poster_view(view, site.as_of),
        home=site.site_url and site.site_url + site_map.campaign_address(view.id),
        code=qr_code(site.site_url + site_map.campaign_address(view.id)) if site.site_url else None,
    )


def _chapters(view: CampaignView, site: SiteView, files: Files) -> Iterator[Chapter]:
    """The parts in the order of the tabs, numbered; the plan's own text is the annex."""
    number = 0
    for part in parts.PARTS:
        template, anchor = part.chapter.template or part.template, part.chapter_anchor
        if part.step == site_map.HONOURS and view.roll is not None:
            template = "campaign/roll_chapter.md.j2"
        number += not part.chapter.annex
        address = site_map.campaign_address(view.id, site_map.WHOLE)
        text = render_text(template, address, layout=_LAYOUT, view=view, site=site, files=files)
        root = site_map.root_of(address) + site_map.campaign_address(view.id)
        numeral = _ANNEX if part.chapter.annex else roman(number)
        yield Chapter(anchor, numeral, part.chapter_title, Markup(_nested(text, anchor, root)))  # noqa: S704 - our template


def _nested(text: str, anchor: str, campaign: str) -> str:
    """A part one level deeper, with names of its own: two parts may use the same ones for their headings.

    Links between the parts, which lead from page to page on the portal, stay within the document.
    """
    steps = "|".join(part.step for part in parts.PARTS if part.step)
    text = _HEADING.sub(lambda tag: f"<{tag[1]}h{int(tag[2]) + 1}", text)
    text = _MARKDOWN_HEADING.sub(_html_heading, text)
    text = _NAMES.sub(lambda found: f'{found[1]}="{_prefixed(found[2], anchor)}"', text)
    text = text.replace('href="#', f'href="#{anchor}-')
    there = re.compile(rf'href="{re.escape(campaign)}({steps})/(?:#([^"]+))?"')
    return there.sub(lambda link: f'href="#{"-".join(filter(None, link.groups()))}"', text)


def _html_heading(heading: re.Match[str]) -> str:
    level = len(heading[1]) + 1
    return f'<h{level} id="{heading[3]}">{heading[2]}</h{level}>'


def _prefixed(names: str, anchor: str) -> str:
    return " ".join(f"{anchor}-{name}" for name in names.split())
