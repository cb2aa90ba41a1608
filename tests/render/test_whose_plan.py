"""A plan of another body says on each of its pages whose it is; it stands apart from what binds the owner."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import campaign_data, write_project

from generator.checking import check
from generator.pipeline import generate
from generator.project import Project

DEADLINE = {
    "code": "nop-ho-so",
    "kind": "dossier",
    "title": "Hạn nộp hồ sơ",
    "binds": ["phong-a"],
    "date": {"wording": "chậm nhất ngày 20/3/2026", "day": "2026-03-20", "bound": "on_or_before"},
}
BANNER = re.compile(r'<aside class="td-notice td-notice--other".*?</aside>', re.DOTALL)
ABOVE = """\
- {code: ubnd-tinh-thu, name: Ủy ban nhân dân tỉnh Thử, short_name: UBND tỉnh Thử, level: province}
- {code: ubnd-tinh-khac, name: Ủy ban nhân dân tỉnh Khác, short_name: UBND tỉnh Khác, level: province}
"""
DOCUMENT = """
- {code: kh-9, kind: Kế hoạch, number: 9/KH-UBND, issuer: UBND tỉnh Thử, subject: phát động thi đua}
"""


def plan(issuer: str, number: str, **said: Any) -> dict[str, Any]:
    return {**campaign_data()["plan"], "issuer": issuer, "number": number, **said}


def files(root: Path, *, carried_out: bool) -> dict[str, str]:
    """Every file of three campaigns: the owner's own, one of the body above it, one of another."""
    bases = [{"document": "kh-9", "relation": "carries_out", "text": "Thực hiện Kế hoạch số 9/KH-UBND"}]
    own = campaign_data(milestones=[DEADLINE])
    if carried_out:
        own["plan"] = {**own["plan"], "bases": bases}
    write_project(
        root,
        own,
        campaign_data(id="cap-tren", milestones=[DEADLINE], plan=plan("ubnd-tinh-thu", "9/KH-UBND")),
        campaign_data(id="noi-khac", milestones=[DEADLINE], plan=plan("ubnd-tinh-khac", "9/KH-UBND")),
    )
    bodies = root / "campaigns" / "_shared" / "issuing_bodies.yml"
    text = bodies.read_text(encoding="utf-8")
    first = text.replace('  "level"', '  "parent": "ubnd-tinh-thu"\n  "level"', 1)
    assert first != text
    bodies.write_text(first + ABOVE, encoding="utf-8")
    documents = root / "campaigns" / "_shared" / "legal_documents.yml"
    documents.write_text(documents.read_text(encoding="utf-8") + DOCUMENT, encoding="utf-8")
    made = generate(check(Project(root)), date(2026, 1, 20)).pages
    return {page.path: page.text for page in made if page.path.endswith((".md", ".ics", ".xml", ".js"))}


def pages(root: Path, *, carried_out: bool) -> dict[str, str]:
    found = files(root, carried_out=carried_out)
    return {path.removesuffix("index.md"): text for path, text in found.items() if path.endswith(".md")}


def words(text: str) -> set[str]:
    return {re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", each)).strip() for each in BANNER.findall(text)}


@pytest.mark.parametrize(
    ("carried_out", "told"),
    [
        (True, "Kế hoạch của cấp trên (UBND tỉnh Thử); xã Thử thực hiện theo Kế hoạch số 1/KH-UBND."),
        (False, "Kế hoạch của cấp trên (UBND tỉnh Thử); xã Thử chưa có kế hoạch thực hiện trên cổng này."),
    ],
)
def test_each_page_and_print_says_whose_plan_it_is(tmp_path: Path, told: str, *, carried_out: bool) -> None:
    texts = pages(tmp_path, carried_out=carried_out)
    of = {
        name: [path for path in texts if path.startswith(f"phong-trao/{name}/")]
        for name in ("thu", "cap-tren", "noi-khac")
    }
    assert all(len(paths) > 8 for paths in of.values())
    for path in of["cap-tren"]:
        assert words(texts[path]) == {told}, path
    for path in of["noi-khac"]:
        assert words(texts[path]) == {
            "Kế hoạch của UBND tỉnh Khác, đăng để tham khảo: không áp dụng cho xã Thử."
        }, path
    for path in of["thu"]:
        assert not words(texts[path]), path


def test_deadlines_of_plans_that_do_not_bind_the_owner_stand_apart(tmp_path: Path) -> None:
    home = pages(tmp_path, carried_out=True)[""]
    binding = home[home.index("data-deadlines") : home.index("data-no-deadlines")]
    assert "phong-trao/thu/" in binding
    assert "phong-trao/cap-tren/" in binding
    assert "phong-trao/noi-khac/" not in binding
    elsewhere = home[home.index("data-elsewhere") :]
    assert "không áp dụng cho xã Thử" in elsewhere
    assert "phong-trao/noi-khac/ho-so/" in elsewhere


ELSEWHERE = "Kế hoạch của UBND tỉnh Khác, không áp dụng cho xã Thử"
CARRIED_OUT = "Kế hoạch của cấp trên (UBND tỉnh Thử); xã Thử thực hiện theo Kế hoạch số 1/KH-UBND"


def test_the_calendar_page_keeps_them_apart(tmp_path: Path) -> None:
    page = pages(tmp_path, carried_out=True)["lich/"]
    ours, _, elsewhere = page.partition('id="co-quan-khac"')
    assert "phong-trao/thu/thoi-gian/" in ours
    assert "phong-trao/cap-tren/thoi-gian/" in ours
    assert CARRIED_OUT in ours
    assert "phong-trao/noi-khac/thoi-gian/" not in ours
    listed = elsewhere.partition('id="dua-vao-lich"')[0]
    assert "phong-trao/noi-khac/thoi-gian/" in listed
    assert "phong-trao/thu/" not in listed
    assert ELSEWHERE in listed


def test_calendars_keep_them_apart(tmp_path: Path) -> None:
    found = files(tmp_path, carried_out=True)
    whole, other = (
        re.sub(r"\r\n ", "", found[f"lich/{name}.ics"]).replace("\\", "")
        for name in ("tat-ca", "co-quan-khac")
    )
    assert ("UID:thu." in whole, "UID:cap-tren." in whole, "UID:noi-khac." in whole) == (True, True, False)
    assert CARRIED_OUT in whole
    assert ("UID:thu." in other, "UID:noi-khac." in other) == (False, True)
    assert ELSEWHERE in other
    assert "(UBND tỉnh Khác)" in re.findall("SUMMARY:(.*)", other)[0]


def test_news_and_the_search_say_whose_plan_it_is(tmp_path: Path) -> None:
    found = files(tmp_path, carried_out=True)
    for path in ("tin/index.md", "tin/atom.xml", "du-lieu/tim-kiem/muc-luc.js"):
        assert found[path].count(ELSEWHERE) == 1, path
        assert found[path].count(CARRIED_OUT) == 1, path


def test_a_print_is_headed_by_the_body_whose_plan_it_is(tmp_path: Path) -> None:
    texts = pages(tmp_path, carried_out=True)
    heads = {path: re.findall('^letterhead: "(.*)"$', text, re.MULTILINE) for path, text in texts.items()}
    of = {path: head for path, head in heads.items() if path.startswith("phong-trao/noi-khac/")}
    assert len(of) > 8
    assert {tuple(head) for head in of.values()} == {("Ủy ban nhân dân tỉnh Khác",)}
    assert not any(head for path, head in heads.items() if path.startswith("phong-trao/thu/"))


def test_a_units_page_says_it_at_each_campaign(tmp_path: Path) -> None:
    texts = pages(tmp_path, carried_out=True)
    told = words(texts["don-vi/phong-a/"])
    assert {each.partition(",")[0] for each in told} >= {"Kế hoạch của UBND tỉnh Khác"}
