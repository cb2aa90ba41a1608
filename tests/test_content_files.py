"""What lies in content/: pages, pictures and PDF files are published, what was left there is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from forks import forked
from pdf_files import pdf
from pictures import picture, png
from running import contents

from generator.checking import Checked, check
from generator.load.content_pages import is_published
from generator.mkdocs_site.plugin import build_site
from generator.project import Project
from generator.publishing.progress import Progress
from generator.publishing.swap import SwapFolders

PUBLISHED = ("thong-bao.md", "anh.png", "anh.JPG", "hinh/so-do.svg", "van-ban.pdf")
TOLD = ("danh sach CCCD.xlsx", "ghi-chu.txt", "bao-cao.docx", "Trang.MD", "trang.html")
FILES = {
    ".png": png(),
    ".jpg": picture("JPEG"),
    ".svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    ".pdf": pdf(),
}
LEFT_BEHIND = (
    "~$bao-cao.docx",
    "Thumbs.db",
    "desktop.ini",
    ".DS_Store",
    "~WRL0001.tmp",
    "._trang.md",
    ".a/b.md",
)


@pytest.mark.parametrize("name", PUBLISHED)
def test_pages_pictures_and_pdf_files_are_published(name: str) -> None:
    assert is_published(name)


@pytest.mark.parametrize("name", [*TOLD, *LEFT_BEHIND])
def test_nothing_else_is_published(name: str) -> None:
    assert not is_published(name)


def test_only_what_someone_may_have_meant_to_publish_is_told(project: Project) -> None:
    _put(project)
    told = [found.source.path for found in check(project).problems if found.code == "P08"]
    assert told == sorted(f"content/{name}" for name in TOLD)


def test_neither_a_build_nor_the_written_pages_hold_the_others(project: Project) -> None:
    _put(project)
    built = forked("build", cwd=project.root)
    written = forked("generate", "--out", "trang", cwd=project.root)
    assert (built.returncode, written.returncode) == (0, 0), built.stderr + written.stderr
    for folder in (project.site, project.root / "trang"):
        names = contents(folder).keys()
        assert {"anh.png", "anh.JPG", "hinh/so-do.svg", "van-ban.pdf"} <= names
        assert not names & {*TOLD, *LEFT_BEHIND}


def _put(project: Project) -> None:
    for name in (*PUBLISHED, *TOLD, *LEFT_BEHIND):
        path = project.content / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(FILES.get(path.suffix.lower(), f"# {name}\n".encode()))


def test_readers_get_pictures_without_their_notes_and_other_files_byte_for_byte(project: Project) -> None:
    (project.content / "anh.png").write_bytes(png(author="Nguyen Van A1"))
    (project.content / "van-ban.pdf").write_bytes(pdf())
    built = forked("build", cwd=project.root)
    assert built.returncode == 0, built.stderr
    assert (project.site / "anh.png").read_bytes() == png()
    assert (project.site / "van-ban.pdf").read_bytes() == pdf()


def built_of(project: Project, checked: Checked) -> Path:
    """The folder that a build makes of what was read and judged."""
    place = SwapFolders(project.site, project.build)
    build_site(project, checked, place, {"as_of": "2026-01-20"}, Progress(4))
    return place.fresh


def test_what_was_judged_is_what_is_published(project: Project) -> None:
    """A picture that is exchanged while the portal is built does not reach readers."""
    (project.content / "anh.png").write_bytes(png())
    checked = check(project)
    (project.content / "anh.png").write_bytes(b"<script>")
    built = built_of(project, checked)
    assert (built / "anh.png").read_bytes() == png()


def test_a_page_that_is_edited_while_the_portal_is_built_goes_out_as_it_was_judged(project: Project) -> None:
    page = project.content / "lien-he.md"
    page.write_text("# Như đã xét\n", encoding="utf-8")
    checked = check(project)
    page.write_text("# Liên hệ\n\n<script>alert(1)</script> CCCD 024085001234\n", encoding="utf-8")
    (project.content / "moi.md").write_text("# Thêm\n", encoding="utf-8")
    project.config.write_text("site_name: Cổng khác\nplugins: [thidua]\n", encoding="utf-8")
    (project.campaigns / "thu" / "campaign.yml").write_text("id: khac\n", encoding="utf-8")
    site = built_of(project, checked)
    built = (site / "lien-he" / "index.html").read_text(encoding="utf-8")
    assert "Như đã xét" in built
    assert "Cổng thử" in built
    assert "<script>alert" not in built
    assert "024085001234" not in built
    assert not (site / "moi").exists()
    campaign = site / "phong-trao" / "thu" / "index.html"
    assert "Phong trào thử" in campaign.read_text(encoding="utf-8")


NO_NAMES = (
    "con.md", "NUL.png", "aux/a.md", "com1.pdf", "a:b.md", "a?.md", 'a".png', "a|b.md", "a*.md", "a<b>.md",
    "a\\b.md", "thu muc./a.md", "thu muc /a.md", " a.md", "a\n.md", "a\u202eb.md", "a\u200b.md",
    "a\u3164.md", "a\U000e0041.md", "e\u0302.md", "a\udcff.md", "a\udcff.png", f"{'a' * 190}.md",
    f"{'a' * 100}/{'b' * 100}.pdf",
)  # fmt: skip


@pytest.mark.parametrize("name", NO_NAMES, ids=ascii)
def test_a_name_that_not_every_machine_takes_is_told_and_not_published(project: Project, name: str) -> None:
    path = project.content / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(FILES.get(path.suffix, b"# Trang\n"))
    checked = check(project)
    assert [found.code for found in checked.problems if found.source.path.startswith("content/")] == ["P12"]
    assert name not in {file.path for file in (*checked.written, *checked.beside)}
    told = forked("check", cwd=project.root)
    assert told.returncode == 1, told.stderr
    assert "P12" in told.stdout


@pytest.mark.parametrize(
    "name", ["Thông báo số 1.md", "ảnh (1).png", "a-b_c.d.md", "console.md", f"{'a' * 180}.md"]
)
def test_other_names_are_nobodys_business(project: Project, name: str) -> None:
    (project.content / name).write_bytes(FILES.get(name[-4:], b"# Trang\n"))
    assert check(project).publishable


@pytest.mark.parametrize(
    "names",
    [
        ("Trang.md", "trang.md"),
        ("Anh.png", "anh.png"),
        ("anh.PNG", "anh.png"),
        ("Hinh/a.png", "hinh/b.png"),
        ("so\u0302.pdf", "s\u00f4.pdf"),
        ("STRASSE.pdf", "stra\u00dfe.pdf"),
        ("phong-trao/thu/plan.pdf", "a.pdf"),
    ],
    ids=ascii,
)
def test_names_that_are_one_on_another_machine_are_told(project: Project, names: tuple[str, str]) -> None:
    (project.campaigns / "thu" / "plan.pdf").write_bytes(pdf())
    for name in names:
        path = project.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(FILES.get(path.suffix.lower(), b"# Trang\n"))
    assert {found.code for found in check(project).problems} & {"P03", "P12"}
    assert not check(project).publishable


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("content/a.md", ".git/config"),
        ("content/a.png", "campaigns/thu/anh.png"),
        ("content/a.md", "mkdocs.yml"),
        ("content/a.md", "/etc/hostname"),
        ("content/a.md", "content/.an/b.md"),
        ("content/khac", "campaigns"),
        ("content/khac", "."),
        ("campaigns/thu/plan.pdf", ".git/config"),
        ("campaigns/thu/honours/qd.xlsx", "de-nghi.xlsx"),
        ("theme/assets/a.css", ".git/config"),
    ],
)
def test_a_link_out_of_its_folder_is_told(project: Project, link: str, target: str) -> None:
    for name in (target, link):
        (project.root / name).parent.mkdir(parents=True, exist_ok=True)
    if not (project.root / target).exists():
        (project.root / target).write_bytes(b"[core]\n")
    (project.root / link).symlink_to(project.root / target)
    checked = check(project)
    assert ("Y01", link) in {(found.code, found.source.path) for found in checked.problems}
    assert not checked.publishable


def test_a_link_within_content_may_stay(project: Project) -> None:
    (project.content / "a.png").write_bytes(png())
    (project.content / "b.png").symlink_to("a.png")
    assert check(project).publishable


@pytest.mark.parametrize(
    ("name", "content"), [("a.png", b"MZ"), ("a.pdf", b"MZ"), ("a.svg", b"<svg>")], ids=repr
)
def test_a_file_that_is_not_what_it_says_stops_a_build(project: Project, name: str, content: bytes) -> None:
    (project.content / name).write_bytes(content)
    assert not check(project).publishable


@pytest.mark.parametrize(
    "name",
    ["gioi-thieu - Copy.md", "gioi-thieu - Copy (2).md", "gioi-thieu (1).md", "Bản sao gioi-thieu.md",
     "Copy of gioi-thieu.md", "gioi-thieu - Bản sao.md", "gioi-thieu-DESKTOP-AB12CD3.md",
     "gioi-thieu-MAY02.md", "gioi-thieu - Sao chép.md",
     "gioi-thieu (xung đột 2026-05-01).md", "gioi-thieu (VP's conflicted copy 2026-05-01).md",
     "gioi-thieu.bak.md", "gioi-thieu.sync-conflict-20260501-101010-ABCDEFG.md", "huong-dan - Copy/index.md",
     "huong-dan (2)/a.md"],
)  # fmt: skip
def test_a_copy_that_would_be_published_is_told(project: Project, name: str) -> None:
    path = project.content / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("# Bản cũ\n", encoding="utf-8")
    (found,) = [each for each in check(project).problems if each.code == "P16"]
    assert found.source.path.endswith(name.partition("/")[0])


@pytest.mark.parametrize(
    "name",
    [
        "gioi-thieu-2.md",
        "gioi-thieu-xa.md",
        "quy-che (1).md",
        "gioi-thieu-UBND.md",
        "copy.md",
        "gioi-thieu.png",
    ],
)
def test_another_page_is_no_copy(project: Project, name: str) -> None:
    (project.content / name).write_text("# Trang khác\n", encoding="utf-8")
    assert not [each for each in check(project).problems if each.code == "P16"]


@pytest.mark.parametrize("name", ["huong-dan/README.md", "README.md"])
def test_a_page_that_mkdocs_would_leave_out_is_told(project: Project, name: str) -> None:
    (project.content / name).write_text("# Ghi chú nội bộ\n", encoding="utf-8")
    assert "P03" in {found.code for found in check(project).problems}
