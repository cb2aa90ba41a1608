"""The parts of a campaign's pages: the one table that pages, tabs, search, print and site map follow.

A new part is a row here and a template. The table stands among the words, since most of a row is words and
whoever reads it (`render`, `export`) may read these; the steps of addresses that other pages link to have
names in `derive/site_map.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive import site_map


@dataclass(frozen=True, slots=True)
class Chapter:
    """How a part stands in the campaign's document on paper, where that differs from its page."""

    anchor: str = ""
    template: str = ""
    title: str = ""
    annex: bool = False


@dataclass(frozen=True, slots=True)
class CampaignPart:
    """One part: `step` is the last one of its address, "" of the campaign's own page.

    `tab` names it in tabs and site map, `title` on paper and on its page (a template may say more).
    `tab_more` is what screen readers hear behind the tab where the main menu has a link of its name, too.
    `description` tells search engines what a reader finds there; {name} is the campaign's. `asked` is what
    readers type where the page says it in other words.
    """

    step: str
    tab: str
    title: str
    template: str
    description: str
    asked: str
    toc: bool = False
    chapter: Chapter = Chapter()
    tab_more: str = ""

    @property
    def page_title(self) -> str:
        """The title of the page in a browser, with {name} for the campaign's."""
        return f"{self.title} - {{name}}" if self.step else self.title

    @property
    def chapter_anchor(self) -> str:
        """What the names of a chapter's headings begin with, and its own anchor."""
        return self.chapter.anchor or self.step

    @property
    def chapter_title(self) -> str:
        """The title of the chapter on paper."""
        return self.chapter.title or self.title


PARTS = (
    CampaignPart(
        site_map.OVERVIEW,
        "Tổng quan",
        "{name}",
        "campaign/overview.md.j2",
        "Tổng quan: hạn nộp, đối tượng, hình thức khen thưởng, số lượng, hồ sơ của phong trào {name}.",
        "phong trào thi đua, kế hoạch, phát động",
        chapter=Chapter("thong-tin-chinh", "campaign/key_facts.md.j2", "Thông tin chính"),
    ),
    CampaignPart(
        site_map.CRITERIA,
        "Tiêu chuẩn",
        "Tiêu chuẩn khen thưởng",
        "campaign/criteria.md.j2",
        "Tiêu chuẩn xét khen thưởng theo từng hình thức và đối tượng của phong trào {name}.",
        "tiêu chí, điều kiện, ai được khen, đối tượng xét tặng",
        toc=True,
    ),
    CampaignPart(
        site_map.QUOTAS,
        "Số lượng",
        "Số lượng đề nghị khen thưởng",
        "campaign/quotas.md.j2",
        "Số lượng tập thể, cá nhân mỗi đơn vị được đề nghị khen thưởng trong phong trào {name}.",
        "bao nhiêu, chỉ tiêu khen thưởng, phân bổ, tỷ lệ, mỗi đơn vị mấy người",
    ),
    CampaignPart(
        site_map.TIMELINE,
        "Thời gian",
        "Thời gian",
        "campaign/timeline.md.j2",
        "Các mốc thời gian và hạn nộp hồ sơ của phong trào {name}.",
        "thời gian thi đua, khi nào, bao giờ, hạn nộp, hạn chót, thời hạn, ngày cuối, lịch",
    ),
    CampaignPart(
        site_map.DOSSIER,
        "Hồ sơ",
        "Hồ sơ",
        "campaign/dossier.md.j2",
        "Hồ sơ đề nghị khen thưởng: thành phần, mẫu, số bộ, nơi nhận, hạn nộp của phong trào {name}.",
        "hồ sơ gồm những gì, nộp gì, nộp ở đâu, giấy tờ, thủ tục, nơi nhận, hạn nộp hồ sơ",
    ),
    CampaignPart(
        site_map.CONTENTS,
        "Nội dung",
        "Nội dung và trách nhiệm",
        "campaign/contents.md.j2",
        "Mục đích, nội dung thi đua, chỉ tiêu, trách nhiệm, căn cứ của phong trào {name}.",
        "nội dung thi đua, mục đích, yêu cầu, chỉ tiêu, trách nhiệm, căn cứ, phân công",
        toc=True,
    ),
    CampaignPart(
        site_map.HONOURS,
        "Vinh danh",
        "Vinh danh",
        "campaign/honours.md.j2",
        "Kết quả khen thưởng của phong trào {name}.",
        "kết quả, danh sách khen thưởng, bảng vàng, quyết định khen thưởng",
        tab_more="của phong trào này",
    ),
    CampaignPart(
        site_map.FULL_TEXT,
        "Toàn văn",
        "Toàn văn kế hoạch",
        "campaign/full_text.md.j2",
        "Toàn văn kế hoạch của phong trào {name}, từng mục có liên kết riêng.",
        "văn bản, kế hoạch, nguyên văn",
        chapter=Chapter(annex=True),
    ),
)
"""The parts in the order of the tabs, and of the chapters on paper."""


def part_at(step: str) -> CampaignPart | None:
    """The part at this step of a campaign's address."""
    return next((part for part in PARTS if part.step == step), None)
