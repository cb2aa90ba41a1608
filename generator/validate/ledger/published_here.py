"""Against what this machine has published: states that ledger and campaign file have both lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.load.honours_folder import HonourFiles
from generator.load.ledger import NAME
from generator.load.published_here import Reached
from generator.problems import Source
from generator.validate.finding import Finding


def lost_states(
    published: Mapping[tuple[str, str], Reached] | None,
    shown_as: str,
    files: Mapping[str, HonourFiles],
    told: Collection[str],
) -> Iterator[Finding]:
    """H51. H71: the record cannot be read (None). `files` by campaign; `told`: those with errors already."""
    if published is None:
        yield Finding("H71", Source(shown_as))
        return
    for (campaign, code), reached in published.items():
        found = files.get(campaign)
        chain = found.ledger.decisions.get(code, ()) if found else ()
        if campaign in told or reached.holds(chain):
            continue
        has = "sổ có mã khác ở lần ấy" if len(chain) >= reached.states else f"sổ chỉ có {len(chain):02} lần"
        if found is None:
            has = "không còn thư mục ấy"
        place = Source("campaigns" if found is None else f"{found.folder}/{NAME}")
        facts = {"campaign": campaign, "code": code, "count": f"{reached.states:02}", "found": has,
                 "head": reached.head[:8]}  # fmt: skip
        yield Finding("H51", place, facts)
