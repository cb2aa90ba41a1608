"""Beside the plan: where each paragraph went, words sent to a field, a newer file of the plan."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from desks import Desk
from running import ROOT

from generator.commands.app import app
from generator.desk.saving.versions import content_of, versions
from generator.desk.whereabouts import whereabouts
from generator.load.plan.plan_text import parse_plan

PLAN = ROOT / "campaigns" / "bau-cu-2026-cao-loc" / "plan.txt"
PAGE = "/phong-trao/nhap/diem-mo/"
CAMPAIGN = "campaigns/nhap/campaign.yml"

TEXT = """\
I. MỤC ĐÍCH

1. Mục đích

- Tuyên truyền sâu rộng về cuộc bầu cử. Động viên cử tri đi bầu.

- Phát huy sức mạnh đại đoàn kết toàn dân.

II. KHEN THƯỞNG

Phát huy sức mạnh đại đoàn kết toàn dân.
"""


def test_a_paragraph_went_where_its_words_are_first_of_all_in_its_own_section() -> None:
    data = {
        "purposes": [
            {"text": "Tuyên truyền sâu rộng về cuộc bầu cử.", "source": "I.1"},
            {"text": "Động viên cử tri đi bầu.", "source": "I.1"},
        ],
        "principles": [{"text": "Phát huy sức mạnh đại đoàn kết toàn dân.", "source": "II"}],
    }
    went = whereabouts(data, parse_plan(TEXT))
    assert {line: (each.kind, each.steps) for line, each in went.items()} == {
        1: ("heading", ()),
        3: ("heading", ()),
        5: ("placed", (("purposes", 0, "text"), ("purposes", 1, "text"))),
        7: ("nowhere", ()),
        9: ("heading", ()),
        11: ("placed", (("principles", 0, "text"),)),
    }


def test_what_stands_above_every_document_is_no_paragraph_that_went_nowhere() -> None:
    motto, state = "Độc lập - Tự do - Hạnh phúc", "hòa xã hội chủ nghĩa Việt Nam"
    text = (
        f"CỘNG {state.upper()}\t{motto}\n\nCộng hoà{state[3:]}\n\n{motto}\n\nCộng {state} thi đua yêu nước.\n"
    )
    kinds = {line: each.kind for line, each in whereabouts({}, parse_plan(text)).items()}
    assert kinds == {1: "heading", 3: "heading", 5: "heading", 7: "nowhere"}


def test_a_part_of_a_paragraph_is_not_the_paragraph() -> None:
    data = {"goals": ["Động viên cử tri đi bầu"]}
    assert whereabouts(data, parse_plan(TEXT))[5].kind == "nowhere"
    whole = {"goals": [f"Lời dẫn. {TEXT}"]}
    assert {each.kind for each in whereabouts(whole, parse_plan(TEXT)).values()} == {"placed", "heading"}


@pytest.fixture
def draft(desk: Desk) -> Desk:
    """A desk whose portal has a draft that was read from a plan's file."""
    made = CliRunner().invoke(app, ["--root", str(desk.project.root), "import", str(PLAN), "--id", "nhap"])
    assert made.exit_code == 0, made.output
    return desk


def data_of(desk: Desk) -> Any:
    return yaml.safe_load((desk.project.root / CAMPAIGN).read_text(encoding="utf-8"))


def take_out(desk: Desk, part: str, index: int) -> tuple[str, int]:
    """Take a statement out of the draft as if nobody had understood it; its words and its line."""
    data = data_of(desk)
    words = data[part][index]["text"]
    form = {name: value for name, value in desk.form("/phong-trao/nhap/noi-dung/").items()
            if not name.startswith(f"{part}.{index}.")}  # fmt: skip
    assert desk.post("/phong-trao/nhap/noi-dung/", [*form.items(), ("lam", "luu")]).status == 303
    lines = PLAN.read_text(encoding="utf-8").splitlines()
    return words, next(number for number, line in enumerate(lines, 1) if words[:40] in line)


def test_what_went_nowhere_is_counted_and_sent_to_a_field_with_its_section(draft: Desk) -> None:
    before = re.findall(r"(\d+) đoạn chưa vào mục nào", draft.get(PAGE).body)
    words, line = take_out(draft, "purposes", 0)
    source = data_of(draft)["purposes"][0]["source"]
    body = unescape(draft.get(PAGE).body)
    (after,) = re.findall(r"(\d+) đoạn chưa vào mục nào", body)
    assert int(after) == int(before[0] if before else 0) + 1
    assert f'<a href="#dong-{line}">dòng {line}</a>' in body
    form = unescape(draft.get(f"{PAGE}?dua={line}").body)
    form = form[form.index('id="dua"') :]
    assert f">\n{words}</textarea>" in form
    assert '<option value="purposes">Mục đích</option>' in form
    fingerprints = re.findall(r'name="(ban|ban-mo)" value="(\w+)"', form)[:2]
    pairs = [*fingerprints, ("dong", str(line)), ("loi", words), ("lam", "dua")]
    assert draft.post(PAGE, [*pairs, ("vao", "id")]).status == 409, "no field of words"
    text = (draft.project.root / CAMPAIGN).read_text(encoding="utf-8")
    assert draft.post(PAGE, [*pairs, ("vao", "purposes")]).status == 303
    assert data_of(draft)["purposes"][-1] == {"text": words, "source": source}
    now = (draft.project.root / CAMPAIGN).read_text(encoding="utf-8")
    assert [each for each in text.splitlines() if each not in now.splitlines()] == [], "nothing else"
    assert versions(draft.project, "nhap")[0].fields == ("Mục đích",)
    assert draft.post(PAGE, [*pairs, ("vao", "purposes")]).status == 409, "the file is another by now"


NEWER = PLAN.read_bytes().replace("trong tháng 4 năm 2026".encode(), "trong tháng 5 năm 2026".encode())


def test_a_newer_file_is_compared_first_and_written_on_a_yes_with_the_old_ones_kept(draft: Desk) -> None:
    assert PLAN.read_bytes() != NEWER
    folder = draft.project.campaigns / "nhap"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    body = unescape(draft.upload(PAGE, "KH mới.txt", NEWER).body)
    assert "thành: “Tổng kết phong trào thi đua: trong tháng 5 năm 2026.”" in body
    assert "--write" not in body
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    (key,) = re.findall(r'name="ban-tep" value="(\w+)"', body)
    assert draft.post(PAGE, [("ban-tep", key), ("lam", "ghi-tep-moi")]).status == 303
    assert "trong tháng 5 năm 2026" in (folder / "plan.txt").read_text(encoding="utf-8")
    assert "month: 2026-05" in (folder / "campaign.yml").read_text(encoding="utf-8")
    kept = {each.file: content_of(draft.project, each.group, each.name) for each in versions(draft.project)}
    assert {file.rpartition("/")[2]: found and found[1] for file, found in kept.items()} == before
    assert draft.post(PAGE, [("ban-tep", key), ("lam", "ghi-tep-moi")]).status == 409, "once"


def test_a_newer_file_that_is_refused_or_says_the_same_leaves_nothing_to_confirm(draft: Desk) -> None:
    for name, content, words in (
        ("kh.txt", PLAN.read_bytes(), "không có gì thay đổi"),
        ("kh.exe", b"MZ", "kế hoạch phải là tệp"),
        ("kh.txt", "NGHỊ QUYẾT\nVề việc khác\n".encode(), "Cách làm:"),
        ("kh.txt", b"", "Chưa chọn tệp"),
    ):
        body = unescape(draft.upload(PAGE, name, content).body)
        assert words in body
        assert "ban-tep" not in body
    assert draft.post(PAGE, [("ban-tep", ""), ("lam", "ghi-tep-moi")]).status == 409
    assert not versions(draft.project)
