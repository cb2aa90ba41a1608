"""The only place that asks what day it is, or what time."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone

from generator.problems import UsageError

# Asia/Ho_Chi_Minh: seven hours ahead all year, without summer time, so no time-zone data is needed.
VIETNAM = timezone(timedelta(hours=7))


def as_of(given: str | None = None) -> date:
    """The day for which the portal is built: the one given, else SOURCE_DATE_EPOCH's, else today.

    Raises UsageError when `given` is no day, or SOURCE_DATE_EPOCH no number of seconds.
    """
    if given is not None:
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise UsageError(f"Ngày “{given}” không hợp lệ; ghi năm-tháng-ngày, ví dụ 2026-11-20.") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
        return now.astimezone(VIETNAM).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"Biến môi trường SOURCE_DATE_EPOCH “{epoch}” không phải số giây; bỏ nó đi."
        ) from None


def moment() -> str:
    """The moment it is in Vietnam, such as "2026-11-20T09:30:00.000000": when staff saved something."""
    return datetime.now(VIETNAM).strftime("%Y-%m-%dT%H:%M:%S.%f")


def epoch_of(day: date) -> int:
    """Noon of `day` in Vietnam as seconds since 1970: what SOURCE_DATE_EPOCH is set to for a build."""
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=VIETNAM).timestamp())
