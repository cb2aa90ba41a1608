"""Reads a Word template, from memory where the same file was read before: then no parser is loaded."""

from __future__ import annotations

import base64
import json
from functools import lru_cache

from generator.load.forms.word_template import WordTemplate
from generator.memory import remembered


@lru_cache(maxsize=100)  # in a preview forms seldom change
def read_word_template(content: bytes) -> WordTemplate:
    """The template in a Word file, known to be one; raises BrokenTemplateError, EndlessTemplateError."""

    def put_together() -> bytes:
        from generator.load.forms import word_tags  # Jinja is slow to import; most forms are as they were

        return _as_json(word_tags.put_together(content))

    return _from_json(remembered("Word template", (content,), put_together))


def _as_json(template: WordTemplate) -> bytes:
    """The template as it is kept for the next run."""
    parts = [
        [name, part, ""] if isinstance(part, str) else [name, None, base64.b64encode(part).decode()]
        for name, part in template.parts
    ]
    names, keys, loops = (sorted(each) for each in (template.names, template.keys, template.loops))
    return json.dumps([parts, names, keys, loops, template.left_out]).encode()


def _from_json(kept: bytes) -> WordTemplate:
    told, names, keys, loops, left_out = json.loads(kept)
    parts = ((name, base64.b64decode(raw) if text is None else text) for name, text, raw in told)
    return WordTemplate(tuple(parts), frozenset(names), frozenset(keys), frozenset(loops), tuple(left_out))
