"""The index of the site search: what it knows, what it must not know, and files that stay small."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from builders import PLAN_TEXT, campaign_data, write_campaign, write_project
from rolls import collective, correction, decided, honour, portal, roll
from running import AS_OF

from generator.checking import check
from generator.derive.views import SiteView
from generator.export.search.files import search_files
from generator.export.search.names import FIRST_ROWS, MOST_ROWS
from generator.export.search.page_text import page_text
from generator.marks import fold
from generator.output import OutputFile
from generator.pipeline import generate
from generator.project import Project
from generator.validate.page_markup import INLINE

FOLDER = "du-lieu/tim-kiem/"
GENERATED = "<!-- sinh tự động từ x; đừng sửa tại đây -->\n"


def loaded(files: tuple[OutputFile, ...]) -> dict[str, Any]:
    """The data of every file by the name that it tells."""
    found = {}
    for file in files:
        call, name, rest = file.text.split('"', 2)
        assert (call, file.path) == ("tdSearchData(", f"{FOLDER}{name}.js")
        assert rest.startswith(",") and rest.endswith(");\n")  # noqa: PT018 - one shape
        found[name] = json.loads(rest[1:-3])
    return found


def names_of(site: SiteView) -> dict[str, Any]:
    return loaded(search_files(site, (), (), ()))


def page(text: str, path: str = "huong-dan/index.md") -> Any:
    return page_text(OutputFile(path, text.encode(), "x"))


# -------------------------------------------------------------------------- Text of pages ----


def test_a_generated_page_is_read_section_by_section() -> None:
    read = page(
        '---\ntitle: "Hồ sơ - A &amp; B"\ndescription: "Nộp gì."\n---\n' + GENERATED + "<h1>Hồ sơ</h1>\n"
        "<p>Lời\ndẫn <b>đậm</b>.</p>\n\n## Thành phần &#35;1 {: #thanh-phan }\n\n"
        "<table><thead><tr><th>TT</th></tr></thead><tr><td>một</td><td>hai &lt;x&gt;</td></tr></table>\n"
    )
    assert (read.title, read.name, read.description) == ("Hồ sơ", "Hồ sơ - A & B", "Nộp gì.")
    assert [(each.level, each.anchor, each.heading, each.text) for each in read.sections] == [
        (1, "", "Hồ sơ", "Lời dẫn đậm."),
        (2, "thanh-phan", "Thành phần #1", "một\nhai <x>"),
    ]


def test_words_stay_neighbours_across_whatever_markup_a_page_may_hold() -> None:
    for name in sorted(INLINE - {"small"}):  # what is set small is a note, which no search reads
        read = page(f"# A\n\nphong <{name}>trào</{name}> thi đua\n", "lien-he.md")
        assert [each.text for each in read.sections] == ["phong trào thi đua"], name


@pytest.mark.parametrize(
    "silent",
    [
        "<nav><a href='x'>KHÔNG</a></nav>",
        "<div data-search-exclude>KHÔNG<div>KHÔNG</div>KHÔNG</div>",
        '<span class="td-chip td-chip--ended">KHÔNG</span>',
        '<span class="td-left" data-until="x">KHÔNG</span>',
        "<form><select><option>KHÔNG</select></form>",
        '<h3 id="x" data-search-exclude>KHÔNG</h3><p>KHÔNG</p>',
    ],
)
def test_what_changes_with_the_day_or_says_nothing_of_its_own_is_left_out(silent: str) -> None:
    read = page(f'{GENERATED}<h1>A</h1><p>trước</p>{silent}<h2 id="b">B</h2><p>sau</p>')
    assert [each.text for each in read.sections] == ["trước", "sau"]


def test_a_remark_on_what_must_be_is_found() -> None:
    read = page(
        f'{GENERATED}<h1>A</h1><p>nêu gương <span class="td-reading td-must">bắt buộc</span></p>'
        '<p>hai <span class="td-reading">chưa đối chiếu</span></p>'
    )
    assert read.sections[0].text == "nêu gương bắt buộc\nhai"


def test_a_dot_beside_what_is_left_out_is_left_out_too() -> None:
    read = page(f'{GENERATED}<h1>A</h1><p>Cấp xã · <a class="td-ref" href="x">Mục I</a></p>')
    assert read.sections[0].text == "Cấp xã"


def test_a_hand_written_page_has_the_anchors_that_mkdocs_gives_it() -> None:
    read = page(
        "---\ntitle: T\n---\n\n# Đầu đề\n\nmột *hai*\n\n## Điều kiện\n\nba\n\n## Khác {: #rieng }\n\n- bốn\n"
    )
    assert [(each.anchor, each.heading, each.text) for each in read.sections] == [
        ("", "Đầu đề", "một hai"),
        ("dieu-kien", "Điều kiện", "ba"),
        ("rieng", "Khác", "bốn"),
    ]
    assert page("# A\n", "lien-he.md").address == "lien-he/"


@pytest.mark.parametrize(
    ("written", "boost"), [("0.5", 0.5), ("7", 1), ("-1", 1), (".nan", 1), (".inf", 1), ("nhiều", 1)]
)
def test_a_pages_weight_lies_between_0_and_1_whatever_is_written(written: str, boost: float) -> None:
    assert page(f"---\nsearch: {{boost: {written}}}\n---\n# A\n").boost == boost


def test_every_anchor_of_the_index_stands_in_its_page(shipped_files: dict[str, OutputFile]) -> None:
    pages = shipped_files
    data = loaded(tuple(file for path, file in pages.items() if path.startswith(FOLDER)))
    looked_at = 0
    for entry in data[data["muc-luc"]["pages"]]:
        address, _, own = entry[1].partition("#")
        text = pages[f"{address}index.md"].text if f"{address}index.md" in pages else None
        for anchor in filter(None, [own, *(section[1] for section in entry[-1])]):
            looked_at += 1
            assert text is None or f'"{anchor}"' in text or f"#{anchor} }}" in text, entry[1]
    assert looked_at > 400


def test_the_groups_of_the_shipped_portal_are_all_there(shipped_files: dict[str, OutputFile]) -> None:
    files = tuple(f for f in shipped_files.values() if f.path.startswith(FOLDER))
    data = loaded(files)
    contents = data["muc-luc"]
    entries = data[contents["pages"]]
    texts = [each for name in contents["texts"] for each in data[name]]
    assert [len(entry[-1]) for entry in entries] == [len(each) for each in texts]  # one text for each section
    addresses = [entry[1] for entry in entries]
    assert {entry[0] for entry in entries} == {0, 1, 2, 3, 4, 5}
    assert len(addresses) == len(set(addresses)) > 150
    for address in ("phong-trao/bau-cu-2026-cao-loc/", "bieu-mau/to-trinh/", "don-vi/to-bau-cu-cao-loc/"):
        assert address in addresses
    for address in ("van-ban/#nd-152-2025", "lien-he/", "phong-trao/phong-trao-mau/vinh-danh/#qd-01-2026"):
        assert address in addresses
    archived = addresses.index("phong-trao/bau-cu-2021-lai-chau/")
    assert archived > addresses.index("lien-he/")  # fetched later


# --------------------------------------------------------------------------------- Names ----


def test_revoked_and_withheld_names_are_in_no_file(tmp_path: Path) -> None:
    corrections = [correction("ca-nhan-2", "revoked"), correction("ca-nhan-4", "withheld")]
    rows = [collective(), honour(1), honour(2, "Trần Thị E99"), honour(3, "Lê Văn C3")]
    sample = roll([honour(1, "Lê Văn D4")], decided(id="mau", sample=True))
    data = names_of(portal(tmp_path, roll(rows, decided(corrections=corrections)), sample))
    told = json.dumps(data, ensure_ascii=False)
    assert "Lê Văn C3" in told
    assert "E99" not in told
    assert "e99" not in told
    samples = [campaign[5] for campaign in data["muc-luc"]["campaigns"]]
    assert sorted(samples) == [0, 1]


def test_where_there_is_no_roll_there_is_nothing_to_fetch(tmp_path: Path) -> None:
    data = names_of(portal(tmp_path))
    assert data["muc-luc"]["names"] == ""
    assert not [name for name in data if name.startswith("ten")]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The index of 5,000 names as they are spread in Việt Nam: few surnames, few middle names."""
    chance = random.Random(3)  # noqa: S311 - names for a long list, no secret
    surnames, given = (
        ("Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Lê", "Hứa"),
        ("An", "Anh", "Bình", "Hoà", "Tuấn"),
    )
    middle = ("Văn", "Văn", "Thị", "Minh", "Đức")
    rows = [
        honour(n, f"{chance.choice(surnames)} {chance.choice(middle)} {chance.choice(given)}")
        for n in range(1, 5001)
    ]
    return names_of(portal(tmp_path_factory.mktemp("many"), roll(rows)))


def nodes(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], list[Any]]]:
    """Every node with its path and its file."""
    for name, file in data.items():
        if name.startswith("ten") and "nodes" in file:
            for path, node in file["nodes"].items():
                yield path, file, node


def test_no_file_of_names_is_large(many: dict[str, Any]) -> None:
    files = [file for name, file in many.items() if name.startswith("ten") and "nodes" in file]
    assert len(files) > 10
    assert max(len(file["rows"]) for file in files) <= MOST_ROWS


def test_every_set_of_words_leads_to_all_its_rows_or_to_the_first_ones(many: dict[str, Any]) -> None:
    contents = next(file for name, file in many.items() if name.startswith("ten") and "words" in file)
    counts = {
        word: (count, many[f"ten-{file}.{contents['mark']}"]) for word, count, file in contents["words"]
    }
    assert sum(count for count, _ in counts.values()) == 15_000  # three words of each name
    followed = 0
    for words in (*combinations(counts, 1), *combinations(counts, 2), *combinations(counts, 3)):
        path = sorted(words, key=lambda word: (counts[word][0], word))
        file = counts[path[0]][1]
        node = file["nodes"][path[0]]
        here = path[0]
        for word in path[1:]:
            if len(node[1]) == node[0]:
                break
            parts = {part[0]: part[2] for part in node[2]}
            if word not in parts:
                node = [0, [], []]
                break
            here += f" {word}"
            file = many[f"ten-{parts[word]}.{contents['mark']}"]
            node = file["nodes"][here]
        found = [row for row in node[1] if set(words) <= set(fold(file["rows"][row][0]).split())]
        assert node[0] >= len(found)
        assert len(node[1]) in (node[0], FIRST_ROWS)
        followed += bool(found)
    assert followed > 60


def test_files_of_another_content_have_another_name(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "same", "other")]
    for folder in folders:
        folder.mkdir()
    one, same, other = (
        names_of(portal(folder, roll([honour(1, name)])))
        for folder, name in zip(folders, ("Lê Văn A1", "Lê Văn A1", "Lê Văn B1"), strict=True)
    )
    assert one == same
    assert {name for name in one if name.startswith("ten")}.isdisjoint(other)


def test_a_broken_campaign_in_a_preview_does_not_stop_the_index(tmp_path: Path) -> None:
    project = Project(
        write_project(tmp_path, campaign_data(), campaign_data(id="hong", period={"text": "x"}))
    )
    files = tuple(f for f in generate(check(project), AS_OF).pages if f.path.startswith(FOLDER))
    assert len(loaded(files)) >= 2


def test_a_form_of_an_example_says_that_it_is_one(tmp_path: Path) -> None:
    form = {"code": "rieng", "title": "Mẫu riêng", "purpose": "Để thử.", "made": "honours_list"}
    own = {**form, "changed": "2026-01-05"}
    project = Project(write_project(tmp_path, campaign_data(sample=True, forms=[own])))
    files = tuple(f for f in generate(check(project), AS_OF).pages if f.path.startswith(FOLDER))
    found = loaded(files)
    pages = found[found["muc-luc"]["pages"]]
    assert [entry[9] for entry in pages if entry[1] == "bieu-mau/rieng/"] == [1]


def test_who_asks_since_when_is_told_the_first_day_too(tmp_path: Path) -> None:
    data = names_of(portal(tmp_path))
    answers = data[data["muc-luc"]["answers"]]
    topics = {code: more for code, *more in answers["campaigns"]}
    asked, _, [told], *_ = topics["ket-thuc"]
    assert "thi đua từ ngày nào" in asked
    assert answers["said"][told][0] == (
        "Thời gian thi đua: từ ngày 10/01/2026, ngày đầu: thứ Bảy, 10/01/2026; "
        "đến hết ngày 31/03/2026, ngày cuối: thứ Ba, 31/03/2026."
    )


def answers_of(project: Project) -> tuple[dict[str, Any], dict[str, OutputFile]]:
    """The answers' file, and every page by its path."""
    pages = {each.path: each for each in generate(check(project, as_of=AS_OF), AS_OF).pages}
    found = loaded(tuple(each for path, each in pages.items() if path.startswith(FOLDER)))
    return found[found["muc-luc"]["answers"]], pages


def of_only_campaign(answers: dict[str, Any], topic: str) -> list[Any]:
    """What is answered to a topic in a portal of one campaign."""
    told = next(each for code, _, _, [each], *_ in answers["campaigns"] if code == topic)
    found: list[Any] = answers["said"][told]
    return found


def test_a_plan_is_not_said_to_be_silent_on_what_only_its_text_has(tmp_path: Path) -> None:
    rule = "Chưa khen thưởng người đang bị xem xét kỷ luật."
    told = []
    for number, (principles, text) in enumerate([([], ""), ([], rule), ([{"text": rule}], rule)]):
        root = tmp_path / str(number)
        root.mkdir()
        project = Project(write_project(root, data := campaign_data(principles=principles)))
        write_campaign(root, data, f"{PLAN_TEXT}{text}\n")
        told.append(of_only_campaign(answers_of(project)[0], "ky-luat"))
    silent, only_text, ruled = told
    assert silent[0] == "Kế hoạch không ghi trường hợp đang bị xem xét kỷ luật, điều tra."
    assert "toàn văn có nhắc “kỷ luật”" in only_text[0]
    assert ruled[0] == f"Kế hoạch ghi: “{rule}”"
    assert [each[3] for each in told] == [0, 0, 1]


RULE = "người đang bị xem xét kỷ luật"


@pytest.mark.parametrize(
    ("ruling", "anchors"),
    [
        # What an award excludes is no principle: a plan may have none.
        ({"awards": [campaign_data()["awards"][0] | {"exclusions": [{"text": RULE}]}]}, set()),
        ({"principles": [{"text": RULE}], "priorities": [{"text": "Nữ."}]}, {"nguyen-tac", "uu-tien"}),
    ],
    ids=["excluded", "a principle"],
)
def test_every_answer_leads_to_a_place_that_its_page_has(
    tmp_path: Path, ruling: dict[str, Any], anchors: set[str]
) -> None:
    answers, pages = answers_of(Project(write_project(tmp_path, campaign_data(**ruling))))
    addresses = {each[1].partition("#")[::2] for each in answers["said"] if each[1]}
    assert of_only_campaign(answers, "ky-luat")[0] == f"Kế hoạch ghi: “{RULE}”"
    assert {anchor for _, anchor in addresses if anchor} == anchors
    assert not [
        f"{path}#{anchor}"
        for path, anchor in addresses
        if anchor
        and f"#{anchor} " not in pages[f"{path}index.md"].text
        and f'id="{anchor}"' not in pages[f"{path}index.md"].text
    ]


@pytest.mark.parametrize("topic", ["han-nop", "xet-tong-ket", "ket-qua", "ket-thuc"])
def test_a_day_that_a_stopped_campaign_no_longer_keeps_is_answered_as_such(
    tmp_path: Path, topic: str
) -> None:
    kinds = (("proposal", "Đề nghị", 18), ("review", "Xét", 20), ("summary", "Tổng kết", 25))
    days = ({"wording": f"ngày {day}/3/2026", "day": f"2026-03-{day}"} for _, _, day in kinds)
    points = [
        {"code": kind, "kind": kind, "title": title, "date": day}
        for (kind, title, _), day in zip(kinds, days, strict=True)
    ]
    stopped = {"by": "luat-thu", "day": "2026-02-10", "wording": "Dừng thực hiện."}
    data = campaign_data(milestones=points, stopped=stopped)
    text, *_ = of_only_campaign(answers_of(Project(write_project(tmp_path, data)))[0], topic)
    told = re.findall(r"ngày \d+/0?3/2026[^;]*(?:; không còn áp dụng, phong trào đã dừng)?", text)
    assert told
    assert all("không còn áp dụng, phong trào đã dừng" in each for each in told)


def test_a_unit_that_one_award_excludes_is_told_so_when_its_number_is_asked(tmp_path: Path) -> None:
    """The plan does not leave the number open: it has none for the unit."""
    quota = {
        "code": "phong-a",
        "award": "giay-khen-xa",
        "group": "Phòng A",
        "units": ["phong-a"],
        "per": "unit",
    }
    offered = [
        *campaign_data()["awards"],
        {
            "award": "bang-khen-tinh",
            "heading": "Bằng khen của Chủ tịch UBND tỉnh",
            "exclusions": [{"text": "Phòng A", "units": ["phong-a"]}],
        },
    ]
    data = campaign_data(awards=offered, quotas=[quota | {"collectives": 1, "wording": "01 tập thể"}])
    answers, _ = answers_of(Project(write_project(tmp_path, data)))
    [[_, number]] = answers["units"]["don-vi/phong-a/"]["so-luong"]
    [[place, other]] = answers["said"][number][4]
    assert answers["awards"][0][place][2] == "Bằng khen của Chủ tịch UBND tỉnh"
    assert "Không thuộc đối tượng xét" in answers["said"][other][0]


def test_what_is_told_many_units_stands_once(tmp_path: Path) -> None:
    named = [{"text": "Phòng A; Phòng B.", "units": ["phong-a", "phong-b"]}]
    answers, _ = answers_of(Project(write_project(tmp_path, campaign_data(participants=named))))
    one, other = (answers["units"][f"don-vi/{code}/"] for code in ("phong-a", "phong-b"))
    assert one == other
    assert one
    assert len({json.dumps(told) for told in answers["said"]}) == len(answers["said"])


def test_rewards_are_known_with_the_plans_that_have_them(tmp_path: Path) -> None:
    answers, _ = answers_of(Project(write_project(tmp_path)))
    rewards = dict(answers["rewards"])
    assert rewards["giấy khen"] == [0]
    assert rewards["huân chương"] == []
