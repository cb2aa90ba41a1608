"""The desk in another engine than Chromium's: Debian's Firefox, driven over WebDriver BiDi."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders import write_project
from npm import installed
from running import ROOT

sys.path.insert(0, str(ROOT / "tests" / "desk"))

from desks import running
from sampling import in_full

from generator.project import Project

VISIT = Path(__file__).with_name("firefox_desk.mjs")
VERSION = "24.43.1"  # 25 needs Node 22
PATIENCE = 1800  # seconds, for all of it


@pytest.mark.fuzz
@pytest.mark.skipif(not in_full(), reason="`make test-long` has it, and installs Firefox for it")
def test_a_field_is_saved_read_back_and_seen_in_the_preview(tmp_path: Path) -> None:
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    assert firefox, "This test needs Firefox (Debian: apt-get install firefox-esr)."
    driver = installed("puppeteer-core", VERSION)
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    with running(Project(write_project(tmp_path))) as desk:
        visit = subprocess.run(
            ["node", VISIT, firefox, desk.address, "thu"],
            cwd=driver, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert visit.returncode == 0, visit.stderr
        said = json.loads(visit.stdout)
        assert said["opened"] == f"{desk.origin}/", "the token goes out of the address"
        assert "Phong trào thử" in said["board"]
        assert said["saved"] == "Thi đua ở Firefox"
        written = (desk.project.campaigns / "thu" / "campaign.yml").read_text(encoding="utf-8")
        assert "Thi đua ở Firefox" in written
        assert "Thi đua ở Firefox" in said["shown"]
        assert said["read"] == "refused", "a page of the preview reads the desk"
        assert [each for each in said["complaints"] if "403" not in each] == []
