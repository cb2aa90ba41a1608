"""The portal's own fonts, for the pictures that messengers show beside a link."""

from __future__ import annotations

from dataclasses import dataclass

from generator.project import Project

_NAME = "be-vietnam-pro-{subset}-{weight}-normal.woff2"
_SUBSETS = ("latin", "vietnamese", "latin-ext")


@dataclass(frozen=True, slots=True)
class CardFonts:
    """The files of two weights, each split as browsers get them: Latin, Vietnamese, the rest of Latin."""

    regular: tuple[bytes, ...]
    bold: tuple[bytes, ...]


def read_card_fonts(project: Project) -> CardFonts | None:
    """The fonts of the theme; None where they cannot be read: there is no picture then."""
    try:
        regular, bold = (
            tuple(_bytes(project, _NAME.format(subset=subset, weight=weight)) for subset in _SUBSETS)
            for weight in (400, 700)
        )
    except OSError:
        return None
    return CardFonts(regular, bold)


def _bytes(project: Project, name: str) -> bytes:
    there = [path for theme in project.themes if (path := theme / "assets" / "fonts" / name).is_file()]
    return (there or [project.themes[-1] / name])[0].read_bytes()
