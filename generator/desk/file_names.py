"""What a file of the portal's data is called at the desk: by the campaign and the part of which it is."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.desk.office import Office
from generator.desk.points import OF_POINTS, title_of
from generator.desk.saving.versions import group_of
from generator.desk.sheets import REGISTRIES
from generator.load.honours_folder import FOLDER
from generator.load.ledger import NAME as LEDGER

_GROUPS = {"_shared": "Danh mục dùng chung", "content": "Trang viết tay", "_portal": "Cài đặt của cổng"}
_PARTS = {"campaign.yml": "dữ liệu", "plan.txt": "toàn văn", OF_POINTS: "điểm mở", "plan.pdf": "bản PDF"}
"""The files of a campaign that the desk shows as parts."""


def group_name(office: Office, group: str) -> str:
    """What a folder of versions is called: a campaign by its title, also one that is gone by its code."""
    return _GROUPS.get(group) or title_of(office.project, group, office.seen().case(group))


def file_name(office: Office, file: str) -> str:
    """Such as "Danh mục dùng chung: Đơn vị", "Thi đua năm 2027: danh sách qd-01.xlsx"."""
    group = group_of(file)
    return ": ".join(filter(None, (group_name(office, group), _part(PurePosixPath(file).parts))))


def _part(parts: tuple[str, ...]) -> str:
    """What a file is within its group; "" where it is all of it."""
    match parts:
        case ("mkdocs.yml",):
            return ""
        case ("content", *rest):
            return "/".join(rest)
        case ("campaigns", "_shared", name) if title := REGISTRIES.get(name.removesuffix(".yml")):
            return title
        case ("campaigns", _, name) if name in _PARTS:
            return _PARTS[name]
        case ("campaigns", _, folder, name) if folder == FOLDER:
            return "sổ công bố" if name == LEDGER else f"danh sách {name}"
        case ("campaigns", _, *rest):
            return "/".join(rest)
    return "/".join(parts)
