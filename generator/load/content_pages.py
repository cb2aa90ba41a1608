"""What lies in `content/`: the hand-written pages as they are written, and which files are published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from generator.load.endless import endless
from generator.load.inside.picture_file import ENDINGS, MAX_BYTES, judged_picture, told_of_picture
from generator.load.signed_file import read_signed_file
from generator.load.text_file import read_text
from generator.load.yaml.tree import read_tree
from generator.marks import normalize
from generator.memory import remembered
from generator.output import OutputFile
from generator.problems import Problem, Source, as_json, problem, problems_of
from generator.project import Project
from generator.slug import is_device

_PAGE = ".md"
_BESIDE_PAGES = ENDINGS | {".pdf"}
_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini"})
_RENAME = "đổi đuôi tệp thành .md (chữ thường)"
_REMEDY_OF = {".md": _RENAME, ".markdown": _RENAME}
# How Explorer, OneDrive, Dropbox and the like call the copy of a file; OneDrive adds the computer's name.
_COPY = re.compile(
    r"(?:(?:copy of|bản sao(?: của)?) )?(?P<of>.+?)"
    r"(?:[ _.]?-?[ _]?(?:copy|sao chép|bản sao|bak|backup|old)(?: ?\(?\d+\)?)?"
    r"| ?\((?:\d+|[^()]*(?:conflict|xung đột)[^()]*)\)|\.sync-conflict-[\w-]+"
    r"|-(?-i:(?=[A-Z-]*\d)[A-Z][A-Z0-9-]{2,}))?",
    re.IGNORECASE,
)
# Windows' own limit is 260, with the folder that the portal lies in.
_LONGEST = 200
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\]')
_CONTROLS = ("Cc", "Cf", "Cn", "Co", "Zl", "Zp")
_OTHERWISE = "cần đăng thì xuất thành PDF rồi đặt vào đây; không thì đưa ra khỏi content/"


def is_published(name: str) -> bool:
    """Whether a file of `content/` (its path there) is one of those that readers may have.

    Whatever else lies there, a list beside its page or a file being written in Word, was left by mistake.
    """
    kind = PurePosixPath(name).suffix
    return not is_left_behind(name) and (kind == _PAGE or kind.lower() in _BESIDE_PAGES)


def name_flaw(name: str) -> str | None:
    """Why a path below `content/` is refused by Windows, archives or manifests, in words; None for others."""
    page = name.removesuffix(_PAGE)
    published = name if page == name or page.rpartition("/")[2] == "index" else f"{page}/index.html"
    if len(published.encode("utf-16-le", "surrogatepass")) // 2 > _LONGEST:
        return f"dài quá {_LONGEST} ký tự kể cả thư mục, máy Windows không mở được"
    return next((flaw for part in name.split("/") if (flaw := _part_flaw(part))), None)


def _part_flaw(part: str) -> str | None:
    if any("\ud800" <= sign <= "\udfff" for sign in part):
        return "ghi bằng bảng mã khác UTF-8"
    if any(unicodedata.category(sign) in _CONTROLS or sign in "\u115f\u1160\u3164\uffa0" for sign in part):
        return "có ký tự không nhìn thấy"
    if normalize("NFC", part) != part:
        return "ghi dấu rời (NFD), nhìn giống mà máy coi là khác"
    if found := _NOT_ON_WINDOWS.search(part):
        return f"có dấu {found[0]}, máy Windows không nhận"
    if part != part.strip() or part.endswith("."):
        return "có dấu cách ở đầu, hoặc dấu chấm, dấu cách ở cuối, máy Windows bỏ mất"
    return "là tên Windows giữ riêng, máy Windows không mở được" if is_device(part) else None


def _misnamed_files(project: Project) -> Iterator[Problem]:
    """A problem (P12) for every file to be published under a name that not every machine takes."""
    for path, name in _files(project.content):
        if is_published(name) and (flaw := name_flaw(name)):
            yield problem("P12", Source(project.shown(path)), found=name, reason=flaw)


def read_files_beside_pages(project: Project) -> tuple[tuple[OutputFile, ...], list[Problem]]:
    """Every picture and PDF of `content/` as readers get it, and what is wrong with the others.

    They are read here and nowhere else: what was judged is what is published.
    """
    found: list[OutputFile] = []
    problems: list[Problem] = []
    for path, name in _files(project.content):
        ending = path.suffix.lower()
        if not is_published(name) or ending == _PAGE or name_flaw(name):
            continue
        content, told = _judged(path, Source(project.shown(path)), ending)
        problems += told
        if content:
            found.append(OutputFile(name, content, project.shown(path)))
    return tuple(found), problems


def _judged(path: Path, source: Source, ending: str) -> tuple[bytes, list[Problem]]:
    """A picture or PDF as it may be published; empty where it may not."""
    if ending == ".pdf":
        signed, told = read_signed_file(path, source.path)
        return signed.content if signed else b"", told
    try:
        large = path.stat().st_size > MAX_BYTES
        content = b"" if large else path.read_bytes()
    except OSError:
        return b"", [problem("F28", source, name=path.name, found="không mở được")]
    if large:
        return b"", [problem("F28", source, name=path.name, found=f"lớn hơn {MAX_BYTES // 1_000_000} MB")]
    picture = judged_picture(content, ending)
    return picture.content, told_of_picture(picture, source)


def _copied_files(project: Project) -> Iterator[Problem]:
    """A warning (P16) for every page, file or folder to be published that seems to be another one's copy."""
    published = {PurePosixPath(name) for _, name in _files(project.content) if is_published(name)}
    entries = published.union(*(path.parents for path in published))
    for entry in sorted(entries):
        copied = _COPY.fullmatch(entry.stem)
        original = entry.with_stem(copied["of"]) if copied else entry
        if original != entry and original in entries:
            source = Source(project.shown(project.content / entry))
            yield problem("P16", source, found=entry.name, other=original.name)


def published_paths(project: Project) -> tuple[str, ...]:
    """Every page and file to be published by its path below `content/`, sound or not."""
    return tuple(name for _, name in _files(project.content) if is_published(name))


def _unpublished_files(project: Project) -> Iterator[Problem]:
    """A warning for every file of `content/` that is not published."""
    for path, name in _files(project.content):
        if not is_left_behind(name) and not is_published(name):
            remedy = _REMEDY_OF.get(path.suffix.lower(), _OTHERWISE)
            yield problem("P08", Source(project.shown(path)), found=path.name, remedy=remedy)


def _files(folder: Path) -> list[tuple[Path, str]]:
    return [
        (path, path.relative_to(folder).as_posix()) for path in sorted(folder.rglob("*")) if path.is_file()
    ]


def is_left_behind(name: str) -> bool:
    """Whether Office or the system left the file there: nobody means to publish it."""
    parts = PurePosixPath(name.lower()).parts
    hidden = any(part.startswith((".", "~")) for part in parts)
    return hidden or parts[-1] in _LEFT_BEHIND or parts[-1].endswith(".tmp")


def read_content_pages(project: Project) -> tuple[tuple[OutputFile, ...], list[Problem]]:
    """Every hand-written page that is sound, by its path, and what is wrong with the others and other files.

    MkDocs would stop with a traceback at a page that is no text, and print the settings at the head of a page
    (`---`) as its text where they are no YAML.
    """
    found: list[OutputFile] = []
    problems = [*_unpublished_files(project), *_misnamed_files(project), *_copied_files(project)]
    for path in sorted(project.content.rglob("*.md")):
        name = path.relative_to(project.content).as_posix()
        if path.is_dir() or not is_published(name) or name_flaw(name):
            continue
        source = project.shown(path)
        text, told = read_text(path, source)
        if text is not None:
            flaws = partial(_flaws, source, text)
            told = problems_of(remembered("head", (source, text), flaws))
        problems += told
        if text is not None and not told:
            found.append(OutputFile(name, text.encode("utf-8"), source))
    return tuple(found), problems


def _flaws(source: str, text: str) -> bytes:
    """What is wrong with the settings at the head of a page, and what of it would take for ever."""
    _, told = read_tree(_head(text), source)
    return as_json([*told, *endless(text, source)])


def _head(text: str) -> str:
    """The settings at the head of a page, each in its line of the file; "" where there are none."""
    if not text.startswith("---\n"):
        return ""
    settings, end, _ = text[4:].partition("\n---\n")
    return f"\n{settings}" if end else ""
