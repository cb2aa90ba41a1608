"""What a campaign's pages tell messengers (Open Graph); theme/main.html writes it into the page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive import site_map
from generator.derive.views import CampaignView, SiteView
from generator.open_data.sets import FilesByName
from generator.wording.schedule import share_card, share_text


@dataclass(frozen=True, slots=True)
class Share:
    """`image`: the whole address of the picture, "" where that cannot be told."""

    text: str
    image: str


def share(view: CampaignView, site: SiteView, files: FilesByName) -> Share:
    """What the pages of a campaign tell; `files`: what can be downloaded, by address."""
    address = site_map.share_card_address(view.id, share_card(view, site))
    image = site.site_url + address if site.site_url and address in files else ""
    return Share(share_text(view), image)
