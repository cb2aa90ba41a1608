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
