"""What is imported is what is exported: through a real workbook in, the open data out, and in again."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from rolls import decided, decision, portal, roll
from sampling import examples
from small_rolls import known

from generator.export.xlsx_file import workbook
from generator.load.sheets.reader import read_spreadsheet
from generator.model.honour import Honour
from generator.open_data.files import data_files
from generator.problems import Severity
from generator.validate.rolls.campaign_lists import read_rows

HEADER = ["TT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích"]
FIELDS = ("number", "honorific", "name", "position", "unit", "achievement")
CAMPAIGN = decided([decision(list="qd-1.xlsx")])

person = st.tuples(
    st.sampled_from(["Ông", "Bà", ""]),
    st.sampled_from(["Nguyễn Văn A", "Trần Thị Ê", "Đặng Thị Ơ", "Lý Văn Ư", "H’ Hen Ê", "Hoà Văn B"]),
    st.sampled_from(["", "Trưởng thôn", "Tổ trưởng | Tổ phó", "Cán bộ <b>", "“Đội trưởng”", "=1+1", "-"]),
    st.sampled_from(["Phòng A", "Phòng B", "Tổ bầu cử số 3", "Các thôn"]),
    st.sampled_from(["", "Hoàn thành; xuất sắc, đúng hạn", "{{ 7 * 7 }}", "@sáng kiến", "'trích'"]),
)


def imported(path: Path) -> list[Honour]:
    """The rows of a list as the portal reads them, which must be without an error."""
    sheets, problems = read_spreadsheet(path, path.name)
    assert sheets is not None, problems
    rows, problems, _ = read_rows(sheets, CAMPAIGN.decisions[0], CAMPAIGN, known(), path.name)
    assert [each for each in problems if each.severity is Severity.ERROR] == []
    return rows


def exported(root: Path, rows: list[Honour]) -> list[list[str]]:
    """The fields of the list out of the published JSON."""
    (root / "portal").mkdir()
    site = portal(root / "portal", roll(rows, CAMPAIGN))
    files = {file.path: file.content for file in data_files(site, {})}
    data = json.loads(files["du-lieu/vinh-danh.json"])
    return [[str(row[field]) for field in FIELDS] for row in data["rows"]]


@settings(max_examples=examples(40))
@given(st.lists(person, min_size=1, max_size=12))
def test_import_and_export_give_the_same_rows(people: list[tuple[str, ...]]) -> None:
    table = [
        [str(number), honorific, f"{name}{number}", *rest]
        for number, (honorific, name, *rest) in enumerate(people, start=1)
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "qd-1.xlsx").write_bytes(workbook("Cá nhân", HEADER, table))
        first = imported(root / "qd-1.xlsx")
        out = exported(root, first)
        assert out == table
        again = io.StringIO(newline="")
        csv.writer(again).writerows([HEADER, *out])
        (root / "qd-1.csv").write_text(again.getvalue(), encoding="utf-8-sig", newline="")
        second = imported(root / "qd-1.csv")
    assert [row.published for row in second] == [row.published for row in first]
