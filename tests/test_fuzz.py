"""Whatever a file of the data is turned into: told with its name or published soundly; no traceback, no hang.

`python tests/fuzz.py NUMBER` runs the case of a failure again, `python tests/fuzz.py 0 100000` many more.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fuzzing.case import case_of, faults
from fuzzing.ground import Ground, grounds, remembered
from sampling import in_full
from work import TooMuchWork, at_most

from generator.slug import slug

SAMPLE, AT_ONCE = 40, 20
CASES = 2_000 if in_full() else SAMPLE


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Ground]]:
    with remembered():
        yield grounds(tmp_path_factory.mktemp("fuzz"))


@pytest.mark.fuzz
@pytest.mark.parametrize("first", range(0, CASES, AT_ONCE))
def test_spoilt_files_are_told_or_published_soundly(first: int, ground: list[Ground]) -> None:
    """The sample is the first forty cases, in which every kind of file is spoilt (below)."""
    found = [
        f"python tests/fuzz.py {seed}  ({case.path})\n{fault}"
        for seed in range(first, first + AT_ONCE)
        for case in [case_of(seed, ground)]
        for fault in faults(case)
    ]
    assert not found, "\n".join(found)


def test_a_number_is_always_the_same_case_and_every_kind_of_file_is_spoilt(ground: list[Ground]) -> None:
    cases = [case_of(seed, ground) for seed in range(SAMPLE)]
    assert cases == [case_of(seed, ground) for seed in range(SAMPLE)]
    endings = {Path(case.path).suffix for case in cases}
    assert endings == {".yml", ".txt", ".csv", ".xlsx", ".json", ".docx", ".pdf", ".md"}
    assert {"mkdocs.yml"} < {Path(case.path).name for case in cases}
    assert sum(case.content != case.ground.files[case.path] for case in cases) > SAMPLE - 5


def test_endless_work_is_stopped() -> None:
    with pytest.raises(TooMuchWork), at_most(100_000):
        slug("\n".join("a b" for _ in iter(lambda: None, 1)))  # what is done in one call of C is not seen
