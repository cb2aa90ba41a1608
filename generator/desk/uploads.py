"""A file that a browser sends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.marks import normalize
from generator.slug import is_device

_STRANGE = re.compile(r"[^\w .()-]")
_LONGEST = 60  # characters, each of up to four bytes: no disk takes more than 255


@dataclass(frozen=True, slots=True)
class Upload:
    """The file with the other fields of its form."""

    name: str
    content: bytes
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def file_name(self) -> str:
        """Its name as a file of any system can have it: no folder, no character that one of them forbids."""
        bare = _STRANGE.sub("_", re.split(r"[/\\]", normalize("NFC", self.name))[-1])[-_LONGEST:].strip(" .")
        return f"_{bare}" if is_device(bare) or not bare else bare
