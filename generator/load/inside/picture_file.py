"""Pictures judged by what they may hold, and written without what names people, places and machines.

Every format is a row of pieces; those that make the picture stay byte for byte, so that no pixel changes, the
others are left out. Of a camera's notes only how the picture is turned stays. A picture begins with its own
mark and ends with its last piece: nothing stands before or behind.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from generator.problems import Problem, Source, problem

MAX_BYTES = 20_000_000
_ABOUT = "thông tin máy ảnh, nơi chụp, người chụp (EXIF, XMP, IPTC)"
_WORDS = "chữ ghi kèm trong tệp hình"
_SMALL = "hình phụ, hình thu nhỏ"
_OTHER = "dữ liệu riêng của chương trình"
_ORIENTATION = 0x0112


class _BadError(Exception):
    """The picture cannot be published: a code and why, in words."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code, self.words = code, words


def _damaged() -> _BadError:
    return _BadError("F28", "bị hỏng, hoặc ghi không đúng chuẩn của loại hình này")


def _behind() -> _BadError:
    return _BadError("F26", "có dữ liệu lạ đứng sau hình")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it may be published, and what was left out of it, in words; else code and reason."""

    content: bytes
    left_out: tuple[str, ...] = ()
    code: str = ""
    reason: str = ""


@lru_cache(maxsize=100)  # in a preview pictures seldom change
def judged_picture(content: bytes, ending: str) -> Picture:
    """The picture judged by its bytes, whatever its name says; `ending` with its dot, in lower case."""
    mark, pieces = _FORMATS[ending]
    if not mark.match(content):
        return Picture(b"", (), "F26", f"mang đuôi {ending} nhưng không phải hình loại ấy")
    if zipfile.is_zipfile(BytesIO(content)):
        return Picture(b"", (), "F26", "vừa là hình vừa là tệp nén (.zip)")
    left_out: dict[str, None] = {}
    try:
        made = pieces(content, left_out)
    except _BadError as bad:
        return Picture(b"", (), bad.code, bad.words)
    except (struct.error, IndexError, ValueError):
        return Picture(b"", (), "F28", _damaged().words)
    return Picture(made, tuple(left_out))


def told_of_picture(picture: Picture, source: Source) -> list[Problem]:
    """What may not be in the picture (F26, F28), or what was left out of it (F27)."""
    name = source.path.rpartition("/")[2]
    if picture.code:
        found, program = picture.reason, "chương trình xem ảnh"
        return [problem(picture.code, source, name=name, found=found, program=program)]
    left_out = ", ".join(picture.left_out)
    return [problem("F27", source, name=name, left_out=left_out)] if left_out else []


# --- PNG: pieces with a name in four letters; where the first is lower case, a picture can do without it.
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD",
    b"hIST", b"pHYs", b"sPLT", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
})  # fmt: skip
_PNG_OUT = {b"eXIf": _ABOUT, b"tEXt": _WORDS, b"zTXt": _WORDS, b"iTXt": _WORDS, b"tIME": _WORDS}


def _png(content: bytes, left_out: dict[str, None]) -> bytes:
    made, at = [_PNG], len(_PNG)
    while at < len(content):
        size, kind = struct.unpack(">I4s", content[at : at + 8])
        piece = content[at : at + 12 + size]
        if len(piece) < 12 + size or zlib.crc32(piece[4:-4]) != int.from_bytes(piece[-4:], "big"):
            raise _damaged()
        at += len(piece)
        if kind in _PNG_KEPT:
            made.append(piece)
        elif kind[:1].isupper():
            raise _damaged()
        else:
            left_out.setdefault(_PNG_OUT.get(kind, _OTHER))
            if kind == b"eXIf" and (turned := _turned(piece[8:-4])):
                again = b"eXIf" + turned
                made.append(struct.pack(">I", len(turned)) + again + struct.pack(">I", zlib.crc32(again)))
        if kind == b"IEND":
            if at < len(content):
                raise _behind()
            return b"".join(made)
    raise _damaged()


def _turned(exif: bytes) -> bytes:
    """A camera's notes with nothing in them but how the picture is turned; b"" where it stands upright."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return b""
    (start,) = struct.unpack(f"{order}I", exif[4:8])
    (count,) = struct.unpack(f"{order}H", exif[start : start + 2].ljust(2, b"\0"))
    for number in range(min(count, 200)):
        entry = exif[start + 2 + 12 * number :][:12]
        if len(entry) == 12 and struct.unpack(f"{order}HH", entry[:4]) == (_ORIENTATION, 3):
            (value,) = struct.unpack(f"{order}H", entry[8:10])
            if 2 <= value <= 8:
                return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, value, 0, 0)
    return b""


# --- JPEG: segments, each with a marker; behind a scan's marker its data up to the next one.
_JPEG_KEPT = frozenset({*range(0xC0, 0xD0), 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}) - {0xC8}
_APP, _COM, _SOS, _EOI = range(0xE0, 0xF0), 0xFE, 0xDA, 0xD9
_NEXT_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # not 00 (data), D0 to D7 (within a scan), FF (fill)
_JPEG_APPS = {0xE1: _ABOUT, 0xED: _ABOUT}


def _jpeg(content: bytes, left_out: dict[str, None]) -> bytes:
    made, at = [b"\xff\xd8"], 2
    while at < len(content):
        if content[at] != 0xFF:
            raise _damaged()
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _EOI:
            _judge_behind_jpeg(content[at + 2 :], left_out)
            return b"".join((*made, b"\xff\xd9"))
        (size,) = struct.unpack(">H", content[at + 2 : at + 4])
        piece = content[at : at + 2 + size]
        if size < 2 or len(piece) < 2 + size:
            raise _damaged()
        at += len(piece)
        made.append(_jpeg_segment(marker, piece, left_out))
        if marker == _SOS:
            end = _NEXT_MARKER.search(content, at)
            if end is None:
                raise _damaged()
            made.append(content[at : end.start()])
            at = end.start()
    raise _damaged()


def _jpeg_segment(marker: int, piece: bytes, left_out: dict[str, None]) -> bytes:
    """The segment as it stays; b"" where it goes."""
    body = piece[4:]
    if marker in _JPEG_KEPT or marker == _SOS:
        return piece
    if marker == 0xE0 and body.startswith(b"JFIF\0"):
        return b"\xff\xe0\x00\x10" + body[:12] + b"\0\0"  # without its small picture
    if (marker == 0xE2 and body.startswith(b"ICC_PROFILE\0")) or (
        marker == 0xEE and body.startswith(b"Adobe")
    ):
        return piece
    if marker not in _APP and marker != _COM:
        raise _damaged()
    left_out.setdefault(_WORDS if marker == _COM else _JPEG_APPS.get(marker, _OTHER))
    if marker == 0xE1 and body.startswith(b"Exif\0\0") and (turned := _turned(body[6:])):
        return b"\xff\xe1" + struct.pack(">H", len(turned) + 8) + b"Exif\0\0" + turned
    return b""


def _judge_behind_jpeg(rest: bytes, left_out: dict[str, None]) -> None:
    """Telephones put smaller copies of the picture behind it: they go. Anything else is no picture."""
    if not rest.strip(b"\0"):
        return
    if not rest.startswith(b"\xff\xd8\xff") or not rest.rstrip(b"\0").endswith(b"\xff\xd9"):
        raise _behind()
    left_out.setdefault(_SMALL)


# --- GIF: blocks; an extension's kind is its second byte.
def _gif(content: bytes, left_out: dict[str, None]) -> bytes:
    flags = content[10]
    at = 13 + _table_of_colours(flags)
    made = [content[:at]]
    while at < len(content):
        start, kind = at, content[at]
        if kind == 0x3B:
            if content[at + 1 :]:
                raise _behind()
            return b"".join((*made, b";"))
        if kind == 0x2C:
            at = _behind_blocks(content, at + 11 + _table_of_colours(content[at + 9]))
            made.append(content[start:at])
        elif kind == 0x21:
            at = _behind_blocks(content, at + 2)
            piece = content[start:at]
            looped = piece[3:14] in (b"NETSCAPE2.0", b"ANIMEXTS1.0")
            if piece[1] == 0xF9 or (piece[1] == 0xFF and looped):
                made.append(piece)
            else:
                left_out.setdefault(_WORDS)
        else:
            raise _damaged()
    raise _damaged()


def _table_of_colours(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _behind_blocks(content: bytes, at: int) -> int:
    while content[at]:
        at += content[at] + 1
    return at + 1


# --- WebP: chunks of RIFF, padded to even lengths.
_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_OUT = {b"EXIF": _ABOUT, b"XMP ": _ABOUT}


def _webp(content: bytes, left_out: dict[str, None]) -> bytes:
    (size,) = struct.unpack("<I", content[4:8])
    if size + 8 < len(content):
        raise _behind()
    chunks: list[bytes] = []
    turned, at = b"", 12
    while at < len(content):
        kind, length = struct.unpack("<4sI", content[at : at + 8])
        piece = content[at : at + 8 + length + length % 2]
        if len(piece) < 8 + length + length % 2:
            raise _damaged()
        at += len(piece)
        if kind in _WEBP_KEPT:
            chunks.append(piece)
            continue
        left_out.setdefault(_WEBP_OUT.get(kind, _OTHER))
        if kind == b"EXIF":
            turned = _turned(piece[8:].removeprefix(b"Exif\0\0"))
    if not chunks or size + 8 != len(content):
        raise _damaged()
    if chunks[0].startswith(b"VP8X"):
        flags = chunks[0][8] & ~0x0C | (0x08 if turned else 0)  # whether notes of the camera, XMP follow
        chunks[0] = chunks[0][:8] + bytes([flags]) + chunks[0][9:]
        chunks += [b"EXIF" + struct.pack("<I", len(turned)) + turned] if turned else []
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


# --- ICO: a list of pictures, each a PNG or a bitmap without a head, one behind the other.
def _ico(content: bytes, left_out: dict[str, None]) -> bytes:
    (count,) = struct.unpack("<H", content[4:6])
    entries = [struct.unpack("<8sII", content[6 + 16 * n : 22 + 16 * n]) for n in range(count)]
    pictures = [content[start : start + size] for _, size, start in entries]
    if not entries or sum(map(len, pictures)) + 6 + 16 * count != len(content):
        raise _behind() if entries else _damaged()
    made = [_icon(picture, left_out) for picture in pictures]
    head, at = [content[:6]], 6 + 16 * count
    for (about, _, _), picture in zip(entries, made, strict=True):
        head.append(struct.pack("<8sII", about, len(picture), at))
        at += len(picture)
    return b"".join((*head, *made))


def _icon(picture: bytes, left_out: dict[str, None]) -> bytes:
    if picture.startswith(_PNG):
        return _png(picture, left_out)
    if not picture.startswith(b"\x28\0\0\0"):
        raise _damaged()
    return picture


def _svg(content: bytes, left_out: dict[str, None]) -> bytes:
    from generator.load.inside.svg_file import SvgError, cleaned_svg  # its parser is slow to import

    try:
        made, changed = cleaned_svg(content)
    except SvgError as error:
        raise _BadError("F28", str(error)) from error
    if changed:
        left_out.setdefault(_OTHER)
    return made


_Pieces = Callable[[bytes, dict[str, None]], bytes]
_JPEG_FORMAT: tuple[re.Pattern[bytes], _Pieces] = (re.compile(rb"\xff\xd8\xff"), _jpeg)
_FORMATS: dict[str, tuple[re.Pattern[bytes], _Pieces]] = {
    ".png": (re.compile(re.escape(_PNG)), _png),
    ".jpg": _JPEG_FORMAT,
    ".jpeg": _JPEG_FORMAT,
    ".gif": (re.compile(rb"GIF8[79]a"), _gif),
    ".webp": (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), _webp),
    ".ico": (re.compile(rb"\x00\x00\x01\x00"), _ico),
    ".svg": (re.compile(rb"(?:\xef\xbb\xbf)?\s*<"), _svg),
}
ENDINGS = frozenset(_FORMATS)
