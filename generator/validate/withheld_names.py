"""H30: a correction that withholds a name must not publish it itself, as "the application of Mrs …".

The list holds the name no more and the ledger only a hash, so most often only the words can tell that a
person is named: one of the usual words before a name, then a family name and another word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.load.yaml_file import Document
from generator.model.campaign import Campaign
from generator.model.honour import Honour
from generator.problems import Problem, problem
from generator.validate.same_text import plain

# Family names that begin no office's name, not even without marks ("Đảng ủy" and "Đặng" are "dang").
_SURE = "nguyen|tran|le|pham|hoang|huynh|phan|nong|luong|trieu|hua|dam|ngo|bui|duong|dinh|trinh"
_FAMILIES = (
    f"{_SURE}|vu|vo|dang|do|ho|ly|luc|loc|ha|vi|chu|lanh|ma|be|mai|cao|ta|to|lam|lieu|lo|quach|thai|than|tong|"
    "truong|tu|vuong|vy|dao|doan|dong|giap|hau|kieu|la|linh|luu|mac|mong|nghiem|nhu|ninh|phung|phuong|sam|"
    "tang|thach|tieu|trang|van|chang|giang|hang|sung|thao|lau|ban|dieu|au|bach|cam"
)
_NAMED = re.compile(
    rf"\b(?:(?:ong|ba|anh|chi|em|chau|dong chi|d c|cong dan|ten)(?: la)? (?:{_FAMILIES})"
    rf"|cua (?:{_SURE})) (\w+)"
)
_NO_NAMES = frozenset({"ngay", "thang", "nam", "so", "tich", "uy", "vien", "truong", "ho", "phong"})


def named_again(
    campaign: Campaign, document: Document, rows: Mapping[str, Mapping[str, Honour]]
) -> Iterator[Problem]:
    """Every correction of this kind whose published words name a person; `rows` by decision and row."""
    for index, correction in enumerate(campaign.corrections):
        if correction.kind != "withheld":
            continue
        row = rows.get(correction.decision, {}).get(correction.row)
        words = f" {plain(correction.decided_by)} "
        if _names_someone(words) or (row is not None and f" {plain(row.name)} " in words):
            place = document.place(("corrections", index, "decided_by"))
            yield problem("H30", place, key="decided_by")


def _names_someone(words: str) -> bool:
    return any(found[1] not in _NO_NAMES for found in _NAMED.finditer(words))
