"""A decision to its list, and both into the ledger."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from generator.desk.office import Office
from generator.desk.steps.asking import Ask, GuidedStep, NotYet, Replies, StepOutcome, answered, day_of
from generator.desk.steps.changes import appended, campaign_change
from generator.load.honours_folder import HonourFiles
from generator.load.ledger import KEY_BYTES
from generator.problems import Severity
from generator.slug import free_code, slug
from generator.validate.case import Case
from generator.validate.ledger.publication import Today, written_down
from generator.wording.dates import date_vi


def _deciding(_office: Office, case: Case, said: Replies) -> Sequence[Ask]:
    files = case.files or HonourFiles("")
    free = set(files.lists) - {each.list for each in case.campaign.decisions}
    lists = sorted(files.lists, key=lambda name: (name not in free, name))
    awards = [(each.award, each.heading) for each in case.campaign.awards]
    signed = [("", "(chưa có)"), *((name, name) for name in sorted(files.signed))]
    return (
        Ask("tep", "Danh sách của quyết định", kind="choice", choices=[(name, name) for name in lists],
            value=said.get("tep", "")),
        Ask("so", "Số, ký hiệu", "Ví dụ: 12/QĐ-UBND."),
        Ask("ngay", "Ngày ký", "Ghi ngày/tháng/năm, ví dụ 8/5/2026."),
        Ask("co_quan", "Người hoặc cơ quan ban hành", "Ví dụ: Chủ tịch UBND xã."),
        Ask("trich_yeu", "Trích yếu", "Ví dụ: Về việc tặng Giấy khen của Chủ tịch UBND xã.", kind="long"),
        Ask("quyen_han", "Quyền hạn ký", "TM., KT. …; không có thì để trống.", required=False),
        Ask("chuc_vu", "Chức vụ người ký", "Như ghi ở chỗ ký, ví dụ CHỦ TỊCH."),
        Ask("nguoi_ky", "Họ và tên người ký"),
        Ask("hinh_thuc", "Hình thức khen thưởng", "Dùng cho dòng mà danh sách không ghi hình thức.",
            kind="choice", choices=awards),
        Ask("da_ky", "Tệp PDF đã ký", "Tải tệp lên ở trang Danh sách khen thưởng trước.", kind="choice",
            choices=signed, required=False),
    )  # fmt: skip


def _decided(office: Office, case: Case, said: Replies) -> StepOutcome:
    told = answered(said, _deciding(office, case, said))
    day = day_of(told["ngay"], "Ngày ký", "ngay")
    if day > office.seen().day:
        raise NotYet(f"Ngày ký ({date_vi(day)}) chưa đến.", "ngay")
    number = told["so"].removeprefix("Số ").removeprefix("số ").strip()
    taken = {each.code for each in case.campaign.decisions}
    first = f"qd-{slug(number.partition('/')[0])}-{day.year}"
    signatory = {"name": told["nguoi_ky"], "position": told["chuc_vu"]}
    entry: dict[str, Any] = {
        "code": free_code(first, taken), "number": number, "date": day.isoformat(),
        "issued_by": told["co_quan"], "subject": told["trich_yeu"],
        "signatory": {**signatory, **({"capacity": told["quyen_han"]} if told["quyen_han"] else {})},
        "award": told["hinh_thuc"], "list": told["tep"],
    }  # fmt: skip
    if told["da_ky"]:
        entry["signed_file"] = told["da_ky"]
    says = (
        f"Phong trào có Quyết định số {number} ngày {date_vi(day)}, danh sách là tệp {told['tep']}.",
        "Danh sách được đối chiếu với số lượng, đơn vị, hình thức khen thưởng; lỗi hiện ở từng ô.",
        "Chưa lên trang: hết lỗi thì đưa lên cổng ở mục Công bố, rồi ghi sổ công bố.",
    )
    return StepOutcome(
        says, (campaign_change(office, case, [appended(case, "decisions", entry)], "quyết định"),)
    )


def _nothing(_office: Office, _case: Case, _said: Replies) -> Sequence[Ask]:
    return ()


def _written(office: Office, case: Case, _said: Replies) -> StepOutcome:
    seen = office.seen()
    errors = [each for each in seen.checked.problems if each.severity is Severity.ERROR and not each.draft]
    if errors:
        own = sum(each in seen.problems(case.folder) for each in errors)
        raise NotYet(f"Còn {len(errors)} lỗi phải sửa trước khi ghi sổ (của phong trào này: {own}).")
    if case.files is None or not case.campaign.decisions:
        raise NotYet("Phong trào chưa có quyết định nào để ghi sổ.")
    key = case.files.key or secrets.token_bytes(KEY_BYTES)
    today = Today(seen.day.isoformat(), key)
    made = written_down(case.campaign, case.rolls, case.files, case.known.awards, today)
    says = [f"Sổ công bố thêm {made.added} dòng, cập nhật {made.changed} dòng đính chính."]
    if made.withheld:
        says.append(
            f"Rút tên {len(made.withheld)} dòng: xóa hẳn mọi bản cũ có thể còn tên, kể cả trong Lịch sử. "
            "Không lấy lại được."
        )
    says += [
        "Từ đó, dòng nào mất hoặc bị sửa mà không có đính chính thì cổng báo lỗi.",
        "Từ lần dựng cổng tới, mục Tin lấy ngày ghi sổ lần đầu làm ngày công bố danh sách.",
    ]
    return StepOutcome(tuple(says), (), ("honours", "publish", case.campaign.id))


DECIDE = GuidedStep(
    "Dữ liệu của quyết định", "Ghi quyết định khen thưởng của một danh sách đã tải lên.", "Ghi quyết định",
    _deciding, _decided,
)  # fmt: skip
WRITE_DOWN = GuidedStep(
    "Ghi sổ công bố", "Danh sách đúng như quyết định và đã lên cổng: ghi nhận vào sổ.", "Ghi sổ công bố",
    _nothing, _written,
)  # fmt: skip
