"""The hand-written pages of `content/`, as they are written."""

from __future__ import annotations

import unicodedata

from generator.output import OutputFile
from generator.project import Project


def read_content_pages(project: Project) -> tuple[OutputFile, ...]:
    """Every hand-written page by its path; of what is no text MkDocs will complain."""
    found = []
    for path in sorted(project.content.rglob("*.md")):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        content = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).encode("utf-8")
        found.append(OutputFile(path.relative_to(project.content).as_posix(), content, project.shown(path)))
    return tuple(found)
