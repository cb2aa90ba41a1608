"""One page: a template filled and written down as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator.derive import site_map
from generator.derive.views import SiteView
from generator.output import OutputFile
from generator.render.environment import environment
from generator.render.json_ld import Thing, breadcrumbs, data_block, linker
from generator.render.parts_once import page_is_made

# The search reads a page's bare text: bold words or a quote that touch what follows would become one word
# with it, so a line ends between them. (The search tells cells apart by itself; they end a line for whoever
# reads the page's source.) Not before a closing tag: within a link that line end would be an underlined gap.
_CELL_END = re.compile(r"(?:</(?:th|td|dt|dd|li)>(?=<)|</[bq]>(?=<[^/]))")


def render_page(
    template: str, address: str, source: str, *, site: SiteView, things: Iterable[Thing] = (), **context: Any
) -> OutputFile:
    """The page at `address`, made of the data file `source`; `things`: what search engines are told of it.

    Of `context`, `way` is the way to it from home (json_ld.Way), `here` its name there if not its title.
    """
    context = {"way": (), "here": context["title"]} | context
    text = render_text(template, address, source_file=source, site=site, **context)
    told = [*things]
    if address != site_map.HOME:
        told.append(breadcrumbs(context["way"], context["here"], linker(address, site)))
    text = _CELL_END.sub(r"\g<0>\n", text)
    if told:
        text = f"{text.rstrip()}\n{data_block(told)}\n"
    return OutputFile(site_map.page_source(address), text.encode("utf-8"), source)


def render_text(template: str, address: str, **context: Any) -> str:
    """A template filled for the page at `address`, or for a piece of that page."""
    context |= {"address": address, "root": site_map.root_of(address)}
    try:
        return environment().get_template(template).render(context)
    finally:
        page_is_made()
