"""What the grammar of deadlines made of a wording, as staff read it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.plan_time.reading import Reading
from generator.wording.dates import BOUND, hour_vi, long_date_vi

_KINDS = {
    "day": "một ngày",
    "range": "một khoảng thời gian",
    "month": "tháng",
    "quarter": "quý",
    "half": "nửa năm",
    "year": "năm",
    "event": "mốc là một sự kiện, năm học hoặc học kỳ",
    "relative": "khoảng thời gian được đếm",
    "recurring": "lặp lại theo kỳ",
    "unknown": "không đọc được",
}


def reading_vi(reading: Reading) -> str:
    """A reading, a fact a line: what is meant, the days, how it was understood, what is doubtful."""
    return "\n".join(_lines(reading))


def _lines(reading: Reading) -> Iterator[str]:
    bound = f" ({BOUND[reading.bound]})" if reading.bound else ""
    yield f"Loại: {_KINDS[reading.kind]}{bound}"
    yield f"Ngày đầu: {long_date_vi(reading.first) if reading.first else 'không có'}"
    hour = f", {hour_vi(reading.hour)}" if reading.hour else ""
    yield f"Ngày cuối: {f'{long_date_vi(reading.last)}{hour}' if reading.last else 'không có'}"
    if reading.hour and not reading.last:
        yield f"Giờ: {hour_vi(reading.hour)}"
    if reading.count is not None:
        yield f"Số đếm: {reading.count}"
    for each in reading.how:
        yield f"Hiểu: {each}"
    yield f"Chắc chắn: {'có' if reading.certain else 'không'}"
    for doubt in reading.doubts:
        yield f"Chưa rõ: {doubt.text}"
