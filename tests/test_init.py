"""`thidua init`: an empty folder becomes a portal that works, or stays as it was."""

from __future__ import annotations

import re
import shutil
import signal
from pathlib import Path

import pytest
import yaml
from builders import write_project
from click.testing import CliRunner
from forks import Faults, forked
from new_portals import OWNER, THEIRS
from running import ROOT, contents
from sampling import sample

from generator.checking import check
from generator.commands.app import app
from generator.load.content_pages import name_flaw
from generator.opening.asking import Given
from generator.opening.new_portal import KINDS, OPTIONS, STARTER, asked, portal_files
from generator.output import BEGUN, sync_folder
from generator.project import Project


def begun(root: Path, kind: str) -> Project:
    """A new portal of this kind of body, without the command."""
    said = {"owner": f"UBND {kind} Thử"}
    if KINDS[kind].level == "commune":
        said["place"] = "thành phố Mẫu"
    sync_folder(root, portal_files(asked(Given(said, OPTIONS))))
    return Project(root)


@pytest.mark.parametrize("kind", KINDS)
def test_a_portal_of_each_kind_begins_without_a_single_problem(tmp_path: Path, kind: str) -> None:
    project = begun(tmp_path, kind)
    checked = check(project)
    assert [found.code for found in checked.problems] == ["P15"]  # nobody has said how it is reached
    assert checked.portal is not None
    assert checked.portal.owner == f"Ủy ban nhân dân {kind} Thử"
    assert {unit.body for unit in checked.registries.units} == {checked.portal.issuing_body}
    assert len(checked.registries.units) >= 12
    assert len(checked.forms.files) >= 8
    assert checked.registries.awards
    pages = " ".join(page.text for page in checked.written if not page.path.startswith("huong-dan/"))
    assert f"Cổng thông tin này do Ủy ban nhân dân {kind} Thử quản lý" in pages
    assert KINDS[kind].department in pages
    others = [other for other in KINDS if other != kind and f"Ủy ban nhân dân {other}" in pages]
    assert not others


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_first_campaign_offers_as_the_receiving_office_is_there(tmp_path: Path, kind: str) -> None:
    """Whoever takes the sign away from that part meets no code of another portal."""
    project = begun(tmp_path, kind)
    said = ("--title", "Thi đua năm 2027", "--id", "thi-dua-2027", "--award", "giay-khen-xa")
    done = CliRunner().invoke(app, ["--root", str(tmp_path), "new", *said])
    assert done.exit_code == 0, done.output
    text = (project.campaigns / "thi-dua-2027" / "campaign.yml").read_text(encoding="utf-8")
    offered = re.findall(r"^# +(?:to|via|binds): \[?([a-z0-9-]+)", text, re.MULTILINE)
    assert offered
    assert set(offered) <= {unit.code for unit in check(project).registries.units}


def test_a_new_portal_names_no_other_and_no_file_that_windows_refuses(tmp_path: Path) -> None:
    files = contents(begun(tmp_path, "xã").root)
    assert len(files) >= 20
    for path, content in files.items():
        assert not THEIRS.search(path), path
        assert name_flaw(path) is None, path
        text = content.decode("utf-8", errors="ignore")
        assert not THEIRS.search(text), (path, THEIRS.findall(text))


def test_what_a_portal_starts_with_is_what_the_shipped_one_knows() -> None:
    """An entry that is corrected in one place has to be corrected in the other, too."""
    for name in ("awards", "legal_documents"):
        own, shipped = (
            yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf-8"))
            for folder in (STARTER, ROOT / "campaigns" / "_shared")
        )
        assert len(own) >= 4
        assert [entry for entry in own if entry not in shipped] == []


def test_answers_are_asked_for_until_they_can_be_used(tmp_path: Path) -> None:
    typed = (
        "xã Thử", "UBND xã Thử",  # the owner
        "Mẫu", "tỉnh Mẫu",
        "",  # the department that is offered
        "Nguyễn Văn A1, Chủ tịch",
        "",
        "0123", "0205.3812.345",
        "",
    )  # fmt: skip
    done = CliRunner().invoke(app, ["init", str(tmp_path / "cong")], input="\n".join(typed) + "\n")
    assert done.exit_code == 0, done.output
    assert done.output.count("Chưa được:") == 3
    portal = check(Project(tmp_path / "cong")).portal
    assert portal is not None
    assert portal.owner_place == "tỉnh Mẫu"
    assert portal.department == "Phòng Văn hóa - Xã hội"
    assert portal.responsible == "Nguyễn Văn A1, Chủ tịch"
    assert portal.phone == "0205.3812.345"


@pytest.mark.parametrize(
    "name",
    ["…", "...", "-", "Thử, tỉnh Mẫu", "Thử (tỉnh Mẫu)", "Thử; Mẫu", "<b>Thử</b>", "{{ Thử }}", "Thử: Mẫu"],
)
def test_a_name_of_a_place_has_letters_and_no_second_place(tmp_path: Path, name: str) -> None:
    """The example's dots are no name, and the province is asked for by itself."""
    done = forked("init", "cong", "--owner", f"UBND xã {name}", "--place", f"tỉnh {name}", cwd=tmp_path)
    assert done.returncode == 2
    told = re.findall(rf"^(--\w+): “{re.escape(name)}” không phải tên xã, tỉnh", done.stderr, re.MULTILINE)
    assert told == ["--owner", "--place"], done.stderr
    assert not (tmp_path / "cong").exists()


@pytest.mark.parametrize(
    "name", ["Đ'Ran", "Ea H’leo", "1 Bảo Lộc", "A Lưới 1", "Bà Rịa - Vũng Tàu", "Ơ", "Pờ Y"]
)
def test_a_name_of_a_place_as_it_is_written(tmp_path: Path, name: str) -> None:
    done = forked("init", "cong", "--owner", f"UBND xã {name}", "--place", f"tỉnh {name}", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    checked = check(Project(tmp_path / "cong"))
    assert checked.portal is not None
    assert checked.portal.owner == f"Ủy ban nhân dân xã {name}"
    assert checked.publishable


def test_everything_that_is_wrong_is_told_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "cong").mkdir()
    (tmp_path / "cong" / "thu.txt").write_text("có rồi", encoding="utf-8")
    wrong = ("--owner", "xã Thử", "--place", "Mẫu", "--department", "", "--phone", "12", "--email", "a@")
    done = forked("init", "cong", *wrong, cwd=tmp_path)
    assert done.returncode == 2
    assert "không trống (có thu.txt)" in done.stderr
    told = re.findall(r"^(--\w+): ", done.stderr, re.MULTILINE)
    assert told == ["--owner", "--place", "--department", "--phone", "--email"]
    assert contents(tmp_path / "cong") == {"thu.txt": "có rồi".encode()}


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("", "đã là một cổng"),
        ("content/moi", "nằm trong cổng"),
        ("mkdocs.yml", "nằm trong cổng"),
    ],
)
def test_no_portal_begins_in_another_one(tmp_path: Path, folder: str, words: str) -> None:
    root = write_project(tmp_path)
    before = contents(root)
    done = forked("init", str(root / folder), *OWNER, cwd=tmp_path.parent)
    assert done.returncode == 2
    assert words in done.stderr
    assert contents(root) == before


@pytest.mark.parametrize(
    ("folder", "words"),
    [("cong", "cong là một tệp"), ("cong/moi", "cong là một tệp"), ("aux", "“aux” là tên Windows giữ riêng")],
)
def test_a_name_that_cannot_be_a_folder_is_told(tmp_path: Path, folder: str, words: str) -> None:
    (tmp_path / "cong").write_text("", encoding="utf-8")
    done = forked("init", folder, *OWNER, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert contents(tmp_path) == {"cong": b""}


def test_the_folder_in_which_one_stands_is_filled_in_place(tmp_path: Path) -> None:
    done = forked("init", ".", *OWNER, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [found.code for found in check(Project(tmp_path)).problems] == ["P15"]
    again = forked("init", ".", *OWNER, cwd=tmp_path)
    assert again.returncode == 2
    assert "đã là một cổng" in again.stderr


@pytest.mark.parametrize("fault", ["killed", "disk full", "may not write"])
def test_a_beginning_that_is_cut_off_is_no_portal_and_can_be_done_again(tmp_path: Path, fault: str) -> None:
    """At any step: what a killed one leaves is told or cleared away, what fails leaves nothing."""
    commands = Faults(tmp_path)
    steps = commands.run("init", "cong", *OWNER).steps
    whole = contents(tmp_path / "cong")
    assert steps > 40
    cut = 0
    for at in sample(range(1, steps, 3)):
        shutil.rmtree(tmp_path / "cong", ignore_errors=True)
        done = commands.run("init", "cong", *OWNER, fault=fault, at=at)
        if done.code == 0:  # nothing was left to be refused
            assert contents(tmp_path / "cong") == whole
            continue
        cut += 1
        assert done.code == (-signal.SIGKILL if fault == "killed" else 2), done.said
        if fault != "killed":
            assert not (tmp_path / "cong").exists()
            continue
        if (tmp_path / "cong" / "mkdocs.yml").exists():  # the last step but one
            assert contents(tmp_path / "cong") == whole
            continue
        again = commands.run("init", "cong", *OWNER)
        if again.code:
            assert "bị ngắt giữa chừng" in again.said
            assert (tmp_path / "cong" / BEGUN).exists()
        else:
            assert contents(tmp_path / "cong") == whole
    assert cut
