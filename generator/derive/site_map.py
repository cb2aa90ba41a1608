"""Every address of the portal, computed here and nowhere else (docs/domain.md, Addresses).

An address is relative to the portal's root and ends with "/" (a page) or with a file name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from generator.slug import slug

HOME = ""
MOST_LISTED = 12  # campaigns shown where many may come together; the rest is one click away
CAMPAIGNS = "phong-trao/"
DOCUMENTS = "van-ban/"
SITE_MAP = "so-do-trang/"
GUIDE = "huong-dan/"
INSTALL_GUIDE = "huong-dan/cai-dat-windows/"
FIELD_GUIDE = "huong-dan/tep-phong-trao/"
PROBLEM_GUIDE = "huong-dan/ma-loi/"
HONOUR_ROLLS = "vinh-danh/"
NAME_SEARCH = "vinh-danh/tim-ten/"
UNITS = "don-vi/"
FORMS = "bieu-mau/"
CALENDAR = "lich/"
WHOLE_CALENDAR = "lich/tat-ca.ics"
CALENDAR_ELSEWHERE = "lich/co-quan-khac.ics"  # of plans that do not bind the owner's units
NEWS = "tin/"
FEED = "tin/atom.xml"
CHANGES = "cap-nhat"  # the log of changes on a campaign's overview
DATA = "du-lieu/"
ALL_COMMUNES = "xa-phuong/"  # of a province's portal, as is the next one
CASCADES = "trien-khai/"
HONOUR_DATA = "vinh-danh"  # the data set's name in its addresses
SEARCH_INDEX = "du-lieu/tim-kiem/muc-luc.js"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
FOR_SEARCH_ENGINES = (SITEMAP, ROBOTS)  # of no use where the portal is opened from a disk

CHECKED = "kiem-tra/"  # every problem of the data; the preview has it, a build never

# Parts of a campaign that others link to, by the last step of the address; all of them: wording/parts.py.
OVERVIEW = ""
CRITERIA = "tieu-chuan"
QUOTAS = "so-luong"
TIMELINE = "thoi-gian"
DOSSIER = "ho-so"
CONTENTS = "noi-dung"
HONOURS = "vinh-danh"
FULL_TEXT = "toan-van"
# What a campaign offers for paper: no tabs, and nothing that its parts do not say.
WHOLE = "ban-in"
POSTER = "ap-phich"


def campaign_address(campaign_id: str, part: str = OVERVIEW) -> str:
    """A campaign's page; `part` is the step of one of its parts (wording/parts.py), WHOLE or POSTER."""
    return f"{CAMPAIGNS}{campaign_id}/" + (f"{part}/" if part else "")


def section_anchor(section: str) -> str:
    """The anchor of a numbered section in the full text: "IV.1.2.a" is `muc-iv-1-2-a`, "VI~2" `muc-vi-lan-2`.

    "đ" is `dd`. A point that stands in no section says so: "v" and "V" would be one.
    """
    point = "diem-" if re.match(r"[a-zđ](?![a-z0-9-])", section) else ""
    return "muc-" + point + slug(section.replace("đ", "dd").replace("~", ".lan."))


def section_address(campaign_id: str, section: str) -> str:
    """Where a numbered section of the plan stands in the full text."""
    return f"{campaign_address(campaign_id, FULL_TEXT)}#{section_anchor(section)}"


def signed_plan_address(campaign_id: str) -> str:
    """The signed plan's file."""
    return f"{CAMPAIGNS}{campaign_id}/plan.pdf"


def share_card_address(campaign_id: str, words: Iterable[str]) -> str:
    """The picture that messengers show beside a link to the campaign, named by the words in it.

    They keep a picture as long as its name is the same.
    """
    mark = hashlib.sha256("\n".join(words).encode()).hexdigest()[:8]
    return f"{campaign_address(campaign_id)}the-chia-se.{mark}.png"


def roll_address(campaign_id: str, page: int = 1) -> str:
    """A page of a campaign's honour roll, counted from 1."""
    return campaign_address(campaign_id, HONOURS) + (f"trang-{page}/" if page > 1 else "")


def unit_address(unit: str) -> str:
    """A unit's own page."""
    return f"{UNITS}{unit}/"


def unit_sheet_address(unit: str) -> str:
    """A unit's sheet for paper."""
    return f"{unit_address(unit)}phieu/"


def form_address(form: str) -> str:
    """A form's page in the library."""
    return f"{FORMS}{form}/"


def blank_form_address(form: str, ending: str) -> str:
    """The form's file as nobody has filled it in; `ending` such as "docx"."""
    return f"{form_address(form)}{form}.{ending}"


def filled_form_address(campaign_id: str, award: str, form: str, ending: str) -> str:
    """The form's file for one award of a campaign, filled in with what is known."""
    return f"{campaign_address(campaign_id, DOSSIER)}{award}/{form}.{ending}"


def honours_list_address(campaign_id: str) -> str:
    """The workbook to list a decision's awardees in."""
    return f"{campaign_address(campaign_id, HONOURS)}danh-sach-khen-thuong.xlsx"


def pack_address(campaign_id: str, award: str) -> str:
    """All forms of one award of a campaign in one ZIP."""
    return f"{campaign_address(campaign_id, DOSSIER)}bo-ho-so-{campaign_id}-{award}.zip"


def unit_checklist_address(unit: str, campaign_id: str, checklist: str, ending: str) -> str:
    """The `checklist` form filled in for what one unit hands in for a campaign."""
    return f"{unit_address(unit)}{checklist}-{campaign_id}.{ending}"


def calendar_address(campaign_id: str) -> str:
    """A campaign's deadlines for a calendar."""
    return f"{CALENDAR}{campaign_id}.ics"


def unit_calendar_address(unit: str) -> str:
    """The deadlines that bind a unit, of all campaigns, for a calendar."""
    return f"{CALENDAR}don-vi-{unit}.ics"


def honours_year_address(year: int) -> str:
    """The rolls of all campaigns whose decisions are of this year."""
    return f"{HONOUR_ROLLS}{year}/"


def signed_decision_address(campaign_id: str, name: str) -> str:
    """A signed decision's file."""
    return campaign_address(campaign_id, HONOURS) + name


def data_address(name: str, ending: str) -> str:
    """A data set's file; `ending` such as "csv"."""
    return f"{DATA}{name}.{ending}"


def data_schema_address(name: str) -> str:
    """The JSON Schema of a data set's JSON file."""
    return data_address(name, "schema.json")


def honour_data_address(ending: str, campaign_id: str | None = None) -> str:
    """The honours as open data, of all campaigns or of one; `ending` such as "csv"."""
    return data_address(f"{HONOUR_DATA}-{campaign_id}" if campaign_id else HONOUR_DATA, ending)


def search_file_address(name: str) -> str:
    """A file of the site search beside its table of contents."""
    return f"{SEARCH_INDEX.rpartition('/')[0]}/{name}.js"


def document_address(code: str) -> str:
    """A legal document's row on its page."""
    return f"{DOCUMENTS}#{code}"


def page_source(address: str) -> str:
    """The Markdown file of a page: its folder's index."""
    return f"{address}index.md"


def written_address(path: str) -> str:
    """Where MkDocs puts a page: "lien-he.md" at "lien-he/", an index or a README at its folder."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    inside = f"{folder}/" if folder else ""
    return inside if name in ("index", "README") else f"{inside}{name}/"


def root_of(address: str) -> str:
    """The way from a page up to the portal's root, for relative links: "../../" or "./"."""
    return "../" * address.count("/") or "./"
