"""A roll is what its decisions say, in their order, with what later documents changed in it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from builders import campaign
from hypothesis import given
from hypothesis import strategies as st
from rolls import KNOWN, collective, correction, decided, decision, honour, roll

from generator.derive.rolls.build import PAGE_ROWS, roll_view
from generator.derive.rolls.years import honours_view

NAMES = ("Lê Văn Ánh1", "Trần Thị Bình2", "Nguyễn Văn An3")


def test_a_campaign_without_a_decision_has_no_roll() -> None:
    assert roll_view(campaign(), {}, KNOWN) is None


def test_decisions_stand_by_their_day_and_the_first_one_publishes() -> None:
    case = decided([decision("qd-9", date="2026-07-01"), decision("qd-2", date="2026-05-01")])
    view = roll({"qd-9": [honour()], "qd-2": []}, case)
    assert [each.decision.code for each in view.decisions] == ["qd-2", "qd-9"]
    assert view.pages[0].parts[0].groups == ()


def test_rows_keep_the_order_of_the_decision_within_award_and_kind() -> None:
    rows = [
        honour(2, "Trần Thị Bình2"),
        collective(1),
        honour(1, "Lê Văn Ánh1"),
        honour(3, "Nguyễn Văn An3", award="bang-khen-tinh"),
    ]
    groups = roll(rows).decisions[0].groups
    assert [(g.award.code, g.candidate, [r.honour.number for r in g.rows]) for g in groups] == [
        ("giay-khen-xa", "individual", [2, 1]),
        ("giay-khen-xa", "collective", [1]),
        ("bang-khen-tinh", "individual", [3]),
    ]
    assert groups[0].heading == "Giấy khen của Chủ tịch UBND xã"
    assert (groups[0].columns, groups[1].columns) == (3, 1)


def test_the_vietnamese_order_is_a_number_beside_each_row() -> None:
    view = roll([honour(number, name) for number, name in enumerate(NAMES, start=1)])
    by_name = sorted(view.placed, key=lambda placed: placed.row.order)
    assert [placed.row.honour.name for placed in by_name] == [NAMES[2], NAMES[0], NAMES[1]]


def test_every_row_has_a_link_of_its_own() -> None:
    (placed,) = roll([honour(12)]).placed
    assert placed.address == "phong-trao/thu/vinh-danh/#qd-1-ca-nhan-12"


def test_a_corrected_row_says_by_which_document() -> None:
    case = decided(corrections=[correction("ca-nhan-1", "corrected", note="Sửa tên đệm.")])
    row = roll([honour(), honour(2)], case).decisions[0].groups[0].rows[0]
    assert row.status == "corrected"
    assert [each.note for each in row.corrections] == ["Sửa tên đệm."]


def test_a_revoked_row_keeps_its_place_and_nothing_of_the_person() -> None:
    case = decided(
        corrections=[
            correction("ca-nhan-1", "corrected", note="Sửa tên thành Trần Thị B12."),
            correction("ca-nhan-1", "revoked", date="2026-06-01"),
        ]
    )
    rows = [honour(1, "Trần Thị B12", unit="Thôn B12", position="Trưởng thôn B12"), honour(2)]
    view = roll(rows, case)
    row = view.decisions[0].groups[0].rows[0]
    assert (row.status, row.honour.number, row.shown) == ("revoked", 1, False)
    assert [each.date for each in row.corrections] == [date(2026, 6, 1)]
    assert "B12" not in repr(view.decisions) + repr(view.pages) + repr(view.placed) + repr(view.units)
    assert view.counts == Counter(individual=1)


def test_withheld_rows_are_counted_by_document_and_their_signed_file_is_held_back() -> None:
    case = decided(
        corrections=[correction("ca-nhan-7", "withheld"), correction("ca-nhan-9", "withheld", note="B12")]
    )
    view = roll([honour()], case).decisions[0]
    assert [(each.decided_by, each.count) for each in view.withheld] == [("Quyết định số 15/QĐ-UBND", 2)]
    assert view.signed_file is None
    published = roll([honour()]).decisions[0].signed_file
    assert published is not None
    assert published.address == "phong-trao/thu/vinh-danh/qd-1.pdf"


def test_a_withheld_row_that_is_still_in_the_list_is_not_shown() -> None:
    view = roll([honour(1, "Trần Thị B12")], decided(corrections=[correction("ca-nhan-1", "withheld")]))
    assert view.placed == ()
    assert "B12" not in repr(view.decisions)


def test_units_are_counted_as_the_registry_names_them_and_offered_as_the_list_writes_them() -> None:
    rows = [
        honour(1, unit="Thôn Hoà A1", unit_code="cac-thon"),
        honour(2, unit="thôn Hòa A1", unit_code="cac-thon"),
        honour(3, unit="Trạm B2", unit_code=None),
        collective(1, "Tổ 10"),
        collective(2, "Tổ 9"),
    ]
    view = roll(rows)
    assert view.units == ("Thôn Hoà A1", "Tổ 9", "Tổ 10", "Trạm B2")
    assert [(tally.label, tally.counts) for tally in view.by_unit] == [
        ("Các thôn", Counter(individual=2)),
        ("Tổ 9", Counter(collective=1)),
        ("Tổ 10", Counter(collective=1)),
        ("Trạm B2", Counter(individual=1)),
    ]


def test_a_long_roll_is_cut_into_pages_that_hold_every_row_once() -> None:
    rows = [honour(number) for number in range(1, PAGE_ROWS + 3)]
    case = decided([decision(), decision("qd-2", date="2026-06-01")])
    view = roll({"qd-1": rows, "qd-2": [honour()]}, case)
    first, second = view.pages
    assert view.split
    assert len(first.parts[0].groups[0].rows) == PAGE_ROWS
    assert [part.continued for part in second.parts] == [True, False]
    assert second.parts[0].groups[0].continued
    assert second.parts[0].groups[0].count == PAGE_ROWS + 2
    assert len(view.placed) == PAGE_ROWS + 3
    assert view.placed[-1].address == "phong-trao/thu/vinh-danh/trang-2/#qd-2-ca-nhan-1"


@given(st.lists(st.sampled_from(["individual", "collective", "household"]), max_size=30), st.data())
def test_every_row_is_shown_once_unless_it_was_revoked(kinds: list[str], data: st.DataObject) -> None:
    rows = [honour(number, candidate=kind) for number, kind in enumerate(kinds, start=1)]
    gone = data.draw(st.sets(st.sampled_from([row.id for row in rows]))) if rows else set()
    view = roll(rows, decided(corrections=[correction(row, "revoked") for row in sorted(gone)]))
    assert sorted(p.row.honour.id for p in view.placed) == sorted({row.id for row in rows} - gone)
    assert view.counts.total() == len(rows) - len(gone)
    assert len({placed.address for placed in view.placed}) == len(view.placed)


def test_samples_are_counted_only_where_there_is_nothing_else() -> None:
    real = roll([honour()])
    sample = roll([honour(1), honour(2)], decided([decision(date="2025-03-01")], id="mau", sample=True))
    both, alone = honours_view([sample, real]), honours_view([sample])
    assert [tally.counts for tally in both.by_year] == [Counter(individual=1)]
    assert both.years == (2026, 2025)
    assert both.has_samples
    assert not both.only_samples
    assert alone.only_samples
    assert [tally.counts for tally in alone.by_year] == [Counter(individual=2)]
    assert [entry.roll.campaign.id for entry in honours_view([sample, real], 2025).entries] == ["mau"]
