"""What lies in content/: pages, pictures and PDF files are published, what was left there is not."""

from __future__ import annotations

import pytest
from pdf_files import pdf
from pictures import picture, png
from running import contents, run

from generator.checking import check
from generator.load.content_pages import is_published
from generator.mkdocs_site.plugin import build_site
from generator.project import Project
from generator.publishing.progress import Progress

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
    built = run("thidua", "build", cwd=project.root)
    written = run("thidua", "generate", "--out", "trang", cwd=project.root)
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
    built = run("thidua", "build", cwd=project.root)
    assert built.returncode == 0, built.stderr
    assert (project.site / "anh.png").read_bytes() == png()
    assert (project.site / "van-ban.pdf").read_bytes() == pdf()


def test_what_was_judged_is_what_is_published(project: Project) -> None:
    """A picture that is exchanged while the portal is built does not reach readers."""
    (project.content / "anh.png").write_bytes(png())
    checked = check(project)
    (project.content / "anh.png").write_bytes(b"<script>")
    build_site(project, checked, project.site, {"as_of": "2026-01-20"}, Progress(4))
    assert (project.site / "anh.png").read_bytes() == png()


@pytest.mark.parametrize(
    ("name", "content"), [("a.png", b"MZ"), ("a.pdf", b"MZ"), ("a.svg", b"<svg>")], ids=repr
)
def test_a_file_that_is_not_what_it_says_stops_a_build(project: Project, name: str, content: bytes) -> None:
    (project.content / name).write_bytes(content)
    assert not check(project).publishable
