"""The picture of a campaign that messengers such as Zalo show beside a link: title, issuer, deadline.

Messengers take PNG and JPEG only, and only from a whole address: without `site_url` there is no picture. The
theme's own fonts are used, a file for each part of the alphabet: a line is drawn part by part.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from generator.derive import site_map
from generator.derive.views import CampaignView, SiteView
from generator.load.card_fonts import CardFonts
from generator.memory import remembered
from generator.output import OutputFile
from generator.wording.schedule import ShareCard, share_card

SIZE = (1200, 630)  # what Open Graph's readers show without cutting
_MARGIN = 72
_WIDTH = SIZE[0] - 2 * _MARGIN
_RED, _GOLD, _PALE, _WHITE, _INK = "#7c1318", "#ffd977", "#f5dcd9", "#ffffff", "#7c1318"
_BOX_TOP = 452  # the deadline stands on white below
_COLOURS = 64  # enough for text on two grounds, and a third of the bytes
_STAR = ((20, 9.4), (22.47, 17), (30.46, 17), (24, 21.7), (26.47, 29.3), (20, 24.6), (13.53, 29.3),
         (16, 21.7), (9.54, 17), (17.53, 17))  # fmt: skip
_LINE_HEIGHT = 1.28

SizedFonts = tuple[ImageFont.FreeTypeFont, ...]


def share_cards(view: CampaignView, site: SiteView, fonts: CardFonts | None) -> Iterator[OutputFile]:
    """The picture of a campaign; none where messengers could not find it."""
    if site.site_url is not None and fonts is not None:
        words = share_card(view, site)
        address = site_map.share_card_address(view.id, words)
        yield OutputFile(address, picture(words, fonts), f"campaigns/{view.id}/campaign.yml")


def picture(card: ShareCard, fonts: CardFonts) -> bytes:
    """The card as a PNG; the same bytes for the same words."""
    made_of: tuple[bytes | str, ...] = (json.dumps(card), *fonts.regular, *fonts.bold)
    return remembered("share card", made_of, lambda: _drawn(card, fonts))


def _drawn(card: ShareCard, fonts: CardFonts) -> bytes:
    image = Image.new("RGB", SIZE, _RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, _BOX_TOP, *SIZE), fill=_WHITE)
    draw.rectangle((0, _BOX_TOP, SIZE[0], _BOX_TOP + 7), fill=_GOLD)
    image.paste(_mark(88), (_MARGIN, 48))
    _write(draw, (_MARGIN + 112, 72), [card.portal], _letters(fonts.regular, 32), _PALE)
    lines, letters = _fitted(card.title, fonts.bold, (72, 62, 54, 46), most=3)
    _write(draw, (_MARGIN, 168), lines, letters, _WHITE)
    _write(draw, (_MARGIN, 388), [card.issuer], _letters(fonts.regular, 32), _PALE)
    lines, letters = _fitted(card.deadline, fonts.bold, (48, 40, 34), most=2)
    _write(draw, (_MARGIN, _BOX_TOP + (60 if len(lines) == 1 else 36)), lines, letters, _INK)
    file = io.BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _mark(size: int) -> Image.Image:
    """The portal's mark (theme/assets/images/mark.svg), drawn large and made small: smooth edges."""
    scale = 10
    large = Image.new("RGB", (40 * scale, 40 * scale), _RED)
    draw = ImageDraw.Draw(large)
    draw.ellipse([at * scale for at in (1.5, 1.5, 38.5, 38.5)], fill=_RED, outline="#e3c77a", width=22)
    draw.polygon([(x * scale, y * scale) for x, y in _STAR], fill=_GOLD)
    return large.resize((size, size), Image.Resampling.LANCZOS)


def _letters(files: tuple[bytes, ...], size: int) -> SizedFonts:
    """The fonts of one weight; Pillow's own layout, which is there on every machine."""
    return tuple(
        ImageFont.truetype(io.BytesIO(file), size, layout_engine=ImageFont.Layout.BASIC) for file in files
    )


def _fitted(
    text: str, files: tuple[bytes, ...], sizes: Iterable[int], most: int
) -> tuple[list[str], SizedFonts]:
    """The text in lines, as large as it fits; what is too long even so ends in "…"."""
    lines: list[str] = []
    letters: SizedFonts = ()
    for size in sizes:
        letters = _letters(files, size)
        lines = _wrapped(text, letters)
        if len(lines) <= most:
            return lines, letters
    return [*lines[: most - 1], lines[most - 1].rsplit(" ", 1)[0] + " …"], letters


def _wrapped(text: str, letters: SizedFonts) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _length(longer, letters) > _WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _write(
    draw: ImageDraw.ImageDraw, at: tuple[int, int], lines: Iterable[str], letters: SizedFonts, colour: str
) -> None:
    x, y = at
    for number, line in enumerate(lines):
        left = float(x)
        for font, part in _parts(line, letters):
            top = y + number * letters[0].size * _LINE_HEIGHT + letters[0].size
            draw.text((left, top), part, fill=colour, font=font, anchor="ls")
            left += font.getlength(part)


def _length(line: str, letters: SizedFonts) -> float:
    return sum(font.getlength(part) for font, part in _parts(line, letters))


def _parts(line: str, letters: SizedFonts) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
    """The line cut where another file has the letters; a space alone, as one in front would be lost."""
    for (which, _), signs in groupby(line, lambda sign: (_alphabet(sign), sign == " ")):
        yield letters[which], "".join(signs)


def _alphabet(sign: str) -> int:
    """Which of the files has a letter, as theme/assets/css/fonts.css tells browsers."""
    if sign <= "ÿ" or "\u2000" <= sign <= "\u206f":
        return 0
    return 1 if "Ạ" <= sign <= "ỹ" or sign in "ĂăĐđĨĩŨũƠơƯư₫" else 2
