"""A form as a page: what the Word file shows, for readers without Word."""

from __future__ import annotations

import io
import itertools
import re
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from generator.memory import remembered

# The paragraph styles of our templates, and how a page shows them; other styles are plain paragraphs.
_CLASSES = {
    "Quốc hiệu": "strong",
    "Tiêu ngữ": "strong",
    "Cơ quan chủ quản": "centre",
    "Cơ quan ban hành": "strong",
    "Số ký hiệu": "centre",
    "Địa danh ngày tháng": "centre",
    "Tên loại": "strong",
    "Trích yếu": "strong",
    "Kèm theo": "centre",
    "Kính gửi": "centre",
    "Thẩm quyền ban hành": "strong",
    "Căn cứ": "ground",
    "Đề mục": "heading",
    "Đề mục nhỏ": "heading",
    "Nơi nhận": "heading",
    "Chữ ký": "strong",
    "Chữ ký dòng dưới": "centre",
    "Họ tên người ký": "strong",
    "Ghi chú": "note",
}
_STYLE_MAP = "\n".join(
    f"p[style-name='{style}'] => p.td-paper__{name}:fresh" for style, name in _CLASSES.items()
)
_LAYOUT = "table[style-name='Khung'] => table.td-paper__frame:fresh"


@lru_cache(maxsize=100)  # in a preview of the portal forms seldom change
def preview(content: bytes) -> Markup:
    """The text of a Word file as HTML, escaped; tables have captions, their headings a scope.

    Only words are shown: no links, pictures, notes, bookmarks. The file's own style map is ignored: it could
    name any element. "" for a file that mammoth cannot read; it can be downloaded all the same.
    """
    html = remembered("form preview", [content], lambda: _preview(content).encode())
    return Markup(html.decode("utf-8"))  # noqa: S704 - what _preview gave


def _preview(content: bytes) -> Markup:
    import mammoth  # slow to import; only a portal with forms needs it

    try:
        html = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=f"{_STYLE_MAP}\n{_LAYOUT}",
            include_embedded_style_map=False,
            ignore_empty_paragraphs=False,
            convert_image=lambda _image: [],
            transform_document=_words_only,
        ).value
    except Exception:  # noqa: BLE001 - whatever it is: KeyError, IndexError, RecursionError …
        return Markup()
    html = re.sub(r"<th(?=[ >])", '<th scope="col"', html)
    number = itertools.count(1)
    html = re.sub(
        "<table>",
        lambda _: f'<table><caption class="td-hidden">Bảng {next(number)} của biểu mẫu</caption>',
        html,
    )
    html = html.replace(
        '<table class="td-paper__frame"', '<table role="presentation" class="td-paper__frame"'
    )
    return Markup(html)  # noqa: S704 - mammoth escapes the text of the document


def _words_only(element: Any) -> Any:
    """The document with links as plain words, boxes to tick as signs, and without what points elsewhere."""
    from mammoth import documents

    children = getattr(element, "children", None)
    if children is None:
        return element
    kept: list[Any] = []
    for child in map(_words_only, children):
        if isinstance(child, documents.Hyperlink):
            kept += child.children
        elif isinstance(child, documents.Checkbox):
            kept.append(documents.text("☒" if child.checked else "☐"))
        elif not isinstance(child, documents.Bookmark | documents.NoteReference | documents.CommentReference):
            kept.append(child)
    return element.copy(children=kept)
