"""`thidua new`: what staff answer becomes a folder that the check accepts, whole or not at all."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import campaign_data, write_campaign, write_project
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from running import AS_OF, ROOT
from sampling import examples

from generator.checking import check
from generator.commands.app import app
from generator.load.yaml.document import read_yaml
from generator.model.campaign import Campaign
from generator.model.registry import Known
from generator.opening import answers as read
from generator.opening.answers import WordsNeeded, WrongAnswer
from generator.opening.new_campaign import Answers, new_campaign_text
from generator.opening.skeleton import SCHEMA_LINE
from generator.output import replace_file
from generator.pipeline import Drafts, generate
from generator.problems import Severity, UsageError
from generator.project import Project
from generator.validate.shape.check import check_record
from generator.wording.yaml_text import clean, entry

OPTIONS = (
    "--id",
    "thi-dua-2027",
    "--title",
    "Phát động phong trào thi đua năm 2027",
    "--award",
    "giay-khen-xa",
)
TYPED = (
    "Phát động phong trào thi đua năm 2027",
    "thi-dua-2027",
    "Số: 12/KH-UBND",
    "12-01-2027",
    "",  # the issuer that is offered
    "1",
    "15/1/2027",
    "đến hết ngày 30/11/2027",
    "10/12/2027",
    "2",  # "trước ngày"
)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1799900000")  # 14/01/2027


def new(project: Project, *options: str, typed: tuple[str, ...] = ()) -> Result:
    """Run the command; `typed` is what someone types, a line each."""
    lines = "".join(f"{line}\n" for line in typed)
    return CliRunner().invoke(app, ["--root", str(project.root), "new", *options], input=lines)


def campaign_of(project: Project, name: str = "thi-dua-2027") -> dict[str, Any]:
    document, problems = read_yaml(project.campaigns / name / "campaign.yml", "campaign.yml")
    assert document is not None, problems
    data: dict[str, Any] = document.data
    return data


def only_blanks(project: Project) -> list[str]:
    """The codes of what is left to do; never an error or a warning."""
    found = [p for p in check(project, as_of=AS_OF).problems if "/thi-dua-2027/" in p.source.path]
    assert {p.severity for p in found} <= {Severity.NOTICE}, [(p.code, p.detail) for p in found]
    return [p.code for p in found]


def test_answers_become_a_folder_that_only_lacks_the_plan(project: Project) -> None:
    done = new(project, typed=TYPED)
    assert done.exit_code == 0, done.output
    data = campaign_of(project)
    assert data["plan"] | {"enactment": ""} == {
        "number": "12/KH-UBND",
        "symbol": "KH-UBND",
        "date": {"wording": "ngày 12-01-2027", "day": "2027-01-12", "bound": "on"},
        "title": "Phát động phong trào thi đua năm 2027",
        "issuer": "ubnd-xa-thu",
        "enactment": "",
    }
    assert data["period"]["start"] == {"wording": "từ ngày 15/1/2027", "day": "2027-01-15", "bound": "from"}
    assert data["period"]["end"]["bound"] == "through"
    (deadline,) = data["milestones"]
    assert deadline["date"] == {"wording": "trước ngày 10/12/2027", "day": "2027-12-10", "bound": "before"}
    assert data["changes"][0]["date"]["day"] == "2027-01-14"
    assert sorted(only_blanks(project)) == ["G06", "I02", "I02", "L01"]
    assert "3 chỗ còn để trống" in done.output


def pages_of(project: Project, drafts: Drafts = "left out") -> set[str]:
    return {page.path for page in generate(check(project), date(2027, 1, 13), drafts=drafts).pages}


def test_what_is_written_is_a_draft_until_its_blanks_are_filled(project: Project) -> None:
    assert new(project, *OPTIONS).exit_code == 0
    page, folder = "phong-trao/thi-dua-2027/index.md", project.campaigns / "thi-dua-2027"
    assert campaign_of(project)["draft"] is True
    assert page not in pages_of(project)
    assert page in pages_of(project, "in a copy")
    path = folder / "campaign.yml"
    text = path.read_text(encoding="utf-8").replace("\ndraft: true\n", "\n")
    path.write_text(text, encoding="utf-8")
    errors = [p for p in check(project).problems if p.severity is Severity.ERROR]
    assert [p.code for p in errors] == ["I01"]
    assert "plan.enactment" in errors[0].detail
    assert "period.text" in errors[0].detail
    path.write_text(text.replace("(chưa chép từ kế hoạch)", "Lời của kế hoạch."), encoding="utf-8")
    errors = [p for p in check(project).problems if p.severity is Severity.ERROR]
    assert [p.code for p in errors] == ["I01"]
    assert "toàn văn (plan.txt)" in errors[0].detail
    (folder / "plan.txt").write_text("Lời của kế hoạch.\n", encoding="utf-8")
    assert check(project).publishable
    assert page in pages_of(project)


def problems_at(project: Project, at: str) -> list[str]:
    """The codes of the open points on this place of the new campaign."""
    return [p.code for p in check(project, "thi-dua-2027").problems if f"`{at}`" in p.detail]


def test_a_blank_in_a_list_keeps_the_list_open_until_it_is_filled_or_taken_out(project: Project) -> None:
    write_campaign(project.root, earlier())
    assert new(project, *OPTIONS, "--from", "thu").exit_code == 0
    path = project.campaigns / "thi-dua-2027" / "campaign.yml"
    text = path.read_text(encoding="utf-8")
    at, blank = "awards.giay-khen-xa.criteria", '[Nội bộ đoàn kết., "(chưa chép từ kế hoạch)"]'
    assert text.count(blank) == 1
    for written, told in (
        (blank, ["I02"]),
        (blank.replace("đoàn kết", "rất đoàn kết"), ["I02"]),
        (blank.replace("(chưa chép từ kế hoạch)", "Hoàn thành."), []),
        ("[Nội bộ đoàn kết.]", []),
    ):
        path.write_text(text.replace(blank, written), encoding="utf-8")
        assert problems_at(project, at) == told, written


@pytest.mark.parametrize("decided", ["absent", "kept", "changed"])
def test_a_blank_is_told_once_and_no_decision_takes_the_place_of_words(
    project: Project, decided: str
) -> None:
    """Else readers would get "(chưa chép từ kế hoạch)": only the words, or taking the key out, closes it."""
    assert new(project, *OPTIONS).exit_code == 0
    assert only_blanks(project).count("I02") == 2
    assert only_blanks(project).count("G06") == 1  # plan.txt, which no place of campaign.yml names
    path = project.campaigns / "thi-dua-2027" / "open.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('decided: ""', f"decided: {decided}"), encoding="utf-8")
    assert only_blanks(project).count("I02") == 2
    assert only_blanks(project).count("G06") == 1


def test_options_ask_nothing_and_leave_blank_what_was_not_said(project: Project) -> None:
    done = new(project, *OPTIONS)
    assert done.exit_code == 0, done.output
    assert "Trích yếu" not in done.output
    assert campaign_of(project)["plan"]["date"] == {"wording": "chưa ghi", "unknown": True}
    assert "milestones" not in campaign_of(project)
    assert set(only_blanks(project)) <= {"G01", "G02", "G06", "I02", "L01"}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--id", "x"), "Thiếu --title"),
        ((*OPTIONS[2:],), "Thiếu --id"),
        ((*OPTIONS[:4],), "Thiếu --award"),
        ((*OPTIONS, "--deadline", "10/12/2027"), "“trước ngày 10/12/2027”"),
        ((*OPTIONS, "--start", "từ ngày 31/2/2027"), "tháng 2 năm 2027 chỉ có 28 ngày"),
        ((*OPTIONS[:5], "huan-chuong"), "“huan-chuong” không có trong danh mục"),
        ((*OPTIONS, "--from", "khong-co"), "Các phong trào đọc được: thu"),
        (("--id", "Thi đua", *OPTIONS[2:]), "ví dụ thi-dua"),
        ((*OPTIONS, "--start", "từ ngày 1/5/2027", "--end", "đến hết ngày 1/4/2027"), "trước ngày bắt đầu"),
    ],
)
def test_wrong_options_are_told_and_write_nothing(
    project: Project, options: tuple[str, ...], told: str
) -> None:
    done = new(project, *options)
    assert isinstance(done.exception, UsageError)
    assert told in str(done.exception)
    assert sorted(path.name for path in project.campaigns.iterdir()) == ["_shared", "thu"]


def test_wrong_answers_are_explained_and_asked_again(project: Project) -> None:
    typed = list(TYPED)
    typed[9:] = ["xyz", "chậm nhất ngày 10/12/2027"]  # no number of the list; then the question again
    typed[7:8] = ["đến hết ngày 1/1/2027", "đến hết ngày 31/11/2027", "đến hết ngày 30/11/2027"]
    typed[5:6] = ["7", "1"]
    typed[1:2] = ["thu", "Thi đua 2027", "thi-dua-2027"]
    done = new(project, typed=tuple(typed))
    for told in (
        "campaigns/thu đã có",
        "mã chỉ gồm chữ thường",
        "“7” không có trong danh mục",
        "trước ngày bắt đầu thi đua",
        "tháng 11 năm 2027 chỉ có 30 ngày",
    ):
        assert told in done.output
    assert done.output.count("Chưa được: ") == 5


def test_lists_are_numbered_and_leave_out_what_is_no_more(project: Project) -> None:
    registry = project.shared / "issuing_bodies.yml"
    gone = (
        "- {code: ubnd-huyen, name: UBND huyện Thử, short_name: UBND, level: district, until: 2025-06-30}\n"
    )
    registry.write_text(registry.read_text(encoding="utf-8") + gone, encoding="utf-8")
    done = new(project, typed=TYPED)
    assert "  1. Ủy ban nhân dân xã Thử (ubnd-xa-thu)" in done.output
    assert "  2. Bằng khen của Chủ tịch UBND tỉnh (bang-khen-tinh)" in done.output
    assert "huyện" not in done.output


def test_a_folder_that_is_there_is_never_touched(project: Project) -> None:
    before = {path: path.read_bytes() for path in project.campaigns.rglob("*") if path.is_file()}
    done = new(project, "--id", "thu", *OPTIONS[2:])
    assert "không ghi đè" in str(done.exception)
    assert {path: path.read_bytes() for path in project.campaigns.rglob("*") if path.is_file()} == before


def test_an_end_in_between_leaves_nothing_and_is_no_hindrance(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:

    def fail(path: Path, content: bytes) -> None:
        if path.name == "plan.txt":
            raise OSError(28, "No space left on device")
        replace_file(path, content)

    monkeypatch.setattr("generator.commands.new.replace_file", fail)
    assert isinstance(new(project, *OPTIONS).exception, OSError)
    assert not (project.campaigns / "thi-dua-2027").exists()
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1799900000")
    assert new(project, *OPTIONS).exit_code == 0
    assert sorted(path.name for path in project.campaigns.iterdir()) == ["_shared", "thi-dua-2027", "thu"]


def test_an_unfinished_conversation_writes_nothing(project: Project) -> None:
    assert new(project, typed=TYPED[:4]).exit_code != 0
    assert sorted(path.name for path in project.campaigns.iterdir()) == ["_shared", "thu"]


def test_every_key_has_the_words_of_the_model(project: Project) -> None:
    new(project, *OPTIONS)
    text = (project.campaigns / "thi-dua-2027" / "campaign.yml").read_text(encoding="utf-8")
    assert text.splitlines()[0] == SCHEMA_LINE
    flat = " ".join(line.lstrip("# ") for line in text.splitlines())
    looked_at = 0
    for name, field in Campaign.model_fields.items():
        if name not in ("sample", "draft"):
            looked_at += 1
            assert f"{name}: {field.description}" in flat
    assert looked_at > 25
    assert "Undefined" not in text


def without_signs(path: Path) -> str:
    """The file after someone took the first sign from every line, guidance or not."""
    return re.sub(r"^#(?! yaml-language-server)", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_waiting_keys_are_right_once_their_sign_is_taken_away(project: Project) -> None:
    new(project, *OPTIONS)
    path = project.campaigns / "thi-dua-2027" / "campaign.yml"
    path.write_text(without_signs(path), encoding="utf-8")
    document, problems = read_yaml(path, "campaign.yml")
    assert document is not None, problems
    campaign, problems = check_record(document, Campaign)
    assert campaign is not None, [(p.code, p.detail) for p in problems]
    assert len(document.data) > 25


def test_words_of_the_plan_can_be_pasted_as_they_stand(project: Project) -> None:
    """A colon, a comma, a hash in a sentence: staff paste it between the quotes and it stays one sentence."""
    new(project, *OPTIONS)
    path = project.campaigns / "thi-dua-2027" / "campaign.yml"
    sentence = "Tập thể: các phòng, ban; thôn “Bản Mẫu” (nếu có), đạt 80% #1"
    path.write_text(without_signs(path).replace("(chưa chép từ kế hoạch)", sentence), encoding="utf-8")
    document, problems = read_yaml(path, "campaign.yml")
    assert document is not None, problems
    assert document.data["plan"]["enactment"] == sentence
    assert document.data["plan"]["closing"] == [sentence]
    assert document.data["participants"][0]["text"] == sentence
    assert document.data["waves"][0]["period"]["start"]["wording"] == sentence


@pytest.mark.parametrize(
    ("title", "short", "code"),
    [
        (
            "Phát động phong trào thi đua “Chuyển đổi số xã Cao Lộc đến năm 2027, định hướng đến năm 2030”",
            "Thi đua “Chuyển đổi số xã Cao Lộc đến năm 2027, định hướng đến năm 2030”",
            "thi-dua-chuyen-doi-so-xa-cao-loc-den-nam-2027",
        ),
        (
            "Thi đua “Chuyển đổi số toàn diện xã Mẫu đến năm 2027, định hướng năm 2030, tầm nhìn năm 2045”",
            "Thi đua “Chuyển đổi số toàn diện xã Mẫu đến năm 2027”",  # the whole name is too long
            "thi-dua-chuyen-doi-so-toan-dien-xa-mau-den-2027",
        ),
        (
            "Phát động phong trào thi đua “Toàn dân chung sức xây dựng nông thôn mới xã Mẫu – giai đoạn 2”",
            "Thi đua “Toàn dân chung sức xây dựng nông thôn mới xã Mẫu – giai đoạn 2”",
            "thi-dua-toan-dan-chung-suc-xay-dung-nong-thon-moi",
        ),
        (
            (
                "Tổ chức phong trào thi đua “Phụ nữ Hải Châu tích cực học tập, lao động sáng tạo, "
                "xây dựng gia đình hạnh phúc” năm 2027"
            ),
            "Tổ chức phong trào thi đua “Phụ nữ Hải Châu tích cực học tập”",  # no word of it is torn off
            "to-chuc-phong-trao-thi-dua-phu-nu-hai-chau-2027",
        ),
        (
            "Phát động phong trào thi đua lập thành tích chào mừng ngày Quốc khánh năm 2027",
            "Thi đua lập thành tích chào mừng ngày Quốc khánh năm 2027",
            "thi-dua-lap-thanh-tich-chao-mung-ngay-quoc-2027",
        ),
    ],
)
def test_a_long_title_gives_whole_words_and_whole_quotes(title: str, short: str, code: str) -> None:
    assert read.short_title(title) == short
    assert read.suggested_code(title) == code


@pytest.mark.parametrize("title", ["", "  ", "Phong trào ", "– … –"])
def test_a_title_without_words_of_its_own_has_a_short_one(title: str) -> None:
    assert read.short_title(title) == title.strip()
    assert read.suggested_code(title) in ("muc", "phong-trao")


def test_a_title_of_one_endless_word_has_a_short_one() -> None:
    title = f"– {'a' * 90}"
    assert read.short_title(title) == title[:80]


def earlier(**changes: Any) -> dict[str, Any]:
    """A campaign with something of everything that is taken over, changed or dropped."""
    data = campaign_data(
        purposes=["Mục đích cũ."],
        awards=[
            {
                "award": "giay-khen-xa",
                "heading": "Giấy khen của Chủ tịch UBND xã",
                "source": "II.1",
                "criteria": [
                    {
                        "candidate": "collective",
                        "match": "all",
                        "criteria": ["Nội bộ đoàn kết.", "Hoàn thành chỉ tiêu năm 2026."],
                    }
                ],
            },
            {"award": "bang-khen-tinh", "heading": "Bằng khen"},
        ],
        milestones=[
            {
                "code": "nop",
                "kind": "dossier",
                "title": "Hạn nộp",
                "date": {"wording": "chậm nhất ngày 18/3/2026", "day": "2026-03-18", "bound": "on_or_before"},
                "binds": ["phong-a"],
                "text": "Gửi hồ sơ chậm nhất ngày 18/3/2026.",
            }
        ],
        quotas=[
            {
                "code": "moi-phong",
                "award": "giay-khen-xa",
                "group": "mỗi phòng",
                "per": "unit",
                "cases": 2,
                "wording": "không quá 02 trường hợp",
            }
        ],
        dossiers=[
            {
                "code": "ho-so",
                "awards": ["giay-khen-xa", "bang-khen-tinh"],
                "heading": "Hồ sơ",
                "documents": [{"code": "to-trinh", "name": "Tờ trình", "text": "Tờ trình;", "form": "none"}],
                "submissions": [{"text": "gửi về Phòng A", "to": "phong-a", "milestone": "nop"}],
            }
        ],
    )
    return data | changes


def test_from_keeps_the_structure_and_empties_dates_and_lists(project: Project) -> None:
    write_campaign(project.root, earlier())
    done = new(project, *OPTIONS, "--from", "thu", "--deadline", "trước ngày 10/12/2027")
    assert done.exit_code == 0, done.output
    data = campaign_of(project)
    assert set(only_blanks(project)) <= {"G01", "G02", "G06", "I02", "L01"}
    (award,) = data["awards"]
    assert award["criteria"][0]["criteria"] == ["Nội bộ đoàn kết.", "(chưa chép từ kế hoạch)"]
    assert "source" not in award
    (milestone,) = data["milestones"]
    assert (milestone["code"], milestone["binds"], "text" in milestone) == ("nop", ["phong-a"], False)
    assert milestone["date"]["day"] == "2027-12-10"
    assert data["dossiers"][0]["awards"] == ["giay-khen-xa"]
    assert data["dossiers"][0]["submissions"][0]["to"] == "phong-a"
    assert not {"purposes", "quotas", "decisions"} & set(data)
    text = (project.campaigns / "thi-dua-2027" / "campaign.yml").read_text(encoding="utf-8")
    assert "Lấy từ phong trào thu" in text
    assert "#  - code: moi-phong" in text
    assert "2026" not in "".join(
        line for line in text.splitlines() if not line.startswith("#") and "# " not in line
    )


@pytest.mark.parametrize(
    "said",
    [
        {"half": "2026-H1", "bound": "through"},
        {"recurring": {"every": "year", "day": "12-10"}, "bound": "before"},
        {"relative": {"count": 10, "unit": "day", "from": "nop"}, "bound": "on_or_before"},
    ],
)
def test_from_takes_over_no_time_however_it_is_written(project: Project, said: dict[str, Any]) -> None:
    report = {"code": "bao-cao", "kind": "other", "title": "Báo cáo", "date": {"wording": "sau Tết", **said}}
    old = earlier()
    write_campaign(project.root, old | {"milestones": [*old["milestones"], report]})
    assert new(project, *OPTIONS, "--from", "thu").exit_code == 0
    taken = next(each for each in campaign_of(project)["milestones"] if each["code"] == "bao-cao")
    assert taken["date"] == {"wording": "(chưa chép từ kế hoạch)", "unknown": True}


def test_from_offers_the_earlier_awards_in_a_conversation(project: Project) -> None:
    write_campaign(project.root, earlier())
    typed = list(TYPED)
    typed[5] = ""
    assert new(project, "--from", "thu", typed=tuple(typed)).exit_code == 0
    assert [award["award"] for award in campaign_of(project)["awards"]] == ["giay-khen-xa", "bang-khen-tinh"]


@pytest.mark.parametrize(
    "name", sorted(path.parent.name for path in (ROOT / "campaigns").glob("*/campaign.yml"))
)
def test_every_shipped_campaign_can_be_started_from(name: str, tmp_path: Path) -> None:
    checked = check(Project(ROOT))
    known = Known.from_registries(checked.registries)
    case = next(case for case in checked.campaigns if case.campaign.id == name)
    blank = {"wording": "chưa ghi", "unknown": True}
    awards = tuple(award.award for award in case.campaign.awards)
    answers = Answers(
        "moi", "Tên", {"symbol": "KH-UBND"}, blank, "ubnd-xa-cao-loc", awards, blank, blank, blank
    )
    path = tmp_path / "campaign.yml"
    path.write_text(new_campaign_text(answers, known, AS_OF, case.document.data), encoding="utf-8")
    document, problems = read_yaml(path, "campaign.yml")
    assert document is not None, problems
    campaign, problems = check_record(document, Campaign)
    assert campaign is not None, [(p.code, p.detail) for p in problems]
    assert {entry.award for entry in campaign.awards} == set(awards)


@pytest.mark.parametrize(
    ("typed", "role", "expected"),
    [
        ("18/3/2026", "issued", {"wording": "ngày 18/3/2026", "day": "2026-03-18", "bound": "on"}),
        ("18-03-2026", "issued", {"wording": "ngày 18-03-2026", "day": "2026-03-18", "bound": "on"}),
        ("2026-03-18", "start", {"wording": "từ ngày 18/3/2026", "day": "2026-03-18", "bound": "from"}),
        ("ngày … tháng 11 năm 2025", "issued", {"month": "2025-11", "bound": "on"}),
        ("ngày 20 tháng 11 năm 2025", "issued", {"day": "2025-11-20", "bound": "on"}),
        ("Trước ngày 31/3/2026", "deadline", {"day": "2026-03-31", "bound": "before"}),
        ("đến hết tháng 3 năm 2026", "end", {"month": "2026-03", "bound": "through"}),
        ("Quý IV năm 2025", "deadline", {"quarter": "2025-Q4", "bound": "during"}),
        ("trong năm 2026", "end", {"year": 2026, "bound": "during"}),
        ("đến khi kết thúc cuộc bầu cử", "end", {"unknown": True, "bound": "through"}),
        (
            "gửi về xã trước 17 giờ ngày 31/3/2027",
            "deadline",
            {"day": "2027-03-31", "bound": "before", "hour": "17:00"},
        ),
        (
            "từ ngày 01 đến ngày 10/3/2027",
            "deadline",
            {"day": "2027-03-01", "to_day": "2027-03-10", "bound": "during"},
        ),
        ("đến hết 6 tháng đầu năm 2027", "end", {"half": "2027-H1", "bound": "through"}),
        (
            "trong vòng 10 ngày làm việc",
            "deadline",
            {"relative": {"count": 10, "unit": "working_day"}, "bound": "on_or_before"},
        ),
        (
            "trước ngày 10/12 hằng năm",
            "deadline",
            {"recurring": {"every": "year", "day": "12-10"}, "bound": "before"},
        ),
        ("", "deadline", {"wording": "chưa ghi", "unknown": True}),
    ],
)
def test_dates_are_read_as_officials_write_them(typed: str, role: Any, expected: dict[str, Any]) -> None:
    assert read.moment(typed, role) == {"wording": typed} | expected


def test_a_bare_last_day_needs_the_words_of_the_plan() -> None:
    with pytest.raises(WordsNeeded):
        read.moment("ngày 10/12/2027", "deadline")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("thứ Hai ngày 18/3/2026", "18/03/2026 là thứ Tư"),
        ("chậm nhất trước ngày 18/3/2026", "vừa ghi “chậm nhất” vừa ghi “trước”"),
        ("bản giấy trước ngày 18/3/2027, bản mềm trước ngày 20/3/2027", "nêu nhiều thời điểm"),
        ("trước ngày 15/3", "không ghi năm"),
        ("trước ngày 29/2/2027", "chỉ có 28 ngày"),
        ("1", "không có ngày tháng, cũng không có chữ nào"),
        ("1, 2", "không có ngày tháng, cũng không có chữ nào"),
        ("?", "không có ngày tháng, cũng không có chữ nào"),
    ],
)
def test_what_the_check_would_refuse_is_asked_again(typed: str, told: str) -> None:
    with pytest.raises(WrongAnswer, match=re.escape(told)):
        read.moment(typed, "deadline")


WORDS = st.text(max_size=60) | st.sampled_from(
    ["on", "null", "12", "a: b # c", "- x", "{x}", '"', "\\", "x\u2028y", "'", "%", "31/2/2026", "x" * 300]
)


@given(st.recursive(WORDS, lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=6))
def test_any_words_come_back_from_the_file_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, value: Any
) -> None:
    def cleaned(part: Any) -> Any:
        return [cleaned(each) for each in part] if isinstance(part, list) else clean(part)

    wanted = {"top": {"text": cleaned(value) if isinstance(value, str) else "x"}}
    wanted["top"]["items"] = [clean(each) for each in value if isinstance(each, str)] or ["x"]
    path = tmp_path_factory.getbasetemp() / "words.yml"
    path.write_text("".join(f"{line}\n" for line in entry("top", wanted["top"], 0)), encoding="utf-8")
    document, problems = read_yaml(path, "words.yml")
    assert document is not None, problems
    assert document.data == wanted


@pytest.mark.parametrize(
    ("option", "said"),
    [("--title", "Phát động"), ("--number", "12/KH-UBND"), ("--deadline", "chậm nhất ngày 18/3/2027")],
)
def test_letters_that_only_look_like_ours_are_refused_in_an_answer(
    project: Project, option: str, said: str
) -> None:
    done = new(project, *OPTIONS, option, f"{said[:4]}\u0430{said[4:]}")
    assert "Cyrillic" in str(done.exception)
    assert not (project.campaigns / "thi-dua-2027").exists()


@settings(max_examples=examples(40))
@given(st.fixed_dictionaries(dict.fromkeys(("title", "number", "date", "start", "end", "deadline"), WORDS)))
def test_any_answers_give_a_file_that_can_be_read_or_words_that_say_why(
    tmp_path_factory: pytest.TempPathFactory, said: dict[str, str]
) -> None:
    project = Project(write_project(tmp_path_factory.mktemp("any")))
    done = new(
        project, "--id", "thi-dua-2027", "--award", "1", *(f"--{name}={text}" for name, text in said.items())
    )
    if done.exception is None:
        only_blanks(project)
    else:
        assert isinstance(done.exception, UsageError), done.exc_info
        assert not (project.campaigns / "thi-dua-2027").exists()


OTHER_BODY = ("Ủy ban nhân dân xã Mới", "", "2", "tỉnh Thử", "")  # its name, short name, level, place, code


@pytest.mark.parametrize("agreed", [True, False])
def test_a_body_that_the_registry_lacks_is_asked_for_and_no_answer_is_lost(
    project: Project,
    agreed: bool,  # noqa: FBT001
) -> None:
    answers = list(TYPED)
    answers[4:5] = ["2", *OTHER_BODY]
    result = new(project, typed=(*answers, "y" if agreed else "n"))
    assert result.exit_code == 0, result.output
    assert campaign_of(project)["plan"]["issuer"] == "ubnd-xa-moi"
    text = (project.shared / "issuing_bodies.yml").read_text(encoding="utf-8")
    told = (
        "- code: ubnd-xa-moi\n  name: Ủy ban nhân dân xã Mới\n  short_name: UBND xã Mới\n  level: commune\n"
    )
    assert told in result.output
    assert (told in text) is agreed
    if agreed:
        only_blanks(project)
    else:
        assert "tự thêm các dòng trên vào campaigns/_shared/issuing_bodies.yml" in result.output


def test_an_unknown_issuer_of_an_option_names_the_file_to_add_it_to(project: Project) -> None:
    result = new(project, *OPTIONS, "--issuer", "ubnd-xa-moi")
    assert isinstance(result.exception, UsageError)
    assert "campaigns/_shared/issuing_bodies.yml" in str(result.exception)
