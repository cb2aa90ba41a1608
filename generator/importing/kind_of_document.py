"""What a document is, by how offices write each kind (Nghị định 30/2020/NĐ-CP): its title, number, form.

Only a campaign's plan becomes a draft, whatever it is called: a plan, a launch, a guideline that opens a
campaign. A wrong draft costs more than a refusal that says what the document is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.importing.reading.columns import is_letterhead
from generator.load.plan.outline import Level, Paragraph
from generator.load.plan.plan_text import parse_plan
from generator.slug import slug


class DocumentKind(StrEnum):
    """What a document is; the first three become drafts."""

    PLAN = "plan"
    LAUNCH = "launch"
    CAMPAIGN_GUIDELINE = "campaign_guideline"
    AMENDMENT = "amendment"
    OTHER_PLAN = "other_plan"
    GUIDELINE = "guideline"
    REGULATION = "regulation"
    POINTS = "points"
    AWARDING = "awarding"
    DECISION = "decision"
    DIRECTIVE = "directive"
    RESOLUTION = "resolution"
    LETTER = "letter"
    PROPOSAL = "proposal"
    PROGRAMME = "programme"
    REPORT = "report"
    MINUTES = "minutes"
    INVITATION = "invitation"
    NOTICE = "notice"
    SPEECH = "speech"
    LIST = "list"
    FORM = "form"
    ARTICLE = "article"
    UNKNOWN = "unknown"


CAMPAIGN = frozenset({DocumentKind.PLAN, DocumentKind.LAUNCH, DocumentKind.CAMPAIGN_GUIDELINE})


@dataclass(frozen=True, slots=True)
class RecognisedDocument:
    """What a document is, and by what that is seen; for others than a plan also what to do, in Vietnamese."""

    kind: DocumentKind
    reason: str
    remedy: str = ""

    @property
    def is_campaign(self) -> bool:
        """Whether a campaign can be drafted from it."""
        return self.kind in CAMPAIGN


_HEAD = 40  # paragraphs in which the title stands
_LONGEST_HEADING = 24  # words of a section's
_GET_PLAN = "nhập toàn văn kế hoạch (hoặc văn bản phát động) phong trào thi đua"
_REMEDIES = {
    DocumentKind.AMENDMENT: (
        "thêm văn bản này vào danh mục văn bản, rồi sửa từng chỗ trong phong trào của văn bản được sửa "
        "(ngày mới ghi ở ngoài, ngày cũ ghi trong original, mã văn bản này ghi trong changed_by); có toàn "
        "văn sau khi sửa thì chạy thidua import TỆP --id MÃ --again để xem thay đổi, thêm --write để ghi"
    ),
    DocumentKind.AWARDING: "đưa danh sách kèm theo vào thư mục honours/ của phong trào (xem thidua honours)",
    DocumentKind.LIST: (
        "danh sách khen thưởng thì đưa vào thư mục honours/ của phong trào (xem thidua honours)"
    ),
    DocumentKind.FORM: "biểu mẫu thì đưa vào danh mục biểu mẫu (campaigns/_shared/forms/)",
    DocumentKind.ARTICLE: f"tìm bản gốc của văn bản mà bài viết nói đến, rồi {_GET_PLAN}",
}
_NAMES = {
    DocumentKind.PLAN: "kế hoạch của một phong trào thi đua",
    DocumentKind.LAUNCH: "văn bản phát động một phong trào thi đua",
    DocumentKind.CAMPAIGN_GUIDELINE: "hướng dẫn triển khai một phong trào có xét chọn, khen thưởng",
    DocumentKind.AMENDMENT: "văn bản sửa đổi, bổ sung một văn bản khác, không có toàn văn",
    DocumentKind.OTHER_PLAN: "kế hoạch về việc khác, không phải phong trào thi đua",
    DocumentKind.GUIDELINE: "văn bản hướng dẫn, không triển khai một phong trào thi đua có xét khen thưởng",
    DocumentKind.REGULATION: (
        "quy định, quy chế (viết theo Điều, khoản), không phải kế hoạch của một phong trào"
    ),
    DocumentKind.POINTS: "bộ tiêu chí, thang điểm ban hành kèm theo văn bản khác, không phải kế hoạch",
    DocumentKind.AWARDING: "quyết định khen thưởng",
    DocumentKind.DECISION: "quyết định",
    DocumentKind.DIRECTIVE: "chỉ thị",
    DocumentKind.RESOLUTION: "nghị quyết",
    DocumentKind.LETTER: "công văn",
    DocumentKind.PROPOSAL: "tờ trình",
    DocumentKind.PROGRAMME: "chương trình, đề án",
    DocumentKind.REPORT: "báo cáo",
    DocumentKind.MINUTES: "biên bản",
    DocumentKind.INVITATION: "giấy mời",
    DocumentKind.NOTICE: "thông báo",
    DocumentKind.SPEECH: "bài phát biểu",
    DocumentKind.LIST: "danh sách",
    DocumentKind.FORM: "biểu mẫu để trống",
    DocumentKind.ARTICLE: "bài viết kể lại một văn bản (trang tin, hỏi đáp), không phải chính văn bản ấy",
    DocumentKind.UNKNOWN: "văn bản không có tên loại (KẾ HOẠCH, PHÁT ĐỘNG …) ở đầu",
}
# By the words of the title without their marks, which a machine often misreads; the first that fits.
_TITLES: tuple[tuple[DocumentKind, str], ...] = (
    (DocumentKind.PLAN, "ke-hoach"),
    (DocumentKind.SPEECH, "bai-phat-bieu|dien-van|loi-phat-dong|bai-phat-dong|dien-tu"),
    (DocumentKind.LAUNCH, "phat-dong|thu-phat-dong|chuong-trinh-phat-dong"),
    (DocumentKind.GUIDELINE, "huong-dan"),
    (DocumentKind.DECISION, "quyet-dinh"),
    (DocumentKind.REGULATION, "quy-che|quy-dinh|the-le|dieu-le|thong-tu|nghi-dinh|luat"),
    (
        DocumentKind.POINTS,
        "bo-tieu-chi|tieu-chi|tieu-chuan|thang-diem|bang-diem|bang-cham-diem|bang-tieu-chi",
    ),
    (DocumentKind.DIRECTIVE, "chi-thi|cong-dien"),
    (DocumentKind.RESOLUTION, "nghi-quyet"),
    (DocumentKind.PROPOSAL, "to-trinh|de-nghi"),
    (DocumentKind.PROGRAMME, "chuong-trinh|de-an|du-an"),
    (
        DocumentKind.FORM,
        "bao-cao-thanh-tich|ban-dang-ky|don-(?:de-nghi|dang-ky|xin)|phieu|ban-cam-ket|mau-so|giay-xac-nhan|bieu-mau",
    ),
    (DocumentKind.REPORT, "bao-cao|so-ket|tong-ket"),
    (DocumentKind.MINUTES, "bien-ban"),
    (DocumentKind.INVITATION, "giay-moi|thu-moi"),
    (DocumentKind.NOTICE, "thong-bao|ket-luan|thong-cao"),
    (DocumentKind.AWARDING, "giay-khen|bang-khen"),
    (DocumentKind.LIST, "danh-sach|bang-tong-hop|bieu-tong-hop|phu-luc"),
    (DocumentKind.LETTER, "cong-van|kinh-gui"),
)
_TITLE = tuple((kind, re.compile(rf"(?:{words})(?:-|$)")) for kind, words in _TITLES)
# By the letters behind the number ("Số: 25/KH-UBND"), where no title is found.
_SIGNS = {
    "KH": DocumentKind.PLAN,
    "HD": DocumentKind.GUIDELINE,
    "QĐ": DocumentKind.DECISION,
    "QC": DocumentKind.REGULATION,
    "CT": DocumentKind.DIRECTIVE,
    "NQ": DocumentKind.RESOLUTION,
    "TTR": DocumentKind.PROPOSAL,
    "BC": DocumentKind.REPORT,
    "BB": DocumentKind.MINUTES,
    "GM": DocumentKind.INVITATION,
    "TB": DocumentKind.NOTICE,
    "CV": DocumentKind.LETTER,
}
_NUMBER = re.compile(r"^Số\s*:?[^/\n]{0,20}[/-]\s*([A-ZĐa-z]{1,4})\b", re.MULTILINE)
_ABOUT_EMULATION = re.compile(r"thi\s*đua|phong\s*trào|khen\s*thưởng|danh\s*hiệu", re.IGNORECASE)
_CAMPAIGN = re.compile(
    r"phong\s*trào|(?:đợt|cao\s*điểm|tổ\s*chức|phát\s*động)\s+thi\s*đua|thi\s*đua\s+(?:lập|chào|cao)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"triển\s*khai|phát\s*động|tổ\s*chức|thực\s*hiện|hưởng\s*ứng", re.IGNORECASE)
_JUDGES = re.compile(
    r"bình\s*xét|xét\s+(?:tặng|khen|chọn)|chấm\s*điểm|đánh\s*giá|lập\s*hồ\s*sơ|thủ\s*tục|tổng\s*kết|sơ\s*kết",
    re.IGNORECASE,
)
_AWARDS = re.compile(
    r"tiêu\s*ch(?:uẩn|í)|khen\s*thưởng|tuyên\s*dương|danh\s*hiệu|tặng\s*thưởng", re.IGNORECASE
)
_AMENDS = re.compile(
    r"\W*(?:(?:về việc|v/v|về)\s+)?"
    r"(?:(?:sửa đổi|bổ sung|điều chỉnh|gia hạn|kéo dài|đính chính|bãi bỏ)\b[\s,]*(?:và )?)+"
    r".*\b(?:kế hoạch|hướng dẫn|quyết định|công văn|văn bản|phong trào|thi đua)\b",
    re.IGNORECASE,
)
_LAUNCHES = re.compile(r"^\W*(?:V/v|Về việc)\b[^\n]*\bphát\s*động\b[^\n]*\bthi\s*đua\b", re.IGNORECASE)
_AWARDING = re.compile(
    r"(?:về việc|v/v)?\s*(?:tặng|khen thưởng|công nhận|tuyên dương|truy tặng)\b", re.IGNORECASE
)
_OF_ARTICLES = (
    re.compile(
        r"\b(?:tải về|tại đây|xem thêm|xem chi tiết|quý khách|bạn đọc|click|đặt câu hỏi)\b", re.IGNORECASE
    ),
    re.compile(r"(?:^|\n)\W*(?:theo đó|như vậy|cụ thể,|nguồn:|ảnh:|tác giả|cập nhật)\b", re.IGNORECASE),
    re.compile(r"\b(?:phóng viên|PV|TTXVN|cho biết|chia sẻ|nhấn mạnh|phát biểu tại)\b"),
    re.compile(
        r"\b(?:đã (?:có|ban hành|ký ban hành)|vừa (?:ban hành|ký))\b.{0,120}"
        r"\b(?:kế hoạch|công văn|quyết định|hướng dẫn)\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?:^|\n)[^\n]{20,200}\?(?:\s|\n|$)"),
)
_ENOUGH_OF_ARTICLES = 2
_BLANK = re.compile(r"(?:\.{5,}|…{2,}|_{5,}|…\.{2,})")
_BLANKS_OF_A_FORM = 6
_SPEECH = re.compile(r"(?:^|\n)\W*Kính thưa\b")
_TO = re.compile(r"^\W*Kính gửi\b")
_ISSUED_WITH = re.compile(
    r"\(?\s*(?:Ban hành|Kèm theo)\s+(?:kèm )?(?:theo )?(?:quyết định|công văn|kế hoạch|hướng dẫn)",
    re.IGNORECASE,
)
_EMULATION_OF_A_PLAN = 5
"""So often a plan without the word in its title speaks of emulation, if it is one."""
_ARTICLES_OF_A_REGULATION = 3


def kind_of_document(text: str) -> RecognisedDocument:
    """What a document is; `text` in the form of plan.txt."""
    paragraphs = parse_plan(text)
    lines = [_whole(paragraph) for paragraph in paragraphs]
    kind, title = _by_form(paragraphs, lines, text)
    shown = f"“{title[:100]}”" if title else ""
    named = _NAMES[kind] if kind is DocumentKind.UNKNOWN else f"đây là {_NAMES[kind]}"
    remedy = "" if kind in CAMPAIGN else _REMEDIES.get(kind, _GET_PLAN)
    return RecognisedDocument(kind, f"{named}: {shown}" if shown else named, remedy)


def _by_form(paragraphs: Sequence[Paragraph], lines: Sequence[str], text: str) -> tuple[DocumentKind, str]:
    official = is_letterhead(lines[:_HEAD])
    kind, at = _titled(lines, official=official)
    title = _title(lines, at)
    if not official and _is_article(text):
        return DocumentKind.ARTICLE, lines[0] if lines else ""
    if kind is not DocumentKind.PLAN and len(_BLANK.findall(text)) >= max(_BLANKS_OF_A_FORM, len(lines) // 8):
        return DocumentKind.FORM, title
    if kind is DocumentKind.LAUNCH and _SPEECH.search(text):
        return DocumentKind.SPEECH, title
    if kind in _AMENDED and _AMENDS.match(_subject(lines, at)[:_LONGEST_SUBJECT]):
        return DocumentKind.AMENDMENT, title
    match kind:
        case DocumentKind.UNKNOWN if any(map(_TO.match, lines[:_HEAD])):
            subject = next((line for line in lines[:_HEAD] if _LAUNCHES.match(line[:_LONGEST_SUBJECT])), "")
            return (
                DocumentKind.LAUNCH if subject and _names_awards(paragraphs) else DocumentKind.LETTER
            ), subject
        case DocumentKind.UNKNOWN if (
            sum(each.level is Level.ARTICLE for each in paragraphs) >= _ARTICLES_OF_A_REGULATION
        ):
            return DocumentKind.REGULATION, title
        case DocumentKind.DECISION:
            return _of_decision(lines, at, title)
        case DocumentKind.GUIDELINE:
            return (DocumentKind.CAMPAIGN_GUIDELINE if _opens_campaign(paragraphs, title) else kind), title
        case DocumentKind.PLAN | DocumentKind.LAUNCH:
            about = (
                _ABOUT_EMULATION.search(title) or len(_ABOUT_EMULATION.findall(text)) >= _EMULATION_OF_A_PLAN
            )
            judged = _JUDGES.search(title) and not _CAMPAIGN.search(title)
            return (kind if about and not judged else DocumentKind.OTHER_PLAN), title
        case _:
            return kind, title


_LONGEST_SUBJECT = 600  # characters
_AMENDED = (DocumentKind.PLAN, DocumentKind.LAUNCH, DocumentKind.GUIDELINE, DocumentKind.DECISION)


def _subject(lines: Sequence[str], at: int) -> str:
    """What stands behind the name of the kind: in the title's own line, or below it."""
    # The name has two words, but for some that launch.
    words = lines[at].split()[2:] if at >= 0 else []
    return " ".join((*words, *lines[at + 1 : at + 3]))


def _titled(lines: Sequence[str], *, official: bool) -> tuple[DocumentKind, int]:
    """The kind that the title names, and its line; without a title, by the letters behind the number."""
    head = lines[:_HEAD]
    for capitals in (True, False):
        for at, line in enumerate(head):
            if capitals and not _in_capitals(line):
                continue
            if not capitals and (official or at > 2):
                break
            bare = slug(line)
            named = next((kind for kind, words in _TITLE if words.match(bare)), None)
            if named is not None and not _is_part_of_head(line):
                return named, at
    signs = (found[1].upper() for line in head if (found := _NUMBER.match(line)))
    sign = next((sign for sign in signs if sign in _SIGNS), None)
    return (_SIGNS[sign], -1) if sign else (DocumentKind.UNKNOWN, -1)


def _in_capitals(line: str) -> bool:
    """Whether a line's first two words are written in capitals."""
    words = [word for word in line.split()[:2] if any(map(str.isalpha, word))]
    return bool(words) and all(word.isupper() for word in words)


def _is_part_of_head(line: str) -> bool:
    return _ISSUED_WITH.match(line) is not None or is_letterhead([line])


def _title(lines: Sequence[str], at: int) -> str:
    """The title with what it is about: the line that names the kind and the next one or two."""
    if at < 0:
        return ""
    title = lines[at]
    for line in lines[at + 1 : at + 3]:
        if re.match(
            r"(?:Căn cứ|Thực hiện (?:Kế|Chỉ|Quyết|Công|Nghị|Hướng)|Kính gửi|[IVX]+[.-] |\d+[.)] )", line
        ) or (line.endswith((".", ";")) and not line.isupper()):
            break
        title = f"{title} {line}"
    return title


def _of_decision(lines: Sequence[str], at: int, title: str) -> tuple[DocumentKind, str]:
    """A decision: of a plan that stands below it, of a regulation, of awards, or another."""
    about = title.partition(" ")[2].partition(" ")[2]
    for below in range(at + 1, len(lines)):
        if _in_capitals(lines[below]) and slug(lines[below]).startswith("ke-hoach"):
            plan = _title(lines, below)
            if _ABOUT_EMULATION.search(plan) or _CAMPAIGN.search(about):
                return DocumentKind.PLAN, plan
    if _AWARDING.match(about):
        return DocumentKind.AWARDING, title
    if re.search(r"ban hành\s+(?:quy|bộ tiêu chí|tiêu chí)", about, re.IGNORECASE):
        return DocumentKind.REGULATION, title
    return DocumentKind.DECISION, title


def _opens_campaign(paragraphs: Sequence[Paragraph], title: str) -> bool:
    """Whether a guideline opens a campaign and says in a section of its own what is awarded."""
    if not (_CAMPAIGN.search(title) and _OPENS.search(title)) or _JUDGES.search(title):
        return False
    return _names_awards(paragraphs)


def _names_awards(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a section of its own says what is awarded."""
    short = (each for each in paragraphs if len(each.text.split()) <= _LONGEST_HEADING)
    return any(_AWARDS.search(each.text) for each in short if each.opens or each.text.isupper())


def _is_article(text: str) -> bool:
    return sum(each.search(text) is not None for each in _OF_ARTICLES) >= _ENOUGH_OF_ARTICLES


def _whole(paragraph: Paragraph) -> str:
    return f"{paragraph.marker} {paragraph.text}".strip()
