"""Tables as offices lay them out: marks, titles of groups, several names in a cell, several tables."""

from __future__ import annotations

from typing import Any

import pytest
from small_rolls import PEOPLE, campaign_of, codes, known, people, read, sheet

from generator.load.sheets.sheet import Sheet
from generator.model.honour import Honour
from generator.problems import Severity
from generator.validate.rolls.campaign_lists import read_rows

GIVEN, OTHER = "giay-khen-xa", "bang-khen-tinh"
SHORT = ("TT", "Họ và tên", "Chức vụ")


def clean(*sheets: Sheet) -> list[Honour]:
    """The rows of a list in which nothing is wrong."""
    rows, problems, _ = read(*sheets)
    assert [each for each in problems if each.severity is not Severity.NOTICE] == []
    return rows


def errors(*sheets: Sheet) -> list[str]:
    return codes([each for each in read(*sheets)[1] if each.severity is Severity.ERROR])


# --- marks below titles

MARKED = (
    ("TT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng", None),
    (None, None, None, "Giấy khen", "Bằng khen"),
)


def test_marks_below_a_header_of_two_rows_say_the_award() -> None:
    rows = clean(
        sheet(
            *MARKED,
            (1, "Nguyễn Văn A1", "Phòng A", "x", None),
            (2, "Nguyễn Văn A2", "Phòng A", None, "X"),
            (3, "Nguyễn Văn A3", "Phòng B", "-", "✓"),
        )
    )
    assert [row.award for row in rows] == [GIVEN, OTHER, OTHER]


def test_marks_below_titles_that_stand_by_themselves() -> None:
    titles = ("TT", "Họ và tên", "Đơn vị", "Giấy khen của Chủ tịch UBND xã", "BK")
    assert [row.award for row in clean(sheet(titles, (1, "Nguyễn Văn A1", "Phòng A", None, "x")))] == [OTHER]


def test_a_third_row_of_titles_is_told() -> None:
    assert "H19" in errors(
        sheet(*MARKED, (None, None, None, "Tỉnh", "TW"), (1, "Nguyễn Văn A1", "Phòng A", "x"))
    )


@pytest.mark.parametrize("marks", [("x", "x"), (None, None), ("710000", None), ("có lẽ", "x")])
def test_a_row_needs_one_mark(marks: tuple[object, object]) -> None:
    rows, problems, _ = read(sheet(*MARKED, (1, "Nguyễn Văn A1", "Phòng A", *marks)))
    assert rows == []
    assert "H60" in codes(problems)


def test_marks_say_the_kind_and_the_honorific() -> None:
    titles = ("TT", "Tên tập thể, cá nhân", "Tập thể", "Cá nhân", "Ông", "Bà", "Đơn vị")
    rows = clean(
        sheet(
            titles,
            (1, "Phòng A", "x", None, None, None, None),
            (1, "Nguyễn Thị A1", None, "x", None, "x", "Phòng A"),
            name="Sheet1",
        )
    )
    assert [(row.candidate, row.honorific, row.name) for row in rows] == [
        ("collective", "", "Phòng A"),
        ("individual", "Bà", "Nguyễn Thị A1"),
    ]


# --- titles of groups


@pytest.mark.parametrize(
    "titles", [("Đối tượng", "TT", "Tên", "Đơn vị"), ("Loại đối tượng", "STT", "Tên", "Thôn")]
)
def test_a_kind_in_a_column_before_the_numbers_is_no_title(titles: tuple[str, ...]) -> None:
    body = [
        ("Tập thể", 1, "Phòng A"),
        ("Cá nhân", 1, "Nguyễn Văn A1", "Phòng A"),
        ("Cá nhân", 2, "Lê Văn A2"),
    ]
    assert [(row.candidate, row.name) for row in read(sheet(titles, *body, name="Sheet1"))[0]] == [
        ("collective", "Phòng A"),
        ("individual", "Nguyễn Văn A1"),
        ("individual", "Lê Văn A2"),
    ]


@pytest.mark.parametrize(
    "title",
    ["*** Phòng A ***", "▼ Phòng A", "♦ Phòng A", "--- Phòng A ---", "Phòng A – 01 người",
     "Phòng A: 1 cá nhân", "Phòng A (tiếp theo)", "== Phòng A =="],
)  # fmt: skip
def test_what_adorns_the_title_of_a_group_is_no_part_of_the_unit(title: str) -> None:
    rows = clean(sheet(SHORT, (title,), (1, "Nguyễn Văn A1", "Công chức")))
    assert [row.unit for row in rows] == ["Phòng A"]


@pytest.mark.parametrize("number", [None, "I", "A."])
def test_a_unit_alone_in_its_own_column_is_the_title_of_a_group(number: str | None) -> None:
    titles = ("TT", "Đơn vị", "Họ và tên", "Chức vụ")
    body = [(number, "Phòng A"), (1, None, "Nguyễn Văn A1", "Công chức"), (2, None, "Lê Văn A2", "Công chức")]
    assert [row.unit for row in clean(sheet(titles, *body))] == ["Phòng A", "Phòng A"]
    assert "H19" in errors(sheet(titles, (number, "Rừng Thông"), *body[1:]))


@pytest.mark.parametrize("title", [("Phòng A",), (None, "Phòng A"), ("I", "Phòng A"), ("1. Phòng A",)])
def test_a_unit_as_the_title_of_a_group_is_that_of_its_rows(title: tuple[object, ...]) -> None:
    _, _, changes = read(sheet(SHORT, title, (1, "Nguyễn Văn A1", "Trưởng phòng")))
    rows = clean(
        sheet(SHORT, title, (1, "Nguyễn Văn A1", "Trưởng phòng"), ("Phòng B",), (2, "Nguyễn Văn A2", None))
    )
    assert [(row.unit_code, row.unit) for row in rows] == [("phong-a", "Phòng A"), ("phong-b", "Phòng B")]
    assert changes[0].why == "lấy đơn vị theo dòng tiêu đề nhóm"


def test_a_rows_own_unit_is_stronger_than_its_groups() -> None:
    rows = clean(sheet(PEOPLE, ("Phòng A",), (1, None, "Nguyễn Văn A1", None, "Phòng B")))
    assert rows[0].unit_code == "phong-b"


@pytest.mark.parametrize("title", ["Khối trường học", "CÁC ĐOÀN THỂ", "II. CÁ NHÂN"])
def test_a_groups_unit_ends_with_the_group(title: str) -> None:
    rows, problems, _ = read(
        sheet(
            SHORT,
            ("I. CÁ NHÂN",),
            ("Phòng A",),
            (1, "Nguyễn Văn A1", None),
            (title,),
            (2, "Nguyễn Văn A2", None),
        )
    )
    assert [row.unit for row in rows] == ["Phòng A", ""]
    assert "H06" in codes(problems)


def test_kinds_within_units_and_units_within_kinds() -> None:
    titles = ("TT", "Tên tập thể, cá nhân", "Chức vụ")
    inner = clean(
        sheet(
            titles, ("I. Phòng A",), ("1. Tập thể",), (1, "Phòng A", None),
            ("2. Cá nhân",), (1, "Nguyễn Văn A1", "x"),
            ("II. Phòng B",), ("Cá nhân",), (2, "Nguyễn Văn A2", "x"), name="Sheet1",
        )
    )  # fmt: skip
    assert [(row.id, row.unit) for row in inner] == [
        ("tap-the-1", "Phòng A"), ("ca-nhan-1", "Phòng A"), ("ca-nhan-2", "Phòng B"),
    ]  # fmt: skip
    rows, problems, _ = read(
        sheet(
            titles, ("I. TẬP THỂ",), (1, "Phòng A", None), ("II. CÁC ĐỐI TƯỢNG KHÁC",),
            (2, "Nguyễn Văn A1", "x"), name="Sheet1",
        )
    )  # fmt: skip
    assert [row.id for row in rows] == ["tap-the-1"]
    assert "H02" in codes(problems)


def test_a_name_in_the_column_of_numbers_is_told() -> None:
    rows, problems, _ = read(sheet(PEOPLE, ("Nguyễn Văn A1",), (1, None, "Nguyễn Văn A2", None, "Phòng A")))
    assert [row.name for row in rows] == ["Nguyễn Văn A2"]
    assert codes(problems) == ["H60"]


def test_a_comrade_alone_in_a_row_is_no_title() -> None:
    rows, problems, _ = read(sheet(("Họ và tên", "Đơn vị"), ("Đ/c Nguyễn Văn A1",), ("Đ/c Nguyễn Văn A2",)))
    assert [row.name for row in rows] == ["Nguyễn Văn A1", "Nguyễn Văn A2"]
    assert codes(problems)[0] == "H06"


# --- kinds and awards that titles say


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("III. DOANH NGHIỆP", "collective"),
        ("Hợp tác xã:", "collective"),
        ("Thôn, tổ dân phố", "collective"),
        ("IV. HỌC SINH", "individual"),
        ("Cán bộ, công chức tiêu biểu", "individual"),
        ("III. GIA ĐÌNH", "household"),
        ("Hộ kinh doanh (02)", "household"),
    ],
)
def test_kinds_beyond_the_usual_three(title: str, kind: str) -> None:
    titles = ("TT", "Tên tập thể, cá nhân", "Đơn vị")
    body = (1, "Nguyễn Văn A1", "Phòng A"), (2, "Nguyễn Văn A2", "Phòng A")
    assert [row.candidate for row in read(sheet(titles, (title,), *body, name="Sheet1"))[0]] == [kind] * 2
    assert [row.candidate for row in read(sheet(titles, *body, name=title.strip(":")))[0]] == [kind] * 2
    cells = [(*each, title.strip(":")) for each in body]
    assert [row.candidate for row in read(sheet((*titles, "Đối tượng"), *cells, name="Sheet1"))[0]] == [
        kind
    ] * 2


def test_a_kind_that_nobody_knows_is_an_error() -> None:
    rows, problems, _ = read(
        sheet((*PEOPLE, "Đối tượng"), (1, None, "Nguyễn Văn A1", None, "Phòng A", "Khác"))
    )
    assert rows == []
    assert codes(problems) == ["H59"]


def test_sections_and_tabs_say_the_award() -> None:
    one, two = (1, None, "Nguyễn Văn A1", None, "Phòng A"), (2, None, "Nguyễn Văn A2", None, "Phòng B")
    rows = clean(sheet(PEOPLE, ("A. GIẤY KHEN",), one, ("B. BẰNG KHEN",), two))
    assert [row.award for row in rows] == [GIVEN, OTHER]
    tabs = clean(sheet(PEOPLE, one, name="Giấy khen"), sheet(PEOPLE, two, name="Bằng khen"))
    assert [row.award for row in tabs] == [GIVEN, OTHER]
    cells = clean(sheet((*PEOPLE, "Hình thức"), ("A. BẰNG KHEN",), (*one, None), (*two, "Giấy khen")))
    assert [row.award for row in cells] == [OTHER, GIVEN]


# --- several names in a cell


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn A1\nTrần Thị B2",
        "Nguyễn Văn A1, Trần Thị B2",
        "Nguyễn Văn A1; Trần Thị B2",
        "Nguyễn Văn A1/Trần Thị B2",
        "Nguyễn Văn A1 và Trần Thị B2",
        "Nguyễn Văn A1 - Trần Thị B2",
        "Ông Nguyễn Văn A1 Bà Trần Thị B2",
        "1. Nguyễn Văn A1\n2. Trần Thị B2",
        "Nguyễn Văn A1      Trần Thị B2",
        "Nguyễn Văn A1, Trưởng thôn",
        "Nguyễn Văn A1*",
        "Nguyễn Văn A1⁽¹⁾",
        "Nguyễn Văn Mẫu¹",
        "Nguyễn Văn Mẫu ²",
        "Ông (bà) Trần Thị B2",
        "Ông/Bà Trần Thị B2",
        "NGUYỄN VĂN A1 VÀ TRẦN THỊ B2",
        "Nguyễn Văn A1 với Trần Thị B2",
        "Nguyễn Văn A1 hoặc Trần Thị B2",
        "Nguyễn Văn Anh Trần Thị Bình",
        "Nguyễn Văn Anh  Trần Thị Bình",
        "Nguyễn Văn A1\tTrần Thị B2",
        "Nguyễn Văn A1-Trần Thị B2",
        "Nguyễn Văn A1-Trưởng thôn",
        "Nguyễn Văn A1 | Trần Thị B2",
        "Nguyễn Văn A1. Trần Thị B2",
        "Nguyễn Văn A1: Trần Thị B2",
        "Tổ trưởng: Nguyễn Văn A1",
        "Ví dụ: Nguyễn Văn A1",
        "Ông bà Nguyễn Văn A1",
        "Nguyễn Văn A1 (cùng 02 đồng nghiệp)",
        "Nguyễn Văn A1 (03 người)",
        "~~Nguyễn Văn A1~~",
        "Nguye^~n Va(n A1",
        "Nguyễn Văn…",
        "✗ Nguyễn Văn A1",
        "“Nguyễn Văn A1”",
        "Nguyễn Văn ...",
        "Nguyễn Văn A1 ..",
        "và 12 người khác",
        "Nguyễn Văn A1 và các đồng nghiệp khác",
        "cùng 03 đồng chí",
    ],
)
def test_two_people_in_a_cell_are_an_error(name: str) -> None:
    rows, problems, _ = read(sheet(PEOPLE, (1, None, name, None, "Phòng A")))
    assert rows == []
    assert codes([each for each in problems if each.severity is Severity.ERROR]) == ["H57"]


@pytest.mark.parametrize(
    "name",
    ["Nguyễn Văn\nA1", "H’ Hen Niê", "Y Bhiă Niê", "Đ/c Nguyễn Văn A1", "Nguyễn Văn A1 (Ba, Sáu)",
     "LÒ VÀ MẪU", "Lò Và Mẫu", "Công Tằng Tôn Nữ Thị Mẫu", "Nguyễn Lê Hoàng Mẫu", "Kim Min-jun",
     "Đồng chí: Nguyễn Văn A1", "Nguyễn Văn A1 (tức “Ba”)", "Y A B Niê", "H A Mẫu",
     "Nguyễn Thị Ngọc Hà Mẫu An",
     "ThS. BS. Nguyễn Thị Mẫu", "Lê Hay Mẫu", "K'Mẫu", "Bà: Ông Thị Mẫu", "Đ/c Ông Thị Mẫu"],
)  # fmt: skip
def test_one_name_is_one(name: str) -> None:
    assert len(clean(sheet(PEOPLE, (1, None, name, None, "Phòng A")))) == 1


@pytest.mark.parametrize("name", ["Đ ặ n g Thị A1", "N G U Y Ễ N  V Ă N  A", "N g u y ễ n Văn A1"])
def test_letters_that_stand_apart_are_told(name: str) -> None:
    rows, problems, _ = read(sheet(PEOPLE, (1, None, name, None, "Phòng A")))
    assert rows == []
    assert codes([each for each in problems if each.severity is Severity.ERROR]) == ["H56"]


@pytest.mark.parametrize(
    "name", ["<b>Nguyễn Văn A1</b>", "{{ ho_ten }}", "Nguyễn Văn {A1}", "Nguyễn Văn A1 =", "A\\B"]
)
def test_signs_of_a_program_in_a_name_are_told(name: str) -> None:
    rows, problems, _ = read(sheet(PEOPLE, (1, None, name, None, "Phòng A")))
    assert len(rows) == 1
    assert codes([each for each in problems if each.severity is Severity.WARNING]) == ["H70"]


def test_spouses_are_one_household_and_neighbours_are_two() -> None:
    titles = ("TT", "Họ và tên chủ hộ", "Thôn")
    for name in (
        "Nguyễn Văn A1 và Trần Thị B2",
        "Nguyễn Văn A1 - Trần Thị B2",
        "Ông Nguyễn Văn A1 và bà Trần Thị B2",
    ):
        assert len(clean(sheet(titles, (1, name, "Phòng A"), name="Hộ"))) == 1
    assert "H57" in errors(sheet(titles, (1, "Nguyễn Văn A1, Trần Thị B2", "Phòng A"), name="Hộ"))


def test_collectives_have_commas_of_their_own() -> None:
    titles = ("TT", "Tên tập thể", "Đơn vị quản lý")
    for name in ("Văn phòng HĐND và UBND xã", "Phòng Văn hóa, Thể thao", "Trường Tiểu học\nHoa Sen"):
        assert len(clean(sheet(titles, (1, name, "Phòng A"), name="Tập thể"))) == 1
    for name in ("Phòng A, Phòng B", "Phòng A và Phòng B", "Tổ 1\nTổ 2"):
        assert errors(sheet(titles, (1, name, "Phòng C"), name="Tập thể")) == ["H57"]


# --- numbers in front of names


def test_a_number_in_front_of_a_name_is_no_part_of_it() -> None:
    rows, _, changes = read(
        sheet(("Họ và tên", "Đơn vị"), ("1. Nguyễn Văn A1", "Phòng A"), ("3) Nguyễn Văn A3", "Phòng A"))
    )
    assert [(row.id, row.name) for row in rows] == [
        ("ca-nhan-1", "Nguyễn Văn A1"),
        ("ca-nhan-3", "Nguyễn Văn A3"),
    ]
    assert changes[0].why == "bỏ số thứ tự trước tên"
    for name in ("- Nguyễn Văn A1", "a) Nguyễn Văn A1", "01 Nguyễn Văn A1", "(1) Nguyễn Văn A1"):
        assert clean(sheet(PEOPLE, (1, None, name, None, "Phòng A")))[0].name == "Nguyễn Văn A1"
    assert "H60" in errors(sheet(PEOPLE, (1, None, "2. Nguyễn Văn A1", None, "Phòng A")))
    teams: Any = sheet(("TT", "Tên tập thể"), (1, "1. Phòng A"), name="Tập thể")
    assert clean(teams)[0].name == "Phòng A"


@pytest.mark.parametrize(
    ("written", "name"),
    [("Nguyễn Văn A1;", "Nguyễn Văn A1"), ("Nguyễn Văn A1,", "Nguyễn Văn A1"),
     ("Nguyễn Văn A1.", "Nguyễn Văn A1"), ("Nguyễn Văn A.", "Nguyễn Văn A."),
     ("✔ Nguyễn Văn A1", "Nguyễn Văn A1"), ("→ Nguyễn Văn A1", "Nguyễn Văn A1"),
     ("nguyễn văn mẫu", "Nguyễn Văn Mẫu"), ("h'mẫu niê", "H'Mẫu Niê"), ("Nguyễn văn Mẫu", "Nguyễn văn Mẫu")],
)  # fmt: skip
def test_signs_around_a_name_and_small_letters_are_no_part_of_it(written: str, name: str) -> None:
    rows, _, changes = read(sheet(PEOPLE, (1, None, written, None, "Phòng A")))
    assert [row.name for row in rows] == [name]
    assert bool(changes) == (written != name)
    teams = sheet(("TT", "Tên tập thể"), (1, "Phòng A;"), (2, "đội xung kích Cty TNHH A."), name="Tập thể")
    assert [row.name for row in read(teams)[0]] == ["Phòng A", "đội xung kích Cty TNHH A."]


@pytest.mark.parametrize("name", ["Nguyễn Văn T0àn", "1ê Văn Mẫu", "Nguyễn Văn L1nh"])
def test_a_digit_in_place_of_a_letter_is_told(name: str) -> None:
    assert errors(sheet(PEOPLE, (1, None, name, None, "Phòng A"))) == ["H67"]


def test_a_name_and_a_position_that_changed_places_are_told() -> None:
    row = (1, None, "Chuyên viên", "Nguyễn Thị Mẫu", "Phòng A")
    assert errors(sheet(PEOPLE, row)) == ["H60"]
    for name, position in (("Điểu Mẫu", "Chuyên viên"), ("Nguyễn Văn A1", "Văn Thư"), ("Lê Mẫu", "Y Sĩ")):
        assert errors(sheet(PEOPLE, (1, None, name, position, "Phòng A"))) == []


@pytest.mark.parametrize("middle", ["Tên đệm", "Đệm", "Chữ đệm", "Lót", "Tên lót"])
def test_a_name_in_three_columns(middle: str) -> None:
    titles = ("TT", "Họ", middle, "Tên", "Đơn vị")
    rows = clean(sheet(titles, (1, "Nguyễn", "Văn", "A1", "Phòng A"), (2, "Lê", None, "B2", "Phòng B")))
    assert [row.name for row in rows] == ["Nguyễn Văn A1", "Lê B2"]


def test_a_title_over_all_columns_of_the_name() -> None:
    parts = ("Nguyễn", "Văn", "A1")
    row = clean(sheet(("TT", "Họ và tên", None, None, "Đơn vị"), (1, *parts, "Phòng A")))[0]
    assert row.name == "Nguyễn Văn A1"
    titles = ("TT", "Họ và tên", None, None, None, "Đơn vị")
    row = clean(sheet(titles, (1, "Bà", *parts, "Phòng A")))[0]
    assert (row.honorific, row.name) == ("Bà", "Nguyễn Văn A1")


def test_a_word_beside_the_name_that_hardly_any_row_has_is_told() -> None:
    titles = ("TT", "Họ và tên", None, "Đơn vị")
    body = [(1, "Nguyễn Văn", "A1", "Phòng A"), *((i, f"Lê Văn A{i}", None, "Phòng B") for i in (2, 3))]
    _, problems, _ = read(sheet(titles, *body))
    assert [(each.code, each.source.line) for each in problems if each.severity is Severity.WARNING] == [
        ("H70", 2)
    ]


# --- several tables on a sheet


def test_tables_side_by_side_are_an_error() -> None:
    assert errors(
        sheet(
            ("TT", "Họ và tên", "Đơn vị", None, "TT", "Họ và tên", "Đơn vị"),
            (1, "Nguyễn Văn A1", "Phòng A", None, 2, "Nguyễn Văn A2", "Phòng B"),
        )
    )[0] == "H60"  # fmt: skip


def test_two_columns_for_one_thing_are_told() -> None:
    names = ("TT", "Họ và tên", "Họ và tên chủ hộ", "Đơn vị")
    assert "H60" in errors(sheet(names, (1, "Nguyễn Văn A1", "Nguyễn Văn A2", "Phòng A")))
    awards = (*PEOPLE, "Danh hiệu", "Hình thức khen thưởng")
    row = (1, None, "Nguyễn Văn A1", None, "Phòng A", "Giấy khen", "Bằng khen")
    assert "H60" in errors(sheet(awards, row))
    units = ("TT", "Họ và tên", "Đơn vị", "Thôn")
    assert codes(read(sheet(units, (1, "Nguyễn Văn A1", "Phòng A", "Thôn 1")))[1]) == ["H24"]


@pytest.mark.parametrize(
    "titles",
    [("Đơn vị đề nghị", "Đơn vị công tác"), ("Đơn vị quản lý", "Đơn vị công tác"), ("Đơn vị", "Nơi công tác"),
     ("Đơn vị đề nghị", "Đơn vị"), ("Địa bàn quản lý", "Thôn")],
)  # fmt: skip
def test_where_somebody_works_is_the_unit_not_who_proposes(titles: tuple[str, str]) -> None:
    for first, second in (titles, titles[::-1]):
        units = {titles[0]: "Phòng A", titles[1]: "Phòng B"}
        row = (1, "Nguyễn Văn A1", units[first], "Công chức", units[second])
        rows = clean(sheet(("TT", "Họ và tên", first, "Chức vụ", second), row))
        assert [each.unit for each in rows] == ["Phòng B"]
        alone = clean(sheet(("TT", "Họ và tên", titles[0]), (1, "Nguyễn Văn A1", "Phòng A")))
        assert [each.unit for each in alone] == ["Phòng A"]


@pytest.mark.parametrize("title", ["Chức vụ", "Đơn vị"])
def test_a_title_over_two_columns_of_texts_is_told(title: str) -> None:
    heads = (("TT", "Họ và tên", title, None), (None, None, "Đảng", "Chính quyền"))
    assert "H60" in errors(sheet(*heads, (1, "Nguyễn Văn A1", "Phòng A", "Phòng B")))
    noted = (("TT", "Họ và tên", title, "Ghi chú"), (None, None, "Đảng", None))
    assert "H60" not in errors(sheet(*noted, (1, "Nguyễn Văn A1", "Phòng A", "Phòng B")))


def test_each_table_below_another_says_its_own_kind() -> None:
    rows = clean(
        sheet(
            ("TT", "Tên tập thể", "Đơn vị quản lý"), (1, "Phòng A", None),
            (), ("TT", "Họ và tên", "Đơn vị"), (1, "Nguyễn Văn A1", "Phòng A"),
            ("TT", "Họ và tên chủ hộ", "Thôn"), (1, "Nguyễn Văn A2", "Phòng B"), name="Sheet1",
        )
    )  # fmt: skip
    assert [row.id for row in rows] == ["tap-the-1", "ca-nhan-1", "ho-1"]


def test_a_header_that_comes_again_ends_no_section() -> None:
    titles = ("TT", "Tên tập thể, cá nhân", "Đơn vị")
    rows = clean(
        sheet(
            ("I. TẬP THỂ",), titles, (1, "Phòng A", None), titles, (2, "Phòng B", None),
            ("II. CÁ NHÂN",), titles, (1, "Nguyễn Văn A1", "Phòng A"), name="Sheet1",
        )
    )  # fmt: skip
    assert [row.id for row in rows] == ["tap-the-1", "tap-the-2", "ca-nhan-1"]


def test_personal_columns_of_a_later_table_are_found() -> None:
    first = ("TT", "Tên tập thể", "Đơn vị"), (1, "Phòng A", None)
    assert "H04" in errors(
        sheet(*first, ("TT", "Họ và tên", "Ngày sinh"), (1, "Nguyễn Văn A1", "x"), name="Sheet1")
    )


# --- cells that refer to the one above, numbers that leave one out


@pytest.mark.parametrize(
    "text",
    ["nt", "-nt-", "N/t", "như trên", "nhu tren", "Tuong tu", "-//-", '"', "''", "〃", "″", "(như trên)",
     "↓", "↑", "``",
     "giống trên", "như số 1", "như stt 1", "giống dòng 2", "Như mục 1", "cùng đơn vị trên"],
)  # fmt: skip
@pytest.mark.parametrize("field", [3, 4, 5, 6])
def test_a_cell_that_refers_to_the_one_above_is_told(text: str, field: int) -> None:
    cells: list[object] = [1, None, "Nguyễn Văn A1", None, "Phòng A", "Giấy khen", None]
    cells[field] = text
    titles = (*PEOPLE, "Hình thức khen thưởng", "Thành tích")
    rows, problems, _ = read(sheet(titles, tuple(cells)))
    assert rows == []
    assert codes([each for each in problems if each.severity is Severity.ERROR]) == ["H61"]


def test_a_dash_is_an_empty_cell() -> None:
    titles = (*PEOPLE, "Thành tích")
    assert clean(sheet(titles, (1, None, "Nguyễn Văn A1", "-", "Phòng A", "—")))[0].position == "-"


@pytest.mark.parametrize(
    ("numbers", "jumps"),
    [((1, 2, 3), 0), ((1, 3, 4), 1), ((2, 3), 1), ((1, 2, 4, 6), 2), ((3, 2, 1), 1)],
)
def test_numbers_that_leave_one_out_are_told(numbers: tuple[int, ...], jumps: int) -> None:
    body = [(number, None, f"Nguyễn Văn A{number}", None, "Phòng A") for number in numbers]
    assert codes(read(sheet(PEOPLE, *body))[1]).count("H62") == min(jumps, 1)


def test_numbers_may_go_on_from_one_kind_to_the_next() -> None:
    teams = sheet(("TT", "Tên tập thể"), (1, "Phòng A"), (2, "Phòng B"), name="Tập thể")
    assert len(clean(teams, sheet(PEOPLE, (3, None, "Nguyễn Văn A1", None, "Phòng A")))) == 3
    assert len(clean(teams, sheet(PEOPLE, (1, None, "Nguyễn Văn A1", None, "Phòng A")))) == 3


def test_a_person_among_collectives_is_told() -> None:
    rows, problems, _ = read(sheet(("I. TẬP THỂ",), SHORT, (1, "Nguyễn Văn A1", "x"), name="Sheet1"))
    assert rows[0].candidate == "collective"
    assert "H58" in codes(problems)


def test_a_row_with_a_unit_below_the_signatures_is_a_row() -> None:
    body = [(1, None, "Nguyễn Văn A1", None, "Phòng A"), (), (None, None, "NGƯỜI LẬP BIỂU", None, "CHỦ TỊCH")]
    signers = (None, None, "Lê Văn D4", None, "Phạm Văn E5")
    assert len(clean(sheet(PEOPLE, *body, signers))) == 1
    assert errors(sheet(PEOPLE, *body, (None, None, "Trần Thị B2", None, "Phòng B"))) == ["H29"]


def test_a_row_of_an_unknown_unit_below_the_signatures_is_a_row() -> None:
    """Where no column has numbers, only what stands beside a name tells a row from who signs."""
    titles, row = PEOPLE[2:], ("Nguyễn Văn A1", "Công chức", "Phòng A")
    signed = ((), ("NGƯỜI LẬP BIỂU", None, "CHỦ TỊCH"), ("Lê Văn Mẫu", None, "Phạm Văn Mẫu"))
    assert len(read(sheet(titles, row, *signed))[0]) == 1
    assert len(read(sheet(titles, row, *signed, ("Trần Thị B2", "Công chức", "Phòng lạ")))[0]) == 2
    for who in (("Lê Văn Mẫu", "Kế toán", "Chủ tịch"), ("Lê Văn Mẫu", "Trần Thị Mẫu", "Phạm Văn Mẫu")):
        assert len(read(sheet(titles, row, *signed, who))[0]) == 1


@pytest.mark.parametrize(
    "titles", [("BANG KHEN", "GIAY KHEN"), ("Bẳng khen", "Giầy khen"), ("Bằng khén", "Giâý khen")]
)
def test_an_award_without_its_marks_or_with_others(titles: tuple[str, str]) -> None:
    one, two = (1, None, "Nguyễn Văn A1", None, "Phòng A"), (1, None, "Trần Thị B2", None, "Phòng B")
    other, given = titles
    assert [row.award for row in read(people(one, name=other), people(two, name=given))[0]] == [OTHER, GIVEN]
    sections = people((f"I. {other}",), one, (f"II. {given}",), two)
    assert [row.award for row in read(sections)[0]] == [OTHER, GIVEN]


@pytest.mark.parametrize("number", ["1.1", "2.10", "1.1."])
def test_a_group_may_have_a_number_of_parts(number: str) -> None:
    body = [("I", "KHỐI CƠ QUAN"), (number, "Phòng A"), (1, "Nguyễn Văn A1", "Công chức")]
    assert [row.unit for row in clean(sheet(SHORT, *body))] == ["Phòng A"]


def test_a_name_alone_outside_the_table_is_told() -> None:
    first, stray = (1, None, "Nguyễn Văn A1", None, "Phòng A"), (*[None] * 8, "Trần Thị B2")
    assert errors(sheet(PEOPLE, first, (), stray)) == ["H60"]
    signed = (*[None] * 8, "Người lập biểu")
    assert errors(sheet(PEOPLE, first, (), signed, stray)) == []


def test_a_groups_title_in_the_column_of_names() -> None:
    row = (1, None, "Nguyễn Văn A1", None, "Phòng A")
    assert len(clean(sheet(PEOPLE, (None, None, "KHỐI TRƯỜNG HỌC"), row))) == 1


@pytest.mark.parametrize("name", ["Điểu Mẫu", "Sa Văn Mẫu", "Hờ A Mẫu"])
@pytest.mark.parametrize("number", ["2.", "2)", "02."])
def test_a_numbered_name_is_no_title_however_rare_the_surname(number: str, name: str) -> None:
    """Where units are titles of groups, the cells behind a name are empty: "2. | Điểu Mẫu"."""
    titles = ("TT", "Họ và tên", "Đơn vị")
    body = [("Phòng A",), ("1.", "Nguyễn Văn A1"), (number, name), ("3.", "Nguyễn Văn A3")]
    assert [(row.name, row.unit) for row in clean(sheet(titles, *body))] == [
        ("Nguyễn Văn A1", "Phòng A"),
        (name, "Phòng A"),
        ("Nguyễn Văn A3", "Phòng A"),
    ]
    parts = [("1.", "Phòng A"), (1, "Nguyễn Văn A1"), ("2.", "Khối trường học"), (1, name)]
    assert [row.unit for row in read(sheet(titles, *parts))[0]] == ["Phòng A", ""]


@pytest.mark.parametrize(
    "place",
    ["Khóm 3", "Buôn Mẫu", "Bon Mẫu", "Khu 5", "Tiểu khu 2", "Làng Mẫu", "TDP số 3", "KDC số 2", "Phum Mẫu",
     "Sóc Mẫu"],
)  # fmt: skip
@pytest.mark.parametrize("titles", [("TT", "Họ và tên", "Chức vụ"), ("Họ và tên", "Chức vụ")])
def test_a_place_as_the_title_of_a_group(titles: tuple[str, ...], place: str) -> None:
    one, two = ((1, "Nguyễn Văn A1", "Đội trưởng"), (2, "Trần Thị B2", "Đội phó"))
    skip = 3 - len(titles)
    rows = read(sheet(titles, ("Phòng A",), one[skip:], (place,), two[skip:]))[0]
    assert [(row.name, row.unit) for row in rows] == [("Nguyễn Văn A1", "Phòng A"), ("Trần Thị B2", place)]


def test_words_alone_in_a_row_that_are_no_name_are_told() -> None:
    """Without numbers a title and a name look alike; the people of this list have a position."""
    titles = ("Họ và tên", "Chức vụ")
    body = [("Phòng A",), ("Nguyễn Văn A1", "Đội trưởng"), ("Rừng Thông",), ("Trần Thị B2", "Đội phó")]
    assert errors(sheet(titles, *body)) == ["H60"]
    alone = [("Phòng A",), ("Nguyễn Văn A1",), ("Điểu Mẫu",)]
    assert errors(sheet(titles, *alone)) == []


def test_a_second_sheet_with_names_and_no_header_is_told() -> None:
    row = (1, None, "Nguyễn Văn A1", None, "Phòng A")
    assert "H02" in errors(sheet(PEOPLE, row), sheet(("Trần Thị B2", "Phòng B"), name="Sheet2"))
    assert clean(sheet(PEOPLE, row), sheet(("Cách điền", "ghi đủ họ tên"), name="Sheet2"))


def test_a_title_that_no_row_stands_below_is_told() -> None:
    """In a list of collectives "I | Phòng A" may be one of them."""
    titles = ("TT", "Tên tập thể")
    assert errors(sheet(titles, ("I", "Phòng A"), ("II", "Phòng B"), name="Tập thể")) == ["H60", "H02"]
    nested = (("I", "KHỐI CƠ QUAN"), ("1.", "Phòng A"), (1, "Nguyễn Văn A1"))
    assert "H60" not in errors(sheet(("TT", "Họ và tên"), *nested))


def test_an_award_in_the_title_of_a_group_ends_with_the_group() -> None:
    rows, _, _ = read(
        sheet(
            SHORT, ("Phòng A: Bằng khen",), (1, "Nguyễn Văn A1", "x"), ("Phòng B",), (2, "Nguyễn Văn A2", "y")
        )
    )
    assert [row.award for row in rows] == [OTHER, GIVEN]


@pytest.mark.parametrize(
    "text", ["Giấy khen của Chủ tịch UBND xã Thử", "GK", "Giấy khen của Chủ tịch Ủy ban nhân dân xã"]
)
def test_an_award_with_the_place_or_in_short(text: str) -> None:
    row = (1, None, "Nguyễn Văn A1", None, "Phòng A", text)
    assert clean(sheet((*PEOPLE, "Hình thức khen thưởng"), row))[0].award == GIVEN


# --- numbers that start over

ONE, TWO = (1, None, "Nguyễn Văn A1", None, "Phòng A"), (2, None, "Nguyễn Văn A2", None, "Phòng A")
AGAIN, LAST = (1, None, "Trần Thị B1", None, "Phòng B"), (2, None, "Trần Thị B2", None, "Phòng B")
THERE = (1, None, "Trần Thị B1", None, "Phòng A"), (2, None, "Trần Thị B2", None, "Phòng A")


@pytest.mark.parametrize(
    "sheets",
    [
        [sheet(PEOPLE, ("I", None, "Khối cơ quan"), ONE, TWO, ("II", None, "Khối trường học"), *THERE)],
        [sheet(PEOPLE, ("Phòng A",), ONE, TWO, ("Phòng B",), *THERE)],
        [sheet(PEOPLE, ONE, TWO, (), PEOPLE, *THERE)],
        [sheet(PEOPLE, ONE, TWO, (None, None, "Cộng: 02"), *THERE)],
        [sheet(PEOPLE, ONE, TWO), sheet(PEOPLE, *THERE, name="Cá nhân 2")],
        [sheet(PEOPLE, ONE, TWO, AGAIN, LAST)],
    ],
    ids=["sections", "units", "tables", "totals", "sheets", "the column of units"],
)
def test_numbers_start_over_with_a_visible_group(sheets: list[Sheet]) -> None:
    """Each group counts its own rows, and a code says of which group it is."""
    assert [row.id for row in clean(*sheets)] == ["ca-nhan-1-1", "ca-nhan-1-2", "ca-nhan-2-1", "ca-nhan-2-2"]


def test_each_kind_starts_over_below_each_award() -> None:
    titles = ("TT", "Tên tập thể, cá nhân", "Đơn vị")
    a, b, c = (1, "Phòng A", "Phòng A"), (1, "Nguyễn Văn A1", "Phòng A"), (2, "Nguyễn Văn A2", "Phòng A")
    below = [("I", "Tập thể"), a, ("II", "Cá nhân"), b, c]
    teams = [("I", "Tập thể"), (1, "Phòng B", "Phòng B"), ("II", "Cá nhân"), (1, "Trần Thị B1", "Phòng B")]
    rows = clean(sheet(titles, ("A", "GIẤY KHEN"), *below, ("B", "BẰNG KHEN"), *teams, name="DS"))
    assert [(row.id, row.award) for row in rows] == [
        ("tap-the-1-1", GIVEN),
        ("ca-nhan-1-1", GIVEN),
        ("ca-nhan-1-2", GIVEN),
        ("tap-the-2-1", OTHER),
        ("ca-nhan-2-1", OTHER),
    ]


def test_numbers_of_one_kind_that_do_not_repeat_keep_their_plain_codes() -> None:
    teams = sheet(("TT", "Tên tập thể"), (1, "Phòng A"), (2, "Phòng B"), name="Tập thể")
    assert [row.id for row in clean(teams, sheet(PEOPLE, ONE))] == ["tap-the-1", "tap-the-2", "ca-nhan-1"]


@pytest.mark.parametrize(
    "body",
    [
        [ONE, TWO, AGAIN, LAST, ONE],
        [ONE, LAST, AGAIN],
        [("Phòng A",), ONE, TWO, ("Phòng B",), AGAIN, LAST, AGAIN],
        [("Phòng A",), ONE, TWO, ("Phòng B",), LAST],
    ],
)
def test_numbers_that_start_over_without_a_sign_or_not_with_one_are_told(body: list[Any]) -> None:
    assert "H29" in errors(sheet(PEOPLE, *body))


@pytest.mark.parametrize(
    ("gone", "left", "ids"),
    [
        ("ca-nhan-1-1", [TWO, ("Phòng B",), AGAIN], ["ca-nhan-1-2", "ca-nhan-2-1"]),
        ("ca-nhan-2-1", [ONE, TWO, ("Phòng B",), LAST], ["ca-nhan-1-1", "ca-nhan-1-2", "ca-nhan-2-2"]),
        ("ca-nhan-1-1", [("Phòng B",), AGAIN, LAST], ["ca-nhan-2-1", "ca-nhan-2-2"]),
        ("ca-nhan-2-1", [ONE, TWO, ("Phòng B",)], ["ca-nhan-1-1", "ca-nhan-1-2"]),
    ],
)
def test_a_row_that_was_taken_out_moves_no_code(gone: str, left: list[Any], ids: list[str]) -> None:
    withheld = {
        "decision": "qd-1",
        "row": gone,
        "kind": "withheld",
        "decided_by": "Đơn",
        "date": "2026-06-01",
    }
    case = campaign_of(corrections=[withheld])
    sheets = [sheet(PEOPLE, ("Phòng A",), *left)]
    rows, problems, _ = read_rows(sheets, case.decisions[0], case, known(), "campaigns/thu/honours/qd-1.xlsx")
    assert [row.id for row in rows] == ids
    assert {"H29", "H62"}.isdisjoint(codes(problems))


# --- tables above the first header that is known


@pytest.mark.parametrize("title", ["Tên doanh nghiệp", "Tên các hợp tác xã", "Tên câu lạc bộ (nhóm)"])
def test_a_table_of_another_kind_is_read_by_its_title(title: str) -> None:
    rows = clean(
        sheet(
            ("I", "DOANH NGHIỆP"),
            ("STT", title, "Địa bàn quản lý"),
            (1, "Công ty Mẫu", "Phòng A"),
            ("II", "CÁ NHÂN"),
            ("STT", "Họ và tên học sinh", "Đơn vị"),
            (1, "Nguyễn Văn A1", "Phòng A"),
            name="DS",
        )
    )
    assert [(row.candidate, row.name) for row in rows] == [
        ("collective", "Công ty Mẫu"),
        ("individual", "Nguyễn Văn A1"),
    ]


@pytest.mark.parametrize("row", [(1, "Công ty Mẫu", "Phòng A"), ("Trần Thị B2", "Phòng A")])
def test_a_table_with_titles_that_nobody_knows_is_not_passed_over(row: tuple[object, ...]) -> None:
    """The rows above the first header that is known would be lost."""
    problems = read(sheet(("Số", "Chủ thể", "Địa bàn"), row, (), PEOPLE, ONE))[1]
    told = [each for each in problems if each.code == "H02"]
    assert [(each.severity, each.source.line) for each in told] == [(Severity.ERROR, 2)]


def test_names_below_the_title_of_a_kind_and_above_the_table_are_not_passed_over() -> None:
    body = [("Tập thể:",), ("Phòng A",), ("- Phòng B",), ("Cá nhân:",), PEOPLE, ONE]
    told = [each for each in read(sheet(*body, name="DS"))[1] if each.code == "H02"]
    assert [each.source.line for each in told] == [2]


def test_what_stands_above_a_list_is_no_row() -> None:
    head = [
        ("ỦY BAN NHÂN DÂN XÃ THỬ", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Người lập:", "Nguyễn Văn A1"),
        (2026, "DANH SÁCH"),
    ]
    assert len(clean(sheet(*head, PEOPLE, ONE))) == 1


def test_a_tab_may_name_the_unit() -> None:
    rows = clean(
        sheet(SHORT, (1, "Nguyễn Văn A1", "Công chức"), name="Phòng A"),
        sheet(SHORT, (1, "Trần Thị B1", "Công chức"), name="Phòng B"),
    )
    assert [(row.id, row.unit_code) for row in rows] == [
        ("ca-nhan-1-1", "phong-a"),
        ("ca-nhan-2-1", "phong-b"),
    ]
