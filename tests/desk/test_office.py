"""What the desk keeps of the portal from one answer to the next changes nothing of what it knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import campaign_data, write_campaign

from generator.checking import Kept, check
from generator.load.ledger import KEY_BYTES
from generator.project import Project


def edited(name: str, before: str, after: str) -> Callable[[Project], None]:
    def edit(project: Project) -> None:
        path = project.root / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    return edit


def with_key(project: Project) -> None:
    project.ledger_key.parent.mkdir(exist_ok=True)
    project.ledger_key.write_bytes(b"k" * KEY_BYTES)


CHANGES = {
    "a campaign": edited("campaigns/thu/campaign.yml", "Phong trào thử", "Phong trào mới"),
    "a campaign spoilt": edited("campaigns/thu/campaign.yml", '"title"', '"titel"'),
    "its plan": edited("campaigns/thu/plan.txt", "Thử cổng", "Thử cổng mới"),
    "a registry": edited("campaigns/_shared/awards.yml", "giay-khen-xa", "giay-khen-khac"),
    "the owner": edited("mkdocs.yml", "issuing_body: ubnd-xa-thu", "issuing_body: ubnd-xa-khac"),
    "another campaign": lambda project: write_campaign(project.root, campaign_data(id="moi")) and None,
    "one in other letters": lambda project: write_campaign(project.root, campaign_data(id="THU")) and None,
    "the key of the ledgers": with_key,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_check_that_goes_on_from_the_one_before_says_what_a_fresh_one_says(
    project: Project, change: str
) -> None:
    kept = Kept()
    write_campaign(project.root, campaign_data(id="hai"))
    check(project, kept=kept)
    was = kept.read["hai"]
    CHANGES[change](project)
    again, fresh = check(project, kept=kept), check(project)
    assert again.problems == fresh.problems
    assert [case.campaign for case in again.campaigns] == [case.campaign for case in fresh.campaigns]
    assert [case.own for case in again.campaigns] == [case.own for case in fresh.campaigns]
    keys = [case.files and case.files.key for case in fresh.campaigns]
    assert [case.files and case.files.key for case in again.campaigns] == keys
    if change in ("a campaign", "its plan"):
        assert kept.read["hai"] is was, "what is the same is not read again"
