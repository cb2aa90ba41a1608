"""What is new, as an Atom feed (RFC 4287).

Links are relative to the feed, so that the same file works wherever the portal lies, or whole where
mkdocs.yml says where that is. Ids are UUIDs made from what an item is: they stay the same on every host and
in every build.
"""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from generator.derive import site_map
from generator.derive.news import News
from generator.derive.views import SiteView
from generator.model.registry import Portal
from generator.output import OutputFile
from generator.wording.schedule import news_basis_vi, news_vi
from generator.wording.standing import whose_vi

_ATOM = "http://www.w3.org/2005/Atom"
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
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    _add(feed, "id", _id(portal, ""))
    _add(feed, "title", f"Tin mới: {portal.name}, {portal.owner}")
    _add(feed, "updated", _moment(items[0].day))
    _add(ET.SubElement(feed, "author"), "name", portal.owner)
    root = site_url or site_map.root_of(site_map.FEED)
    _link(feed, "self", root + site_map.FEED, "application/atom+xml")
    _link(feed, "alternate", root + site_map.NEWS, "text/html")
    for item in items:
        _entry(feed, item, portal, root, whose.get(item.campaign.id, ""))
    ET.indent(feed, " ")
    content: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _entry(feed: ET.Element, item: News, portal: Portal, root: str, whose: str) -> None:
    entry = ET.SubElement(feed, "entry")
    said, basis = news_vi(item), news_basis_vi(item)
    _add(entry, "id", _id(portal, item.key))
    _add(entry, "title", f"{item.campaign.short_title}: {said}")
    _add(entry, "published", _moment(item.day))
    _add(entry, "updated", _moment(item.day))
    _link(entry, "alternate", root + item.address, "text/html")
    told = f"{said} ({basis})" if basis else said
    _add(entry, "summary", f"{whose}. {told}" if whose else told)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})


def _id(portal: Portal, key: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_IDS, f'{portal.issuing_body}/{key}')}"


def _moment(day: date) -> str:
    """The beginning of the day in Việt Nam."""
    return f"{day.isoformat()}T00:00:00+07:00"
