"""Word files written by the thousand: what all copies of a form share is compressed once, and best.

Python's own writer of ZIP files, which `output.packed` uses, takes no part that is compressed already.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from functools import lru_cache

from generator.output import packed

_FIXED = 9  # zlib's best: such a part is compressed once for all copies
_FILLED = 6
_RAW = -zlib.MAX_WBITS  # without the frame that a ZIP has instead
_VERSION, _DEFLATED, _UTF8 = 20, 8, 0x800
_DATED = 0x0021  # 1980-01-01, so that the same parts give the same bytes
_MADE_BY = 3 << 8 | _VERSION  # 3: Unix, whose rights for a file (0o644) are told
_RIGHTS = 0o644 << 16


def word_file(parts: Iterable[tuple[str, bytes | str]]) -> bytes:
    """The parts as a Word file; a text is one that was filled in, bytes are the same in every copy."""
    body, index = bytearray(), bytearray()
    count = 0
    for name, part in parts:
        small, checksum, size = _squeezed(part) if isinstance(part, bytes) else _small(part.encode(), _FILLED)
        path = name.encode()
        about = struct.pack(
            "<HHHHIIIHH",
            0 if name.isascii() else _UTF8, _DEFLATED, 0, _DATED, checksum, len(small), size, len(path), 0,
        )  # fmt: skip
        index += struct.pack("<4sHH", b"PK\1\2", _MADE_BY, _VERSION) + about
        index += struct.pack("<HHHII", 0, 0, 0, _RIGHTS, len(body)) + path
        body += struct.pack("<4sH", b"PK\3\4", _VERSION) + about + path + small
        count += 1
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(index), len(body), 0)
    return bytes(body + index + end)


def unsqueezed(content: bytes) -> bytes:
    """The same Word file with its parts as they are, for an archive that compresses it as a whole."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return packed(((name, archive.read(name)) for name in archive.namelist()), squeezed=())


@lru_cache(maxsize=300)  # the parts of all forms that no field stands in, as `word_tags` has those compiled
def _squeezed(part: bytes) -> tuple[bytes, int, int]:
    return _small(part, _FIXED)


def _small(part: bytes, level: int) -> tuple[bytes, int, int]:
    """The part compressed, its checksum and its size."""
    packer = zlib.compressobj(level, zlib.DEFLATED, _RAW)
    return packer.compress(part) + packer.flush(), zlib.crc32(part), len(part)
