"""What only the whole portal can tell: two campaigns or pages at one place, what hand-written pages say."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from generator.output import OutputFile
from generator.problems import Problem, Source, Steps
from generator.slug import slug
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule, told_in_place
from generator.validate.rules.personal_texts import personal_data_in, personal_data_in_pdf
from generator.validate.same_text import comparable


@dataclass(frozen=True, slots=True)
class Whole:
    """What a rule looks at: every campaign that could be read, every page that there will be.

    `folders`: those of all campaigns; `generated`: each address with what makes it; `pages`: the hand-written
    pages that could be read; `pdfs`: the PDF files beside them; `content`: the paths of all pages, below the
    folder `content_folder`.
    """

    cases: Sequence[Case]
    folders: Sequence[str]
    generated: Sequence[tuple[str, str]]
    pages: Sequence[OutputFile]
    pdfs: Sequence[OutputFile]
    content: Sequence[str]
    content_folder: str


def check_portal(whole: Whole) -> list[Problem]:
    """Every problem of the portal as a whole; each finding names its file itself."""
    return told_in_place(finding for rule in RULES for finding in rule(whole))


def id_differs_from_folder(whole: Whole) -> Iterator[Finding]:
    """A campaign's code is its folder's name."""
    for case in whole.cases:
        folder, code = case.folder, case.campaign.id
        if code == folder:
            continue
        suggestion = slug(folder)
        rename = f"đổi tên thư mục thành {code}"
        own_name = f"ghi `id: {suggestion}`"
        if suggestion != folder:  # no code itself (P02): then it is no advice either
            own_name += f" và đổi tên thư mục thành {suggestion}"
        if code in whole.folders:
            remedy = f"bản chép thừa của {code} thì xóa cả thư mục; phong trào khác thì {own_name}"
        else:
            remedy = rename if suggestion == code else f"{rename}, hoặc {own_name}"
        facts = {"found": code, "folder": folder, "remedy": remedy}
        yield Finding("P01", case.document.place(("id",)), facts)


def campaign_twice(whole: Whole) -> Iterator[Finding]:
    """Two campaigns of one plan, and two that readers cannot tell apart by their titles."""
    plans: dict[Hashable, Case] = {}
    titles: dict[str, Case] = {}
    for case in whole.cases:
        plan = case.campaign.plan
        same_plan = plans.setdefault((plan.number, plan.issuer, plan.date.day), case)
        same_title = titles.setdefault(comparable(case.campaign.short_title), case)
        if same_plan is not case and plan.number:
            what = "số, ngày và cơ quan ban hành kế hoạch"
            yield _twice(case, same_plan, ("plan", "number"), what)
        elif same_title is not case:
            yield _twice(case, same_title, ("short_title",), "tên gọn (`short_title`)")


def _twice(case: Case, other: Case, at: Steps, what: str) -> Finding:
    return Finding("P09", case.document.place(at), {"other": other.campaign.id, "what": what})


def same_address(whole: Whole) -> Iterator[Finding]:
    """Two sources of one address: two generated pages, or a hand-written page over another one.

    Capitals make no difference: on Windows such pages are one file.
    """
    first: dict[str, str] = {}
    written = [(_address(name), f"{whole.content_folder}/{name}") for name in whole.content]
    for address, maker in (*whole.generated, *written):
        earlier = first.setdefault(address.lower(), maker)
        if earlier != maker:
            facts = {"address": f"/{address}", "sources": f"{earlier} và {maker}"}
            yield Finding("P03", Source(maker), facts)


def _address(name: str) -> str:
    folder, slash, file = name.rpartition("/")
    return folder + slash + ("" if file == "index.md" else f"{file[:-3]}/")


def personal_data_in_pages(whole: Whole) -> Iterator[Finding]:
    """Personal data in hand-written pages, line by line."""
    for page in whole.pages:
        lines = enumerate(page.text.splitlines(), 1)
        yield from personal_data_in((Source(page.source, number), line) for number, line in lines)


def personal_data_in_pdfs(whole: Whole) -> Iterator[Finding]:
    """Personal data in the PDF files beside the hand-written pages."""
    for file in whole.pdfs:
        yield from personal_data_in_pdf(file.content, file.source)


RULES: tuple[Rule[Whole], ...] = (
    id_differs_from_folder,
    campaign_twice,
    same_address,
    personal_data_in_pages,
    personal_data_in_pdfs,
)
