"""The search over all communes of a province, in a portal that is opened as a folder of files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from running import ROOT

from generator.province.search import FOLDER, HONOUR, UNIT, SearchLine, search_files

STATIC = ROOT / "generator" / "province" / "static"
PAGE = ROOT / "generator" / "templates" / "province" / "communes.md.j2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The page with the form as the template has it, and a search of several shards."""
    many = (
        SearchLine(HONOUR, f"Nguyễn Văn A{number}", "xã An Bình; Giấy khen", f"xa/00004/khen/#a-{number}")
        for number in range(2000)
    )
    one = SearchLine(HONOUR, "Đỗ Thị Bưởi", "Thôn 1; xã Bình Yên; Giấy khen", "xa/00008/khen/#ca-nhan-1")
    unit = SearchLine(UNIT, "Trường Mầm non Hoa Bưởi", "xã Bình Yên", "xa/00008/don-vi/hoa-buoi/")
    (tmp_path / FOLDER).mkdir(parents=True)
    files = dict(search_files([*many, one, unit], tmp_path / FOLDER))
    assert len(files) > 2, "the contents and several shards"
    for path, content in files.items():
        (tmp_path / path).write_bytes(content)
    shutil.copy(STATIC / "tim.js", tmp_path / FOLDER)
    shutil.copy(ROOT / "theme" / "assets" / "js" / "portal.js", tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    form = text[text.index("<form") :].partition("data-province-found></ul>")
    page = (
        f'<!doctype html><meta charset="utf-8">{form[0]}{form[1]}'
        '<script src="tim/tim.js" defer></script><script src="../portal.js" defer></script>'
    )
    (tmp_path / "xa-phuong" / "index.html").write_text(page, encoding="utf-8")
    return tmp_path


def test_whoever_is_honoured_anywhere_is_found_and_led_to(browser: Browser, folder: Path) -> None:
    """With marks or without, by the beginnings of words; links work on a disk, too."""
    page = browser.new_page()
    try:
        page.goto((folder / "xa-phuong" / "index.html").as_uri())
        field, told = page.get_by_role("searchbox"), page.get_by_role("status")
        found = page.locator("[data-province-found] li")
        for typed in ("Đỗ Thị Bưởi", "do thi buoi", "buoi do"):
            field.fill(typed)
            expect(told).to_have_text("1 kết quả.")
            expect(found).to_have_text("Đỗ Thị Bưởi Khen thưởng; Thôn 1; xã Bình Yên; Giấy khen")
        there = (folder / "xa/00008/khen/index.html").as_uri()
        assert found.get_by_role("link").evaluate("link => link.href") == f"{there}#ca-nhan-1"
        field.fill("bưởi")
        expect(found).to_have_count(2)
        field.fill("Nguyễn Văn A")
        expect(told).to_have_text("20 trong 2.000 kết quả; gõ thêm từ để thu hẹp.")
        field.fill("Nguyễn Văn A1999")
        expect(told).to_have_text("1 kết quả.")
        field.fill("Nguyễn Văn Z")
        expect(told).to_contain_text("Không tìm thấy.")
    finally:
        page.close()


def test_only_files_that_hold_an_answer_are_fetched(browser: Browser, folder: Path) -> None:
    """Words that stand in every file, though never in one line, bring no names at all; a name brings one."""
    page = browser.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2].partition("-")[0]))
    try:
        page.goto((folder / "xa-phuong" / "index.html").as_uri())
        field, told = page.get_by_role("searchbox"), page.get_by_role("status")
        field.fill("Nguyễn Bưởi")
        expect(told).to_contain_text("Không tìm thấy.")
        assert "tu" in fetched
        assert "doan" not in fetched
        field.fill("A1999")
        expect(told).to_have_text("1 kết quả.")
        assert fetched.count("doan") == 1
    finally:
        page.close()
