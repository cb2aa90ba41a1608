"""Addresses of places in a campaign file: each leads back, and stays when something else is edited."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
import yaml
from running import ROOT

from generator.load.plan.plan_text import lines_of, read_plan_text
from generator.load.yaml.document import read_yaml
from generator.model.places import Place, PlanLines, address, addresses, find_all, value_at, value_hash

DATA: dict[str, Any] = {
    "plan": {"title": "Phát động", "recipients": [{"text": "Sở Nội vụ;"}, {"text": "Lưu: VT."}, "Khác"]},
    "purposes": [
        {"text": "Một.", "source": "I.1"},
        {"text": "Hai.", "source": "I.1", "items": [{"text": "Hai a.", "source": "I.1.a"}]},
        "Không có mục",
    ],
    "milestones": [{"code": "nop-ho-so", "title": "Hạn"}, {"code": "tong-ket", "title": "Tổng kết"}],
    "awards": [{"award": "giay-khen-xa", "heading": "Giấy khen"}],
}
LINES = [(3, "1. Phát động"), (7, "- Không có mục nào khác."), (97, "- Sở Nội vụ;"), (98, "- Lưu: VT.")]


def find(data: Any, at: str, lines: PlanLines = ()) -> Place | None:
    """The place of one address."""
    return find_all(data, [at], lines)[0]


@pytest.mark.parametrize(
    ("at", "steps"),
    [
        ("plan.title", ("plan", "title")),
        ("milestones.tong-ket.title", ("milestones", 1, "title")),
        ("awards.giay-khen-xa.heading", ("awards", 0, "heading")),
        ("purposes[I.1].text", ("purposes", 0, "text")),
        ("purposes[I.1~2]", ("purposes", 1)),
        ("purposes[I.1~2].items[I.1.a].text", ("purposes", 1, "items", 0, "text")),
        ("purposes[@7]", ("purposes", 2)),
        ("plan.recipients[@98].text", ("plan", "recipients", 1, "text")),
    ],
)
def test_an_address_names_a_place_and_the_place_has_that_address(at: str, steps: tuple[Any, ...]) -> None:
    assert find(DATA, at, LINES) == Place(steps, written=True)
    assert address(DATA, steps, LINES) == at


def test_what_is_not_written_has_a_place_in_what_is_there() -> None:
    assert find(DATA, "milestones.nop-ho-so.date") == Place(("milestones", 0, "date"), written=False)
    assert find(DATA, "period.start") == Place(("period", "start"), written=False)
    assert find(DATA, "purposes[II.4]") == Place(("purposes",), written=False)
    assert address(DATA, ("milestones", 0, "date")) == "milestones.nop-ho-so.date"


@pytest.mark.parametrize(
    "at",
    ["milestones.nop-hs.date", "purposes[II.4].text", "plan.title.date", "plan[I.1]", "", "a..b", "plan."],
)
def test_an_address_that_leads_nowhere_names_nothing(at: str) -> None:
    assert find(DATA, at, LINES) is None


def test_an_address_stays_when_something_is_put_before_it() -> None:
    changed = copy.deepcopy(DATA)
    changed["milestones"].insert(0, {"code": "phat-dong", "title": "Phát động"})
    changed["plan"]["recipients"].insert(0, {"text": "Thêm;"})
    assert find(changed, "milestones.nop-ho-so.title") == Place(("milestones", 1, "title"), written=True)
    assert find(changed, "plan.recipients[@97]", LINES) == Place(("plan", "recipients", 1), written=True)


@pytest.mark.parametrize("campaign", ["bau-cu-2026-cao-loc", "80-nam-tong-tuyen-cu-chi-lang"])
def test_every_address_of_a_shipped_file_leads_back(campaign: str) -> None:
    folder = ROOT / "campaigns" / campaign
    document, _ = read_yaml(folder / "campaign.yml", "campaign.yml")
    plan, _ = read_plan_text(folder / "plan.txt", "plan.txt")
    assert document
    assert plan
    lines = lines_of(plan.paragraphs)
    found = list(addresses(document.data, lines))
    assert len(found) > 100
    assert len({at for at, _ in found}) == len(found)
    for at, steps in found[::7]:
        assert find(document.data, at, lines) == Place(steps, value_at(document.data, steps) is not None)


def test_a_hash_is_that_of_the_value_however_it_is_written() -> None:
    one = yaml.safe_load("{day: '2027-03-15', bound: before}")
    assert value_hash(one) == value_hash({"bound": "before", "day": date(2027, 3, 15)})
    assert value_hash(one) != value_hash(one | {"day": "2027-03-16"})
