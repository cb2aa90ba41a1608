"""Open points of a draft: when they are closed, and what a draft may leave out."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from builders import campaign_data, to_yaml, write_project

from generator.checking import Checked, check
from generator.model.open_points import REASONS, Why
from generator.model.places import value_hash
from generator.plan_time import doubts
from generator.project import Project

READ_FROM = {"file": "KH 1.docx", "sha256": "a" * 64, "day": "2026-01-06"}
END = campaign_data()["period"]["end"]


def point(at: str, why: str = "no_year", **others: Any) -> dict[str, Any]:
    """An open point."""
    return {"code": f"o-{len(at):02}", "at": at, "why": why, **others}


def checked(
    root: Path, data: dict[str, Any], *points: dict[str, Any], imported: dict[str, Any] | None = None
) -> Checked:
    """A portal with this campaign and its open points; `imported`: what import wrote, by place."""
    write_project(root, data)
    written = {at: value_hash(value) for at, value in (imported or {}).items()}
    content = {"version": 1, "read_from": READ_FROM, "points": list(points), "imported": written}
    (root / "campaigns/thu/open.yml").write_text(to_yaml(content), encoding="utf-8")
    return check(Project(root))


def codes(found: Checked, *of: str) -> list[str]:
    """The codes of the problems that are of these families or codes."""
    return [each.code for each in found.problems if each.code.startswith(of)]


def without(*path: str, **changes: Any) -> dict[str, Any]:
    """The smallest campaign as a draft, without one key."""
    data = campaign_data(draft=True, **changes)
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    return data


@pytest.mark.parametrize(
    ("decided", "value", "open_points"),
    [
        ("", END, ["I02"]),
        ("kept", END, []),
        ("changed", END, []),
        ("absent", END, []),
        ("", END | {"day": "2026-03-30"}, []),
    ],
)
def test_a_point_is_closed_by_a_decision_or_an_edit(
    tmp_path: Path, decided: str, value: dict[str, Any], open_points: list[str]
) -> None:
    data = campaign_data(draft=True)
    data["period"]["end"] = value
    found = checked(tmp_path, data, point("period.end", decided=decided), imported={"period.end": END})
    assert codes(found, "I") == open_points


BLANK = "(chưa chép từ kế hoạch)"
SIGNED = {"name": "Nguyễn Văn A1", "position": "Chủ tịch"}
DATED = {"wording": "ngày 15/3", "unknown": True}


@pytest.mark.parametrize(
    ("at", "why", "values", "ways"),
    [  # the values: what stands there now, what a person writes
        # Keys that a campaign may lack, then such as it needs.
        ("plan.signatory", "not_there", (None, SIGNED), {"thêm giá trị", "absent"}),
        (
            "plan.signatory",
            "misspelt",
            (SIGNED, {**SIGNED, "name": "Nguyễn Văn A2"}),
            {"sửa", "kept", "thì xóa"},
        ),
        ("plan.kind", "not_written", (BLANK, "Kế hoạch"), {"chép lời", "thì xóa"}),
        ("plan.date", "no_year", (None, DATED), {"thêm giá trị", "unknown: true"}),
        ("plan.issuer", "no_entry", (None, "ubnd-xa-thu"), {"thêm giá trị"}),
        ("plan.title", "scanned", ("Thi đua", "Thi đua năm 2026"), {"sửa", "kept"}),
        ("plan.enactment", "not_written", (BLANK, "Xã ban hành kế hoạch:"), {"chép lời"}),
    ],
)
def test_each_way_to_close_a_point_that_is_told_closes_it(
    tmp_path: Path, at: str, why: str, values: tuple[Any, Any], ways: set[str]
) -> None:
    """And no way is told that would leave a campaign without what it needs, or with a blank."""
    (now, filled), (group, key) = values, at.split(".")
    known = {"thêm giá trị", "sửa", "chép lời", "kept", "absent", "thì xóa", "unknown: true"}

    def found(value: Any, decided: str = "", *, draft: bool = False) -> Checked:
        data = campaign_data(draft=draft)
        data[group] = {name: each for name, each in data[group].items() if name != key}
        data[group] |= {} if value is None else {key: value}
        imported = {} if now is None else {at: now}
        root = tmp_path / str(len(list(tmp_path.iterdir())))
        root.mkdir()
        return checked(root, data, point(at, why, decided=decided), imported=imported)

    (told,) = [each for each in found(now, draft=True).problems if each.code == "I02"]
    assert {way for way in known if way in told.fix} == ways
    for way in ways:
        decided = way if way in {"kept", "absent"} else ""
        value = None if way == "thì xóa" else now if decided else filled
        assert codes(found(value, decided), "S", "I", "G06") == [], way


def test_how_several_criteria_count_is_never_to_be_taken_out(tmp_path: Path) -> None:
    """Without it the campaign would have an error."""
    data = campaign_data(draft=True)
    award = data["awards"][0]
    award |= {"criteria": ["Tiêu chuẩn 1.", "Tiêu chuẩn 2."], "match": "unstated"}
    at = f"awards.{award['award']}.match"
    found = checked(tmp_path, data, point(at, "which_match"), imported={at: "unstated"})
    (told,) = [each for each in found.problems if each.code == "I02"]
    assert "kept" in told.fix
    assert "thì xóa" not in told.fix


@pytest.mark.parametrize(
    "path", [("plan", "date"), ("plan", "enactment"), ("period",), ("awards",), ("plan", "issuer")]
)
def test_a_missing_key_of_a_draft_is_its_open_point(tmp_path: Path, path: tuple[str, ...]) -> None:
    found = checked(tmp_path, without(*path), point(".".join(path), "not_there"))
    assert codes(found, "S", "I") == ["I02"]


def test_a_missing_key_that_no_point_names_is_told_as_ever(tmp_path: Path) -> None:
    found = checked(tmp_path, without("plan", "date"), point("plan.enactment", "scanned"))
    assert codes(found, "S", "I") == ["S02"]


def test_a_missing_key_of_what_is_no_draft_is_told(tmp_path: Path) -> None:
    data = without("plan", "date") | {"draft": False}
    found = checked(tmp_path, data, point("plan.date"))
    assert codes(found, "S", "I") == ["S02", "I01", "I02"]


@pytest.mark.parametrize(("imported", "told"), [({}, ["I03"]), ({"milestones.nop-ho-so.date": END}, [])])
def test_a_point_names_nothing_unless_a_person_took_out_what_import_wrote(
    tmp_path: Path, imported: dict[str, Any], told: list[str]
) -> None:
    milestone = {"code": "tong-ket", "kind": "other", "title": "Tổng kết", "date": END}
    data = campaign_data(draft=True, milestones=[milestone])
    assert codes(checked(tmp_path, data, point("milestones.nop-ho-so.date"), imported=imported), "I") == told


def test_an_entry_that_nobody_understood_is_open_until_it_is_written(tmp_path: Path) -> None:
    found = checked(tmp_path, campaign_data(draft=True), point("quotas.to-bau-cu", "maybe_a_quota"))
    assert codes(found, "I") == ["I02"]


def test_a_file_of_another_shape_is_told_with_its_place(tmp_path: Path) -> None:
    found = checked(tmp_path, campaign_data(draft=True), point("plan.date", "because") | {"decision": "kept"})
    told = {(each.code, each.source.path, each.source.line > 0) for each in found.problems}
    assert {("S04", "campaigns/thu/open.yml", True), ("S01", "campaigns/thu/open.yml", True)} <= told


def test_every_reason_is_explained_those_about_time_among_them() -> None:
    assert set(REASONS) == set(get_args(Why)) >= set(get_args(doubts.DoubtKind))
