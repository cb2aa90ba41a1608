"""ASCII names for addresses and anchors: đ becomes d, marks fall away; and names that no address may have."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count

from generator.marks import normalize

CODE = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The pattern of a code: what an address, a folder, a thing of the registries is called."""
# Names of devices: Windows opens no file or folder of such a name, whatever its ending.
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])( *\..*)?", re.IGNORECASE)


def is_device(name: str) -> bool:
    """Whether Windows keeps this name of a file or folder for a device: "nul", "con.docx", "con .docx"."""
    return _DEVICE.fullmatch(name) is not None


def free_code(code: str, taken: Container[str]) -> str:
    """The code, or with the first number behind it under which it is not taken: "ho-so", "ho-so-2"."""
    if code not in taken:
        return code
    return next(found for number in count(2) if (found := f"{code}-{number}") not in taken)


def first_words(code: str, most: int) -> str:
    """As many whole words of a code as fit into so many characters."""
    return code if len(code) <= most else code[: most + 1].rpartition("-")[0] or code[:most]


def slug(text: str, separator: str = "-") -> str:
    """`text` in lower-case ASCII letters and digits joined by `separator`; "muc" when nothing is left.

    Vietnamese needs đ→d before the marks fall away: Unicode has no decomposition for it, so the usual
    slug functions drop the letter ("Điều kiện" would become "ieu-kien"). The signature is the one that
    Python-Markdown's `toc` asks of a slugify function.
    """
    plain = text.replace("đ", "d").replace("Đ", "d").replace("Ð", "d")
    ascii_only = normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return separator.join(re.findall(r"[a-z0-9]+", ascii_only)) or "muc"
