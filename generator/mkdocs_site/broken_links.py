"""What MkDocs finds wrong with links, with the menu and with settings, in words for whoever wrote them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

_NOT_IN_NAV = "exist in the docs directory, but are not included"
_SAID = (
    (
        r"Doc file '(?P<page>[^']+)' contains an? .*?'(?P<link>[^']*)'",
        "{page}: liên kết “{link}” không dẫn đến trang hay mục nào.",
    ),
    (
        r"A reference to '(?P<page>[^']+)' is included in the 'nav' configuration, which is not found",
        "mkdocs.yml, `nav`: không có trang “{page}”.",
    ),
    (
        r"An absolute path to '(?P<page>[^']+)' is included in the 'nav' configuration",
        "mkdocs.yml, `nav`: “{page}” bắt đầu bằng dấu /; ghi tên tệp tính từ content/.",
    ),
    (
        r"Config value '.+?': .*Unrecognised configuration name: (?P<name>.+)",
        "mkdocs.yml: không có khóa `{name}`; xem lại chính tả, hoặc bỏ dòng ấy.",
    ),
    (
        r"Config value 'plugins': The \"(?P<name>.+)\" plugin is not installed",
        "mkdocs.yml, `plugins`: máy này chưa cài “{name}”; cài phần ấy, hoặc bỏ dòng ấy.",
    ),
    (
        r"Config value '(?P<key>.+?)': (?P<why>.+)",
        "mkdocs.yml, `{key}`: giá trị không dùng được (MkDocs: {why}).",
    ),
)
"""How MkDocs puts it, and how we do; what is in none of them is told as it is."""


@contextmanager
def broken_links() -> Iterator[list[str]]:
    """Collect what MkDocs warns of inside the block, a sentence each."""
    told: list[str] = []
    handler = _Collector(told)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield told
    finally:
        logger.removeHandler(handler)


class _Collector(logging.Handler):
    def __init__(self, told: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._told = told

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if ".generator." in record.name:
            return  # our own warnings about the data are printed elsewhere
        self._told += [told for told in _in_words(said) if told not in self._told]


def _in_words(said: str) -> list[str]:
    if _NOT_IN_NAV in said:
        _, *pages = said.split("\n  - ")
        return [
            f"{page}: trang chưa có trong mkdocs.yml, thêm vào `nav` (lên thanh dẫn) hoặc `not_in_nav`."
            for page in pages
        ]
    found = ((words, re.match(pattern, said, re.DOTALL)) for pattern, words in _SAID)
    return [next((words.format(**match.groupdict()) for words, match in found if match), said)]
