"""Invented lists for `roll_cost`: a small project whose one campaign has many decisions."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import campaign_data, write_project

DECISIONS = 50
HEADER = ("TT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng", "Thành tích")
AWARD = "Giấy khen của Chủ tịch UBND xã"
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Vũ", "Bùi", "Đỗ", "Hoàng", "Ngô", "Dương", "Lý")
POSITIONS = ("Trưởng thôn", "Bí thư Chi bộ, Trưởng thôn", "Giáo viên", "")


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
        woman = serial % 3 == 0
        yield (
            number,
            "Bà" if woman else "Ông",
            f"{SURNAMES[serial % len(SURNAMES)]} {'Thị' if woman else 'Văn'} A{serial}",
            POSITIONS[serial % len(POSITIONS)],
            ("Phòng A", "Phòng B")[serial % 2],
            AWARD,
            f"Có thành tích xuất sắc trong phong trào thi đua năm 2026, đợt {serial % 40}",
        )


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
