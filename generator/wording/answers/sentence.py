"""An answer, and what every answer is made with: the clause it rests on, the page that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.citing import cited
from generator.derive import site_map
from generator.derive.views import CampaignView


class Due(NamedTuple):
    """What is said of a day: until it is over, and then; `last` None where no day is known."""

    ahead: str
    over: str
    last: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence, the page that shows it, and the clause it rests on; `known`: whether the plan says it.

    `dues` in place of the sentence, where it changes with the reader's day.
    """

    text: str
    address: str
    clause: str = ""
    known: bool = True
    dues: tuple[Due, ...] = ()


def clause_of(*sections: str | None) -> str:
    """Places of the plan as officials cite them, each once."""
    return "; ".join(dict.fromkeys(cited(each) for each in sections if each))


def page_of(view: CampaignView, step: str, anchor: str = "") -> str:
    """The address of a campaign's part, or of a place within it."""
    return site_map.campaign_address(view.id, step) + (f"#{anchor}" if anchor else "")


def left_open(view: CampaignView, step: str, what: str) -> Answer:
    """That a plan does not say this."""
    return Answer(f"Kế hoạch không ghi {what}.", page_of(view, step), known=False)
