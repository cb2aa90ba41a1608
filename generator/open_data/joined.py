"""The open data of a province's communes: the rows of each portal, with whose they are, as CSV and JSON.

Rows are written as they come and never held: first the JSON, a row a line, then the CSV from those lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from generator.model.base import Record
from generator.open_data.files import row_cells, row_titles, write_csv
from generator.open_data.record import SCHEMA_VERSION

_WHOSE = ("Mã xã, phường", "Xã, phường")
_TAIL = "\n]}\n"


class JoinedSet:
    """A data set of all communes, open for rows."""

    def __init__(self, path: Path, record: type[Record], top: str) -> None:
        """At `path`, which lacks the ending; `top`: the folder of the portals beside the province's pages."""
        self._json, self._csv = (path.with_name(f"{path.name}.{ending}") for ending in ("json", "csv"))
        self._record, self._top = record, top
        self._json.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._json.open("w", encoding="utf-8", newline="\n")
        self._file.write(f'{{"schema_version": "{SCHEMA_VERSION}", "rows": [')
        self._between = "\n"

    def add(self, code: str, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write the rows of a commune; their links count from the province's root."""
        for row in rows:
            link = f"{self._top}/{code}/{row['link']}" if row["link"] else ""
            told = {"commune": code, "commune_name": name, **row, "link": link}
            self._file.write(f"{self._between}{json.dumps(told, ensure_ascii=False)}")
            self._between = ",\n"

    def __enter__(self) -> Self:
        """Open."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close, and write the same rows as CSV."""
        self._file.write(_TAIL)
        self._file.close()
        if kind is None:
            with self._csv.open("w", encoding="utf-8-sig", newline="") as file:
                write_csv(file, (*_WHOSE, *row_titles(self._record)), self._cells())

    def _cells(self) -> Iterator[list[str]]:
        with self._json.open(encoding="utf-8") as file:
            next(file)  # what stands above the rows
            for line in file:
                if line.startswith("{"):
                    told = json.loads(line.rstrip().removesuffix(","))
                    whose = [told.pop("commune"), told.pop("commune_name")]
                    yield [*whose, *row_cells(self._record, told)]
