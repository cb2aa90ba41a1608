"""The owner's telephone and e-mail: links of every page, so taken only where they are ones."""

from __future__ import annotations

import re

import pytest
from builders import CONFIG

from generator.checking import check
from generator.project import Project


def told(project: Project, key: str, value: str) -> list[str]:
    text, found = re.subn(rf"^    {key}: .*$", f'    {key}: "{value}"', CONFIG, flags=re.MULTILINE)
    assert found == 1
    project.config.write_text(text, encoding="utf-8")
    return [found.code for found in check(project).problems if found.source.path == "mkdocs.yml"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("phone", "0205.3812.345"),
        ("phone", "(0205) 3812 345"),
        ("phone", "+84 205 3812 345"),
        ("phone", "1900 1234"),
        ("email", "vhxh.caoloc@langson.gov.vn"),
    ],
)
def test_a_contact_is_taken(project: Project, key: str, value: str) -> None:
    assert told(project, key, value) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("phone", "02053abc"),
        ("phone", "sẽ bổ sung"),
        ("email", "vhxh@@gmail,com"),
        ("email", "vhxh@langson"),
        ("email", "vhxh@langson.gov.vn?cc=a@b.vn"),
    ],
)
def test_what_is_none_is_told(project: Project, key: str, value: str) -> None:
    assert told(project, key, value) == ["P04"]


@pytest.mark.parametrize("key", ["phone", "email", "address"])
def test_what_is_empty_is_noticed(project: Project, key: str) -> None:
    assert told(project, key, "") == ["P15"]
    (problem,) = (found for found in check(project).problems if found.code == "P15")
    assert f"(`{key}`)" in problem.detail
    assert problem.detail.count("(") == 1  # what is there is not asked for
