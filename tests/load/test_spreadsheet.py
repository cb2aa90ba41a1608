"""Lists as offices save them: what is read, what is hidden, and what is refused with which words."""

from __future__ import annotations

import codecs
import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_files import packed, parts_of, texts_of
from openpyxl import Workbook
from openpyxl.comments import Comment
from sampling import examples
from work import at_most
from workbooks import NAME, READ, REFUSED, rows, workbook

from generator.load.sheets.csv_file import read_csv
from generator.load.sheets.reader import NoValue, Sheet, read_spreadsheet
from generator.load.sheets.sheet import UnreadableError
from generator.load.sheets.workbook import read_workbook

HEADER = ("TT", "Họ và tên", "Đơn vị")
MOST = 1_000_000  # steps; a list of ten rows takes 2,000
DAY = datetime(2026, 5, 8)  # noqa: DTZ001 - a spreadsheet knows no time zone
Edit = Callable[[Any], None]


def xlsx(edit: Edit | None = None) -> bytes:
    """A workbook with one sheet, its header and two rows, changed by `edit`."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Cá nhân"
    for row in (HEADER, (1, "Nguyễn Văn A1", "Tổ 1"), (2, "Trần Thị B2", "Tổ 2")):
        sheet.append(row)
    if edit:
        edit(sheet)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def parts(content: bytes, **changed: str | bytes | None) -> bytes:
    """The workbook with some of its parts written anew (None leaves one out)."""
    made = {**parts_of(content), **changed}
    return packed({name: part for name, part in made.items() if part is not None})


SHEET = "xl/worksheets/sheet1.xml"


def sheet_part(content: bytes) -> str:
    return texts_of(content)[SHEET]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., tuple[Sheet, ...]]:
    def read_content(content: bytes | str, name: str = "ds.xlsx") -> tuple[Sheet, ...]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        sheets, problems = read_spreadsheet(path, name)
        assert problems == []
        assert sheets is not None
        return sheets

    return read_content


@pytest.fixture
def refused(tmp_path: Path) -> Callable[..., str]:
    def refuse(content: bytes | str, name: str = "ds.xlsx") -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with at_most(MOST):
            sheets, problems = read_spreadsheet(path, name)
        assert sheets is None
        assert [problem.code for problem in problems] == ["H01"]
        assert problems[0].source.path == name
        return problems[0].detail

    return refuse


def test_values_of_every_type(read: Callable[..., tuple[Sheet, ...]]) -> None:
    def edit(sheet: Any) -> None:
        sheet.append((3.5, True, DAY, None, "  "))
        sheet.append(())
        sheet.append((None, None))
        sheet["A9"].number_format = "0.00"

    (sheet,) = read(xlsx(edit))
    assert sheet.name == "Cá nhân"
    assert not sheet.hidden
    assert sheet.rows[:3] == (HEADER, (1, "Nguyễn Văn A1", "Tổ 1"), (2, "Trần Thị B2", "Tổ 2"))
    assert sheet.rows[3:] == ((3.5, True, DAY),)


def test_rows_keep_their_numbers(read: Callable[..., tuple[Sheet, ...]]) -> None:
    def edit(sheet: Any) -> None:
        sheet["B9"] = "Lê Văn C3"

    assert read(xlsx(edit))[0].rows[3:] == ((),) * 5 + ((None, "Lê Văn C3"),)


def test_what_is_hidden_is_told_where_something_is_written(read: Callable[..., tuple[Sheet, ...]]) -> None:
    def edit(sheet: Any) -> None:
        sheet["E2"] = "001234567890"
        for letter in ("C", "E", "G"):
            sheet.column_dimensions[letter].hidden = True
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[40].hidden = True

    (sheet,) = read(xlsx(edit))
    assert sheet.hidden_columns == {3, 5}
    assert sheet.hidden_rows == {3}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheet(state: str, read: Callable[..., tuple[Sheet, ...]]) -> None:
    def edit(sheet: Any) -> None:
        other = sheet.parent.create_sheet("Nháp")
        other["A1"] = "x"
        other.sheet_state = state

    assert [(sheet.name, sheet.hidden) for sheet in read(xlsx(edit))] == [("Cá nhân", False), ("Nháp", True)]


def test_hidden_columns_to_the_end_of_the_sheet(read: Callable[..., tuple[Sheet, ...]]) -> None:
    content = xlsx()
    columns = '<cols><col min="1" max="1" width="0"/><col min="3" max="16384" hidden="1"/></cols>'
    text = sheet_part(content).replace("<sheetData>", f"{columns}<sheetData>")
    sheet = read(parts(content, **{SHEET: text.replace('<row r="2"', '<row r="2" ht="0"')}))[0]
    assert (sheet.hidden_columns, sheet.hidden_rows) == ({1, 3}, {2})


def test_hidden_row_in_another_encoding_or_namespace_prefix(
    read: Callable[..., tuple[Sheet, ...]],
) -> None:
    def edit(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True

    content = xlsx(edit)
    text = sheet_part(content)
    assert read(parts(content, **{SHEET: text.encode("utf-16")}))[0].hidden_rows == {3}
    prefixed = text.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    assert read(parts(content, **{SHEET: prefixed}))[0].hidden_rows == {3}


def test_formulas_give_their_cached_values(read: Callable[..., tuple[Sheet, ...]]) -> None:
    content = xlsx()
    cells = (
        '<row r="4"><c r="A4"><f>1+2</f><v>3</v></c><c r="B4" t="str"><f>B3</f><v>Lê Văn C3</v></c>'
        '<c r="C4" t="str"><f>""</f><v></v></c><c r="D4"><v>9</v></c></row>'
        '<row r="5"><c r="A5"><f>1+2</f><v></v></c><c r="B5"><f>B3</f></c>'
        '<c r="C5" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>'
    )
    (sheet,) = read(parts(content, **{SHEET: sheet_part(content).replace("</sheetData>", cells)}))
    assert sheet.rows[3:] == ((3, "Lê Văn C3", None, 9), (NoValue(), NoValue(), NoValue()))
    assert str(NoValue()) == ""


def test_a_cell_merged_over_rows_holds_its_value_in_each(read: Callable[..., tuple[Sheet, ...]]) -> None:
    def edit(sheet: Any) -> None:
        sheet.append((3, "Lê Văn C3"))
        sheet.merge_cells("C3:C4")
        sheet.merge_cells("A1:B1")
        sheet.merged_cells.add("D1:D1048576")  # `merge_cells` would write a million cells

    (sheet,) = read(xlsx(edit))
    assert sheet.rows[3] == (3, "Lê Văn C3", "Tổ 2")
    assert sheet.rows[0] == ("TT", None, "Đơn vị")
    assert len(sheet.rows) == 4


def test_characters_that_excel_escapes(read: Callable[..., tuple[Sheet, ...]]) -> None:
    def edit(sheet: Any) -> None:
        sheet["B2"] = "Nguyễn_x000D_\nVăn A1"
        sheet["B3"] = "_x005F_x"

    rows = read(xlsx(edit))[0].rows
    assert (rows[1][1], rows[2][1]) == ("Nguyễn\r\nVăn A1", "_x")


def test_a_sheet_that_claims_to_be_endless_is_read_at_once(
    read: Callable[..., tuple[Sheet, ...]],
) -> None:
    content = xlsx()
    text = sheet_part(content).replace('<dimension ref="A1:C3"', '<dimension ref="A1:XFD1048576"')
    text = text.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v/></c></row></sheetData>')
    with at_most(MOST):
        assert len(read(parts(content, **{SHEET: text}))[0].rows) == 3


@pytest.mark.parametrize("name", READ)
def test_numbers_that_lead_nowhere_cost_nothing(name: str, read: Callable[..., tuple[Sheet, ...]]) -> None:
    """A column span of 10^12 stopped `check` for good."""
    with at_most(MOST):
        assert read(READ[name])[0].rows[0] == HEADER


@pytest.mark.parametrize("name", REFUSED)
def test_small_files_that_make_big_work_are_refused(name: str, refused: Callable[..., str]) -> None:
    assert len(REFUSED[name]) < 100_000
    assert refused(REFUSED[name])


@pytest.mark.parametrize("name", ["ds.xlsx", "ds.csv"])
def test_a_cell_longer_than_excels_longest_is_refused_with_its_row(
    name: str, refused: Callable[..., str]
) -> None:
    cell = "a" * 32_768
    content = (
        workbook(rows(*[NAME] * 2, f'<c t="inlineStr"><is><t>{cell}</t></is></c>'))
        if name == "ds.xlsx"
        else f"TT;Họ và tên\n1;A1\n2;A2\n3;{cell}\n"
    )
    assert "dòng 4 có ô dài 32.768 ký tự, Excel chỉ cho 32.767" in refused(content, name)


def test_comments_and_properties_are_not_read(read: Callable[..., tuple[Sheet, ...]]) -> None:
    def edit(sheet: Any) -> None:
        sheet["A2"].comment = Comment("mật", "Người ghi chú")
        sheet.parent.properties.creator = "Người tạo tệp"

    assert "mật" not in repr(read(xlsx(edit)))
    assert "Người" not in repr(read(xlsx(edit)))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def of_parts(*names: str) -> bytes:
    """A packed file of which only the names of its parts matter."""
    return packed(dict.fromkeys(names, "x"))


def damaged_lzma() -> bytes:
    """A workbook packed another way than Excel's, its parts damaged; its table of contents is sound."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx())) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as package,
    ):
        for name in source.namelist():
            package.writestr(name, source.read(name))
        part = package.getinfo("xl/workbook.xml")
    content = bytearray(target.getvalue())
    begins = part.header_offset + 30 + len(part.filename) + 9  # behind the part's head and LZMA's settings
    content[begins : begins + 40] = b"\xff" * 40
    return bytes(content)


def locked() -> bytes:
    content = bytearray(of_parts("[Content_Types].xml"))
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "trống"),
        (b" \r\n", "trống"),
        (OLE, "đời cũ"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (locked(), "mật khẩu"),
        (b"%PDF-1.7", "PDF"),
        (b"\xef\xbb\xbf <html>", "HTML"),
        (b"{\\rtf1", "Word"),
        ("TT;Họ và tên".encode(), "không phải tệp Excel"),
        (of_parts("word/document.xml", "[Content_Types].xml"), "Word"),
        (of_parts("mimetype", "content.xml"), "LibreOffice"),
        (of_parts("xl/workbook.bin", "[Content_Types].xml"), "nhị phân"),
        (of_parts("Index/Document.iwa"), "Numbers"),
        (of_parts("a.txt"), "tệp nén"),
        (xlsx()[:-200], "cắt cụt"),
        (parts(xlsx(), **{SHEET: "<worksheet><row>"}), "hỏng"),
        (parts(xlsx(), **{"xl/workbook.xml": None}), "hỏng"),
        (parts(xlsx(), **{SHEET: None}), "hỏng"),
        (parts(xlsx(), **{"xl/styles.xml": "<a"}), "hỏng"),
        (parts(xlsx(), **{SHEET: sheet_part(xlsx()).replace('r="3"', 'r="99999999999"')}), "hỏng"),
        (damaged_lzma(), "hỏng"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_workbook_is_named(content: bytes, words: str, refused: Callable[..., str]) -> None:
    assert words in refused(content)


def test_bombs_are_refused_before_they_are_unpacked(refused: Callable[..., str]) -> None:
    zeros = parts(xlsx(), **{"xl/media/image1.png": b"\0" * 30_000_000})
    assert len(zeros) < 100_000
    assert "quá nhiều dữ liệu" in refused(zeros)
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    text = sheet_part(xlsx()).replace("<worksheet", f"{entities}<worksheet", 1)
    assert "hỏng" in refused(parts(xlsx(), **{SHEET: text}))


def test_a_file_that_is_too_large_or_of_another_type(tmp_path: Path, refused: Callable[..., str]) -> None:
    large = tmp_path / "lon.csv"
    with large.open("wb") as file:
        file.truncate(20_000_001)
    _, (problem,) = read_spreadsheet(large, "lon.csv")
    assert "vượt mức 20 MB" in problem.detail
    assert "chỉ đọc được" in refused(OLE, "ds.xls")
    _, (problem,) = read_spreadsheet(tmp_path, "thu-muc.xlsx")
    _, (problem,) = read_spreadsheet(tmp_path / "khong-co.xlsx", "khong-co.xlsx")
    assert "không có" in problem.detail


@settings(max_examples=examples(150))
@given(place=st.integers(0, 4_000), byte=st.integers(0, 255))
def test_a_damaged_byte_never_ends_in_a_traceback(
    place: int, byte: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray(xlsx())
    content[place % len(content)] = byte
    path = tmp_path_factory.mktemp("damaged") / "ds.xlsx"
    path.write_bytes(content)
    sheets, problems = read_spreadsheet(path, "ds.xlsx")
    assert (sheets is None) == bool(problems)


@settings(max_examples=examples(150))
@given(place=st.integers(0, 4_000), length=st.integers(0, 40), text=st.text(max_size=8))
def test_a_damaged_sheet_never_ends_in_a_traceback(
    place: int, length: int, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def edit(sheet: Any) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["A"].hidden = True
        sheet["D4"] = "=A2"
        sheet.merge_cells("C2:C3")

    content = xlsx(edit)
    before = sheet_part(content)
    place = min(place, len(before))
    damaged = before[:place] + text + before[place + length :]
    path = tmp_path_factory.mktemp("damaged") / "ds.xlsx"
    path.write_bytes(parts(content, **{SHEET: damaged.encode("utf-8", "replace")}))
    sheets, problems = read_spreadsheet(path, "ds.xlsx")
    assert (sheets is None) == bool(problems)


CSV_ROWS = (HEADER, ("1", "Nguyễn Văn A1", "Tổ 1"), ("2", "Trần Thị B2", "Tổ 2"))


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["without mark", "with mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_of_every_kind(
    mark: str, end: str, separator: str, read: Callable[..., tuple[Sheet, ...]]
) -> None:
    text = mark + end.join(separator.join(row) for row in CSV_ROWS)
    (sheet,) = read(text, "ds.csv")
    assert (sheet.name, sheet.rows, sheet.hidden) == ("", CSV_ROWS, False)


def test_separator_of_the_header_counts_not_that_of_the_titles(
    read: Callable[..., tuple[Sheet, ...]],
) -> None:
    text = "DANH SÁCH, kèm theo Quyết định số 1, ngày 8, tháng 5\n\nTT;Họ và tên\n1;Nguyễn Văn A1\n"
    rows = read(text, "ds.csv")[0].rows
    assert rows[0] == ("DANH SÁCH, kèm theo Quyết định số 1, ngày 8, tháng 5",)
    assert rows[2:] == (("TT", "Họ và tên"), ("1", "Nguyễn Văn A1"))
    assert read("Hä tªn,§¬n vÞ,Ghi chó\nA1,B1,C1", "ds.csv")[0].rows[1] == ("A1", "B1", "C1")


def test_excels_own_word_for_the_separator(read: Callable[..., tuple[Sheet, ...]]) -> None:
    rows = read("sep=,\r\nTT,Họ và tên\r\n1,A1;B1\r\n", "ds.csv")[0].rows
    assert rows == ((), ("TT", "Họ và tên"), ("1", "A1;B1"))


def test_row_and_line_are_one_number_behind_line_breaks_in_quotes(
    read: Callable[..., tuple[Sheet, ...]],
) -> None:
    rows = read('TT;Họ và tên\n1;"Nguyễn\nVăn ""A1"""\n2;Trần Thị B2\n\n\n', "ds.csv")[0].rows
    assert rows == (("TT", "Họ và tên"), ("1", 'Nguyễn\nVăn "A1"'), (), ("2", "Trần Thị B2"))


def test_lines_in_quotes_that_count_are_no_rows(read: Callable[..., tuple[Sheet, ...]]) -> None:
    text = 'TT,Họ và tên,Thành tích\n1,A1,"1, có sáng kiến\n2, hoàn thành, vượt mức\n3,5 tấn, tăng 2,5 %"\n'
    assert len(read(text, "ds.csv")[0].rows[1]) == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('TT;Họ và tên\n1;A1\n2;"Trần Thị B2\n3;C3\n', "dòng 3"),
        ('TT;Họ và tên\n1;"Chi hội" nông dân\n', "dòng 2"),
        ('TT;Họ và tên;Thành tích\n1;A1;"Có sáng kiến\n2;Trần Thị B2;Tốt"\n', "dòng 2"),
        ('TT,Họ và tên,Chức vụ\n1,A1,"Bí thư\n2.,Trần Thị B2,CV"\n3,C3,CV\n', "dòng 2"),
        (codecs.BOM_UTF16_LE + "TT;Họ và tên".encode("utf-16-le")[:-1], "bảng mã khác"),
        ("TT;Họ\n1;Đỗ".encode("cp1258", "replace"), "Windows-1258"),
        (b"TT;Ten\n1;Nguy\xd4n V\xa8n", "dòng 2"),
        ("TT;Họ và tên\n1;A\x00", "ký tự điều khiển"),
        ("TT;Họ và tên\n1;A\x93", "ký tự điều khiển"),
        ("TT;Họ và tên\n1;A\uffff", "ký tự điều khiển"),
        (xlsx(), "mang đuôi .csv"),
        (OLE, "đời cũ"),
        (b"%PDF-1.7", "PDF"),
        (b"\xef\xbb\xbf\r\n", "trống"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_csv_that_cannot_be_read(content: bytes | str, words: str, refused: Callable[..., str]) -> None:
    assert words in refused(content, "ds.csv")


@settings(max_examples=examples(200))
@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_problem(content: bytes) -> None:
    with suppress(UnreadableError):
        (sheet,) = read_csv(content)
        assert not sheet.rows or sheet.rows[-1]


def test_a_workbook_of_libreoffice() -> None:
    """A list typed by hand and saved by LibreOffice 7.4 (Calc) as XLSX, by way of its own format (ODS)."""
    content = (Path(__file__).parent / "libreoffice.xlsx").read_bytes()
    (sheet,) = read_workbook(content)
    assert sheet.rows[2][3:5] == ("Giấy khen", "Bằng khen")
    assert [row[1:] for row in sheet.rows[3:]] == [
        ("Nguyễn Văn A1", "Phòng A", "x", None, "98,5%"),
        ("Trần Thị B2", "Phòng A", None, "x", "1.250.000 đồng"),
        ("Lê Văn C3", "Tổ bầu cử số 3", "x"),
        ("Phạm Thị D4", "Phòng B", "x"),
        ("Vũ Văn E5", "Phòng B", "x", None, "Sáng kiến"),
    ]
    assert sheet.struck == {(7, column) for column in range(1, 5)}
    assert (sheet.hidden_rows, sheet.noted) == ({8}, {(6, 2)})


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_unicode_text_of_excel_is_read(order: str, tmp_path: Path) -> None:
    path = tmp_path / "qd-1.csv"
    path.write_bytes("\ufeffTT\tHọ và tên\r\n1\tNguyễn Văn A1\r\n".encode(order))
    sheets, problems = read_spreadsheet(path, "qd-1.csv")
    assert problems == []
    assert sheets is not None
    assert sheets[0].rows == (("TT", "Họ và tên"), ("1", "Nguyễn Văn A1"))


def test_what_is_printed_around_every_page(read: Callable[..., tuple[Sheet, ...]]) -> None:
    def edit(sheet: Any) -> None:
        sheet.oddHeader.center.text = '&"Arial,Bold"&14&KFF0000Danh sách &Btặng Bằng khen&B'
        sheet.oddHeader.right.text = "A && B"
        sheet.firstFooter.left.text = "&P/&N"
        sheet.evenFooter.left.text = "Trang &P"

    assert read(xlsx(edit))[0].margins == ("Danh sách tặng Bằng khen A & B", "Trang", "/")
