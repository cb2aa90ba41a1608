"""The desk in a real browser: no other page reaches it, nothing typed is lost, everyone can use it."""

from __future__ import annotations

import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from builders import write_project
from click.testing import CliRunner
from playwright.sync_api import Browser, Error, Locator, Page, Request, Response, Route
from running import ROOT

sys.path.insert(0, str(ROOT / "tests" / "desk"))

from desks import Desk, running
from hosts import Quiet
from sampling import all_or, in_full
from soundness import assert_accessible, assert_fits, sample_of_equals

from generator.commands.app import app
from generator.project import Project

CAMPAIGN = "/phong-trao/bau-cu-2026-cao-loc/"
FILE = "campaigns/bau-cu-2026-cao-loc/campaign.yml"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on a copy of the portal that ships, for tests that only look at it."""
    with running(_portal(tmp_path_factory.mktemp("whole"), "*")) as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on a portal with one campaign of those that ship, for tests that change it."""
    with running(_portal(tmp_path, CAMPAIGN.split("/")[2])) as made:
        yield made


@pytest.fixture
def smallest(tmp_path: Path) -> Iterator[Desk]:
    """A desk on the smallest portal, for a test that builds it."""
    with running(Project(write_project(tmp_path))) as made:
        yield made


def _portal(folder: Path, campaigns: str) -> Project:
    root = folder / "portal"
    shutil.copytree(ROOT / "campaigns" / "_shared", root / "campaigns" / "_shared")
    for path in (ROOT / "campaigns").glob(campaigns):
        if path.is_dir():
            shutil.copytree(path, root / "campaigns" / path.name, dirs_exist_ok=True)
    (root / "content").mkdir()
    shutil.copy(ROOT / "content" / "lien-he.md", root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return Project(root)


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    """A tab in which the start's address was opened; what a browser complains of fails the test."""
    with _opened(browser, desk) as tab:
        yield tab


@pytest.fixture(scope="module")
def seen(browser: Browser, whole: Desk) -> Iterator[Page]:
    """The same on the whole portal: one tab, in which tests go from view to view."""
    with _opened(browser, whole) as tab:
        yield tab


@contextmanager
def _opened(browser: Browser, desk: Desk) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 800}, color_scheme="dark")
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda each: said.append(each.text) if each.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(desk.address)
    assert tab.url == f"{desk.origin}/"
    yield tab
    context.close()
    # axe-core asks every frame, also one in which no script runs.
    assert [each for each in said if "status of 4" not in each and "'postMessage'" not in each] == []


ATTACK = """<!doctype html><title>x</title>
<form id=f method=post action="{desk}{campaign}" target=frame>
<input name=lam value=luu><input name=short_title value=Bad></form>
<iframe name=frame></iframe><iframe src="{desk}/"></iframe><img src="{desk}/tep/desk.svg">
<script>
window.told = [];
const say = (what) => (answer) => window.told.push(what + ":" + answer);
const listened = (what, source, open) => new Promise((done) => {{
  source[open] = () => done(say(what)("open"));
  source.onmessage = () => done(say(what)("told"));
  source.onerror = () => done(say(what)("refused"));
}});
for (const [kind, where] of [["script", "src"], ["embed", "src"], ["object", "data"], ["video", "src"]]) {{
  const each = document.createElement(kind);
  each[where] = "{desk}/tep/desk.js";
  document.body.append(each);
}}
navigator.sendBeacon("{desk}{campaign}", new URLSearchParams({{lam: "luu", short_title: "Bad"}}));
const tries = [
  listened("socket", new WebSocket("{desk}/".replace("http", "ws")), "onopen"),
  listened("events", new EventSource("{desk}/", {{withCredentials: true}}), "onopen"),
  fetch("{desk}/", {{credentials: "include"}}).then((a) => a.text())
    .then(say("read"), () => say("read")("refused")),
  fetch("{desk}{campaign}", {{method: "POST", mode: "no-cors", credentials: "include", body: "lam=luu"}})
    .then((a) => say("sent")(a.type), () => say("sent")("refused")),
];
document.getElementById("f").submit();
const popup = window.open("{desk}/");
setTimeout(() => {{
  let seen; try {{ seen = popup.document.body.innerText; }} catch (error) {{ seen = "refused"; }}
  say("popup")(seen);
  Promise.all(tries).then(() => say("done")(""));
}}, 1500);
</script>"""


def test_a_page_of_another_origin_neither_reads_nor_changes(page: Page, desk: Desk, tmp_path: Path) -> None:
    """Also one that another program serves on this very machine, in the browser in which the desk is open."""
    before = (desk.project.root / FILE).read_bytes()
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil" / "index.html").write_text(
        ATTACK.format(desk=desk.origin, campaign=CAMPAIGN), encoding="utf-8"
    )
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path / "evil"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for host in ("localhost", "127.0.0.1", "thidua.example.vn"):
        asked, told = _attacked_from(page, desk, f"http://{host}:{server.server_address[1]}/")
        for way in ("read", "popup", "socket", "events"):
            assert f"{way}:refused" in told, host
        assert {status for path in ("/", CAMPAIGN, "/tep/desk.js") for status in asked.get(path, [])} == {
            403
        }, host
    server.shutdown()
    server.server_close()
    assert (desk.project.root / FILE).read_bytes() == before
    assert page.goto(f"{desk.origin}/").status == 200, "and the desk goes on"  # type: ignore[union-attr]


def _attacked_from(page: Page, desk: Desk, address: str) -> tuple[dict[str, list[int]], list[str]]:
    """What the desk answered to a page at that address, and what that page was told."""
    asked: dict[str, list[int]] = {}

    def note(answer: Response) -> None:
        asked.setdefault(answer.url.removeprefix(desk.origin), []).append(answer.status)

    page.context.on("response", note)
    evil = page.context.new_page()
    evil.goto(address)
    evil.wait_for_function("window.told.some((each) => each.startsWith('done'))")
    told: list[str] = evil.evaluate("window.told")
    page.context.remove_listener("response", note)
    evil.close()
    return asked, told


# Those that show what no other in the list does: a form with lists, a registry, a step, a text.
SAMPLE = [
    *(
        "/",
        f"{CAMPAIGN}so-luong/",
        "/danh-muc/awards/",
        "/lich-su/",
        "/vinh-danh/phong-trao-mau/",
        "/cong-bo/",
    ),
    *("/mo/", f"{CAMPAIGN}toan-van/", "/cong-bo/sao-luu/", "/danh-muc/portal/", "/trang/", "/khong-co/"),
    *(f"{CAMPAIGN}gia-han/", "/vinh-danh/phong-trao-mau/dinh-chinh/?dong=qd-01-2026/ca-nhan-2"),
]
OPENED = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
VIEWS = [
    "/",
    CAMPAIGN,
    f"{CAMPAIGN}thoi-gian/",
    f"{CAMPAIGN}so-luong/",
    "/danh-muc/awards/",
    "/lich-su/",
    "/vinh-danh/phong-trao-mau/",
    "/cong-bo/",
    "/mo/",
    f"{CAMPAIGN}toan-van/",
    "/cong-bo/sao-luu/",
    "/danh-muc/portal/",
    "/danh-muc/site/",
    "/trang/",
    "/trang/lien-he.md",
    f"{CAMPAIGN}gia-han/",
    "/vinh-danh/phong-trao-mau/quyet-dinh/",
    "/vinh-danh/phong-trao-mau/rut-ten/",
    "/vinh-danh/phong-trao-mau/dinh-chinh/?dong=qd-01-2026/ca-nhan-2",
    "/khong-co/",
]
COLOURFUL = ("/", "/cong-bo/", f"{CAMPAIGN}so-luong/")


@pytest.mark.fuzz
@pytest.mark.parametrize("view", all_or(SAMPLE, VIEWS))
def test_every_view_is_for_everyone_on_the_narrowest_screen(seen: Page, whole: Desk, view: str) -> None:
    """The sample: one view of each kind; axe-core measures the contrasts of three that have every colour."""
    seen.goto(whole.origin + view)
    seen.evaluate(OPENED)
    assert_fits(seen, 320)
    sample_of_equals(seen)
    assert_accessible(seen, contrast=in_full() or view in COLOURFUL, at_least=20)


def test_what_was_typed_outlives_a_reload_and_is_saved_by_keyboard_alone(page: Page, desk: Desk) -> None:
    page.goto(desk.origin + CAMPAIGN)
    page.get_by_label("Tên gọn trên thẻ và thanh dẫn").fill("Tên gõ dở")
    page.reload()
    name = page.get_by_label("Tên gọn trên thẻ và thanh dẫn")
    assert name.input_value() == "Thi đua bầu cử 2026 - 2031"
    page.get_by_role("button", name="Lấy lại phần ấy").press("Enter")
    page.get_by_text("chưa lưu").wait_for()
    assert name.input_value() == "Tên gõ dở"
    name.press("Enter")
    page.get_by_text("Đã lưu.").wait_for()
    assert "short_title: Tên gõ dở\n" in (desk.project.root / FILE).read_text(encoding="utf-8")
    assert not page.get_by_role("button", name="Lấy lại phần ấy").is_visible()
    page.reload()
    assert not page.get_by_role("button", name="Lấy lại phần ấy").is_visible()


def test_what_was_typed_after_a_save_outlives_a_reload_too(page: Page, desk: Desk) -> None:
    page.goto(desk.origin + CAMPAIGN)
    name = page.get_by_label("Tên gọn trên thẻ và thanh dẫn")
    name.fill("Tên đã lưu")
    name.press("Enter")
    page.get_by_text("Đã lưu.").wait_for()
    page.wait_for_load_state()
    name.fill("Tên gõ sau")
    page.reload()
    assert name.input_value() == "Tên đã lưu"
    page.get_by_role("button", name="Lấy lại phần ấy").press("Enter")
    page.get_by_text("chưa lưu").wait_for()
    assert name.input_value() == "Tên gõ sau"


def test_what_was_typed_before_the_desks_program_came_outlives_a_reload_too(page: Page, desk: Desk) -> None:
    """On a slow machine the fields are there first, and somebody types at once."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/tep/desk.js", hold, times=1)
    page.goto(desk.origin + CAMPAIGN, wait_until="commit")
    name = page.get_by_label("Tên gọn trên thẻ và thanh dẫn")
    name.fill("Tên gõ sớm")
    held[0].continue_()
    page.wait_for_load_state()
    page.reload()
    page.get_by_role("button", name="Lấy lại phần ấy").press("Enter")
    page.get_by_text("chưa lưu").wait_for()
    assert name.input_value() == "Tên gõ sớm"


def test_what_was_typed_is_offered_beside_a_file_that_was_changed_since(page: Page, desk: Desk) -> None:
    """The same field was changed in the file."""
    page.goto(desk.origin + CAMPAIGN)
    page.get_by_label("Tên gọn trên thẻ và thanh dẫn").fill("Tên gõ dở")
    path = desk.project.root / FILE
    theirs = path.read_text(encoding="utf-8").replace("Thi đua bầu cử 2026 - 2031", "Tên của người khác", 1)
    path.write_text(theirs, encoding="utf-8", newline="")
    page.goto(desk.origin + CAMPAIGN)
    page.get_by_role("button", name="Lấy lại phần ấy").press("Enter")
    both = page.get_by_role("row", name="Tên gọn trên thẻ và thanh dẫn")
    both.wait_for()
    assert both.locator("td").all_inner_texts() == ["Tên của người khác", "Tên gõ dở"]
    assert not page.get_by_role("button", name="Lấy lại phần ấy").is_visible(), "it stands there already"


def test_what_was_typed_comes_back_into_the_form_of_a_file_whose_other_parts_changed(
    page: Page, desk: Desk
) -> None:
    page.goto(desk.origin + CAMPAIGN)
    page.get_by_label("Tên gọn trên thẻ và thanh dẫn").fill("Tên gõ dở")
    path = desk.project.root / FILE
    theirs = path.read_text(encoding="utf-8") + "# khác\n"
    path.write_text(theirs, encoding="utf-8", newline="")
    page.goto(desk.origin + CAMPAIGN)
    page.get_by_role("button", name="Lấy lại phần ấy").press("Enter")
    page.get_by_text("biểu mẫu hiện bản trong tệp cùng phần bạn vừa nhập").wait_for()
    assert page.get_by_label("Tên gọn trên thẻ và thanh dẫn").input_value() == "Tên gõ dở"
    assert not page.get_by_role("button", name="Lấy lại phần ấy").is_visible(), "it stands there already"
    assert path.read_text(encoding="utf-8") == theirs


def test_a_plans_text_that_was_not_saved_comes_back_without_being_saved(page: Page, desk: Desk) -> None:
    path = (desk.project.root / FILE).with_name("plan.txt")
    before = path.read_bytes()
    page.goto(f"{desk.origin}{CAMPAIGN}toan-van/")
    page.get_by_label("Toàn văn kế hoạch").fill("gõ dở")
    page.reload()
    page.get_by_role("button", name="Lấy lại phần ấy").press("Enter")
    page.get_by_text("chưa lưu").wait_for()
    assert page.get_by_label("Toàn văn kế hoạch").input_value() == "gõ dở"
    assert path.read_bytes() == before


def test_a_list_grows_in_place_and_the_new_item_has_the_focus(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.origin}{CAMPAIGN}thoi-gian/")
    page.get_by_label("Mã mốc kết thúc việc xét").fill("tong-ket-2")
    page.get_by_role("button", name="Thêm Các đợt").press("Enter")
    page.wait_for_selector("#f-waves-n1-code")
    assert page.evaluate("document.activeElement.id") == "f-waves-n1-code"
    assert page.get_by_label("Mã mốc kết thúc việc xét").input_value() == "tong-ket-2", "what was typed stays"
    assert page.url.endswith("/thoi-gian/")


PLAN = ROOT / "campaigns" / "bau-cu-2026-cao-loc" / "plan.txt"


@pytest.mark.fuzz
def test_a_draft_is_made_from_a_file_and_its_points_decided_beside_the_plan(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.origin}/mo/#tu-tep")
    page.get_by_label("Tệp kế hoạch").set_input_files(PLAN)
    page.locator("#ma").fill("nhap")
    page.get_by_role("button", name="Đọc tệp").press("Enter")
    page.wait_for_url("**/phong-trao/nhap/diem-mo/")
    points = page.locator("form.point[id]")
    before = points.count()
    assert before > 2
    page.get_by_text(f"Còn {before} điểm phải quyết định.").wait_for()
    assert_fits(page, 320)
    page.evaluate(OPENED)
    assert_fits(page, 320)
    point = page.locator("form.point[id]", has=page.get_by_role("button", name="Đúng như máy hiểu")).first
    link = point.get_by_role("link", name="Xem dòng")
    link.press("Enter")
    line = page.locator(".plan p:target")
    assert line.locator("a").count() >= 1, "and the way back"
    point.get_by_role("button", name="Đúng như máy hiểu").press("Enter")
    page.get_by_text(f"Còn {before - 1} điểm phải quyết định.").wait_for()
    listed = page.locator("form.point[id]", has=page.locator("input[type=checkbox]")).first
    listed.locator("input[type=checkbox]").last.check()
    listed.get_by_role("button", name="Ghi các mục đã chọn").press("Enter")
    page.get_by_text(f"Còn {before - 2} điểm phải quyết định.").wait_for()
    page.locator("form.point[id]").last.get_by_role("link", name="Sửa ở biểu mẫu").press("Enter")
    page.wait_for_url("**#f-*")
    field = page.locator(f"#{page.url.partition('#')[2]}")
    assert field.is_visible(), "a folded group is opened"
    page.goto(f"{desk.origin}/phong-trao/nhap/dua-len-cong/")
    assert page.get_by_role("link", name=f"{before - 2} điểm mở").is_visible()
    assert_accessible(page, contrast=in_full(), at_least=15)
    page.goto(f"{desk.origin}/")
    assert page.get_by_role("link", name=f"Còn {before - 2} điểm mở").is_visible()
    assert_accessible(page, contrast=in_full(), again=True)
    page.goto(f"{desk.origin}/phong-trao/nhap/diem-mo/")
    page.evaluate(OPENED)
    sample_of_equals(page)
    assert_accessible(page, contrast=in_full(), at_least=20)


def test_the_two_panes_stand_side_by_side_on_a_desk(page: Page, desk: Desk) -> None:
    CliRunner().invoke(app, ["--root", str(desk.project.root), "import", str(PLAN), "--id", "nhap"])
    page.goto(f"{desk.origin}/phong-trao/nhap/diem-mo/")
    boxes = [page.locator(f".panes > section >> nth={each}") for each in (0, 1)]
    narrow = [each.bounding_box() for each in boxes]
    page.set_viewport_size({"width": 1280, "height": 800})
    wide = [each.bounding_box() for each in boxes]
    assert narrow[0]
    assert narrow[1]
    assert narrow[1]["y"] >= narrow[0]["y"] + narrow[0]["height"]
    assert wide[0]
    assert wide[1]
    assert wide[1]["x"] >= wide[0]["x"] + wide[0]["width"]
    assert wide[1]["height"] <= 800, "the plan scrolls on its own"


def test_a_request_waits_without_the_document_that_is_not_there_yet(browser: Browser, tmp_path: Path) -> None:
    with running(_portal(tmp_path, "phong-trao-mau")) as desk, _opened(browser, desk) as page:
        page.goto(f"{desk.origin}/vinh-danh/phong-trao-mau/rut-ten/?dong=qd-01-2026/ca-nhan-2")
        page.get_by_label("Ngày nhận yêu cầu").fill("20/11/2026")
        page.get_by_label("Hạn giải quyết").fill("30/11/2026")
        page.get_by_role("button", name="làm sau").press("Enter")
        page.get_by_text("Đã ghi nhận yêu cầu rút tên").wait_for()


@pytest.mark.parametrize("view", ["/mo/", "/vinh-danh/phong-trao-mau/"])
def test_a_forms_fields_stand_on_one_ground(seen: Page, whole: Desk, view: str) -> None:
    seen.goto(whole.origin + view)
    colour = "(each) => getComputedStyle(each).backgroundColor"
    form = seen.locator("form").first
    assert form.evaluate(colour) == form.locator("input").first.evaluate(colour)
    grounds = {each.evaluate(colour) for each in form.locator("> .field").all()}
    assert grounds == {"rgba(0, 0, 0, 0)"}, "no label has a stripe of its own"


def test_what_a_command_said_is_read_without_scrolling_aside(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.origin}/cong-bo/")
    page.get_by_role("button", name="Ghi sổ công bố").press("Enter")
    said = page.get_by_role("region", name="Lời của chương trình")
    said.wait_for()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.get_by_text("đã xong").wait_for()
        page.wait_for_load_state()
        assert said.evaluate("(each) => each.scrollWidth <= each.clientWidth")


@pytest.mark.fuzz
def test_a_unit_is_found_by_its_name_without_marks_and_by_keyboard(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.origin}{CAMPAIGN}gia-han/")
    field = page.get_by_role("combobox", name="Văn bản quyết định")
    field.fill("thi dua luat")
    options = page.get_by_role("listbox").get_by_role("option")
    options.first.wait_for()
    names = options.all_inner_texts()
    assert any("Thi đua, khen thưởng" in each for each in names), names
    assert_accessible(page, contrast=in_full(), again=True)
    field.press("ArrowDown")
    field.press("Enter")
    chosen = field.input_value()
    assert chosen == names[0]
    assert page.locator("input[name=van_ban]").input_value() == "luat-tdkt-2022"
    assert page.get_by_role("listbox").count() == 0
    field.fill("khong co gi nhu vay")
    assert page.locator("input[name=van_ban]").input_value() == "khong co gi nhu vay"
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"


def missing_document(page: Page, desk: Desk) -> Locator:
    """The dialog for a document that the registry lacks, opened from where it is named."""
    page.goto(f"{desk.origin}{CAMPAIGN}gia-han/")
    field = page.get_by_role("combobox", name="Văn bản quyết định")
    field.fill("99/KH-UBND")
    field.press("ArrowUp")
    field.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Số").wait_for()
    return dialog


@pytest.mark.fuzz
def test_a_missing_document_is_written_where_it_is_needed(page: Page, desk: Desk) -> None:
    dialog = missing_document(page, desk)
    assert dialog.get_by_label("Số").input_value() == "99/KH-UBND"
    assert_fits(page, 320)
    assert_accessible(page, contrast=in_full(), at_least=15)
    dialog.get_by_label("Loại văn bản").fill("Kế hoạch")
    dialog.get_by_label("Ngày ban hành").fill("1/3/2026")
    dialog.get_by_label("Cơ quan ban hành").fill("UBND xã Cao Lộc")
    dialog.get_by_role("button", name="Lập mới").press("Enter")
    dialog.get_by_text("Còn thiếu: Trích yếu.").wait_for()
    dialog.get_by_label("Trích yếu").fill("Gia hạn nộp hồ sơ")
    dialog.get_by_role("button", name="Lập mới").press("Enter")
    dialog.wait_for(state="hidden")
    assert page.locator("input[name=van_ban]").input_value() == "ke-hoach-99-kh-ubnd"
    assert page.evaluate("document.activeElement.id") == "q-van_ban"
    page.get_by_label("Thời hạn mới").fill("đến hết ngày 15/4/2026")
    page.get_by_label("Thời hạn nào").select_option("period.end")
    page.get_by_role("button", name="Xem điều sẽ làm").press("Enter")
    page.get_by_text("nay thứ Tư, 15/04/2026").wait_for()
    assert_accessible(page, contrast=in_full(), again=True)


SENT_AT_ONCE = """() => {
    const place = document.querySelector("#lap-moi-trong");
    new MutationObserver((_, watching) => {
        if (!place.textContent.includes("Còn thiếu")) return;
        watching.disconnect();
        place.querySelector("form").requestSubmit();
    }).observe(place, {childList: true, subtree: true});
}"""


def test_a_form_that_came_in_an_answer_is_sent_from_where_it_stands(page: Page, desk: Desk) -> None:
    """Also the moment that it is there: it used to lead away from the page with what was typed there."""
    dialog = missing_document(page, desk)
    page.evaluate(SENT_AT_ONCE)
    sent: list[Request] = []

    def is_second(request: Request) -> bool:
        sent.extend([request] if request.method == "POST" else ())
        return len(sent) == 2

    with page.expect_request(is_second):
        dialog.get_by_role("button", name="Lập mới").press("Enter")
    assert [each.is_navigation_request() for each in sent] == [False, False]


BESIDE = """async (desk) => {
    const told = [];
    const refused = (what) => () => told.push(`${what}: refused`);
    const credentials = "include";
    await fetch(`${desk}/`, {credentials}).then((a) => a.text()).then((a) => told.push(a), refused("read"));
    await fetch(`${desk}/cong-bo/`, {method: "POST", mode: "no-cors", credentials, body: "viec=lui"})
        .then((a) => told.push(a.type), refused("write"));
    try { told.push(top.document.body.innerText); } catch { refused("above")(); }
    try { top.location.href = `${desk}/?bad`; told.push("moved"); } catch { refused("move")(); }
    const frame = document.createElement("iframe");
    frame.src = `${desk}/`;
    document.body.append(frame);
    await new Promise((done) => { setTimeout(done, 500); });
    try { told.push(frame.contentDocument.body.innerText || "frame: refused"); } catch { refused("frame")(); }
    return [told, document.cookie];
}"""


def _tried_from_inside(page: Page, desk: Desk) -> tuple[Any, str]:
    """What BESIDE tells from the frame, and its address; once more where it was shown anew meanwhile."""
    for _ in range(5):
        inside = next(each for each in page.frames if each.url.startswith("http://localhost:"))
        with suppress(Error):
            return inside.evaluate(BESIDE, desk.origin), inside.url
        inside.wait_for_load_state()
    raise AssertionError("the preview does not come to rest")


@pytest.mark.fuzz
def test_a_page_of_the_preview_stands_beside_its_form_and_cannot_reach_the_desk(
    browser: Browser, smallest: Desk
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(smallest.address)
    page.goto(f"{smallest.origin}/phong-trao/thu/thoi-gian/")
    page.get_by_role("link", name="Xem trang như người đọc sẽ thấy").press("Enter")
    page.get_by_role("link", name="Mở trang người đọc sẽ xem").wait_for()
    frame = page.frame_locator("iframe[title='Trang người đọc sẽ xem']")
    frame.get_by_role("heading", level=1, name="Thời gian").wait_for()
    form = page.locator("#bieu-mau").bounding_box()
    beside = page.locator("#xem-truoc").bounding_box()
    assert form
    assert beside
    assert beside["x"] >= form["x"] + form["width"]
    page.evaluate(OPENED)
    assert_accessible(page, contrast=in_full(), at_least=20)
    (told, cookie), shown = _tried_from_inside(page, smallest)
    assert sorted(told) == [
        "above: refused",
        "frame: refused",
        "move: refused",
        "read: refused",
        "write: refused",
    ]
    assert cookie == ""
    assert page.url.endswith("/thoi-gian/")
    page.set_viewport_size({"width": 390, "height": 800})
    assert not page.locator("#xem-truoc iframe").is_visible()
    with context.expect_page() as opened:
        page.get_by_role("link", name="Xem trang như người đọc sẽ thấy").press("Enter")
    assert opened.value.url == shown
    context.close()
