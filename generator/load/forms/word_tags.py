"""Tags in Word files (.docx): those that Word has split are put together, and the rest is kept as it is.

docxtpl knows how Word splits tags and repeats rows; it is used for that alone. Filling in is plain Jinja on
the text parts, compiled once: a portal fills the same seven forms in thousands of times.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import SandboxedEnvironment

from generator.load.forms.unused_names import without_unused_names
from generator.load.forms.unused_styles import without_unused_styles
from generator.load.forms.word_file import word_file
from generator.load.forms.word_revisions import without_revisions
from generator.load.forms.word_template import (
    BrokenTemplateError,
    EndlessTemplateError,
    WordTemplate,
    is_text_part,
)
from generator.load.inside.office_file import core_properties

_LINK = re.compile(r"(?:%7B|\{){2}[^\"]*", re.IGNORECASE)
_TAG = re.compile(r"\{[{%#]|[}%#]\}")
_MARKUP = re.compile(r"<[^<>]*>")
_PARAGRAPH = re.compile(r"<w:p[ >]")
# Word shows its title in the window; people and dates were taken out of it before (`inside.office_file`).
_CORE = "docProps/core.xml"
_ENVIRONMENT = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
# What tags may be made of: names, their fields, loops, conditions. Nothing here can compute, call or include,
# so that filling in a form always ends, and soon.
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If,
    nodes.CondExpr,
    nodes.Not, nodes.And, nodes.Or, nodes.Const, nodes.Filter,
)  # fmt: skip
_FILTERS = ("upper", "lower", "capitalize", "title", "trim")
_DEEPEST = 2  # loops within loops
# How large a part becomes that is filled in, as far as can be told before: a list of so many rows, so many
# characters in a field. Of the shipped forms the largest weighs 300,000.
_ROWS, _FIELD = 50, 200
MAX_WEIGHT = 10_000_000


def put_together(content: bytes) -> WordTemplate:
    """The template in a Word file, known to be one; raises BrokenTemplateError, EndlessTemplateError."""
    from docxtpl import DocxTemplate  # slow to import; the commands that touch no new form do without

    patch = DocxTemplate(io.BytesIO()).patch_xml
    parts: list[tuple[str, bytes | str]] = []
    names: set[str] = set()
    keys: set[str] = set()
    loops: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kept, left_out = without_revisions({name: archive.read(name) for name in archive.namelist()})
    for name, raw in without_unused_styles(kept).items():
        part: bytes | str = raw
        if is_text_part(name):
            text = without_unused_names(raw.decode("utf-8"))
            part = text.encode("utf-8")
            if _TAG.search(_MARKUP.sub("", text)) or _TAG.search(text):
                text = _PARAGRAPH.sub(r"\n\g<0>", patch(text))  # a mistake's line is its paragraph
                tree = _tree(text)
                part = text
                names |= meta.find_undeclared_variables(tree)
                keys |= {node.attr for node in tree.find_all(nodes.Getattr)}
                loops |= {
                    loop.iter.name for loop in tree.find_all(nodes.For) if isinstance(loop.iter, nodes.Name)
                }
        elif name.endswith(".rels") and (link := _LINK.search(raw.decode("utf-8"))):
            raise BrokenTemplateError(link[0])  # an address is no place for words
        parts.append((name, part))
    return WordTemplate(tuple(parts), frozenset(names), frozenset(keys), frozenset(loops), left_out)


def _tree(text: str) -> nodes.Template:
    try:
        tree = _ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        unfinished = "end of template" in (error.message or "")
        raise _broken(text, 0 if unfinished else error.lineno) from error
    pending: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while pending:
        node, loops = pending.pop()
        loops += isinstance(node, nodes.For)
        many = isinstance(node, nodes.For) and not isinstance(node.iter, nodes.Name)
        if not isinstance(node, _ALLOWED) or loops > _DEEPEST or many:  # what a row has is text, no list
            raise _broken(text, node.lineno)
        if isinstance(node, nodes.Output):  # a field's name in quotes: the form would print the name
            for quoted in (child for child in node.nodes if isinstance(child, nodes.Const)):
                raise _broken(text, quoted.lineno)
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            raise _broken(text, node.lineno)
        pending += [(child, loops) for child in node.iter_child_nodes()]
    if _weight(tree, 1) > MAX_WEIGHT:
        raise EndlessTemplateError
    return tree


def _weight(node: nodes.Node, times: int) -> int:
    """About how many characters the node gives where it is filled in `times` times."""
    if isinstance(node, nodes.TemplateData):
        return times * len(node.data)
    if isinstance(node, nodes.Name | nodes.Getattr):
        return times * _FIELD
    inside = times * _ROWS if isinstance(node, nodes.For) else times
    return sum(_weight(child, inside) for child in node.iter_child_nodes())


def _broken(text: str, line: int) -> BrokenTemplateError:
    paragraph = text.split("\n")[line - 1] if line else ""
    return BrokenTemplateError(" ".join(_MARKUP.sub("", paragraph).split()))


@lru_cache(maxsize=300)  # the parts of all forms: a portal fills in the same ones for every campaign
def _compiled(text: str) -> Template:
    return _ENVIRONMENT.from_string(text)


def filled_texts(template: WordTemplate, fields: Mapping[str, Any]) -> Iterator[str]:
    """The XML of each part with tags, filled in: to try a template. Raises as `fill` does."""
    return (_compiled(part).render(fields) for _, part in template.parts if isinstance(part, str))


def fill(template: WordTemplate, fields: Mapping[str, Any], title: str) -> bytes:
    """The form filled in, as a Word file; the same fields give the same bytes.

    Raises jinja2.TemplateError where a tag names what no field has.
    """
    return word_file(_filled_parts(template, fields, title))


def _filled_parts(
    template: WordTemplate, fields: Mapping[str, Any], title: str
) -> Iterator[tuple[str, bytes | str]]:
    for name, part in template.parts:
        if name == _CORE:
            yield name, core_properties(title)
        else:
            yield name, part if isinstance(part, bytes) else _compiled(part).render(fields)
