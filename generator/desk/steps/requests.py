"""Requests to withhold a name that came in: when, and until when they are due; kept until it is done.

They name rows, never people: the file is none that a withholding would have to clean.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date

from generator.output import replace_file
from generator.project import Project
from generator.validate.case import Case
from generator.validate.ledger.seals import unused
from generator.wording.dates import date_vi


@dataclass(frozen=True, slots=True)
class Request:
    """One request, for a row of a decision."""

    campaign: str
    decision: str
    row: str
    asked: date
    due: date


def note(project: Project, request: Request) -> None:
    """Keep a request; an earlier one for that row gives way."""
    others = [each for each in _kept(project) if _row(each) != _row(request)]
    said = [
        {**asdict(each), "asked": each.asked.isoformat(), "due": each.due.isoformat()}
        for each in (*others, request)
    ]
    project.requests.parent.mkdir(exist_ok=True)
    replace_file(project.requests, f"{json.dumps(said, indent=1)}\n".encode(), mode=0o600)


def open_requests(project: Project, cases: Iterable[Case]) -> list[Request]:
    """The requests for rows that are not withheld yet."""
    done = {
        (case.campaign.id, code, row) for case in cases if case.files
        for code, row in case.files.ledger.withheld_rows
    }  # fmt: skip
    return [each for each in _kept(project) if _row(each) not in done]


def waiting(project: Project, cases: Iterable[Case], today: date) -> Iterator[tuple[str, str]]:
    """What is to be done about names: the step's address, and words."""
    every = list(cases)
    for each in open_requests(project, every):
        left = (each.due - today).days
        when = f"còn {left} ngày" if left > 0 else "hết hạn hôm nay" if not left else f"quá hạn {-left} ngày"
        days = f"nhận yêu cầu {date_vi(each.asked)}, hạn {date_vi(each.due)}, {when}"
        yield (
            f"/vinh-danh/{each.campaign}/rut-ten/?dong={each.decision}/{each.row}",
            f"Rút tên {each.row} của {each.decision}: {days}.",
        )
    for case in every:
        ledger = case.files.ledger if case.files else None
        for decision in case.campaign.decisions if ledger else ():
            for correction in unused(
                case.campaign, decision.code, ledger.used(decision.code) if ledger else ()
            ):
                if correction.kind == "withheld":
                    row = f"{correction.row} của {decision.code}"
                    yield (
                        f"/vinh-danh/{case.campaign.id}/ghi-so/",
                        f"Rút tên {row} chưa xong: các bản cũ còn tên. Ghi sổ công bố để xóa.",
                    )


def _row(request: Request) -> tuple[str, str, str]:
    return request.campaign, request.decision, request.row


def _kept(project: Project) -> list[Request]:
    """What is kept; none where the file is not there, or is none of ours."""
    try:
        said = json.loads(project.requests.read_text(encoding="utf-8"))
        return [
            Request(
                **{**each, "asked": date.fromisoformat(each["asked"]), "due": date.fromisoformat(each["due"])}
            )
            for each in said
        ]
    except (OSError, ValueError, TypeError, KeyError):
        return []
