"""Documentation cannot lag: the schema, the guides and the README follow the code."""

from __future__ import annotations

import json
import re
from importlib.metadata import version

import click
from running import ROOT

from generator import __version__
from generator.commands.app import app
from generator.derive.status import Status
from generator.model.campaign import Campaign
from generator.model.registry import Registries
from generator.opening.schema import schema_text
from generator.output import OutputFile
from generator.problems import catalogue
from generator.render.site.guide import record_types
from generator.wording.words import STATUS


def test_the_schema_in_the_repository_is_that_of_the_model() -> None:
    path = ROOT / "campaigns" / "campaign.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text(), "run `thidua schema`"


def test_every_shipped_file_names_its_schema() -> None:
    files = list((ROOT / "campaigns").glob("*/campaign.yml"))
    assert len(files) >= 5
    for path in files:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../campaign.schema.json", path


def test_every_key_is_explained_in_vietnamese() -> None:
    types = record_types(Campaign, Registries)
    fields = [(name, key, field) for name, t in types.items() for key, field in t.model_fields.items()]
    assert len(fields) > 150
    silent = [(name, key) for name, key, field in fields if not field.description and name != "Registries"]
    assert not silent
    text = json.loads(schema_text())
    assert "Lời của kế hoạch về thời gian" in json.dumps(text, ensure_ascii=False)


def test_the_guide_shows_every_record_key_and_code(shipped_files: dict[str, OutputFile]) -> None:
    fields = shipped_files["huong-dan/tep-phong-trao/index.md"].text
    codes = shipped_files["huong-dan/ma-loi/index.md"].text
    types = record_types(Campaign, Registries)
    keys = {key for name, t in types.items() if name != "Registries" for key in t.model_fields}
    assert len(keys) > 80
    assert not [key for key in keys if f"<code>{key}</code>" not in fields]
    assert len(catalogue()) > 40
    assert not [code for code in catalogue() if f"## {code} " not in codes]


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert isinstance(app, click.Group)
    commands = app.list_commands(click.Context(app))
    assert len(commands) >= 6
    assert not [name for name in commands if f"thidua {name}" not in readme]


def commands_of(group: click.Group) -> dict[str, set[str]]:
    """Every command by what is typed for it ("honours check"), with its options."""
    found = {}
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        if isinstance(command, click.Group):
            found |= {f"{name} {inner}": options for inner, options in commands_of(command).items()}
        found[name] = {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
    return found


TYPED = re.compile(
    r"(?<![\w-])thidua ((?:[a-z]+)(?: (?:template|check|publish|build|status))?)(?![\w-])([^`“”\n|;]*)"
)
OPTION = re.compile(r"(?<!\w)--[a-z][a-z-]*")


def test_every_command_that_a_text_tells_to_type_exists_with_its_options() -> None:
    """In messages, pages, the guide, the files of a new portal: a remedy has to work as it is told."""
    assert isinstance(app, click.Group)
    known, seen, wrong = commands_of(app), 0, []
    folders = ("generator", "content", "README.md", "CONTRIBUTING.md")
    files = [ROOT / name for name in folders if (ROOT / name).is_file()]
    files += [path for name in folders for path in (ROOT / name).rglob("*") if path.is_file()]
    for path in files:
        if path.suffix not in {".py", ".yml", ".j2", ".html", ".md", ".conf", ""}:
            continue
        for command, rest in TYPED.findall(path.read_text(encoding="utf-8")):
            name = command if command in known else command.split()[0]
            seen += 1
            if name not in known or not set(OPTION.findall(rest)) <= known[name] | {"--help"}:
                wrong.append((path.name, command, rest))
    assert seen > 250
    assert not wrong, wrong


def test_every_page_of_the_guide_that_a_text_leads_to_has_that_name() -> None:
    titles, headings, seen = set(), set(), 0
    for page in (ROOT / "content" / "huong-dan").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        titles |= set(re.findall(r"^# (.+?)(?: \(dành cho cán bộ\))?$", text, re.MULTILINE))
        headings |= set(re.findall(r"^##+ (.+?)(?: \{:.*)?$", text, re.MULTILINE))
    for path in (ROOT / "generator").rglob("*.py"):
        text = re.sub(r'"\s*f?"', "", path.read_text(encoding="utf-8"))
        for title, heading in re.findall(r"mục Hướng dẫn, trang ([^,.”“\"]+)(?:, phần “([^”]+)”)?", text):
            seen += 1
            assert title in titles, (path.name, title)
            assert not heading or heading in headings, (path.name, heading)
    assert seen >= 3


def test_the_changelog_tells_of_the_version_that_is_installed() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## ([\d.]+) – \d{4}-\d{2}-\d{2}$", changelog, re.MULTILINE)
    assert released[0] == __version__ == version("thidua-portal")


def test_every_link_between_documents_has_a_file_behind_it() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "generator" / "docs").glob("*.md")]
    links = [
        (document, target)
        for document in documents
        for target in re.findall(r"\]\(([\w./-]+)\)", document.read_text(encoding="utf-8"))
    ]
    assert len(links) >= 10
    assert not [(document.name, to) for document, to in links if not (document.parent / to).exists()]


def test_what_comments_cite_of_the_domain_has_a_heading() -> None:
    domain = (ROOT / "generator" / "docs" / "domain.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", domain, re.MULTILINE)
    code = [path for folder in ("generator", "tests") for path in (ROOT / folder).rglob("*.py")]
    cited = {
        name
        for path in code
        for name in re.findall(r"docs/domain\.md, ([A-Z][\w ]+)[):]", path.read_text(encoding="utf-8"))
    }
    assert len(cited) >= 5
    assert cited <= set(headings)


def test_comments_of_code_scripts_and_templates_name_files_that_exist() -> None:
    """Such as "(derive/name_order.py)": a comment that leads nowhere says less than none."""
    tops = [ROOT / folder for folder in ("generator", "theme", "tests")]
    listed = [path.relative_to(ROOT).as_posix() for top in tops for path in top.rglob("*.*")]
    written = [path for path in listed if re.search(r"^(generator|theme)/.*\.(py|js|css|j2|html)$", path)]
    named = [
        (path, name)
        for path in written
        for name in re.findall(
            r"(?<![\w/.*{}<-])((?:[a-z_]+/)*[a-z_]+\.py)\b", (ROOT / path).read_text(encoding="utf-8")
        )
    ]
    assert len(named) >= 40
    assert [each for each in named if not any(f"/{path}".endswith(f"/{each[1]}") for path in listed)] == []


def test_readers_are_told_what_every_status_means() -> None:
    """A draft is never published, so that none sees one."""
    told = (ROOT / "content" / "gioi-thieu.md").read_text(encoding="utf-8")
    shown = [name for status, name in STATUS.items() if status is not Status.DRAFT]
    assert len(shown) >= 7
    assert [name for name in shown if f"| **{name}** |" not in told] == []


def test_what_hand_written_pages_say_of_a_campaigns_pages_is_there(
    shipped_files: dict[str, OutputFile],
) -> None:
    """“Mục “Lưu ý về văn bản” của trang toàn văn”: that page has a heading of this name."""
    pages = {"tổng quan": "", "toàn văn": "toan-van/", "hồ sơ": "ho-so/", "vinh danh": "vinh-danh/"}
    said = [
        (quoted, pages[page])
        for path in (ROOT / "content").rglob("*.md")
        for quoted, page in re.findall(
            rf"mục “([^”]+)” (?:ở|của) trang ({'|'.join(pages)})", path.read_text(encoding="utf-8")
        )
    ]
    assert len(said) >= 2
    texts = {page: shipped_files[f"phong-trao/bau-cu-2026-cao-loc/{page}index.md"].text for _, page in said}
    assert [each for each in said if not re.search(rf"(?:#+ |<h\d[^>]*>){each[0]}", texts[each[1]])] == []


def test_every_generated_file_comes_from_something_that_is_there(
    shipped_files: dict[str, OutputFile],
) -> None:
    """Its source stands in the page, and is where "edit this page" leads."""
    sources = {file.source for file in shipped_files.values()}
    assert len(sources) >= 10
    assert [source for source in sorted(sources) if not (ROOT / source).exists()] == []


def test_the_architecture_names_modules_and_functions_that_exist() -> None:
    """`load/yaml/document.py: read_yaml`: the module is there and defines the name."""
    text = (ROOT / "generator" / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w/]+\.py)(?::\s+(\w+))?[^`]*`", text)
    assert len(named) >= 50
    missing = [
        (path, name)
        for path, name in named
        if not any(
            re.search(
                rf"^(?:def|class) {name}\b" if name else "", module.read_text(encoding="utf-8"), re.MULTILINE
            )
            for folder in (ROOT / "generator", ROOT / "tests")
            for module in folder.rglob(path.removeprefix("tests/"))
        )
    ]
    assert not missing


def test_the_architecture_names_classes_that_exist() -> None:
    """`Checked`, `Case.unknown`, "makes `Sheet`s": such a class is defined somewhere in the package."""
    text = (ROOT / "generator" / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:[\w/]+\.py:\s+)?([A-Z][a-z]\w*)(?:\.\w+)?`", text))
    modules = [path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py")]
    defined = {name for module in modules for name in re.findall(r"^class (\w+)", module, re.MULTILINE)}
    assert len(named) >= 30
    assert named <= defined


def test_the_recipes_name_files_that_exist() -> None:
    """Of the table "How to add"; a name without a folder lies below generator/, or beside the one before."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| (?!What|-).+$", text.partition("### How to add")[2].partition("### ")[0], re.MULTILINE
    )
    assert len(rows) >= 20
    looked_at, missing = 0, []
    for row in rows:
        beside = ROOT
        for name in re.findall(r"`([\w./-]+(?:/|\.\w{2,4}))(?:<[^`]*)?`", row):
            looked_at += 1
            found = next(
                (path for at in (ROOT, ROOT / "generator", beside) if (path := at / name).exists()), None
            )
            if found is None:
                missing.append(name)
            else:
                beside = found.parent
    assert looked_at >= 40
    assert not missing
