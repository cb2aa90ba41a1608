"""Every field has a name that says what it is."""

from __future__ import annotations

import re

from generator.desk.forms.plain_words import label_of
from generator.model.campaign import Campaign
from generator.model.registry import Registries
from generator.render.site.guide import record_types


def test_no_field_is_named_by_one_of_its_values() -> None:
    looked_at = 0
    for model in record_types(Campaign, Registries).values():
        for name, field in model.model_fields.items():
            looked_at += 1
            label = label_of(field, name)
            assert label, (model, name)
            assert not re.fullmatch(r"[a-z_0-9 ]+", label), (model, name, label)
    assert looked_at > 150
