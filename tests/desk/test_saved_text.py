"""A save touches the characters of what was changed, and nothing else."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from running import ROOT
from sampling import in_full

from generator.desk.saving.difference import Items, difference
from generator.desk.saving.edits import Arrange, Edit, Insert, Put, Remove
from generator.desk.saving.text import CannotEdit, changed
from generator.load.yaml.places import meant, placed
from generator.problems import Steps
from generator.wording.yaml_text import WIDTH

FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*/campaign.yml", "_shared/*.yml")
    for path in (ROOT / "campaigns").glob(pattern)
)
LONG = " ".join(["Đơn vị lập, gửi “hồ sơ” # trước ngày 18/3/2026;"] * 6)


class Field(NamedTuple):
    """A value of a file, and where it is."""

    at: Steps
    value: Any


def read(file: str) -> str:
    with (ROOT / file).open(encoding="utf-8", newline="") as opened:
        return opened.read()


def fields(data: Any, at: Steps = ()) -> Iterator[Field]:
    if at:
        yield Field(at, data)
    if isinstance(data, dict):
        for key, value in data.items():
            yield from fields(value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from fields(value, (*at, index))


def hunks(before: str, after: str) -> int:
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    return sum(kind != "equal" for kind, *_ in matcher.get_opcodes())


def comments(text: str) -> list[str]:
    return [line[line.index("# ") :] for line in text.splitlines() if " # " in line or line.startswith("# ")]


def edits_of(field: Field) -> list[Edit]:
    """Every kind of change that can be made there."""
    at, value = field
    if isinstance(value, dict):
        return [Put((*at, "zzz"), "mới"), Put((*at, "zzz"), LONG, ("zzz",)), Remove(at)]
    if isinstance(value, list):
        places = sorted({0, len(value) // 2, len(value)})
        new: list[Any] = [{"text": "mới: một", "source": "I.1"}, LONG]
        order = (*range(1, len(value)), 0)
        return [Insert(at, index, each) for index in places for each in new] + [
            Arrange(at, order),
            Remove(at),
        ]
    texts = ["ngắn", "có: dấu", LONG, 7, True, "2026-03-18", "17:00", "no", "- đầu dòng"]
    return [*(Put(at, text) for text in texts), Remove(at)]


def sampled(file: str) -> list[tuple[Field, Edit]]:
    """Each field with a change: all of them at full length, else each kind in turn on some of the fields."""
    found = list(fields(meant(read(file))))
    if in_full():
        return [(field, edit) for field in found for edit in edits_of(field)]
    some = found[::23]
    return [(field, edits_of(field)[index % len(edits_of(field))]) for index, field in enumerate(some)]


def test_the_files_that_ship_are_looked_at() -> None:
    assert len(FILES) >= 11


@pytest.mark.fuzz
@pytest.mark.parametrize("file", FILES)
def test_opening_and_saving_changes_no_byte_and_an_edit_only_its_own_place(file: str) -> None:
    """That the data is what was meant and nothing else, `changed` proves by reading the file again."""
    text = read(file)
    assert changed(text, []) == text
    data = meant(text)
    assert list(difference((), data, as_form(data))) == []
    done = 0
    for field, edit in sampled(file):
        if isinstance(edit, Remove) and is_the_last_one(text, edit.at):
            with pytest.raises(CannotEdit, match="the last one of a group"):
                changed(text, [edit])
            continue
        after = changed(text, [edit])
        done += 1
        if isinstance(edit, Put | Insert):
            assert hunks(text, after) <= 1, edit
            if isinstance(field.value, dict | list):
                assert [line for line in text.splitlines() if line not in after.splitlines()][1:] == []
        if not isinstance(edit, Remove):
            assert sorted(comments(text)) == sorted(
                line for line in comments(after) if line in comments(text)
            )
        windows = "\ufeff" + text.replace("\n", "\r\n")
        assert changed(windows, [edit]) == "\ufeff" + after.replace("\n", "\r\n"), edit
    assert done > 1


def is_the_last_one(text: str, at: Steps) -> bool:
    """Whether its group is written on lines of its own and would be left empty."""
    node: Any = placed(text)
    for step in at[:-1]:
        node = node.value[step] if isinstance(step, int) else dict(by_key(node))[step]
    return len(node.value) == 1 and not node.flow_style


def by_key(node: Any) -> Iterator[tuple[str, Any]]:
    return ((key.value, value) for key, value in node.value)


def as_form(data: Any) -> Any:
    """The data as a form that nobody touched sends it back."""
    if isinstance(data, dict):
        return {key: as_form(value) for key, value in data.items()}
    if isinstance(data, list):
        return Items(tuple((index, as_form(value)) for index, value in enumerate(data)))
    return data


BEFORE = """\
# đầu tệp
id: mau  # mã
plan:
  title: >-  # tên
    Một
    hai
  date: {wording: ngày 1, day: 2026-01-01}

quotas: # số lượng
  # của xã
  - {code: a, most: 1} # một

  # của tổ
  - code: b
    # vì sao
    most: 2
# cuối
tags: [một, hai]
"""

ITEM_B = "  # của tổ\n  - code: b\n    # vì sao\n    most: 2\n"
ITEM_A = "  - {code: a, most: 1} # một\n"
FOLDED = "".join(f"  {line}\n" for line in textwrap.wrap(LONG, WIDTH - 2))

CASES: dict[str, tuple[Edit, str, str]] = {
    "a short value": (Put(("id",), "khac"), "id: mau  # mã", "id: khac  # mã"),
    "a value that needs quotes": (Put(("id",), "a: b"), "id: mau  # mã", 'id: "a: b"  # mã'),
    "a text that is folded": (Put(("id",), LONG), "id: mau  # mã\n", f"id: >-  # mã\n{FOLDED}"),
    "a folded one made short": (
        Put(("plan", "title"), "Ba"), "title: >-  # tên\n    Một\n    hai\n", "title: Ba  # tên\n",
    ),
    "a key within braces": (
        Put(("plan", "date", "day"), "2026-02-03"), "day: 2026-01-01", "day: 2026-02-03",
    ),
    "a new key in its order": (
        Put(("plan", "number"), 7, ("title", "number", "date")), "  date: {", "  number: 7\n  date: {",
    ),
    "an item out, with its comment": (Remove(("quotas", 1)), ITEM_B, ""),
    "items in another order": (
        Arrange(("quotas",), (1, 0)), f"{ITEM_A}\n{ITEM_B}", f"{ITEM_B}\n{ITEM_A}",
    ),
    "an item of a line": (Remove(("tags", 0)), "[một, hai]", "[hai]"),
    "one more in it": (Insert(("tags",), 1, "ba, bốn"), "[một, hai]", '[một, "ba, bốn", hai]'),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_a_save_writes(case: str) -> None:
    edit, old, new = CASES[case]
    assert old in BEFORE
    assert changed(BEFORE, [edit]) == BEFORE.replace(old, new)


def test_a_change_that_would_touch_more_is_refused() -> None:
    for edit in (Remove(("plan", "nichts")), Put(("id", "x"), 1), Insert(("plan",), 0, 1)):
        with pytest.raises(CannotEdit):
            changed(BEFORE, [edit])


def test_a_form_says_what_stays_goes_moves_and_comes() -> None:
    before = meant(BEFORE)
    form = {
        "id": "mau",
        "quotas": Items(
            ((1, {"code": "b", "most": 3}), (None, {"code": "c"}), (0, {"code": "a", "most": None}))
        ),
        "tags": Items(()),
    }
    after = meant(changed(BEFORE, list(difference((), before, form))))
    assert after["quotas"] == [{"code": "b", "most": 3}, {"code": "c"}, {"code": "a"}]
    assert "tags" not in after
    assert after["plan"] == before["plan"], "what the form does not show stays"
