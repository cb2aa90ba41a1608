"""A Word file with a part that a careless program would unpack over a file of the system."""

import zipfile
from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    path = folder / "to-trinh.docx"
    write_word_file(path, "{{ campaign }}")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../../../etc/cron.d/evil", "x")
