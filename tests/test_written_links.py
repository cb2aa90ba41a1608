"""Links that a hand-written page has as HTML: a dead one stops a build, told with line and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import write_project
from forks import forked
from pictures import png
from running import contents, run

from generator.project import Project

OVERVIEW = "../phong-trao/thu/"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small portal that was built, with a picture; tests put back the page that they change."""
    project = Project(write_project(tmp_path_factory.mktemp("portal")))
    (project.content / "anh.png").write_bytes(png())
    done = forked("build", cwd=project.root)
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture
def page(portal: Project) -> Iterator[Path]:
    """The page that is changed."""
    path = portal.content / "gioi-thieu.md"
    text = path.read_text(encoding="utf-8")
    yield path
    path.write_text(text, encoding="utf-8")


def built_with(portal: Project, page: Path, *lines: str) -> tuple[int, str, int]:
    """A build with these lines at the end of the page: exit code, what was said, the first one's number."""
    text = page.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
    page.write_text(text + "\n".join(lines) + "\n", encoding="utf-8")
    done = forked("build", cwd=portal.root)
    return done.returncode, done.stdout + done.stderr, text.count("\n") + 1


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('<a href="../gone/">x</a>', "liên kết “../gone/” không dẫn đến trang hay tệp nào của cổng"),
        ("<a href='../gone/'>x</a>", "liên kết “../gone/” không dẫn đến"),
        ("<A HREF=../gone/>x</A>", "liên kết “../gone/” không dẫn đến"),
        ('<p>Xem <a class="x" href="../gone/#a">x</a></p>', "liên kết “../gone/#a” không dẫn đến"),
        ('Xem <a href="../lien-hee/">x</a> nhé.', "có phải “../lien-he/” không?"),
        ('<a href="../lien-he">x</a>', "địa chỉ của trang có dấu / ở cuối, “../lien-he/”"),
        ('<a href="lien-he.md">x</a>', "thẻ HTML không dùng được tên tệp .md"),
        ('<a href="/lien-he/">x</a>', "bắt đầu bằng dấu /"),
        ('<a href="../../lien-he/">x</a>', "“../../lien-he/” không dẫn đến"),
        ('<a href="../anh.jpg">x</a>', "“../anh.jpg” không dẫn đến"),
        ('<img src="anh.png" alt="Lễ phát động">', "có phải “../anh.png” không?"),
        ('<img alt="Lễ" src="../khong-co.png">', "hình “../khong-co.png” không dẫn đến"),
        ('<a href="#khong-co">x</a>', "mục “#khong-co” mà trang /gioi-thieu/ không có"),
        ('<a href="../lien-he/#khong-co">x</a>', "mục “#khong-co” mà trang /lien-he/ không có"),
        (f'<a href="{OVERVIEW}#khong-co">x</a>', "mục “#khong-co” mà trang /phong-trao/thu/ không có"),
        (f'<a href="{OVERVIEW}thoi-gian/#khong-co">x</a>', "mà trang /phong-trao/thu/thoi-gian/ không có"),
    ],
)  # fmt: skip
def test_a_dead_link_is_told_with_its_line_and_a_remedy(
    portal: Project, page: Path, written: str, told: str
) -> None:
    before = contents(portal.site)
    code, said, line = built_with(portal, page, "Chữ.", "", written)
    assert (code, f"gioi-thieu.md:{line + 2}: " in said, told in said) == (2, True, True), said
    assert said.count("gioi-thieu.md") == 1
    assert contents(portal.site) == before


def test_links_that_lead_somewhere_are_not_told(portal: Project, page: Path) -> None:
    code, said, _ = built_with(
        portal,
        page,
        '<a href="../lien-he/">a</a> <a href="../lien-he/index.html">b</a> <a href="../">c</a>',
        '<a href="..">d</a>',
        f'<a href="{OVERVIEW}tieu-chuan/?doi-tuong=ca-nhan">e</a>',
        f'<a href="{OVERVIEW}#hinh-thuc-khen-thuong">f</a>',
        '<a href="#">g</a> <a href="#top">h</a> <a href="?q=1">i</a> <a href="#noi-dung-chinh">r</a>',
        f'<a href="{OVERVIEW}#noi-dung-chinh">s</a>',
        '<a href="../du-lieu/vinh-danh.csv">k</a>',
        '<a href="https://chinhphu.vn/khong-co/">l</a> <a href="mailto:a@b.gov.vn">m</a>',
        '<a href="tel:0">n</a>',
        '<img src="../anh.png" alt="Lễ phát động"> <a href="../lich/tat-ca.ics">o</a>',
        "",
        '<p id="o-day">Ở đây</p>',
        "",
        '<a href="#o-day">p</a> <a href="../gioi-thieu/#o-day">q</a>',
        "",
        'Viết `<a href="../gone/">x</a>` như sau:',
        "",
        "```html",
        '<a href="../gone/">x</a>',
        "```",
    )
    assert code == 0, said


def test_each_is_told_once_and_all_of_them_together(portal: Project, page: Path) -> None:
    code, said, line = built_with(
        portal, page, '<a href="../a-1/">x</a>', "", "[y](khong-co.md)", '<a href="../a-2/">x</a>'
    )
    assert code == 2
    assert [
        words in said
        for words in (f":{line}: liên kết “../a-1/”", "“khong-co.md”", f":{line + 3}: liên kết “../a-2/”")
    ] == [True] * 3
    assert said.count("gioi-thieu.md") == 3


def test_what_the_settings_let_pass_in_markdown_passes_as_html_too(portal: Project, page: Path) -> None:
    settings = portal.config.read_text(encoding="utf-8")
    rules = "".join(f"    {each}: ignore\n" for each in ("not_found", "absolute_links", "anchors"))
    portal.config.write_text(f"{settings}validation:\n  links:\n{rules}", encoding="utf-8")
    try:
        code, said, _ = built_with(
            portal, page, '[a](gone.md) [b](/gone/) [c](#gone) <a href="../gone/">d</a>',
            '<a href="/gone/">e</a> <a href="#gone">f</a> <img src="gone.png" alt="g">',
        )  # fmt: skip
    finally:
        portal.config.write_text(settings, encoding="utf-8")
    assert code == 0, said


def test_a_link_of_markdown_into_a_page_that_was_not_made_anew_is_told_too(
    portal: Project, page: Path
) -> None:
    """The page that it leads to is as it was, so that MkDocs does not read it."""
    assert built_with(portal, page, "[x](phong-trao/thu/index.md#hinh-thuc-khen-thuong)")[0] == 0
    code, said, _ = built_with(portal, page, "[x](phong-trao/thu/thoi-gian/index.md#khong-co)")
    assert (code, "#khong-co” không dẫn đến trang hay mục nào" in said) == (2, True), said


def test_mkdocs_by_itself_counts_it_as_a_warning(portal: Project, page: Path, tmp_path: Path) -> None:
    page.write_text(page.read_text(encoding="utf-8") + '\n<a href="../gone/">x</a>\n', encoding="utf-8")
    done = run("mkdocs", "build", "--strict", "-d", str(tmp_path / "out"), cwd=portal.root)
    assert (done.returncode, "liên kết “../gone/” không dẫn đến" in done.stderr) == (1, True)
