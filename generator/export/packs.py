"""Packs: the forms of one award of a campaign in a ZIP, with a checklist and the plan.

Units take the same packs, and beside them a checklist with their name. File names are ASCII, so that they
open on every Windows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from generator.derive import site_map
from generator.derive.kits import Kit
from generator.derive.units.campaigns import UnitCampaign
from generator.derive.views import CampaignView
from generator.export.forms import filled_form
from generator.load.forms.word_file import unsqueezed
from generator.memory import remembered
from generator.model.form_fields import BLANK, FormFields
from generator.model.registry import Unit
from generator.output import OutputFile, packed
from generator.wording.checklist import checklist_fields

_WORD = ".docx"
_OFFICE = "office"  # `used_by` of the forms that the office fills in, not the units


def packs(view: CampaignView, forms: Iterable[OutputFile]) -> Iterator[OutputFile]:
    """The packs of a campaign; `forms`: its form files."""
    made = {file.path: file.content for file in forms}
    pack, source = _Pack(view, made), f"campaigns/{view.id}/campaign.yml"
    for kit in view.kits:
        yield OutputFile(site_map.pack_address(view.id, kit.offered.award), pack.of(kit), source)


def checklists(taking: Iterable[tuple[Unit, UnitCampaign]]) -> Iterator[OutputFile]:
    """The checklists of a campaign, each with a unit's name; `taking`: its units, what it means to them."""
    told: dict[tuple[str, ...], FormFields] = {}  # the same for all that take the same packs
    for unit, each in taking:
        view, kits = each.view, each.kits
        checklist = view.checklist
        if kits and checklist:
            awards = tuple(kit.offered.award for kit in kits)
            if awards not in told:
                told[awards] = checklist_fields(view, kits, _names_for_unit(view, kits), BLANK)
            address = site_map.unit_checklist_address(
                unit.code, view.id, checklist.form.code, checklist.ending
            )
            fields = told[awards].model_copy(update={"unit": unit.name})
            content = filled_form(checklist, fields, view.known)
            yield OutputFile(address, content, f"campaigns/{view.id}/campaign.yml")


def _names(kit: Kit, folder: str = "") -> dict[tuple[str, str], str]:
    """The name of each of the kit's files in its pack; `folder`: into which that was unpacked."""
    inside = f"{folder}/" if folder else ""
    return {
        (kit.offered.award, each.form.code): f"{inside}{number:02}-{each.form.code}.{each.ending}"
        for number, each in enumerate(kit.forms, start=1)
    }


def _names_for_unit(view: CampaignView, kits: tuple[Kit, ...]) -> dict[tuple[str, str], str]:
    """The names of the files that a unit fills in, in the packs that it takes.

    What comes out of a pack of one award lies in a folder called as the pack, where there are several.
    """
    names: dict[tuple[str, str], str] = {}
    for kit in kits:
        pack = PurePosixPath(site_map.pack_address(view.id, kit.offered.award))
        names |= _names(kit, pack.stem if len(kits) > 1 else "")
    written_by_office = {form.form.code for kit in kits for form in kit.forms if form.form.used_by == _OFFICE}
    return {key: name for key, name in names.items() if key[1] not in written_by_office}


class _Pack:
    """Makes the packs of one campaign."""

    def __init__(self, view: CampaignView, made: Mapping[str, bytes]) -> None:
        self._view = view
        self._made = made

    def of(self, kit: Kit) -> bytes:
        """The ZIP of a kit."""
        names, entries = _names(kit), dict[str, bytes]()
        for offered in kit.forms:
            award, code = kit.offered.award, offered.form.code
            address = site_map.filled_form_address(self._view.id, award, code, offered.ending)
            entries[names[award, code]] = self._made[address]
        return _zipped(tuple({**self._first(kit, names), **entries, **self._plan()}.items()))

    def _first(self, kit: Kit, names: Mapping[tuple[str, str], str]) -> dict[str, bytes]:
        checklist = self._view.checklist
        if checklist is None:
            return {}
        fields = checklist_fields(self._view, (kit,), names, BLANK)
        name = f"00-{checklist.form.code}.{checklist.ending}"
        return {name: filled_form(checklist, fields, self._view.known)}

    def _plan(self) -> dict[str, bytes]:
        if self._view.signed_plan is not None:
            return {"ke-hoach.pdf": self._view.signed_plan.content}
        # As old editors of Windows need it: they show a text without a BOM in another encoding.
        text = self._view.plan_text.text.replace("\n", "\r\n")
        return {"ke-hoach.txt": text.encode("utf-8-sig")}


@lru_cache(maxsize=200)  # in a preview most packs are those of the rebuild before
def _zipped(entries: tuple[tuple[str, bytes], ...]) -> bytes:
    """A ZIP whose bytes depend on its entries alone.

    A Word file is put in with its parts as they are, and compressed as a whole: that is a third smaller than
    nine parts that were each compressed alone. PDF and Excel files gain nothing.
    """

    def pack() -> bytes:
        loose = ((name, unsqueezed(file) if name.endswith(_WORD) else file) for name, file in entries)
        return packed(loose, squeezed=(_WORD, ".txt"))

    return remembered("pack", (part for entry in entries for part in entry), pack)
