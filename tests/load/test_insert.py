"""One line is put into a campaign file; everything else stays as staff wrote it, byte for byte."""

from __future__ import annotations

import pytest

from generator.load.yaml.insert import with_line

NEW = {"states": 2, "head": "9f3a"}
LINE = 'published: {states: 2, head: "9f3a"}'

PLACES = {
    "below the last key": (
        "id: đ\ndecisions:\n  - code: qd-1\n    list: qd-1.csv  # danh sách\n\n  # sau\n",
        "id: đ\ndecisions:\n  - code: qd-1\n    list: qd-1.csv  # danh sách\n    +\n\n  # sau\n",
    ),
    "of two decisions": (
        "decisions:\n- code: qd-0\n  list: a.csv\n- list: b.csv\n  code: qd-1\nchanges: []\n",
        "decisions:\n- code: qd-0\n  list: a.csv\n- list: b.csv\n  code: qd-1\n  +\nchanges: []\n",
    ),
    "in the style of a line": (
        "decisions:\n  - {code: qd-1, list: a.csv, }  # một\n",
        "decisions:\n  - {code: qd-1, list: a.csv, +, }  # một\n",
    ),
    "in a list of one line": (
        "decisions: [{code: qd-1, list: a.csv}]",
        "decisions: [{code: qd-1, list: a.csv, +}]",
    ),
    "with Windows' line ends": (
        "decisions:\r\n  - code: qd-1\r\n    list: a.csv\r\nchanges: []\r\n",
        "decisions:\r\n  - code: qd-1\r\n    list: a.csv\r\n    +\r\nchanges: []\r\n",
    ),
    "without a last line end": (
        "\ufeffdecisions:\n  - code: qd-1\n    list: a.csv",
        "\ufeffdecisions:\n  - code: qd-1\n    list: a.csv\n    +",
    ),
    "behind a nested list": (
        "decisions:\n  - code: qd-1\n    accept:\n      - code: H07\n        because: vì\n# hết\n",
        "decisions:\n  - code: qd-1\n    accept:\n      - code: H07\n        because: vì\n    +\n# hết\n",
    ),
    "not behind a block text": (
        "decisions:\n  - code: qd-1  # mã\n    subject: |\n      Về việc\n\n      khen\n\n",
        "decisions:\n  - code: qd-1  # mã\n    +\n    subject: |\n      Về việc\n\n      khen\n\n",
    ),
    "for one that is there": (
        'decisions:\n  - code: qd-1\n    published: {states: 1, head: "00"}  # sổ\n    list: a.csv\n',
        "decisions:\n  - code: qd-1\n    +  # sổ\n    list: a.csv\n",
    ),
    "for one without a value": (
        "decisions:\n  - code: qd-1\n    published:\n    list: a.csv\n",
        "decisions:\n  - code: qd-1\n    +\n    list: a.csv\n",
    ),
    "for one on several lines": (
        'decisions:\n  - code: qd-1\n    published:\n      states: 1\n      head: "00"\n    # rồi\n',
        'decisions:\n  - code: qd-1\n    published:\n      {states: 2, head: "9f3a"}\n    # rồi\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PLACES)
def test_the_line_is_the_only_change(case: str) -> None:
    before, after = PLACES[case]
    after = after.replace("+", LINE)
    assert with_line(before, "decisions", "published", {"qd-1": NEW}) == after
    assert with_line(after, "decisions", "published", {"qd-1": NEW}) == after, "twice is once"
