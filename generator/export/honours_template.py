"""The workbook that staff fill in for a decision.

Its columns are those the importer reads and the portal shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.export.template_words import AWARD, HONORIFIC, UNIT, rules
from generator.memory import remembered
from generator.model.campaign import Campaign
from generator.model.registry import Known
from generator.validate.rolls.lookup import Units


def template_workbook(campaign: Campaign, known: Known) -> bytes:
    """The XLSX for a campaign's lists: rules, one sheet for each kind of candidate, the lists of choices.

    The sheets with rules and choices are no data; the importer skips them by name.
    """
    guide_lines, offered = tuple(rules(campaign)), tuple(_choices(campaign, known))
    made_of = (json.dumps([guide_lines, offered]),)

    def make() -> bytes:
        from generator.export.honours_workbook import honours_workbook  # openpyxl is slow to import

        return honours_workbook(guide_lines, dict(offered))

    return remembered("honours template", made_of, make)


def _choices(campaign: Campaign, known: Known) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the drop-downs offer. Nobody's unit is a group: its pattern shows how a member is written."""
    units = Units(campaign, known).units.values()
    yield AWARD.choices, tuple(dict.fromkeys(award.heading for award in campaign.awards))
    yield UNIT.choices, tuple(dict.fromkeys(unit.name for unit in units if unit.kind == "single"))
    yield HONORIFIC.choices, ("Ông", "Bà")
    patterns = [text.replace("*", "…") for unit in units for text in unit.instances]
    yield "Cách ghi đơn vị thuộc nhóm", tuple(dict.fromkeys(patterns))
