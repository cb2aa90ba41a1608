"""What staff who see the desk for the first time do: nothing of it may need a word of the files' format."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from desks import Desk, send

from generator import clock
from generator.desk.sending import sent_to, targets

PLAN = """Số: 47/KH-UBND

Thử, ngày 12 tháng 02 năm 2026

KẾ HOẠCH

Phát động phong trào thi đua “Sáng - xanh - sạch” năm 2026

Căn cứ Nghị quyết số 08-NQ/ĐU ngày 20 tháng 01 năm 2026 của Ban Chấp hành Đảng bộ xã về nhiệm vụ trọng tâm;

Ủy ban nhân dân xã Thử ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

Giữ gìn vệ sinh môi trường.

II. THỜI GIAN THI ĐUA

Từ ngày 01/3/2026 đến hết ngày 30/11/2026.

Gặp mặt các hộ gia đình tiêu biểu vào ngày 02/9/2026 tại nhà văn hóa các thôn trên địa bàn xã.

III. KHEN THƯỞNG

1. Giấy khen của Chủ tịch UBND xã

a) Đối với tập thể: đoàn kết.

Nơi nhận:
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn A1
"""
PAGE = "/phong-trao/nhap/diem-mo/"


@pytest.fixture
def draft(desk: Desk) -> Desk:
    assert send(desk, "ke hoach.txt", PLAN.encode(), "nhap").status == 303
    return desk


def _data(desk: Desk, name: str = "campaign.yml") -> Any:
    return yaml.safe_load((desk.project.campaigns / "nhap" / name).read_text(encoding="utf-8"))


def _cards(desk: Desk) -> list[str]:
    """The form of every open point."""
    page = unescape(desk.get(PAGE).body)
    return re.findall(r'<form method="post" action="[^"]*" class="point".*?</form>', page, re.DOTALL)


def test_a_paragraph_of_no_part_leads_to_where_it_can_go_and_is_decided_when_it_went(draft: Desk) -> None:
    (card,) = [each for each in _cards(draft) if "Gặp mặt các hộ" in each]
    assert "Kế hoạch không ghi" not in card
    assert "Không đưa vào mục nào" in card
    (line,) = re.findall(r"\?dua=(\d+)#dua", card)
    page = draft.get(f"{PAGE}?dua={line}").body
    assert 'value="milestones"' in page
    hidden = dict(re.findall(r'name="(ban|ban-mo)" value="([^"]*)"', page))
    words = "Gặp mặt các hộ gia đình tiêu biểu vào ngày 02/9/2026 tại nhà văn hóa các thôn trên địa bàn xã."
    said = [*hidden.items(), ("dong", line), ("loi", words), ("vao", "milestones"), ("lam", "dua")]
    assert draft.post(PAGE, said).status == 303
    (made,) = [each for each in _data(draft)["milestones"] if each["text"] == words]
    assert (made["title"], str(made["date"]["day"])) == ("Gặp mặt các hộ gia đình tiêu biểu", "2026-09-02")
    assert made["source"] == "II"
    assert "Gặp mặt các hộ" not in "".join(_cards(draft))


@pytest.mark.parametrize(
    ("words", "name", "entry"),
    [
        (
            "Báo cáo thành tích của tập thể (02 bản), có xác nhận của cấp trình.",
            "dossiers.0.documents",
            {"name": "Báo cáo thành tích của tập thể", "form": "none", "source": "V.1.c"},
        ),
        ("Lễ phát động tổ chức ngày 28/02/2026.", "milestones", {"kind": "other", "source": "V.1.c"}),
        ("(Kèm theo Kế hoạch này) Lễ phát động.", "milestones", {"code": "le-phat-dong"}),
        (
            "Gặp mặt khi có điều kiện.",
            "milestones",
            {"date": {"wording": "Gặp mặt khi có điều kiện.", "unknown": True}},
        ),
    ],
)
def test_words_can_be_sent_to_entries_that_need_more_than_words(
    words: str, name: str, entry: dict[str, Any]
) -> None:
    data = {"dossiers": [{"code": "ho-so", "awards": ["giay-khen-xa"]}]}
    target = next(each for each in targets(data) if each.name == name)
    (edit,) = sent_to(data, target, words, "V.1.c")
    value: Any = edit.value  # type: ignore[union-attr]
    made = value[0] if isinstance(value, list) else value
    assert made["code"]
    assert made["text"] == words
    assert {key: made[key] for key in entry} == entry


def test_a_document_that_the_register_lacks_is_offered_with_what_the_plan_says_of_it(draft: Desk) -> None:
    body = unescape(draft.get(PAGE).body)
    (said,) = [each for each in re.findall(r'data-write="([^"]*)"', body) if "08-NQ" in each]
    asked = draft.get(f"/danh-muc/legal_documents/moi/?ten={quote(said)}").body
    written = dict(re.findall(r'name="moi\.(\w+)"[^>]*? value="([^"]*)"', asked))
    assert written == {
        "kind": "Nghị quyết", "number": "08-NQ/ĐU", "date": "20/01/2026",
        "issuer": "Ban Chấp hành Đảng bộ xã", "subject": "nhiệm vụ trọng tâm",
    }  # fmt: skip
    pairs = [(f"moi.{key}", value) for key, value in written.items()]
    made = draft.post("/danh-muc/legal_documents/moi/", pairs).body
    assert "Nghị quyết số 08-NQ/ĐU ngày 20/01/2026 của Ban Chấp hành Đảng bộ xã" in made
    listed = draft.get("/phong-trao/nhap/").body
    assert ">Nghị quyết số 08-NQ/ĐU ngày 20/01/2026 của Ban Chấp hành Đảng bộ xã</option>" in listed


def test_a_day_is_understood_from_the_plans_words_and_may_be_written_as_officials_do(desk: Desk) -> None:
    path, file = "/phong-trao/thu/thoi-gian/", desk.project.campaigns / "thu" / "campaign.yml"
    size = len(yaml.safe_load(file.read_text(encoding="utf-8")).get("milestones", []))
    one, other = f"milestones.{size}", f"milestones.{size + 1}"
    said = desk.form(path) | {
        f"{one}.code": "", f"{one}.title": "Đăng ký thi đua", f"{one}.kind": "other", f"{one}.date.": "",
        f"{one}.date.wording": "trước ngày 15/3/2027",
        f"{other}.code": "", f"{other}.title": "Sơ kết", f"{other}.kind": "other", f"{other}.date.": "",
        f"{other}.date.wording": "đầu tháng 7", f"{other}.date.day": "1/7/2027",
        "lam": "luu",
    }  # fmt: skip
    answer = desk.post(path, list(said.items()))
    assert answer.status == 303, answer.body
    after = yaml.safe_load(file.read_text(encoding="utf-8"))
    first, second = after["milestones"][-2:]
    assert (first["code"], str(first["date"]["day"]), first["date"]["bound"]) == (
        "dang-ky-thi-dua",
        "2027-03-15",
        "before",
    )
    assert (second["code"], str(second["date"]["day"])) == ("so-ket", "2027-07-01")


def test_days_and_numbers_of_a_scan_are_counted_apart_and_confirmed_by_paragraph(draft: Desk) -> None:
    folder = draft.project.campaigns / "nhap"
    text = (folder / "open.yml").read_text(encoding="utf-8")
    opened = yaml.safe_load(text)
    data = _data(draft)["period"]
    line = 1 + PLAN.split("\n").index("Từ ngày 01/3/2026 đến hết ngày 30/11/2026.")
    for number, at in enumerate(("start", "end")):
        opened["points"].append({
            "code": f"q-{number}", "at": f"period.{at}", "line": line, "wording": data[at]["wording"],
            "understood": {**data[at], "day": str(data[at]["day"])}, "why": "scanned",
        })  # fmt: skip
    alone = opened | {"points": opened["points"][-2:]}
    (folder / "open.yml").write_text(yaml.safe_dump(alone, allow_unicode=True), encoding="utf-8")
    assert "Còn 2 ngày, con số đọc từ bản quét" in draft.get(PAGE).body, (
        "no other point is left to be counted"
    )
    (folder / "open.yml").write_text(yaml.safe_dump(opened, allow_unicode=True), encoding="utf-8")
    body = draft.get(PAGE).body
    others = len(opened["points"]) - 2
    assert f"Còn {others} điểm phải quyết định và 2 ngày, con số đọc từ bản quét" in body
    assert body.count("Đúng cả 2 ngày, con số ở dòng") == 1
    hidden = dict(re.findall(r'name="(ban|ban-mo)" value="([^"]*)"', body))
    assert draft.post(PAGE, [*hidden.items(), ("diem", "q-0"), ("lam", "giu-dong")]).status == 303
    decided = {each["code"]: each.get("decided") for each in _data(draft, "open.yml")["points"]}
    assert (decided["q-0"], decided["q-1"]) == ("kept", "kept")
    assert f"Còn {others} điểm phải quyết định." in draft.get(PAGE).body


def test_the_board_tells_the_nearest_day_of_a_campaign(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(clock.epoch_of(date(2026, 3, 1))))
    nearest = re.findall(r"<p><strong>([^<]*)</strong></p>", desk.get("/").body)
    assert nearest == ["Kết thúc thi đua, ngày 31/03/2026, còn 30 ngày"]
