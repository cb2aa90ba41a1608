"""What a campaign's parts offer a reader: own lines, steps, the way of a dossier, the plan's sentence."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from builders import campaign_data, write_project
from running import AS_OF
from shipped_plans import CAO_LOC, CHI_LANG

from generator.checking import check
from generator.output import OutputFile
from generator.pipeline import generate
from generator.project import Project

PROJECTS = Path(__file__).parent.parent / "projects"
SAMPLE = "phong-trao-mau"
SIGNERS = (
    "Chủ tịch UBND cấp xã Giấy khen của Chủ tịch UBND xã "
    "Chủ tịch UBND cấp tỉnh Bằng khen của Chủ tịch UBND tỉnh"
)


def part(files: dict[str, OutputFile], step: str, campaign: str = CAO_LOC) -> str:
    return files[f"phong-trao/{campaign}/{step}/index.md"].text


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the campaign that has annexes, by their step; the first award's quotas cite one."""
    root = tmp_path_factory.mktemp("full")
    project = Project(write_project(root))
    shutil.copytree(PROJECTS / "full", root, dirs_exist_ok=True)
    file = root / "campaigns" / "day-du" / "campaign.yml"
    text, cites = file.read_text(encoding="utf-8"), "{code: phu-luc, award: bang-khen-tinh,"
    assert cites in text
    file.write_text(text.replace(cites, "{code: phu-luc, award: giay-khen-xa,"), encoding="utf-8")
    site = generate(check(project), AS_OF)
    at = "phong-trao/day-du/"
    own = {
        page.path: page.text for page in site.pages if page.path.startswith(at) and page.path.endswith(".md")
    }
    return {path.removeprefix(at).removesuffix("index.md").strip("/"): text for path, text in own.items()}


# ---------------------------------------------------------------------------------- Timeline


def test_what_has_no_day_stands_neither_before_nor_behind_today(shipped_files: dict[str, OutputFile]) -> None:
    page = part(shipped_files, "thoi-gian", "dai-hoi-xiv-cao-loc")
    line, _, apart = page.partition("td-timeline__apart")
    assert "data-today" in line
    assert "td-timeline__item--vague" not in line[line.index("data-today") :]
    assert "td-timeline__item--vague" in apart
    assert "data-today" not in apart


# ------------------------------------------------------------------------------------ Quotas


def test_each_cell_of_the_quotas_names_its_headings(shipped_files: dict[str, OutputFile]) -> None:
    """Rows laid out as cards are no table to some programs: "Cá nhân 05" must not become "Tập thể 05"."""
    seen = 0
    for page in (part(shipped_files, "so-luong"), part(shipped_files, "so-luong", "bau-cu-2026-dak-lak")):
        for table in re.findall(r"<table.*?</table>", page, re.DOTALL):
            columns = re.findall(r'<th scope="col"[^>]*\bid="([^"]+)"', table)
            rows = re.findall(r'<tr id="dong-[^>]*>.*?</tr>', table, re.DOTALL)
            for row in rows:
                (own,) = re.findall(r'<th scope="row" id="([^"]+)"', row)
                assert re.findall(r'<td[^>]* headers="([^"]+)"', row) == [
                    f"{each} {own}" for each in columns[1:]
                ]
                assert "colspan" not in row
                seen += 1
    assert seen >= 14


def test_a_unit_finds_its_own_line_by_a_link(shipped_files: dict[str, OutputFile]) -> None:
    page = part(shipped_files, "so-luong")
    links = dict(re.findall(r'<li><a href="#(dong-[^"]+)">([^<]+)</a></li>', page))
    assert links["dong-mttq-vhxh"] == "Phòng Văn hóa - Xã hội"  # and not the general line, which it replaces
    assert links["dong-to-bau-cu"] == "Các đơn vị bầu cử"
    (own,) = re.findall(r'<tr id="dong-mttq-vhxh" data-for="([^"]*)"', page)
    assert own.split() == ["ub-mttq-cao-loc", "phong-vhxh-cao-loc"]
    (general,) = re.findall(r'<tr id="dong-phong-ban" data-for="([^"]*)"', page)
    assert "phong-vhxh-cao-loc" not in general.split()
    assert {"dong-to-bau-cu", "dong-phong-ban", "dong-mttq-vhxh"} <= set(links)
    assert 'class="td-choose"' not in part(shipped_files, "ban-in"), "on paper nobody chooses"


def test_an_annex_stands_with_the_award_whose_quotas_cite_it(full: dict[str, str]) -> None:
    page = full["so-luong"]
    places = [
        page.index(f'id="{anchor}"') for anchor in ("giay-khen-xa", "phu-luc-phan-bo", "bang-khen-tinh")
    ]
    assert places == sorted(places)
    assert '<h3 id="phu-luc-phan-bo">' in page


# ------------------------------------------------------------------------------------ Criteria


def test_a_must_among_criteria_to_choose_from_is_told_as_one(shipped_files: dict[str, OutputFile]) -> None:
    page = words(part(shipped_files, "tieu-chuan"))
    told = "bắt buộc đối với cá nhân là đảng viên, không phải một ý để chọn"
    assert page.count(told) == 2  # once for each award
    assert re.search(r"phải nêu gương[^.]*\. " + told, page)
    remark = words(part(shipped_files, "toan-van").partition("<article")[0])
    assert re.search(
        r"Câu Cá nhân là đảng viên phải nêu gương.*? đứng trong nhóm tiêu chuẩn không phải đạt tất cả", remark
    )
    assert "bắt buộc đối với" in words(shipped_files["don-vi/to-bau-cu-cao-loc/index.md"].text)
    assert "không phải một ý để chọn" not in words(part(shipped_files, "tieu-chuan", CHI_LANG))


def test_criteria_are_chosen_by_candidate_and_unit(shipped_files: dict[str, OutputFile]) -> None:
    page = part(shipped_files, "tieu-chuan")
    assert (
        re.findall(r'<section class="td-criteria" data-candidate="(\w+)">', page)
        == [
            "collective",
            "individual",
        ]
        * 2
    )
    groups = re.findall(r'<div class="td-criteria__group" data-for="([^"]*)">\s*<h4[^>]*>([^<]*)', page)
    assert len(groups) == 4
    for units, heading in groups:
        assert ("to-bau-cu-cao-loc" in units.split()) is ("Tổ bầu cử" in heading)
    (form,) = re.findall(r"<form[^>]* data-choose.*?</form>", page, re.DOTALL)
    assert "hidden" in form.partition(">")[0], "without a script nothing is put away"
    assert '<option value="individual">Cá nhân</option>' in form
    assert '<option value="to-bau-cu-cao-loc">Các Tổ bầu cử</option>' in form
    assert '<a href="#giay-khen-xa-individual-2">Cá nhân: Giấy khen của Chủ tịch UBND xã</a>' in page
    assert '"giay-khen-xa-individual-2"' in page or "#giay-khen-xa-individual-2 }" in page


# ------------------------------------------------------------------------------------- Dossier


def test_a_dossier_is_told_in_numbered_steps(shipped_files: dict[str, OutputFile]) -> None:
    page = part(shipped_files, "ho-so")
    assert re.findall(r"<h3[^>]*>(Bước \d)\.", page) == [f"Bước {step}" for step in range(1, 5)]
    assert "gồm cả bản giấy, bản quét (scan) và tệp Word" in words(page)


def test_each_form_is_listed_once(shipped_files: dict[str, OutputFile]) -> None:
    page = part(shipped_files, "ho-so")
    listed = re.findall(r"<li><b>([^<]+)</b>", page.partition('id="bieu-mau"')[2])
    assert listed.count("Tờ trình đề nghị khen thưởng") == 1
    assert len(listed) == len(set(listed)) >= 7
    files = re.findall(r'<a href="([^"]+\.docx)" download>', page)
    assert len(files) == len(set(files)) >= 18  # for each award all the same


def test_the_way_of_a_dossier_names_who_hands_in_takes_and_signs(
    shipped_files: dict[str, OutputFile],
) -> None:
    (way,) = re.findall(
        r'<figure class="td-route"[^>]*>.*?</figure>', part(shipped_files, "ho-so"), re.DOTALL
    )
    stops = [words(stop) for stop in re.findall(r"<li>.*?</li>", way, re.DOTALL)]
    assert stops == [
        "Đơn vị đề nghị các cơ quan, đơn vị",
        "Nơi nhận Phòng Văn hóa - Xã hội",
        f"Người ký quyết định {SIGNERS}",
    ]


# ------------------------------------------------------------------------------------ Timeline


@pytest.mark.parametrize(
    ("day", "before"),
    [(date(2026, 1, 9), 0), (date(2026, 1, 10), 1), (date(2026, 3, 31), 2), (date(2026, 6, 1), 2)],
)
def test_the_timeline_marks_the_day(tmp_path: Path, day: date, before: int) -> None:
    site = generate(check(Project(write_project(tmp_path, campaign_data())), as_of=day), day)
    (page,) = [page.text for page in site.pages if page.path == "phong-trao/thu/thoi-gian/index.md"]
    (line,) = re.findall(r'<ol class="td-timeline.*?</ol>', page, re.DOTALL)
    points = re.findall(r'<li class="td-timeline__item[^"]*"[^>]*><b[^>]*>([^<]*)</b>', line)
    assert points[before] == f"tính đến ngày {day:%d/%m/%Y}"
    assert len(points) == 3


# ---------------------------------------------------------------------------------------- Roll


def test_a_roll_begins_with_its_search_and_its_excel_file(shipped_files: dict[str, OutputFile]) -> None:
    page = part(shipped_files, "vinh-danh", SAMPLE)
    places = [
        page.index(sign) for sign in ("<h1>", "data-roll=", ".xlsx", 'class="td-figures"', "td-decision")
    ]
    assert places == sorted(places)
    assert "Hạn nộp" not in words(page.partition("</nav>")[2])


def test_the_numbers_of_a_roll_are_links_with_names(shipped_files: dict[str, OutputFile]) -> None:
    page = part(shipped_files, "vinh-danh", SAMPLE)
    named = re.findall(r'<td class="td-n"><a href="#[^"]+"\s+aria-label="(\d+), [^"]+">\s*(\d+)</a>', page)
    assert len(named) > 290
    assert all(one == other for one, other in named)


# ------------------------------------------------------------------------------------ Vì sao?


def test_each_criterion_and_day_leads_to_its_sentence(shipped_files: dict[str, OutputFile]) -> None:
    page = part(shipped_files, "tieu-chuan")
    links = re.findall(r'data-said="([^"]+)" href="[^"]+/toan-van/#(muc-[^"]+)">Vì sao\?', page)
    assert len(links) == 26
    text = part(shipped_files, "toan-van")
    for said, anchor in links:
        assert f'id="{anchor}"' in text
        assert said.rstrip(".;") in text
    days = re.findall(
        r'<td data-label="Nguồn"><a class="td-ref" data-said="', part(shipped_files, "thoi-gian")
    )
    assert len(days) == 4
