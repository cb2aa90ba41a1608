"""A portal with drafts: one that can be shown, and one that lacks most of what a campaign needs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from builders import campaign_data, to_yaml, write_campaign, write_project
from running import ROOT

from generator.load.yaml.document import read_yaml

READ_FROM = {"file": "KH 1.docx", "sha256": "a" * 64, "day": "2026-01-06"}
TAKEN_OUT = {"sample", "decisions", "corrections"}
MISSING = ({"at": "plan.date", "why": "blank"}, {"at": "plan.enactment", "why": "not_there"})


def open_file(folder: Path, *points: dict[str, Any], **imported: str) -> None:
    """Write a draft's open points."""
    coded = [{"code": f"o-{number:02}", **point} for number, point in enumerate(points, 1)]
    content = {"version": 1, "read_from": READ_FROM, "points": coded, "imported": imported}
    (folder / "open.yml").write_text(to_yaml(content), encoding="utf-8")


def write_drafts(root: Path) -> Path:
    """A portal with a campaign, the sample as a draft with keys taken out, and a draft that lacks most."""
    write_project(root)
    shutil.rmtree(root / "campaigns" / "_shared")
    shutil.copytree(ROOT / "campaigns" / "_shared", root / "campaigns" / "_shared")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("ubnd-xa-thu", "ubnd-xa-cao-loc"), encoding="utf-8")
    published = campaign_data()
    published["plan"]["issuer"] = "ubnd-xa-cao-loc"
    milestone = {"code": "nop", "kind": "dossier", "title": "Hạn nộp hồ sơ"}
    milestone["date"] = {"wording": "chậm nhất ngày 18/3/2026", "day": "2026-03-18", "bound": "on_or_before"}
    write_campaign(root, published | {"milestones": [milestone]})

    sample = ROOT / "campaigns" / "phong-trao-mau"
    document, _ = read_yaml(sample / "campaign.yml", "campaign.yml")
    assert document is not None
    data = {key: value for key, value in document.data.items() if key not in TAKEN_OUT}
    data |= {"id": "mau-con-nhap", "draft": True, "short_title": "Phong trào chưa duyệt"}
    del data["plan"]["date"], data["plan"]["enactment"]
    folder = write_campaign(root, data, (sample / "plan.txt").read_text(encoding="utf-8")).parent
    open_file(folder, *MISSING)

    lacking = {"id": "mau-con-thieu", "draft": True, "short_title": "Phong trào còn thiếu"}
    folder = write_campaign(root, lacking | {"plan": {"symbol": "KH-UBND"}}).parent
    missing = ("plan.date", "plan.title", "plan.issuer", "plan.enactment", "period", "awards", "changes")
    open_file(folder, *({"at": at, "why": "not_there"} for at in missing))
    return root
