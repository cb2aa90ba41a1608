"""A campaign on paper: all of its parts in one document, and a poster for the notice board."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.citing import roman
from generator.derive import site_map
from generator.derive.poster import poster_view
from generator.derive.views import CampaignView, SiteView
from generator.open_data.sets import FilesByName
from generator.output import OutputFile
from generator.render.campaign.pages import way_below
from generator.render.page import render_page, render_text
from generator.render.qr_code import qr_code
from generator.wording import parts

_LAYOUT = "campaign/chapter.md.j2"
_ANNEX = "Phụ lục"


@dataclass(frozen=True, slots=True)
class PrintedChapter:
    """A part of the campaign as a chapter of its document; `anchor` is the part's step of the address."""

    anchor: str
    number: str
    title: str
    text: Markup


def render_paper(view: CampaignView, site: SiteView, files: FilesByName) -> Iterator[OutputFile]:
    """The whole campaign, and its poster."""
    name = view.campaign.short_title
    source = f"campaigns/{view.id}/campaign.yml"
    yield render_page(
        "campaign/whole.md.j2",
        site_map.campaign_address(view.id, site_map.WHOLE),
        source,
        title=f"Bản in cả phong trào - {name}",
        description=f"Mọi phần của phong trào {name} trong một văn bản để in.",
        way=way_below(view),
        here="Bản in",
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
        way=way_below(view),
        here="Áp phích",
        toc=False,
        boost=0,
        view=view,
        site=site,
        poster=poster_view(view, site.as_of),
        home=site.site_url and site.site_url + site_map.campaign_address(view.id),
        code=qr_code(site.site_url + site_map.campaign_address(view.id)) if site.site_url else None,
    )


def _chapters(view: CampaignView, site: SiteView, files: FilesByName) -> Iterator[PrintedChapter]:
    """The parts in the order of the tabs, numbered; the plan's own text is the annex.

    A part's template writes its chapter too: one level deeper, with names of its own (two parts may use the
    same ones for their headings), and with links to the other parts that stay within the document.
    """
    number = 0
    for part in parts.PARTS:
        template, anchor = part.chapter.template or part.template, part.chapter_anchor
        if part.step == site_map.HONOURS and view.roll is not None:
            template = "campaign/roll_chapter.md.j2"
        number += not part.chapter.annex
        address = site_map.campaign_address(view.id, site_map.WHOLE)
        text = render_text(
            template,
            address,
            layout=_LAYOUT,
            toc=False,
            prefix=f"{anchor}-",
            deeper=1,
            view=view,
            site=site,
            files=files,
        )
        numeral = _ANNEX if part.chapter.annex else roman(number)
        yield PrintedChapter(anchor, numeral, part.chapter_title, Markup(text))  # noqa: S704 - our template
