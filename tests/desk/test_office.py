"""What the desk keeps of the portal from one answer to the next changes nothing of what it knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders import campaign_data, write_campaign, write_word_file
from pictures import picture
from running import contents

from generator.checking import Checked, Kept, check
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


def written(name: str, content: bytes | str) -> Callable[[Project], None]:
    def write(project: Project) -> None:
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return write


def with_form(project: Project) -> None:
    folder = project.shared / "forms"
    folder.mkdir(exist_ok=True)
    write_word_file(folder / "to-trinh.docx", "Kính gửi: {{ cơ_quan_ban_hành }}")


CHANGES = {
    "a campaign": edited("campaigns/thu/campaign.yml", "Phong trào thử", "Phong trào mới"),
    "its plan": edited("campaigns/thu/plan.txt", "Thử cổng", "Thử cổng mới"),
    "a campaign spoilt": edited("campaigns/thu/campaign.yml", '"title"', '"titel"'),
    "a registry": edited("campaigns/_shared/awards.yml", "giay-khen-xa", "giay-khen-khac"),
    "a registry spoilt": edited("campaigns/_shared/units.yml", '"name"', '"nam"'),
    "a form of the library": with_form,
    "a form that is none": written("campaigns/_shared/forms/to-trinh.docx", b"PK no form"),
    "a page": written("content/lien-he.md", "# Liên hệ\n\n<script>alert(1)</script>\n"),
    "a page that cannot be read": written("content/khac.md", b"\xff\xfe\x00"),
    "a page at a campaign's address": written("content/phong-trao/thu.md", "# Thử\n"),
    "what the pages are read by": edited("mkdocs.yml", "[attr_list, tables]", "[attr_list, footnotes]"),
    "a picture": written("content/anh.png", picture("PNG")),
    "a picture that is none": written("content/anh.jpg", b"none"),
    "the portal's letters": written(
        "theme/assets/fonts/be-vietnam-pro-latin-400-normal.woff2", b"other letters"
    ),
    "the owner": edited("mkdocs.yml", "issuing_body: ubnd-xa-thu", "issuing_body: ubnd-xa-khac"),
    "the settings spoilt": edited("mkdocs.yml", "extra:", "extra: [\n"),
    "another campaign": lambda project: write_campaign(project.root, campaign_data(id="moi")) and None,
    "one in other letters": lambda project: write_campaign(project.root, campaign_data(id="THU")) and None,
    "the key of the ledgers": with_key,
}


def both(project: Project, kept: Kept) -> tuple[Checked, Checked]:
    """What a check says that goes on, and a fresh one: of everything the same."""
    again, fresh = check(project, kept=kept), check(project)
    assert again.problems == fresh.problems
    assert replace(again, campaigns=()) == replace(fresh, campaigns=())
    assert [case.campaign for case in again.campaigns] == [case.campaign for case in fresh.campaigns]
    assert [case.own for case in again.campaigns] == [case.own for case in fresh.campaigns]
    assert [case.known for case in again.campaigns] == [case.known for case in fresh.campaigns]
    keys = [case.files and case.files.key for case in fresh.campaigns]
    assert [case.files and case.files.key for case in again.campaigns] == keys
    return again, fresh


@pytest.mark.parametrize("change", CHANGES)
def test_a_check_that_goes_on_from_the_one_before_says_what_a_fresh_one_says(
    project: Project, change: str
) -> None:
    """After a change, and when it is taken back."""
    kept = Kept()
    write_campaign(project.root, campaign_data(id="hai"))
    before, held = check(project, kept=kept), contents(project.root)
    was = kept.read["hai"]
    CHANGES[change](project)
    again, fresh = both(project, kept)
    assert again is not before
    if change in ("a campaign", "its plan"):
        assert kept.read["hai"] is was, "what is the same is not read again"
        assert again.registries is before.registries
        assert again.beside is before.beside
        assert fresh.registries is not before.registries
    for path in contents(project.root).keys() - held.keys():
        (project.root / path).unlink()
    for path, content in held.items():
        (project.root / path).write_bytes(content)
    both(project, kept)


def test_so_it_does_after_many_changes_one_upon_another(project: Project) -> None:
    kept = Kept()
    for change in CHANGES.values():
        change(project)
        both(project, kept)


def test_what_a_link_leads_to_is_not_kept_either(project: Project) -> None:
    kept = Kept()
    with_form(project)
    forms = project.shared / "forms"
    forms.rename(project.campaigns / "thu" / "forms")
    forms.symlink_to(project.campaigns / "thu" / "forms", target_is_directory=True)
    both(project, kept)
    (forms / "to-trinh.docx").write_bytes(b"PK no form")
    again, _ = both(project, kept)
    assert [each for each in again.problems if each.code == "F02" and "_shared" in each.source.path]
