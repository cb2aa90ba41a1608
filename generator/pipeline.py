"""The whole journey on one screen: campaign folders in, every page of the portal out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal

from generator.checking import Checked
from generator.collector import long_lived
from generator.derive import site_map
from generator.derive.build_views import campaign_view, site_view
from generator.derive.form_views import form_views
from generator.derive.units.views import by_campaign, units_of
from generator.derive.views import CampaignView, SiteView
from generator.export.calendar import calendar_files
from generator.export.feed import feed_files
from generator.export.forms import blank_forms, filled_forms
from generator.export.honour_index import honour_files
from generator.export.packs import checklists, packs
from generator.export.search.files import search_files
from generator.export.share_card import share_cards
from generator.export.site_lists import list_files
from generator.load.card_fonts import CardFonts
from generator.memory import digest
from generator.model.registry import Known, Portal
from generator.open_data.files import data_files
from generator.open_data.sets import DATA_SETS, FilesByName
from generator.output import OutputFile, made_aside
from generator.problems import InternalError, Problem, Severity
from generator.render.campaign.pages import render_campaign
from generator.render.campaign.paper import render_paper
from generator.render.remembered import remembered_pages
from generator.render.site.forms import render_form, render_forms
from generator.render.site.honours import render_honours, render_rolls
from generator.render.site.open_data import render_data
from generator.render.site.pages import render_site
from generator.render.site.problem_page import (
    render_open_points,
    render_problem_page,
    render_unread_pages,
)
from generator.render.site.units import render_unit, render_units
from generator.second_core import Task, made_by
from generator.validate.case import Case


@dataclass(frozen=True, slots=True)
class Site:
    """The portal complete in memory, but for the search, and the day on which its data last changed.

    `search` reads through every page and gives the files of the index: nothing waits for it but readers.
    """

    made: tuple[OutputFile, ...]
    search: Callable[[], Iterable[OutputFile]]
    updated: date | None

    @property
    def pages(self) -> tuple[OutputFile, ...]:
        """Everything, the search too."""
        return (*self.made, *self.search())


_Task = Task[OutputFile]

Drafts = Literal["left out", "in preview", "in a copy"]
"""Whether drafts are shown: a build has none; a copy to be looked at has neither feed nor calendars."""


def generate(checked: Checked, as_of: date, *, samples: bool = True, drafts: Drafts = "left out") -> Site:
    """Every page of the portal; pure from here to the end.

    While previewing, what has errors is replaced by a page that shows its problems, and a draft that cannot
    be shown yet by one of its open points.
    """
    if drafts == "left out":
        checked = checked.without_drafts()
    broken = _broken(checked)
    if checked.portal is None:
        return Site(tuple(_problem_pages(checked, {})), tuple, None)
    with long_lived():  # the views alone: what a template leaves behind is no longer needed
        site = _site(checked, checked.portal, as_of, samples=samples, drafts=drafts)
        public = _without_drafts(site)
        forms, units = form_views(site), units_of(site)
    taking = (partial(checklists, each) for each in by_campaign(units))
    of_all = (partial(blank_forms, forms, site.known), *taking)
    files = _downloads(site, of_all, checked.fonts, drafts)
    rendering: tuple[_Task, ...] = (
        *_of_campaigns("parts", render_campaign, site.campaigns, site, files),
        *_of_campaigns("paper", render_paper, site.campaigns, site, files),
        partial(render_site, site, files),
        partial(render_forms, site, forms, files),
        *(partial(render_form, form, site, files) for form in forms),
        partial(render_honours, site, files),
        partial(render_data, public, files),
        partial(render_units, site, units),
        *(partial(render_unit, unit, site, files) for unit in units),
    )
    shown = (*_made(rendering), *_problem_pages(checked, broken), *_open_points(checked, site))
    all_pages = (*shown, *checked.written)
    lists = made_aside(partial(list_files, site, units, forms, all_pages))
    search = partial(search_files, site, units, forms, all_pages)
    return Site((*shown, *files.values(), *lists), partial(made_aside, search), site.updated)


def _made(tasks: Iterable[_Task]) -> tuple[OutputFile, ...]:
    return made_by([partial(made_aside, task) for task in tasks])


def pages_of_campaign(
    checked: Checked, as_of: date, folder: str, *, samples: bool = True, drafts: Drafts = "left out"
) -> Site:
    """The pages of one campaign as `generate` makes them: what a preview can show before all the rest."""
    broken = _broken(checked)
    if checked.portal is None:
        return Site((), tuple, None)
    with long_lived():
        site = _site(checked, checked.portal, as_of, samples=samples, drafts=drafts)
    if folder in broken:
        page = render_problem_page(site_map.campaign_address(folder), folder, broken[folder])
        return Site((page,), tuple, site.updated)
    if folder in site.awaited:
        return Site((render_open_points(folder, checked.awaited[folder]),), tuple, site.updated)
    own = replace(site, campaigns=tuple(view for view in site.campaigns if view.id == folder))
    files = _downloads(own, (), checked.fonts, drafts)
    rendering: tuple[_Task, ...] = (
        *_of_campaigns("parts", render_campaign, own.campaigns, site, files),
        *_of_campaigns("paper", render_paper, own.campaigns, site, files),
        partial(render_rolls, own.campaigns, site, files),
    )
    return Site(made_by(rendering), tuple, site.updated)


def _site(checked: Checked, portal: Portal, as_of: date, *, samples: bool, drafts: Drafts) -> SiteView:
    """All that the pages show, without what has errors."""
    broken = _broken(checked)
    views = tuple(
        _view(case, checked, as_of, drafts)
        for case in checked.campaigns
        if case.campaign.id not in broken and (samples or not case.campaign.sample)
    )
    known = Known.from_registries(checked.registries)
    site = site_view(views, known, checked.forms, portal, as_of, site_url=checked.site_url)
    return replace(site, awaited=tuple(name for name in checked.awaited if name not in broken))


def _downloads(
    site: SiteView, of_all: Iterable[_Task], fonts: CardFonts | None, drafts: Drafts
) -> dict[str, OutputFile]:
    """What readers can take away, by address: that of each campaign, and `of_all`.

    It comes before the pages, which name its sizes.
    """
    public = _without_drafts(site)  # what leaves the portal by itself never holds a draft
    told = () if drafts == "in a copy" else (partial(calendar_files, public), partial(feed_files, public))
    taking: tuple[_Task, ...] = (
        *of_all,
        partial(honour_files, site),
        *(partial(_taken_away, view) for view in site.campaigns),
        *told,
        *(partial(data_files, public, {}, (each,)) for each in DATA_SETS if not each.tells_of_files),
        *(partial(share_cards, view, site, fonts) for view in site.campaigns),
    )
    files = {file.path: file for file in _made(taking)}
    telling = partial(data_files, public, files, [each for each in DATA_SETS if each.tells_of_files])
    return files | {file.path: file for file in made_aside(telling)}


def _without_drafts(site: SiteView) -> SiteView:
    views = tuple(view for view in site.campaigns if not view.campaign.draft)
    if len(views) == len(site.campaigns):
        return site
    documents = (
        replace(each, campaigns=tuple(v for v in each.campaigns if v in views)) for each in site.documents
    )
    return replace(site, campaigns=views, documents=tuple(documents))


def _taken_away(view: CampaignView) -> Iterator[OutputFile]:
    """What units take away of a campaign: filled forms, packs, the signed plan."""
    filled = tuple(filled_forms(view))
    yield from filled
    yield from packs(view, filled)
    if view.signed_plan:
        yield OutputFile(
            site_map.signed_plan_address(view.id), view.signed_plan.content, f"campaigns/{view.id}"
        )


def _view(case: Case, checked: Checked, as_of: date, drafts: Drafts) -> CampaignView:
    if case.plan_text is None or checked.portal is None:
        raise InternalError(f"{case.campaign.id}: a campaign without its plan is not publishable")
    view = campaign_view(case, case.plan_text, checked.portal, checked.forms, as_of)
    known = case.made_of and checked.made_of
    made_of = digest((case.made_of, checked.made_of, as_of.isoformat(), drafts)) if known else b""
    return replace(view, made_of=made_of)


def _of_campaigns(
    kind: str,
    render: Callable[[CampaignView, SiteView, FilesByName], Iterator[OutputFile]],
    views: Iterable[CampaignView],
    site: SiteView,
    files: FilesByName,
) -> Iterator[_Task]:
    """Makes the pages of each of these, from memory where it and what all share are as they were."""
    for view in views:
        yield partial(remembered_pages, kind, site.made_of((view,)), files, partial(render, view, site))


def _open_points(checked: Checked, site: SiteView) -> Iterator[OutputFile]:
    """What a preview shows in place of drafts that cannot be shown yet."""
    for folder in site.awaited:
        yield render_open_points(folder, checked.awaited[folder])


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
