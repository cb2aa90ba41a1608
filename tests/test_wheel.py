"""The wheel alone, in an environment of its own and without a network, makes a portal from nothing."""

from __future__ import annotations

import os
import subprocess
import sysconfig
import venv
from pathlib import Path

import pytest
from new_portals import OWNER, THEIRS
from once import built_once
from running import AS_OF, BIN, ROOT, contents, environment

FOLDER = "Cổng thi đua xã Thử"
FOOTER = "theme/partials/footer.html"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the wheel is installed, its programs in `bin`; a portal lies beside them."""
    return built_once(tmp_path_factory, "gói cài", _install)


def _install(root: Path) -> None:
    """Nothing of the repository is in reach but the libraries of its environment."""
    _told(
        BIN / "python", "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", root, ROOT, cwd=root
    )
    (wheel,) = root.glob("thidua_portal-*.whl")
    venv.create(root / "env", symlinks=True)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(root / "env")}))
    _told(
        BIN / "python",
        "-m",
        "pip",
        "--python",
        _bin(root) / "python",
        "install",
        "--no-deps",
        wheel,
        cwd=root,
    )
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    _told(_bin(root) / "thidua", "init", FOLDER, *OWNER, cwd=root)
    # Nobody may write into the installed package: compiled templates find no place there.
    (site / "generator" / "templates" / "__pycache__").touch()


def _bin(root: Path) -> Path:
    return root / "env" / ("Scripts" if os.name == "nt" else "bin")


def _told(*command: object, cwd: Path) -> str:
    """What a command says that has to succeed."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment({"PIP_NO_INDEX": "1", "PYTHONPATH": ""}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_portal_begins_and_is_built_from_the_wheel(installed: Path) -> None:
    portal = installed / FOLDER
    where = _told(_bin(installed) / "python", "-c", "import generator; print(generator.__file__)", cwd=portal)
    assert Path(where.strip()).is_relative_to(installed), "not the repository's code"
    told = _told(_bin(installed) / "thidua", "check", "--strict", cwd=portal)
    assert "0 lỗi, 0 cảnh báo, 1 lưu ý" in told
    assert "P15" in told  # nobody has said yet how the office is reached
    assert "Đã dựng site/" in _told(
        _bin(installed) / "thidua", "build", "--as-of", AS_OF.isoformat(), cwd=portal
    )
    site = contents(portal / "site")
    home = site["index.html"].decode()
    assert "Thi đua, khen thưởng xã Thử" in home
    assert "Chưa có phong trào nào." in home
    assert "bieu-mau/to-trinh/index.html" in site
    assert any(path.startswith("assets/fonts/be-vietnam-pro") for path in site)
    for path, content in site.items():
        assert not THEIRS.search(content.decode("utf-8", errors="ignore")), path


def test_a_file_of_the_portals_own_theme_comes_before_the_one_that_ships(installed: Path) -> None:
    """`mkdocs build --strict` finds it as `thidua build` does, and everything else where it was."""
    portal = installed / FOLDER
    footer = portal / FOOTER
    footer.parent.mkdir(parents=True)
    footer.write_text("<footer>Chân trang của xã</footer>", encoding="utf-8")
    try:
        _told(_bin(installed) / "python", "-m", "mkdocs", "build", "--strict", "-d", "other", cwd=portal)
    finally:
        footer.unlink()
    home = (portal / "other" / "index.html").read_text(encoding="utf-8")
    assert "Chân trang của xã" in home
    assert "Thi đua, khen thưởng xã Thử" in home
    assert "portal." in home, "the stylesheet that ships"


def test_the_version_stands_in_one_place(installed: Path) -> None:
    (wheel,) = installed.glob("*.whl")
    said = _told(
        _bin(installed) / "python", "-c", "import generator; print(generator.__version__)", cwd=installed
    )
    assert wheel.name.split("-")[1] == said.strip()
