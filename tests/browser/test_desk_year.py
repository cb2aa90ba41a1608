"""A campaign's year at the desk in a browser: from the plan's file to the archive that is handed over."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from builders import write_project
from openpyxl import Workbook
from playwright.sync_api import Browser, Page
from running import ROOT

sys.path.insert(0, str(ROOT / "tests" / "desk"))

from desks import Desk, running
from sampling import in_full
from soundness import assert_accessible, assert_fits
from whole_plan import whole_plan

from generator import clock
from generator.project import Project


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on a small portal."""
    with running(Project(write_project(tmp_path))) as made:
        yield made


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    """A tab at the desk; what a browser complains of fails the test."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    tab, said = context.new_page(), list[str]()
    tab.on("console", lambda each: said.append(each.text) if each.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(desk.address)
    yield tab
    context.close()
    assert said == []


def press(page: Page, name: str) -> None:
    """By keyboard, as everything here."""
    page.get_by_role("button", name=name).first.press("Enter")


def built(page: Page, work: str) -> None:
    page.get_by_text(f"{work}: đã xong").wait_for()


def look(page: Page, *, again: bool = False) -> None:
    """`again`: a view that other tests of the desk look at, too."""
    assert_fits(page, 390)
    assert_accessible(page, contrast=in_full(), again=again, at_least=20)


def opened_from_its_plan(page: Page, desk: Desk, folder: Path) -> None:
    """The plan's file becomes a draft; what the tool did not understand is decided or sent to a field."""
    page.get_by_role("link", name="Mở phong trào từ tệp Word, PDF").press("Enter")
    plan = folder / "KH 12.docx"
    plan.write_bytes(whole_plan())
    page.get_by_label("Tệp kế hoạch").set_input_files(plan)
    page.locator("#ma").fill("so-2026")
    press(page, "Đọc tệp")
    page.wait_for_url("**/phong-trao/so-2026/diem-mo/**")
    while page.locator("form.point button").count():  # a surer reader leaves none
        page.locator("form.point button").first.press("Enter")
        page.get_by_text("Đã lưu.").wait_for()
    page.get_by_text("Không còn điểm nào phải quyết định.").wait_for()
    nowhere = page.locator(".plan .quoted", has_text="chưa vào mục nào")
    before = nowhere.count()
    line = nowhere.filter(has_text="chậm nhất ngày 15/12/2026")
    line.get_by_role("link", name="Đưa vào mục…").press("Enter")
    page.get_by_label("Vào mục").select_option(label="Quy trình")
    look(page, again=True)
    press(page, "Đưa vào")
    page.get_by_text("Đã lưu.").wait_for()
    assert nowhere.count() == before - 1
    assert (
        "Hồ sơ đề nghị khen thưởng gửi về" in page.locator(".plan p", has_text="→ Quy trình 1").inner_text()
    )
    page.get_by_role("link", name="Xem còn gì phải sửa, đưa lên cổng").press("Enter")
    press(page, "Chuyển thành bản chính thức")
    page.wait_for_url(f"{desk.origin}/?len-cong=so-2026")


def built_ready(page: Page, desk: Desk) -> None:
    """A build waits, and the page of what it changes is open."""
    page.goto(f"{desk.origin}/cong-bo/")
    press(page, "Dựng sẵn bản mới")
    built(page, "Dựng sẵn bản mới")
    page.get_by_role("link", name="Xem những gì sẽ thay đổi").press("Enter")
    page.wait_for_url("**/cong-bo/thay-doi/")


def published(page: Page) -> None:
    """The build that was looked at is what readers see."""
    press(page, "Đưa bản này lên cổng")
    built(page, "Đưa bản mới lên cổng")


def on(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk and the commands that it starts take it for this day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(clock.epoch_of(date.fromisoformat(day))))


def prolonged(page: Page, desk: Desk) -> None:
    """The campaign's end is another day."""
    page.goto(f"{desk.origin}/phong-trao/so-2026/thoi-gian/")
    page.locator("#f-period-end-wording").fill("đến hết ngày 15/12/2026")
    page.locator("#f-period-end-day").fill("2026-12-15")
    press(page, "Lưu")
    page.get_by_text("Đã lưu.").wait_for()


ROLLS = "/vinh-danh/so-2026/"
COLUMNS = ("TT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị")
SURNAMES = ("Nguyễn Văn", "Trần Thị", "Lê Văn", "Phạm Thị")
TWICE = {12: {"Ông/Bà": "Bà", "Họ và tên": "Phạm Thị B11", "Đơn vị": "Phòng A"}}
"""Nobody sees it in the file: the person of the row above once more."""
CARELESS = TWICE | {
    3: {"Họ và tên": "PHẠM  THỊ D3"},
    7: {"Chức vụ": "Công chức, SĐT 0912345678"},
    21: {"TT": "20"},
    30: {"Họ và tên": ""},
    35: {"Họ và tên": "Phạm Thị G35, Nguyễn Văn H36"},
}
"""What is wrong in a list of 40 that was put together in a hurry."""


def list_of_40(path: Path, wrong: Mapping[int, Mapping[str, str]]) -> Path:
    """The workbook with other words in these cells, by the row's number."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(COLUMNS)
    for number in range(1, 41):
        name = f"{SURNAMES[number % 4]} {'ABCDEGHIKL'[number % 10]}{number}"
        sound = ("Bà" if number % 2 else "Ông", name, "Công chức", "Phòng A" if number % 3 else "Phòng B")
        row = dict(zip(COLUMNS, (number, *sound), strict=True)) | wrong.get(number, {})
        sheet.append([row[each] for each in COLUMNS])
    book.save(path)
    return path


def flaws(page: Page) -> list[str]:
    """Every cell of the list that must be looked at, as it was written, with its line."""
    cells = page.locator("td.flawed").all()
    return [re.sub(r"\s*chỗ phải xem.*", "", each.inner_text(), flags=re.DOTALL) for each in cells]


def sent(page: Page, path: Path, *, again: bool) -> None:
    """The file is the campaign's list; `again`: in place of the one that is there."""
    page.locator("#tep").set_input_files(path)
    page.locator("#thay").set_checked(again)
    with page.expect_navigation():
        press(page, "Nhận danh sách")
    page.get_by_text("Đã nhận danh sách.").wait_for()


def decided(page: Page) -> None:
    """The decision's data are written for the list that came in."""
    page.get_by_role("link", name="Ghi quyết định của danh sách này").press("Enter")
    said = {
        "so": "88/QĐ-UBND", "ngay": "20/12/2026", "co_quan": "Chủ tịch UBND xã", "chuc_vu": "CHỦ TỊCH",
        "trich_yeu": "Về việc tặng Giấy khen của Chủ tịch UBND xã", "nguoi_ky": "Nguyễn Văn A1",
    }  # fmt: skip
    for name, words in said.items():
        page.locator(f"#q-{name}").fill(words)
    confirmed(page, "Ghi quyết định")
    with page.expect_navigation():
        page.get_by_role("link", name="Danh sách khen thưởng").press("Enter")


def confirmed(page: Page, do: str) -> None:
    """What will be done is told first, and done on a yes."""
    press(page, "Xem điều sẽ làm")
    press(page, do)
    page.get_by_role("heading", level=1, name=re.compile("đã ghi$")).wait_for()


def of_row(page: Page, desk: Desk, step: str, who: str, **said: str) -> None:
    """A guided step for the row in which this name stands, up to its last question."""
    page.goto(f"{desk.origin}{ROLLS}{step}/")
    row = page.get_by_role("combobox", name="Dòng trong danh sách")
    row.fill(who)
    page.get_by_role("listbox").get_by_role("option", name=who).first.wait_for()
    row.press("ArrowDown")
    row.press("Enter")
    press(page, "Chọn dòng này")
    for question, words in said.items():
        page.locator(f"#q-{question}").fill(words)


def the_list_comes_mended(page: Page, desk: Desk, folder: Path) -> None:
    """A careless list is shown with what is wrong at its cells until it is sound, the decision's too."""
    path = folder / "Danh sách 40.xlsx"
    page.goto(desk.origin + ROLLS)
    sent(page, list_of_40(path, CARELESS), again=False)
    assert flaws(page) == ["Công chức, SĐT 0912345678", "20", "22", "", "Phạm Thị G35, Nguyễn Văn H36"]
    look(page, again=True)
    sent(page, list_of_40(path, TWICE), again=True)
    assert flaws(page) == []
    decided(page)
    page.get_by_text("Tên, đơn vị và chức vụ trùng với dòng 12").wait_for()
    sent(page, list_of_40(path, {}), again=True)
    page.get_by_text("Không có lỗi, không vượt số lượng").wait_for()


def holding(root: Path, name: str) -> list[str]:
    """Every file in which the name stands."""
    return [
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and name.encode() in path.read_bytes()
    ]


@pytest.mark.fuzz
def test_a_campaign_goes_from_its_plan_to_the_archive_that_is_handed_over(
    page: Page, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    online = desk.project.site / "phong-trao" / "so-2026"
    days, honours = (online / each / "index.html" for each in ("thoi-gian", "vinh-danh"))
    on("2026-01-08", monkeypatch)
    opened_from_its_plan(page, desk, tmp_path)
    built_ready(page, desk)
    look(page)
    published(page)
    assert "30/11/2026" in days.read_text(encoding="utf-8")

    on("2026-12-22", monkeypatch)
    prolonged(page, desk)
    the_list_comes_mended(page, desk, tmp_path)
    built_ready(page, desk)
    row = page.get_by_role("row", name=re.compile("Kết thúc")).inner_text()
    assert re.search(
        r"đến hết ngày 30/11/2026 \(.*30/11/2026\)\s+đến hết ngày 15/12/2026 \(.*15/12/2026\)", row
    )
    page.get_by_text("40 thay đổi").wait_for()
    published(page)
    assert "15/12/2026" in days.read_text(encoding="utf-8")
    assert "Phạm Thị B31" in honours.read_text(encoding="utf-8")
    press(page, "Ghi sổ công bố")
    built(page, "Ghi sổ công bố")

    on("2027-01-12", monkeypatch)
    of_row(page, desk, "rut-ten", "Phạm Thị B31", van_ban="Văn bản số 5/UBND", ngay="11/01/2027")
    confirmed(page, "Rút tên")
    page.goto(f"{desk.origin}/cong-bo/")
    assert page.get_by_role("button", name="Lấy lại bản trước").count() == 0, "it would show the name again"
    page.get_by_text("bản ấy còn tên đã rút").wait_for()
    press(page, "Đưa bản mới lên cổng")
    built(page, "Đưa bản mới lên cổng")
    assert page.get_by_role("button", name="Lấy lại bản trước").count() == 0
    assert holding(desk.project.root, "Phạm Thị B31") == []

    document = "Quyết định số 3/QĐ-UBND ngày 12/01/2027"
    of_row(page, desk, "dinh-chinh", "Lê Văn A10", name="Lê Văn A100", van_ban=document, ngay="12/01/2027")
    confirmed(page, "Đính chính")
    page.goto(f"{desk.origin}/cong-bo/")
    press(page, "Đưa lên cổng và đóng gói bàn giao")
    built(page, "Đưa lên cổng và đóng gói bàn giao")
    assert document in honours.read_text(encoding="utf-8")
    page.get_by_text("Gói bàn giao đã đóng").press("Enter")
    with page.expect_download() as fetched:
        page.get_by_role("link", name=re.compile(r"\.zip$")).press("Enter")
    assert Path(fetched.value.path()).read_bytes()[:2] == b"PK"
    look(page, again=True)

    press(page, "Lấy lại bản trước")
    built(page, "Lấy lại bản trước")
    assert document not in honours.read_text(encoding="utf-8")
    assert "Lê Văn A10<" in honours.read_text(encoding="utf-8")
    assert holding(desk.project.root, "Phạm Thị B31") == []
