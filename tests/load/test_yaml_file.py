"""The strict reader: what stays text, what is typed, where everything stands, what is refused."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import to_yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sampling import examples
from work import at_most
from yaml.nodes import Node

from generator.load.text_file import MAX_BYTES, read_text
from generator.load.yaml import document
from generator.load.yaml.document import Document, read_list, read_yaml
from generator.load.yaml.tree import MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES, read_tree
from generator.memory import remembering
from generator.problems import Problem, Source

SAME_FOLDER = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(200)
)


def problems_of(folder: Path, content: str | bytes) -> list[Problem]:
    """What is wrong with a file of this content."""
    path = folder / "campaign.yml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    document, problems = read_yaml(path, "campaign.yml")
    assert (document is None) == bool(problems)
    return problems


def document_of(folder: Path, content: str | bytes) -> Document:
    """The document of this content, which must be without fault."""
    assert problems_of(folder, content) == []
    document, _ = read_yaml(folder / "campaign.yml", "campaign.yml")
    assert document is not None
    return document


def value_of(folder: Path, written: str) -> Any:
    return document_of(folder, f"key: {written}\n").data["key"]


@pytest.mark.parametrize(
    "written",
    [
        "on",
        "off",
        "no",
        "yes",
        "NO",
        "True",
        "Null",
        "012",
        "0o14",
        "0x1F",
        "1_000",
        "1e3",
        ".5",
        "5.",
        "+3",
        "1,5",
        "7:30",
        "12:30:45",
        "2026-02-30",
        "2026-03-18",
        "2026-11",
        "18/3/2026",
        "98/2023/NĐ-CP",
        "0125/KH-UBND",
        "0912345678",
        ".inf",
        ".nan",
        "=",
        "<<",
        "12345678901234567890",
        "1.2.3",
        "-x",
    ],
)
def test_stays_text(tmp_path: Path, written: str) -> None:
    assert value_of(tmp_path, written) == written


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("2026", 2026),
        ("-3", -3),
        ("97.5", 97.5),
        ("-0.25", -0.25),
        ("[1, a, true, '1']", [1, "a", True, "1"]),
        ("{a: 1}", {"a": 1}),
        ("[]", []),
    ],
)
def test_is_typed(tmp_path: Path, written: str, value: Any) -> None:
    found = value_of(tmp_path, written)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("written", ['"true"', "'2026'", '"1.5"', '"~"', '""', "|-\n  2026", ">-\n  12"])
def test_quotes_and_blocks_make_text(tmp_path: Path, written: str) -> None:
    assert isinstance(value_of(tmp_path, written), str)


def test_keys_are_text_whatever_they_look_like(tmp_path: Path) -> None:
    assert document_of(tmp_path, "1: a\ntrue: b\nno: c\n").data == {"1": "a", "true": "b", "no": "c"}


TREE = """plan:
  title: "Kế hoạch"
  date: {wording: ngày 5, day: 2026-01-05}
awards:
  - award: giay-khen
    units: [phong-a, phong-b]
"""


@pytest.mark.parametrize(
    ("path", "line", "column", "length"),
    [
        ((), 1, 1, 1),
        (("plan",), 1, 1, 4),
        (("plan", "title"), 2, 10, 10),
        (("plan", "date"), 3, 3, 4),
        (("plan", "date", "wording"), 3, 19, 6),
        (("plan", "date", "day"), 3, 32, 10),
        (("awards", 0), 5, 5, 1),
        (("awards", 0, "award"), 5, 12, 9),
        (("awards", 0, "units", 1), 6, 22, 7),
        (("plan", "issuer"), 1, 1, 4),  # not there: its group's key
        (("awards", 0, "heading"), 5, 5, 1),  # not there: its entry
        (("awards", 7), 4, 1, 6),
    ],
)
def test_places(tmp_path: Path, path: tuple[str | int, ...], line: int, column: int, length: int) -> None:
    assert document_of(tmp_path, TREE).place(path) == Source("campaign.yml", line, column, length)


def test_place_of_a_key_and_of_what_is_missing(tmp_path: Path) -> None:
    document = document_of(tmp_path, TREE)
    assert document.place(("plan", "title"), key=True) == Source("campaign.yml", 2, 3, 5)
    assert document.place_of_missing(("period",)) == Source("campaign.yml")
    assert document.place_of_missing(("plan", "issuer")) == Source("campaign.yml", 1, 1, 4)
    assert document.place_of_missing(("awards", 0, "heading")) == Source("campaign.yml", 5, 5, 1)


def test_places_do_not_depend_on_how_the_file_was_saved(tmp_path: Path) -> None:
    """BOM, CRLF, old Mac line ends, marks as characters of their own: same data, same places."""
    plain = document_of(tmp_path, TREE)
    apart = unicodedata.normalize("NFD", TREE)
    assert apart != TREE
    saved = {
        "bom": b"\xef\xbb\xbf" + TREE.encode(),
        "two boms": b"\xef\xbb\xbf" * 2 + TREE.encode(),
        "crlf": TREE.replace("\n", "\r\n").encode(),
        "cr": TREE.replace("\n", "\r").encode(),
        "nfd": apart.encode(),
        "no end of line": TREE.rstrip().encode(),
    }
    for how, content in saved.items():
        document = document_of(tmp_path, content)
        assert document.data == plain.data, how
        for path in (("plan", "date", "day"), ("awards", 0, "units", 1)):
            assert document.place(path) == plain.place(path), how


def test_hidden_line_ends_do_not_shift_lines(tmp_path: Path) -> None:
    """Editors show U+2028 within a line; YAML would start a new one."""
    document = document_of(tmp_path, "a: x\u2028y\nb: 1\n")
    assert document.data["a"] == "x y"
    assert document.place(("b",)).line == 2


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("a: 1\na: 2\n", ["Y07"]),
        ("a: 1\nb: {c: 1, c: 2}\na: 3\n", ["Y07", "Y07"]),
        ("", ["Y02"]),
        (" \n\n", ["Y02"]),
        ("# ghi chú\n", ["Y02"]),
        ("---\n", ["Y08"]),
        ("chữ\n", ["Y08"]),
        ("- a\n", ["Y08"]),
        ("a: &b 1\n", ["Y10"]),
        ("a: *b\n", ["Y10"]),
        ("a: !!binary aGk=\n", ["Y10"]),
        ("a: !x y\n", ["Y10"]),
        ("a: &b !c d\n", ["Y10", "Y10"]),
        ("? [a]\n: b\n", ["Y06"]),
        ("? {a: b}\n: c\n", ["Y06"]),
        ('"": b\n', ["Y06"]),
        ('a: "\\e[31m"\n', ["Y06"]),
        ('a: "\\ud800"\n', ["Y06"]),
        ("a: 1\n---\nb: 2\n", ["Y06"]),
        ("%YAML 9.9\n---\na: 1\n", ["Y06"]),
        ("a:\n\tb: 1\n", ["Y05"]),
        ("a: \x00\n", ["Y03"]),
        ("a: \x9f\n", ["Y03"]),
        (b"a: \xff\n", ["Y03"]),
        (b"\x89PNG\r\n\x1a\n\x00", ["Y03"]),
        ("a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), ["Y09"]),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_refused(tmp_path: Path, content: str | bytes, codes: list[str]) -> None:
    assert [problem.code for problem in problems_of(tmp_path, content)] == codes


def test_a_blank_line_with_a_tab_does_no_harm(tmp_path: Path) -> None:
    assert document_of(tmp_path, "a: 1\n\t\nb: 2\n").data == {"a": 1, "b": 2}


def test_duplicate_key_points_at_both_places(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, "a: 1\nb: 2\na: 3\n")
    assert problem.source == Source("campaign.yml", 3, 1, 1)
    assert problem.related == (Source("campaign.yml", 1, 1, 1),)


def test_keys_that_differ_only_in_how_marks_are_coded_are_the_same_key(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "số")
    assert [p.code for p in problems_of(tmp_path, f"số: 1\n{apart}: 2\n")] == ["Y07"]


def test_a_registry_must_be_a_list(tmp_path: Path) -> None:
    path = tmp_path / "units.yml"
    path.write_text("a: 1\n", encoding="utf-8")
    document, (problem,) = read_list(path, "units.yml")
    assert document is None
    assert problem.code == "Y08"
    assert "danh sách" in problem.detail
    path.write_text("[]\n", encoding="utf-8")
    document, problems = read_list(path, "units.yml")
    assert document is not None
    assert (document.data, problems) == ([], [])


def test_page_breaks_are_line_ends_in_a_plan_only(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("một\fhai", encoding="utf-8")
    assert read_text(path, "plan.txt", of_plan=True) == ("một\nhai", [])
    assert [problem.code for problem in read_text(path, "plan.txt")[1]] == ["Y03"]


BOMB = "a0: &a0 [ha]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 200))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("[" * 100_000, "Y09"),
        ("a: " + "{a: " * 100_000, "Y09"),
        ("- " * 100_000, "Y09"),
        ("? " * 100_000, "Y09"),
        ("".join(" " * n + "a:\n" for n in range(1_000)), "Y09"),
        (BOMB, "Y10"),
        ("a: &a x\nb: [" + "*a ," * 9_000 + "]\n", "Y10"),
        ("a: [" + "1," * 400_000 + "]", "Y04"),
        ("".join(f"k{n}: 1\n" for n in range(50_000)), "Y04"),
        ("k: 1\n" * 9_000, "Y07"),
        ("a: b\n" * (MAX_BYTES // 4), "Y04"),
        ('a: "' + "x " * 400_000, "Y06"),
        ("a: " + "'" * 300_001, "Y06"),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_absurd_files_are_refused_quickly(tmp_path: Path, content: str, code: str) -> None:
    with at_most(2_000_000):
        problems = problems_of(tmp_path, content)
    assert code in {problem.code for problem in problems}
    assert len(problems) <= MAX_PROBLEMS + 1


def test_limits_leave_room_for_every_shipped_file(shipped: Any) -> None:
    files = [*shipped.campaigns.rglob("*.yml")]
    assert len(files) >= 10
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert len(text) * 5 < MAX_BYTES, path
        assert sum(isinstance(event, yaml.NodeEvent) for event in yaml.parse(text)) * 4 < MAX_VALUES, path


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(
    lambda text: unicodedata.normalize("NFC", "".join(sign for sign in text if sign.isprintable()))
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS.filter(str.strip), inner, max_size=4),
    max_leaves=20,
)


@given(data=st.dictionaries(WORDS.filter(str.strip), TREES, max_size=5))
@example({"a": "\U00022faa\u0323"})  # PyYAML writes an escape that ends with a letter, then a mark
@example({"a": "on", "b": "012", "c": "7:30", "d": "98/2023/NĐ-CP", "e": "2026-02-30", "f": "null"})
@example({"a": "- x", "b": "#", "c": "x: y", "d": " ", "e": "%", "f": "'", "g": '"', "h": "{found}"})
@SAME_FOLDER
def test_dumped_data_reads_back_equal(tmp_path: Path, data: dict[str, Any]) -> None:
    """PyYAML's own writing, plain where it can be, and ours, all quoted, mean the same to us."""
    for text in (yaml.safe_dump(data, allow_unicode=True), yaml.safe_dump(data), to_yaml(data)):
        assert document_of(tmp_path, text).data == data


@given(content=st.binary(max_size=300))
@SAME_FOLDER
def test_random_bytes_never_raise(tmp_path: Path, content: bytes) -> None:
    problems_of(tmp_path, content)


@given(text=st.text("abc:-[]{},\"'#&*!|>%@` \n\t?~0123.\\é\u0301\u00a0", max_size=60))
@SAME_FOLDER
def test_random_yaml_never_raises_and_every_place_exists(tmp_path: Path, text: str) -> None:
    content = unicodedata.normalize("NFC", text)
    lines = content.split("\n")
    for problem in problems_of(tmp_path, content):
        source = problem.source
        assert 0 <= source.line <= len(lines)
        if source.column:
            assert source.column <= len(lines[source.line - 1]) + 1, (source, problem.detail)


REMEMBERED = "a: 1\nb: [on, 1.50, null, 012]\nc:\n  d: “Hà Giang”\n  e: true\n  f: 'x\ty'\n\t\ng: -7\n"


def test_a_sound_file_is_read_once_and_its_places_only_where_somebody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew = document_of(tmp_path, REMEMBERED)
    parsed: list[str] = []

    def counted(text: str, shown_as: str) -> tuple[Node | None, list[Problem]]:
        parsed.append(text)
        return read_tree(text, shown_as)

    monkeypatch.setattr(document, "read_tree", counted)
    with remembering(tmp_path / "build"):
        first = document_of(tmp_path, REMEMBERED)
        again = document_of(tmp_path, REMEMBERED)
        assert (
            (repr(again.data), again.text) == (repr(first.data), first.text) == (repr(anew.data), anew.text)
        )
        assert len(parsed) == 1
        for path in (("a",), ("b", 1), ("c", "f"), ("g",), ("missing",)):
            assert again.place(path) == anew.place(path)
        assert len(parsed) == 2
        assert document_of(tmp_path, REMEMBERED).place(("a",)) == anew.place(("a",))  # asked for before
        assert len(parsed) == 2
        assert (
            problems_of(tmp_path, REMEMBERED + "g: 8\n") == problems_of(tmp_path, REMEMBERED + "g: 8\n") != []
        )
