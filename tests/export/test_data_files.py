"""The honours as open data: the same rows in three formats, harmless in a spreadsheet, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rolls import collective, correction, decided, decision, honour, portal, roll

from generator.derive.rolls.build import PAGE_ROWS
from generator.derive.views import SiteView
from generator.export.honour_index import honour_files
from generator.export.xlsx_file import workbook
from generator.load.sheets.csv_file import read_csv
from generator.open_data.files import csv_bytes, data_files, data_schema
from generator.open_data.honour_record import PublishedHonour
from generator.open_data.record import DataFile
from generator.open_data.sets import DATA_SETS, HONOURS

COLUMNS = tuple(field.title for field in PublishedHonour.model_fields.values())
OTHER_SETS = [each.name for each in DATA_SETS if each is not HONOURS]
SIGNS = ("=", "+", "-", "@", "＝")
TRICKS = (
    "=1+1", "+84", "-x", "@cmd", "\tx", '=HYPERLINK("http://e.vn")', 'a,"b"\nc', "<b>&", "'x", "a;=1+1",
    "a; =1+1", "a\t=cmd|'/c calc'!A1", 'a"=1', 'a";"=1', 'a"";""=1', "a\n=1", "a,=1", "'=1", "a;''-1", "\t=1",
    "＝1", "a;＝1", "=;=;=",
)  # fmt: skip
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))


@pytest.fixture
def site(tmp_path: Path) -> SiteView:
    """A roll with one row of each status, and a sample one."""
    corrections = [
        correction("ca-nhan-2", "revoked"),
        correction("ca-nhan-3", "corrected"),
        correction("ca-nhan-4", "withheld"),
    ]
    rows = [collective(), honour(1), honour(2, "Trần Thị E99"), honour(3, "Lê Văn C3")]
    sample = roll([honour(1, "Lê Văn D4")], decided(id="mau", sample=True))
    return portal(tmp_path, roll(rows, decided(corrections=corrections)), sample)


def files(site: SiteView) -> dict[str, bytes]:
    """The honours' own files."""
    found = (*honour_files(site), *data_files(site, {}))
    other = tuple(f"du-lieu/{name}." for name in OTHER_SETS)
    return {file.path: file.content for file in found if not file.path.startswith(other)}


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def cells(content: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_without_a_roll_the_same_addresses_give_no_rows(tmp_path: Path) -> None:
    found = files(portal(tmp_path))
    names = [f"du-lieu/vinh-danh.{ending}" for ending in ("csv", "json", "schema.json", "xlsx")]
    assert sorted(found) == names
    assert json.loads(found["du-lieu/vinh-danh.json"])["rows"] == []
    assert table(found["du-lieu/vinh-danh.csv"]) == cells(found["du-lieu/vinh-danh.xlsx"]) == [list(COLUMNS)]


def test_every_campaign_and_all_of_them_have_three_formats(site: SiteView) -> None:
    names = [
        f"du-lieu/vinh-danh{part}.{end}" for part in ("", "-thu", "-mau") for end in ("csv", "xlsx", "json")
    ]
    others = ["du-lieu/vinh-danh.schema.json", "phong-trao/mau/vinh-danh/qd-1.pdf"]
    assert sorted(files(site)) == sorted(names + others)


@pytest.mark.parametrize("part", ["", "-thu", "-mau"])
def test_the_three_formats_hold_the_same_rows(site: SiteView, part: str) -> None:
    found = files(site)
    data = json.loads(found[f"du-lieu/vinh-danh{part}.json"])
    rows = table(found[f"du-lieu/vinh-danh{part}.csv"])
    assert rows[0] == list(COLUMNS)
    assert rows == cells(found[f"du-lieu/vinh-danh{part}.xlsx"])
    assert [row["name"] for row in data["rows"]] == [row[COLUMNS.index("Tên")] for row in rows[1:]]
    assert len(data["rows"]) == {"": 4, "-thu": 3, "-mau": 1}[part]


def test_revoked_and_withheld_names_are_in_no_file(site: SiteView) -> None:
    for path, content in files(site).items():
        unpacked = zipped(content) if path.endswith(".xlsx") else content
        assert b"E99" not in unpacked, path
    assert len(files(site)) == 11


def zipped(content: bytes) -> bytes:
    package = zipfile.ZipFile(io.BytesIO(content))
    return b"".join(package.read(name) for name in package.namelist())


def test_the_json_says_when_whose_and_under_which_licence(site: SiteView) -> None:
    data = json.loads(files(site)["du-lieu/vinh-danh.json"])
    whole = DataFile[PublishedHonour].model_validate_json(json.dumps(data))
    assert whole.source.owner == "Ủy ban nhân dân xã Thử"
    assert whole.updated == date(2026, 5, 20)
    assert [row.sample for row in whole.rows].count(True) == 1
    assert {row.status for row in whole.rows} == {"published", "corrected"}


def test_the_schema_describes_every_key_in_vietnamese(site: SiteView) -> None:
    schema = json.loads(files(site)["du-lieu/vinh-danh.schema.json"])
    assert schema == data_schema(HONOURS)
    row = schema["$defs"]["PublishedHonour"]
    record = json.loads(files(site)["du-lieu/vinh-danh.json"])["rows"][0]
    assert list(row["properties"]) == row["required"] == list(record)
    assert all(said["description"] and said["title"] for said in row["properties"].values())
    assert schema["required"] == ["schema_version", "updated", "licence", "source", "rows"]


def test_the_first_columns_are_those_of_the_list() -> None:
    assert list(PublishedHonour.model_fields)[:10] == [
        "candidate", "honorific", "name", "position", "unit", "award", "achievement",
        "decision_number", "decision_date", "status",
    ]  # fmt: skip


@given(st.lists(st.one_of(ANY_TEXT, st.sampled_from(TRICKS)), min_size=1, max_size=4))
def test_no_cell_of_a_csv_file_is_a_formula_whatever_separates(row: list[str]) -> None:
    """Excel in Vietnamese goes by semicolons, other programs by tabs; quotes then stand where they will."""
    written = csv_bytes(["Tên"], [row]).decode("utf-8-sig")
    for separator in ",;\t":
        for line in csv.reader(io.StringIO(written, newline=""), delimiter=separator):
            assert not [cell for cell in line if cell.lstrip(' "').startswith(SIGNS)]
    assert not re.search(r'[,;\t\r\n"] *[=+\-@＝]', written)


@given(st.one_of(ANY_TEXT, st.sampled_from(TRICKS)))
def test_a_cell_of_a_csv_file_is_read_back_unharmed(text: str) -> None:
    written = csv_bytes(["Tên", "Lời"], [["Nguyễn Văn A1", text]])
    (sheet,) = read_csv(written)
    assert (sheet.rows[1][1:] or (None,))[0] in (text or None, text.rstrip() or None)


@given(st.lists(st.one_of(ANY_TEXT, st.sampled_from(TRICKS)), min_size=1, max_size=4))
def test_a_workbook_holds_any_text_as_text(row: list[str]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook("Vinh danh", ["x"] * len(row), [row])))
    found = next(iter(book.worksheets[0].iter_rows(min_row=2)))
    assert [cell.value or "" for cell in found] == [line_ends(text) for text in row]
    assert {cell.data_type for cell in found} <= {"s", "inlineStr", "n"}  # "n" where there is nothing


def line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_a_workbook_has_no_properties_and_the_same_bytes_every_time() -> None:
    first, second = (workbook("Vinh danh", ["Tên"], [["Nguyễn Văn A1"]]) for _ in range(2))
    assert first == second
    package = zipfile.ZipFile(io.BytesIO(first))
    properties = b"".join(package.read(name) for name in package.namelist() if name.startswith("docProps"))
    assert not [word for word in (b"creator", b"created", b"modified", b"openpyxl") if word in properties]
    assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert openpyxl.load_workbook(io.BytesIO(first)).worksheets[0].freeze_panes == "A2"


def index(content: bytes) -> dict[str, Any]:
    text = content.decode()
    assert text.startswith("tdHonours(")
    return json.loads(text.removeprefix("tdHonours(").removesuffix(");\n"))


def test_a_roll_of_several_pages_has_an_index_of_its_own(tmp_path: Path) -> None:
    rows = [honour(number, f"Nguyễn Văn A{number}") for number in range(1, PAGE_ROWS + 2)]
    found = files(portal(tmp_path, roll(rows, decided([decision()]))))
    data = index(found["du-lieu/vinh-danh-thu.js"])
    assert len(data["name"]) == len(data["order"]) == len(data["position"]) == PAGE_ROWS + 1
    links = (
        data["groups"][group][0] + str(number)
        for group, number in zip(data["group"], data["number"], strict=True)
    )
    rows = json.loads(found["du-lieu/vinh-danh.json"])["rows"]
    assert list(links) == [row["link"] for row in rows]
    assert data["name"] == [row["name"] for row in rows]
    assert [data["texts"][place] for place in data["unit"]] == [row["unit"] for row in rows]
    assert {data["groups"][place][0] for place in data["group"]} == {
        "phong-trao/thu/vinh-danh/#qd-1-ca-nhan-",
        "phong-trao/thu/vinh-danh/trang-2/#qd-1-ca-nhan-",
    }
