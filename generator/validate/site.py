"""What only the whole portal can tell: two campaigns or pages at one place, the owner's configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from yaml.nodes import Node

from generator.load.yaml_file import Document
from generator.model.portal import Portal
from generator.model.registry import Registries
from generator.problems import Problem, Source, problem
from generator.validate.schema import check_record


def check_portal(document: Document, registries: Registries) -> tuple[Portal | None, list[Problem]]:
    """The owner's settings out of mkdocs.yml."""
    data = document.data.get("extra")
    raw = data.get("portal") if isinstance(data, dict) else None
    here = document.place(("extra", "portal"))
    if not isinstance(raw, dict):
        reason = "mkdocs.yml chưa có phần `extra.portal`."
        return None, [problem("P04", here, reason=reason)]
    portal_document = Document(document.path, raw, _node(document))
    portal, problems = check_record(portal_document, Portal)
    if portal is None:
        return None, problems
    if portal.issuing_body not in {body.code for body in registries.issuing_bodies}:
        reason = f"`issuing_body: {portal.issuing_body}` không có trong issuing_bodies.yml."
        source = portal_document.place(("issuing_body",))
        return None, [problem("P04", source, reason=reason)]
    return portal, []


def _node(document: Document) -> Node:
    node = document.root
    for step in ("extra", "portal"):
        node = next(value for key, value in node.value if key.value == step)
    return node


def id_differs_from_folder(document: Document, campaign_id: str, folder: str) -> Iterator[Problem]:
    """The campaign's code is its folder's name."""
    if campaign_id != folder:
        yield problem("P01", document.place(("id",)), found=campaign_id, folder=folder, colon=":")


def same_address(
    generated: Iterable[tuple[str, str]], content: Path, shown_content: str
) -> Iterator[Problem]:
    """Two sources of one address: two generated pages, or a hand-written page over a generated one."""
    first: dict[str, str] = {}
    for address, maker in generated:
        earlier = first.setdefault(address, maker)
        if earlier != maker:
            yield _clash(address, Source(maker), earlier, maker)
    for path in sorted(content.rglob("*.md")):
        name = path.relative_to(content).as_posix()
        address = name.removesuffix("index.md") if path.name == "index.md" else name[:-3] + "/"
        if address in first:
            shown = f"{shown_content}/{name}"
            yield _clash(address, Source(shown), first[address], shown)


def _clash(address: str, source: Source, first: str, second: str) -> Problem:
    return problem("P03", source, address=f"/{address}", sources=f"{first} và {second}", colon=":")
