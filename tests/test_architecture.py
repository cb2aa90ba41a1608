"""The shape of the package: who imports whom, how long things are, who may do what (STYLE §6.1, §7)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from running import ROOT

PACKAGE = ROOT / "generator"
STAGES = ("load", "model", "validate", "derive", "wording", "render")
# The other end of the journey beside `render`: neither of the two may lean on the other.
EXPORT = "export"
# What stands beside the journey and may be imported from every stage.
BESIDE = {"problems", "clock", "project", "output", "slug"}
# The adapters and what only they use: they may import every stage.
EDGES = {
    "__init__",
    "__main__",
    "broken_links",
    "built_pages",
    "cli",
    "cli_build",
    "cli_honours",
    "cli_new",
    "cli_words",
    "collector",
    "mkdocs_plugin",
    "mkdocs_serve",
    "opening",
    "offline",
    "pipeline",
    "preview",
    "report",
    "publishing",
    "report_html",
    "summary",
    "theme_files",
}
MAX_MODULE, MAX_FUNCTION = 250, 40


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its path below it."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported anywhere in it, functions included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the direction"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part_of(path: str) -> str:
    """The stage of a module, or its own name beside the stages."""
    return path.partition("/")[0].removesuffix(".py")


def test_every_module_belongs_to_a_stage_or_beside_them() -> None:
    found = {part_of(path) for path in modules()}
    assert set(STAGES) <= found
    assert found - {*STAGES, EXPORT} - BESIDE - EDGES == set()


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_only_what_stands_left_of_it(stage: str) -> None:
    assert imports_within(stage, {*STAGES[: STAGES.index(stage) + 1], *BESIDE}) >= 6


def test_export_leans_on_what_render_leans_on_but_not_on_render() -> None:
    there = [path for path in modules() if part_of(path) == EXPORT]
    looked_at = imports_within(EXPORT, {*STAGES[: STAGES.index("render")], EXPORT, *BESIDE})
    assert looked_at or len(there) <= 1


def imports_within(stage: str, allowed: set[str]) -> int:
    """Assert that a stage imports only from `allowed`; gives how many imports were looked at."""
    looked_at = 0
    for path, tree in modules().items():
        if part_of(path) != stage:
            continue
        for name in imports(tree):
            if name.startswith("generator."):
                looked_at += 1
                assert name.split(".")[1] in allowed, f"{path} imports {name}"
    return looked_at


def test_what_stands_beside_the_stages_needs_none_of_them() -> None:
    looked_at = 0
    for path, tree in modules().items():
        if part_of(path) in BESIDE:
            looked_at += 1
            wrong = [n for n in imports(tree) if n.startswith("generator.") and n.split(".")[1] not in BESIDE]
            assert wrong == [], path
    assert looked_at == len(BESIDE)


def test_modules_and_functions_stay_short() -> None:
    functions = 0
    for path, tree in modules().items():
        lines = len((PACKAGE / path).read_text(encoding="utf-8").splitlines())
        assert lines <= MAX_MODULE, f"{path}: {lines} lines"
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                functions += 1
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= MAX_FUNCTION, f"{path}: {node.name} has {length} lines"
    assert len(modules()) > 40
    assert functions > 150


def test_modules_have_names_that_say_something() -> None:
    vague = {"utils", "helpers", "common", "manager", "handler", "misc"}
    names = {Path(path).stem for path in modules()}
    assert len(names) > 35
    assert names & vague == set()


def test_only_the_clock_asks_what_day_it_is() -> None:
    askers = {
        path
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow", "localtime", "gmtime"}
    }
    assert askers == {"clock.py"}


def test_only_the_plugin_and_the_preview_know_mkdocs() -> None:
    knowing = {
        path
        for path, tree in modules().items()
        if any(name.split(".")[0] in {"mkdocs", "material"} for name in imports(tree))
    }
    assert knowing == {"mkdocs_plugin.py", "mkdocs_serve.py"}


TEXT_METHODS = {"open", "read_text", "write_text"}


def unnamed_encodings(tree: ast.AST) -> Iterator[tuple[int, bool]]:
    """Every call that opens text: its line, and whether it names the encoding."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        method = isinstance(node.func, ast.Attribute) and node.func.attr in TEXT_METHODS
        if method or (isinstance(node.func, ast.Name) and node.func.id == "open"):
            modes = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            binary = any(isinstance(mode, str) and "b" in mode and len(mode) <= 3 for mode in modes)
            yield node.lineno, binary or any(keyword.arg == "encoding" for keyword in node.keywords)


@pytest.mark.parametrize(("folder", "at_least"), [(PACKAGE, 2), (ROOT / "tests", 15)], ids=["code", "tests"])
def test_every_text_file_is_opened_with_its_encoding_named(folder: Path, at_least: int) -> None:
    looked_at = 0
    for path in sorted(folder.rglob("*.py")):
        for line, named in unnamed_encodings(ast.parse(path.read_text(encoding="utf-8"))):
            looked_at += 1
            assert named, f"{path}:{line} does not name its encoding"
    assert looked_at >= at_least


def test_templates_name_no_filter_or_test_that_marks_text_as_safe() -> None:
    """`safe` would let data through unescaped; `tojson` and `striptags` undo escapes."""
    templates = sorted((PACKAGE / "templates").rglob("*.j2"))
    assert len(templates) >= 18
    for path in templates:
        text = path.read_text(encoding="utf-8")
        assert not [word for word in ("| safe", "|safe", "striptags", "autoescape") if word in text], path


def test_lines_of_templates_are_short_enough_to_read() -> None:
    looked_at = 0
    for path in (PACKAGE / "templates").rglob("*.j2"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            looked_at += 1
            assert len(line) <= 140, f"{path}:{number}"
    assert looked_at >= 1000


def test_the_owner_stands_in_the_settings_only() -> None:
    """Another commune changes `extra.portal` in mkdocs.yml, and nothing of it is left elsewhere."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["extra"]["portal"]
    own = [settings[key] for key in ("owner", "owner_place", "department")]
    theme = [path for path in (ROOT / "theme").rglob("*") if path.suffix in {".html", ".js", ".css"}]
    looked_at = [*theme, *(PACKAGE / "templates").rglob("*.j2")]
    assert len(looked_at) >= 60
    for path in looked_at:
        text = path.read_text(encoding="utf-8")
        assert not [name for name in own if name in text], path
