"""Units by what people call them, for search and unit box alike: both ask the same words the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.derive import site_map
from generator.derive.units.views import UnitView
from generator.export.search.words import ANY_NUMBER
from generator.wording.answers.units import excluding_vi
from generator.wording.called import CALLED, Called


def called_units(units: Sequence[UnitView], campaigns: Mapping[str, int]) -> dict[str, Any]:
    """The units and the kinds that they are of, for the browser; units and campaigns stand by their numbers.

    `units`: address, name, body, whether the owner's, the campaigns that concern it, and those that do not
    consider it, with the clause; `kinds`: label, phrases, units; `rest`: where units find themselves that no
    plan names. Where many units share a page, its names
    are a kind of their own.
    """
    ordered = sorted(units, key=lambda unit: (unit.sample, not unit.own))
    places = {unit.code: place for place, unit in enumerate(ordered)}
    real = [unit for unit in ordered if not unit.sample]
    kinds = [
        (each.label, _phrases(each), [places[unit.code] for unit in real if each.holds(unit.unit)])
        for each in CALLED
    ]
    named = [(unit.unit.name, _names(unit), [places[unit.code]]) for unit in ordered if _names(unit)]
    return {
        "units": [
            [
                site_map.unit_address(unit.code),
                unit.unit.name,
                unit.body.short_name,
                int(unit.own),
                [campaigns[each.view.id] for each in unit.campaigns],
                [[campaigns[each.view.id], excluding_vi(each)] for each in unit.campaigns if each.excluded],
            ]
            for unit in ordered
        ],
        "kinds": [*named, *kinds],
        "rest": f"{site_map.UNITS}#don-vi-khac",
    }


def _phrases(kind: Called) -> list[str]:
    """What people say, and what the kind is called in a sentence."""
    return list(dict.fromkeys([*kind.words.split(", "), *([kind.label] if kind.label else [])]))


def _names(unit: UnitView) -> list[str]:
    """How registries call it besides; any number where they leave one open."""
    return [each.replace("*", ANY_NUMBER) for each in (*unit.unit.instances, *unit.unit.other_names)]
