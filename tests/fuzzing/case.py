"""One case of the fuzz test: a file is spoilt, and the portal must say so or be sound, without stumbling."""

from __future__ import annotations

import json
import re
import shutil
import traceback
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from random import Random

from defusedxml.ElementTree import fromstring
from fuzzing.ground import Ground
from fuzzing.spoil import spoilt, spoilt_settings
from running import AS_OF, ROOT
from sampling import in_full
from work import TooMuchWork, at_most

from generator.checking import Checked, check
from generator.load.honours_folder import LIST_TYPES
from generator.load.ledger import KEY_BYTES
from generator.output import OutputFile
from generator.pipeline import generate
from generator.problems import Problem, Severity, UsageError
from generator.reporting import text as report
from generator.reporting.page import as_html
from generator.validate.ledger.publication import Today, written_down
from generator.validate.nominees import check_nominees

CHECK_STEPS, BUILD_STEPS = 10_000_000, 40_000_000
"""The same on every machine; usual are 50,000 and 300,000, of a shipped campaign ten times as many."""

# How often a kind of file is spoilt, and which files are of the kind.
KINDS = (
    (36, r"/campaign\.yml$"), (8, r"/plan\.txt$"), (16, r"\.(xlsx|csv)$"), (16, r"/_shared/[a-z_]+\.yml$"),
    (10, r"\.docx$"), (5, r"^mkdocs\.yml$"), (2, r"\.md$"), (5, r"ledger\.json$"), (2, r"\.pdf$"),
)  # fmt: skip
_EVERY = 10  # of the publishable cases of the shipped campaigns, whose pages take ten times as long


@dataclass(frozen=True)
class Case:
    """A file of a project and what is written into it; None: no file can be read there."""

    seed: int
    ground: Ground
    path: str
    content: bytes | None

    @property
    def file(self) -> Path:
        """Where it lies."""
        return self.ground.project.root / self.path


def case_of(seed: int, grounds: Sequence[Ground]) -> Case:
    """The case of this number: the same for the same data."""
    random = Random(seed)  # noqa: S311 - nothing here is secret
    ground = grounds[0] if random.random() < 0.7 else random.choice(grounds[1:])
    while True:
        (_, pattern), *_ = random.choices(KINDS, [weight for weight, _ in KINDS])
        paths = [path for path in ground.files if re.search(pattern, path)]
        if paths:
            break
    path = random.choice(paths)
    if random.random() < 0.02:
        return Case(seed, ground, path, None)
    content = ground.files[path]
    spoil = spoilt_settings(content, random) if path == "mkdocs.yml" else spoilt(path, content, random)
    return Case(seed, ground, path, spoil)


def faults(case: Case) -> list[str]:
    """What is wrong with what the portal makes of it; [] where all is well."""
    _put(case)
    try:
        return list(_faults(case))
    except (Exception, TooMuchWork):  # noqa: BLE001 - whatever it is, it is a finding
        return [traceback.format_exc()]
    finally:
        _clear(case.file)
        case.file.write_bytes(case.ground.files[case.path])


def _put(case: Case) -> None:
    if case.content is not None:
        case.file.write_bytes(case.content)
        return
    case.file.unlink()
    match case.seed % 4:
        case 0:
            case.file.mkdir()
        case 1:
            case.file.symlink_to(case.file.name)
        case 2:
            case.file.symlink_to("/etc/passwd")


def _clear(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _faults(case: Case) -> Iterator[str]:
    project = case.ground.project
    with _counted(case, CHECK_STEPS):
        checked = check(project, case.ground.only, as_of=AS_OF)
        json.loads(report.as_json(checked.problems, project.root))
        report.as_github(checked.problems, project.root)
        as_html(checked.problems, project.root, "", "")
        text = report.as_text(checked.problems, project.root)
        _use_lists(case, checked)
    if "Traceback" in text or "object at 0x" in text:
        yield f"words of the machine: {text}"
    errors = [found for found in checked.problems if found.severity is Severity.ERROR]
    if not checked.publishable and not any(_names(found, case.file.name) for found in errors):
        yield f"no problem names {case.path}:\n{text}"
    if checked.publishable and (case.ground.only == "thu" or case.seed % _EVERY == 0):
        with _counted(case, BUILD_STEPS):
            pages = generate(checked, AS_OF).pages
        yield from (fault for page in pages for fault in _unsound(page, case.ground))


def _counted(case: Case, most: int) -> AbstractContextManager[None]:
    """Counting steps takes thrice as long as they do: in the sample it is done for every fourth case."""
    return at_most(most) if in_full() or case.seed % 4 == 0 else nullcontext()


def _names(found: Problem, name: str) -> bool:
    return any(
        name in said
        for said in (found.source.path, found.detail, found.fix, *(s.path for s in found.related))
    )


def _use_lists(case: Case, checked: Checked) -> None:
    """What `thidua honours check` and `publish` do with a list that could be read."""
    if case.file.suffix not in LIST_TYPES or not checked.campaigns:
        return
    (judged,) = checked.campaigns
    assert judged.files is not None
    today = Today("2026-11-20", b"k" * KEY_BYTES)
    written_down(judged.campaign, judged.rolls, judged.files, judged.known.awards, today)
    sheets = judged.files.lists.get(case.file.name)
    if sheets:
        with suppress(UsageError):  # told in words: the lists of a decision are seldom those of one unit
            check_nominees(judged, sheets, case.file.name, next(iter(judged.known.units)), None)


# What our templates, charts and previews of forms write; no text of a data file may bring in anything else.
_WRITERS = [*(ROOT / "generator").rglob("*.j2"), *(ROOT / "generator" / "render").glob("*.py")]
# Of Word files, JSON-LD, and headings whose level a macro works out.
_OTHERS = {"script", "em", "sup", "sub", "u", "s", "strong", "h2", "h3", "h4", "h5", "h6"}
USUAL = _OTHERS | {
    tag for path in _WRITERS for tag in re.findall(r"<([a-z][a-z0-9]*)", path.read_text(encoding="utf-8"))
}
_LINKS = {"href", "src", "action", "formaction", "xlink:href", "srcset"}


class _Elements(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.dangerous: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag == "script" and ("type", "application/ld+json") not in attrs:
            self.dangerous.append("script")
        for name, value in attrs:
            scheme = re.match(r"\s*([\w+.-]+):", value or "") if name in _LINKS else None
            if name.startswith("on") or (
                scheme and scheme[1].lower() not in {"https", "http", "mailto", "tel"}
            ):
                self.dangerous.append(f"{tag} {name}={value}")


def _unsound(page: OutputFile, ground: Ground) -> Iterator[str]:
    """Elements, attributes and kinds of links that no sound page has; JSON and XML that is none."""
    if ground.pages.get(page.path) == page.content:
        return
    if page.path.endswith((".json", ".webmanifest")):
        json.loads(page.content)
    elif page.path.endswith((".xml", ".svg")):
        fromstring(page.content)
    elif page.path.endswith(".md"):
        reader = _Elements(page.text)
        if reader.dangerous or reader.seen - USUAL:
            yield f"{page.path}: {reader.dangerous} {sorted(reader.seen - USUAL)}"
