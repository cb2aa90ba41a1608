"""Reads the shared registries, `campaigns/_shared/*.yml`: each file a list of entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.load.yaml.document import Document, read_list
from generator.problems import Problem
from generator.project import Project

REGISTRIES = ("awards", "issuing_bodies", "units", "legal_documents", "events", "forms")


@dataclass(frozen=True, slots=True)
class RawRegistry:
    """One registry file: its entries as plain data, and where they stand."""

    name: str
    document: Document | None
    entries: list[Any]


def read_shared(project: Project) -> tuple[dict[str, RawRegistry], list[Problem]]:
    """Every registry by its name, and the problems of reading them."""
    found: dict[str, RawRegistry] = {}
    problems: list[Problem] = []
    for name in REGISTRIES:
        path = project.shared / f"{name}.yml"
        document, told = read_list(path, project.shown(path))
        found[name] = RawRegistry(name, document, document.data if document else [])
        problems += told
    return found, problems
