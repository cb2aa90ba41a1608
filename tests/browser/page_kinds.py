"""The kinds of pages that the portal has, each with the address of one."""

from __future__ import annotations

CAO_LOC = "phong-trao/bau-cu-2026-cao-loc/"
KINDS = {
    "home": "",
    "campaigns": "phong-trao/",
    "overview": CAO_LOC,
    "criteria": CAO_LOC + "tieu-chuan/",
    "quotas": "phong-trao/bau-cu-2026-dak-lak/so-luong/",
    "timeline": CAO_LOC + "thoi-gian/",
    "dossier": "phong-trao/bau-cu-2021-lai-chau/ho-so/",
    "contents": "phong-trao/dai-hoi-xiv-cao-loc/noi-dung/",
    "no roll yet": CAO_LOC + "vinh-danh/",
    "full text": "phong-trao/80-nam-tong-tuyen-cu-chi-lang/toan-van/",
    "whole campaign": CAO_LOC + "ban-in/",
    "poster": "phong-trao/bau-cu-2026-dak-lak/ap-phich/",  # which says whose plan it is
    "units": "don-vi/",
    "unit": "don-vi/phong-vhxh-cao-loc/",
    "roll": "phong-trao/phong-trao-mau/vinh-danh/",
    "honours": "vinh-danh/",
    "search by name": "vinh-danh/tim-ten/",
    "open data": "du-lieu/",
    "calendar": "lich/",
    "news": "tin/",
    "forms": "bieu-mau/",
    "form": "bieu-mau/bao-cao-ca-nhan/",
    "form made for each campaign": "bieu-mau/danh-sach-khen-thuong/",
    "documents": "van-ban/",
    "site map": "so-do-trang/",
    "guide": "huong-dan/",
    "installation guide": "huong-dan/cai-dat-windows/",
    "field guide": "huong-dan/tep-phong-trao/",
    "problem guide": "huong-dan/ma-loi/",
    "about": "gioi-thieu/",
    "contact": "lien-he/",
    "data protection": "bao-ve-du-lieu/",
    "accessibility": "tro-nang/",
}
# Kinds whose templates and parts are all seen in others: "form", and "installation guide" for what is written
# by hand.
SEEN_IN_OTHERS = {
    "form made for each campaign",
    "guide",
    "about",
    "contact",
    "data protection",
    "accessibility",
}
TEMPLATES = [path for name, path in KINDS.items() if name not in SEEN_IN_OTHERS]
