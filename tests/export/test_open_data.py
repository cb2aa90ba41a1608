"""The open data of the shipped plans: every file follows its schema, the CSV tells what the JSON tells."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from builders import campaign_data
from running import ROOT
from sites import form_files, site_with

from generator.derive.status import step_on
from generator.derive.views import SiteView
from generator.model.base import Record
from generator.model.plan.quota import Quota
from generator.open_data.files import data_files, data_schema
from generator.open_data.record import DataFile, entry_record
from generator.open_data.rule_record import PublishedQuota
from generator.open_data.sets import DATA_SETS, DataSet
from generator.open_data.unit_rows import honour_rows
from generator.open_data.words import data_words
from generator.output import OutputFile

EACH = pytest.mark.parametrize("data_set", DATA_SETS, ids=lambda each: each.name)


@pytest.fixture(scope="module")
def files(site: SiteView) -> dict[str, OutputFile]:
    forms = {file.path: file for file in form_files(site)}
    return forms | {file.path: file for file in data_files(site, forms)}


def read(files: dict[str, OutputFile], name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files[f"du-lieu/{name}.json"].content)
    return data


def rows(files: dict[str, OutputFile], name: str, campaign: str = "") -> list[dict[str, Any]]:
    return [row for row in read(files, name)["rows"] if campaign in ("", row["campaign"])]


@EACH
def test_every_file_follows_its_schema(
    data_set: DataSet, site: SiteView, files: dict[str, OutputFile]
) -> None:
    """The model that the schema is made of is strict: unknown keys, other types and codes are errors."""
    content = files[f"du-lieu/{data_set.name}.json"].content
    whole = DataFile[data_set.record].model_validate_json(content)  # type: ignore[name-defined]
    assert len(whole.rows) == len([*data_set.rows(site, files)]) > 0
    assert json.loads(whole.model_dump_json()) == json.loads(content)
    schema = json.loads(files[f"du-lieu/{data_set.name}.schema.json"].content)
    assert schema == data_schema(data_set)
    row = schema["$defs"][data_set.record.__name__]
    assert list(row["properties"]) == row["required"] == list(json.loads(content)["rows"][0])


@EACH
def test_every_key_has_a_title_a_description_and_an_example(data_set: DataSet) -> None:
    for name, record in schema_records(data_set).items():
        for key, field in record.model_fields.items():
            assert field.title, (name, key)
            assert (field.description or "").endswith("."), (name, key)
    assert all(field.examples for field in data_set.record.model_fields.values())
    titles = [field.title for field in data_set.record.model_fields.values()]
    assert len(set(titles)) == len(titles)


def schema_records(data_set: DataSet) -> dict[str, type[Record]]:
    found = [data_set.record]
    found += [inner for key in data_set.record.model_fields if (inner := entry_record(data_set.record, key))]
    return {record.__name__: record for record in found}


@EACH
def test_every_code_has_a_word_of_its_own(data_set: DataSet) -> None:
    for record in schema_records(data_set).values():
        for key, field in record.model_fields.items():
            codes = literals(field.annotation)
            words = data_words(record, key)
            assert codes <= set(words), (record, key)
            assert len({words[code] for code in codes}) == len(codes), (record, key)
            assert all(code in (field.description or "") for code in codes), (record, key)


@EACH
def test_the_public_is_told_nothing_about_files_of_staff(data_set: DataSet) -> None:
    for record in schema_records(data_set).values():
        for key, field in record.model_fields.items():
            assert not re.search(r"\.yml|\(annexes\)|trong tệp|khóa này", field.description or ""), (
                record,
                key,
            )


def test_a_column_says_what_the_field_of_the_model_says() -> None:
    group = Quota.model_fields["group"]
    column = PublishedQuota.model_fields["group"]
    assert (column.description, column.examples) == (group.description, group.examples)
    missing = PublishedQuota.model_fields["collectives"].description
    assert missing == "Số tập thể; để trống khi kế hoạch không ghi."
    flag = PublishedQuota.model_fields["annex_missing"].description or ""
    assert flag.startswith("Thiếu phụ lục phân bổ: true (“có” trong CSV) khi kế hoạch dẫn phụ lục")


def literals(kind: Any) -> set[str]:
    """The codes that a column may hold."""
    found = [arg for arg in get_args(kind) if isinstance(arg, str)]
    return set(found).union(*(literals(arg) for arg in get_args(kind) if not isinstance(arg, str)))


@EACH
def test_the_csv_tells_what_the_json_tells(data_set: DataSet, files: dict[str, OutputFile]) -> None:
    text = files[f"du-lieu/{data_set.name}.csv"].content.decode("utf-8-sig")
    header, *lines = csv.reader(io.StringIO(text, newline=""))
    fields = data_set.record.model_fields
    assert header == [field.title for field in fields.values()]
    told = read(files, data_set.name)["rows"]
    assert len(lines) == len(told)
    for line, row in zip(lines, told, strict=True):
        for key, cell in zip(fields, line, strict=True):
            assert from_cell(data_set.record, key, cell, row[key]) == row[key], (key, cell)


def from_cell(record: type[Record], key: str, cell: str, like: Any) -> Any:
    """A cell read back by the rules of /du-lieu/; `like` tells only the type that is wanted."""
    codes = {word: code for code, word in data_words(record, key).items()}
    cell = cell.removeprefix("'")
    if not cell:
        return like if like in (None, False, "", []) else cell
    if isinstance(like, bool):
        return cell == "có"
    if isinstance(like, int | float):
        return type(like)(cell)
    if not isinstance(like, list):
        return codes.get(cell, cell)
    entries = cell.split("; ")
    inner = entry_record(record, key)
    if inner is None:
        return entries
    return [
        {
            name: from_cell(inner, name, part, old[name])
            for name, part in zip(inner.model_fields, entry.split(" | "), strict=True)
        }
        for entry, old in zip(entries, like, strict=True)
    ]


def test_words_and_days_stand_side_by_side(files: dict[str, OutputFile]) -> None:
    points = {row["code"]: row for row in rows(files, "moc-thoi-gian", "bau-cu-2026-cao-loc")}
    due = points["nop-ho-so"]
    assert (due["wording"], due["bound"], due["first_day"], due["last_day"], due["exact"]) == (
        "chậm nhất ngày 18/3/2026", "on_or_before", None, "2026-03-18", True,
    )  # fmt: skip
    end = points["period.end"]
    assert (end["wording"], end["last_day"], end["exact"]) == (
        "đến hết tháng 3 năm 2026",
        "2026-03-31",
        False,
    )
    assert points["period.start"]["first_day"] is None
    whole = rows(files, "phong-trao", "bau-cu-2026-cao-loc")[0]
    assert (whole["plan_number"], whole["plan_date"]) == ("", None)  # the plan leaves both blank


def test_a_day_taken_from_an_unchecked_event_says_so(files: dict[str, OutputFile]) -> None:
    told = [row for row in rows(files, "moc-thoi-gian") if row["event"] and row["last_day"]]
    assert told
    assert all(row["event_unverified"] and not row["exact"] for row in told)


def test_an_extended_deadline_keeps_its_code_and_what_it_replaced(tmp_path: Path) -> None:
    first = {"wording": "trước ngày 10/3/2026", "day": "2026-03-10", "bound": "before"}
    then = {"wording": "chậm nhất 20/3/2026", "day": "2026-03-20", "bound": "on_or_before", "original": first}
    due = {"code": "nop", "kind": "dossier", "title": "Hạn", "date": then | {"changed_by": "luat-thu"}}
    site = site_with(tmp_path, campaign_data(milestones=[due]))
    found = {file.path: file for file in data_files(site, {})}
    row = next(row for row in rows(found, "moc-thoi-gian") if row["code"] == "nop")
    assert row["extended_from"] == [{"wording": "trước ngày 10/3/2026", "last_day": "2026-03-09"}]
    assert row["changed_by"] == "luat-thu"


def test_statuses_are_steps_with_their_days(site: SiteView, files: dict[str, OutputFile]) -> None:
    """Nothing in the data grows old: the status of any day is the last step that begins by then."""
    for view in site.campaigns:
        (row,) = rows(files, "phong-trao", view.id)
        for day in (date(2025, 1, 1), date(2026, 3, 20), date(2026, 11, 20), date(2030, 1, 1)):
            begun = [s for s in row["statuses"] if (s["first_day"] or "") <= day.isoformat()]
            assert begun[-1]["status"] == step_on(view.steps, day).status.value


def test_the_data_do_not_depend_on_the_day_of_the_build(site: SiteView) -> None:
    assert not [d for d in DATA_SETS if "as_of" in d.record.model_fields]
    assert not {"days_left", "today"} & {key for d in DATA_SETS for key in d.record.model_fields}
    assert site.as_of


def test_quotas_keep_kinds_apart_and_tell_the_words(files: dict[str, OutputFile]) -> None:
    told = {row["code"]: row for row in rows(files, "so-luong", "bau-cu-2026-cao-loc")}
    own = told["mttq-vhxh"]
    assert (own["cases"], own["collectives"], own["per"], own["overrides"]) == (
        3,
        None,
        "unit",
        ["phong-ban"],
    )
    assert own["units"] == ["ub-mttq-cao-loc", "phong-vhxh-cao-loc"]
    assert told["to-bau-cu"]["reading"] == "hiểu là mỗi tổ, mỗi đơn vị"
    everywhere = rows(files, "so-luong")
    assert any(row["annex_missing"] for row in everywhere)
    assert any(row["rest"] for row in everywhere)


def test_a_share_is_no_count(tmp_path: Path) -> None:
    line = {"code": "chung", "award": "giay-khen-xa", "group": "Các đơn vị", "per": "unit", "wording": "10%"}
    share = {"collectives": 10, "of": "tổng số tập thể"}
    site = site_with(tmp_path, campaign_data(quotas=[line | {"percentage": share}]))
    (row,) = rows({file.path: file for file in data_files(site, {})}, "so-luong")
    assert (row["percent_collectives"], row["percent_of"]) == (10, "tổng số tập thể")
    assert row["collectives"] is row["individuals"] is row["cases"] is None


def test_the_fewest_stand_beside_the_most(tmp_path: Path) -> None:
    criteria = [
        {"candidate": "collective", "match": "some", "least": 2, "criteria": ["Một.", "Hai.", "Ba."]},
        {"candidate": "individual", "criteria": [{"text": "Bốn.", "match": "any", "items": ["Ý thứ nhất."]}]},
    ]
    line = {"code": "chung", "award": "giay-khen-xa", "group": "toàn xã", "per": "total", "wording": "01-03"}
    data = campaign_data(quotas=[line | {"collectives": 3, "minimum": {"collectives": 1}}])
    data["awards"][0]["criteria"] = criteria
    files = {file.path: file for file in data_files(site_with(tmp_path, data), {})}
    (quota,) = rows(files, "so-luong")
    assert (quota["collectives"], quota["minimum_collectives"], quota["minimum_individuals"]) == (3, 1, None)
    told = [(row["number"], row["match"], row["least"]) for row in rows(files, "tieu-chuan")]
    assert told == [
        *((number, "some", 2) for number in "123"),
        ("1", None, None),
        ("1.1", "any", None),
    ]


def test_a_published_row_tells_the_wave_and_the_year_of_its_decision(site: SiteView) -> None:
    roll = site.rolls[0]
    first = roll.placed[0]
    decided = first.decision.model_copy(update={"wave": "dot-1", "year": 2026})
    (row,) = honour_rows(replace(roll, placed=(replace(first, decision=decided),)))
    assert (row.wave, row.year) == ("dot-1", 2026)


def test_criteria_are_numbered_and_tell_thresholds(site: SiteView, files: dict[str, OutputFile]) -> None:
    told = rows(files, "tieu-chuan")
    assert [row for row in told if row["thresholds"]]
    parts = [row for row in told if "." in row["number"]]
    assert parts
    keys = ("campaign", "award", "kind", "candidate", "group", "number")
    places = [tuple(row[key] for key in keys) for row in told]
    assert len(set(places)) == len(places)
    assert {row["kind"] for row in told} == {"criterion", "exclusion", "reference"}
    offered = {(view.id, award.offered.award) for view in site.campaigns for award in view.awards}
    assert {(row["campaign"], row["award"]) for row in told} <= offered


def test_codes_lead_from_one_set_to_another(files: dict[str, OutputFile]) -> None:
    campaigns = {row["campaign"] for row in read(files, "phong-trao")["rows"]}
    units = {row["code"] for row in read(files, "don-vi")["rows"]}
    for name in ("moc-thoi-gian", "tieu-chuan", "so-luong", "vinh-danh"):
        assert {row["campaign"] for row in rows(files, name)} <= campaigns
    named = {code for row in rows(files, "so-luong") for code in row["units"]}
    named |= {code for row in rows(files, "moc-thoi-gian") for code in row["binds"]}
    named |= {code for row in read(files, "don-vi")["rows"] for code in row["part_of"]}
    assert len(named) > 10
    assert named <= units


def test_forms_tell_size_and_hash_of_the_file_at_their_address(files: dict[str, OutputFile]) -> None:
    told = read(files, "bieu-mau")["rows"]
    with_file = [row for row in told if row["file"]]
    assert len(with_file) >= 6
    for row in with_file:
        file = files[row["file"]]
        assert (row["size"], row["sha256"]) == (file.size, file.sha256)
        assert row["file"].endswith(row["type"])


def test_samples_are_marked_in_every_set(site: SiteView, files: dict[str, OutputFile]) -> None:
    samples = {view.id for view in site.campaigns if view.campaign.sample}
    assert len(samples) == 1
    for name in ("phong-trao", "moc-thoi-gian", "tieu-chuan", "so-luong", "vinh-danh"):
        for row in rows(files, name):
            assert row["sample"] is (row["campaign"] in samples)
    units = read(files, "don-vi")["rows"]
    assert {row["sample"] for row in units} == {True, False}
    assert not [row for row in units if row["sample"] and row["body"] == "ubnd-tinh-dak-lak"]


def test_every_file_says_when_whose_and_under_which_licence(files: dict[str, OutputFile]) -> None:
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "campaigns").rglob("*.yml"))
    days = {day for text in texts for day in re.findall(r"\b2\d{3}-\d\d-\d\d\b", text)}
    for data_set in DATA_SETS:
        data = read(files, data_set.name)
        assert data["schema_version"] == "1.0"
        assert data["licence"]["name"] == "CC BY 4.0"
        assert data["source"]["owner"] == "Ủy ban nhân dân xã Cao Lộc"
        assert data["source"]["url"] is None
        assert data["updated"] in days, "a day that the data name, not that of the build"


def test_one_row_stands_on_one_line(files: dict[str, OutputFile]) -> None:
    lines = files["du-lieu/so-luong.json"].text.splitlines()
    assert len(lines) == len(rows(files, "so-luong")) + 2
