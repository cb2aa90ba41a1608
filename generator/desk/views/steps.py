"""A guided step: a short form, a page that says what will happen, then the saves and what they ask for."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from starlette.responses import Response

from generator.desk.forms.plain_words import plain
from generator.desk.office import Office
from generator.desk.own_commands import started
from generator.desk.pages import page
from generator.desk.rolls.rows import found, listed
from generator.desk.saving.store import ChangedMeanwhile, save_all
from generator.desk.steps.asking import LATER, Ask, GuidedStep, NotYet, Replies, StepOutcome
from generator.desk.steps.corrections import CORRECT, REVOKE, WITHHOLD
from generator.desk.steps.deadlines import ADJUST, EXTEND
from generator.desk.steps.decisions import DECIDE, WRITE_DOWN
from generator.validate.case import Case

OF_CAMPAIGN: Mapping[str, GuidedStep] = {"gia-han": EXTEND, "dieu-chinh": ADJUST}
"""Below /phong-trao/<id>/."""
OF_ROLLS: Mapping[str, GuidedStep] = {
    "quyet-dinh": DECIDE, "ghi-so": WRITE_DOWN, "dinh-chinh": CORRECT, "thu-hoi": REVOKE, "rut-ten": WITHHOLD,
}  # fmt: skip
"""Below /vinh-danh/<id>/."""
_DO, _AGAIN = "lam-that", "sua"
_MEANWHILE = "Chưa làm: tệp vừa được sửa ở nơi khác từ khi xem. Xem lại điều sẽ làm rồi bấm lần nữa."
_UNREAD = "Phong trào này còn lỗi nên chưa đọc được dữ liệu: sửa các lỗi ở trang của phong trào trước."


def show(office: Office, campaign: str, step: GuidedStep, address: str, said: Replies) -> Response:
    """The questions; before them the choice of a row, where the step is about one."""
    case = office.seen().case(campaign)
    if case is None:
        return _page(None, step, address, (), said, told=_UNREAD, status=409)
    if step.picks_row and found(case, said.get("dong", "")) is None:
        rows = [(each.code, each.words) for each in listed(case)]
        ask = Ask(
            "dong", "Dòng trong danh sách", "Gõ tên hoặc đơn vị để tìm.", "known", rows, said.get("dong", "")
        )
        return _page(case, step, address, (ask,), said, picking=True)
    return _page(case, step, address, step.asks(office, case, said), said)


def take(office: Office, campaign: str, step: GuidedStep, address: str, said: Replies) -> Response:
    """What the answers lead to: told first, done when it is asked for once more."""
    case = office.seen().case(campaign)
    if case is None:
        return _page(None, step, address, (), said, told=_UNREAD, status=409)
    if said.get("lam") == _AGAIN:
        return show(office, campaign, step, address, said)
    try:
        if said.get("lam") == LATER and step.later is not None:
            return _end(step, campaign, [step.later(office, case, said)])
        outcome = step.outcome(office, case, said)
        if said.get("lam") != _DO:
            return _told(case, step, address, said, outcome)
        if [change.seen for change in outcome.changes] != said.get("ban", "").split():
            return _told(case, step, address, said, outcome, words=_MEANWHILE, status=409)
        save_all(office.project, outcome.changes)
    except NotYet as error:
        asks = (
            ()
            if step.picks_row and found(case, said.get("dong", "")) is None
            else step.asks(office, case, said)
        )
        return _page(case, step, address, asks, said, told=str(error), flaws=error.flaws, status=409)
    except ChangedMeanwhile:
        return _told(case, step, address, said, outcome, words=_MEANWHILE, status=409)
    return _done(office, campaign, step, outcome)


def _page(  # noqa: PLR0913 - one for each thing that the page may tell
    case: Case | None, step: GuidedStep, address: str, asks: Sequence[Ask], said: Replies, *,
    told: str = "", flaws: Mapping[str, str] = MappingProxyType({}), status: int = 200, picking: bool = False,
) -> Response:  # fmt: skip
    row = found(case, said.get("dong", "")) if case is not None and step.picks_row else None
    return page(
        "step",
        status,
        title=step.title,
        step=step,
        address=address,
        heading=case.campaign.short_title if case is not None else "",
        campaign=case.campaign.id if case is not None else "",
        asks=asks,
        said=said,
        told=told,
        flaws=flaws,
        first_flaw=next((each.name for each in asks if each.name in flaws), ""),
        back=_before(address),
        picking=picking,
        row=row,
        later=LATER if step.later is not None and not picking else "",
    )


def _before(address: str) -> str:
    """The campaign's page, or that of its lists, from which a step was gone to."""
    return f"{address.rstrip('/').rpartition('/')[0]}/"


def _told(  # noqa: PLR0913 - as above
    case: Case,
    step: GuidedStep,
    address: str,
    said: Replies,
    outcome: StepOutcome,
    *,
    words: str = "",
    status: int = 200,
) -> Response:
    """What will happen, with everything that is needed to do it."""
    return page(
        "step_told",
        status,
        title=step.title,
        step=step,
        address=address,
        heading=case.campaign.short_title,
        outcome=outcome,
        said={name: value for name, value in said.items() if name not in ("lam", "ban")},
        fingerprints=" ".join(change.seen for change in outcome.changes),
        do=_DO,
        again=_AGAIN,
        told=words,
    )


def _done(office: Office, campaign: str, step: GuidedStep, outcome: StepOutcome) -> Response:
    """What was done; a command that could not do its part says why."""
    lines: list[str] = []
    failed = False
    if outcome.command:
        office.preview.stop()  # what it has built may hold a name that goes now
        with started(office.project, *outcome.command, stderr=subprocess.STDOUT) as process:
            lines = (process.stdout.read() if process.stdout else "").splitlines()
        failed = process.returncode != 0
    said = ["Đã lưu."] if outcome.changes else []
    if failed:
        said.append("Chưa ghi sổ được, việc này chưa xong: xem lời dưới đây, sửa rồi ghi sổ lại.")
    elif outcome.command:
        said.append("Đã ghi sổ công bố. Dựng lại cổng ở mục Công bố để trang đổi theo.")
    else:
        said.append("Dựng lại cổng ở mục Công bố để trang đổi theo.")
    return _end(step, campaign, said, lines, failed=failed)


def _end(
    step: GuidedStep, campaign: str, said: Sequence[str], lines: Sequence[str] = (), *, failed: bool = False
) -> Response:
    status = 409 if failed else 200
    return page(
        "step_done", status, title=step.title, campaign=campaign, said=said,
        lines=[plain(each, None) for each in lines], failed=failed,
    )  # fmt: skip
