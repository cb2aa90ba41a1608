"""What a form needs and no registry has is written on the spot; codes are chosen by names."""

from __future__ import annotations

import re
from urllib.parse import quote

from desks import Desk

NEW_UNIT = [("moi.name", "Trường Mầm non Hoa Sen"), ("moi.kind", "single"), ("moi.type", "truong"),
            ("moi.body", "ubnd-xa-thu")]  # fmt: skip


def test_a_unit_is_written_with_a_code_of_its_name_and_can_be_chosen(desk: Desk) -> None:
    path = desk.project.shared / "units.yml"
    before = path.read_text(encoding="utf-8")
    body = desk.get(f"/danh-muc/units/moi/?ten={quote('Trường Mầm non Hoa Sen')}").body
    assert 'name="moi.name" value="Trường Mầm non Hoa Sen"' in body
    assert re.search(r'<option value="ubnd-xa-thu" selected>', body), "the portal's owner"
    made = desk.post("/danh-muc/units/moi/", NEW_UNIT).body
    assert 'data-made="truong-mam-non-hoa-sen" data-name="Trường Mầm non Hoa Sen"' in made
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert "code: truong-mam-non-hoa-sen" in after
    listed = '<option value="truong-mam-non-hoa-sen">Trường Mầm non Hoa Sen</option>'
    assert listed in desk.get("/phong-trao/thu/so-luong/").body
    again = desk.post("/danh-muc/units/moi/", [("moi.name", "truong mam non hoa sen"), *NEW_UNIT[1:]]).body
    assert beside(again, "name").startswith("Lỗi: Trong danh mục đã có “Trường Mầm non Hoa Sen”")
    assert path.read_text(encoding="utf-8") == after


def beside(body: str, name: str) -> str:
    """What a new entry's page tells at a question, which says so of itself."""
    field = re.search(rf'<(?:input|textarea|select) id="f-moi-{name}"[^>]*>', body)
    assert field
    assert f"f-moi-{name}-loi-1" in field[0]
    assert 'aria-invalid="true"' in field[0]
    told = re.search(rf'id="f-moi-{name}-loi-1">(.*?)</p>', body, re.DOTALL)
    assert told
    return " ".join(re.sub(r"<[^>]*>", "", told[1]).split())


def test_a_document_and_a_body_are_written_with_what_they_need(desk: Desk) -> None:
    said = [("moi.kind", "Kế hoạch"), ("moi.number", "12/KH-UBND"), ("moi.date", "31/2/2026"),
            ("moi.issuer", "UBND xã Thử"), ("moi.subject", "")]  # fmt: skip
    path = "/danh-muc/legal_documents/moi/"
    missing = desk.post(path, said).body
    assert "Còn thiếu: Trích yếu." in missing
    assert beside(missing, "subject") == "Lỗi: Chưa ghi ô này."
    said[4] = ("moi.subject", "Về gia hạn")
    no_day = desk.post(path, said).body
    assert beside(no_day, "date").startswith("Lỗi: Ô “Ngày ban hành” chưa phải một ngày")
    assert 'aria-invalid="true"' not in no_day[no_day.index('id="f-moi-issuer"') :]
    said[2] = ("moi.date", "1/3/2026")
    assert 'data-made="ke-hoach-12-kh-ubnd"' in desk.post(path, said).body
    body = [
        ("moi.name", "Hội đồng nhân dân xã Thử"),
        ("moi.short_name", "HĐND xã Thử"),
        ("moi.level", "commune"),
    ]
    assert "data-made" in desk.post("/danh-muc/issuing_bodies/moi/", body).body
    assert desk.get("/danh-muc/forms/moi/").status == 404


def test_what_a_campaign_refers_to_in_its_own_file_is_chosen_by_its_title_too(desk: Desk) -> None:
    path = desk.project.campaigns / "thu" / "campaign.yml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + "milestones:\n- code: nop-ho-so\n  kind: dossier\n  title: Hạn nộp hồ sơ\n"
        "  date: {wording: chậm nhất ngày 18/3/2026, day: 2026-03-18, bound: on_or_before}\n",
        encoding="utf-8",
    )
    body = desk.get("/phong-trao/thu/thoi-gian/").body
    assert re.search(r'name="review_ends"[^>]* list="ma-milestones"', body)
    assert '<option value="nop-ho-so">Hạn nộp hồ sơ</option>' in body
    issuer = re.search(r'name="legal_documents.0.issuer"[^>]*>', desk.get("/danh-muc/legal_documents/").body)
    assert issuer
    assert "list=" not in issuer[0], "the name of a body, in words"
