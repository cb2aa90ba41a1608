"""How much of a plan its draft gets right: each campaign's plan.txt drafted, beside its campaign.yml.

    python tests/bench/import_quality.py [FOLDER] [--missing]

FOLDER holds one folder per plan (`plan.txt`, `campaign.yml`); by default the shipped campaigns.
With `--missing` every fact that no value and no open point of the draft has is printed, too.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from drafts_compared import Comparison, compared
from running import ROOT

from generator.importing.drafting import draft
from generator.project import Project


def main(folder: Path, *, missing: bool) -> None:
    project = Project(ROOT)
    whole = Comparison()
    for path in sorted(folder.glob("*/plan.txt")):
        made = yaml.safe_load((path.parent / "campaign.yml").read_text(encoding="utf-8"))
        if made.get("sample") or made.get("draft"):
            continue
        text = path.read_text(encoding="utf-8")
        found = draft(text, scanned=False, project=project)
        result = compared(made, found, text)
        whole.add(result)
        print(
            f"{path.parent.name}: words {result.words_placed / result.words:.1%}, facts "
            f"{result.right}/{result.facts} "
            f"({result.right / result.facts:.1%}), open facts {result.open}, wrong {len(result.wrong)}, "
            f"open points {len(found.points)}, plan's words placed {found.share:.1%}"
        )
        for each in result.wrong:
            print(f"    WRONG {each}")
        for each in result.missing if missing else ():
            print(f"    missing {each}")
    print(
        f"together: words {whole.words_placed / whole.words:.1%}, facts {whole.right / whole.facts:.1%}, "
        f"wrong {len(whole.wrong)}"
    )


if __name__ == "__main__":
    arguments = [each for each in sys.argv[1:] if not each.startswith("-")]
    main(Path(arguments[0]) if arguments else ROOT / "campaigns", missing="--missing" in sys.argv)
