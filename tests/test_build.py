"""The real build: MkDocs on the shipped campaigns, the atomic swap, the links, the door out of MkDocs."""

from __future__ import annotations

import os
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import markdown
import pytest
import yaml
from builders import campaign_data, write_campaign, write_project
from forks import forked
from running import AS_OF as DAY
from running import ROOT, contents, run
from sampling import in_full

from generator.derive import site_map
from generator.output import OutputFile
from generator.project import Project
from generator.render.stash import GeneratedHtml
from generator.wording.parts import PARTS

AS_OF = ["--as-of", DAY.isoformat()]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A portal of one campaign with the shipped settings and theme; tests put back what they change."""
    root = write_project(tmp_path_factory.mktemp("small"))
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("ubnd-xa-cao-loc", "ubnd-xa-thu"), encoding="utf-8")
    shutil.copytree(ROOT / "theme", root / "theme")
    done = forked("build", *AS_OF, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return Project(root)


@pytest.mark.fuzz
def test_mkdocs_builds_strictly_without_a_warning(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """By its own command, which remembers nothing: in the sample a portal with one campaign."""
    portal: Project = request.getfixturevalue("copy" if in_full() else "small")
    done = run("mkdocs", "build", "--strict", "-d", str(tmp_path / "out"), cwd=portal.root)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    built = {path.name for path in (tmp_path / "out" / "phong-trao").iterdir() if path.is_dir()}
    assert built == {path.parent.name for path in portal.campaigns.glob("*/campaign.yml")}


def test_two_builds_are_the_same_byte_by_byte(copy: Project) -> None:
    first = contents(copy.site)
    done = run("thidua", "build", *AS_OF, cwd=copy.root)
    assert done.returncode == 0, done.stderr
    assert len(first) > 100
    assert contents(copy.site) == first


def test_errors_leave_the_published_site_untouched(small: Project) -> None:
    before = contents(small.site)
    broken = write_campaign(small.root, campaign_data(id="hong", period={"text": "x"}))
    try:
        done = forked("build", *AS_OF, cwd=small.root)
        plain = forked("build", cwd=small.root, program="mkdocs")
    finally:
        shutil.rmtree(broken.parent)
    assert (done.returncode, plain.returncode) == (1, 1)
    assert "campaigns/hong/campaign.yml" in done.stdout
    assert contents(small.site) == before


def test_a_broken_link_in_a_hand_written_page_leaves_the_site_untouched(small: Project) -> None:
    before = contents(small.site)
    page = small.content / "gioi-thieu.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\n[hỏng](khong-co.md)\n", encoding="utf-8")
    try:
        done = forked("build", *AS_OF, cwd=small.root)
    finally:
        page.write_text(text, encoding="utf-8")
    assert done.returncode == 2
    assert "gioi-thieu.md: liên kết “khong-co.md” không dẫn đến trang hay mục nào." in done.stderr
    assert contents(small.site) == before


def test_a_page_in_no_menu_is_told_in_vietnamese(small: Project) -> None:
    page = small.content / "thong-bao.md"
    page.write_text("# Thông báo\n", encoding="utf-8")
    try:
        done = forked("build", *AS_OF, cwd=small.root)
    finally:
        page.unlink()
    assert done.returncode == 2
    assert "thong-bao.md: trang chưa có trong mkdocs.yml, thêm vào `nav`" in done.stderr


def test_only_pages_written_by_hand_have_to_be_named_for_the_menu(small: Project) -> None:
    """What is made of data is reached by links, whatever address it gets."""
    settings = small.config.read_text(encoding="utf-8")
    data = yaml.safe_load(settings) | {"nav": [{"Trang chủ": "index.md"}]}
    data["not_in_nav"] = "".join(
        f"/{path.relative_to(small.content)}\n" for path in small.content.rglob("*.md")
    )
    small.config.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    try:
        done = forked("build", *AS_OF, cwd=small.root)
    finally:
        small.config.write_text(settings, encoding="utf-8")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("khoa_la: 1", "mkdocs.yml: không có khóa `khoa_la`; xem lại chính tả"),
        ("plugins: [thidua, khong-co]", "mkdocs.yml, `plugins`: máy này chưa cài “khong-co”"),
        ("plugins: [{thidua: {mau: do}}]", "mkdocs.yml: không có khóa `mau`"),
        ("nav: trang", "mkdocs.yml, `nav`: giá trị không dùng được (MkDocs: Expected nav to be a list"),
        ("nav: [{Trang: khong-co.md}]", "mkdocs.yml, `nav`: không có trang “khong-co.md”."),
        ("nav: [{Trang: /index.md}]", "mkdocs.yml, `nav`: “/index.md” bắt đầu bằng dấu /"),
        ("dev_addr: a", "mkdocs.yml, `dev_addr`: giá trị không dùng được"),
        ("INHERIT: khong-co.yml", "khong-co.yml"),
        ("theme: {name: material, custom_dir: khong-co}", "mkdocs.yml, `theme`: giá trị không dùng được"),
    ],
)
def test_settings_that_mkdocs_refuses_are_told_in_vietnamese(small: Project, line: str, told: str) -> None:
    """Every sentence that begins in English stands in brackets behind one that does not."""
    before, text = contents(small.site), small.config.read_text(encoding="utf-8")
    key = line.partition(":")[0]
    others = re.sub(rf"^{key}:.*\n(?:[ #].*\n|\n)*", "", text, flags=re.MULTILINE)
    small.config.write_text(f"{others}\n{line}\n", encoding="utf-8")
    try:
        done = forked("build", *AS_OF, cwd=small.root)
    finally:
        small.config.write_text(text, encoding="utf-8")
    assert done.returncode == 2, done.stderr
    first, *places, last = done.stderr.strip().splitlines()
    assert first in {
        "mkdocs.yml có khóa ghi sai:",
        "Trang viết tay trong content/, hoặc mkdocs.yml, có chỗ phải sửa:",
    }
    assert any(told in place for place in places)
    assert last == "Sửa xong thì chạy lại. Trang cũ giữ nguyên."
    assert contents(small.site) == before


@pytest.mark.parametrize(
    ("path", "right", "wrong", "code"),
    [
        ("mkdocs.yml", "  name: material", "  name: khong-co", 1),
        ("mkdocs.yml", "  - attr_list", "  - khong_co", 1),
        ("theme/partials/footer.html", "<footer", "{{ nothing.at.all }}<footer", 2),
        ("theme/main.html", "{% extends", "{% if %}{% extends", 2),
    ],
    ids=["theme", "extension", "page", "template"],
)
def test_what_fails_within_mkdocs_leaves_the_site_untouched(
    small: Project, path: str, right: str, wrong: str, code: int
) -> None:
    before = contents(small.site)
    file = small.root / path
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    try:
        done = forked("build", *AS_OF, cwd=small.root)
    finally:
        file.write_text(text, encoding="utf-8")
    assert done.returncode == code
    assert file.name in done.stdout + done.stderr
    assert ("tệp giao diện riêng của cổng viết sai" in done.stderr) is path.startswith("theme/")
    assert contents(small.site) == before


class Links(HTMLParser):
    """Every address a page points at, and every id it has."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id":
                self.ids.add(value)
            elif name == "href" and tag == "a":
                self.links.append(value)
            elif (name == "href" and tag == "link") or name == "src":
                self.loads.append(value)


def test_every_link_and_anchor_leads_somewhere_and_nothing_comes_from_elsewhere(copy: Project) -> None:
    pages = {path: parsed(path) for path in copy.site.rglob("*.html")}
    looked_at = 0
    for path, page in pages.items():
        for link in page.links:
            if link.startswith(("https://", "mailto:")):
                continue
            looked_at += 1
            address, anchor = urldefrag(unquote(link))
            target = (path.parent / address).resolve() if address else path
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{path}: {link}"
            if anchor and target.suffix == ".html":
                assert anchor in pages[target].ids, f"{path}: {link}"
        for load in page.loads:
            assert not re.match(r"(?:https?:)?//", load), f"{path} loads {load}"
    assert looked_at > 2_000


def parsed(path: Path) -> Links:
    page = Links()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def test_every_page_tells_browsers_where_the_news_feed_is(copy: Project) -> None:
    pages = [path for path in copy.site.rglob("*.html") if path.name == "index.html"]
    for path in pages:
        (feed,) = re.findall(
            r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"',
            path.read_text(encoding="utf-8"),
        )
        assert (path.parent / feed).resolve() == copy.site / site_map.FEED, path
    assert len(pages) > 60


def test_every_address_of_the_product_is_there(copy: Project) -> None:
    ids = sorted(p.name for p in copy.campaigns.iterdir() if p.is_dir() and p.name != "_shared")
    assert len(ids) == 6  # the five plans and the example
    pages = [site_map.campaign_address(i, part.step) for i in ids for part in PARTS]
    pages += ["", "phong-trao/", "lich/", "tin/", "van-ban/", "huong-dan/", "so-do-trang/"]
    pages += ["gioi-thieu/", "lien-he/", "bao-ve-du-lieu/", "tro-nang/"]
    missing = [page for page in pages if not (copy.site / page / "index.html").is_file()]
    assert not missing


def test_a_file_that_did_not_change_keeps_its_time_and_takes_no_room_twice(tmp_path: Path) -> None:
    """Browsers and programs that copy go by the time of a file: they fetch again only what is new."""
    portal = Project(write_project(tmp_path, campaign_data(), campaign_data(id="hai", short_title="Hai")))
    assert forked("build", *AS_OF, cwd=portal.root).returncode == 0
    before = {path: path.stat() for path in portal.site.rglob("*") if path.is_file()}
    write_campaign(portal.root, campaign_data(short_title="Tên khác"))
    assert forked("build", *AS_OF, cwd=portal.root).returncode == 0
    after = {path: path.stat() for path in portal.site.rglob("*") if path.is_file()}
    kept = {path for path in before.keys() & after.keys() if os.path.samestat(before[path], after[path])}
    assert {portal.site / path for path in ("phong-trao/hai/index.html", "du-lieu/don-vi.csv")} <= kept
    assert not {portal.site / path for path in ("index.html", "phong-trao/thu/index.html")} & kept
    pages = [contents(folder)["index.html"] for folder in (portal.build / "site-previous", portal.site)]
    assert ["Tên khác".encode() in page for page in pages] == [False, True]


def test_the_shortcut_through_markdown_changes_nothing_but_white_space(
    shipped_files: dict[str, OutputFile],
) -> None:
    pages = [file for path, file in shipped_files.items() if path.endswith(".md")]
    extensions = ["attr_list", "tables", "toc"]
    for page in pages:
        text = page.text.split("---\n", 2)[2].lstrip("\n")
        slow = markdown.markdown(text, extensions=extensions)
        quick = markdown.markdown(text, extensions=[*extensions, GeneratedHtml()])
        assert squeezed(quick) == squeezed(slow), page.path
    assert len(pages) > 40


def squeezed(html: str) -> str:
    return re.sub(r">\s+<", "><", html).strip()


@pytest.mark.fuzz
def test_the_way_out_of_mkdocs_makes_the_same_pages(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """`thidua generate` writes plain Markdown from which another builder makes the same set of pages.

    In the sample those of a portal with one campaign.
    """
    portal: Project = request.getfixturevalue("copy" if in_full() else "small")
    out = tmp_path / "docs"
    done = forked("generate", "--out", str(out), *AS_OF, cwd=portal.root)
    assert done.returncode == 0, done.stderr
    config = yaml.safe_load(portal.config.read_text(encoding="utf-8"))
    config |= {"docs_dir": "docs", "site_dir": "site", "plugins": ["search"]}
    config["theme"]["custom_dir"] = "theme"
    shutil.copytree(portal.root / "theme", tmp_path / "theme")
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    done = run("zensical", "build", "-f", "mkdocs.yml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert html_pages(tmp_path / "site") == html_pages(portal.site)


def html_pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
