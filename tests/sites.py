"""A portal's views without its pages: for tests of what is derived from them or exported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from builders import write_project
from running import AS_OF

from generator.checking import Checked, check
from generator.derive.build_views import campaign_view, site_view
from generator.derive.views import SiteView
from generator.model.registry import Known
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


def site_with(root: Path, *campaigns: dict[str, Any]) -> SiteView:
    """The views of a small project with these campaigns."""
    return site_of(Project(write_project(root, *campaigns)))
