"""How the communes carry out the province's plans: what fits, what does not, who has not begun."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import CAMPAIGN, COMPLETE, REGISTRIES, campaign_data, to_yaml, write_project

from generator.checking import check
from generator.problems import Problem, Severity
from generator.project import Project
from generator.province.cascade import Cascade, cascades, interchanged, standings
from generator.province.parts import part_of
from generator.province.reading import ProvinceRead, read_province

DAY = date(2026, 3, 25)
FILE = """\
name: tỉnh Mẫu
portal: cong-tinh
communes:
  - {code: "06193", name: xã Cao Lộc, portal: mot}
  - {code: "10105", name: xã Không Có, portal: hai}
"""


def read(root: Path, file: str = FILE) -> ProvinceRead:
    path = root / "province.yml"
    path.write_text(file, encoding="utf-8")
    return read_province(path)


def codes(problems: tuple[Problem, ...]) -> set[str]:
    return {found.code for found in problems}


MEASURE = {"subject": "Tỷ lệ cử tri", "comparison": "at_least", "value": 98, "unit": "%"}


def portal(
    root: Path,
    own: str,
    issuer: str = "UBND tỉnh Mẫu",
    document: dict[str, Any] | None = None,
    **changes: Any,
) -> dict[str, Any]:
    """The part of a portal with one plan, whose issuer is its owner.

    `issuer`: of the document above it; `document`: what else of that one is otherwise.
    """
    root.mkdir()
    write_project(root, campaign_data(**{**copy.deepcopy(COMPLETE), **changes}))
    bodies = [*REGISTRIES["issuing_bodies"], body("ubnd-tinh", "Ủy ban nhân dân tỉnh Mẫu", "UBND tỉnh Mẫu")]
    above = {
        **REGISTRIES["legal_documents"][0], "code": "kh-1", "kind": "Kế hoạch", "number": "01/KH-UBND",
        "issuer": issuer, "date": "2026-01-05",
    } | (document or {})  # fmt: skip
    shared = root / "campaigns" / "_shared"
    units = [*REGISTRIES["units"], *(unit | {"body": "ubnd-tinh"} for unit in UNITS)]
    (shared / "units.yml").write_text(to_yaml(units), encoding="utf-8")
    (shared / "issuing_bodies.yml").write_text(to_yaml(bodies), encoding="utf-8")
    (shared / "legal_documents.yml").write_text(to_yaml([above]), encoding="utf-8")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("ubnd-xa-thu", own), encoding="utf-8")
    return part_of(check(Project(root), as_of=DAY))


def body(code: str, name: str, short: str) -> dict[str, Any]:
    return {"code": code, "name": name, "short_name": short, "level": "province"}


def plan(issuer: str, **changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(CAMPAIGN["plan"]), "issuer": issuer, **changes}


UNITS = [
    {"code": "cac-xa", "name": "UBND các xã, phường", "kind": "group"},
    {"code": "cac-so", "name": "Các sở, ban, ngành", "kind": "group"},
    {"code": "xa-cao-loc", "name": "UBND xã Cao Lộc", "kind": "single"},
    {"code": "xa-khong-co", "name": "UBND xã Không Có", "kind": "single"},
]
"""Of the province's portal, and of no use to a commune's."""


def rules(last: str, collectives: int, value: int | None) -> dict[str, Any]:
    measures = [] if value is None else [{**MEASURE, "value": value}]
    criterion = {"text": "Hoàn thành nhiệm vụ.", "measures": measures}
    said = f"{last[8:]}/{last[5:7]}/2026"
    return {
        "milestones": [
            {
                "code": "nop", "kind": "dossier", "title": "Hạn nộp hồ sơ",
                "date": {"wording": f"chậm nhất ngày {said}", "day": last, "bound": "on_or_before"},
            }
        ],
        "quotas": [
            {
                "code": "moi-phong", "award": "giay-khen-xa", "group": "Mỗi phòng", "per": "total",
                "collectives": collectives, "wording": "không quá 01 tập thể",
            }
        ],
        "awards": [
            {
                "award": "giay-khen-xa", "heading": "Giấy khen của Chủ tịch UBND xã",
                "criteria": [{"candidate": "collective", "criteria": [criterion]}],
            }
        ],
    }  # fmt: skip


def carried(
    root: Path, to: str = "UBND các xã, phường (t/h);", given: dict[str, Any] | None = None, **commune: Any
) -> Cascade:
    """The province's plan, which one commune carries out as `commune` says, and another one not at all.

    `to`: whom the province sends it to; `given`: its rules, where others than usual.
    """
    sent = plan("ubnd-tinh", recipients=[{"text": to}])
    own = portal(root / "tinh", "ubnd-tinh", plan=sent, **(given or rules("2026-03-20", 2, 98)))
    bases = [{"document": "kh-1", "relation": "carries_out", "text": "Thực hiện Kế hoạch số 1/KH-UBND"}]
    one = portal(root / "xa", "ubnd-xa-thu", plan=plan("ubnd-xa-thu", bases=bases), **commune)
    found = read(root)
    (cascade,) = cascades(found, own, {"06193": one, "10105": {"plans": []}}, DAY)
    return cascade


def test_a_plan_that_fits_is_only_listed(tmp_path: Path) -> None:
    cascade = carried(tmp_path, **rules("2026-03-15", 2, 98))
    assert [(each.code, each.problems) for each in cascade.begun] == [("06193", ())]
    assert cascade.waiting == ("10105",)
    assert cascade.overdue
    assert codes(cascade.problems) == {"V10"}
    assert "xã Không Có" in cascade.problems[0].detail
    assert "20/03/2026" in cascade.problems[0].detail


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("UBND xã, phường;", "V10"),
        ("Các sở, ban, ngành, địa phương;", "V10"),
        ("Sở Nội vụ;", "V15"),
        ("Các tổ chức chính trị - xã hội tỉnh;", "V15"),
    ],
)
def test_a_plan_that_names_no_commune_is_only_noticed(tmp_path: Path, to: str, code: str) -> None:
    cascade = carried(tmp_path, to, **rules("2026-03-15", 2, 98))
    assert codes(cascade.problems) == {code}


def test_what_does_not_fit_is_told_with_both_places(tmp_path: Path) -> None:
    changes = [{"date": {"wording": "ngày 05/01/2026", "day": "2026-01-05"}, "text": "Đưa lên cổng."}]
    cascade = carried(tmp_path, **rules("2026-03-21", 3, 90), changes=changes)
    (begun,) = cascade.begun
    assert codes(begun.problems) == {"V11", "V12", "V13", "V14"}
    for found in begun.problems:
        assert found.source.path == "mot/campaigns/thu/campaign.yml"
        assert [each.path for each in found.related] == ["cong-tinh/campaigns/thu/campaign.yml"]
        assert found.source.line > 1
        assert "xã Cao Lộc" in found.detail
    told = {found.code: found.detail for found in begun.problems}
    assert "21/03/2026" in told["V11"]
    assert "20/03/2026" in told["V11"]
    assert "tới 3 tập thể, tỉnh giao 2" in told["V12"]
    assert "từ 90% trở lên”, tỉnh ghi “Tỷ lệ cử tri: từ 98% trở lên" in told["V13"]


def test_a_threshold_that_is_missing_is_told(tmp_path: Path) -> None:
    cascade = carried(tmp_path, **rules("2026-03-15", 2, None))
    (found,) = cascade.begun[0].problems
    assert found.code == "V13"
    assert "không có ngưỡng “Tỷ lệ cử tri: từ 98% trở lên”" in found.detail


@pytest.mark.parametrize(("asked", "told"), [(4, set()), (5, {"V12"})])
def test_what_several_lines_give_a_commune_counts_together(
    tmp_path: Path, asked: int, told: set[str]
) -> None:
    given = rules("2026-03-20", 2, 98)
    (line,) = given["quotas"]
    each = [line | {"code": code, "group": group, "per": "unit"} for code, group in
            (("xa", "Mỗi xã"), ("truong", "Mỗi xã, cho trường học"))]  # fmt: skip
    for_all = line | {"code": "ca-tinh", "group": "Cả tỉnh", "collectives": 90}
    cascade = carried(tmp_path, given={**given, "quotas": [*each, for_all]}, **rules("2026-03-15", asked, 98))
    (begun,) = cascade.begun
    assert codes(begun.problems) == told
    assert all("tới 5 tập thể, tỉnh giao 4" in found.detail for found in begun.problems)


def test_the_same_number_of_another_province_is_another_document(tmp_path: Path) -> None:
    """The commune has not begun; who reads it is told both bodies, at the place in the commune's plan."""
    cascade = carried(tmp_path, issuer="UBND tỉnh Khác", **rules("2026-03-15", 2, 98))
    assert cascade.begun == ()
    assert cascade.waiting == ("06193", "10105")
    assert codes(cascade.problems) == {"V10", "V16"}
    found = cascade.misnamed["06193"]
    assert found.source.path.startswith("mot/campaigns/")
    assert "01/KH-UBND của UBND tỉnh Khác" in found.detail
    assert "do Ủy ban nhân dân tỉnh Mẫu ban hành" in found.detail


def due(code: str, last: str, **more: Any) -> dict[str, Any]:
    """A day for dossiers; `hour`, `original` belong to the date, all else to the milestone."""
    keys = ("hour", "original", "month", "quarter", "unknown", "bound")
    of_date = {key: more.pop(key) for key in keys if key in more}
    when = {
        "wording": "chậm nhất ngày ấy",
        "bound": "on_or_before",
        **({"day": last} if last else {}),
        **of_date,
    }
    return {"code": code, "kind": "dossier", "title": "Hạn nộp hồ sơ", "date": when} | more


WAVES = [
    {"code": code, "title": title, "period": {"text": "Theo kế hoạch.", **{
        key: {"wording": "ngày ấy", "day": "2026-03-01"} for key in ("start", "end")}}}
    for code, title in (("dot-1", "Đợt 1"), ("dot-2", "Đợt 2"))
]  # fmt: skip
TWO = {"waves": WAVES}
DAYS: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]], list[str]]] = {
    "the same day": ([due("a", "2026-03-20")], [due("a", "2026-03-20")], []),
    "a later hour of it": (
        [due("a", "2026-03-20", hour="11:00")],
        [due("a", "2026-03-20", hour="17:00")],
        ["đến 17:00 ngày 20/03/2026, sau hạn của tỉnh (11:00 ngày 20/03/2026)"],
    ),
    "its end": (
        [due("a", "2026-03-20", hour="11:00")],
        [due("a", "2026-03-20")],
        ["đến 20/03/2026, sau hạn"],
    ),
    "an hour before its end": ([due("a", "2026-03-20")], [due("a", "2026-03-20", hour="17:00")], []),
    "a month's end": (
        [due("a", "2026-03-20")],
        [due("a", "", month="2026-03", bound="through")],
        ["đến 31/03/2026"],
    ),
    "a quarter's end": (
        [due("a", "", quarter="2026-Q1")],
        [due("a", "2026-03-31")],
        [],
    ),
    "words that are no day": ([due("a", "2026-03-20")], [due("a", "", unknown=True)], []),
    "an extended day": (
        [due("a", "2026-03-30", original={"wording": "20/3", "day": "2026-03-20"})],
        [due("a", "2026-03-25")],
        [],
    ),
    "a day of the commune's extended beyond": (
        [due("a", "2026-03-20")],
        [due("a", "2026-03-25", original={"wording": "15/3", "day": "2026-03-15"})],
        ["đến 25/03/2026"],
    ),
    "the first of two waves": (
        [due("a", "2026-03-20", wave="dot-1"), due("b", "2026-06-20", wave="dot-2")],
        [due("a", "2026-03-25", wave="dot-1"), due("b", "2026-06-10", wave="dot-2")],
        ["đến 25/03/2026, sau hạn của tỉnh (20/03/2026)"],
    ),
    "one of two awards": (
        [due("a", "2026-03-20", awards=["giay-khen-xa"]), due("b", "2026-06-20", awards=["bang-khen-tinh"])],
        [due("a", "2026-03-25", awards=["giay-khen-xa"])],
        ["sau hạn của tỉnh (20/03/2026)"],
    ),
    "a day that binds others": (
        [due("a", "2026-03-15", binds=["cac-xa"]), due("b", "2026-03-30", binds_text="Các sở, ban, ngành")],
        [due("a", "2026-03-20")],
        ["sau hạn của tỉnh (15/03/2026)"],
    ),
    "a day for this commune": (
        [due("a", "2026-03-15", binds=["cac-xa"]), due("b", "2026-03-30", binds=["xa-cao-loc"])],
        [due("a", "2026-03-20")],
        [],
    ),
    "a day for another commune": (
        [due("a", "2026-03-15", binds=["cac-xa"]), due("b", "2026-03-30", binds=["xa-khong-co"])],
        [due("a", "2026-03-20")],
        ["sau hạn của tỉnh (15/03/2026)"],
    ),
}


@pytest.mark.parametrize("case", DAYS)
def test_a_day_after_the_provinces_is_told(tmp_path: Path, case: str) -> None:
    given, own, told = DAYS[case]
    found = details(carried(tmp_path, given={"milestones": given, **TWO}, milestones=own, **TWO), "V11")
    assert len(found) == len(told), found
    assert all(words in detail for words, detail in zip(told, found, strict=True)), found


def details(cascade: Cascade, code: str) -> list[str]:
    """What is told of the commune's plan under a code; of nothing else is anything told."""
    (begun,) = cascade.begun
    assert {found.code for found in begun.problems} <= {code}
    return [found.detail for found in begun.problems]


def line(code: str, group: str, per: str = "unit", **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "award": "giay-khen-xa",
        "group": group,
        "per": per,
        "wording": "như kế hoạch",
    } | more


EACH = line("moi-xa", "Mỗi xã, phường", collectives=2)
QUOTAS: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]], str]] = {
    "as many": ([EACH], [line("a", "Cả xã", "total", collectives=2)], ""),
    "one more": ([EACH], [line("a", "Cả xã", "total", collectives=3)], "tới 3 tập thể, tỉnh giao 2"),
    "lines for others": (
        [EACH, line("so", "Mỗi sở", collectives=5, units=["cac-so"])],
        [line("a", "Cả xã", "total", collectives=3)],
        "tới 3 tập thể, tỉnh giao 2",
    ),
    "a line for another commune": (
        [EACH, line("b", "Riêng xã Không Có", collectives=9)],
        [line("a", "Cả xã", "total", collectives=3)],
        "tới 3 tập thể, tỉnh giao 2",
    ),
    "a line for this one": (
        [EACH, line("b", "Riêng xã Cao Lộc", collectives=3, units=["xa-cao-loc"], overrides=["moi-xa"])],
        [line("a", "Cả xã", "total", collectives=3)],
        "",
    ),
    "more than the line for this one": (
        [EACH, line("b", "Riêng xã Cao Lộc", collectives=3, units=["xa-cao-loc"], overrides=["moi-xa"])],
        [line("a", "Cả xã", "total", collectives=4)],
        "tới 4 tập thể, tỉnh giao 3",
    ),
    "the rest": (
        [EACH | {"rest": True}, line("b", "Xã Cao Lộc", collectives=3, units=["xa-cao-loc"])],
        [line("a", "Cả xã", "total", collectives=4)],
        "tới 4 tập thể, tỉnh giao 3",
    ),
    "two groups": (
        [EACH],
        [line("a", "Khối trường", "total", collectives=2), line("b", "Khối thôn", "total", collectives=1)],
        "tới 3 tập thể, tỉnh giao 2",
    ),
    "cases of either kind": (
        [line("moi-xa", "Mỗi xã", cases=3)],
        [line("a", "Cả xã", "total", collectives=2, individuals=2)],
        "tới 4 trường hợp, tỉnh giao 3",
    ),
    "as many cases": (
        [line("moi-xa", "Mỗi xã", cases=4)],
        [line("a", "Cả xã", "total", collectives=2, individuals=2)],
        "",
    ),
    "cases where both kinds are given": (
        [line("moi-xa", "Mỗi xã", collectives=1, individuals=2)],
        [line("a", "Cả xã", "total", cases=4)],
        "tới 4 trường hợp, tỉnh giao 3",
    ),
    "cases where one kind is given": ([EACH], [line("a", "Cả xã", "total", cases=4)], ""),
    "a share": ([EACH], [line("a", "Cả xã", percentage={"collectives": 50, "of": "tổng số"})], ""),
    "a wish": ([EACH], [line("a", "Cả xã", "total", collectives=9, strictness="preferably")], ""),
    "units without the word commune": (
        [line("dv", "Mỗi đơn vị", collectives=2)],
        [line("a", "Cả xã", "total", collectives=3)],
        "tới 3 tập thể, tỉnh giao 2",
    ),
}


@pytest.mark.parametrize("case", QUOTAS)
def test_more_than_the_province_gave_is_told(tmp_path: Path, case: str) -> None:
    given, own, told = QUOTAS[case]
    found = details(carried(tmp_path, given={"quotas": given}, quotas=own), "V12")
    assert len(found) == bool(told), found
    assert all(told in detail for detail in found), found


def asked(
    candidate: str, *measures: dict[str, Any], text: str = "Hoàn thành nhiệm vụ.", **more: Any
) -> dict[str, Any]:
    """Criteria for a kind of candidate, one for each measure (one without, where none is given)."""
    said = [{"text": text, "measures": [each]} for each in measures] or [{"text": text}]
    return {"candidate": candidate, "criteria": said} | more


def turnout(value: float, comparison: str = "at_least", subject: str = "Tỷ lệ cử tri") -> dict[str, Any]:
    return {**MEASURE, "value": value, "comparison": comparison, "subject": subject}


BOTH = [turnout(98), turnout(5, subject="Sáng kiến")]
CRITERIA: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]], str]] = {
    "as high": ([asked("collective", turnout(98))], [asked("collective", turnout(98))], ""),
    "other order of candidates": (
        [asked("collective", turnout(98)), asked("individual", turnout(95))],
        [asked("individual", turnout(95)), asked("collective", turnout(98))],
        "",
    ),
    "lower for one candidate": (
        [asked("collective", turnout(98)), asked("individual", turnout(95))],
        [asked("collective", turnout(95)), asked("individual", turnout(95))],
        "ghi “Tỷ lệ cử tri: từ 95%",
    ),
    "more than": ([asked("collective", turnout(98))], [asked("collective", turnout(98, "more_than"))], ""),
    "not more than": (
        [asked("collective", turnout(98, "more_than"))],
        [asked("collective", turnout(98))],
        "trên 98%",
    ),
    "the other way": (
        [asked("collective", turnout(98))],
        [asked("collective", turnout(99, "at_most"))],
        "không quá 99%",
    ),
    "exactly as asked": (
        [asked("collective", turnout(98))],
        [asked("collective", turnout(98, "exactly"))],
        "",
    ),
    "one of several at the province": (
        [asked("collective", *BOTH, match="any")],
        [asked("collective", turnout(98))],
        "",
    ),
    "one of several at the commune": (
        [asked("collective", *BOTH, match="all")],
        [asked("collective", *BOTH, match="any")],
        "tập thể chỉ phải đạt 1 tiêu chuẩn, tỉnh yêu cầu đạt mọi tiêu chuẩn",
    ),
    "fewer of several": (
        [asked("collective", *BOTH, turnout(1), match="some", least=2)],
        [asked("collective", *BOTH, turnout(1), match="some", least=1)],
        "tập thể chỉ phải đạt 1 tiêu chuẩn, tỉnh yêu cầu đạt 2 tiêu chuẩn",
    ),
    "in words": (
        [asked("collective", turnout(98))],
        [asked("collective", text="Cử tri đi bầu từ 98% trở lên.")],
        "",
    ),
    "other words": (
        [asked("collective", turnout(98))],
        [asked("collective", text="Cử tri đi bầu từ 90% trở lên.")],
        "không có ngưỡng",
    ),
    "none for a candidate": (
        [asked("collective"), asked("individual")],
        [asked("collective")],
        "không ghi tiêu chuẩn cho cá nhân, tỉnh ghi 1",
    ),
    "none at all": ([asked("collective"), asked("individual")], [], "không ghi tiêu chuẩn nào, tỉnh ghi 2"),
}


@pytest.mark.parametrize("case", CRITERIA)
def test_criteria_that_are_looser_or_missing_are_told(tmp_path: Path, case: str) -> None:
    """For those whom the commune may propose: here one collective and two individuals."""
    given, own, told = CRITERIA[case]
    quotas = [line("a", "Mỗi phòng", "total", collectives=1, individuals=2)]
    award = {"award": "giay-khen-xa", "heading": "Giấy khen của Chủ tịch UBND xã"}
    found = details(
        carried(tmp_path, given={"awards": [award | {"criteria": given}]}, awards=[award | {"criteria": own}],
                quotas=quotas), "V13",
    )  # fmt: skip
    assert len(found) == bool(told), found
    assert all(told in detail for detail in found), found


DOCUMENTS: dict[str, tuple[dict[str, Any], set[str]]] = {
    "as the plan": ({}, set()),
    "spaces": ({"number": "01/KH- UBND"}, set()),
    "no zero": ({"number": "1/kh-ubnd"}, set()),
    "a dash": ({"number": "1/KH–UBND"}, set()),
    "the word": ({"number": "Số 1/KH-UBND"}, set()),
    "the whole name": ({"issuer": "Ủy ban nhân dân tỉnh Mẫu"}, set()),
    "another day of the year": ({"date": "2026-02-01"}, set()),
    "no day": ({"date": None}, set()),
    "another number": ({"number": "11/KH-UBND"}, {"V10"}),
    "another kind": ({"number": "1/CT-UBND"}, {"V10"}),
    "another year": ({"date": "2025-01-05"}, {"V10", "V16"}),
    "another body": ({"issuer": "UBND tỉnh Khác"}, {"V10", "V16"}),
    "a blank number": ({"number": "/KH-UBND"}, {"V10"}),
}


@pytest.mark.parametrize("case", DOCUMENTS)
def test_a_plan_is_known_by_number_body_and_year(tmp_path: Path, case: str) -> None:
    changes, told = DOCUMENTS[case]
    cascade = carried(tmp_path, document=changes, **rules("2026-03-15", 2, 98))
    assert (("06193" in cascade.open_in), codes(cascade.problems) - {"V10"}) == (not told, told - {"V10"})
    for found in cascade.misnamed.values():
        assert ("năm 2025" in found.detail) is (case == "another year")


def test_a_stopped_plan_and_a_second_one_count_once(tmp_path: Path) -> None:
    """What a stopped plan asks for is compared with nothing."""
    given, stopped = rules("2026-03-20", 2, 98), rules("2026-03-25", 9, 90)
    own = portal(tmp_path / "tinh", "ubnd-tinh", plan=plan("ubnd-tinh"), **given)
    bases = [{"document": "kh-1", "relation": "carries_out", "text": "Thực hiện Kế hoạch số 1/KH-UBND"}]
    of_plan = plan("ubnd-xa-thu", bases=bases)
    until = {"by": "kh-1", "day": "2026-02-10", "wording": "Dừng thực hiện Kế hoạch"}
    parts = [
        portal(tmp_path / name, "ubnd-xa-thu", plan=of_plan, **more)
        for name, more in (("a", {**stopped, "stopped": until}), ("b", rules("2026-03-15", 2, 98)))
    ]
    both = {**parts[0], "plans": [plan for part in parts for plan in part["plans"]]}
    (cascade,) = cascades(read(tmp_path), own, {"06193": both, "10105": {"plans": []}}, DAY)
    assert [each.problems for each in cascade.begun] == [(), ()]
    assert cascade.open_in == {"06193"}
    assert [each.begun for each in standings((cascade,), ("06193", "10105"))] == [1, 0]


@pytest.mark.parametrize(
    ("owners", "told"),
    [
        (("UBND xã Cao Lộc", "UBND xã Không Có"), []),
        (("Ủy ban nhân dân xã Không Có", "Ủy ban nhân dân xã Cao Lộc"), ["06193", "10105"]),
        (("UBND xã Không Có", None), ["06193"]),
        # Names that nobody lists prove nothing, and whoever bears its own name may name others beside it.
        (("Ủy ban nhân dân xã Cao Lộc Mới", "Đảng ủy phường Khác"), []),
        (("UBND xã Cao Lộc (phần địa bàn của xã Không Có cũ)", "Khối thi đua xã Cao Lộc, xã Không Có"), []),
    ],
)
def test_a_portal_that_names_another_commune_as_its_owner_is_told(
    tmp_path: Path, owners: tuple[str | None, ...], told: list[str]
) -> None:
    """Two lines of province.yml that changed places: all would be published under the other's name."""
    province = read(tmp_path)
    parts = {
        code: {"owner": owner} if owner else None
        for code, owner in zip(("06193", "10105"), owners, strict=True)
    }
    found = interchanged(province, parts)
    assert [(each.code, each.source.line) for each in found] == [
        ("V17", {"06193": 4, "10105": 5}[code]) for code in told
    ]
    assert all(each.severity is Severity.WARNING for each in found)


@pytest.mark.parametrize(
    ("owners", "told"),
    [
        (("UBND xã Tân Thanh", "UBND xã Tân Thanh Đông"), 0),
        (("UBND xã Tân Thanh, tỉnh Tân Thanh", "UBND xã Tân Thanh Đông, tỉnh Tân Thanh"), 0),
        (("UBND xã Tân Thanh Đông", "UBND xã Tân Thanh"), 2),
    ],
)
def test_a_name_inside_anothers_is_not_the_shorter_one(
    tmp_path: Path, owners: tuple[str, str], told: int
) -> None:
    province = read(tmp_path, FILE.replace("Cao Lộc", "Tân Thanh").replace("Không Có", "Tân Thanh Đông"))
    parts = dict(zip(("06193", "10105"), ({"owner": each} for each in owners), strict=True))
    assert len(interchanged(province, parts)) == told
