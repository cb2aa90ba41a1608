"""What staff's machines do differently, as far as another system shows it: lines, names, locks, consoles."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import write_project
from forks import forked
from running import AS_OF, BIN, ROOT, contents, environment, run
from sampling import all_or, in_full

from generator import __version__
from generator.checking import check
from generator.opening import answers
from generator.opening.answers import WrongAnswer
from generator.output import stays_below
from generator.pipeline import generate
from generator.project import Project
from generator.render.environment import bytecode_cache

README, GUIDE = ROOT / "README.md", ROOT / "content" / "huong-dan" / "cai-dat-windows" / "index.md"
TEXT = {".yml", ".md", ".txt", ".csv", ".json"}
# The longest way to a portal that we reckon with, and what Windows opens at most.
FOLDER, LONGEST_PATH = (
    r"C:\Users\nguyen.thi.hoai.trang\Documents\cong-thi-dua\build\site-previous" + "\\",
    259,
)


def project_with(copy: Project, root: Path, change: Callable[[str], str], *places: str) -> Project:
    """The shipped project at another place, with every text of staff's changed in these places.

    In the sample it remembers what was built of the texts as they were: to it they have to be the same.
    """
    shutil.copytree(copy.root, root, ignore=shutil.ignore_patterns("site", "build"))
    if not in_full():
        shutil.copytree(copy.build / "cache", root / "build" / "cache")
    changed = 0
    for path in [file for place in places for file in root.glob(place)]:
        if path.suffix in TEXT and path.is_file():
            text = path.read_bytes().decode("utf-8")
            path.write_bytes(change(text).encode("utf-8"))
            changed += change(text) != text
    assert changed > 15
    return Project(root)


@pytest.mark.fuzz
@pytest.mark.parametrize(
    ("change", "places"),
    [
        (
            lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
            ("campaigns/**/*", "content/**/*", "mkdocs.yml"),
        ),
        (lambda text: unicodedata.normalize("NFD", text), ("campaigns/**/*",)),
    ],
    ids=["CRLF", "NFD"],
)
def test_how_an_editor_saves_makes_no_difference_to_the_portal(
    copy: Project, tmp_path: Path, change: Callable[[str], str], places: tuple[str, ...]
) -> None:
    """In a folder with a name as people give them, too."""
    project = project_with(copy, tmp_path / "Tài liệu của tôi" / "Cổng thi đua", change, *places)
    done = forked("build", "--as-of", AS_OF.isoformat(), cwd=project.root)
    assert done.returncode == 0, done.stdout + done.stderr
    there, here = contents(copy.site), contents(project.site)
    assert here.keys() == there.keys()
    assert [name for name, content in here.items() if content != there[name]] == []


def test_paths_stay_short_enough_for_windows_even_with_the_longest_codes(tmp_path: Path) -> None:
    """Codes of fifty letters everywhere that addresses hold them."""
    root = tmp_path / "project"
    shutil.copytree(ROOT / "campaigns", root / "campaigns")
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root)
    long = {
        code: (code + "-" + "x" * 50)[:50]
        for code in ("bau-cu-2026-cao-loc", "bang-khen-thu-tuong", "to-bau-cu-cao-loc", "bao-cao-ca-nhan")
    }
    # Whole codes only: others begin with these.
    whole = re.compile(rf"(?<![\w-])({'|'.join(long)})(?![\w-]|\.docx)")
    for path in root.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(whole.sub(lambda found: long[found[1]], text), encoding="utf-8")
    (root / "campaigns/bau-cu-2026-cao-loc").rename(root / "campaigns" / long["bau-cu-2026-cao-loc"])
    checked = check(Project(root))
    assert checked.publishable, [problem for problem in checked.problems if problem.code[0] in "SRPY"][:3]
    paths = [page.path.replace("index.md", "index.html") for page in generate(checked, AS_OF).pages]
    longest = max(paths, key=len)
    assert len(longest) > 150, "the long codes are in the addresses"
    assert len(FOLDER + longest) <= LONGEST_PATH, longest


@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1"])
def test_a_campaign_gets_no_name_that_windows_keeps_for_a_device(name: str) -> None:
    with pytest.raises(WrongAnswer, match="Windows"):
        answers.code(name, [])
    assert answers.code(f"{name}-1", []) == f"{name}-1"


@pytest.mark.parametrize("name", ["con", "NUL", "com1", "com²", "CONIN$", "nul ", "aux .nhap"])
def test_a_page_is_told_that_windows_cannot_open(name: str, tmp_path: Path) -> None:
    """Windows leaves out what stands behind the name of a device: an ending, blanks before it."""
    project = Project(write_project(tmp_path))
    (project.content / f"{name}.md").write_text("# Trang\n", encoding="utf-8")
    assert "P12" in {problem.code for problem in check(project).problems}


@pytest.mark.parametrize(
    "path", ["../a", "a/../../b", "/a", "C:a", "C:/a", r"..\a", r"\a", r"\\may\a", "a/", "a//b", ".", ""]
)
def test_no_path_of_a_record_or_an_archive_leads_out_of_its_folder(path: str) -> None:
    assert not stays_below(path)
    assert stays_below("campaigns/thu/Danh sách .. 1.xlsx")


def test_the_lock_files_of_word_and_excel_are_no_data(tmp_path: Path) -> None:
    """`~$danh-sach.xlsx` lies beside a list while somebody has it open."""
    project = Project(write_project(tmp_path))
    before = check(project).problems
    for folder in ("thu/honours", "thu/forms", "_shared/forms"):
        (project.campaigns / folder).mkdir(exist_ok=True)
        (project.campaigns / folder / "~$danh-sach.xlsx").write_bytes(b"\x05User")
    assert check(project).problems == before


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("campaigns/thu/honours/qd-1.xlsx", "đóng tệp nếu đang mở trong Excel"),
        ("campaigns/thu/honours/qd-1.csv", "đóng tệp nếu đang mở trong Excel"),
        ("campaigns/thu/forms/to-trinh.docx", "hãy đóng tệp nếu đang mở trong Word"),
        ("campaigns/thu/campaign.yml", "đóng tệp nếu đang mở ở chương trình khác"),
    ],
)
def test_a_file_that_another_program_holds_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, words: str
) -> None:
    project = Project(write_project(tmp_path))
    held = project.root / place
    held.parent.mkdir(exist_ok=True)
    if not held.exists():
        held.write_bytes(b"PK\x03\x04")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == held:
            raise PermissionError(13, "The process cannot access the file", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    told = [f"{p.detail} {p.fix}" for p in check(project).problems if p.source.path == place]
    assert [text for text in told if words in text]


def test_compiled_templates_are_kept_only_where_files_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Installed by an administrator for all users; of every folder Windows says that it can be written."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Access is denied")

    assert bytecode_cache() is not None
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert bytecode_cache() is None


@pytest.mark.fuzz
@pytest.mark.parametrize("encoding", all_or(["cp1258", "ascii"], ["cp1258", "cp1252", "ascii"]))
def test_no_console_breaks_the_words(tmp_path: Path, encoding: str) -> None:
    root = write_project(tmp_path)
    (root / "campaigns/thu/plan.txt").unlink()
    plain = forked("check", cwd=root)
    assert "thidua explain P05" in plain.stdout
    poor = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    if str(ROOT).isascii():  # else Python itself does not start so: it reads its own folder's name as ASCII
        poor["LC_ALL"] = "C"
    every = in_full() or encoding == "ascii"
    for command in (("check",), ("explain", "D03"), ("build",)) if every else (("check",),):
        here, there = forked(*command, cwd=root), run("thidua", *command, cwd=root, **poor)
        assert (there.returncode, there.stdout, there.stderr) == (here.returncode, here.stdout, here.stderr)
        assert re.search("[ạảấầậ]", there.stdout + there.stderr)


@pytest.mark.parametrize(
    ("said", "told"), [("utf-8", ""), ("utf-8-sig", ""), ("cp1258", "có chữ không đọc được")]
)
def test_answers_out_of_a_file_are_read_as_utf_8(tmp_path: Path, said: str, told: str) -> None:
    """Whatever the machine reads otherwise: a name in other letters would go online so."""
    typed = unicodedata.normalize("NFD" if said == "cp1258" else "NFC", "UBND xã Mẫu\ntỉnh Mẫu\n\n\n\n\n\n")
    typed = typed.replace("a\u0302", "â")  # as Windows' own code page has it
    done = subprocess.run(
        [BIN / "thidua", "init", "cong"], cwd=tmp_path, input=typed.encode(said), capture_output=True,
        env=environment({"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}), check=False,
    )  # fmt: skip
    output = (done.stdout + done.stderr).decode("utf-8")
    assert (done.returncode == 0) == (not told), output
    assert told in output
    if not told:
        settings = (tmp_path / "cong" / "mkdocs.yml").read_text(encoding="utf-8")
        assert "owner: Ủy ban nhân dân xã Mẫu\n" in settings


ONE_AFTER_THE_OTHER = """
import json, sys
from generator.commands.app import main
for words in json.loads(sys.argv[1]):
    sys.argv = ["thidua", *words]
    try:
        main()
    except SystemExit as left:
        assert not left.code, words
    print("ended well:", words, file=sys.stderr)
"""


def test_no_command_leaves_an_encoding_to_the_system(tmp_path: Path) -> None:
    """Windows would take its own; ours and every library's that a command uses."""
    root = write_project(tmp_path)
    strict = {"PYTHONWARNDEFAULTENCODING": "1", "PYTHONWARNINGS": "always::EncodingWarning"}
    journey = (
        ("new", "--id", "moi", "--title", "Phong trào mới", "--award", "giay-khen-xa"),
        ("check",),
        ("check", "--format", "html"),
        ("honours", "template", "thu", "--out", "mau.xlsx"),
        ("schema",),
        ("build", "--zip", "--as-of", "2026-11-20"),
        ("build", "--offline", "--as-of", "2026-11-20"),
        ("generate", "--out", "ra"),
    )
    done = run("python", "-c", ONE_AFTER_THE_OTHER, json.dumps(journey), cwd=root, **strict)
    assert done.returncode == 0, (done.stdout, done.stderr)
    assert done.stderr.count("ended well") == len(journey)
    # Python itself reads its list of time zones so; openpyxl opens a file to name it, and writes no text.
    warned = [line for line in done.stderr.splitlines() if "EncodingWarning" in line]
    assert [line for line in warned if not re.search("zoneinfo|openpyxl|tempfile", line)] == []


def documented() -> list[str]:
    """The commands of the guide's page, a line each."""
    blocks = re.findall(
        r"^ *```text\n(.*?)^ *```", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    return [line.strip() for block in blocks for line in block.splitlines()]


def test_what_we_write_has_the_same_bytes_on_windows() -> None:
    """Left alone, Python writes CRLF there: a ledger made on one machine would differ in every line."""
    program = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "generator").rglob("*.py")))
    texts = re.findall(r"\.write_text\((?:[^()]|\([^()]*\))*\)", program)
    as_bytes = re.findall(r"\b(?:replace_file|write_bytes)\(", program)
    assert len(texts) + len(as_bytes) >= 10
    assert [call for call in texts if 'newline="\\n"' not in call] == []
    within = r"(?:[^()]|\([^()]*\))*"
    opened = re.findall(rf"""\bopen\({within}["'][wax]t?\+?["']{within}\)""", program)
    assert opened
    assert [call for call in opened if "newline=" not in call] == []


def test_the_readme_and_the_guide_give_the_same_steps() -> None:
    readme = README.read_text(encoding="utf-8")
    steps = [line for line in documented() if line.startswith(("py -m pip install ", "thidua init "))]
    assert len(steps) == 2
    assert [line for line in steps if line not in readme] == []
    assert {*re.findall(r"thidua_portal-[\d.]+-", "".join((*steps, readme)))} == {
        f"thidua_portal-{__version__}-"
    }


@pytest.mark.fuzz
def test_the_documented_installation_works_from_a_folder_of_its_own(project: Project, tmp_path: Path) -> None:
    """The README's two lines with another name for Python: the package brings every template along.

    In the sample it only checks: what is installed from the wheel builds a portal in test_wheel.py.
    """
    source = tmp_path / "cong-thi-dua"
    shutil.copytree(ROOT / "generator", source / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("theme", "content", "campaigns/_shared"):
        shutil.copytree(ROOT / name, source / name)
    for name in ("pyproject.toml", "mkdocs.yml", "README.md", "LICENSE", "requirements.lock"):
        shutil.copy(ROOT / name, source)
    for line, more in zip(
        re.findall(r"^py -m pip install -.+$", README.read_text(encoding="utf-8"), re.MULTILINE),
        (["--dry-run"], ["--target", str(tmp_path / "installed")]),
        strict=True,
    ):
        command = [sys.executable, *shlex.split(line)[1:], "--quiet", *more]
        done = subprocess.run(
            command, cwd=source, env=environment({"PIP_NO_COMPILE": "1"}), capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    kept = contents(source / "generator").keys()
    assert kept <= contents(tmp_path / "installed" / "generator").keys()

    there = {"PYTHONPATH": str(tmp_path / "installed")}
    where = run("python", "-c", "import generator; print(generator.__file__)", cwd=project.root, **there)
    assert where.stdout.strip() == str(tmp_path / "installed" / "generator" / "__init__.py")
    command = ("build", "--zip") if in_full() else ("check",)
    done = run("python", "-m", "generator", *command, cwd=project.root / "campaigns", **there)
    assert done.returncode == 0, done.stdout + done.stderr
