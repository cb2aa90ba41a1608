"""The index of the site search: scripts that a reader's browser loads at the first query.

Titles and headings come in one file, the texts below them in others behind it: most queries are answered by
the first. Each file is one call, `tdSearchData("name", …)`, not JSON: a script may also be loaded where the
portal is opened as a folder of files, and a strict Content-Security-Policy allows it. All but the table of
contents carry a mark of their content in their names, so that files of two builds never mix in a browser's
cache.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.derive import site_map
from generator.derive.form_views import FormView
from generator.derive.site_map import written_address
from generator.derive.units.views import UnitView
from generator.derive.views import CampaignView, SiteView
from generator.export.search.answers import answers
from generator.export.search.called import called_units
from generator.export.search.entries import Entry
from generator.export.search.names import name_files
from generator.export.search.pages import page_entries
from generator.export.search.words import ABBREVIATIONS
from generator.output import OutputFile
from generator.wording.standing import whose_vi
from generator.wording.words import steps_vi

_SOURCE = "campaigns/"
_TEXTS_SIZE = 250_000  # characters of a file of texts: about 50 KB compressed


def search_files(
    site: SiteView, units: Iterable[UnitView], forms: Iterable[FormView], pages: Iterable[OutputFile]
) -> tuple[OutputFile, ...]:
    """The files of the index; `pages`: every page of the portal, generated or written by hand."""
    campaigns = {view.id: number for number, view in enumerate(site.campaigns)}
    units, pages = tuple(units), tuple(pages)
    found = sorted(page_entries(site, units, forms, pages), key=lambda each: each.later)
    entries = [entry for entry in found if not entry.staff]
    staff = _file("can-bo", _for_staff(entry for entry in found if entry.staff))
    heads = _file("trang", [entry.packed(campaigns) for entry in entries])
    texts = [_file(f"noi-dung-{place}", part) for place, part in enumerate(_texts(entries))]
    names = tuple(_names(site))
    told = _file("tra-loi", answers(site, units, (written_address(page.path) for page in pages)))
    called = _file("don-vi", called_units(units, campaigns))
    contents = {
        "campaigns": [_campaign(view, site) for view in site.campaigns],
        "awards": _awards(site),
        "abbreviations": ABBREVIATIONS,
        "pages": heads[0],
        "texts": [name for name, _ in texts],
        "names": names[-1][0] if names else "",
        "units": called[0],
        "staff": staff[0],
        "answers": told[0],
    }
    first = OutputFile(site_map.SEARCH_INDEX, _script("muc-luc", contents), _SOURCE)
    return (first, *(file for _, file in (heads, called, told, staff, *texts, *names)))


def _for_staff(entries: Iterable[Entry]) -> list[list[Any]]:
    """The pages for staff, each with its texts: few, fetched only by who searches there."""
    return [[entry.packed({}), [section.text for section in entry.sections]] for entry in entries]


def _texts(entries: Iterable[Entry]) -> Iterator[list[list[str]]]:
    """The texts of the entries' sections, in their order, in files of a bearable size."""
    part: list[list[str]] = []
    size = 0
    for entry in entries:
        texts = [section.text for section in entry.sections]
        weight = sum(map(len, texts))
        if part and size + weight > _TEXTS_SIZE:
            yield part
            part, size = [], 0
        part.append(texts)
        size += weight
    yield part


def _names(site: SiteView) -> Iterator[tuple[str, OutputFile]]:
    """The files of awardees, and last the one that leads to them: by a number, for they may be a thousand."""
    words, files = name_files(site.campaigns)
    if not files:
        return
    mark = _mark(files)
    for place, file in enumerate(files):
        yield _file(f"ten-{place}", file, mark)
    yield _file("ten", {"words": words, "mark": mark})


def _campaign(view: CampaignView, site: SiteView) -> list[Any]:
    campaign = view.campaign
    return [
        view.id,
        campaign.short_title,
        view.years,
        steps_vi(view.steps, campaign),
        int(view.own),
        int(campaign.sample),
        whose_vi(view, site),
    ]


def _awards(site: SiteView) -> dict[str, str]:
    """The awards that any campaign offers, the lowest first."""
    offered = {award.award.code: award.award for view in site.campaigns for award in view.awards}
    ordered = sorted(offered.values(), key=lambda award: (award.rank, award.code))
    return {award.code: award.full_title for award in ordered}


def _file(name: str, data: Any, mark: str = "") -> tuple[str, OutputFile]:
    """A file with the mark of its content in its name, or with that of all files it belongs to."""
    marked = f"{name}.{mark or _mark(data)}"
    return marked, OutputFile(site_map.search_file_address(marked), _script(marked, data), _SOURCE)


def _mark(data: Any) -> str:
    return hashlib.sha256(json.dumps(data, ensure_ascii=False).encode("utf-8")).hexdigest()[:8]


def _script(name: str, data: Any) -> bytes:
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'tdSearchData("{name}",{packed});\n'.encode()
