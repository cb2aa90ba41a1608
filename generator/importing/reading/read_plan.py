"""A plan's file, whatever its kind, to the text of `plan.txt`; or the reason why it cannot be read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from generator.importing.reading.blocks import PLAN_FILES, Block, Notices, plan_text, texts_of, with_texts
from generator.importing.reading.old_word import as_docx
from generator.importing.reading.pdf import read_pdf
from generator.importing.reading.soundness import in_unicode, old_encoding, share, trouble
from generator.importing.reading.text import read_text
from generator.importing.reading.word import read_word
from generator.load.sheets.sheet import UnreadableError

_MOST_BYTES = 50_000_000
_TOO_LARGE = ("tệp lớn hơn 50 MB, không phải một kế hoạch", "tách riêng kế hoạch ra một tệp rồi nhập tệp ấy")
_EMPTY = ("tệp trống, không có nội dung", "kiểm tra lại tệp rồi nhập tệp đúng")
_OTHER = (
    "không đọc được kiểu tệp này",
    "nhập tệp Word (.docx, .doc), PDF, văn bản (.txt) hoặc Markdown (.md)",
)


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """What a file says, in the form of plan.txt.

    `scanned`: a machine recognised the letters, so that any number may be wrong. `told`: what was left out or
    read otherwise than it stands, in words for the person who imports. `is_pdf`: the file can be shown as is;
    `pages`: of a PDF that is a scan, in which line of `text` (from 1) each page begins, as the words count.
    """

    text: str
    scanned: bool = False
    told: tuple[str, ...] = ()
    is_pdf: bool = False
    pages: tuple[int, ...] = ()


def read_content(content: bytes, ending: str) -> ReadPlan:
    """Read a file's bytes; `ending` is its name's. Raises UnreadableError with reason and remedy."""
    if len(content) > _MOST_BYTES:
        raise UnreadableError(*_TOO_LARGE)
    if not content.strip():
        raise UnreadableError(*_EMPTY)
    told = Notices()
    kind = _kind(content, ending)
    scanned = False
    by_page: list[int] = []
    blocks: Iterable[Block]
    match kind:
        case ".docx":
            blocks = read_word(content, told)
        case ".doc" | ".rtf":
            blocks = read_word(as_docx(content, kind), told)
            told.add("Tệp Word đời cũ: đọc qua LibreOffice.")
        case ".pdf":
            read = read_pdf(content, told)
            blocks, scanned, by_page = read.blocks, read.scanned, read.words
        case _:
            blocks = read_text(content)
    text, by_machine = _settled(list(blocks), told)
    scanned = scanned or by_machine
    pages = tuple(_beginnings(text, by_page)) if scanned else ()
    return ReadPlan(text, scanned, tuple(told.words), kind == ".pdf", pages)


def _beginnings(text: str, by_page: Sequence[int]) -> Iterator[int]:
    """The line in which each page begins, where the pages have so many words each."""
    lines = text.split("\n")
    ends = list(accumulate(len(line.split()) for line in lines))
    for words, up_to in zip(by_page, accumulate(by_page), strict=True):
        yield min(bisect_right(ends, up_to - words), len(lines) - 1) + 1


def _kind(content: bytes, ending: str) -> str:
    """What a file is: by its first bytes, then by its name."""
    if content.startswith(b"%PDF") or b"%PDF-" in content[:1024]:
        return ".pdf"
    if content.startswith(b"PK\x03\x04"):
        return ".docx"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return ".docx" if "EncryptedPackage".encode("utf-16-le") in content else ".doc"
    if content.startswith(b"{\\rtf"):
        return ".rtf"
    if ending in PLAN_FILES:
        return ending if ending in (".docx", ".pdf") else ".txt"
    raise UnreadableError(*_OTHER)


def _settled(blocks: list[Block], told: Notices) -> tuple[str, bool]:
    """The text of plan.txt, sound and in Unicode; and whether it looks as if a machine had recognised it."""
    old = old_encoding(texts_of(blocks))
    if old is not None:
        blocks = with_texts(blocks, partial(in_unicode, old=old))
        told.add(f"Văn bản gõ bằng phông chữ cũ: đã chuyển từ {old} sang Unicode.")
    text = plan_text(blocks)
    wrong = trouble(text)
    if wrong is not None:
        raise UnreadableError(*wrong)
    by_machine = share(text).by_machine
    if by_machine:
        told.add("Văn bản có chữ sai kiểu máy nhận dạng (OCR): coi như bản quét.")
    return text, by_machine
