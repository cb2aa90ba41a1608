"""What readers ask of the portal as a whole, and where it is answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.derive import site_map
from generator.model.registry import Portal
from generator.wording.words import count_vi


@dataclass(frozen=True, slots=True)
class PortalTopic:
    """One thing that is asked of the portal: in which words, where it is answered, and how.

    `of_owner`: it is the owner's, which nobody asks for who names another body.
    """

    asked: str
    address: str
    text: str
    of_owner: bool = False


_CONTACT = "lien-he/"
_CALENDAR = PortalTopic(
    "vào lịch, lịch điện thoại, nhắc hạn, nhắc lịch, nhắc ngày nộp, tệp lịch",
    site_map.CALENDAR,
    "Đưa hạn nộp vào lịch của điện thoại, máy tính: tải tệp lịch (.ics) ở trang Lịch hoặc ở trang của "
    "đơn vị.",
)
_SHEET = PortalTopic(
    "in phiếu, phiếu đơn vị, phiếu của đơn vị, tờ phiếu, in một trang",
    site_map.UNITS,
    "Phiếu của đơn vị là một trang A4 để in: chọn đơn vị ở trang Đơn vị.",
)
_PRIVACY = PortalTopic(
    "quyền riêng tư, sự riêng tư, cookie, lưu thông tin người, theo dõi người, thu thập thông tin, "
    "thu thập dữ liệu, bảo mật thông tin, lộ thông tin",
    "bao-ve-du-lieu/",
    "Cổng không dùng cookie, không theo dõi người đọc; trong danh sách khen thưởng chỉ đăng tên, chức "
    "vụ, đơn vị, hình thức khen, thành tích.",
)
_LETTERS = PortalTopic(
    "chữ nhỏ quá, chữ nhỏ khó, chữ to hơn, phóng to chữ, khó đọc, nền tối, chế độ tối, khiếm thị, khuyết "
    "tật, đọc màn hình",
    "tro-nang/",
    "Nền sáng, nền tối chọn ở đầu trang; phóng to chữ bằng trình duyệt.",
)
_MISTAKES = PortalTopic(
    "báo sai, tên sai, in sai, sai sót, báo lỗi, ghi sai, viết sai, sai tên, sửa tên, nhầm tên, sai họ "
    "tên, sai chính tả tên, sai thông tin, sửa thông tin, phản ánh, khiếu nại danh sách, xóa tên, rút "
    "tên, gỡ tên, không muốn công khai tên",
    _CONTACT,
    "Báo sai sót, đề nghị sửa hoặc rút tên: nêu trang, dòng và chỗ sai với nơi tiếp nhận; không "
    "cần ghi số căn cước.",
)
_TABLES = PortalTopic(
    "excel, xlsx, csv, tải dữ liệu",
    site_map.DATA,
    "Danh sách khen thưởng đã công bố tải về được dưới dạng tệp Excel (XLSX), CSV.",
)


def portal_topics(portal: Portal, own: Sequence[str], *, rolls: bool, results: bool) -> Iterator[PortalTopic]:
    """What is asked of the portal as a whole.

    `own`: the titles of the owner's campaigns; `rolls`: whether any list of awardees is public; `results`:
    whether one of them is no example.
    """
    if own:
        yield PortalTopic(
            "bao nhiêu phong trào, mấy phong trào, những phong trào nào, các phong trào của xã, "
            "tất cả phong trào",
            site_map.CAMPAIGNS,
            f"{portal.owner} có {count_vi(len(own))} phong trào trên cổng: {'; '.join(own)}.",
        )
    yield _contact(portal)
    yield _CALENDAR
    office = portal.department or portal.owner
    yield PortalTopic(
        "không có mạng, không cần mạng, mất mạng, không có internet, không internet, không có "
        "wifi, mất sóng, không có sóng, ngoại tuyến, offline",
        f"{site_map.GUIDE}#khong-co-mang",
        "Khi còn mạng, lưu trang thành tệp PDF (lệnh In của trình duyệt), tải trước bộ hồ sơ, biểu mẫu; cần "
        f"bản cả cổng thì đề nghị {office}.",
    )
    yield _SHEET
    yield PortalTopic(
        "cổng của ai, trang của ai, web của ai, website của ai, ai quản lý cổng, "
        "ai quản lý trang, ai lập trang, ai làm trang, cơ quan nào quản lý cổng, cơ quan chủ quản",
        "gioi-thieu/",
        f"Cổng của {portal.owner}; đơn vị phụ trách: {office}.",
    )
    yield from (_PRIVACY, _LETTERS)
    yield PortalTopic(
        "ai được khen, ai được tặng, ai được giấy khen, ai được bằng khen, danh sách được khen",
        site_map.HONOUR_ROLLS,
        "Danh sách khen thưởng của từng phong trào có ở trang Vinh danh."
        if results
        else "Cổng chưa công bố danh sách khen thưởng nào.",
    )
    yield _MISTAKES
    if rolls:
        yield _TABLES


def _contact(portal: Portal) -> PortalTopic:
    reached = [f"điện thoại {portal.phone}"] if portal.phone else []
    reached += [f"thư điện tử {portal.email}"] if portal.email else []
    reached += [f"địa chỉ {portal.address}"] if portal.address else []
    told = (
        ", ".join(reached) or "cơ quan chưa công bố số điện thoại, thư điện tử trên cổng; liên hệ tại trụ sở"
    )
    return PortalTopic(
        "số điện thoại, điện thoại liên hệ, điện thoại phòng, điện thoại cơ quan, điện thoại xã, điện"
        " thoại của, sđt, hotline, đường dây nóng, gọi cho ai, gọi ai, liên hệ, liên lạc, hỏi"
        " ai, thư điện tử, hộp thư, khiếu nại ở đâu, khiếu nại với ai, kiến nghị ở đâu, thắc mắc ở đâu, "
        "địa chỉ ủy ban, địa chỉ ubnd, địa chỉ cơ quan, địa chỉ phòng, trụ sở, ủy ban ở đâu",
        _CONTACT,
        f"{portal.department or portal.owner}: {told}.",
        of_owner=True,
    )
