"""`thidua explain`: what a problem is, why it is one, and what to write instead."""

from __future__ import annotations

import click

from generator.model.open_points import REASONS
from generator.problems import UsageError, catalogue

_OPEN_POINT = (
    "Lý do này đứng ở khóa `why` của một điểm mở trong open.yml: chỗ ấy của bản nháp phải có người xem lại "
    "kế hoạch rồi quyết định. Giá trị đang ghi đúng rồi thì ghi `decided: kept`; chưa đúng thì sửa; kế hoạch "
    "không ghi việc ấy thì xóa giá trị, chỗ ấy vốn để trống thì ghi `decided: absent`. Chưa quyết định xong "
    "thì bản nháp chưa lên cổng: xem thidua explain I01."
)


@click.command("explain")
@click.argument("code", metavar="MÃ")
def explain_command(code: str) -> int:
    """Giải thích một mã lỗi (vì sao, ví dụ sai, đúng), hoặc lý do một điểm của bản nháp còn mở."""
    reason = next((reason for why, reason in REASONS.items() if why == code.lower()), None)
    if reason is not None:
        click.echo(f"{code.lower()}  {reason}.\n\n{_OPEN_POINT}")
        return 0
    entry = catalogue().get(code.upper())
    if entry is None:
        known = ", ".join((*catalogue(), *REASONS))
        raise UsageError(f"Không có mã “{code}”. Các mã: {known}.")
    click.echo(
        f"{entry.code}  {entry.title}\n\n{entry.why}\n\nSai:\n{_indented(entry.wrong)}\n\n"
        f"Đúng:\n{_indented(entry.right)}"
    )
    return 0


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
