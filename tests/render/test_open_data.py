"""The page /du-lieu/: every file is offered, every column of every set explained, with or without a roll."""

from __future__ import annotations

import re
from datetime import date

import pytest
from markupsafe import escape

from generator.checking import check
from generator.open_data.sets import DATA_SETS
from generator.output import OutputFile
from generator.pipeline import generate
from generator.project import Project

PAGE = "du-lieu/index.md"


@pytest.fixture
def files(project: Project, as_of: date) -> dict[str, OutputFile]:
    return {file.path: file for file in generate(check(project), as_of).pages}


@pytest.mark.parametrize("name", ["files", "shipped_files"])
def test_every_column_is_explained(name: str, request: pytest.FixtureRequest) -> None:
    text = request.getfixturevalue(name)[PAGE].text
    looked_at = 0
    for data_set in DATA_SETS:
        part = text.partition(f"{{: #{data_set.name} }}")[2].partition("\n## ")[0]
        for key, field in data_set.record.model_fields.items():
            looked_at += 1
            assert f'<th scope="row">{escape(field.title)}</th>' in part, (data_set.name, key)
            assert f"<code>{key}</code>" in part, (data_set.name, key)
            assert str(escape(field.description)) in part, (data_set.name, key)
    assert looked_at > 100


def test_every_file_is_offered(shipped_files: dict[str, OutputFile]) -> None:
    text = shipped_files[PAGE].text
    offered = [path for path in shipped_files if path.startswith("du-lieu/") and "/tim-" not in path]
    assert len(offered) > 20
    assert not [path for path in offered if not path.endswith(".md") and f'href="../{path}"' not in text]


def test_a_codes_word_stands_beside_it(files: dict[str, OutputFile]) -> None:
    text = files[PAGE].text
    for told in ("on_or_before (chậm nhất)", "collective (Tập thể)", "docx (Word)"):
        assert told in text
    assert "Khóa của mỗi mục: first_day: " in text


def test_the_tables_of_columns_are_folded_away(shipped_files: dict[str, OutputFile]) -> None:
    text = shipped_files[PAGE].text
    folds = re.findall(
        r'<details class="td-columns"><summary>Xem \d+ cột</summary>(.*?)</details>', text, re.DOTALL
    )
    tables = [re.findall('id="(cot-[^"]*)"', fold) for fold in folds]
    assert len(tables) == len(DATA_SETS)
    assert text.count('<th scope="row">') > sum(fold.count('<th scope="row">') for fold in folds) > 100
    assert '<th scope="row">' not in re.sub(
        r"<details.*?</details>", "", text.partition("{: #cach-dung }")[2], flags=re.DOTALL
    )
