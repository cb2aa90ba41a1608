"""Packs: everything that an official has to prepare, in one ZIP that opens on every Windows."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

import pytest
from docx_soundness import assert_sound
from sites import form_files, pack_files

from generator.derive import site_map
from generator.derive.units.views import units_of
from generator.derive.views import SiteView
from generator.output import OutputFile

CAO_LOC = "phong-trao/bau-cu-2026-cao-loc/ho-so/bo-ho-so-bau-cu-2026-cao-loc"
POLLING_TEAM = "don-vi/to-bau-cu-cao-loc/to-ke-ho-so-bau-cu-2026-cao-loc.docx"


@pytest.fixture(scope="module")
def forms(site: SiteView) -> tuple[OutputFile, ...]:
    return form_files(site)


@pytest.fixture(scope="module")
def made(site: SiteView, forms: tuple[OutputFile, ...]) -> dict[str, bytes]:
    return {file.path: file.content for file in pack_files(site, forms)}


@pytest.fixture(scope="module")
def packs(made: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in made.items() if path.endswith(".zip")}


def entries(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def parts(content: bytes) -> tuple[tuple[str, bytes], ...]:
    return tuple(entries(content).items())


def cells(content: bytes) -> str:
    xml = entries(content)["word/document.xml"].decode("utf-8")
    return re.sub(r"<[^>]+>", " ", xml)


def test_every_award_has_a_pack_and_no_file_lies_in_two(site: SiteView, packs: dict[str, bytes]) -> None:
    assert len(packs) == sum(len(view.kits) for view in site.campaigns)
    inside = [file for content in packs.values() for name, file in entries(content).items() if "docx" in name]
    assert len(inside) == len(set(inside))


def test_names_are_plain_and_files_are_those_of_the_library(
    forms: tuple[OutputFile, ...], packs: dict[str, bytes]
) -> None:
    made = {parts(file.content) for file in forms if file.path.endswith(".docx")}
    assert len(packs) > 12
    for path, content in packs.items():
        for name, inside in entries(content).items():
            assert re.fullmatch(r"[a-z0-9/.-]+", name), (path, name)
            assert not name.startswith(("/", "."))
            if name.endswith(".docx") and not name.startswith("00-"):
                assert parts(inside) in made, "a pack holds the very file that can be downloaded alone"


def test_a_pack_is_a_lighter_download_than_its_forms_one_by_one(
    forms: tuple[OutputFile, ...], packs: dict[str, bytes]
) -> None:
    alone = {parts(file.content): file.size for file in forms if file.path.endswith(".docx")}
    for path, content in packs.items():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [entry for entry in archive.infolist() if entry.filename.endswith(".docx")]
            sizes = {entry.compress_size: parts(archive.read(entry)) for entry in inside}
        told = [(size, alone[found]) for size, found in sizes.items() if found in alone]
        assert told, path
        assert sum(size for size, _ in told) < 0.8 * sum(single for _, single in told), path


def test_a_pack_opens_with_its_checklist_and_closes_with_the_plan(
    site: SiteView, packs: dict[str, bytes]
) -> None:
    inside = entries(packs[f"{CAO_LOC}-giay-khen-xa.zip"])
    names = list(inside)
    assert names[0] == "00-to-ke-ho-so.docx"
    assert names[-1] == "ke-hoach.txt"
    assert "07-quyet-dinh.docx" in names
    view = next(view for view in site.campaigns if view.id == "bau-cu-2026-cao-loc")
    assert inside["ke-hoach.txt"].decode("utf-8-sig").replace("\r\n", "\n") == view.plan_text.text
    assert_sound(inside["00-to-ke-ho-so.docx"])


def test_the_checklist_says_what_how_many_where_and_by_when(packs: dict[str, bytes]) -> None:
    text = cells(entries(packs[f"{CAO_LOC}-giay-khen-xa.zip"])["00-to-ke-ho-so.docx"])
    told = ("Biên bản họp xét", "04-bien-ban", "Phòng Văn hóa - Xã hội", "bản quét (scan)", "18/03/2026")
    assert not [words for words in told if words not in text]
    lai_chau = "phong-trao/bau-cu-2021-lai-chau/ho-so/bo-ho-so-bau-cu-2021-lai-chau-bang-khen-thu-tuong.zip"
    assert "05 bộ, bản chính" in cells(entries(packs[lai_chau])["00-to-ke-ho-so.docx"])


def test_a_units_checklist_names_the_unit_and_leaves_out_what_the_office_writes(
    made: dict[str, bytes],
) -> None:
    text = cells(made[POLLING_TEAM])
    assert "Các Tổ bầu cử" in text
    assert "bao-cao-tap-the" in text
    assert "quyet-dinh" not in text
    assert_sound(made[POLLING_TEAM])


def test_the_files_that_a_units_checklist_names_are_in_the_packs_that_it_takes(
    site: SiteView, made: dict[str, bytes]
) -> None:
    told = 0
    for unit in units_of(site):
        for each in unit.campaigns:
            text = cells(made.get(f"don-vi/{unit.code}/to-ke-ho-so-{each.view.id}.docx", made[POLLING_TEAM]))
            for kit in each.kits:
                pack = site_map.pack_address(each.view.id, kit.offered.award)
                inside = {name.removesuffix(".docx").rpartition("/")[2] for name in entries(made[pack])}
                if len(each.kits) == 1:
                    named = set(re.findall(r"\b\d\d-[a-z]+-[a-z-]+", text))
                else:
                    folder = PurePosixPath(pack).stem
                    found = re.search(rf"thư mục {folder}: ([a-z0-9, -]+)", text)
                    assert found, (unit.code, folder)
                    named = set(re.findall(r"\d\d-[a-z-]+", found[1]))
                assert named, pack
                assert named <= inside, (unit.code, pack)
                told += 1
    assert told > 12


def test_no_unit_has_a_pack_of_its_own(made: dict[str, bytes]) -> None:
    assert not [path for path in made if path.startswith("don-vi/") and path.endswith(".zip")]


def test_who_is_excluded_or_proposes_nobody_has_no_checklist(made: dict[str, bytes]) -> None:
    assert POLLING_TEAM in made
    assert not [path for path in made if path.startswith("don-vi/ban-chi-dao-cao-loc/")]


def test_the_same_data_gives_the_same_bytes(
    site: SiteView, forms: tuple[OutputFile, ...], made: dict[str, bytes]
) -> None:
    again = {file.path: file.content for file in pack_files(site, forms)}
    assert again == made
