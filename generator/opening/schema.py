"""The JSON Schema of a campaign file, with which an editor completes and explains keys."""

from __future__ import annotations

import json

from generator.model.campaign import Campaign


def schema_text() -> str:
    """The schema as it stands in `campaigns/campaign.schema.json`."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Campaign.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
