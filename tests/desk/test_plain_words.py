"""What the desk says of mistakes and of fields: nothing that only those understand who edit the files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from mistakes import FOLDERS, day_of, write_mistake
from sampling import sample

from generator.checking import check
from generator.desk.forms.answers import kinds
from generator.desk.forms.plain_words import Here, choice_vi, help_of, label_of, plain
from generator.desk.leading import led
from generator.desk.sheets import SiteSettings
from generator.model.campaign import Campaign
from generator.model.decision import Decision
from generator.model.registry import Portal, Registries
from generator.project import Project
from generator.render.site.guide import record_types

RECORDS = record_types(Campaign, Registries, Portal, SiteSettings)
# Keys and values that are words of Vietnamese, or names of things, as well.
ALSO_WORDS = {
    "ban",
    "email",
    "form",
    "idesk",
    "ioffice",
    "khac",
    "pdf",
    "phong",
    "scan",
    "thon",
    "truong",
    "word",
}
KEYS = {name for model in RECORDS.values() for name in model.model_fields}
VALUES = {
    str(value)
    for model in RECORDS.values()
    for field in model.model_fields.values()
    for each in kinds(field.annotation)
    if get_origin(each) is Literal
    for value in get_args(each)
}
CODES = KEYS | VALUES | {"true", "false"}
OF_FILES = re.compile(
    r"`|(?<![Tt]ừ )\bkhóa\b|thidua (?!upgrade)|\w\.yml|(?<!published)\.json|plan\.txt|\bgit\b|YAML|honours/"
    r"|extra\.|\bthụt\b"
)
# Y: a file that no form can show; the desk offers the version before. What F06 and F30 tell of stands in
# a Word form, and is named as it stands there.
ELSEWHERE = ("Y", "F06", "F30")


def _leaks(text: str) -> list[str]:
    """What of a text only those know who edit files. Between “ ” stand names and the file's own words."""
    quoted = re.findall(r"“([^”]*)”", text)
    bare = re.sub(r"“[^”]*”|\([^()]*\.[a-z]{3,4}\)|https?://\S+", " ", text)
    words = re.findall(r"(?<![\w.-])[a-z]+(?:_[a-z]+)*(?![\w/-]|\.\w)", bare)
    return [
        *OF_FILES.findall(bare),
        *(each for each in words if each in CODES - ALSO_WORDS),
        *(each for each in quoted if each in CODES - ALSO_WORDS or "`" in each),
    ]


def _told(detail: str, fix: str, code: str) -> str:
    """What is judged: of an unknown key (S01) not the file's own word for it."""
    text = f"{detail} Sửa: {fix}"
    return re.sub("“[a-z_]+”", "", text) if code == "S01" else text


@pytest.mark.fuzz
@pytest.mark.parametrize(
    "folder",
    sample([each for each in FOLDERS if not each.name.startswith(ELSEWHERE)]),
    ids=lambda each: each.name,
)
def test_a_mistake_is_told_without_the_words_of_the_files(folder: Path, tmp_path: Path) -> None:
    """Sample: every sixth mistake of the negative suite."""
    write_mistake(tmp_path, folder)
    project = Project(tmp_path)
    own = folder.name.split("-")[0]
    found = led(project, check(project, as_of=day_of(tmp_path)).problems)
    of_it = [each for each in found if each.problem.code == own]
    assert of_it
    for each in of_it:
        told = f"{each.words}: {each.problem.detail} Sửa: {each.problem.fix}"
        assert not _leaks(_told(each.problem.detail, each.problem.fix, own)), told


def test_a_field_is_named_and_described_without_the_words_of_the_files() -> None:
    looked_at = 0
    for model in RECORDS.values():
        for name, field in model.model_fields.items():
            for text in (label_of(field, name), help_of(field, Here(model))):
                assert not _leaks(text), (model.__name__, name, text)
            looked_at += 1
    assert looked_at > 250


def test_what_can_be_chosen_is_said_in_words() -> None:
    looked_at = 0
    for model in RECORDS.values():
        for name, field in model.model_fields.items():
            for each in kinds(field.annotation):
                if get_origin(each) is Literal:
                    for value in map(str, get_args(each)):
                        words = choice_vi(value, field.description or "")
                        assert not _leaks(words), (model.__name__, name, words)
                        assert words != value or value in ALSO_WORDS, (model.__name__, name, value)
                        looked_at += 1
    assert looked_at > 60


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nói rõ trong `plan.remarks`.", "nói rõ trong “Kế hoạch: Ghi chú về chỗ trống”."),
        ("ghi `number`.", "ghi “Số”."),
        ("chấp nhận H07 ở `accept`", "chấp nhận H07 ở “Các cảnh báo được chấp nhận”"),
        ("campaigns/thi-dua/honours/ledger.json: thêm 1 dòng", "sổ công bố: thêm 1 dòng"),
        ("tệp campaigns/thi-dua/honours/qd-1.xlsx", "tệp campaigns/thi-dua/honours/qd-1.xlsx"),
        ("trong legal_documents.yml", "trong danh mục “Văn bản”"),
        ("trong campaigns/_shared/units.yml, hoặc", "trong danh mục “Đơn vị”, hoặc"),
        ("có phải ý bạn là `Phòng A`?", "có phải ý bạn là “Phòng A”?"),
        ("lấy mẫu ở đây, hoặc bằng lệnh: thidua honours template thu.", "lấy mẫu ở đây."),
        ("Phần `extra.portal` chưa ghi", "Phần “Cơ quan, liên hệ” chưa ghi"),
    ],
)  # fmt: skip
def test_keys_files_and_commands_become_names(text: str, said: str) -> None:
    assert plain(text, Here(Campaign, ("decisions", 0, "accept"))) == said


def test_a_key_is_named_where_it_stands_and_a_value_by_its_meaning() -> None:
    day = Here(Campaign, ("milestones", 0, "date", "bound"))
    assert plain("ghi `bound: before`.", day) == "ghi “Cách hiểu” là “trước ngày, không tính ngày ấy”."
    assert plain("hiểu là `through`", day) == "hiểu là “đến hết”"
    said = plain("khi `per` là `instance`.", Here(Campaign, ("quotas", 0)))
    assert said == "khi “Cách đếm” là “mỗi ban, mỗi đoàn …”."
    both = "`day: 2026-01-10, bound: during`"
    assert plain(both, day) == "“Ngày” là “10/01/2026”, “Cách hiểu” là “trong tháng, quý, năm”"
    number = {model: plain("`number`", Here(Campaign, steps)) for model, steps in _PLACES.items()}
    assert number == {"plan": "“Số”", "form": "“Số mẫu”"}
    assert plain("`date`", Here(Decision)) == "“Ngày ký quyết định”"
    said = plain("chưa ghi địa chỉ trụ sở (`address`), điện thoại (`phone`).", Here(Portal))
    assert said == "chưa ghi “Địa chỉ trụ sở”, “Điện thoại cơ quan”."


_PLACES = {"plan": ("plan", "title"), "form": ("dossiers", 0, "documents", 0, "follows", "wording")}
