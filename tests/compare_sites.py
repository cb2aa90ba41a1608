"""What differs between two built sites: `python tests/compare_sites.py OLD NEW [--limit LINES]`.

Told is every file that only one of them has and every file whose content differs, with a short diff of text.
No difference are: the hash in an asset's name (`portal.1a2b3c4d.css`), also where a page names it; blank
lines of pages outside <pre>; how a ZIP, Word or Excel file is packed (its parts are compared). Exit code:
0 the same, 1 different, 2 nothing to compare.
"""

from __future__ import annotations

import argparse
import difflib
import io
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

HASH = re.compile(r"(?<=\.)[0-9a-f]{8}(?=[\"']|\.(?:min\.)?(?:css|js|woff2)\b)")
PAGES = (".html", ".md")
PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
BREAKS = re.compile(r"(?<=[>,;}])")
LONG = 160


def differences(old: Path, new: Path, limit: int) -> Iterator[str]:
    """One entry for each file that differs: its path, and at most `limit` lines of diff."""
    before, after = site_files(old), site_files(new)
    for path in sorted({*before, *after}):
        if path not in after:
            yield f"only in {old}: {path}"
        elif path not in before:
            yield f"only in {new}: {path}"
        else:
            yield from file_differences(path, before[path], after[path], limit)


def site_files(folder: Path) -> dict[str, bytes]:
    """The site's files by their path without hashes; with them where two differ in nothing else."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    short = {path: HASH.sub("<hash>", path) for path in files}
    times = Counter(short.values())
    return {path if times[short[path]] > 1 else short[path]: content for path, content in files.items()}


def file_differences(path: str, old: bytes, new: bytes, limit: int) -> Iterator[str]:
    """What differs in a file, or part by part in a packed one."""
    if old == new:
        return
    before, after = parts(old), parts(new)
    if before is None or after is None:
        if lines(path, old) != lines(path, new):
            yield "\n".join([f"differs: {path}", *diff(lines(path, old), lines(path, new), limit)])
        return
    for name in sorted({*before, *after}):
        if name not in after or name not in before:
            yield f"differs: {path} (only the {'new' if name in after else 'old'} one holds {name})"
        else:
            yield from file_differences(f"{path}/{name}", before[name], after[name], limit)


def parts(content: bytes) -> dict[str, bytes] | None:
    """The parts of a packed file; None for any other."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return {HASH.sub("<hash>", name): packed.read(name) for name in packed.namelist()}
    except zipfile.BadZipFile:
        return None


def lines(path: str, content: bytes) -> list[str] | bytes:
    """The lines of a text that count; the bytes of what is no text."""
    try:
        text = HASH.sub("<hash>", content.decode("utf-8"))
    except UnicodeDecodeError:
        return content
    if not path.endswith(PAGES):
        return text.split("\n")
    kept: list[str] = []
    for number, piece in enumerate(PRE.split(text)):
        kept += piece.split("\n") if number % 2 else [line for line in piece.split("\n") if line.strip()]
    return kept


def diff(old: list[str] | bytes, new: list[str] | bytes, limit: int) -> Iterator[str]:
    """The first lines of a diff; the sizes of what is no text."""
    if isinstance(old, bytes) or isinstance(new, bytes):
        yield f"  not text: {len(old)} and {len(new)} bytes"
        return
    found = difflib.unified_diff(list(broken(old)), list(broken(new)), lineterm="", n=0)
    told = [line for line in found if not line.startswith(("---", "+++", "@@"))]
    yield from (f"  {line[:LONG]}" for line in islice(told, limit))
    if len(told) > limit:
        yield f"  … {len(told) - limit} more lines"


def broken(text: list[str]) -> Iterator[str]:
    """Long lines in pieces, so that a diff shows where they differ."""
    for line in text:
        yield from BREAKS.split(line) if len(line) > LONG else [line]


def main(arguments: list[str]) -> int:
    """Print what differs; gives the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--limit", type=int, default=12, help="lines of diff for each file (0: paths alone)")
    options = parser.parse_args(arguments)
    for folder in (options.old, options.new):
        if not site_files(folder):
            print(f"No files below {folder}.", file=sys.stderr)
            return 2
    found = list(differences(options.old, options.new, options.limit))
    print("\n".join([*found, f"{len(found)} found."] if found else ["The same."]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
