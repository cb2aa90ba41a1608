"""Which rows are withheld: what campaign files and ledgers say, however broken the rest of them is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from generator.load.honours_folder import FOLDER
from generator.load.ledger import NAME, read_ledger
from generator.load.yaml.document import read_yaml
from generator.project import Project


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
        if b"withheld" not in content and b"\\" not in content:  # nor written with an escape: most files
            return
    document, _ = read_yaml(path, project.shown(path))
    corrections = document.data.get("corrections") if document else None
    for each in corrections if isinstance(corrections, list) else ():
        if isinstance(each, dict) and each.get("kind") == "withheld":
            yield each.get("decision"), each.get("row")


def _in_ledger(project: Project, campaign: str) -> frozenset[tuple[str, str]]:
    path = project.campaigns / campaign / FOLDER / NAME
    ledger, _ = read_ledger(path, project.shown(path))
    return ledger.withheld_rows
