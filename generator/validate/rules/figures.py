"""Figures: a quota's numbers and an indicator's value beside their words, and lines that fit each other."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from generator.model.plan.quota import KINDS, Quota
from generator.model.walk import part_at
from generator.problems import Steps
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule
from generator.validate.spelled import numbers_in

_FIGURE = r"\d+(?:[.,]\d+)*"
_SHORT = {"hộ gia đình": "hộ"}  # plans write "02 hộ" as well
_AT_MOST = re.compile(r"không (?:quá|vượt)|tối đa", re.IGNORECASE)
_SHOWN = 80  # characters of the wording


def quotas_differ_from_words(case: Case) -> Iterator[Finding]:
    """A number of a quota that its own wording does not have, or "exactly" where the plan says "no more"."""
    for index, quota in enumerate(case.campaign.quotas):
        for at, number, behind in _numbers(quota):
            yield from _compared(("quotas", index, *at), number, quota.wording, behind)
        if quota.strictness == "exactly" and _AT_MOST.search(quota.wording):
            yield Finding("Q06", ("quotas", index, "strictness"), {"wording": _short(quota.wording)})


def measures_differ_from_words(case: Case) -> Iterator[Finding]:
    """The value of an indicator that the statement which holds it does not have; 0 needs no figure."""
    for name, at, _ in case.values.texts:
        if name == "subject" and at[-3:-2] == ("measures",):
            measure, statement = (part_at(case.campaign, at[:-back]) for back in (1, 3))
            said = f"{statement.title or ''} {statement.text} {statement.applies_to or ''}".strip()
            if measure.value:
                yield from _compared((*at[:-1], "value"), measure.value, said, "")


def _numbers(quota: Quota) -> Iterator[tuple[Steps, float, str]]:
    """Every number of a quota: its place, and how what it counts stands behind it in words."""
    for name, kind in KINDS.items():
        number = getattr(quota, name)
        if number is not None:
            yield (name,), number, rf"\s+{_SHORT.get(kind.term, kind.term)}"
        least = getattr(quota.minimum, name, None)
        if least is not None:
            yield ("minimum", name), least, ""
        share = getattr(quota.percentage, name, None)
        if share is not None:
            # "10% tập thể, 5% cá nhân" says which is whose; "không quá 10%" does not.
            whose = rf"\s*%\s+(?:(?:tổng\s+)?số\s+)?{_SHORT.get(kind.term, kind.term)}"
            named = re.search(rf"\d{whose}", quota.wording, re.IGNORECASE)
            yield ("percentage", name), share, whose if named else r"\s*%"


def _compared(at: Steps, number: float, wording: str, behind: str) -> Iterator[Finding]:
    if number not in _borne_out(wording, behind, number):
        facts = {"found": f"{number:g}".replace(".", ","), "wording": _short(wording)}
        yield Finding("Q05", at, facts)


def _borne_out(wording: str, behind: str, default: float) -> set[float]:
    """The numbers that the words have, in figures or spelt out; `default` where there is no figure at all.

    Where figures stand right before the words `behind` ("02 cá nhân"), only these count.
    """
    nearest = re.findall(rf"({_FIGURE}){behind}(?!\w)", wording, re.IGNORECASE) if behind else []
    if nearest:
        return _values(nearest)
    figures = re.findall(_FIGURE, wording)
    return _values(figures) | set(map(float, numbers_in(wording))) if figures else {default}


def _values(figures: list[str]) -> set[float]:
    """What figures can mean: "97,5" a fraction, "1.000" a thousand or, as some write it, one."""
    whole = {float(re.sub("[.,]", "", figure)) for figure in figures}
    return whole | {
        float(figure.replace(",", ".")) for figure in figures if len(re.findall("[.,]", figure)) < 2
    }


def _short(wording: str) -> str:
    return textwrap.shorten(wording, _SHOWN, placeholder=" …")


def instance_without_name(case: Case) -> Iterator[Finding]:
    """A count per instance that does not say of what."""
    for index, quota in enumerate(case.campaign.quotas):
        if quota.per == "instance" and quota.instance is None:
            yield Finding("Q03", ("quotas", index, "per"), {"code": quota.code})


def override_of_other_award(case: Case) -> Iterator[Finding]:
    """A "riêng đối với" line that replaces a line of another award."""
    awards = {quota.code: quota.award for quota in case.campaign.quotas}
    for index, quota in enumerate(case.campaign.quotas):
        for place, code in enumerate(quota.overrides):
            if awards.get(code, quota.award) != quota.award:
                facts = {"code": quota.code, "found": code}
                yield Finding("Q04", ("quotas", index, "overrides", place), facts)


def minimum_above_maximum(case: Case) -> Iterator[Finding]:
    """A line that asks for more than it allows, or for what it gives no number of."""
    for index, quota in enumerate(case.campaign.quotas):
        for name in KINDS if quota.minimum else ():
            least, most = getattr(quota.minimum, name), getattr(quota, name)
            if least is not None and (most is None or least > most):
                facts = {"found": least, "most": "chưa ghi" if most is None else most, "key": name}
                yield Finding("Q07", ("quotas", index, "minimum", name), facts)


RULES: tuple[Rule[Case], ...] = (
    quotas_differ_from_words,
    measures_differ_from_words,
    instance_without_name,
    override_of_other_award,
    minimum_above_maximum,
)
