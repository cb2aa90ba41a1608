"""What differs between two builds of the portal, in the words of someone who edits it.

Every page names the day of the build and the day of the last change, so on another day nearly every file
differs by a date. A page counts as edited when its own text differs, apart from what a reader's browser
brings up to date each day by itself (portal.js).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.publishing.manifest import Built

_OWN_TEXT = re.compile(r"<article\b.*</article>", re.DOTALL)
_DAILY = re.compile(r"(<[^>]*\sdata-(?:asof|until|since|today)\b[^>]*>(?:<b>)?)[^<]*")
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """Addresses of pages that are new, edited or gone; how many others changed at their edges only.

    `files`: how many files that are no pages are new, changed or gone.
    """

    new: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    refreshed: int = 0
    files: int = 0

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.new or self.edited or self.gone or self.refreshed or self.files)


def compare(old: Built, new: Built) -> Difference:
    """How one built folder differs from another."""
    before, after = old.files.keys(), new.files.keys()
    changed = {path for path in before & after if old.files[path] != new.files[path]}
    pages = {path for path in changed if is_page(path)}
    edited = {path for path in pages if not _says_the_same(path, old, new)}
    return Difference(
        new=_addresses(after - before),
        edited=_addresses(edited),
        gone=_addresses(before - after),
        refreshed=len(pages - edited),
        files=sum(not is_page(path) for path in changed | (before ^ after)),
    )


def is_page(path: str) -> bool:
    """Whether the path is that of a page that readers open."""
    return path.endswith(".html")


def told(difference: Difference, other: str) -> Iterator[str]:
    """How many pages differ from the `other` build, in words, and the first addresses of each kind."""
    if not difference:
        yield f"So với {other}: không có gì thay đổi."
        return
    counts = [
        (len(difference.new), "trang mới"),
        (len(difference.edited), "trang sửa"),
        (len(difference.gone), "trang bỏ"),
        (difference.refreshed, "trang chỉ đổi ngày tính hoặc phần chung ở đầu, cuối trang"),
        (difference.files, "tệp khác (biểu mẫu, lịch, dữ liệu, tìm kiếm, giao diện)"),
    ]
    yield f"So với {other}: {', '.join(f'{count} {what}' for count, what in counts if count)}."
    yield from _named("Trang mới", difference.new)
    yield from _named("Trang sửa", difference.edited)
    yield from _named("Trang bỏ", difference.gone)


def _named(title: str, addresses: Sequence[str]) -> Iterator[str]:
    if addresses:
        more = len(addresses) - _NAMED
        shown = ", ".join(addresses[:_NAMED])
        yield f"  {title}: {shown}{f' và {more} trang nữa' if more > 0 else ''}"


def _says_the_same(path: str, old: Built, new: Built) -> bool:
    """Whether both have the page with the same text of its own; what cannot be read says nothing."""
    readable = old.files[path] and new.files[path]
    return bool(readable) and _own_text(old.folder / path) == _own_text(new.folder / path)


def _own_text(page: Path) -> str:
    text = page.read_text(encoding="utf-8", errors="replace")  # one put into content/ may be in any encoding
    found = _OWN_TEXT.search(text)
    return _DAILY.sub(r"\1", found[0] if found else text)


def _addresses(paths: set[str]) -> tuple[str, ...]:
    return tuple(sorted(f"/{path.removesuffix('index.html')}" for path in paths if is_page(path)))
