"""Pictures: what is published has the same pixels and names nobody; what is no picture alone is refused."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from pictures import archive
from PIL import Image, PngImagePlugin
from PIL.TiffImagePlugin import IFDRational

from generator.load.inside.picture_file import judged_picture

PLACE = {1: "N", 2: (IFDRational(21), IFDRational(51), IFDRational(12)), 3: "E"}
PERSON = "Nguyen Van A1"


def _image(mode: str = "RGB") -> Image.Image:
    image = Image.new("RGB", (24, 16))
    image.putdata([(x * 10, y * 15, (x * y) % 256) for y in range(16) for x in range(24)])
    return image.convert(mode)


image_of = Image.open


def _exif(turned: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x013B] = PERSON
    exif.get_ifd(0x8825).update(PLACE)
    return exif


def _saved(kind: str, image: Image.Image | None = None, **options: object) -> bytes:
    saved = io.BytesIO()
    (image or _image()).save(saved, kind, **options)
    return saved.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


NOTES = PngImagePlugin.PngInfo()
NOTES.add_text("Author", PERSON)
NOTES.add_itxt("XML:com.adobe.xmp", f"<x>{PERSON}</x>")
PNG, JPEG, GIF, WEBP = (_saved(kind) for kind in ("PNG", "JPEG", "GIF", "WEBP"))
IPTC = b"\xff\xed\x00\x20Photoshop 3.0\x00" + PERSON.encode() + b"\0" * 3
WITH_NOTES = {
    ".png": _saved("PNG", pnginfo=NOTES, exif=_exif()),
    ".jpg": JPEG[:2] + IPTC + _saved("JPEG", exif=_exif(), comment=PERSON.encode(), xmp=PERSON.encode())[2:],
    ".webp": _saved("WEBP", exif=_exif(), xmp=PERSON.encode(), lossless=True),
    ".gif": _saved("GIF", _image("P"), comment=PERSON.encode()),
}


@pytest.mark.parametrize("ending", WITH_NOTES)
def test_people_and_places_are_left_out_and_the_pixels_stay(ending: str) -> None:
    content = WITH_NOTES[ending]
    assert PERSON.encode() in content
    found = judged_picture(content, ending)
    assert found.left_out
    assert not found.code
    assert PERSON.encode() not in found.content
    before, after = (image_of(io.BytesIO(each)) for each in (content, found.content))
    assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
    assert not after.getexif()
    assert judged_picture(found.content, ending) == judged_picture(found.content, ending)
    assert not judged_picture(found.content, ending).left_out


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("turned", [3, 6, 8])
def test_how_a_picture_is_turned_stays(kind: str, turned: int) -> None:
    content = _saved(kind, exif=_exif(turned))
    found = judged_picture(content, {"PNG": ".png", "JPEG": ".jpeg", "WEBP": ".webp"}[kind])
    assert dict(image_of(io.BytesIO(found.content)).getexif()) == {0x0112: turned}
    assert PERSON.encode() not in found.content


def test_colours_stay_true_and_films_run_on() -> None:
    profile = b"a profile of colours" * 10
    for kind, ending in (("PNG", ".png"), ("JPEG", ".jpg"), ("WEBP", ".webp")):
        made = judged_picture(_saved(kind, icc_profile=profile), ending)
        assert not made.left_out
        assert image_of(io.BytesIO(made.content)).info["icc_profile"] == profile
    frames = [_image("P"), _image("L").convert("P")]
    for kind, ending in (("GIF", ".gif"), ("PNG", ".png"), ("WEBP", ".webp")):
        film = _saved(kind, frames[0], save_all=True, append_images=frames[1:], loop=0, duration=100)
        made = judged_picture(film, ending)
        assert image_of(io.BytesIO(made.content)).n_frames == 2
        assert image_of(io.BytesIO(made.content)).info["loop"] == 0


@pytest.mark.parametrize(
    "content",
    [PNG, JPEG, _saved("JPEG", progressive=True), GIF, WEBP, _saved("ICO"), _saved("PNG", _image("LA"))],
)
def test_a_picture_without_notes_stays_byte_for_byte(content: bytes) -> None:
    endings = {0x89: ".png", 0xFF: ".jpg", ord("G"): ".gif", ord("R"): ".webp", 0: ".ico"}
    ending = endings[content[0]]
    assert judged_picture(content, ending).content == content


REFUSED = {
    "program": (".png", b"MZ\x90", "F26"),
    "page": (".png", b"<script>alert(1)</script>", "F26"),
    "page as GIF": (".gif", b"GIF89a=1;<script>alert(1)</script>", "F28"),
    "JPEG as PNG": (".png", JPEG, "F26"),
    "zip behind PNG": (".png", PNG + archive(), "F26"),
    "zip behind JPEG": (".jpg", JPEG + archive(), "F26"),
    "zip in a note": (".png", PNG[:-12] + _chunk(b"zzZz", archive()) + PNG[-12:], "F26"),
    "page behind PNG": (".png", PNG + b"<script>", "F26"),
    "page behind JPEG": (".jpg", JPEG + b"<script>", "F26"),
    "page behind GIF": (".gif", GIF + b"<script>", "F26"),
    "page behind WebP": (".webp", WEBP + b"<script>", "F26"),
    "page behind icon": (".ico", _saved("ICO") + b"<script>", "F26"),
    "page before": (".jpg", b"<script>" + JPEG, "F26"),
    "film behind JPEG": (".jpg", JPEG + b"\0\0\0\x18ftypmp42", "F26"),
    "cut off": (".png", PNG[:-20], "F28"),
    "JPEG cut off": (".jpg", JPEG[:-9], "F28"),
    "GIF cut off": (".gif", GIF[:-9], "F28"),
    "WebP cut off": (".webp", WEBP[:-9], "F28"),
    "spoilt": (".png", PNG[:40] + b"\0\0\0" + PNG[43:], "F28"),
    "unknown piece": (".png", PNG[:33] + _chunk(b"EVIL", b"x") + PNG[33:], "F28"),
}


@pytest.mark.parametrize(("ending", "content", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_alone_is_refused(ending: str, content: bytes, code: str) -> None:
    found = judged_picture(content, ending)
    assert (found.code, found.content) == (code, b"")


@pytest.mark.parametrize("ending", [".png", ".jpg", ".gif", ".webp", ".ico"])
def test_a_spoilt_byte_never_ends_in_a_traceback_and_never_grows_the_picture(ending: str) -> None:
    content = {**WITH_NOTES, ".ico": _saved("ICO")}[ending]
    for at in range(len(content)):
        for byte in (0, 0x7F, 0xFF):
            spoilt = content[:at] + bytes([byte]) + content[at + 1 :]
            assert len(judged_picture(spoilt, ending).content) <= len(content) + 100


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    "drawn",
    [
        "<script>alert(1)</script>", '<rect onload="alert(1)"/>', '<image href="http://example.com/a.png"/>',
        "<foreignObject/>", '<use x:href="http://example.com/a.svg#b"/>', '<a href="javascript:alert(1)"/>',
        "<style>@import 'http://example.com/a.css';</style>", '<rect style="fill:url(http://example.com/a)"/>',
        "<style>rect { fill: \\75rl(//example.com) }</style>", '<rect fill="url(//example.com/a)"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>', '<iframe src="http://example.com"/>',
        "<animate/>", '<g xml:base="http://example.com/"/>', '<a ping="http://example.com/" href="#a"/>',
        '<use href="data:image/svg+xml;base64,AAAA"/>',
    ],
)  # fmt: skip
def test_a_drawing_that_runs_or_fetches_is_refused(drawn: str) -> None:
    assert judged_picture(SVG.format(drawn).encode(), ".svg").code == "F28"


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "<svg/>", "<html><script/></html>",
        "<", "<svg",        SVG.format("<g>" * 300 + "</g>" * 300), SVG.format("<g/>" * 120_000),
    ],
    ids=["DTD", "no namespace", "page", "nothing", "cut off", "deep", "large"],
)  # fmt: skip
def test_what_is_no_drawing_is_refused(content: str) -> None:
    assert judged_picture(content.encode(), ".svg").code == "F28"


@pytest.mark.parametrize(
    "head",
    [
        '<?xml-stylesheet href="http://example.com/a.css"?>',
        '<!DOCTYPE svg PUBLIC "x" "http://example.com/a.dtd">',
    ],
)
def test_a_drawing_loses_what_is_fetched_from_before_it(head: str) -> None:
    found = judged_picture(f"{head}{SVG.format('<g/>')}".encode(), ".svg")
    assert not found.code
    assert b"example.com" not in found.content
    assert b"<g/>" in found.content


def test_a_drawing_loses_what_its_program_noted() -> None:
    plain = SVG.format(
        '<g id="a"><path d="M0 0h9"/></g><use href="#a"/><a href="https://caoloc.gov.vn/">Xã</a>'
    )
    assert judged_picture(plain.encode(), ".svg").content == plain.encode()
    noted = plain.replace(
        "<g ",
        '<!-- A1 --><metadata>A1</metadata><g xmlns:i="http://www.inkscape.org/namespaces/inkscape" '
        'i:export-filename="C:/Users/A1/a.png" ',
    )
    found = judged_picture(noted.encode(), ".svg")
    assert found.left_out
    assert b"A1" not in found.content
    assert b'<g id="a"><path d="M0 0h9"/></g>' in found.content
