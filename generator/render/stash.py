"""A shortcut through Python-Markdown for generated pages.

Apart from its headings a generated page is HTML, every block of it closed, every text escaped.
Python-Markdown would look for its tags one by one, which took a sixth of a whole build; here it is told where
they are. Without this extension the same pages come out, only later (`tests/test_build.py` compares them).
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

GENERATED = "<!-- sinh tự động từ "
"""How the first line of every generated page begins."""


# A heading as the templates write it; a line of code that begins with "#" is none.
_HEADING = re.compile(r"#{2,3} .*\{: #[a-z0-9-]+ \}$")
_END = "## {: #end }"


class GeneratedHtml(Extension):
    """Registers the shortcut, ahead of Python-Markdown's own search for HTML (priority 20)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Hook into the conversion of one page."""
        md.preprocessors.register(_StashHtml(md), "generated_html", 25)


class _StashHtml(Preprocessor):
    """Sets every run of lines between headings aside as finished HTML."""

    def run(self, lines: list[str]) -> list[str]:
        start = next((number for number, line in enumerate(lines) if line), 0)
        if not lines or not lines[start].startswith(GENERATED):
            return lines
        kept: list[str] = []
        block: list[str] = []
        for line in (*lines, _END):
            if not _HEADING.match(line):
                block.append(line)
                continue
            html = "\n".join(block).strip()
            if html:
                kept += ["", self.md.htmlStash.store(html), ""]
            block = []
            kept.append(line)
        return [*kept[:-1], "", ""]
