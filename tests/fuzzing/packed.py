"""Ways to spoil a packed office file (.xlsx, .docx): its parts, its folder, its bytes."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from random import Random

from fuzzing.text import WORDS, spoilt_bytes

from generator.load.sheets.workbook_kind import DAMAGED

Parts = list[tuple[str, bytes]]

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
TAGS = (
    "{{ 1/0 }}", "{{ x.y.z }}", "{{ ''.__class__ }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{{ b }}{% endfor %}{% endfor %}",
    "{{ 'x' * 10**10 }}",
    "{{ 9**9**9 }}", "{% include 'x' %}", "{% extends 'x' %}", "{% import 'x' as y %}",
    "{{ lipsum(n=9999) }}",
    "{{ cycler }}", "{{ x", "}}", "{%", "{# x", "{{ self }}", "{{ award() }}", "{{ award | int / 0 }}",
    "{% set a = [1] %}{{ a.append(a) }}{{ a }}", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ award | x }}",
    "{{ dict }}", "{{ ('x' ~ award) * 9999999 }}", "{{ award.x }}", "{{ award[0][0] }}", "{{ papers[9] }}",
    "{{ 'x'.center(9999999999) }}", "{{ '%9999999999d' % 1 }}", "{% call x() %}",
    "{{ papers | map('x') | list }}",
)  # fmt: skip


def parts_of(content: bytes) -> Parts:
    """The parts of a packed file, unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts packed; the same name may stand there twice."""
    saved = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(saved, "w", method) as archive:
            for name, content in parts:
                part = zipfile.ZipInfo(name)  # dated 1980: the same bytes at any time
                part.compress_type = method
                archive.writestr(part, content)
    return saved.getvalue()


def spoilt_package(content: bytes, random: Random) -> bytes:
    """The file with one thing about it spoilt."""
    if random.random() < 0.2:
        return spoilt_bytes(content, random)
    try:
        parts = parts_of(content)
    except DAMAGED:
        return spoilt_bytes(content, random)  # it was spoilt before
    return random.choice(FOLDER if random.random() < 0.3 else XML)(parts, random)


def _in_a_part(spoil: Callable[[str, Random], str]) -> Callable[[Parts, Random], bytes]:
    def spoilt(parts: Parts, random: Random) -> bytes:
        xml = [index for index, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
        main = [
            index
            for index in xml
            if re.search(r"document\.xml$|sheet\d+\.xml$|sharedStrings", parts[index][0])
        ]
        at = random.choice(main if main and random.random() < 0.7 else xml)
        name, content = parts[at]
        text = spoil(content.decode("utf-8"), random)
        return packed([*parts[:at], (name, text.encode("utf-8", "surrogatepass")), *parts[at + 1 :]])

    return spoilt


def _elements(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"<[^>]+>", text)) or [re.match("", text)]  # type: ignore[list-item]


def _without_a_tag(text: str, random: Random) -> str:
    tag = random.choice(_elements(text))
    return text[: tag.start()] + text[tag.end() :]


def _tag_twice(text: str, random: Random) -> str:
    tag = random.choice(_elements(text))
    return text[: tag.end()] + tag[0] + text[tag.end() :]


def _other_value(text: str, random: Random) -> str:
    values = list(re.finditer(r'="([^"]*)"', text))
    if not values:
        return text
    value = random.choice(values)
    other = random.choice(
        ("", "-1", "0", "99999999999", "x", "A0", "XFE9999999", "A1:ZZ99999999", "1e999", "true", "n", "s")
    )
    return f'{text[: value.start()]}="{other}"{text[value.end() :]}'


def _other_words(text: str, random: Random) -> str:
    words = list(re.finditer(r">([^<]+)<", text))
    if not words:
        return text
    chosen = random.choice(words)
    word = random.choice(WORDS).replace("&", "&amp;").replace("<", "&lt;")
    return text[: chosen.start(1)] + word + text[chosen.end(1) :]


def _a_tag_of_jinja(text: str, random: Random) -> str:
    words = list(re.finditer(r"(?:<w:t(?: [^>]*)?>|<t(?: [^>]*)?>)([^<]*)<", text))
    if not words:
        return text
    chosen = random.choice(words)
    return text[: chosen.start(1)] + random.choice(TAGS) + text[chosen.end(1) :]


def _with_entities(text: str, random: Random) -> str:
    head = random.choice((LAUGHS, OUTSIDE))
    body = text.partition("?>")[2] or text
    entity = "&a11;" if head is LAUGHS else "&a;"
    return f"<?xml version='1.0'?>{head}" + re.sub(r">([^<]+)<", f">{entity}<", body, count=1)


def _deep(text: str, random: Random) -> str:
    depth = random.choice((500, 20_000))
    tag = random.choice(_elements(text))
    return text[: tag.end()] + "<a>" * depth + "</a>" * depth + text[tag.end() :]


def _in_other_letters(text: str, random: Random) -> str:
    return random.choice(
        (f"\ufeff{text}", text.replace("UTF-8", "x-none"), text.replace("UTF-8", "UTF-16"), "", "\ud800")
    )


def _utf_16(parts: Parts, random: Random) -> bytes:
    at = random.randrange(len(parts))
    name, content = parts[at]
    text = content.decode("utf-8", "replace").replace("UTF-8", "UTF-16")
    return packed([*parts[:at], (name, text.encode("utf-16")), *parts[at + 1 :]])


def _without_a_part(parts: Parts, random: Random) -> bytes:
    at = random.randrange(len(parts))
    return packed([*parts[:at], *parts[at + 1 :]])


def _part_twice(parts: Parts, random: Random) -> bytes:
    return packed([*parts, random.choice(parts)])


def _part_outside(parts: Parts, random: Random) -> bytes:
    name = random.choice(
        ("../../../../tmp/evil.txt", "/etc/evil", "C:\\evil.exe", "word/../../evil", "x" * 300, "\n", "a/")
    )
    return packed([*parts, (name, b"evil")])


def _huge_part(parts: Parts, random: Random) -> bytes:
    name = random.choice(parts)[0]
    return packed([*parts, (random.choice((name, "xl/media/x.png")), bytes(12_000_000))])


def _other_packing(parts: Parts, random: Random) -> bytes:
    method = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    content = packed(parts, method)
    return content if random.random() < 0.3 else spoilt_bytes(content, random)


def _locked(parts: Parts, _random: Random) -> bytes:
    content = bytearray(packed(parts))
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(head)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(head, start + 4)
    return bytes(content)


XML = tuple(
    map(
        _in_a_part,
        (
            _without_a_tag,
            _tag_twice,
            _other_value,
            _other_words,
            _a_tag_of_jinja,
            _with_entities,
            _deep,
            _in_other_letters,
        ),
    )
)
FOLDER = (_utf_16, _without_a_part, _part_twice, _part_outside, _huge_part, _other_packing, _locked)
