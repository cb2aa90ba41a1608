"""`thidua upgrade`: an older portal becomes one of this version, keeps what is its own, and can go back."""

from __future__ import annotations

import hashlib
import signal
from pathlib import Path

import pytest
import yaml
from builders import write_project
from click.testing import CliRunner
from forks import Faults, forked
from running import ROOT, contents
from sampling import in_full

from generator.checking import check
from generator.commands.app import app
from generator.model.registry import DATA_VERSION
from generator.problems import UsageError
from generator.project import Project
from generator.upgrading import ships
from generator.upgrading.steps import STEPS, changed

# As 0.2.0 wrote them, shortened; what is this portal's own is marked.
SETTINGS = """\
# của xã Thử
site_name: Cổng thử
docs_dir: content
extra:
  portal: # chủ quản
    name: Cổng thông tin thi đua
    owner: Ủy ban nhân dân xã Thử
    issuing_body: ubnd-xa-thu
theme:
  name: material
  custom_dir: theme
  language: vi
extra_css:
  - assets/css/fonts.css
  - assets/css/rieng.css # của xã
  - assets/css/base.css
extra_javascript:
  - assets/js/portal.js
plugins: [thidua]
nav:
  - Trang chủ: index.md
not_in_nav: |
  /*
"""
UPGRADED = f"""\
# của xã Thử
site_name: Cổng thử
docs_dir: content
extra:
  portal: # chủ quản
    data: {DATA_VERSION}
    name: Cổng thông tin thi đua
    owner: Ủy ban nhân dân xã Thử
    issuing_body: ubnd-xa-thu
theme:
  name: material
  language: vi
extra_css:
  - assets/css/rieng.css # của xã
plugins: [thidua]
nav:
  - Trang chủ: index.md
not_in_nav: |
  /*
"""
IGNORED = "/build/\n/site/\n"
GUIDE = "content/huong-dan/index.md"
KEPT = (".thidua/", "build/")


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A portal of version 1 whose guide nobody has touched, with a style and a template of its own."""
    root = write_project(tmp_path)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (root / ".gitignore").write_text(IGNORED, encoding="utf-8")
    for path, text in (
        ("assets/css/rieng.css", "p { margin: 0 }"),
        ("partials/footer.html", "<footer></footer>"),
    ):
        (root / "theme" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "theme" / path).write_text(text, encoding="utf-8")
    page = (root / GUIDE).read_bytes()
    monkeypatch.setitem(ships.EARLIER, GUIDE, frozenset({hashlib.sha256(page).hexdigest()}))  # type: ignore[arg-type]
    return Project(root)


def files(project: Project) -> dict[str, bytes]:
    """The portal's own files."""
    return {path: content for path, content in contents(project.root).items() if not path.startswith(KEPT)}


def upgrade(project: Project, *options: str) -> str:
    """What the command says; it has to succeed."""
    done = CliRunner().invoke(app, ["--root", str(project.root), "upgrade", *options], standalone_mode=False)
    if done.exception:
        raise done.exception
    assert done.return_value == 0
    return done.output


def test_an_old_portal_is_upgraded_and_can_go_back(old: Project) -> None:
    before = files(old)
    assert [found.code for found in check(old).problems if found.source.path == "mkdocs.yml"] == [
        "P13",
        "P15",
    ]
    tried = upgrade(old, "--dry-run")
    assert files(old) == before
    said = upgrade(old)
    assert tried in said
    for words in (
        "dữ liệu của cổng: bản 1",
        "Bản 2:",
        "`data: 2`",
        "Giữ nguyên",
        "theme/partials/footer.html",
    ):
        assert words in said
    after = files(old)
    assert after["mkdocs.yml"].decode() == UPGRADED
    assert after[".gitignore"].decode() == f"{IGNORED}/.thidua/\n"
    assert after[GUIDE] == (ROOT / GUIDE).read_bytes()
    changed_paths = {path for path in after if after[path] != before.get(path)}
    new = {f"content/huong-dan/{name}/index.md" for name in ("ban-lam-viec", "can-bo", "nhap-du-lieu")}
    assert changed_paths == {"mkdocs.yml", ".gitignore", GUIDE, "campaigns/campaign.schema.json", *new}
    assert "P13" not in {found.code for found in check(old).problems}
    assert "Không có tệp nào phải sửa." in upgrade(old)
    assert "mkdocs.yml" in upgrade(old, "--undo")
    assert files(old) == before
    with pytest.raises(UsageError, match="Không có lần nâng cấp nào"):
        upgrade(old, "--undo")


def test_going_back_leaves_no_empty_folder_and_neither_does_an_upgrade(
    old: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = old.theme / "assets" / "fonts" / "old.woff2"
    copied.parent.mkdir(parents=True)
    copied.write_bytes(b"wOF2")
    seal = frozenset({hashlib.sha256(b"wOF2").hexdigest()})
    monkeypatch.setitem(ships.EARLIER, old.shown(copied), seal)  # type: ignore[arg-type]

    def folders() -> set[str]:
        every = (path for path in old.root.rglob("*") if path.is_dir())
        return {f"{old.shown(path)}/" for path in every if not f"{old.shown(path)}/".startswith(KEPT)}

    before = folders()
    upgrade(old)
    assert "theme/assets/css/" in folders()
    assert not copied.parent.exists()
    upgrade(old, "--undo")
    assert folders() == before


def test_an_upgraded_portal_is_built_with_its_own_files_and_ours(old: Project) -> None:
    (old.root / GUIDE).write_text("# Hướng dẫn của xã\n", encoding="utf-8")
    upgrade(old)
    assert forked("build", cwd=old.root).returncode == 0
    (style,) = (old.site / "assets" / "css").glob("portal.*.css")
    text = style.read_text(encoding="utf-8")
    assert "p { margin: 0 }" in text
    assert len(text) > 20_000, "the styles that ship"
    assert (old.site / "assets" / "images" / "mark.svg").is_file()


def test_a_page_of_the_guide_that_somebody_changed_stays(old: Project) -> None:
    page = old.root / GUIDE
    page.write_text("# Hướng dẫn của xã\n", encoding="utf-8")
    said = upgrade(old)
    assert page.read_text(encoding="utf-8") == "# Hướng dẫn của xã\n"
    assert f"Giữ nguyên, vì là bản riêng của cổng: {GUIDE}" in said.replace(
        "content/huong-dan/cai-dat-windows/index.md, ", ""
    )


def test_the_guide_is_whole_where_somebody_changed_one_of_its_pages(
    old: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of ours leads to the new ones: without them no build would pass."""
    page = old.content / "huong-dan" / "cai-dat-windows" / "index.md"
    page.write_text("# Cài đặt\n", encoding="utf-8")
    seal = frozenset({hashlib.sha256(page.read_bytes()).hexdigest()})
    monkeypatch.setitem(ships.EARLIER, old.shown(page), seal)  # type: ignore[arg-type]
    (old.root / GUIDE).write_text("# Hướng dẫn của xã\n", encoding="utf-8")
    upgrade(old)
    assert "can-bo" in page.read_text(encoding="utf-8")
    done = forked("build", cwd=old.root)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_was_edited_since_is_not_lost_by_going_back(old: Project) -> None:
    upgrade(old)
    settings = old.config.read_text(encoding="utf-8").replace("Cổng thử", "Cổng mới")
    old.config.write_text(settings, encoding="utf-8")
    after = files(old)
    with pytest.raises(UsageError, match=r"sau khi nâng cấp đã sửa mkdocs\.yml"):
        upgrade(old, "--undo")
    assert files(old) == after
    assert (old.before_upgrade / "before" / "mkdocs.yml").read_text(encoding="utf-8") == SETTINGS


def test_data_of_a_newer_version_is_refused_by_every_command(old: Project) -> None:
    newer = SETTINGS.replace("    name:", f"    data: {DATA_VERSION + 1}\n    name:", 1)
    old.config.write_text(newer, encoding="utf-8")
    before = files(old)
    with pytest.raises(UsageError, match=f"viết cho bản {DATA_VERSION + 1}"):
        upgrade(old)
    assert forked("build", cwd=old.root).returncode == 1
    assert files(old) == before


@pytest.mark.parametrize(
    "settings",
    [
        SETTINGS.replace("\n", "\r\n"),
        SETTINGS.replace("  portal: # chủ quản\n    name: Cổng thông tin thi đua\n", "  portal: {name: A,")
        .replace("    owner: Ủy ban nhân dân xã Thử\n", "    owner: B,")
        .replace("    issuing_body: ubnd-xa-thu\n", "    issuing_body: c}\n"),
        SETTINGS.replace("    name:", "    data: 1 # cũ\n    name:", 1),
        SETTINGS.replace(
            "extra_javascript:\n  - assets/js/portal.js\n", "extra_javascript: [assets/js/portal.js]\n"
        ),
        SETTINGS.replace("  - assets/css/base.css", "\n  # một lời ghi\n  - assets/css/base.css"),
        SETTINGS.replace(
            "theme:\n  name: material\n  custom_dir: theme\n  language: vi\n", "theme: material\n"
        ),
    ],
    ids=["CRLF", "in braces", "version named", "list in a line", "a comment within", "theme by name"],
)
def test_settings_keep_their_way_of_writing(settings: str) -> None:
    """Nothing but the version, and what ships, is another; lines that stay are as they were."""
    made = changed({"mkdocs.yml": settings}, since=1)["mkdocs.yml"]
    old_data, new_data = yaml.safe_load(settings), yaml.safe_load(made)
    assert new_data["extra"]["portal"].pop("data") == DATA_VERSION
    old_data["extra"]["portal"].pop("data", None)
    assert new_data["extra"] == old_data["extra"]
    assert new_data["extra_css"] == ["assets/css/rieng.css"]
    assert "custom_dir" not in new_data["theme"]
    assert new_data["nav"] == old_data["nav"]
    added = set(made.splitlines(keepends=True)) - set(settings.splitlines(keepends=True))
    assert len(added) == 1, added
    assert f"data: {DATA_VERSION}" in added.pop()


def test_the_steps_lead_from_each_version_to_the_next() -> None:
    assert [step.to for step in STEPS] == list(range(2, DATA_VERSION + 1))
    assert all(step.news for step in STEPS)


def test_the_portal_in_the_repository_is_one_of_this_version(shipped: Project) -> None:
    portal = check(shipped).portal
    assert portal is not None
    assert portal.data == DATA_VERSION
    assert dict(ships.renewed(shipped)) == {}


@pytest.mark.fuzz
@pytest.mark.parametrize(("fault", "first"), [("killed", 1), ("disk full", 4)])
def test_an_upgrade_that_is_cut_off_loses_nothing(old: Project, fault: str, first: int) -> None:
    """The next run does all of it, and what was there before can still be had back.

    At every other step; in the sample at every tenth, another one for each fault.
    """
    start = files(old)
    commands = Faults(old.root)
    steps = commands.run("upgrade").steps
    whole = files(old)
    commands.run("upgrade", "--undo")
    assert files(old) == start
    cut = 0
    for at in range(1, steps, 2) if in_full() else range(first, steps, 10):
        done = commands.run("upgrade", fault=fault, at=at)
        cut += done.code != 0
        assert done.code in (0, -signal.SIGKILL if fault == "killed" else 2), done.said
        again = commands.run("upgrade")
        assert again.code == 0, again.said
        assert files(old) == whole, at
        assert commands.run("upgrade", "--undo").code == 0, at
        assert files(old) == start, at
    assert cut


def test_a_page_that_is_new_in_the_guide_comes_and_one_that_was_removed_does_not(old: Project) -> None:
    new = old.root / "content" / "huong-dan" / "can-bo" / "index.md"
    removed = old.root / "content" / "huong-dan" / "cai-dat-windows" / "index.md"
    removed.unlink()
    assert not new.exists()
    upgrade(old)
    assert new.is_file()
    assert not removed.exists()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_files_keep_their_mark_and_line_ends(old: Project, mark: bytes, end: bytes) -> None:
    """Notepad writes both."""
    for name in ("mkdocs.yml", ".gitignore"):
        file = old.root / name
        file.write_bytes(mark + file.read_bytes().replace(b"\n", end))
    before = files(old)
    upgrade(old)
    after = files(old)
    assert after["mkdocs.yml"] == mark + UPGRADED.encode().replace(b"\n", end)
    assert after[".gitignore"] == mark + f"{IGNORED}/.thidua/\n".encode().replace(b"\n", end)
    upgrade(old, "--undo")
    assert files(old) == before


def test_a_file_that_is_no_text_is_left_alone(old: Project) -> None:
    (old.root / ".gitignore").write_bytes(b"/build/\n\xff\n")
    (old.campaigns / "thu" / "campaign.yml").write_bytes(b"\xff\xfe")
    before = files(old)
    assert ".gitignore" not in upgrade(old).partition("Sửa: ")[2].partition(".\n")[0]
    after = files(old)
    for name in (".gitignore", "campaigns/thu/campaign.yml"):
        assert after[name] == before[name]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("  name: material\n  custom_dir: theme\n  language: vi\n", "  custom_dir: theme\n"),
        ("  - assets/css/base.css\n", "  -\n    assets/css/base.css\n"),
        ("  custom_dir: theme\n", "  custom_dir:\n    theme\n"),
        ("  - assets/css/base.css\n", "  - |\n    assets/css/base.css\n"),
    ],
)
def test_lists_whose_lines_stand_otherwise_stay(right: str, wrong: str) -> None:
    """They do no harm; only the version is written."""
    settings = SETTINGS.replace(right, wrong)
    found = changed({"mkdocs.yml": settings, ".gitignore": IGNORED}, 1)["mkdocs.yml"]
    old, new = yaml.safe_load(settings), yaml.safe_load(found)
    assert new["extra"]["portal"].pop("data") == 2
    for each in (old, new):
        each["theme"].pop("custom_dir", None)
        each["extra_css"] = [path.strip() for path in each["extra_css"] if "rieng" in path]
        each.pop("extra_javascript", None)
    assert new == old


def test_copies_of_an_earlier_theme_go_and_what_somebody_changed_stays(
    old: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who copied the whole repository has them; they would hide the new ones."""
    for path in ("main.html", "assets/css/base.css", "assets/css/gone.css"):
        file = old.theme / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(f"bản cũ\r\n{path}".encode())
        seal = hashlib.sha256(f"bản cũ\n{path}".encode()).hexdigest()
        monkeypatch.setitem(ships.EARLIER, f"theme/{path}", frozenset({seal}))  # type: ignore[arg-type]
    (old.theme / "main.html").write_text("của xã", encoding="utf-8")
    same = "assets/css/tables.css"  # of this version only
    (old.theme / same).write_bytes((ROOT / "theme" / same).read_bytes())
    before = files(old)
    said = upgrade(old, "--dry-run")
    assert "Bỏ 2 tệp giao diện của bản cũ" in said
    assert "Giữ nguyên, vì là bản riêng của cổng: content/huong-dan/cai-dat-windows/index.md, " in said
    assert "theme/main.html, theme/partials/footer.html." in said
    upgrade(old)
    left = {path for path in files(old) if path.startswith("theme/")}
    assert left == {f"theme/{each}" for each in (
        "main.html", "assets/css/rieng.css", "partials/footer.html", same
    )}  # fmt: skip
    upgrade(old, "--undo")
    assert files(old) == before


def test_a_theme_that_lies_elsewhere_is_not_touched(old: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = old.root.parent / "giao-dien"
    old.theme.rename(elsewhere)
    old.theme.symlink_to(elsewhere)
    for file in (file for file in elsewhere.rglob("*") if file.is_file()):
        name, seal = file.relative_to(elsewhere).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()
        monkeypatch.setitem(ships.EARLIER, f"theme/{name}", frozenset({seal}))  # type: ignore[arg-type]
    before = contents(elsewhere)
    assert "tệp giao diện" not in upgrade(old)
    assert contents(elsewhere) == before


MENU = """\
# Thanh dẫn của bản cũ
nav:
  - Trang chủ: index.md
  - Phong trào: phong-trao/index.md
  - Đơn vị: don-vi/index.md
  - Biểu mẫu: bieu-mau/index.md
  - Lịch: lich/index.md
  - Văn bản: van-ban/index.md
  - Hướng dẫn: huong-dan/index.md
  - Giới thiệu: gioi-thieu.md
"""


@pytest.mark.parametrize("change", ["", "Thông báo", "in a line"])
def test_the_menu_that_shipped_gives_way_to_the_new_one_and_another_stays(change: str) -> None:
    menu = MENU
    if change == "Thông báo":
        menu += "  - Thông báo: thong-bao.md\n"
    elif change:
        entries = [line.strip().removeprefix("- ") for line in MENU.splitlines()[2:]]
        menu = f"# Thanh dẫn\nnav: [{', '.join(f'{{{each}}}' for each in entries)}]\n"
    settings = SETTINGS.replace("nav:\n  - Trang chủ: index.md\n", menu)
    found = changed({"mkdocs.yml": settings, ".gitignore": IGNORED}, 1)["mkdocs.yml"]
    assert ("\nnav:" in found) is bool(change)
    assert found.startswith(UPGRADED.split("nav:", maxsplit=1)[0])
    assert found.endswith("not_in_nav: |\n  /*\n")


RECORD = ".thidua/upgrade/upgrade.json"


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"{}",
        b'{"done": false}',
        b'{"done": false, "files": []}',
        b'{"done": true, "files": {"mkdocs.yml": 1}}',
        b'{"done": true, "files": {"mkdocs.yml": ["", ""]}}',
        b'{"done": false, "files": {"../not ours.txt": ["", ""]}}',
        b'{"done": true, "files": {"/not ours.txt": ["", ""]}}',
        b'{"done": false, "files": {"..\\\\not ours.txt": ["", ""]}}',
        b'{"done": false, "files": {"content/..\\\\..\\\\not ours.txt": ["", ""]}}',
        b'{"done": false, "files": {"\\\\not ours.txt": ["", ""]}}',
        b'{"done": false, "files": {"C:not ours.txt": ["", ""]}}',
        b'{"done": false, "files": {"C:/not ours.txt": ["", ""]}}',
        b'{"done": false, "files": {"": ["", ""]}}',
        b'{"done": false, "files": {"content/.": ["", ""]}}',
        b"[" * 10_000,
    ],
    ids=range(18),
)
def test_a_spoilt_record_of_an_upgrade_is_told_and_nothing_is_touched(old: Project, spoilt: bytes) -> None:
    """Of an upgrade that was cut off or done; what it names outside the portal is nobody's business."""
    (old.root.parent / "not ours.txt").write_text("giữ", encoding="utf-8")
    upgrade(old)
    (old.root / RECORD).write_bytes(spoilt)
    before = files(old)
    for options in ((), ("--undo",)):
        with pytest.raises(UsageError, match=r"upgrade\.json hỏng.*\.thidua/upgrade/before/"):
            upgrade(old, *options)
    assert files(old) == before
    assert (old.root.parent / "not ours.txt").read_text(encoding="utf-8") == "giữ"


def test_what_was_edited_after_an_upgrade_was_cut_off_is_not_lost(old: Project) -> None:
    upgrade(old)
    record = old.root / RECORD
    record.write_bytes(record.read_bytes().replace(b'"done": true', b'"done": false'))
    edited = old.config.read_text(encoding="utf-8").replace("Cổng thử", "Cổng mới")
    old.config.write_text(edited, encoding="utf-8")
    before = files(old)
    with pytest.raises(UsageError, match=r"từ đó đã sửa mkdocs\.yml") as refused:
        upgrade(old)
    folder = old.shown(old.before_upgrade)
    assert f"chép lại từng tệp nếu cần, rồi xóa thư mục {folder}/ và chạy lại." in str(refused.value)
    assert files(old) == before


@pytest.mark.parametrize("fault", ["killed", "disk full"])
def test_going_back_that_is_cut_off_can_be_done_again(old: Project, fault: str) -> None:
    before = files(old)
    commands = Faults(old.root)
    upgrade(old)
    steps = commands.run("upgrade", "--undo").steps
    assert files(old) == before
    cut = 0
    for at in range(1, steps + 1):
        upgrade(old)
        done = commands.run("upgrade", "--undo", fault=fault, at=at)
        if (old.root / RECORD).exists():
            cut += done.code != 0
            assert "Đã lấy lại như trước" in upgrade(old, "--undo")
        assert files(old) == before, at
    assert cut


@pytest.mark.parametrize("gone", ["mkdocs.yml", GUIDE])
def test_half_of_what_was_kept_is_not_taken_for_files_that_were_new(old: Project, gone: str) -> None:
    """Going back would delete them. Who withholds a name deletes what is kept, and may be cut off."""
    upgrade(old)
    (old.before_upgrade / "before" / gone).unlink()
    before = files(old)
    with pytest.raises(UsageError, match="thiếu tệp đi kèm"):
        upgrade(old, "--undo")
    assert files(old) == before


@pytest.mark.parametrize("said", ['"2"', "2.0", "true", "99999999999999999999", "x", "[2]", ""])
def test_a_version_is_understood_as_the_check_understands_it(old: Project, said: str) -> None:
    """What `check` passes can be upgraded, what it refuses cannot."""
    old.config.write_text(SETTINGS.replace("    name:", f"    data: {said}\n    name:", 1), encoding="utf-8")
    if check(old).publishable:
        assert "dữ liệu của cổng: bản 2" in upgrade(old)
    else:
        with pytest.raises(UsageError):
            upgrade(old)
