"""What another build changes for readers is told from the built folders: pages, days, names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.publishing.for_readers import for_readers

MILESTONE = {
    "campaign": "thu", "code": "nop", "kind": "dossier", "title": "Hạn nộp hồ sơ",
    "wording": "trước ngày 31/3/2026", "first_day": None, "last_day": "2026-03-30",
}  # fmt: skip
ROW = {
    "campaign": "thu", "decision": "qd-1", "decision_number": "12/QĐ-UBND", "candidate": "individual",
    "number": 3, "honorific": "Ông", "name": "Nguyễn Văn A1", "position": "", "unit": "Thôn 1",
    "award": "Giấy khen", "achievement": "", "corrected_by": "",
    "link": "phong-trao/thu/vinh-danh/#qd-1-ca-nhan-3",
}  # fmt: skip


def row(number: int, **changes: Any) -> dict[str, Any]:
    """The row of this number."""
    return ROW | {"number": number, "link": f"phong-trao/thu/vinh-danh/#qd-1-ca-nhan-{number}"} | changes


def built(folder: Path, milestones: list[dict[str, Any]], rows: list[dict[str, Any]], page: str = "") -> Path:
    """A built portal with these days and names."""
    data = folder / "du-lieu"
    data.mkdir(parents=True)
    campaigns = [{"campaign": "thu", "campaign_title": "Thi đua thử"}]
    for name, found in (("phong-trao", campaigns), ("moc-thoi-gian", milestones), ("vinh-danh", rows)):
        (data / f"{name}.json").write_text(json.dumps({"rows": found}), encoding="utf-8")
    (folder / "index.html").write_text(f"<article>{page}</article>", encoding="utf-8")
    return folder


def test_a_day_that_moves_is_told_with_the_plans_words_and_what_they_mean(tmp_path: Path) -> None:
    later = MILESTONE | {"wording": "chậm nhất ngày 15/4/2026", "last_day": "2026-04-15"}
    found = for_readers(built(tmp_path / "a", [MILESTONE], []), built(tmp_path / "b", [later], []))
    (day,) = found.days
    assert (day.campaign, day.what) == ("Thi đua thử", "Hạn nộp hồ sơ")
    assert day.before == "trước ngày 31/3/2026 (thứ Hai, 30/03/2026)"
    assert day.after == "chậm nhất ngày 15/4/2026 (thứ Tư, 15/04/2026)"
    assert found.names == ()


def test_names_that_come_change_and_go_are_told(tmp_path: Path) -> None:
    kept, gone, new = ROW, row(4, name="Trần Thị B2"), row(5, name="Lê C3")
    mended = kept | {"name": "Nguyễn Văn A2", "corrected_by": "Quyết định số 15"}
    found = for_readers(built(tmp_path / "a", [], [kept, gone]), built(tmp_path / "b", [], [mended, new]))
    told = [(each.before, each.after) for each in found.names]
    assert told == [
        ("Ông, Nguyễn Văn A1, Thôn 1, Giấy khen", "Ông, Nguyễn Văn A2, Thôn 1, Giấy khen, Quyết định số 15"),
        ("", "Ông, Lê C3, Thôn 1, Giấy khen"),
        ("Ông, Trần Thị B2, Thôn 1, Giấy khen", ""),
    ]
    assert {each.what for each in found.names} == {"Quyết định số 12/QĐ-UBND"}


def test_rows_of_one_number_in_several_groups_are_several_and_a_row_on_another_page_is_the_same(
    tmp_path: Path,
) -> None:
    first = ROW | {"link": "phong-trao/thu/vinh-danh/#qd-1-ca-nhan-1-3"}
    second = ROW | {"link": "phong-trao/thu/vinh-danh/#qd-1-ca-nhan-2-3", "name": "Trần Thị B2"}
    moved = second | {"link": "phong-trao/thu/vinh-danh/2/#qd-1-ca-nhan-2-3"}
    changed = first | {"name": "Nguyễn Văn A10"}
    found = for_readers(
        built(tmp_path / "a", [], [first, second]), built(tmp_path / "b", [], [changed, moved])
    )
    assert [each.after for each in found.names] == ["Ông, Nguyễn Văn A10, Thôn 1, Giấy khen"]


def test_pages_are_told_and_nothing_of_builds_that_are_the_same(tmp_path: Path) -> None:
    one = built(tmp_path / "a", [MILESTONE], [ROW], "cũ")
    assert not for_readers(one, built(tmp_path / "same", [MILESTONE], [ROW], "cũ"))
    found = for_readers(one, built(tmp_path / "b", [MILESTONE], [ROW], "mới"))
    assert found.pages
    assert found.pages.edited == ("/",)
    assert found.days == found.names == ()


def test_a_first_build_and_one_of_another_version_are_no_trouble(tmp_path: Path) -> None:
    ready = built(tmp_path / "b", [MILESTONE], [ROW])
    found = for_readers(tmp_path / "none", ready)
    assert found
    assert found.pages is None
    assert [each.before for each in (*found.days, *found.names)] == ["", ""]
    old = built(tmp_path / "a", [], [])
    (old / "du-lieu" / "moc-thoi-gian.json").write_text("[1", encoding="utf-8")
    assert len(for_readers(old, ready).days) == 1
