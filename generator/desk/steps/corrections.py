"""What a later document does to a published row: correct it, revoke it, or take the name away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from generator.desk.office import Office
from generator.desk.rolls.rows import FIELDS, ListedRow, emptied, found, path_of, still_names, with_fields
from generator.desk.saving.store import FileChange, read
from generator.desk.saving.text import CannotEdit
from generator.desk.saving.versions import fingerprint
from generator.desk.steps.asking import LATER, Ask, GuidedStep, NotYet, Replies, StepOutcome, answered, day_of
from generator.desk.steps.changes import appended, campaign_change
from generator.desk.steps.requests import Request, note, open_requests
from generator.marks import folded_words
from generator.validate.case import Case
from generator.validate.ledger.seals import is_sealed
from generator.wording.dates import date_vi

_DOCUMENT = Ask("van_ban", "Văn bản quyết định việc này", "Ví dụ: Quyết định số 15/QĐ-UBND ngày 20/5/2026.")
_DATE = Ask("ngay", "Ngày của văn bản", "Ghi ngày/tháng/năm, ví dụ 20/5/2026.")
_NOTE = Ask("ghi_chu", "Thay đổi điều gì", "Người đọc thấy lời này. Có thể để trống.", required=False)
_BY_HAND = (
    "Bàn làm việc không sửa riêng được chỗ ấy trong tệp {file}. Sửa trong Excel hoặc Word, tải tệp đã sửa "
    "lên ở trang Danh sách khen thưởng (đánh dấu “Thay tệp đang có”), rồi làm lại bước này với dòng ấy."
)
_FORGOTTEN = (
    "Xóa hẳn mọi bản cũ có thể còn tên: các bản trước trong Lịch sử của phong trào này và của trang viết "
    "tay, bản dựng trước, bản xem trước, bộ nhớ đệm. Không lấy lại được."
)
_LEDGER = "Lần ghi sổ công bố tới ghi nhận việc này; từ đó sổ không nhận thay đổi nào khác của dòng."


def _row(case: Case, said: Replies) -> ListedRow:
    row = found(case, said.get("dong", ""))
    if row is None:
        raise NotYet("Dòng đã chọn không còn. Chọn lại dòng trong danh sách.")
    return row


def _correcting(_office: Office, case: Case, said: Replies) -> Sequence[Ask]:
    row = _row(case, said)
    fields = tuple(
        Ask(name, FIELDS[name], value=str(getattr(row.honour, name)), required=name == "name")
        for name in row.columns()
    )  # fmt: skip
    return (*fields, _DOCUMENT, _DATE, _NOTE)


def _corrected(office: Office, case: Case, said: Replies) -> StepOutcome:
    row = _row(case, said)
    told = answered(said, _correcting(office, case, said))
    other = {name: told[name] for name in row.columns() if told[name] != getattr(row.honour, name)}
    if row.honour is None:
        raise NotYet("Dòng này không còn trong danh sách nên không đính chính được.")
    if not other and not _differs(case, row):
        raise NotYet("Chưa sửa gì: sửa ít nhất một ô của dòng.")
    says = [
        f"{FIELDS[name]}: “{getattr(row.honour, name) or '(trống)'}” thành “{text or '(trống)'}”."
        for name, text in other.items()
    ] or ["Dòng trong danh sách đã được sửa từ trước; bước này ghi lý do."]
    path = path_of(case, row.decision)
    content = read(office.project, path) or b""
    changes = []
    if other:
        try:
            made = with_fields(case, row, content, other)
        except CannotEdit as error:
            raise NotYet(_BY_HAND.format(file=row.decision.list)) from error
        changes.append(FileChange(path, made, fingerprint(content), [f"{row.row}: đính chính"]))
    changes.append(_entry(office, case, row, told, "corrected"))
    says += [
        f"Trang vinh danh ghi cạnh dòng: đính chính theo {told['van_ban']}.",
        "Tìm kiếm, dữ liệu mở, trang đơn vị lấy nội dung mới khi dựng lại cổng.",
        _LEDGER,
    ]
    return StepOutcome(tuple(says), tuple(changes))


def _differs(case: Case, row: ListedRow) -> bool:
    """Whether somebody has changed the row since it was published."""
    if case.files is None or row.honour is None:
        return False
    entry = case.files.ledger.rows(row.decision.code).get(row.row)
    return entry is not None and not is_sealed(case.files.ledger, row.decision.code, row.honour, entry)


def _revoking(_office: Office, case: Case, said: Replies) -> Sequence[Ask]:
    _row(case, said)
    return (_DOCUMENT, _DATE, _NOTE)


def _revoked(office: Office, case: Case, said: Replies) -> StepOutcome:
    row = _row(case, said)
    told = answered(said, _revoking(office, case, said))
    says = (
        f"Dòng {row.words} ở lại danh sách của quyết định, ghi rõ: thu hồi theo {told['van_ban']}.",
        "Trang chỉ còn số thứ tự của dòng và văn bản thu hồi; tên rời trang, tìm kiếm, bản tin, dữ liệu mở.",
        _LEDGER,
    )
    return StepOutcome(says, (_entry(office, case, row, told, "revoked"),))


def _withholding(office: Office, case: Case, said: Replies) -> Sequence[Ask]:
    row = _row(case, said)
    told = next((each for each in open_requests(office.project, [case]) if each.row == row.row
                 and each.decision == row.decision.code), None)  # fmt: skip
    now = said.get("lam") != LATER
    return (
        replace(_DOCUMENT, required=now, help="Ví dụ: Văn bản số 05/UBND ngày 15/6/2026. Không ghi tên ai."),
        replace(_DATE, required=now),
        Ask("nhan", "Ngày nhận yêu cầu", "Ghi khi làm theo yêu cầu của người có tên.", required=False,
            value=date_vi(told.asked) if told else ""),
        Ask("han", "Hạn giải quyết", "Theo quy định đang áp dụng; trang đầu nhắc hạn này.", required=False,
            value=date_vi(told.due) if told else ""),
    )  # fmt: skip


def _later(office: Office, case: Case, said: Replies) -> str:
    """Keep the request: the board tells of it until the name is gone."""
    row = _row(case, said)
    told = answered(said, _withholding(office, case, said))
    if not told["nhan"] or not told["han"]:
        empty = (name for name in ("nhan", "han") if not told[name])
        raise NotYet("Để làm sau thì ghi cả ngày nhận yêu cầu và hạn giải quyết.", *empty)
    asked = day_of(told["nhan"], "Ngày nhận yêu cầu", "nhan")
    due = day_of(told["han"], "Hạn giải quyết", "han")
    if due < asked:
        raise NotYet("Hạn giải quyết ở trước ngày nhận yêu cầu: xem lại.", "han")
    note(office.project, Request(case.campaign.id, row.decision.code, row.row, asked, due))
    return f"Đã ghi nhận yêu cầu rút tên, hạn {date_vi(due)}. Trang đầu của bàn làm việc nhắc việc này."


def _withheld(office: Office, case: Case, said: Replies) -> StepOutcome:
    row = _row(case, said)
    told = answered(said, _withholding(office, case, said))
    honour = row.honour
    path = path_of(case, row.decision)
    changes = []
    says = []
    if honour is not None:
        content = read(office.project, path) or b""
        try:
            made = emptied(case, row, content)
        except CannotEdit as error:
            raise NotYet(
                _BY_HAND.format(file=row.decision.list).replace("Sửa trong", "Xóa dòng ấy trong")
            ) from error
        if still_names(case, row, made):
            raise NotYet(
                f"Tệp {row.decision.list} còn ghi tên ấy ở chỗ khác (ghi chú, trang tính khác, phần ẩn). Xóa "
                "trong Excel, tải tệp đã sửa lên ở trang Danh sách khen thưởng, rồi làm lại bước này."
            )
        changes.append(FileChange(path, made, fingerprint(content), [f"{row.row}: rút tên"]))
        says.append(f"Xóa dòng {row.words} khỏi tệp {row.decision.list}.")
    changes.append(_entry(office, case, row, told, "withheld"))
    says += [
        "Ghi sổ công bố ngay: sổ chỉ giữ dấu không suy ra được tên.",
        _FORGOTTEN,
        "Trang đang công bố còn tên cho đến khi dựng lại và đưa lên mạng: làm ngay ở mục Công bố.",
    ]
    if row.decision.signed_file:
        says.append(
            f"Tệp đã ký {row.decision.signed_file} có thể còn tên: thay bằng bản đã che tên, hoặc bỏ tệp ấy."
        )
    says.append("Bản sao lưu, USB, thư đã gửi, lịch sử git ở ngoài cổng: cơ quan tự dọn.")
    return StepOutcome(tuple(says), tuple(changes), ("honours", "publish", case.campaign.id))


def _entry(office: Office, case: Case, row: ListedRow, told: Replies, kind: str) -> FileChange:
    """campaign.yml with one correction more. Raises NotYet where its day cannot be."""
    _nameless(row, told)
    day = day_of(told["ngay"], _DATE.label, _DATE.name)
    if day < row.decision.date:
        raise NotYet(
            f"Ngày của văn bản ({date_vi(day)}) trước ngày ký quyết định ({date_vi(row.decision.date)}).",
            _DATE.name,
        )
    earlier = {
        each.kind
        for each in case.campaign.corrections
        if (each.decision, each.row) == (row.decision.code, row.row)
    }
    if earlier & {kind} - {"corrected"} or "withheld" in earlier:
        raise NotYet("Việc này đã được ghi cho dòng ấy từ trước.")
    today: date = office.seen().day
    if day > today:
        raise NotYet(f"Ngày của văn bản ({date_vi(day)}) chưa đến: hôm nay là {date_vi(today)}.", _DATE.name)
    entry: dict[str, Any] = {
        "decision": row.decision.code, "row": row.row, "kind": kind, "decided_by": told["van_ban"],
        "date": day.isoformat(),
    }  # fmt: skip
    if told.get("ghi_chu"):
        entry["note"] = told["ghi_chu"]
    return campaign_change(
        office, case, [appended(case, "corrections", entry)], "đính chính, thu hồi, rút tên"
    )


def _nameless(row: ListedRow, told: Replies) -> None:
    """Raise NotYet where what readers are told names the person: it would stay when the name goes."""
    name = " ".join(folded_words(row.honour.name)) if row.honour else ""
    for ask in (_DOCUMENT, _NOTE):
        if name and f" {name} " in f" {' '.join(folded_words(told.get(ask.name, '')))} ":
            words = f"Ô “{ask.label}” có tên trong danh sách: chỉ ghi loại, số, ngày của văn bản."
            raise NotYet(words, ask.name)


CORRECT = GuidedStep(
    "Đính chính một dòng",
    "Danh sách đã công bố ghi sai và có văn bản đính chính. Các ô đầu đang ghi như danh sách: sửa chỗ sai, "
    "rồi ghi theo văn bản nào.",
    "Đính chính", _correcting, _corrected, picks_row=True,
)  # fmt: skip
REVOKE = GuidedStep(
    "Thu hồi khen thưởng của một dòng",
    "Có văn bản hủy bỏ, thu hồi: trang chỉ còn số thứ tự của dòng và văn bản ấy.",
    "Thu hồi", _revoking, _revoked, picks_row=True,
)  # fmt: skip
WITHHOLD = GuidedStep(
    "Rút tên (không công khai)",
    "Theo yêu cầu của người có tên hoặc theo luật: tên rời mọi trang, mọi tệp, kể cả các bản cũ.",
    "Rút tên", _withholding, _withheld, picks_row=True, later=_later,
)  # fmt: skip
