"""Withheld names anywhere in the portal: texts, plans, comments, pages, lists, forms, PDF, drawings, paths.

Only marks of names are known, so every run of words that may be a name is marked and compared. A run begins
with a capital or with a family name and has as many words as a name may have: the work is bounded by the
length of the texts, and there is none where no name is withheld.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from generator.load.forms.form_file import FormFiles
from generator.load.forms.form_text import form_texts
from generator.load.inside.svg_file import TAG, drawing_texts
from generator.load.open_texts import OpenText, OpenTexts
from generator.load.pdf_text import pdf_text
from generator.load.sheets.sheet import Sheet
from generator.marks import normalize, without_marks
from generator.problems import Problem, Source
from generator.validate.case import Case
from generator.validate.finding import Finding
from generator.validate.ledger.seals import key_name, mark_of, with_initials
from generator.validate.ledger.withheld import (
    FAMILIES,
    declared,
    is_other_peoples,
    marked_entries,
    namesakes_of,
)
from generator.validate.same_text import as_seen

_PERSON, _COLLECTIVE = 6, 14  # words
_WORD = re.compile(r"([^\W_]+)(\.?)")
_HIDDEN = dict.fromkeys((0xAD, 0x200C, 0x200D, 0x2060, 0xFEFF))  # stand inside words, and nobody sees them
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WITHIN_WORD = re.compile(r"(?<=\w)[*_~`\\]+(?=\w)")
_APART = re.compile(r"(?<!\w)\w(?: \w)+(?!\w)")  # "Đ Ặ N G  T H Ị"
_IN_CAPITALS = re.compile(r"[A-Z]{2,4}")
_TOGETHER = re.compile(r"[aeiouy][b-df-hj-np-tv-xz]+(?:[aeiouy]|\d)")  # no syllable has that within
_LONGEST_TOGETHER = 30
_SYLLABLE = re.compile(r"[b-df-hj-np-tv-xz]{0,3}(?:[aeiouy]{1,3}(?:ch|n[gh]|[cmnpt])?\d*|\d+)")
_WITHIN_NUMBER = re.compile(r"\d\d")
_OTHER_ORDER, _SHORT, _OTHER_CAMPAIGN = "đảo thứ tự các chữ", "viết tắt", "ở phong trào khác"
_SHOWN = 20  # of one file


class Names(NamedTuple):
    """The withheld names of one campaign, as the marks that this machine's key made; `longest` in words."""

    campaign: str
    marks: frozenset[str]
    initials: frozenset[str]
    longest: int


def withheld_names(cases: Sequence[Case]) -> list[Names]:
    """The names that a search can find, by campaign; none that its decision calls other people's, too."""
    found = []
    for case in cases:
        if case.files is None or case.files.key is None:
            continue
        ledger, own = case.files.ledger, key_name(case.files.key)
        accepted = {decision.code for decision in case.campaign.decisions if is_other_peoples(decision)}
        entries = {
            (each.row, each.entry)
            for each in marked_entries(ledger, ledger.withheld_rows)
            if each.key == own and each.decision not in accepted
        }
        if entries:
            longest = _COLLECTIVE if any(row.startswith("tap-the") for row, _ in entries) else _PERSON
            marks = frozenset(entry.mark for _, entry in entries)
            initials = frozenset(entry.initials for _, entry in entries if entry.initials)
            found.append(Names(case.folder, marks, initials, longest))
    return found


def names_elsewhere(
    cases: Sequence[Case],
    open_texts: OpenTexts,
    library: FormFiles,
    beside: Mapping[str, bytes],
    told: Iterable[Problem],
) -> Iterator[Finding]:
    """H43: a withheld name stands somewhere. H49: it may be one, in another order, short, or lawfully there.

    `library`: the forms of no campaign; `beside`: the files beside hand-written pages, by their paths;
    `told`: what is not told again.
    """
    names = withheld_names(cases)
    key = next((case.files.key for case in cases if case.files and case.files.key), None)
    if key is None or not names:
        return
    search = _Search(key, names)
    done = defaultdict(set, {case.document.path: _lines_of_signatories(case) for case in cases})
    for each in told:
        if each.code == "H43":
            done[each.source.path].add(each.source.line)
    for text in open_texts.texts:
        yield from search.in_text(text, done[text.path])
    for case in cases:
        if case.signed_plan is not None:
            path = f"{PurePosixPath(case.document.path).parent}/plan.pdf"
            yield from search.in_pdf(path, case.folder, case.signed_plan.content)
        yield from search.in_rows(case)
        yield from search.in_lists(case, done)
        if case.forms is not None:
            yield from search.in_forms(case.forms, case.folder)
    yield from search.in_forms(library, "")
    for path, content in beside.items():
        yield from search.in_file_beside(path, content)
    for path in open_texts.paths:
        yield from search.in_file_name(path)


def _lines_of_signatories(case: Case) -> set[int]:
    """Where those who signed are named: that is nobody's honour."""
    decisions = range(len(case.campaign.decisions))
    steps = [
        ("plan", "signatory", "name"),
        *(("decisions", index, "signatory", "name") for index in decisions),
    ]
    return {case.document.place(each).line for each in steps}


class _Search:
    """Looks for the names of all campaigns at once."""

    def __init__(self, key: bytes, names: Sequence[Names]) -> None:
        self._key = key
        self._marks = frozenset[str]().union(*(each.marks for each in names))
        self._initials = frozenset[str]().union(*(each.initials for each in names))
        self._longest = max(each.longest for each in names)
        self._of = {each.campaign: each.marks | each.initials for each in names}

    def in_text(self, text: OpenText, done: Collection[int]) -> Iterator[Finding]:
        """What stands in a text file, line by line, but for those that are `done`."""
        hits = self._hits(text.text)
        if text.path.endswith((".md", ".html")):  # marks and characters as browsers show them
            hits |= self._hits(TAG.sub(" ", html.unescape(text.text)))
        elif "\\" in text.text:  # "\u0110" in quotes
            hits |= self._hits(_ESCAPED.sub(lambda sign: chr(int(sign[1] or sign[2], 16)), text.text))
        lines: dict[int, str] = {}
        for line, how, found in sorted(hits):
            if line not in done:
                lines.setdefault(line, self._how(how, found, text.campaign))
        for line, how in list(lines.items())[:_SHOWN]:
            yield _told(Source(text.path, line), "dòng này", how)

    def in_rows(self, case: Case) -> Iterator[Finding]:
        """Names in lists of their own campaign that may be withheld ones; what is sure is told already."""
        for decision in case.campaign.decisions if case.folder in self._of else ():
            namesakes = namesakes_of(decision)
            for honour in case.rolls.get(decision.code, ()):
                hits = [hit for hit in self._hits(honour.name) if hit[1] and hit[2] in self._of[case.folder]]
                if hits and honour.id not in namesakes and case.files is not None:
                    place = Source(f"{case.files.folder}/{decision.list}", honour.line, sheet=honour.sheet)
                    yield _told(place, f"dòng {honour.id} của quyết định {decision.code}", min(hits)[1])

    def in_lists(self, case: Case, done: Mapping[str, Collection[int]]) -> Iterator[Finding]:
        """Names in any cell of any list, published or not, but for lines that are `done` and namesakes."""
        if case.files is None:
            return
        for name, sheets in case.files.lists.items():
            path = f"{case.files.folder}/{name}"
            passed = {(None, line) for line in done[path]} | _namesakes(case, name)
            for sheet in sheets or ():
                for line, cells in _lines(sheet):
                    hits = [hit for hit in self._hits(cells) if not hit[1]]
                    if hits and not passed & {(None, line), (sheet.name, line)}:
                        how = min(self._how("", found, case.folder) for _, _, found in hits)
                        yield _told(Source(path, line, sheet=sheet.name), "dòng này", how)

    def in_pdf(self, path: str, campaign: str, content: bytes) -> Iterator[Finding]:
        """What a PDF file says, page by page; told once."""
        text = pdf_text(content)
        hits = {hit for words in (*text.pages, text.about) for hit in self._hits(words)}
        if hits:
            _, how, found = min(hits)
            yield _told(Source(path), "tệp PDF này", self._how(how, found, campaign))

    def in_forms(self, forms: FormFiles, campaign: str) -> Iterator[Finding]:
        """What forms say, in whatever part of their files; told once for each."""
        for file in filter(None, forms.files.values()):
            path = f"{forms.folder}/{file.name}"
            if file.ending == "pdf":
                yield from self.in_pdf(path, campaign, file.content)
            texts = form_texts(file.content, file.ending)  # a name may go on in the next cell or paragraph
            if hits := self._hits("\n".join(each.text for each in texts)):
                line, how, found = min(hits)
                place = Source(path, texts[line - 1].row, sheet=texts[line - 1].sheet)
                yield _told(place, "biểu mẫu này", self._how(how, found, campaign))

    def in_file_beside(self, path: str, content: bytes) -> Iterator[Finding]:
        """What a file beside the pages says; a photo says nothing."""
        if path.lower().endswith(".pdf"):
            yield from self.in_pdf(path, "", content)
        elif path.lower().endswith(".svg"):
            yield from self._in_drawing(path, content)

    def _in_drawing(self, path: str, content: bytes) -> Iterator[Finding]:
        """What stands in a drawing, letters that are placed one by one among it; told once."""
        if hits := {hit for text in drawing_texts(content) for hit in self._hits(text)}:
            _, how, found = min(hits)
            yield _told(Source(path), "hình vẽ này", self._how(how, found, ""))

    def in_file_name(self, path: str) -> Iterator[Finding]:
        """What the last part of a path says; the place is the folder it lies in."""
        name = PurePosixPath(path).name
        hits = self._hits(name)
        if hits:
            parts = PurePosixPath(path).parts
            _, how, found = min(hits)
            campaign = parts[1] if parts[0] == "campaigns" and len(parts) > 1 else ""
            place = Source(str(PurePosixPath(path).parent))
            yield _told(place, "tên một tệp hoặc thư mục ở đây", self._how(how, found, campaign))

    def _how(self, how: str, found: str, campaign: str) -> str:
        """How sure a hit is; "" where it is the name."""
        own = found in self._of.get(campaign, ()) or campaign == ""
        return how or ("" if own else _OTHER_CAMPAIGN)

    def _hits(self, text: str) -> set[tuple[int, str, str]]:
        found = set[tuple[int, str, str]]()
        for written in _writings(text):
            found |= {*_found(written, self._key, self._marks, self._initials, self._longest)}
        return found


def _told(place: Source, where: str, how: str) -> Finding:
    return Finding("H49" if how else "H43", place, {"where": where, "how": how})


def _lines(sheet: Sheet) -> Iterator[tuple[int, str]]:
    for line, row in enumerate(sheet.rows, 1):
        yield line, "\n".join(cell for cell in row if isinstance(cell, str))


def _namesakes(case: Case, name: str) -> set[tuple[str | None, int]]:
    """Sheet and line of the rows of a list that are of other people, or are withheld and told as such."""
    gone = declared(case.campaign)
    return {
        (honour.sheet, honour.line)
        for decision in case.campaign.decisions
        if decision.list == name
        for honour in case.rolls.get(decision.code, ())
        if (decision.code, honour.id) in gone or honour.id in namesakes_of(decision)
    }


def _writings(text: str) -> Iterator[str]:
    """The text, and what else readers may read in it; of the latter only the lines that differ.

    As browsers show it, without what has no width; letters that stand apart; words run together.
    """
    yield text
    seen = _WITHIN_WORD.sub("", as_seen(text))
    others = (
        seen,
        _APART.sub(lambda found: found[0].replace(" ", ""), seen),
        _HUMP.sub(" ", without_marks(seen)),
        unquote(text),
    )
    for other in dict.fromkeys(others):
        if other != text:
            yield _differing(other, text)


def _differing(text: str, known: str) -> str:
    """The text without its lines that are as in the known one."""
    lines, before = text.split("\n"), known.split("\n")
    if len(lines) != len(before):
        return text
    return "\n".join("" if line == old else line for line, old in zip(lines, before, strict=True))


class _Word(NamedTuple):
    text: str
    capital: bool
    short: bool
    letters: bool
    line: int


@lru_cache(maxsize=2000)  # in a preview, only what was edited is looked at again
def _found(
    text: str, key: bytes, marks: frozenset[str], initials: frozenset[str], longest: int
) -> tuple[tuple[int, str, str], ...]:
    """Line, how it is written ("": as a name is), and mark of everything that was found."""
    words = list(_words(text))
    return tuple(
        (words[start].line, how, mark)
        for start in range(len(words))
        for how, run in _runs(words[start : start + longest])
        if (mark := mark_of(key, run)) in (initials if how == _SHORT else marks)
    )


def _words(text: str) -> Iterator[_Word]:
    for number, line in enumerate(text.split("\n"), 1):
        for found in _WORD.finditer(without_marks(normalize("NFKC", line.translate(_HIDDEN)))):
            word, dot = found[1], found[2]
            short = len(word) == 1 or (len(word) == 2 and bool(dot))
            letters = _IN_CAPITALS.fullmatch(word) is not None
            yield _Word(word.lower(), word[0].isupper(), short, letters, number)


@lru_cache(maxsize=1 << 12)
def _parted(letters: str, most: int = _PERSON) -> tuple[list[str], ...]:
    """The names that letters run together may be: each way to part them into syllables."""
    if not letters:
        return ([],)
    if not most or len(letters) > _LONGEST_TOGETHER:
        return ()
    return tuple(
        [letters[:end], *rest]
        for end in range(1, len(letters) + 1)
        if _SYLLABLE.fullmatch(letters, 0, end) and not _WITHIN_NUMBER.match(letters, end - 1)
        for rest in _parted(letters[end:], most - 1)
    )


def _runs(words: Sequence[_Word]) -> Iterator[tuple[str, list[str]]]:
    """What a withheld name would read like, if it began at the first of these words."""
    first = words[0]
    if _TOGETHER.search(first.text):  # "dangthic3"
        yield from (("", parts) for parts in _parted(first.text) if parts[0] in FAMILIES)
    if not first.capital and first.text not in FAMILIES:
        return
    if first.letters and len(words) > 1:  # "ĐT C3"
        yield _SHORT, [*first.text, words[1].text]
    for end in range(2, len(words) + 1):
        run, last = [word.text for word in words[:end]], words[end - 1]
        yield "", run
        if first.capital and last.capital:
            if any(word.short for word in words[: end - 1]) and len(last.text) > 1:
                yield _SHORT, with_initials(run)
            if any(word.short for word in words[1:end]) and len(first.text) > 1:
                yield _SHORT, with_initials([*run[1:], run[0]])
            yield _OTHER_ORDER, [*run[1:], run[0]]
            if end > 2:
                yield _OTHER_ORDER, [run[-1], *run[:-1]]
                yield _OTHER_ORDER, run[::-1]
