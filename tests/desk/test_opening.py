"""A campaign is opened on one page, new or from an earlier one, and its plan is pasted."""

from __future__ import annotations

from desks import Desk

from generator.desk.saving.versions import versions

ANSWERS = [
    ("title", "Phát động phong trào thi đua năm 2027"), ("number", "12/KH-UBND"), ("date", "ngày 05/01/2027"),
    ("start", "từ ngày 15/01/2027"), ("end", "đến hết ngày 30/11/2027"),
    ("deadline", "chậm nhất ngày 10/12/2027"), ("id", "thi-dua-2027"), ("from", "thu"),
]  # fmt: skip


def test_a_campaign_opens_from_an_earlier_one_and_takes_its_plan(desk: Desk) -> None:
    page = "/phong-trao/thi-dua-2027/toan-van/"
    answer = desk.post("/mo/", ANSWERS)
    assert (answer.status, answer.headers.get("location")) == (303, page), answer.body
    folder = desk.project.campaigns / "thi-dua-2027"
    assert "2027-12-10" in (folder / "campaign.yml").read_text(encoding="utf-8")
    form = desk.form(page)
    assert desk.post(page, list(form.items())).status == 303
    assert versions(desk.project) == [], "what nobody touched is not written"
    plan = "KẾ HOẠCH\r\nPhát động phong trào\tcột hai\r\n"
    assert desk.post(page, [("ban", form["ban"]), ("loi", plan)]).status == 303
    assert (folder / "plan.txt").read_bytes() == plan.replace("\r\n", "\n").encode()
    answer = desk.post(page, [("ban", form["ban"]), ("loi", "khác")])
    assert answer.status == 409
    assert "Bản bạn vừa nhập" in answer.body
    assert "khác" in answer.body


def test_what_cannot_be_opened_is_told_and_what_was_answered_stays(desk: Desk) -> None:
    wrong = [(name, "đến hết ngày 30/11/2026" if name == "end" else value) for name, value in ANSWERS]
    answer = desk.post("/mo/", wrong)
    assert answer.status == 409
    assert "ô “Thi đua đến khi nào”: ngày 30/11/2026 trước" in answer.body
    assert "--end" not in answer.body
    assert 'value="Phát động phong trào thi đua năm 2027"' in answer.body
    assert [path.name for path in desk.project.campaigns.iterdir() if path.is_dir()].count(
        "thi-dua-2027"
    ) == 0
    assert desk.post("/mo/", [("title", "--help"), ("id", "--root=/")]).status == 409
    nothing = desk.post("/mo/", [("title", "\0"), ("id", "moi")])
    assert nothing.status == 409
    assert "Thiếu ô “Trích yếu của kế hoạch”." in nothing.body
    assert "thidua new" not in nothing.body
