"""`thidua honours publish`: the ledger's next states, and what they take out of the earlier ones."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from generator.load.honours_folder import HonourFiles
from generator.load.ledger import Ledger, SealedRow, State, Used, head_of, sealed
from generator.model.campaign import Campaign
from generator.model.decision import Correction
from generator.model.honour import Honour, Rolls
from generator.model.registry import Award
from generator.validate.ledger.seals import (
    changed_facts,
    fact_seal,
    facts_of,
    initials_mark,
    is_sealed,
    key_name,
    mark,
    marks_in,
    row_seal,
    unused,
)

_SALT_BYTES, _HASH_BYTES = 16, 32


@dataclass(frozen=True, slots=True)
class Publication:
    """The ledger after publishing: how many rows are new or corrected in it, which ones it now withholds."""

    ledger: Ledger
    added: int
    changed: int
    withheld: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """The day on which something becomes public, and the key of the marks."""

    day: str
    key: bytes

    @property
    def key_name(self) -> str:
        """By which a state tells which key made its marks."""
        return key_name(self.key)

    def entry(self, code: str, row: Honour) -> SealedRow:
        """A row sealed anew."""
        salt = _salt()
        seal = row_seal(salt, code, row)
        return SealedRow(seal, mark(self.key, row.name), salt, initials_mark(self.key, row.name))


def written_down(
    campaign: Campaign, rolls: Rolls, files: HonourFiles, awards: Mapping[str, Award], today: Today
) -> Publication:
    """One state more for every decision of which something is new; no state leaves. `awards`: all by code.

    New and corrected rows are sealed, corrections used up; of withheld rows no salt and no document stays. A
    corrected row keeps the day on which it became public: that of its first state. New is also a fact that
    the last state did not seal: earlier versions knew fewer.
    """
    ledger = files.ledger if files.ledger.version > 1 else _migrated(files.ledger, rolls, today)
    chains = dict(ledger.decisions)
    added = changed = 0
    withheld: list[str] = []
    for decision in campaign.decisions:
        code = decision.code
        if code not in rolls:
            continue
        known = ledger.rows(code)
        fresh = unused(campaign, code, ledger.used(code))
        rows = [
            row
            for row in rolls[code]
            if row.id not in known or not is_sealed(ledger, code, row, known[row.id])
        ]
        facts = facts_of(campaign, decision, rolls[code], awards, files.signed)
        states = chains.get(code, ())
        if rows or fresh or not states or _says_more(states[-1], code, facts):
            state = _state(rows, fresh, code, facts, today)
            chains[code] = (*states, _chained(code, states, state))
        added += sum(row.id not in known for row in rows)
        changed += sum(row.id in known for row in rows)
        withheld += [f"{code}/{each.row}" for each in fresh if each.kind == "withheld"]
    gone = _names_gone(chains)
    kept = {code: _without_withheld(code, states, gone, today.key) for code, states in chains.items()}
    return Publication(Ledger(kept), added, changed, tuple(withheld))


def _says_more(state: State, code: str, facts: Mapping[str, str]) -> bool:
    """Whether there are facts that the state did not seal, or sealed otherwise."""
    return not facts.keys() <= state.facts.keys() or bool(changed_facts(state, code, facts))


class Earlier(NamedTuple):
    """Something that was there before it can be written down: what it is, in words, and its day."""

    what: str
    day: date


def too_early(campaign: Campaign, files: HonourFiles, made: Publication) -> Iterator[Earlier]:
    """What the new states are older than: their decision, a correction they use, the state before them."""
    for decision in campaign.decisions:
        code = decision.code
        states = made.ledger.decisions.get(code, ())
        before = len(files.ledger.decisions.get(code, ()))
        if len(states) <= before:
            continue
        new = states[-1]
        days = [Earlier(f"ngày ký quyết định {decision.number}", decision.date)]
        days += [
            Earlier(
                f"văn bản của mục {each.kind} ({each.row or 'quyết định'} của {code})",
                date.fromisoformat(each.day),
            )
            for each in new.corrections
        ]
        if before:
            days.append(Earlier(f"lần ghi sổ trước của {code}", date.fromisoformat(states[-2].day)))
        yield from (each for each in days if new.day < each.day.isoformat())


def _state(
    rows: Sequence[Honour], fresh: Sequence[Correction], code: str, facts: Mapping[str, str], today: Today
) -> State:
    salt = _salt()
    return State(
        day=today.day,
        rows={row.id: today.entry(code, row) for row in rows},
        facts={name: fact_seal(salt, code, name, value) for name, value in facts.items()},
        salt=salt,
        corrections=tuple(map(_used, fresh)),
        key=today.key_name,
    )


def _used(correction: Correction) -> Used:
    salt, document = _salt(), correction.decided_by
    day = correction.date.isoformat()
    return Used(correction.row or "", correction.kind, day, sealed(salt, document), document, salt)


def _chained(code: str, before: Sequence[State], state: State) -> State:
    return replace(state, head=head_of(code, before[-1].head if before else "", state))


def _names_gone(chains: Mapping[str, tuple[State, ...]]) -> frozenset[str]:
    """The marks of all names that are withheld."""
    ledger = Ledger(chains)
    return frozenset(
        entry.mark
        for code, states in chains.items()
        for withheld in [ledger.withheld(code)]
        for state in states
        for row, entry in state.rows.items()
        if entry.mark and row in withheld
    )


def _without_withheld(
    code: str, states: Sequence[State], names: frozenset[str], key: bytes
) -> tuple[State, ...]:
    """The same chain, in which nothing can confirm a guess at a withheld name any more.

    Facts that were superseded lose their salt too: a subject may have named the person. So do documents of
    other rows that name one of these `names`.
    """
    gone = Ledger({code: tuple(states)}).withheld(code)
    if not names and not gone:
        return tuple(states)
    return tuple(
        replace(
            state,
            rows={
                row: replace(entry, salt="") if row in gone else entry for row, entry in state.rows.items()
            },
            salt=state.salt if state is states[-1] or not gone else "",
            corrections=tuple(
                replace(each, document="", salt="")
                if each.row in gone or not names.isdisjoint(marks_in(key, each.document))
                else each
                for each in state.corrections
            ),
        )
        for state in states
    )


def _migrated(before: Ledger, rolls: Rolls, today: Today) -> Ledger:
    """A ledger of version 1 as chains: what still stands as it was is sealed anew, the rest becomes random.

    Its hashes could be guessed, so none of them is kept; a name that nobody knows any more has no mark.
    """
    chains: dict[str, tuple[State, ...]] = {}
    for code, states in before.decisions.items():
        now = {row.id: row for row in rolls.get(code, ())}
        chain: tuple[State, ...] = ()
        for state in states:
            rows = {}
            for row, entry in state.rows.items():
                stands = row in now and is_sealed(before, code, now[row], entry)
                rows[row] = (
                    today.entry(code, now[row]) if stands else SealedRow(secrets.token_hex(_HASH_BYTES))
                )
            chain = (*chain, _chained(code, chain, replace(state, rows=rows, key=today.key_name)))
        chains[code] = chain
    return Ledger(chains)


def _salt() -> str:
    return secrets.token_hex(_SALT_BYTES)
