"""The words of a page, section by section, for the search.

They are read from the page itself, so that nothing that readers see is missing and every anchor exists.
Generated pages are well-formed HTML between Markdown headings (`render/stash.py`); hand-written ones go
through the Markdown that MkDocs uses.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

import yaml
from markdown import Markdown
from markdown.extensions.toc import TocExtension

from generator.derive.site_map import written_address
from generator.marks import normalize
from generator.memory import remembered
from generator.output import OutputFile
from generator.plain_yaml import plain_yaml
from generator.slug import slug
from generator.validate.page_markup import INLINE

_TAG = re.compile(r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^>]*)>", re.DOTALL)
_HEADING_LINE = re.compile(r"^(#{2,3}) (.*) \{: #([a-z0-9-]+) \}$", re.MULTILINE)
_ID = re.compile(r'\bid="([^"]+)"')
# What stands on a page but says nothing of its own: controls, references, what changes from day to day, our
# remarks but for those on what must be.
_SILENT_TAGS = {"script", "style", "noscript", "form", "svg", "nav", "button", "thead", "small"}
_SILENT = re.compile(
    r"\bdata-search-exclude\b|"
    r'\bclass="[^"]*\b'
    r"(?:td-hidden|td-chip|td-left|td-asof|td-ref|td-reading(?! td-must)|td-notice|headerlink)\b"
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
_EMPTY = {"br", "hr", "img", "input", "link", "meta", "wbr", "rect", "col"}
_INLINE = INLINE | {"time"}


@dataclass(slots=True)
class Section:
    """The text below one heading; the first section of a page has no anchor. Lines end where blocks do."""

    level: int
    anchor: str
    heading: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page in words. `title` is its heading, `name` its name among all pages, `boost` 0 keeps it out."""

    address: str
    title: str
    name: str
    description: str
    boost: float
    sections: tuple[Section, ...]


def page_text(file: OutputFile) -> PageText:
    """The words of a page of Markdown."""
    made_of = (file.path, file.content)
    told = json.loads(
        remembered(
            "page text", made_of, lambda: json.dumps(asdict(_page_text(file)), ensure_ascii=False).encode()
        )
    )
    return PageText(**told | {"sections": tuple(Section(**each) for each in told["sections"])})


def _page_text(file: OutputFile) -> PageText:
    meta, body = front_matter(file.text)
    search = meta.get("search")
    search = search if isinstance(search, dict) else {}
    boost = 0.0 if search.get("exclude") else _weight(search.get("boost"))
    sections = tuple(_sections(body, generated=body.startswith("<!--"))) if boost else ()
    name = html.unescape(str(meta.get("title", "")))
    title = sections[0].heading if sections else ""
    return PageText(
        address=written_address(file.path),
        title=title or name,
        name=name,
        description=html.unescape(str(meta.get("description", ""))),
        boost=boost,
        sections=sections,
    )


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """What stands above a page, and the page."""
    if not text.startswith("---\n"):
        return {}, text
    head, _, body = text[4:].partition("\n---\n")
    try:
        meta = plain_yaml(head)
    except (yaml.YAMLError, ValueError):  # such as a day that does not exist: MkDocs passes over it, too
        meta = {}
    return (meta if isinstance(meta, dict) else {}), body.lstrip("\n")


def _weight(value: object) -> float:
    """A page's weight, at most 1; 1 where a hand-written page says nothing that can be one."""
    return float(min(value, 1)) if isinstance(value, int | float) and value >= 0 else 1.0


def _sections(body: str, *, generated: bool) -> Iterator[Section]:
    if generated:
        page = _HEADING_LINE.sub(_as_html, body)
    else:
        page = Markdown(extensions=["attr_list", "tables", TocExtension(slugify=slug)]).convert(body)
    reader = _Reader()
    reader.read(page)
    for section in reader.sections:
        section.heading = _tidy(section.heading).replace("\n", " ")
        section.text = _tidy(section.text)
        if section.level == 1 or section.anchor:
            yield section


def _as_html(heading: re.Match[str]) -> str:
    level = len(heading[1])
    return f'<h{level} id="{heading[3]}">{heading[2]}</h{level}>'


def _tidy(text: str) -> str:
    # Strip a "·" at either end: it separated something that is not indexed.
    lines = (" ".join(line.split()).strip("· ") for line in normalize("NFC", text).split("\n"))
    return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class _Reader:
    """Walks over the tags of a page and collects its sections."""

    sections: list[Section] = field(default_factory=lambda: [Section(1, "", "")])
    in_heading: bool = False
    unread: str = ""
    """The tag whose content is being skipped; "" for none."""
    depth: int = 0
    dropped: bool = False
    """Whether the text is being skipped because the heading above it was."""

    def read(self, page: str) -> None:
        """Take in a whole page."""
        place = 0
        for tag in _TAG.finditer(page):
            self._say(page[place : tag.start()])
            place = tag.end()
            if tag["name"]:
                self._end(tag["name"]) if tag["end"] else self._start(tag["name"], tag["attributes"])
        self._say(page[place:])

    def _say(self, raw: str) -> None:
        if self.unread or not raw or (self.dropped and not self.in_heading):
            return
        text = html.unescape(raw)
        if self.in_heading:
            self.sections[-1].heading += text
        else:
            # Line breaks in the source are no line breaks of the text.
            self.sections[-1].text += text.replace("\n", " ")

    def _start(self, name: str, attributes: str) -> None:
        if self.unread:
            self.depth += name == self.unread
            return
        level = _HEADINGS.get(name)
        if level:
            self._open(level, attributes)
        if name in _EMPTY:
            self._break(name)
        elif name in _SILENT_TAGS or _SILENT.search(attributes):
            self.unread, self.depth = name, 1
        else:
            self._break(name)

    def _open(self, level: int, attributes: str) -> None:
        self.dropped = bool(_SILENT.search(attributes))
        anchor = _ID.search(attributes)
        if level > 1 and not self.dropped:
            self.sections.append(Section(level, anchor[1] if anchor else "", ""))
        self.in_heading = not self.dropped

    def _end(self, name: str) -> None:
        if self.unread:
            self.depth -= name == self.unread
            if not self.depth:
                self.unread = ""
            return
        if name in _HEADINGS:
            self.in_heading = False
        self._break(name)

    def _break(self, name: str) -> None:
        if name not in _INLINE and not self.in_heading and not self.dropped:
            self.sections[-1].text += "\n"
