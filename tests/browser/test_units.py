"""My unit: found as people type it, on a phone, by keyboard, without JavaScript; and its page answers J2."""

from __future__ import annotations

import pytest
from opener import Opener
from playwright.sync_api import Page, expect
from sampling import in_full
from soundness import assert_accessible, assert_fits, sample_of_parts

UNITS = "don-vi/"
STATION = "don-vi/to-bau-cu-cao-loc/"
SHOWN = "#danh-sach li:visible a"


def found(page: Page) -> list[str]:
    return page.locator(SHOWN).all_inner_texts()


def test_a_polling_station_is_found_however_it_is_typed(opened: Opener) -> None:
    page = opened(UNITS, width=390)
    for typed in (
        "to bau cu",
        "Tổ bầu cử",
        "tổ bầu cử số 3",
        "to bau cu so 3",
        "TO BAU CU 12",
        "tổ bầu cử s",
        "bau cu to so12",
    ):
        page.fill("input[name=ten]", typed)
        assert found(page)[0] == "Các Tổ bầu cử", typed
        assert page.locator(SHOWN).first.get_attribute("href") == "../don-vi/to-bau-cu-cao-loc/"
        assert "Các thôn" not in found(page)
        assert page.locator("output").inner_text() == f"Tìm thấy {len(found(page))} trong 73 đơn vị"


def test_a_so_is_an_office_where_no_number_follows(opened: Opener) -> None:
    page = opened(UNITS)
    page.fill("input[name=ten]", "so noi vu lai chau")
    assert found(page) == [
        "Phòng Xây dựng chính quyền (Sở Nội vụ tỉnh Lai Châu)",
        "Sở Nội vụ tỉnh Lai Châu",
    ]


def test_the_body_and_the_pattern_of_instances_count_too(opened: Opener) -> None:
    page = opened(UNITS)
    page.fill("input[name=ten]", "phong ubnd cao loc")
    assert found(page) == ["Các phòng, ban, cơ quan, đơn vị của xã", "Phòng Văn hóa - Xã hội"]
    page.fill("input[name=ten]", "truong mau so 7")
    assert found(page) == ["Các Trường Mẫu (ví dụ)"]


def test_who_is_not_listed_is_led_to_the_rule_for_the_rest(opened: Opener) -> None:
    page = opened(UNITS)
    page.fill("input[name=ten]", "hop tac xa")
    assert found(page) == []
    assert "Đơn vị khác" in page.locator("output").inner_text()
    rest = page.locator(".td-rest", has_text="tỉnh Đắk Lắk")
    assert "không quá 01 trường hợp (tập thể hoặc cá nhân)" in rest.inner_text()
    assert "Sở Nội vụ tỉnh Đắk Lắk" in rest.inner_text()


def test_what_people_call_a_unit_leads_to_it(opened: Opener) -> None:
    page = opened(UNITS)
    for typed, unit in (
        ("hieu truong", "Các trường học"),
        ("trường tiểu học Hợp Thành", "Các trường học"),
        ("bí thư chi bộ", "Tổ chức cơ sở đảng"),
        ("hội phụ nữ", "Các tổ chức chính trị - xã hội xã"),
        ("so gd dt dak lak", "Các sở, ban, ngành"),
    ):
        page.fill("input[name=ten]", typed)
        page.wait_for_function("document.querySelector('#danh-sach li:not([hidden])')")
        assert found(page) == [unit]
    page.fill("input[name=ten]", "cô giáo")
    page.get_by_text("không nêu: Thi đua bầu cử 2026 - 2031").wait_for()
    page = opened("")
    page.get_by_label("Đơn vị của tôi").fill("hiệu trưởng")
    assert page.locator(".td-unit-hits a").first.inner_text() == "Các trường học"


def test_the_question_lives_in_the_address_and_comes_from_the_home_page(opened: Opener) -> None:
    page = opened("")
    page.get_by_label("Đơn vị của tôi").fill("tổ bầu cử số 3")
    page.keyboard.press("Enter")
    page.wait_for_url("**/don-vi/?ten=*")
    assert page.input_value("input[name=ten]") == "tổ bầu cử số 3"
    assert found(page)[0] == "Các Tổ bầu cử"
    page.fill("input[name=ten]", "")
    assert page.url.endswith("/don-vi/")
    assert len(found(page)) == 73


def test_a_keyboard_leads_from_the_question_to_the_units_page(opened: Opener) -> None:
    page = opened(UNITS)
    page.locator("input[name=ten]").focus()
    page.keyboard.type("to bau cu so 3")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Các Tổ bầu cử"
    page.keyboard.press("Enter")
    page.wait_for_url("**/don-vi/to-bau-cu-cao-loc/")
    expect(page.locator("h1")).to_have_text("Các Tổ bầu cử")


def test_without_javascript_every_unit_is_listed(opened: Opener) -> None:
    page = opened(UNITS + "?ten=to", script=False)
    assert len(found(page)) == 73
    assert not page.locator("form[data-list]").is_visible()
    home = opened("", script=False)
    assert home.get_by_label("Đơn vị của tôi").is_visible()


def test_a_units_page_answers_the_four_questions_first(opened: Opener) -> None:
    page = opened(STATION, width=390, day="2026-03-16")
    answer = page.locator(".td-answer").first.inner_text()
    for told in (
        "không quá 01 tập thể, 02 cá nhân",
        "Tờ trình đề nghị khen thưởng, kèm danh sách, biểu tóm tắt thành tích",
        "Phòng Văn hóa - Xã hội",
        "thứ Tư, 18/03/2026",
        "còn 2 ngày",
        "chậm nhất ngày 18/3/2026",
    ):
        assert told in answer
    assert page.locator(".td-chip").first.inner_text() == "Đang diễn ra, đang nhận hồ sơ"


def test_its_forms_and_its_calendar_can_be_taken_away(opened: Opener) -> None:
    page = opened(STATION)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Tải bộ hồ sơ").first.click()
    assert taken.value.suggested_filename.endswith(".zip")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Tải tờ kê hồ sơ của đơn vị").first.click()
    assert taken.value.suggested_filename == "to-ke-ho-so-bau-cu-2026-cao-loc.docx"
    calendar = page.get_by_role("link", name="Thêm các hạn vào lịch").get_attribute("href") or ""
    assert calendar.endswith("lich/don-vi-to-bau-cu-cao-loc.ics")


def test_awardees_link_to_their_row_of_the_roll(opened: Opener) -> None:
    page = opened("don-vi/to-mau/")
    assert "Dữ liệu ví dụ" in page.locator(".td-notice--sample").inner_text()
    page.locator("#da-duoc-khen + ul a").first.click()
    page.wait_for_url("**/vinh-danh/#qd-02-2026-*")
    assert page.locator("tr:target").count() == 1


@pytest.mark.fuzz
@pytest.mark.parametrize(
    "path",
    ["don-vi/so-noi-vu-lai-chau/", "don-vi/co-quan-cap-tinh-dak-lak/", "don-vi/ban-chi-dao-cao-loc/"],
)
def test_long_and_short_pages_fit_a_phone_and_are_accessible(opened: Opener, path: str) -> None:
    page = opened(path, width=320, scheme="dark")
    assert_fits(page, 320)
    sample_of_parts(page)
    assert_accessible(page, contrast=in_full() or "so-noi-vu" in path, again=True)


@pytest.mark.fuzz
def test_the_narrowed_list_is_accessible(opened: Opener) -> None:
    page = opened(UNITS + "?ten=so+noi+vu", width=320)
    assert_fits(page, 320)
    sample_of_parts(page)
    assert_accessible(page, contrast=in_full(), again=True)


def test_paper_shows_the_criteria_unfolded(opened: Opener) -> None:
    page = opened(STATION)
    criteria = page.get_by_text("Có hưởng ứng đợt thi đua").first
    assert not criteria.is_visible()
    page.emulate_media(media="print")
    assert criteria.is_visible()
    assert not page.get_by_role("link", name="Tải tờ kê hồ sơ của đơn vị").first.is_visible()


def test_a_sheet_says_of_which_day_it_is_however_late_it_is_printed(opened: Opener) -> None:
    """What it holds is the build's: no script reckons anew which deadlines are over."""
    page = opened(STATION + "phieu/", day="2027-04-30")
    assert "Nội dung phiếu tính đến ngày 20/11/2026." in page.locator(".td-sheet__foot").inner_text()
