"""Which section tells which part: headings handed down a plan's tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.importing.meaning.known import award_title
from generator.importing.meaning.structure.parts import Heading, Part, heading_of, is_sentence
from generator.importing.meaning.structure.tree import Node

_OF_REWARDS = frozenset((
    Part.REWARDS, Part.AWARD_FORMS, Part.AWARD_SUBJECTS, Part.PRINCIPLES, Part.CRITERIA, Part.QUOTAS,
    Part.DOSSIERS, Part.SUBMISSION, Part.PROCEDURES, Part.PRIZES, Part.FUNDING,
))  # fmt: skip
_OFFERS = frozenset((Part.REWARDS, Part.AWARD_FORMS, Part.CRITERIA, Part.AWARD_SUBJECTS))


@dataclass(frozen=True, slots=True)
class Told:
    """What a section tells: `part` None where nobody could say, `doubtful` where its heading names several.

    `body` is what stands below it and is not told elsewhere; `rest` the words behind the heading's colon.
    `counts`: a heading here or around it names the numbers of rewards beside something else; `below`: the
    words of the section around, where they are no heading ("1. Sơ kết (năm 2028)").
    """

    part: Part | None
    node: Node
    heading: Heading | None
    body: tuple[Node, ...]
    doubtful: bool = False
    counts: bool = False
    below: str = ""

    @property
    def rest(self) -> str:
        """The words behind the heading's colon."""
        return self.heading.rest if self.heading else ""


Parts = Mapping[Part | None, Sequence[Told]]
"""The sections of a plan by what they tell, each part's in the order of the text."""


def told_by(sections: Sequence[Node]) -> Iterator[Told]:
    """Every section with what it tells, in the order of the text."""
    for section in sections:
        yield from _told(section, (), of_rewards=False)


def _told(
    node: Node, around: tuple[Part, ...], *, of_rewards: bool, counts: bool = False, below: str = ""
) -> Iterator[Told]:
    heading = heading_of(node, of_rewards=of_rewards)
    parts = heading.parts if heading else around
    counts = (counts and heading is None) or (Part.QUOTAS in parts and parts[0] is not Part.QUOTAS)
    of_rewards = of_rewards or not _OF_REWARDS.isdisjoint(parts)
    if heading is None and is_award(node) and not _OFFERS.isdisjoint(around):
        yield Told(Part.REWARDS, node, None, tuple(node.children), counts=counts, below=below)
        return
    own: list[Node] = []
    apart: list[Told] = []
    for child in node.children:
        if child.opens and _stands_alone(child, parts, of_rewards=of_rewards):
            said = "" if heading else node.text
            apart += _told(child, parts, of_rewards=of_rewards, counts=counts, below=said)
        else:
            own.append(child)
    # What only stands around sections of their own ("NHỮNG QUY ĐỊNH CHUNG") tells nothing itself.
    tells_nothing = not parts and not is_sentence(node.text)
    if own or not apart or (heading.rest if heading else not tells_nothing):
        several = len(parts) > 1
        yield Told(
            parts[0] if parts else None,
            node,
            heading,
            tuple(own),
            doubtful=several,
            counts=counts,
            below=below,
        )
    yield from apart


def _stands_alone(child: Node, parts: tuple[Part, ...], *, of_rewards: bool) -> bool:
    """Whether a section below has a heading of its own, or one below it has, or it tells of one award."""
    heading = heading_of(child, of_rewards=of_rewards)
    if heading and not (of_rewards and _is_occasion(child, heading)):
        return True
    if not _OFFERS.isdisjoint(parts) and is_award(child):
        return True
    return any(_stands_alone(each, parts, of_rewards=of_rewards) for each in child.sections) and not is_award(
        child
    )


def _is_occasion(node: Node, heading: Heading) -> bool:
    """Whether a section among the rewards is no summing up but says what is given then."""
    return heading.parts == (Part.SUMMARY,) and any(_names_award(each.text) for each in node.children)


def _names_award(text: str) -> bool:
    return award_title(text) is not None or _ASKS_FOR.match(text) is not None


_ASKS_FOR = re.compile(r"(?:Đề nghị|Trình)\b.*\btặng\b")


def is_award(node: Node) -> bool:
    """Whether a section tells of one award: it is named at its head."""
    title = node.text.partition(":")[0]
    return award_title(title) is not None and len(title) < 200
