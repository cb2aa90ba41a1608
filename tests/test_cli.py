"""The command line as staff meet it: exit codes, words, and that a failed build publishes nothing."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from builders import COMPLETE, campaign_data, write_campaign, write_word_file
from forks import forked
from mistakes import write_mistake
from running import BIN, contents, run

from generator import __main__ as program
from generator.commands import app as cli
from generator.commands import check
from generator.commands.words import speak_vietnamese
from generator.problems import InternalError, UsageError, catalogue
from generator.project import Project

BAD = Path(__file__).parent / "bad"
VIETNAMESE = re.compile(r"[áàãéèíìóòõúùýăâđêôơưạảấầậắặẹẻẽếềệịỉọỏốồộớờợụủứừựỳỵỷỹ]")


def spoil(project: Project, *names: str) -> None:
    """The base project with the mistakes of these bad folders, in place of the project."""
    shutil.rmtree(project.campaigns)
    write_mistake(project.root, *(BAD / name for name in names))


def words(done: object) -> str:
    """Everything a command said; never a traceback."""
    said = done.stdout + done.stderr  # type: ignore[attr-defined]
    assert "Traceback" not in said, said
    return said


def test_check_of_clean_data_exits_0_and_says_how_much_was_read(project: Project) -> None:
    write_campaign(project.root, campaign_data(**COMPLETE))
    done = run("thidua", "check", "--as-of", "2026-01-20", cwd=project.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Đã đọc 1 phong trào, 2 hình thức khen thưởng, 3 đơn vị, 1 văn bản, 2 sự kiện, 0 biểu mẫu, "
        "0 dòng danh sách khen thưởng: 0 lỗi, 0 cảnh báo, 0 lưu ý.\n"
    )


def test_check_says_which_campaigns_it_could_not_read(project: Project) -> None:
    spoil(project, "S01-many-files")
    said = forked("check", cwd=project.root).stdout
    assert "Đã đọc 2 phong trào (2 chưa đọc được)" in said


def test_check_tells_what_the_given_day_has_overtaken(project: Project) -> None:
    codes = {
        day: set(re.findall(r"LƯU Ý ([A-Z]\d\d)", forked("check", "--as-of", day, cwd=project.root).stdout))
        for day in ("2026-03-31", "2026-04-01")
    }
    assert codes["2026-04-01"] - codes["2026-03-31"] == {"D07"}


@pytest.mark.parametrize(("no_colour", "colours"), [("", True), ("1", False)])
def test_check_has_colours_on_a_terminal_only(project: Project, no_colour: str, *, colours: bool) -> None:
    import pty

    spoil(project, "S01-unknown-key")
    assert "\x1b[" not in forked("check", cwd=project.root, NO_COLOR=no_colour).stdout
    ours, theirs = pty.openpty()
    command = [str(BIN / "thidua"), "check"]
    env = {**os.environ, "NO_COLOR": no_colour, "TERM": "xterm"}
    subprocess.run(command, cwd=project.root, env=env, stdout=theirs, check=False)
    os.close(theirs)
    said = b""
    with contextlib.suppress(OSError):  # the end of a pseudo-terminal
        while part := os.read(ours, 65536):
            said += part
    os.close(ours)
    assert (b"\x1b[" in said) is colours
    plain = re.sub(r"\x1b\[[\d;]*m", "", said.decode()).replace("\r\n", "\n")
    assert (BAD / "S01-unknown-key" / "expected.txt").read_text(encoding="utf-8") in plain


def test_html_is_one_page_that_tells_the_same_and_runs_nothing(project: Project) -> None:
    hostile = "<script>alert(1)</script>"
    write_campaign(project.root, campaign_data(**{hostile: "x"}))
    done = forked("check", "--format", "html", "--as-of", "2026-01-20", cwd=project.root)
    assert done.returncode == 1
    page = done.stdout
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"(src|href)=", page), "the page stands alone"
    assert "1 lỗi, 0 cảnh báo" in page
    assert "Tính đến ngày 20/01/2026" in page
    assert "Sửa:" in page
    assert "^" in page


def test_html_of_clean_data_says_so(project: Project) -> None:
    write_campaign(project.root, campaign_data(**COMPLETE))
    page = forked("check", "--format", "html", "--as-of", "2026-01-20", cwd=project.root).stdout
    assert "Không có lỗi, cảnh báo hay lưu ý nào." in page


def test_check_works_from_a_folder_below_the_project_and_with_root(project: Project) -> None:
    assert forked("check", cwd=project.shared).returncode == 0
    assert forked("--root", str(project.root), "check", cwd=Path("/")).returncode == 0


def test_check_of_an_error_exits_1_and_shows_place_excerpt_and_remedy(project: Project) -> None:
    spoil(project, "S01-unknown-key")
    done = forked("check", cwd=project.root)
    assert done.returncode == 1
    assert (BAD / "S01-unknown-key" / "expected.txt").read_text(encoding="utf-8") in words(done)
    assert "1 lỗi, 0 cảnh báo" in done.stdout


@pytest.mark.parametrize(
    ("name", "plain", "strict"),
    [
        ("D04-no-bound", 0, 1),  # a warning
        ("G01-blank-number", 0, 0),  # a notice
        ("S01-unknown-key", 1, 1),  # an error
    ],
)
def test_strict_counts_warnings_but_not_notices(project: Project, name: str, plain: int, strict: int) -> None:
    spoil(project, name)
    assert forked("check", cwd=project.root).returncode == plain
    assert forked("check", "--strict", cwd=project.root).returncode == strict


def test_json_tells_the_same_as_text(project: Project) -> None:
    spoil(project, "S01-many-files")
    done = forked("check", "--format", "json", cwd=project.root)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    text = forked("check", cwd=project.root).stdout
    assert len(told) == text.count("    Xem: thidua explain ") == 6
    for problem in told:
        assert f"{problem['code']}  {problem['title']}" in text
        assert f"    {problem['detail']}" in text
        assert f"    Sửa: {problem['fix']}" in text
        place = [problem["path"], problem["line"], problem["column"]]
        assert ":".join(str(part) for part in place if part) in text
        assert problem["severity"] == "error"
        assert isinstance(problem["related"], list)


def test_json_of_clean_data_is_an_empty_list(project: Project) -> None:
    write_campaign(project.root, campaign_data(**COMPLETE))
    done = forked("check", "--format", "json", "--as-of", "2026-01-20", cwd=project.root)
    assert json.loads(done.stdout) == []


def test_github_annotations_have_a_place_and_escape_what_github_would_cut(project: Project) -> None:
    spoil(project, "S05-no-such-day")
    (line,) = forked("check", "--format", "github", cwd=project.root).stdout.splitlines()
    found = re.fullmatch(r"::error file=([^,]+),line=(\d+),col=(\d+),title=([^,:]+)::(.+)", line)
    assert found is not None, line
    assert found.group(1, 2, 3) == ("campaigns/thu/campaign.yml", "13", "48")
    assert "S05 Ngày%2C giờ%2C tháng%2C quý" in found[4]
    assert "Sửa: " in found[5]


@pytest.mark.parametrize("code", ["S01", "s01"])
def test_explain_shows_why_wrong_and_right(project: Project, code: str) -> None:
    done = forked("explain", code, cwd=project.root)
    entry = catalogue()["S01"]
    assert done.returncode == 0
    for part in (entry.title, entry.why, entry.wrong, entry.right):
        assert part in done.stdout


def test_explain_says_why_a_point_of_a_draft_is_open(project: Project) -> None:
    done = forked("explain", "no_year", cwd=project.root)
    assert done.returncode == 0
    assert "Văn bản không ghi năm." in done.stdout
    assert "decided: kept" in done.stdout


def test_explain_of_an_unknown_code_lists_the_codes(project: Project) -> None:
    done = forked("explain", "X99", cwd=project.root)
    assert done.returncode == 2
    assert "Không có mã “X99”" in words(done)
    assert all(code in done.stderr for code in catalogue())


@pytest.mark.parametrize(
    "command", ["check", "init cong", "init", "province check", "explain P07", "date 'ngày 1/5'"]
)
def test_a_folder_that_is_gone_is_told_in_a_sentence(tmp_path: Path, command: str) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f'cd "{gone}" && rmdir "{gone}" && exec "{BIN / "thidua"}" {command}'
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "Thư mục đang đứng không còn nữa" in words(done)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("how", ["deleted", "moved"])
def test_a_portal_that_goes_away_while_a_command_runs_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    def gone(*_: object, **__: object) -> None:
        if how == "moved":
            project.root.rename(project.root.with_name("moved"))
        else:
            shutil.rmtree(project.root)
        project.config.read_bytes()

    monkeypatch.setattr(check, "check", gone)
    monkeypatch.setattr(sys, "argv", ["thidua", "check"])
    monkeypatch.chdir(project.root)
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "Thư mục đang đứng không còn nữa" in said
    assert "Traceback" not in said


def test_a_folder_of_campaigns_in_capitals_is_told(project: Project) -> None:
    project.campaigns.rename(project.root / "Campaigns")
    done = forked("check", cwd=project.root)
    assert done.returncode == 2
    assert "có thư mục “Campaigns”: đổi tên thành campaigns" in words(done)


@pytest.mark.parametrize("command", ["check", "build", "schema"])
def test_outside_a_project_says_so_in_vietnamese(tmp_path: Path, command: str) -> None:
    done = forked(command, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Không thấy cổng" in words(done)
    assert str(tmp_path) in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["check", "--format", "xml"],
        ["generate"],
        ["check", "--no-such-option"],
        ["build", "--as-of", "20/11/2026"],
    ],
)
def test_wrong_calls_exit_2(project: Project, arguments: list[str]) -> None:
    done = forked(*arguments, cwd=project.root)
    assert done.returncode == 2, words(done)
    assert words(done).strip()
    assert not project.site.exists()


def test_build_tells_every_problem_of_every_file_and_leaves_the_site_alone(project: Project) -> None:
    project.site.mkdir()
    (project.site / "index.html").write_bytes(b"<p>cu\r\n")
    (project.site / "tep.bin").write_bytes(bytes(range(256)))
    spoil(project, "S01-many-files", "G03-skipped-numeral")
    (project.campaigns / "khac" / "plan.txt").unlink()
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}

    done = forked("build", cwd=project.root)

    assert done.returncode == 1
    assert set(re.findall(r"^(\S+?):?[\d:]*  LỖI ([A-Z]\d\d)", words(done), re.MULTILINE)) == {
        ("campaigns/_shared/units.yml", "S01"),
        ("campaigns/_shared/units.yml", "S02"),
        ("campaigns/khac/campaign.yml", "Y06"),
        ("campaigns/khac/plan.txt", "P05"),
        ("campaigns/thu/campaign.yml", "S01"),
        ("campaigns/thu/campaign.yml", "S03"),
        ("campaigns/thu/campaign.yml", "S04"),
    }
    assert "Trang cũ giữ nguyên" in done.stdout
    files = (path for path in project.root.rglob("*") if path.is_file())
    after = {path: path.read_bytes() for path in files if path.parent != project.build / "cache"}
    assert after.pop(project.build / "thidua.lock") == b"", "data is read by whoever holds the lock"
    assert after == before, "a refused build writes nothing else"


def test_problems_are_sorted_by_file_and_line(project: Project) -> None:
    spoil(project, "S01-many-files")
    write_campaign(project.root, campaign_data(id="a-dau", plan="x"))
    told = json.loads(forked("check", "--format", "json", cwd=project.root).stdout)
    places = [(problem["path"], problem["line"], problem["column"]) for problem in told]
    assert len(places) > 5
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("raised", "code"), [(InternalError("hỏng bên trong"), 3), (UsageError("gọi sai"), 2)]
)
def test_exit_codes_of_our_own_failures(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    raised: Exception,
    code: int,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(check, "check", fail)
    monkeypatch.setattr(sys, "argv", ["thidua", "--root", str(project.root), "check"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == code
    assert str(raised) in capsys.readouterr().err


def test_catalogue_is_written_for_vietnamese_readers() -> None:
    """Every entry has all its words, in Vietnamese, and examples that differ."""
    assert len(catalogue()) >= 45
    for code, entry in catalogue().items():
        assert re.fullmatch(r"[A-Z]\d\d", code)
        for words_ in (entry.title, entry.why):
            assert VIETNAMESE.search(words_), (code, words_)
        assert entry.wrong != entry.right, code
        assert entry.why.endswith("."), code


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("chekc", "không có lệnh “chekc”; có phải ý bạn là `check`?"),
        ("check --strickt", "không có tùy chọn --strickt; có phải ý bạn là --strict?"),
        ("check --format xml", "--format: chỉ ghi một trong text, json, github, html."),
        ("check thu thua", "thừa “thua”."),
        ("check thuu", "Không có phong trào “thuu”; có phải ý bạn là `thu`?"),
        ("check --as-of", "sau --as-of phải có giá trị."),
        ("explain", "thiếu MÃ."),
        ("honours check --campaign thu --unit a khong-co.xlsx", "không có tệp “khong-co.xlsx”"),
        ("honours check --campaign thu a.xlsx", "thiếu --unit."),
        ("desk --port 0", "--port: ghi một số từ 1 đến 65535."),
        ("province check --jobs nhiều", "--jobs: ghi một số từ 1 đến 512."),
    ],
)
def test_a_command_typed_wrongly_is_told_in_vietnamese(project: Project, typed: str, told: str) -> None:
    (project.root / "a.xlsx").write_bytes(b"")
    done = forked(*typed.split(), cwd=project.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in words(done)
    assert not re.search(r"\b(No such|Did you|Missing|Invalid|Got|requires|Usage|Error)\b", done.stderr)


@pytest.mark.parametrize("typed", ["", "--help", "honours", "check --help", "new -h", "honours check --help"])
def test_help_is_vietnamese_and_no_complaint(project: Project, typed: str) -> None:
    said = words(forked(*typed.split(), cwd=project.root))
    assert said.startswith("Cách viết: thidua ")
    assert not re.search(r"Usage|Options|Commands|OPTIONS|COMMAND|Show this|required|TEXT|PATH", said)


def test_what_a_command_says_of_itself_is_left_as_it_is_written() -> None:
    told = "Ghi PATH, TEXT và [OPTIONS] [required] như đã viết."
    command = click.Command("thu", help=told, params=[click.Option(["--ten"], required=True)])
    speak_vietnamese(command)
    said = command.get_help(click.Context(command, info_name="thu"))
    assert told in said
    assert re.search(r"--ten CHỮ +\[bắt buộc\]", said)


def test_check_of_one_campaign_tells_of_no_other(project: Project) -> None:
    spoil(project, "S01-many-files")
    for said in ("thu", "campaigns/thu"):
        done = forked("check", said, cwd=project.root)
        assert "campaigns/thu/" in done.stdout
        assert "campaigns/khac/" not in done.stdout
        assert "Đã đọc 1 phong trào" in done.stdout


def test_a_check_after_an_edit_loads_no_parser_that_it_does_not_need(project: Project) -> None:
    """Staff check after every edit, and loading was most of it: nothing that changed is a list or a form."""
    (project.shared / "forms").mkdir()
    write_word_file(project.shared / "forms" / "to-trinh.docx", "Tờ trình của {{ unit }}")
    forms = "- {code: to-trinh, title: Tờ trình, file: to-trinh.docx}\n"
    (project.shared / "forms.yml").write_text(forms, encoding="utf-8")
    run("thidua", "check", "thu", cwd=project.root)
    write_campaign(project.root, campaign_data(short_title="Đợt đã sửa"))
    seen = run("python", "-X", "importtime", "-m", "generator", "check", "thu", cwd=project.root)
    assert "Đã đọc 1 phong trào" in seen.stdout
    loaded = {line.rpartition("|")[2].strip() for line in seen.stderr.splitlines() if "import time" in line}
    assert "generator.validate.campaign" in loaded
    parts = {name.partition(".")[0] for name in loaded}
    assert not parts & {
        "dask", "defusedxml", "docxtpl", "holidays", "jinja2", "lxml", "markdown", "mkdocs", "openpyxl",
        "pypdf", "starlette",
    }  # fmt: skip
    of_lists = ("generator.validate.rolls", "generator.load.sheets.reader")
    assert not {name for name in loaded if name.startswith(of_lists)}


def test_ctrl_c_while_the_program_loads_leaves_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "generator.commands.app":
                raise KeyboardInterrupt

    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    monkeypatch.delitem(sys.modules, "generator.commands.app")
    monkeypatch.delattr("generator.commands.app")
    with pytest.raises(SystemExit) as left:
        program.main()
    assert left.value.code == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("out", [".", "campaigns", "ghi-chu", "ghi-chu/a.txt"])
def test_generate_deletes_nothing_of_a_folder_that_it_did_not_write(project: Project, out: str) -> None:
    """It makes a folder hold the pages and nothing else: in the wrong one that ends the data."""
    (project.root / "ghi-chu").mkdir()
    (project.root / "ghi-chu" / "a.txt").write_text("giữ lại", encoding="utf-8")
    before = contents(project.root)
    done = forked("generate", "--out", out, cwd=project.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert out in words(done)
    assert contents(project.root) == before


def test_generate_brings_its_own_folder_up_to_date(project: Project) -> None:
    (project.root / "trang").mkdir()
    for _ in range(2):
        done = forked("generate", "--out", "trang", cwd=project.root)
        assert done.returncode == 0, words(done)
    assert "xóa 0 tệp" in done.stdout


def test_a_build_day_that_is_none_is_told(project: Project) -> None:
    for epoch in ("hôm nay", "9" * 30):
        done = forked("check", cwd=project.root, SOURCE_DATE_EPOCH=epoch)
        assert (done.returncode, done.stdout) == (2, "")
        assert "SOURCE_DATE_EPOCH" in words(done)


@pytest.mark.parametrize("out", ["khong-co/mau.xlsx", "content"])
def test_a_place_that_no_file_can_have_is_told(project: Project, out: str) -> None:
    done = forked("honours", "template", "thu", "--out", out, cwd=project.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Không ghi được {out}" in words(done)


@pytest.mark.parametrize("out", [(), ("--out", "da-dien.xlsx")])
def test_the_template_overwrites_no_list_that_was_filled_in(project: Project, out: tuple[str, ...]) -> None:
    name = out[-1] if out else "thu-danh-sach.xlsx"
    (project.root / name).write_bytes(b"filled in")
    done = forked("honours", "template", "thu", *out, cwd=project.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Đã có {name}: không ghi đè" in words(done)
    assert "--out" in words(done)
    assert (project.root / name).read_bytes() == b"filled in"


def test_publishing_where_nothing_is_decided_says_so(project: Project) -> None:
    done = forked("honours", "publish", "thu", cwd=project.root)
    assert done.returncode == 0
    assert "chưa có quyết định nào" in words(done)
