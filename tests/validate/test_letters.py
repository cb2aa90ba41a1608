"""Signs that readers cannot see, and letters of other alphabets, are told in names and titles."""

from __future__ import annotations

import pytest
from builders import campaign_data, write_campaign

from generator.checking import check
from generator.project import Project
from generator.validate.same_text import foreign_letters, unseen_signs

TURNING = ("\u202a", "\u202e", "\u2066", "\u2069")
FILLING = ("\u3164", "\u115f", "\u1160", "\uffa0", "\u2800", "\U000e0041", "\U000e007f", "\u206a", "\ufff9")
NO_WIDTH = ("\u200b", "\u200d", "\u200e", "\xad", "\u2060", "\ufeff", "\ufe0f", "\u180e")


def told(project: Project) -> list[tuple[str, str]]:
    return [
        (found.code, found.source.path) for found in check(project).problems if found.code in ("B03", "B04")
    ]


@pytest.mark.parametrize("sign", [*TURNING, *FILLING, *NO_WIDTH], ids=lambda sign: f"{ord(sign):04X}")
def test_a_title_with_a_sign_that_nobody_sees_is_no_title(project: Project, sign: str) -> None:
    write_campaign(project.root, campaign_data(short_title=f"Phong{sign} trào thử"))
    assert told(project) == [("B03", "campaigns/thu/campaign.yml")]
    (found,) = (found for found in check(project).problems if found.code == "B03")
    assert f"U+{ord(sign):04X}" in found.detail
    assert sign not in found.detail


@pytest.mark.parametrize("sign", [*TURNING, *FILLING])
def test_in_running_text_what_turns_or_fills_is_told(project: Project, sign: str) -> None:
    plan = project.campaigns / "thu" / "plan.txt"
    plan.write_text(f"{plan.read_text(encoding='utf-8')}\n- Thử{sign} thêm.\n", encoding="utf-8")
    page = project.content / "lien-he.md"
    page.write_text(f"# Liên hệ\n\nGặp {sign}ai.\n", encoding="utf-8")
    assert told(project) == [("B03", "campaigns/thu/plan.txt"), ("B03", "content/lien-he.md")]


@pytest.mark.parametrize("sign", NO_WIDTH)
def test_in_running_text_what_programs_leave_is_not(project: Project, sign: str) -> None:
    page = project.content / "lien-he.md"
    page.write_text(f"# Liên hệ\n\nGặp{sign} ai.\n", encoding="utf-8")
    assert told(project) == []


def test_the_owners_name_and_registries_are_looked_at(project: Project) -> None:
    for path in (project.config, project.shared / "units.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("Ủy ban nhân dân xã", "Ủy\u202e ban").replace("Phòng B", "Phòng В"),
            encoding="utf-8",
        )
    assert told(project) == [("B04", "campaigns/_shared/units.yml"), ("B03", "mkdocs.yml")]


@pytest.mark.parametrize("text", ["Nguyễn Văn А", "Phоng trào", "Τổ 1", "Tổ Ａ", "\U0001d40d Văn A"])
def test_letters_that_pass_for_ours_are_told(text: str) -> None:
    assert foreign_letters(text, name=True)


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn A1",
        "H’Hen Niê",
        "Y Bɓ"[:1],
        "số 1º, 2ª",
        "Điều 5 – khoản 2 “a”",
        "☎ 0205 3812 345",
        "Ðặng",
        "a → b",
    ],
)
def test_what_offices_write_is_not(text: str) -> None:
    assert foreign_letters(text, name=True) is None
    assert unseen_signs(text, name=True) is None


def test_in_running_text_a_word_of_another_language_is_none() -> None:
    assert foreign_letters("Liên Xô (СССР), góc α", name=False) is None
    assert foreign_letters("phоng trào", name=False)
