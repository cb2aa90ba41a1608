"""The signed plan (`plan.pdf`) that may lie beside a campaign's file and is offered for download."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem, Source, problem

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class SignedPlan:
    """The file's bytes, and the SHA-256 by which a reader can tell that it is the same file."""

    content: bytes
    sha256: str


def read_signed_plan(path: Path, shown_as: str) -> tuple[SignedPlan | None, list[Problem]]:
    """Read `plan.pdf`; None where there is none, or where it is no PDF that can be published (a problem)."""
    if not path.is_file():
        return None, []
    try:
        if path.stat().st_size > MAX_BYTES:
            reason = f"lớn hơn {MAX_BYTES // 1_000_000} MB"
            return None, [problem("P06", Source(shown_as), reason=reason)]
        content = path.read_bytes()
    except OSError:
        return None, [problem("P06", Source(shown_as), reason="không mở được")]
    if not content.startswith(b"%PDF-"):
        return None, [problem("P06", Source(shown_as), reason="không phải tệp PDF")]
    return SignedPlan(content, hashlib.sha256(content).hexdigest()), []
