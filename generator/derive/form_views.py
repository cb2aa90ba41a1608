"""The forms library: every form that can be downloaded, and where it is used."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.kits import Kit, OfferedForm
from generator.derive.views import CampaignView, SiteView


@dataclass(frozen=True, slots=True)
class FormUse:
    """An award of a campaign that uses a form."""

    view: CampaignView
    kit: Kit


@dataclass(frozen=True, slots=True)
class FormView:
    """A form with the awards that use it; `owner`: the campaign whose own it is (None: the library's)."""

    offered: OfferedForm
    uses: tuple[FormUse, ...]
    owner: CampaignView | None

    @property
    def code(self) -> str:
        """The form's code and address."""
        return self.offered.form.code

    @property
    def source(self) -> str:
        """The folder that its file lies in."""
        return f"campaigns/{self.owner.id if self.owner else '_shared'}/forms"


def form_views(site: SiteView) -> tuple[FormView, ...]:
    """The library's forms in its order, then those of single campaigns."""
    found = {("", code): FormView(offered, (), None) for code, offered in site.library.items()}
    uses: dict[tuple[str, str], list[FormUse]] = {}
    for view in site.campaigns:
        for code, offered in view.forms.items():
            owner = None if code in view.known.forms else view
            key = (owner.id if owner else "", code)
            found.setdefault(key, FormView(offered, (), owner))
            for kit in view.kits:
                if any(each.form.code == code for each in kit.forms):
                    uses.setdefault(key, []).append(FormUse(view, kit))
    ordered = sorted(found, key=lambda key: key[0])  # sorting is stable: the library keeps its order
    return tuple(FormView(found[key].offered, tuple(uses.get(key, ())), found[key].owner) for key in ordered)
