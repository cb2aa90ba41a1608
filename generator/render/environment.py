"""The Jinja2 environment: strict, everything escaped; a missing value is our bug, never an empty cell.

Templates are broken into short lines, their pages are not: a dash in a tag takes away the gap on its side
(`{#- -#}` where there is no tag), and `{% filter folded %}` joins lines of long text.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.citing import cited
from generator.derive import site_map
from generator.derive.rolls.stages import stages
from generator.problems import InternalError
from generator.render.parts_once import PartOnce
from generator.render.stash import GENERATED
from generator.slug import slug
from generator.wording import dates, mistakes, parts, quotas, schedule, standing, units, words

TEMPLATES = Path(__file__).parent.parent / "templates"
_CONTINUED = re.compile(r"\n +")
_TERMS = re.compile(
    r"\b(?:thi đua|khen thưởng|phong trào|bầu cử|đề nghị|thành tích|tiêu chuẩn|hồ sơ|kế hoạch|cá nhân"
    r"|tập thể)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b\d{4} - \d{4}\b")
_MARKDOWN_SIGNS = re.compile(r"[\\`*_{}\[\]<>&#|~^$=]")


def _no_none(value: Any) -> Any:
    """Jinja's finalize: None must never print."""
    if value is None:
        raise InternalError("a template printed None")
    return value


def _markdown_text(text: str) -> Markup:
    """Plain text for a Markdown heading: no character of Markdown or HTML keeps its meaning.

    Character references, not backslashes: Markdown prints the backslash before a sign it does not know.
    """
    return Markup(_MARKDOWN_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", text))  # noqa: S704 - escaped here


def front_matter(value: str) -> Markup:
    """A text as a YAML value (JSON is YAML), escaped: the theme prints titles and descriptions as HTML."""
    return Markup(json.dumps(str(escape(value)), ensure_ascii=False))  # noqa: S704 - escaped here


def in_quotes(text: str) -> Markup:
    """JSON as an attribute's value between single quotes, where its own stand as they are: half as long."""
    return Markup(str(escape(text)).replace("&#34;", '"'))  # noqa: S704 - escaped but for double quotes


def folded(text: str) -> Markup:
    """Long text of a template as one line: a line that is indented goes on with the one above it."""
    return Markup(_CONTINUED.sub(" ", text))  # noqa: S704 - what a filter block holds is escaped already


def unbroken(text: str) -> Markup:
    """A page's heading whose words of one term, and the years of a span, stay on one line."""
    joined = _TERMS.sub(lambda term: term[0].replace(" ", "\u00a0"), escape(text))
    # No characters that keep a hyphen from breaking: whoever copies a heading would copy them.
    return Markup(_YEARS.sub(r'<span class="td-years">\g<0></span>', joined))  # noqa: S704 - escaped


FILTERS: dict[str, Callable[..., Any]] = {
    "md": _markdown_text,
    "front_matter": front_matter,
    "folded": folded,
    "in_quotes": in_quotes,
    "unbroken": unbroken,
    "slug": slug,
    "section_anchor": site_map.section_anchor,
    "date": dates.date_vi,
    "closing": dates.closing_vi,
    "hour": dates.hour_vi,
    "long_date": dates.long_date_vi,
    "weekday": dates.weekday_vi,
    "iso": lambda day: day.isoformat(),
    "number": words.number_vi,
    "count": words.count_vi,
    "tallied": words.tallied_vi,
    "formats": words.formats_vi,
    "match_rule": words.match_vi,
    "must": words.must_vi,
    "step": words.step_vi,
    "measure": words.measure_vi,
    "amount": words.amount_vi,
    "meaning": dates.meaning_vi,
    "closed": dates.closed_vi,
    "section": cited,
    "document": words.document_vi,
    "dated": words.dated_vi,
    "behind": words.behind_vi,
    "gap": words.gap_vi,
    "point_title": words.point_title,
    "steps": words.steps_vi,
    "status_note": words.status_note_vi,
    "days_left": dates.days_left_vi,
    "month": dates.month_vi,
    "original": schedule.original_vi,
    "undated": schedule.undated_vi,
    "news": schedule.news_vi,
    "cell": words.cell_vi,
    "period": dates.period_vi,
    "place": words.place_vi,
    "whose": standing.whose_vi,
    "mistake": mistakes.mistake_vi,
    "mistake_link": mistakes.mistake_link,
    "office": mistakes.office_vi,
    "stages": stages,
    "stage": schedule.stage_vi,
    "plan_name": words.plan_name_vi,
    "plan_date": dates.plan_date_vi,
    "size": words.size_vi,
    "years": words.years_vi,
    "quota_rule": quotas.rule_vi,
    "quota": quotas.quota_vi,
    "per": quotas.per_vi,
    "total_rule": quotas.total_vi,
    "ways": units.ways_vi,
    "instances": units.instances_vi,
    "part": units.part_vi,
    "json": lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
}
"""Formatting only: one value in, text out."""


def bytecode_cache() -> FileSystemBytecodeCache | None:
    """Compiled templates, kept where Python keeps compiled modules; nothing where that cannot be written."""
    folder = TEMPLATES / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
        # Probe by writing: on Windows `os.access` calls every folder writable.
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))


@cache
def environment() -> Environment:
    """The environment with the words of `wording` as filters and the addresses as a global."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_no_none,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=bytecode_cache(),
        auto_reload=False,  # only a preview looks whether a template was changed: it took 2 % of a build
    )
    env.template_class = PartOnce
    env.globals["quota_words"] = quotas
    env.filters |= FILTERS
    env.globals |= {"words": words, "at": site_map, "campaign_parts": parts}
    env.globals |= {"prefix": "", "deeper": 0}  # names and headings of a page; a chapter on paper has others
    env.globals["generated"] = Markup(GENERATED)  # noqa: S704 - a constant
    return env
