"""The comparison of two built sites sees what readers would, and nothing of how files are packed."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from compare_sites import main

PAGE = '<link href="assets/css/portal.0123abcd.css">\n<p>Một</p>\n\n<pre>a\n\nb</pre>\n'


def packed(*parts: tuple[str, str], level: int = 0) -> bytes:
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as target:
        for name, text in parts:
            target.writestr(name, text)
    return book.getvalue()


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old", tmp_path / "new"
    (old / "assets/css").mkdir(parents=True)
    (old / "assets/css/portal.0123abcd.css").write_text("p {}", encoding="utf-8")
    (old / "index.html").write_text(PAGE, encoding="utf-8")
    (old / "kit.zip").write_bytes(packed(("form.docx", "x"), ("read.txt", "y")))
    (old / "image.png").write_bytes(b"\x89PNG")
    shutil.copytree(old, new)
    return old, new


def test_hashes_blank_lines_and_packing_are_no_difference(
    sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = sites
    (new / "assets/css/portal.0123abcd.css").rename(new / "assets/css/portal.ffff0000.css")
    page = PAGE.replace("0123abcd", "ffff0000").replace("</p>\n", "</p>\n  \n\n")
    (new / "index.html").write_text(page, encoding="utf-8")
    (new / "kit.zip").write_bytes(packed(("read.txt", "y"), ("form.docx", "x"), level=9))
    assert main([str(old), str(new)]) == 0
    assert capsys.readouterr().out == "The same.\n"


@pytest.mark.parametrize(
    ("path", "content", "told"),
    [
        ("index.html", PAGE.replace("Một", "Hai").encode(), ["differs: index.html", "-<p>Một", "+<p>Hai"]),
        ("index.html", PAGE.replace("a\n\nb", "a\nb").encode(), ["differs: index.html"]),
        ("assets/css/portal.0123abcd.css", b"p {x}", ["differs: assets/css/portal.<hash>.css", "+p {x}"]),
        ("kit.zip", packed(("form.docx", "z"), ("read.txt", "y")), ["differs: kit.zip/form.docx", "+z"]),
        ("kit.zip", packed(("form.docx", "x")), ["kit.zip (only the old one holds read.txt)"]),
        ("image.png", b"\x89PNG2", ["differs: image.png", "not text: 4 and 5 bytes"]),
        ("more.html", b"x", ["only in ", "new: more.html"]),
        ("image.png", None, ["only in ", "old: image.png"]),
    ],
    ids=["words", "in <pre>", "hashed asset", "packed part", "part gone", "no text", "more", "gone"],
)
def test_every_other_difference_is_told(
    sites: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
    path: str,
    content: bytes | None,
    told: list[str],
) -> None:
    old, new = sites
    if content is None:
        (new / path).unlink()
    else:
        (new / path).write_bytes(content)
    assert main([str(old), str(new)]) == 1
    said = capsys.readouterr().out
    assert all(words in said for words in told), said
    assert said.endswith("1 found.\n")


def test_an_empty_folder_is_no_site(sites: tuple[Path, Path], tmp_path: Path) -> None:
    assert main([str(sites[0]), str(tmp_path / "nowhere")]) == 2
