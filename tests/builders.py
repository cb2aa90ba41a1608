"""The smallest valid campaign, registries and project: a test shows only what differs from them."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.enum.style import WD_STYLE_TYPE
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.load.inside.office_file import judged
from generator.model.campaign import Campaign
from generator.model.registry import DATA_VERSION

PLAN_TEXT = """KẾ HOẠCH

Phát động phong trào thi đua thử

I. MỤC ĐÍCH

1. Mục đích

- Thử cổng.

II. KHEN THƯỞNG

1. Giấy khen

a) Đối với tập thể: hoàn thành nhiệm vụ.

b) Đối với cá nhân: hoàn thành nhiệm vụ.

Giấy khen của Chủ tịch UBND xã; Bằng khen của Chủ tịch UBND tỉnh. UBND xã ban hành Kế hoạch như sau. Từ
ngày 10/01/2026 đến hết ngày 31/03/2026. Kế hoạch số 1/KH-UBND, ngày 05 tháng 01 năm 2026. Các cơ quan,
đơn vị. Thang điểm: Hoàn thành nhiệm vụ. Hoàn thành chỉ tiêu. Sáng kiến. Tốt, Xuất sắc. Phòng A: Tuyên
truyền, kiểm tra, tổng kết phong trào. Mỗi phòng không quá 01 tập thể, không quá 02 cá nhân. Hồ sơ gồm Tờ
trình của đơn vị, chậm nhất ngày 18/3/2026.
"""

CAMPAIGN: dict[str, Any] = {
    "id": "thu",
    "short_title": "Phong trào thử",
    "plan": {
        "number": "1/KH-UBND",
        "symbol": "KH-UBND",
        "date": {"wording": "ngày 05 tháng 01 năm 2026", "day": "2026-01-05"},
        "title": "Phát động phong trào thi đua thử",
        "issuer": "ubnd-xa-thu",
        "enactment": "UBND xã ban hành Kế hoạch như sau:",
    },
    "period": {
        "text": "Từ ngày 10/01/2026 đến hết ngày 31/03/2026.",
        "start": {"wording": "từ ngày 10/01/2026", "day": "2026-01-10", "bound": "from"},
        "end": {"wording": "đến hết ngày 31/03/2026", "day": "2026-03-31", "bound": "through"},
    },
    "awards": [{"award": "giay-khen-xa", "heading": "Giấy khen của Chủ tịch UBND xã"}],
    "changes": [
        {"date": {"wording": "ngày 06/01/2026", "day": "2026-01-06"}, "text": "Đưa kế hoạch lên cổng."}
    ],
}

# What Điều 17 asks of a plan besides: left out above because most tests need none of it.
COMPLETE: dict[str, Any] = {
    "purposes": ["Thử cổng."],
    "participants": ["Các cơ quan, đơn vị."],
    "contents": ["Hoàn thành nhiệm vụ."],
    "scoring": [
        {"title": "Thang điểm", "maximum": 100, "items": [{"text": "Hoàn thành nhiệm vụ", "points": 100}]}
    ],
    "responsibilities": [{"heading": "Phòng A", "tasks": ["Tuyên truyền, kiểm tra, tổng kết phong trào."]}],
}

REGISTRIES: dict[str, list[dict[str, Any]]] = {
    "awards": [
        {
            "code": "giay-khen-xa",
            "title": "Giấy khen",
            "decided_by": "Chủ tịch UBND xã",
            "level": "commune",
            "rank": 10,
        },
        {
            "code": "bang-khen-tinh",
            "title": "Bằng khen",
            "decided_by": "Chủ tịch UBND tỉnh",
            "level": "province",
            "rank": 30,
        },
    ],
    "issuing_bodies": [
        {
            "code": "ubnd-xa-thu",
            "name": "Ủy ban nhân dân xã Thử",
            "short_name": "UBND xã Thử",
            "level": "commune",
        }
    ],
    "units": [
        {"code": "phong-a", "name": "Phòng A", "kind": "single", "body": "ubnd-xa-thu"},
        {"code": "phong-b", "name": "Phòng B", "kind": "single", "body": "ubnd-xa-thu"},
        {"code": "cac-thon", "name": "Các thôn", "kind": "group", "body": "ubnd-xa-thu"},
    ],
    "legal_documents": [
        {
            "code": "luat-thu",
            "kind": "Luật",
            "number": "06/2022/QH15",
            "date": "2022-06-15",
            "issuer": "Quốc hội",
            "subject": "Thi đua, khen thưởng",
        }
    ],
    "events": [
        {"code": "su-kien-co-ngay", "title": "Sự kiện có ngày", "day": "2026-03-15"},
        {"code": "su-kien-chua-ro", "title": "Sự kiện chưa rõ ngày"},
    ],
    "forms": [],
}

CONFIG = f"""site_name: Cổng thử
docs_dir: content
theme:
  name: material
  font: false
  language: vi
plugins: [thidua]
markdown_extensions: [attr_list, tables]
nav:
  - Trang chủ: index.md
not_in_nav: |
  /*
extra:
  portal:
    name: Cổng thông tin thi đua
    owner: Ủy ban nhân dân xã Thử
    issuing_body: ubnd-xa-thu
    data: {DATA_VERSION}
    address: Xã Thử
    phone: 0205.3812.345
    email: vanphong@xa-thu.gov.vn
"""

CONTENT = (
    "gioi-thieu",
    "lien-he",
    "bao-ve-du-lieu",
    "tro-nang",
    "huong-dan/index",
    "huong-dan/cai-dat-windows/index",
)


def campaign_data(**changes: Any) -> dict[str, Any]:
    """The smallest valid campaign file as plain data, with top-level keys changed (None removes one)."""
    data = copy.deepcopy(CAMPAIGN) | copy.deepcopy(changes)
    return {key: value for key, value in data.items() if value is not None}


def campaign(**changes: Any) -> Campaign:
    """The smallest valid campaign, with top-level keys changed."""
    return Campaign.model_validate(campaign_data(**changes))


def write_project(root: Path, *campaigns: dict[str, Any]) -> Path:
    """A whole project below `root` with these campaigns (the smallest one where none is given)."""
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for name in CONTENT:
        path = root / "content" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n", encoding="utf-8")
    shared = root / "campaigns" / "_shared"
    shared.mkdir(parents=True)
    for name, text in _registries().items():
        (shared / f"{name}.yml").write_text(text, encoding="utf-8")
    for data in campaigns or (campaign_data(),):
        write_campaign(root, data)
    return root


@cache
def _registries() -> dict[str, str]:
    """The files of the registries, which thousands of projects share."""
    return {name: to_yaml(entries) for name, entries in REGISTRIES.items()}


def write_campaign(root: Path, data: dict[str, Any], plan_text: str = PLAN_TEXT) -> Path:
    """One campaign folder below a project's root; gives the campaign file's path."""
    folder = root / "campaigns" / data["id"]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.txt").write_text(plan_text, encoding="utf-8")
    path = folder / "campaign.yml"
    path.write_text(to_yaml(data), encoding="utf-8")
    return path


def to_yaml(data: Any) -> str:
    """Plain data as YAML that our strict reader takes (every text quoted, no aliases)."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


class _Dumper(yaml.CSafeDumper):  # libyaml's: ten times as quick
    def ignore_aliases(self, _data: Any) -> bool:
        return True


_Dumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def word_document() -> Any:
    """An empty document of python-docx, to be written into; without the many styles that tables may have.

    They are 18,000 elements of XML, which each reader of the file would go through.
    """
    return docx.Document(io.BytesIO(_empty_document()))


@cache
def _empty_document() -> bytes:
    document = docx.Document()
    for style in list(document.styles):
        if style.type is WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()
    links = document.part.rels
    for name in [name for name, link in links.items() if link.reltype.endswith("/stylesWithEffects")]:
        del links[name]
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def write_word_file(path: Path, *paragraphs: str) -> None:
    """A Word file of these paragraphs, and of nothing else."""
    document = word_document()
    for text in paragraphs:
        document.add_paragraph(text)
    save_word_file(document, path)


def save_word_file(document: Any, path: Path) -> None:
    """Save a python-docx document without what its template brings along: an author, a thumbnail, rsids."""
    saved = io.BytesIO()
    document.save(saved)
    path.write_bytes(judged(saved.getvalue(), ".docx").content)


LIST = (
    ("TT", "Họ và tên", "Chức vụ", "Đơn vị"),
    (1, "Nguyễn Văn A1", "Trưởng phòng", "Phòng A"),
    (2, "Trần Thị B2", "Chuyên viên", "Phòng B"),
)
"""A list of two people as offices write it."""


def write_list(
    root: Path, *rows: Sequence[object], edit: Callable[[Worksheet], object] | None = None
) -> None:
    """A list in a workbook where the roll of "qd-1" is looked for; `edit` changes its sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Cá nhân"
    for row in rows:
        sheet.append(row)
    if edit:
        edit(sheet)
    folder = root / "campaigns/thu/honours"
    folder.mkdir(exist_ok=True)
    book.save(folder / "qd-1.xlsx")


def write_two_lists(root: Path) -> None:
    """The lists of two decisions in one workbook, a sheet each, where the roll of "qd-1" is looked for."""
    book = Workbook()
    for title, name in (("QĐ 1", "Nguyễn Văn A1"), ("QĐ 2", "Trần Thị B2")):
        sheet = book.create_sheet(title)
        sheet.append(["TT", "Họ và tên", "Chức vụ", "Đơn vị"])
        sheet.append([1, name, "Trưởng phòng", "Phòng A"])
    book.remove(book.worksheets[0])
    folder = root / "campaigns/thu/honours"
    folder.mkdir(exist_ok=True)
    book.save(folder / "qd-1.xlsx")
