"""The preview: what staff edit shows at once, what they break is told in the page, and it never dies."""

from __future__ import annotations

import http.client
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import campaign_data, to_yaml, write_campaign, write_project, write_word_file
from forks import forked
from previewing import Preview, serving
from running import PATIENCE, contents
from sampling import in_full

SOUND = "Phong trào thử"
THEME = '{% extends "base.html" %}'


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = write_project(tmp_path_factory.mktemp("preview"))
    (root / "theme").mkdir()
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("name: material", "name: material\n  custom_dir: theme")
    config.write_text(text, encoding="utf-8")
    (root / "theme" / "main.html").write_text(THEME, encoding="utf-8")
    with serving(root) as running:
        running.wait_for("phong-trao/thu/", SOUND)
        yield running


def mend(preview: Preview) -> None:
    """Leave the campaign as every test finds it: tests run in any order."""
    write_campaign(preview.root, campaign_data())
    preview.wait_for("phong-trao/thu/", SOUND)


def test_edited_data_shows(preview: Preview) -> None:
    write_campaign(preview.root, campaign_data(short_title="Tên đã sửa"))
    preview.wait_for("phong-trao/thu/", "Tên đã sửa")
    mend(preview)


def test_a_preview_keeps_its_pages_to_itself(preview: Preview) -> None:
    """A build in another window never sees those of a broken file or a sample."""
    assert forked("build", cwd=preview.root).returncode == 0
    site, build = preview.root / "site", preview.root / "build"
    built, beside = contents(site), {path.name for path in build.iterdir()}
    write_campaign(preview.root, campaign_data(titel="gõ nhầm"))
    preview.wait_for("phong-trao/thu/", "Không có khóa")
    assert (contents(site), {path.name for path in build.iterdir()}) == (built, beside)
    mend(preview)


def test_a_broken_file_shows_its_problem_in_place_of_the_campaign(preview: Preview) -> None:
    path = write_campaign(preview.root, campaign_data(titel="gõ nhầm"))
    preview.wait_for("phong-trao/thu/", "Không có khóa")
    assert "Sửa:" in preview.page("phong-trao/thu/")
    path.write_text("plan: [", encoding="utf-8")
    preview.wait_for("phong-trao/thu/", "Sai cú pháp YAML")
    mend(preview)


def test_a_new_folder_is_a_new_campaign(preview: Preview) -> None:
    path = write_campaign(preview.root, campaign_data(id="moi", short_title="Phong trào mới"))
    preview.wait_for("phong-trao/moi/", "Phong trào mới")
    shutil.rmtree(path.parent)
    preview.wait_for("phong-trao/moi/", "Không tìm thấy trang")


def test_a_broken_registry_does_not_stop_the_preview(preview: Preview) -> None:
    path = preview.root / "campaigns" / "_shared" / "awards.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text("- code: [", encoding="utf-8")
    preview.wait_for("phong-trao/thu/", "Dữ liệu còn lỗi")
    path.write_text(text, encoding="utf-8")
    preview.wait_for("phong-trao/thu/", SOUND)


def test_broken_settings_of_the_owner_are_told_at_home(preview: Preview) -> None:
    path = preview.root / "campaigns" / "_shared" / "issuing_bodies.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(to_yaml([]), encoding="utf-8")
    preview.wait_for("", "Dữ liệu còn lỗi")
    path.write_text(text, encoding="utf-8")
    preview.wait_for("", "Hạn sắp tới")


def test_hand_written_pages_and_theme_show(preview: Preview) -> None:
    (preview.root / "content" / "gioi-thieu.md").write_text("# Giới thiệu\n\nLời mới\n", encoding="utf-8")
    preview.wait_for("gioi-thieu/", "Lời mới")
    main = preview.root / "theme" / "main.html"
    main.write_text(THEME + "{% block footer %}Chân trang mới{% endblock %}", encoding="utf-8")
    preview.wait_for("gioi-thieu/", "Chân trang mới")
    main.write_text(THEME, encoding="utf-8")


BANNER = "Bản xem trước trên máy này, chưa công bố."


def test_every_page_says_that_it_is_a_preview_and_no_built_one_does(preview: Preview) -> None:
    for path in ("", "phong-trao/thu/", "gioi-thieu/", "kiem-tra/", "khong-co/"):
        preview.wait_for(path, BANNER)
        assert preview.page(path).count(BANNER) == 1
    done = forked("build", cwd=preview.root)
    assert done.returncode == 0, done.stdout + done.stderr
    pages = list((preview.root / "site").rglob("*.html"))
    assert len(pages) > 20
    assert not [page for page in pages if "td-preview" in page.read_text(encoding="utf-8")]
    assert not (preview.root / "site" / "kiem-tra").exists()


def test_all_problems_stand_on_one_page_and_are_counted_on_every_page(preview: Preview) -> None:
    path = write_campaign(preview.root, campaign_data(id="hong", titel="<b>gõ nhầm</b>"))
    preview.wait_for("kiem-tra/", "campaigns/hong/campaign.yml")
    page = preview.page("kiem-tra/")
    for words in ("Không có khóa", "Sửa:", "^^^", "&lt;b&gt;gõ nhầm", "Đã đọc 2 phong trào", "Về trang chủ"):
        assert words in page, words
    assert "<b>gõ nhầm" not in page
    assert "1 lỗi, " in preview.page("gioi-thieu/")
    assert 'href="/kiem-tra/"' in preview.page("gioi-thieu/")
    left_out = preview.page("phong-trao/hong/vinh-danh/")  # not mistyped: it waits for the data
    assert "campaigns/hong/campaign.yml" in left_out
    assert "gõ sai" not in left_out
    shutil.rmtree(path.parent)
    preview.wait_for("gioi-thieu/", "0 lỗi, ")
    assert "campaigns/hong" not in preview.page("kiem-tra/")
    assert "Không tìm thấy trang" in preview.page("phong-trao/hong/")


@pytest.mark.fuzz
@pytest.mark.parametrize(
    ("broken", "words", "in_place"),
    [
        (b"\xff\xfe\x00garbage", "Tệp không phải văn bản UTF-8", "Dữ liệu còn lỗi"),
        (b"---\ntitle: [\n---\n# X\n", "Sai cú pháp YAML", "Dữ liệu còn lỗi"),
        ("# Liên hệ\n\n[đây](khong-co.md)\n".encode(), "khong-co.md", "Liên hệ"),
    ],
    ids=["binary", "front matter", "link"],
)
def test_a_broken_hand_written_page_is_told(
    preview: Preview, broken: bytes, words: str, in_place: str
) -> None:
    path = preview.root / "content" / "lien-he.md"
    sound = path.read_bytes()
    path.write_bytes(broken)
    preview.wait_for("kiem-tra/", words)
    assert in_place in preview.page("lien-he/")
    if in_full() or words == "khong-co.md":
        # It stays so when another file is saved: a rebuild makes only what is new.
        write_campaign(preview.root, campaign_data(news="2026"))
        preview.wait_for("phong-trao/thu/", "Không có khóa")
        assert words in preview.page("kiem-tra/")
        mend(preview)
    path.write_bytes(sound)
    preview.wait_for("lien-he/", ">lien-he<")
    assert words not in preview.page("kiem-tra/")


def test_broken_settings_theme_and_forms_are_told_and_survived(preview: Preview) -> None:
    """mkdocs.yml half-written, a template with a slip, a Word file with half a field."""
    config, theme = preview.root / "mkdocs.yml", preview.root / "theme" / "main.html"
    word = preview.root / "campaigns" / "_shared" / "forms" / "to-trinh.docx"
    word.parent.mkdir()
    write_word_file(word, "{{ phong_trao. }}")
    broken_word = word.read_bytes()
    write_word_file(word, "Kính gửi")
    sound = {path: path.read_bytes() for path in (config, theme, word)}
    changes = {
        config: (sound[config][: len(sound[config]) // 2] + b"\n  - [", "mkdocs.yml"),
        theme: (b"{% block", "main.html"),
        word: (broken_word, "phong_trao. "),
    }
    for path, (broken, words) in changes.items():
        path.write_bytes(broken)
        preview.wait_for("kiem-tra/", words)
        preview.wait_for("phong-trao/thu/", "Sửa")
        assert BANNER in preview.page("phong-trao/thu/")
        path.write_bytes(sound[path])
        preview.wait_for("phong-trao/thu/", SOUND)
    assert "Traceback" not in preview.page("kiem-tra/")


def test_it_starts_with_everything_broken_and_ends_when_interrupted(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    sound = (root / "mkdocs.yml").read_bytes()
    (root / "mkdocs.yml").write_bytes(b"site_name: [")
    for path in (root / "campaigns").rglob("*.yml"):
        path.write_bytes(b"\x00\xff")
    with serving(root) as running:
        running.wait_for("", "Chưa dựng lại được")
        assert "Chưa đọc được mkdocs.yml" in running.page("")
        assert "MkDocs encountered" not in running.page("")
        assert "mkdocs.yml" in running.page("phong-trao/")
        (root / "mkdocs.yml").write_bytes(sound)
        running.wait_for("", "Dữ liệu còn lỗi")
        running.wait_for("kiem-tra/", "campaigns/_shared/awards.yml")
    assert running.process.returncode == 0
    said = (root / "serve.log").read_text(encoding="utf-8")
    assert "Đã dừng xem trước." in said
    assert "Chưa dựng được, sau" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(("address", "words"), [("127.0.0.1", "127.0.0.1:8000"), ("", "đang bận")])
def test_an_address_that_cannot_be_had_is_told(tmp_path: Path, address: str, words: str) -> None:
    root = write_project(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = f"127.0.0.1:{taken.getsockname()[1]}"
        done = forked("serve", "--address", address or busy, cwd=root)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["may-khong-co.invalid:8123", "192.0.2.1:8123", "[::1]:8123"])
def test_an_address_that_is_not_this_machines_is_told(tmp_path: Path, address: str) -> None:
    done = forked("serve", "--address", address, cwd=write_project(tmp_path))
    assert done.returncode == 2
    assert f"Địa chỉ “{address}” không dùng được" in done.stderr
    assert "Traceback" not in done.stderr


def _asked(preview: Preview, host: str) -> tuple[int, str]:
    port = preview.address.rpartition(":")[2]
    connection = http.client.HTTPConnection(preview.address, timeout=PATIENCE)
    connection.putrequest("GET", "/", skip_host=True)
    if host:
        connection.putheader("Host", host.replace("PORT", port))
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8")


@pytest.mark.parametrize("host", ["127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"])
def test_the_preview_answers_under_its_own_names(preview: Preview, host: str) -> None:
    assert _asked(preview, host)[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example:PORT", "evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:PORT", ""),
        *("127.0.0.1:PORT@evil.example", "evil.example:PORT#127.0.0.1:PORT", "127.0.0.1.:PORT", "[::1]"),
        *("0.0.0.0:PORT", "2130706433:PORT", "127.1:PORT"),
    ],
)
def test_the_preview_answers_no_other_name(preview: Preview, host: str) -> None:
    """A website whose name leads to 127.0.0.1 would read what is not published yet (DNS rebinding)."""
    status, said = _asked(preview, host)
    assert status == 421
    assert said == "Bản xem trước chỉ trả lời địa chỉ của chính máy này. Mở địa chỉ ghi ở cửa sổ lệnh.\n"


def test_each_preview_works_in_a_folder_of_its_own(tmp_path: Path) -> None:
    """Two previews wrote to one folder, and each took the other's pages away."""
    root = write_project(tmp_path)
    working = root / "build" / "previews"
    (working / "999999").mkdir(parents=True)  # left by one that was killed
    (working / "999999.lock").touch()
    with serving(root) as one, serving(root) as other:
        for running in (one, other):
            running.wait_for("phong-trao/thu/", SOUND)
        assert {path.name for path in working.iterdir() if path.is_dir()} == {
            str(running.process.pid) for running in (one, other)
        }
        assert forked("build", cwd=root).returncode == 0
    assert not working.exists()


def test_mkdocs_itself_keeps_out_of_the_folders_of_a_build(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    assert forked("build", cwd=root, program="mkdocs").returncode == 0
    assert {path.name for path in (root / "build").iterdir()} == {"cache"}
