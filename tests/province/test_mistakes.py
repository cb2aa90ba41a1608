"""What is told of a province: of its file, of portals that are not to be had, of plans that do not fit."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from builders import write_project
from click.testing import CliRunner

from generator.commands.province import province
from generator.load.yaml.document import read_yaml
from generator.problems import Problem, UsageError, catalogue
from generator.province import cluster
from generator.province.addresses import PortalAddress, portal_address
from generator.province.fetching import fetch
from generator.province.journey import Run, Wish
from generator.province.publishing import refuse_target
from generator.province.reading import NAME, ProvinceRead, read_province
from generator.province.snapshot import MOST_BYTES, SETTINGS, Unfit, own_settings, take
from generator.publishing.disk import disk_trouble
from generator.reporting import text as report

DAY = date(2026, 3, 25)
MISTAKES = [
    ('"06193"', "6193", "V01", "5 chữ số"),
    ("10105", '"06193"', "V01", "đã có ở dòng 4"),
    ("xã Cao Lộc", "https://cao-loc.vn", "V01", "giống một địa chỉ"),
    ("xã Cao Lộc", "../../x", "V01", "giống một địa chỉ"),
    ("xã Cao Lộc", "xã Khác", "V02", "trong danh mục là xã Cao Lộc"),
    ("xã Cao Lộc", "cao-loc.gov.vn", "V01", "giống một địa chỉ"),
    ("tỉnh Mẫu", "thidua.vn/tinh-mau", "V01", "giống một địa chỉ"),
    ("", "", "V02", "không có mã 10105"),
    ("hai", "mot/", "V03", "đã là cổng khác ở dòng 6"),
    ("hai", '"ext::sh -c touch% x"', "V03", "không phải địa chỉ"),
    ("hai", '"--upload-pack=x"', "V03", "gạch ngang"),
    ("hai", '"ssh://-oProxyCommand=x/y"', "V03", "không phải địa chỉ"),
    ("hai", '"http://git.vn/x"', "V03", "không phải địa chỉ"),
    ("hai", "HTTPS://git.vn/x", "V03", "không phải địa chỉ"),
]
SAME = [
    ("https://git.vn/nhom/xa.git", "https://GIT.vn:443/nhom/xa/"),
    ("https://git.vn/nhom/xa.git", "ssh://git@git.vn/nhom/xa"),
    ("ssh://git@git.vn:22/nhom/xa.git", "git@git.vn:nhom/xa"),
    ("file://{folder}/xa", "xa"),
]
HUSHED = "KhongDuocNhac-9"
CREDENTIALS = [
    f"https://ten:{HUSHED}@git.vn/x", f"https://{HUSHED}@git.vn/x", f"HTTPS://ten:{HUSHED}@git.vn/x",
    f"http://ten:{HUSHED}@git.vn/x", f"git+https://ten:{HUSHED}@git.vn/x", f"ftp://{HUSHED}@git.vn/x",
    f"ssh://git:{HUSHED}@git.vn/x", f"git:{HUSHED}@git.vn:x", f"ten:{HUSHED}@git.vn/x",
    f"https://ten:a/{HUSHED}@git.vn/x", f"https://git.vn/x?private_token={HUSHED}",
    f"git.vn/x.git?token={HUSHED}", f"-https://ten:{HUSHED}@git.vn/x", f"https://git.vn/ten:{HUSHED}@x/y",
    f"file://ten:{HUSHED}@git.vn/x",
]  # fmt: skip
WHERE = {
    "a portal": ("portal: hai", "portal: {}"),
    "the province's portal": ("cong-tinh", "{}"),
    "a name": ("xã Cao Lộc", "{}"),
    "the province's name": ("tỉnh Mẫu", "{}"),
    "a code": ('"06193"', "{}"),
    "the address of the site": ("portal: cong", "site_url: {}\nportal: cong"),
    "a number": ("portal: cong", "minutes: {}\nportal: cong"),
    "an unknown key": ("portal: cong", "{}: x\nportal: cong"),
    "a list": ("portal: mot", "portal: [{}]"),
    "keys below a portal": ("portal: mot", "portal:\n      url: {}"),
    "a tag": ("portal: mot", "portal: !!str {}"),
    "a key twice": ("portal: mot", "portal: {0}\n    portal: {0}"),
    "no YAML": ("portal: mot", "portal: {}: y: z"),
    "an open quote": ("portal: mot", 'portal: "{}'),
    "the line before a mistake": ("portal: mot", "portal: {}\n   sai: x"),
}
FILE = """\
name: tỉnh Mẫu
portal: cong-tinh
communes:
  - code: "06193"
    name: xã Cao Lộc
    portal: mot
  - {code: 10105, name: xã Không Có, portal: hai}
"""


def read(root: Path, text: str = FILE) -> ProvinceRead:
    path = root / "province.yml"
    path.write_text(text, encoding="utf-8")
    return read_province(path)


def codes(problems: list[Problem] | tuple[Problem, ...]) -> set[str]:
    return {found.code for found in problems}


def test_a_province_is_read_with_its_places(tmp_path: Path) -> None:
    found = read(tmp_path, FILE.replace("10105, name: xã Không Có", '"06463", name: xã Chi Lăng'))
    assert not found.problems
    assert [(each.code, each.name) for each in found.places] == [
        ("06193", "xã Cao Lộc"), ("06463", "xã Chi Lăng"), ("", "tỉnh Mẫu"),
    ]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "code", "words"), MISTAKES)
def test_a_mistake_in_the_file_is_told(
    tmp_path: Path, before: str, after: str, code: str, words: str
) -> None:
    found = read(tmp_path, FILE.replace(before, after, 1) if before else FILE)
    told = [each for each in found.problems if each.code == code and words in each.detail]
    assert len(told) == 1, found.problems
    assert told[0].source.line
    assert (found.places == ()) is (code != "V02")


@pytest.mark.parametrize("said", CREDENTIALS)
@pytest.mark.parametrize("where", WHERE)
def test_credentials_are_refused_and_never_shown(tmp_path: Path, where: str, said: str) -> None:
    """Not in words, not in the lines of the file that stand below them, not as the code made of them."""
    before, after = WHERE[where]
    found = read(tmp_path, FILE.replace(before, after.format(said), 1))
    assert found.places == ()
    told = report.as_text(found.problems, tmp_path)
    assert HUSHED.lower() not in told.lower()
    assert f"{NAME}:" in told
    if "portal" in where and "key" not in where:
        (one,) = [each for each in found.problems if each.code == "V03"]
        assert "mật khẩu" in one.detail
        assert "git credential" in one.fix


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_repository_is_one_place_however_it_is_written(tmp_path: Path, one: str, other: str) -> None:
    keys = {
        found.key
        for said in (one, other)
        if (found := portal_address(said.format(folder=tmp_path), tmp_path)[0])
    }
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("province", "code", "name", "told"),
    [
        ("tỉnh Lạng Sơn", "00004", "phường Ba Đình", "thuộc thành phố Hà Nội, không thuộc tỉnh Lạng Sơn"),
        ("Lạng Sơn", "00004", "phường Ba Đình", "thuộc thành phố Hà Nội, không thuộc tỉnh Lạng Sơn"),
        ("TP. Hà Nội", "06193", "xã Cao Lộc", "thuộc tỉnh Lạng Sơn, không thuộc thành phố Hà Nội"),
        ("tỉnh Mẫu", "00004", "phường Ba Đình", "thuộc thành phố Hà Nội, không thuộc tỉnh Lạng Sơn"),
        ("tỉnh Lạng Sơn", "06193", "xã Cao Lộc", ""),
        ("tỉnh Lạng Sơn", "06193", "Xã Cao Lọc", "trong danh mục là xã Cao Lộc"),
        ("tỉnh Mẫu", "06193", "Xã cao  lộc", ""),
    ],
)
def test_a_commune_that_the_list_has_in_another_province_is_told(
    tmp_path: Path, province: str, code: str, name: str, told: str
) -> None:
    """Whose province the file is, its name says, or else most of its communes."""
    text = FILE.replace("tỉnh Mẫu", province).replace('"06193"', f'"{code}"').replace("xã Cao Lộc", name)
    more = '"06463", name: xã Chi Lăng, portal: hai}\n  - {code: "06445", name: xã Tân Thành, portal: ba'
    found = [
        each
        for each in read(tmp_path, text.replace("10105, name: xã Không Có, portal: hai", more)).problems
        if each.source.line in (4, 5)
    ]
    assert [each.code for each in found] == ["V02"] * bool(told)
    assert all(told in each.detail for each in found), found


def test_two_communes_of_one_name_are_told_apart(tmp_path: Path) -> None:
    text = FILE.replace("10105, name: xã Không Có", '"06463", name: xã Cao Lộc')
    assert [each.name for each in read(tmp_path, text).places] == [
        "xã Cao Lộc (mã 06193)", "xã Cao Lộc (mã 06463)", "tỉnh Mẫu",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said", ["https://git.vn/a.git", "ssh://git@git.vn:22/a", "git@git.vn:a/b.git", "../a"]
)
def test_addresses_that_can_be_used(tmp_path: Path, said: str) -> None:
    address, _ = portal_address(said, tmp_path)
    assert address is not None
    assert bool(address.git) is not said.startswith("..")


def committed(work: Path) -> PortalAddress:
    """The address of a folder once it is a repository of git."""
    git = ("git", "-c", "user.name=Thử", "-c", "user.email=thu@example.vn", "-C", str(work))
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
        subprocess.run([*git, *words], check=True)
    address, _ = portal_address(work.as_uri(), work.parent)
    assert address is not None
    return address


def test_a_repository_is_fetched_and_nothing_of_it_stays(tmp_path: Path) -> None:
    """One commit deep, without its hooks; the copy is gone afterwards."""
    work = tmp_path / "work"
    work.mkdir()
    write_project(work)
    (work / ".gitattributes").write_text("* filter=evil\n", encoding="utf-8")
    address = committed(work)
    found = fetch(address, tmp_path / "copies")
    assert {path for path, _ in found.files} >= {SETTINGS, "campaigns/thu/campaign.yml"}
    assert not (tmp_path / "copies").exists()
    missing, _ = portal_address(f"{work.as_uri()}-khong-co", tmp_path)
    assert missing is not None
    with pytest.raises(Unfit, match="không chép được kho"):
        fetch(missing, tmp_path / "copies")


def test_what_a_killed_run_left_is_gone_with_the_next_one(tmp_path: Path) -> None:
    """It may name whom a commune has withheld since; also where nothing can be built."""
    found = read(tmp_path, FILE.replace("10105, name: xã Không Có", '"06463", name: xã Chi Lăng'))
    left = [tmp_path / "out.thidua" / name / "ten.txt" for name in ("joined", "scratch", "git")]
    for path in left:
        path.parent.mkdir(parents=True)
        path.write_text("Nguyễn Văn A1", encoding="utf-8")
    told: list[str] = []
    Run(found, Wish("build", DAY, tmp_path / "out"), lambda outcome: told.append(outcome.place.code)).go()
    assert told == ["06193", "06463", ""]
    assert [path.name for path in (tmp_path / "out.thidua").iterdir()] == ["thidua.lock"]


def test_a_full_disk_is_the_one_on_which_dir_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system does not tell who writes which disk is full: the free space of another one says nothing."""

    def full(_: Run) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Run, "go", full)
    read(tmp_path, FILE.replace("10105, name: xã Không Có", '"06463", name: xã Chi Lăng'))
    out = tmp_path / "dia-khac" / "out"
    with pytest.raises(OSError, match="No space") as told:
        CliRunner().invoke(province, ["build", str(tmp_path), "--out", str(out)], catch_exceptions=False)
    assert f"khi ghi {out}: còn trống" in str(disk_trouble(told.value))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--out", "/"], "không phải thư mục cho kết quả"),
        (["--scheduler", "tcp://ten:KhongDuocNhac-9@127.0.0.1:9"], "Không nối được bộ điều phối"),
    ],
)
def test_options_that_cannot_work_are_told_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    for name in ("cong-tinh", "mot", "hai"):
        (tmp_path / name).mkdir()
        write_project(tmp_path / name)
    read(tmp_path, FILE.replace("10105, name: xã Không Có", '"06463", name: xã Chi Lăng'))
    with pytest.raises(UsageError, match=told) as found:
        CliRunner().invoke(province, ["build", str(tmp_path), *words], catch_exceptions=False)
    assert HUSHED not in str(found.value)


def test_a_folder_that_is_no_portal_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match="không có thư mục"):
        take(tmp_path / "nowhere")
    with pytest.raises(Unfit, match="thiếu mkdocs"):
        take(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no disk there takes such names")
@pytest.mark.parametrize(
    ("name", "words"),
    [("m\\t.md", "dấu gạch chéo ngược"), (os.fsdecode(b"qu\xfd.md"), "không phải chữ UTF-8")],
    ids=["backslash", "bytes"],
)
def test_a_name_that_no_archive_can_hold_is_told(tmp_path: Path, name: str, words: str) -> None:
    """It would end the whole run, in the middle of another portal's."""
    write_project(tmp_path)
    (tmp_path / "content" / name).write_bytes(b"x")
    with pytest.raises(Unfit, match="tên tệp") as told:
        take(tmp_path)
    assert words in told.value.reason
    assert "đổi tên" in told.value.remedy
    assert told.value.reason.isprintable()


@pytest.mark.parametrize("how", ["empty", "a link", "hidden"])
def test_a_portal_without_campaigns_is_told(tmp_path: Path, how: str) -> None:
    """A repository in another one, or a link out of it, leaves nothing there that the province may read."""
    portal = tmp_path / "xa"
    portal.mkdir()
    write_project(portal)
    (portal / "campaigns").rename(tmp_path / "campaigns")
    if how == "a link":
        (portal / "campaigns").symlink_to(tmp_path / "campaigns", target_is_directory=True)
    else:
        (portal / "campaigns").mkdir()
        (portal / "campaigns" / ".gitkeep").touch() if how == "hidden" else None
    with pytest.raises(Unfit, match="campaigns trống") as told:
        take(portal)
    assert "thư mục thật" in told.value.remedy


def test_a_repository_that_is_no_portal_is_told_by_its_address(tmp_path: Path) -> None:
    """Nobody knows the folder of a copy that is gone."""
    work = tmp_path / "work"
    work.mkdir()
    (work / "README.md").write_text("Kho khác.", encoding="utf-8")
    address = committed(work)
    with pytest.raises(Unfit, match="không phải cổng") as told:
        fetch(address, tmp_path / "copies")
    assert told.value.reason.startswith(f"{work.as_uri()} ")


def test_a_file_that_git_keeps_elsewhere_is_told(tmp_path: Path) -> None:
    """Git LFS leaves a note in its place; the portal's own check would ask for another file."""
    write_project(tmp_path)
    note = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    (tmp_path / "content" / "anh.png").write_text(note, encoding="utf-8")
    with pytest.raises(Unfit, match=r"content/anh\.png .*Git LFS") as told:
        take(tmp_path)
    assert "git lfs" in told.value.remedy


def test_settings_too_large_to_be_any_are_told(tmp_path: Path) -> None:
    write_project(tmp_path)
    with (tmp_path / SETTINGS).open("r+b") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(Unfit, match="quá lớn"):
        take(tmp_path)


def test_what_others_wrote_and_a_link_are_not_replaced(tmp_path: Path) -> None:
    """A rename would put a folder in the link's place, and leave what readers see as it was."""
    served, link = tmp_path / "www", tmp_path / "out"
    served.mkdir()
    refuse_target(served)
    link.symlink_to(served, target_is_directory=True)
    with pytest.raises(UsageError, match="là liên kết"):
        refuse_target(link)
    (served / "cua-toi.jpg").write_bytes(b"x")
    with pytest.raises(UsageError, match="không phải thư mục do lệnh này ghi ra"):
        refuse_target(served)


def test_of_the_settings_only_data_is_left() -> None:
    """Every other line is empty, so that a mistake keeps its line."""
    said = (
        "hooks: [x.py]\nsite_name: Cổng\nplugins:\n  - evil\nextra:\n  analytics:\n    key: !ENV X\n"
        "  portal:\n    name: A\n    owner: B\n  more: !!python/name:os.system\nINHERIT: ../x.yml\n"
    )
    left = own_settings(said.encode()).decode().splitlines()
    assert {number: line for number, line in enumerate(left, start=1) if line} == {
        2: "site_name: Cổng", 5: "extra:", 8: "  portal:", 9: "    name: A", 10: "    owner: B",
    }  # fmt: skip


@pytest.mark.parametrize(
    "extra",
    [
        "extra: {portal: {name: A, owner: B}, more: 1}",
        "extra: {portal: {name: A,\n  owner: B},\n  more: 1\n}",
        "extra:\n  {more: 1,\n   portal: {name: A, owner: B}}",
        "extra:\n  portal: {name: A,\n    owner: B}\n  more: 1",
    ],
)
def test_settings_in_braces_are_read_as_well(tmp_path: Path, extra: str) -> None:
    """What the portal's own commands read, the province reads."""
    path = tmp_path / SETTINGS
    path.write_bytes(own_settings(f"hooks: [x.py]\n{extra}\nplugins: [evil]\nsite_name: C\n".encode()))
    document, problems = read_yaml(path, SETTINGS)
    assert document is not None, problems
    assert document.data.keys() == {"extra", "site_name"}
    assert document.data["extra"]["portal"] == {"name": "A", "owner": "B"}


def test_every_code_of_a_province_has_an_example() -> None:
    """V04 is told while a province is built: see test_province.py."""
    ours = {code for code in catalogue() if code.startswith("V")}
    assert ours == {code for *_, code, _ in MISTAKES} | {
        "V04",
        "V10",
        "V11",
        "V12",
        "V13",
        "V14",
        "V15",
        "V16",
        "V17",
    }
