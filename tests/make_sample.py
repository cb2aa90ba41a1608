"""Writes the lists of the sample campaign (campaigns/phong-trao-mau/honours/): invented names, same bytes.

    python tests/make_sample.py               the lists as they stand today, corrections carried out
    python tests/make_sample.py --as-signed   the lists as the decisions were signed, before any correction

The second form is what was first published, without the campaign's `corrections:` (`thidua honours publish
phong-trao-mau --as-of 2026-05-22`, then a ledger of version 1); the first form, with the corrections, is the
second state (`--as-of 2026-06-16`). The ledger is kept as it is: its salts are random, and the key that made
its marks was thrown away, since nothing that ships needs it.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from openpyxl import load_workbook

from generator.export.bare_workbook import bare_bytes
from generator.export.honours_template import template_workbook
from generator.load.shared import read_shared
from generator.load.yaml.document import read_yaml
from generator.model.campaign import Campaign
from generator.model.registry import Known
from generator.project import Project
from generator.validate.registries import check_registries
from generator.validate.shape.check import check_record

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "campaigns" / "phong-trao-mau"
COLLECTIVES, INDIVIDUALS = 60, 120
CORRECTED, WITHHELD = 12, 7
SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Đặng",
    "Vũ",
    "Bùi",
    "Đỗ",
    "Hoàng",
    "Ngô",
    "Dương",
    "Lý",
    "Âu",
    "Ung",
)
LETTERS = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"
POSITIONS = ("Tổ trưởng", "Tổ phó", "Thư ký", "Ủy viên", "Giáo viên", "")
ACHIEVEMENTS = (
    "Hoàn thành xuất sắc công việc mẫu được giao",
    "Có cách làm mới được nhiều đơn vị mẫu áp dụng",
    "Hoàn thành công việc mẫu trước thời hạn",
)
GIAY_KHEN, BANG_KHEN = "Giấy khen của Chủ tịch UBND xã", "Bằng khen của Chủ tịch UBND tỉnh"
CSV_COLUMNS = ("TT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng", "Thành tích")


class Person(NamedTuple):
    """A placeholder: "Đặng Thị Ê4"; the number makes every name the only one."""

    number: int
    honorific: str
    name: str
    position: str
    unit: str
    achievement: str


def units() -> list[str]:
    """Sixty-one units, told apart by their numbers; the last one has nobody but the second list's last."""
    kinds = (("Tổ mẫu số", 20), ("Thôn Mẫu", 20), ("Trường Mẫu số", 21))
    return [f"{kind} {number}" for kind, count in kinds for number in range(1, count + 1)]


def people(count: int, first: int) -> Iterator[Person]:
    """Two for each unit; what varies runs in steps that share no divisor, so that it mixes well."""
    places = units()
    for index in range(count):
        serial = first + index
        woman = serial * 5 % 9 < 4
        letter = LETTERS[serial * 7 % len(LETTERS)]
        surname = SURNAMES[serial * 3 % len(SURNAMES)]
        yield Person(
            number=index + 1,
            honorific="Bà" if woman else "Ông",
            name=f"{surname} {'Thị' if woman else 'Văn'} {letter}{serial}",
            position=POSITIONS[serial * 5 % len(POSITIONS)],
            unit=places[index // 2],
            achievement=ACHIEVEMENTS[serial % len(ACHIEVEMENTS)],
        )


def first_list(template: bytes, *, as_signed: bool) -> bytes:
    """The XLSX of the first decision, filled into the template as staff would do it."""
    book = load_workbook(io.BytesIO(template))
    collectives, individuals = book["Tập thể"], book["Cá nhân"]
    for number, unit in enumerate(units()[:COLLECTIVES], start=1):
        name = f"Tập thể mẫu {LETTERS[number * 7 % len(LETTERS)]}{number}"
        row = (number, name, unit, GIAY_KHEN, "Hoàn thành các công việc mẫu trước thời hạn")
        collectives.append(row)
    for person in people(INDIVIDUALS, 1):
        # What the correction of this row mended: the letter of the name.
        wrong = as_signed and person.number == CORRECTED
        name = person.name[: person.name.rindex(" ")] + " Z12" if wrong else person.name
        individuals.append(
            (
                person.number, person.honorific, name, person.position or None, person.unit, GIAY_KHEN,
                person.achievement,
            )
        )  # fmt: skip
    return bare_bytes(book)


def second_list(*, as_signed: bool) -> bytes:
    """The CSV of the second decision as a spreadsheet program writes it: titles above, a total below."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    blank = [""] * (len(CSV_COLUMNS) - 1)
    writer.writerow(["DANH SÁCH (VÍ DỤ)", *blank])
    writer.writerow(["Kèm theo Quyết định số 02/QĐ-UBND (VÍ DỤ) ngày 19/5/2026", *blank])
    writer.writerow(["", *blank])
    writer.writerow(CSV_COLUMNS)
    rows = [
        person
        for person in people(INDIVIDUALS + 1, INDIVIDUALS + 1)
        if as_signed or person.number != WITHHELD
    ]
    for person in rows:
        writer.writerow(
            (
                person.number, person.honorific, person.name, person.position, person.unit, BANG_KHEN,
                person.achievement,
            )
        )  # fmt: skip
    writer.writerow([f"Tổng cộng: {len(rows)} cá nhân", *blank])
    return text.getvalue().encode("utf-8-sig")


def campaign_and_registries() -> tuple[Campaign, Known]:
    """What the template needs; the lists themselves are not read."""
    raw, _ = read_shared(Project(ROOT))
    registries, _ = check_registries(raw)
    document, _ = read_yaml(SAMPLE / "campaign.yml", "campaign.yml")
    assert document is not None
    campaign, problems = check_record(document, Campaign)
    assert campaign is not None, problems
    return campaign, Known.from_registries(registries)


def main() -> None:
    """Write both lists."""
    as_signed = "--as-signed" in sys.argv[1:]
    folder = SAMPLE / "honours"
    folder.mkdir(exist_ok=True)
    template = template_workbook(*campaign_and_registries())
    (folder / "qd-01-2026.xlsx").write_bytes(first_list(template, as_signed=as_signed))
    (folder / "qd-02-2026.csv").write_bytes(second_list(as_signed=as_signed))


if __name__ == "__main__":
    main()
