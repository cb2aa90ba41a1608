"""What hand-written pages and the files beside them may say and hold: each file by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.memory import remembered
from generator.output import OutputFile
from generator.problems import Problem, Source, as_json, problems_of
from generator.validate.finding import Finding, Rule, told_in_place
from generator.validate.page_markup import NotAllowed, rendered
from generator.validate.rules.letters import letters_in
from generator.validate.rules.personal_texts import (
    personal_data_in,
    personal_data_in_drawing,
    personal_data_in_path,
    personal_data_in_pdf,
)

_LOOK = {".pdf": personal_data_in_pdf, ".svg": personal_data_in_drawing}
"""How files beside pages are read, by their kind; a photo says nothing."""


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """What a rule looks at: a page, and the extensions of Markdown that mkdocs.yml names."""

    file: OutputFile
    extensions: tuple[str, ...]


def check_written(
    pages: Sequence[OutputFile], beside: Sequence[OutputFile], extensions: tuple[str, ...]
) -> list[Problem]:
    """Every problem of the pages that could be read, and of the PDF files and drawings beside them.

    A file that is as it was is not looked at again.
    """
    problems: list[Problem] = []
    for page in pages:
        problems += told_in_place(personal_data_in_path(page.source))
        problems += _of_page(WrittenPage(page, extensions))
    for file in beside:
        problems += told_in_place(personal_data_in_path(file.source))
        problems += _of_file_beside(file)
    return problems


def _of_page(page: WrittenPage) -> list[Problem]:
    made_of = (page.file.source, page.file.text, *page.extensions)
    findings = (finding for rule in RULES for finding in rule(page))
    return problems_of(remembered("page", made_of, lambda: as_json(told_in_place(findings))))


def _of_file_beside(file: OutputFile) -> list[Problem]:
    look = _LOOK.get(PurePosixPath(file.path.lower()).suffix)
    if look is None:
        return []
    made_of = (file.source, file.content)
    findings = look(file.content, file.source)
    return problems_of(remembered("file beside pages", made_of, lambda: as_json(told_in_place(findings))))


def markup(page: WrittenPage) -> Iterator[Finding]:
    """What a hand-written page may not hold, because it runs, fetches or leads somewhere unseen."""
    for told in rendered(page.file.text, page.extensions).told:
        yield Finding("P11", _place(page.file, told.near), {"found": told.found, "remedy": _remedy(told)})


def _remedy(told: NotAllowed) -> str:
    if told.fetches:
        return "chép hình vào content/ rồi dẫn tới tệp ấy, ví dụ ![Lễ phát động](le-phat-dong.jpg)"
    return (
        "xóa phần ấy, viết lại bằng Markdown; liên kết ra ngoài thì ghi đủ https://…; "
        "muốn hiện chính dấu < thì ghi &lt;"
    )


def _place(page: OutputFile, near: str) -> Source:
    """The first line of the page that holds these words; the page as a whole where none does."""
    at = page.text.find(near) if near else -1
    return Source(page.source, page.text.count("\n", 0, at) + 1 if at >= 0 else 0)


def personal_data(page: WrittenPage) -> Iterator[Finding]:
    """Personal data in a hand-written page: line by line, comments included, then as readers see it."""
    lines = enumerate(page.file.text.splitlines(), 1)
    by_line = list(personal_data_in((Source(page.file.source, number), line) for number, line in lines))
    yield from by_line
    told = {(each.code, str(each.facts)) for each in by_line}
    blocks = rendered(page.file.text, page.extensions).blocks
    for block in blocks:
        for each in personal_data_in([(Source(page.file.source), block)]):
            if (each.code, str(each.facts)) not in told:
                yield replace(each, at=_place(page.file, block.split("\n")[0][:20]))


def letters(page: WrittenPage) -> Iterator[Finding]:
    """Characters that cannot be seen, and letters of other alphabets, line by line; titles are names."""
    for number, line in enumerate(page.file.text.splitlines(), 1):
        title = line.startswith(("#", "title:", "description:"))
        yield from letters_in([(Source(page.file.source, number), line)], names=title)


RULES: tuple[Rule[WrittenPage], ...] = (markup, personal_data, letters)
