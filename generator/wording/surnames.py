"""How names of people begin: what tells the search that a name was typed. General knowledge."""

from __future__ import annotations

SURNAMES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương "
    "đinh lâm phùng mai tô cao lưu tạ châu quách kiều tăng bạch thái la lương chu nghiêm khúc tống tòng mạc "
    "thạch diệp đàm nông vi lò bàn triệu hứa bế ma giàng sùng lầu vàng thào hạng cháng tào chảo lù po pờ đèo "
    "cầm cam quàng lành liễu chiêu phù an ân mông hà sầm đồng hù pà y ksor rmah niê nay siu kpă mlô lộc đối"
)
"""Of the Kinh, then of peoples of the northern mountains and of the Central Highlands."""

HONORIFICS = ("ông", "bà", "anh", "chị", "cô", "chú", "bác", "thầy", "đồng chí", "em")
