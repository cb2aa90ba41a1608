"""What lies in a campaign's `honours/` folder: lists of awardees, signed decisions, the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.load.ledger import NAME, Ledger, read_key, read_ledger
from generator.load.sheets.sheet import Sheet
from generator.load.signed_file import SignedFile, read_signed_file
from generator.problems import Problem
from generator.project import Project

FOLDER = "honours"
LIST_TYPES = (".xlsx", ".csv", ".docx")
OTHER_OFFICE_TYPES = (".xls", ".xlsm", ".xlsb", ".ods", ".doc", ".odt")


@dataclass(frozen=True, slots=True)
class HonourFiles:
    """The files by name; a list that could not be read is there with None. `folder` as problems show it.

    `unread` are office files that are no list for us: an old workbook, an old Word file. `refused` are signed
    files that are not published, which was told for each. `key` is that of the ledger's marks, which lies
    outside the campaigns and only on machines of the office.
    """

    folder: str
    lists: Mapping[str, tuple[Sheet, ...] | None] = field(default_factory=dict)
    signed: Mapping[str, SignedFile] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    ledger: Ledger = field(default_factory=Ledger)
    key: bytes | None = None

    @property
    def are_there(self) -> bool:
        """Whether there is any file at all, or a ledger that cannot be read."""
        return self != HonourFiles(self.folder, key=self.key)


def read_honour_files(project: Project, campaign: Path) -> tuple[HonourFiles, list[Problem]]:
    """Everything in the folder that can be read, and the problems of the rest."""
    folder = campaign / FOLDER
    shown = project.shown(folder)
    if not folder.is_dir():
        return HonourFiles(shown), []
    from generator.load.sheets.reader import read_spreadsheet  # slow to import; many campaigns have no lists

    problems: list[Problem] = []
    lists: dict[str, tuple[Sheet, ...] | None] = {}
    signed: dict[str, SignedFile] = {}
    unread: set[str] = set()
    refused: set[str] = set()
    for path in sorted(folder.iterdir()):
        if path.name.startswith(("~$", ".")):
            continue  # Excel's lock files and the system's own
        if path.suffix.lower() in LIST_TYPES:
            lists[path.name], told = read_spreadsheet(path, project.shown(path))
            problems += told
        elif path.suffix.lower() == ".pdf":
            file, told = read_signed_file(path, project.shown(path))
            problems += told
            if file is not None:
                signed[path.name] = file
            elif told:
                refused.add(path.name)
        elif path.suffix.lower() in OTHER_OFFICE_TYPES:
            unread.add(path.name)
    ledger, told = read_ledger(folder / NAME, f"{shown}/{NAME}")
    key = read_key(project.ledger_key)
    files = HonourFiles(shown, lists, signed, frozenset(unread), frozenset(refused), ledger, key)
    return files, problems + told
