"""What lists offer to narrow and order them: values that occur, in a useful order, nothing that is alike."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from builders import campaign_data
from rolls import decided, decision, honour, roll
from sites import site_with

from generator.derive.agenda import agenda
from generator.derive.form_views import form_views
from generator.derive.name_order import title_key
from generator.derive.rolls.years import honours_view
from generator.derive.units.views import by_body, units_of
from generator.derive.views import SiteView
from generator.output import OutputFile
from generator.render.site import listing as filters
from generator.render.site.forms import GROUPS
from generator.render.site.listing import MOST_OPTIONS, Facet, Listing, Ordering, listing
from generator.render.site.pages import render_site
from generator.wording import words

NAMES = ("Đào", "Dung", "Ân", "Anh", "Ăn", "Ơn", "Ôn", "On", "Ưng", "Ung", "Tổ 10", "Tổ 2")
IN_ORDER = ["Anh", "Ăn", "Ân", "Dung", "Đào", "On", "Ôn", "Ơn", "Tổ 2", "Tổ 10", "Ung", "Ưng"]


def offered(found: Listing) -> dict[str, list[str]]:
    return {each.name: [value for value, _ in each.options] for each in found.filters}


def labels(found: Listing, name: str) -> list[str]:
    return next([text for _, text in each.options] for each in found.filters if each.name == name)


def of_names(*orders: Ordering[str]) -> Listing:
    return listing("tên", "Như đã xếp", NAMES, (), orders)


def test_names_rank_in_vietnamese_order() -> None:
    found = of_names(Ordering("name", "Tên", title_key))
    assert sorted(NAMES, key=lambda name: int(found.marks(name)["data-by-name"])) == IN_ORDER


def test_an_order_in_which_nothing_moves_is_not_offered() -> None:
    found = of_names(Ordering("same", "Như nhau", lambda _: 1), Ordering("none", "Không có", lambda _: None))
    assert found.orders == ()
    assert found.marks(NAMES[0]) == {"data-entry": ""}


def test_what_has_no_key_carries_no_rank() -> None:
    found = of_names(Ordering("length", "Độ dài", lambda name: len(name) if len(name) > 3 else None))
    assert found.marks(NAMES[-2])["data-by-length"]
    assert "data-by-length" not in found.marks(NAMES[4])


def test_a_facet_that_tells_nothing_apart_is_not_offered() -> None:
    alike: Facet[str] = Facet("kind", "Loại", lambda _: [("ten", "Tên")])
    some: Facet[str] = Facet("tone", "Dấu", lambda name: [] if name.isascii() else [("co", "Có dấu")])
    many: Facet[str] = Facet("each", "Từng", lambda name: [(f"{name}{n}", name) for n in range(MOST_OPTIONS)])
    found = listing("tên", "Như đã xếp", NAMES, (alike, some, many), ())
    assert offered(found) == {"tone": ["co"]}
    assert found.marks(NAMES[0]) == {"data-entry": "", "data-tone": "co"}
    assert found.marks(NAMES[1]) == {"data-entry": ""}


def test_one_entry_needs_no_controls(tmp_path: Path) -> None:
    due = {"wording": "chậm nhất ngày 01/03/2026", "day": "2026-03-01", "bound": "on_or_before"}
    milestone = {"code": "nop", "kind": "dossier", "title": "Hạn nộp", "date": due}
    found = filters.campaigns(site_with(tmp_path, campaign_data(milestones=[milestone])))
    assert (found.filters, found.orders) == ((), ())


def test_campaigns(site: SiteView) -> None:
    found = filters.campaigns(site)
    assert list(offered(found)) == ["status", "year", "issuer", "level", "award"]
    assert labels(found, "status") == [
        said for said in words.STATUS.values() if said not in ("Đã dừng", "Bản nháp")
    ]
    assert offered(found)["year"] == ["2026", "2025", "2024", "2021"]
    assert offered(found)["issuer"][0] == "ubnd-xa-cao-loc"
    assert offered(found)["level"] == ["commune", "district", "province"]
    assert [name for name, _ in found.orders] == ["newest", "name", "deadline"]
    marks = found.marks(next(view for view in site.campaigns if view.id == "bau-cu-2026-cao-loc"))
    assert marks["data-year"] == "2025 2026"
    assert marks["data-status"] == "ended"


def test_documents(site: SiteView) -> None:
    found = filters.documents(site)
    assert list(offered(found)) == ["kind", "issuer", "year", "force", "campaign"]
    assert labels(found, "kind") == ["Chỉ thị", "Hướng dẫn", "Kế hoạch", "Luật", "Nghị định", "Quyết định"]
    force = {each.document.code: found.marks(each)["data-force"] for each in site.documents}
    assert force["nd-98-2023"] == "ended"
    assert force["nd-152-2025"] == "in"
    assert force["kh-268-ubnd-lang-son"] == "unknown"
    undated = next(each for each in site.documents if each.document.date is None)
    assert "data-year" not in found.marks(undated)
    law, decree = (
        next(each for each in site.documents if each.document.code == code)
        for code in ("luat-tdkt-2022", "nd-30-2020")
    )
    assert int(found.marks(law)["data-by-number"]) < int(found.marks(decree)["data-by-number"])


def test_a_form_for_anybody_answers_to_every_kind_of_candidate(site: SiteView) -> None:
    library = [view.offered.form for view in form_views(site)]
    found = filters.forms(site, library, [(key, title) for key, title in GROUPS])
    assert list(offered(found)) == ["user", "candidate", "document"]
    held = {form.code: found.marks(form).get("data-candidate") for form in library}
    assert held["to-trinh"] == "collective individual"
    assert held["bao-cao-ca-nhan"] == "individual"
    assert labels(found, "document") == ["Nghị định số 30/2020/NĐ-CP", "Nghị định số 152/2025/NĐ-CP"]


def test_units(site: SiteView) -> None:
    bodies = by_body(units_of(site))
    found = filters.units(site, bodies)
    assert list(offered(found)) == ["body", "kind", "campaign"]
    assert offered(found)["campaign"] == [view.id for view in site.campaigns]
    assert offered(found)["body"][0] == "ubnd-xa-cao-loc"
    everyone = [unit for body in bodies for unit in body.units]
    ranked = sorted(everyone, key=lambda unit: int(found.marks(unit)["data-by-name"]))
    keys = [title_key(unit.unit.name) for unit in ranked]
    assert keys == sorted(keys)


def test_decisions() -> None:
    numbers = {"qd-15": "2026-05-08", "qd-9": "2025-05-08"}
    case = decided([decision(code, date=day) for code, day in numbers.items()])
    rows = {"qd-15": [honour()], "qd-9": [honour(award="bang-khen-tinh")]}
    honours = honours_view([roll(rows, case)])
    found = filters.decisions(honours)
    assert offered(found) == {"year": ["2026", "2025"], "award": ["giay-khen-xa", "bang-khen-tinh"]}
    assert found.orders == (("number", "Số quyết định"),)
    assert [found.marks(entry)["data-by-number"] for entry in honours.entries] == ["2", "1"]
    assert offered(filters.decisions(honours_view([roll(rows, case)], 2025))) == {}


def test_the_calendar(site: SiteView) -> None:
    months = agenda(site)
    found = filters.calendar(site, months)
    assert offered(found)["when"] == ["upcoming", "past", "undated"]
    assert offered(found)["kind"][0] == "dossier"
    assert list(offered(found)) == ["when", "kind", "issuer", "campaign"]
    entries = [entry for month in months.past for entry in month.entries]
    oldest = sorted(entries, key=lambda entry: int(found.marks(entry)["data-by-oldest"]))
    assert [entry.day for entry in oldest] == sorted(entry.day for entry in entries if entry.day)
    assert {found.marks(entry)["data-when"] for entry in entries} == {"past"}
    assert all("data-by-oldest" not in found.marks(entry) for entry in months.undated)
    assert {found.marks(entry)["data-when"] for entry in months.undated} == {"undated"}


def test_names_from_data_are_only_text(tmp_path: Path) -> None:
    tricks = '"><script>alert(1)</script>'
    many = [campaign_data(id=f"dot-{n}", short_title=f"{tricks}{n}") for n in range(2)]
    files: dict[str, OutputFile] = {}
    for page in render_site(site_with(tmp_path, *many), files):
        assert "<script>alert" not in page.text
        if page.path == "phong-trao/index.md":
            assert len(re.findall(r"<li [^>]*data-entry", page.text)) == 2


def test_a_documents_own_address_is_offered_where_it_is_filled_in(site: SiteView) -> None:
    known = site.documents[0]
    told = known.document.model_copy(update={"url": "https://congbao.example/1"})
    pages = [
        next(page.text for page in render_site(each, {}) if page.path == "van-ban/index.md")
        for each in (site, replace(site, documents=(replace(known, document=told), *site.documents[1:])))
    ]
    assert ["Xem văn bản gốc" in page for page in pages] == [False, True]
    assert pages[1].count('href="https://congbao.example/1"') == 1
