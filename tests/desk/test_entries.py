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
    assert "Trong danh mục đã có “Trường Mầm non Hoa Sen”" in again
    assert path.read_text(encoding="utf-8") == after


def test_a_document_and_a_body_are_written_with_what_they_need(desk: Desk) -> None:
    said = [("moi.kind", "Kế hoạch"), ("moi.number", "12/KH-UBND"), ("moi.date", "31/2/2026"),
            ("moi.issuer", "UBND xã Thử"), ("moi.subject", "")]  # fmt: skip
    path = "/danh-muc/legal_documents/moi/"
    assert "Còn thiếu: Trích yếu." in desk.post(path, said).body
    said[4] = ("moi.subject", "Về gia hạn")
    assert "Ô “Ngày ban hành” chưa phải một ngày" in desk.post(path, said).body
    said[2] = ("moi.date", "1/3/2026")
    assert 'data-made="ke-hoach-12-kh-ubnd"' in desk.post(path, said).body
    body = [
        ("moi.name", "Hội đồng nhân dân xã Thử"),
        ("moi.short_name", "HĐND xã Thử"),
        ("moi.level", "commune"),
    ]
    assert "data-made" in desk.post("/danh-muc/issuing_bodies/moi/", body).body
    assert desk.get("/danh-muc/forms/moi/").status == 404
