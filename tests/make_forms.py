"""Wrote the Word templates of the forms library (campaigns/_shared/forms/) the first time.

    python tests/make_forms.py [folder]       write the templates; the same bytes each time

The .docx files are the source: staff edit them in Word, and the portal fills in what they say. This script
documents how they were made: the layout of Nghị định 30/2020/NĐ-CP as named styles, the frames of the
documents, the fields. Run over templates that were edited since, it undoes the edits; give it another folder
to compare.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

FORMS = Path(__file__).parent.parent / "campaigns" / "_shared" / "forms"
DOTS = "……"
FONT = "Times New Roman"

# --- Paper: A4 and the margins that Nghị định 30 allows, in millimetres

TWIPS = 1440 / 25.4
SHORT, LONG = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 20
PORTRAIT, LANDSCAPE = SHORT - LEFT - RIGHT, LONG - LEFT - RIGHT
NATION, MOTTO = 98, 60.4
"""The column of the quốc hiệu (95 mm at 13 pt), and the length of the tiêu ngữ at 14 pt bold: its rule's."""


def twips(millimetres: float) -> int:
    """Word's unit of length: a twentieth of a point."""
    return round(millimetres * TWIPS)


# --- Styles: what staff change in Word, and what a preview goes by


class Look(NamedTuple):
    """A paragraph style: sizes and spaces in points, indents in millimetres."""

    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "center"
    before: float = 0
    after: float = 0
    line: float = 1
    first: float = 0
    indent: float = 0
    keep: bool = False
    extra: str = ""
    outline: int | None = None


BODY = {"align": "both", "after": 6, "line": 1.15, "first": 12.7}
BOX = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right")
)


def _looks(width: float, issuer: float, table: float) -> list[Look]:
    """Every paragraph style of a form.

    `issuer` narrows the name of the issuing body, so that it breaks well; `table` is the size of text
    in tables.
    """
    return [
        Look("Quốc hiệu", size=13, bold=True),
        Look("Tiêu ngữ", bold=True),
        _rule("Kẻ dưới tiêu ngữ", (NATION - MOTTO) / 2),
        Look("Cơ quan chủ quản", size=13),
        Look("Cơ quan ban hành", size=13, bold=True, indent=issuer),
        _rule("Kẻ dưới cơ quan ban hành", (PORTRAIT - NATION - 22) / 2),
        Look("Số ký hiệu", size=13, before=6),
        Look("Địa danh ngày tháng", italic=True, before=6),
        Look("Tên loại", bold=True, before=18, keep=True, outline=0),
        Look("Trích yếu", bold=True, keep=True),
        Look("Kèm theo", italic=True, keep=True),
        _rule("Kẻ dưới trích yếu", width / 3 - 1, after=12),
        Look("Kính gửi", before=6, after=12),
        Look("Thẩm quyền ban hành", bold=True, before=6, after=6, keep=True),
        Look("Căn cứ", italic=True, **BODY),
        Look("Thân văn bản", **BODY),
        Look(
            "Dòng điền",
            **{**BODY, "align": "left"},
            extra=f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(width)}"/></w:tabs>',
        ),
        Look("Đề mục", bold=True, **BODY, keep=True, outline=1),
        Look("Đề mục nhỏ", bold=True, **BODY, keep=True, outline=2),
        Look("Nơi nhận", size=12, bold=True, italic=True, align="left"),
        Look("Nơi nhận dòng", size=11, align="left"),
        Look("Chữ ký", bold=True, keep=True),
        Look("Chữ ký dòng dưới", size=13, italic=True, keep=True),
        Look("Họ tên người ký", bold=True, before=64),
        Look("Đầu bảng", size=table, bold=True, before=2, after=2, keep=True),
        Look("Chữ trong bảng", size=table, align="left", before=2, after=2),
        Look("Chữ giữa trong bảng", size=table, before=2, after=2),
        Look(
            "Ghi chú",
            size=11,
            italic=True,
            align="left",
            after=2,
            indent=2,
            keep=True,
            extra=f"<w:pBdr>{BOX}</w:pBdr>",
        ),
        Look("Số trang"),
        Look("Dòng trống", size=1, after=10, keep=True),
    ]


def _rule(name: str, indent: float, after: float = 0) -> Look:
    """A rule as the border of an empty line: stays where it is in every program, as a drawn one does not."""
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
    return Look(name, size=1, before=4, after=after, line=0, indent=indent, extra=border)


def _style(look: Look) -> str:
    # A rule's line is a point high, whatever is in it; elsewhere it grows with the text.
    line = (
        f'w:line="{round(look.line * 240)}" w:lineRule="auto"'
        if look.line
        else 'w:line="20" w:lineRule="exact"'
    )
    sides = f'w:left="{twips(look.indent)}" w:right="{twips(look.indent)}" w:firstLine="{twips(look.first)}"'
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{style_id(look.name)}">'
        f'<w:name w:val="{look.name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{'<w:keepNext/><w:keepLines/>' if look.keep else ''}{look.extra}"
        f'<w:spacing w:before="{round(look.before * 20)}" w:after="{round(look.after * 20)}" {line}/>'
        f'<w:ind {sides}/><w:jc w:val="{look.align}"/>{outline}</w:pPr>'
        f"<w:rPr>{'<w:b/><w:bCs/>' if look.bold else ''}{'<w:i/><w:iCs/>' if look.italic else ''}"
        f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/></w:rPr></w:style>'
    )


_LETTERS = str.maketrans(
    "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
    "aadeoouaaaaaaaaaaaaaaaeeeeeeeeeeiiiiiooooooooooooooouuuuuuuuuuyyyyy",
)


def style_id(name: str) -> str:
    """The key of a style inside the file: letters without marks, as Word would choose."""
    return name.lower().translate(_LETTERS).title().replace(" ", "")


_GRID = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def _margins(**sides: int) -> str:
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
    return f"<w:tblCellMar>{cells}</w:tblCellMar>"


def _base(kind: str, key: str, name: str, content: str, *, own: bool = False) -> str:
    """A style that is no paragraph's: Word's own, or a table's."""
    whose = '<w:basedOn w:val="TableNormal"/><w:qFormat/>' if own else "<w:semiHidden/>"
    origin = 'w:customStyle="1"' if own else 'w:default="1"'
    return (
        f'<w:style {nsdecls("w")} w:type="{kind}" {origin} w:styleId="{key}"><w:name w:val="{name}"/>{whose}'
        f"{content}</w:style>"
    )


_BASE = (
    _base("paragraph", "Normal", "Normal", "").replace("<w:semiHidden/>", "<w:qFormat/>"),
    _base("character", "DefaultParagraphFont", "Default Paragraph Font", ""),
    _base(
        "table",
        "TableNormal",
        "Normal Table",
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_margins(top=0, left=0, bottom=0, right=0)}</w:tblPr>',
    ),
    _base("table", "Khung", "Khung", "", own=True),
    _base(
        "table",
        "Bang",
        "Bảng",
        f"<w:tblPr><w:tblBorders>{_GRID}</w:tblBorders>{_margins(left=85, right=85)}</w:tblPr>",
        own=True,
    ),
)
_DEFAULTS = (
    f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    '<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
    '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
    "</w:docDefaults>"
)
_SETTINGS = (
    f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/></w:settings>'
)


# --- Paragraphs and tables, as the XML that Word keeps


def para(style: str, text: str = "", *, before: float | None = None, keep: bool = False) -> str:
    """A paragraph: `**` switches bold on and off, a line break and a tab stand as in Python.

    `keep`: on one page with what follows, a signature for one.
    """
    together = "<w:keepNext/>" if keep else ""
    space = "" if before is None else f'<w:spacing w:before="{round(before * 20)}"/>'
    runs = "".join(
        f"<w:r>{'<w:rPr><w:b/><w:bCs/></w:rPr>' if index % 2 else ''}{_text(part)}</w:r>"
        for index, part in enumerate(text.split("**"))
        if part
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{together}{space}</w:pPr>{runs}</w:p>'


def _text(text: str) -> str:
    lines = (
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in line.split("\t")
        )
        for line in text.split("\n")
    )
    return "<w:br/>".join(lines)


def paras(style: str, *texts: str) -> str:
    """Paragraphs of one style."""
    return "".join(para(style, text) for text in texts)


def repeat(style: str, each: str, items: str, *, blank: Sequence[str]) -> str:
    """A paragraph for each of the items, or the blank ones where nothing is known."""
    return paras(
        style,
        f"{{%p for line in {items} %}}",
        each,
        "{%p endfor %}",
        f"{{%p if not {items} %}}",
        *blank,
        "{%p endif %}",
    )


def fill_in(*labels: str, lines: int = 0) -> str:
    """Labels with a dotted line to write on up to the margin, and lines more under the last."""
    return paras("Dòng điền", *(f"{label} {DOTS}\t" for label in labels), *([f"{DOTS}\t"] * lines))


def _cell(width: float, content: str, *, span: int = 1, middle: bool = False) -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    align = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{across}{align}</w:tcPr>{content}</w:tc>'


def _row(cells: Iterable[str], *, head: bool = False, height: float = 0) -> str:
    tall = f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _table(style: str, widths: Sequence[float], rows: Iterable[str]) -> str:
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id(style)}"/><w:tblW w:w="{sum(map(twips, widths))}" '
        'w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def frame(widths: Sequence[float], *rows: Sequence[str]) -> str:
    """A table without lines that holds blocks side by side; each cell's paragraphs are given."""
    return _table("Khung", widths, (_row(map(_cell, widths, row)) for row in rows))


class Column(NamedTuple):
    """A column of a data table; what each row says there, and what a blank row says."""

    heading: str
    width: float
    each: str = ""
    blank: str = ""
    centred: bool = False


class Group(NamedTuple):
    """A line across the whole table."""

    text: str


def data_table(  # noqa: PLR0913 - what a table may have, each with its usual value
    columns: Sequence[Column],
    *,
    items: str = "",
    blank: int = 3,
    height: float = 0,
    groups: Sequence[str] = ("",),
    keep: int = 0,
) -> str:
    """A table with lines: rows for the items, or as many blank ones as given, under each of the groups.

    `keep`: how many of the last rows stay on one page with what follows.
    """
    widths = [column.width for column in columns]

    def across(text: str, style: str = "Chữ trong bảng") -> str:
        return _row([_cell(sum(widths), para(style, text), span=len(columns))])

    def row(texts: Iterable[str], *, height: float = 0, keep: bool = False) -> str:
        styles = {True: "Chữ giữa trong bảng", False: "Chữ trong bảng"}
        return _row(
            (
                _cell(column.width, para(styles[column.centred], text, keep=keep))
                for column, text in zip(columns, texts, strict=True)
            ),
            height=height,
        )

    rows = [
        _row(
            (_cell(column.width, para("Đầu bảng", column.heading), middle=True) for column in columns),
            head=True,
        )
    ]
    if items:
        rows += [
            across(f"{{%tr for row in {items} %}}"),
            row(column.each for column in columns),
            across("{%tr endfor %}"),
            across(f"{{%tr if not {items} %}}"),
        ]
    for group in groups:
        if group:
            rows.append(across(f"**{group}**"))
        rows += [
            row(
                (str(number) if column.heading == "TT" else column.blank for column in columns),
                height=height,
                keep=group == groups[-1] and number > blank - keep,
            )
            for number in range(1, blank + 1)
        ]
    if items:
        rows.append(across("{%tr endif %}"))
    return _table("Bảng", widths, rows)


TT = Column("TT", 11, each="{{ row.number }}", centred=True)


# --- Blocks that several forms share

DATE = "……, ngày …… tháng …… năm 20……"
LONG_DOTS = DOTS * 5
ANNEX_OF = "(Kèm theo Tờ trình số ……/TTr-…… ngày …… tháng …… năm 20…… của ……)"
SIGN_AND_SEAL, SIGN = "(Ký, ghi rõ họ tên, đóng dấu)", "(Ký, ghi rõ họ tên)"


def head(parent: str, body: str, number: str, date: str = DATE) -> str:
    """Who writes and the nation's name, side by side; under them the number and the day."""
    left = (para("Cơ quan chủ quản", parent) if parent else "") + para("Cơ quan ban hành", body)
    return frame(
        (PORTRAIT - NATION, NATION),
        (
            left + para("Kẻ dưới cơ quan ban hành"),
            para("Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            + para("Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc")
            + para("Kẻ dưới tiêu ngữ"),
        ),
        (para("Số ký hiệu", number), para("Địa danh ngày tháng", date)),
    )


def title(kind: str, *about: str, annex: str = "", first: bool = False) -> str:
    """What kind of document it is, what it is about, and the rule under that.

    `first`: nothing stands above it.
    """
    return (
        para("Tên loại", kind, before=0 if first else None)
        + paras("Trích yếu", *about)
        + (para("Kèm theo", annex) if annex else "")
        + para("Kẻ dưới trích yếu")
    )


def signature(position: str, hint: str = SIGN_AND_SEAL) -> str:
    """Who signs, how, and the place of the name."""
    return para("Chữ ký", position) + para("Chữ ký dòng dưới", hint) + para("Họ tên người ký", DOTS * 3)


def sent_to_and_signed(receivers: Sequence[str], position: str, hint: str = SIGN_AND_SEAL) -> str:
    """The end of a document: its receivers to the left, its signature to the right."""
    return para("Dòng trống") + frame(
        (PORTRAIT / 2, PORTRAIT / 2),
        (para("Nơi nhận", "Nơi nhận:") + paras("Nơi nhận dòng", *receivers), signature(position, hint)),
    )


def signed_by(width: float, *signatures: str) -> str:
    """Signatures side by side."""
    return para("Dòng trống") + frame([width / len(signatures)] * len(signatures), signatures)


def notes(*own: str, warning: str = "") -> str:
    """What whoever fills the form in must know, in one box at the end: one thing to delete before signing."""
    return (
        para("Ghi chú", "**Ghi chú khi lập (xóa trước khi ký):**", before=24)
        + paras(
            "Ghi chú",
            *([f"**{warning}**"] if warning else []),
            "{{ reference }}",
            "Hạn nộp hồ sơ: {{ deadline }}",
            "Nơi nhận hồ sơ: {{ receiver }}",
            "Số lượng được đề nghị ({{ award }}):",
        )
        + repeat("Ghi chú", "- {{ line }}", "quotas", blank=["- ……"])
        + paras("Ghi chú", *own)
    )


# --- The forms


def proposal() -> str:
    """Tờ trình."""
    return (
        head(LONG_DOTS, LONG_DOTS, "Số:        /TTr-……")
        + title(
            "TỜ TRÌNH",
            "Về việc đề nghị tặng {{ award }} cho các tập thể, cá nhân có thành tích xuất sắc trong {{ "
            "campaign }}",
        )
        + para("Kính gửi", "Kính gửi: {{ issuer }}\n(qua {{ receiver }})")
        + repeat("Căn cứ", "{{ line }}", "bases", blank=["Căn cứ ……;", "Căn cứ ……;"])
        + paras(
            "Căn cứ",
            "Căn cứ {{ plan }} về việc {{ plan_subject }};",
            "Căn cứ Biên bản họp xét khen thưởng ngày …… tháng …… năm 20…… của …….",
        )
        + para(
            "Thân văn bản",
            LONG_DOTS + " kính đề nghị xem xét, tặng {{ award }} cho …… tập thể, …… cá nhân, …… hộ gia đình "
            "đã có thành tích xuất sắc trong {{ campaign }}, gồm:",
        )
        + para("Đề mục", "I. TẬP THỂ")
        + fill_in("1.", "2.")
        + para("Đề mục", "II. CÁ NHÂN")
        + fill_in("1. Ông (Bà) ……, chức vụ, đơn vị:", "2. Ông (Bà) ……, chức vụ, đơn vị:")
        + para("Đề mục", "III. HỘ GIA ĐÌNH")
        + fill_in("1. Hộ ông (bà) ……, thôn (tổ dân phố):")
        + para(
            "Thân văn bản",
            "(Có danh sách, biểu tóm tắt thành tích, báo cáo thành tích và biên bản họp kèm theo)",
        )
        + para(
            "Thân văn bản",
            LONG_DOTS
            + " cam kết các tập thể, cá nhân, hộ gia đình nêu trên bảo đảm điều kiện, tiêu chuẩn và "
            "chịu trách nhiệm về tính chính xác của hồ sơ./.",
            keep=True,
        )
        + sent_to_and_signed(["- Như trên;", "- ……;", "- Lưu: VT, ……."], "THỦ TRƯỞNG ĐƠN VỊ")
        + notes(
            "Thẩm quyền quyết định: {{ authority }}. Nơi nhận tờ trình không có thẩm quyền ấy thì ghi “xem "
            "xét, trình cấp có thẩm quyền tặng” thay cho “xem xét, tặng”.",
            "Ghi đầy đủ tên tập thể, không viết tắt; không có đối tượng nào thì bỏ mục đó. Số dưới 10 ghi "
            "thêm số 0 phía trước (01 tập thể, 02 cá nhân).",
            "Người ký ghi đúng chức vụ (ví dụ: CHỦ TỊCH, HIỆU TRƯỞNG, TRƯỞNG THÔN). Thôn, tổ dân phố, tổ "
            "bầu cử không có con dấu thì bỏ phần đóng dấu.",
        )
    )


def candidates() -> str:
    """Danh sách."""
    award = "{{ award_name }}"
    return (
        title(
            "DANH SÁCH",
            "Tập thể, cá nhân, hộ gia đình đề nghị tặng {{ award }} trong {{ campaign }}",
            annex=ANNEX_OF,
            first=True,
        )
        + para("Đề mục", "I. TẬP THỂ")
        + data_table(
            [
                TT,
                Column("Tên tập thể\n(ghi đầy đủ, không viết tắt)", 90),
                Column("Đơn vị quản lý trực tiếp", 70),
                Column("Hình thức đề nghị", 46, blank=award),
                Column("Ghi chú", 30),
            ]
        )
        + para("Đề mục", "II. CÁ NHÂN", before=12)
        + data_table(
            [
                TT,
                Column("Ông/Bà", 20, centred=True),
                Column("Họ và tên", 45),
                Column("Chức vụ", 33),
                Column("Đơn vị công tác\n(thôn, tổ dân phố)", 43),
                Column("Nữ\n(ghi x)", 17, centred=True),
                Column("Lao động\ntrực tiếp\n(ghi x)", 30, centred=True),
                Column("Hình thức đề nghị", 26, blank=award),
                Column("Ghi chú", 22),
            ]
        )
        + para("Đề mục", "III. HỘ GIA ĐÌNH", before=12)
        + data_table(
            [
                TT,
                Column("Họ và tên chủ hộ (người đại diện)", 90),
                Column("Thôn, tổ dân phố", 70),
                Column("Hình thức đề nghị", 46, blank=award),
                Column("Ghi chú", 30),
            ],
            blank=2,
        )
        + para(
            "Thân văn bản",
            "Tổng cộng: …… tập thể, …… cá nhân, …… hộ gia đình./.",
            before=12,
            keep=True,
        )
        + frame((LANDSCAPE / 2, LANDSCAPE / 2), (para("Nơi nhận dòng"), signature("THỦ TRƯỞNG ĐƠN VỊ")))
        + notes(
            "Không có đối tượng nào thì bỏ mục đó. Thứ tự và tên trong danh sách phải khớp với tờ trình, "
            "biên bản họp.",
        )
    )


def summary() -> str:
    """Biểu tóm tắt thành tích."""
    return (
        title(
            "BIỂU TÓM TẮT THÀNH TÍCH",
            "Đề nghị tặng {{ award }} trong {{ campaign }}",
            annex=ANNEX_OF,
            first=True,
        )
        + data_table(
            [
                TT,
                Column("Tên tập thể; họ và tên, chức vụ, đơn vị của cá nhân", 58),
                Column(
                    "Tóm tắt thành tích\n(5 - 7 dòng; số liệu, kết quả cụ thể theo tiêu chuẩn của kế hoạch)",
                    100,
                ),
                Column("Hình thức khen thưởng gần nhất\n(số, ngày quyết định)", 42),
                Column("Hình thức đề nghị", 36, blank="{{ award_name }}"),
            ],
            blank=2,
            height=14,
            groups=("I. TẬP THỂ", "II. CÁ NHÂN"),
            keep=1,
        )
        + signed_by(
            LANDSCAPE,
            signature("XÁC NHẬN CỦA CẤP TRÌNH KHEN", "(Ký tên, đóng dấu)"),
            signature("NGƯỜI LẬP BIỂU", SIGN),
        )
        + notes("Mỗi tập thể, cá nhân viết riêng, không sao chép; số liệu phải khớp với báo cáo thành tích.")
    )


def minutes() -> str:
    """Biên bản họp xét."""
    return (
        head(LONG_DOTS, "HỘI ĐỒNG\nTHI ĐUA - KHEN THƯỞNG", "Số:        /BB-HĐTĐKT", "")
        + title("BIÊN BẢN", "Họp xét, đề nghị tặng {{ award }} trong {{ campaign }}")
        + para("Thân văn bản", "Thời gian bắt đầu: …… giờ ……, ngày …… tháng …… năm 20……")
        + fill_in("Địa điểm:")
        + para(
            "Thân văn bản",
            "Thành phần tham dự: có mặt ……/…… thành viên Hội đồng (Quyết định số …… ngày ……), gồm:",
        )
        + paras(
            "Thân văn bản",
            "1. Ông (Bà) ……, …… - Chủ tịch Hội đồng;",
            "2. Ông (Bà) ……, …… - Phó Chủ tịch Hội đồng;",
            "3. Ông (Bà) ……, …… - Ủy viên.",
        )
        + fill_in("Vắng mặt (lý do):", "Khách mời:", "Chủ tọa:", "Thư ký:")
        + para("Đề mục nhỏ", "Nội dung:")
        + paras(
            "Thân văn bản",
            "1. …… báo cáo kết quả thẩm định …… hồ sơ (…… tập thể, …… cá nhân); hồ sơ không đủ điều "
            "kiện: …… (lý do: ……).",
            "2. Cuộc họp nghe quán triệt đối tượng, tiêu chuẩn, số lượng khen thưởng theo {{ plan }}.",
        )
        + fill_in("3. Ý kiến thảo luận:", lines=2)
        + para("Thân văn bản", "4. Kết quả …… (biểu quyết hoặc bỏ phiếu kín):", keep=True)
        + data_table(
            [
                TT,
                Column("Tên tập thể; họ và tên, chức vụ, đơn vị của cá nhân", 56),
                Column("Hình thức đề nghị", 29, blank="{{ award_name }}"),
                Column("Số phiếu đồng ý/tổng số", 22, blank="…/…", centred=True),
                Column("Tỷ lệ %", 16, centred=True),
                Column("Kết luận", 26),
            ]
        )
        + para(
            "Thân văn bản",
            "5. Kết luận của chủ tọa: nhất trí đề nghị tặng {{ award }} cho "
            "…… tập thể, …… cá nhân (có danh sách kèm theo).",
            before=6,
        )
        + para(
            "Thân văn bản",
            "Cuộc họp kết thúc vào …… giờ ……, ngày …… tháng …… năm 20……./.",
            keep=True,
        )
        + signed_by(
            PORTRAIT, signature("THƯ KÝ", SIGN), signature("CHỦ TỌA", "(Ký, ghi rõ họ tên, đóng dấu nếu có)")
        )
        + notes(
            "Đơn vị không có Hội đồng Thi đua - Khen thưởng thì thay bằng tên đơn vị, số ký hiệu và thành "
            "phần cuộc họp xét của đơn vị.",
            "Tỷ lệ % tính trên tổng số thành viên; ngày họp không sau ngày của tờ trình; danh sách phải "
            "khớp với tờ trình.",
        )
    )


def _report_head(parent: str) -> str:
    return head(parent, LONG_DOTS, "") + title(
        "BÁO CÁO THÀNH TÍCH",
        "ĐỀ NGHỊ TẶNG {{ award|upper }}",
        "(Về thành tích trong {{ campaign }})",
    )


def _criteria(items: str) -> str:
    return data_table(
        [
            TT,
            Column("Nội dung, tiêu chuẩn", 61, each="{{ row.text }}"),
            Column("Chỉ tiêu", 26, each="{{ row.target }}"),
            Column("Kết quả\n(số liệu, %)", 34, each="{{ row.result }}"),
            Column("Minh chứng", 28, each="{{ row.result }}"),
        ],
        items=items,
    )


def _awards_held() -> str:
    paper = "Số, ngày, tháng, năm của quyết định; cơ quan ban hành quyết định"
    return (
        para("Đề mục", "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", before=12)
        + para("Đề mục nhỏ", "1. Danh hiệu thi đua:")
        + data_table(
            [Column("Năm", 20, centred=True), Column("Danh hiệu thi đua", 60), Column(paper, 80)], blank=2
        )
        + para("Đề mục nhỏ", "2. Hình thức khen thưởng:", before=12)
        + data_table(
            [Column("Năm", 20, centred=True), Column("Hình thức khen thưởng", 60), Column(paper, 80)],
            blank=2,
            keep=2,
        )
    )


_OWN_WORDS = (
    "Báo cáo viết riêng cho từng hình thức đề nghị, không sao chép; nêu số liệu cụ thể theo từng tiêu "
    "chuẩn. Không có số liệu ở dòng nào thì ghi kết quả bằng lời."
)


def collective_report() -> str:
    """Báo cáo thành tích của tập thể."""
    return (
        _report_head(LONG_DOTS)
        + fill_in("Tên tập thể đề nghị (ghi đầy đủ, không viết tắt):")
        + para("Đề mục", "I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH")
        + para("Đề mục nhỏ", "1. Đặc điểm, tình hình:")
        + fill_in(
            "- Địa điểm trụ sở chính, điện thoại cơ quan, địa chỉ trang thông tin điện tử:",
            "- Quá trình thành lập và phát triển:",
            "- Cơ cấu tổ chức; tổng số cán bộ, công chức, viên chức, người lao động (nam, nữ):",
            "- Tổ chức đảng, đoàn thể:",
        )
        + para("Đề mục nhỏ", "2. Chức năng, nhiệm vụ được giao liên quan đến phong trào:")
        + fill_in("-", lines=1)
        + para("Đề mục", "II. THÀNH TÍCH ĐẠT ĐƯỢC")
        + para("Đề mục nhỏ", "1. Việc triển khai phong trào (kế hoạch, phát động, đăng ký, tuyên truyền):")
        + fill_in("-", lines=1)
        + para(
            "Đề mục nhỏ",
            "2. Kết quả cụ thể theo tiêu chuẩn, chỉ tiêu của phong trào (so với trước khi phát động hoặc "
            "chỉ tiêu được giao):",
        )
        + _criteria("collective_criteria")
        + para(
            "Đề mục nhỏ",
            "3. Biện pháp, sáng kiến, mô hình, cách làm hay; phạm vi ảnh hưởng, nhân rộng:",
            before=12,
        )
        + fill_in("-", lines=1)
        + para(
            "Đề mục nhỏ",
            "4. Việc chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước; đoàn kết nội bộ; "
            "thực hành tiết kiệm, phòng, chống tham nhũng, lãng phí, tiêu cực:",
        )
        + fill_in("-", lines=1)
        + _awards_held()
        + signed_by(
            PORTRAIT,
            signature("XÁC NHẬN CỦA\nCẤP TRÌNH KHEN", "(Ký tên, đóng dấu)"),
            signature("THỦ TRƯỞNG\nĐƠN VỊ", "(Ký tên, đóng dấu)"),
        )
        + notes(_OWN_WORDS)
    )


def individual_report() -> str:
    """Báo cáo thành tích của cá nhân."""
    return (
        _report_head(LONG_DOTS)
        + para("Đề mục", "I. SƠ LƯỢC LÝ LỊCH")
        + fill_in(
            "- Họ và tên (ghi đầy đủ bằng chữ in thường, không viết tắt):",
            "- Ngày, tháng, năm sinh:",
            "- Giới tính:",
            "- Quê quán:",
            "- Nơi thường trú:",
            "- Điện thoại liên hệ:",
            "- Đơn vị công tác (thôn, tổ dân phố):",
            "- Chức vụ (Đảng, chính quyền, đoàn thể):",
            "- Trình độ chuyên môn, nghiệp vụ:",
        )
        + para("Đề mục", "II. THÀNH TÍCH ĐẠT ĐƯỢC")
        + para("Đề mục nhỏ", "1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận trong phong trào:")
        + fill_in("-", lines=1)
        + para(
            "Đề mục nhỏ",
            "2. Thành tích cụ thể theo tiêu chuẩn của phong trào (số liệu, thời gian, nơi thực hiện):",
        )
        + _criteria("individual_criteria")
        + para("Đề mục nhỏ", "3. Sáng kiến, cách làm mới; mức độ ảnh hưởng:", before=12)
        + fill_in("-", lines=1)
        + para(
            "Đề mục nhỏ",
            "4. Việc chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước; phẩm chất đạo đức:",
        )
        + fill_in("-", lines=1)
        + para(
            "Thân văn bản",
            "Tôi cam kết nội dung báo cáo là đúng sự thật; không trong thời gian bị xem xét kỷ luật hoặc bị "
            "truy cứu trách nhiệm hình sự.",
        )
        + _awards_held()
        + para("Dòng trống")
        + frame(
            (54, 53, 53),
            (
                signature("XÁC NHẬN CỦA\nCẤP TRÌNH KHEN", "(Ký tên, đóng dấu)"),
                signature("THỦ TRƯỞNG\nĐƠN VỊ XÁC NHẬN", "(Ký tên, đóng dấu)"),
                signature("NGƯỜI\nBÁO CÁO", SIGN),
            ),
        )
        + notes(
            _OWN_WORDS,
            "Người dân không thuộc cơ quan, đơn vị nào thì Trưởng thôn (Tổ trưởng tổ dân phố) và Ủy ban "
            "nhân dân xã xác nhận.",
            warning="Biểu mẫu có dữ liệu cá nhân – chỉ nộp cho cơ quan tiếp nhận, không đăng công khai.",
        )
    )


def decision() -> str:
    """Quyết định khen thưởng; its list starts a section, so that its pages are numbered on their own."""
    people = [
        TT,
        Column("Ông/Bà", 20, centred=True),
        Column("Họ và tên", 46),
        Column("Chức vụ", 37),
        Column("Đơn vị\n(thôn, tổ dân phố)", 46),
    ]
    return (
        head(
            "",
            "{{ issuer|upper }}",
            "Số:        /QĐ-UBND",
            "{{ place }}, ngày …… tháng …… năm 20……",
        )
        + title(
            "QUYẾT ĐỊNH",
            "Về việc tặng {{ award }} cho các tập thể, cá nhân có thành tích xuất sắc trong {{ campaign }}",
        )
        + para("Thẩm quyền ban hành", "{{ issuer_head|upper }}")
        + repeat("Căn cứ", "{{ line }}", "decision_bases", blank=["Căn cứ ……;", "Căn cứ ……;"])
        + paras(
            "Căn cứ",
            "Căn cứ {{ plan }} về việc {{ plan_subject }};",
            "Theo đề nghị của {{ receiver }} tại Tờ trình số ……/TTr-…… ngày …… tháng …… năm 20…….",
        )
        + para("Thẩm quyền ban hành", "QUYẾT ĐỊNH:")
        + paras(
            "Thân văn bản",
            "**Điều 1.** Tặng {{ award }} cho …… tập thể, …… cá nhân, …… hộ gia đình đã có thành tích "
            "xuất sắc trong {{ campaign }} (có danh sách kèm theo).",
            "**Điều 2.** Kèm theo {{ award_name }}, các tập thể, cá nhân, hộ gia đình được thưởng tiền theo "
            "quy định của pháp luật về thi đua, khen thưởng, trích từ Quỹ thi đua, khen thưởng của ……: mỗi "
            "tập thể …… đồng; mỗi cá nhân …… đồng; mỗi hộ gia đình …… đồng.",
            "**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký.",
        )
        + para(
            "Thân văn bản",
            "**Điều 4.** Chánh Văn phòng ……, ……, Thủ trưởng các cơ quan, đơn vị liên quan và các tập thể, cá "
            "nhân, hộ gia đình có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
            keep=True,
        )
        + sent_to_and_signed(["- Như Điều 4;", "- ……;", "- Lưu: VT, ……."], "CHỦ TỊCH", "(Ký tên, đóng dấu)")
        + BREAK
        + title(
            "DANH SÁCH",
            "Tập thể, cá nhân, hộ gia đình được tặng {{ award }}",
            annex="(Kèm theo Quyết định số ……/QĐ-UBND ngày …… tháng …… năm 20…… của {{ issuer_head }})",
            first=True,
        )
        + para("Đề mục", "I. TẬP THỂ (……)")
        + data_table([TT, Column("Tên tập thể", 89), Column("Đơn vị quản lý trực tiếp", 60)])
        + para("Đề mục", "II. CÁ NHÂN (……)", before=12)
        + data_table(people)
        + para("Đề mục", "III. HỘ GIA ĐÌNH (……)", before=12)
        + data_table(
            [TT, Column("Họ và tên chủ hộ (người đại diện)", 89), Column("Thôn, tổ dân phố", 60)], blank=2
        )
        + notes(
            "Ghi số quyết định theo quy định về đánh số của cơ quan. Không có đối tượng nào thì bỏ mục đó "
            "và bỏ trong các Điều 1, 2, 4.",
            "Mức tiền thưởng tính theo lương cơ sở tại thời điểm ban hành quyết định.",
            "Người ký là cấp phó thì ghi KT. CHỦ TỊCH, xuống dòng PHÓ CHỦ TỊCH.",
        )
    )


def checklist() -> str:
    """Tờ kê hồ sơ: a working paper, without the nation's name."""
    return (
        title("TỜ KÊ HỒ SƠ", "Đề nghị tặng {{ award }} trong {{ campaign }}", first=True)
        + paras("Thân văn bản", "**Đơn vị:** {{ unit }}", "**Căn cứ:** {{ plan }}")
        + para("Đề mục nhỏ", "1. Giấy tờ phải nộp")
        + data_table(
            [
                TT._replace(width=9),
                Column("Giấy tờ", 36, each="{{ row.name }}"),
                Column("Dùng cho", 37, each="{{ row.award }}"),
                Column("Tệp mẫu", 45, each="{{ row.form }}"),
                Column("Số bộ", 22, each="{{ row.copies }}"),
                Column("Đã có", 11, each="☐", blank="☐", centred=True),
            ],
            items="papers",
        )
        + para("Đề mục nhỏ", "2. Nơi nhận, cách nộp, hạn nộp", before=12)
        + data_table(
            [
                Column("Dùng cho", 37, each="{{ row.award }}"),
                Column("Nơi nhận", 38, each="{{ row.to }}"),
                Column("Cách nộp", 45, each="{{ row.how }}"),
                Column("Hạn nộp", 40, each="{{ row.deadline }}"),
            ],
            items="submissions",
            blank=2,
        )
        + para("Thân văn bản", "**Hạn nộp hồ sơ:** {{ deadline }}", before=12)
        + para("Đề mục nhỏ", "3. Số lượng được đề nghị")
        + repeat("Thân văn bản", "- {{ line }}", "quotas", blank=["- ……"])
        + para("Ghi chú", "**Ghi chú:**", before=24)
        + paras(
            "Ghi chú",
            "{{ reference }}",
            "Tờ kê để đơn vị tự kiểm tra trước khi nộp, không phải giấy tờ của hồ sơ. Xóa phần ghi chú ở "
            "cuối từng biểu mẫu trước khi trình ký.",
        )
    )


# --- The files

BREAK = "<!-- section -->"


class Form(NamedTuple):
    """A template: the file's name, the title among its properties, its body, how its paper lies."""

    name: str
    title: str
    body: str
    landscape: bool = False
    issuer: float = 0
    table: float = 13


def forms() -> list[Form]:
    """Every template of the library."""
    return [
        Form("to-trinh", "Tờ trình đề nghị khen thưởng", proposal()),
        Form("danh-sach", "Danh sách đề nghị khen thưởng", candidates(), landscape=True),
        Form("bieu-tom-tat", "Biểu tóm tắt thành tích", summary(), landscape=True),
        Form("bien-ban", "Biên bản họp xét khen thưởng", minutes()),
        Form("bao-cao-tap-the", "Báo cáo thành tích của tập thể", collective_report()),
        Form("bao-cao-ca-nhan", "Báo cáo thành tích của cá nhân", individual_report()),
        # Narrow enough for ỦY BAN NHÂN DÂN / XÃ … to break before the second line's first word.
        Form("quyet-dinh", "Quyết định khen thưởng kèm danh sách", decision(), issuer=6),
        Form("to-ke-ho-so", "Tờ kê hồ sơ", checklist(), table=12),
    ]


def template(form: Form) -> bytes:
    """The form as a Word file."""
    document = docx.Document()
    _strip(document)
    width = LANDSCAPE if form.landscape else PORTRAIT
    styles = document.styles.element
    styles[:] = [
        parse_xml(text) for text in (_DEFAULTS, *_BASE, *map(_style, _looks(width, form.issuer, form.table)))
    ]
    settings = document.settings.element
    settings[:] = list(parse_xml(_SETTINGS))
    core = document.core_properties._element  # noqa: SLF001 - python-docx offers no way to leave a property out
    core[:] = []
    document.core_properties.title = form.title
    document.core_properties.language = "vi-VN"
    _fill(document, form)
    return _fixed(document)


_UNUSED = (
    RT.THEME,
    RT.NUMBERING,
    RT.FONT_TABLE,
    RT.WEB_SETTINGS,
    RT.CUSTOM_XML,
    RT.THUMBNAIL,
    RT.EXTENDED_PROPERTIES,
)


def _strip(document: Document) -> None:
    """Let go of python-docx's own: its thumbnail, theme, numbering, styles for older programs."""
    for rels in (document.part.rels, document.part.package.rels):
        for key, rel in list(rels.items()):
            if rel.reltype in _UNUSED or rel.reltype.endswith("/stylesWithEffects"):
                del rels[key]


_PAGE_NUMBER = "".join(
    f"<w:r>{content}</w:r>"
    for content in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)


def _fill(document: Document, form: Form) -> None:
    """The body, and the headers: the page's number in the middle from the second page on."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    for header, content in ((section.header, _PAGE_NUMBER), (section.first_page_header, "")):
        header.is_linked_to_previous = False
        xml = (
            para("Số trang")
            .replace("</w:p>", f"{content}</w:p>")
            .replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)
        )
        header._element[:] = [parse_xml(xml)]  # noqa: SLF001 - the field has no other way in
    references = [
        (ref.get(qn("w:type")), ref.rId)
        for ref in section._sectPr.xpath("w:headerReference")  # noqa: SLF001
    ]
    sections = form.body.split(BREAK)
    text = para("Dòng trống").replace("</w:pPr>", f"{_section(form, references)}</w:pPr>").join(sections)
    body = document.element.body
    body[:] = list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{text}{_section(form, references)}</w:body>"))


def _section(form: Form, headers: Iterable[tuple[str, str]]) -> str:
    """Paper, margins and numbering of a section; each counts its pages from 1."""
    sides = (LONG, SHORT) if form.landscape else (SHORT, LONG)
    lying = ' w:orient="landscape"' if form.landscape else ""
    return (
        "<w:sectPr>"
        + "".join(f'<w:headerReference w:type="{kind}" r:id="{key}"/>' for kind, key in headers)
        + f'<w:type w:val="nextPage"/><w:pgSz w:w="{twips(sides[0])}" w:h="{twips(sides[1])}"{lying}/>'
        f'<w:pgMar w:top="{twips(TOP)}" w:right="{twips(RIGHT)}" w:bottom="{twips(BOTTOM)}" '
        f'w:left="{twips(LEFT)}" w:header="{twips(10)}" w:footer="{twips(10)}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _fixed(document: Document) -> bytes:
    """The file, dated 1980-01-01 throughout: the same content gives the same bytes."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, source.read(name))
    return fixed.getvalue()


def main() -> None:
    """Write every template."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FORMS
    folder.mkdir(parents=True, exist_ok=True)
    for form in forms():
        (folder / f"{form.name}.docx").write_bytes(template(form))


if __name__ == "__main__":
    main()
