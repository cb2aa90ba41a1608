"""A build that remembers the one before makes, byte for byte, what a build without any memory makes."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from builders import COMPLETE, campaign_data, write_campaign, write_project
from forks import Faults
from running import contents, run
from sampling import examples

from generator.commands.app import app
from generator.mkdocs_site import shared_pages
from generator.project import Project

DAY = "2026-11-20"
NAMED = [{"text": "Các thôn.", "units": ["cac-thon"]}]
PARTS = ("mkdocs.yml", "campaigns", "content", "theme")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A portal of three campaigns with a theme of its own, as the shipped one has."""
    root = tmp_path / "portal"
    root.mkdir()
    names = ("mot", "hai", "ba")
    write_project(root, *(campaign_data(id=name, short_title=name, participants=NAMED) for name in names))
    (root / "theme").mkdir()
    (root / "theme" / "main.html").write_text('{% extends "base.html" %}\n', encoding="utf-8")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("theme:\n", "theme:\n  custom_dir: theme\n"), encoding="utf-8")
    return Project(root)


def built(project: Project, day: str = DAY) -> dict[str, bytes]:
    done = Faults(project.root).run("build", "--as-of", day)
    assert done.code == 0, done.said
    return contents(project.site)


def built_anew(project: Project, day: str = DAY) -> dict[str, bytes]:
    """The same portal in a folder where nothing was built yet."""
    fresh = project.root.with_name("fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    for part in PARTS:
        path = project.root / part
        (shutil.copytree if path.is_dir() else shutil.copy)(path, fresh / part)
    return built(Project(fresh), day)


def retitled(project: Project, random: Random) -> None:
    name = random.choice(("mot", "hai"))
    write_campaign(
        project.root, campaign_data(id=name, short_title=f"Đợt {random.random()}", participants=NAMED)
    )


def as_before(project: Project, _: Random) -> None:
    write_campaign(project.root, campaign_data(id="mot", short_title="mot", participants=NAMED))


def without_units(project: Project, _: Random) -> None:
    write_campaign(project.root, campaign_data(id="hai", short_title="hai"))


def added(project: Project, random: Random) -> None:
    name = f"moi-{random.randrange(5)}"
    write_campaign(project.root, campaign_data(id=name, short_title=name, participants=NAMED))


def gone(project: Project, random: Random) -> None:
    folders = sorted(project.campaigns.glob("moi-*"))
    if folders:
        shutil.rmtree(random.choice(folders))


def in_a_registry(project: Project, random: Random) -> None:
    path = project.shared / "units.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Các thôn", f"Các thôn {random.randrange(9)}", 1), encoding="utf-8")


def by_hand(project: Project, random: Random) -> None:
    path = project.content / "lien-he.md"
    path.write_text(f"# Liên hệ\n\nPhòng số {random.random()}.\n", encoding="utf-8")


def in_the_theme(project: Project, random: Random) -> None:
    path = project.theme / "main.html"
    added = f"{{% block footer %}}{random.random()}{{% endblock %}}\n"
    path.write_text(f'{{% extends "base.html" %}}\n{added}', encoding="utf-8")


def in_the_settings(project: Project, random: Random) -> None:
    text = project.config.read_text(encoding="utf-8")
    head, _, tail = text.partition("site_name: ")
    project.config.write_text(
        f"{head}site_name: Cổng {random.randrange(99)}\n{tail.partition(chr(10))[2]}", encoding="utf-8"
    )


def in_the_published_folder(project: Project, random: Random) -> None:
    path = random.choice(sorted(project.site.rglob("*.html")))
    path.write_text("meddled with", encoding="utf-8")


def a_published_file_gone(project: Project, random: Random) -> None:
    random.choice(sorted(path for path in project.site.rglob("*") if path.is_file())).unlink()


def no_file_in_the_published_folder(project: Project, random: Random) -> None:
    path = random.choice(sorted(path for path in project.site.rglob("*") if path.is_file()))
    path.unlink()
    random.choice((lambda: path.symlink_to("nowhere"), lambda: os.mkfifo(path)))()


def the_published_folder_gone(project: Project, _: Random) -> None:
    shutil.rmtree(project.site)


def the_memory_gone(project: Project, _: Random) -> None:
    shutil.rmtree(project.build / "cache", ignore_errors=True)


def the_memory_spoilt(project: Project, random: Random) -> None:
    path = project.build / "cache" / "memory.sqlite"
    if path.exists():
        content = bytearray(path.read_bytes())
        for _ in range(20):
            content[random.randrange(100, len(content))] ^= 0xFF
        path.write_bytes(content)


def the_memory_false(project: Project, _: Random) -> None:
    path = project.build / "cache" / "memory.sqlite"
    if path.exists():
        with sqlite3.connect(path) as base:
            base.execute("UPDATE entry SET content = x'5b5d' WHERE rowid % 2")
        base.close()


def back(project: Project, _: Random) -> None:
    Faults(project.root).run("rollback")


def nothing(_: Project, __: Random) -> None:
    """Build again."""


EDITS: tuple[Callable[[Project, Random], None], ...] = (
    retitled, as_before, without_units, added, gone, in_a_registry, by_hand, in_the_theme, in_the_settings,
    in_the_published_folder, a_published_file_gone, no_file_in_the_published_folder,
    the_published_folder_gone, the_memory_gone, the_memory_spoilt, the_memory_false, back, nothing,
)  # fmt: skip


@pytest.mark.fuzz
def test_after_any_edits_a_build_is_that_without_a_memory(project: Project) -> None:
    random = Random(2026)  # noqa: S311 - nothing here is secret
    built(project)
    for _ in range(examples(60) - 5):
        edits = [random.choice(EDITS) for _ in range(random.randint(1, 2))]
        day = random.choice((DAY, DAY, "2026-11-21"))
        for edit in edits:
            edit(project, random)
        assert built(project, day) == built_anew(project, day), [edit.__name__ for edit in edits]


@pytest.mark.parametrize("edit", [nothing, retitled, in_the_settings])
def test_what_is_no_file_in_the_published_folder_is_replaced(
    project: Project, edit: Callable[[Project, Random], None]
) -> None:
    random = Random(1)  # noqa: S311 - nothing here is secret
    built(project)
    page, strange = project.site / "lien-he" / "index.html", project.site / "strange"
    page.unlink()
    page.symlink_to("nowhere")
    os.mkfifo(strange)
    edit(project, random)
    assert built(project) == built_anew(project)
    back(project, random)
    assert os.path.lexists(strange)
    assert built(project) == built_anew(project)


def test_an_unchanged_portal_is_left_and_one_campaign_makes_its_pages_and_what_lists_it(
    project: Project,
) -> None:
    commands = Faults(project.root)
    everything = commands.run("build", "--as-of", DAY)
    again = commands.run("build", "--as-of", DAY)
    assert again.code == 0
    assert "không có gì thay đổi" in again.said
    assert [line for line in again.said.splitlines() if "Đã đọc" in line] == [
        line for line in everything.said.splitlines() if "Đã đọc" in line
    ]
    assert again.steps < 20 < everything.steps
    before = contents(project.site)
    write_campaign(project.root, campaign_data(id="mot", short_title="Đợt hai", participants=NAMED))
    assert commands.run("build", "--as-of", DAY).code == 0
    made = {path for path, content in contents(project.site).items() if before.get(path) != content}
    assert [path for path in made if path.startswith("phong-trao/mot/")]
    assert not [path for path in made if path.startswith(("phong-trao/hai/", "phong-trao/ba/"))]


def test_another_day_another_portal(project: Project) -> None:
    assert built(project, DAY) != built(project, "2026-11-21")
    assert built(project, DAY) == built_anew(project, DAY)


def test_without_a_place_for_the_memory_a_build_goes_on(project: Project) -> None:
    project.build.mkdir()
    (project.build / "cache").write_text("in the way", encoding="utf-8")
    assert built(project) == built(project) == built_anew(project)


def test_on_a_disk_without_second_names_what_did_not_change_is_copied(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no such names")

    command = ["build", "--as-of", DAY]
    monkeypatch.chdir(project.root)
    monkeypatch.setattr(os, "link", refused)
    app(command, standalone_mode=False)
    before = (project.site / "phong-trao/hai/index.html").stat()
    write_campaign(project.root, campaign_data(id="mot", short_title="Đợt hai", participants=NAMED))
    app(command, standalone_mode=False)
    after = (project.site / "phong-trao/hai/index.html").stat()
    assert (after.st_mtime_ns, after.st_ino == before.st_ino) == (before.st_mtime_ns, False)
    assert contents(project.site) == built_anew(project)


def pages_found(project: Project) -> set[str]:
    """The pages that MkDocs' own search knows."""
    index = json.loads((project.site / "search" / "search_index.json").read_text(encoding="utf-8"))
    return {entry["location"].partition("#")[0] for entry in index["docs"]}


def test_a_plugin_that_looks_at_every_page_sees_all_of_them(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = project.config.read_text(encoding="utf-8")
    project.config.write_text(text.replace("[thidua]", "[search, thidua]"), encoding="utf-8")
    built(project)
    known = pages_found(project)
    assert len(known) > 10
    retitled(project, Random(1))  # noqa: S311 - nothing here is secret
    built(project)
    assert pages_found(project) == known
    shutil.rmtree(project.build)
    monkeypatch.chdir(project.root)
    monkeypatch.setattr(shared_pages, "_WORTH_IT", 1)
    app(["build", "--as-of", DAY], standalone_mode=False)
    assert pages_found(project) == known


def test_where_settings_lead_out_of_the_portal_all_pages_are_made(project: Project) -> None:
    def says(about: str) -> dict[str, bytes]:
        project.root.with_name("base.yml").write_text(f"site_description: {about}\n", encoding="utf-8")
        return built(project)

    text = project.config.read_text(encoding="utf-8")
    project.config.write_text(f"INHERIT: ../base.yml\n{text}", encoding="utf-8")
    first = says("Cổng thứ nhất.")
    assert says("Cổng thứ hai.") == built_anew(project) != first


def leading_to(project: Project, link: str) -> Path:
    """A page by hand, in no menu, that leads to another page; gives what is published of it."""
    others = '[quyền](bao-ve-du-lieu.md#quyen), <a href="../bao-ve-du-lieu/#quyen">quyền</a>'
    text = f"# Liên hệ\n\nXem [nội dung]({link}), {others}.\n"
    (project.content / "lien-he.md").write_text(text, encoding="utf-8")
    (project.content / "bao-ve-du-lieu.md").write_text("# Bảo vệ\n\n## Quyền\n", encoding="utf-8")
    return project.site / "lien-he" / "index.html"


CONTENTS = {"participants": NAMED, "contents": COMPLETE["contents"]}
TO_ITS_PART = "phong-trao/hai/noi-dung/index.md#noi-dung-thi-dua"


def test_a_page_by_hand_is_written_again_only_where_its_links_may_have_broken(project: Project) -> None:
    page = leading_to(project, TO_ITS_PART)
    write_campaign(project.root, campaign_data(id="hai", **CONTENTS))
    built(project)
    before = page.stat().st_ino
    write_campaign(project.root, campaign_data(id="mot", short_title="Đợt một", participants=NAMED))
    built(project)
    assert page.stat().st_ino == before
    write_campaign(project.root, campaign_data(id="hai", short_title="Đợt hai", **CONTENTS))
    assert built(project) == built_anew(project)
    assert page.stat().st_ino != before


@pytest.mark.parametrize(
    ("link", "change"),
    [
        (TO_ITS_PART, lambda root: write_campaign(root, campaign_data(id="hai", participants=NAMED))),
        ("phong-trao/hai/index.md", lambda root: shutil.rmtree(root / "campaigns" / "hai")),
    ],
    ids=["its part", "the page"],
)
def test_a_link_by_hand_to_what_is_gone_is_told_by_a_later_build_too(
    project: Project, link: str, change: Callable[[Path], object]
) -> None:
    leading_to(project, link)
    write_campaign(project.root, campaign_data(id="hai", **CONTENTS))
    built(project)
    change(project.root)
    told = Faults(project.root).run("build", "--as-of", DAY)
    assert told.code != 0
    assert f"lien-he.md: liên kết “{link}”" in told.said


@pytest.mark.parametrize(
    ("written", "options"),
    [
        (f"[x]({TO_ITS_PART})", ["--offline"]),
        ('<a href="../phong-trao/hai/noi-dung/#noi-dung-thi-dua">x</a>', ["--offline"]),
        ("<a href='../phong-trao/hai/noi-dung/#noi-dung-thi-dua'>x</a>", []),
        ("<A HREF = ../phong-trao/hai/noi-dung/#noi-dung-thi-dua>x</A>", []),
        ('<a href="../phong-trao/hai/noi-dung/index.html#noi-dung-thi-dua">x</a>', []),
        ('<a href="../phong-trao/hai/noi-dung/?a=1&amp;b=2#noi-dung-thi-dua">x</a>', []),
        ('<a href="../phong-trao/hai/n%6Fi-dung/&#35;noi-dung-thi-dua">x</a>', []),
    ],
)
def test_however_a_link_to_a_part_of_a_page_is_written_a_later_build_tells_that_it_is_gone(
    project: Project, written: str, options: list[str]
) -> None:
    (project.content / "lien-he.md").write_text(f"# Liên hệ\n\n{written}\n", encoding="utf-8")
    write_campaign(project.root, campaign_data(id="hai", **CONTENTS))
    commands = Faults(project.root)
    assert commands.run("build", "--as-of", DAY, *options).code == 0
    write_campaign(project.root, campaign_data(id="hai", participants=NAMED))
    told = commands.run("build", "--as-of", DAY, *options)
    assert (told.code, "lien-he.md" in told.said) == (2, True), told.said


def checked(project: Project, *options: str) -> tuple[int, str]:
    done = run("thidua", "check", *options, cwd=project.root, PYTHONPROFILEIMPORTTIME="1")
    loaded = "generator.checking" in done.stderr
    return done.returncode, done.stdout + ("loaded" if loaded else "")


def test_a_check_of_data_that_nobody_touched_says_the_same_at_once(project: Project) -> None:
    code, first = checked(project, "mot", f"--as-of={DAY}")
    assert first.endswith("loaded")
    assert checked(project, "mot", f"--as-of={DAY}") == (code, first.removesuffix("loaded"))
    assert checked(project, "mot", "--as-of=2026-11-21")[1].endswith("loaded")
    assert checked(project, "mot", f"--as-of={DAY}", "--format", "json")[1].endswith("loaded")
    path = write_campaign(project.root, campaign_data(id="hai", period={"text": "x"}))
    code, told = checked(project, f"--as-of={DAY}")
    assert code == 1
    assert "campaigns/hai/campaign.yml" in told
    assert checked(project, f"--as-of={DAY}") == (1, told.removesuffix("loaded"))
    path.unlink()
    assert checked(project, f"--as-of={DAY}")[1].endswith("loaded")
