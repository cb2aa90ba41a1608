"""A plan's file becomes a draft in the browser, its open points are decided there, and it goes online."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
import yaml
from desks import Answer, Desk, send
from PIL import Image
from PIL.Image import open as read_picture
from running import ROOT

from generator.checking import check
from generator.desk.saving.versions import versions
from generator.model.places import value_hash
from generator.problems import Severity

PLAN = (ROOT / "campaigns/bau-cu-2026-cao-loc/plan.txt").read_bytes()
PAGE = "/phong-trao/nhap/diem-mo/"
ONLINE = "/phong-trao/nhap/dua-len-cong/"


def test_a_plans_file_becomes_a_draft_and_leads_to_its_open_points(desk: Desk) -> None:
    answer = send(desk, "C:\\Kế hoạch số 12.TXT", PLAN, "nhap")
    assert (answer.status, answer.headers.get("location")) == (303, PAGE), answer.body
    folder = desk.project.campaigns / "nhap"
    opened = yaml.safe_load((folder / "open.yml").read_text(encoding="utf-8"))
    assert opened["read_from"]["file"] == "Kế hoạch số 12.TXT"
    assert desk.get(PAGE).status == 200
    answer = send(desk, "kh.txt", PLAN, "nhap")
    assert answer.status == 409
    assert "ô “Mã phong trào”" in answer.body
    assert 'name="ma" value="nhap"' in answer.body, "what was typed stays"
    assert send(desk, "kh.txt", PLAN).headers["location"].endswith("/diem-mo/")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nghi-quyet.txt", "NGHỊ QUYẾT\nVề việc phân bổ ngân sách\n".encode(), "đây là nghị quyết"),
        ("kh.docx", b"no document", "Cách làm:"),
        ("kh.exe", b"MZ", "kế hoạch phải là tệp"),
        ("kh.pdf", b"", "Chưa chọn tệp"),
        ("--id=x.txt", b"\x00", "Không nhập"),
        ("nul.txt", "QUYẾT ĐỊNH\nVề việc khác\n".encode(), "Không nhập _nul.txt"),
    ],
    ids=["another document", "damaged", "program", "empty", "an option's name", "a device's name"],
)
def test_what_is_no_plan_is_refused_with_the_reason(
    desk: Desk, name: str, content: bytes, words: str
) -> None:
    before = sorted(path.name for path in desk.project.campaigns.iterdir())
    answer = send(desk, name, content, "nhap")
    assert answer.status == 409
    assert words in unescape(answer.body)
    assert sorted(path.name for path in desk.project.campaigns.iterdir()) == before


CAMPAIGN = """\
id: nhap
draft: true
short_title: Thi đua năm 2027  # tên gọi tắt
plan:
  number: 12/KH-UBND
  title: Phát động phong trào thi đua
  date: {wording: ngày 05/01/2027, day: 2027-01-05}
  issuer: ubnd-xa-thu
milestones:
  - code: nop
    kind: dossier
    title: Nộp hồ sơ
    date: {wording: trước ngày 15/3, day: 2027-03-15, bound: before}
review_ends: nop
responsibilities:
  - text: Các đơn vị thực hiện
    source: V.1
    units: [don-vi-a]
"""
POINTS = """\
version: 1
read_from: {file: KH 12.docx, sha256: "%s", day: 2027-01-06}
points:
  - code: o-01
    at: milestones.nop.date
    line: 3
    wording: trước ngày 15/3
    understood: {wording: trước ngày 15/3, day: 2027-03-15, bound: before}
    why: no_year
    choices: [{day: 2026-03-15, bound: before}, {wording: trước ngày 15/3, day: 2027-03-15, bound: before}]
    decided: ""
  - code: o-02
    at: review_ends
    understood: nop
    why: whose_deadline
    decided: ""
  - {code: o-03, at: period.start, line: 4, wording: từ ngày phát động, why: which_event}
  - code: o-04
    at: "responsibilities[V.1].units"
    why: like_an_entry
    choices: [don-vi-b, don-vi-c]
imported:
  milestones.nop.date: %s
  review_ends: %s
  "responsibilities[V.1].units": %s
"""
TEXT = (
    "KẾ HOẠCH\nPhát động phong trào thi đua\nNộp hồ sơ trước ngày 15/3 về xã.\nThi đua từ ngày phát động.\n"
)


@pytest.fixture
def draft(desk: Desk) -> Desk:
    """A desk whose portal has a draft with four open points."""
    folder = desk.project.campaigns / "nhap"
    folder.mkdir()
    (folder / "campaign.yml").write_text(CAMPAIGN, encoding="utf-8", newline="")
    date = {"wording": "trước ngày 15/3", "day": "2027-03-15", "bound": "before"}
    hashes = map(value_hash, (date, "nop", ["don-vi-a"]))
    (folder / "open.yml").write_text(POINTS % ("a" * 64, *hashes), encoding="utf-8", newline="")
    (folder / "plan.txt").write_text(TEXT, encoding="utf-8", newline="")
    return desk


def text_of(desk: Desk, name: str) -> str:
    return (desk.project.campaigns / "nhap" / name).read_text(encoding="utf-8")


def decided(desk: Desk) -> dict[str, str]:
    points = yaml.safe_load(text_of(desk, "open.yml"))["points"]
    return {each["code"]: each.get("decided", "") for each in points}


def answer(desk: Desk, code: str, action: str, *picks: int, page: str = "") -> Answer:
    """Press one of a point's buttons on the page as it is now, or as it was."""
    body = page or desk.get(PAGE).body
    fingerprints = [
        (name, value) for name, value in re.findall(r'name="(ban|ban-mo)" value="(\w+)"', body)[:2]
    ]
    more = [(f"muc-{code}", str(each)) for each in picks]
    return desk.post(PAGE, [*fingerprints, ("diem", code), ("lam", action), *more])


def test_each_point_is_told_beside_the_plans_words(draft: Desk) -> None:
    body = unescape(draft.get(PAGE).body)
    assert "Còn 4 điểm phải quyết định" in body
    assert re.search(r'id="dong-3".*?<mark>trước ngày 15/3</mark>.*?href="#diem-o-01"', body, re.DOTALL)
    point = body[body.index('id="diem-o-01"') : body.index('id="diem-o-02"')]
    assert "Thời gian: Các mốc thời gian 1: Thời gian" in point
    assert "Văn bản không ghi năm." in point
    assert 'href="#dong-3"' in point
    assert "14/03/2027" in point, "what was understood"
    assert "14/03/2026" in point, "the other reading"
    assert point.count("Chọn:") == 1, "what is written is no choice"
    assert 'href="/phong-trao/nhap/thoi-gian/#f-milestones-0-date"' in point
    assert 'id="f-milestones-0-date"' in draft.get("/phong-trao/nhap/thoi-gian/").body
    other = body[body.index('id="diem-o-02"') : body.index('id="diem-o-03"')]
    assert "Máy hiểu là: <strong>Nộp hồ sơ</strong>" in other


def test_what_was_understood_is_kept_by_one_button_and_can_be_opened_again(draft: Desk) -> None:
    assert answer(draft, "o-01", "giu").headers["location"] == f"{PAGE}?da-luu=1#diem-o-02"
    assert decided(draft) == {"o-01": "kept", "o-02": "", "o-03": "", "o-04": ""}
    assert text_of(draft, "campaign.yml") == CAMPAIGN
    assert "Còn 3 điểm" in draft.get(PAGE).body
    [kept] = versions(draft.project)
    assert kept.file == "campaigns/nhap/open.yml"
    again = answer(draft, "o-01", "giu")
    assert again.status == 409, "it is decided"
    assert '<p class="note error">Điểm ấy đã được quyết định.</p>' in again.body
    answer(draft, "o-01", "mo-lai")
    assert decided(draft)["o-01"] == ""


def test_a_choice_is_written_at_its_place_alone_with_the_plans_words(draft: Desk) -> None:
    answer(draft, "o-01", "chon:0")
    assert decided(draft)["o-01"] == "changed"
    assert text_of(draft, "campaign.yml") == CAMPAIGN.replace("day: 2027-03-15", "day: 2026-03-15")
    assert {each.file for each in versions(draft.project)} == {
        "campaigns/nhap/campaign.yml",
        "campaigns/nhap/open.yml",
    }
    assert answer(draft, "o-01", "chon:7").status == 409


def test_what_the_plan_does_not_say_goes_out_of_the_draft(draft: Desk) -> None:
    answer(draft, "o-02", "khong-ghi")
    assert decided(draft)["o-02"] == "absent"
    assert text_of(draft, "campaign.yml") == CAMPAIGN.replace("review_ends: nop\n", "")
    body = draft.get(PAGE).body
    point = body[body.index('id="diem-o-01"') : body.index('id="diem-o-03"')]
    assert "khong-ghi" not in point, "a milestone must have a date"
    assert answer(draft, "o-01", "khong-ghi").status == 409
    answer(draft, "o-03", "khong-ghi")
    assert decided(draft) == {"o-01": "", "o-02": "absent", "o-03": "absent", "o-04": ""}


def test_a_key_that_a_campaign_must_have_is_not_told_to_be_absent(draft: Desk) -> None:
    """Nothing was understood of the first day of a period whose last day is known."""
    path = draft.project.campaigns / "nhap" / "campaign.yml"
    period = "period:\n  end: {wording: đến hết năm 2027, day: 2027-12-31, bound: through}\n"
    path.write_text(CAMPAIGN + period, encoding="utf-8", newline="")
    assert answer(draft, "o-03", "khong-ghi").status == 409
    assert decided(draft)["o-03"] == ""


def test_the_blanks_of_a_new_campaign_are_told_without_a_reading_of_them(desk: Desk) -> None:
    asked = [
        ("title", "Phát động phong trào"),
        ("start", "từ ngày 15/01/2027"),
        ("id", "moi"),
        ("from", "thu"),
    ]
    asked += [("end", "đến hết ngày 30/11/2027"), ("deadline", "chậm nhất ngày 10/12/2027")]
    made = desk.post("/mo/", asked)
    assert made.status == 303, made.body
    page = "/phong-trao/moi/diem-mo/"
    body = desk.get(page).body
    assert "Chưa chép lời của kế hoạch." in body
    assert "Máy hiểu là" not in body
    assert "Đọc từ tệp" not in body
    code = re.findall(r'id="diem-(o-\d+)"', body)[0]
    assert desk.post(page, [("diem", code), ("lam", "giu")]).status == 409


def test_what_people_wrote_is_not_called_the_machines_reading(draft: Desk) -> None:
    path = draft.project.campaigns / "nhap" / "open.yml"
    path.write_text(text_of(draft, "open.yml").replace("no_year", "edited"), encoding="utf-8", newline="")
    body = draft.get(PAGE).body
    point = body[body.index('id="diem-o-01"') : body.index('id="diem-o-02"')]
    assert "Giữ điều người soạn đã sửa" in point
    assert "máy hiểu" not in point.lower()
    answer(draft, "o-01", "giu")
    assert decided(draft)["o-01"] == "kept"


def test_entries_of_a_list_are_picked_together(draft: Desk) -> None:
    refused = answer(draft, "o-04", "lay")
    assert refused.status == 409, "nothing was picked"
    point = refused.body[refused.body.index('id="diem-o-04"') :]
    assert point.count("Chưa lưu: chưa chọn mục nào.") == refused.body.count("Chưa lưu") == 1, (
        "told at the point"
    )
    assert 'action="/phong-trao/nhap/diem-mo/#diem-o-04"' in refused.body, "to which the page leads back"
    answer(draft, "o-04", "lay", 0, 2)
    assert decided(draft)["o-04"] == "changed"
    assert "    units: [don-vi-a, don-vi-c]\n" in text_of(draft, "campaign.yml")


def test_another_entry_of_the_registry_is_written_by_its_code_or_its_name(draft: Desk) -> None:
    body = draft.get(PAGE).body
    assert '<input id="muc-o-04" name="muc" list="ma-units" data-register="units"' in body
    assert 'id="lap-moi"' in body, "an entry that is not there can be written on the spot"
    assert 'id="muc-o-01"' not in body, "a day is no entry of a registry"
    fingerprints = [
        (name, value) for name, value in re.findall(r'name="(ban|ban-mo)" value="(\w+)"', body)[:2]
    ]

    def take(entry: str) -> Answer:
        return draft.post(PAGE, [*fingerprints, ("diem", "o-04"), ("lam", "danh-muc"), ("muc", entry)])

    for wrong in ("", "don-vi-khong-co"):
        assert take(wrong).status == 409
    assert decided(draft)["o-04"] == ""
    code, name = re.findall(r'<option value="([^"]+)">([^<]+)', body)[0]
    assert take(unescape(name)).status == 303
    assert decided(draft)["o-04"] == "changed"
    assert f"    units: [don-vi-a, {code}]\n" in text_of(draft, "campaign.yml")


def test_awards_are_told_apart_by_who_decides_them_and_never_shown_by_codes(desk: Desk) -> None:
    content = (ROOT / "campaigns/phong-trao-mau/plan.txt").read_bytes()
    assert send(desk, "kh.txt", content, "nhap").status == 303
    body = unescape(desk.get(PAGE).body)
    point = body[body.index("Dùng cho các hình thức khen thưởng nào") :]
    point = point[: point.index("</form>")]
    assert "Máy hiểu là: <strong>Giấy khen của" in point, point
    assert "giay-khen-xa" not in point


def test_a_point_of_a_scan_stands_beside_its_part_of_the_page(draft: Desk) -> None:
    folder = draft.project.campaigns / "nhap"
    opened = (folder / "open.yml").read_text(encoding="utf-8")
    assert "/anh/" not in draft.get(PAGE).body, "a Word file has no pages"
    scan = opened.replace("KH 12.docx", "KH 12.pdf").replace("2027-01-06}", "2027-01-06, pages: [1, 4]}")
    (folder / "open.yml").write_text(scan, encoding="utf-8", newline="")
    body = draft.get(PAGE).body
    shown = re.findall(r'<img src="(/phong-trao/nhap/anh/\d/\?gan=[\d.]+)"', body)
    assert [each.split("/?")[0][-1] for each in shown] == ["1", "2"], "of the lines 3 and 4"
    assert draft.get(shown[0]).status == 404, "no PDF"
    pages = [Image.new("L", (800, 1000), shade) for shade in (255, 100)]
    pages[0].save(folder / "plan.pdf", "PDF", save_all=True, append_images=pages[1:], resolution=100)
    for address, shade in zip(shown, (255, 100), strict=True):
        whole, part = (_drawn(draft, each) for each in (address.partition("?")[0], address))
        assert abs(part.getpixel((part.width // 2, part.height // 2)) - shade) < 10  # type: ignore[operator]
        assert part.width == whole.width
        assert abs(part.height - 0.4 * whole.height) < 2
    for wrong in ("anh/3/", "anh/0/", "anh/x/"):
        assert draft.get(f"/phong-trao/nhap/{wrong}").status == 404


def _drawn(desk: Desk, address: str) -> Image.Image:
    answer = desk.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "image/jpeg")
    return read_picture(io.BytesIO(answer.content))


def test_a_value_saved_in_its_form_closes_its_point(draft: Desk) -> None:
    page = "/phong-trao/nhap/thoi-gian/"
    form = draft.form(page) | {"milestones.0.date.day": "2027-03-20"}
    assert draft.post(page, [*form.items(), ("lam", "luu")]).status == 303
    assert decided(draft) == {"o-01": "changed", "o-02": "", "o-03": "", "o-04": ""}


def test_neither_file_is_written_where_one_was_changed_meanwhile(draft: Desk) -> None:
    page = draft.get(PAGE).body
    path = draft.project.campaigns / "nhap" / "open.yml"
    path.write_text(text_of(draft, "open.yml") + "# mine\n", encoding="utf-8", newline="")
    again = answer(draft, "o-01", "chon:0", page=page)
    assert again.status == 409
    assert "vừa được sửa ở nơi khác" in again.body
    assert text_of(draft, "campaign.yml") == CAMPAIGN
    assert versions(draft.project) == []


def test_the_page_is_only_there_for_drafts_with_points_and_tells_what_cannot_be_read(draft: Desk) -> None:
    assert draft.get("/phong-trao/thu/diem-mo/").status == 404
    assert "/phong-trao/thu/diem-mo/" not in draft.get("/phong-trao/thu/").body
    assert PAGE in draft.get("/phong-trao/nhap/").body
    path = draft.project.campaigns / "nhap" / "open.yml"
    path.write_text("points: [\n", encoding="utf-8")
    told = draft.get(PAGE)
    assert told.status == 409
    assert "campaigns/nhap/open.yml:1" in told.body


def test_a_draft_stands_apart_and_goes_online_once_nothing_is_left(draft: Desk) -> None:
    body = draft.get("/").body
    apart = body[body.index('id="ban-nhap"') : body.index('id="phong-trao"')]
    assert "Còn 4 điểm mở" in apart
    assert ">Thi đua năm 2027</a>" in apart, "its name, though not all of it is there yet"
    assert "Thi đua năm 2027: Điểm mở" in draft.get(PAGE).body
    assert PAGE in apart
    assert "Chuyển thành bản chính thức" not in apart
    assert "/phong-trao/nhap/" not in body[body.index('id="phong-trao"') :]
    refused = draft.post(ONLINE, [])
    assert refused.status == 409
    assert "4 điểm mở" in refused.body
    assert "draft: true" in text_of(draft, "campaign.yml")


def test_a_drafts_mistake_stands_against_no_publishing(draft: Desk) -> None:
    file = draft.project.campaigns / "nhap" / "campaign.yml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\nslogans: [3]\n", encoding="utf-8")
    assert any(each.draft and each.severity is Severity.ERROR for each in check(draft.project).problems)
    assert "Lỗi phải sửa trước khi dựng" not in draft.get("/cong-bo/").body
    assert "Nội dung: Khẩu hiệu" in unescape(draft.get(ONLINE).body), "it is told where the draft goes online"


def test_a_draft_without_mistakes_is_published_by_one_button(desk: Desk) -> None:
    path = desk.project.campaigns / "thu" / "campaign.yml"
    whole = path.read_text(encoding="utf-8")
    online = whole.replace('"id": "thu"\n', '"id": "thu"\ndraft: true\n', 1)
    assert online != whole
    path.write_text(online.replace('"short_title":', '"short_titel":'), encoding="utf-8", newline="")
    page = "/phong-trao/thu/dua-len-cong/"
    assert "Chuyển thành bản chính thức" not in desk.get("/").body
    assert desk.post(page, []).status == 409
    assert "short_titel" in desk.get(page).body
    path.write_text(online.replace('"ubnd-xa-thu"', '"khac"'), encoding="utf-8", newline="")
    assert '<a href="/phong-trao/thu/#f-plan-issuer">Tổng quan: ' in desk.get(page).body, "its field"
    path.write_text(online, encoding="utf-8", newline="")
    plan = path.with_name("plan.txt").read_bytes()
    path.with_name("plan.txt").write_text("(chưa chép từ kế hoạch)\n", encoding="utf-8")
    assert desk.post(page, []).status == 409
    assert "Toàn văn còn ghi" in desk.get(page).body
    path.with_name("plan.txt").write_bytes(plan)
    assert "Chuyển thành bản chính thức" in desk.get("/").body
    assert "Chuyển thành bản chính thức" in desk.get(page).body
    assert f'<a href="{page}">Đưa lên cổng</a>' in desk.get("/phong-trao/thu/so-luong/").body
    done = desk.post(page, [])
    assert done.status == 303
    assert "đã là bản chính thức" in desk.get(done.headers["location"]).body
    assert path.read_text(encoding="utf-8") == whole
    assert desk.post(page, []).status == 409
    found = check(desk.project)
    assert not found.drafts
    assert not found.count(Severity.ERROR)
