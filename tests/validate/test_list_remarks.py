"""What a list says of a row outside its columns: a person reads it, so it is told."""

from __future__ import annotations

import pytest
from small_rolls import PEOPLE, campaign_of, codes, decision, document_of, known, people, read, sheet

from generator.load.honours_folder import HonourFiles
from generator.load.sheets.csv_file import read_csv
from generator.load.sheets.sheet import Sheet
from generator.problems import Severity
from generator.validate.rolls.campaign_lists import check_lists

NOTED = ("TT", "Họ và tên", "Đơn vị", "Ghi chú")
ONE = (1, "Ông", "Nguyễn Văn A1", None, "Phòng A")
TWO = (2, "Bà", "Trần Thị B2", None, "Phòng B")


def told(*sheets: Sheet) -> list[tuple[str, int]]:
    """What `check` tells of a list beside notices, with its line."""
    campaign = campaign_of()
    files = HonourFiles("campaigns/thu/honours", {"qd-1.xlsx": sheets})
    problems = check_lists(campaign, document_of(campaign), known(), files)[1]
    return [(each.code, each.source.line) for each in problems if each.severity is not Severity.NOTICE]


@pytest.mark.parametrize(
    "note",
    ["rút", "Xin rút hồ sơ", "Không đủ điều kiện", "chưa được xét", "(loại)", "Bị loại khỏi danh sách",
     "Xem lại", "chờ xác minh", "để đợt sau", "chuyển xét năm sau",
     "Bằng khen", "BK", "BK tỉnh", "Đề nghị Bằng khen của Chủ tịch UBND tỉnh", "đề nghị tặng bằng khen",
     "Chuyển Bằng khen", "nâng lên Bằng khen",
     "Hủy", "Thôi", "Thu hồi", "Tạm dừng", "Đã hủy kết quả", "Từ chối nhận", "Dừng xét", "Ngoài danh sách",
     "Không tặng", "chưa trình", "Không thống nhất", "Ko đạt", "K/đạt", "Không có tên trong QĐ",
     "Đang bị kỷ luật", "Chờ QĐ", "chờ bổ sung hồ sơ", "Thiếu hồ sơ", "Bổ sung sau", "Trùng với dòng 1",
     "Đã khen đợt 1", "Khen ở phong trào khác", "Khen cấp trên", "Chuyển sang tập thể", "Sai tên",
     "Tên đúng: Nguyễn Văn An", "Đơn vị đúng là Phòng B", "Sửa tên thành Nguyễn Văn An",
     "da rut", "Xin rut ho so", "khong dat", "Khong du dieu kien", "chua xet", "Bo", "LOAI", "hoan",
     "bi ky luat", "cho xac minh", "De nghi tang bang khen", "Chuyen Bang khen", "de dot sau",
     "xin rut – ngay 5/3", "?", "???", "(?)"],
)  # fmt: skip
def test_notes_that_speak_against_the_row_are_told(note: str) -> None:
    assert told(sheet(NOTED, (1, "Nguyễn Văn A1", "Phòng A", note))) == [("H70", 2)]


@pytest.mark.parametrize(
    "note",
    ["", "Giấy khen", "Đảng viên dự bị", "Rút kinh nghiệm tốt", "Loại A", "không", "đã duyệt",
     "Trung tâm Y tế dự phòng", "Bằng khen năm 2024", "Đã được tặng Bằng khen", "GK xã", "Kiêm nhiệm",
     "Ủy ban Kiểm tra, kỷ luật nghiêm", "Đạt 98 %", "Không kiêm nhiệm", "Thôi nôi", "Nhất trí 9/9",
     "Vận động thu hồi đất", "Đã khen năm 2024", "Nhận khen lần đầu",
     "Không từ chối việc khó", "Sửa thành công máy bơm", "Không để thiếu hồ sơ",
     "Giay khen", "Dang vien du bi", "Rut kinh nghiem tot", "Loai A", "khong", "da duyet", "Kiem nhiem",
     "Trung tam Y te du phong", "Thoi noi", "Khong tu choi viec kho", "Bó hoa", "Bộ",
     "Dùng là tốt", "Ai? Làm gì?", "Đồng ý cho xét",
     "Nhất trí cho bổ sung vào danh sách", "Sửa thanh chắn cầu"],
)  # fmt: skip
def test_other_notes_are_left_alone(note: str) -> None:
    assert told(sheet(NOTED, (1, "Nguyễn Văn A1", "Phòng A", note))) == []


@pytest.mark.parametrize(
    "note",
    ["Thay bằng bà Lê Thị C3", "cùng Đ/c Lê Văn C3, Phòng B", "(ông Lê Văn C3)",
     "Thay Lê Văn C3", "thay cho Lê Thị C3", "cùng Lê Văn C3", "Đổi thành: Lê Văn C3"],
)  # fmt: skip
def test_a_note_that_names_somebody_else_is_told(note: str) -> None:
    assert told(sheet(NOTED, (1, "Nguyễn Văn A1", "Phòng A", note))) == [("H70", 2)]


@pytest.mark.parametrize(
    "note",
    [
        "con ông Lê Văn C3",
        "ông NGUYỄN VĂN A1",
        "ông ấy đi vắng",
        "Bà Rịa",
        "cùng Phòng Kinh tế",
        "thay Nguyễn Văn A1",
    ],
)
def test_a_note_that_names_a_relative_or_the_same_person_is_left_alone(note: str) -> None:
    assert ("H70", 2) not in told(sheet(NOTED, (1, "Nguyễn Văn A1", "Phòng A", note)))


def test_a_household_among_people_is_told() -> None:
    titles = ("TT", "Họ và tên chủ hộ", "Thôn")
    for name in ("Hộ ông Nguyễn Văn A1", "hộ bà Trần Thị B2"):
        assert told(people((1, None, name, None, "Phòng A"))) == [("H11", 2)]
        assert told(sheet(titles, (1, name, "Phòng A"), name="Hộ")) == []


def test_a_name_alone_below_a_column_that_is_not_published_is_told() -> None:
    rows = ((1, "Nguyễn Văn A1", "Phòng A", ""), (), (None, None, None, "Trần Thị B2"))
    assert told(sheet(NOTED, *rows)) == [("H60", 4)]
    signed = (None, None, None, "KT. CHỦ TỊCH"), (None, None, None, "Trần Thị B2")
    assert told(sheet(NOTED, *rows[:2], *signed)) == []


def test_no_is_the_result_of_a_review_only() -> None:
    titles = ("TT", "Họ và tên", "Đơn vị", "Lao động trực tiếp", "Kết quả xét")
    rows = [(1, "Nguyễn Văn A1", "Phòng A", "Không", "Đạt"), (2, "Trần Thị B2", "Phòng B", "Không", "Không")]
    assert told(sheet(titles, *rows)) == [("H70", 3)]


@pytest.mark.parametrize("title", ["Kết quả xét", "Được khen", "Ý kiến Hội đồng"])
@pytest.mark.parametrize("said", ["Chưa", "No", "N", "Ko", False, "FALSE", 0])
def test_no_in_other_words(title: str, said: object) -> None:
    rows = [(1, "Nguyễn Văn A1", "Phòng A", "Đạt"), (2, "Trần Thị B2", "Phòng B", said)]
    assert told(sheet(("TT", "Họ và tên", "Đơn vị", title), *rows)) == [("H70", 3)]


@pytest.mark.parametrize(("yes", "no"), [(True, False), (1, None), (1, 0), ("TRUE", "FALSE"), ("x", "-")])
def test_marks_are_crosses_numbers_and_boxes(yes: object, no: object) -> None:
    rows = [(1, "Nguyễn Văn A1", "Phòng A", yes), (2, "Trần Thị B2", "Phòng B", no)]
    assert told(sheet(("TT", "Họ và tên", "Đơn vị", "Được khen"), *rows)) == [("H70", 3)]
    awards = ("TT", "Họ và tên", "Đơn vị", "Tặng Giấy khen", "Đề nghị Bằng khen tỉnh")
    given = sheet(awards, (*rows[0], no), (*rows[1], yes))
    assert [each.award for each in read(given)[0]] == ["giay-khen-xa", "bang-khen-tinh"]
    assert told(given) == []


@pytest.mark.parametrize("title", ["Được khen", "Hội đồng đồng ý", "Đạt"])
def test_a_row_without_the_mark_that_others_have_is_told(title: str) -> None:
    rows = [
        (1, "Nguyễn Văn A1", "Phòng A", "x"),
        (2, "Trần Thị B2", "Phòng B"),
        (3, "Lê Văn C3", "Phòng C", "x"),
    ]
    assert told(sheet(("TT", "Họ và tên", "Đơn vị", title), *rows)) == [("H70", 3)]
    for other in ("Đảng viên", "Không đồng ý"):
        assert ("H70", 3) not in told(sheet(("TT", "Họ và tên", "Đơn vị", other), *rows))


@pytest.mark.parametrize("title", ["Cấp khen thưởng", "Cấp khen", "Cấp trình khen", "Cấp quyết định"])
@pytest.mark.parametrize("level", ["Tỉnh", "cấp tỉnh", "UBND tỉnh", "Trung ương"])
def test_another_level_than_the_awards_is_told(title: str, level: str) -> None:
    titles = ("TT", "Họ và tên", "Đơn vị", title)
    rows = [(1, "Nguyễn Văn A1", "Phòng A", "Xã"), (2, "Trần Thị B2", "Phòng B", level)]
    assert told(sheet(titles, *rows)) == [("H70", 3)]
    marks = [(1, "Nguyễn Văn A1", "Phòng A", "x", None), (2, "Trần Thị B2", "Phòng B", None, "x")]
    below = (None, None, None, "Xã", level)
    assert told(sheet((*titles, None), below, *marks)) == [("H70", 4)]
    assert told(sheet((*titles[:3], "Cấp công trình"), *rows)) == []


def test_an_award_that_somebody_has_from_before_is_left_alone() -> None:
    titles = ("TT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng gần nhất")
    assert told(sheet(titles, (1, "Nguyễn Văn A1", "Phòng A", "Bằng khen"))) == []


@pytest.mark.parametrize("behind", ["(rút)", "(không đạt)", "(Bằng khen)"])
def test_brackets_behind_a_name(behind: str) -> None:
    assert told(people((1, "Ông", f"Nguyễn Văn A1 {behind}", None, "Phòng A"))) == [("H70", 2)]
    assert told(people((1, "Ông", "Nguyễn Văn A1 (Tư)", None, "Phòng A"))) == []


def test_another_award_in_the_column_of_achievements() -> None:
    titles = ("TT", "Họ và tên", "Đơn vị", "Thành tích")
    rows = [(1, "Nguyễn Văn A1", "Phòng A", "Bằng khen"), (2, "Trần Thị B2", "Phòng B", "Giấy khen năm 2025")]
    assert told(sheet(titles, *rows)) == [("H70", 2)]


def test_a_row_of_another_decision_is_told() -> None:
    def of(title: str, number: object) -> list[tuple[str, int]]:
        return told(sheet(("TT", "Họ và tên", "Đơn vị", title), (1, "Nguyễn Văn A1", "Phòng A", number)))

    for title in ("Số quyết định", "QĐ số", "Theo QĐ", "Số QĐ khen thưởng"):
        assert of(title, "5/QĐ-UBND ngày 20/5/2026") == [("H70", 2)], title
        assert of(title, "Số 01/QĐ-UBND") == [], title
    assert of("Số QĐ công nhận trước đây", "5/QĐ-UBND") == []
    for day in ("20/5/2026", "ngày 20-05-2026", "Ngày 20 tháng 5 năm 2026"):  # is no number
        assert of("Quyết định ngày", day) == [], day
        assert of("Quyết định", f"{day}, số 1/QĐ-UBND") == [], day
        assert of("Quyết định", f"{day}, số 5/QĐ-UBND") == [("H70", 2)], day


def test_a_cell_that_a_separator_cut_in_two_is_told() -> None:
    text = "TT,Họ và tên,Đơn vị,Thành tích\n"
    text += "1,Nguyễn Văn A1,Phòng A,Hoàn thành tốt, có sáng kiến\n2,Trần Thị B2,Phòng B,Tốt\n"
    assert told_of_csv(text) == [("H70", 2)]


def told_of_csv(text: str) -> list[tuple[str, int]]:
    campaign = campaign_of(decision(list="qd-1.csv"))
    files = HonourFiles("campaigns/thu/honours", {"qd-1.csv": read_csv(text.encode())})
    problems = check_lists(campaign, document_of(campaign), known(), files)[1]
    return [(each.code, each.source.line) for each in problems if each.severity is Severity.WARNING]


def test_a_cell_cut_in_two_before_empty_ones_is_told() -> None:
    head = "DANH SÁCH,,,,\nTT,Họ và tên,Đơn vị,Chức vụ,Ghi chú\n"
    one, two = "1,Nguyễn Văn A1,Phòng A,Bí thư, Trưởng phòng,\n", "2,Trần Thị B2,Phòng B,CV,\n"
    assert told_of_csv(head + one + two) == [("H70", 3)]
    more = "".join(f"{each},Nguyễn Văn A{each},Phòng A,CV,,\n" for each in (1, 2, 3))
    assert told_of_csv(head + more) == []  # a separator too many in every line
    assert told_of_csv(head + "1,Nguyễn Văn A1,Phòng A\n2,Trần Thị B2,Phòng B,CV\n") == []


def test_sections_tabs_and_titles_of_people_who_are_not_honoured() -> None:
    assert told(people(ONE, ("II", None, "KHÔNG ĐỦ ĐIỀU KIỆN"), TWO)) == [("H70", 3)]
    assert told(people(ONE), people(TWO, name="Dự phòng")) == [("H70", 0)]
    assert told(sheet(("DANH SÁCH KHÔNG ĐƯỢC KHEN",), PEOPLE, ONE)) == [("H70", 1)]


@pytest.mark.parametrize(
    "name",
    ["Nháp", "Bản cũ", "DS cũ", "Dự kiến", "du kien", "Dự thảo", "Tham khảo", "Sao lưu", "Backup", "Hội đồng",
     "Thành phần họp", "DM đơn vị", "Danh mục", "Dữ liệu gốc", "data", "Năm 2025", "2025", "Đề nghị",
     "DS đề nghị", "De nghi", "Trích ngang"],
)  # fmt: skip
def test_a_tab_that_is_no_part_of_the_list_is_told(name: str) -> None:
    other = people(TWO, name=name)
    assert told(people(ONE, name="Năm 2026"), other) == [("H70", 0)]
    assert told(people(ONE), other) == ([] if "2025" in name else [("H70", 0)])
    assert told(people(ONE, name=name)) == []  # the only sheet is the list, however it is called


@pytest.mark.parametrize(
    "title",
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "Danh sách tập thể, cá nhân đề nghị tặng Giấy khen", "Danh sách đề cử",
     "(Kèm theo Tờ trình số 15/TTr-VHXH ngày 20/4/2026)", "(Đính kèm Biên bản họp xét)", "DỰ THẢO",
     "Dự thảo danh sách khen thưởng", "Danh sách dự kiến khen thưởng", "Danh sách trích ngang"],
)  # fmt: skip
def test_a_title_of_people_who_are_only_proposed_is_told(title: str) -> None:
    assert told(sheet((title,), PEOPLE, ONE)) == [("H70", 1)]


@pytest.mark.parametrize(
    "title",
    ["Danh sách được tặng Giấy khen theo đề nghị của Phòng A", "Danh sách khen thưởng",
     "Theo đề nghị của Phòng A", "(Kèm theo Quyết định số 1/QĐ-UBND)", "Căn cứ Tờ trình số 15/TTr-VHXH"],
)  # fmt: skip
def test_who_proposed_them_says_nothing_against_the_rows(title: str) -> None:
    assert told(sheet((title,), PEOPLE, ONE)) == []


@pytest.mark.parametrize(
    "title",
    ["I. THÀNH PHẦN HỘI ĐỒNG", "Thành phần dự họp:", "Danh sách thành viên Hội đồng", "II. Khách mời"],
)
def test_people_who_only_took_part_are_told(title: str) -> None:
    assert told(people(ONE, (title,), TWO))[:1] == [("H70", 3)]
    assert told(sheet((title,), PEOPLE, ONE)) == [("H70", 1)]


def test_whose_list_it_is_names_nobody_who_took_part() -> None:
    assert told(sheet(("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",), ("DANH SÁCH",), PEOPLE, ONE)) == []
    assert told(people(ONE, ("II. HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",), TWO))[:1] == [("H70", 3)]
    assert told(sheet(("I. HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",), PEOPLE, ONE))[:1] == [("H70", 1)]


@pytest.mark.parametrize("name", ["Bầu cử", "Lưu học sinh", "Hội Nông dân", "Trang 2", "Phòng A", "Năm 2026"])
def test_other_tabs_are_left_alone(name: str) -> None:
    assert told(people(ONE), people(TWO, name=name)) == []


def test_a_note_below_the_rows_of_people_who_are_not_honoured() -> None:
    note = (None, None, "Ghi chú: dòng in nghiêng không đủ điều kiện")
    assert told(people(ONE, TWO, (), note)) == [("H70", 5)]
    assert told(people(ONE, TWO, (), (None, None, "Ghi chú: xếp theo đơn vị"))) == []


def test_comments_in_the_table_are_told() -> None:
    assert told(Sheet("Cá nhân", people(ONE).rows, noted=frozenset({(1, 1), (2, 3)}))) == [("H70", 2)]


def test_sections_of_an_award_that_no_registry_has() -> None:
    rows = (("I", None, "Giấy khen"), ONE, ("II", None, "Danh hiệu Lao động giỏi"), TWO)
    assert told(people(*rows)) == [("H47", 4)]


def test_marks_below_an_award_in_other_words() -> None:
    rows = (
        ("TT", "Họ và tên", "Đơn vị", "Hình thức đề nghị", None, None),
        (None, None, None, "GK xã", "BK tỉnh", "Không xét"),
        (1, "Nguyễn Văn A1", "Phòng A", "x", None, None),
        (2, "Trần Thị B2", "Phòng B", None, "x", None),
    )
    assert [each.award for each in read(sheet(*rows))[0]] == ["giay-khen-xa", "bang-khen-tinh"]
    assert told(sheet(*rows, (3, "Lê Văn C3", "Phòng A", "x", None, "x"))) == [("H70", 5)]
    assert ("H60", 5) in told(sheet(*rows, (3, "Lê Văn C3", "Phòng A", None, None, "x")))


def test_marks_below_an_award_that_the_campaign_has_not() -> None:
    titles = ("TT", "Họ và tên", "Đơn vị", "LĐTT", "Giấy khen")
    rows = [(1, "Nguyễn Văn A1", "Phòng A", "x", None), (2, "Trần Thị B2", "Phòng B", None, "x")]
    assert told(sheet(titles, *rows)) == [("H12", 2)]


def test_a_blank_award_among_several_is_no_award() -> None:
    titles = ("TT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng")
    rows = [(1, "Nguyễn Văn A1", "Phòng A", "Bằng khen"), (2, "Trần Thị B2", "Phòng B", None)]
    assert told(sheet(titles, *rows)) == [("H12", 3)]
    assert told(sheet(titles, (1, "Nguyễn Văn A1", "Phòng A", "Giấy khen"), rows[1])) == []


def test_numbered_names_in_one_cell() -> None:
    assert told(people((1, None, "1. Nguyễn Văn A 2. Trần Thị B", None, "Phòng A"))) == [("H57", 2)]


@pytest.mark.parametrize("between", [" & ", " + ", " - ", " cùng ", " 2. "])
def test_known_bodies_in_one_cell(between: str) -> None:
    assert "H57" in codes(
        read(sheet(("TT", "Tên tập thể"), (1, f"Phòng A{between}Phòng B"), name="Tập thể"))[1]
    )


def test_a_part_of_a_body_is_one_collective() -> None:
    row = (1, "Tập thể lớp 5A, Trường Tiểu học B", "Phòng A")
    assert told(sheet(("TT", "Tên tập thể", "Đơn vị"), row, name="Tập thể")) == []
