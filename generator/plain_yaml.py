"""YAML as plain values, for files of ours and heads of pages; `load/yaml/` reads what staff write."""

from __future__ import annotations

from typing import Any

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, the same values
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


def plain_yaml(text: str) -> Any:
    """The values of a text; raises YAMLError, or ValueError at such as a day that does not exist."""
    return yaml.load(text, _Loader)
