"""A campaign that fills every field of the model: what is tried on texts must be tried on each."""

from __future__ import annotations

from pathlib import Path

import yaml

from generator.model.campaign import Campaign

FULL = Path(__file__).parent / "projects" / "full" / "campaigns" / "day-du" / "campaign.yml"


def rich_campaign() -> Campaign:
    """The campaign that uses every form of the model, with every other field that holds words."""
    data = yaml.safe_load(FULL.read_text(encoding="utf-8"))
    measure = {"subject": "Tỷ lệ", "value": 98, "unit": "%"}
    item = {
        "text": "Ý",
        "title": "Đề mục",
        "applies_to": "Cá nhân",
        "documents": ["luat-thu"],
        "units": ["phong-a"],
        "measures": [measure],
        "source": "I.1",
        "match": "all",
        "items": ["Ý con"],
    }
    for name in ("purposes", "requirements", "contents", "principles", "priorities", "procedures"):
        data[name] = [item]
    data |= {"participants": [{**item, "candidate": "collective"}], "award_subjects": [item]}
    data |= {"topics": ["Bầu cử"], "contents_introduction": "Lời dẫn"}
    form = {"code": "mau-rieng", "title": "Mẫu", "purpose": "Để thử", "made": "honours_list"}
    data["forms"] = [{**form, "changed": "2026-01-05", "follows": {"wording": "theo mẫu"}}]
    data["responsibilities"] = [{"heading": "Phòng A", "units": ["phong-a"], "tasks": [item]}]
    data["plan"] |= {
        "closing": ["Kết"],
        "remarks": [{"text": "Chỗ trống", "source": "I.1"}],
        "recipients": [{"text": "Như trên;", "purpose": "report"}],
    }
    data["sample"] = False  # samples stand neither in the calendar nor in the news
    data["plan"]["bases"].append(
        {"document": "luat-thu", "relation": "carries_out", "text": "Thực hiện Luật"}
    )
    first, second = data["awards"]
    data["tie_breaks"] = [item]
    first |= {"introduction": ["Lời dẫn"], "subjects": [item], "exclusions": [item]}
    first["criteria"][0]["preamble"] = first["criteria"][1]["groups"][0]["preamble"] = "Lời dẫn"
    second["by_reference"] = item
    data["milestones"][1] |= {"binds_text": "Các thôn", "text": "Câu", "note": "Ghi chú"}
    data["scoring"][0]["note"] = "Ghi chú"
    data["quotas"][2] |= {"reading": "Cách hiểu", "condition": "Điều kiện"}
    data["quotas"].append(
        {**data["quotas"][2], "code": "moi-ban", "per": "instance", "instance": "ban", "overrides": []}
    )
    dossier = data["dossiers"][0]
    dossier |= {"notes": [item], "by_reference": item}
    dossier["documents"][0] |= {
        "attachments": ["danh sách"],
        "condition": "có dấu",
        "follows": {"number": "mẫu số 08", "document": "luat-thu", "wording": "theo mẫu"},
    }
    data["decisions"] = [
        {
            "code": "qd-1",
            "number": "1/QĐ-UBND",
            "date": "2026-05-08",
            "issued_by": "Chủ tịch UBND xã",
            "subject": "Về việc tặng Giấy khen",
            "signatory": {"name": "Nguyễn Văn A1", "position": "CHỦ TỊCH", "capacity": "KT. CHỦ TỊCH"},
            "award": "giay-khen-xa",
            "list": "qd-1.csv",
            "sheets": ["QĐ 1"],
            "accept": [{"code": "H07", "because": "Quyết định ghi đúng như vậy."}],
        }
    ]
    data["corrections"] = [
        {
            "decision": "qd-1",
            "row": "ca-nhan-1",
            "kind": "withheld",
            "decided_by": "Thông báo số 2/TB-UBND",
            "date": "2026-05-20",
            "note": "Theo yêu cầu",
        }
    ]
    return Campaign.model_validate(data)
