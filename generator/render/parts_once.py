"""Templates that are imported for their macros, made once for a page instead of once for every include.

Jinja makes a module anew for each `import … with context`: on the page of a unit with fifty campaigns some
ten thousand times, which was a sixth of a build. What a part prints depends on few names of a page; where
these are the same things as before, so is the module.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import is_
from typing import Any

from jinja2 import Template
from jinja2.environment import TemplateModule
from jinja2.utils import missing

USED_BY_PARTS = (
    "address", "awards", "deeper", "files", "nothing", "part", "prefix", "root", "said", "site", "title",
    "toc", "unit", "view",
)  # fmt: skip
"""Every name of a page that a part for import uses, itself or through what it imports (a test looks)."""

_MOST = 8
"""Modules of one part that are kept: a page goes through its campaigns one after the other."""
_made: dict[str | None, list[tuple[list[object], TemplateModule]]] = {}


class PartOnce(Template):
    """A template whose module is kept for the page, by what it was made of."""

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja's own name
        shared: bool = False,  # noqa: FBT001, FBT002
        locals: Mapping[str, Any] | None = None,  # noqa: A002
    ) -> TemplateModule:
        """The module made for the same things before; else a new one."""
        page, near = vars or {}, locals or {}
        seen = [
            page.get(name, missing) if near.get(name, missing) is missing else near[name]
            for name in USED_BY_PARTS
        ]
        kept = _made.setdefault(self.name, [])
        for before, module in reversed(kept):
            if all(map(is_, seen, before)):
                return module
        made = super().make_module(vars, shared, locals)
        kept.append((seen, made))
        del kept[:-_MOST]
        return made


def page_is_made() -> None:
    """Let go of what was kept for a page."""
    _made.clear()
