"""Days on which offices are closed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.plan_time.days_off import day_off


def test_the_saturday_of_the_lai_chau_plan_is_said() -> None:
    """Of "trước ngày 30/5/2021" the last valid day, 29/05/2021, is a Saturday (docs/domain.md, Dates)."""
    found = day_off(date(2021, 5, 29))
    assert found is not None
    assert found.kind == "saturday"


@pytest.mark.parametrize(
    ("day", "kind"), [("2026-11-21", "saturday"), ("2026-11-22", "sunday"), ("2024-02-25", "sunday")]
)
def test_weekends_are_days_off(day: str, kind: str) -> None:
    found = day_off(date.fromisoformat(day))
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-01-01", "Tết Dương lịch"),
        ("2026-02-16", "Tết"),
        ("2026-02-17", "Tết Nguyên Đán"),
        ("2026-02-20", "Tết"),
        ("2026-04-27", "Giỗ Tổ Hùng Vương"),  # the 10th of the 3rd lunar month is a Sunday: the Monday after
        ("2025-04-07", "Giỗ Tổ Hùng Vương"),
        ("2026-04-30", "Chiến thắng"),
        ("2026-05-01", "Quốc tế Lao động"),
        ("2026-09-01", "Quốc khánh"),
        ("2026-09-02", "Quốc khánh"),
        ("2021-09-02", "Quốc khánh"),
    ],
)
def test_public_holidays_of_vietnam_are_days_off_by_name(day: str, name: str) -> None:
    found = day_off(date.fromisoformat(day))
    assert found is not None
    assert found.kind == "holiday"
    assert name in found.name


def test_a_holiday_on_a_weekend_is_said_as_the_holiday() -> None:
    found = day_off(date(2026, 4, 26))
    assert found is not None
    assert (found.kind, "Giỗ Tổ" in found.name) == ("holiday", True)


@pytest.mark.parametrize("day", ["2026-03-18", "2026-03-30", "2021-05-25", "2026-02-23", "2026-09-03"])
def test_an_ordinary_working_day_is_no_day_off(day: str) -> None:
    assert day_off(date.fromisoformat(day)) is None


def test_a_year_holds_its_weekends_and_at_least_eleven_weekday_holidays() -> None:
    """Bộ luật Lao động Điều 112: eleven days off, Tết counted as five."""
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    weekend = [day for day in days if day.weekday() >= 5]
    assert all(day_off(day) for day in weekend)
    holidays = [day for day in days if day.weekday() < 5 and day_off(day)]
    assert 11 <= len(holidays) <= 16
