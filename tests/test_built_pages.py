"""A rebuild of the preview makes what is new, and leaves nothing that is not true any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.mkdocs_site.built_pages import BuiltPages, FileState


@pytest.mark.parametrize(
    ("around", "now", "left"),
    [
        ("theme", (1, 5), ["index.html"]),
        ("theme", (2, 5), []),
        ("theme", (1, 6), []),
        ("other theme", (1, 5), []),
        ("theme", None, []),
    ],
    ids=["same", "saved again", "other size", "other theme", "made every time"],
)
def test_a_page_stays_only_while_its_source_and_the_theme_do(
    tmp_path: Path, around: str, now: FileState | None, left: list[str]
) -> None:
    page = tmp_path / "index.html"
    built = BuiltPages()
    built.take_away("theme", {page: (1, 5)})
    page.write_text("x", encoding="utf-8")
    built.take_away(around, {page: now})
    assert [path.name for path in tmp_path.iterdir()] == left


def test_a_page_that_is_no_longer_made_goes(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    built = BuiltPages()
    built.take_away("theme", {page: (1, 5)})
    page.write_text("x", encoding="utf-8")
    built.take_away("theme", {})
    assert not page.exists()
