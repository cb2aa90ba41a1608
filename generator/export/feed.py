"""What is new, as an Atom feed (RFC 4287).

Links are relative to the feed, so that the same file works wherever the portal lies, or whole where
mkdocs.yml says where that is. Ids are UUIDs made from what an item is: they stay the same on every host and
in every build.
"""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from generator.derive import site_map
from generator.derive.news import News
from generator.derive.views import SiteView
from generator.model.registry import Portal
from generator.output import OutputFile
from generator.wording.schedule import news_basis_vi, news_vi
from generator.wording.standing import whose_vi

_NAMESPACE = "http://www.w3.org/2005/Atom"
ATOM = f"{{{_NAMESPACE}}}"
"""Stands before the name of each element of a feed that is read."""
# The namespace of our ids. Never change it: every reader's program would show all items as new.
_IDS = uuid.UUID("73aafb50-12d2-55a6-a752-479ea1e444ab")
_MOST = 100
"""Programs that fetch the feed daily need no more, and it stays small however many campaigns there are."""


def feed_files(site: SiteView) -> Iterator[OutputFile]:
    """The feed; none while there is no news: Atom wants to know when something last changed."""
    if not site.news:
        return
    whose = {view.id: whose_vi(view, site) for view in site.campaigns}
    content = feed_bytes(site.news[:_MOST], site.portal, site.site_url, whose)
    yield OutputFile(site_map.FEED, content, "campaigns/")


def feed_bytes(
    items: Sequence[News],
    portal: Portal,
    site_url: str | None = None,
    whose: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """The feed of at least one item, the newest first; `site_url`: where the portal is, if that is known.

    `whose`: whose plan it is, by the campaign's code, "" for the owner's own.
    """
    entries = (_told(item, whose.get(item.campaign.id, "")) for item in items)
    named = f"Tin mới: {portal.name}, {portal.owner}"
    return atom(
        named, portal.owner, portal.issuing_body, (site_map.FEED, site_map.NEWS), entries, site_url=site_url
    )


class FeedEntry(NamedTuple):
    """One item of a feed; `key` tells it from every other item of the feed's owner."""

    key: str
    day: date
    title: str
    address: str
    summary: str


def atom(  # noqa: PLR0913 - what a feed says of itself
    title: str,
    owner: str,
    code: str,
    addresses: tuple[str, str],
    entries: Iterable[FeedEntry],
    *,
    site_url: str | None = None,
) -> bytes:
    """A feed of at least one entry, the newest first.

    `code`: the owner's, of which ids are made; `addresses`: the feed's own and its page's.
    """
    entries = tuple(entries)
    here, page = addresses
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "vi"})
    _add(feed, "id", _id(code, ""))
    _add(feed, "title", title)
    _add(feed, "updated", _moment(entries[0].day))
    _add(ET.SubElement(feed, "author"), "name", owner)
    root = site_url or site_map.root_of(here)
    _link(feed, "self", root + here, "application/atom+xml")
    _link(feed, "alternate", root + page, "text/html")
    for entry in entries:
        _entry(feed, entry, code, root)
    ET.indent(feed, " ")
    content: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _told(item: News, whose: str) -> FeedEntry:
    said, basis = news_vi(item), news_basis_vi(item)
    told = f"{said} ({basis})" if basis else said
    title = f"{item.campaign.short_title}: {said}"
    return FeedEntry(item.key, item.day, title, item.address, f"{whose}. {told}" if whose else told)


def _entry(feed: ET.Element, told: FeedEntry, code: str, root: str) -> None:
    entry = ET.SubElement(feed, "entry")
    _add(entry, "id", _id(code, told.key))
    _add(entry, "title", told.title)
    _add(entry, "published", _moment(told.day))
    _add(entry, "updated", _moment(told.day))
    _link(entry, "alternate", root + told.address, "text/html")
    _add(entry, "summary", told.summary)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})


def _id(code: str, key: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_IDS, f'{code}/{key}')}"


def _moment(day: date) -> str:
    """The beginning of the day in Việt Nam."""
    return f"{day.isoformat()}T00:00:00+07:00"
