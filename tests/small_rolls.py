"""The smallest campaign with decisions, and sheets as the spreadsheet reader gives them."""

from __future__ import annotations

from typing import Any

from builders import REGISTRIES, campaign_data, to_yaml

from generator.load.sheets.sheet import Sheet
from generator.load.yaml.document import Document
from generator.load.yaml.tree import read_tree
from generator.model.campaign import Campaign
from generator.model.honour import Honour, Mended
from generator.model.registry import Known, Registries
from generator.problems import Problem
from generator.validate.rolls.campaign_lists import read_rows

PATH = "campaigns/thu/honours/qd-1.xlsx"
CAMPAIGN_FILE = "campaigns/thu/campaign.yml"
PEOPLE = ("TT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị")
UNITS = [
    *REGISTRIES["units"],
    {
        "code": "to-bau-cu",
        "name": "Các Tổ bầu cử",
        "kind": "group",
        "body": "ubnd-xa-thu",
        "instances": ["Tổ bầu cử số *"],
    },
    {
        "code": "phong-c",
        "name": "Phòng C",
        "kind": "single",
        "body": "ubnd-xa-thu",
        "part_of": ["cac-phong"],
    },
    {"code": "cac-phong", "name": "Các phòng, ban", "kind": "group", "body": "ubnd-xa-thu"},
]
AWARDS = [
    {"award": "giay-khen-xa", "heading": "Giấy khen của Chủ tịch UBND xã"},
    {"award": "bang-khen-tinh", "heading": "Bằng khen của Chủ tịch UBND tỉnh"},
]


def decision(code: str = "qd-1", **changes: Any) -> dict[str, Any]:
    """One decision as it stands in a campaign file."""
    return {
        "code": code,
        "number": f"{code}/QĐ-UBND",
        "date": "2026-05-08",
        "issued_by": "Chủ tịch UBND xã",
        "subject": "Về việc tặng Giấy khen",
        "signatory": {"name": "Nguyễn Văn A", "position": "Chủ tịch"},
        "award": "giay-khen-xa",
        "list": "qd-1.xlsx",
        **changes,
    }


def known() -> Known:
    """The smallest registries, with units that have instances and belong to groups."""
    return Known.from_registries(Registries.model_validate(REGISTRIES | {"units": UNITS}))


def campaign_of(*decisions: dict[str, Any], **changes: Any) -> Campaign:
    """The smallest campaign with two awards and these decisions (one where none is given)."""
    given = {"awards": AWARDS, "decisions": list(decisions or (decision(),)), **changes}
    data = campaign_data(**given)
    return Campaign.model_validate(data)


def document_of(campaign: Campaign) -> Document:
    """The campaign as its file would hold it."""
    data = campaign.model_dump(mode="json", exclude_none=True)
    root, problems = read_tree(to_yaml(data), CAMPAIGN_FILE)
    assert root is not None, problems
    return Document(CAMPAIGN_FILE, data, lambda: root)


def sheet(*rows: tuple[object, ...], name: str = "Cá nhân", **hidden: Any) -> Sheet:
    """A sheet with these rows."""
    return Sheet(name, rows, **hidden)


def people(*rows: tuple[object, ...], name: str = "Cá nhân") -> Sheet:
    """A sheet of individuals below the usual header."""
    return sheet(PEOPLE, *rows, name=name)


def read(*sheets: Sheet) -> tuple[list[Honour], list[Problem], list[Mended]]:
    """The rows of these sheets as a list of the smallest campaign, what is told, what was changed."""
    campaign = campaign_of()
    return read_rows(sheets, campaign.decisions[0], campaign, known(), PATH)


def honour(name: str, unit_code: str | None = "phong-a", **changes: Any) -> Honour:
    """An individual of Phòng A with a Giấy khen; the number is that of the placeholder's name."""
    names = {each["code"]: each["name"] for each in UNITS}
    fields: dict[str, Any] = {
        "candidate": "individual",
        "number": int("".join(filter(str.isdigit, name)) or 1),
        "honorific": "",
        "name": name,
        "position": "",
        "unit": names.get(unit_code or "", ""),
        "unit_code": unit_code,
        "award": "giay-khen-xa",
        "achievement": "",
        "sheet": "Cá nhân",
        **changes,
    }
    fields.setdefault("line", fields["number"] + 1)
    return Honour(**fields)


def codes(problems: list[Problem]) -> list[str]:
    """The codes of the problems, in their order."""
    return [problem.code for problem in problems]
