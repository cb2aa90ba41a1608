"""A portal's views without its pages: for tests of what is derived from them or exported."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from builders import write_project
from running import AS_OF

from generator.checking import Checked, check
from generator.derive.build_views import campaign_view, site_view
from generator.derive.form_views import form_views
from generator.derive.units.views import by_campaign, units_of
from generator.derive.views import SiteView
from generator.export.forms import blank_forms, filled_forms
from generator.export.packs import checklists, packs
from generator.model.registry import Known
from generator.output import OutputFile
from generator.problems import Severity
from generator.project import Project


def site_of(project: Project) -> SiteView:
    """The views of a project without errors."""
    return views_of(check(project))


def views_of(checked: Checked) -> SiteView:
    """The views of a portal that was checked and has no errors."""
    assert checked.portal is not None
    assert checked.publishable, [p for p in checked.problems if p.severity is Severity.ERROR]
    views = [
        campaign_view(case, case.plan_text, checked.portal, checked.forms, AS_OF)
        for case in checked.campaigns
        if case.plan_text is not None
    ]
    known = Known.from_registries(checked.registries)
    return site_view(tuple(views), known, checked.forms, checked.portal, AS_OF)


def form_files(site: SiteView) -> tuple[OutputFile, ...]:
    """Every form's file: as nobody has filled it in, then for each campaign."""
    filled = (file for view in site.campaigns for file in filled_forms(view))
    return (*blank_forms(form_views(site), site.known), *filled)


def pack_files(site: SiteView, forms: Iterable[OutputFile]) -> tuple[OutputFile, ...]:
    """Every pack, and the units' checklists; `forms`: what `form_files` gives."""
    found = (file for view in site.campaigns for file in packs(view, forms))
    return (*found, *(file for each in by_campaign(units_of(site)) for file in checklists(each)))


def site_with(root: Path, *campaigns: dict[str, Any]) -> SiteView:
    """The views of a small project with these campaigns."""
    return site_of(Project(write_project(root, *campaigns)))
