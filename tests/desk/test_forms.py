"""A form shows a file and gives it back: untouched to the byte, changed in its own place."""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from desks import Answer, Desk, fields_in, running
from running import ROOT
from sampling import all_or

from generator.derive import site_map
from generator.desk.forms.answers import answer, kinds, may_be_list
from generator.desk.forms.fields import Around, fields_of
from generator.desk.saving.store import read, save
from generator.desk.saving.versions import Version, fingerprint, versions
from generator.desk.sheets import PARTS, REGISTRIES, by_part
from generator.model.campaign import Campaign
from generator.model.registry import Registries
from generator.project import Project
from generator.render.site.guide import record_types

IDS = sorted(path.parent.name for path in (ROOT / "campaigns").glob("*/campaign.yml"))
PAGES = [f"/phong-trao/{each}/{step}{'/' if step else ''}" for each in IDS for step in PARTS] + [
    f"/danh-muc/{name}/" for name in REGISTRIES
]
# Of three campaigns in turn each form of one is looked at, and every registry.
SOME = [page for at, page in enumerate(PAGES) if (at // len(PARTS) + at) % 3 == 0 or "/danh-muc/" in page]


@pytest.fixture(scope="module")
def shipped_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on a copy of the portal that ships."""
    root = tmp_path_factory.mktemp("desk") / "portal"
    for name in ("campaigns", "content"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    with running(Project(root)) as made:
        yield made


def test_every_key_of_a_campaign_stands_in_one_form() -> None:
    shown = [name for names in PARTS.values() for name in names]
    assert sorted([*shown, "id"]) == sorted(Campaign.model_fields)


@pytest.mark.parametrize(
    ("before", "part"),
    [("topics", site_map.OVERVIEW), ("responsibilities", site_map.CONTENTS), ("prizes", site_map.DOSSIER)],
)
def test_a_key_that_is_added_stands_behind_its_neighbour(before: str, part: str) -> None:
    keys = [*Campaign.model_fields]
    keys.insert(keys.index(before) + 1, "added")
    names = by_part(keys)[part]
    assert names[names.index(before) + 1] == "added"
    assert sum(each.count("added") for each in by_part(keys).values()) == 1


def data_files(project: Project) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in project.campaigns.rglob("*.yml")}


@pytest.mark.fuzz
@pytest.mark.parametrize("page", all_or(SOME, PAGES))
def test_a_form_that_nobody_touched_changes_no_byte(shipped_desk: Desk, page: str) -> None:
    before = data_files(shipped_desk.project)
    form = shipped_desk.form(page)
    assert len(form) > 1
    answer = shipped_desk.post(page, [*form.items(), ("lam", "luu")])
    assert (answer.status, answer.headers.get("location")) == (303, f"{page}?da-luu=1"), answer.body
    assert data_files(shipped_desk.project) == before
    assert versions(shipped_desk.project) == []


CAMPAIGN = "/phong-trao/bau-cu-2026-cao-loc/"
FILE = "campaigns/bau-cu-2026-cao-loc/campaign.yml"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Desk]:
    """A desk on a copy of the portal that ships, of the test's own."""
    shutil.copytree(ROOT / "campaigns", tmp_path / "campaigns")
    (tmp_path / "content").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    with running(Project(tmp_path)) as made:
        yield made


def changed_lines(desk: Desk) -> tuple[list[str], list[str]]:
    """What a save took out of the campaign's file, and what it put in."""
    old, new = ((root / FILE).read_text(encoding="utf-8").splitlines() for root in (ROOT, desk.project.root))
    lines = [
        each for each in difflib.unified_diff(old, new, n=0, lineterm="") if each[:3] not in ("---", "+++")
    ]
    return [each[1:] for each in lines if each[0] == "-"], [each[1:] for each in lines if each[0] == "+"]


def test_one_field_changed_is_one_line_changed_and_one_version_kept(own: Desk) -> None:
    page = f"{CAMPAIGN}thoi-gian/"
    form = own.form(page) | {
        "milestones.0.date.wording": "trước ngày 20/3/2026",
        "milestones.0.date.bound": "before",
    }
    form |= {"milestones.0.date.day": "2026-03-20"}
    assert own.post(page, [*form.items(), ("lam", "luu")]).status == 303
    old, new = changed_lines(own)
    assert old == ["    date: {wording: chậm nhất ngày 18/3/2026, day: 2026-03-18, bound: on_or_before}"]
    assert new == ["    date: {wording: trước ngày 20/3/2026, day: 2026-03-20, bound: before}"]
    [kept] = versions(own.project)
    assert kept.file == FILE
    assert kept.fields[0].startswith("Các mốc thời gian 1: Thời gian: ")
    assert "19/03/2026" in own.get(page).body, "how the new date is understood"


def test_a_list_grows_moves_and_shrinks(own: Desk) -> None:
    page = f"{CAMPAIGN}thoi-gian/"
    form = own.form(page)
    shown = own.post(page, [*form.items(), ("lam", "them:milestones")]).body
    assert 'name="milestones.n1.title"' in shown
    assert changed_lines(own) == ([], []), "a list's button saves nothing"
    more = {"milestones.n1.code": "xet", "milestones.n1.kind": "review", "milestones.n1.title": "Họp xét"}
    more |= {"milestones.n1.date.wording": "trong tháng 4 năm 2026", "milestones.n1.date.month": "2026-04"}
    own.post(page, [*form.items(), *more.items(), ("lam", "luu")])
    old, new = changed_lines(own)
    assert old == []
    assert new[0] == "  - code: xet"
    form = own.form(page)
    moved = own.post(page, [*form.items(), ("lam", "len:milestones.2")]).body
    order = re.findall(r'name="milestones\.(\d)\.code"', moved)
    assert order == ["0", "2", "1"]
    kept = [(name, value) for name, value in form.items() if not name.startswith("milestones.2")]
    own.post(page, [*kept, ("lam", "luu")])
    assert changed_lines(own) == ([], [])


def test_a_problem_is_told_beside_its_field(own: Desk) -> None:
    page = f"{CAMPAIGN}thoi-gian/"
    form = own.form(page) | {"milestones.0.binds.0": "phong-ban-cao-lok"}
    own.post(page, [*form.items(), ("lam", "luu")])
    body = own.get(page).body
    at = body.index('name="milestones.0.binds.0"')
    assert "phong-ban-cao-lok” không có trong" in body[at : at + 1500]
    assert 'aria-invalid="true"' in body[at : at + 400]
    assert "1 lỗi" in own.get("/").body


def test_a_file_that_was_changed_meanwhile_is_shown_beside_what_was_typed(own: Desk) -> None:
    form = own.form(CAMPAIGN) | {"short_title": "Tên của tôi"}
    path = own.project.root / FILE
    theirs = path.read_text(encoding="utf-8").replace("Thi đua bầu cử 2026 - 2031", "Tên của người khác", 1)
    path.write_text(theirs, encoding="utf-8", newline="")
    answer = own.post(CAMPAIGN, [*form.items(), ("lam", "luu")])
    assert answer.status == 409
    assert re.search(r"<td>Tên của người khác</td><td>Tên của tôi</td>", answer.body)
    assert path.read_text(encoding="utf-8") == theirs


def changed_by_hand(desk: Desk, old: str, new: str) -> None:
    path = desk.project.root / FILE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def test_what_only_one_side_changed_meanwhile_stays_in_the_form(own: Desk) -> None:
    """Nothing that was typed has to be typed again, and nothing of the file is lost; a person saves it."""
    page = f"{CAMPAIGN}thoi-gian/"
    more = {"milestones.n1.code": "xet", "milestones.n1.kind": "review", "milestones.n1.title": "Họp xét mới"}
    more |= {"milestones.n1.date.wording": "trong tháng 4 năm 2026", "milestones.n1.date.month": "2026-04"}
    mine = own.form(page) | more
    changed_by_hand(own, 'text: "Thời gian', 'text: "Thời hạn')
    answer = own.post(page, [*mine.items(), ("lam", "luu")])
    assert answer.status == 409
    assert "Họp xét mới" in answer.body
    assert "Thời hạn" in answer.body
    assert "<caption>Hai bản cạnh nhau" not in answer.body
    saved = own.post(page, [*fields_in(answer.body).items(), ("lam", "luu")])
    assert saved.status == 303
    text = (own.project.root / FILE).read_text(encoding="utf-8")
    assert "title: Họp xét mới" in text
    assert 'text: "Thời hạn' in text


def test_only_what_both_sides_changed_stands_side_by_side(own: Desk) -> None:
    page = f"{CAMPAIGN}thoi-gian/"
    mine = own.form(page) | {"period.text": "Lời của tôi", "milestones.0.title": "Tên mốc của tôi"}
    changed_by_hand(own, 'text: "Thời gian', 'text: "Thời hạn')
    answer = own.post(page, [*mine.items(), ("lam", "luu")])
    assert answer.status == 409
    table = answer.body[answer.body.index("<caption>") : answer.body.index("</table>")]
    assert "Lời của tôi" in table
    assert "Tên mốc của tôi" not in table
    shown = fields_in(answer.body)
    assert shown["milestones.0.title"] == "Tên mốc của tôi"
    assert shown["period.text"].startswith("Thời hạn")


@pytest.mark.parametrize("meanwhile", [False, True])
def test_what_was_typed_into_a_group_that_the_file_does_not_have_is_not_lost(
    own: Desk, *, meanwhile: bool
) -> None:
    """With a group that somebody else wrote meanwhile it stands side by side."""
    path = own.project.root / "mkdocs.yml"
    whole = path.read_text(encoding="utf-8")
    without = re.sub(r"(?m)^  portal:\n(?:    .*\n)+", "", whole)
    assert without != whole
    path.write_text(without, encoding="utf-8", newline="")
    page = "/danh-muc/portal/"
    mine = own.form(page) | {"name": "Cổng của tôi", "owner": "UBND xã Của Tôi"}
    path.write_text(whole if meanwhile else f"{without}# \n", encoding="utf-8", newline="")
    answer = own.post(page, [*mine.items(), ("lam", "luu")])
    assert answer.status == 409
    assert "Cổng của tôi" in answer.body
    assert "UBND xã Của Tôi" in answer.body
    assert ("<caption>Hai bản cạnh nhau" in answer.body) is meanwhile
    if not meanwhile:
        assert fields_in(answer.body)["owner"] == "UBND xã Của Tôi"
    rows = re.findall(r'<th scope="row">([^<]*)</th>', answer.body)
    assert bool(rows) is meanwhile
    assert all(rows)  # each says what it is of


def test_a_change_that_both_made_alike_is_no_other_one(own: Desk) -> None:
    page = f"{CAMPAIGN}thoi-gian/"
    mine = own.form(page)
    changed_by_hand(own, 'text: "Thời gian', 'text: "Thời hạn')
    same = mine["period.text"].replace("Thời gian", "Thời hạn")
    answer = own.post(page, [*(mine | {"period.text": same}).items(), ("lam", "luu")])
    assert answer.status == 409
    assert "<caption>Hai bản cạnh nhau" not in answer.body
    assert "Hai bên sửa" not in answer.body
    assert fields_in(answer.body)["period.text"] == same


def test_a_file_that_cannot_be_read_is_told_with_its_place(own: Desk) -> None:
    path = own.project.root / FILE
    path.write_text("id: [\n", encoding="utf-8")
    answer = own.get(CAMPAIGN)
    assert answer.status == 409
    assert f"{FILE}:1" in answer.body
    assert own.get("/").status == 200


def test_every_save_can_be_looked_at_and_brought_back(own: Desk) -> None:
    form = own.form(CAMPAIGN) | {"short_title": "Tên mới"}
    own.post(CAMPAIGN, [*form.items(), ("lam", "luu")])
    [kept] = versions(own.project)
    link = f"/lich-su/{kept.group}/{kept.name}/"
    assert link in own.get("/lich-su/").body
    body = own.get(link).body
    assert "<ins>+ short_title: Tên mới</ins>" in body
    seen = re.search(r'name="ban" value="(\w+)"', body)
    assert seen
    assert own.post(link, [("ban", "0" * 64)]).status == 409, "changed meanwhile"
    assert own.post(link, [("ban", seen[1])]).status == 303
    assert changed_lines(own) == ([], [])


def brought_back(desk: Desk, version: Version) -> Answer:
    """The oldest way back: what the file held before that save."""
    link = f"/lich-su/{version.group}/{version.name}/"
    seen = re.search(r'name="ban" value="(\w+)"', desk.get(link).body)
    assert seen
    return desk.post(link, [("ban", seen[1])])


def test_a_way_back_says_what_else_it_undoes(own: Desk) -> None:
    """Behind an older save lie newer ones of the same file, and what was changed by hand."""
    first = own.form(CAMPAIGN) | {"short_title": "Tên thứ nhất"}
    own.post(CAMPAIGN, [*first.items(), ("lam", "luu")])
    [oldest] = versions(own.project)
    link = f"/lich-su/{oldest.group}/{oldest.name}/"
    told = "cả những phần sửa sau lần lưu này"
    assert told not in own.get(link).body
    page = f"{CAMPAIGN}thoi-gian/"
    second = own.form(page) | {"milestones.0.title": "Tên mốc sửa sau"}
    own.post(page, [*second.items(), ("lam", "luu")])
    changed_by_hand(own, "Tên thứ nhất", "Tên sửa bằng tay")
    body = own.get(link).body
    assert told in body
    back = body[body.index(told) :]
    assert re.search(r"<del>− .*Tên mốc sửa sau</del>", back)
    assert re.search(r"<del>− short_title: Tên sửa bằng tay</del>", back)
    done = brought_back(own, oldest)
    assert "Đã lấy lại bản trước" in own.get(done.headers["location"]).body


@pytest.mark.parametrize("name", ["contents.0.text", "contents.n1.text"])
def test_a_text_that_no_file_may_hold_is_told_and_stays_in_the_form(own: Desk, name: str) -> None:
    page = f"{CAMPAIGN}noi-dung/"
    before = (own.project.root / FILE).read_text(encoding="utf-8")
    form = own.form(page) | {name: "Dài. " * 2_001}
    answer = own.post(page, [*form.items(), ("lam", "luu")])
    assert answer.status == 409
    said = re.search(r'role="status">\s*<p class="note">([^<]*)', answer.body)
    assert said
    assert said[1].endswith("dài 10.004 ký tự, vượt mức 10.000 ký tự. Chia thành nhiều mục rồi lưu.")
    assert "Nội dung" in said[1]
    assert fields_in(answer.body)[name].startswith("Dài. Dài.")
    assert (own.project.root / FILE).read_text(encoding="utf-8") == before


def test_what_need_not_be_chosen_can_be_unchosen() -> None:
    looked_at = 0
    for model in record_types(Campaign, Registries).values():
        for name, field in model.model_fields.items():
            literal = next((each for each in kinds(field.annotation) if get_origin(each) is Literal), None)
            if literal is None or may_be_list(field.annotation):
                continue
            chosen = get_args(literal)[-1]
            (view,) = fields_of(model, [name], {name: str(chosen)}, Around({}, {}, {}))
            optional = not field.is_required() and field.default is None
            assert (view.choices[0] == ("", "(không ghi)")) is optional, (model, name)
            assert answer(model, {name: ""}, {name: chosen}) == {name: None}
            looked_at += optional
    assert looked_at > 5


def test_what_a_browser_keeps_unsaved_is_of_one_portal_and_one_form(own: Desk, shipped_desk: Desk) -> None:
    """Portals are opened at one address, one after the other."""
    pages = (
        CAMPAIGN,
        f"{CAMPAIGN}thoi-gian/",
        f"{CAMPAIGN}toan-van/",
        "/danh-muc/units/",
        "/danh-muc/portal/",
    )
    names = [
        re.search(r'data-unsaved="([^"]+)"', desk.get(page).body)
        for desk in (own, shipped_desk)
        for page in pages
    ]
    assert len({found[1] for found in names if found}) == 2 * len(pages)


def test_the_history_names_files_as_the_desk_names_its_parts(own: Desk) -> None:
    folder, title = FILE.removesuffix("/campaign.yml"), "Thi đua thử"
    for file in (FILE, f"{folder}/plan.txt", f"{folder}/honours/qd-1.csv", f"{folder}/honours/ledger.json",
                 "campaigns/_shared/units.yml", "content/gioi-thieu.md", "mkdocs.yml",
                 "campaigns/da-bo/campaign.yml"):  # fmt: skip
        held = read(own.project, file)
        save(own.project, file, (held or b"") + b"# \n", fingerprint(held), ["thử"])
    form = own.form(CAMPAIGN) | {"short_title": title}
    own.post(CAMPAIGN, [*form.items(), ("lam", "luu")])
    body = own.get("/lich-su/").body
    assert set(re.findall(r'/">[^<:]*: ([^<]*)</a>', body)) == {
        f"{title}: dữ liệu", f"{title}: toàn văn", f"{title}: danh sách qd-1.csv", f"{title}: sổ công bố",
        "Danh mục dùng chung: Đơn vị", "Trang viết tay: gioi-thieu.md", "Cài đặt của cổng", "da-bo: dữ liệu",
    }  # fmt: skip
    tabs = re.findall(r'nhom=[^"]*"[^>]*>([^<]*)</a>', body)
    assert sorted(tabs) == sorted(
        [title, "da-bo", "Danh mục dùng chung", "Trang viết tay", "Cài đặt của cổng"]
    )


def test_what_is_typed_is_text_to_everyone(own: Desk) -> None:
    hostile = '"><script>alert(1)</script>{{ 7 * 7 }} !!python/object *a &b'
    form = own.form(CAMPAIGN) | {"short_title": hostile}
    own.post(CAMPAIGN, [*form.items(), ("lam", "luu")])
    assert own.form(CAMPAIGN)["short_title"] == hostile
    for page in ("/", CAMPAIGN, "/lich-su/"):
        assert "<script>alert" not in own.get(page).body


def test_a_request_that_is_no_form_is_told_in_words(own: Desk) -> None:
    answer = own.ask("POST", CAMPAIGN, b"\xff\xfe=1")
    assert answer.status == 409
    assert "Không đọc được" in answer.body
