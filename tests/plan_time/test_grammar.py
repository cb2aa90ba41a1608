"""The grammar of deadlines: wordings of plans, and an oracle that never saw the grammar."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_time.oracle import wordings
from sampling import examples

from generator.plan_time.grammar import read
from generator.plan_time.lexemes import LONGEST

ISSUED = date(2027, 1, 5)


def said(wording: str, issued: date | None = None) -> dict[str, Any]:
    return read(wording, issued).as_data()


@pytest.mark.fuzz
def test_the_oracle_agrees() -> None:
    """Wordings whose answers follow from what they were written from: 10,000 at full length."""
    wrong = []
    for case in wordings(2027, examples(10_000)):
        found = said(case.wording, case.issued)
        wrong += [
            (case.wording, case.issued, key, found[key], wanted)
            for key, wanted in case.expected.items()
            if found[key] != wanted
        ]
    assert wrong == []


@pytest.mark.parametrize(
    ("wording", "first", "last"),
    [
        ("chậm nhất ngày 18/3/2026", None, "2026-03-18"),
        ("gửi về xã trước ngày 31/3/2027", None, "2027-03-30"),
        ("đến hết tháng 3 năm 2026", None, "2026-03-31"),
        ("vào Quý IV năm 2025", "2025-10-01", "2025-12-31"),
        ("từ tháng 10 năm 2025", "2025-10-01", None),
        ("từ ngày 01 đến ngày 10/3/2027", "2027-03-01", "2027-03-10"),
        ("ngày 08-10/12/2025", "2025-12-08", "2025-12-10"),
        ("từ quý I đến quý III năm 2027", "2027-01-01", "2027-09-30"),
        ("6 tháng đầu năm 2027", "2027-01-01", "2027-06-30"),
        ("9 tháng đầu năm 2027", "2027-01-01", "2027-09-30"),
        ("ngày mười lăm tháng ba năm 2027", "2027-03-15", "2027-03-15"),
        ("tháng năm năm 2027", "2027-05-01", "2027-05-31"),
        ("sau ngày 18/3/2027", "2027-03-19", None),
        ("không trước ngày 18/3/2027", "2027-03-18", None),
        ("ngày 18/3/2027 là hạn cuối", None, "2027-03-18"),
        ("chậm nhất các đơn vị gửi hồ sơ vào ngày 18/3/2027", None, "2027-03-18"),
        ("trong năm 2027, chậm nhất ngày 31/10", None, "2027-10-31"),
        ("trong vòng 10 ngày kể từ ngày 01/3/2027", "2027-03-01", "2027-03-11"),
        ("trước ngày 02/11/2017./.", None, "2017-11-01"),
        ("Hội nghị tổng kết năm 2026: trước ngày 15/3/2027", None, "2027-03-14"),
        ("đợt 1, ngày 20/3/2027", "2027-03-20", "2027-03-20"),
        ("trước ngày 15/3/2027; 02 bộ hồ sơ", None, "2027-03-14"),
        ("chuẩn bị xong trước ngày 15/3/2027", None, "2027-03-14"),
        ("thi đua không ngừng nghỉ từ ngày 01/3/2027 đến ngày 15/3/2027", "2027-03-01", "2027-03-15"),
        ("đóng dấu, gửi trước ngày 15/3/2027", None, "2027-03-14"),
        ("trước ngày 15/3/2027. Quá thời hạn trên, Hội đồng không xem xét", None, "2027-03-14"),
        ("trước ngày 15/3/2027. Sau thời gian này không nhận hồ sơ", None, "2027-03-14"),
        ("trước ngày 15/3/2027./. Hồ sơ gửi chậm không được xem xét", None, "2027-03-14"),
        (
            "Thực hiện Kế hoạch số 25/KH-UBND ngày 05/01/2026, gửi hồ sơ trước ngày 31/3/2026",
            None,
            "2026-03-30",
        ),
        ("bầu cử nhiệm kỳ 2026-2031 ngày 15/3/2026", "2026-03-15", "2026-03-15"),
        ("hai tuần sau ngày 15/3/2027", "2027-03-15", "2027-03-29"),
        ("chậm nhất 01 tháng sau ngày 15/3/2027", "2027-03-15", "2027-04-15"),
        ("sáng 15/3 đến chiều 17/3/2027", "2027-03-15", "2027-03-17"),
        ("15/3/2027 (thứ Hai) đến 19/3/2027 (thứ Sáu)", "2027-03-15", "2027-03-19"),
        ("quý I, II năm 2027", "2027-01-01", "2027-06-30"),
        ("quý I-II/2027", "2027-01-01", "2027-06-30"),
        ("trong 5 năm 2026-2030", "2026-01-01", "2030-12-31"),
        ("5 năm (2026 - 2030)", "2026-01-01", "2030-12-31"),
        ("chậm nhất ngày 15 của tháng 3/2027", None, "2027-03-15"),
        ("Hội nghị lần thứ 2, tháng 6/2027", "2027-06-01", "2027-06-30"),
    ],
)
def test_what_is_plain_is_certain(wording: str, first: str | None, last: str | None) -> None:
    found = said(wording)
    assert (found["first"], found["last"], found["certain"]) == (first, last, True)


@pytest.mark.parametrize(
    ("wording", "last", "hour"),
    [
        ("trước 17 giờ ngày 18/3/2027", "2027-03-18", "17:00"),
        ("ngày 18/3/2027, trước 17h30", "2027-03-18", "17:30"),
        ("trước 5 giờ chiều ngày 18/3/2027", "2027-03-18", "17:00"),
        ("đến hết 17h00 ngày 20/3/2027", "2027-03-20", "17:00"),
        ("trước 0 giờ ngày 18/3/2027", "2027-03-17", None),
        ("từ 8h00 đến 11h30 ngày 20/3/2027", "2027-03-20", "11:30"),
        ("8h - 17h, ngày 20/3/2027", "2027-03-20", "17:00"),
        ("trước 24 giờ ngày 18/3/2027", "2027-03-18", None),
        ("hết giờ hành chính ngày 18/3/2027", "2027-03-18", None),  # no plan gives it, nobody invents it
    ],
)
def test_an_hour_closes_its_day(wording: str, last: str, hour: str | None) -> None:
    found = said(wording)
    assert (found["last"], found["hour"], found["certain"]) == (last, hour, True)


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        ("chậm nhất trước ngày 18/3/2026", "vừa ghi “chậm nhất” vừa ghi “trước”"),
        ("bản giấy trước ngày 18/3/2027, bản mềm trước ngày 20/3/2027", "nêu nhiều thời điểm"),
        ("họp ngày 15/3/2027, gửi hồ sơ đến ngày 20/3/2027", "nêu nhiều thời điểm"),
        (
            "đợt 1 trước ngày 30/6/2027; đợt 2 đến hết 31/10/2027",
            "“ngày 30/6/2027” (ngày cuối 29/06/2027); “31/10",
        ),
        ("trước ngày 30/6/2027 và trước ngày 31/10/2027", "mỗi thời điểm phải ghi riêng"),
        ("gia hạn từ ngày 15/3/2027 đến ngày 25/3/2027", "hạn mới"),
        ("gửi trước cho Phòng Nội vụ, ngày 18/3/2027", "đứng xa ngày"),
        ("trước ngày 18/3/2027, 17 giờ", "trong hai ngày"),
        ("trước ngày 3l/3/2027", "ký tự lạ"),
        ("trước ngày 15/3/20271", "ký tự lạ"),
        ("từ ngày 25/12 đến ngày 05/01/2027", "không ở trước ngày cuối"),
        ("trong 5 ngày, từ ngày 01/3/2027 đến ngày 10/3/2027", "không khớp"),
        ("trong quý I năm 2027, trước ngày 15/4/2027", "không nằm trong"),
        ("trươc ngày 31/3/2027", "có lẽ là “trước”"),
        ("25 giờ ngày 18/3/2027", "không có giờ"),
        ("sau ngày 18/3/2027 không nhận hồ sơ", "hạn cuối"),
        ("trước ngày 15/12/2027 hằng năm", "hằng năm"),
        ("ngày 30 tháng 2 hằng năm", "không có ngày"),
        ("ngày 05/3/27", "hai chữ số"),
        ("10 ngày trước ngày 15/3/2027", "đếm lùi"),
        ("tháng 13/2027", "không có tháng"),
        ("không nhận hồ sơ sau ngày 18/3/2027", "hạn cuối"),
        ("ngừng tiếp nhận từ ngày 18/3/2027", "có nhận, có làm hay không"),
        ("trong tháng 3 và tháng 5/2027", "không liền nhau"),
        ("ngày thứ 15 kể từ ngày 01/3/2027", "nêu nhiều thời điểm"),
        ("trong 02 ngày từ ngày 18/3/2027", "ngày đầu có tính hay không"),
        ("mùng 10 tháng 3 năm 2027", "âm lịch"),
        ("kỷ niệm Ngày Tổng tuyển cử (06/01/1946 - 06/01/2026)", "không phải một hạn"),
        ("trước buổi chiều ngày 25/3/2027", "trước một buổi"),
        ("hai tuần một lần", "bao lâu một lần"),
        ("10 ngày cuối tháng 3/2027", "không nói rõ ngày nào"),
        ("5 ngày cuối cùng của tháng 3/2027", "không từ một ngày"),
        ("tuần thứ 3 tháng 4/2027", "tuần ấy gồm những ngày nào"),
        ("thứ Sáu tuần 3 tháng 4/2027", "tuần ấy gồm những ngày nào"),
        ("đợt 2 tháng 6/2027", "số thứ tự"),
        ("Đại hội lần thứ 15 tháng 7 năm 2027", "số thứ tự"),
        ("thôn 5 tháng 6 năm 2027", "số thứ tự"),
        ("nửa tháng sau ngày 15/3/2027", "chưa chắc chắn"),
        ("vài ngày sau ngày 15/3/2027", "chưa chắc chắn"),
        ("thứ Hai liền sau ngày 15/3/2027", "chưa chắc chắn"),
        ("đêm 15 rạng ngày 16/3/2027", "chưa chắc chắn"),
        ("hồ sơ gửi sau ngày 15/3/2027 sẽ bị loại", "hạn cuối"),
        ("hồ sơ nộp sau ngày 15/3/2027 xét vào đợt sau", "không rõ hạn nộp"),
        ("các hồ sơ gửi về sau ngày 15/3/2027 chuyển sang năm sau", "không rõ hạn nộp"),
        ("quá thời hạn ngày 15/3/2027 không xét", "hạn cuối"),
        ("quá hạn 15/3/2027 coi như không có", "hạn cuối"),
        ("nghỉ lễ 30/4 và 01/5/2027", "nêu nhiều thời điểm"),
        ("năm 2026-2027", "năm học"),
        # Another day than the one that is written, told by its distance from it.
        ("ngày làm việc tiếp theo của ngày 15/3/2027", "chưa chắc chắn"),
        ("ngày 20/3/2027 và các ngày tiếp theo", "so với"),
        ("năm 2027 và những năm tiếp theo", "chưa chắc chắn"),
        ("hôm sau ngày 15/3/2027", "so với"),
        ("ngày hôm trước ngày 15/3/2027", "so với"),
        ("thứ Hai tuần sau ngày 15/3/2027", "so với"),
        ("ngày 20/3/2027 và trước đó", "chưa chắc chắn"),
        ("gần ngày 20/3/2027", "chưa chắc chắn"),
        ("xung quanh ngày 20/3/2027", "chưa chắc chắn"),
        ("không kể ngày 20/3/2027", "chưa chắc chắn"),
        # A day that holds only if.
        ("trong trường hợp thiên tai thì đến ngày 25/3/2027", "điều kiện"),
        ("trường hợp đặc biệt không quá ngày 25/3/2027", "điều kiện"),
        ("khi có yêu cầu, chậm nhất ngày 25/3/2027", "điều kiện"),
        ("ngày 20/3/2027, có thông báo riêng", "điều kiện"),
        ("từ ngày 18/3/2027 gia hạn đến ngày 25/3/2027", "hạn mới"),
        # A list of which one member alone looks like a time.
        ("năm 2026, 2027", "“2027”"),
        ("trong 3 năm 2026, 2027, 2028", "“2027”"),
        ("tháng 3 năm 2027 và 2028", "“2028”"),
        ("quý I/2027; 2028", "“2028”"),
        ("ngày 15/3 năm 2027, 2028", "“2028”"),
        ("6 tháng đầu năm 2027, 2028", "“2028”"),
        ("trước ngày 15/3/2027 - 2028", "“2028”"),
        ("giai đoạn 2026-2028, 2029-2030", "“2029”"),
        ("trước ngày 15/3/2027; 15/9", "“15”"),
        ("15; 20/3/2027", "“15”"),
        ("trước 10; 20/3/2027", "“10”"),
        ("17.00 ngày 15/3/2027", "“17”"),
        ("trước 17.30 ngày 15/3/2027", "nêu nhiều thời điểm"),
        # A time at which something rests.
        ("không tổ chức từ ngày 01/3/2027 đến ngày 15/3/2027", "có nhận, có làm hay không"),
        ("tạm dừng phong trào từ 01/3/2027 đến 15/3/2027", "chưa chắc chắn"),
        ("ngừng nhận hồ sơ từ 01/3 - 15/3/2027", "có nhận, có làm hay không"),
        ("nghỉ lễ đến hết ngày 03/5/2027", "có nhận, có làm hay không"),
        ("hoãn đến ngày 15/3/2027", "có nhận, có làm hay không"),
        ("đình chỉ trong tháng 3/2027", "chưa chắc chắn"),
        # Hours of every day.
        ("8 giờ 00 đến 11 giờ 30 hằng ngày, đến hết ngày 15/3/2027", "mỗi kỳ"),
        ("trước 17 giờ mỗi ngày, chậm nhất 15/3/2027", "mỗi kỳ"),
        ("Giỗ Tổ 10/3/2027", "âm lịch"),
        ("ngày làm việc thứ 5 của tháng 3/2027", "nêu nhiều thời điểm"),
        ("T7, 15/3/2027", "“T7” có thể là"),
        # A full stop between a date's own pieces, or before another time, ends no sentence.
        ("trước ngày 15/3. 2027", "liền với ngày"),
        ("trước ngày 15/3/2027.5", "liền với ngày"),
        ("trước ngày 15/3/2027. Đợt 2: 15/9/2027", "nêu nhiều thời điểm"),
        ("trước ngày 15/3/2027. Thời gian này là dự kiến", "chưa chắc chắn"),
    ],
)
def test_what_speaks_against_itself_is_doubtful(wording: str, told: str) -> None:
    found = said(wording)
    assert not found["certain"]
    assert told in "; ".join(found["how"])


def test_a_day_without_its_year_takes_that_of_the_plan_but_not_a_past_day() -> None:
    assert said("trước ngày 15/3", ISSUED)["last"] == "2027-03-14"
    assert said("trước ngày 03/01", ISSUED)["last"] is None
    assert said("trước ngày 15/3")["last"] is None


@pytest.mark.parametrize(
    ("wording", "last"),
    [
        ("ngày 15/3 năm sau", None),
        ("trước ngày 01/11 của năm trước", None),
        ("trước bầu cử (15/3/2027) 10 ngày", None),
        ("trong 10 ngày đầu tháng 3/2027", None),
        ("trước ngày bầu cử (15/3/2027)", "2027-03-14"),
        ("ngày 15/3/2027 (tức ngày 08/02 năm Đinh Mùi)", "2027-03-15"),
    ],
)
def test_a_doubtful_wording_shows_no_day_that_it_does_not_mean(wording: str, last: str | None) -> None:
    found = said(wording, ISSUED)
    assert (found["last"], found["certain"]) == (last, False)


def test_counting_backwards_says_so() -> None:
    how = said("chậm nhất 05 ngày trước ngày 20/3/2027")["how"]
    assert "đếm lùi từ ngày liền trước 20/03/2027, ngày thứ 5 là 15/03/2027" in how


def test_what_is_counted_says_its_count() -> None:
    assert said("trong thời hạn 07 (bảy) ngày làm việc kể từ ngày 01/3/2027") == {
        "kind": "relative",
        "bound": "on_or_before",
        "first": "2027-03-01",
        "last": "2027-03-10",
        "hour": None,
        "count": 7,
        "certain": True,
        "how": [
            "7 ngày làm việc",
            "đếm từ ngày liền sau 01/03/2027, ngày thứ 7 là 10/03/2027",
            "không tính thứ Bảy, Chủ nhật, ngày lễ; chưa kể ngày nghỉ hoán đổi",
        ],
    }


@pytest.mark.parametrize(
    ("start", "count", "certain"),
    [
        ("25/8/2027", 3, True),
        ("31/8/2027", 1, False),  # 1 or 3 September is off beside the 2nd: the government says which
        ("30/8/2027", 5, False),
        ("03/9/2027", 1, True),
        ("10/9/2027", 5, True),
        ("01/02/2027", 3, False),  # Tết is five days, which ones is decided each year
        ("10/02/2027", 5, False),
        ("22/02/2027", 5, True),
        ("26/4/2027", 5, True),  # 30 April and 1 May are what the law says
    ],
)
def test_working_days_around_holidays_that_are_decided_each_year_are_not_certain(
    start: str, count: int, *, certain: bool
) -> None:
    found = read(f"{count} ngày làm việc kể từ ngày {start}")
    assert found.certain is certain
    assert certain or "Thủ tướng" in "; ".join(doubt.text for doubt in found.doubts)


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("trước ngày 10/12 hằng năm", {"recurring": {"every": "year", "day": "12-10"}, "bound": "before"}),
        ("trước ngày 16 hàng tháng", {"recurring": {"every": "month", "day": "16"}, "bound": "before"}),
        ("thứ Sáu hàng tuần", {"recurring": {"every": "week", "day": "thu-6"}, "bound": "on"}),
        ("10 ngày làm việc", {"relative": {"count": 10, "unit": "working_day"}, "bound": "on_or_before"}),
        ("đến hết 6 tháng đầu năm 2027", {"half": "2027-H1", "bound": "through"}),
        ("trong tháng 3, tháng 4 năm 2027", {"month": "2027-03", "to_month": "2027-04", "bound": "during"}),
        ("trước 17 giờ ngày 18/3/2027", {"day": "2027-03-18", "bound": "before", "hour": "17:00"}),
        ("trước 24 giờ ngày 18/3/2027", {"day": "2027-03-18", "bound": "through"}),
        ("từ ngày 01 đến ngày 10/3/2027", {"day": "2027-03-01", "to_day": "2027-03-10", "bound": "during"}),
        ("đến khi kết thúc cuộc bầu cử", {}),
        (
            "trước ngày khai mạc 05 ngày làm việc",
            {"relative": {"count": 5, "unit": "working_day"}, "bound": "before"},
        ),
        ("trước bầu cử 15 ngày", {"relative": {"count": 15, "unit": "day"}, "bound": "before"}),
    ],
)
def test_the_reading_says_what_a_campaign_file_holds(wording: str, value: dict[str, Any]) -> None:
    assert dict(read(wording).value) == value


PARTS = st.sampled_from(
    "trước ngày đến hết từ 31/3/2027 18 tháng 3 năm 2027 quý 17 giờ h / - . … khi hằng_năm 10_ngày kể_từ ( ) "
    "dự_kiến số_12/KH-UBND thứ_Hai x".replace("_", "\N{NO-BREAK SPACE}").split(" ")
)


@settings(max_examples=examples(2_000))
@given(st.lists(PARTS, max_size=14).map(" ".join) | st.text(max_size=80), st.none() | st.just(ISSUED))
def test_any_words_are_read_or_said_to_be_unknown(wording: str, issued: date | None) -> None:
    """Unicode's two forms mean the same, a certain reading is in order, what is unknown gives no day."""
    found = said(wording, issued)
    assert found == said(unicodedata.normalize("NFD", unicodedata.normalize("NFC", wording)), issued)
    assert found["certain"] or found["how"]
    if found["first"] and found["last"]:
        assert found["first"] <= found["last"]
    if found["kind"] == "unknown":
        assert (found["first"], found["last"], found["certain"]) == (None, None, False)


def test_endless_words_are_not_read() -> None:
    found = said("trước ngày 31/3/2027 " * 100)
    assert (found["kind"], found["how"]) == (
        "unknown",
        ["lời văn quá dài nên không đọc; chỉ ghi phần nói về thời gian"],
    )
    assert said("x" * (LONGEST + 1))["kind"] == "unknown"
