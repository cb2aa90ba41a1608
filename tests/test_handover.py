"""The archive for whoever hosts the portal, applied as the guide says; and the way back."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import campaign_data, write_campaign, write_project
from forks import Done, Faults
from pictures import png
from running import contents

from generator.project import Project

AS_OF = ["--as-of", "2026-11-20"]
LISTS = {"MANIFEST.sha256", "XOA.txt"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small portal with a picture whose name is Vietnamese."""
    root = write_project(tmp_path_factory.mktemp("portal"), campaign_data(), campaign_data(id="cu"))
    (root / "content" / "Ảnh lễ trao giải.png").write_bytes(png())
    return Project(root)


@pytest.fixture(scope="module")
def commands(project: Project) -> Faults:
    """The portal's commands."""
    return Faults(project.root)


@pytest.fixture(autouse=True)
def _as_it_was(project: Project) -> Iterator[None]:
    """Tests may change the data and build what they like."""
    before = {path: path.read_bytes() for path in project.campaigns.rglob("*") if path.is_file()}
    yield
    shutil.rmtree(project.campaigns)
    for path, content in before.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def handed_over(project: Project, done: Done) -> tuple[Path, Path]:
    """The archive and the manifest that a command names."""
    assert done.code == 0, done.said
    (archive,) = re.findall(r"^Gói bàn giao: (\S+\.zip), \d+ tệp, [\d,.]+ MB\.$", done.said, re.MULTILINE)
    (manifest,) = re.findall(r"^Danh mục SHA-256: (\S+\.sha256)\.", done.said, re.MULTILINE)
    return project.root / archive, project.root / manifest


def unpack(archive: Path, folder: Path) -> None:
    """As `unzip -o` does it."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)


def verify(folder: Path) -> None:
    """As the guide tells whoever hosts the portal to."""
    command = ["sha256sum", "--check", "--strict", "--quiet", "MANIFEST.sha256"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_archive_is_the_portal_and_its_manifest_is_checked_with_a_standard_tool(
    project: Project, commands: Faults, tmp_path: Path
) -> None:
    archive, manifest = handed_over(project, commands.run("build", *AS_OF, "--zip"))
    unpack(archive, tmp_path)
    verify(tmp_path)
    listed = manifest.read_bytes()
    assert contents(tmp_path) == {**contents(project.site), "MANIFEST.sha256": listed}
    assert listed.count(b"\n") == len(contents(project.site))
    (tmp_path / "index.html").write_bytes(b"x")
    with pytest.raises(AssertionError):
        verify(tmp_path)


def test_the_archives_bytes_depend_on_data_and_day_alone(project: Project, commands: Faults) -> None:
    first = handed_over(project, commands.run("build", *AS_OF, "--zip"))
    bytes_of_first = [path.read_bytes() for path in first]
    shutil.rmtree(project.build)
    shutil.rmtree(project.site)
    second = handed_over(project, commands.run("build", *AS_OF, "--zip"))
    assert second == first
    assert [path.read_bytes() for path in second] == bytes_of_first
    other = handed_over(project, commands.run("build", "--as-of", "2026-11-21", "--zip"))
    assert not set(other) & set(first)
    assert [path.read_bytes() for path in first] == bytes_of_first, "earlier archives stay for going back"


def test_vietnamese_file_names_are_marked_as_utf_8(project: Project, commands: Faults) -> None:
    archive, _ = handed_over(project, commands.run("build", *AS_OF, "--zip"))
    with zipfile.ZipFile(archive) as packed:
        marks = {entry.filename: bool(entry.flag_bits & 0x800) for entry in packed.infolist()}
    assert marks["Ảnh lễ trao giải.png"]
    assert not marks["index.html"]


def test_what_changed_is_applied_over_the_old_portal_and_gives_the_new_one(
    project: Project, commands: Faults, tmp_path: Path
) -> None:
    archive, manifest = handed_over(project, commands.run("build", *AS_OF, "--zip"))
    unpack(archive, tmp_path)
    write_campaign(project.root, campaign_data(id="moi", short_title="Phong trào mới"))
    shutil.rmtree(project.campaigns / "cu")

    done = commands.run("build", "--as-of", "2026-11-21", "--changed-since", str(manifest))

    partial, _ = handed_over(project, done)
    with zipfile.ZipFile(partial) as packed:
        sent = set(packed.namelist()) - LISTS
    assert "phong-trao/moi/index.html" in sent
    assert "assets/images/favicon.png" not in sent
    assert partial.stat().st_size < archive.stat().st_size
    unpack(partial, tmp_path)
    remove = ["xargs", "-d", r"\n", "-a", "XOA.txt", "rm", "-f", "--"]
    assert subprocess.run(remove, cwd=tmp_path, check=False).returncode == 0
    verify(tmp_path)
    after = contents(tmp_path)
    after.pop("MANIFEST.sha256")
    assert after == contents(project.site)
    assert not [path for path in after if path.startswith("phong-trao/cu/")]
    assert re.search(r"giải nén đè lên thư mục của cổng, rồi xóa \d+ tệp cũ ghi trong XOA.txt", done.said)


def test_nothing_to_send_is_said(project: Project, commands: Faults) -> None:
    _, manifest = handed_over(project, commands.run("build", *AS_OF, "--zip"))
    done = commands.run("build", *AS_OF, "--changed-since", str(manifest))
    assert done.code == 0
    assert "không có gì thay đổi: không cần gửi gói nào" in done.said


def test_a_correction_of_the_same_day_and_length_has_another_time(project: Project, commands: Faults) -> None:
    """Else browsers keep the old page: nginx tells them by time and size whether it changed."""
    times = []
    for title in ("Phong trào A", "Phong trào B"):
        write_campaign(project.root, campaign_data(short_title=title))
        archive, _ = handed_over(project, commands.run("build", *AS_OF, "--zip"))
        with zipfile.ZipFile(archive) as packed:
            times.append({e.filename: (e.file_size, e.date_time) for e in packed.infolist()})
    (size, time), (other_size, other_time) = (each["phong-trao/thu/index.html"] for each in times)
    assert size == other_size
    assert time[:3] == other_time[:3] == (2026, 11, 20)
    assert time != other_time
    assert times[0]["assets/images/favicon.png"] == times[1]["assets/images/favicon.png"]


DIGEST = "0" * 64


NO_MANIFESTS = {
    "missing": (None, "Không thấy danh mục cu.sha256"),
    "empty": (b"", "không có trang chủ index.html"),
    "archive": (b"PK\x03\x04\xff\xfe", "cu.sha256 không phải danh mục SHA-256"),
    "page": (b"<p>trang web", "cu.sha256, dòng 1: không phải dòng của danh mục SHA-256"),
    "cut off": (f"{DIGEST}  index.html\nabc  x\n".encode(), "cu.sha256, dòng 2"),
    "above": (f"{DIGEST}  ../../etc/passwd\n".encode(), "cu.sha256, dòng 1"),
    "absolute": (f"{DIGEST}  /etc/passwd\n".encode(), "cu.sha256, dòng 1"),
    "drive": (f"{DIGEST}  C:/Windows/win.ini\n".encode(), "cu.sha256, dòng 1"),
    "backslash": (f"{DIGEST}  ..\\x\n".encode(), "cu.sha256, dòng 1"),
    "something else": (f"{DIGEST}  debian.iso\n".encode(), "không có trang chủ index.html"),
    "other portal": (
        "".join(f"{DIGEST}  {name}\n" for name in ("index.html", "a/index.html", "b.css")).encode(),
        "của một cổng khác",
    ),
}


@pytest.mark.parametrize("kind", NO_MANIFESTS)
def test_a_manifest_that_is_none_of_this_portal_is_refused(
    project: Project, commands: Faults, kind: str
) -> None:
    manifest, told = NO_MANIFESTS[kind]
    assert commands.run("build", *AS_OF).code == 0
    before = contents(project.site)
    file = project.root / "cu.sha256"
    file.unlink(missing_ok=True)
    if manifest is not None:
        file.write_bytes(manifest)
    done = commands.run("build", "--as-of", "2026-11-21", "--changed-since", file.name)
    assert done.code == 2
    assert told in done.said
    assert "build/handover/" in done.said, "says which file is wanted"
    assert contents(project.site) == before
    assert not (project.build / "handover-new").exists()


def test_a_manifest_that_notepad_saved_is_read(project: Project, commands: Faults) -> None:
    _, manifest = handed_over(project, commands.run("build", *AS_OF, "--zip"))
    text = manifest.read_text(encoding="utf-8")
    file = project.root / "cu.sha256"
    file.write_text(text, encoding="utf-8-sig", newline="\r\n")
    done = commands.run("build", *AS_OF, "--changed-since", file.name)
    assert "không cần gửi gói nào" in done.said


def test_the_copy_for_a_disk_is_not_handed_over(commands: Faults) -> None:
    done = commands.run("build", "--offline", "--zip")
    assert done.code == 2
    assert "bỏ --offline, hoặc bỏ --zip" in done.said


def test_an_archive_that_cannot_be_put_in_its_place_is_told_apart_from_the_portal(
    project: Project, commands: Faults
) -> None:
    """The last step of all: the portal is the new one already, and nobody is told otherwise."""
    later = ["build", "--as-of", "2026-11-21", "--zip"]
    for _ in range(2):  # the second time nothing is made but what differs
        assert commands.run("build", *AS_OF).code == 0
        steps = commands.run(*later, fault="may not write", at=100_000).steps
    new = contents(project.site)
    assert commands.run("build", *AS_OF).code == 0
    shutil.rmtree(project.handover)
    done = commands.run(*later, fault="may not write", at=steps)
    assert done.code == 2
    assert "site/ đã là bản mới, chưa có gói bàn giao: chạy lại lệnh này." in done.said
    assert "giữ nguyên" not in done.said
    assert contents(project.site) == new
    assert not (project.build / "handover-new").exists()


def test_a_refused_build_makes_no_archive(project: Project, commands: Faults) -> None:
    shutil.rmtree(project.handover, ignore_errors=True)
    write_campaign(project.root, campaign_data(id="hong", period={"text": "x"}))
    assert commands.run("build", *AS_OF, "--zip").code == 1
    assert not project.handover.exists()


def test_going_back_to_the_build_before_and_forth_again(project: Project, commands: Faults) -> None:
    assert commands.run("build", *AS_OF).code == 0
    before = contents(project.site)
    write_campaign(project.root, campaign_data(short_title="Tên gõ nhầm"))
    assert commands.run("build", *AS_OF).code == 0
    wrong = contents(project.site)
    assert wrong != before
    assert commands.run("build", *AS_OF).code == 0  # nothing changed: the way back is still open

    back = commands.run("rollback")

    assert back.code == 0
    assert "Đã đưa lại bản trước: site/: " in back.said
    assert "So với bản vừa gỡ: " in back.said
    assert contents(project.site) == before
    assert commands.run("rollback").code == 0
    assert contents(project.site) == wrong
    assert sorted(path.name for path in project.build.iterdir() if "site" in path.name) == ["site-previous"]


def test_what_is_left_of_the_build_before_is_not_published(project: Project, commands: Faults) -> None:
    """Somebody cleared up in build/ and left the folder."""
    for day in ("2026-11-24", "2026-11-25"):
        assert commands.run("build", "--as-of", day).code == 0
    before = contents(project.site)
    previous = project.build / "site-previous"
    (previous / "index.html").unlink()
    done = commands.run("rollback")
    assert (done.code, contents(project.site)) == (2, before)
    assert "build/site-previous/ không còn nguyên" in done.said
    shutil.rmtree(previous)


def test_going_back_further_with_an_archive_that_was_kept(
    project: Project, commands: Faults, tmp_path: Path
) -> None:
    """As the guide says: unpack it into an empty folder."""
    archive, _ = handed_over(project, commands.run("build", *AS_OF, "--zip"))
    first = contents(project.site)
    for day in ("2026-11-21", "2026-11-22", "2026-11-23"):
        assert commands.run("build", "--as-of", day).code == 0
    unpack(archive, tmp_path / "empty")
    verify(tmp_path / "empty")
    (tmp_path / "empty" / "MANIFEST.sha256").unlink()
    assert contents(tmp_path / "empty") == first
