"""The projects whose files the fuzz test spoils: the shipped one, and a small one with every kind of file."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from unittest.mock import patch

from builders import REGISTRIES, campaign_data, to_yaml, write_campaign, write_project, write_two_lists
from fuzzing.packed import packed, parts_of
from pdf_files import pdf
from running import AS_OF, ROOT

from generator.checking import check
from generator.load.ledger import KEY_BYTES
from generator.load.sheets import reader as spreadsheet
from generator.pipeline import generate
from generator.project import Project
from generator.validate.ledger.publication import Today, written_down

_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT[\d:]+Z")
PDF = pdf()
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_FILE = packed(
    [
        (
            "[Content_Types].xml",
            f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>'.encode(),
        ),
        (
            "_rels/.rels",
            f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'.encode(),
        ),
        (
            "word/document.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><w:document {_W}><w:body>'
            "<w:p><w:r><w:t>Kính gửi: {{ receiver }}</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r>"
            "<w:t>{% for row in papers %}{{ row.name }}{% endfor %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "</w:body></w:document>".encode(),
        ),
    ]
)


@dataclass(frozen=True)
class Ground:
    """A project and one of its campaigns; `files`: what staff write there, by path."""

    project: Project
    only: str
    files: Mapping[str, bytes]

    @cached_property
    def pages(self) -> dict[str, bytes]:
        """The pages of the sound project: a case looks at those that differ."""
        checked = check(self.project, self.only, as_of=AS_OF)
        return {page.path: page.content for page in generate(checked, AS_OF).pages}


@contextmanager
def remembered() -> Iterator[None]:
    """What a workbook holds is found out once for the same bytes: a case spoils one file of twenty.

    For the test's speed only.
    """
    with patch.dict(spreadsheet._READERS, {".xlsx": lru_cache(100)(spreadsheet.read_workbook)}):  # noqa: SLF001
        yield


def grounds(folder: Path) -> list[Ground]:
    """The small project, then the shipped one once for each campaign."""
    small, shipped = folder / "small", folder / "shipped"
    small.mkdir()
    for name in ("campaigns", "content"):
        shutil.copytree(ROOT / name, shipped / name)
    shutil.copy(ROOT / "mkdocs.yml", shipped)
    names = sorted(path.parent.name for path in shipped.glob("campaigns/*/campaign.yml"))
    return [_ground(_small(small), "thu"), *(_ground(shipped, name) for name in names)]


def _ground(root: Path, only: str) -> Ground:
    project = Project(root)
    checked = check(project, only, as_of=AS_OF)
    assert checked.publishable, [found for found in checked.problems if not found.severity]
    read = [
        project.config,
        *project.shared.rglob("*"),
        *(project.campaigns / only).rglob("*"),
        *project.content.rglob("*"),
    ]
    return Ground(
        project, only, {project.shown(path): path.read_bytes() for path in sorted(read) if path.is_file()}
    )


def _small(root: Path) -> Path:
    """One campaign with two lists, a ledger, signed files, a form of its own and one of the library."""
    form = {"title": "Mẫu", "purpose": "Để thử.", "changed": "2026-01-05"}
    decision = {
        "date": "2026-05-08",
        "issued_by": "Chủ tịch",
        "subject": "Về việc tặng Giấy khen",
        "award": "giay-khen-xa",
    }
    decision |= {"signatory": {"name": "Nguyễn Văn A1", "position": "CHỦ TỊCH"}}
    lists = [("qd-1", "qd-1.xlsx", ["QĐ 1"]), ("qd-2", "qd-1.xlsx", ["QĐ 2"]), ("qd-3", "qd-3.csv", None)]
    decisions = [
        {
            **decision,
            "code": code,
            "number": f"{code}/QĐ",
            "list": file,
            **({"sheets": sheets} if sheets else {}),
        }
        for code, file, sheets in lists
    ]
    forms = [{**form, "code": "mau-rieng", "file": "mau-rieng.docx"}]
    write_project(root, data := campaign_data(forms=forms))
    write_two_lists(root)
    lists_file = root / "campaigns" / "thu" / "honours" / "qd-1.xlsx"
    parts = [
        (name, _MOMENT.sub(b"2026-01-01T00:00:00Z", part)) for name, part in parts_of(lists_file.read_bytes())
    ]
    lists_file.write_bytes(packed(parts))
    campaign, shared = root / "campaigns" / "thu", root / "campaigns" / "_shared"
    (shared / "forms.yml").write_text(
        to_yaml([{**form, "code": "to-trinh", "file": "to-trinh.docx"}]), encoding="utf-8"
    )
    for path in (shared / "forms" / "to-trinh.docx", campaign / "forms" / "mau-rieng.docx"):
        path.parent.mkdir()
        path.write_bytes(WORD_FILE)
    (campaign / "plan.pdf").write_bytes(PDF)
    (campaign / "honours" / "qd-3.pdf").write_bytes(PDF)
    (campaign / "honours" / "qd-3.csv").write_text(
        "TT;Họ và tên;Chức vụ;Đơn vị\n1;Lê Văn C3;Cán bộ;Phòng A\n", encoding="utf-8"
    )
    write_campaign(root, {**data, "decisions": decisions})
    (case,) = check(Project(root)).campaigns
    assert case.files is not None
    today = Today("2026-06-01", b"k" * KEY_BYTES)
    ledger = written_down(case.campaign, case.rolls, case.files, case.known.awards, today).ledger
    (campaign / "honours" / "ledger.json").write_text(ledger.as_json(), encoding="utf-8")
    assert set(REGISTRIES) == {path.stem for path in shared.glob("*.yml")}
    return root
