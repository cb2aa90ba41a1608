"""What is asked of a worker and what it gives back: plain values that any machine can be sent."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal

from generator import __version__
from generator.derive.site_map import ALL_COMMUNES, page_source
from generator.memory import digest, program

What = Literal["check", "build"]
DATA, ADDED, ORDER, ARCHIVE, TOLD = "data", "added", "order.json", "site.zip", "told.json"
"""In the folder of a task: what goes in, and what comes out."""
DISK = 100
"""A process that the disk ends exits with this and the number of the system's error: files need a disk."""
OUR_BUG = "Lỗi của chương trình, không phải của dữ liệu; gửi đoạn sau cho người lập trình"
MENU = ("Xã, phường", page_source(ALL_COMMUNES))
"""The page that leads to all communes, in the menu of the province's own portal."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with the data of one portal.

    `code`: whose it is; `site_url`: the address it will have, or ""; `day` as YYYY-MM-DD; `minutes`: how long
    it may take; `added`: pages of the province that stand beside the portal's own, as an archive; `beside`: a
    hash of the files that are put beside them when the portal is built; `offline`: to be opened from a disk;
    `version`: of the program that asks, which has to be the worker's, too.
    """

    what: What
    code: str
    site_url: str
    day: str
    minutes: float
    data: bytes
    added: bytes = b""
    beside: str = ""
    offline: bool = False
    version: str = __version__

    @property
    def key(self) -> str:
        """A hash of everything that the result depends on: the program, the data, the day, the address."""
        asked = (self.what, self.code, self.site_url, self.day, self.beside, str(self.offline))
        return digest((program(), *asked, self.data, self.added)).hex()

    @property
    def settings(self) -> bytes:
        """All but the data, as the process reads it."""
        told = {
            "what": self.what,
            "code": self.code,
            "site_url": self.site_url,
            "day": self.day,
            "offline": self.offline,
        }
        return json.dumps(told).encode()


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a portal.

    `archive`: its built files, b"" where none were asked for or it failed; `sha256` of the archive; `part`:
    what the province joins with the others'; `said`: what staff are told; `failed`: whether it could not be
    built; `withheld`: the rows of its rolls that are withheld.
    """

    failed: bool
    said: str
    part: bytes = b"{}"
    archive: bytes = b""
    sha256: str = ""
    withheld: tuple[str, ...] = ()

    def told(self) -> bytes:
        """All but the archive, to be kept beside it."""
        fields = asdict(self) | {"archive": "", "part": self.part.decode()}
        return json.dumps(fields, ensure_ascii=False).encode()

    @classmethod
    def of(cls, told: bytes, archive: bytes) -> Result:
        """A result that was kept."""
        fields = json.loads(told)
        part, withheld = fields["part"].encode(), tuple(fields["withheld"])
        return cls(**fields | {"archive": archive, "part": part, "withheld": withheld})
