"""Signed documents (PDF) that lie beside the data and are offered for download: plans and decisions."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem, Severity, Source, problem

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class SignedFile:
    """The file's bytes, and the SHA-256 by which a reader can tell that it is the same file."""

    content: bytes
    sha256: str


def read_signed_file(path: Path, shown_as: str) -> tuple[SignedFile | None, list[Problem]]:
    """Read a signed PDF; None where there is none, or where it cannot be published (a problem)."""
    if not path.is_file():
        return None, []
    try:
        if path.stat().st_size > MAX_BYTES:
            reason = f"lớn hơn {MAX_BYTES // 1_000_000} MB"
            return None, [problem("P06", Source(shown_as), name=path.name, reason=reason)]
        content = path.read_bytes()
    except OSError:
        return None, [problem("P06", Source(shown_as), name=path.name, reason="không mở được")]
    if not content.startswith(b"%PDF-"):
        return None, [problem("P06", Source(shown_as), name=path.name, reason="không phải tệp PDF")]
    from generator.load.inside.pdf_file import told_of_pdf  # slow to import; few plans lie there signed

    told = told_of_pdf(content, Source(shown_as))
    if any(each.severity is Severity.ERROR for each in told):
        return None, told
    return SignedFile(content, hashlib.sha256(content).hexdigest()), told
