"""Puts any text into every free-text field of a portal and reads what the pages show of it.

`render` gives the pages as a reader's browser would see them: elements with their attributes, and texts.
A page of hostile texts must be the page of harmless ones with nothing but the texts exchanged.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from html.parser import HTMLParser
from typing import Any, TypeVar
from urllib.parse import unquote

import markdown
import yaml
from pydantic import BaseModel, ValidationError
from running import AS_OF, ROOT

from generator.checking import Checked
from generator.derive import site_map
from generator.load.plan.plan_text import PlanText
from generator.model.campaign import Campaign
from generator.model.registry import Known, Portal, Registries
from generator.output import OutputFile
from generator.pipeline import generate
from generator.slug import slug

Model = TypeVar("Model", bound=BaseModel)
Path = tuple[str | int, ...]
Event = tuple[str, ...]
GUIDES = (site_map.FIELD_GUIDE, site_map.PROBLEM_GUIDE)
# Ids made of a title's slug follow the title, and words to search by the name; both hold nothing but ASCII
# letters, digits and what joins them. Everything else about an element must stay as it is.
FOLLOWS_THE_TEXT = {"id", "aria-labelledby", "data-words"}
PROBE = "<i>Chữ tự do</i>"
_SIZE = re.compile(r"\b\d+ KB\b")  # of a file that holds the text: it follows the text


def text_fields(record: BaseModel) -> list[Path]:
    """The paths of a record's texts that take any words: neither codes nor choices nor days."""
    data = record.model_dump(mode="json")
    return [path for path, said in [*_leaves(data)] if _accepts(type(record), data, path, said)]


def filled_fields(record: BaseModel) -> set[tuple[str, str]]:
    """Which free-text fields the record fills: (record's name, field), inner records included."""
    return {_owner(record, path) for path in text_fields(record)}


def _owner(record: BaseModel, path: Path) -> tuple[str, str]:
    value: Any = record
    owner = ("", "")
    for step in path:
        if isinstance(value, BaseModel):
            owner = (type(value).__name__, str(step))
            value = getattr(value, str(step))
        else:
            value = value[step]
    return owner


def free_text_fields(model: type[BaseModel]) -> set[tuple[str, str]]:
    """Every free-text field that the model has: (record's name, field)."""
    schema = model.model_json_schema()
    records = {model.__name__: schema, **schema.get("$defs", {})}
    return {
        (name, field)
        for name, record in records.items()
        for field, said in record.get("properties", {}).items()
        if _takes_words(said)
    }


def _takes_words(said: Any) -> bool:
    if isinstance(said, dict):
        words = said.get("type") == "string" and not said.keys() & {"pattern", "enum", "const"}
        inner = [said.get("items"), *said.get("anyOf", ()), *said.get("prefixItems", ())]
        return words or any(_takes_words(each) for each in inner if each)
    return False


def with_texts(record: Model, text_of: Callable[[int], str], start: int = 0) -> Model:
    """The record with its free texts exchanged; each has a number, counted from `start`."""
    data = record.model_dump(mode="json")
    for number, path in enumerate(_fields(record), start=start):
        _set(data, path, text_of(number))
    return type(record).model_validate(data)


@cache
def _fields(record: BaseModel) -> list[Path]:
    return text_fields(record)


def _leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(inner, (*path, step))


def _accepts(model: type[BaseModel], data: Any, path: Path, said: str) -> bool:
    """Whether the text there, which is `said`, may be any other."""
    _set(data, path, PROBE)
    try:
        model.model_validate(data)
    except ValidationError:
        return False
    finally:
        _set(data, path, said)
    return True


def _set(data: Any, path: Path, value: str) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value


@dataclass(frozen=True)
class Portals:
    """A judged portal with one campaign, and the same portal with other words."""

    checked: Checked

    def pages(self, text_of: Callable[[int], str], plan: PlanText | None = None) -> tuple[OutputFile, ...]:
        """The pages of the portal with its free texts exchanged (and the plan's text, where one is given)."""
        (case,) = self.checked.campaigns
        portal = self.checked.portal
        assert portal is not None
        registries: Registries = with_texts(self.checked.registries, text_of, 10_000)
        campaign: Campaign = with_texts(case.campaign, text_of)
        new_portal: Portal = with_texts(portal, text_of, 20_000)
        checked = replace(
            self.checked,
            portal=new_portal,
            registries=registries,
            campaigns=(
                replace(
                    case,
                    campaign=campaign,
                    plan_text=plan or case.plan_text,
                    known=Known.from_registries(registries),
                ),
            ),
        )
        # The guides show the model, not the data; files to take away have tests of their own.
        pages = generate(checked, AS_OF).pages
        return tuple(p for p in pages if p.path.endswith(".md") and not p.path.startswith(GUIDES))


def seen(page: OutputFile) -> list[Event]:
    """What a browser makes of a page: elements, attributes, texts."""
    _, front, body = page.text.split("---\n", 2)
    meta = yaml.safe_load(front)
    # MkDocs' theme prints both unescaped, so they hold HTML.
    events: list[Event] = [("text", fold(html.unescape(meta[name]))) for name in ("title", "description")]
    # How large a poster's letters can be depends on how many there are, and on nothing else of the words.
    body = re.sub(r"td-(poster|sheet)--(huge|large|medium|small)", r"td-\1--any", body)
    return events + browse(as_html(body))


def as_html(body: str) -> str:
    """A page's text as MkDocs converts it."""
    return _markdown().reset().convert(body)


def browse(source: str) -> list[Event]:
    """The elements with their attributes, and the texts, of a page's HTML."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return _without_breaks([event for event in reader.events if event != ("text", "")])


def _without_breaks(events: list[Event]) -> list[Event]:
    """A text that breaks its line as one: a cell of a table may, and then only its words are looked at."""
    found: list[Event] = []
    broken = False
    for event in events:
        if event in (("<", "br"), (">", "br")):
            broken = True
        elif broken and event[0] == "text" and found and found[-1][0] == "text":
            found[-1] = ("text", fold(f"{found[-1][1]} {event[1]}"))
            broken = False
        else:
            found.append(event)
            broken = False
    return found


def fold(text: str) -> str:
    """White space as a browser shows it."""
    return " ".join(text.split())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def _read(name: str, value: str) -> str:
    """An attribute's words; those of a status and what stands beside it are JSON for the reader's browser.

    A prepared letter is read as the program does that opens it (RFC 6068).
    """
    words = _strings(json.loads(value)) if name == "data-status-steps" else [value]
    if value.startswith("mailto:"):
        words = [unquote(value)]
    return fold(" ".join(words))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = sorted((k, _read(k, v or "")) for k, v in attrs if k not in FOLLOWS_THE_TEXT)
        self.events.append(("<", tag, *(part for pair in kept for part in pair)))

    def handle_endtag(self, tag: str) -> None:
        self.events.append((">", tag))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":  # a description for search engines: JSON, and nothing else
            self.events += [("text", fold(text)) for text in _strings(json.loads(data))]
        else:
            self.events.append(("text", fold(_SIZE.sub("", data))))

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", fold(html.unescape(data))))

    def handle_decl(self, decl: str) -> None:
        self.events.append(("decl", decl))

    def handle_pi(self, data: str) -> None:
        self.events.append(("pi", data))

    def unknown_decl(self, data: str) -> None:
        self.events.append(("decl", data))


@cache
def _markdown() -> markdown.Markdown:
    """Python-Markdown with the extensions of mkdocs.yml."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    names, options = [], {}
    for entry in config["markdown_extensions"]:
        name, option = next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
        names.append(name)
        options[name] = option or {}
    options.setdefault("toc", {})["slugify"] = slug
    return markdown.Markdown(extensions=names, extension_configs=options)
