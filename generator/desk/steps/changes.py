"""campaign.yml as a step would leave it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.desk.office import Office
from generator.desk.saving.edits import Edit, Insert, Put
from generator.desk.saving.store import FileChange, read
from generator.desk.saving.text import CannotEdit, changed
from generator.desk.saving.versions import fingerprint
from generator.desk.steps.asking import NotYet
from generator.model.campaign import Campaign
from generator.validate.case import Case


def appended(case: Case, name: str, entry: Any) -> Edit:
    """The edit that puts one more item at the end of a campaign's list."""
    held = case.document.data.get(name)
    if held:
        return Insert((name,), len(held), entry)
    return Put((name,), [entry], tuple(Campaign.model_fields))


def campaign_change(office: Office, case: Case, edits: Sequence[Edit], field: str) -> FileChange:
    """campaign.yml after the edits. Raises NotYet where it is written in a way that forbids them."""
    file = f"campaigns/{case.folder}/campaign.yml"
    content = read(office.project, file) or b""
    try:
        made = changed(content.decode("utf-8"), edits)
    except CannotEdit as error:
        raise NotYet(
            f"Tệp {file} được viết theo cách mà bàn làm việc không sửa riêng được: sửa trong tệp."
        ) from error
    return FileChange(file, made.encode(), fingerprint(content), [field])
