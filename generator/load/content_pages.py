"""The hand-written pages of `content/`, as they are written."""

from __future__ import annotations

from generator.load.endless import endless
from generator.load.text_file import read_text
from generator.load.yaml_tree import read_tree
from generator.output import OutputFile
from generator.problems import Problem
from generator.project import Project


def read_content_pages(project: Project) -> tuple[tuple[OutputFile, ...], list[Problem]]:
    """Every hand-written page that is sound, by its path, and what is wrong with the others.

    MkDocs would stop with a traceback at a page that is no text, and print the settings at the head of a page
    (`---`) as its text where they are no YAML.
    """
    found: list[OutputFile] = []
    problems: list[Problem] = []
    for path in sorted(project.content.rglob("*.md")):
        if path.is_dir():
            continue
        source = project.shown(path)
        text, told = read_text(path, source)
        if text is not None:
            _, told = read_tree(_head(text), source)
            told += endless(text, source)
        problems += told
        if text is not None and not told:
            name = path.relative_to(project.content).as_posix()
            found.append(OutputFile(name, text.encode("utf-8"), source))
    return tuple(found), problems


def _head(text: str) -> str:
    """The settings at the head of a page, each in its line of the file; "" where there are none."""
    if not text.startswith("---\n"):
        return ""
    settings, end, _ = text[4:].partition("\n---\n")
    return f"\n{settings}" if end else ""
