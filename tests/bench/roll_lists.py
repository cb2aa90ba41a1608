"""Invented lists for `roll_cost`: a small project whose one campaign has many decisions.

They vary as real ones do, lest a cache makes them quick: no name comes twice, and names are put together of
a thousand syllables; of the positions every third has a place of its own, of the achievements every second
numbers of its own.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import campaign_data, write_project

from generator.load.sheets.old_encodings import is_syllable

DECISIONS = 50
HEADER = ("TT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng", "Thành tích")
AWARD = "Giấy khen của Chủ tịch UBND xã"
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Vũ", "Bùi", "Đỗ", "Hoàng", "Ngô", "Dương", "Lý")
MIDDLES = ("Văn", "Đức", "Thị", "Minh", "Xuân", "Thị Mẫu", "Hữu", "Mẫu")
ONSETS = "B C Ch D Đ Gi H Kh L M N Ng Nh Ph Qu S T Th Tr V X"
RIMES = """
    a à á ả ạ ai ài ái am án àn ang áng anh ánh ao áo âm ầm ân ấn âu ấu e é en ên i ì ích iêm iến iều im inh
    o ó oa oan oàn oanh òng ô ộ ôi ông ồng ơ ới ơn u ú ũ ua ục ùng uy uyên uyết uynh ư ứ ương ường ưu
"""
SYLLABLES = tuple(filter(is_syllable, map("".join, product(ONSETS.split(), RIMES.split()))))
POSITIONS = ("Trưởng thôn", "Bí thư Chi bộ, Trưởng thôn", "Giáo viên", "", "Công chức Văn phòng - Thống kê")


def write_roll_project(root: Path, rows: int, kind: str) -> None:
    """A project with `rows` rows in lists of the type `kind`; they lie in `lists/`, where no check looks."""
    decisions = [_decision(number, kind) for number in range(1, DECISIONS + 1)]
    write_project(root, campaign_data(decisions=decisions))
    (root / "lists").mkdir()
    each = rows // DECISIONS
    for number, decision in enumerate(decisions):
        path = root / "lists" / str(decision["list"])
        table = _rows(number * each, each)
        _write_csv(path, table) if kind == "csv" else _write_xlsx(path, table)


def _decision(number: int, kind: str) -> dict[str, object]:
    return {
        "code": f"qd-{number}-2026",
        "number": f"{number}/QĐ-UBND",
        "date": "2026-05-08",
        "issued_by": "Chủ tịch UBND xã",
        "subject": "Về việc tặng Giấy khen",
        "signatory": {"name": "Nguyễn Văn A1", "position": "CHỦ TỊCH"},
        "award": "giay-khen-xa",
        "list": f"qd-{number}-2026.{kind}",
    }


def _rows(first: int, count: int) -> Iterator[tuple[int | str, ...]]:
    for number in range(1, count + 1):
        serial = first + number
        position = POSITIONS[serial % len(POSITIONS)]
        achievement = f"Có thành tích xuất sắc trong phong trào thi đua năm 2026, đợt {serial % 40}"
        if serial % 3 == 0:
            position = f"Chi hội trưởng Chi hội Nông dân thôn {_syllable(serial // 3)} {serial % 1000}"
        if serial % 2 == 0:
            achievement = (
                f"Hiến {serial % 997} mét đường, vận động {serial % 83} hộ góp {serial % 771} ngày công"
            )
        yield (
            number,
            "Bà" if serial % 3 == 0 else "Ông",
            _name(serial),
            position,
            ("Phòng A", "Phòng B")[serial % 2],
            AWARD,
            achievement,
        )


def _name(serial: int) -> str:
    """No two of the first hundred thousand are one: the last two syllables count."""
    given = f"{_syllable(serial // 1_000)} {_syllable(serial % 1_000)}"
    return f"{SURNAMES[serial % len(SURNAMES)]} {MIDDLES[serial % len(MIDDLES)]} {given}"


def _syllable(number: int) -> str:
    return SYLLABLES[number * 577 % len(SYLLABLES)]


def _write_csv(path: Path, rows: Iterator[tuple[int | str, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows(rows)


def _write_xlsx(path: Path, rows: Iterator[tuple[int | str, ...]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Cá nhân")
    sheet.append(HEADER)
    for row in rows:
        sheet.append(row)
    book.save(path)
