"""What readers see and do: dates of their day, filters, search, phones, paper, accessibility."""

from __future__ import annotations

import re

import pytest
from opener import Opener
from page_kinds import CAO_LOC, KINDS, TEMPLATES
from sampling import all_or, in_full
from soundness import assert_accessible, assert_fits, sample_of_equals, sample_of_parts

DESK, PHONE = (1280, "light"), (390, "dark")
# Every colour: tables that are cards on a phone, a form, charts, a roll, a poster, code.
COLOURFUL = [
    KINDS[name] for name in ("overview", "quotas", "units", "roll", "honours", "poster", "field guide")
]
# Words that go on in the next line: none has more than seven letters; parts of codes do not count.
CUT_WORDS = """() => {
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const words = /(?<![\\p{L}\\p{N}_/-])(\\p{L}{2,7}|\\d+\\/\\d+\\/\\d{4})(?![\\p{L}\\p{N}_/-])/gu;
    const cut = [];
    while (texts.nextNode()) {
        const text = texts.currentNode;
        if (text.parentElement.closest("thead, code, .td-hidden, [hidden]")) continue;
        for (const word of text.data.matchAll(words)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            if (new Set(Array.from(range.getClientRects(), (part) => part.top)).size > 1) cut.push(word[0]);
        }
    }
    return cut;
}"""
# The home page, a campaign's, and one that is nothing but lists.
WITH_COMMON_PARTS = ("", CAO_LOC, KINDS["site map"])
LOOKS = all_or(
    [(path, *(PHONE if path in COLOURFUL[::2] else DESK)) for path in TEMPLATES],
    [(path, *look) for look in (DESK, PHONE) for path in KINDS.values()],
)


@pytest.mark.parametrize(
    ("day", "status", "left"),
    [
        ("2025-10-31", "Sắp phát động", "còn 138 ngày"),
        ("2025-11-01", "Đang diễn ra, đang nhận hồ sơ", "còn 137 ngày"),
        ("2026-03-17", "Đang diễn ra, đang nhận hồ sơ", "còn 1 ngày"),
        ("2026-03-18", "Đang diễn ra, đang nhận hồ sơ", "hôm nay là ngày cuối"),
        ("2026-03-19", "Đang xét", "đã hết hạn 1 ngày"),
        ("2026-04-30", "Đang xét", "đã hết hạn 43 ngày"),
        ("2026-05-01", "Đã kết thúc, chưa công bố kết quả", "đã hết hạn 44 ngày"),
        ("2027-04-30", "Lưu trữ", "đã hết hạn"),
    ],
)
def test_status_and_days_left_are_those_of_the_readers_day(
    opened: Opener, day: str, status: str, left: str
) -> None:
    page = opened(CAO_LOC, day=day)
    assert page.locator(".td-sub .td-chip").first.inner_text() == status
    assert page.locator(".td-deadline__left").inner_text() == left
    year, month, number = day.split("-")
    assert page.locator("[data-asof]").first.inner_text() == f"tính đến ngày {number}/{month}/{year}"


def test_a_clock_behind_the_build_is_wrong(opened: Opener) -> None:
    page = opened(CAO_LOC)
    page.clock.set_fixed_time("2026-03-10T12:00:00+07:00")
    page.reload()
    assert page.locator(".td-sub .td-chip").first.inner_text() == "Đã kết thúc, chưa công bố kết quả"
    assert page.locator("[data-asof]").first.inner_text() == "tính đến ngày 20/11/2026"


@pytest.mark.parametrize(("path", "most"), [(CAO_LOC, 4), ("phong-trao/phong-trao-mau/", 3)])
def test_an_overview_is_few_screens_of_a_phone(opened: Opener, path: str, most: int) -> None:
    page = opened(path, width=390)
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height / 844 <= most


@pytest.mark.parametrize(
    "path",
    [
        *(CAO_LOC, CAO_LOC + "so-luong/", "don-vi/phong-vhxh-cao-loc/", "don-vi/to-bau-cu-cao-loc/"),
        *("du-lieu/", "bieu-mau/", "van-ban/", CAO_LOC + "ho-so/", "phong-trao/phong-trao-mau/"),
        *(
            "bieu-mau/bao-cao-ca-nhan/",
            "phong-trao/bau-cu-2026-dak-lak/so-luong/",
        ),  # whose notices have a sign
    ],
)
def test_with_letters_of_double_size_a_phone_scrolls_one_way_only(opened: Opener, path: str) -> None:
    page = opened(path, width=390)
    # Material's letters are 125 % of the browser's; the policy allows no style but by script.
    page.evaluate("document.documentElement.style.setProperty('font-size', '250%', 'important')")
    assert_fits(page, 390)
    assert page.locator(".md-header").bounding_box()["height"] < 844 / 4
    assert page.evaluate(CUT_WORDS) == []


@pytest.mark.parametrize(
    ("moment", "day"), [("2027-04-29T16:59:59Z", "29/04/2027"), ("2027-04-29T17:00:00Z", "30/04/2027")]
)
def test_the_readers_day_is_vietnams_however_the_browser_prints_dates(
    opened: Opener, moment: str, day: str
) -> None:
    page = opened("")
    page.add_init_script("Intl.DateTimeFormat.prototype.format = () => '4/29/2027'")
    page.clock.set_fixed_time(moment)
    page.goto(page.url + CAO_LOC)
    assert page.locator("[data-asof]").first.inner_text() == f"tính đến ngày {day}"


@pytest.mark.parametrize(
    ("time", "left", "status", "past"),
    [
        ("16:59", "hôm nay là ngày cuối, đến 17 giờ", "Đang nhận", False),
        ("17:00", "đã hết hạn", "Đang xét", True),
    ],
)
def test_a_deadline_with_an_hour_ends_at_the_hour(
    opened: Opener, time: str, left: str, status: str, *, past: bool
) -> None:
    page = opened(CAO_LOC, day="2026-03-18")
    html = page.request.get(page.url).text()
    for name in ("until", "deadline"):
        html = html.replace(f'data-{name}="2026-03-18"', f'data-{name}="2026-03-18T17:00"')
    steps = '[["0000-01-01", "receiving", "Đang nhận"], ["2026-03-18T17:00", "reviewing", "Đang xét"]]'
    html = re.sub(
        r"data-status-steps='[^']*'|data-status-steps=\"[^\"]*\"", f"data-status-steps='{steps}'", html
    )
    page.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.clock.set_fixed_time(f"2026-03-18T{time}:30+07:00")
    page.reload()
    assert page.locator(".td-deadline__left").inner_text() == left
    assert page.locator(".td-sub .td-chip").first.inner_text() == status
    assert page.locator(".td-deadline.is-past").count() == past
    page.unroute(page.url)


def test_a_deadline_that_passed_since_the_build_is_the_last_one(opened: Opener) -> None:
    page = opened("")
    built = page.request.get(page.url).text()
    ahead = "".join(
        f'<li data-day="{day}"><a href="{name}/">{name}</a>: Hạn nộp, <time>{day}</time></li>'
        for name, day in (("sau", "2026-11-18"), ("cuoi", "2026-11-19"))
    )
    html = built.replace("data-deadlines>", f"data-deadlines>{ahead}")
    page.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.reload()
    assert page.locator("[data-last-passed]").inner_text() == "Hạn gần nhất đã qua: cuoi, 2026-11-19."
    assert page.locator("[data-deadlines] li:visible").count() == 0
    page.unroute(page.url)


@pytest.mark.parametrize(
    ("day", "ahead", "behind"),
    [
        ("2026-11-20", [], ["2026-03", "2026-01"]),
        ("2026-03-31", ["2026-03"], ["2026-01"]),
        ("2025-12-05", ["2026-01", "2026-03"], []),
    ],
)
def test_the_months_of_the_calendar_are_those_of_the_readers_day(
    opened: Opener, day: str, ahead: list[str], behind: list[str]
) -> None:
    page = opened("lich/", day=day)
    for name, months in (("upcoming", ahead), ("past", behind)):
        found = page.locator(f"[data-months={name}] [data-month]").all()
        assert [(month.get_attribute("data-month") or "")[:7] for month in found] == months
    assert page.locator("[data-no-months]").is_visible() is not bool(ahead)


def test_the_whole_address_of_a_calendar_can_be_copied(opened: Opener, address: str) -> None:
    places = opened("lich/").locator("code.td-address:visible").all_inner_texts()
    assert places[0] == f"{address}lich/tat-ca.ics"
    assert f"{address}lich/co-quan-khac.ics" in places
    assert len(places) == 6
    assert opened("lich/", script=False).locator("code.td-address:visible").count() == 0


def test_without_javascript_the_dates_stand_and_nothing_false_is_said(opened: Opener) -> None:
    page = opened(CAO_LOC, script=False)
    text = page.locator("main").inner_text()
    assert "thứ Tư, 18/03/2026" in text.replace("Thứ", "thứ")
    assert "tính đến ngày 20/11/2026" in text
    assert page.locator("#hinh-thuc-khen-thuong").is_visible()


def test_four_clicks_answer_the_four_questions(opened: Opener) -> None:
    """Who, how many, what, by when: one click each from the campaign's page."""
    page = opened(CAO_LOC)
    for tab, words in {
        "Tiêu chuẩn": "đạt một trong các tiêu chuẩn sau",
        "Số lượng": "không quá 01 tập thể, 02 cá nhân tiêu biểu",
        "Hồ sơ": "Tờ trình đề nghị khen thưởng",
        "Thời gian": "chậm nhất ngày 18/3/2026",
    }.items():
        page.locator(".td-tabs").get_by_role("link", name=tab, exact=True).click()
        page.wait_for_load_state()
        assert words in page.locator("main").inner_text()


def test_tables_read_as_cards_on_a_phone(opened: Opener) -> None:
    page = opened(KINDS["quotas"], width=390)
    row = page.locator(".td-table--stack tbody tr").nth(1)
    assert row.evaluate("row => getComputedStyle(row).display") != "table-row"
    label = row.locator("td[data-label]").first
    assert "Cá nhân" in label.evaluate("cell => getComputedStyle(cell, '::before').content")
    dashes = page.locator(".td-table--stack .td-none")  # without a label they would mean nothing in a card
    assert dashes.count() > 0
    assert all(dash.bounding_box()["width"] <= 1 for dash in dashes.all())
    table = page.locator(
        "table", has=page.locator(".td-none")
    ).first  # to screen readers they are cells all the same
    assert table.aria_snapshot().count('- cell "–"') == table.locator(".td-none").count()


@pytest.mark.fuzz
@pytest.mark.parametrize(("path", "width", "scheme"), LOOKS)
def test_a_page_fits_every_phone_and_has_no_accessibility_violation(
    opened: Opener, path: str, width: int, scheme: str
) -> None:
    """The sample: each template once, on a desk and light, or on a phone and dark.

    Of the others axe-core measures no contrasts there: Equal Access does. What is around every page is looked
    at on three of them.
    """
    page = opened(path, width=width, scheme=scheme)
    for narrow in (390, 320):
        page.set_viewport_size({"width": narrow, "height": 900})
        assert_fits(page, narrow)
    page.set_viewport_size({"width": width, "height": 900})
    (sample_of_equals if path in WITH_COMMON_PARTS else sample_of_parts)(page)
    assert_accessible(page, contrast=in_full() or path in COLOURFUL)


def test_keyboard_reaches_content_and_search(opened: Opener) -> None:
    page = opened(CAO_LOC)
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent.trim()")
    assert "nội dung" in skip
    page.keyboard.press("Enter")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.closest('dialog').open")


def test_paper_shows_the_page_without_its_furniture(opened: Opener) -> None:
    page = opened(CAO_LOC + "so-luong/")
    page.emulate_media(media="print")
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".td-tabs").is_visible()
    assert page.locator("#bang-giay-khen-xa").is_visible()
