"""A province of six communes, built as its office does it: one broken, one withholding, one hostile."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

import pytest
from builders import campaign_data, write_campaign, write_project
from ledger_office import NAME, SHORT, Office
from once import built_once
from running import AS_OF, BIN, contents, environment, run

from generator.province.order import DATA

CODES = {
    "00004": "xã An Bình", "00008": "xã Bình Yên", "00025": "phường Cát Tiên", "00070": "xã Đông Hòa",
    "00082": "xã Êm Đềm", "00091": "xã Giang Sơn",
}  # fmt: skip
PLAIN, _, WITHHELD, BROKEN, HOSTILE, _ = CODES
DAY = AS_OF.isoformat()
HOOK = "import pathlib\npathlib.Path({path!r}).write_text('ran')\n"


def write_province(root: Path) -> Path:
    """A province with its own portal and those of the communes; gives the path of province.yml."""
    lines = ["name: tỉnh Mẫu", "portal: cong-tinh", "communes:"]
    write_project(_folder(root / "cong-tinh"))
    for code, name in CODES.items():
        lines += [f'  - code: "{code}"', f"    name: {name}", f"    portal: xa-{code}"]
        write_project(_folder(root / f"xa-{code}")) if code != WITHHELD else None
    _with_a_withheld_name(root / f"xa-{WITHHELD}")
    write_campaign(root / f"xa-{BROKEN}", campaign_data(short_title=None))
    _hostile(root / f"xa-{HOSTILE}")
    path = root / "province.yml"
    path.write_text("\n".join((*lines, "")), encoding="utf-8")
    return path


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def _with_a_withheld_name(folder: Path) -> None:
    office = Office(folder)
    office.publish()
    office.correct("ca-nhan-3", "withheld")
    office.list(row3="")
    office.publish("2026-05-21")


def _hostile(folder: Path) -> None:
    """A portal that would run things, fetch templates, and read what is not its own, if anybody let it."""
    settings = folder / "mkdocs.yml"
    said = settings.read_text(encoding="utf-8").replace("plugins: [thidua]\n", "")
    said = said.replace("theme:\n", "theme:\n  custom_dir: theme\n")
    more = "plugins: [thidua, search]\nhooks: [hook.py]\nINHERIT: ../../outside.yml\n"
    more += "markdown_extensions:\n  - toc:\n      slugify: !!python/name:os.system\n"
    said = re.sub(r"markdown_extensions: .*\n", "", said)
    settings.write_text(more + said, encoding="utf-8")
    (folder / "hook.py").write_text(HOOK.format(path=str(folder / "ran")), encoding="utf-8")
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text("<p>STOLEN</p>", encoding="utf-8")
    secret = folder.parent / "secret.pdf"
    secret.write_bytes(b"%PDF-1.4 SECRET")
    (folder / "content" / "mat.pdf").symlink_to(secret)


def province(root: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return run("thidua", "province", *words, "--as-of", DAY, cwd=root, **env)


def _built(root: Path) -> None:
    write_province(root)
    done = province(root, "build", "--jobs", "2", "--out", "out")
    (root / "said.txt").write_text(f"{done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The province, built by processes of this machine; not to be changed."""
    return built_once(tmp_path_factory, "tỉnh", _built)


def said(root: Path) -> str:
    return (root / "said.txt").read_text(encoding="utf-8")


def test_every_portal_that_can_be_built_is(built: Path) -> None:
    """A portal that fails is told with its mistake and stops no other."""
    told = said(built)
    assert told.startswith("1\n"), told
    there = {path.name for path in (built / "out" / "xa").iterdir()}
    assert there == set(CODES) - {BROKEN}
    for code in there:
        assert (built / "out" / "xa" / code / "phong-trao" / "thu" / "index.html").is_file()
    assert "Cổng thử" in (built / "out" / "index.html").read_text(encoding="utf-8")
    for code, name in CODES.items():
        assert f"{code} {name}: {'không xong' if code == BROKEN else 'xong'}" in told
    assert "short_title" in told
    assert "còn 6" in told


def test_of_a_commune_only_data_is_read(built: Path) -> None:
    """No hook ran, no template came in, nothing from outside its folder was published, and it was built."""
    assert not (built / f"xa-{HOSTILE}" / "ran").exists()
    out = contents(built / "out" / "xa" / HOSTILE)
    assert not [path for path, content in out.items() if b"STOLEN" in content or b"SECRET" in content]
    assert "mat.pdf" in said(built)


def _told(top: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below, those of archives too; that a portal keeps a name out has its own tests."""
    for path, content in contents(top).items():
        yield path, content
        if path.endswith(".zip") and "results/" in path:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from ((f"{path}!{name}", archive.read(name)) for name in archive.namelist())


def test_a_withheld_name_is_nowhere(built: Path) -> None:
    """Not in what is published, nor in results, records and whatever else lies beside it."""
    assert (built / "out" / "xa" / WITHHELD / "vinh-danh" / "index.html").is_file()
    looked_at = dict([*_told(built / "out"), *_told(built / "out.thidua")])
    assert any("Nguyễn Văn A1".encode() in each for each in looked_at.values())
    shapes = [each.encode() for each in (NAME, SHORT, SHORT.replace(" ", "-"))]
    assert not [path for path, each in looked_at.items() if any(shape in each for shape in shapes)]
    assert {path.name for path in (built / "out.thidua").iterdir()} == {
        "da-dang.json", "results", "thidua.lock",
    }  # fmt: skip


def test_all_communes_are_listed_and_every_link_leads_somewhere(built: Path) -> None:
    """Decisions, news, open data: what each of the province's pages and files leads to lies in DIR."""
    out = built / "out"
    assert "1/QĐ-UBND" in (out / "xa-phuong" / "vinh-danh" / "index.html").read_text(encoding="utf-8")
    assert "Tin mới của các xã, phường" in (out / "xa-phuong/tin/atom.xml").read_text(encoding="utf-8")
    pages = [*(out / "xa-phuong").rglob("index.html"), *(out / "trien-khai").rglob("index.html")]
    assert len(pages) > 8
    looked_at = 0
    for page in pages:
        for link in re.findall(r'<a\b[^>]*?\shref="([^"#?]+)', page.read_text(encoding="utf-8")):
            if not re.match(r"[a-z]+:", link):
                looked_at += 1
                there = (page.parent / unquote(link)).resolve()
                assert (there / "index.html" if there.is_dir() else there).is_file(), f"{page}: {link}"
    assert looked_at > 100
    rows = json.loads((out / "xa-phuong" / "vinh-danh.json").read_text(encoding="utf-8"))["rows"]
    assert {each["commune"] for each in rows} == {WITHHELD}
    assert (out / rows[0]["link"].partition("#")[0] / "index.html").is_file()


@contextmanager
def _processes() -> Iterator[list[subprocess.Popen[bytes]]]:
    running: list[subprocess.Popen[bytes]] = []
    try:
        yield running
    finally:
        for each in running:
            each.kill()
            each.wait()


def _dask(*words: str, cwd: Path) -> subprocess.Popen[bytes]:
    command = [str(BIN / "dask"), *words]
    silent = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=cwd, stdout=silent, stderr=silent, env=environment({}))


def _scheduler(cwd: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A scheduler of its own, and its address once it answers."""
    file = cwd / "scheduler.json"
    begun = _dask(
        "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file),
        cwd=cwd,
    )  # fmt: skip
    for _ in range(600):
        if file.exists() and file.stat().st_size:
            return begun, json.loads(file.read_text(encoding="utf-8"))["address"]
        time.sleep(0.1)
    pytest.fail("no scheduler")


def test_a_worker_that_is_killed_changes_no_byte(built: Path, tmp_path: Path) -> None:
    """A scheduler that was there before, two workers, of which one dies in the middle of its work."""
    file = built / "hai-xa.yml"
    file.write_text(
        f"name: tỉnh Mẫu\nportal: xa-{BROKEN}\ncommunes:\n"
        + "".join(
            f'  - {{code: "{code}", name: {CODES[code]}, portal: xa-{code}}}\n' for code in (PLAIN, HOSTILE)
        ),
        encoding="utf-8",
    )
    with _processes() as running:
        scheduler, address = _scheduler(tmp_path)
        running.append(scheduler)
        for number in range(2):
            worker = ("worker", address, "--no-nanny", "--no-dashboard", "--nthreads", "1")
            running.append(_dask(*worker, "--local-directory", str(tmp_path / f"w{number}"), cwd=tmp_path))
        build = subprocess.Popen(
            [sys.executable, "-m", "generator", "province", "build", file.name,
             "--scheduler", address, "--out", str(tmp_path / "out"), "--as-of", DAY],
            cwd=built, stdout=subprocess.DEVNULL, env=environment({}),
        )  # fmt: skip
        running.append(build)
        while not list((tmp_path / "w0").rglob(f"thidua-*/{DATA}")):
            assert build.poll() is None
            time.sleep(0.05)
        running[1].kill()
        assert build.wait() == 1  # the province's own portal is the broken one here
    for code in (PLAIN, HOSTILE):
        assert contents(tmp_path / "out" / "xa" / code) == contents(built / "out" / "xa" / code)


def test_only_what_changed_is_built_again(built: Path, tmp_path: Path) -> None:
    """Mended, the broken portal is built, and the province's own above it; the others lie as they did."""
    root = tmp_path / "tinh"
    shutil.copytree(built, root, symlinks=True)
    before = contents(root / "out")
    write_campaign(root / f"xa-{BROKEN}", campaign_data())
    done = province(root, "build", "--jobs", "1", "--out", "out")
    assert done.returncode == 0, done.stdout + done.stderr
    words = dict(re.findall(r"\] (\d{5}) [^:]+: (.+) \(", done.stdout))
    assert words == {code: "xong" if code == BROKEN else "không đổi" for code in CODES}
    after = contents(root / "out")
    assert {path for path in after if path.startswith(f"xa/{BROKEN}/")}
    assert {path: after[path] for path in before if path.startswith("xa/")} == {
        path: content for path, content in before.items() if path.startswith("xa/")
    }
    status = province(root, "status", "--out", "out")
    assert status.returncode == 0
    assert status.stdout.count("dữ liệu không đổi") == 7
    file = root / "province.yml"
    said = file.read_text(encoding="utf-8")
    file.write_text(
        said.replace(f'  - code: "{PLAIN}"\n    name: {CODES[PLAIN]}\n    portal: xa-{PLAIN}\n', ""),
        encoding="utf-8",
    )
    status = province(root, "status", "--out", "out")
    assert f"xa/{PLAIN}/ còn ở {root / 'out'}/ mà province.yml không còn mã ấy" in status.stdout
    done = province(root, "build", "--jobs", "1", "--out", "out")
    assert f"Đã gỡ xa/{PLAIN}/ khỏi {root / 'out'}/: province.yml không còn mã ấy." in done.stdout
    assert not (root / "out" / "xa" / PLAIN).exists()


def test_a_portal_that_withholds_a_name_and_cannot_be_built_is_taken_down(
    built: Path, tmp_path: Path
) -> None:
    """What lies there would go on naming whom the commune has just withheld; the others stay."""
    root = tmp_path / "tinh"
    shutil.copytree(built, root, symlinks=True)
    name = "Trần Thị B2".encode()  # whom no page for staff has for an example
    assert [path for path, content in contents(root / "out" / "xa" / WITHHELD).items() if name in content]
    disk = root / "build" / "tinh-ngoai-tuyen"
    shutil.copytree(root / "out", disk)
    shutil.copytree(root / "out.thidua", disk.with_name("tinh-ngoai-tuyen.thidua"))
    campaign = root / f"xa-{WITHHELD}" / "campaigns" / "thu" / "campaign.yml"
    said = re.sub(r"(?m)^short_title:.*\n", "", campaign.read_text(encoding="utf-8")).rstrip()
    withheld = "row: ca-nhan-2, kind: withheld, date: 2026-06-01, decided_by: Quyết định số 1/QĐ-UBND"
    campaign.write_text(f"{said}\n  - {{decision: qd-1, {withheld}}}\n", encoding="utf-8")
    done = province(root, "build", "--jobs", "1", "--out", "out")
    assert done.returncode == 1
    assert f"Đã gỡ {WITHHELD} {CODES[WITHHELD]} khỏi " in done.stdout
    assert "bản đã đăng của các cổng ấy giữ nguyên, trừ cổng đã gỡ." in done.stdout
    there = {path.name for path in (root / "out" / "xa").iterdir()}
    assert there == set(CODES) - {BROKEN, WITHHELD}
    assert f"{disk}/ còn tên mới rút: chạy thidua province build --offline" in done.stdout
    beside = disk.with_name("tinh-ngoai-tuyen.thidua")
    looked_at = dict([*_told(root / "out"), *_told(root / "out.thidua"), *_told(beside)])
    assert not [path for path, content in looked_at.items() if name in content]


def test_a_portal_that_never_ends_or_is_not_there_is_told(built: Path, tmp_path: Path) -> None:
    """Both with what to do; a check publishes nothing."""
    file = built / "hong.yml"
    lines = ["name: tỉnh Mẫu", "portal: cong-tinh", "minutes: 0.001", "communes:"]
    lines += [f'  - {{code: "{PLAIN}", name: {CODES[PLAIN]}, portal: khong-co}}', ""]
    file.write_text("\n".join(lines), encoding="utf-8")
    done = province(built, "check", file.name, "--jobs", "1", "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert re.search(r"^hong\.yml:5:\d+  LỖI V04", done.stdout, re.MULTILINE)
    assert "không có thư mục" in done.stdout
    assert "Quá 0,001 phút chưa xong nên đã dừng" in done.stdout
    assert not (tmp_path / "out").exists()


def test_without_its_file_or_a_scheduler_nothing_is_done(built: Path, tmp_path: Path) -> None:
    missing = province(tmp_path, "build")
    assert (missing.returncode, "Không có tệp" in missing.stderr) == (2, True)
    there = tmp_path / "anh"
    there.mkdir()
    (there / "cua-toi.jpg").write_bytes(b"x")
    refused = province(built, "build", "--out", str(there))
    assert (refused.returncode, "không phải thư mục do lệnh này ghi ra" in refused.stderr) == (2, True)
    assert list(there.iterdir()) == [there / "cua-toi.jpg"]
