"""One unit in many spellings, former names, namesakes, words of private life that a decision accepts."""

from __future__ import annotations

from typing import Any

import pytest
from builders import REGISTRIES
from small_rolls import PATH, PEOPLE, UNITS, campaign_of, codes, decision, document_of, honour, known, sheet

from generator.derive.rolls.build import roll_view
from generator.model.honour import Honour
from generator.model.registry import Known, Registries
from generator.problems import Problem
from generator.validate.rolls.campaign_lists import read_rows
from generator.validate.rolls.warnings import check_rolls

RENAMED = {
    "code": "truong-th",
    "name": "Trường Tiểu học số 1 xã Thử",
    "kind": "single",
    "body": "ubnd-xa-thu",
    "aliases": ["TH Thử 1"],
    "former_names": [{"name": "Trường Tiểu học Thị trấn", "until": "2025-06-30"}],
    "roles": ["Cơ quan thường trực"],
    "type": "truong",
}


def registries() -> Known:
    bodies = [{**REGISTRIES["issuing_bodies"][0], "aliases": ["UB xã nhà"]}]
    entries = {"units": [*UNITS, RENAMED], "issuing_bodies": bodies}
    return Known.from_registries(Registries.model_validate(REGISTRIES | entries))


def read(
    *rows: tuple[object, ...], titles: tuple[str, ...] = PEOPLE, **changes: Any
) -> tuple[list[Honour], list[Problem]]:
    campaign = campaign_of(decision(**changes))
    found, problems, _ = read_rows(
        (sheet(titles, *rows),), campaign.decisions[0], campaign, registries(), PATH
    )
    return found, problems


@pytest.mark.parametrize(
    "text",
    [
        "Trường Tiểu học số 1", "TRƯỜNG TIỂU HỌC SỐ 01", "Trường Tiểu học số1 xã Thử", "TH Thử 01",
        "Trường tiểu học 1 X. Thử", "Trường Tiểu học số 1 - UBND xã Thử", "Trường Tiểu học số 1, UB xã nhà",
        "Cơ quan thường trực",
    ],
)  # fmt: skip
def test_every_spelling_is_one_unit(text: str) -> None:
    (row,), problems = read((1, None, "Nguyễn Văn A1", None, text))
    assert (row.unit_code, row.unit, problems) == ("truong-th", text, [])


def test_instances_of_a_group_are_one_for_quota_filter_and_statistics() -> None:
    campaign = campaign_of(
        quotas=[
            {
                "code": "to", "award": "giay-khen-xa", "group": "Các Tổ bầu cử", "units": ["to-bau-cu"],
                "per": "unit", "strictness": "at_most", "individuals": 1,
                "wording": "không quá 01 cá nhân", "source": "II.1",
            }
        ]
    )  # fmt: skip
    texts = ("Tổ bầu cử số 1", "Tổ bầu cử số 01", "TỔ BẦU CỬ 1")
    rows = [honour(f"Nguyễn Văn A{n}", "to-bau-cu", unit=text) for n, text in enumerate(texts, 1)]
    told = check_rolls(campaign, known(), {"qd-1": rows}, {"qd-1": PATH}, document_of(campaign))
    assert codes(told) == ["H07"]
    view = roll_view(campaign, {"qd-1": rows}, known())
    assert view is not None
    assert view.units == ("Tổ bầu cử số 1",)
    assert [(each.label, each.counts.total()) for each in view.by_unit] == [("Các Tổ bầu cử", 3)]
    assert [each.row.honour.unit for each in view.placed] == list(texts)


def test_a_former_name_is_the_unit_and_told_when_it_was_over() -> None:
    row = (1, None, "Nguyễn Văn A1", None, "Trường Tiểu học Thị trấn")
    (found,), problems = read(row)
    assert (found.unit_code, codes(problems)) == ("truong-th", ["H63"])
    assert read(row, date="2025-06-30")[1] == []
    accept = [{"code": "H63", "because": "Quyết định ghi như vậy."}]
    assert read(row, accept=accept)[1] == []


def test_titles_keep_their_capitals() -> None:
    names = ("PGS.TS NGUYỄN VĂN A1", "BSCKI. TRẦN THỊ B2", "THS LÊ VĂN C3")
    found = [read((1, None, name, None, "Phòng A"))[0] for name in names]
    assert [row.name for rows in found for row in rows] == [
        "PGS.TS Nguyễn Văn A1",
        "BSCKI. Trần Thị B2",
        "ThS Lê Văn C3",
    ]


def test_a_collective_in_capitals_is_told_and_accepted() -> None:
    titles, row = ("TT", "Tên tập thể", "Đơn vị quản lý"), (1, "TRƯỜNG TIỂU HỌC HOA SEN", "Phòng A")
    (found,), problems = read(row, titles=titles)
    assert (found.name, codes(problems)) == ("TRƯỜNG TIỂU HỌC HOA SEN", ["H66"])
    accept = [{"code": "H66", "rows": ["tap-the-1"], "because": "Tên như vậy."}]
    assert read(row, titles=titles, accept=accept)[1] == []
    assert read((1, "UBND XÃ", "Phòng A"), titles=titles)[1] == []


def test_namesakes_with_another_position_are_told() -> None:
    def told(*rows: Honour, **changes: Any) -> list[str]:
        campaign = campaign_of(decision(**changes))
        problems = check_rolls(campaign, known(), {"qd-1": rows}, {"qd-1": PATH}, document_of(campaign))
        return codes(problems)

    one = honour("Nguyễn Văn A1", position="Trưởng thôn")
    two = honour("Nguyễn Văn A1", position="Bí thư Chi bộ", number=2, line=3)
    assert told(one, two) == ["H65"]
    assert told(one, two, accept=[{"code": "H65", "rows": ["ca-nhan-2"], "because": "Hai người."}]) == []
    assert told(one, honour("Nguyễn Văn A1", "phong-b", position="x", number=2, line=3)) == []


WORDED = (*PEOPLE, "Thành tích")


@pytest.mark.parametrize(
    "text",
    ["Hộ nghèo vươn lên", "Khuyết tật nặng", "Con ông Nguyễn Văn B, học giỏi", "Vượt khó, mẹ: Trần Thị B",
     "Con ong Nguyen Van B, hoc gioi", "Trưởng thôn, vợ là Trần Thị B", "Vuot kho, me: Tran Thi B",
     "Trưởng thôn, bố là ông Y Bhim Niê", "Vượt khó, mẹ là bà Rơ Mah B"],
)  # fmt: skip
def test_words_of_private_life_are_accepted_row_by_row(text: str) -> None:
    row = (1, None, "Nguyễn Văn A1", None, "Phòng A", text)
    _, problems = read(row, titles=WORDED)
    assert codes(problems) == ["H64"]
    assert text not in problems[0].detail
    accepted = {"code": "H64", "because": "Tên của thành tích."}
    assert codes(read(row, titles=WORDED, accept=[{**accepted, "rows": ["ca-nhan-1"]}])[1]) == []
    assert codes(read(row, titles=WORDED, accept=[accepted])[1]) == ["H64"]


@pytest.mark.parametrize(
    "text", ["CCCD 024085012345", "ĐT 0912345678", "sinh ngày 12/3/1985", "STK 1234567890123"]
)
@pytest.mark.parametrize("code", ["H05", "H64"])
def test_no_key_accepts_a_number(text: str, code: str) -> None:
    accept = [{"code": code, "rows": ["ca-nhan-1"], "because": "Có trong quyết định."}]
    assert "H05" in codes(
        read((1, None, "Nguyễn Văn A1", None, "Phòng A", text), titles=WORDED, accept=accept)[1]
    )


@pytest.mark.parametrize(
    "text",
    [
        "Câu lạc bộ người khuyết tật",
        "Bố trí: 02 cán bộ",
        "Chăm sóc Bà mẹ Việt Nam anh hùng",
        "Vợ chồng hòa thuận, con ba lần đạt giải",
        "Mô hình “Mẹ đỡ đầu”, mẹ là chỗ dựa của con",
        "Gia đình chính sách, mẹ là Bà mẹ Việt Nam anh hùng",
        "Thôn không còn hộ nghèo",
        "Lớp mẫu giáo 5 tuổi A",
        "Hội Người khuyết tật xã",
    ],
)
def test_names_of_bodies_and_achievements_are_no_private_life(text: str) -> None:
    assert codes(read((1, None, "Nguyễn Văn A1", text, "Phòng A", text), titles=WORDED)[1]) == []
