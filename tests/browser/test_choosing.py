"""A reader says who they are, and asks the plan why: what the parts of a campaign do in a browser."""

from __future__ import annotations

import pytest
from opener import Opener
from page_kinds import CAO_LOC
from sampling import in_full
from soundness import assert_accessible, assert_fits, sample_of_parts

ROLL = "phong-trao/phong-trao-mau/vinh-danh/"


@pytest.mark.fuzz
def test_the_lines_of_the_chosen_unit_come_first(opened: Opener) -> None:
    page = opened(CAO_LOC + "so-luong/", width=390)
    first = page.locator("tbody tr[data-for]").first
    assert first.get_attribute("id") == "dong-to-bau-cu"
    page.locator("select[name=toi-la]").select_option("phong-vhxh-cao-loc")
    assert first.get_attribute("id") == "dong-mttq-vhxh"
    assert "khoản 5 Mục IV" in first.inner_text()
    assert page.locator("tr.is-own").count() == 1
    assert page.locator("tbody tr[data-for]:visible").count() == 3
    assert "toi-la=phong-vhxh-cao-loc" in page.url
    assert_accessible(page, contrast=in_full(), again=True)
    page.reload()
    assert first.get_attribute("id") == "dong-mttq-vhxh"
    page.get_by_role("button", name="Bỏ chọn").click()
    page.wait_for_function("!document.querySelector('tr.is-own')")
    assert first.get_attribute("id") == "dong-to-bau-cu"


def test_without_a_script_links_lead_to_each_line(opened: Opener) -> None:
    page = opened(CAO_LOC + "so-luong/", script=False)
    assert not page.locator("form[data-choose]").is_visible()
    page.locator(".td-choose").get_by_role("link", name="Phòng Văn hóa - Xã hội").click()
    assert page.locator("#dong-mttq-vhxh:target").is_visible()
    page = opened(CAO_LOC + "tieu-chuan/", script=False)
    assert page.locator(".td-criteria:visible").count() == 4
    assert page.locator(".td-criteria__group:visible").count() == 4


@pytest.mark.fuzz
def test_criteria_for_others_are_put_away_and_come_back(opened: Opener) -> None:
    page = opened(CAO_LOC + "tieu-chuan/?doi-tuong=collective&toi-la=to-bau-cu-cao-loc")
    assert page.locator(".td-criteria:visible").count() == 2
    assert page.locator("#giay-khen-xa-collective-1").is_visible()
    assert not page.locator("#giay-khen-xa-individual-2").is_visible()
    headings = page.locator(".td-criteria__group:visible h4").all_inner_texts()
    assert len(headings) == 2
    assert all("Tổ bầu cử" in heading for heading in headings)
    assert_accessible(page, contrast=in_full(), again=True)
    page.evaluate("location.hash = 'giay-khen-xa-individual-2'")
    page.locator("#giay-khen-xa-individual-2").wait_for(state="visible")
    assert page.locator(".td-criteria:visible").count() == 4


def test_what_awards_ask_of_the_chosen_stands_side_by_side(opened: Opener) -> None:
    page = opened(CAO_LOC + "tieu-chuan/")

    def tops() -> list[tuple[float, float]]:
        boxes = [page.locator(f"#{award}").bounding_box() for award in ("giay-khen-xa", "bang-khen-tinh")]
        return [(box["x"], box["y"]) for box in boxes if box]

    (left, top), (right, below) = tops()
    assert left == right
    assert top < below
    page.get_by_label("Đối tượng").select_option("collective")
    page.locator("select[name=toi-la]").select_option("to-bau-cu-cao-loc")
    (left, top), (right, beside) = tops()
    assert left < right
    assert top == beside
    assert_fits(page, 1280)
    assert page.locator(".td-beside .td-provenance").count() == 0
    page.get_by_role("button", name="Bỏ chọn").click()
    page.wait_for_function("!document.querySelector('.td-beside')")
    (left, _), (right, _) = tops()
    assert left == right


@pytest.mark.fuzz
def test_a_criterion_opens_the_plan_with_its_sentence_marked(opened: Opener) -> None:
    page = opened(CAO_LOC + "tieu-chuan/")
    row = (
        page.locator("#giay-khen-xa-collective-1-bang-2")
        .locator("xpath=ancestor::table")
        .locator("tr", has_text="98%")
    )
    row.get_by_role("link", name="Vì sao?").click()
    page.wait_for_url("**/toan-van/**")
    marked = page.locator(".td-doc mark")
    marked.first.wait_for()
    text = "".join(marked.all_inner_texts())
    assert text.startswith("Có tỷ lệ cử tri đi bầu cử đạt từ 98% trở lên")
    assert text.rstrip(".").endswith("đúng thời gian quy định")
    page.wait_for_function(
        "() => { const {top, bottom} = document.querySelector('mark').getBoundingClientRect();"
        " return top > 0 && bottom < innerHeight; }"
    )
    assert_accessible(page, again=True)


def test_on_paper_a_link_to_the_plan_is_only_its_section(opened: Opener) -> None:
    page = opened(CAO_LOC + "so-luong/")
    link = page.locator("#dong-mttq-vhxh a.td-ref")
    assert "?cau=" in link.get_attribute("href")
    page.emulate_media(media="print")
    assert link.evaluate("link => getComputedStyle(link, '::after').content") in ("none", "normal")


def test_a_number_and_a_day_open_their_sentence(opened: Opener) -> None:
    for path, row, sentence in (
        ("so-luong/", "#dong-mttq-vhxh", "mỗi đơn vị lựa chọn không quá 03 trường hợp"),
        ("thoi-gian/", "tr:has-text('Hạn nộp hồ sơ')", "chậm nhất ngày 18/3/2026"),
    ):
        page = opened(CAO_LOC + path)
        page.locator(row).locator("a.td-ref").click()
        page.wait_for_url("**/toan-van/**")
        page.locator(".td-doc mark").first.wait_for()
        assert sentence in "".join(page.locator(".td-doc mark").all_inner_texts())


def test_the_mark_of_the_timeline_moves_with_the_day(opened: Opener) -> None:
    page = opened(CAO_LOC + "thoi-gian/", day="2026-03-25")
    points = page.locator(".td-timeline > li > b").all_inner_texts()
    assert points.index("Hôm nay, 25/03/2026") == points.index("Hạn nộp hồ sơ") + 1


@pytest.mark.fuzz
def test_a_roll_folds_by_unit(opened: Opener) -> None:
    page = opened(ROLL, width=390)
    rows = page.locator(".td-roll tbody tr[id]:visible")
    assert rows.count() == 300
    page.get_by_label("Xếp theo").select_option("unit")
    unit = page.locator(".td-roll__unit button").first
    unit.wait_for()
    assert rows.count() == 0
    assert unit.get_attribute("aria-expanded") == "false"
    unit.click()
    assert rows.count() >= 1
    page.get_by_label("Xếp theo").select_option("")
    assert rows.count() == 300
    page.get_by_label("Xếp theo").select_option("unit")
    unit.click()
    assert rows.count() >= 1
    sample_of_parts(page)
    assert_accessible(page, again=True)


def test_a_row_of_a_roll_is_two_lines_on_a_phone(opened: Opener) -> None:
    page = opened(ROLL, width=390)
    row = page.locator("#qd-01-2026-ca-nhan-2, .td-roll tbody tr[id*='-ca-nhan-']").first
    row.scroll_into_view_if_needed()
    tops = row.locator("th, td:not(.td-none)").evaluate_all(
        "cells => cells.map((cell) => Math.round(cell.getClientRects()[0].bottom))"
    )
    assert abs(tops[0] - tops[1]) <= 4  # number and name
    assert all(top > tops[1] + 8 for top in tops[2:])
    assert row.bounding_box()["height"] < 90
