"""Words by which readers look for things: abbreviations, and how they ask for a page across campaigns."""

from __future__ import annotations

from generator.derive import site_map

# Read as one wherever they stand, in pages and in what is typed: "UBND" and "ủy ban nhân dân" find the same.
# Keys are folded, but for one that would be another without its mark; what stands for too much ("tt", "ct")
# is left out.
ABBREVIATIONS = {
    "ub": "ủy ban",
    "ubnd": "ủy ban nhân dân",
    "hđ": "hội đồng",
    "hdnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "mttqvn": "mặt trận tổ quốc việt nam",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "tdkt": "thi đua khen thưởng",
    "hdtdkt": "hội đồng thi đua khen thưởng",
    "vhxh": "văn hóa xã hội",
    "vh": "văn hóa",
    "xh": "xã hội",
    "vhttdl": "văn hóa thể thao du lịch",
    "ctxh": "chính trị xã hội",
    "dbqh": "đại biểu quốc hội",
    "gk": "giấy khen",
    "bk": "bằng khen",
    "kh": "kế hoạch",
    "qd": "quyết định",
    "nd": "nghị định",
    "nq": "nghị quyết",
    "hd": "hướng dẫn",
    "ttr": "tờ trình",
    "cp": "chính phủ",
    "ttg": "thủ tướng",
    "tw": "trung ương",
    "bnv": "bộ nội vụ",
    "bcd": "ban chỉ đạo",
    "bch": "ban chấp hành",
    "ccb": "cựu chiến binh",
    "lhpn": "liên hiệp phụ nữ",
    "tdp": "tổ dân phố",
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "bhxh": "bảo hiểm xã hội",
    "tyt": "trạm y tế",
    "gđ": "gia đình",
    "gd": "giáo dục",
    "gddt": "giáo dục và đào tạo",
    "hlhpn": "hội liên hiệp phụ nữ",
    "%": "phần trăm",
    # Of messages: no page has them, readers type them.
    "dc": "được",
    "ko": "không",
    "kq": "kết quả",
    "ds": "danh sách",
    "hs": "hồ sơ",
    "vb": "văn bản",
    "bn": "bao nhiêu",
    "ntn": "như thế nào",
    "sdt": "số điện thoại",
    "mail": "thư điện tử",
    "email": "thư điện tử",
    "gmail": "thư điện tử",
}

# Any number in the name of one of many units: "Tổ bầu cử số ∗" is found by "tổ bầu cử số 3".
ANY_NUMBER = "∗"

# What readers ask, which a page across campaigns says in other words (a campaign's parts: wording/parts.py).
HUB_WORDS = {
    site_map.CAMPAIGNS: "danh sách phong trào, tất cả phong trào, đang diễn ra, nhận hồ sơ, sắp tới",
    site_map.UNITS: "đơn vị của tôi, tìm đơn vị, danh sách đơn vị",
    site_map.FORMS: "tải biểu mẫu, bản Word, mẫu đơn, mẫu tờ trình, mẫu báo cáo",
    site_map.DOCUMENTS: "danh mục văn bản, căn cứ pháp lý",
    site_map.CALENDAR: "lịch nộp hồ sơ, lịch các hạn, nhắc hạn",
    site_map.HONOUR_ROLLS: "danh sách được khen, ai được khen, kết quả khen thưởng",
    site_map.NEWS: "tin tức, cập nhật, có gì mới, gia hạn",
}
