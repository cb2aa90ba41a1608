"""One page: a template filled and written down as Markdown."""

from __future__ import annotations

from typing import Any

from generator.derive import site_map
from generator.output import OutputFile
from generator.render.environment import environment

# The search index takes a page's bare text: the words of two cells that touch would become one word.
_CELL_ENDS = tuple(f"</{tag}><" for tag in ("th", "td", "dt", "dd", "li", "b", "q"))


def render_page(template: str, address: str, source: str, **context: Any) -> OutputFile:
    """The page at `address`; `source` is the data file it is made of."""
    text = render_text(template, address, source_file=source, **context)
    for end in _CELL_ENDS:
        text = text.replace(end, end[:-1] + "\n<")
    return OutputFile(site_map.page_source(address), text.encode("utf-8"), source)


def render_text(template: str, address: str, **context: Any) -> str:
    """A template filled for the page at `address`, or for a piece of that page."""
    context |= {"address": address, "root": site_map.root_of(address)}
    return environment().get_template(template).render(context)
