"""Hand-written pages that would keep Python-Markdown busy for minutes, or exceed Python's recursion limit.

Its time grows with the square of a paragraph's length, of its open brackets and of its lines; it parses lists
within lists recursively. Only text that was pasted by mistake looks like that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.load.text_file import thousands
from generator.problems import Problem, Source, problem

_OF_ITS_OWN = re.compile(r"\s*(?:[-*+#>]|\d+\.\s)|.*\|")
"""A line that Markdown parses on its own: an entry of a list, a heading, a quotation, a row of a table."""
_INDENT = re.compile(r"(?:[ \t>]|[-*+] |\d+\. )*")


def endless(text: str, source: str) -> Iterator[Problem]:
    """A problem for every limit that the page exceeds, or one of its blocks, told where the block begins."""
    yield from _over(_OF_PAGE, text, Source(source))
    line = 1
    for block in text.split("\n\n"):
        begins = line + len(block) - len(block.lstrip("\n"))
        yield from _over(_OF_BLOCK, block, Source(source, begins))
        line += block.count("\n") + 2


def _over(limits: tuple[_Limit, ...], text: str, source: Source) -> Iterator[Problem]:
    for measure, limit, said in limits:
        size = measure(text)
        if size > limit:
            yield problem("Y04", source, size=said.format(thousands(size)), limit=thousands(limit))


def _lines(block: str) -> int:
    return block.count("\n") + 1


def _paragraph(block: str) -> int:
    longest = length = 0
    for line in block.split("\n"):
        length = len(line) if _OF_ITS_OWN.match(line) else length + len(line)
        longest = max(longest, length)
    return longest


def _open_brackets(block: str) -> int:
    return max(_most_open(block, "[", "]"), _most_open(block, "(", ")"))


def _open_tags(page: str) -> int:
    return _most_open(page, "<", ">")


def _notes(page: str) -> int:
    """References to footnotes and shortened words: each is compared with all that stand before it."""
    return page.count("[^") + page.count("*[")


def _most_open(text: str, opening: str, closing: str) -> int:
    most = count = 0
    for sign in re.findall(f"[{re.escape(opening + closing)}]", text):
        count = count + 1 if sign == opening else max(count - 1, 0)
        most = max(most, count)
    return most


def _indent(block: str) -> int:
    return max(len(found[0]) for line in block.split("\n") if (found := _INDENT.match(line)))


_Limit = tuple[Callable[[str], int], int, str]
_OF_PAGE: tuple[_Limit, ...] = (
    (len, 100_000, "{} ký tự"),
    (_open_tags, 100, "{} dấu < mở mà chưa đóng"),
    (_notes, 1_000, "{} chú thích, chữ viết tắt (dấu [^ và *[)"),
)
_OF_BLOCK: tuple[_Limit, ...] = (
    (_lines, 2_000, "đoạn dài {} dòng không có dòng trống"),
    (_paragraph, 3_000, "đoạn dài {} ký tự"),
    (_open_brackets, 100, "{} dấu ngoặc mở mà chưa đóng trong một đoạn"),
    (_indent, 200, "dòng thụt vào {} ký tự"),
)
