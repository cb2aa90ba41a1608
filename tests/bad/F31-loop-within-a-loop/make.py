"""A page within two loops: 7 KB that become hundreds of megabytes."""

from pathlib import Path

from builders import write_word_file


def make(root: Path) -> None:
    folder = root / "campaigns" / "_shared" / "forms"
    page = ["Kính gửi {{ receiver }}" for _ in range(200)]
    loops = ("{% for a in papers %}", "{% for b in papers %}")
    write_word_file(folder / "to-trinh.docx", *loops, *page, "{% endfor %}", "{% endfor %}")
