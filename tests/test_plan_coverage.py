"""Every statement of a plan is structured data: each word of `plan.txt` stands in a field, or is excused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from plan_coverage import MIN_RUN, load, uncovered, words

from generator.load.plan.plan_text import PlanText
from generator.model.campaign import Campaign

EXCUSES: dict[str, list[dict[str, str]]] = yaml.safe_load(
    (Path(__file__).parent / "excused.yml").read_text(encoding="utf-8")
)
PLANS = (
    "bau-cu-2026-cao-loc",
    "dai-hoi-xiv-cao-loc",
    "bau-cu-2026-dak-lak",
    "80-nam-tong-tuyen-cu-chi-lang",
    "bau-cu-2021-lai-chau",
)
Path_ = tuple[str | int, ...]


@cache
def read(campaign_id: str) -> tuple[Campaign, PlanText]:
    return load(campaign_id)


def missing(campaign_id: str, campaign: Campaign, plan: PlanText) -> list[str]:
    """What the data lack of the plan: gaps without an excuse, and statements the plan makes more often."""
    excused = {excuse["words"] for excuse in EXCUSES[campaign_id]}
    gaps, _ = uncovered(campaign, plan)
    return [gap.words for gap in gaps if gap.words not in excused] + list(_rarer(campaign, plan))


def _rarer(campaign: Campaign, plan: PlanText) -> Iterator[str]:
    """Statements of a paragraph that the plan repeats (for each award, say) and the data hold less often."""
    data = campaign.model_dump(mode="json")
    fields = Counter(" ".join(words(_at(data, path))) for path in statements(data))
    paragraphs = Counter(" ".join(words(paragraph.text)) for paragraph in plan.paragraphs)
    for paragraph, times in paragraphs.items():
        if times > 1 and paragraph.count(" ") >= MIN_RUN:
            held = {
                text: count
                for text, count in fields.items()
                if text.count(" ") >= MIN_RUN and f" {text} " in f" {paragraph} "
            }
            yield from (text for text, count in held.items() if count < times)


@pytest.mark.parametrize("campaign_id", PLANS)
def test_every_word_of_the_plan_is_data_or_excused(campaign_id: str) -> None:
    assert missing(campaign_id, *read(campaign_id)) == []


@pytest.mark.parametrize("campaign_id", PLANS)
def test_nearly_all_of_the_plan_needs_no_excuse(campaign_id: str) -> None:
    gaps, seen = uncovered(*read(campaign_id))
    lacking = sum(len(gap.words.split()) for gap in gaps)
    assert seen >= 1_000
    assert (seen - lacking) / seen >= 0.97


@pytest.mark.parametrize("campaign_id", PLANS)
def test_every_excuse_is_needed_and_says_why(campaign_id: str) -> None:
    excuses = EXCUSES[campaign_id]
    found = {gap.words for gap in uncovered(*read(campaign_id))[0]}
    assert [excuse for excuse in excuses if excuse["words"] not in found] == []
    assert len({excuse["words"] for excuse in excuses}) == len(excuses) <= 27
    for excuse in excuses:
        assert set(excuse) == {"words", "reason"}
        assert " ".join(words(excuse["words"])) == excuse["words"]
        assert len(excuse["reason"]) > 15
        # An excuse is for a heading or a label; a statement is longer than any of them.
        assert len(excuse["words"].split()) <= 17


def test_no_plan_is_forgotten() -> None:
    root = Path(__file__).parent.parent / "campaigns"
    shipped = {path.parent.name for path in root.glob("*/plan.txt")}
    assert set(PLANS) == set(EXCUSES)
    assert set(PLANS) <= shipped


def statements(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The paths of a campaign's statements, in plain data; our remarks and the log of changes left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "text" and isinstance(inner, str):
                yield (*path, key)
            elif key not in ("remarks", "changes"):
                yield from statements(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from statements(inner, (*path, index))


def _at(data: Any, path: Path_) -> Any:
    for step in path:
        data = data[step]
    return data


def without(campaign: Campaign, path: Path_) -> Campaign:
    """The campaign without the words at `path`."""
    data = campaign.model_dump(mode="json")
    _at(data, path[:-1])[path[-1]] = "…"
    return Campaign.model_validate(data)


@pytest.mark.parametrize(
    ("campaign_id", "path"),
    [
        ("bau-cu-2026-cao-loc", ("purposes", 0, "text")),
        ("bau-cu-2026-cao-loc", ("plan", "enactment")),
        ("bau-cu-2026-cao-loc", ("plan", "recipients", 3, "text")),
        ("bau-cu-2026-cao-loc", ("awards", 1, "criteria", 0, "groups", 0, "criteria", 0, "text")),
        ("bau-cu-2026-cao-loc", ("awards", 0, "criteria", 1, "criteria", 1, "text")),
        ("bau-cu-2026-cao-loc", ("quotas", 0, "wording")),
        ("bau-cu-2026-cao-loc", ("dossiers", 0, "documents", 2, "text")),
        ("bau-cu-2026-cao-loc", ("period", "text")),
        ("dai-hoi-xiv-cao-loc", ("requirements", 1, "text")),
        ("dai-hoi-xiv-cao-loc", ("contents", 0, "items", 2, "text")),
        ("dai-hoi-xiv-cao-loc", ("responsibilities", 2, "tasks", 1, "text")),
        ("bau-cu-2026-dak-lak", ("principles", 3, "text")),
        ("bau-cu-2026-dak-lak", ("plan", "bases", 4, "text")),
        ("bau-cu-2026-dak-lak", ("quotas", 8, "wording")),
        ("bau-cu-2026-dak-lak", ("responsibilities", 4, "tasks", 0, "text")),
        ("80-nam-tong-tuyen-cu-chi-lang", ("contents", 3, "text")),
        ("80-nam-tong-tuyen-cu-chi-lang", ("plan", "closing", 0)),
        ("80-nam-tong-tuyen-cu-chi-lang", ("period", "text")),
        ("bau-cu-2021-lai-chau", ("slogans", 0, "text")),
        ("bau-cu-2021-lai-chau", ("goals", 0, "text")),
        ("bau-cu-2021-lai-chau", ("funding", 0, "text")),
        ("bau-cu-2021-lai-chau", ("procedures", 1, "text")),
        ("bau-cu-2021-lai-chau", ("plan", "signatory", "name")),
    ],
    ids=lambda value: value if isinstance(value, str) else ".".join(map(str, value)),
)
def test_a_statement_taken_out_of_the_data_is_missed(campaign_id: str, path: Path_) -> None:
    campaign, plan = read(campaign_id)
    assert missing(campaign_id, without(campaign, path), plan)


@pytest.mark.parametrize("campaign_id", PLANS)
def test_of_all_statements_only_those_said_twice_in_the_data_can_go_unmissed(campaign_id: str) -> None:
    """Some sentences serve two keys (a deadline and a way of handing in); the rest is noticed one by one."""
    campaign, plan = read(campaign_id)
    paths = list(statements(campaign.model_dump(mode="json")))
    noticed = [path for path in paths if missing(campaign_id, without(campaign, path), plan)]
    assert len(paths) >= 30
    assert len(noticed) / len(paths) >= 0.8, sorted(set(paths) - set(noticed), key=str)
