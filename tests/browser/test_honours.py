"""Honour rolls in a browser: filter, order, links, search by name, phones, paper, without script, axe."""

from __future__ import annotations

import functools
import gzip
import http.server
import random
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from forks import forked
from once import built_once
from opener import Opener
from playwright.sync_api import Page
from rolls import collective, correction, decision, honour
from running import AS_OF, ROOT
from sampling import all_or, in_full
from searching import LINKS, search
from soundness import assert_accessible, assert_fits, assert_structured, sample_of_parts

from generator.checking import Checked
from generator.derive.name_order import name_key
from generator.marks import fold
from generator.memory import remembering
from generator.model.campaign import Campaign
from generator.model.honour import Honour
from generator.output import sync_folder
from generator.pipeline import generate

SHORT = "phong-trao/dai-hoi-xiv-cao-loc/vinh-danh/"
LONG = "phong-trao/bau-cu-2026-cao-loc/vinh-danh/"
FIND = "vinh-danh/tim-ten/"
KINDS = {
    "roll": SHORT,
    "long roll": LONG,
    "a page of a long roll": LONG + "trang-3/",
    "all": "vinh-danh/",
    "year": "vinh-danh/2026/",
    "search by name": FIND + "?q=hoa",
    "data": "du-lieu/",
}
each_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
LOOKS = all_or(
    [(KINDS[name], 1280, "light") for name in ("long roll", "search by name")] + [(SHORT, 390, "dark")],
    [(path, *look) for look in ((1280, "light"), (390, "dark")) for path in KINDS.values()],
)
GIVEN = ("An", "Ánh", "Bình", "Đức", "Hòa", "Hoà", "Hoa", "Hùng", "Khánh", "Mai", "Ngọc", "Tuấn", "Yến")
LINES = 2_500


def short_rows() -> tuple[Honour, ...]:
    return (
        collective(1, "Thôn Nà A1"),
        honour(1, "Hứa Anh Tuấn1", unit="Thôn Nà A1", unit_code=None),
        honour(2, "Trần Thị E99", honorific="Bà"),
        honour(3, "Lê Thị Ánh3", honorific="Bà", award="bang-khen-tinh"),
        honour(4, "Đặng Văn Hoà4", unit="Trạm B2", unit_code=None),
        honour(5, "Nguyễn Tuấn Anh5"),
        honour(6, "Hua Anh Tuan6", unit="Trạm B2", unit_code=None),
    )


def long_rows() -> tuple[Honour, ...]:
    chance = random.Random(7)  # noqa: S311 - names for a long list, no secret
    return tuple(
        honour(
            number,
            f"{chance.choice(('Nông', 'Vi', 'Lương'))} Văn {chance.choice(GIVEN)}{number}",
            unit=f"Tổ bầu cử số {number % 40 + 1}",
            unit_code=None,
        )
        for number in range(1, LINES + 1)
    )


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, shipped_checked: Checked, remembered: Path
) -> Iterator[str]:
    """The shipped portal with two more rolls, served below /thi-dua/."""

    def build(root: Path) -> None:
        with remembering(remembered):
            write_pages(root, shipped_checked)
        done = forked("build", "-q", program="mkdocs", cwd=root)
        assert done.returncode == 0, done.stderr

    root = built_once(tmp_path_factory, "rolls", build)
    handler = functools.partial(Quiet, directory=str(root / "host"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/thi-dua/"
    server.shutdown()
    server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Keep the test's output readable."""


def write_pages(root: Path, checked: Checked) -> None:
    """What plain MkDocs makes the pages of: no list is read here, the rows are given."""
    given = {"dai-hoi-xiv-cao-loc": short_rows(), "bau-cu-2026-cao-loc": long_rows()}
    corrections = [correction("ca-nhan-2", "revoked"), correction("ca-nhan-4", "corrected", note="Sửa tên.")]
    cases = []
    for case in checked.campaigns:
        rows = given.get(case.campaign.id)
        if rows is not None:
            data = case.campaign.model_dump(mode="json") | {
                "decisions": [decision()],
                "corrections": corrections if case.campaign.id.startswith("dai-hoi") else [],
            }
            case = replace(  # noqa: PLW2901 - the same case with a roll, which no files hold: nothing to remember
                case, campaign=Campaign.model_validate(data), rolls={"qd-1": rows}, made_of=b""
            )
        cases.append(case)
    site = generate(replace(checked, campaigns=tuple(cases)), AS_OF)
    sync_folder(root / "docs", (*site.pages, *checked.written, *checked.beside))
    shutil.copytree(ROOT / "theme", root / "theme")
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config |= {"docs_dir": "docs", "site_dir": "host/thi-dua", "plugins": []}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")


def shown(page: Page) -> list[str]:
    """The names in the lists, as far as they are to be seen."""
    return [name.split("\n")[0] for name in page.locator(".td-roll th[scope=row]:visible").all_inner_texts()]


def names_found(page: Page, typed: str = "") -> list[str]:
    """The names that are found for what is typed now, or for what stands in the address."""
    if typed:
        page.locator("#td-ten").fill(typed)
    answers = f'[data-search-for="{typed}"]:not([aria-busy])' if typed else "[data-search-for]"
    page.locator(f"main {answers}").wait_for(state="attached")
    return page.locator("#ket-qua a").all_inner_texts()


def test_a_list_is_filtered_by_words_with_or_without_marks(opened: Opener) -> None:
    page = opened(SHORT)
    for typed in ("tuan anh", "Anh Tuấn", "TUAN  ANH", "anh tu"):
        page.fill("input[name=tim]", typed)
        assert shown(page) == ["Ông Hứa Anh Tuấn1", "Ông Nguyễn Tuấn Anh5", "Ông Hua Anh Tuan6"], typed
        assert "3 trong 7" in page.locator("output").inner_text()


def test_a_list_is_filtered_by_unit_and_award_and_says_when_nothing_fits(opened: Opener) -> None:
    page = opened(SHORT)
    page.select_option("select[name=unit]", "Thôn Nà A1")
    assert shown(page) == ["Thôn Nà A1", "Ông Hứa Anh Tuấn1"]
    page.select_option("select[name=unit]", "")
    page.select_option("select[name=award]", "bang-khen-tinh")
    assert shown(page) == ["Bà Lê Thị Ánh3"]
    page.fill("input[name=tim]", "khong co")
    assert shown(page) == []
    assert "Không có dòng nào" in page.locator("output").inner_text()
    page.click(".td-filter button[type=reset]")
    page.locator("output").get_by_text("7 trong 7").wait_for()
    assert len(shown(page)) == 6


def test_a_list_stands_in_the_order_of_names_and_back_again(opened: Opener) -> None:
    page = opened(SHORT)
    before = shown(page)
    page.select_option("select[name=sort]", "name")
    named = shown(page)
    individuals = [name for name in named if name.startswith(("Ông", "Bà Trần"))]
    assert individuals == sorted(individuals, key=name_key)
    assert named != before
    page.select_option("select[name=sort]", "")
    assert shown(page) == before


def test_the_filter_of_a_list_is_kept_in_the_address(opened: Opener) -> None:
    page = opened(SHORT)
    page.fill("input[name=tim]", "hoà")
    page.wait_for_url(re.compile("tim=ho"))
    assert shown(opened(page.url.partition("/thi-dua/")[2])) == ["Ông Đặng Văn Hoà4"]


def test_a_long_list_is_filtered_as_a_whole(opened: Opener) -> None:
    page = opened(LONG + "trang-3/")
    wanted = [row for row in long_rows() if " hoa" in fold(row.name)]
    page.fill("input[name=tim]", "hoa")
    page.locator("output").get_by_text(f"Đang hiện {len(wanted)} trong 2.500").wait_for()
    assert shown(page) == [f"Ông {row.name}" for row in wanted[:100]]
    page.get_by_role("button", name="Hiện thêm").click()
    assert len(shown(page)) == 200
    page.select_option("select[name=sort]", "name")
    in_order = sorted(wanted, key=lambda row: (name_key(row.name), row.name))
    assert shown(page) == [f"Ông {row.name}" for row in in_order[:100]]


def test_what_is_found_in_a_long_list_leads_to_its_row(opened: Opener) -> None:
    page = opened(LONG)
    (row,) = [row for row in long_rows() if row.number == 2_345]
    page.fill("input[name=tim]", row.name)
    page.locator("[data-roll-found] tbody tr a").first.click()
    page.wait_for_url("**/trang-3/#qd-1-ca-nhan-2345")
    assert row.name in page.locator("tr:target").inner_text()
    assert page.locator("tr:target").is_visible()


def test_a_row_found_on_this_very_page_brings_the_list_back(opened: Opener) -> None:
    page = opened(LONG)
    page.fill("input[name=tim]", next(row.name for row in long_rows() if row.number == 900))
    page.locator("[data-roll-found] tbody tr a").first.click()
    page.locator("#qd-1-ca-nhan-900").wait_for()
    assert page.locator("input[name=tim]").input_value() == ""


def test_a_link_to_a_row_that_moved_to_another_page_still_finds_it(opened: Opener) -> None:
    page = opened(LONG + "#qd-1-ca-nhan-1700")
    page.wait_for_url("**/trang-2/#qd-1-ca-nhan-1700")
    assert page.locator("tr:target").is_visible()


def test_a_name_is_found_without_marks_and_with_them_first(opened: Opener) -> None:
    page = opened(FIND + "?q=hua anh tuan")
    assert names_found(page)[:2] == ["Ông Hua Anh Tuan6", "Ông Hứa Anh Tuấn1"]
    for typed, first in (
        ("Hứa Anh Tuấn", "Ông Hứa Anh Tuấn1"),
        ("tuấn1 hứa", "Ông Hứa Anh Tuấn1"),
        ("đặng văn hòa", "Ông Đặng Văn Hoà4"),
    ):
        assert names_found(page, typed)[0] == first


def test_a_name_is_found_while_it_is_typed_and_leads_to_its_row(opened: Opener) -> None:
    page = opened(FIND)
    page.locator("#td-ten").press_sequentially("đặng văn h")
    page.locator("#ket-qua a", has_text="Đặng Văn Hoà4").click()
    page.wait_for_url(f"**/{SHORT}#qd-1-ca-nhan-4")
    assert "Đính chính theo Quyết định số 15/QĐ-UBND" in page.locator("tr:target").inner_text()


def test_a_revoked_name_is_found_nowhere(opened: Opener, address: str) -> None:
    page = opened(FIND + "?q=E99")
    page.locator("#ket-qua").get_by_text("Không tìm thấy").wait_for()
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(address + "?q=Trần Thị E99")
    page.locator("[data-search-for]").wait_for(state="attached")
    assert not page.locator("[data-search-results] a", has_text="E99").count()
    index = [url for url in asked if "/tim-kiem/" in url]
    assert len(index) > 3
    assert not [url for url in index if "E99" in page.request.get(url).text()]
    row = opened(SHORT).locator("#qd-1-ca-nhan-2")
    assert "Đã thu hồi theo Quyết định số 15/QĐ-UBND" in row.inner_text()


def test_the_sites_own_search_knows_the_names(opened: Opener, address: str) -> None:
    page = opened("")
    for typed, first, row in (
        ("hua anh tuan1", "Ông Hứa Anh Tuấn1", SHORT + "#qd-1-ca-nhan-1"),
        ("đặng văn hòa4", "Ông Đặng Văn Hoà4", SHORT + "#qd-1-ca-nhan-4"),
        ("dang van hoà4", "Ông Đặng Văn Hoà4", SHORT + "#qd-1-ca-nhan-4"),
        ("thon na a1", "Thôn Nà A1", SHORT + "#qd-1-tap-the-1"),
        ("nguyen tuan anh5", "Ông Nguyễn Tuấn Anh5", SHORT + "#qd-1-ca-nhan-5"),
        ("nguyem tuan anh5", "Ông Nguyễn Tuấn Anh5", SHORT + "#qd-1-ca-nhan-5"),
        ("dang van hoa4 tram b2", "Ông Đặng Văn Hoà4", SHORT + "#qd-1-ca-nhan-4"),
    ):
        assert search(page, typed)[0] == first
        link = page.locator(LINKS).first
        assert link.evaluate("link => link.href") == address + row


def test_a_name_in_no_roll_is_told_as_it_was_typed(opened: Opener) -> None:
    page = opened("?q=ông Nguyễn Thuỳ Zé")
    answer = page.locator(".td-hit-answer")
    answer.wait_for()
    assert re.match(r"Không có “Nguyễn Thuỳ Zé” trong \d+ dòng của \d+ quyết định", answer.inner_text())


def test_a_name_of_many_is_found_by_its_words_in_any_order(opened: Opener) -> None:
    """All 2,500 names hold "Văn", a third of them "Nông": more than a file of the index takes."""
    wanted = long_rows()[1_233]
    surname, _, given = wanted.name.split()
    page = opened("")
    for typed in (wanted.name, fold(f"{given} {surname} van"), fold(f"van {given}")):
        assert search(page, typed)[0] == f"Ông {wanted.name}"


def test_the_search_by_name_is_among_awardees_only_and_fetches_no_pages(opened: Opener) -> None:
    page = opened(FIND)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#td-ten").fill("hoa")
    assert all(re.match("(Ông|Bà|Thôn) ", name) for name in names_found(page))
    assert not [url for url in asked if "/trang." in url or "/noi-dung" in url]
    assert page.locator("#ket-qua h3").inner_text().startswith("Người, tập thể được khen")
    page.locator("#td-ten").fill("giấy khen bầu cử")
    page.locator("#ket-qua").get_by_text("Không tìm thấy").wait_for()


def test_where_no_name_is_found_it_is_told_how_to_look_for_one(opened: Opener) -> None:
    told = opened(FIND + "?q=zzzz").locator(".td-no-hit")
    told.wait_for()
    assert "Chỉ gõ họ và tên" in told.inner_text()
    assert "điều kiện lọc" not in told.inner_text()
    assert told.get_by_role("link").all_inner_texts() == ["Các danh sách khen thưởng", "Liên hệ, hỏi đáp"]


def test_more_names_than_are_fetched_are_told(opened: Opener) -> None:
    page = opened(FIND + "?q=Văn")
    assert len(names_found(page)) == 20
    assert "Còn nhiều tên khác có chữ đã gõ" in page.locator("#ket-qua [role=status]").inner_text()


def test_the_box_over_the_search_by_name_searches_everything(opened: Opener) -> None:
    page = opened(FIND + "?q=hoa")
    assert names_found(page)
    page.keyboard.press("Control+k")
    page.locator("#tim-nhanh").fill("bầu cử")
    link = page.locator("dialog [data-search-results] a").first
    assert "bầu cử" in link.inner_text()


def test_without_javascript_lists_can_be_read_and_the_search_says_what_it_needs(opened: Opener) -> None:
    page = opened(SHORT, script=False)
    assert len(shown(page)) == 6
    assert not page.locator("form[data-roll]").is_visible()
    assert not page.locator("[data-roll-print]").is_visible()
    search = opened(FIND, script=False)
    assert "cần JavaScript" in search.locator("main").inner_text()
    assert search.locator(f"main a[href$='{SHORT}#qd-1']").is_visible()
    long = opened(LONG, script=False)
    long.locator(".td-pager a", has_text="2").first.click()
    assert long.url.endswith(LONG + "trang-2/")


def test_python_and_the_browser_fold_alike(opened: Opener) -> None:
    """The filter finds every name by what Python makes of it without marks."""
    page = opened(SHORT)
    for row in short_rows():
        if row.number != 2 or row.candidate == "collective":
            page.fill("input[name=tim]", fold(row.name))
            assert any(row.name in name for name in shown(page))


def test_the_notice_board_gets_decision_and_list_only(opened: Opener) -> None:
    page = opened(SHORT)
    page.evaluate("window.print = () => {}")
    page.click("[data-roll-print]")
    page.emulate_media(media="print")
    assert page.locator("#qd-1-ca-nhan-1").is_visible()
    assert page.locator(".td-decision").is_visible()
    assert page.locator(".td-roll-title").is_visible()
    for furniture in (
        ".td-filter",
        ".td-more",
        ".td-chart",
        ".td-provenance",
        ".md-header",
        ".td-footer",
    ):
        assert not page.locator(furniture).first.is_visible(), furniture
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".td-chart").first.is_visible()


def test_charts_tell_their_numbers_in_forced_colours_and_in_a_table(opened: Opener) -> None:
    page = opened("vinh-danh/")
    chart = page.locator(".td-chart", has_text="Theo năm")
    assert "2.506" not in chart.inner_text()  # kinds are never added up
    assert "cá nhân" in chart.locator("svg").evaluate("svg => svg.textContent")
    chart.locator("summary").click()
    assert chart.locator("table").is_visible()
    page.emulate_media(forced_colors="active")
    painted = "bar => getComputedStyle(bar).fill"
    system = """() => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.color = "CanvasText";
        return getComputedStyle(probe).color;
    }"""
    assert page.locator(".td-chart__bar").first.evaluate(painted) == page.evaluate(system)


@pytest.mark.fuzz
@pytest.mark.parametrize(("path", "width", "scheme"), LOOKS)
def test_no_accessibility_violation(opened: Opener, path: str, width: int, scheme: str) -> None:
    """The sample: what test_pages.py, with its short roll, does not see already."""
    page = opened(path, width=width, scheme=scheme)
    rows = page.locator(".td-roll tbody tr")
    if path.startswith(LONG):
        assert rows.count() >= 500
    sample_of_parts(page)
    assert_accessible(page, contrast=in_full() or scheme == "dark", again=scheme == "dark")


@each_kind
def test_a_page_is_structured_and_light_and_fits_a_phone(opened: Opener, path: str) -> None:
    page = opened(path, width=390)
    assert_structured(page)
    assert len(gzip.compress(page.request.get(page.url.partition("?")[0]).body())) < 300_000
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert_fits(page, width)
