"""The forms library: its list, and a page for each form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.derive import site_map
from generator.derive.form_views import FormView
from generator.derive.views import SiteView
from generator.model.form import Form
from generator.output import OutputFile
from generator.render.form_preview import preview
from generator.render.json_ld import form_document, linker
from generator.render.page import render_page
from generator.render.site import listing
from generator.wording.words import FILE_TYPE

GROUPS = (
    ("unit", "Đơn vị đề nghị khen thưởng lập"),
    ("office", "Cơ quan khen thưởng lập"),
    ("pack", "Kèm theo bộ hồ sơ tải về"),
)


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form as pages show it; `file` is the blank one (None: there is one for each campaign only)."""

    view: FormView
    file: OutputFile | None

    @property
    def form(self) -> Form:
        """What the form is."""
        return self.view.offered.form

    @property
    def type(self) -> str:
        """The program that opens it."""
        return FILE_TYPE[self.view.offered.ending]


def render_forms(
    site: SiteView, forms: Iterable[FormView], files: Mapping[str, OutputFile]
) -> Iterator[OutputFile]:
    """The library's list; `files`: what can be downloaded, by address."""
    pages = tuple(_page(view, files) for view in forms)
    groups = [(title, [page for page in pages if page.form.used_by == key]) for key, title in GROUPS]
    in_order = [page for _, found in groups for page in found]
    yield render_page(
        "site/forms.md.j2",
        site_map.FORMS,
        "campaigns/_shared/forms.yml",
        title="Biểu mẫu",
        description="Biểu mẫu đề nghị khen thưởng: tờ trình, danh sách, biên bản, báo cáo thành tích, quyết "
        "định; bản trống và bản đã điền sẵn theo từng phong trào.",
        toc=False,
        boost=1,
        site=site,
        groups=[(title, found) for title, found in groups if found],
        listing=listing.forms(site, [page.form for page in in_order], GROUPS),
        files=files,
    )


def render_form(view: FormView, site: SiteView, files: Mapping[str, OutputFile]) -> Iterator[OutputFile]:
    """The page of a form; `files`: what can be downloaded, by address."""
    page, address = _page(view, files), site_map.form_address(view.code)
    word_file = page.file if view.offered.ending == "docx" else None
    yield render_page(
        "site/form.md.j2",
        address,
        view.source,
        title=page.form.title,
        description=page.form.purpose,
        way=((site_map.FORMS, "Biểu mẫu"),),
        toc=False,
        boost=1,
        site=site,
        page=page,
        preview=preview(word_file.content) if word_file else Markup(),
        files=files,
        things=[form_document(page.form, page.file, linker(address, site))],
    )


def _page(view: FormView, files: Mapping[str, OutputFile]) -> FormPage:
    return FormPage(view, files.get(site_map.blank_form_address(view.code, view.offered.ending)))
