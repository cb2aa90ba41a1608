"""Files made to do harm, and spoilt ones: read or refused in bounded work, never a traceback."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import docx
import pytest
from builders import write_project
from click.testing import CliRunner
from docx.oxml.ns import nsdecls
from fuzzing.packed import spoilt_package
from fuzzing.text import spoilt_bytes, spoilt_lines
from office_files import changed, packed, parts_of
from running import ROOT, contents
from sampling import in_full
from word_plans import counted, official, printed, saved
from work import at_most

from generator.commands.app import app
from generator.importing.reading.read_plan import read_content
from generator.load.sheets.sheet import UnreadableError

STEPS = 12_000_000
"""Ten times what the longest shipped plan takes."""
PLAN = (ROOT / "campaigns/bau-cu-2026-cao-loc/plan.txt").read_text(encoding="utf-8")
PLAIN = official(["KẾ HOẠCH", "Phát động phong trào thi đua trồng cây của xã Mẫu năm 2026"])


def in_body(xml: str) -> bytes:
    return changed(PLAIN, "word/document.xml", "<w:sectPr", f"{xml}<w:sectPr")


def zip_bomb() -> bytes:
    held = io.BytesIO(PLAIN)
    with (
        zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        tempfile.NamedTemporaryFile() as picture,  # it is read bit by bit, no process holds all of it
    ):
        picture.truncate(400_000_000)
        archive.write(picture.name, "word/media/image1.png")
    return held.getvalue()


def xml_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    parts = parts_of(PLAIN)
    text = parts["word/document.xml"].decode()
    start = text.index("<w:document")
    parts["word/document.xml"] = (
        f'{text[:start]}<!DOCTYPE x [<!ENTITY e0 "thi đua">{entities}]>{text[start:]}'.replace(
            "trồng cây", "&e11;"
        )
    ).encode()
    return packed(parts)


def a_million_cells() -> bytes:
    row = f"<w:tr>{'<w:tc><w:p/></w:tc>' * 50}</w:tr>"
    return in_body(f"<w:tbl>{row * 20_000}</w:tbl>")


def deep_table() -> bytes:
    deep = 5_000
    return in_body("<w:tbl><w:tr><w:tc>" * deep + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * deep)


def deep_controls() -> bytes:
    return in_body("<w:sdt><w:sdtContent>" * 20_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 20_000)


def deleted_paragraphs() -> bytes:
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>thi đua</w:t></w:r></w:p>'
    return in_body(gone * 6_000)


def breaks() -> bytes:
    return in_body(f"<w:p>{'<w:r><w:t>thi</w:t><w:br/></w:r>' * 8_000}</w:p>")


def lists_in_a_circle() -> bytes:
    document = docx.Document(io.BytesIO(PLAIN))
    saved(document)
    parts = parts_of(saved(document))
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:numStyleLink w:val="L{1 - at}"/></w:abstractNum>'
        for at in (0, 1)
    )
    numbering += "".join(
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in (0, 1)
    )
    parts["word/numbering.xml"] = f"<w:numbering {nsdecls('w')}>{numbering}</w:numbering>".encode()
    styles = "".join(
        f'<w:style w:type="numbering" w:styleId="L{at}"><w:basedOn w:val="L{1 - at}"/><w:pPr><w:numPr>'
        f'<w:numId w:val="{at + 1}"/></w:numPr></w:pPr></w:style>'
        for at in (0, 1)
    )
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b"</w:styles>", f"{styles}</w:styles>".encode()
    )
    numbered = '<w:p><w:pPr><w:pStyle w:val="L0"/></w:pPr><w:r><w:t>thi đua</w:t></w:r></w:p>'
    return changed(packed(parts), "word/document.xml", "<w:sectPr", f"{numbered}<w:sectPr")


def endless_spans() -> bytes:
    return in_body(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    )


BOMBS: list[Callable[[], bytes]] = [
    zip_bomb, xml_bomb, a_million_cells, deep_table, deep_controls, deleted_paragraphs, breaks,
    lists_in_a_circle, endless_spans, lambda: PLAIN[: len(PLAIN) // 2],
]  # fmt: skip
TEXTS = [
    "[" * 60_000,
    "[](a" * 15_000,
    "*a " * 30_000,
    "**Kế hoạch** thi đua **a** **b**\n" * 1_500,
    "“\n" + "- Thi đua\n" * 9_000,
    ("thi đua" + " " * 30 + "khen thưởng\n") * 2_000,
    "\t".join(["thi đua"] * 20_000),
    "a\u0301" * 30_000,
    "." * 60_000,
]


def outcome(content: bytes, ending: str) -> str:
    """The text, or why it was refused; anything else that is raised fails the test."""
    try:
        with at_most(STEPS):
            return read_content(content, ending).text
    except UnreadableError as refused:
        return refused.reason if refused.remedy else ""


@pytest.mark.parametrize("bomb", BOMBS)
def test_word_files_that_do_harm_are_refused_or_read_in_bounded_work(bomb: Callable[[], bytes]) -> None:
    assert outcome(bomb(), ".docx")


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_endless_texts_are_refused_or_read_in_bounded_work(text: str, ending: str) -> None:
    assert outcome(text.encode(), ending)


def pdf_of(objects: list[str]) -> bytes:
    body = "".join(f"{number} 0 obj\n{each}\nendobj\n" for number, each in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF".encode("latin-1")


PDFS = [
    pdf_of(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
    pdf_of(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 100000000 >>"]),
    pdf_of(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e9 1e9] >>"]),
    b"%PDF-1.7\n" + b"<<" * 200_000,
]  # fmt: skip


@pytest.mark.parametrize("content", PDFS, ids=["circle", "count", "wide", "deep"])
def test_pdf_files_that_do_harm_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_content(content, ".pdf")


CASES, AT_ONCE = 2_000 if in_full() else 40, 20


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, bytes]]:
    word = counted(PLAN)
    pdf = printed({"tep": PLAIN}, tmp_path_factory.mktemp("pdf"))["tep"]
    return [(".docx", word), (".docx", PLAIN), (".txt", PLAN.encode()), (".md", PLAN.encode()), (".pdf", pdf)]


def spoilt(seed: int, sources: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    chance = Random(seed)  # noqa: S311 - a number is always the same case
    ending, content = sources[-1] if seed % 10 == 0 else chance.choice(sources[:-1])
    ways = {".docx": [spoilt_package, spoilt_bytes], ".pdf": [spoilt_bytes]}.get(
        ending, [spoilt_bytes, _lines]
    )
    for _ in range(chance.choice((1, 1, 2, 3))):
        try:
            content = chance.choice(ways)(content, chance)
        except (ValueError, LookupError, RuntimeError, OSError, EOFError, zipfile.BadZipFile):
            content = spoilt_bytes(content, chance)
    return ending, content


def _lines(content: bytes, chance: Random) -> bytes:
    return spoilt_lines(content.decode("utf-8", "replace"), chance).encode("utf-8", "replace")


@pytest.mark.fuzz
@pytest.mark.parametrize("first", range(0, CASES, AT_ONCE))
def test_spoilt_files_are_read_or_refused(first: int, sources: list[tuple[str, bytes]]) -> None:
    faults: Iterator[str] = (
        f"{seed}{ending}: {type(fault).__name__} {fault}"
        for seed in range(first, first + AT_ONCE)
        for ending, content in [spoilt(seed, sources)]
        for fault in [fault_of(content, ending)]
        if fault is not None
    )
    assert list(faults) == []


def fault_of(content: bytes, ending: str) -> BaseException | None:
    try:
        outcome(content, ending)
    except BaseException as fault:  # noqa: BLE001 - whatever gets out would have been a traceback
        return fault
    return None


def test_a_refused_file_writes_nothing(tmp_path: Path) -> None:
    root = tmp_path / "cong"
    root.mkdir()
    write_project(root)
    before = contents(root)
    file = tmp_path / "bom.docx"
    file.write_bytes(xml_bomb())
    done = CliRunner().invoke(app, ["--root", str(root), "import", str(file)], standalone_mode=False)
    assert done.return_value == 1
    assert "Không nhập bom.docx" in done.output
    assert contents(root) == before
