"""Which rows are withheld: what campaign files and ledgers say, however broken the rest of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.load.honours_folder import FOLDER
from generator.load.ledger import NAME, read_ledger
from generator.load.text_file import read_text
from generator.load.yaml.document import data_of, read_yaml
from generator.load.yaml.tree import read_tree
from generator.project import Project

_LINES = re.compile(r"""^["']?corrections["']?:.*\n(?:(?:[ #-].*)?\n)*""", re.MULTILINE)
"""The key with the lines that belong to it: they are indented, or entries of a list."""


def withheld_rows(project: Project) -> frozenset[str]:
    """Every withheld row of the project: "thu/qd-1/ca-nhan-3"."""
    return frozenset(
        f"{folder.name}/{decision}/{row}"
        for folder in project.campaigns.iterdir()
        if (folder / "campaign.yml").is_file()
        for found in (_in_file(project, folder.name), _in_ledger(project, folder.name))
        for decision, row in found
    )


def _in_file(project: Project, campaign: str) -> Iterator[tuple[Any, Any]]:
    path = project.campaigns / campaign / "campaign.yml"
    with suppress(OSError):
        content = path.read_bytes()
        if b"withheld" not in content and b"\\" not in content:
            return  # most files: it stands there neither plain nor by an escape
    corrections = _corrections(path, project.shown(path))
    for each in corrections if isinstance(corrections, list) else ():
        if isinstance(each, dict) and each.get("kind") == "withheld":
            yield each.get("decision"), each.get("row")


def _corrections(path: Path, shown_as: str) -> Any:
    """What stands below `corrections`: of a file that is no YAML, by its lines alone."""
    document, _ = read_yaml(path, shown_as)
    if document is not None:
        return document.data.get("corrections")
    text, _ = read_text(path, shown_as)
    lines = _LINES.search(f"{text}\n") if text else None
    root, _ = read_tree(lines[0], shown_as) if lines else (None, [])
    data = data_of(root) if root is not None else None
    return data.get("corrections") if isinstance(data, dict) else None


def _in_ledger(project: Project, campaign: str) -> frozenset[tuple[str, str]]:
    path = project.campaigns / campaign / FOLDER / NAME
    ledger, _ = read_ledger(path, project.shown(path))
    return ledger.withheld_rows
