"""What mkdocs.yml leaves out comes from the package; what it says adds to that, or takes its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from builders import to_yaml, write_project
from forks import forked
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from pictures import png
from running import ROOT

from generator.mkdocs_site.theme_list import list_quickly
from generator.mkdocs_site.usual_settings import supply
from generator.project import Project

SHIPPED = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))


def settings(root: Path, **own: object) -> MkDocsConfig:
    """A small portal's settings as MkDocs has them after our plugin; `own`: what mkdocs.yml says besides."""
    project = Project(write_project(root))
    said = {"site_name": "Cổng thử", "docs_dir": "content", "plugins": ["thidua"], "theme": "material"}
    project.config.write_text(to_yaml(said | own), encoding="utf-8")
    config = load_config(str(project.config))
    supply(config, project, project.config.read_text(encoding="utf-8"))
    return config


def copied(config: MkDocsConfig) -> list[tuple[str, str | None]]:
    """Which files of the theme MkDocs copies, and from where."""
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    return [(file.src_uri, file.src_dir) for file in files]


def test_the_short_list_of_a_themes_files_holds_all_that_mkdocs_copies(tmp_path: Path) -> None:
    config = settings(tmp_path)
    by_mkdocs = copied(config)
    list_quickly(config)
    assert copied(config) == by_mkdocs
    assert len(by_mkdocs) > 50
    listed = config.theme.get_env().list_templates()
    assert len(listed) < 1000
    assert "main.html" in listed
    assert config.theme.get_env().get_template(".icons/material/home.svg"), "still found by its name"


def test_silent_settings_are_those_that_ship(tmp_path: Path) -> None:
    config = settings(tmp_path)
    assert config.nav == SHIPPED["nav"]
    assert config.extra_css == SHIPPED["extra_css"]
    assert config.theme["features"] == SHIPPED["theme"]["features"]
    assert config.theme["language"] == "vi"
    assert config.mdx_configs["toc"]["permalink"] == "#"
    assert config.validation.links.anchors == 30, "a link to no heading is a warning"
    assert config.theme.dirs[0] == str(ROOT / "theme")


def test_lists_add_up_and_everything_else_is_the_portals_own(tmp_path: Path) -> None:
    config = settings(
        tmp_path,
        theme={"name": "material", "features": ["toc.follow"]},
        nav=[{"Trang chủ": "index.md"}],
        not_in_nav="/thong-bao.md\n",
        extra_css=["assets/css/base.css", "assets/css/rieng.css"],
        markdown_extensions=["footnotes", {"toc": {"permalink": "¶"}}],
    )
    assert config.nav == [{"Trang chủ": "index.md"}]
    assert config.theme["features"] == ["toc.follow"]
    assert config.theme["language"] == "vi"
    assert config.extra_css == [*SHIPPED["extra_css"], "assets/css/rieng.css"]
    assert config.not_in_nav.match_file("thong-bao.md")
    assert config.not_in_nav.match_file("lien-he.md")
    assert {"footnotes", "attr_list", "tables"} <= set(config.markdown_extensions)
    assert config.mdx_configs["toc"]["permalink"] == "¶"


def test_a_theme_folder_of_the_portals_own_comes_first(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    config = settings(tmp_path)
    assert config.theme.dirs[:2] == [str(tmp_path / "theme"), str(ROOT / "theme")]


@pytest.mark.parametrize("there", [True, False])
def test_a_style_that_is_nowhere_is_told(tmp_path: Path, *, there: bool) -> None:
    project = Project(write_project(tmp_path))
    text = project.config.read_text(encoding="utf-8")
    project.config.write_text(f"{text}extra_css: [assets/rieng.css]\n", encoding="utf-8")
    if there:
        (project.theme / "assets").mkdir(parents=True)
        (project.theme / "assets" / "rieng.css").write_text("p { margin: 0 }", encoding="utf-8")
    done = forked("build", cwd=project.root)
    assert done.returncode == (0 if there else 2)
    assert ("không có tệp assets/rieng.css trong theme/" in done.stderr) is not there


@pytest.mark.parametrize("where", ["content/dau.png", "theme/assets/dau.png", ""])
def test_a_mark_of_the_portals_own_stands_in_the_header(tmp_path: Path, where: str) -> None:
    """As everywhere with Material: `theme: logo:` names a picture."""
    project = Project(write_project(tmp_path))
    address = where.partition("/")[2] or "khong-co.png"
    text = project.config.read_text(encoding="utf-8")
    project.config.write_text(text.replace("theme:\n", f"theme:\n  logo: {address}\n"), encoding="utf-8")
    if where:
        (project.root / where).parent.mkdir(parents=True, exist_ok=True)
        (project.root / where).write_bytes(png())
    done = forked("build", cwd=project.root)
    assert done.returncode == (0 if where else 2), done.stderr
    if where:
        page = (project.site / "lich" / "index.html").read_text(encoding="utf-8")
        assert f'<img src="../{address}" alt="">' in page
        assert (project.site / address).is_file()
    else:
        assert "không có hình khong-co.png (`logo`)" in done.stderr


def test_the_menu_leads_to_honours_and_news() -> None:
    menu = {address: name for entry in SHIPPED["nav"] for name, address in entry.items()}
    assert (menu["vinh-danh/index.md"], menu["tin/index.md"]) == ("Vinh danh", "Tin mới")
