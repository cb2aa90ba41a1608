"""What comes out of the printer: every kind of page on A4, a whole campaign, a poster with its code."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable

import pypdfium2
import pytest
import zxingcpp
from opener import Opener
from page_kinds import CAO_LOC, KINDS, TEMPLATES
from PIL.PngImagePlugin import PngImageFile
from playwright.sync_api import Browser, Page
from running import URL
from sampling import all_or
from soundness import sample_of_equals

from generator.citing import roman
from generator.problems import catalogue
from generator.project import Project
from generator.wording.parts import PARTS

CAMPAIGNS = (
    *("bau-cu-2026-cao-loc", "dai-hoi-xiv-cao-loc", "bau-cu-2026-dak-lak", "80-nam-tong-tuyen-cu-chi-lang"),
    *("bau-cu-2021-lai-chau", "phong-trao-mau"),
)
POSTERS = all_or(
    [(CAMPAIGNS[0], False), (CAMPAIGNS[3], True), (CAMPAIGNS[4], True)],
    [(name, script) for name in CAMPAIGNS for script in (True, False)],
)
MM = 72 / 25.4
HYPHEN = "\ufffe"  # how PDFium gives one at the end of a line
A4, A3 = (210, 297), (297, 420)
POSTER, WHOLE = CAO_LOC + "ap-phich/", CAO_LOC + "ban-in/"
# Whose name stands at the head of a print.
OWNER = "Ủy ban nhân dân xã Cao Lộc, tỉnh Lạng Sơn · Cổng thông tin"
OTHERS = {
    "bau-cu-2026-dak-lak": "Ủy ban nhân dân tỉnh Đắk Lắk · đăng để tham khảo",
    "bau-cu-2021-lai-chau": "Ủy ban nhân dân tỉnh Lai Châu · đăng để tham khảo",
    "80-nam-tong-tuyen-cu-chi-lang": "Ủy ban nhân dân huyện Chi Lăng, tỉnh Lạng Sơn · đăng để tham khảo",
}
# What only a screen can do: the words of menus, tabs, buttons, filters, downloads.
FURNITURE = (
    "Sơ đồ trang Bảo vệ dữ liệu cá nhân",
    "Trang chủ Phong trào",
    "Hướng dẫn Giới thiệu",
    "Về đầu trang",
    "Tổng quan Tiêu chuẩn Số lượng",
    "Bỏ lọc",
    "Báo sai sót trên trang này",
    "Thêm vào lịch",
    "Tải bộ hồ sơ",
    "Đăng ký theo địa chỉ",
)


def bare(text: str) -> str:
    """Without spaces: a letter from another file of the font stands apart from its word in a PDF's text."""
    return re.sub(r"\s+", "", text)


class Printed:
    """A page as its sheets, words without spaces; the browser chooses the paper by the style sheet alone."""

    def __init__(self, page: Page) -> None:
        """Print."""
        with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as sheets:
            sizes = [sheet.get_size() for sheet in sheets]
            texts = [sheet.get_textpage().get_text_range() for sheet in sheets]
        self.sheets = [bare(text.replace(HYPHEN, "-")) for text in texts]
        self.sizes = [(width / MM, height / MM) for width, height in sizes]
        self.text = "|".join(self.sheets)

    def __contains__(self, words: str) -> bool:
        """Whether the words stand on one of the sheets."""
        return bare(words) in self.text

    def assert_size(self, expected: tuple[int, int]) -> None:
        """All sheets have this size, give or take a millimetre."""
        assert self.sizes
        for size in self.sizes:
            pairs = zip(size, expected, strict=True)
            assert all(math.isclose(side, wanted, abs_tol=1) for side, wanted in pairs)


Printer = Callable[[str], Printed]


@pytest.fixture(scope="module")
def sheets() -> dict[str, Printed]:
    """What was printed already, by address."""
    return {}


@pytest.fixture
def printer(opened: Opener, sheets: dict[str, Printed]) -> Printer:
    """Prints a page as it comes, once for all tests that read its sheets."""

    def printed(path: str) -> Printed:
        if path not in sheets:
            sheets[path] = Printed(opened(path))
        return sheets[path]

    return printed


@pytest.mark.fuzz
@pytest.mark.parametrize("path", all_or(TEMPLATES, [*KINDS.values()]))
def test_every_kind_of_page_is_an_office_document(opened: Opener, address: str, path: str) -> None:
    """The sample: each template, without most of what is repeated (reading sheets takes longest)."""
    page = opened(path)
    sample_of_equals(page)
    printed = Printed(page)
    printed.assert_size(A4)
    # The guide of problems grows with every check: an entry takes two fifths of a sheet at most.
    most = len(catalogue()) * 2 // 5 if path == KINDS["problem guide"] else 40
    assert len(printed.sheets) <= most
    assert all(len(sheet) > 40 for sheet in printed.sheets), "a sheet that is all but empty"
    if path == KINDS["poster"]:
        return  # it fills its sheet, and is not filed
    count = len(printed.sheets)
    assert bare(f"Gồm {count} trang") in printed.sheets[0]
    for number, sheet in enumerate(printed.sheets, start=1):
        assert bare(f"In ngày 20/11/2026 từ {address}{path}") in sheet
        assert number == 1 or f"{number}/{count}" in sheet
    whose = next((body for folder, body in OTHERS.items() if f"/{folder}/" in path), OWNER)
    assert bare(whose) in printed.sheets[0]
    if path not in {KINDS["guide"], KINDS["site map"], KINDS["field guide"], KINDS["problem guide"]}:
        assert [words for words in FURNITURE if words in printed] == []


@pytest.mark.parametrize("path", ["phong-trao/", "bieu-mau/bien-ban/"])
def test_no_sheet_holds_little_more_than_its_head(printer: Printer, address: str, path: str) -> None:
    """Neither before cards that have no room beside it, nor at the end of cards or of a form's text."""
    around = (
        rf"\d+/\d+|Gồm\d+trang|{bare(OWNER)}.*?cậpnhậtngày[\d/]+|Inngày[\d/]+từ{re.escape(address + path)}"
    )
    sheets = printer(path).sheets
    assert len(sheets) > 1
    assert all(len(re.sub(around, "", sheet, flags=re.DOTALL)) > 150 for sheet in sheets)


def test_criteria_of_a_unit_go_on_over_sheets_and_stay_with_what_introduces_them(printer: Printer) -> None:
    """Of each sheet between the first and the last most is used; whose a list is stands above it."""
    sheets = printer("don-vi/to-bau-cu-cao-loc/").sheets
    letters = [len(sheet) for sheet in sheets[1:-1]]
    assert min(letters) > max(letters) * 2 / 3
    whose, first = map(bare, ("Đơn vị bầu cử trên địa bàn xã khoản 1 Mục V", "bám sát nhiệm vụ được giao"))
    assert [whose in sheet for sheet in sheets] == [first in sheet for sheet in sheets]
    assert any(whose in sheet for sheet in sheets)


def test_without_javascript_no_day_of_printing_is_made_up(opened: Opener) -> None:
    printed = Printed(opened(CAO_LOC, script=False))
    assert "In ngày" not in printed
    assert f"Gồm {len(printed.sheets)} trang" in printed
    assert [words for words in FURNITURE if words in printed] == []


def test_the_heads_of_a_long_table_stand_on_every_sheet(printer: Printer) -> None:
    printed = printer(KINDS["roll"])
    rows = [sheet for sheet in printed.sheets if len(re.findall("Ông|Bà|Tậpthểmẫu", sheet)) > 6]
    assert len(rows) > 10
    assert all(re.search("TT(Họvàtên|Têntậpthể)", sheet) for sheet in rows)


def test_no_row_is_cut_and_no_head_is_left_alone(opened: Opener, printer: Printer) -> None:
    page = opened(KINDS["roll"])
    page.emulate_media(media="print")
    rows = page.locator(".td-table tbody tr")
    assert rows.count() > 100
    inside = rows.evaluate_all("rows => new Set(rows.map(row => getComputedStyle(row).breakInside)).size")
    assert inside == 1
    assert rows.first.evaluate("row => getComputedStyle(row).breakInside") == "avoid"
    for sheet in printer(KINDS["roll"]).sheets:
        assert not sheet.endswith("Thànhtích"), sheet[-80:]


def test_what_is_folded_on_the_screen_is_open_on_paper(opened: Opener, printer: Printer) -> None:
    path = "don-vi/phong-vhxh-cao-loc/"
    page = opened(path)
    folded = page.locator("details:not([open])", has=page.locator("li"))
    assert folded.count() > 0
    assert (folded.last.locator("li").last.text_content() or "").strip()[:40] in printer(path)


def test_a_link_to_another_site_is_spelt_out_and_none_of_ours(opened: Opener) -> None:
    printed = Printed(opened("du-lieu/"))
    assert "(https://creativecommons.org/licenses/by/4.0/deed.vi)" in printed
    assert "../" not in printed


def test_dark_prints_as_light_does(opened: Opener) -> None:
    """Ink on white: nobody prints a black sheet."""
    page = opened(CAO_LOC + "so-luong/", scheme="dark")
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.emulate_media(media="print", color_scheme="dark")
    ink = page.locator("h1").evaluate("title => getComputedStyle(title).color")
    box = page.locator(".td-table").first.evaluate("table => getComputedStyle(table).backgroundColor")
    assert ink == "rgb(34, 28, 25)"
    assert box == "rgb(255, 255, 255)"


def test_the_whole_campaign_holds_every_part(opened: Opener) -> None:
    document = Printed(opened(WHOLE))
    assert 10 <= len(document.sheets) <= 30
    chapters = [part.chapter_title for part in PARTS if not part.chapter.annex]
    for words in (
        "Mục lục",
        *(f"{roman(number)}. {title}" for number, title in enumerate(chapters, start=1)),
        "Đạt một trong các tiêu chuẩn sau",
        "chậm nhất ngày 18/3/2026",
        "Biên bản họp xét",
        "Chưa công bố.",
        "Phụ lục. Toàn văn kế hoạch",
        "Hứa Anh Tuấn",
        "Lưu ý về văn bản",
    ):
        assert words in document, words
    title = bare("Phụ lục. Toàn văn kế hoạch")
    annex = next(sheet for sheet in document.sheets[1:] if title in sheet)
    assert annex.index(title) < 150, "the annex begins a sheet of its own, below the line of its margin"


def test_the_way_to_paper_starts_on_the_overview(opened: Opener) -> None:
    page = opened(CAO_LOC)
    page.get_by_role("link", name="Tải bản in").click()
    page.wait_for_url("**/ban-in/")
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="In cả phong trào").click()
    assert page.evaluate("window.printed")
    assert opened(WHOLE, script=False).locator("[data-print]:visible").count() == 0


@pytest.mark.fuzz
@pytest.mark.parametrize(("name", "script"), POSTERS)
def test_the_poster_fills_one_sheet_of_either_size(opened: Opener, name: str, *, script: bool) -> None:
    """The sample: without scripts one poster, with them those with most words and with an open day."""
    page = opened(f"phong-trao/{name}/ap-phich/", script=script)
    for size, choice in ((A4, "A4"), (A3, "A3")):
        page.get_by_label(choice).check()
        printed = Printed(page)
        printed.assert_size(size)
        assert len(printed.sheets) == 1
        assert "Nguồn: Kế hoạch" in printed
        assert "Khổ giấy" not in printed
        assert "Gồm 1 trang" not in printed


@pytest.mark.parametrize(("day", "over"), [("2026-03-18", False), ("2026-03-19", True)])
def test_the_poster_tells_what_holds_on_the_readers_day(opened: Opener, day: str, *, over: bool) -> None:
    page = opened(POSTER, day=day)
    assert page.get_by_text("Đã hết hạn từ ngày 19/03/2026").is_visible() is over
    status = "Đang xét" if over else "Đang diễn ra, đang nhận hồ sơ"
    text = page.locator(".td-poster__foot").inner_text()
    year, month, number = day.split("-")
    assert f"Trạng thái: {status}, tính đến ngày {number}/{month}/{year}." in text
    assert "còn" not in page.locator(".td-poster__when").inner_text()  # on a wall it would be wrong tomorrow


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_telephone_reads_the_code_of_the_poster(browser: Browser, addressed: Project, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto((addressed.site / POSTER / "index.html").as_uri())
    picture = PngImageFile(io.BytesIO(page.locator(".td-poster").screenshot()))
    found = [code.text for code in zxingcpp.read_barcodes(picture)]
    assert found == [URL + CAO_LOC]
    assert URL + CAO_LOC in page.locator(".td-poster__foot").inner_text()
    page.close()


def test_a_units_sheet_is_one_sheet(opened: Opener) -> None:
    for unit in (
        "to-bau-cu-cao-loc",
        "co-quan-cap-tinh-dak-lak",
        "so-noi-vu-lai-chau",
        "phong-noi-vu-chi-lang",
    ):
        printed = Printed(opened(f"don-vi/{unit}/phieu/"))
        printed.assert_size(A4)
        assert len(printed.sheets) == 1, unit
        assert "Đường đi của hồ sơ" in printed


@pytest.mark.parametrize(
    "path",
    [
        "phong-trao/phong-trao-mau/",
        CAO_LOC + "so-luong/",
        CAO_LOC + "tieu-chuan/",
        "don-vi/phong-vhxh-cao-loc/",
    ],
)
def test_the_last_sheet_is_not_nearly_empty(printer: Printer, path: str) -> None:
    last = printer(path).sheets[-1]
    # More than the sheet's head and foot, its sources, and a line.
    assert len(last.partition("Nguồn:")[0]) > 130 or len(last) > 400


def test_the_end_of_a_list_or_page_does_not_stand_alone_on_the_last_sheet(printer: Printer) -> None:
    last = printer("phong-trao/dai-hoi-xiv-cao-loc/noi-dung/").sheets[-1]
    assert len(re.findall("–[A-ZĐ]", last)) >= 3, last
    assert bare("Kế hoạch không nêu đơn vị này") in printer("don-vi/to-bau-cu-cao-loc/").sheets[-1]


@pytest.mark.fuzz
def test_page_one_names_campaign_plan_and_issuer_and_counts_no_days(opened: Opener) -> None:
    for step in ("", "so-luong/", "ho-so/", "ban-in/"):
        page = opened(f"phong-trao/bau-cu-2026-dak-lak/{step}")
        sample_of_equals(page)
        first = Printed(page).sheets[0]
        for words in (
            "Thi đua bầu cử 2026 - 2031, tỉnh Đắk Lắk",
            "Kế hoạch số 0125/KH-UBND",
            "UBND tỉnh Đắk Lắk",
        ):
            assert bare(words) in first, (step, words)
        assert bare("Ủy ban nhân dân tỉnh Đắk Lắk, đăng để tham khảo") not in first
        assert first.index(bare("Ủy ban nhân dân tỉnh Đắk Lắk")) < first.index(bare("xã Cao Lộc"))
        assert bare("đã hết hạn") not in first.casefold(), step
