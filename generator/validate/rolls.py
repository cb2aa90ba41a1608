"""The lists of a campaign's decisions -> rows that may be published, and every problem on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.load.lists import HonourFiles
from generator.load.yaml_file import Document
from generator.model.campaign import Campaign
from generator.model.honour import Honour
from generator.model.registry import Known
from generator.problems import Problem, Source, problem
from generator.validate.hints import near_file
from generator.validate.honour_rows import read_rows
from generator.validate.honours import check_rolls
from generator.validate.ledger import check_ledger

_SAVE_AS = "mở tệp bằng Excel, “Lưu thành” (Save as) kiểu Excel (.xlsx) vào thư mục này, rồi ghi tên tệp mới"
_FROM_WORD = (
    "lấy mẫu Excel bằng lệnh thidua honours template {id}, chép danh sách từ Word sang, rồi ghi tên tệp mới"
)


@dataclass(frozen=True, slots=True)
class CheckedRolls:
    """The rows of each decision by its code."""

    rolls: dict[str, tuple[Honour, ...]] = field(default_factory=dict)


def check_lists(
    campaign: Campaign, document: Document, known: Known, files: HonourFiles
) -> tuple[CheckedRolls, list[Problem]]:
    """Read and judge every list that a decision names."""
    problems = list(_files(campaign, document, files))
    checked = CheckedRolls()
    if len({decision.code for decision in campaign.decisions}) < len(campaign.decisions):
        return checked, problems  # R04: whose a row is, nobody can tell
    paths: dict[str, str] = {}
    for decision in campaign.decisions:
        sheets = files.lists.get(decision.list)
        if sheets is None:
            continue  # missing or unreadable: told already
        path = paths[decision.code] = f"{files.folder}/{decision.list}"
        rows, told, _ = read_rows(sheets, decision, campaign, known, path)
        problems += told
        checked.rolls[decision.code] = tuple(rows)
    problems += check_rolls(campaign, known, checked.rolls, paths, document)
    problems += check_ledger(campaign, document, checked.rolls, files.ledger, files.folder)
    return checked, problems


def _files(campaign: Campaign, document: Document, files: HonourFiles) -> Iterator[Problem]:
    """Files that a decision names and that are not there; lists that no decision names."""
    named = {name for each in campaign.decisions for name in (each.list, each.signed_file)}
    for index, decision in enumerate(campaign.decisions):
        wanted: list[tuple[str, str, Mapping[str, object]]] = [("list", decision.list, files.lists)]
        if decision.signed_file:
            wanted.append(("signed_file", decision.signed_file, files.signed))
        for key, name, there in wanted:
            place = document.place(("decisions", index, key))
            if name in files.unread:
                reason = f"“{name}” không phải tệp .xlsx hay .csv"
                yield problem("H01", place, reason=reason, remedy=_remedy(name, campaign.id))
            elif name not in there:
                hint = near_file(name, there.keys() - named)
                yield problem("H21", place, found=name, folder=files.folder, hint=hint)
    for name in sorted({*files.lists, *files.unread}):
        if name not in named:
            yield problem("H22", Source(f"{files.folder}/{name}"), found=name)


def _remedy(name: str, campaign_id: str) -> str:
    word = name.lower().endswith((".doc", ".docx", ".odt"))
    return _FROM_WORD.format(id=campaign_id) if word else _SAVE_AS
