"""sitemap.xml, robots.txt and the share cards: what is told with and without the portal's address."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest
from PIL.Image import open as read_picture
from running import URL
from sampling import sample

from generator.checking import check
from generator.derive import site_map
from generator.export.share_card import SIZE, picture
from generator.load.card_fonts import CardFonts, read_card_fonts
from generator.output import OutputFile
from generator.pipeline import generate
from generator.project import Project
from generator.wording.schedule import ShareCard

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def files(project: Project, as_of: date, site_url: str | None) -> dict[str, OutputFile]:
    found = generate(replace(check(project), site_url=site_url), as_of).pages
    return {file.path: file for file in found}


def entries(content: bytes) -> dict[str, str]:
    """The addresses of a sitemap with their days."""
    urls = ET.fromstring(content).findall("s:url", NAMESPACE)  # noqa: S314 - our own file
    return {url.findtext("s:loc", "", NAMESPACE): url.findtext("s:lastmod", "", NAMESPACE) for url in urls}


def test_without_an_address_there_is_no_sitemap_and_no_card(project: Project, as_of: date) -> None:
    found = files(project, as_of, None)
    assert site_map.SITEMAP not in found
    assert found[site_map.ROBOTS].text == "User-agent: *\nAllow: /\n"
    assert not [path for path in found if path.endswith(".png")]


def test_robots_names_the_sitemap(addressed_files: dict[str, OutputFile]) -> None:
    assert addressed_files[site_map.ROBOTS].text.endswith(f"\nSitemap: {URL}sitemap.xml\n")


def test_the_sitemap_lists_every_page_but_those_for_paper(
    shipped: Project, addressed_files: dict[str, OutputFile]
) -> None:
    listed = entries(addressed_files[site_map.SITEMAP].content)
    generated = {path.removesuffix("index.md") for path in addressed_files if path.endswith("index.md")}
    paper = {address for address in generated if address.endswith(("/ban-in/", "/ap-phich/", "/phieu/"))}
    own = [path.relative_to(shipped.content).as_posix() for path in shipped.content.rglob("*.md")]
    written = {
        path.removesuffix("index.md") if path.endswith("index.md") else f"{path[:-3]}/" for path in own
    }
    assert len(written) >= 5
    assert set(listed) == {URL + address for address in (generated - paper) | written}


def test_only_a_file_called_index_stands_at_its_folder(project: Project, as_of: date) -> None:
    (project.content / "muc-index.md").write_text("# Mục\n", encoding="utf-8")
    listed = entries(files(project, as_of, URL)[site_map.SITEMAP].content)
    assert f"{URL}muc-index/" in listed
    assert f"{URL}muc-" not in listed


def test_days_of_the_sitemap_are_those_of_the_data(addressed_files: dict[str, OutputFile]) -> None:
    listed = entries(addressed_files[site_map.SITEMAP].content)
    assert listed[f"{URL}phong-trao/bau-cu-2026-cao-loc/ho-so/"] == "2026-11-28"
    assert listed[f"{URL}bieu-mau/to-trinh/"] == "2026-11-20"
    assert listed[f"{URL}lien-he/"] == ""  # written by hand: no data tell its day
    assert sum(bool(day) for day in listed.values()) > 100


def test_every_campaign_has_a_card_of_the_size_that_messengers_show(
    addressed_files: dict[str, OutputFile],
) -> None:
    cards = [file for path, file in addressed_files.items() if "/the-chia-se." in path]
    assert len(cards) == 6
    for card in cards:
        image = read_picture(io.BytesIO(card.content))
        assert (image.format, image.size) == ("PNG", SIZE)
        assert card.size < 60_000
    page = addressed_files["phong-trao/bau-cu-2026-cao-loc/ho-so/index.md"].text
    (name,) = [
        path for path in addressed_files if path.startswith("phong-trao/bau-cu-2026-cao-loc/the-chia-se.")
    ]
    assert f'image: "{URL}{name}"' in page
    assert 'share: {text: "Hạn nộp hồ sơ: thứ Tư, 18/03/2026. UBND xã Cao Lộc: ' in page


def test_a_picture_with_other_words_has_another_name() -> None:
    """Messengers keep a picture as long as its name is the same."""
    names = [
        site_map.share_card_address("thu", card) for card in (CARD, CARD, CARD._replace(deadline="khác"))
    ]
    assert names[0] == names[1] != names[2]


@pytest.fixture(scope="module")
def fonts(shipped: Project) -> CardFonts:
    found = read_card_fonts(shipped)
    assert found is not None
    return found


CARD = ShareCard("Cổng thông tin", "Thi đua bầu cử", "UBND xã Cao Lộc", "Hạn nộp hồ sơ: thứ Tư, 18/03/2026")


def test_the_same_words_give_the_same_picture(fonts: CardFonts) -> None:
    first = picture(CARD, fonts)
    assert picture(CARD, fonts) == first
    assert picture(CARD._replace(deadline="Hạn nộp hồ sơ: thứ Năm, 19/03/2026"), fonts) != first


@pytest.mark.parametrize("words", ["Ặ" * 400, "từ " * 200, "=<script>" * 30, "中文 😀", ""])
def test_any_words_make_a_picture(fonts: CardFonts, words: str) -> None:
    assert picture(ShareCard(words, words, words, words), fonts).startswith(b"\x89PNG")


@pytest.mark.fuzz
def test_every_vietnamese_letter_is_drawn(fonts: CardFonts) -> None:
    """A letter that no file has would be drawn as the box of a missing one, like all such letters.

    The sample: every sixth, of each of the fonts' files.
    """
    letters = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
    every = letters + letters.upper()
    missing = picture(CARD._replace(title="中"), fonts)
    assert len(every) == 146
    tried = sample(every)
    pictures = {picture(CARD._replace(title=letter), fonts) for letter in tried}
    assert len(pictures) == len(tried)
    assert missing not in pictures


def test_a_portal_without_a_theme_of_its_own_has_the_letters_that_ship(project: Project) -> None:
    assert not project.theme.exists()
    assert read_card_fonts(project) is not None
