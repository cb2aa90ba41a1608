"""A campaign copied whole, with another code in it."""

from pathlib import Path

from builders import COMPLETE, campaign_data, write_campaign


def make(root: Path) -> None:
    write_campaign(root, campaign_data(id="thu-ban-sao", **COMPLETE))
