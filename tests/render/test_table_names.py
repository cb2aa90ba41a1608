"""Tables of hand-written pages have a caption for screen readers: the heading's words, not its markup."""

from __future__ import annotations

import markdown

from generator.render.table_names import NamedTables


def test_a_caption_is_the_heading_without_its_attributes() -> None:
    text = "## Ghi số lượng {: #ghi-so-luong }\n\n| Kế hoạch | Khóa |\n|---|---|\n| mỗi đơn vị | `per` |\n"
    page = markdown.markdown(text, extensions=["attr_list", "tables", NamedTables()])
    assert '<caption class="td-hidden">Bảng ở mục “Ghi số lượng”</caption>' in page
    assert '<h2 id="ghi-so-luong">' in page
