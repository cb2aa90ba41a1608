"""The preview shows what was saved before all the rest is made, and never a page that is not true."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillWaiting
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from builders import campaign_data, write_campaign, write_project
from draft_portal import write_drafts
from mkdocs.config.defaults import MkDocsConfig
from previewing import free_address
from running import AS_OF, PATIENCE, URL, contents

from generator.checking import Checked, check
from generator.clock import epoch_of
from generator.mkdocs_site import plugin
from generator.mkdocs_site.first_pages import FirstPages, PreviewServer, first_pages
from generator.mkdocs_site.preview import Preview, hosts_of
from generator.mkdocs_site.serve import server_of
from generator.mkdocs_site.unchanged_files import pass_over_silently
from generator.pipeline import generate, pages_of_campaign
from generator.project import Project

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

PAGE, HOME = "phong-trao/thu/", ""
NUMBERS = count()
PARTS = ("", "tieu-chuan/", "ho-so/", "ban-in/")


def assert_alike(checked: Checked) -> None:
    whole = {page.path: page for page in generate(checked, AS_OF, drafts="in preview").pages}
    for folder in checked.folders:
        alone = pages_of_campaign(checked, AS_OF, folder, drafts="in preview").pages
        assert [page.path for page in alone if page != whole.get(page.path)] == []
        own = {path for path in whole if path.startswith(f"phong-trao/{folder}/") and path.endswith(".md")}
        assert own == {page.path for page in alone}


def test_the_pages_of_a_campaign_alone_are_those_of_the_whole_portal(shipped_checked: Checked) -> None:
    """Those of plans above others and of rolls, too; with the portal's address and without."""
    assert shipped_checked.folders
    assert_alike(shipped_checked)
    assert_alike(replace(shipped_checked, site_url=URL))


def test_so_are_those_of_a_draft_and_of_a_broken_campaign(tmp_path: Path) -> None:
    root = write_drafts(tmp_path)
    broken = campaign_data(id="hong", titel="gõ nhầm")
    write_campaign(root, broken)
    checked = check(Project(root), as_of=AS_OF)
    assert {"mau-con-nhap", "mau-con-thieu", "hong"} < set(checked.folders)
    assert_alike(checked)


@pytest.mark.parametrize(
    ("changed", "looked_at", "first"),
    [
        (["campaigns/thu/campaign.yml"], "", ("thu", set())),
        (["campaigns/thu/campaign.yml", "campaigns/thu/open.yml"], "phong-trao/khac/", ("thu", set())),
        (["content/lien-he.md"], "phong-trao/thu/", ("", {"lien-he.md"})),
        (["campaigns/_shared/units.yml"], "phong-trao/thu/ho-so/", ("thu", set())),
        (["campaigns/_shared/units.yml"], "don-vi/thon-mau/", ("", set())),
        (["campaigns/a/campaign.yml", "campaigns/b/plan.txt"], "phong-trao/b/", ("b", set())),
        (["campaigns/thu/plan.txt", "content/lien-he.md"], "", ("thu", {"lien-he.md"})),
        (["campaigns/thu/campaign.yml", "mkdocs.yml"], "phong-trao/thu/", None),
        (["theme/main.html"], "phong-trao/thu/", None),
    ],
)
def test_what_was_saved_comes_first_else_what_is_looked_at(
    tmp_path: Path, changed: list[str], looked_at: str, first: tuple[str, set[str]] | None
) -> None:
    found = first_pages(Project(tmp_path), [tmp_path / path for path in changed], looked_at)
    assert found == (first and FirstPages(first[0], frozenset(first[1])))


class Running:
    """A preview whose rest is made only when a test lets it."""

    def __init__(self, root: Path, server: PreviewServer, preview: Preview, address: str) -> None:
        self.root, self.server, self.preview, self.address = root, server, preview, address
        self.rest = threading.Event()
        self.trouble: Exception | None = None

    def generate(self, *arguments: object, **more: object) -> object:
        """In place of the pipeline's: all pages, once the test lets them be made."""
        assert self.rest.wait(PATIENCE)
        if self.trouble is not None:
            raise self.trouble
        return generate(*arguments, **more)  # type: ignore[arg-type]

    def ask(self, path: str) -> str:
        connection = http.client.HTTPConnection(self.address, timeout=PATIENCE)
        connection.request("GET", f"/{path}")
        said = connection.getresponse().read().decode("utf-8")
        connection.close()
        return said

    def asked(self, path: str) -> Future[str]:
        """The answer that a reader waits for."""
        answer = Future[str]()

        def ask() -> None:
            try:
                answer.set_result(self.ask(path))
            except OSError as error:
                answer.set_exception(error)

        threading.Thread(target=ask, daemon=True).start()
        return answer

    def news(self, page: str) -> Future[str]:
        """What this page in a browser gets to know once it is to be loaded anew."""
        return self.asked(f"livereload/{version(page)}/1")

    def save(self, change: Callable[[], object]) -> Future[str]:
        """Change a file while the rest is held back; gives what tells an open page of it."""
        self.finish()
        self.rest.clear()
        told = self.news(self.ask(PAGE))
        change()
        return told

    def finish(self) -> None:
        """Let the rest be made, and wait for it."""
        self.rest.set()
        self.ask("kiem-tra/")


def version(page: str) -> int:
    """Of which rebuild a page is, as its script tells the server."""
    found = re.findall(r"livereload\((\d+), \d+\);", page)
    assert found, page
    return int(found[-1])


def waits(answer: Future[str]) -> bool:
    """Whether a reader is still waiting."""
    try:
        answer.result(0.3)
    except StillWaiting:
        return True
    return False


def answers(address: str) -> bool:
    """Whether somebody listens there."""
    host, _, port = address.partition(":")
    with socket.socket() as visitor:
        return visitor.connect_ex((host, int(port))) == 0


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = write_project(tmp_path_factory.mktemp("first"), campaign_data(), campaign_data(id="khac"))
    working = tmp_path_factory.mktemp("working")
    address = free_address()
    host, _, port = address.partition(":")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(epoch_of(AS_OF)))
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        MkDocsConfig.plugins.plugin_cache.clear()
        pass_over_silently()
        preview = Preview(Project(root), working / "site", hosts_of(host, int(port)))
        server = server_of(preview, Project(root), working, (host, int(port)))
        running = Running(root, server, preview, address)
        patch.setattr(plugin, "generate", running.generate)
        running.rest.set()
        server.builder()
        serving = threading.Thread(target=server.serve)
        serving.start()
        while not answers(address):
            threading.Event().wait(0.05)
        yield running
        running.rest.set()
        server.shutdown(wait=True)
        serving.join()
        MkDocsConfig.plugins.plugin_cache.clear()


@pytest.fixture
def running(portal: Running) -> Iterator[Running]:
    """As every test finds it: two sound campaigns, nothing left to be made."""
    folders = [portal.root / name for name in ("campaigns", "content")]
    before = {folder: contents(folder) for folder in folders}
    yield portal
    portal.trouble = None
    portal.rest.set()
    for folder in folders:
        now = contents(folder)
        for path in now.keys() | before[folder].keys():
            if path not in before[folder]:
                (folder / path).unlink()
            elif now.get(path) != before[folder][path]:
                (folder / path).write_bytes(before[folder][path])
    retitled(portal, title := f"Phong trào thứ {next(NUMBERS)}")()  # last: who sees it sees all
    until(portal, PAGE, title)
    portal.finish()


def until(running: Running, path: str, words: str) -> str:
    """The page, once it has these words."""
    for _ in range(600):
        page = running.ask(path)
        if words in page:
            return page
        threading.Event().wait(0.1)
    raise AssertionError(f"“{words}” never came to /{path}")


def retitled(running: Running, title: str, campaign: str = "thu") -> Callable[[], object]:
    return written(running, campaign_data(id=campaign, short_title=title))


def written(running: Running, data: dict[str, Any]) -> Callable[[], object]:
    """Writes a campaign at one stroke: a preview that looks between two files would build twice."""

    def put_in() -> None:
        made = write_campaign(running.root / "beside", data)
        home = running.root / "campaigns" / data["id"]
        if home.exists():
            made.replace(home / made.name)
        else:
            made.parent.rename(home)

    return put_in


def test_the_saved_campaign_is_there_while_the_rest_waits(running: Running) -> None:
    before = running.ask(PAGE)
    told = running.save(retitled(running, "Tên mới"))
    assert int(told.result(PATIENCE)) > version(before)  # the browser is told
    first = {part: running.ask(PAGE + part) for part in PARTS}
    assert all("Tên mới" in page for page in first.values())
    style = re.search(r'href="[./]*(assets/[^"]+\.css)"', first[""])
    assert style
    assert running.ask(style[1])
    others = [running.asked(path) for path in (HOME, "phong-trao/", "kiem-tra/", "phong-trao/khac/")]
    assert [waits(answer) for answer in others] == [True] * 4
    running.finish()
    home, *_ = [answer.result(PATIENCE) for answer in others]
    assert "Tên mới" in home
    # What was shown first is what a whole rebuild makes, and is not loaded a second time.
    assert {part: shown(running.ask(PAGE + part)) for part in PARTS} == {
        part: shown(page) for part, page in first.items()
    }
    assert waits(running.news(first[""]))


def shown(page: str) -> str:
    """A page without its own number in the script of live reload."""
    return re.sub(r"(livereload\(\d+), \d+", r"\1", page)


def test_a_page_open_elsewhere_is_told_and_gets_the_new_one(running: Running) -> None:
    home = running.ask(HOME)
    told = running.news(home)
    running.save(retitled(running, "Tên cho trang chủ"))
    told.result(PATIENCE)
    answer = running.asked(HOME)
    assert waits(answer)
    running.finish()
    assert "Tên cho trang chủ" in answer.result(PATIENCE)


def test_a_reader_who_came_during_the_first_pass_gets_no_page_of_before(running: Running) -> None:
    told = running.save(retitled(running, "Tên tới sau"))
    answers = []
    while waits(told):
        answers.append(running.asked(HOME))
    late = [answer for answer in answers if not answer.done()]
    running.finish()
    assert all("Tên tới sau" in answer.result(PATIENCE) for answer in late)
    assert "Tên tới sau" in running.ask(HOME)


def test_the_saved_page_written_by_hand_is_there_first(running: Running) -> None:
    path = running.root / "content" / "lien-he.md"
    told = running.save(lambda: path.write_text("# Liên hệ\n\nGiờ làm việc mới\n", encoding="utf-8"))
    told.result(PATIENCE)
    assert "Giờ làm việc mới" in running.ask("lien-he/")
    assert waits(running.asked(PAGE))


def test_after_a_registry_the_page_before_the_readers_eyes_is_there_first(running: Running) -> None:
    path = running.root / "campaigns" / "_shared" / "issuing_bodies.yml"
    sound = path.read_text(encoding="utf-8")
    assert "Thử" in sound
    told = running.save(lambda: path.write_text(sound.replace("Thử", "Thử Mới"), encoding="utf-8"))
    told.result(PATIENCE)
    assert "xã Thử Mới" in running.ask(PAGE)
    other = running.asked("phong-trao/khac/")
    assert waits(other)
    running.finish()
    assert "xã Thử Mới" in other.result(PATIENCE)


def test_a_broken_campaign_shows_its_problem_first_and_its_parts_go(running: Running) -> None:
    broken = campaign_data(titel="gõ nhầm")
    told = running.save(written(running, broken))
    told.result(PATIENCE)
    page = running.ask(PAGE)
    assert "Không có khóa" in page
    assert "1 lỗi, " in page
    part = running.asked(f"{PAGE}tieu-chuan/")
    assert waits(part)
    running.finish()
    assert "campaigns/thu/campaign.yml" in part.result(PATIENCE)


def test_a_campaign_that_was_deleted_is_not_shown_any_more(running: Running) -> None:
    written(running, campaign_data(id="moi", short_title="Phong trào mới"))()
    until(running, "phong-trao/moi/", "Phong trào mới")
    running.save(lambda: shutil.rmtree(running.root / "campaigns" / "moi"))
    running.rest.set()
    until(running, "phong-trao/moi/", "Không tìm thấy trang")


def test_what_turns_out_otherwise_in_the_end_is_loaded_anew(running: Running) -> None:
    """The banner of the page that came first could not know of a broken link elsewhere."""
    (running.root / "content" / "lien-he.md").write_text("# X\n\n[y](tro-nang.md)\n", encoding="utf-8")
    until(running, "lien-he/", "tro-nang")

    def change() -> None:
        (running.root / "content" / "tro-nang.md").unlink()
        retitled(running, "Tên cùng lúc")()

    running.save(change).result(PATIENCE)
    first = running.ask(PAGE)
    assert "Tên cùng lúc" in first
    assert "chỗ phải sửa" not in first
    told = running.news(first)
    running.finish()
    assert int(told.result(PATIENCE)) > version(first)
    assert "1 chỗ phải sửa ở trang viết tay" in running.ask(PAGE)


def test_what_stops_the_rest_is_told_on_the_page_that_came_first(running: Running) -> None:
    running.trouble = OSError(28, "No space left on device")
    running.save(retitled(running, "Tên trước lúc đầy đĩa")).result(PATIENCE)
    first = running.ask(PAGE)
    assert "Tên trước lúc đầy đĩa" in first
    told = running.news(first)
    running.finish()
    told.result(PATIENCE)
    assert "Chưa dựng lại được trang." in running.ask(PAGE)


def test_what_is_saved_while_the_rest_is_made_comes_next(running: Running) -> None:
    running.save(retitled(running, "Lần một")).result(PATIENCE)
    first = running.ask(PAGE)
    assert "Lần một" in first
    told = running.news(first)
    retitled(running, "Lần hai")()
    assert "Lần một" in running.ask(PAGE)
    running.finish()
    told.result(PATIENCE)
    assert "Lần hai" in until(running, PAGE, "Lần hai")
    assert "Lần hai" in running.ask(HOME)


def test_what_was_read_before_a_rebuild_is_read_anew_after_it(tmp_path: Path) -> None:
    """The server had read the page when the rebuild began, and would have sent it after its end."""
    preview = Preview(Project(write_project(tmp_path)), tmp_path / "site", frozenset(("here",)))
    answers = iter(("of before", "of today"))

    def server(_: WSGIEnvironment, start: StartResponse) -> list[bytes]:
        said = next(answers)
        if said == "of before":
            preview.attempt(lambda: None)
        start("200 OK", [("Content-Type", "text/plain")])
        return [said.encode()]

    asked = {"HTTP_HOST": "here", "PATH_INFO": "/a.txt"}
    assert preview.around(server)(asked, lambda *_: lambda _: None) == [b"of today"]
