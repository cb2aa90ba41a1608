"""What a document is: plans become drafts, everything else is told by its name and refused."""

from __future__ import annotations

import pytest
from running import ROOT

from generator.importing.kind_of_document import DocumentKind, RecognisedDocument, kind_of_document

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ MẪU\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 12/{sign}\nXã Mẫu, ngày 05 tháng 01 năm 2026\n"
)
FOOT = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A1"
BODY = (
    "Căn cứ Luật Thi đua, khen thưởng;\nI. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nTạo khí thế thi đua sôi nổi.\n"
    "II. NỘI DUNG\nHoàn thành nhiệm vụ.\nIII. TIÊU CHUẨN KHEN THƯỞNG\nCó thành tích xuất sắc.\n"
)


def official(title: str, about: str, sign: str = "KH-UBND", body: str = BODY) -> str:
    return f"{HEAD.format(sign=sign)}{title}\n{about}\n{body}{FOOT}"


def kind(text: str) -> RecognisedDocument:
    return kind_of_document("\n\n".join(line for line in text.split("\n") if line.strip()) + "\n")


@pytest.mark.parametrize("plan", sorted(ROOT.glob("campaigns/*/plan.txt")), ids=lambda path: path.parent.name)
def test_shipped_plans_are_plans(plan: object) -> None:
    assert kind_of_document(plan.read_text(encoding="utf-8")).kind is DocumentKind.PLAN  # type: ignore[attr-defined]


CAMPAIGNS = [
    (DocumentKind.PLAN, official("KẾ HOẠCH", "Phát động phong trào thi đua trồng cây năm 2026")),
    (DocumentKind.PLAN, official("KẾ HOẠCH TỔ CHỨC PHONG TRÀO THI ĐUA", "“Trồng cây” năm 2026")),
    (DocumentKind.PLAN, official("KẾ HOẠCH", "Thực hiện đợt cao điểm trồng cây", body=BODY + "thi đua " * 5)),
    (DocumentKind.PLAN, "Kế hoạch phát động thi đua chào mừng ngày hội trồng cây\n" + BODY),
    (DocumentKind.LAUNCH, official("PHÁT ĐỘNG", "Phong trào thi đua trồng cây năm 2026", "PĐ-UBND")),
    (
        DocumentKind.CAMPAIGN_GUIDELINE,
        official("HƯỚNG DẪN", "Triển khai phong trào thi đua trồng cây", "HD-UBND"),
    ),
    (DocumentKind.CAMPAIGN_GUIDELINE, official("HƯỚNG DÂN", "Triển khai phong trào “Trồng cây”", "HD-UBND")),
    (
        DocumentKind.LAUNCH,
        official(
            "V/v phát động đợt thi đua trồng cây",
            "Kính gửi: Các thôn.",
            "UBND-VHXH",
            "1. Thời gian: đến hết ngày 30/11/2026.\n2. Khen thưởng: Giấy khen cho 10 tập thể.\n",
        ),
    ),
    (
        DocumentKind.PLAN,
        official(
            "QUYẾT ĐỊNH", "Ban hành Kế hoạch phát động phong trào thi đua", "QĐ-UBND", "Điều 1. Ban hành."
        )
        + "\nKẾ HOẠCH\nPhát động phong trào thi đua trồng cây\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND)\n"
        + BODY,
    ),
]
OTHERS = [
    *(
        (DocumentKind.AMENDMENT, official(kind, subject, sign))
        for kind, subject, sign in (
            ("KẾ HOẠCH", "Sửa đổi, bổ sung Kế hoạch số 9/KH-UBND về phong trào thi đua trồng cây", "KH-UBND"),
            ("KẾ HOẠCH SỬA ĐỔI, BỔ SUNG", "Kế hoạch số 9/KH-UBND về phong trào thi đua", "KH-UBND"),
            ("HƯỚNG DẪN", "Điều chỉnh một số nội dung phong trào thi đua trồng cây", "HD-UBND"),
            ("QUYẾT ĐỊNH", "Về việc gia hạn Kế hoạch phát động phong trào thi đua", "QĐ-UBND"),
        )
    ),
    (
        DocumentKind.OTHER_PLAN,
        official("KẾ HOẠCH", "Tuyển sinh năm học 2026 - 2027", body="I. MỤC TIÊU\nTuyển đủ.\n"),
    ),
    (DocumentKind.OTHER_PLAN, official("KẾ HOẠCH", "Tổng kết công tác thi đua, khen thưởng năm 2025")),
    (DocumentKind.GUIDELINE, official("HƯỚNG DẪN", "Bình xét thi đua, khen thưởng cuối năm", "HD-UBND")),
    (DocumentKind.GUIDELINE, official("HƯỚNG DẪN", "Tổ chức các hoạt động chào mừng ngày 20/10", "HD-CĐN")),
    (DocumentKind.REGULATION, official("QUY CHẾ", "Thi đua, khen thưởng của xã", "QC-UBND")),
    (
        DocumentKind.REGULATION,
        official("QUYẾT ĐỊNH", "Ban hành Quy định tiêu chí xét khen thưởng", "QĐ-UBND"),
    ),
    (
        DocumentKind.POINTS,
        official("TIÊU CHÍ THI ĐUA NĂM HỌC", "(Ban hành kèm theo Quyết định số 5/QĐ-THMAU)", "QĐ-TH"),
    ),
    (
        DocumentKind.AWARDING,
        official("QUYẾT ĐỊNH", "Về việc tặng Giấy khen cho các tập thể, cá nhân", "QĐ-UBND"),
    ),
    (DocumentKind.DECISION, official("QUYẾT ĐỊNH", "Về việc thành lập Ban Chỉ đạo phong trào", "QĐ-UBND")),
    (DocumentKind.DIRECTIVE, official("CHỈ THỊ", "Về việc phát động phong trào thi đua năm 2026", "CT-UBND")),
    (DocumentKind.RESOLUTION, official("NGHỊ QUYẾT", "Về công tác thi đua", "NQ-HĐND")),
    (
        DocumentKind.PROPOSAL,
        official("TỜ TRÌNH", "Về việc đề nghị khen thưởng phong trào thi đua", "TTr-UBND"),
    ),
    (DocumentKind.REPORT, official("BÁO CÁO", "Kết quả phong trào thi đua năm 2025", "BC-UBND")),
    (DocumentKind.MINUTES, official("BIÊN BẢN", "Họp xét khen thưởng phong trào thi đua", "BB-HĐ")),
    (DocumentKind.INVITATION, official("GIẤY MỜI", "Dự lễ phát động phong trào thi đua", "GM-UBND")),
    (DocumentKind.NOTICE, official("THÔNG BÁO", "Kết luận cuộc họp về phong trào thi đua", "TB-UBND")),
    (
        DocumentKind.LETTER,
        official(
            "V/v triển khai phong trào thi đua", "Kính gửi: Các thôn.", "UBND-VHXH", "Đề nghị các thôn.\n"
        ),
    ),
    (
        DocumentKind.SPEECH,
        "PHÁT ĐỘNG PHONG TRÀO THI ĐUA\nKính thưa các đồng chí!\nHôm nay, xã ta phát động thi đua.\n",
    ),
    (DocumentKind.LIST, official("DANH SÁCH", "Đề nghị khen thưởng phong trào thi đua", "DS-UBND")),
    (DocumentKind.PROGRAMME, official("CHƯƠNG TRÌNH", "Hành động thực hiện phong trào thi đua", "CTr-UBND")),
    (DocumentKind.FORM, "BÁO CÁO THÀNH TÍCH\nĐề nghị tặng Giấy khen\nHọ và tên: ………………\nĐơn vị: ………………\n"),
    (DocumentKind.FORM, "ĐĂNG KÝ THI ĐUA\n" + "Tên: ...................... Chức vụ: ................\n" * 4),
    (
        DocumentKind.ARTICLE,
        (
            "Kế hoạch phát động phong trào thi đua trồng cây năm 2026 ra sao?\n"
            "Vừa qua, xã đã ban hành Kế hoạch 12/KH-UBND.\n"
            "Theo đó, nội dung thi đua như sau:\n1. Trồng cây.\nTải về toàn văn tại đây.\n"
        ),
    ),
    (DocumentKind.UNKNOWN, "Ghi chép buổi sáng\nTrời nắng đẹp, chúng tôi ra đồng.\n"),
]


@pytest.mark.parametrize(("wanted", "text"), CAMPAIGNS)
def test_plans_by_whatever_name_become_drafts(wanted: DocumentKind, text: str) -> None:
    found = kind(text)
    assert (found.kind, found.is_campaign) == (wanted, True), found.reason


@pytest.mark.parametrize(("wanted", "text"), OTHERS)
def test_whatever_else_is_dropped_in_is_refused_with_its_name_and_a_remedy(
    wanted: DocumentKind, text: str
) -> None:
    found = kind(text)
    assert (found.kind, found.is_campaign) == (wanted, False), found.reason
    assert found.reason.startswith(("đây là ", "văn bản không có tên loại"))
    assert found.remedy


def test_the_reason_quotes_the_title_where_there_is_one() -> None:
    found = kind(official("CHỈ THỊ", "Về việc phát động phong trào thi đua năm 2026", "CT-UBND"))
    assert found.reason == "đây là chỉ thị: “CHỈ THỊ Về việc phát động phong trào thi đua năm 2026”"
    untitled = f"{HEAD.format(sign='KH-UBND')}Về việc trồng cây\n{BODY}{'thi đua ' * 5}{FOOT}"
    assert kind(untitled) == RecognisedDocument(
        DocumentKind.PLAN, "đây là kế hoạch của một phong trào thi đua"
    )
