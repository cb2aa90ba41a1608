"""After a withholding no file of the built portal holds the name: in no writing, no archive, no encoding."""

from __future__ import annotations

import base64
import html
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from builders import write_word_file
from ledger_office import NAME, SHORT, Office
from running import contents

from generator.desk.saving.backup import make_backup
from generator.desk.saving.store import save
from generator.desk.saving.versions import fingerprint, versions
from generator.desk.steps.requests import Request, note
from generator.load.pdf_text import pdf_text
from generator.marks import without_marks
from generator.project import Project
from generator.publishing.backups import noted

_LETTERS = re.compile(r"[^a-z0-9]+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"<[^<>]{0,300}>")
_FOR_ADDRESSES = bytes.maketrans(b"-_", b"+/")
_PACKED = re.compile(rb"[A-Za-z0-9+/_-]{8,}={0,2}")


def files(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The file, and every file that it packs."""
    yield path, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from files(f"{path}!{name}", archive.read(name))


def texts(path: str, content: bytes) -> Iterator[str]:
    """What the file may say to whoever decodes it, its own name among it."""
    yield path
    for encoding in ("utf-8", "utf-16-le", "utf-16-be") if b"\0" in content else ("utf-8",):
        yield content.decode(encoding, "replace")
    if path.endswith(".pdf"):
        yield " ".join(pdf_text(content).pages)
    for found in _PACKED.findall(content):
        whole = found.rstrip(b"=").translate(_FOR_ADDRESSES)
        if len(whole) % 4 != 1:
            yield base64.b64decode(whole + b"=" * (-len(whole) % 4)).decode("utf-8", "replace")
        if re.fullmatch(rb"(?:[0-9a-fA-F]{2})+", found):
            yield bytes.fromhex(found.decode()).decode("utf-8", "replace")


def says(text: str) -> bool:
    """Whether the name stands there in any order, with or without marks, in escapes."""
    plain = unquote(html.unescape(_ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), text)))
    orders = (SHORT, "c3 dang thi", "c3 thi dang", "dangthic3", "c3dangthi")
    for gap in ("", " "):
        words = f" {_LETTERS.sub(' ', without_marks(_TAG.sub(gap, plain)).lower())} "
        if any(f" {order} " in words for order in orders):
            return True
    return False


def naming(site: Path) -> set[str]:
    """The files that hold the name, those in archives behind "!"; the theme's own are left out."""
    return {
        inner
        for path, content in contents(site).items()
        if "assets/" not in path
        for inner, packed in files(path, content)
        if any(says(text) for text in texts(inner, packed))
    }


@pytest.mark.parametrize(
    "text",
    [
        NAME, "DANG THI C3", "C3, Đặng Thị", "Đặng%20Th%E1%BB%8B%20C3", "\\u0110\\u1eb7ng Th\\u1ecb C3",
        "&#272;ặng Thị C3", "<b>Đặng</b> Thị C3", "dang-thi-c3", "DangThiC3",
        base64.b64encode(NAME.encode()).decode(), NAME.encode().hex(),
    ],
)  # fmt: skip
def test_every_writing_of_the_name_would_be_seen(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Bà {text} ở Phòng B", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("c.json", f'"{text}"' + " " * 100)
    assert naming(tmp_path) == {"a.txt", "b.zip!c.json"}
    assert not says("Bà Đặng Thị C4, Đặng Thị. Phòng C3")


def test_a_built_portal_holds_the_name_nowhere(tmp_path: Path) -> None:
    office = Office(tmp_path / "portal")
    (office.folder / "forms").mkdir()
    write_word_file(office.folder / "forms" / "to-trinh.docx", "Kính gửi: {{ cơ_quan_ban_hành }}")
    office.publish()
    day = ("build", "--as-of", "2026-06-01")
    assert office.run(*day).startswith("0\n")
    site = office.root / "site"
    assert {path.rpartition(".")[2] for path in naming(site)} >= {"html", "json", "csv", "js", "xml"}
    for file in ("campaigns/thu/honours/qd-1.csv", "content/lien-he.md"):
        path = office.root / file
        path.parent.mkdir(exist_ok=True)
        before = path.read_bytes() if path.exists() else NAME.encode()
        path.write_bytes(before)
        save(Project(office.root), file, before + b"\n", fingerprint(before), ["danh sách"])
        path.write_bytes(before)
    (office.root / "content/lien-he.md").unlink()
    project = Project(office.root)
    assert {"thu", "content"} == {each.group for each in versions(project)}
    assert office.run("build", "--hold", "--as-of", "2026-06-02").startswith("0\n")
    assert naming(project.build / "site-ready")
    backup, content = make_backup(project)
    (tmp_path / "sao-luu").mkdir()
    (tmp_path / "sao-luu" / backup).write_bytes(content)
    assert naming(tmp_path / "sao-luu"), "it lies where the office has put it"
    note(project, Request("thu", "qd-1", "ca-nhan-3", date(2026, 5, 18), date(2026, 5, 28)))
    office.list(row3="")
    office.correct("ca-nhan-3", "withheld")
    told = office.publish("2026-05-21")
    assert backup in told, "the office is told which backups to delete"
    assert [each["name"] for each in noted(project)] == [backup]
    assert project.requests.is_file()
    assert versions(project) == []
    assert {path for path in naming(office.root) if not path.startswith("site/")} == set()
    assert office.run(*day).startswith("0\n")
    assert naming(office.root) == set()
