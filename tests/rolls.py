"""Honour rolls for tests: rows, decisions, rolls and portals that show only what a test is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from builders import REGISTRIES, campaign, campaign_data, write_project
from running import AS_OF

from generator.checking import check
from generator.derive.build_views import campaign_view, site_view
from generator.derive.rolls.build import roll_view
from generator.derive.rolls.views import RollView
from generator.derive.views import SiteView
from generator.load.signed_file import SignedFile
from generator.model.campaign import Campaign
from generator.model.honour import Honour
from generator.model.registry import Known, Registries
from generator.project import Project

KNOWN = Known.from_registries(Registries.model_validate(REGISTRIES))
AWARDS = [
    {"award": "giay-khen-xa", "heading": "Giấy khen của Chủ tịch UBND xã"},
    {"award": "bang-khen-tinh", "heading": "Bằng khen của Chủ tịch UBND tỉnh"},
]
SIGNED = {"qd-1.pdf": SignedFile(b"%PDF-1.7 x", "0" * 64)}


def honour(number: int = 1, name: str = "Nguyễn Văn A1", **changes: Any) -> Honour:
    """A row: an individual of Phòng A with the commune's certificate."""
    row: dict[str, Any] = {
        "candidate": "individual",
        "honorific": "Ông",
        "position": "Công chức",
        "unit": "Phòng A",
        "unit_code": "phong-a",
        "award": "giay-khen-xa",
        "achievement": "",
        "sheet": "",
        "line": number + 1,
    }
    return Honour(number=number, name=name, **(row | changes))


def collective(number: int = 1, name: str = "Thôn A1", **changes: Any) -> Honour:
    """A row: a collective that names no other unit."""
    plain = {"candidate": "collective", "honorific": "", "position": "", "unit": "", "unit_code": None}
    return honour(number, name, **(plain | changes))


def decision(code: str = "qd-1", **changes: Any) -> dict[str, Any]:
    """A decision's data."""
    data = {
        "code": code,
        "number": f"{code.removeprefix('qd-')}/QĐ-UBND",
        "date": "2026-05-08",
        "issued_by": "Chủ tịch UBND xã Thử",
        "subject": "Về việc tặng Giấy khen",
        "signatory": {"name": "Nguyễn Văn A1", "position": "CHỦ TỊCH"},
        "award": "giay-khen-xa",
        "list": f"{code}.csv",
        "signed_file": f"{code}.pdf",
    }
    return data | changes


def correction(row: str, kind: str, **changes: Any) -> dict[str, Any]:
    """What a later document changed in the first decision."""
    data = {
        "decision": "qd-1",
        "row": row,
        "kind": kind,
        "decided_by": "Quyết định số 15/QĐ-UBND",
        "date": "2026-05-20",
    }
    return data | changes


def decided(
    decisions: Sequence[dict[str, Any]] = (), corrections: Sequence[dict[str, Any]] = (), **changes: Any
) -> Campaign:
    """A campaign with decisions (one, where none is given)."""
    return campaign(
        awards=AWARDS, decisions=list(decisions) or [decision()], corrections=list(corrections), **changes
    )


def roll(rows: Iterable[Honour] | Mapping[str, Sequence[Honour]], case: Campaign | None = None) -> RollView:
    """The roll of these rows: of the one decision, or of each by its code."""
    rolls = rows if isinstance(rows, Mapping) else {"qd-1": tuple(rows)}
    view = roll_view(case or decided(), rolls, KNOWN, SIGNED)
    assert view is not None
    return view


def portal(root: Path, *rolls: RollView) -> SiteView:
    """A portal whose campaigns have these rolls."""
    ids = [each.campaign.id for each in rolls] or ["thu"]
    checked = check(Project(write_project(root, *(campaign_data(id=each) for each in ids))))
    by_id = {each.campaign.id: each for each in rolls}
    views = []
    for case in checked.campaigns:
        assert case.plan_text is not None
        assert checked.portal is not None
        view = campaign_view(case, case.plan_text, checked.portal, checked.forms, AS_OF)
        found = by_id.get(view.id)
        views.append(replace(view, roll=found, campaign=found.campaign if found else view.campaign))
    assert checked.portal is not None
    return site_view(
        tuple(views), Known.from_registries(checked.registries), checked.forms, checked.portal, AS_OF
    )
