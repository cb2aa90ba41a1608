"""Lists that answer: narrowed, ordered as Vietnamese is, kept in the address, told, whole without script."""

from __future__ import annotations

import re
from itertools import cycle

import pytest
from opener import Opener
from playwright.sync_api import Page
from sampling import all_or, in_full
from soundness import assert_accessible, assert_fits, sample_of_parts

from generator.derive.name_order import title_key

ENTRIES = "#danh-sach [data-entry]"
SHOWN = f"{ENTRIES}:visible"
# Each list: its address, how many entries, one choice, how many that leaves.
CHOICES = {
    "phong-trao/": (6, "level", "commune", 3),
    "bieu-mau/": (9, "user", "office", 2),
    "don-vi/": (73, "body", "ubnd-huyen-chi-lang", 5),
    "vinh-danh/": (2, "award", "bang-khen-tinh", 1),
    "van-ban/": (23, "kind", "nghi-dinh", 4),
    "lich/": (18, "kind", "dossier", 3),
}
each_list = pytest.mark.parametrize("path", CHOICES)
# Cards, names, days: one script serves them all.
each_kind_of_list = pytest.mark.parametrize("path", all_or(["bieu-mau/", "don-vi/", "lich/"], [*CHOICES]))
DESK, PHONE = (1280, "light"), (320, "dark")
LOOKS = all_or(
    [(path, *look) for path, look in zip(CHOICES, cycle((DESK, PHONE)), strict=False)],
    [(path, *look) for look in (DESK, PHONE) for path in CHOICES],
)


def titles(page: Page, path: str) -> list[str]:
    """The names of the entries, as far as they are to be seen."""
    name = {"phong-trao/": "h2", "bieu-mau/": "th a", "don-vi/": ":scope > a", "van-ban/": "td.td-note"}[path]
    return page.locator(SHOWN).evaluate_all(  # type: ignore[no-any-return]
        "(all, name) => all.map((entry) => entry.querySelector(name).innerText)", name
    )


def told(page: Page) -> str:
    return page.locator(".td-told output").inner_text()


@each_list
def test_a_choice_narrows_the_list_is_told_and_lives_in_the_address(opened: Opener, path: str) -> None:
    count, name, value, left = CHOICES[path]
    page = opened(path)
    assert page.locator(SHOWN).count() == count
    assert told(page).startswith(f"Có {count} ")
    page.select_option(f"select[name={name}]", value)
    assert page.locator(SHOWN).count() == left
    assert told(page).startswith(f"Tìm thấy {left} trong {count} ")
    assert page.locator(".td-told output").get_attribute("aria-live") == "polite"
    assert page.url.endswith(f"{path}?{name}={value}")

    again = opened(f"{path}?{name}={value}")
    assert again.locator(f"select[name={name}]").input_value() == value
    assert again.locator(SHOWN).count() == left
    again.get_by_role("button", name="Bỏ lọc").click()
    again.wait_for_url(f"**/{path}")
    assert again.locator(SHOWN).count() == count
    assert not again.get_by_role("button", name="Bỏ lọc").is_visible()
    assert again.evaluate("document.activeElement.tagName") == "SELECT"


@pytest.mark.fuzz
@each_kind_of_list
def test_options_say_how_much_they_leave(opened: Opener, path: str) -> None:
    _, name, value, left = CHOICES[path]
    page = opened(path)
    option = page.locator(f"select[name={name}] option[value={value}]")
    assert option.inner_text().endswith(f"({left})")
    for select in page.locator("form[data-list] select:not([name=sort])").all():
        values = select.locator("option:not([value=''])").all()
        assert values
        for each in values[:3]:
            promised = int(re.findall(r"\((\d+)\)$", each.inner_text())[0])
            chosen = each.get_attribute("value")
            select.select_option(chosen)
            assert page.locator(SHOWN).count() == promised, chosen
        select.select_option("")


@pytest.mark.fuzz
@each_kind_of_list
def test_unknown_values_in_the_address_are_ignored(opened: Opener, path: str) -> None:
    count, name, _, _ = CHOICES[path]
    page = opened(f"{path}?{name}=khong-co&sort=<b>&khac=1#100%")
    assert page.locator(SHOWN).count() == count
    assert told(page).startswith(f"Có {count} ")


@pytest.mark.fuzz
@each_kind_of_list
def test_without_javascript_the_list_is_complete(opened: Opener, path: str) -> None:
    count, name, value, _ = CHOICES[path]
    page = opened(f"{path}?{name}={value}", script=False)
    assert page.locator(SHOWN).count() == count
    assert not page.locator("form[data-list]").is_visible()
    assert page.get_by_role("button", name="Bỏ lọc").count() == 0
    assert told(page).startswith(f"Có {count} ")


@pytest.mark.fuzz
@each_kind_of_list
def test_a_keyboard_is_enough(opened: Opener, path: str) -> None:
    count, name, _, _ = CHOICES[path]
    page = opened(path)
    page.locator(f"select[name={name}]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator(SHOWN).count() < count
    reset = page.get_by_role("button", name="Bỏ lọc")
    for _ in range(8):
        page.keyboard.press("Tab")
        if reset.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{path}")
    assert page.locator(SHOWN).count() == count


@pytest.mark.fuzz
@each_kind_of_list
def test_on_a_phone_the_controls_are_folded_and_the_list_is_near(opened: Opener, path: str) -> None:
    _, name, value, left = CHOICES[path]
    page = opened(path, width=390)
    assert page.locator(SHOWN).first.bounding_box()["y"] < 2 * 844  # type: ignore[index]
    select = page.locator(f"select[name={name}]")
    fold = page.get_by_role("button", name="Lọc, sắp xếp")
    assert not select.is_visible()
    fold.focus()
    page.keyboard.press("Enter")
    assert fold.get_attribute("aria-expanded") == "true"
    select.select_option(value)
    assert "đang chọn 1" in fold.inner_text()
    fold.click()
    assert not select.is_visible()
    assert page.locator(SHOWN).count() == left


@pytest.mark.fuzz
@pytest.mark.parametrize(("path", "width", "scheme"), LOOKS)
def test_a_narrowed_list_is_accessible(opened: Opener, path: str, width: int, scheme: str) -> None:
    """The sample: each list once, in turns on a desk and light, on the narrowest phone and dark."""
    _, name, value, _ = CHOICES[path]
    page = opened(f"{path}?{name}={value}", width=width, scheme=scheme)
    if width == 320:
        page.get_by_role("button", name="Lọc, sắp xếp").click()
    assert_fits(page, width)
    sample_of_parts(page)
    assert_accessible(page, contrast=in_full() or scheme == "dark", again=True)


@pytest.mark.fuzz
@each_kind_of_list
def test_paper_carries_no_controls(opened: Opener, path: str) -> None:
    _, name, value, left = CHOICES[path]
    page = opened(f"{path}?{name}={value}")
    page.emulate_media(media="print")
    assert not page.locator("form[data-list]").is_visible()
    assert not page.locator(".td-told button").is_visible()
    assert f"Tìm thấy {left} trong" in told(page)
    assert page.locator(SHOWN).count() == left


@pytest.mark.parametrize("path", ["phong-trao/", "bieu-mau/", "don-vi/", "van-ban/"])
def test_names_stand_in_vietnamese_order_in_one_list(opened: Opener, path: str) -> None:
    page = opened(path)
    before = titles(page, path)
    page.select_option("select[name=sort]", "name")
    named = titles(page, path)
    keys = [title_key(name.partition(" Có hiệu lực")[0].partition(" chưa đối chiếu")[0]) for name in named]
    assert keys == sorted(keys)
    assert sorted(named) == sorted(before)
    assert page.url.endswith("?sort=name")
    assert "từ A đến Y" in told(page)
    assert titles(opened(f"{path}?sort=name"), path) == named
    page.select_option("select[name=sort]", "")
    assert titles(page, path) == before


def test_the_order_is_the_portals_not_the_browsers(opened: Opener) -> None:
    """The ranks are written when the portal is built: any names, even these, stand as the ranks say."""
    page = opened("don-vi/")
    ranks = page.locator(ENTRIES).evaluate_all("all => all.map((entry) => Number(entry.dataset.byName))")
    page.select_option("select[name=sort]", "name")
    ordered = page.locator(SHOWN).evaluate_all("all => all.map((entry) => Number(entry.dataset.byName))")
    assert ordered == sorted(ranks) == list(range(1, 74))
    assert page.locator("#danh-sach h2:visible").count() == 0
    assert "UBND tỉnh Đắk Lắk" in page.locator(SHOWN).first.inner_text()


def test_choices_add_up_and_an_empty_answer_says_what_to_do(opened: Opener) -> None:
    page = opened("van-ban/?kind=luat&force=in")
    assert page.locator(SHOWN).count() == 3
    page.select_option("select[name=issuer]", "chinh-phu")
    assert page.locator(SHOWN).count() == 0
    assert told(page) == "Không có văn bản nào phù hợp. Hãy chọn lại hoặc bấm “Bỏ lọc”."
    assert not page.locator("#danh-sach table").is_visible()


@pytest.mark.parametrize(
    ("day", "status", "found"),
    [
        ("2026-03-10", "receiving", ["bau-cu-2026-cao-loc", "bau-cu-2026-dak-lak", "phong-trao-mau"]),
        ("2026-11-20", "receiving", []),
        ("2026-11-20", "archived", ["80-nam-tong-tuyen-cu-chi-lang", "bau-cu-2021-lai-chau"]),
    ],
)
def test_a_status_is_that_of_the_readers_day(opened: Opener, day: str, status: str, found: list[str]) -> None:
    page = opened(f"phong-trao/?status={status}", day=day)
    ids = [heading.get_attribute("id") for heading in page.locator(f"{SHOWN} h2").all()]
    assert ids == found


@pytest.mark.parametrize(
    ("day", "state", "there"),
    [
        ("2023-06-01", "in", {"nd-91-2017", "luat-tdkt-2003"}),
        ("2024-06-01", "in", {"nd-98-2023", "luat-tdkt-2022"}),
        ("2024-06-01", "ended", {"nd-91-2017", "luat-tdkt-2003"}),
        ("2023-06-01", "coming", {"luat-tdkt-2022", "nd-152-2025"}),
    ],
)
def test_what_is_in_force_is_so_on_the_readers_day(
    opened: Opener, day: str, state: str, there: set[str]
) -> None:
    page = opened(f"van-ban/?force={state}", day=day)
    assert there <= set(page.locator(SHOWN).evaluate_all("all => all.map((row) => row.id)"))


def test_deadlines_ahead_come_first_then_those_passed_last(opened: Opener) -> None:
    page = opened("phong-trao/?sort=deadline", day="2026-03-20")
    due = page.locator(SHOWN).evaluate_all("all => all.map((card) => card.dataset.due.trim())")
    with_deadline = [days for days in due if days]
    assert with_deadline == ["2026-03-30", "2026-04-10", "2026-03-18", *with_deadline[3:]]
    assert due == [*with_deadline, *[""] * (len(due) - len(with_deadline))]


@pytest.mark.parametrize(("order", "backwards"), [("oldest", False), ("newest", True)])
def test_the_calendar_as_one_list_by_day(opened: Opener, order: str, backwards: bool) -> None:  # noqa: FBT001
    page = opened(f"lich/?sort={order}")
    days = page.locator(SHOWN).evaluate_all("all => all.map((entry) => entry.dataset.day || '')")
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=backwards)
    assert days == [*dated, *[""] * 7]
    assert page.locator("#danh-sach h2:visible").count() == 0


def test_the_calendar_knows_what_is_past_on_the_readers_day(opened: Opener) -> None:
    page = opened("lich/?when=upcoming", day="2026-03-30")
    assert [entry.get_attribute("data-day") for entry in page.locator(SHOWN).all()] == [
        "2026-03-31",
        "2026-03-30",  # of other bodies, which stand apart
        "2026-03-31",
    ]
    assert page.locator("#da-qua").is_hidden()
    page.select_option("select[name=when]", "past")
    told = page.locator(SHOWN).all_inner_texts()
    assert told
    assert all("đã qua" in each or "đã hết hạn" in each for each in told)
    page.select_option("select[name=when]", "undated")
    shown = page.locator("#danh-sach h2:visible").all_inner_texts()
    assert shown == ["Chưa có ngày cụ thể", "Kế hoạch của cơ quan khác"]


def test_words_and_choices_narrow_together(opened: Opener) -> None:
    page = opened("don-vi/?ten=bau+cu&body=ubnd-xa-cao-loc")
    names = page.locator(f"{SHOWN} > a").all_inner_texts()
    assert "Các Tổ bầu cử" in names
    assert "Ban bầu cử các cấp" not in names
    page.select_option("select[name=body]", "")
    assert "Ban bầu cử các cấp" in page.locator(f"{SHOWN} > a").all_inner_texts()
    assert page.url.endswith("/don-vi/?ten=bau+cu")


def test_a_link_to_an_entry_that_is_away_brings_the_list_back(opened: Opener) -> None:
    page = opened("van-ban/?force=ended")
    page.locator("#nd-91-2017").get_by_role("link", name="Văn bản thay thế").click()
    assert page.locator("#nd-98-2023").is_visible()
    page.locator("#nd-98-2023").get_by_role("link", name="Văn bản thay thế").click()
    page.locator("#nd-152-2025").wait_for()
    assert page.locator(SHOWN).count() == 23
    assert opened("van-ban/?kind=luat#nd-152-2025").locator("#nd-152-2025").is_visible()


def test_back_from_an_entry_finds_the_list_as_it_was_left(opened: Opener) -> None:
    page = opened("phong-trao/")
    page.select_option("select[name=level]", "province")
    page.select_option("select[name=sort]", "name")
    before = titles(page, "phong-trao/")
    page.locator(f"{SHOWN} h2 a").first.click()
    page.wait_for_load_state()
    page.go_back()
    page.wait_for_url("**/phong-trao/?level=province&sort=name")
    page.locator(".td-told output", has_text="Tìm thấy 2").wait_for()
    assert titles(page, "phong-trao/") == before
    assert page.locator("select[name=level]").input_value() == "province"


def test_a_list_answers_where_the_address_cannot_be_changed(opened: Opener) -> None:
    """A page that is opened from a disk may not change its address; nothing of it reaches the console."""
    page = opened("phong-trao/")
    page.evaluate("() => { history.replaceState = () => { throw new DOMException('no', 'SecurityError') } }")
    page.select_option("select[name=level]", "province")
    assert page.locator(SHOWN).count() == 2


def test_what_is_odd_in_the_address_changes_nothing(opened: Opener) -> None:
    page = opened("don-vi/?ten=" + "%C3%A1" * 1500)
    assert page.locator(SHOWN).count() == 0
    assert told(page).startswith("Không có đơn vị nào như vậy")
    marked = opened("don-vi/?ten=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert marked.locator("#danh-sach img").count() == 0
