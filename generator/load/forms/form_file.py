"""Form files: what lies in a `forms/` folder, and whether it may be offered for download."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generator.load.forms.read_template import read_word_template
from generator.load.forms.word_template import (
    BrokenTemplateError,
    EndlessTemplateError,
    WordTemplate,
    is_text_part,
)
from generator.load.sheets.workbook_kind import DAMAGED
from generator.memory import remembered
from generator.problems import Problem, Severity, Source, as_json, problem, problems_of

FOLDER = "forms"
MAX_BYTES = 20_000_000
_MAX_UNPACKED = 200_000_000
# Letters of a Word file without its pictures; every campaign gets a copy that is filled in.
_MAX_XML = 5_000_000
# Letters times braces of one part: docxtpl searches the whole text once for every brace (10 ns a letter).
_MAX_SEARCH = 100_000_000
_MACRO_TYPES = (".docm", ".dotm", ".xlsm", ".xltm")
# What each allowed type must hold: the part that makes a packed file a document of its kind.
_MAIN_PART = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
_TYPES = (*_MAIN_PART, ".pdf")
# A path that would lead out of the folder into which the file is unpacked.
_OUTSIDE = re.compile(r"^/|^[A-Za-z]:|\\|(?:^|/)\.\.(?:/|$)|[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form as it lies in the folder; `template` is set for a Word file, which is filled in."""

    name: str
    content: bytes
    template: WordTemplate | None = None

    @property
    def ending(self) -> str:
        """The file's type, such as "docx"."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class FormFiles:
    """The files of one folder by name; one that cannot be offered is there with None. `folder` as shown."""

    folder: str
    files: Mapping[str, FormFile | None] = field(default_factory=dict)


def read_form_files(folder: Path, shown: str) -> tuple[FormFiles, list[Problem]]:
    """Every file of the folder, and the problems of those that cannot be offered."""
    if not folder.is_dir():
        return FormFiles(shown), []
    files: dict[str, FormFile | None] = {}
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(("~$", ".")):
            continue  # Word's lock files and the system's own
        files[path.name], told = _read(path, Source(f"{shown}/{path.name}"))
        problems += told
    return FormFiles(shown, files), problems


def _read(path: Path, source: Source) -> tuple[FormFile | None, list[Problem]]:
    ending = path.suffix.lower()
    if ending in _MACRO_TYPES:
        return None, [problem("F04", source, name=path.name)]
    if ending not in _TYPES:
        return None, [problem("F03", source, name=path.name)]
    content, told = b"", list[Problem]()
    try:
        size = path.stat().st_size
        if size <= MAX_BYTES:
            content = path.read_bytes()
    except OSError:
        return None, [
            problem(
                "F02",
                source,
                name=path.name,
                reason="không mở được; hãy đóng tệp nếu đang mở trong Word",
                remedy=_REMEDY[ending],
            )
        ]
    if size > MAX_BYTES:
        reason = f"lớn hơn {MAX_BYTES // 1_000_000} MB"
    elif not content:
        reason = "trống (0 byte)"
    else:
        reason, content, told = _looked_at(content, ending, source)
    if reason == _MACRO:
        return None, [problem("F04", source, name=path.name)]
    if reason:
        return None, [problem("F02", source, name=path.name, reason=reason, remedy=_remedy(ending, content))]
    return _form(content, ending, source, told)


def _looked_at(content: bytes, ending: str, source: Source) -> tuple[str, bytes, list[Problem]]:
    """Why the content is no file of its kind ("" where it is one), what of it may be published, problems.

    A file that is as it was is not looked at again.
    """

    def look() -> bytes:
        reason = _flaw(content, ending)
        public, told = (content, []) if reason else _judged(content, ending, source)
        changed = None if public == content else base64.b64encode(public).decode()
        return json.dumps([reason, changed, as_json(told).decode()]).encode()

    reason, changed, told = json.loads(remembered("form file", (content, source.path), look))
    return reason, content if changed is None else base64.b64decode(changed), problems_of(told)


def _form(
    content: bytes, ending: str, source: Source, told: list[Problem]
) -> tuple[FormFile | None, list[Problem]]:
    """The form of a sound file, as far as it holds nothing but what it may."""
    if not content:
        return None, told
    try:
        template = read_word_template(content) if ending == ".docx" else None
    except (BrokenTemplateError, EndlessTemplateError) as error:
        return None, [*told, _of_template(error, source)]
    return FormFile(source.path.rpartition("/")[2], content, template), told


def _judged(content: bytes, ending: str, source: Source) -> tuple[bytes, list[Problem]]:
    """The content as it may be published; empty where it may not."""
    # Parsers of XML are slow to import, and only forms that changed are looked through.
    from generator.load.inside.office_file import judged, told_of
    from generator.load.inside.pdf_file import told_of_pdf

    name = source.path.rpartition("/")[2]
    if ending == ".pdf":
        told = told_of_pdf(content, source)
        return b"" if any(each.severity is Severity.ERROR for each in told) else content, told
    try:
        found = judged(content, ending)
    except DAMAGED:
        reason = f"không phải tệp {ending}, hoặc bị hỏng"
        return b"", [problem("F02", source, name=name, reason=reason, remedy=_remedy(ending, content))]
    if found.troubles:
        return b"", list(told_of(found.troubles, source))
    left_out = ", ".join(found.left_out)
    return found.content, [problem("F23", source, name=name, left_out=left_out)] if left_out else []


def _of_template(error: Exception, source: Source) -> Problem:
    if isinstance(error, EndlessTemplateError):
        return problem("F31", source)
    unfinished = ": có chỗ mở {% for … %} hoặc {% if … %} mà không đóng"
    where = f", ở đoạn “{error}”" if str(error) else unfinished
    return problem("F05", source, where=where)


_MACRO = "macro"
_REMEDY = {
    ".docx": "mở lại bản gốc bằng Word, lưu thành .docx rồi chép đè lên tệp này",
    ".xlsx": "mở lại bản gốc bằng Excel, lưu thành .xlsx rồi chép đè lên tệp này",
    ".pdf": "xuất lại tệp PDF từ Word hoặc từ hệ thống văn bản rồi chép đè lên tệp này",
}


def _remedy(ending: str, content: bytes) -> str:
    """How to get a sound file; a packed one that is called a PDF has only the wrong name, as a rule."""
    renamed = ending == ".pdf" and content.startswith(b"PK")
    other = "; nếu đây là tệp Word thì chỉ đổi đuôi thành .docx, cả trong danh mục biểu mẫu"
    return _REMEDY[ending] + (other if renamed else "")


@lru_cache(maxsize=100)  # in a preview files seldom change
def _flaw(content: bytes, ending: str) -> str:
    """Why the content cannot be what its ending says; "" where it can."""
    if ending == ".pdf":
        return "" if content.startswith(b"%PDF-") else "không phải tệp PDF"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if sum(part.file_size for part in parts) > _MAX_UNPACKED:
                return "khi giải nén quá lớn so với một biểu mẫu"
            if any(part.flag_bits & 1 for part in parts):
                return "đặt mật khẩu"
            if any(map(_OUTSIDE.search, names)):
                return "chứa tệp mang tên nguy hiểm (trỏ ra ngoài thư mục)"
            twice = len(names) < len(parts)
            if twice or _MAIN_PART[ending] not in names or archive.testzip() is not None:
                return f"không phải tệp {ending}, hoặc bị hỏng"
            macro = any("vbaProject" in name or "vbaData" in name for name in names)
            if macro or b"macroEnabled" in archive.read("[Content_Types].xml"):
                return _MACRO
            read = [name for name in names if name.endswith((".xml", ".rels"))]
            return _flaw_of_texts(archive, read if ending == ".docx" else [_MAIN_PART[ending]])
    except DAMAGED:
        return f"không phải tệp {ending}, hoặc bị hỏng"


def _flaw_of_texts(archive: zipfile.ZipFile, names: list[str]) -> str:
    """Why these parts cannot be used; raises what the parsers raise for broken XML or another encoding."""
    from defusedxml.ElementTree import fromstring  # as above

    if sum(archive.getinfo(name).file_size for name in names) > _MAX_XML:
        return f"có hơn {_MAX_XML // 1_000_000} triệu ký tự, không kể hình, quá lớn so với một biểu mẫu"
    for name in names:
        text = archive.read(name).decode("utf-8")
        fromstring(text)
        if is_text_part(name) and len(text) * text.count("{") > _MAX_SEARCH:
            return "có quá nhiều dấu ngoặc nhọn so với một biểu mẫu"
    return ""
