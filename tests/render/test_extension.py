"""An extended deadline keeps its original, struck through, with document and reason, wherever it is told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from builders import campaign_data, write_project
from running import AS_OF

from generator.checking import check
from generator.derive import site_map
from generator.pipeline import generate
from generator.project import Project
from generator.wording.parts import PARTS

MILESTONE = {
    "code": "nop",
    "kind": "dossier",
    "title": "Hạn nộp hồ sơ",
    "date": {
        "wording": "chậm nhất ngày 10/4/2026",
        "day": "2026-04-10",
        "bound": "on_or_before",
        "changed_by": "luat-thu",
        "reason": "để các đơn vị <b>có thêm</b> thời gian",
        "original": {
            "wording": "chậm nhất ngày 03/4/2026",
            "day": "2026-04-03",
            "bound": "on_or_before",
            "original": {"wording": "trước ngày 01/4/2026", "day": "2026-04-01", "bound": "before"},
        },
    },
}
DOSSIER = {
    "code": "ho-so",
    "awards": ["giay-khen-xa"],
    "heading": "Hồ sơ",
    "submissions": [{"text": "Gửi về Phòng A.", "to": "phong-a", "milestone": "nop"}],
}


def pages(root: Path, **changes: Any) -> dict[str, str]:
    project = Project(write_project(root, campaign_data(**changes)))
    made = generate(check(project), AS_OF).pages
    return {page.path.removesuffix("index.md"): page.text for page in made if page.path.endswith(".md")}


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages(tmp_path_factory.mktemp("extended"), milestones=[MILESTONE], dossiers=[DOSSIER])


@pytest.mark.parametrize(
    ("path", "times"),
    [
        ("phong-trao/thu/", 1),  # in the box of the nearest deadline
        ("phong-trao/thu/thoi-gian/", 2),
        ("phong-trao/thu/ho-so/", 1),
        (site_map.CALENDAR, 1),
    ],
)
def test_both_earlier_days_are_struck_through_with_document_and_reason(
    extended: dict[str, str], path: str, times: int
) -> None:
    text = extended[path]
    for told in (
        "hạn cũ: <s>thứ Sáu, 03/04/2026</s>; thay đổi theo <a ",
        "lý do: để các đơn vị &lt;b&gt;có thêm&lt;/b&gt; thời gian",
        "hạn cũ: <s>thứ Ba, 31/03/2026</s>",
    ):
        assert text.count(told) >= times, told
    assert "thứ Sáu, 10/04/2026" in text


def test_without_an_extension_nothing_is_struck_through(tmp_path: Path) -> None:
    assert not [path for path, text in pages(tmp_path).items() if "<s>" in text and path.startswith("phong")]


def test_the_latest_change_stands_on_every_page_of_the_campaign(extended: dict[str, str]) -> None:
    own = {path: text for path, text in extended.items() if path.startswith("phong-trao/thu/")}
    del own[site_map.campaign_address("thu", site_map.POSTER)]  # a poster keeps no log
    assert len(own) == len(PARTS) + 1
    for path, text in own.items():
        assert "Cập nhật ngày 06/01/2026: Đưa kế hoạch lên cổng." in re.sub(r"</?span[^>]*>", "", text), path
        assert "Nhật ký cập nhật" not in text, "there is no more to tell"
        assert ('<p id="cap-nhat">' in text) is (path == "phong-trao/thu/"), "where news lead to"


@pytest.mark.parametrize("path", ["phong-trao/thu/thoi-gian/", site_map.CALENDAR])
def test_the_calendar_is_offered_where_deadlines_are_told(extended: dict[str, str], path: str) -> None:
    assert f'href="{site_map.root_of(path)}lich/thu.ics"' in extended[path]


@pytest.mark.parametrize(
    "changes",
    [
        {"sample": True},
        {
            "period": {
                "text": "Từ ngày 10/01/2026.",
                "start": {"wording": "từ ngày 10/01/2026", "day": "2026-01-10", "bound": "from"},
                "end": {"wording": "đến khi kết thúc", "event": "su-kien-chua-ro", "bound": "through"},
            }
        },
    ],
    ids=["sample", "no day"],
)
def test_no_page_links_a_calendar_that_does_not_exist(tmp_path: Path, changes: dict[str, Any]) -> None:
    found = pages(tmp_path, **changes)
    assert len(found) > 10
    assert not [path for path, text in found.items() if ".ics" in text]
