"""What people call units: roles, bodies and kinds that no plan writes, and the units that stand for them.

General knowledge of how communes are organised, as a table. A row holds for every unit of its `types`,
and for every unit whose name has one of `named` in it; `words` are what people say. A row without either
stands for what plans may not name at all, or (`label` "") for words that only look like a unit's. The
sources are recalled, not opened here: they say why a row is there, no page cites them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.marks import fold
from generator.model.registry import Unit, UnitType


@dataclass(frozen=True, slots=True)
class Called:
    """One kind of unit: what it is called in a sentence, which units are of it, what people say, why so."""

    label: str
    words: str
    """Separated by commas; a ∗ is any number."""
    source: str
    types: tuple[UnitType, ...] = ()
    named: tuple[str, ...] = ()
    not_named: tuple[str, ...] = ()
    """Longer names that only hold one of `named`: an "ủy ban bầu cử" is no "ban bầu cử"."""

    def holds(self, unit: Unit) -> bool:
        """Whether the unit is of this kind."""
        name = f" {_plain(unit.name)} "
        for other in self.not_named:
            name = name.replace(f" {_plain(other)} ", " ")
        return unit.type in self.types or any(f" {_plain(each)} " in name for each in self.named)


@lru_cache(maxsize=10_000)  # each unit is asked for each kind
def _plain(text: str) -> str:
    return " ".join(re.findall("[a-z0-9]+", fold(text)))


CALLED = (
    Called(
        "trường học",
        "trường, trường học, nhà trường, hiệu trưởng, phó hiệu trưởng, hiệu phó, giáo viên, nhà giáo,"
        " cô giáo, thầy giáo, thầy cô, cô nuôi, tổng phụ trách, trường mầm non, mầm non, trường "
        "mẫu giáo, mẫu giáo, nhà trẻ, trường tiểu học, tiểu học, trường thcs, thcs, trường thpt, "
        "thpt, trường trung học, trường phổ thông, trường nội trú, trường bán trú",
        "Luật Giáo dục 43/2019/QH14: loại hình trường (Điều 26, 33), hiệu trưởng (Điều 56), nhà giáo "
        "(Điều 66).",
        types=("truong",),
    ),
    Called(
        "thôn",
        "thôn, trưởng thôn, phó thôn, phó trưởng thôn, trưởng bản, trưởng xóm, xóm, thôn bản, khu dân cư, "
        "người có uy tín",
        "Thông tư 04/2012/TT-BNV, Điều 2: làng, ấp, bản, xóm … gọi chung là thôn; Điều 10: trưởng "
        "thôn, phó thôn.",
        types=("thon",),
    ),
    Called(
        "tổ dân phố",
        "tổ dân phố, tổ trưởng tổ dân phố, tổ trưởng dân phố, khu phố, khối phố, tiểu khu, tổ ∗",
        "Thông tư 04/2012/TT-BNV, Điều 2: khu phố, khối phố, tiểu khu … gọi chung là tổ dân phố.",
        types=("to-dan-pho",),
        named=("tổ dân phố",),
    ),
    Called(
        "tổ bầu cử",
        "tổ bầu cử, tổ trưởng tổ bầu cử, tổ phó tổ bầu cử, thư ký tổ bầu cử, thành viên tổ bầu cử, "
        "khu vực bỏ phiếu, điểm bỏ phiếu, phòng bỏ phiếu, tổ ∗",
        "Luật Bầu cử 85/2015/QH13, Điều 25: mỗi khu vực bỏ phiếu có một Tổ bầu cử gồm Tổ trưởng, Thư "
        "ký và Ủy viên.",
        types=("to-bau-cu",),
    ),
    Called(
        "đơn vị bầu cử",
        "đơn vị bầu cử",
        "Luật Bầu cử 85/2015/QH13, Điều 10.",
        named=("đơn vị bầu cử",),
    ),
    Called(
        "ban bầu cử",
        "ban bầu cử, trưởng ban bầu cử",
        "Luật Bầu cử 85/2015/QH13, Điều 24.",
        named=("ban bầu cử",),
        not_named=("ủy ban bầu cử",),
    ),
    Called(
        "ủy ban bầu cử",
        "ủy ban bầu cử, chủ tịch ủy ban bầu cử",
        "Luật Bầu cử 85/2015/QH13, Điều 22.",
        named=("ủy ban bầu cử",),
    ),
    Called(
        "tổ chức cơ sở đảng",
        "chi bộ, đảng bộ, đảng ủy, cấp ủy, chi ủy, bí thư chi bộ, phó bí thư chi bộ, bí thư đảng bộ, "
        "bí thư đảng ủy, phó bí thư đảng ủy, đảng bộ bộ phận",
        "Điều lệ Đảng Cộng sản Việt Nam, Điều 21: chi bộ cơ sở và đảng bộ cơ sở là tổ chức cơ sở đảng.",
        named=("tổ chức cơ sở đảng",),
    ),
    Called(
        "ban chỉ đạo",
        "ban chỉ đạo, trưởng ban chỉ đạo, phó ban chỉ đạo, thành viên ban chỉ đạo, ban chỉ đạo bầu cử",
        "Quy chế làm việc của Ủy ban nhân dân: tổ chức phối hợp liên ngành do Ủy ban nhân dân thành lập.",
        named=("ban chỉ đạo",),
    ),
    Called(
        "Ủy ban Mặt trận Tổ quốc",
        "mặt trận, mặt trận tổ quốc, mttq, chủ tịch mặt trận, cán bộ mặt trận, ban công tác mặt trận, "
        "trưởng ban công tác mặt trận",
        "Luật Mặt trận Tổ quốc Việt Nam 75/2015/QH13, Điều 27: Ban công tác Mặt trận ở thôn, tổ dân phố.",
        named=("mặt trận tổ quốc",),
    ),
    Called(
        "tổ chức chính trị - xã hội",
        "hội phụ nữ, phụ nữ, nông dân, hội liên hiệp phụ nữ, hội lhpn, chủ tịch hội phụ nữ, chi hội "
        "phụ nữ, đoàn thanh niên, đoàn tncs, đoàn thanh niên cộng sản hồ chí minh, bí thư đoàn, bí "
        "thư đoàn thanh niên, chi đoàn, bí thư chi đoàn, đoàn xã, đoàn trường, hội nông dân, chủ tịch"
        " hội nông dân, chi hội nông dân, hội cựu chiến binh, cựu chiến binh, hội ccb, chi hội cựu "
        "chiến binh, công đoàn, chủ tịch công đoàn, công đoàn cơ sở, chi hội",
        "Hiến pháp 2013, Điều 9: Công đoàn, Hội Nông dân, Đoàn Thanh niên Cộng sản Hồ Chí Minh, Hội "
        "Liên hiệp Phụ nữ, Hội Cựu chiến binh là các tổ chức chính trị - xã hội.",
        named=("tổ chức chính trị xã hội",),
    ),
    Called(
        "hội quần chúng, tổ chức xã hội",
        "hội người cao tuổi, hội chữ thập đỏ, hội khuyến học, hội cựu thanh niên xung phong, hội "
        "người mù, hội làm vườn, câu lạc bộ",
        "Nghị định 126/2024/NĐ-CP về tổ chức, hoạt động và quản lý hội.",
        named=("hội, đoàn thể", "tổ chức xã hội"),
    ),
    Called(
        "cơ sở y tế",
        "trạm y tế, trạm xá, y tế xã, trạm trưởng, trưởng trạm y tế, bác sĩ, y sĩ, y tá, điều dưỡng, "
        "hộ sinh, nhân viên y tế, cán bộ y tế, phòng khám, bệnh viện",
        "Nghị định 117/2014/NĐ-CP về y tế xã, phường, thị trấn: trạm y tế và các chức danh ở trạm.",
        types=("y-te",),
    ),
    Called(
        "phòng văn hóa",
        "phòng văn hóa, phòng văn hóa xã hội, cán bộ văn hóa, công chức văn hóa, trưởng phòng văn "
        "hóa, văn hóa xã",
        "Nghị định 150/2025/NĐ-CP: Phòng Văn hóa - Xã hội thuộc Ủy ban nhân dân cấp xã.",
        named=("phòng văn hóa",),
    ),
    Called(
        "phòng, ban, cơ quan của xã",
        "phòng kinh tế, phòng kinh tế hạ tầng, văn phòng, văn phòng ubnd, văn phòng hđnd và ubnd, "
        "chánh văn phòng, trung tâm phục vụ hành chính công, trung tâm hành chính công, bộ phận một "
        "cửa, một cửa, công an xã, công an, trưởng công an, ban chỉ huy quân sự, xã đội, quân sự xã, "
        "quân sự, phòng chuyên môn, phòng ban, trưởng phòng, ban quản lý, công chức xã, cán bộ xã, tư"
        " pháp xã, địa chính xã",
        "Nghị định 150/2025/NĐ-CP: phòng chuyên môn, văn phòng, trung tâm phục vụ hành chính công cấp"
        " xã; công an xã và ban chỉ huy quân sự xã là cơ quan trên địa bàn xã.",
        named=("phòng, ban", "phòng, ban, cơ quan"),
    ),
    Called(
        "lực lượng vũ trang",
        "công an, công an tỉnh, quân đội, quân sự, bộ chỉ huy quân sự, bộ đội, bộ đội biên phòng, "
        "biên phòng, dân quân, dân quân tự vệ, đồn biên phòng",
        "Luật Quốc phòng 22/2018/QH14, Điều 23: Quân đội, Công an, Dân quân tự vệ.",
        types=("luc-luong",),
    ),
    Called(
        "sở, ban, ngành",
        "sở giáo dục, sở giáo dục và đào tạo, sở y tế, sở tư pháp, sở xây dựng, sở công thương, sở "
        "nông nghiệp, sở khoa học và công nghệ, sở dân tộc, thanh tra tỉnh, giám đốc sở, sở ban ngành",
        "Nghị định 150/2025/NĐ-CP: các sở của Ủy ban nhân dân cấp tỉnh.",
        named=("sở, ban, ngành",),
    ),
    Called(
        "hội đồng thi đua, khen thưởng",
        "hội đồng thi đua, hội đồng khen thưởng, hội đồng thi đua khen thưởng",
        "Nghị định 152/2025/NĐ-CP: Hội đồng Thi đua - Khen thưởng các cấp.",
        named=("hội đồng thi đua",),
    ),
    Called(
        "doanh nghiệp",
        "doanh nghiệp, công ty, giám đốc công ty, tổng công ty, nhà máy, xí nghiệp, chủ doanh nghiệp",
        "Luật Doanh nghiệp 59/2020/QH14, Điều 4.",
        types=("doanh-nghiep",),
    ),
    Called(
        "hợp tác xã",
        "hợp tác xã, htx, tổ hợp tác, giám đốc hợp tác xã, xã viên",
        "Luật Hợp tác xã 17/2023/QH15, Điều 4.",
        types=("hop-tac-xa",),
    ),
    Called(
        "",
        "trường hợp, thị trường, môi trường, hiện trường, lập trường, quảng trường, công trường, chủ trương, "
        "khai trương, tăng trưởng, trưởng thành, thể hội, hội trường",
        "Chữ chỉ giống tên đơn vị.",
    ),
)
