"""The words that the open data's tables (CSV, XLSX) hold where the JSON holds a code."""

from __future__ import annotations

from collections.abc import Mapping

from generator.derive.status import Status
from generator.model.base import Record
from generator.open_data.campaign_record import PublishedCampaign, PublishedMilestone, StatusFrom
from generator.open_data.honour_record import PublishedHonour
from generator.open_data.rule_record import PublishedCriterion, PublishedQuota, Threshold
from generator.open_data.unit_record import PublishedForm, PublishedUnit
from generator.wording.quotas import PER, STRICTNESS, WITHOUT_NUMBER
from generator.wording.words import (
    CANDIDATE,
    FILE_TYPE,
    LEVEL,
    POINT_KIND,
    STATUS,
    UNIT_KIND,
)

_BOUND = {
    "on": "đúng, trong ngày",
    "from": "từ",
    "on_or_before": "chậm nhất",
    "before": "trước ngày",
    "through": "đến hết",
    "during": "trong tháng, quý, năm",
}
_COMPARISON = {
    "at_least": "từ … trở lên",
    "more_than": "trên",
    "at_most": "không quá",
    "less_than": "dưới",
    "exactly": "đúng",
}
_WORDS: Mapping[type[Record], Mapping[str, Mapping[str, str]]] = {
    PublishedCampaign: {"level": LEVEL},
    StatusFrom: {"status": {each.value: word for each, word in STATUS.items() if each is not Status.DRAFT}},
    PublishedMilestone: {"kind": POINT_KIND, "bound": _BOUND},
    PublishedCriterion: {
        "kind": {
            "criterion": "Tiêu chuẩn",
            "exclusion": "Không được xét",
            "reference": "Theo quy định khác",
        },
        "candidate": CANDIDATE,
        "match": {
            "all": "tất cả",
            "any": "một trong các tiêu chuẩn",
            "some": "một số tiêu chuẩn",
            "unstated": "không nói rõ",
        },
    },
    Threshold: {"comparison": _COMPARISON},
    PublishedQuota: {"per": PER, "strictness": STRICTNESS, "without_number": WITHOUT_NUMBER},
    PublishedUnit: {"kind": UNIT_KIND},
    PublishedForm: {
        "used_by": {
            "unit": "Đơn vị đề nghị",
            "office": "Cơ quan khen thưởng",
            "pack": "Tờ kê của bộ hồ sơ",
        },
        "candidate": CANDIDATE,
        "type": FILE_TYPE,
    },
    PublishedHonour: {
        "candidate": CANDIDATE,
        "status": {"published": "Đã công bố", "corrected": "Đã đính chính"},
    },
}


def data_words(record: type[Record], key: str) -> Mapping[str, str]:
    """The words for the codes of a column; empty where it holds none."""
    return _WORDS.get(record, {}).get(key, {})
