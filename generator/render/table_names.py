"""Tables of hand-written pages, as screen readers need them: with a caption, and headings with a scope.

Markdown has no way to name a table. The heading above it does, so that who writes a page has nothing to
remember; generated pages write their own captions.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_HEADINGS = {f"h{level}" for level in range(1, 7)}


class NamedTables(Extension):
    """Registers the step between the attributes in braces (priority 8) and the headings' own links (5)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Hook into the conversion of one page."""
        md.treeprocessors.register(_NameTables(md), "named_tables", 7)


class _NameTables(Treeprocessor):
    """Gives every table a caption for screen readers, and its headings a scope."""

    def run(self, root: Element) -> None:
        heading, number = "", 0
        for element in list(root.iter()):
            if element.tag in _HEADINGS:
                heading, number = "".join(element.itertext()).strip(), 0
            elif element.tag == "table":
                number += 1
                caption = Element("caption", {"class": "td-hidden"})
                caption.text = (
                    f"Bảng ở mục “{heading}”" if number == 1 else f"Bảng {number} ở mục “{heading}”"
                )
                element.insert(0, caption)
            elif element.tag == "th":
                element.set("scope", "col")
