"""What only the whole portal can tell: two campaigns or pages at one place."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.marks import normalize
from generator.problems import Problem, Source, Steps
from generator.slug import slug
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule, told_in_place
from generator.validate.same_text import comparable


@dataclass(frozen=True, slots=True)
class Whole:
    """What a rule looks at: every campaign that could be read, every page that there will be.

    `folders`: those of all campaigns; `generated`: each address with what makes it; `content`: the paths of
    all hand-written pages and the files beside them, below the folder `content_folder`.
    """

    cases: Sequence[Case]
    folders: Sequence[str]
    generated: Sequence[tuple[str, str]]
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
        if suggestion != folder:  # the folder's name is no code either (P02)
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
    return folder + slash + ("" if file in ("index.md", "README.md") else f"{file[:-3]}/")


RULES: tuple[Rule[Whole], ...] = (id_differs_from_folder, campaign_twice, same_address)
