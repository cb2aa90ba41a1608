"""What staff are told of the difference between two builds: their edits, not the dates of every page."""

from __future__ import annotations

from pathlib import Path

from generator.publishing.comparison import Difference, compare, told
from generator.publishing.manifest import built


def write(folder: Path, **pages: str) -> Path:
    for name, text in pages.items():
        path = folder / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def page(text: str, *, header: str = "20/11/2026") -> str:
    return f"<header>cập nhật {header}</header>\n<article class='x'>\n{text}\n</article>\n<footer></footer>"


def test_same_bytes_are_no_difference(tmp_path: Path) -> None:
    old, new = write(tmp_path / "a", x=page("1")), write(tmp_path / "b", x=page("1"))
    assert not compare(built(old), built(new))
    assert list(told(compare(built(old), built(new)), "bản trước")) == [
        "So với bản trước: không có gì thay đổi."
    ]


def test_new_edited_and_gone_pages_are_told_apart(tmp_path: Path) -> None:
    old = write(tmp_path / "a", same=page("1"), edited=page("1"), gone=page("1"))
    new = write(tmp_path / "b", same=page("1"), edited=page("2"), new=page("1"))
    (new / "tep.csv").write_bytes(b"x")
    (new / "404.html").write_bytes(b"x")
    assert compare(built(old), built(new)) == Difference(
        ("/404.html", "/new/"), ("/edited/",), ("/gone/",), 0, 1
    )


def test_the_day_of_the_build_and_the_edges_are_no_edit(tmp_path: Path) -> None:
    day = (
        '<small class="td-asof" data-asof>tính đến ngày {}</small> <b data-until="2026-12-01">còn {} ngày</b>'
    )
    old = write(tmp_path / "a", x=page(day.format("20/11/2026", 11)), y=page("1", header="20/11/2026"))
    new = write(tmp_path / "b", x=page(day.format("21/11/2026", 10)), y=page("1", header="21/11/2026"))
    assert compare(built(old), built(new)) == Difference((), (), (), 2, 0)


def test_another_deadline_is_an_edit(tmp_path: Path) -> None:
    old = write(tmp_path / "a", x=page('<b data-until="2026-12-01">còn 11 ngày</b>'))
    new = write(tmp_path / "b", x=page('<b data-until="2026-12-02">còn 12 ngày</b>'))
    assert compare(built(old), built(new)).edited == ("/x/",)


def test_a_page_without_an_article_is_compared_whole(tmp_path: Path) -> None:
    old, new = write(tmp_path / "a", x="<p>1"), write(tmp_path / "b", x="<p>2")
    assert compare(built(old), built(new)).edited == ("/x/",)


def test_a_page_in_an_old_encoding_is_compared_too(tmp_path: Path) -> None:
    """A page that Word saved, put into content/ as it is."""
    old, new = write(tmp_path / "a", x="<p>1"), write(tmp_path / "b", x="<p>1")
    (old / "x" / "index.html").write_bytes("<p>Khen thưởng".encode("cp1258", "replace") + b"\xd0")
    assert compare(built(old), built(new)).edited == ("/x/",)


def test_what_is_no_file_differs_from_every_build(tmp_path: Path) -> None:
    """Readers find nothing there, or what somebody put there by hand."""
    old, new = write(tmp_path / "a", x=page("1")), write(tmp_path / "b", x=page("1"), y=page("1"))
    (old / "y").mkdir()
    (old / "y" / "index.html").symlink_to("nowhere")
    (old / "z.csv").symlink_to("nowhere")
    assert compare(built(old), built(new)) == Difference((), ("/y/",), (), 0, 1)


def test_the_first_addresses_are_named() -> None:
    many = tuple(f"/trang-{number}/" for number in range(7))
    assert list(told(Difference(many, ("/",), (), 3, 2), "bản trước")) == [
        (
            "So với bản trước: 7 trang mới, 1 trang sửa, 3 trang chỉ đổi ngày tính hoặc phần chung ở đầu, "
            "cuối trang, 2 tệp khác (biểu mẫu, lịch, dữ liệu, tìm kiếm, giao diện)."
        ),
        "  Trang mới: /trang-0/, /trang-1/, /trang-2/, /trang-3/, /trang-4/ và 2 trang nữa",
        "  Trang sửa: /",
    ]
