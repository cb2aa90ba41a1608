"""The links that MkDocs finds broken, in words for whoever wrote the page."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

_LINK = re.compile(r"Doc file '(?P<page>[^']+)' contains an? .*?'(?P<link>[^']*)'")


@contextmanager
def broken_links() -> Iterator[list[str]]:
    """What MkDocs warns of inside, a sentence each."""
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
            return  # what we say of the data ourselves
        found = _LINK.match(said)
        told = (
            f"{found['page']}: liên kết “{found['link']}” không dẫn đến trang hay mục nào." if found else said
        )
        if told not in self._told:
            self._told.append(told)
