"""From a problem to where it is mended at the desk: the page's address, and what the place is called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.derive.site_map import FULL_TEXT
from generator.desk.forms.plain_words import Here, worded
from generator.desk.forms.sheet import FormSheet, Places
from generator.desk.points import OF_POINTS
from generator.desk.sheets import campaign_sheet, owner_sheet, part_of, registry_sheet
from generator.load.forms.form_file import FOLDER as FORMS_FOLDER
from generator.load.honours_folder import FOLDER
from generator.load.yaml.document import read_list, read_yaml
from generator.model.campaign import Campaign
from generator.problems import Problem, Steps
from generator.project import Project
from generator.reporting.text import WEIGHT, place

_SHARED = "_shared"


class Led(NamedTuple):
    """A problem, in the desk's words, with the way to where it is mended.

    `address`: the page's, "" for none; `words`: what the place is called there; `campaign`: whose it is, by
    its code; "" for none.
    """

    address: str
    words: str
    campaign: str
    problem: Problem

    @property
    def kind(self) -> str:
        """How heavy it is, for the page's look."""
        return self.problem.severity.name.lower()

    @property
    def weight(self) -> str:
        """How heavy it is, in words."""
        return WEIGHT[self.problem.severity].capitalize()


class _Way(NamedTuple):
    """The page on which a file is edited: its form (None where the page is none), its address, its name."""

    sheet: FormSheet | None
    address: str
    name: str


def led(project: Project, problems: Iterable[Problem]) -> list[Led]:
    """Every problem with the way to where it is mended."""
    places: dict[str, Places | None] = {}
    return [_led(project, each, places) for each in problems]


def _led(project: Project, found: Problem, places: dict[str, Places | None]) -> Led:
    path = found.source.path
    if path not in places:
        places[path] = _places(project, path)
    held = places[path]
    at = (held.at(found.source) if held else None) or ()
    match PurePosixPath(path).parts:
        case ("campaigns", campaign, _, *_) if campaign != _SHARED:
            pass
        case _:
            campaign = ""
    way = _way(path, at)
    found = worded(found, _here(path, way, at))
    if not way.address:
        return Led("", place(found.source), campaign, found)
    if way.sheet is None:
        return Led(way.address, place(replace(found.source, path=way.name)), campaign, found)
    inside = way.sheet.path(at)
    field = f"#f-{'-'.join(map(str, inside))}" if inside else ""
    words = ": ".join(filter(None, (way.name, way.sheet.label(at))))
    return Led(f"{way.address}{field}", words, campaign, found)


def in_desk_words(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the desk's words where no way is told, as they stand beside the file itself."""
    return [worded(each, _here(each.source.path, _way(each.source.path, ()), ())) for each in problems]


def _here(path: str, way: _Way, at: Steps) -> Here | None:
    """Where in the model a problem belongs; None for a Word form, whose names are its own."""
    if way.sheet is not None:
        return Here(way.sheet.model, way.sheet.path(at) or ())
    match PurePosixPath(path).parts:
        case ("campaigns", _, folder, _) if folder == FORMS_FOLDER:
            return None
        case ("campaigns", _, folder, _) if folder == FOLDER:
            return Here(Campaign, ("decisions", 0))
    return Here(Campaign)


def _way(path: str, at: Steps) -> _Way:
    name = PurePosixPath(path)
    match name.parts:
        case ("mkdocs.yml",):
            group = "portal" if at[:2] in ((), ("extra", "portal")) else "site"
            sheet = owner_sheet(group)
            return _Way(sheet, f"/danh-muc/{group}/", sheet.title if sheet else "")
        case ("content", *_) if name.suffix == ".md":
            return _Way(None, f"/trang/{path.removeprefix('content/')}", path)
        case ("campaigns", shared, _) if shared == _SHARED and (sheet := registry_sheet(name.stem)):
            return _Way(sheet, f"/danh-muc/{name.stem}/", sheet.title)
        case ("campaigns", campaign, "campaign.yml"):
            step = part_of(at) if at else ""
            sheet = campaign_sheet(campaign, step)
            address = f"/phong-trao/{campaign}/{f'{step}/' if step else ''}"
            return _Way(sheet, address, sheet.title if sheet else "")
        case ("campaigns", campaign, "plan.txt"):
            return _Way(None, f"/phong-trao/{campaign}/{FULL_TEXT}/", "Toàn văn")
        case ("campaigns", campaign, file) if file == OF_POINTS:
            return _Way(None, f"/phong-trao/{campaign}/diem-mo/", "Điểm mở")
        case ("campaigns", campaign, folder, file) if folder == FOLDER:
            return _Way(None, f"/vinh-danh/{campaign}/", file)
    return _Way(None, "", "")


def _places(project: Project, path: str) -> Places | None:
    if not path.endswith(".yml"):
        return None
    reader = read_list if path.startswith(f"campaigns/{_SHARED}/") else read_yaml
    document, _ = reader(project.root / path, path)
    return Places(document) if document is not None else None
