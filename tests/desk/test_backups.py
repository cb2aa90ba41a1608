"""The data are saved as one archive and come back from it; nothing else gets in with it, nothing is lost."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Mapping
from html import unescape

import pytest
from builders import CONFIG
from desks import Answer, Desk

from generator.desk.saving.versions import content_of, versions
from generator.project import Project

PAGE = "/cong-bo/sao-luu/"


def backup(desk: Desk) -> bytes:
    """An archive as the desk gives it."""
    answer = desk.post(PAGE, [("lam", "sao-luu")])
    assert answer.status == 200
    assert re.fullmatch(r'attachment; filename="sao-luu-[0-9-]+\.zip"', answer.headers["content-disposition"])
    return answer.content


def held(project: Project) -> dict[str, bytes]:
    """Every file of the data."""
    files = [project.config, *project.campaigns.rglob("*"), *project.content.rglob("*")]
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in files if path.is_file()}


def archive(files: Mapping[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return made.getvalue()


def look(desk: Desk, content: bytes) -> Answer:
    return desk.upload(PAGE, "sao-luu.zip", content)


def confirm(desk: Desk, body: str) -> Answer:
    found = re.search(r'name="ban" value="([0-9a-f]+)"', body)
    assert found, body
    return desk.post(PAGE, [("ban", found[1]), ("lam", "khoi-phuc")])


def test_what_changed_since_comes_back_after_it_was_told_and_all_of_it_is_kept(desk: Desk) -> None:
    project = desk.project
    before, content = held(project), backup(desk)
    assert {each.filename for each in zipfile.ZipFile(io.BytesIO(content)).infolist()} == set(before)
    campaign = project.campaigns / "thu" / "campaign.yml"
    edited = campaign.read_bytes().replace(b"06/01/2026", b"07/01/2026")
    campaign.write_bytes(edited)
    (project.campaigns / "thu" / "plan.txt").unlink()
    (project.campaigns / "moi").mkdir()
    (project.campaigns / "moi" / "campaign.yml").write_text("id: moi\n", encoding="utf-8")
    after = held(project)
    body = unescape(look(desk, content).body)
    assert "Tệp trở lại (1)" in body
    assert 'Phong trào thử: toàn văn <span class="small">campaigns/thu/plan.txt</span>' in body
    assert "Tệp đổi nội dung (1)" in body
    assert "Tệp bỏ đi (1)" in body
    assert 'moi: dữ liệu <span class="small">campaigns/moi/campaign.yml</span>' in body
    assert held(project) == after, "told before it is done"
    assert confirm(desk, body).status == 303
    assert held(project) == before
    assert not (project.campaigns / "moi").exists()
    kept = {each.file: content_of(project, each.group, each.name) for each in versions(project)}
    assert {file: found and found[1] for file, found in kept.items()} == {
        "campaigns/thu/campaign.yml": edited,
        "campaigns/thu/plan.txt": b"",
        "campaigns/moi/campaign.yml": b"id: moi\n",
    }
    gone = next(each for each in versions(project) if each.group == "moi")
    assert "tệp được bỏ đi" in desk.get(f"/lich-su/moi/{gone.name}/").body
    assert desk.post(f"/lich-su/moi/{gone.name}/", [("ban", "")]).status == 303
    assert (project.campaigns / "moi" / "campaign.yml").read_bytes() == b"id: moi\n"


def test_an_archive_of_the_same_data_changes_nothing(desk: Desk) -> None:
    body = look(desk, backup(desk)).body
    assert "giống hệt bản sao lưu" in body
    assert 'value="khoi-phuc"' not in body


def link(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO(archive(files))
    with zipfile.ZipFile(made, "a") as packed:
        entry = zipfile.ZipInfo("content/lien-ket.md")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(entry, "/etc/passwd")
    return made.getvalue()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"../ngoai.txt": b"x"}, "ở ngoài dữ liệu"),
        ({"campaigns/../../ngoai.txt": b"x"}, "ở ngoài dữ liệu"),
        ({"/etc/ngoai.txt": b"x"}, "ở ngoài dữ liệu"),
        ({"generator/app.py": b"x"}, "ở ngoài dữ liệu"),
        ({"theme/main.html": b"x"}, "ở ngoài dữ liệu"),
        ({".thidua/ledger.key": b"x"}, "ở ngoài dữ liệu"),
        ({"campaigns/.git/hooks/x": b"x"}, "ở ngoài dữ liệu"),
        ({"campaigns/thu\\..\\..\\x": b"x"}, "Windows"),
        ({"content/nul.md": b"x"}, "Windows"),
        ({"CONTENT/a.md": b"x"}, "ở ngoài dữ liệu"),
        ({"campaigns/THU/campaign.yml": b"x"}, "cùng tên"),
        (
            {"mkdocs.yml": b"site_name: x\nplugins: [thidua]\nhooks: [content/x.py]\n"},
            "cho chạy chương trình",
        ),
        *(
            ({"mkdocs.yml": CONFIG.replace(said, other, 1).encode(), **more}, "cho chạy chương trình")
            for said, other, more in (
                ("theme:", "theme:\n  custom_dir: content/x", {"content/x/main.html": b"{{ 7*7 }}"}),
                ("docs_dir: content", "docs_dir: /etc", {}),
                ("theme:", "copyright: <script src=//evil.example.vn></script>\ntheme:", {}),
                ("theme:", "watch: [..]\nextra_templates: [../x.html]\ntheme:", {}),
            )
        ),
        ({"mkdocs.yml": CONFIG.encode() + b"  analytics: {provider: x}\n"}, "extra.analytics"),
        ({"mkdocs.yml": b"site_name: !!python/name:os.system x\n"}, "không đọc được mkdocs.yml"),
        ({"mkdocs.yml": None}, "thiếu mkdocs.yml"),
    ],
    ids=lambda each: next(iter(each)) if isinstance(each, dict) else "",
)
def test_nothing_else_gets_in_with_an_archive(
    desk: Desk, more: Mapping[str, bytes | None], words: str
) -> None:
    before = held(desk.project)
    files = {name: content for name, content in (before | more).items() if content is not None}
    answer = look(desk, archive(files))
    assert answer.status == 409
    assert words in unescape(answer.body)
    assert 'value="khoi-phuc"' not in answer.body
    assert held(desk.project) == before
    assert not (desk.project.root.parent / "ngoai.txt").exists()


def damaged() -> bytes:
    """An archive whose packed bytes are none that can be unpacked."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mkdocs.yml", "site_name: Thử\n" * 100)
        packed.writestr("campaigns/thu/campaign.yml", "id: thu\n")
    content = bytearray(made.getvalue())
    start = 30 + len("mkdocs.yml")  # behind the head of the first file
    content[start : start + 8] = b"\xff" * 8
    return bytes(content)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"no archive", damaged()], ids=["nothing", "a head", "text", "damaged"]
)
def test_what_is_no_archive_is_refused(desk: Desk, content: bytes) -> None:
    answer = look(desk, content)
    assert ("Chưa chọn tệp" if not content else "hoặc đã hỏng") in answer.body
    assert look(desk, link(held(desk.project))).status == 409


def test_data_that_changed_since_they_were_looked_at_are_not_overwritten(desk: Desk) -> None:
    content = backup(desk)
    path = desk.project.campaigns / "thu" / "campaign.yml"
    path.write_bytes(path.read_bytes() + b"# a\n")
    body = look(desk, content).body
    path.write_bytes(path.read_bytes() + b"# b\n")
    answer = confirm(desk, body)
    assert answer.status == 409
    assert path.read_bytes().endswith(b"# a\n# b\n")
    assert confirm(desk, body).status == 409, "and a second yes finds nothing"


def test_a_backup_from_before_a_withholding_brings_no_name_back(desk: Desk) -> None:
    content = backup(desk)
    path = desk.project.campaigns / "thu" / "campaign.yml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + "corrections:\n- {decision: qd-1, row: ca-nhan-3, kind: withheld, decided_by: Đơn, "
        + "date: 2026-05-20}\n",
        encoding="utf-8",
    )
    answer = look(desk, content)
    assert answer.status == 409
    assert "trước khi rút tên (không công khai) thu/qd-1/ca-nhan-3" in unescape(answer.body)


def test_backups_that_were_made_are_listed_and_lie_nowhere_here(desk: Desk) -> None:
    content = backup(desk)
    assert re.search(r"<li>sao-luu-[0-9-]+\.zip, .* ngày ", desk.get(PAGE).body)
    root = desk.project.root
    assert not [path for path in root.rglob("*") if path.is_file() and path.read_bytes()[:4] == content[:4]]
