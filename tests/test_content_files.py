"""What lies in content/: pages, pictures and PDF files are published, what was left there is not."""

from __future__ import annotations

import pytest
from running import contents, run

from generator.checking import check
from generator.load.content_pages import is_published
from generator.project import Project

PUBLISHED = ("thong-bao.md", "anh.png", "anh.JPG", "hinh/so-do.svg", "van-ban.pdf")
TOLD = ("danh sach CCCD.xlsx", "ghi-chu.txt", "bao-cao.docx", "Trang.MD", "trang.html")
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
        path.write_text(f"# {name}\n", encoding="utf-8")
