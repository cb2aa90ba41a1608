"""Personal data in what is published besides the lists: campaign files, registries, plans, pages, forms.

Numbers of identity stop a build (B01). What may be an office's, or a child's in a story, is only told (B02).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.load.forms.form_file import FormFile
from generator.marks import with_or_without_marks
from generator.problems import Source, Steps
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule
from generator.validate.personal_data import BIRTH_WORDS, SAME_SIGN, digits, in_small_letters, is_id


class InText(NamedTuple):
    """Personal data in a text: its kind in words; `certain` where it can be nothing else."""

    kind: str
    certain: bool


_TWO_DIGITS = re.compile(r"\d\d|\d[ .]\d")
_WHOLE_ID = re.compile(r"(?<![\w./\-])0(?:\d{11}|\d\d(?:[ .]\d{3}){3})(?![\w/\-])")
# Birth years before 1920 are ignored: they belong to people of history.
_BORN = (
    r"[\s:*_|]*(?:(?:ngày )?\d{1,2}(?:[/.\-]| tháng )\d{1,2}(?:[/.\-]|,? năm )(?:19[2-9]\d|20\d\d|\d\d)"
    r"|(?:(?:tháng )?\d{1,2}(?:/| năm ))?(?:19[2-9]\d|20\d\d))"
)
_PHONE = r"\W{0,4}(?:\+?84|0)[ .\-()]{0,2}[2-9](?:[ .\-()]{0,2}\d){8,9}(?!\d)"
_OFFICES = (
    r"cơ quan|phòng(?! trào)|ubnd|ủy ban|đường dây nóng|trung tâm|bộ phận|nhóm|trực ban|hotline|công an|trạm|"
    r"ban (?:chỉ đạo|chỉ huy|tổ chức|quản lý)|mặt trận|\bhội (?:liên hiệp|nông dân|cựu chiến binh|chữ thập)|"
    r"\bđoàn (?:xã|phường|thanh niên)"
)
_CERTAIN = {
    "số định danh (căn cước, chứng minh)": (
        r"(?:\bcccd|c\.c\.c\.d|căn cước|định danh|\bđdcn|\bcmnd|\bcmtnd|\bcmt|chứng minh (?:nhân dân|thư)|"
        r"số chứng minh|giấy tờ tùy thân)\D{0,30}"
        r"(?<![\d/.\-])(?:\d(?:[ .]?\d){8}(?:(?:[ .]?\d){3})?(?![ .]?\d|[/\-]\d)"
        rf"|\d{{3}}{SAME_SIGN}\d{{3}}\1\d{{3}}(?:\1\d{{3}})?(?![\d/\-]))"
        r"|(?<![\d/.\-])\d{12}\s*[/(]\s*(?:cccd|cmnd|căn cước)"
    ),
    "số hộ chiếu": r"(?:hộ chiếu|passport|\bhc số)[^\d]{0,12}\b[a-z] ?\d{7}\b",
    "khóa bí mật của máy tính": r"-----begin [a-z0-9 ]{0,30}private key-----",
}
_LIKELY = {
    "số bảo hiểm của một người": (
        r"(?:số|mã|thẻ|sổ) (?:bhxh|bhyt|bảo hiểm (?:xã hội|y tế))"
        r"\D{0,12}(?:[a-z]{2} ?\d{3})?\d(?:[ .]?\d){9}(?!\d)"
        r"|\b(?:bhyt|bảo hiểm y tế)\D{0,12}\b[a-z]{2} ?\d{13}(?!\d)"
    ),
    "số tài khoản ngân hàng": (r"\b(?:stk|số (?:tài khoản|tk)|tài khoản số)\b\D{0,40}\d(?:[ .\-]?\d){7,19}"),
    "mật khẩu": r"\b(?:mật khẩu|password|passwd)\s*(?::|=|\blà\b)\s*(?=\S{0,30}\d)(?=\S{0,30}[^\W\d])\S{6,}",
    # An office's tax number begins with its province (01 to 63), a person's with 8.
    "mã số thuế của một người": r"(?:\bmst(?:cn)?|mã số thuế)\b\D{0,12}8\d{9}(?![\d\-])",
    "ngày hoặc năm sinh": (
        rf"{BIRTH_WORDS}{_BORN}"
        r"(?!\d| trở)|(?:^|[(,;])\s*s\.? ?n\.?[\s:]{0,10}(?:19[2-9]\d|20\d\d|'?\d\d)\s*(?=[),;]|$)"
        rf"|\(\s{{0,3}}sinh{_BORN}\s{{0,3}}[),]|\b(?:ns|dob)\s*:\s*\d\d?[/.\-]\d\d?[/.\-](?:19|20)\d\d"
    ),
    "số điện thoại riêng": (
        rf"\b(?:di động|đtdđ|(?:điện thoại|đt) (?:riêng|cá nhân|nhà riêng)|nhà riêng){_PHONE}"
        rf"|(?:^|\n)(?:(?!{_OFFICES})[^\n])*\bzalo(?! cơ quan|\W{{0,4}}02){_PHONE}"
    ),
    "địa chỉ nhà": (
        r"(?:(?<!cơ quan )(?<!bộ phận )(?<!phòng )thường trú|trú quán|tạm trú|nơi cư trú|hktt|hộ khẩu|"
        r"nơi ở(?: hiện nay)?|địa chỉ nhà(?: riêng)?|nhà riêng)\s*(?::|tại\b|ở\b)\s*"
        r"(?:số (?:nhà )?\d|\d{1,4}[\w/]{0,8},? (?:đường|phố|ngõ|ngách|tổ)\b)"
    ),
}
_CUES = tuple(
    (InText(kind, certain=kind in _CERTAIN), re.compile(with_or_without_marks(pattern)))
    for kind, pattern in (_CERTAIN | _LIKELY).items()
)
_REMEDY = {
    True: "xóa dãy số ấy; là số khác (mã tra cứu, số hồ sơ …) thì ngắt bằng gạch nối, ví dụ 0123-4567-8901",
    False: "xóa nếu là của một người; của cơ quan, hoặc không phải dữ liệu cá nhân, thì để nguyên",
}
_PDF = "đăng bản đã lược phần ấy (xuất lại từ Word, không chỉ bôi đen lên chữ)"
_NAME = "đặt tên khác, không có phần ấy"
_PARTS_OF_NAME = re.compile(r"[-_.]+")
_BLANK = "đây là mẫu để người khác điền: thay bằng bản trắng, hoặc xóa phần đã điền"


def found_in_text(text: str) -> InText | None:
    """Personal data in running text; None where there is none.

    Plans and pages have telephones, addresses, dates and long numbers of their own: only what is written as
    that of a person counts.
    """
    low = in_small_letters(text)
    if _TWO_DIGITS.search(low) is None and "private key" not in low:
        return None
    if any(is_id(digits(found)) for found in _WHOLE_ID.findall(low)):
        return InText("số căn cước (số định danh)", certain=True)
    return next((kind for kind, pattern in _CUES if pattern.search(low)), None)


def personal_data_in(texts: Iterable[tuple[Steps | Source, str]]) -> Iterator[Finding]:
    """In texts of any file, each with its place."""
    for at, text in texts:
        if found := found_in_text(text):
            yield Finding(_code(found), at, {"kind": found.kind, "remedy": _REMEDY[found.certain]})


def personal_data_in_pdf(content: bytes, path: str) -> Iterator[Finding]:
    """In a PDF that is published as it is, each kind once; P10 where nobody can look."""
    from generator.load.pdf_text import pdf_text  # slow to import; few portals have PDF files

    text = pdf_text(content)
    first: dict[InText, str] = {}
    for number, page in enumerate(text.pages, 1):
        if found := found_in_text(page):
            first.setdefault(found, f"ở trang {number}")
    if found := found_in_text(text.about):
        first.setdefault(found, "trong thông tin kèm theo tệp (Properties)")
    for found, where in first.items():
        yield Finding(_code(found), Source(path), {"kind": f"{found.kind} {where}", "remedy": _PDF})
    if text.unread:
        yield Finding("P10", Source(path), {"reason": text.unread})


def personal_data_in_drawing(content: bytes, path: str) -> Iterator[Finding]:
    """In a drawing that is published as it is: once what is certain, once what is likely."""
    from generator.load.inside.svg_file import drawing_texts  # slow to import; few portals have drawings

    first: dict[bool, InText] = {}
    for found in filter(None, map(found_in_text, drawing_texts(content))):
        first.setdefault(found.certain, found)
    for found in first.values():
        yield Finding(_code(found), Source(path), {"kind": found.kind, "remedy": _REMEDY[found.certain]})


def personal_data_in_path(path: str) -> Iterator[Finding]:
    """In the names of a published file and its folders, which are its address; the place is what holds it."""
    parts = PurePosixPath(path).parts
    for place, name in enumerate(parts):
        if found := found_in_text(_PARTS_OF_NAME.sub(" ", PurePosixPath(name).stem)):
            facts = {"kind": f"{found.kind} ở tên một tệp hoặc thư mục", "remedy": _NAME}
            yield Finding(_code(found), Source("/".join(parts[:place])), facts)


def signed_files(case: Case) -> Iterator[Finding]:
    """In the signed plan and the signed decisions that lie beside a campaign's data."""
    folder = case.document.path.rpartition("/")[0]
    if case.signed_plan is not None:
        yield from personal_data_in_pdf(case.signed_plan.content, f"{folder}/plan.pdf")
    if case.files is not None:
        named = {decision.signed_file for decision in case.campaign.decisions}
        for name, file in case.files.signed.items():
            if name in named:
                yield from personal_data_in_path(f"{case.files.folder}/{name}")
                yield from personal_data_in_pdf(file.content, f"{case.files.folder}/{name}")


def personal_data_in_form(file: FormFile, path: str) -> Iterator[Finding]:
    """In a form that somebody has filled in; each kind is told once."""
    yield from personal_data_in_path(path)
    if file.ending == "pdf":
        yield from personal_data_in_pdf(file.content, path)
        return
    first: dict[InText, Source] = {}
    from generator.load.forms.form_text import form_texts  # slow to import; few campaigns have forms

    for sheet, row, text in form_texts(file.content, file.ending):
        if found := found_in_text(text):
            first.setdefault(found, Source(path, row, sheet=sheet))
    for found, source in first.items():
        yield Finding(_code(found), source, {"kind": found.kind, "remedy": _BLANK})


def _code(found: InText) -> str:
    return "B01" if found.certain else "B02"


def personal_data(case: Case) -> Iterator[Finding]:
    """In the campaign file and in the plan's text."""
    yield from personal_data_in((at, text) for _, at, text in case.values.texts)
    yield from personal_data_in(case.plan_paragraphs)


RULES: tuple[Rule[Case], ...] = (personal_data, signed_files)
