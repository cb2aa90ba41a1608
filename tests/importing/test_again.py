"""`thidua import --again`: what a newer file of a plan changes, and that nothing of people's is lost."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import write_project
from click.testing import CliRunner, Result
from running import ROOT, code_of, contents

from generator.checking import check
from generator.commands.app import app
from generator.output import replace_file
from generator.project import Project

DAY = {"SOURCE_DATE_EPOCH": "1798762800"}  # 2027-01-01
PLAN = (ROOT / "campaigns/phong-trao-mau/plan.txt").read_text(encoding="utf-8")
DAY_CHANGED = ("chậm nhất ngày 10/4/2026", "chậm nhất ngày 15/4/2026")
QUOTA_CHANGED = ("không quá 01 tập thể, 02 cá nhân", "không quá 03 tập thể, 02 cá nhân")
FIRST = "1. Thi đua nêu gương người tốt, việc tốt trong từng thôn, tổ dân phố."
PARAGRAPH_ADDED = (
    "1. Thi đua hoàn thành các công việc mẫu trước thời hạn.\n\n2. Thi đua có",
    f"{FIRST}\n\n2. Thi đua hoàn thành các công việc mẫu trước thời hạn.\n\n3. Thi đua có",
)
"""A paragraph before all others of its part: their numbers move."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "cong"
    root.mkdir()
    made = Project(write_project(root))
    assert code_of(again(made, PLAN, first=True)) == 0
    return made


def newer(*changes: tuple[str, str]) -> str:
    """The plan with these wordings changed."""
    text = PLAN
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


ALL = newer(DAY_CHANGED, QUOTA_CHANGED, PARAGRAPH_ADDED)


def again(project: Project, plan: str, *options: str, first: bool = False) -> Result:
    path = project.root.parent / "ke-hoach.txt"
    path.write_text(plan, encoding="utf-8")
    more = () if first else ("--again",)
    arguments = ["--root", str(project.root), "import", str(path), "--id", "mau", *more, *options]
    return CliRunner().invoke(app, arguments, env=DAY, standalone_mode=False)


def campaign(project: Project) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(file(project, "campaign.yml"))
    return data


def opened(project: Project) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(file(project, "open.yml"))
    return data


def file(project: Project, name: str) -> str:
    return (project.campaigns / "mau" / name).read_text(encoding="utf-8")


def handing_in(data: dict[str, Any]) -> dict[str, Any]:
    (found,) = [each for each in data["milestones"] if each["code"] == "nop-ho-so"]
    return dict(found)


def edit(project: Project, old: str, new: str, name: str = "campaign.yml") -> None:
    text = file(project, name)
    assert text.count(old) == 1, (old, text)
    (project.campaigns / "mau" / name).write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed_is_said_and_no_file_is_touched(project: Project) -> None:
    before = contents(project.root)
    for options in ((), ("--write",)):
        done = again(project, PLAN, *options)
        assert code_of(done) == 0, done.output
        assert "không có gì thay đổi" in done.output
        assert contents(project.root) == before


def test_a_day_a_quota_and_a_paragraph_are_told_part_by_part_and_nothing_is_written(project: Project) -> None:
    before = contents(project.root)
    done = again(project, ALL)
    assert code_of(done) == 0, done.output
    said = done.output
    assert f"thêm (dòng 25): “{FIRST.removeprefix('1. ')}”" in said
    assert "contents – Nội dung thi đua." in said
    assert "Số mục (source) dời theo kế hoạch mới ở 2 chỗ." in said
    assert "milestones.nop-ho-so.date" in said
    assert '"day": "2026-04-10"' in said
    assert '"day": "2026-04-15"' in said
    assert re.search(r"quotas\.\S+\.collectives\n    đang ghi: 1\n    kế hoạch mới: 3\n", said)
    assert "Chưa ghi gì" in said
    assert "Điểm mở mới" not in said
    assert contents(project.root) == before


def test_written_it_is_what_a_first_import_gives_and_the_next_time_nothing_changes(
    project: Project, tmp_path: Path
) -> None:
    done = again(project, ALL, "--write")
    assert code_of(done) == 0, done.output
    other = tmp_path / "khac"
    other.mkdir()
    fresh = Project(write_project(other))
    assert code_of(again(fresh, ALL, first=True)) == 0
    assert contents(project.campaigns / "mau") == contents(fresh.campaigns / "mau")
    assert "không có gì thay đổi" in again(project, ALL, "--write").output
    assert check(project).publishable


def test_decisions_and_codes_stay_where_place_and_wording_are_the_same(project: Project) -> None:
    point = next(each for each in opened(project)["points"] if each["at"].endswith("[IV.5].to"))
    text = file(project, "open.yml")
    start = text.index(f"code: {point['code']}")
    text = text[:start] + text[start:].replace('decided: ""', "decided: absent", 1)
    (project.campaigns / "mau/open.yml").write_text(text, encoding="utf-8")
    assert (
        code_of(again(project, newer(("5. Thời gian gửi", "6. Thời gian gửi"), DAY_CHANGED), "--write")) == 0
    )
    moved = next(each for each in opened(project)["points"] if each["at"].endswith("[IV.6].to"))
    assert (moved["code"], moved["decided"]) == (point["code"], "absent")


def test_a_point_on_what_is_not_written_keeps_its_code_where_lines_move(tmp_path: Path) -> None:
    root = tmp_path / "cong"
    root.mkdir()
    project = Project(write_project(root))
    measured = ("ít nhất 01 cách làm mới ở", "95% số việc xong sớm ở")
    assert code_of(again(project, newer(measured), first=True)) == 0
    before = [(each["code"], each["why"]) for each in opened(project)["points"]]
    assert "maybe_a_measure" in {why for _, why in before}
    assert code_of(again(project, newer(measured, PARAGRAPH_ADDED), "--write")) == 0
    assert [(each["code"], each["why"]) for each in opened(project)["points"]] == before


def test_an_edited_value_stays_and_is_open_with_both_readings(project: Project) -> None:
    edit(project, "    collectives: 1\n", "    collectives: 5\n")
    edit(project, "text: Thi đua hoàn thành các công việc mẫu trước thời hạn.", "text: Lời đã sửa.")
    known = {each["code"] for each in opened(project)["points"]}
    done = again(project, ALL, "--write")
    assert code_of(done) == 0, done.output
    data = campaign(project)
    assert data["quotas"][0]["collectives"] == 5
    assert handing_in(data)["date"]["wording"] == DAY_CHANGED[1]
    assert data["contents"][0]["text"] == FIRST.removeprefix("1. ")
    assert "Lời đã sửa." in [each["text"] for each in data["contents"]]
    (point,) = [each for each in opened(project)["points"] if each["code"] not in known]
    assert (point["at"], point["why"]) == ("quotas.giay-khen-cua-chu-tich.collectives", "edited")
    assert (point["understood"], point["choices"]) == (5, [5, 3])
    assert "không quá 03 tập thể" in point["wording"]
    assert "không có gì thay đổi" in again(project, ALL, "--write").output
    edit(project, "collectives: 5", "collectives: 4")  # decided by a value of one's own: it stays, for good
    assert code_of(again(project, ALL, "--write")) == 0
    assert campaign(project)["quotas"][0]["collectives"] == 4
    assert {each["code"] for each in opened(project)["points"]} == known


def test_what_people_added_or_took_out_stays_so(project: Project) -> None:
    said = "    text: các đơn vị mẫu gửi hồ sơ về Phòng Văn hóa - Xã hội chậm nhất ngày 10/4/2026.\n"
    edit(project, f"{said}    source: IV.5\n\n", "    source: IV.5\n\n")
    edit(project, "short_title:", "topics: [mẫu]\nshort_title:")
    second = file(project, "campaign.yml")
    start = second.index("  - text: Thi đua có ít nhất 01 cách làm mới")
    end = second.index("\nperiod:")
    (project.campaigns / "mau/campaign.yml").write_text(second[:start] + second[end:], encoding="utf-8")
    done = again(project, newer(QUOTA_CHANGED, PARAGRAPH_ADDED), "--write")
    assert code_of(done) == 0, done.output
    data = campaign(project)
    assert data["topics"] == ["mẫu"]
    assert "text" not in handing_in(data)
    assert [each["source"] for each in data["contents"]] == ["II.1", "II.2"]
    assert data["quotas"][0]["collectives"] == 3


def test_comments_and_order_stay_where_nothing_changes(project: Project) -> None:
    edit(project, "purposes:\n", "# Đã xem lại với lãnh đạo.\npurposes:  # đủ\n")
    edit(project, "draft: true\n", "")
    done = again(project, newer(QUOTA_CHANGED), "--write")
    assert code_of(done) == 0, done.output
    text = file(project, "campaign.yml")
    assert "# Đã xem lại với lãnh đạo.\npurposes:  # đủ\n" in text
    assert "collectives: 3" in text
    assert "draft" not in campaign(project)


def test_a_part_with_comments_that_would_change_is_left_to_people_and_told(project: Project) -> None:
    edit(project, "    collectives: 1\n", "    collectives: 1  # hỏi lại\n")
    before = contents(project.root)
    done = again(project, newer(QUOTA_CHANGED), "--write")
    assert code_of(done) == 1
    assert "phần quotas có lời chú" in done.output
    assert "kế hoạch mới: 3" in done.output
    assert contents(project.root) == before
    edit(project, "collectives: 1  #", "collectives: 3  #")
    edit(project, "Mẫu không quá 01 tập thể", "Mẫu không quá 03 tập thể")
    assert code_of(again(project, newer(QUOTA_CHANGED), "--write")) == 0
    assert "collectives: 3  # hỏi lại" in file(project, "campaign.yml")
    assert "không quá 03 tập thể" in file(project, "plan.txt")


def test_an_edited_entry_that_the_new_plan_no_longer_has_stays_and_is_asked_for(project: Project) -> None:
    line = (
        '    individuals: {}\n    wording: "mỗi Tổ mẫu, mỗi Thôn Mẫu, mỗi Trường Mẫu không quá 02 cá nhân."\n'
    )
    edit(project, line.format(2), line.format(4))
    shorter = newer((PLAN[PLAN.index("b) Bằng khen của") : PLAN.index("4. Hồ sơ")], ""))
    for _ in range(2):
        assert code_of(again(project, shorter, "--write")) == 0
        assert [each["award"] for each in campaign(project)["quotas"]] == ["giay-khen-xa", "bang-khen-tinh"]
        asked = [each for each in opened(project)["points"] if each["why"] == "edited"]
        assert [each["at"] for each in asked] == ["quotas.bang-khen-cua-chu-tich"]
        assert asked[0]["understood"]["individuals"] == 4
        assert asked[0]["decided"] == ""


def test_a_file_from_windows_keeps_its_line_ends(project: Project) -> None:
    path = project.campaigns / "mau/campaign.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    done = again(project, ALL, "--write")
    assert code_of(done) == 0, done.output
    content = path.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert "không có gì thay đổi" in again(project, ALL).output


def test_a_command_that_is_cut_off_leaves_every_file_as_it_was(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(project.campaigns)
    written: list[Path] = []

    def cut_off(path: Path, content: bytes) -> None:
        if written:
            raise OSError("disk full")
        written.append(path)
        replace_file(path, content)

    monkeypatch.setattr("generator.commands.import_again.replace_file", cut_off)
    assert code_of(again(project, ALL, "--write")) != 0
    assert written
    assert contents(project.campaigns) == before


def test_other_files_of_the_folder_stay_and_an_older_signed_file_goes(project: Project) -> None:
    folder = project.campaigns / "mau"
    (folder / "forms").mkdir()
    (folder / "forms/mau-1.docx").write_bytes(b"x")
    (folder / "plan.pdf").write_bytes(b"%PDF-1.7 old")
    done = again(project, newer(QUOTA_CHANGED), "--write")
    assert code_of(done) == 0, done.output
    assert "plan.pdf: bỏ bản cũ" in done.output
    assert not (folder / "plan.pdf").exists()
    assert (folder / "forms/mau-1.docx").read_bytes() == b"x"


def test_a_campaign_that_was_not_imported_is_refused_with_the_reason(project: Project) -> None:
    before = contents(project.root)
    (project.campaigns / "mau/open.yml").rename(project.root / "open.yml")
    done = again(project, ALL, "--write")
    assert code_of(done) == 1
    assert "không có open.yml" in done.output
    (project.root / "open.yml").rename(project.campaigns / "mau/open.yml")
    path = project.root.parent / "ke-hoach.txt"
    for code in ("khong-co", "../cong/campaigns/mau", ""):
        arguments = ["--root", str(project.root), "import", str(path), "--id", code, "--again", "--write"]
        done = CliRunner().invoke(app, arguments, env=DAY, standalone_mode=False)
        assert code_of(done) == 1
        assert "không có phong trào" in done.output
    assert contents(project.root) == before


@pytest.mark.parametrize(
    ("options", "said"), [(["--again"], "--again cần --id"), (["--id", "moi", "--write"], "đi cùng --again")]
)
def test_options_that_lack_the_other_one_are_a_wrong_call(
    project: Project, options: list[str], said: str
) -> None:
    path = project.root.parent / "ke-hoach.txt"
    done = CliRunner().invoke(
        app, ["--root", str(project.root), "import", str(path), *options], env=DAY, standalone_mode=False
    )
    assert "UsageError" in repr(done.exception)
    assert said in str(done.exception)


def test_what_an_amendment_tells_to_do_typed_as_told_does_it(project: Project) -> None:
    """Its remedy names a command that compares and the word that writes: both are tried as they stand."""
    subject = "KẾ HOẠCH (VÍ DỤ)\n\nPhát động phong trào thi đua mẫu năm 2026\n\nVăn"
    amendment = newer((subject, "KẾ HOẠCH\n\nSửa đổi, bổ sung Kế hoạch thi đua năm 2026\n\nVăn"))
    refused = again(project, amendment)
    assert code_of(refused) == 1
    told = re.search(
        r"chạy thidua import TỆP (--id MÃ --again) để xem thay đổi, thêm (--write) để ghi", refused.output
    )
    assert told is not None, refused.output
    before = contents(project.campaigns / "mau")
    looked = again(project, newer(DAY_CHANGED))
    assert code_of(looked) == 0
    assert "15/4/2026" in looked.output
    assert contents(project.campaigns / "mau") == before
    assert code_of(again(project, newer(DAY_CHANGED), told[2])) == 0
    assert "15/4/2026" in file(project, "plan.txt")
