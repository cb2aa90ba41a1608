"""Forms to take away: blank ones for the library, and filled in for every award that uses them.

A Word file is a template and is filled in; any other file is handed out as it lies in its folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.derive import site_map
from generator.derive.form_views import FormView
from generator.derive.kits import OfferedForm
from generator.derive.views import CampaignView
from generator.export.honours_template import template_workbook
from generator.load.forms.word_tags import fill
from generator.memory import remembered
from generator.model.form_fields import FormFields
from generator.model.registry import Known
from generator.output import OutputFile
from generator.wording.form_fields import form_fields, kit_fields


def blank_forms(forms: Iterable[FormView], known: Known) -> Iterator[OutputFile]:
    """Every form's file as nobody has filled it in."""
    for form in forms:
        if form.offered.file is not None:
            address = site_map.blank_form_address(form.code, form.offered.ending)
            content = filled_form(form.offered, FormFields(), known)
            yield OutputFile(address, content, form.source)


def filled_forms(view: CampaignView) -> Iterator[OutputFile]:
    """The files of a campaign's forms, filled in for it."""
    source = f"campaigns/{view.id}/campaign.yml"
    for kit in view.kits:
        fields = kit_fields(view, kit)
        for offered in kit.forms:
            code = offered.form.code
            address = site_map.filled_form_address(view.id, kit.offered.award, code, offered.ending)
            yield OutputFile(address, filled_form(offered, fields, view.known), source)
    if view.own and any(offered.form.made for offered in view.forms.values()):
        address = site_map.honours_list_address(view.id)
        yield OutputFile(address, template_workbook(view.campaign, view.known), source)


def filled_form(offered: OfferedForm, fields: FormFields, known: Known) -> bytes:
    """The form's file with these fields."""
    if offered.file is None or offered.file.template is None:
        return offered.file.content if offered.file else b""
    told, title, template = (
        form_fields(fields, offered.form, known.documents),
        offered.form.title,
        offered.file.template,
    )
    made_of = (offered.file.content, told.model_dump_json(), title)
    return remembered("form", made_of, lambda: fill(template, dict(told), title))
