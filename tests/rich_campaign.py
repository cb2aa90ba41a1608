"""A campaign that fills every field of the model: what is tried on texts must be tried on each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from generator.model.base import Statement
from generator.model.campaign import Campaign, Participant
from generator.render.site.guide import record_types
from generator.validate.shape.fields import is_list, record_type

FULL = Path(__file__).parent / "projects" / "full" / "campaigns" / "day-du" / "campaign.yml"


def rich_campaign() -> Campaign:
    """The campaign that uses every form of the model, with every other field that holds words.

    Statements are put wherever the model has them: a new list of them is filled by being there.
    """
    data = yaml.safe_load(FULL.read_text(encoding="utf-8"))
    data |= {"topics": ["Bầu cử"], "contents_introduction": "Lời dẫn"}
    form = {"code": "mau-rieng", "title": "Mẫu", "purpose": "Để thử", "made": "honours_list"}
    data["forms"] = [{**form, "changed": "2026-01-05", "follows": {"wording": "theo mẫu"}}]
    data["responsibilities"] = [{"heading": "Phòng A", "units": ["phong-a"], "tasks": []}]
    data["plan"] |= {
        "closing": ["Kết"],
        "remarks": [{"text": "Chỗ trống", "source": "I.1"}],
        "recipients": [{"text": "Như trên;", "purpose": "report"}],
    }
    data["sample"] = False  # samples stand neither in the calendar nor in the news
    data["plan"]["bases"].append(
        {"document": "luat-thu", "relation": "carries_out", "text": "Thực hiện Luật"}
    )
    first = data["awards"][0]
    first["introduction"] = ["Lời dẫn"]
    first["criteria"][0]["preamble"] = first["criteria"][1]["groups"][0]["preamble"] = "Lời dẫn"
    first["criteria"][1]["match"] = "unstated"  # it gets a second criterion
    data["milestones"][1] |= {"binds_text": "Các thôn", "text": "Câu", "note": "Ghi chú"}
    data["scoring"][0]["note"] = "Ghi chú"
    data["quotas"][2] |= {"reading": "Cách hiểu", "condition": "Điều kiện"}
    data["quotas"].append(
        {**data["quotas"][2], "code": "moi-ban", "per": "instance", "instance": "ban", "overrides": []}
    )
    dossier = data["dossiers"][0]
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
    data["stopped"] = {"by": "luat-thu", "day": "2027-01-01", "wording": "Dừng thực hiện"}
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
    _state(Campaign, data)
    return Campaign.model_validate(data)


def statement_fields() -> set[str]:
    """Every field of the model that is for statements, such as "Campaign.purposes"."""
    return {
        f"{name}.{key}"
        for name, model in record_types(Campaign).items()
        for key, field in model.model_fields.items()
        if not issubclass(model, Statement)
        and issubclass(record_type(field.annotation) or BaseModel, Statement)
    }


def _state(model: type[BaseModel], data: dict[str, Any]) -> None:
    """Put a statement with all that it can say into every field for statements, records inside included."""
    for name, field in model.model_fields.items():
        record = record_type(field.annotation)
        if record is None or issubclass(model, Statement):
            continue
        if not issubclass(record, Statement):
            found = data.get(name) or []
            for inner in found if isinstance(found, list) else [found]:
                _state(record, inner)
        elif is_list(field.annotation):
            data[name] = [*data.get(name, []), _statement(record, f"{model.__name__}.{name}")]
        else:
            data[name] = _statement(record, f"{model.__name__}.{name}")


def _statement(record: type[BaseModel], name: str) -> dict[str, Any]:
    candidate = {"candidate": "collective"} if issubclass(record, Participant) else {}
    return candidate | {
        "text": f"Ý của {name}",
        "title": "Đề mục",
        "applies_to": "Cá nhân",
        "documents": ["luat-thu"],
        "units": ["phong-a"],
        "measures": [{"subject": "Tỷ lệ", "value": 98, "unit": "%"}],
        "source": "I.1",
        "match": "all",
        "items": ["Ý con"],
    }
