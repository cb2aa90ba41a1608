"""Namespaces that a part of a Word file declares and does not use: Word lists some thirty in each part."""

from __future__ import annotations

import re

_ROOT = re.compile(r"<[A-Za-z_][^>]*>")
_DECLARED = re.compile(r"""\s+xmlns:([\w.-]+)=("[^"]*"|'[^']*')""")
_IGNORABLE = re.compile(r"""(\s+(?:[\w.-]+:)?Ignorable=)("[^"]*"|'[^']*')""")
# Attributes whose value is a list of prefixes (ECMA-376, part 3: markup compatibility): these are used.
_NAMED = re.compile(r"""\b(?:Requires|MustUnderstand|ProcessContent|Preserve\w+)=("[^"]*"|'[^']*')""")
_PREFIX = re.compile(r"([\w.-]+):")


def without_unused_names(part: str) -> str:
    """The part without the declarations of its root that name nothing; else letter for letter as it was."""
    root = _ROOT.search(part)
    if root is None:
        return part
    bare = _IGNORABLE.sub("", _DECLARED.sub("", root[0]))
    after = part[root.end() :]
    used = {*_PREFIX.findall(bare), *_PREFIX.findall(after)}
    used |= {word for text in (bare, after) for value in _NAMED.findall(text) for word in value[1:-1].split()}

    def ignorable(found: re.Match[str]) -> str:
        kept = [prefix for prefix in found[2][1:-1].split() if prefix in used]
        return f'{found[1]}"{" ".join(kept)}"' if kept else ""

    lighter = _IGNORABLE.sub(ignorable, root[0])
    used |= set(_PREFIX.findall(_DECLARED.sub("", lighter)))  # the prefix of `Ignorable` itself
    lighter = _DECLARED.sub(lambda found: found[0] if found[1] in used else "", lighter)
    return part[: root.start()] + lighter + after
