"""Finds the campaign folders and reads each one's files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.load.content_pages import is_left_behind
from generator.load.forms.form_file import FOLDER as FORMS
from generator.load.forms.form_file import FormFiles, read_form_files
from generator.load.honours_folder import FOLDER as HONOURS
from generator.load.honours_folder import LIST_TYPES, OTHER_OFFICE_TYPES, HonourFiles, read_honour_files
from generator.load.inside.picture_file import ENDINGS as PICTURES
from generator.load.ledger import NAME as LEDGER
from generator.load.plan.plan_text import PlanText, read_plan_text
from generator.load.shared import REGISTRIES
from generator.load.signed_file import SignedFile, read_signed_file
from generator.load.text_file import read_text
from generator.load.yaml.document import Document, read_yaml
from generator.marks import normalize
from generator.memory import digest_of_files
from generator.problems import Problem, Source, problem
from generator.project import Project
from generator.slug import CODE, is_device, slug

_OURS = frozenset({"campaign.yml", "open.yml", "plan.txt", "plan.pdf", HONOURS, FORMS})
_SHARED = frozenset({*(f"{name}.yml" for name in REGISTRIES), FORMS})
_READ_IN_HONOURS = (*LIST_TYPES, *OTHER_OFFICE_TYPES, ".pdf", *PICTURES)
_DRAFT = re.compile(r"^draft: *true *$", re.MULTILINE)
_LIST_OR_FORM = "danh sách khen thưởng thì đặt trong honours/, biểu mẫu thì đặt trong forms/"
_WORDS = "toàn văn kế hoạch thì chép vào plan.txt, biểu mẫu thì đặt trong forms/"
_REMEDY_OF = {
    ".pdf": "bản đã ký của kế hoạch thì đổi tên thành plan.pdf",
    ".txt": _WORDS,
    **dict.fromkeys((".doc", ".docx", ".odt"), _WORDS),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".csv"), _LIST_OR_FORM),
    **dict.fromkeys((".yml", ".yaml"), "dữ liệu chỉ nằm trong campaign.yml, bản chép thừa thì xóa"),
}
"""What to do with a file that is not ours, by its kind; pictures and the system's own files do no harm."""
_NOT_NEEDED = "bản sao hoặc tệp không còn dùng thì xóa"
_FOLDER = "bản sao thì xóa; danh sách khen thưởng chỉ đọc trong honours/, biểu mẫu chỉ đọc trong forms/"
_OTHER_LEDGER = "chỉ giữ một ledger.json, bản do OneDrive hay git chép thêm thì so với nó rồi đưa ra ngoài"
_UNDERLINED = "phong trào cần lên cổng thì bỏ dấu _ ở đầu tên; bản sao thì xóa"


@dataclass(frozen=True, slots=True)
class RawCampaign:
    """One folder as it was found: its data and its plan's text, or None where they could not be read.

    `draft`: whether it says that it is one, where it cannot be read, too. `open_points`: its open.yml; None
    where there is none, too. `made_of`: a hash of its files; empty where they changed while they were read.
    """

    folder: str
    document: Document | None
    draft: bool
    open_points: Document | None
    plan_text: PlanText | None
    signed_plan: SignedFile | None
    honours: HonourFiles
    forms: FormFiles
    problems: tuple[Problem, ...]
    made_of: bytes


def read_campaigns(
    project: Project, only: str | None = None, earlier: Mapping[str, RawCampaign] | None = None
) -> tuple[RawCampaign, ...]:
    """Every campaign folder in the order of their names (`only` that one, where it is given).

    `earlier`: as they were read before, with the same key of the ledgers; one whose files are the same is
    taken from there.
    """
    folders = sorted(
        folder
        for folder in project.campaigns.iterdir()
        if folder.is_dir() and not folder.name.startswith(("_", "."))
    )
    clashes = _clashes([folder.name for folder in folders])
    return tuple(
        _read_campaign(project, folder, clashes.get(folder.name), (earlier or {}).get(folder.name))
        for folder in folders
        if only in (None, folder.name)
    )


def _read_campaign(
    project: Project, folder: Path, clash: str | None, earlier: RawCampaign | None
) -> RawCampaign:
    before = digest_of_files([folder], project.root)
    if earlier is not None and clash is None and earlier.made_of == before:
        return earlier
    path = folder / "campaign.yml"
    shown = project.shown(path)
    problems = list(_name_problems(folder.name, project.shown(folder), clash))
    document, found = read_yaml(path, shown)
    problems += found
    open_points, found = _read_open_points(project, folder / "open.yml")
    problems += found
    plan_text, found = read_plan_text(folder / "plan.txt", project.shown(folder / "plan.txt"))
    problems += found
    signed_plan, found = read_signed_file(folder / "plan.pdf", project.shown(folder / "plan.pdf"))
    problems += found
    problems += _strays(folder, project.shown(folder))
    honours, found = read_honour_files(project, folder)
    problems += found
    forms, found = read_form_files(folder / FORMS, project.shown(folder / FORMS))
    problems += found
    return RawCampaign(
        folder=folder.name,
        document=document,
        draft=document.data.get("draft") is True if document else _says_draft(path),
        open_points=open_points,
        plan_text=plan_text,
        signed_plan=signed_plan,
        honours=honours,
        forms=forms,
        problems=tuple(problems),
        made_of=before if digest_of_files([folder], project.root) == before else b"",
    )


def _says_draft(path: Path) -> bool:
    """Whether a file that is no YAML says that it is a draft: its mistakes keep no other campaign back."""
    text, _ = read_text(path, path.name)
    return text is not None and _DRAFT.search(text) is not None


def _read_open_points(project: Project, path: Path) -> tuple[Document | None, list[Problem]]:
    if not path.exists() and not path.is_symlink():
        return None, []
    return read_yaml(path, project.shown(path))


def _name_problems(name: str, shown: str, clash: str | None) -> list[Problem]:
    if normalize("NFC", name) != name:
        reason = "ghi dấu rời (NFD), nhìn giống mà máy coi là khác"
    elif not re.fullmatch(CODE, name):
        reason = "có dấu, chữ hoa, dấu cách hoặc ký tự khác"
    elif is_device(name):
        reason = "là tên Windows giữ riêng, máy Windows không mở được"
        return [problem("P02", Source(shown), found=name, reason=reason, suggestion=f"{name}-1")]
    elif clash is not None:
        reason = f"chỉ khác “{clash}” ở chữ hoa, chữ thường"
    else:
        return []
    return [problem("P02", Source(shown), found=name, reason=reason, suggestion=slug(name))]


def _strays(folder: Path, shown: str) -> Iterator[Problem]:
    """Files that no page shows: most often the plan under a name of its own."""
    if not (folder / "campaign.yml").is_file():
        return  # a data file under a wrong name is told of where it is read
    for path in _not_in(_OURS, folder):
        kind = path.suffix.lower()
        if path.is_dir():
            yield _stray(path, shown, _FOLDER)
        elif kind not in PICTURES:
            yield _stray(path, shown, _REMEDY_OF.get(kind, _NOT_NEEDED))
    for path in _not_in({LEDGER}, folder / HONOURS):
        kind = path.suffix.lower()
        if path.is_dir() or kind not in _READ_IN_HONOURS:
            yield _stray(path, f"{shown}/{HONOURS}", _OTHER_LEDGER if kind == ".json" else _NOT_NEEDED)


def stray_entries(project: Project) -> Iterator[Problem]:
    """What lies beside the campaigns and the registries and is neither: a campaign laid aside, a copy."""
    shared = project.shared.name
    for path in _not_in({shared, "campaign.schema.json"}, project.campaigns):
        if path.name.startswith("_") or (path.is_file() and path.suffix.lower() != ".md"):
            remedy = _UNDERLINED if path.is_dir() else _NOT_NEEDED
            yield _stray(path, project.shown(project.campaigns), remedy)
    for path in _not_in(_SHARED, project.shared):
        if path.suffix.lower() not in (".md", *PICTURES):
            yield _stray(path, project.shown(project.shared), _NOT_NEEDED)


def _not_in(names: Collection[str], folder: Path) -> list[Path]:
    """What a folder holds besides these, in order; not what Office or the system left there."""
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in entries if path.name not in names and not is_left_behind(path.name)]


def _stray(path: Path, shown: str, remedy: str) -> Problem:
    what = "thư mục" if path.is_dir() else "tệp"
    return problem("P07", Source(f"{shown}/{path.name}"), what=what, found=path.name, remedy=remedy)


def _clashes(names: list[str]) -> dict[str, str]:
    """Names that differ from another one only by capitals: on Windows both are one folder."""
    by_lower: dict[str, str] = {}
    clashes: dict[str, str] = {}
    for name in names:
        other = by_lower.setdefault(normalize("NFC", name).lower(), name)
        if other != name:
            clashes |= {name: other, other: name}
    return clashes
