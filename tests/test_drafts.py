"""Drafts: in nothing that is published, in previews and copies with a banner, their problems told apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from draft_portal import MISSING, open_file, write_drafts
from forks import forked
from previewing import serving
from running import AS_OF, contents

from generator.checking import check
from generator.memory import remembering
from generator.model.places import value_hash
from generator.pipeline import Drafts, generate
from generator.project import Project

DAY = ["--as-of", AS_OF.isoformat()]
BANNER = "Bản nháp, chưa công bố"
NAMES = ("mau-con-nhap", "Phong trào chưa duyệt", "mau-con-thieu", "Phong trào còn thiếu")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The portal, built, and as a copy with its drafts; not to be changed."""
    project = Project(write_drafts(tmp_path_factory.mktemp("drafts")))
    built = forked("build", *DAY, cwd=project.root)
    assert built.returncode == 0, built.stdout + built.stderr
    before = contents(project.site)
    copied = forked("build", "--drafts", *DAY, cwd=project.root)
    assert copied.returncode == 0, copied.stdout + copied.stderr
    assert contents(project.site) == before
    return project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The portal, to be changed."""
    return Project(write_drafts(tmp_path))


def holding(files: dict[str, bytes], *words: str) -> list[str]:
    """The files that hold one of these words, in their name or content."""
    known = [re.compile(rf"\b{word}\b") for word in words]
    return [
        path
        for path, content in files.items()
        if any(word.search(path) or word.search(content.decode("utf-8", "ignore")) for word in known)
    ]


def shown(project: Project, drafts: Drafts) -> dict[str, str]:
    """The pages of a portal by their paths."""
    site = generate(check(project, as_of=AS_OF), AS_OF, drafts=drafts)
    return {page.path: page.text for page in site.pages if page.path.endswith(".md")}


def test_what_is_published_holds_no_draft(portal: Project) -> None:
    published = contents(portal.site)
    assert "phong-trao/thu/index.html" in published
    assert "tin/atom.xml" in published
    assert holding(published, *NAMES, BANNER) == []


def test_mkdocs_leaves_drafts_out_whatever_is_wrong_with_them(project: Project, tmp_path: Path) -> None:
    path = project.campaigns / "mau-con-nhap" / "campaign.yml"
    path.write_text(path.read_text(encoding="utf-8") + "titel: gõ nhầm\n", encoding="utf-8")
    out = tmp_path / "out"
    done = forked("build", "--strict", "-d", str(out), cwd=project.root, program="mkdocs")
    assert done.returncode == 0, done.stderr
    assert (out / "phong-trao" / "thu" / "index.html").is_file()
    assert holding(contents(out), *NAMES) == []


def test_a_copy_shows_drafts_below_a_banner_and_is_for_no_search_engine(portal: Project) -> None:
    files = contents(portal.drafts)
    pages = {path: text.decode() for path, text in files.items() if path.endswith(".html")}
    assert len(pages) > 40
    assert {"phong-trao/mau-con-nhap/index.html", "phong-trao/thu/index.html"} <= pages.keys()
    assert [path for path, text in pages.items() if BANNER not in text] == []
    assert [path for path, text in pages.items() if 'name="robots" content="noindex"' not in text] == []
    assert [path for path in files if path.endswith((".ics", ".xml")) or path == "robots.txt"] == []
    assert [path for path, text in pages.items() if ".ics" in text or "atom.xml" in text] == []
    assert ".ics" in (portal.site / "phong-trao" / "thu" / "thoi-gian" / "index.html").read_text(
        encoding="utf-8"
    )


def test_a_copy_is_handed_over_to_nobody(project: Project) -> None:
    for option in ("--zip", "--offline"):
        done = forked("build", "--drafts", option, cwd=project.root)
        assert done.returncode == 2
        assert "chỉ để xem lại" in done.stderr
    assert not project.drafts.exists()


def test_a_draft_says_what_is_not_known_and_has_the_state_of_a_draft(project: Project) -> None:
    pages = shown(project, "in preview")
    overview = pages["phong-trao/mau-con-nhap/index.md"]
    assert "ngày chưa rõ" in overview
    assert "bản chưa ghi" not in overview
    assert ">Bản nháp</span>" in overview.replace("\n", "")
    assert """td-chip--draft" data-status-steps='[["0000-01-01",""" in overview
    assert BANNER in pages["phong-trao/mau-con-nhap/toan-van/index.md"]
    poster = pages["phong-trao/mau-con-nhap/ap-phich/index.md"]
    assert f'<p class="td-poster__sample">{BANNER}</p>' in poster  # on paper, too
    assert BANNER not in pages["phong-trao/thu/index.md"]
    assert "chưa rõ" in pages["phong-trao/mau-con-nhap/noi-dung/index.md"] + overview


def test_a_draft_that_lacks_too_much_shows_its_open_points(project: Project) -> None:
    pages = shown(project, "in preview")
    assert "Còn 7 điểm chờ người soạn quyết định" in pages["phong-trao/mau-con-thieu/index.md"]
    assert "`plan.issuer` của campaign.yml chưa ghi gì" in pages["phong-trao/mau-con-thieu/index.md"]
    assert 'href="../phong-trao/mau-con-thieu/"' in pages["phong-trao/index.md"]


def test_feed_calendars_and_data_of_a_preview_hold_no_draft(project: Project) -> None:
    site = generate(check(project, as_of=AS_OF), AS_OF, drafts="in preview")
    told = {
        page.path: page.content
        for page in site.pages
        if page.path.endswith((".ics", ".xml", ".csv", ".json"))
    }
    assert {"lich/tat-ca.ics", "tin/atom.xml", "du-lieu/phong-trao.csv"} <= told.keys()
    assert holding({path: text for path, text in told.items() if "search" not in path}, *NAMES) == []


def test_the_preview_shows_drafts(project: Project) -> None:
    with serving(project.root) as preview:
        preview.wait_for("phong-trao/mau-con-nhap/", BANNER)
        preview.wait_for("phong-trao/mau-con-thieu/", "Còn 7 điểm")


def test_problems_of_drafts_are_told_apart_and_stop_nothing(project: Project) -> None:
    path = project.campaigns / "mau-con-nhap" / "campaign.yml"
    path.write_text(path.read_text(encoding="utf-8") + "titel: gõ nhầm\n", encoding="utf-8")
    every = forked("check", *DAY, cwd=project.root)
    assert every.returncode == 0
    assert "Bản nháp: LỖI S01" in every.stdout
    assert re.search(r": 0 lỗi, \d+ cảnh báo, \d+ lưu ý; bản nháp: 1 lỗi, ", every.stdout)
    assert forked("check", "--strict", "mau-con-nhap", *DAY, cwd=project.root).returncode == 1
    alone = forked("check", "mau-con-nhap", *DAY, cwd=project.root)
    assert alone.returncode == 1
    assert "Bản nháp: LỖI S01" in alone.stdout
    assert ": 1 lỗi, " in alone.stdout
    assert check(project).publishable


def test_a_draft_that_is_no_yaml_stops_nothing_else(project: Project) -> None:
    path = project.campaigns / "mau-con-nhap" / "campaign.yml"
    path.write_text("id: mau-con-nhap\ndraft: true\nplan: [", encoding="utf-8")
    checked = check(project)
    assert checked.publishable
    assert [each.code for each in checked.problems if each.draft and each.code == "Y06"] == ["Y06"]


def test_a_warning_of_a_draft_fails_its_own_strict_check_only(project: Project) -> None:
    open_file(project.campaigns / "mau-con-nhap", {"at": "plan.dat", "why": "blank"}, *MISSING)
    assert forked("check", "mau-con-nhap", *DAY, cwd=project.root).returncode == 0
    assert forked("check", "--strict", "mau-con-nhap", *DAY, cwd=project.root).returncode == 1
    assert not [each for each in check(project).problems if each.code == "I03" and not each.draft]


def test_a_draft_like_a_published_campaign_stops_no_build(project: Project) -> None:
    path = project.campaigns / "mau-con-nhap" / "campaign.yml"
    text = path.read_text(encoding="utf-8").replace("Phong trào chưa duyệt", "Phong trào thử")
    path.write_text(text, encoding="utf-8")
    checked = check(project)
    assert [(each.code, each.draft) for each in checked.problems if each.code == "P09"] == [("P09", True)]
    assert checked.publishable


def test_what_is_no_draft_any_more_is_published(project: Project) -> None:
    """With the memory of a build that left it out."""
    path = project.campaigns / "mau-con-nhap" / "campaign.yml"
    with remembering(project.build):
        assert "phong-trao/mau-con-nhap/index.md" not in shown(project, "left out")
        text = path.read_text(encoding="utf-8").replace('"draft": true\n', "")
        read = '"plan":\n  enactment: "UBND xã ban hành"\n  date: {wording: "ngày 5", day: 2026-01-05}\n'
        path.write_text(text.replace('"plan":\n', read, 1), encoding="utf-8")
        overview = shown(project, "left out")["phong-trao/mau-con-nhap/index.md"]
    assert "05/01/2026" in overview
    assert BANNER not in overview


def test_an_open_point_is_remembered_with_what_it_says(project: Project) -> None:
    """What a check remembers of a draft holds its open points, too."""
    folder, at = project.campaigns / "mau-con-nhap", "short_title"
    with remembering(project.build):
        assert sum(each.code == "I02" for each in check(project, "mau-con-nhap").problems) == 2
        written = {at: value_hash("Phong trào chưa duyệt")}
        open_file(folder, *MISSING, {"at": at, "why": "scanned"}, **written)
        assert sum(each.code == "I02" for each in check(project, "mau-con-nhap").problems) == 3
        assert BANNER in shown(project, "in preview")["phong-trao/mau-con-nhap/index.md"]


def test_rolls_of_a_draft_are_not_written_down(project: Project) -> None:
    done = forked("honours", "publish", "mau-con-nhap", cwd=project.root)
    assert done.returncode == 2
    assert "còn là bản nháp" in done.stderr
