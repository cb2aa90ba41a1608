"""The portal's addresses are those of docs/domain.md."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive import site_map
from generator.wording.parts import PARTS, part_at

POINTS = "abcdđefghijklmnopqrstuvwxyz"
CODES = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True)
SECTIONS = st.from_regex(r"[IVX]{1,4}(\.[0-9]{1,2}){0,3}(\.[a-zđ])?", fullmatch=True)


@pytest.mark.parametrize(
    ("part", "address"),
    [
        (site_map.OVERVIEW, "phong-trao/x/"),
        (site_map.CRITERIA, "phong-trao/x/tieu-chuan/"),
        (site_map.QUOTAS, "phong-trao/x/so-luong/"),
        (site_map.TIMELINE, "phong-trao/x/thoi-gian/"),
        (site_map.DOSSIER, "phong-trao/x/ho-so/"),
        (site_map.CONTENTS, "phong-trao/x/noi-dung/"),
        (site_map.HONOURS, "phong-trao/x/vinh-danh/"),
        (site_map.FULL_TEXT, "phong-trao/x/toan-van/"),
    ],
)
def test_a_campaigns_pages_stand_where_the_product_says(part: str, address: str) -> None:
    assert site_map.campaign_address("x", part) == address
    assert part_at(part) is not None


def test_the_pages_across_campaigns_stand_where_the_product_says() -> None:
    assert (site_map.HOME, site_map.CAMPAIGNS) == ("", "phong-trao/")
    assert (site_map.DOCUMENTS, site_map.SITE_MAP) == ("van-ban/", "so-do-trang/")
    assert site_map.GUIDE == "huong-dan/"
    assert site_map.INSTALL_GUIDE.startswith(site_map.GUIDE)
    assert site_map.FIELD_GUIDE.startswith(site_map.GUIDE)
    assert site_map.PROBLEM_GUIDE.startswith(site_map.GUIDE)


def test_honours_and_their_data_stand_where_the_product_says() -> None:
    assert (site_map.HONOUR_ROLLS, site_map.NAME_SEARCH) == ("vinh-danh/", "vinh-danh/tim-ten/")
    assert site_map.honours_year_address(2026) == "vinh-danh/2026/"
    assert site_map.roll_address("x") == site_map.campaign_address("x", site_map.HONOURS)
    assert site_map.roll_address("x", 2) == "phong-trao/x/vinh-danh/trang-2/"
    assert site_map.signed_decision_address("x", "qd-1.pdf") == "phong-trao/x/vinh-danh/qd-1.pdf"
    assert site_map.honour_data_address("csv") == "du-lieu/vinh-danh.csv"
    assert site_map.honour_data_address("json", "x") == "du-lieu/vinh-danh-x.json"
    assert site_map.data_schema_address("x") == "du-lieu/x.schema.json"


def test_a_page_is_its_folders_index() -> None:
    assert site_map.page_source("") == "index.md"
    assert site_map.page_source("phong-trao/x/ho-so/") == "phong-trao/x/ho-so/index.md"


@pytest.mark.parametrize(
    ("section", "anchor"),
    [
        ("IV", "muc-iv"),
        ("IV.1.2.a", "muc-iv-1-2-a"),
        ("II.2.d", "muc-ii-2-d"),
        ("II.2.đ", "muc-ii-2-dd"),
        ("III.3.2.b", "muc-iii-3-2-b"),
    ],
)
def test_a_sections_anchor_is_its_path(section: str, anchor: str) -> None:
    assert site_map.section_anchor(section) == anchor
    assert site_map.section_address("x", section) == f"phong-trao/x/toan-van/#{anchor}"


def test_no_two_points_of_a_section_share_an_anchor() -> None:
    """đ must not fall on d."""
    anchors = {site_map.section_anchor(f"II.2.{letter}") for letter in POINTS}
    assert len(anchors) == len(POINTS)


def test_a_documents_row_has_an_anchor_of_its_own() -> None:
    assert site_map.document_address("nd-152-2025") == "van-ban/#nd-152-2025"


@pytest.mark.parametrize(
    ("address", "root"),
    [("", "./"), ("van-ban/", "../"), ("phong-trao/x/", "../../"), ("a/b/c/", "../../../")],
)
def test_the_way_up_has_one_step_per_folder(address: str, root: str) -> None:
    assert site_map.root_of(address) == root


@given(CODES, st.sampled_from([part.step for part in PARTS]), st.sampled_from(["/", "/cong/thi-dua/"]))
def test_the_way_up_leads_to_the_root_under_any_sub_path(code: str, part: str, base: str) -> None:
    address = site_map.campaign_address(code, part)
    assert urljoin(f"https://x{base}{address}", site_map.root_of(address)) == f"https://x{base}"


@given(CODES, SECTIONS)
def test_every_address_is_lower_case_ascii_and_relative(code: str, section: str) -> None:
    assert re.fullmatch(
        r"phong-trao/[a-z0-9-]+/toan-van/#muc-[a-z0-9-]+", site_map.section_address(code, section)
    )
