"""Parts that are imported for their macros are made once for a page: they print what they printed before."""

from __future__ import annotations

import re

from jinja2 import DictLoader, meta

from generator.mkdocs_site.plugin import CampaignsPlugin
from generator.render.environment import TEMPLATES, environment
from generator.render.parts_once import USED_BY_PARTS, PartOnce, page_is_made

_IMPORT = re.compile(r"{%-? *(?:import|from) \"([^\"]+)\"")


def test_every_name_of_a_page_that_a_part_uses_is_known() -> None:
    """A part that used another name would be kept where that name has become something else."""
    env = environment()
    of_pages = [path for path in TEMPLATES.rglob("*.j2") if "desk" not in path.parts]  # which has its own
    pending = {part for path in of_pages for part in _IMPORT.findall(path.read_text(encoding="utf-8"))}
    parts: set[str] = set()
    used: set[str] = set()
    while pending:
        part = pending.pop()
        assert part is not None, "a name that is made up on the way cannot be followed"
        parts.add(part)
        tree = env.parse((TEMPLATES / part).read_text(encoding="utf-8"))
        used |= meta.find_undeclared_variables(tree)
        pending |= set(meta.find_referenced_templates(tree)) - parts
    assert len(parts) > 20
    assert used - set(USED_BY_PARTS) == set()
    data = {name for name, value in env.globals.items() if isinstance(value, str | int)}
    assert data - {"generated"} <= set(USED_BY_PARTS), "a page may give these other values"


def test_a_part_is_made_anew_for_other_things() -> None:
    env = environment().overlay(
        loader=DictLoader(
            {
                "part": "{% macro say() %}{{ title }}{{ prefix }}{% endmacro %}",
                "one": '{% import "part" as parts with context %}{{ parts.say() }} ',
                "page": '{% for title in titles %}{% include "one" %}{% endfor %}'
                '{% with prefix = "p" %}{% include "one" %}{% endwith %}{% include "one" %}',
            }
        )
    )
    assert env.template_class is PartOnce
    page_is_made()
    assert env.get_template("page").render(titles=["a", "a", "b"], title="c") == "a a b cp c "
    page_is_made()


def test_only_a_preview_looks_whether_a_template_was_changed() -> None:
    """Whoever works on templates sees them at once; a build asked ninety thousand times for their times."""
    plugin = CampaignsPlugin()
    plugin.on_startup(command="serve", dirty=False)
    assert environment().auto_reload
    plugin.on_startup(command="build", dirty=False)
    assert not environment().auto_reload
