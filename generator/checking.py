"""Everything is read and judged before anything is decided: what is valid, and every problem of the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import Any, NamedTuple, TypeVar

from generator.derive import site_map
from generator.load.campaigns import RawCampaign, read_campaigns, stray_entries
from generator.load.card_fonts import CardFonts, read_card_fonts
from generator.load.content_pages import published_paths, read_content_pages, read_files_beside_pages
from generator.load.forms.form_file import FOLDER as FORMS
from generator.load.forms.form_file import FormFiles, read_form_files
from generator.load.open_texts import OpenTexts, read_open_texts
from generator.load.outside_links import outside_links
from generator.load.published_here import PublishedHere, read_published_here
from generator.load.shared import RawRegistry, read_shared
from generator.load.unreadable import closed_folders, closed_theme
from generator.load.yaml.document import Document, read_yaml
from generator.memory import digest, digest_of_files, remembered
from generator.model.campaign import Campaign
from generator.model.honour import Honour
from generator.model.registry import Known, Portal, Registries
from generator.output import OutputFile
from generator.problems import Problem, Severity, Steps, as_json, problems_of
from generator.project import Project
from generator.second_core import made_by
from generator.validate.campaign import check_campaign
from generator.validate.case import Case
from generator.validate.finding import told_in_place
from generator.validate.ledger.published_here import lost_states
from generator.validate.ledger.withheld import hushed
from generator.validate.open_points import DraftCase, check_draft
from generator.validate.page_markup import named
from generator.validate.portal import Whole, check_portal
from generator.validate.registries import check_registries
from generator.validate.settings import check_settings
from generator.validate.shape.check import check_record
from generator.validate.shape.unknown import with_unknowns
from generator.validate.written import check_written
from generator.wording import addresses

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that was read and judged: what is valid, what is wrong, how much was looked at.

    `written`: the pages written by hand; `beside`: their pictures and PDF files, as readers get them;
    `fonts`: those of the share cards; `settings`: the text of mkdocs.yml. `made_of`: a hash of what all
    campaigns share (registries, forms, settings); empty where it changed while it was read. `drafts`: the
    folders of drafts; `awaited`: those that cannot be shown before somebody has decided more, with what is
    open. `only`: the campaign that alone was asked for.
    """

    portal: Portal | None
    site_url: str | None
    registries: Registries
    forms: FormFiles
    campaigns: tuple[Case, ...]
    folders: tuple[str, ...]
    written: tuple[OutputFile, ...]
    beside: tuple[OutputFile, ...]
    fonts: CardFonts | None
    settings: str
    problems: tuple[Problem, ...]
    made_of: bytes
    drafts: frozenset[str] = frozenset()
    awaited: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    only: str | None = None

    def count(self, severity: Severity) -> int:
        """How many problems have this weight; those of drafts count where one alone was asked for."""
        counted = (found for found in self.problems if not found.draft or self.only)
        return sum(problem.severity is severity for problem in counted)

    def count_of_drafts(self, severity: Severity) -> int:
        """How many problems of drafts, which keep nothing from being published, have this weight."""
        return sum(found.draft and found.severity is severity for found in self.problems)

    def without_drafts(self) -> Checked:
        """What is published."""
        return replace(
            self,
            campaigns=tuple(case for case in self.campaigns if not case.campaign.draft),
            folders=tuple(name for name in self.folders if name not in self.drafts),
            awaited={},
        )

    def without_places(self) -> Checked:
        """The same without the places of values, which problems alone need: they are half of its memory."""
        light = (replace(case, document=case.document.without_places()) for case in self.campaigns)
        return replace(self, campaigns=tuple(light))

    @property
    def publishable(self) -> bool:
        """Whether the portal can be built: no error was found."""
        return self.portal is not None and not self.count(Severity.ERROR)


@dataclass(slots=True)
class Kept:
    """What a program that goes on keeps from one check to the next.

    `key`: a hash of the ledgers' key with which the campaigns were read; `judged`: each campaign with what it
    was judged by; `made`: what else was read or judged, by name, with a hash of what it was made of.
    """

    key: bytes = b""
    read: dict[str, RawCampaign] = field(default_factory=dict)
    judged: dict[str, tuple[RawCampaign, tuple[bytes, date | None], _Judged]] = field(default_factory=dict)
    made: dict[str, tuple[bytes, Any]] = field(default_factory=dict)

    def again(self, name: str, made_of: Callable[[], bytes], make: Callable[[], Made]) -> tuple[bytes, Made]:
        """What `make` gives, from before where it was made of the same, and a hash of what it was made of.

        The hash is empty, and the next check makes it anew, where that changed while it was made.
        """
        before = made_of()
        held = self.made.get(name)
        if held is None or held[0] != before or not before:
            made = make()
            held = self.made[name] = (before if made_of() == before else b"", made)
        return held


def check(
    project: Project, only: str | None = None, *, as_of: date | None = None, kept: Kept | None = None
) -> Checked:
    """Read every file and collect every problem before anything is decided.

    `as_of` is the day for which staff are told what time has overtaken; without it they are not. `kept`: what
    the check before has left; of campaigns that are the same it is taken again.
    """
    if problems := closed_folders(project, project.campaigns, project.content):
        return _unread(problems)
    kept = kept or Kept()
    read = _gather(project, only, kept)  # nothing below this line reads a data file

    # Judge. Each file on its own, then each campaign by the rules, then the portal as a whole.
    _, shared = kept.again("judged", lambda: read.made_of, lambda: _judge_shared(read))
    registries, portal = shared.registries, shared.portal
    problems = [*read.problems, *shared.problems]
    known = Known.from_registries(registries, _flawed(problems))
    ids = tuple(raw.folder for raw in read.campaigns)
    drafts = frozenset(raw.folder for raw in read.campaigns if raw.draft and not raw.honours.ledger.decisions)
    judged = _judged(read, known, portal, as_of, kept)
    cases = [each.case for each in judged if each.case is not None]
    problems += [flaw for each in judged for flaw in each.problems]
    _, flaws = kept.again("written", lambda: read.pages_made_of, lambda: _check_pages(read))
    problems += flaws
    problems += _of_the_whole(cases, ids, drafts, known, read)
    contents = {file.source: file.content for file in read.content.beside}
    if read.any_withheld:
        from generator.validate.ledger.elsewhere import names_elsewhere  # slow to import, and seldom needed

        library = read.shared.forms
        problems += told_in_place(names_elsewhere(cases, read.open_texts, library, contents, problems[:]))
    here = read.published_here
    here = here and {at: reached for at, reached in here.items() if only in (None, at[0])}
    folders = {raw.folder: raw.honours for raw in read.campaigns}
    where = project.shown(project.published_here)
    problems += told_in_place(lost_states(here, where, folders, _with_broken_ledger(problems)))
    problems = hushed(problems, [raw.honours for raw in read.campaigns])
    problems = [replace(each, draft=True) if _folder(each) in drafts else each for each in problems]
    refused = {found.source.path for found in problems if found.code == "P11"}
    return Checked(
        portal=portal,
        site_url=shared.site_url,
        registries=registries,
        forms=read.shared.forms,
        campaigns=tuple(cases),
        folders=ids,
        written=tuple(page for page in read.content.pages if page.source not in refused),
        beside=read.content.beside,
        fonts=read.shared.fonts,
        settings=read.shared.config.text if read.shared.config else "",
        problems=tuple(sorted(problems, key=lambda each: each.sort_key)),
        made_of=read.made_of,
        drafts=drafts,
        awaited=_awaited(ids, judged),
        only=only,
    )


class _Shared(NamedTuple):
    """What all campaigns share, as it was read."""

    registries: Mapping[str, RawRegistry]
    forms: FormFiles
    config: Document | None
    fonts: CardFonts | None
    problems: tuple[Problem, ...]


class _Content(NamedTuple):
    """What lies in `content/`: the pages that can be read, the paths of all, the files beside them."""

    pages: tuple[OutputFile, ...]
    paths: tuple[str, ...]
    beside: tuple[OutputFile, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Every data file as it was read, and what is told of those that could not be; see `Checked`.

    `published_here`: how far this machine has published; `any_withheld`: whether a name is, as far as it
    can tell; `open_texts`: those in which it might stand; `pages_made_of`: as `made_of`, a hash of what
    hand-written pages are judged by.
    """

    shared: _Shared
    campaigns: tuple[RawCampaign, ...]
    content: _Content
    content_folder: str
    published_here: PublishedHere | None
    any_withheld: bool
    open_texts: OpenTexts
    problems: tuple[Problem, ...]
    made_of: bytes
    pages_made_of: bytes


def _gather(project: Project, only: str | None, kept: Kept) -> _Gathered:
    files = [project.shared, project.config, project.theme / "assets" / "fonts"]
    made_of, shared = kept.again(
        "shared", lambda: digest_of_files(files, project.root), lambda: _read_shared(project)
    )
    key = digest_of_files([project.ledger_key], project.root) if project.ledger_key.exists() else b""
    campaigns = read_campaigns(project, only, kept.read if kept.key == key else None)
    kept.key, kept.read = key, {raw.folder: raw for raw in campaigns if raw.made_of and not _clashes(raw)}
    of_content, content = kept.again(
        "content", lambda: digest_of_files([project.content], project.root), lambda: _read_content(project)
    )
    any_withheld = any(raw.honours.key and raw.honours.ledger.withheld_rows for raw in campaigns)
    links = (*outside_links(project), *closed_theme(project), *stray_entries(project))
    return _Gathered(
        shared=shared,
        campaigns=campaigns,
        content=content,
        content_folder=project.shown(project.content),
        published_here=read_published_here(project.published_here),
        any_withheld=any_withheld,
        open_texts=read_open_texts(project) if any_withheld else OpenTexts(),
        problems=(*shared.problems, *links, *content.problems),
        made_of=made_of,
        pages_made_of=digest((made_of, of_content)) if made_of and of_content else b"",
    )


def _read_shared(project: Project) -> _Shared:
    registries, problems = read_shared(project)
    forms, of_forms = read_form_files(project.shared / FORMS, project.shown(project.shared / FORMS))
    config, of_config = read_yaml(project.config, project.shown(project.config))
    told = (*problems, *of_forms, *of_config)
    return _Shared(registries, forms, config, read_card_fonts(project), told)


def _read_content(project: Project) -> _Content:
    pages, problems = read_content_pages(project)
    beside, of_files = read_files_beside_pages(project)
    return _Content(pages, published_paths(project), beside, (*problems, *of_files))


class _JudgedShared(NamedTuple):
    """What is valid of what all campaigns share, and what is wrong with the rest."""

    registries: Registries
    portal: Portal | None
    site_url: str | None
    problems: tuple[Problem, ...]


def _judge_shared(read: _Gathered) -> _JudgedShared:
    shared = read.shared
    registries, problems = check_registries(shared.registries, shared.forms, read.made_of)
    if shared.config is None:
        return _JudgedShared(registries, None, None, tuple(problems))
    portal, site_url, flaws = check_settings(shared.config, registries)
    return _JudgedShared(registries, portal, site_url, (*problems, *flaws))


def _check_pages(read: _Gathered) -> tuple[Problem, ...]:
    """What is wrong with the hand-written pages and the files beside them."""
    config, content = read.shared.config, read.content
    extensions = named(config.data.get("markdown_extensions") if config else None)
    return tuple(check_written(content.pages, content.beside, extensions))


def _of_the_whole(
    cases: list[Case], ids: tuple[str, ...], drafts: frozenset[str], known: Known, read: _Gathered
) -> list[Problem]:
    """What only the portal as a whole can tell; what drafts alone would bring along is theirs."""

    def told_of(names: tuple[str, ...]) -> list[Problem]:
        of_these = [case for case in cases if case.folder in names]
        taken = tuple(_taken(names, of_these, known))
        return check_portal(Whole(of_these, names, taken, read.content.paths, read.content_folder))

    public = told_of(tuple(name for name in ids if name not in drafts))
    if not drafts:
        return public
    told = {each.sort_key for each in public}
    return public + [replace(each, draft=True) for each in told_of(ids) if each.sort_key not in told]


def _folder(found: Problem) -> str:
    """The campaign in whose folder a problem stands; "" where it is in none."""
    parts = PurePosixPath(found.source.path).parts
    return parts[1] if len(parts) > 1 and parts[0] == "campaigns" else ""


def _awaited(ids: tuple[str, ...], judged: list[_Judged]) -> dict[str, tuple[Problem, ...]]:
    """The drafts that are no campaigns yet though nothing is wrong with them, with their open points."""
    return {
        folder: tuple(found for found in each.problems if found.code == "I02")
        for folder, each in zip(ids, judged, strict=True)
        if each.case is None and each.draft is not None and each.draft.missing
    }


def _with_broken_ledger(problems: list[Problem]) -> set[str]:
    """The campaigns whose ledger is told to be broken: nothing more can be said of what it has lost."""
    return {PurePosixPath(each.source.path).parts[1] for each in problems if each.code in ("H25", "H40")}


def _unread(problems: list[Problem]) -> Checked:
    """Nothing is read where a folder is closed: what it holds would be told to be missing."""
    return Checked(
        portal=None,
        site_url=None,
        registries=Registries(),
        forms=FormFiles(""),
        campaigns=(),
        folders=(),
        written=(),
        beside=(),
        fonts=None,
        settings="",
        problems=tuple(problems),
        made_of=b"",
    )


def _taken(ids: tuple[str, ...], cases: list[Case], known: Known) -> Iterator[tuple[str, str]]:
    """Every address that will be generated, with what makes it."""
    yield from addresses.site_addresses(ids)
    yield from addresses.form_addresses(known.forms, [case.campaign for case in cases])
    yield from addresses.honour_addresses(case.campaign for case in cases)
    yield from addresses.data_addresses()
    yield from addresses.calendar_addresses(ids, known.units)
    for folder in ids:
        yield site_map.signed_plan_address(folder), f"campaigns/{folder}/plan.pdf"
    yield site_map.CHECKED, "danh sách lỗi của bản xem trước"
    yield from addresses.unit_addresses(code for case in cases for code in case.named_units)


def _flawed(problems: list[Problem]) -> frozenset[str]:
    """The registry files that hold errors: a campaign is not blamed for codes they may have held."""
    shared = (each.source.path.rpartition("/") for each in problems if each.severity is Severity.ERROR)
    return frozenset(name for folder, _, name in shared if folder == "campaigns/_shared")


class _Judged(NamedTuple):
    """What became of a folder: its campaign, its open points, what is wrong."""

    case: Case | None
    draft: DraftCase | None
    problems: list[Problem]


def _judged(
    read: _Gathered, known: Known, portal: Portal | None, as_of: date | None, kept: Kept
) -> list[_Judged]:
    """The verdict on each campaign: the one before where it and what all share are as they were."""
    by = (read.made_of, as_of)

    def is_new(raw: RawCampaign) -> bool:
        before = kept.judged.get(raw.folder)
        return before is None or before[0] is not raw or before[1] != by or not read.made_of

    new = [raw for raw in read.campaigns if is_new(raw)]
    shaped = [_shaped(raw, known, portal, as_of) for raw in new]
    found = made_by([partial(_by_the_rules, each.case, read.made_of) for each in shaped])
    for raw, each, flaws in zip(new, shaped, found, strict=True):
        kept.judged[raw.folder] = (raw, by, each._replace(problems=[*each.problems, *flaws]))
    return [kept.judged[raw.folder][2] for raw in read.campaigns]


def _clashes(raw: RawCampaign) -> bool:
    """Whether its name is a problem: it may be one because of another folder, which may be gone by now."""
    return any(found.code == "P02" for found in raw.problems)


def _shaped(raw: RawCampaign, known: Known, portal: Portal | None, as_of: date | None) -> _Judged:
    """The campaign as its data say, and what is wrong with their shape."""
    draft, flaws = check_draft(raw.document, raw.open_points, raw.plan_text)
    problems = [*raw.problems, *flaws]
    if raw.document is None:
        return _Judged(None, draft, problems)
    data, missing, unknown = raw.document.data, frozenset[Steps](), frozenset[Steps]()
    if draft is not None and draft.draft:
        missing = draft.missing
        data, unknown = with_unknowns(data, Campaign, missing)
    campaign, flaws = check_record(raw.document, Campaign, data, missing)
    problems += flaws
    if campaign is None:
        return _Judged(None, draft, problems)
    rolls, flaws = _rolls(campaign, raw, known)
    problems += flaws
    own = portal is not None and campaign.plan.issuer == portal.issuing_body and not campaign.sample
    case = Case(
        campaign=campaign,
        document=raw.document,
        plan_text=raw.plan_text,
        known=known,
        signed_plan=raw.signed_plan,
        rolls=rolls,
        files=raw.honours,
        forms=raw.forms,
        as_of=as_of,
        own=own,
        unknown=unknown,
        blank=draft.blank if draft is not None else frozenset(),
        made_of=raw.made_of,
    )
    return _Judged(case, draft, problems)


def _rolls(
    campaign: Campaign, raw: RawCampaign, known: Known
) -> tuple[dict[str, tuple[Honour, ...]], list[Problem]]:
    """The rolls of a campaign's decisions; most campaigns have none yet."""
    if raw.document is None or not (campaign.decisions or campaign.corrections or raw.honours.are_there):
        return {}, []
    from generator.validate.rolls.campaign_lists import check_lists  # a tenth of what `check` loads

    return check_lists(campaign, raw.document, known, raw.honours)


def _by_the_rules(case: Case | None, shared: bytes) -> Iterator[list[Problem]]:
    """What the rules find in a campaign, from memory where it and what all share are as they were."""
    if case is None:
        yield []
    elif not (case.made_of and shared):
        yield check_campaign(case)
    else:
        key = (case.files.key if case.files else None) or b""
        made_of = (case.made_of, shared, key, f"{case.as_of} {case.own}")
        yield problems_of(remembered("rules", made_of, lambda: as_json(check_campaign(case))))
