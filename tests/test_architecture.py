"""The shape of the package: who imports whom, who may do what (docs/architecture.md)."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import yaml
from running import ROOT

PACKAGE = ROOT / "generator"
# What stands beside the journey: it needs none of the stages.
BESIDE = {
    "problems", "clock", "project", "shipped", "output", "slug", "citing", "collector", "csv_guard", "marks",
    "memory", "plain_yaml", "second_core",
}  # fmt: skip
STAGES = ("load", "model", "plan_time", "validate", "derive", "wording", "export", "open_data", "render")
# Who works for the doors: may import every stage.
AROUND = {"checking", "pipeline", "reporting", "opening", "importing", "publishing", "upgrading"}
DOORS = {"commands", "mkdocs_site", "__main__", "__init__"}
# Whole tools on top of the journey: may import every stage and who works around them, but not MkDocs.
EDGES = {"desk", "province"}
# What a part may import besides itself and what stands beside the stages. Arrows run downwards only.
MAY_IMPORT: dict[str, set[str]] = {
    "load": set(),
    "model": set(),
    "plan_time": {"model"},
    "validate": {"load", "model", "plan_time"},
    "derive": {"load", "model", "plan_time", "validate"},
    "wording": {"load", "model", "plan_time", "derive"},
    "export": {"load", "model", "plan_time", "validate", "derive", "wording"},
    "open_data": {"model", "plan_time", "derive", "wording", "export"},
    "render": {"load", "model", "plan_time", "validate", "derive", "wording", "open_data"},
    "opening": {"load", "model", "plan_time", "validate", "derive", "wording"},
    "importing": {"load", "model", "plan_time", "validate", "derive", "wording", "opening"},
    "publishing": {"wording"},
    "upgrading": {"load", "opening"},
    "checking": {*STAGES},
    "pipeline": {*STAGES, "checking"},
    "reporting": {*STAGES, "checking"},
    "desk": {*STAGES, *AROUND},
    "province": {*STAGES, *AROUND, "mkdocs_site", "__version__"},  # its processes build portals
}
MOST_MODULES = 16
"""In a folder, its `__init__` apart: more are looked through, not guessed."""


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package that git lists or would list, by its path below it."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "--", "*.py"],
        cwd=PACKAGE, capture_output=True, text=True, check=True, encoding="utf-8",
    ).stdout.split()  # fmt: skip
    there = [path for path in listed if (PACKAGE / path).exists()]
    return {path: ast.parse((PACKAGE / path).read_text(encoding="utf-8")) for path in there}


def dotted(path: str) -> str:
    """A module's name: "load/yaml/tree.py" is "generator.load.yaml.tree"."""
    return ".".join(("generator", *Path(path).with_suffix("").parts)).removesuffix(".__init__")


def imports(tree: ast.AST, *, late: bool = True) -> Iterator[str]:
    """Every module that is imported in it, with the names; `late`: inside functions, too."""
    for node in ast.walk(tree) if late else top_level(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the direction"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def top_level(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run when the module is imported: not inside a function."""
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node
            yield from top_level(node)


def part_of(path: str) -> str:
    """The folder or loose module at the top of the package that a module belongs to."""
    return path.partition("/")[0].removesuffix(".py")


def test_every_module_that_git_lists_is_looked_at_and_has_a_place() -> None:
    on_disk = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")}
    assert set(modules()) == on_disk
    assert len(on_disk) > 180
    assert {part_of(path) for path in modules()} == {*BESIDE, *STAGES, *AROUND, *EDGES, *DOORS}


@pytest.mark.parametrize("part", sorted(MAY_IMPORT))
def test_arrows_run_downwards_only(part: str) -> None:
    allowed = {part, *MAY_IMPORT[part], *BESIDE}
    looked_at = 0
    for path, tree in modules().items():
        if part_of(path) == part:
            looked_at += 1
            names = [name for name in imports(tree) if name.startswith("generator.")]
            assert [name for name in names if name.split(".")[1] not in allowed] == [], path
    assert looked_at


def test_what_stands_beside_the_stages_needs_none_of_them() -> None:
    looked_at = 0
    for path, tree in modules().items():
        if part_of(path) in BESIDE:
            looked_at += 1
            wrong = [n for n in imports(tree) if n.startswith("generator.") and n.split(".")[1] not in BESIDE]
            assert wrong == [], path
    assert looked_at == len(BESIDE)


def test_no_two_modules_import_each_other_around_any_corner() -> None:
    """Imports inside functions count too: they hide a circle, they do not open it."""
    names = {dotted(path) for path in modules()}
    needs = {
        dotted(path): {
            name if name in names else name.rpartition(".")[0]
            for name in imports(tree)
            if name.startswith("generator.")
        }
        - {dotted(path)}
        for path, tree in modules().items()
    }
    assert sum(map(len, needs.values())) > 500
    TopologicalSorter(needs).prepare()  # raises CycleError, which names the modules


def test_imports_inside_functions_are_for_a_quick_start_only() -> None:
    """Commands load MkDocs late; libraries that are slow to load wait until they are needed. Nothing else."""
    late = {
        (path, name.split(".")[0])
        for path, tree in modules().items()
        for name in set(imports(tree)) - set(imports(tree, late=False))
    }
    assert late == {
        ("__main__.py", "generator"),
        ("checking.py", "generator"),  # lists and withheld names, which most campaigns do not have
        ("commands/app.py", "generator"),
        ("commands/build.py", "generator"),
        ("commands/check.py", "generator"),
        ("export/honours_template.py", "generator"),
        ("importing/reading/pdf_pages.py", "pdfplumber"),
        ("load/forms/form_file.py", "defusedxml"),
        ("load/forms/form_file.py", "generator"),
        ("load/forms/read_template.py", "generator"),
        ("load/forms/word_tags.py", "docxtpl"),
        ("load/honours_folder.py", "generator"),
        ("load/inside/picture_file.py", "generator"),
        ("load/pdf_text.py", "pypdf"),
        ("load/sheets/workbook.py", "openpyxl"),
        ("load/signed_file.py", "generator"),
        ("mkdocs_site/plugin.py", "generator"),
        ("open_data/files.py", "generator"),
        ("plan_time/days_off.py", "holidays"),
        ("problems.py", "generator"),
        ("render/form_preview.py", "mammoth"),
        ("second_core.py", "ctypes"),
        ("second_core.py", "multiprocessing"),
        ("validate/page_markup.py", "markdown"),
        ("validate/rules/forms.py", "defusedxml"),
        ("validate/rules/forms.py", "generator"),
        ("validate/rules/forms.py", "jinja2"),
        ("validate/rules/personal_texts.py", "generator"),
    }


def test_what_is_private_to_a_module_is_imported_nowhere() -> None:
    looked_at = 0
    for path in (*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")):
        for name in imports(ast.parse(path.read_text(encoding="utf-8"))):
            if name.startswith("generator."):
                looked_at += 1
                assert not re.search(r"\._(?!_)", name), path
    assert looked_at > 3000


def test_what_two_tests_need_stands_in_no_test() -> None:
    """A module of tests that another one imports cannot be read, moved or run alone."""
    looked_at = 0
    for path in (ROOT / "tests").rglob("*.py"):
        for name in imports(ast.parse(path.read_text(encoding="utf-8"))):
            looked_at += 1
            assert not name.partition(".")[0].startswith("test_"), path
    assert looked_at > 1500


def test_folders_are_small_and_say_who_lives_there() -> None:
    folders = Counter(str(Path(path).parent) for path in modules() if not path.endswith("__init__.py"))
    assert len(folders) > 18
    for folder, count in folders.items():
        door = "__init__.py" if folder == "." else f"{folder}/__init__.py"
        said = ast.get_docstring(modules()[door]) or ""
        assert len(said) > 60, f"{folder}: who lives there, what may it import?"
        assert count <= MOST_MODULES, (
            f"{folder}: {count} modules; those of one subject become a folder of their own"
        )


def test_modules_have_names_that_say_something() -> None:
    vague = {"utils", "helpers", "common", "manager", "handler", "misc"}
    names = {Path(path).stem for path in modules()}
    assert len(names) > 35
    assert names & vague == set()


def test_a_name_of_a_class_or_type_means_one_thing() -> None:
    """Whoever looks for `Draft` or `Entry` finds one: a second one says which (`RowDraft`, `FeedEntry`)."""
    named: dict[str, list[str]] = {}
    for path, tree in modules().items():
        for node in tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else ()
            is_variable = isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("TypeVar(")
            names = [node.name] if isinstance(node, ast.ClassDef) else map(ast.unparse, targets)
            for name in () if is_variable else names:
                if re.fullmatch(r"[A-Z]\w*[a-z]\w*", name):
                    named.setdefault(name, []).append(path)
    assert {name: paths for name, paths in named.items() if len(paths) > 1} == {}
    assert len(named) > 250


def test_only_the_clock_asks_what_day_it_is() -> None:
    askers = {
        path
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow", "localtime", "gmtime"}
    }
    assert askers == {"clock.py"}


def test_normal_forms_are_made_in_bounded_work_everywhere() -> None:
    """`unicodedata.normalize` would work for hours on some files."""
    makers = {
        path
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr == "normalize"
        and ast.unparse(node.value) == "unicodedata"
    }
    assert makers == {"marks.py"}


def test_there_is_one_door_to_mkdocs() -> None:
    knowing = {
        part_of(path)
        for path, tree in modules().items()
        if any(name.split(".")[0] in {"mkdocs", "material"} for name in imports(tree))
    }
    assert knowing == {"mkdocs_site"}


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


def test_lines_of_templates_and_scripts_are_short_enough_to_read() -> None:
    looked_at = 0
    written = [(ROOT / "theme", "*.html"), (ROOT / "theme", "*.js"), (PACKAGE, "*.j2"), (PACKAGE, "*.js")]
    for path in (each for folder, name in written for each in folder.rglob(name)):
        if not path.name.endswith(".min.js"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                looked_at += 1
                assert len(line) <= 140, f"{path}:{number}"
    assert looked_at >= 5000


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
