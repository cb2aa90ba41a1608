"""Packs: the forms of a campaign, of one award or for one unit in a ZIP, with a checklist and the plan.

All packs hold the very same form files; what differs is the choice, and the checklist. File names are ASCII,
so that they open on every Windows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.derive import site_map
from generator.derive.kits import Kit, OfferedForm
from generator.derive.units.views import UnitView
from generator.derive.views import CampaignView, SiteView
from generator.export.forms import filled_form
from generator.model.form_fields import BLANK
from generator.output import OutputFile, packed
from generator.wording.checklist import checklist_fields

_OFFICE = "office"  # Form.used_by of what the office writes: not for units


def pack_files(
    site: SiteView, units: Iterable[UnitView], forms: Iterable[OutputFile]
) -> Iterator[OutputFile]:
    """Every pack; `forms`: the form files that were made."""
    made = {file.path: file.content for file in forms}
    packs = {view.id: _Pack(view, made) for view in site.campaigns}
    for view in site.campaigns:
        pack, source = packs[view.id], f"campaigns/{view.id}/campaign.yml"
        yield OutputFile(site_map.pack_address(view.id), pack.of(view.kits), source)
        for kit in view.kits:
            yield OutputFile(site_map.pack_address(view.id, kit.offered.award), pack.of((kit,)), source)
    for unit in units:
        for each in unit.campaigns:
            awards = {award.code for award in each.open_awards}
            kits = tuple(kit for kit in each.view.kits if kit.offered.award in awards)
            if kits:
                address = site_map.unit_pack_address(unit.code, each.view.id)
                content = packs[each.view.id].of(kits, unit=unit.unit.name, leave_out=_OFFICE)
                yield OutputFile(address, content, f"campaigns/{each.view.id}/campaign.yml")


class _Pack:
    """Makes the packs of one campaign."""

    def __init__(self, view: CampaignView, made: Mapping[str, bytes]) -> None:
        self._view = view
        self._made = made
        self._checklist = next((each for each in view.forms.values() if each.form.used_by == "pack"), None)

    def of(self, kits: tuple[Kit, ...], *, unit: str = BLANK, leave_out: str = "") -> bytes:
        """The ZIP of these kits; forms used by `leave_out` stay out."""
        names: dict[tuple[str, str], str] = {}
        entries: dict[str, bytes] = {}
        for kit in kits:
            folder = f"{kit.offered.award}/" if len(kits) > 1 else ""
            forms = [each for each in kit.forms if each.form.used_by != leave_out]
            for number, offered in enumerate(forms, start=1):
                code = offered.form.code
                name = f"{folder}{number:02}-{code}.{offered.ending}"
                address = site_map.filled_form_address(self._view.id, kit.offered.award, code, offered.ending)
                names[kit.offered.award, code] = name
                entries[name] = self._made[address]
        return _zipped(tuple({**self._first(kits, names, unit), **entries, **self._plan()}.items()))

    def _first(
        self, kits: tuple[Kit, ...], names: Mapping[tuple[str, str], str], unit: str
    ) -> dict[str, bytes]:
        if self._checklist is None:
            return {}
        fields = checklist_fields(self._view, kits, names, unit)
        return {f"00-{_name(self._checklist)}": filled_form(self._checklist, fields, self._view.known)}

    def _plan(self) -> dict[str, bytes]:
        if self._view.signed_plan is not None:
            return {"ke-hoach.pdf": self._view.signed_plan.content}
        # As old editors of Windows need it: they show a text without a BOM in another encoding.
        text = self._view.plan_text.text.replace("\n", "\r\n")
        return {"ke-hoach.txt": text.encode("utf-8-sig")}


def _name(offered: OfferedForm) -> str:
    return f"{offered.form.code}.{offered.ending}"


@lru_cache(maxsize=1_000)  # in a preview most packs are those of the rebuild before
def _zipped(entries: tuple[tuple[str, bytes], ...]) -> bytes:
    """A ZIP whose bytes depend on its entries alone. Word files are packed already: only text is packed."""
    return packed(entries, squeezed=".txt")
