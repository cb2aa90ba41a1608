"""`thidua import`: a folder with all of its files or nothing; what is told; what exit code."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml
from builders import write_project
from click.testing import CliRunner, Result
from running import ROOT, code_of, contents
from word_plans import counted, typed

from generator.checking import check
from generator.commands.app import app
from generator.importing.reading.read_plan import read_content
from generator.project import Project

DAY = {"SOURCE_DATE_EPOCH": "1798762800"}  # 2027-01-01
PLAN = (ROOT / "campaigns/bau-cu-2026-cao-loc/plan.txt").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "cong"
    root.mkdir()
    return Project(write_project(root))


def run_import(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(
        app, ["--root", str(project.root), "import", *arguments], env=DAY, standalone_mode=False
    )


def plan_file(tmp_path: Path, content: bytes, name: str = "ke-hoach.docx") -> str:
    path = tmp_path / name
    path.write_bytes(content)
    return str(path)


def test_a_plan_becomes_a_draft_with_its_text_and_its_open_points(project: Project, tmp_path: Path) -> None:
    before = contents(project.root)
    content = counted(PLAN)
    done = run_import(project, plan_file(tmp_path, content), "--id", "bau-cu-2026")
    assert code_of(done) == 0, done.output
    folder = project.campaigns / "bau-cu-2026"
    assert sorted(path.name for path in folder.iterdir()) == ["campaign.yml", "open.yml", "plan.txt"]
    assert (folder / "plan.txt").read_text(encoding="utf-8") == read_content(content, ".docx").text
    data = yaml.safe_load((folder / "campaign.yml").read_text(encoding="utf-8"))
    assert (data["id"], data["draft"]) == ("bau-cu-2026", True)
    opened = yaml.safe_load((folder / "open.yml").read_text(encoding="utf-8"))
    day = str(opened["read_from"].pop("day"))
    assert opened["read_from"] == {"file": "ke-hoach.docx", "sha256": hashlib.sha256(content).hexdigest()}
    assert day == "2027-01-01"
    after = contents(project.root)
    assert {path: after[path] for path in before} == before
    for point in opened["points"]:
        assert f"{point['code']}  {point['at']}" in done.output
    assert f"Còn {len(opened['points'])} điểm" in done.output
    assert "% số từ của kế hoạch" in done.output
    assert "thidua check bau-cu-2026" in done.output


def test_a_draft_can_be_checked_and_stops_nothing(project: Project, tmp_path: Path) -> None:
    assert code_of(run_import(project, plan_file(tmp_path, typed(PLAN)), "--id", "bau-cu-2026")) == 0
    assert check(project).publishable


def test_two_imports_write_the_same_bytes_and_the_code_follows_from_the_plan(
    project: Project, tmp_path: Path
) -> None:
    file = plan_file(tmp_path, typed(PLAN))
    for _ in range(2):
        assert code_of(run_import(project, file)) == 0
        (made,) = [folder for folder in project.campaigns.iterdir() if (folder / "open.yml").exists()]
        assert "2026" in made.name
        made.rename(project.root / f"lan-{len(list(project.root.glob('lan-*')))}")
    assert contents(project.root / "lan-0") == contents(project.root / "lan-1")


def test_nothing_is_ever_overwritten(project: Project, tmp_path: Path) -> None:
    file = plan_file(tmp_path, typed(PLAN))
    assert code_of(run_import(project, file)) == 0
    before = contents(project.root)
    again = run_import(project, file)
    assert code_of(again) == 1
    assert "đã có" in again.output
    assert "--id" in again.output
    taken = next(path.name for path in project.campaigns.iterdir() if (path / "open.yml").exists())
    assert "đã có" in str(code_of(run_import(project, file, "--id", taken)))
    assert contents(project.root) == before


def test_what_is_no_plan_is_refused_with_its_name_and_nothing_is_written(
    project: Project, tmp_path: Path
) -> None:
    before = contents(project.root)
    text = "CHỈ THỊ\nVề việc phát động phong trào thi đua\n" + PLAN[PLAN.index("I. MỤC") :]
    done = run_import(project, plan_file(tmp_path, text.encode(), "chi-thi.txt"))
    assert code_of(done) == 1
    assert "Không nhập chi-thi.txt: đây là chỉ thị" in done.output
    assert "Cách làm: " in done.output
    assert contents(project.root) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["khong-co.docx"], "Không có tệp"),
        (["."], "Không có tệp"),
        (["FILE", "--id", "Mã Có Dấu"], "mã chỉ gồm chữ thường"),
    ],
    ids=["no file", "a folder", "a code with marks"],
)
def test_a_wrong_call_is_told(project: Project, tmp_path: Path, arguments: list[str], said: str) -> None:
    file = plan_file(tmp_path, typed(PLAN))
    done = run_import(project, *[file if each == "FILE" else each for each in arguments])
    assert "UsageError" in repr(done.exception)
    assert said in str(done.exception)


def test_the_signed_pdf_is_kept_beside_the_draft(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.importing.reading import read_plan
    from generator.importing.reading.blocks import TextBlock
    from generator.importing.reading.pdf import ReadPages

    blocks = [TextBlock(line) for line in PLAN.split("\n")]
    monkeypatch.setattr(read_plan, "read_pdf", lambda *_: ReadPages(list(blocks), scanned=False, words=[9]))
    content = b"%PDF-1.7 signed"
    assert code_of(run_import(project, plan_file(tmp_path, content, "ky.pdf"), "--id", "bau-cu-2026")) == 0
    assert (project.campaigns / "bau-cu-2026/plan.pdf").read_bytes() == content
