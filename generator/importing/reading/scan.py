"""Pages that are pictures to blocks: drawn by pdfium, read by Tesseract with its Vietnamese letters."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from generator.citing import roman
from generator.importing.reading.apart import installed, ours, run
from generator.importing.reading.blocks import Block, Notices, TextBlock, says_something
from generator.importing.reading.lines import PrintedLine, paragraphs, without_running_heads, words_by_page
from generator.load.sheets.sheet import UnreadableError

_MOST_PAGES = 40
_SECONDS_TO_DRAW, _SECONDS_TO_READ = 120, 120
_GAP = 2.0  # times the height of a letter: white that parts columns
_UNSURE = 30  # Tesseract's own certainty (0 to 100) below which a mark is dirt, if it says nothing
_NOT_HERE = (
    "tệp là bản quét (ảnh), cần máy nhận dạng chữ Tesseract với tiếng Việt mà máy này chưa cài",
    "cài Tesseract cùng bộ chữ “vie” (gói tesseract-ocr và tesseract-ocr-vie), hoặc xin tệp Word gốc",
)
_TOO_MANY = (f"bản quét có hơn {_MOST_PAGES} trang", "tách riêng phần kế hoạch rồi nhập lại")
_FAILED = (
    "không nhận dạng được chữ trên ảnh của bản quét",
    "quét lại rõ hơn (300 dpi), hoặc xin tệp Word gốc",
)
_NO_PICTURE = ("không vẽ được trang này của tệp PDF", "mở tệp plan.pdf bằng trình đọc PDF để đối chiếu")
_USUAL = (r"C:\Program Files\Tesseract-OCR\tesseract.exe",)


def recognised(content: bytes, pages: int, told: Notices) -> tuple[list[Block], list[int]]:
    """What the pages of a PDF say, and how many words each has.

    Raises UnreadableError where nothing here can recognise it.
    """
    program = _program()
    if program is None:
        raise UnreadableError(*_NOT_HERE)
    if pages > _MOST_PAGES:
        raise UnreadableError(*_TOO_MANY)
    lines: list[PrintedLine] = []
    heights: list[float] = []
    with tempfile.TemporaryDirectory(prefix="thidua-", ignore_cleanup_errors=True) as folder:
        run(
            ours("generator.importing.reading.page_pictures", folder),
            _SECONDS_TO_DRAW,
            given=content,
        )
        pictures = sorted(Path(folder).glob("*.png"))
        if len(pictures) != pages:
            raise UnreadableError(*_FAILED)
        for page, picture in enumerate(pictures):
            done = run(
                [program, str(picture), "stdout", "-l", "vie", "--psm", "4", "--dpi", "300", "tsv"],
                _SECONDS_TO_READ,
                environment={"OMP_THREAD_LIMIT": "1"},
            )
            if done.returncode:
                raise UnreadableError(*_FAILED)
            found, height = _lines(done.stdout.decode("utf-8", "replace"), page, len(lines))
            lines += found
            heights.append(height)
    lines = without_running_heads(lines, heights, told)
    texts = with_numbers(with_romans(paragraphs(lines), told), told)
    return [TextBlock(text) for text in texts], words_by_page(lines, pages)


def page_picture(content: bytes, page: int, near: float | None = None) -> bytes:
    """A page of a PDF (from 0) as people look at it, upright, as JPEG.

    `near`: only what is around this share (0 to 1) of its height. Raises UnreadableError where there is none.
    """
    part = () if near is None else (str(near),)
    drawing = ours("generator.importing.reading.page_pictures")
    with tempfile.TemporaryDirectory(prefix="thidua-", ignore_cleanup_errors=True) as folder:
        run([*drawing, folder, str(page), *part], _SECONDS_TO_DRAW, given=content)
        picture = Path(folder) / f"{page:04}.jpg"
        if not picture.is_file():
            raise UnreadableError(*_NO_PICTURE)
        return picture.read_bytes()


# The point behind a numeral may be lost, too, or stand for its last stroke.
_HEAD = re.compile(
    r"(?P<numeral>[IVXHLTUJl1!|]{1,6})(?:\s*[.,:]\s*|(?<=[IVXHLUl1]{2})\s+|(?<=^I)\s+)(?P<title>\S.{3,})"
)
_NUMBER = re.compile(r"(?P<number>\d{1,2})\s*[.,](?:\s*[—–-])?\s+(?=[^\W\d])(?P<title>.+)")
_SIGN = re.compile(r"[^\W\d]{1,2}[.,]?")  # what a number can be misread as
_LONGEST_HEADING = 10  # words
_STROKES = str.maketrans(
    {"H": "II", "U": "II", "L": "I", "T": "I", "J": "I", "l": "I", "1": "I", "!": "I", "|": "I"}
)
_SURE_FROM = 3  # headings with numerals: of fewer nobody can tell how they count
_FEWEST_CAPITALS = 3  # words that are a heading of their own in front of another one


def with_romans(texts: Sequence[str], told: Notices) -> list[str]:
    """The paragraphs with the numerals of their sections as they count: I, II, III lose strokes in a picture.

    No numeral is put right where one of them can be no misread one in its place: then the plan counts so.
    Headings that ran together are two in any case.
    """
    texts = [part for text in texts for part in _apart(text)]
    heads = [
        (at, found)
        for at, text in enumerate(texts)
        if (found := _HEAD.fullmatch(text)) and found["title"].isupper()
    ]
    wanted = {at: roman(number) for number, (at, _) in enumerate(heads, 1)}
    wrong = [
        at for at, found in heads if found["numeral"] != wanted[at] or texts[at][found.end("numeral")] == " "
    ]
    if len(heads) < _SURE_FROM or not wrong or not all(_misread(f["numeral"], wanted[at]) for at, f in heads):
        return texts
    told.add("Số La Mã của các mục bị nhận dạng sai: đã ghi lại theo thứ tự; đối chiếu với bản giấy.")
    titles = {at: found["title"] for at, found in heads}
    return [f"{wanted[at]}. {titles[at]}" if at in wrong else text for at, text in enumerate(texts)]


def _apart(text: str) -> tuple[str, ...]:
    """A paragraph; a heading in capitals that stands close above another one was taken for one with it."""
    head = _HEAD.fullmatch(text)
    words = head["title"].split() if head else []
    capitals = next(
        (at for at, word in enumerate(words) if not word.isupper() and word not in "-–,"), len(words)
    )
    rest = " ".join(words[capitals:])
    if head is None or capitals < _FEWEST_CAPITALS or not _is_title(rest):
        return (text,)
    return f"{text[: head.start('title')]}{' '.join(words[:capitals])}", rest


def _is_title(text: str) -> bool:
    """Whether words can be a heading: a capital, then lower case, no whole sentence."""
    first = text[:1].isupper() and text[1:2].islower()
    return first and len(text.split()) <= _LONGEST_HEADING and not text.endswith((".", ";", ",", ":"))


def with_numbers(texts: Sequence[str], told: Notices) -> list[str]:
    """The paragraphs with the number of a heading that a picture lost: the only one between 2 and 4 is 3."""
    found = [_numbered_anew(text) for text in texts]
    before: tuple[int, int] | None = None
    for at, text in enumerate(found):
        counted = _NUMBER.fullmatch(text)
        if counted is None:
            before = (at, 0) if _HEAD.fullmatch(text) else before
            continue
        number = int(counted["number"])
        if before is not None and number == before[1] + 2:
            between = range(before[0] + 1, at)
            lost = [(each, title) for each in between if (title := _without_sign(found[each]))]
            if not lost and before[1] == 0 and between and _is_title(found[between[0]]):
                lost = [(between[0], found[between[0]])]
            if len(lost) == 1:
                found[lost[0][0]] = f"{number - 1}. {lost[0][1]}"
                told.add(
                    "Số thứ tự của mục bị nhận dạng sai: đã ghi lại theo thứ tự; đối chiếu với bản giấy."
                )
        before = (at, number)
    return found


def _without_sign(text: str) -> str:
    """The heading behind what can be a misread number; "" where it is none."""
    sign, _, title = text.partition(" ")
    return title if _SIGN.fullmatch(sign) and _is_title(title) else ""


def _numbered_anew(text: str) -> str:
    """A number with a comma or a dash behind it, as its point and its tab are read, as it is written."""
    found = _NUMBER.fullmatch(text)
    return f"{found['number']}. {found['title']}" if found and found["title"][:1].isupper() else text


def _misread(numeral: str, wanted: str) -> bool:
    """Whether a numeral can be what a machine made of another: but for one stroke they are the same."""
    seen = numeral.translate(_STROKES)
    one_off = abs(len(seen) - len(wanted)) == 1 and seen.replace("I", "") == wanted.replace("I", "")
    return seen == wanted or one_off


def _program() -> str | None:
    """Tesseract, where it is installed with its Vietnamese letters."""
    found = installed(("tesseract",), _USUAL)
    if found is None:
        return None
    listed = subprocess.run([found, "--list-langs"], capture_output=True, timeout=20, check=False)  # noqa: S603
    return found if b"vie" in listed.stdout.split() else None


def _lines(table: str, page: int, first_row: int) -> tuple[list[PrintedLine], float]:
    """The lines of Tesseract's table of words, and the page's height; wide gaps part columns."""
    words: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    height = 0.0
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "1":
            height = float(row["height"])
        text = row.get("text") or ""
        # A tab behind a numeral is often read as a low line.
        dirt = not text.strip("_") or (float(row["conf"]) < _UNSURE and not says_something(text))
        if row["level"] == "5" and text.strip() and not dirt:
            words.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    parts = [part for line in words.values() for part in _parts(line)]
    parts.sort(key=_middle)
    return list(_numbered(parts, page, first_row)), height


def _parts(line: list[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    size = _size(line)
    part = [line[0]]
    for before, word in pairwise(line):
        if float(word["left"]) - float(before["left"]) - float(before["width"]) > _GAP * size:
            yield part
            part = []
        part.append(word)
    yield part


def _numbered(parts: list[list[dict[str, str]]], page: int, first_row: int) -> Iterator[PrintedLine]:
    """The parts as lines; those at the same height are side by side."""
    rows: list[list[list[dict[str, str]]]] = []
    for part in parts:
        if rows and _middle(part) - _middle(rows[-1][0]) < 0.6 * _size(part):
            rows[-1].append(part)
        else:
            rows.append([part])
    for number, row in enumerate(rows, first_row):
        for part in sorted(row, key=lambda part: float(part[0]["left"])):
            left, last = float(part[0]["left"]), part[-1]
            text = " ".join(word["text"] for word in part)
            if says_something(text):
                right = float(last["left"]) + float(last["width"])
                yield PrintedLine(text, left, right, float(part[0]["top"]), _size(part), page, number)


def _size(part: list[dict[str, str]]) -> float:
    heights = sorted(float(word["height"]) for word in part)
    return heights[len(heights) // 2] or 1.0


def _middle(part: list[dict[str, str]]) -> float:
    middles = sorted(float(word["top"]) + float(word["height"]) / 2 for word in part)
    return middles[len(middles) // 2]
