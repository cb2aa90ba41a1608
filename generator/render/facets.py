"""What the lists have in common: facets, values of theirs, and keys to order by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from generator.derive.name_order import title_key
from generator.derive.views import SiteView
from generator.model.campaign import Campaign
from generator.model.registry import Award
from generator.render.listing import Facet, Option

Each = TypeVar("Each")


def of_campaign(site: SiteView, of: Callable[[Each], Iterable[Campaign]]) -> Facet[Each]:
    """The campaigns of an entry, in the portal's order."""
    places = {view.id: place for place, view in enumerate(site.campaigns)}
    return Facet(
        "campaign",
        "Phong trào",
        lambda entry: [campaign_option(each) for each in of(entry)],
        lambda option: places[option[0]],
    )


def campaign_option(campaign: Campaign) -> Option:
    """A campaign as an option."""
    return campaign.id, campaign.short_title


def award_option(award: Award) -> Option:
    """An award with who decides it: campaigns call one award differently."""
    return award.code, f"{award.title} ({award.decided_by})"


def year_option(day: date) -> Option:
    """The year of a day."""
    return str(day.year), str(day.year)


def newest_year(option: Option) -> int:
    """Years with the newest first."""
    return -int(option[0])


def newest(day: date | None) -> int | None:
    """A key that puts the newest first."""
    return -day.toordinal() if day else None


def by_words(option: Option) -> object:
    """Options in Vietnamese order."""
    return title_key(option[1])
