"""Next year's campaign under the same short title."""

from pathlib import Path

from builders import CAMPAIGN, COMPLETE, campaign_data, write_campaign


def make(root: Path) -> None:
    write_campaign(root, campaign_data(id="thu-2", plan={**CAMPAIGN["plan"], "number": "2/KH-UBND"}, **COMPLETE))
