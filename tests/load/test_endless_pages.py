"""Hand-written pages that keep Markdown busy: refused, or made into HTML in bounded work."""

from __future__ import annotations

import pytest
from sampling import sample
from work import at_most

from generator.load.endless import endless
from generator.validate.page_markup import EXTENSIONS, rendered

STEPS = 12_000_000  # a page of 100,000 letters of plain paragraphs takes a tenth
PAGES = {
    "open brackets": "[x " * 2_900,
    "brackets in many blocks": ("[" * 90 + "\n\n") * 500,
    "links that are cut off": "[a](b" * 900,
    "stars": "**a*" * 700,
    "backquotes of every length": "".join("`" * count + "a" for count in range(1, 70)),
    "quotations in quotations": ("> " * 60 + "a\n") * 100,
    "lists in lists": "".join(" " * (4 * (row % 45)) + "- a\n" for row in range(1_900)),
    "a wide table": "a|" * 500 + "\n" + "-|" * 500 + "\n" + ("a|" * 500 + "\n") * 30,
    "fences": "```\n" * 1_800,
    "definitions of links": "".join(f"[{number}]: http://a\n" for number in range(1_900)),
    "one footnote cited for ever": "[^1]\n\n" * 6_000 + "[^1]: a\n",
    "shortened words": "".join(f"*[A{number}]: b\n\n" for number in range(6_000)),
    "elements in elements": "<div>" * 90,
    "attributes": "# a {: " + "x=y " * 700 + "}\n",
    "spaces": "a" + " " * 90_000 + "b",
    "admonitions in admonitions": "".join(" " * (4 * depth) + "!!! note\n" for depth in range(48)),
}


@pytest.mark.fuzz
@pytest.mark.parametrize(
    "name", sorted({"one footnote cited for ever", "shortened words", *sample(list(PAGES))})
)
def test_a_page_is_refused_or_made_in_bounded_work(name: str) -> None:
    page = PAGES[name]
    told = list(endless(page, "content/trang.md"))
    assert {problem.code for problem in told} <= {"Y04"}
    if not told:
        with at_most(STEPS):
            rendered(page, tuple(sorted(EXTENSIONS)))


def test_notes_that_a_page_may_have() -> None:
    assert not list(endless("Một câu[^1].\n\n" * 900 + "[^1]: Ghi chú.\n", "content/trang.md"))
    (problem,) = endless("Một câu[^1].\n\n" * 1_000 + "[^1]: Ghi chú.\n", "content/trang.md")
    assert "chú thích" in problem.detail
