"""The portal's own address: printed on walls, so taken only when a browser could open it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load.yaml.document import read_yaml
from generator.model.registry import Registries
from generator.validate.settings import check_settings


def told(tmp_path: Path, line: str) -> tuple[str | None, list[str]]:
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"site_name: Cổng\n{line}\n", encoding="utf-8")
    document, problems = read_yaml(path, "mkdocs.yml")
    assert document is not None
    assert problems == []
    _, address, found = check_settings(document, Registries())
    return address, [f"{problem.code}:{problem.source.line}" for problem in found if problem.source.line]


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("site_url: https://thidua.xathu.gov.vn/", "https://thidua.xathu.gov.vn/"),
        ("site_url: https://xathu.gov.vn/thi-dua", "https://xathu.gov.vn/thi-dua/"),
        ("site_url: http://192.168.1.5:8080/", "http://192.168.1.5:8080/"),
        ("site_url:", None),
        ('site_url: ""', None),
        ("site_dir: site", None),
    ],
)
def test_an_address_ends_with_a_slash_or_is_not_known(tmp_path: Path, line: str, address: str | None) -> None:
    assert told(tmp_path, line) == (address, [])


@pytest.mark.parametrize(
    "value",
    [
        "thidua.xathu.gov.vn",
        "ftp://thidua.xathu.gov.vn/",
        "https://",
        "https:///thi-dua/",
        "https://xã-thử.vn/",
        "https://xathu.gov.vn/thi đua/",
        "https://xathu.gov.vn/?trang=1",
        '"https://xathu.gov.vn/#dau"',
        "https://ten:matkhau@xathu.gov.vn/",
        'https://xathu.gov.vn/"><script>',
        "https://[::1",
        "2026",
        "[https://xathu.gov.vn/]",
    ],
)
def test_anything_else_is_told_with_its_line(tmp_path: Path, value: str) -> None:
    assert told(tmp_path, f"site_url: {value}") == (None, ["P04:2"])
