"""ASCII names for addresses and anchors: đ becomes d, marks fall away."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str, separator: str = "-") -> str:
    """`text` in lower-case ASCII letters and digits joined by `separator`; "muc" when nothing is left.

    Vietnamese needs đ→d before the marks fall away: Unicode has no decomposition for it, so the usual
    slug functions drop the letter ("Điều kiện" would become "ieu-kien"). The signature is the one that
    Python-Markdown's `toc` asks of a slugify function.
    """
    plain = text.replace("đ", "d").replace("Đ", "d").replace("Ð", "d")
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return separator.join(re.findall(r"[a-z0-9]+", ascii_only)) or "muc"
