"""The process that checks and builds one portal from nothing but the data in its folder.

    python -m generator.province.work FOLDER

MkDocs runs with settings that are written here: of the portal's own mkdocs.yml only its name and
`extra.portal` are left (snapshot.py), so no hook, plugin, theme or template of a portal is ever loaded.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.checking import Checked, check
from generator.derive.site_map import ALL_COMMUNES, CASCADES
from generator.load.withheld import withheld_rows
from generator.load.yaml.document import read_yaml
from generator.mkdocs_site.plugin import build_site
from generator.output import OutputFile, packed
from generator.plain_yaml import plain_yaml
from generator.problems import Problem, Severity, Source, UsageError, problem
from generator.project import Project
from generator.province.order import ADDED, ARCHIVE, DATA, DISK, MENU, ORDER, TOLD, Result
from generator.province.parts import built_part, part_of
from generator.province.publishing import COMMUNES
from generator.province.snapshot import sha256
from generator.publishing.disk import disk_trouble
from generator.publishing.manifest import paths_below
from generator.publishing.progress import Progress
from generator.publishing.swap import SwapFolders
from generator.reporting import text as report
from generator.reporting.summary import summary
from generator.shipped import shipped

_SUPPLIED = {"docs_dir": "content", "theme": {"name": "material"}, "plugins": ["thidua"]}


def main(folder: Path) -> None:
    """Do what the order in the folder asks; what comes of it lies beside it."""
    order = json.loads((folder / ORDER).read_text(encoding="utf-8"))
    project, day = Project(folder / DATA), date.fromisoformat(order["day"])
    project.content.mkdir(exist_ok=True)
    checked = check(project, as_of=day)
    if not order["code"]:
        checked = replace(checked, problems=(*checked.problems, *_in_the_way(project)))
    told = [found for found in checked.problems if not found.draft and found.severity is not Severity.NOTICE]
    said = f"{report.as_text(told, project.root)}\n{summary(checked)}".strip()
    withheld = tuple(sorted(withheld_rows(project)))
    result = Result(failed=not checked.publishable, said=said, withheld=withheld)
    if checked.publishable:
        part = part_of(checked)
        result = replace(result, part=_json(part))
    if checked.publishable and order["what"] == "build":
        try:
            site = _built(project, checked, order, tuple(_added(folder / ADDED)))
        except UsageError as error:
            result = replace(result, failed=True, said=f"{said}\n{error}")
        else:
            archive = packed((path, (site / path).read_bytes()) for path in sorted(paths_below(site)))
            (folder / ARCHIVE).write_bytes(archive)
            result = replace(result, sha256=sha256(archive), part=_json(part | built_part(site)))
    (folder / TOLD).write_bytes(result.told())


def _in_the_way(project: Project) -> Iterator[Problem]:
    """What the province's own portal has where the communes' portals, and the pages on them, will lie."""
    tops = {COMMUNES, ALL_COMMUNES.strip("/"), CASCADES.strip("/")}
    for path in sorted(paths_below(project.content)):
        top = path.partition("/")[0].removesuffix(".md")
        if top in tops:
            source = Source(f"content/{path}")
            yield problem("P03", source, address=f"{top}/", colon=":", sources=f"{source.path}, province.yml")


def _json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()


def _built(project: Project, checked: Checked, order: dict[str, Any], pages: tuple[OutputFile, ...]) -> Path:
    """The folder of the built portal."""
    checked = replace(
        checked.without_places(),
        site_url=order["site_url"] or None,
        written=(*checked.written, *pages),
        settings=json.dumps(_settings(project, order["site_url"], pages), ensure_ascii=False),
    )
    place = SwapFolders(project.site, project.build)
    settings = {"as_of": order["day"], "offline": order["offline"]}
    build_site(project, checked, place, settings, Progress(3))
    return place.fresh


def _settings(project: Project, site_url: str, pages: tuple[OutputFile, ...]) -> dict[str, Any]:
    """mkdocs.yml as the province has it for every portal, with the two things that are the portal's."""
    document, _ = read_yaml(project.config, project.config.name)
    own = document.data if document else {}
    name = own.get("site_name")
    settings: dict[str, Any] = {**_SUPPLIED, "extra": {"portal": own["extra"]["portal"]}}
    settings["site_name"] = str(name or own["extra"]["portal"]["name"])
    # What stands in the menu is the province's; pages of the portal's own are found by links and the search.
    own_pages = [path for path in sorted(paths_below(project.content)) if path.endswith(".md")]
    settings["not_in_nav"] = "".join(f"/{path}\n" for path in own_pages)
    if site_url:
        settings["site_url"] = site_url
    if pages:
        usual = plain_yaml(shipped("mkdocs.yml").read_text(encoding="utf-8"))
        settings["nav"] = [*usual["nav"][:1], dict([MENU]), *usual["nav"][1:]]
        settings["not_in_nav"] += "".join(f"/{page.path}\n" for page in pages if page.path != MENU[1])
    return settings


def _added(folder: Path) -> Iterator[OutputFile]:
    """The province's pages on all communes."""
    for path in sorted(paths_below(folder)) if folder.exists() else ():
        yield OutputFile(path, (folder / path).read_bytes(), "province.yml")


def _end_with_the_worker() -> None:
    """A worker that is killed closes what we read: nobody waits for the portal any more."""
    os.read(0, 1)  # not through sys.stdin: its lock, held at the end, would abort the interpreter
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_the_worker, daemon=True).start()
    try:
        main(Path(sys.argv[1]))
    except OSError as error:
        if error.errno and disk_trouble(error):
            sys.exit(DISK + error.errno)
        raise
