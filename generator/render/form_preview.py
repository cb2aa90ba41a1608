"""A form as a page: what the Word file shows, for readers without Word."""

from __future__ import annotations

import io
import re

from markupsafe import Markup

# The paragraph styles of our templates, and how a page shows them; other styles are plain paragraphs.
_CLASSES = {
    "Quốc hiệu": "strong",
    "Tiêu ngữ": "strong ruled",
    "Cơ quan chủ quản": "centre",
    "Cơ quan ban hành": "strong ruled",
    "Số ký hiệu": "centre",
    "Địa danh ngày tháng": "centre",
    "Tên loại": "strong",
    "Trích yếu": "strong",
    "Căn cứ": "ground",
    "Đề mục": "heading",
    "Nơi nhận": "heading",
    "Chữ ký": "strong",
    "Ghi chú": "note",
}
_STYLE_MAP = "\n".join(
    f"p[style-name='{style}'] => p.{'.'.join(f'td-paper__{name}' for name in names.split())}:fresh"
    for style, names in _CLASSES.items()
)
_LAYOUT = "table[style-name='Khung'] => table.td-paper__frame:fresh"


def preview(content: bytes) -> Markup:
    """The text of a Word file as HTML, escaped; headings of tables have their direction."""
    import mammoth  # slow to import; only a portal with forms needs it

    html = mammoth.convert_to_html(
        io.BytesIO(content), style_map=f"{_STYLE_MAP}\n{_LAYOUT}", ignore_empty_paragraphs=False
    ).value
    html = re.sub(r"<th(?=[ >])", '<th scope="col"', html)
    html = html.replace(
        '<table class="td-paper__frame"', '<table role="presentation" class="td-paper__frame"'
    )
    return Markup(html)  # noqa: S704 - mammoth escapes the text of the document
