"""What only the whole portal can tell: two campaigns or pages at one place, what hand-written pages say."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.marks import normalize
from generator.output import OutputFile
from generator.problems import Problem, Source, Steps
from generator.slug import slug
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule, told_in_place
from generator.validate.page_markup import Told, rendered
from generator.validate.rules.letters import letters_in
from generator.validate.rules.personal_texts import personal_data_in, personal_data_in_pdf
from generator.validate.same_text import comparable


@dataclass(frozen=True, slots=True)
class Whole:
    """What a rule looks at: every campaign that could be read, every page that there will be.

    `folders`: those of all campaigns; `generated`: each address with what makes it; `pages`: the hand-written
    pages that could be read; `pdfs`: the PDF files beside them; `content`: the paths of all pages and files,
    below the folder `content_folder`; `extensions`: those of Markdown that mkdocs.yml names.
    """

    cases: Sequence[Case]
    folders: Sequence[str]
    generated: Sequence[tuple[str, str]]
    pages: Sequence[OutputFile]
    pdfs: Sequence[OutputFile]
    content: Sequence[str]
    content_folder: str
    extensions: tuple[str, ...] = ()


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
    """Two sources of one address: two generated pages, or a hand-written page or file over another one.

    Capitals make no difference, nor do marks apart from their letters: on Windows or a Mac such files and
    folders are one.
    """
    first: dict[str, str] = {}
    folder = whole.content_folder
    folders = {str(each) for name in whole.content for each in PurePosixPath(name).parents if each.name}
    written = [(_address(name), f"{folder}/{name}") for name in whole.content]
    kept = [(f"{name}/ ", f"{folder}/{name}/") for name in sorted(folders)]
    for address, maker in (*whole.generated, *written, *kept):
        earlier = first.setdefault(normalize("NFC", address).casefold(), maker)
        if earlier != maker:
            facts = {"address": f"/{address.strip()}", "sources": f"{earlier} và {maker}"}
            yield Finding("P03", Source(maker), facts)


def _address(name: str) -> str:
    folder, slash, file = name.rpartition("/")
    if not file.endswith(".md"):
        return name
    return folder + slash + ("" if file == "index.md" else f"{file[:-3]}/")


def markup_of_pages(whole: Whole) -> Iterator[Finding]:
    """What a hand-written page may not hold, because it runs, fetches or leads somewhere unseen."""
    for page in whole.pages:
        for told in rendered(page.text, whole.extensions).told:
            yield Finding("P11", _place(page, told.near), {"found": told.found, "remedy": _remedy(told)})


def _remedy(told: Told) -> str:
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


def personal_data_in_pages(whole: Whole) -> Iterator[Finding]:
    """Personal data in hand-written pages: line by line, comments included, then as readers see it."""
    for page in whole.pages:
        lines = enumerate(page.text.splitlines(), 1)
        by_line = list(personal_data_in((Source(page.source, number), line) for number, line in lines))
        yield from by_line
        told = {(each.code, str(each.facts)) for each in by_line}
        blocks = rendered(page.text, whole.extensions).blocks
        for block in blocks:
            for each in personal_data_in([(Source(page.source), block)]):
                if (each.code, str(each.facts)) not in told:
                    yield replace(each, at=_place(page, block.split("\n")[0][:20]))


def letters_in_pages(whole: Whole) -> Iterator[Finding]:
    """Signs that cannot be seen, and letters of other alphabets, line by line; titles are names."""
    for page in whole.pages:
        for number, line in enumerate(page.text.splitlines(), 1):
            title = line.startswith(("#", "title:", "description:"))
            yield from letters_in([(Source(page.source, number), line)], names=title)


def personal_data_in_pdfs(whole: Whole) -> Iterator[Finding]:
    """Personal data in the PDF files beside the hand-written pages."""
    for file in whole.pdfs:
        yield from personal_data_in_pdf(file.content, file.source)


RULES: tuple[Rule[Whole], ...] = (
    id_differs_from_folder,
    campaign_twice,
    same_address,
    markup_of_pages,
    personal_data_in_pages,
    letters_in_pages,
    personal_data_in_pdfs,
)
