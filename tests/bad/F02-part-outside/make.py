"""A Word file with a part that a careless program would unpack over a file of the system."""

from pathlib import Path

from builders import write_word_file
from office_files import with_part


def make(root: Path) -> None:
    path = root / "campaigns" / "_shared" / "forms" / "to-trinh.docx"
    write_word_file(path, "{{ campaign }}")
    path.write_bytes(with_part(path.read_bytes(), "../../../../etc/cron.d/evil", b"x"))
