"""Descriptions of the open data for search engines (schema.org Dataset), safe inside a script element."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from generator.model.portal import Portal

_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
# "</script" and "<!--" would end or change the element, whatever they stand in.
_UNSAFE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def dataset(name: str, description: str, updated: date, portal: Portal, files: Mapping[str, str]) -> Markup:
    """A data block for a page; `files`: the addresses by their endings, relative to the page."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": description,
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "dateModified": updated.isoformat(),
        "creator": {"@type": "GovernmentOrganization", "name": portal.owner},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": _TYPES[ending], "contentUrl": address}
            for ending, address in files.items()
        ],
    }
    if portal.data_licence:
        told["license"] = portal.data_licence.url
    text = json.dumps(told, ensure_ascii=False).translate(_UNSAFE)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - escaped above
