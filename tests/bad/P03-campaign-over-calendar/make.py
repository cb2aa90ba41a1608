"""A campaign whose calendar would lie where that of all campaigns does."""

from pathlib import Path

from builders import COMPLETE, campaign_data, write_campaign


def make(root: Path) -> None:
    write_campaign(root, campaign_data(id="tat-ca", **COMPLETE))
