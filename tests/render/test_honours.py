"""The pages about honours: what a reader sees of a roll, and what must not be seen."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import campaign_data
from hostile import browse, fold
from rolls import collective, correction, decided, decision, honour, portal, roll
from sites import site_with

from generator.derive.rolls.build import PAGE_ROWS
from generator.derive.rolls.views import RollView, Tally
from generator.model.registry import Portal
from generator.open_data.files import data_files
from generator.render.charts import LABEL_SIGNS, LONGEST_BAR, MOST_BARS, bar_chart
from generator.render.json_ld import TakenAway, data_block, dataset
from generator.render.site.honours import render_honours
from generator.wording import words
from generator.wording.addresses import honour_addresses

TRICKS = (
    "<script>alert(1)</script>",
    "</td></tr></table><img src=x onerror=x>",
    "{{ 7 * 7 }}{% raw %}",
    "[x](javascript:alert(1)) | **x** `x`",
    "## x {: #y }",
    "</script><script>x",
    '" onmouseover="x',
    "&lt;b&gt; &amp; '",
    "]]> <!-- x",
)
ROLL = "phong-trao/thu/vinh-danh/index.md"


def pages(root: Path, *rolls: RollView) -> dict[str, str]:
    site = portal(root, *rolls)
    files = {file.path: file for file in data_files(site, {})}
    return {page.path: page.text for page in render_honours(site, files)}


def body(page: str) -> str:
    return page.split("---\n", 2)[2]


def shown(page: str) -> str:
    """The words of a page."""
    return " ".join(event[1] for event in browse(body(page)) if event[0] == "text")


def line(page: str, anchor: str) -> str:
    """A row of a list, as the page has it."""
    found = re.search(rf'<tr id="{anchor}".*?</tr>', page, re.DOTALL)
    assert found
    return found[0]


def test_without_a_roll_one_page_says_what_is_awaited(tmp_path: Path) -> None:
    found = pages(tmp_path)
    assert list(found) == ["vinh-danh/index.md"]
    assert [address for address, _ in honour_addresses([])] == ["vinh-danh/"]
    page = shown(found["vinh-danh/index.md"])
    assert "Cổng chưa công bố danh sách khen thưởng nào." in page
    stages = page[page.index("Chưa công bố kết quả") :]
    told = [stages.index(f"{stage}:") for stage in ("Nhận hồ sơ", "Xét", "Ký", "Công bố")]
    assert told == sorted(told)
    assert "kế hoạch không ghi ngày; cổng chưa nhận được quyết định" in stages


def test_a_roll_brings_its_pages_and_their_addresses_are_told(tmp_path: Path) -> None:
    case = decided([decision(), decision("qd-2", date="2025-02-01")])
    found = pages(tmp_path, roll([honour()], case))
    site_pages = ["vinh-danh/", "vinh-danh/2025/", "vinh-danh/2026/", "vinh-danh/tim-ten/"]
    assert sorted(found) == sorted([ROLL, *(f"{address}index.md" for address in site_pages)])
    assert {address for address, _ in honour_addresses([case])} == set(site_pages)


def test_the_decision_stands_above_its_list(tmp_path: Path) -> None:
    page = shown(pages(tmp_path, roll([honour(), honour(2), collective()]))[ROLL])
    for words_of in (
        "Quyết định số 1/QĐ-UBND ngày 08/05/2026",
        "Chủ tịch UBND xã Thử",
        "Về việc tặng Giấy khen",
        "CHỦ TỊCH Nguyễn Văn A1",
        "01 tập thể",
        "02 cá nhân",
        "Mã kiểm tra tệp (SHA-256)",
        "0" * 64,
    ):
        assert words_of in page
    assert "hộ gia đình" not in page.partition("Thống kê")[0].replace("hộ gia đình được đếm", "")


def test_every_row_has_its_link_and_only_columns_that_hold_something(tmp_path: Path) -> None:
    page = pages(tmp_path, roll([honour(12, achievement=""), collective(3)]))[ROLL]
    row = line(page, "qd-1-ca-nhan-12")
    assert '<a href="#qd-1-ca-nhan-12" aria-label="12, Nguyễn Văn A1">12</a>' in row
    assert "Ông Nguyễn Văn A1" in row
    assert page.count(">Thành tích</th>") == 0
    assert page.count(">Chức vụ</th>") == 1


def test_a_corrected_row_tells_what_when_and_by_which_document(tmp_path: Path) -> None:
    case = decided(corrections=[correction("ca-nhan-1", "corrected", note="Sửa tên đệm.")])
    row = line(pages(tmp_path, roll([honour()], case))[ROLL], "qd-1-ca-nhan-1")
    assert "Đính chính theo Quyết định số 15/QĐ-UBND ngày 20/05/2026: Sửa tên đệm." in row


@pytest.mark.parametrize("told", ["ngày 20/5/2026", "ngày 20/05/2026", "ngày 20 tháng 5 năm 2026"])
def test_a_day_that_the_document_names_is_not_told_twice(told: str) -> None:
    assert words.dated_vi(f"Quyết định số 15/QĐ-UBND {told}", date(2026, 5, 20)).count("2026") == 1
    assert words.dated_vi(f"Quyết định số 15/QĐ-UBND {told}", date(2026, 5, 21)).endswith("ngày 21/05/2026")


def test_a_revoked_row_is_a_tombstone_that_no_search_finds(tmp_path: Path) -> None:
    case = decided(corrections=[correction("ca-nhan-1", "revoked", note="Bà Trần Thị E99")])
    found = pages(tmp_path, roll([honour(1, "Trần Thị E99"), honour(2)], case))
    row = line(found[ROLL], "qd-1-ca-nhan-1")
    assert "data-search-exclude" in row
    assert "Đã thu hồi theo Quyết định số 15/QĐ-UBND ngày 20/05/2026." in row
    assert not [path for path, page in found.items() if "E99" in page]


def test_withheld_rows_are_told_as_a_number(tmp_path: Path) -> None:
    case = decided(corrections=[correction("ca-nhan-2", "withheld", note="E99")])
    page = shown(pages(tmp_path, roll([honour()], case))[ROLL])
    assert "01 trường hợp không công khai theo Quyết định số 15/QĐ-UBND ngày 20/05/2026." in page
    assert "E99" not in page
    assert "SHA-256" not in page


@pytest.mark.parametrize("trick", TRICKS)
def test_text_of_a_list_stays_text(tmp_path: Path, trick: str) -> None:
    """The pages of hostile rows have the elements of harmless ones, and say the hostile words."""

    def rows(text: str) -> RollView:
        fields = dict.fromkeys(("name", "honorific", "position", "unit", "achievement"), text)
        case = decided(
            [decision(number=text, issued_by=text, subject=text)],
            [correction("ca-nhan-1", "corrected", decided_by=text, note=text)],
        )
        return roll([honour(1, unit_code=None, **fields), honour(2, unit_code="phong-a")], case)

    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    hostile = pages(tmp_path / "a", rows(trick))
    assert elements(hostile) == elements(pages(tmp_path / "b", rows("zqqz")))
    assert fold(trick) in line_words(hostile[ROLL])


def elements(found: dict[str, str]) -> dict[str, list[tuple[object, ...]]]:
    """Tags with the names of their attributes; a chart's label takes as many lines as it needs."""
    return {
        path: [
            event[:2] + event[2::2] for event in browse(body(page)) if event[0] in "<>" and event[1] != "text"
        ]
        for path, page in found.items()
    }


def line_words(page: str) -> str:
    return fold(" ".join(event[1] for event in browse(line(page, "qd-1-ca-nhan-1")) if event[0] == "text"))


def test_a_long_roll_has_pages_that_lead_to_each_other(tmp_path: Path) -> None:
    rows = [honour(number) for number in range(1, PAGE_ROWS + 2)]
    found = pages(tmp_path, roll(rows))
    second = found["phong-trao/thu/vinh-danh/trang-2/index.md"]
    assert 'href="../../../../phong-trao/thu/vinh-danh/"' in second
    assert 'href="../../tieu-chuan/"' in second
    assert "search: {exclude: true}" in second
    assert 'id="qd-1-ca-nhan-1001"' in second
    assert "(tiếp theo)" in shown(second)
    assert 'data-source="../../../du-lieu/vinh-danh-thu.js"' in found[ROLL]
    assert len(found[ROLL].encode()) < 600_000


def test_a_sample_says_so_wherever_it_is_listed(tmp_path: Path) -> None:
    found = pages(tmp_path, roll([honour()], decided(sample=True)))
    assert len(found) == 4
    for path, page in found.items():
        assert "dữ liệu ví dụ" in shown(page).lower(), path


def test_a_description_for_search_engines_cannot_leave_its_element() -> None:
    portal_of = Portal(name="Cổng", owner="</script><!--", issuing_body="x")
    data_of = TakenAway("A & <b>", "x", date(2026, 5, 8), ("x.csv",))
    text = str(data_block([dataset(data_of, portal_of, lambda address: f"../{address}")]))
    inner = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inner) & set("<>&")
    (data,) = json.loads(inner)["@graph"]
    assert (data["name"], data["creator"]["name"]) == ("A & <b>", "</script><!--")
    assert data["distribution"][0]["contentUrl"] == "../x.csv"


def test_a_chart_draws_each_kind_and_never_adds_them() -> None:
    chart = bar_chart(
        "x",
        "X",
        "Đơn vị",
        [Tally("Phòng A", Counter(collective=2, individual=10)), Tally("", Counter(individual=5))],
    )
    assert [(bar.candidate, bar.count, bar.width) for bar in chart.bars] == [
        ("collective", 2, LONGEST_BAR / 5),
        ("individual", 10, LONGEST_BAR),
        ("individual", 5, LONGEST_BAR / 2),
    ]
    assert [label.text for label in chart.labels] == ["Phòng A", "Không ghi đơn vị"]
    assert chart.totals == Counter(collective=2, individual=15)
    assert chart.candidates == ("collective", "individual")


def test_a_chart_keeps_within_its_frame_and_tells_what_it_leaves_out() -> None:
    tallies = [
        Tally(f"Trường Phổ thông dân tộc bán trú mẫu A{n}", Counter(individual=n + 1)) for n in range(20)
    ]
    chart = bar_chart("x", "X", "Đơn vị", tallies)
    assert len(chart.bars) == MOST_BARS
    assert chart.left_out == 20 - MOST_BARS
    assert len(chart.tallies) == 20
    assert all(len(label.text) <= LABEL_SIGNS for label in chart.labels)
    assert max(bar.top + bar.height for bar in chart.bars) <= chart.height
    tops = [bar.top for bar in chart.bars]
    assert tops == sorted(set(tops))


def test_what_is_overdue_is_told_with_its_days(tmp_path: Path) -> None:
    review = {"wording": "trước ngày 15/4/2026", "day": "2026-04-15", "bound": "before"}
    milestone = {"code": "xet", "kind": "review", "title": "Xét khen thưởng", "date": review}
    site = site_with(tmp_path, campaign_data(milestones=[milestone], review_ends="xet"))
    for day, told in (
        (date(2026, 4, 14), ""),
        (date(2026, 4, 24), "quá hạn 10 ngày (tính đến ngày 24/04/2026)"),
    ):
        (page,) = render_honours(replace(site, as_of=day), {})
        assert ("quá hạn" in page.text) is bool(told)
        assert told in re.sub("<[^>]+>", "", page.text)
