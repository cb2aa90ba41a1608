"""The whole journey on one screen: campaign folders in, every page of the portal out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.derive import site_map
from generator.derive.build_views import campaign_view, site_view
from generator.derive.form_views import form_views
from generator.derive.unit_views import units_of
from generator.derive.views import CampaignView, SiteView
from generator.export import calendar
from generator.export.calendar import calendar_files
from generator.export.data_files import data_files
from generator.export.feed import feed_files
from generator.export.forms import form_files
from generator.export.honour_index import honour_files
from generator.export.packs import pack_files
from generator.export.search import search_files
from generator.export.share_card import share_files
from generator.export.site_lists import list_files
from generator.load.campaigns import RawCampaign, read_campaigns
from generator.load.card_fonts import CardFonts, read_card_fonts
from generator.load.content_pages import read_content_pages
from generator.load.form_file import FOLDER as FORMS
from generator.load.form_file import FormFiles, read_form_files
from generator.load.outside_links import outside_links
from generator.load.shared import read_shared
from generator.load.yaml_file import read_yaml
from generator.model.campaign import Campaign
from generator.model.portal import Portal
from generator.model.registry import Known, Registries
from generator.output import OutputFile
from generator.problems import InternalError, Problem, Severity
from generator.project import Project
from generator.render import forms as form_pages
from generator.render import honours, open_data
from generator.render import units as unit_pages
from generator.render.forms import render_forms
from generator.render.honours import render_honours
from generator.render.open_data import render_data
from generator.render.pages import addresses, render_campaign, render_site
from generator.render.paper import render_paper
from generator.render.problem_page import render_problem_page, render_unread_pages
from generator.render.units import render_units
from generator.validate.forms import check_form_files
from generator.validate.personal_texts import personal_data_in_pages
from generator.validate.registries import check_registries
from generator.validate.repeats import told_twice
from generator.validate.rolls import check_lists
from generator.validate.rules import Case, check_campaign
from generator.validate.schema import check_record
from generator.validate.site import check_portal, check_site_url, id_differs_from_folder, same_address


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that was read and judged: what is valid, what is wrong, how much was looked at.

    `written`: the pages written by hand; `fonts`: those of the share cards.
    """

    portal: Portal | None
    site_url: str | None
    registries: Registries
    forms: FormFiles
    campaigns: tuple[Case, ...]
    folders: tuple[str, ...]
    written: tuple[OutputFile, ...]
    fonts: CardFonts | None
    problems: tuple[Problem, ...]

    def count(self, severity: Severity) -> int:
        """How many problems have this weight."""
        return sum(problem.severity is severity for problem in self.problems)

    @property
    def publishable(self) -> bool:
        """Whether nothing stands against building the portal."""
        return self.portal is not None and not self.count(Severity.ERROR)


def check(project: Project, only: str | None = None, *, as_of: date | None = None) -> Checked:
    """Read every file and collect every problem before anything is decided.

    `as_of` is the day for which staff are told what time has overtaken; without it they are not.
    """
    # Gather. Nothing below this block reads a data file.
    raw_shared, problems = read_shared(project)
    forms, told = read_form_files(project.shared / FORMS, project.shown(project.shared / FORMS))
    problems += [*told, *outside_links(project)]
    raw_campaigns = read_campaigns(project, only)
    config, config_problems = read_yaml(project.config, project.shown(project.config))
    (written, page_problems), fonts = read_content_pages(project), read_card_fonts(project)

    # Judge. Each file on its own, then each campaign by the rules, then the portal as a whole.
    registries, told = check_registries(raw_shared)
    problems += [*config_problems, *page_problems, *personal_data_in_pages(written), *told]
    library = raw_shared["forms"].document
    if library is not None:
        problems += check_form_files(registries.forms, library, forms)
    portal, told = check_portal(config, registries) if config else (None, [])
    problems += told
    site_url, told = check_site_url(config) if config else (None, [])
    problems += told
    known = Known.from_registries(registries, _flawed(problems))
    ids = tuple(raw.folder for raw in raw_campaigns)
    judged = [_check_campaign(raw, known, portal, ids, as_of) for raw in raw_campaigns]
    cases = [case for case, _ in judged if case is not None]
    problems += [*(found for _, told in judged for found in told), *told_twice(cases)]
    problems += same_address(_taken(ids, cases, known), project.content, project.shown(project.content))
    return Checked(
        portal=portal,
        site_url=site_url,
        registries=registries,
        forms=forms,
        campaigns=tuple(cases),
        folders=ids,
        written=written,
        fonts=fonts,
        problems=tuple(sorted(problems, key=lambda found: found.sort_key)),
    )


@dataclass(frozen=True, slots=True)
class Site:
    """The portal's pages, complete in memory, and the day on which its data last changed."""

    pages: tuple[OutputFile, ...]
    updated: date | None


def generate(checked: Checked, as_of: date, *, samples: bool = True) -> Site:
    """Every page of the portal; pure from here to the end.

    While previewing, what has errors is replaced by a page that shows its problems.
    """
    broken = _broken(checked)
    if checked.portal is None:
        return Site(tuple(_problem_pages(checked, {})), None)
    views = tuple(
        _view(case, checked.portal, checked.forms, as_of)
        for case in checked.campaigns
        if case.campaign.id not in broken and (samples or not case.campaign.sample)
    )
    documents = {document.code: document for document in checked.registries.legal_documents}
    site = site_view(views, documents, checked.portal, as_of, checked.site_url)
    forms, units = form_views(site), units_of(site)
    # What readers take away comes first: the pages tell its size.
    filled = tuple(form_files(site, forms))
    packs = pack_files(site, units, filled)
    taken = (*filled, *packs, *calendar_files(site), *feed_files(site), *_signed_plans(site))
    files = {file.path: file for file in (*taken, *honour_files(site), *share_files(site, checked.fonts))}
    files |= {file.path: file for file in data_files(site, files)}
    pages = [
        *(page for view in site.campaigns for page in render_campaign(view, site, files)),
        *(page for view in site.campaigns for page in render_paper(view, site, files)),
        *render_site(site, files),
        *render_forms(site, forms, files),
        *render_honours(site, files),
        *render_data(site, files),
        *render_units(site, units, files),
        *_problem_pages(checked, broken),
    ]
    all_pages = (*pages, *checked.written)
    found_by = (*search_files(site, units, forms, all_pages), *list_files(site, units, forms, all_pages))
    return Site((*pages, *files.values(), *found_by), site.updated)


def _taken(ids: tuple[str, ...], cases: list[Case], known: Known) -> Iterator[tuple[str, str]]:
    """Every address that will be generated, with what makes it."""
    yield from addresses(ids)
    yield from form_pages.addresses(known.forms, [case.campaign for case in cases])
    yield from honours.addresses(case.campaign for case in cases)
    yield from open_data.addresses()
    yield from calendar.addresses(ids, known.units)
    yield site_map.CHECKED, "danh sách lỗi của bản xem trước"
    yield from unit_pages.addresses(code for case in cases for code in case.named_units)


def _signed_plans(site: SiteView) -> Iterator[OutputFile]:
    for view in site.campaigns:
        if view.signed_plan:
            address = site_map.signed_plan_address(view.id)
            yield OutputFile(address, view.signed_plan.content, f"campaigns/{view.id}")


def _flawed(problems: list[Problem]) -> frozenset[str]:
    """The registry files that hold errors: a campaign is not blamed for codes they may have held."""
    shared = (found.source.path.rpartition("/") for found in problems if found.severity is Severity.ERROR)
    return frozenset(name for folder, _, name in shared if folder == "campaigns/_shared")


def _check_campaign(
    raw: RawCampaign, known: Known, portal: Portal | None, folders: tuple[str, ...], as_of: date | None
) -> tuple[Case | None, list[Problem]]:
    problems = list(raw.problems)
    if raw.document is None:
        return None, problems
    campaign, told = check_record(raw.document, Campaign)
    problems += told
    if campaign is None:
        return None, problems
    problems += id_differs_from_folder(raw.document, campaign.id, raw.folder, folders)
    checked, told = check_lists(campaign, raw.document, known, raw.honours)
    problems += check_form_files(campaign.forms, raw.document, raw.forms)
    own = portal is not None and campaign.plan.issuer == portal.issuing_body and not campaign.sample
    case = Case(
        campaign=campaign,
        document=raw.document,
        plan_text=raw.plan_text,
        known=known,
        signed_plan=raw.signed_plan,
        lists=checked,
        files=raw.honours,
        forms=raw.forms,
        as_of=as_of,
        own=own,
    )
    return case, problems + check_campaign(case) + told


def _view(case: Case, portal: Portal, library: FormFiles, as_of: date) -> CampaignView:
    if case.plan_text is None:
        raise InternalError(f"{case.campaign.id}: a campaign without its plan is not publishable")
    return campaign_view(case, case.plan_text, portal, library, as_of)


def _problem_pages(checked: Checked, broken: dict[str, tuple[Problem, ...]]) -> Iterator[OutputFile]:
    """What a preview shows in place of what cannot be built: the whole portal, campaigns, pages by hand."""
    if checked.portal is None:
        errors = tuple(found for found in checked.problems if found.severity is Severity.ERROR)
        yield render_problem_page(site_map.HOME, "cổng", errors)
    for name, found in broken.items():
        yield render_problem_page(site_map.campaign_address(name), name, found)
    yield from render_unread_pages(checked.written, checked.problems)


def _broken(checked: Checked) -> dict[str, tuple[Problem, ...]]:
    """What cannot be shown, with its errors: a campaign by its own, all of them by those of a registry."""
    errors = [found for found in checked.problems if found.severity is Severity.ERROR]
    shared = [found for found in errors if found.source.path.startswith("campaigns/_shared/")]
    broken: dict[str, tuple[Problem, ...]] = {}
    for folder in checked.folders:
        own = [found for found in errors if found.source.path.startswith(f"campaigns/{folder}/")]
        if own or shared:
            broken[folder] = (*own, *shared)
    return broken
