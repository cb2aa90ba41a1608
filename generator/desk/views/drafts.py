"""A draft becomes a campaign of the portal, once nothing is open and `check` of it finds no mistake."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from generator import clock
from generator.checking import check
from generator.desk.leading import led
from generator.desk.office import Office
from generator.desk.pages import page
from generator.desk.points import file_of, has_points, held_draft
from generator.desk.saving.edits import Remove
from generator.desk.saving.store import read, save
from generator.desk.saving.text import changed
from generator.desk.saving.versions import fingerprint
from generator.desk.views.forms import FormFrame
from generator.load.yaml.document import read_yaml
from generator.problems import Problem, Severity, UsageError
from generator.project import Project

STEP = "dua-len-cong"
_KEY = "draft"


def show(office: Office, campaign: str, around: FormFrame) -> Response:
    """What still stands against it, or the button."""
    return _page(office, campaign, around, _mistakes(office.project, campaign))


def publish(office: Office, campaign: str, around: FormFrame) -> Response:
    """Take the draft's mark out of the file: from then on builds show the campaign."""
    name = file_of(campaign, "campaign.yml")
    content = read(office.project, name) or b""
    mistakes = _mistakes(office.project, campaign)
    if mistakes or _count(office.project, campaign):
        return _page(office, campaign, around, mistakes, status=409)
    if not _is_draft(office.project, campaign):
        raise UsageError("Phong trào này không còn là bản nháp.")
    made = changed(content.decode("utf-8"), [Remove((_KEY,))])
    save(office.project, name, made.encode(), fingerprint(content), ["chuyển thành bản chính thức"])
    return RedirectResponse(f"/?len-cong={campaign}", 303)


def _is_draft(project: Project, campaign: str) -> bool:
    """Whether the campaign's file says that it is a draft."""
    name = file_of(campaign, "campaign.yml")
    document, _ = read_yaml(project.root / name, name)
    return document is not None and document.data.get(_KEY) is True


def _page(
    office: Office, campaign: str, around: FormFrame, mistakes: list[Problem], *, status: int = 200
) -> Response:
    return page(
        "draft",
        status,
        title="Đưa lên cổng",
        around=around,
        campaign=campaign,
        draft=_is_draft(office.project, campaign),
        open=_count(office.project, campaign),
        mistakes=led(office.project, mistakes),
    )


def _count(project: Project, campaign: str) -> int:
    """How many points wait."""
    held = held_draft(project, campaign) if has_points(project, campaign) else None
    return len(held.draft.open) if held else 0


def _mistakes(project: Project, campaign: str) -> list[Problem]:
    """What `check` of the campaign alone finds wrong, and words of the plan that no point asks for (G06)."""
    found = check(project, campaign, as_of=clock.as_of()).problems
    return [each for each in found if each.severity is Severity.ERROR or each.code == "G06"]
