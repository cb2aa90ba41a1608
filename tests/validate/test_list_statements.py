"""What a list says of itself (title, tab, sections, totals), against its rows and the campaign file."""

from __future__ import annotations

from typing import Any

import pytest
from small_rolls import PATH, PEOPLE, campaign_of, decision, document_of, known, people, read, sheet

from generator.load.honours_folder import HonourFiles
from generator.load.sheets.sheet import Sheet
from generator.problems import Problem, Severity
from generator.validate.rolls.campaign_lists import check_lists

OURS = {"H45", "H46", "H47", "H48"}
ONE, TWO, THREE = (
    (i, "Ông", f"Nguyễn Văn A{i}", "Trưởng phòng", unit)
    for i, unit in ((1, "Phòng A"), (2, "Phòng B"), (3, "Phòng C"))
)
TEAMS = ("TT", "Tên tập thể", "Đơn vị")
TEAM = (1, "Phòng A", "Phòng A")


def told(*sheets: Sheet, **changes: Any) -> list[Problem]:
    """What `check` tells of a list's own words; the decision is 12/QĐ-UBND of 8 May 2026."""
    corrections = changes.pop("corrections", [])
    campaign = campaign_of(decision(**{"number": "12/QĐ-UBND", **changes}), corrections=corrections)
    files = HonourFiles("campaigns/thu/honours", {"qd-1.xlsx": sheets})
    _, problems = check_lists(campaign, document_of(campaign), known(), files)
    return [problem for problem in problems if problem.code in OURS]


def below(*titles: str) -> Sheet:
    """Three people below these titles."""
    return sheet(*((title,) for title in titles), (), PEOPLE, ONE, TWO, THREE, name="Sheet1")


@pytest.mark.parametrize(
    ("last", "said", "found"),
    [
        (("Tổng cộng: 25",), "25 dòng", "03 dòng"),
        (("", "", "Tổng cộng: 02 cá nhân"), "02 cá nhân", "03 cá nhân"),
        (("Tổng cộng: 05 tập thể, 20 cá nhân./.",), "05 tập thể, 20 cá nhân", "00 tập thể, 03 cá nhân"),
        (("Tổng số: 04 (Bốn) cá nhân",), "04 cá nhân", "03 cá nhân"),
        (("Cộng", 4), "04 dòng", "03 dòng"),
        (("TỔNG CỘNG", None, 2), "02 dòng", "03 dòng"),
        (("Cộng: 04 người",), "04 cá nhân", "03 cá nhân"),
        (("Tổng cộng: 25 đồng chí",), "25 cá nhân", "03 cá nhân"),
        (("Danh sách có 25 đồng chí",), "25 cá nhân", "03 cá nhân"),
        (("TỔNG SỐ", None, 5), "05 dòng", "03 dòng"),
        (("* Tổng cộng: 25",), "25 dòng", "03 dòng"),
        (("Tong cong: 4 ca nhan",), "04 cá nhân", "03 cá nhân"),
        (("Cong: 04 nguoi",), "04 cá nhân", "03 cá nhân"),
        (("Tong so: Tap the: 05, ca nhan: 20",), "05 tập thể, 20 cá nhân", "00 tập thể, 03 cá nhân"),
    ],
    ids=[
        "number",
        "in the names' column",
        "two kinds",
        "in words",
        "a cell of its own",
        "further right",
        "people",
        "comrades",
        "comrades in a sentence",
        "all in a cell of its own",
        "with a mark before it",
        "without marks",
        "people without marks",
        "kinds first, without marks",
    ],
)
def test_a_total_that_the_rows_do_not_have(last: tuple[object, ...], said: str, found: str) -> None:
    (problem,) = told(people(ONE, TWO, THREE, last))
    assert (problem.code, problem.severity) == ("H45", Severity.WARNING)
    assert problem.detail == f"Chỗ này ghi {said}, danh sách có {found}."
    assert (problem.source.sheet, problem.source.line) == ("Cá nhân", 5)
    assert [(each.path, each.line) for each in problem.related] == [(PATH, 4)]


def test_a_sentence_below_the_table_counts_too() -> None:
    (problem,) = told(people(ONE, TWO, (), ("(Danh sách này có 03 cá nhân)",)))
    assert (problem.code, problem.source.line) == ("H45", 5)


@pytest.mark.parametrize(
    "last",
    [
        ("Tổng cộng: 03",),
        ("Tổng cộng: 03 cá nhân",),
        ("Cộng", 3),
        ("Tổng cộng",),
        ("Cộng: 1.500.000 đồng",),
        ("Tổng số tiền: 4.500.000 đồng",),
        ("Ấn định danh sách có 03 người (Ba người)",),
        ("Danh sách này gồm 03 người, 01 trang",),
        ("Tổng cộng: 03 cá nhân, trong đó 01 nữ",),
        ("Tổng cộng: 03 cá nhân (trong đó có 02 đảng viên)",),
        ("Danh sách có 01 trang",),
        ("Tổng cộng: 03 đồng chí",),
        ("Tong cong: 03 dong chi",),
        ("Cong: 03 ca nhan",),
        ("Tổng số tiền: 450 đồng",),
        ("Tổng số 03 tập thể, cá nhân",),
    ],
)
def test_a_total_that_is_right_or_counts_no_rows_is_not_told(last: tuple[object, ...]) -> None:
    assert told(people(ONE, TWO, THREE, last)) == []


def test_a_total_below_a_column_of_amounts_counts_no_rows() -> None:
    amounts = [(*row, 450000) for row in (ONE, TWO)]
    assert told(sheet((*PEOPLE, "Tiền thưởng"), *amounts, ("Cộng", None, None, None, None, 900000))) == []


def test_totals_of_parts_and_of_the_whole() -> None:
    parts = [(*ONE,), ("Cộng: 01",), (*TWO,), (*THREE,), ("Cộng: 02",), ("Tổng cộng: 03",)]
    assert told(people(*parts)) == []
    parts[4] = ("Cộng: 04",)
    assert [problem.source.line for problem in told(people(*parts))] == [6]


@pytest.mark.parametrize(
    ("total", "codes"),
    [
        (("Cộng Phòng A: 01",), []),
        (("Cộng thôn 2: 01 người",), []),
        (("Cộng trang 1: 1 cá nhân",), []),
        (("Tổng Phòng A: 01",), []),
        ((None, None, "Cộng Phòng A: 01 người"), []),
        (("Cộng Phòng A", None, None, None, 1), []),
        (("Cộng nhóm I", 1), []),
        (("Cộng Phòng A: 02",), ["H45"]),
        (("Cộng thôn 1: 02 người",), ["H45"]),
        (("Cộng Phòng A", None, None, None, 2), ["H45"]),
    ],
)
def test_a_total_that_says_of_what_part(total: tuple[object, ...], codes: list[str]) -> None:
    assert [each.code for each in told(people(ONE, total, TWO, THREE))] == codes
    rows, problems, _ = read(sheet(PEOPLE[1:], ONE[1:], total, TWO[1:], THREE[1:]))
    assert [each.name for each in rows] == ["Nguyễn Văn A1", "Nguyễn Văn A2", "Nguyễn Văn A3"]
    assert [each for each in problems if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", ["Cộng đồng dân cư Phòng A", "Tổng công ty Mẫu", "Cộng tác viên: 02 đội"])
def test_a_collective_is_no_total(name: str) -> None:
    rows = read(sheet(TEAMS, (1, name, "Phòng A"), name="Tập thể"))[0]
    assert [each.name for each in rows] == [name]
    rows = read(sheet(TEAMS[1:], (name, "Phòng A"), name="Tập thể"))[0]
    assert [each.name for each in rows] == [name]


def test_a_total_may_stand_below_the_last_of_several_sheets() -> None:
    teams = sheet(TEAMS, TEAM, name="Tập thể")
    assert told(teams, people(ONE, TWO, ("Tổng cộng: 01 tập thể, 02 cá nhân",))) == []
    (problem,) = told(teams, people(ONE, TWO, ("Tổng cộng: 02 tập thể, 02 cá nhân",)))
    assert problem.detail.startswith("Chỗ này ghi 02 tập thể, 02 cá nhân")


def test_a_withheld_row_may_be_counted_or_not() -> None:
    withheld = {
        "decision": "qd-1",
        "row": "ca-nhan-3",
        "kind": "withheld",
        "decided_by": "Văn bản số 5",
        "date": "2026-06-15",
    }
    for count, codes in ((2, []), (3, []), (4, ["H45"]), (1, ["H45"])):
        found = told(people(ONE, TWO, (f"Tổng cộng: {count}",)), corrections=[withheld])
        assert [problem.code for problem in found] == codes


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("II. CÁ NHÂN (20)", ["H45"]),
        ("II. CÁ NHÂN (03)", []),
        ("II. CÁ NHÂN: 02 người", ["H45"]),
        ("II. CÁ NHÂN: 03 người", []),
        ("II. CÁ NHÂN - 25 NGƯỜI", ["H45"]),
        ("II. CÁ NHÂN - 03 NGƯỜI", []),
        ("II. CÁ NHÂN: gồm 25 người", ["H45"]),
        ("II. CÁ NHÂN", []),
        ("B. Khối trường học (02 cá nhân)", ["H45"]),
        ("B. Khối 7", []),
        ("B. Trường THCS số 2", []),
    ],
)
def test_a_section_that_counts_its_rows(heading: str, codes: list[str]) -> None:
    found = told(sheet(PEOPLE, (heading,), ONE, TWO, THREE, name="Sheet1"))
    assert [problem.code for problem in found] == codes
    assert [problem.source.line for problem in found] == [2 for _ in codes]


def test_a_section_with_groups_counts_all_of_them() -> None:
    rows = [("II. CÁ NHÂN (03)",), ("A. Khối xã (01)",), ONE, ("B. Khối thôn (02)",), TWO, THREE]
    assert told(sheet(PEOPLE, *rows, name="Sheet1")) == []
    rows[1] = ("A. Khối xã (02)",)
    assert [problem.source.line for problem in told(sheet(PEOPLE, *rows, name="Sheet1"))] == [3]


@pytest.mark.parametrize(
    ("name", "codes"), [("Cá nhân (20)", ["H45"]), ("Cá nhân (3)", []), ("2 cá nhân", ["H45"])]
)
def test_a_tab_that_counts_its_rows(name: str, codes: list[str]) -> None:
    assert [problem.code for problem in told(people(ONE, TWO, THREE, name=name))] == codes


def test_a_title_that_counts_its_rows() -> None:
    for title in ("03 CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", "03 TẬP THỂ, CÁ NHÂN", "KHEN 01 CÁ NHÂN/THÔN"):
        assert told(below(f"DANH SÁCH {title}")) == []
    (problem,) = told(below("DANH SÁCH 05 CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN"))
    assert problem.detail == "Chỗ này ghi 05 cá nhân, danh sách có 03 cá nhân."


@pytest.mark.parametrize(
    ("titles", "key", "said"),
    [
        (
            ["(Kèm theo Quyết định số 15/QĐ-UBND ngày 08/5/2026 của UBND xã)"],
            "number",
            "quyết định 15/QĐ-UBND",
        ),
        (["DANH SÁCH", "(Ban hành kèm theo Quyết định số: 15/2026/QĐ-UBND)"], "number", "15/2026/QĐ-UBND"),
        (["Kèm theo Quyết định số 12/QĐ-CTUBND"], "number", "quyết định 12/QĐ-CTUBND"),
        (["(Kèm theo Quyết định số 12/QĐ-UBND ngày 20/5/2026)"], "date", "ký ngày 20/05/2026"),
        (
            ["(Kèm theo Quyết định số 012/QĐ-UBND", "ngày 20 tháng 5 năm 2026 của Chủ tịch)"],
            "date",
            "20/05/2026",
        ),
        (["Theo Quyết định số 15 ngày 08/5/2026"], "number", "quyết định 15"),
    ],
)
def test_a_title_of_another_decision(titles: list[str], key: str, said: str) -> None:
    (problem,) = told(below(*titles))
    assert (problem.code, problem.source.line) == (
        "H46",
        len([t for t in titles if "ngày 20 tháng" not in t]),
    )
    assert said in problem.detail
    (declared,) = problem.related
    assert declared.path == "campaigns/thu/campaign.yml"
    campaign = campaign_of(decision(number="12/QĐ-UBND"))
    assert declared == document_of(campaign).place(("decisions", 0, key))


@pytest.mark.parametrize(
    "title",
    ["(Kèm theo Quyết định ngày 09/5/2026)", "(Ban hành kèm theo QĐ ngày 09.05.2026)",
     "(Kèm theo Quyết định ngày 09 tháng 5 năm 2026 của Chủ tịch UBND xã)"],
)  # fmt: skip
def test_a_title_that_says_only_the_day_of_its_decision(title: str) -> None:
    assert [each.code for each in told(below(title))] == ["H46"]
    assert told(below(title.replace("09", "08"))) == []


@pytest.mark.parametrize(
    "titles",
    [
        ["(Kèm theo Quyết định số 12/QĐ-UBND ngày 08/5/2026 của Chủ tịch UBND xã)"],
        ["(Kèm theo Quyết định số: 012 /QĐ-UBND", "ngày 08 tháng 5 năm 2026)"],
        ["(Kèm theo Quyết định số      /QĐ-UBND ngày     tháng 5 năm 2026)"],
        ["DANH SÁCH TẶNG GIẤY KHEN", "(Kèm theo Tờ trình số 15/TTr-VHXH ngày 20/4/2026)"],
        ["Thực hiện Quyết định số 268/QĐ-TTg ngày 01/3/2026 của Thủ tướng Chính phủ"],
        ["Thành tích trong 90 ngày đêm thi đua, năm 2026"],
    ],
)
def test_a_title_that_is_right_blank_or_of_something_else_is_not_told(titles: list[str]) -> None:
    assert told(below(*titles)) == []


@pytest.mark.parametrize(
    ("name", "codes"), [("QĐ 15", ["H46"]), ("QĐ 12", []), ("QĐ số 012", []), ("QĐ 2026", [])]
)
def test_a_tab_of_another_decision(name: str, codes: list[str]) -> None:
    assert [problem.code for problem in told(people(ONE, name=name))] == codes


def test_another_award_in_the_title_the_tab_or_a_section() -> None:
    for each in (
        below("DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN"),
        people(ONE, name="Bằng khen"),
        people(("BẰNG KHEN",), ONE),
        people(("", "", "Bằng khen của Chủ tịch UBND tỉnh"), ONE),
        people(("I. BẰNG KHEN",), ONE, name="Sheet1"),
    ):
        (problem,) = told(each)
        assert problem.code == "H47"
        assert "còn campaign.yml khai Giấy khen của Chủ tịch UBND xã (quyết định qd-1)" in problem.detail
        assert problem.related[0].path == "campaigns/thu/campaign.yml"


def test_the_award_of_the_decision_or_of_the_rows_is_not_told() -> None:
    assert told(below("DANH SÁCH TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ THỬ")) == []
    assert told(below("DANH SÁCH TẶNG BẰNG KHEN, GIẤY KHEN")) == []
    columns = (*PEOPLE, "Hình thức khen thưởng")
    rows = [("I. BẰNG KHEN",), (*ONE, "Bằng khen"), ("II. GIẤY KHEN",), (*TWO, "Giấy khen")]
    assert told(sheet(columns, *rows)) == []
    rows[3] = (*TWO, "Bằng khen")
    (problem,) = told(sheet(columns, *rows))
    assert (problem.source.line, [each.line for each in problem.related]) == (4, [5])


@pytest.mark.parametrize(
    "title",
    ["II. CẤP TỈNH KHEN", "II. Trình UBND tỉnh khen thưởng", "II. Đề nghị Chủ tịch UBND tỉnh khen thưởng",
     "II. Cấp tỉnh"],
)  # fmt: skip
def test_a_section_of_another_level_than_its_rows_have(title: str) -> None:
    assert [(each.code, each.source.line) for each in told(people(ONE, (title,), TWO, THREE))] == [("H47", 3)]
    assert [each.code for each in told(below(title[4:]))] == ["H47"]
    assert told(below("Danh sách đề nghị khen thưởng của UBND xã"), award="bang-khen-tinh") == []
    assert [each.code for each in told(people(ONE), people(TWO, THREE, name="Cấp tỉnh"))] == ["H47"]
    for other in ("II. Cấp xã khen", "II. Trường trực thuộc UBND tỉnh", "II. Khối xã"):
        assert told(people(ONE, (other,), TWO, THREE)) == []


def test_a_second_block_of_another_decision() -> None:
    ours, other = (f"(Kèm theo Quyết định số {number}/QĐ-UBND ngày 08/5/2026)" for number in (12, 13))
    assert told(sheet((ours,), PEOPLE, ONE, (ours,), TWO)) == []
    for title in (other, "Quyết định số 13/QĐ-UBND ngày 08/5/2026"):
        assert [each.code for each in told(sheet((ours,), PEOPLE, ONE, (title,), TWO))] == ["H46"]


def test_what_a_decision_rests_on_is_no_other_decision() -> None:
    rests = "Căn cứ Quyết định số 5/QĐ-UBND ngày 02/01/2026 của UBND xã;"
    assert told(below("Số: 12/QĐ-UBND", rests)) == []


def test_a_tab_of_another_kind() -> None:
    (problem,) = told(sheet(TEAMS, TEAM, name="Cá nhân"))
    assert (problem.code, problem.detail) == (
        "H48",
        "Trang tên là “Cá nhân” nhưng mọi dòng của trang là tập thể.",
    )
    assert told(sheet(TEAMS, TEAM, name="Tập thể")) == []
    assert told(sheet(TEAMS, TEAM, name="Tập thể, cá nhân")) == []


@pytest.mark.parametrize(
    "last",
    [
        ("Cộng danh sách có 25 người",),
        ("T/C: 25",),
        ("T/C", 25),
        ("TC: 25",),
        ("T.C: 25 người",),
        ("Cá nhân: 25",),
        ("CÁ NHÂN 25",),
        ("Tập thể: 00, cá nhân: 25",),
        ("Tổng cộng: Tập thể: 00; Cá nhân: 25",),
        ("Tổng cộng: hai mươi lăm cá nhân",),
        ("Ấn định danh sách có hai mươi lăm cá nhân",),
        ("Ấn định danh sách có 25 (hai mươi lăm) cá nhân",),
        ("Ấn định danh sách có 03 (hai mươi lăm) cá nhân",),
        ("Danh sách này có mười một người./.",),
        ("Danh sách này có bốn đồng chí",),
        ("Tổng số: hai lăm người",),
        ("Tổng số: một trăm linh năm người",),
        ("(Bằng chữ: Hai mươi lăm người)",),
    ],
    ids=lambda last: str(last[0]),
)
def test_a_total_in_other_words(last: tuple[object, ...]) -> None:
    (problem,) = told(people(ONE, TWO, THREE, last))
    assert (problem.code, problem.source.line) == ("H45", 5)


@pytest.mark.parametrize(
    "last",
    [
        ("Cộng danh sách có 03 người",),
        ("T/C: 03",),
        ("TC: 3",),
        ("Cá nhân: 03",),
        ("CÁ NHÂN 03",),
        ("Tập thể: 00, cá nhân: 03",),
        ("Ấn định danh sách có 03 (ba) cá nhân",),
        ("Danh sách có ba người",),
        ("Ấn định danh sách có 03 (Ba) cá nhân.",),
        ("Danh sách có một trang",),
        ("Danh sách này được công bố trong năm ngày",),
        ("Cá nhân 2026",),
    ],
    ids=lambda last: str(last[0]),
)
def test_a_total_in_other_words_that_is_right_or_unclear_is_not_told(last: tuple[object, ...]) -> None:
    assert told(people(ONE, TWO, THREE, last)) == []


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("II. CÁ NHÂN 25", ["H45"]),
        ("CÁ NHÂN: 25", ["H45"]),
        ("II. CÁ NHÂN (hai mươi lăm người)", ["H45"]),
        ("II. CÁ NHÂN 03", []),
        ("CÁ NHÂN 2026", []),
        ("II. CÁ NHÂN NĂM 2026", []),
        ("CÁ NHÂN 2", []),
    ],
)
def test_a_section_that_counts_in_other_words(heading: str, codes: list[str]) -> None:
    assert [each.code for each in told(sheet(PEOPLE, (heading,), ONE, TWO, THREE, name="Sheet1"))] == codes


def test_a_title_that_counts_in_words() -> None:
    for title in ("DANH SÁCH HAI MƯƠI LĂM CÁ NHÂN ĐƯỢC KHEN", "Tập thể: 05; Cá nhân: 25"):
        assert [each.code for each in told(below(title))] == ["H45"]
    for title in ("DANH SÁCH BA CÁ NHÂN", "KỶ NIỆM NĂM MƯƠI NĂM NGÀY THÀNH LẬP", "Người tốt trong năm"):
        assert told(below(title)) == []


def test_a_day_that_goes_on_below_or_is_written_otherwise() -> None:
    for titles in (
        ("Quyết định số 12/QĐ-UBND", "ngày 10 tháng 3 năm 2026"),
        ("Kèm theo Quyết định số 12/QĐ-UBND", "", "(ngày 10 tháng 3 năm 2026)"),
        ("Kèm theo Quyết định số 12/QĐ-UBND ngày 10", "tháng 3", "năm 2026"),
        ("Kèm theo Quyết định số 12/QĐ-UBND ngày mồng 9 tháng 5 năm 2026",),
        ("Kèm theo Quyết định số 12/QĐ-UBND ngày mùng 09/5/2026",),
        ("Kèm theo Quyết định số 12/QĐ-UBND ngày 9/5/26",),
        ("Kèm theo Quyết định số 12/QĐ-UBND ngày 8 tháng Tư năm 2026",),
        ("Kèm theo Quyết định số 12/QĐ-UBND ngày 8 tháng mười một năm 2026",),
        ("Kèm theo Quyết định số 12/QĐ-UBND, ngày 10, tháng 3, năm 2026",),
    ):
        (problem,) = told(below(*titles))
        assert (problem.code, problem.source.line) == ("H46", 1), titles
        assert "quyết định ký ngày" in problem.detail
    split = sheet(("Quyết định số 12/QĐ-UBND", "ngày 10 tháng 3 năm 2026"), (), PEOPLE, ONE, name="Sheet1")
    assert [each.code for each in told(split)] == ["H46"]
    for right in ("ngày mồng 8 tháng 5 năm 2026", "ngày 08 tháng Năm năm 2026", "ngày 8/5/26"):
        assert told(below("Quyết định số 12/QĐ-UBND", right)) == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("So 15-QD-UBND", ["H46"]),
        ("Số 15-QĐ-UBND", ["H46"]),
        ("QD15", ["H46"]),
        ("qd-15", ["H46"]),
        ("Quyet dinh 15", ["H46"]),
        ("Quyet dinh so 15", ["H46"]),
        ("15QĐ", ["H46"]),
        ("15_QD_UBND", ["H46"]),
        ("So 12-QD-UBND", []),
        ("QD12", []),
        ("12.QĐ", []),
        ("Quyet dinh 2026", []),
        ("Danh sach 15", []),
        ("QĐ khen", []),
        ("QD-15-2026", ["H46"]),
        ("QĐ 12_2026", []),
        ("QĐ 5-2026", []),
        ("QĐ 12 (2)", []),
        ("Cá nhân (2)", []),
    ],
)
def test_a_tab_without_marks_and_slashes(name: str, codes: list[str]) -> None:
    assert [problem.code for problem in told(people(ONE, name=name))] == codes


@pytest.mark.parametrize(
    ("margin", "code", "words"),
    [
        ("Danh sách tặng Bằng khen của Chủ tịch UBND tỉnh", "H47", "được hiểu là Giấy khen"),
        ("Kèm theo Quyết định số 77/QĐ-UBND", "H46", "77/QĐ-UBND"),
        ("Danh sách 25 cá nhân", "H45", "25 cá nhân"),
    ],
)
def test_what_is_printed_around_every_page_counts_as_a_title(margin: str, code: str, words: str) -> None:
    rows = sheet(PEOPLE, ONE, TWO, THREE, margins=(margin,))
    (problem,) = told(rows)
    assert (problem.code, problem.source.sheet, problem.source.line) == (code, "Cá nhân", 0)
    assert words in problem.detail
    assert not told(sheet(PEOPLE, ONE, TWO, THREE, margins=("Danh sách 03 cá nhân, trang 1", "(2)")))


def test_a_note_below_the_rows_that_names_another_award_is_told() -> None:
    note = "Ghi chú: dòng tô vàng là Bằng khen của Chủ tịch UBND tỉnh"
    (problem,) = told(people(ONE, TWO, THREE, (), (None, None, note)))
    assert (problem.code, problem.source.line) == ("H47", 6)
    assert "dòng tô vàng" in problem.detail
    for other in (
        "Ghi chú: GK là Giấy khen",
        "Ghi chú: 25 người đi họp",
        "Ghi chú: GK: Giấy khen; BK: Bằng khen",
    ):
        assert told(people(ONE, TWO, THREE, (), (None, None, other))) == []


def test_another_award_in_the_title_of_the_names_is_told() -> None:
    titles = ("TT", "Ông/Bà", "Họ và tên người được tặng Bằng khen", "Chức vụ", "Đơn vị")
    (problem,) = told(sheet(titles, ONE, TWO))
    assert (problem.code, problem.source.line, problem.source.column) == ("H47", 1, 3)
    assert told(sheet((*titles[:2], "Họ và tên người được tặng Giấy khen", *titles[3:]), ONE, TWO)) == []
    parted = ("TT", "Họ và tên", None, "Đơn vị"), (1, "Nguyễn Văn", "A1", "Phòng A")
    assert told(sheet(*parted)) == []
