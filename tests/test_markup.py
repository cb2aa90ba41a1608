"""Built pages as a screen reader meets them: titles, headings, names of tables, pictures, fields and links.

No browser is needed, so every page of the site is looked at, not one of each kind.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from generator.project import Project

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SHAPES = {
    "path",
    "circle",
    "rect",
    "line",
    "polygon",
    "polyline",
    "ellipse",
}  # closed by "/>" in our pictures
SECTIONING = {"main", "article", "section", "aside", "nav"}  # a header in one of these is no landmark
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}

# Words that tell nothing about where a link leads when they are read out of its context.
SAYS_NOTHING = re.compile(
    r"(xem|xem thêm|xem tiếp|chi tiết|xem chi tiết|tại đây|ở đây|đây|thêm|tải|tải về|tải xuống|bấm vào đây"
    r"|liên kết|trang này|(tệp )?(word|excel|pdf|zip|csv|json|xlsx|docx|ods|\.?ics))( \([^)]*\))?"
)

# Units of two bodies that the plans call the same: each stands in the section of its body.
TOLD_BY_THEIR_SECTION = {"don-vi/": {"các tổ bầu cử", "các tổ chức chính trị - xã hội tỉnh"}}


@dataclass
class Node:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    parent: Node | None
    children: list[Node | str] = field(default_factory=list)

    def descendants(self) -> Iterator[Node]:
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.descendants()

    def ancestors(self) -> Iterator[Node]:
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def text(self) -> str:
        """What is read aloud: the words inside, without what is hidden from screen readers."""
        told = []
        for child in self.children:
            if isinstance(child, str):
                told.append(child)
            elif child.attributes.get("aria-hidden") != "true" and child.tag not in {"script", "style"}:
                told.append(child.attributes.get("aria-label") or child.attributes.get("alt") or child.text)
        return re.sub(r"\s+", " ", "".join(told))

    @property
    def name(self) -> str:
        return self.attributes.get("aria-label") or self.text.strip()


class Tree(HTMLParser):
    """A page as a tree; MkDocs' pages close every element that can be closed."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.root = self.open = Node("", {}, None)
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(node)
        if tag not in VOID:
            self.open = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.children.append(Node(tag, {name: value or "" for name, value in attrs}, self.open))

    def handle_endtag(self, tag: str) -> None:
        node: Node | None = self.open
        while node is not None and node.tag != tag:
            node = node.parent
        if node is not None and node.parent is not None:
            self.open = node.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


@dataclass(frozen=True)
class Markup:
    """A page and where it is served."""

    address: str
    nodes: tuple[Node, ...]

    def all(self, *tags: str) -> list[Node]:
        return [node for node in self.nodes if node.tag in tags]


@pytest.fixture(scope="module")
def pages(copy: Project) -> list[Markup]:
    found = [
        Markup(path.relative_to(copy.site).as_posix().removesuffix("index.html"), tuple(nodes_of(path)))
        for path in sorted(copy.site.rglob("*.html"))
    ]
    assert len(found) > 100
    return found


def nodes_of(path: Path) -> Iterator[Node]:
    return Tree(path.read_text(encoding="utf-8")).root.descendants()


def told(pages: list[Markup], found: dict[str, list[str]]) -> str:
    """The faults of all pages, a few of each: a fault of a template shows on every page it makes."""
    lines = [f"/{page.address}: {fault}" for page in pages for fault in found.get(page.address, [])[:3]]
    return "\n".join(lines[:20])


def test_every_page_is_vietnamese_and_has_a_title_and_the_landmarks(pages: list[Markup]) -> None:
    for page in pages:
        (html,) = page.all("html")
        assert html.attributes["lang"] == "vi", page.address
        (title,) = [node for node in page.all("title") if node.parent and node.parent.tag == "head"]
        assert title.text, page.address
        banners = [
            node for node in page.all("header") if not any(a.tag in SECTIONING for a in node.ancestors())
        ]
        assert (len(page.all("main")), len(banners)) == (1, 1), page.address


def test_one_h1_and_no_level_skipped(pages: list[Markup]) -> None:
    found = {}
    for page in pages:
        headings = page.all(*HEADINGS)
        levels = [int(node.tag[1]) for node in headings]
        faults = (
            [] if levels.count(1) == 1 and levels[0] == 1 else [f"h1: {levels.count(1)}, first {levels[:1]}"]
        )
        faults += [
            f"h{before} is followed by h{after}: {node.text}"
            for before, after, node in zip(levels, levels[1:], headings[1:], strict=False)
            if after > before + 1
        ]
        faults += [f"empty {node.tag}" for node in headings if not node.text]
        found[page.address] = faults
    assert not told(pages, found), told(pages, found)


def test_ids_are_unique_and_whatever_names_an_element_is_there(pages: list[Markup]) -> None:
    found = {}
    for page in pages:
        ids = Counter(node.attributes["id"] for node in page.nodes if "id" in node.attributes)
        faults = [f"id {name} {count} times" for name, count in ids.items() if count > 1]
        faults += [
            f"{attribute}={name} leads nowhere"
            for node in page.nodes
            for attribute in ("aria-labelledby", "aria-describedby", "aria-controls")
            for name in node.attributes.get(attribute, "").split()
            if name not in ids
        ]
        found[page.address] = faults
    assert not told(pages, found), told(pages, found)


def test_every_picture_is_named_or_hidden(pages: list[Markup]) -> None:
    found = {}
    for page in pages:
        found[page.address] = [
            f"<img> {node.attributes}" for node in page.all("img") if "alt" not in node.attributes
        ]
        found[page.address] += [
            f"<svg> in {node.parent.attributes if node.parent else ''}"
            for node in page.all("svg")
            if not is_named_or_hidden(node)
        ]
    assert not told(pages, found), told(pages, found)


def is_named_or_hidden(picture: Node) -> bool:
    own = {"aria-label", "aria-labelledby"} & set(picture.attributes)
    around = (picture, *picture.ancestors())
    hidden = any(node.attributes.get("aria-hidden") == "true" for node in around)
    # The icon of a named button: what a button holds is presentational.
    return bool(own) or hidden or any(node.tag == "button" and node.name for node in around)


def test_every_table_is_named_and_its_headings_tell_their_direction(pages: list[Markup]) -> None:
    found = {}
    tables = 0
    for page in pages:
        faults = []
        for table in page.all("table"):
            if table.attributes.get("role") == "presentation":
                continue
            tables += 1
            captions = [node for node in table.children if isinstance(node, Node) and node.tag == "caption"]
            if not captions or not captions[0].text:
                faults.append(f"table without a caption: {table.text[:60]}")
            inside = list(table.descendants())
            heads = [node for node in inside if node.tag == "th"]
            faults += [f"no scope: {node.text}" for node in heads if "scope" not in node.attributes]
            if not heads:
                faults.append(f"table without headings: {table.text[:60]}")
        names = Counter(node.text for node in page.all("caption"))
        faults += [f"{count} tables named {name}" for name, count in names.items() if count > 1]
        found[page.address] = faults
    assert tables > 100
    assert not told(pages, found), told(pages, found)


def test_landmarks_of_one_kind_have_names_of_their_own(pages: list[Markup]) -> None:
    found = {}
    for page in pages:
        by_id = {node.attributes["id"]: node for node in page.nodes if "id" in node.attributes}
        names: dict[str, list[str]] = defaultdict(list)
        for node in page.nodes:
            role = node.attributes.get("role") or {"nav": "navigation", "section": "region"}.get(node.tag, "")
            name = node.attributes.get("aria-label") or " ".join(
                by_id[each].text for each in node.attributes.get("aria-labelledby", "").split()
            )
            if role == "navigation" or (role in {"region", "search", "group"} and name):
                names[role].append(name)
        found[page.address] = [
            f"{role} {name!r} {count} times"
            for role, each in names.items()
            for name, count in Counter(each).items()
            if count > 1
        ]
    assert not told(pages, found), told(pages, found)


def test_every_field_has_a_label(pages: list[Markup]) -> None:
    found = {}
    for page in pages:
        labelled = {node.attributes.get("for") for node in page.all("label") if node.text}
        found[page.address] = [
            f"<{node.tag}> {node.attributes}"
            for node in page.all("input", "select", "textarea", "output")
            if node.attributes.get("type") not in {"hidden", "submit"}
            and "md-toggle" not in node.attributes.get("class", "")  # Material's switches: display: none
            and not node.attributes.get("aria-label")
            and node.attributes.get("id") not in labelled
            and not any(around.tag == "label" for around in node.ancestors())
        ]
    assert not told(pages, found), told(pages, found)


def test_the_text_of_a_link_stands_alone(pages: list[Markup]) -> None:
    found = {}
    links = 0
    for page in pages:
        faults = []
        for link in page.all("a"):
            if "href" not in link.attributes or "headerlink" in link.attributes.get("class", ""):
                continue
            links += 1
            if not link.name:
                faults.append(f"link without a text to {link.attributes['href']}")
            elif SAYS_NOTHING.fullmatch(link.name.casefold()):
                faults.append(f"“{link.name}” to {link.attributes['href']}")
        found[page.address] = faults
    assert links > 5_000
    assert not told(pages, found), told(pages, found)


def test_links_of_one_text_to_other_pages_lead_to_one_page(pages: list[Markup]) -> None:
    found = {}
    for page in pages:
        targets: dict[str, set[str]] = defaultdict(set)
        for link in page.all("a"):
            target = urldefrag(urljoin("/" + page.address, link.attributes.get("href", ""))).url
            if target != "/" + page.address:
                targets[link.name.casefold()].add(target)
        found[page.address] = [
            f"“{name}” to {sorted(to)[:4]}"
            for name, to in targets.items()
            if len(to) > 1 and name not in TOLD_BY_THEIR_SECTION.get(page.address, set())
        ]
    assert not told(pages, found), told(pages, found)
