"""PDF files judged by what they may hold: they are published byte for byte, so nothing is taken out.

No table of contents is trusted and no reference followed: every "N G obj" in the bytes is read, those of
earlier versions and of packed object streams too, since readers' programs may come upon each of them. All
work is bounded beforehand.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple, TypeAlias

from generator.load.inside.office_parts import LOCAL_PATH
from generator.problems import Problem, Source, problem

MAX_STRUCTURE = 8_000_000
_MAX_STEPS = 1_000_000  # names, numbers, brackets; a document of a hundred pages has a tenth
_STEPS_OF_A_READER = 9  # what an object counts besides its own, so that a million empty ones are too many
_MAX_READ = 100_000_000  # bytes looked at, some of them more than once
_MAX_DEPTH = 60

ACTIONS = frozenset({"GoTo", "URI", "Named"})
"""What a link may do: lead within the document, to an address, to the next page."""

_OTHER_ACTIONS = frozenset({
    "GoToR", "GoToE", "GoToDp", "Launch", "Thread", "Sound", "Movie", "Hide", "SubmitForm", "ResetForm",
    "ImportData", "JavaScript", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "RichMediaExecute",
})  # fmt: skip
_ANNOTATIONS = frozenset({
    "Link", "Text", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline",
    "Squiggly", "StrikeOut", "Stamp", "Caret", "Ink", "Popup", "Widget", "PrinterMark", "TrapNet",
    "Watermark", "Redact",
})  # fmt: skip
_ELSEWHERE = "lấy nội dung ở tệp hoặc máy khác"
_REFUSED_KEYS = {
    "JS": "chứa lệnh JavaScript",
    "JavaScript": "chứa lệnh JavaScript",
    "EF": "đính kèm tệp khác bên trong",
    "EmbeddedFiles": "đính kèm tệp khác bên trong",
    "Collection": "là tập hợp nhiều tệp (portfolio)",
    "XFA": "là biểu mẫu XFA, chỉ Adobe Reader mở được",
    "RichMediaContent": "chứa phim hoặc chương trình",
    "Renditions": "chứa phim hoặc chương trình",
    "FFilter": _ELSEWHERE,
    "FDecodeParms": _ELSEWHERE,
    "OPI": _ELSEWHERE,
    "SpiderInfo": _ELSEWHERE,
    "Encrypt": "đặt mật khẩu hoặc khóa quyền",
}
_TURNS_PAGES = frozenset({"NextPage", "PrevPage", "FirstPage", "LastPage"})
_PLAIN_LINK = re.compile(rb"(?:https?://|mailto:|www\.)[^\s\\]*|", re.IGNORECASE)
_HEAD = re.compile(rb"%PDF-[12]\.\d[ \t]*(?=[\r\n])")
_BEFORE_OBJECTS = re.compile(rb"(?:[\s\0]|%[^<\r\n]{0,200}(?=[\r\n]))*")
_END = re.compile(rb"%%EOF[\s\0]*\Z")
_GAP = rb"(?:[\s\0]++|%[^\r\n]{0,200}+[\r\n]){1,8}+"
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})" + _GAP + rb"\d{1,5}" + _GAP + rb"obj(?![A-Za-z])")
_STREAM = re.compile(rb"(?:" + _GAP + rb")?+stream")
_TRAILER = re.compile(rb"trailer(?=[\s\0<])")
_TOKEN = re.compile(
    rb"[\s\0]+|%[^\r\n]*|(?P<dict><<)|(?P<end>>>)|(?P<list>\[)|(?P<close>\])|/(?P<name>[^\s\0()<>\[\]{}/%]*)"
    rb"|<(?P<hex>[0-9A-Fa-f\s\0]*)>|(?P<text>\()|(?P<word>[^\s\0()<>\[\]{}/%]+)|."
    , re.DOTALL,
)  # fmt: skip
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_IN_TEXT = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_STOP = frozenset({b"stream", b"endobj", b"obj", b"xref", b"startxref"})
_XMP_PERSON = re.compile(r"<dc:creator\b[^>]*>(.*?)</dc:creator>|\bpdf:Author=\"([^\"]+)", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")


class Name(str):
    """A name of PDF, such as /Launch."""

    __slots__ = ()


Value: TypeAlias = "Name | bytes | int | dict[str, Value] | list[Value] | Reference | None"


class Reference(NamedTuple):
    """A reference to an object by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class PdfFlaws:
    """What speaks against a PDF (code, words), and the codes of what its description says of people."""

    troubles: tuple[tuple[str, str], ...]
    about: tuple[str, ...] = ()


@lru_cache(maxsize=100)  # in a preview signed documents seldom change
def judged_pdf(content: bytes) -> PdfFlaws:
    """What is wrong with the file; every kind of trouble once."""
    around = tuple(_around(content))
    if around:
        return PdfFlaws(around)
    try:
        objects = _Objects(content)
    except _TooMuch:
        return PdfFlaws((("F24", "có cấu trúc quá lớn hoặc quá rối so với một văn bản"),))
    troubles = [("F24", words) for words in dict.fromkeys(objects.troubles())]
    return PdfFlaws(tuple(troubles), tuple(dict.fromkeys(objects.about())))


def told_of_pdf(content: bytes, source: Source) -> list[Problem]:
    """What may not be in the file (F24, F26), what its description tells: a machine's paths, an author."""
    name = source.path.rpartition("/")[2]
    found = judged_pdf(content)
    told = [
        problem(code, source, name=name, found=words, program="chương trình đọc PDF")
        for code, words in found.troubles
    ]
    return told + [problem(code, source, name=name) for code in found.about]


def _around(content: bytes) -> Iterator[tuple[str, str]]:
    """A PDF begins with its mark, has nothing but comments before its objects and nothing behind its end."""
    head = _HEAD.match(content)
    first = _OBJECT.search(content)
    if not content.startswith(b"%PDF-"):
        yield "F26", "không bắt đầu như một tệp PDF"
    elif head is None or first is None:
        yield "F24", "bị hỏng, hoặc ghi không đúng chuẩn PDF"
    else:
        before = _BEFORE_OBJECTS.match(content, head.end())
        if before is None or before.end() < first.start():
            yield "F26", "có dữ liệu lạ đứng trước nội dung"
        if not _END.search(content, max(len(content) - 2_000, 0)):
            yield "F26", "bị cắt cụt, hoặc có dữ liệu lạ đứng sau nội dung"
        elif zipfile.is_zipfile(BytesIO(content)):
            yield "F26", "vừa là PDF vừa là tệp nén (.zip)"


class _TooMuch(Exception):  # noqa: N818 - no error: a bound
    """More structure than any document has."""


@dataclass(slots=True)
class _Objects:
    """Every dictionary of a PDF, and which objects are actions."""

    content: bytes
    dictionaries: list[dict[str, Value]] = field(default_factory=list)
    by_number: dict[int, list[Value]] = field(default_factory=dict)
    metadata: list[bytes] = field(default_factory=list)
    steps: int = _MAX_STEPS
    looked_at: int = 0

    def __post_init__(self) -> None:
        end = 0
        for found in _OBJECT.finditer(self.content):
            value, end = self._read(self.content, found.end())
            self.by_number.setdefault(int(found[1]), []).append(value)
            if isinstance(value, dict):
                self._read_stream(value, end)
        for found in _TRAILER.finditer(self.content):
            self._read(self.content, found.end())

    def _read(self, source: bytes, start: int) -> tuple[Value, int]:
        reader = _Reader(source, start, self.steps)
        value = reader.value()
        self.steps = reader.steps - _STEPS_OF_A_READER
        self._look_at(reader.at - start)
        self.dictionaries += reader.dictionaries
        return value, reader.at

    def _look_at(self, count: int) -> None:
        self.looked_at += count
        if self.looked_at > _MAX_READ:
            raise _TooMuch

    def _read_stream(self, about: dict[str, Value], at: int) -> None:
        packs = "N" in about and "First" in about
        described = about.get("Type") == "Metadata"
        if not (packs or described) or not self.content.startswith(b"stream", at - len(b"stream")):
            return
        end = self.content.find(b"endstream", at)
        data = self.content[at : end if end >= 0 else len(self.content)].lstrip(b"\r\n")
        self._look_at(2 * len(data))
        unpacked = _unpacked(about, data, strict=packs)
        self._look_at(len(unpacked))
        if not packs:
            self.metadata.append(unpacked)
            return
        head = _Reader(unpacked, 0, self.steps)
        count, first = about.get("N"), about.get("First")
        if not isinstance(count, int) or not isinstance(first, int) or count > len(unpacked):
            raise _TooMuch
        numbers = [head.value() for _ in range(2 * count)]
        self.steps = head.steps
        for number, offset in zip(numbers[::2], numbers[1::2], strict=True):
            if isinstance(number, int) and isinstance(offset, int):
                value, _ = self._read(unpacked, min(first + offset, len(unpacked)))
                self.by_number.setdefault(number, []).append(value)

    def troubles(self) -> Iterator[str]:
        """What may not be in a PDF, in words."""
        for each in self.dictionaries:
            yield from (_REFUSED_KEYS[key] for key in each.keys() & _REFUSED_KEYS.keys())
            yield from _reaching(each)
            action = each.get("S")
            if isinstance(action, Name) and action in _OTHER_ACTIONS:
                yield f"có lệnh {action}, chạy khi mở hoặc khi bấm"
            if "URI" in each and action == "URI" and not self._is_plain(each["URI"]):
                yield "có liên kết không phải http, https, mailto"
            kind = each.get("Subtype")
            if "Rect" in each and isinstance(kind, Name) and kind not in _ANNOTATIONS:
                yield f"có phần nhúng kiểu {kind} trên trang"
            for key in ("A", "Next"):
                yield from self._unknown_actions(each.get(key), ACTIONS)
            yield from self._unknown_actions(each.get("OpenAction"), frozenset({"GoTo"}))
            for automatic in self._targets(each.get("AA")):
                values = automatic.values() if isinstance(automatic, dict) else ()
                for value in values:
                    yield from self._unknown_actions(value, frozenset({"GoTo"}))

    def _unknown_actions(self, value: Value, allowed: frozenset[str]) -> Iterator[str]:
        listed = value if isinstance(value, list) else [value]
        for target in (each for one in listed for each in self._targets(one)):
            action = target.get("S") if isinstance(target, dict) else None
            if isinstance(action, Name) and action not in allowed and not _is_structure(target):
                yield f"có lệnh {action}, chạy khi mở hoặc khi bấm"

    def _targets(self, value: Value) -> list[Value]:
        return self.by_number.get(value.number, []) if isinstance(value, Reference) else [value]

    def _is_plain(self, value: Value) -> bool:
        return all(isinstance(each, bytes) and _PLAIN_LINK.fullmatch(each) for each in self._targets(value))

    def about(self) -> Iterator[str]:
        """The codes of what the file's description says: a path on a machine (F25), an author (F29)."""
        for each in self.dictionaries:
            for reference in self._targets(each.get("Info")):
                said = reference if isinstance(reference, dict) else {}
                for key, value in said.items():
                    text = " ".join(_text(one) for one in self._targets(value) if isinstance(one, bytes))
                    if key == "Author" and text.strip():
                        yield "F29"
                    if LOCAL_PATH.search(text):
                        yield "F25"
        for raw in self.metadata:
            text = _text(raw)
            if any(
                _MARKUP.sub("", found[1] or found[2] or "").strip() for found in _XMP_PERSON.finditer(text)
            ):
                yield "F29"
            if LOCAL_PATH.search(text):
                yield "F25"


def _reaching(found: dict[str, Value]) -> Iterator[str]:
    """What a dictionary fetches or holds by what it says it is."""
    kind = found.get("Subtype")
    if isinstance(found.get("FS"), Name) or (kind == "Form" and "Ref" in found):
        yield _ELSEWHERE
    if found.get("Type") == "EmbeddedFile":
        yield _REFUSED_KEYS["EF"]
    if kind == "PS" and "Length" in found:
        yield "chứa chương trình PostScript"
    if found.get("S") == "Named" and found.get("N") not in _TURNS_PAGES:
        yield "có lệnh của chương trình đọc, chạy khi bấm"


def _unpacked(about: dict[str, Value], data: bytes, *, strict: bool) -> bytes:
    """The data of a stream; with `strict`, only what every reader must unpack alike."""
    packing = about.get("Filter")
    packing = packing[0] if isinstance(packing, list) and len(packing) == 1 else packing
    if packing in (None, []) and not strict:
        return data[:MAX_STRUCTURE]
    unpacker = zlib.decompressobj()
    unpacked = b""
    with suppress(zlib.error):
        unpacked = unpacker.decompress(data, MAX_STRUCTURE + 1)
    sound = packing in ("FlateDecode", "Fl") and not about.get("DecodeParms") and unpacker.eof
    if len(unpacked) > MAX_STRUCTURE or (strict and not sound):
        raise _TooMuch
    return unpacked


def _meant(escaped: re.Match[bytes]) -> bytes:
    """What a backslash and what follows it mean in a text: a byte by its number, a character, a long line."""
    said = escaped[1]
    if said[:1].isdigit() and said[:1] < b"8":
        return bytes([int(said, 8) & 0xFF])
    signs = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    return b"" if said in (b"\n", b"\r", b"\r\n") else signs.get(said, said)


def _is_structure(target: Value) -> bool:
    """Whether a dictionary with /S is of the document's structure, not an action."""
    return isinstance(target, dict) and target.get("Type") == "StructElem"


def _text(raw: bytes) -> str:
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8", "replace")


@dataclass(slots=True)
class _Reader:
    """Reads a value of PDF's syntax, and keeps every dictionary in it; never recursive, at most `steps`."""

    source: bytes
    at: int
    steps: int
    dictionaries: list[dict[str, Value]] = field(default_factory=list)

    def value(self) -> Value:
        """The next value; None where there is none. Behind it, `at` stands after "stream" or the value."""
        opened: list[list[Value]] = [[]]
        while (token := _TOKEN.match(self.source, self.at)) is not None:
            self.at = token.end()
            self._step()
            if len(opened) > _MAX_DEPTH:
                raise _TooMuch
            if token.lastgroup is None:  # white space, a comment
                continue
            if token["word"] in _STOP or not self._took(token, opened):
                break
            if len(opened) == 1:
                stream = _STREAM.match(self.source, self.at)
                self.at = stream.end() if stream else self.at
                break
        while len(opened) > 1:  # cut off: what is there counts
            inner = opened.pop()
            opened[-1].append(self._dictionary(inner))
        return opened[0][0] if opened[0] else None

    def _took(self, token: re.Match[bytes], opened: list[list[Value]]) -> bool:
        """Whether the token belongs to the value; it then is in `opened`: what is not closed yet."""
        kind, inmost = token.lastgroup, opened[-1]
        if kind in ("dict", "list"):
            opened.append([])
        elif kind in ("end", "close"):
            if len(opened) == 1:
                return False
            opened.pop()
            opened[-1].append(self._dictionary(inmost) if kind == "end" else inmost)
        elif token["word"] == b"R" and len(inmost) > 1 and isinstance(inmost[-2], int):
            inmost[-2:] = [Reference(inmost[-2])]
        else:
            inmost.append(self._simple(token))
        return True

    def _step(self) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise _TooMuch

    def _dictionary(self, flat: list[Value]) -> dict[str, Value]:
        made = {str(flat[i]): flat[i + 1] for i in range(len(flat) - 1) if isinstance(flat[i], Name)}
        self.dictionaries.append(made)
        return made

    def _simple(self, token: re.Match[bytes]) -> Value:
        if token.lastgroup == "name":
            plain = _ESCAPE.sub(lambda found: bytes.fromhex(found[1].decode()), token["name"])
            return Name(plain.decode("latin-1"))
        if token.lastgroup == "hex":
            digits = b"".join(token["hex"].replace(b"\0", b"").split())
            return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        if token.lastgroup == "text":
            return self._quoted()
        word = token["word"]
        return int(word) if word.isdigit() and len(word) < 11 else None

    def _quoted(self) -> bytes:
        start, depth = self.at, 1
        for found in _IN_TEXT.finditer(self.source, start):
            self._step()
            depth += {b"(": 1, b")": -1}.get(found[0], 0)
            if not depth:
                self.at = found.end()
                return _ESCAPED.sub(_meant, self.source[start : found.start()])
        self.at = len(self.source)
        return self.source[start:]
