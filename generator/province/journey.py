"""The whole run of a province: every portal's data, the tasks that are not done yet, what is published."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from distributed import Client

from generator.memory import digest
from generator.output import packed
from generator.problems import Problem, Source, UsageError, problem
from generator.province.cascade import Cascade, cascades, interchanged
from generator.province.cluster import results, usual_jobs, workers
from generator.province.fetching import fetch
from generator.province.keeping import PublishedPortal, Results, read_record, write_record
from generator.province.merge import CommunePortal, merged
from generator.province.order import Order, Result, What
from generator.province.pages import province_pages, write_files
from generator.province.parts import BUILT
from generator.province.publishing import COMMUNES, place_of, publish, record_of
from generator.province.reading import OWN, PortalPlace, ProvinceRead
from generator.province.snapshot import Snapshot, Unfit, sha256_of
from generator.publishing.manifest import paths_below
from generator.publishing.swap import alone


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a run; `jobs` 0: as many as this machine has cores; `offline`: for a disk.

    `others`: where else portals of the same province may lie.
    """

    what: What
    day: date
    out: Path
    jobs: int = 0
    scheduler: str | None = None
    offline: bool = False
    others: tuple[Path, ...] = ()


class PortalOutcome(NamedTuple):
    """What became of a portal.

    `known`: it was done before; `problem`: why its data could not be had; `left_out`: links that were passed
    over; `data`: the hash of its data, "" where there is none.
    """

    place: PortalPlace
    result: Result
    key: str = ""
    data: str = ""
    known: bool = False
    problem: Problem | None = None
    left_out: tuple[str, ...] = ()


Tell = Callable[[PortalOutcome], None]


class Run:
    """A run as it goes on."""

    def __init__(self, read: ProvinceRead, wish: Wish, tell: Tell) -> None:
        """Nothing is done yet; `tell` is called for each portal as soon as it is."""
        self._read, self._wish, self._tell = read, wish, tell
        self.place = place_of(wish.out)
        self.kept = Results(self.place.beside / "results")
        self.outcomes: dict[str, PortalOutcome] = {}
        """What became of each portal, by its code."""
        self._joined, self._scratch, self._copies = (
            self.place.beside / name for name in ("joined", "scratch", "git")
        )
        self.cascades: tuple[Cascade, ...] = ()
        self.interchanged: tuple[Problem, ...] = ()
        """How the communes carry out the province's plans, as far as both are known."""
        self._parts: dict[str, dict[str, Any]] = {}
        self._data: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.taken_down: dict[str, PortalPlace] = {}
        """Portals that no longer lie in DIR: they could not be built, and withhold a name since."""
        self.dropped: list[str] = []
        """Codes of portals that no longer lie in DIR, as province.yml names them no more."""
        self.stale: list[Path] = []
        """Of the other places those that name whom a commune withholds since."""

    def go(self) -> None:
        """Do what is asked; what was to be built lies in DIR afterwards."""
        self.place.beside.mkdir(parents=True, exist_ok=True)
        with alone(self.place.beside), ExitStack() as stack:
            for left in (self._joined, self._scratch, self._copies):  # of a run that was killed
                shutil.rmtree(left, ignore_errors=True)
            stack.callback(shutil.rmtree, self._joined, ignore_errors=True)
            client = _Late(self._wish, self._scratch, len(self._read.places), stack)
            communes = [place for place in self._read.places if place.code]
            own = [place for place in self._read.places if not place.code]
            wanted = [(place, self._wish.what) for place in communes]
            self._do([*wanted, *((place, "check") for place in own)], client)  # its plans, while others build
            self._compare(communes)
            if self._wish.what == "build":
                if OWN in self._parts:
                    self._do([(place, "build") for place in own], client, self._pages(communes))
                self._publish()
                self._forget()

    def _do(
        self,
        wanted: Iterable[tuple[PortalPlace, What]],
        client: _Late,
        added: Mapping[str, bytes] | None = None,
    ) -> None:
        """Let the portals be done whose results are not known from before."""
        by_code = {place.code: (place, what) for place, what in wanted}
        orders = self._orders(by_code.values(), added or {})
        first = next(orders, None)
        if first is None:
            return
        for order, result in results(client.started(), chain([first], orders)):
            self._note(by_code[order.code][0], order, result)

    def _orders(
        self, wanted: Iterable[tuple[PortalPlace, What]], added: Mapping[str, bytes]
    ) -> Iterator[Order]:
        """What is left to be done; a portal's data is read only when its turn has come."""
        for place, what in wanted:
            try:
                snapshot = fetch(place.address, self._copies)
            except Unfit as why:
                self._refuse(place, why)
                continue
            self._data[place.code] = (snapshot.digest, snapshot.left_out)
            order = self._order(place, what, snapshot, added)
            known = self.kept.find(order.key) if what == "build" else None
            if known is None:
                yield order
            else:
                self._note(place, order, known, known=True)

    @property
    def address(self) -> str:
        """Where the province's portal will be, ending with "/"; "" where that is not known, or on a disk."""
        province = self._read.province
        if self._wish.offline or province is None or not province.site_url:
            return ""
        return f"{province.site_url.rstrip('/')}/"

    def _order(self, place: PortalPlace, what: What, snapshot: Snapshot, added: Mapping[str, bytes]) -> Order:
        province, top = self._read.province, self.address
        return Order(
            what=what,
            code=place.code,
            site_url=f"{top}{COMMUNES}/{place.code}/" if top and place.code else top,
            day=self._wish.day.isoformat(),
            minutes=province.minutes if province else 0,
            data=snapshot.packed(),
            added=packed(sorted(added.items())) if added else b"",
            beside=self._beside_hash() if added else "",
            offline=self._wish.offline,
        )

    def _beside_hash(self) -> str:
        """A hash of the province's files on all its communes."""
        paths = sorted(paths_below(self._joined))
        return digest(part for path in paths for part in (path, sha256_of(self._joined / path))).hex()

    def _refuse(self, place: PortalPlace, why: Unfit) -> None:
        document = self._read.document
        at = document.place(place.steps) if document else Source("")
        found = problem("V04", at, whose=place.called, reason=why.reason, remedy=why.remedy)
        self._tell_of(PortalOutcome(place, Result(failed=True, said=""), problem=found))

    def _note(self, place: PortalPlace, order: Order, result: Result, *, known: bool = False) -> None:
        if not result.failed:
            part = json.loads(result.part)
            self._parts[place.code] = {name: said for name, said in part.items() if name not in BUILT}
        if not known and not result.failed and result.archive:
            result = self.kept.keep(order.key, result, self._joined if order.added else None)
        if order.what != self._wish.what and not result.failed:
            return  # the province's plans alone, before its portal is built
        data, left_out = self._data[place.code]
        result = replace(result, part=b"{}")
        self._tell_of(PortalOutcome(place, result, order.key, data, known, left_out=left_out))

    def _tell_of(self, outcome: PortalOutcome) -> None:
        self.outcomes[outcome.place.code] = outcome
        self._tell(outcome)

    def _compare(self, communes: Iterable[PortalPlace]) -> None:
        own = self._parts.get(OWN, {})
        parts = {place.code: self._parts.get(place.code) for place in communes}
        self.cascades = cascades(self._read, own, parts, self._wish.day)
        self.interchanged = interchanged(self._read, parts)

    def _pages(self, communes: Iterable[PortalPlace]) -> dict[str, bytes]:
        """The province's pages on all its communes, by their paths; its files on them are written down."""
        there = dict(self._published(read_record(record_of(self.place))))
        portals = (self._portal(place, there.get(place.code)) for place in communes)
        scratch = self._joined / "scratch"
        scratch.mkdir(parents=True)
        joined = merged(portals, self._wish.day, self._joined, scratch)
        scratch.rmdir()
        write_files(self._read, joined, self.address, offline=self._wish.offline)
        return province_pages(self._read, joined, self.cascades, self._wish.day)

    def _portal(self, place: PortalPlace, published: PublishedPortal | None) -> CommunePortal:
        """What a commune's portal tells as it will lie in DIR, new or as before."""
        known = self.kept.find(published.key) if published else None
        if known is None or published is None:
            return CommunePortal(place, None, None)
        return CommunePortal(place, known.part, date.fromisoformat(published.day))

    def _publish(self) -> None:
        before = read_record(record_of(self.place))
        after = dict(self._published(before))
        if not after:  # nothing could be built, nothing was there
            return
        self.dropped = sorted(before.keys() - self.outcomes.keys())
        publish(self.place, before, after, self.kept)
        write_record(record_of(self.place), after)
        self.kept.forget_all_but(each.key for each in after.values())

    def _forget(self) -> None:
        """Delete the results of other places that name whom a commune withholds since."""
        for place in map(place_of, self._wish.others):
            there = read_record(record_of(place))
            if any(
                not set(outcome.result.withheld) <= set(there[code].withheld)
                for code, outcome in self.outcomes.items()
                if code in there
            ):
                self.stale.append(place.target)
                with suppress(UsageError), alone(place.beside):  # else it is being built anew
                    Results(place.beside / "results").forget_all_but(())

    def _published(self, before: Mapping[str, PublishedPortal]) -> Iterator[tuple[str, PublishedPortal]]:
        """What is to lie in DIR: what was built, and of what could not be built what lies there."""
        for code, outcome in self.outcomes.items():
            result = outcome.result
            if not result.failed:
                day = self._wish.day.isoformat()
                yield code, PublishedPortal(outcome.key, result.sha256, day, outcome.data, result.withheld)
            elif code in before and set(result.withheld) <= set(before[code].withheld):
                yield code, before[code]
            elif code in before:
                self.taken_down[code] = outcome.place


class _Late:
    """Workers that are started when the first task is there."""

    def __init__(self, wish: Wish, scratch: Path, most: int, stack: ExitStack) -> None:
        """At `most` so many processes; `stack` ends them."""
        self._start = partial(workers, min(wish.jobs or usual_jobs(), most), wish.scheduler, scratch)
        self._stack = stack
        self._client: Client | None = None

    def started(self) -> Client:
        """Whoever does the tasks."""
        if self._client is None:
            self._client = self._stack.enter_context(self._start())
        return self._client
