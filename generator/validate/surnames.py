"""How names of people begin: Kinh, of the northern mountains, of the Central Highlands. General knowledge.

The search and the lists have a set each, for they err at different costs: the search shows an answer too
many, a list would be refused. Whoever looks for withheld names takes all (`ledger/withheld.py`).
"""

from __future__ import annotations

_USUAL = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương "
    "đinh lâm phùng mai tô cao lưu tạ châu quách kiều tăng bạch thái la lương chu nghiêm tống tòng mạc "
    "thạch diệp đàm nông vi lò bàn triệu hứa bế ma giàng sùng lầu vàng thào hạng chảo lù cầm quàng hà y "
    "ksor siu nay kpă"
)
TYPED = frozenset(
    f"{_USUAL} khúc cháng tào po pờ đèo cam lành liễu chiêu phù an ân mông sầm đồng hù pà rmah niê mlô "
    "lộc đối".split()
)
"""Tell the search that a name was typed."""
LISTED = frozenset(
    f"{_USUAL} lục mã giáp thân khổng từ kim lường cà mùa ly vừ tẩn phàn lèng đới doãn âu ông văn viên "
    "thi trà rơ h'".split()
)
"""Tell that a cell of a list names a person, where nothing else says so."""
HONORIFICS = ("ông", "bà", "anh", "chị", "cô", "chú", "bác", "thầy", "đồng chí", "em")
