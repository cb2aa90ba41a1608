"""The guide shows an example at every key, and each is one that the portal accepts."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, TypeAdapter

from generator.load.yaml.document import read_yaml
from generator.model.campaign import Campaign
from generator.model.form_fields import FormFields
from generator.model.plan.plan_date import PlanDate
from generator.model.registry import LegalDocument, Registries
from generator.render.site.guide import example_of, kind_of, record_types
from generator.wording.yaml_text import entry

KEYS = [
    (record, name)
    for record in record_types(Campaign, Registries, FormFields).values()
    for name in record.model_fields
]


@pytest.mark.parametrize(("record", "name"), KEYS, ids=lambda part: getattr(part, "__name__", part))
def test_the_example_of_a_key_may_stand_in_a_file(record: type[BaseModel], name: str, tmp_path: Path) -> None:
    field = record.model_fields[name]
    file = tmp_path / "example.yml"
    file.write_text("\n".join(entry(name, example_of(field), 0)), encoding="utf-8")
    document, problems = read_yaml(file, "example.yml")
    assert document
    assert not problems
    TypeAdapter(field.annotation).validate_python(document.data[name])


def test_a_day_is_not_said_to_be_a_month() -> None:
    """`date: 2026-04` of a decision is refused: the guide must not offer it."""
    assert kind_of(LegalDocument, "in_force_from") == "ngày (năm-tháng-ngày)"
    assert kind_of(PlanDate, "month") == "tháng (năm-tháng)"
    assert kind_of(PlanDate, "quarter") == "quý (năm-Q và số của quý)"


def test_readers_help_is_apart_from_what_staff_read() -> None:
    guide = Path(__file__).parents[2] / "content" / "huong-dan"
    readers = (guide / "index.md").read_text(encoding="utf-8")
    assert "```" not in readers
    assert "campaign.yml" not in readers
    for name in ("can-bo", "nhap-du-lieu"):
        assert f"({name}/index.md)" in readers
        assert "```yaml" in (guide / name / "index.md").read_text(encoding="utf-8")
