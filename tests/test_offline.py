"""The offline build: its links, its files, and the stylesheet that stands for all."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from builders import campaign_data, write_campaign
from forks import forked
from running import contents

from generator.mkdocs_site.offline import named_pages
from generator.mkdocs_site.theme_files import (
    is_never_loaded,
    is_on_every_page,
    joined_styles,
    material_styles,
    named_by_content,
    without_gaps,
)
from generator.project import Project

AS_OF = ["--as-of", "2026-11-20"]


@pytest.mark.parametrize(
    ("online", "offline"),
    [
        ("./", "./index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("../don-vi/", "../don-vi/index.html"),
        ("../don-vi/#loc", "../don-vi/index.html#loc"),
        ("../don-vi/?ten=to#loc", "../don-vi/index.html?ten=to#loc"),
        ("#muc-i", "#muc-i"),
        ("?nam=2026", "?nam=2026"),
        ("", ""),
        ("../tin/atom.xml", "../tin/atom.xml"),
        ("ho-so/bo-ho-so.zip", "ho-so/bo-ho-so.zip"),
        ("https://vbpl.vn/", "https://vbpl.vn/"),
        ("//vbpl.vn/", "//vbpl.vn/"),
        ("mailto:a@b.vn", "mailto:a@b.vn"),
        ("tel:0205", "tel:0205"),
    ],
)
def test_a_link_to_a_folder_names_its_page(online: str, offline: str) -> None:
    assert named_pages(f'<a class="x" href="{online}">x</a>') == f'<a class="x" href="{offline}">x</a>'


def test_forms_and_heads_are_links_too_but_text_is_not() -> None:
    assert 'action="../don-vi/index.html"' in named_pages('<form method="get" action="../don-vi/">')
    assert 'href="../index.html"' in named_pages('<link rel="up" href="../">')
    for text in ('<code>href="x/"</code>', '&lt;a href="x/"&gt;', '<p data-href="x/">', '<img src="x/">'):
        assert named_pages(text) == text


def test_only_what_a_page_says_keeps_its_lines() -> None:
    article = "<article>\n  <pre>a\n\n  b</pre>\n</article>"
    page = f"<head>\n\n  <meta>\n</head>\n  \n{article}\n\n\t<footer>x</footer>\n"
    assert without_gaps(page) == f"<head>\n<meta>\n</head>\n{article}\n<footer>x</footer>\n"
    icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"></svg>'
    shown = icon.replace(' xmlns="http://www.w3.org/2000/svg"', "")
    drawn = f"<article>{icon}</article>"
    assert without_gaps(f"{icon}{drawn}{icon}") == f"{shown}{drawn}{shown}", (
        "an icon within a page is drawn so"
    )


def test_stylesheets_are_joined_in_order_under_a_name_of_their_content(tmp_path: Path) -> None:
    first, second = tmp_path / "a.css", tmp_path / "b.css"
    first.write_text("/* why */\na {\n  color: red;\n}\n", encoding="utf-8")
    second.write_text("@font-face {\n  font-display: optional;\n}\n", encoding="utf-8")
    address, content = joined_styles([first, second], {}, offline=False)
    assert content == b"a {\ncolor: red;\n}\n@font-face {\nfont-display: optional;\n}\n"
    other, swapped = joined_styles([first, second], {}, offline=True)
    assert b"font-display: swap" in swapped
    assert address != other
    assert address.startswith("assets/css/portal.")


def test_fonts_are_found_under_the_name_of_their_content(tmp_path: Path) -> None:
    style, font = tmp_path / "a.css", "assets/fonts/x.woff2"
    style.write_text('src: url("../fonts/x.woff2")', encoding="utf-8")
    names = {font: named_by_content(font, b"letters")}
    assert names[font] != named_by_content(font, b"other letters")
    _, content = joined_styles([style], names, offline=False)
    assert re.fullmatch(rb'src: url\("\.\./fonts/x\.[0-9a-f]{8}\.woff2"\)\n', content)


def test_what_every_page_loads_is_named_by_its_content() -> None:
    assert is_on_every_page("assets/js/portal.js")
    assert is_on_every_page("assets/fonts/be-vietnam-pro-latin-400-normal.woff2")
    others = ("assets/js/search/find.js", "assets/javascripts/bundle.1.min.js", "assets/fonts/LICENSE.txt")
    assert not any(map(is_on_every_page, others))


def test_materials_stylesheets_come_first_and_in_its_order(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "stylesheets"
    folder.mkdir(parents=True)
    for name in ("palette.1.min.css", "main.2.min.css", "main.2.min.css.map"):
        (folder / name).touch()
    found = material_styles([str(tmp_path / "own"), str(tmp_path)])
    assert [path.name for path in found] == ["main.2.min.css", "palette.1.min.css"]


@pytest.mark.parametrize(
    "address",
    [
        "assets/css/base.css",
        "assets/stylesheets/main.1.min.css",
        "assets/javascripts/bundle.1.min.js.map",
        "assets/javascripts/workers/search.1.min.js",
    ],
)
def test_what_no_page_loads_is_left_out(address: str) -> None:
    assert is_never_loaded(address)


@pytest.mark.parametrize(
    "address", ["assets/javascripts/bundle.1.min.js", "assets/js/portal.js", "phong-trao/x/ho-so/a.docx"]
)
def test_what_a_page_loads_stays(address: str) -> None:
    assert not is_never_loaded(address)


def test_the_offline_build_has_the_same_tree_and_every_link_names_a_file(copy: Project) -> None:
    online = contents(copy.site)
    done = forked("build", "--offline", *AS_OF, cwd=copy.root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "build/offline/index.html" in done.stdout
    assert "tính đến ngày 20/11/2026" in done.stdout
    assert contents(copy.site) == online, "the other kind of build stays as it is"
    assert not (copy.offline / "404.html").exists()
    assert not (copy.offline / "sitemap.xml").exists()
    assert pages(copy.offline) == pages(copy.site) - {"404.html"}
    looked_at = 0
    for name in pages(copy.offline):
        text = (copy.offline / name).read_text(encoding="utf-8")
        for link in re.findall(
            r"<(?:a|form|link|script|img)\b[^>]*?\s(?:href|action|src)=\"([^\"]*)\"", text
        ):
            address = unquote(re.split("[?#]", link)[0])
            if address and not re.match(r"[a-z]+:", link):
                looked_at += 1
                assert ((copy.offline / name).parent / address).is_file(), f"{name}: {link}"
    assert looked_at > 2_000


def test_the_offline_build_takes_the_day_and_leaves_samples_out(project: Project) -> None:
    write_campaign(project.root, campaign_data(id="mau", sample=True))
    for options, shown in (([], {"mau", "thu"}), (["--no-samples"], {"thu"})):
        done = forked("build", "--offline", *options, "--as-of", "2026-03-10", cwd=project.root)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "tính đến ngày 10/03/2026" in done.stdout
        folder = project.offline / "phong-trao"
        assert {path.name for path in folder.iterdir() if path.is_dir()} == shown
        assert "10/03/2026" in (folder / "thu" / "index.html").read_text(encoding="utf-8")


def test_a_refused_build_leaves_the_earlier_offline_folder(project: Project) -> None:
    project.offline.mkdir(parents=True)
    (project.offline / "index.html").write_bytes(b"<p>cu")
    write_campaign(project.root, campaign_data(id="hong", period={"text": "x"}))
    done = forked("build", "--offline", cwd=project.root)
    assert done.returncode == 1
    assert contents(project.offline) == {"index.html": b"<p>cu"}
    assert sorted(path.name for path in project.build.iterdir()) == ["cache", "offline", "thidua.lock"]


def test_a_portal_without_an_address_has_no_empty_sitemap(copy: Project) -> None:
    assert "site_url:" not in re.sub("#.*", "", copy.config.read_text(encoding="utf-8"))
    assert not (copy.site / "sitemap.xml").exists()
    assert (copy.site / "404.html").is_file()


def pages(folder: Path) -> set[str]:
    return {name for name in contents(folder) if name.endswith(".html")}
