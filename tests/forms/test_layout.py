"""The Word templates: laid out as Nghị định 30/2020 asks, sound files, as templates and filled in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx_soundness import assert_sound
from docxtpl import DocxTemplate
from form_layout import NATION, TAG, assert_layout, styles_used
from jinja2 import Environment, StrictUndefined
from running import ROOT

from generator.model.form_fields import CriterionRow, FormFields, PaperRow, SubmissionRow

FORMS = ROOT / "campaigns" / "_shared" / "forms"
HEADED = ("to-trinh", "bien-ban", "bao-cao-tap-the", "bao-cao-ca-nhan", "quyet-dinh")
LYING = ("danh-sach", "bieu-tom-tat")
NAMES = (*HEADED, *LYING, "to-ke-ho-so")

AWARD = "Giấy khen của Chủ tịch UBND xã"
CRITERIA = (
    CriterionRow(number="I", text="Đối với các Tổ bầu cử <1> & đơn vị bầu cử"),
    CriterionRow(number="1", text="Có tỷ lệ cử tri đi bầu đạt từ 98% trở lên. " * 8, target="từ 98% trở lên"),
)
FILLED = FormFields(
    form_title="Tờ trình",
    campaign="phong trào thi đua lập thành tích trong công tác bầu cử đại biểu Quốc hội khoá XVI",
    award=AWARD,
    award_name="Giấy khen",
    authority="Chủ tịch UBND xã",
    issuer="Ủy ban nhân dân xã Cao Lộc",
    issuer_head="Chủ tịch Ủy ban nhân dân xã Cao Lộc",
    place="Cao Lộc",
    receiver="Phòng Văn hóa - Xã hội",
    plan="Kế hoạch số ……/KH-UBND ngày …… tháng 11 năm 2025 của Ủy ban nhân dân xã Cao Lộc",
    plan_subject="phát động phong trào thi đua",
    deadline="chậm nhất ngày 18/3/2026 (thứ Tư, 18/03/2026)",
    year="2026",
    bases=("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",),
    decision_bases=("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",) * 2,
    collective_criteria=CRITERIA,
    individual_criteria=CRITERIA,
    quotas=("Các Tổ bầu cử, Đơn vị bầu cử đề nghị không quá 01 tập thể, 02 cá nhân (khoản 5 Mục IV)",),
    reference="Biểu mẫu dựng sẵn để tham khảo; đối chiếu mẫu số 08 Nghị định số 152/2025/NĐ-CP.",
    unit="Các Tổ bầu cử",
    papers=(
        PaperRow(
            number="1",
            name="Tờ trình đề nghị khen thưởng",
            award=AWARD,
            form="01-to-trinh.docx",
            copies="05 bộ, bản chính",
        ),
    ),
    submissions=(
        SubmissionRow(
            award=AWARD,
            to="Phòng Văn hóa - Xã hội",
            how="bản giấy, tệp Word; qua hệ thống iOffice",
            deadline="chậm nhất ngày 18/3/2026 (thứ Tư, 18/03/2026)",
        ),
    ),
)
FIELDS = {"template": None, "blank": FormFields(), "filled": FILLED}


@cache
def produced(name: str, fields: FormFields | None = None) -> bytes:
    """The template, or the form filled in with the fields."""
    content = (FORMS / f"{name}.docx").read_bytes()
    if fields is None:
        return content
    template = DocxTemplate(io.BytesIO(content))
    template.render(dict(fields), Environment(undefined=StrictUndefined, autoescape=True))
    saved = io.BytesIO()
    template.save(saved)
    return saved.getvalue()


def text_of(content: bytes) -> str:
    """Every line of the body, those in tables too."""
    body = docx.Document(io.BytesIO(content)).element.body
    return "\n".join("".join(paragraph.itertext()) for paragraph in body.iter(qn("w:p")))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fields", FIELDS.values(), ids=FIELDS)
def test_laid_out_as_the_decree_asks_and_sound(name: str, fields: FormFields | None) -> None:
    content = produced(name, fields)
    assert_layout(content, landscape=name in LYING)
    assert_sound(content)


def test_every_form_is_there() -> None:
    assert {path.stem for path in FORMS.glob("*.docx")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_of_a_document_are_there(name: str) -> None:
    used = styles_used(produced(name))
    assert {"Tên loại", "Trích yếu", "Kẻ dưới trích yếu", "Ghi chú"} <= used
    if name in HEADED:
        assert {
            NATION,
            "Tiêu ngữ",
            "Kẻ dưới tiêu ngữ",
            "Cơ quan ban hành",
            "Kẻ dưới cơ quan ban hành",
        } <= used
    if name != "to-ke-ho-so":
        assert {"Chữ ký", "Họ tên người ký"} <= used


@pytest.mark.parametrize("name", NAMES)
def test_tags_name_only_fields_and_filter_only_to_capitals(name: str) -> None:
    content = produced(name)
    assert DocxTemplate(io.BytesIO(content)).get_undeclared_template_variables() <= set(
        FormFields.model_fields
    )
    for tag in TAG.findall(text_of(content)):
        assert "|" not in tag or tag.endswith("|upper }}"), tag


@pytest.mark.parametrize("name", NAMES)
def test_filled_in_it_says_what_is_known_and_shows_no_tag(name: str) -> None:
    text = text_of(produced(name, FILLED))
    assert not TAG.search(text)
    assert "{" not in text
    assert FILLED.reference in text
    assert FILLED.deadline in text
    assert f"- {FILLED.quotas[0]}" in text
    assert FILLED.campaign in text
    assert AWARD in text or AWARD.upper() in text


@pytest.mark.parametrize("name", NAMES)
def test_blank_it_has_dotted_lines_to_write_on(name: str) -> None:
    text = text_of(produced(name, FormFields()))
    assert not TAG.search(text)
    assert "- ……" in text  # no quotas known
    assert "……" in text


def test_what_is_a_form_with_personal_data_says_so() -> None:
    said = "Biểu mẫu có dữ liệu cá nhân – chỉ nộp cho cơ quan tiếp nhận, không đăng công khai."
    assert said in text_of(produced("bao-cao-ca-nhan"))


def test_text_with_markup_stays_text() -> None:
    assert CRITERIA[0].text in text_of(produced("bao-cao-tap-the", FILLED))


def test_a_decisions_list_is_a_section_with_pages_of_its_own() -> None:
    sections = docx.Document(io.BytesIO(produced("quyet-dinh", FILLED))).sections
    assert len(sections) == 2
    numbering = sections[1]._sectPr.find(qn("w:pgNumType"))  # noqa: SLF001 - python-docx has no other way
    assert numbering.get(qn("w:start")) == "1"


# --- The checks themselves: each finds what it is there for


def _margin(document: Document) -> None:
    document.sections[0].left_margin = Mm(20)


def _paper(document: Document) -> None:
    document.sections[0].page_height = Mm(279)


def _first_page(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = False


def _no_page_number(document: Document) -> None:
    for field in list(document.sections[0].header._element.iter(qn("w:instrText"))):  # noqa: SLF001
        field.getparent().remove(field)


def _font(document: Document) -> None:
    next(p for p in document.paragraphs if p.style.name == "Thân văn bản").runs[0].font.name = "Arial"


def _size(document: Document) -> None:
    document.styles["Thân văn bản"].font.size = Pt(12)


def _upright(document: Document) -> None:
    document.styles["Căn cứ"].font.italic = False


def _thin(document: Document) -> None:
    document.styles["Quốc hiệu"].font.bold = False


def _small_letters(document: Document) -> None:
    next(p for p in document.paragraphs if p.style.name == "Tên loại").runs[0].text = "Tờ trình"


def _crowded(document: Document) -> None:
    document.styles["Thân văn bản"].paragraph_format.space_after = Pt(0)


def _short_rule(document: Document) -> None:
    document.styles["Kẻ dưới tiêu ngữ"].paragraph_format.left_indent = Mm(40)


def _breaking_row(document: Document) -> None:
    row = document.tables[0].rows[0]._tr  # noqa: SLF001
    row.trPr.remove(row.trPr.find(qn("w:cantSplit")))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_margin, "left margin is 20.0 mm"),
        (_paper, "not A4"),
        (_first_page, "first page"),
        (_no_page_number, "no page number"),
        (_font, "Thân văn bản .* font Arial"),
        (_size, "Thân văn bản .* 12.0 pt"),
        (_upright, "Căn cứ .* w:i is False"),
        (_thin, "Quốc hiệu .* w:b is False"),
        (_small_letters, "Tên loại .* not in capitals"),
        (_crowded, "Thân văn bản .* between paragraphs"),
        (_short_rule, "Kẻ dưới tiêu ngữ"),
        (_breaking_row, "may break"),
    ],
)
def test_a_template_spoilt_is_found(spoil: Callable[[Document], None], told: str) -> None:
    document = docx.Document(FORMS / "to-trinh.docx")
    spoil(document)
    saved = io.BytesIO()
    document.save(saved)
    with pytest.raises(AssertionError, match=told):
        assert_layout(saved.getvalue(), landscape=False)


def test_a_table_without_a_repeated_head_is_found() -> None:
    document = docx.Document(FORMS / "bien-ban.docx")
    properties = document.tables[1].rows[0]._tr.trPr  # noqa: SLF001
    properties.remove(properties.find(qn("w:tblHeader")))
    saved = io.BytesIO()
    document.save(saved)
    with pytest.raises(AssertionError, match="head is not repeated"):
        assert_layout(saved.getvalue(), landscape=False)


def _replaced(part: str, old: str, new: str) -> bytes:
    """A template with something else in one of its parts."""
    spoilt = io.BytesIO()
    with zipfile.ZipFile(FORMS / "to-trinh.docx") as source, zipfile.ZipFile(spoilt, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode("utf-8")
            if name == part:
                assert old in text
                text = text.replace(old, new, 1)
            target.writestr(name, text)
    return spoilt.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("word/document.xml", "</w:body>", "", "not well-formed"),
        ("word/document.xml", "<w:sectPr>", "<w:sectPr><w:titlePg/>", "sectPr has its children in the order"),
        ("word/document.xml", "<w:cantSplit/>", "<w:cantSplit/></w:trPr><w:trPr>", "trPr is there twice"),
        ("word/document.xml", "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "cell|table"),
        ("word/document.xml", 'w:val="QuocHieu"', 'w:val="Heading"', "no style Heading"),
        ("word/document.xml", 'r:id="rId', 'r:id="rId9', "relationships that it has not"),
        ("word/styles.xml", "<w:sz ", '<w:lang w:val="vi-VN"/><w:sz ', "rPr has its children in the order"),
        ("word/_rels/document.xml.rels", "header1.xml", "header9.xml", "points at nothing"),
        ("word/_rels/document.xml.rels", "<Relationship ", '<Relationship TargetMode="External" ', "outside"),
        ("[Content_Types].xml", "/word/header1.xml", "/word/header9.xml", "content type|not there"),
    ],
)
def test_a_file_that_is_not_sound_is_found(part: str, old: str, new: str, told: str) -> None:
    with pytest.raises(AssertionError, match=told):
        assert_sound(_replaced(part, old, new))
