"""Links that MkDocs finds broken and pages it finds in no menu, in words for whoever wrote the page."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

_NOT_IN_NAV = "exist in the docs directory, but are not included"
_LINK = re.compile(r"Doc file '(?P<page>[^']+)' contains an? .*?'(?P<link>[^']*)'")


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
    found = _LINK.match(said)
    return [
        f"{found['page']}: liên kết “{found['link']}” không dẫn đến trang hay mục nào." if found else said
    ]
