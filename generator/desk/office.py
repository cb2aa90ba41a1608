"""What the desk knows of its portal: everything as `check` reads and judges it, once for each state."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator import clock
from generator.checking import Checked, Kept, check
from generator.derive.build_views import campaign_view
from generator.derive.views import CampaignView
from generator.desk.reader_preview import ReaderPreview
from generator.desk.saving.versions import fingerprint
from generator.memory import remembering
from generator.problems import Problem, Severity
from generator.project import Project
from generator.validate.case import Case

_MOST_SHOWN = 50  # states of files that forms in open tabs were made from


@dataclass(frozen=True, slots=True)
class Seen:
    """The portal in one state of its files, on one day."""

    checked: Checked
    day: date

    def case(self, campaign: str) -> Case | None:
        """One campaign, where its data could be read."""
        return next((case for case in self.checked.campaigns if case.campaign.id == campaign), None)

    def problems(self, campaign: str) -> list[Problem]:
        """What is wrong in one campaign's folder."""
        start = f"campaigns/{campaign}/"
        return [each for each in self.checked.problems if each.source.path.startswith(start)]

    def view(self, case: Case) -> CampaignView | None:
        """What readers are told of a campaign; None while mistakes stand against it."""
        errors = (each for each in self.checked.problems if each.severity is Severity.ERROR)
        wrong = {
            each.source.path.split("/")[1] for each in errors if each.source.path.startswith("campaigns/")
        }
        if {case.campaign.id, "_shared"} & wrong or self.checked.portal is None or case.plan_text is None:
            return None
        return campaign_view(case, case.plan_text, self.checked.portal, self.checked.forms, self.day)


class Office:
    """Reads the portal anew when a file of it has changed, one request at a time."""

    def __init__(self, project: Project) -> None:
        """Nothing is read before somebody asks."""
        self.project = project
        self.preview = ReaderPreview(project)
        self._kept = Kept()
        self._lock = threading.Lock()
        self._seen: tuple[bytes, Seen] | None = None
        self._shown: dict[str, bytes] = {}

    def unsaved(self, form: str) -> str:
        """The name under which a browser keeps what is typed into a form: each portal has its own.

        Portals are opened at the same address one after the other, and a browser keeps by address.
        """
        portal = hashlib.sha256(str(self.project.root).encode("utf-8", "surrogateescape")).hexdigest()
        return f"{portal[:16]}/{form}"

    def seen(self) -> Seen:
        """The portal as its files are now."""
        day = clock.as_of()
        with self._lock:
            state = self.project.digest()
            if self._seen is None or self._seen[0] != state or self._seen[1].day != day:
                with remembering(self.project.build):
                    self._seen = (state, Seen(check(self.project, as_of=day, kept=self._kept), day))
            return self._seen[1]

    def keep_shown(self, content: bytes) -> str:
        """The fingerprint of what a form shows of its file, kept in case the file changes meanwhile."""
        name = fingerprint(content)
        with self._lock:
            self._shown.pop(name, None)
            self._shown[name] = content
            while len(self._shown) > _MOST_SHOWN:
                del self._shown[next(iter(self._shown))]
        return name

    def shown_in_form(self, name: str) -> bytes | None:
        """What a form showed of its file; None where that was long ago, or before the desk was started."""
        with self._lock:
            return self._shown.get(name)

    def campaigns(self) -> Iterator[str]:
        """The names of the campaigns' folders."""
        return (path.parent.name for path in sorted(self.project.campaigns.glob("*/campaign.yml")))
