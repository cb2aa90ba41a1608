"""Personal data in headers and values (docs/domain.md, Personal data): found, and only where there is any."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.validate.personal_data import (
    forbidden_header,
    found_in_person,
    found_in_position,
    found_in_value,
)

FORBIDDEN_HEADERS = (
    "Số CCCD", "CCCD/CMND", "Số định danh cá nhân", "SỐ CĂN CƯỚC", "Ngày, tháng,\nnăm sinh", "Năm sinh",
    "NĂM SINH", "Nam sinh", "Sinh ngày", "Điện thoại", "ĐT", "SĐT", "Số ĐT", "Số điện thoại liên hệ",
    "Số tài khoản", "STK", "Tài khoản ngân hàng", "Quê quán", "Trú quán", "Nơi ở hiện nay", "Địa chỉ",
    "Hộ khẩu thường trú", "Dân tộc", "Tôn giáo", "Giới tính (nữ: x)", "Nữ", "Nam/Nữ", "E-mail",
    "Thư điện tử", "Mã số thuế", "MST", "Số BHXH", "Thẻ BHYT", "Số hộ chiếu", "Hộ nghèo", "Hộ cận nghèo",
    "Số CC", "CC gắn chip", "Số ĐDCN", "C.C.C.D", "ID", "N.sinh", "NTN sinh", "D.O.B", "Date of birth",
    "Ngày, tháng, năm", "Đ.thoại", "ĐTDĐ", "Số máy", "HKTT", "Nơi ĐKTT", "Nơi ĐKHK", "D.tộc", "Giới",
    "Nữ (x)", "Hệ số lương", "Bậc lương", "Con liệt sĩ", "Gia đình chính sách", "Thương binh", "Vợ (chồng)",
    "Người thân", "Biển số xe",
    "Tình trạng sức khỏe", "Đảng viên", "Ngày vào Đảng", "Họ tên cha mẹ", "Tuổi", "Zalo",
)  # fmt: skip
PUBLISHED_HEADERS = (
    "TT", "STT", "Ông/Bà", "Họ và tên", "Họ tên", "Tên tập thể", "Họ và tên chủ hộ", "Tên hộ gia đình",
    "Chức vụ", "Đơn vị", "Đơn vị công tác", "Đơn vị quản lý trực tiếp", "Thôn, tổ dân phố",
    "Hình thức khen thưởng", "Thành tích", "Ghi chú", "Người lao động trực tiếp (x)", "Tài liệu minh chứng",
    "Số quyết định", "Năm", "Số lượng", "Vùng", "Chi bộ", "Lĩnh vực", "Đơn vị (ĐV)", "Nam Định", "Giới thiệu",
)  # fmt: skip
PERSONAL = (
    ("001085012345", "số căn cước"),
    ("0 0 1 0 8 5 0 1 2 3 4 5", "số căn cước"),
    ("024.085.012.345", "số căn cước"),
    ("Nguyễn Văn A1 - 001085012345", "số căn cước"),
    ("'044200012345", "số căn cước"),
    ("25123456789", "số 0 ở đầu"),
    ("1085012345", "số 0 ở đầu"),
    ("2.5E+11", "rút gọn"),
    ("0240850l2345", "số căn cước"),
    ("024085O12345", "số căn cước"),
    ("O912 345 678", "điện thoại"),
    ("09l2345678", "điện thoại"),
    ("O2O19OOO1234", "số căn cước"),
    ("O24 O85 OOl 234", "số căn cước"),
    ("nguyenvana (at) gmail.com", "thư điện tử"),
    ("s i n h ngày 05/06/1985", "sinh"),
    ("2,51235E+11", "rút gọn"),
    ("123456789012", "dãy số dài"),
    ("\uff10\uff10\uff11\uff10\uff18\uff15\uff10\uff11\uff12\uff13\uff14\uff15", "số căn cước"),
    ("CMND 123456789", "số định danh"),
    ("Căn cước số: 001 085 012 345", "số định danh"),
    ("0912345678", "số điện thoại"),
    ("0912 345 678", "số điện thoại"),
    ("(0912) 345-678", "số điện thoại"),
    ("+84 912 345 678", "số điện thoại"),
    ("Trưởng thôn, ĐT 0356789012", "số điện thoại"),
    ("điện thoại: 0205 3861234", "số điện thoại"),
    ("912345678", "dãy số dài"),
    ("STK 12345678 ngân hàng A", "số tài khoản"),
    ("số tài khoản: 1234 5678 9012", "số tài khoản"),
    ("BHXH 0123456789", "số bảo hiểm"),
    ("GD4797512345678", "bảo hiểm y tế"),
    ("MST: 0101234567", "mã số thuế"),
    ("hộ chiếu C1234567", "hộ chiếu"),
    ("a.nguyen@gmail.com", "thư điện tử"),
    ("sinh ngày 12/3/1985", "sinh"),
    ("Nguyễn Văn A1, sinh năm 1985", "sinh"),
    ("(sinh 1985)", "sinh"),
    ("SN: 1985", "sinh"),
    ("sinh ngày 12 tháng 3 năm 1985", "sinh"),
    ("Thường trú: thôn 1", "địa chỉ"),
    ("quê quán: xã Mẫu", "địa chỉ"),
    ("số nhà 12, đường Mẫu", "địa chỉ"),
    ("trú tại thôn 1", "địa chỉ"),
    ("Hộ nghèo", "nhạy cảm"),
    ("hộ cận nghèo", "nhạy cảm"),
    ("người khuyết tật nặng", "nhạy cảm"),
    ("mắc bệnh hiểm nghèo", "nhạy cảm"),
    ("sinh 12/85", "sinh"),
    ("Trần Thị B5, sinh 12/85", "sinh"),
    ("dân tộc Nùng", "dân tộc"),
    ("Trưởng thôn, dân tộc: Tày", "dân tộc"),
    ("Trưởng thôn (dân tộc Dao)", "dân tộc"),
    ("tôn giáo: Tin lành", "tôn giáo"),
    ("Trưởng thôn, đạo Công giáo", "tôn giáo"),
    ("đảng viên 40 tuổi", "đảng viên"),
    ("đảng viên từ năm 1999", "đảng viên"),
    ("Trưởng thôn, 40 tuổi", "tuổi"),
    ("Trưởng thôn (tuổi: 40)", "tuổi"),
    ("quê quán Cao Bằng", "quê quán"),
    ("Trưởng thôn, quê ở Lạng Sơn", "quê quán"),
    ("024/085/001/234", "số căn cước"),
    ("Trưởng thôn, 024–085–001–234", "số căn cước"),
    ("024,085,001,234", "số căn cước"),
    ("024'085'001234", "số căn cước"),
    ("C.C.C.D: 082 123 456", "số định danh"),
    ("CMND 082-123-456", "số định danh"),
    ("CCCD 024/085/001/234", "số"),
    ("Số ĐDCN: 082 123 456", "số định danh"),
    ("0912/345/678", "số điện thoại"),
    ("0912—345—678", "số điện thoại"),
    ("Liên hệ: 02053 812 345", "số điện thoại"),
    ("số máy: 0205.3812.345", "số điện thoại"),
    ("nguyenvana1 @gmail.com", "thư điện tử"),
    ("nguyenvana1@gmail . com", "thư điện tử"),
    ("nguyenvana1[a]gmail.com", "thư điện tử"),
    ("nguyenvana1 a còng gmail.com", "thư điện tử"),
    ("Vietcombank 0491000123456", "số tài khoản"),
    ("BHXH: 24 1234 5678", "số bảo hiểm"),
    ("Hộ chiếu: B 1234567", "hộ chiếu"),
    ("HC số C1234567", "hộ chiếu"),
    ("sinh ngày mồng 3 tháng 2 năm 1985", "sinh"),
    ("sinh vào năm 1985", "sinh"),
    ("s/n: 1985", "sinh"),
    ("Trưởng thôn, n/s 1985", "sinh"),
    ("NS: 1985", "sinh"),
    ("quê: Cao Bằng", "địa chỉ"),
    ("HKTT: thôn A", "địa chỉ"),
    ("ĐKTT thôn A", "địa chỉ"),
    ("Nơi cư trú: thôn A", "địa chỉ"),
    ("cư trú tại thôn A", "địa chỉ"),
    ("Chỗ ở hiện nay: thôn A", "địa chỉ"),
    ("số nhà: 12", "địa chỉ"),
    ("Trưởng thôn, DT: Nùng", "dân tộc"),
    ("giới tính: nữ", "giới tính"),
    ("nhóm máu O", "nhạy cảm"),
    ("Trưởng thôn, vào Đảng ngày 03/02/2010", "đảng viên"),
    ("ngày vào Đảng: 3/2/2010", "đảng viên"),
    ("số thẻ Đảng 12.345678", "đảng viên"),
    ("nhiễm chất độc da cam", "nhạy cảm"),
    ("thương binh 2/4", "nhạy cảm"),
    ("tàn tật", "nhạy cảm"),
    ("mồ côi cha", "nhạy cảm"),
    ("Học sinh có hoàn cảnh khó khăn", "nhạy cảm"),
    ("dân tộc Nùng, tôn giáo: Tin lành, đảng viên 40 tuổi, quê quán Cao Bằng", "dân tộc"),
)
# Cues as people type them in a hurry: without marks, beside names that have theirs.
WITHOUT_MARKS = (
    ("Nguyễn Văn A1, sinh nam 1980", "sinh"),
    ("Nguyen Van A1 (sinh nam 1980)", "sinh"),
    ("ngay sinh: 12/03/1980", "sinh"),
    ("Ngay, thang, nam sinh: 12/3/1980", "sinh"),
    ("sinh ngay 12 thang 3 nam 1980", "sinh"),
    ("NAM SINH 1980", "sinh"),
    ("nam sinh: 2015", "sinh"),
    ("so can cuoc: 082 123 456", "số định danh"),
    ("chung minh nhan dan 082123456", "số định danh"),
    ("ho chieu: C1234567", "hộ chiếu"),
    ("dien thoai: 02053 812 345", "số điện thoại"),
    ("so dt: 02053812345", "số điện thoại"),
    ("tai khoan: 12345678901", "số tài khoản"),
    ("bao hiem xa hoi 2412345678", "số bảo hiểm"),
    ("ma so thue 8012345678", "mã số thuế"),
    ("tru tai so nha 12", "địa chỉ"),
    ("thuong tru: thon A", "địa chỉ"),
    ("dia chi nha: 12 Tran Phu", "địa chỉ"),
    ("noi o hien nay: 12 Tran Phu", "địa chỉ"),
    ("ho khau thuong tru: 12 Tran Phu", "địa chỉ"),
    ("que quan: xa Mau", "địa chỉ"),
    ("Truong thon, dan toc Nung", "dân tộc"),
    ("ton giao: Tin lanh", "tôn giáo"),
    ("vao dang ngay 3/2/2000", "đảng viên"),
    ("gioi tinh: nu", "giới tính"),
    ("Truong thon, 40 tuoi", "tuổi"),
    ("ho can ngheo", "nhạy cảm"),
    ("nguoi khuyet tat", "nhạy cảm"),
    ("bi benh tim", "nhạy cảm"),
    ("Trưởng thôn, bi ung thu", "nhạy cảm"),
)
# Each beside a kind above: other words, other signs between, more spaces.
OTHER_WAYS = (
    ("sinh   năm   1980", "sinh"),
    ("sinh tháng 3 năm 1980", "sinh"),
    ("Trưởng thôn, sinh năm 80", "sinh"),
    ("DOB 12/03/1980", "sinh"),
    ("d.o.b: 12/3/80", "sinh"),
    ("Nguyễn Văn Phát sinh năm 1980", "sinh"),
    ("Nguyễn Thị Học sinh ngày 12/3/1980", "sinh"),
    ("Nguyễn Văn An sinh năm 1980", "sinh"),
    ("giấy tờ tùy thân số 082123456", "số định danh"),
    ("0912•345•678", "số điện thoại"),
    ("0912·345·678", "số điện thoại"),
    ("0912   345   678", "số điện thoại"),
    ("sđt 912345678", "số điện thoại"),
    ("điện thoại nhà riêng 0205 3812345", "số điện thoại"),
    ("facebook.com/nguyenvana1", "cách liên hệ riêng"),
    ("https://zalo.me/g/abc", "cách liên hệ riêng"),
    ("VCB 0011004123456", "số tài khoản"),
    ("số thẻ 4123 4567 8901 2345", "số tài khoản"),
    ("thẻ ATM: 9704 1234 5678 9012", "số tài khoản"),
    ("địa chỉ nhà riêng 12 Trần Phú", "địa chỉ"),
    ("đ/c nhà: 12 Trần Phú", "địa chỉ"),
    ("nơi cư trú số 12 Trần Phú", "địa chỉ"),
    ("sinh sống tại số 12 ngách 5", "địa chỉ"),
    ("ngụ tại 12 Trần Phú", "địa chỉ"),
    ("nơi sinh: xã Mẫu", "địa chỉ"),
    ("nguyenvana1 [at] gmail [dot] com", "thư điện tử"),
    ("dân tộc: Tà Ôi", "dân tộc"),
    ("tôn giáo: không", "tôn giáo"),
    ("biển số xe 12A-123.45", "biển số xe"),
    ("biển số 12-B1 234.56", "biển số xe"),
    ("Nơi ở hiện nay: Phòng 302, nhà A", "địa chỉ"),
    ("Quê quán: Trường Yên", "địa chỉ"),
    ("thường trú tại 12 Trần Phú", "địa chỉ"),
    # What is like "thăm", "vì", "quỹ", "phòng" without marks excuses nothing in a text that has them.
    ("Tham gia phong trào của thôn, bản thân bị ung thư", "nhạy cảm"),
    ("Tham mưu tốt, mồ côi cha mẹ", "nhạy cảm"),
    ("Ông Vi Văn A1, mắc bệnh", "nhạy cảm"),
    ("Thực hiện quy ước, khuyết tật nặng", "nhạy cảm"),
)
HIDDEN = (
    ("001\u200b085\u200b012345", "số căn cước"),
    ("0\u200b\u200b\u200b0\u200b\u200b\u200b1085012345", "số căn cước"),
    ("001\xad085\xad012345", "số căn cước"),
    ("001\u2060085\ufeff012345", "số căn cước"),
    ("001\u202e085\u202c012345", "số căn cước"),
    ("001\u3164085\u115f012345", "số căn cước"),
    ("001\U000e0030085012345", "số căn cước"),
    ("001&#48;85012345", "số căn cước"),
    ("001&#x30;85012345", "số căn cước"),
    ("001&shy;085&zwnj;012345", "số căn cước"),
    ("001**085**012345", "số căn cước"),
    ("**001**085012345", "số căn cước"),
    ("001_085_012345", "số căn cước"),
    ("001<b>085</b>012345", "số căn cước"),
    ("Trưởng thôn <a 001085012345>", "số căn cước"),
    ('<i title="sinh năm 1985">Trưởng thôn</i>', "sinh"),
    ("001<!-- x -->085012345", "số căn cước"),
    ("\u0660\u0660\u0661\u0660\u0668\u0665\u0660\u0661\u0662\u0663\u0664\u0665", "số căn cước"),
    ("\u0966\u0966\u0967085012345", "số căn cước"),
    ("\U0001d7ce\U0001d7ce\U0001d7cf085012345", "số căn cước"),
    ("\u24ea\u24ea\u2460085012345", "số căn cước"),
    ("001\xa0085\u2009012345", "số căn cước"),
    ("CM\u200bND 123456789", "số định danh"),
    ("091\u200b2345678", "số điện thoại"),
    ("s\xadinh năm 1985", "sinh"),
)
HARMLESS = (
    "Lớp mẫu giáo 5 - 6 tuổi", "Tổ tiết kiệm và vay vốn hộ nghèo thôn A", "Y A B Niê",
    "", "Nguyễn Văn A1", "Trần Thị B2026", "Tổ bầu cử số 12", "Trưởng thôn", "12/QĐ-UBND ngày 08/5/2026",
    "Học sinh năm 2025", "Tuyển sinh năm 2025", "hy sinh năm 1972", "nhiệm kỳ 2021 - 2026",
    "Kỷ niệm 130 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2020)",
    "Thu 1.250.000.000 đồng", "thu 1200000000 đồng", "từ 09.10.2025 đến 12.10.2025", "đạt 99,87 %",
    "phong@laichau.gov.vn", "Trú quán: ……", "Thường trú: ", "địa chỉ nhân đạo",
    "Phóng viên thường trú tại Lạng Sơn", "điện thoại cơ quan: 0205 3861234", "ISBN 978-604-1",
    "Giúp đỡ 05 hộ nghèo", "Vận động xây nhà cho hộ cận nghèo", "Hội Người khuyết tật xã",
    "Bệnh viện Tâm thần tỉnh", "Công tác giảm nghèo", "Hộ gia đình thoát nghèo", "Văn phòng HĐND và UBND",
    "Phòng Dân tộc - Tôn giáo", "Đoàn kết các dân tộc", "Bảo tồn văn hóa dân tộc Nùng, dân tộc Tày",
    "Trường Phổ thông dân tộc nội trú", "Ban Dân tộc", "Công tác dân tộc, tôn giáo", "Bí thư, đảng viên",
    "Kết nạp 05 đảng viên", "Trao Huy hiệu 40 năm tuổi Đảng cho đảng viên", "Chi hội người cao tuổi",
    "Vận động trẻ 6 tuổi ra lớp", "Xây dựng quê hương", "Hướng về quê hương", "Hội đồng hương, quê hương",
    "Bảo trợ trẻ em dưới 16 tuổi, người trên 80 tuổi", "vệ sinh 12/12 thôn", "Chăm sóc cụ bà 100 tuổi",
    "Cấp căn cước từ ngày 01.07.2025", "Cấp căn cước 01.07.2025 - 120 người", "Ngày Thương binh - Liệt sĩ",
    "Hội Nạn nhân chất độc da cam", "Giúp đỡ trẻ mồ côi", "Nuôi 03 trẻ mồ côi",
    "Câu lạc bộ Người sinh năm 1985",
    "Hỗ trợ học sinh có hoàn cảnh khó khăn", "NS 2025 đạt 120 %", "Chỉ tiêu NS: 2025",
    "họp ngày 09/12/2025 08 giờ",
    "Kết nạp vào Đảng năm 2025: 05 quần chúng", "liên hệ với 12 hộ", "Liên hệ: Phòng A",
    "Dư nợ Agribank 12.345.678.901 đồng", "Giải ngân qua BIDV 123.456.789 đồng",
    "Đăng ký cư trú: 12 trường hợp",
    "Thẻ Đảng: 12 thẻ", "Cấp thẻ Đảng viên cho 12 đồng chí", "Xóa nhà tạm, chỗ ở: 12 hộ",
    "Hòa giải thành 12 vụ ly hôn", "Nâng cao đời sống người có hoàn cảnh khó khăn",
    "Thăm hỏi thương binh 1/4",
    "Trung úy, Trưởng Công an xã (2024)", "Kết nghĩa với trẻ mồ côi",
    "tiền lương, giới tính",
    "Trang Facebook, Zalo của xã", "Ngân hàng CSXH (Agribank) 2025", "01/02/03/04",
    "Nghị định 123/2020/NĐ-CP",
    "Chương trình an sinh năm 2026", "Giải Nhất môn Sinh năm 2025", "Trẻ em sinh năm 2020 được tiêm chủng",
    "Trẻ sinh năm 2019 vào lớp 1", "Học sinh sinh năm 2015", "Lễ Giáng sinh năm 2025", "giải nam sinh 2025",
    "hoc sinh nam 2025", "ve sinh nam 2026", "Học sinh nam 2025", "20 nam sinh, 15 nữ sinh",
    "dt 1.234.567 m2", "DT: 12.345.678 m2", "Ban Dân tộc: Hội đồng nhân dân",
    "Công tác dân tộc: hoàn thành 12 chỉ tiêu",
    "Đại đoàn kết toàn dân tộc: kết quả", "Dân tộc, tôn giáo: giữ vững ổn định", "ủng hộ nghèo khó",
    "Que hàn, que đan", "cho 12 ho dan", "tuyên truyền Zalo: 15 tin bài", "nhóm Zalo: Tổ bầu cử số 3",
    "Trung tâm Văn hóa", "tuyen truyen 120 buoi", "Câu lạc bộ Sinh vật cảnh", "sinh hoạt tháng 3 năm 2026",
    "Sinh hoạt chi bộ tháng 12/2025", "gắn biển số nhà cho 120 hộ", "địa chỉ nhà văn hóa thôn",
    "Chi nhánh Agribank", "phát thẻ ATM cho 1234 người", "phát sinh tháng 3 năm 2026",
    "Tổ chức Tết Trung thu cho thiếu nhi", "Tập trung thu gom rác thải", "Khung thu nhập",
    "to chuc Trung thu",
    "Ủy ban nhân dân xã Tam Thanh", "UBND xa Tam Thanh", "Bí thư Đảng ủy xã Trung Thuần",
    "chăm lo an sinh tháng 12", "Chương trình an sinh tháng 12/2025", "an sinh ngày 15/3/2026",
    "Giảm mức sinh năm 2025", "tỷ suất sinh năm 2025", "sàng lọc trước sinh, sơ sinh tháng 5 năm 2026",
    "Gắn biển số 15 tuyến đường, biển số 20 ngõ", "Địa chỉ: Trường Tiểu học xã",
    "Fanpage facebook.com/congananxamau", "facebook.com/groups/xamau",
    "Bố trí nơi ở 15 công nhân, chỗ ở 12 hộ",
    "Quản lý người cư trú tại 12 thôn", "Đồng bào sinh sống tại 05 xóm vùng cao",
    "Người có uy tín trong đồng bào dân tộc", "Hội thi tiếng hát dân tộc Tày - Nùng", "Đạo đức công vụ",
)  # fmt: skip


@pytest.mark.parametrize("header", FORBIDDEN_HEADERS)
def test_header_of_personal_data_is_refused(header: str) -> None:
    assert forbidden_header(header)


@pytest.mark.parametrize("header", PUBLISHED_HEADERS)
def test_other_header_is_not(header: str) -> None:
    assert forbidden_header(header) is None


@pytest.mark.parametrize(("text", "kind"), [*PERSONAL, *WITHOUT_MARKS, *OTHER_WAYS, *HIDDEN])
def test_value_is_found_and_named(text: str, kind: str) -> None:
    assert kind in (found_in_value(text) or "nothing")


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_value_passes(text: str) -> None:
    assert found_in_value(text) is None


def test_date_beside_a_name_or_position_needs_no_cue() -> None:
    assert found_in_person("Nguyễn Văn A1 (1985)")
    assert found_in_person("Nguyễn Văn A1 12/3/85")
    for short in ("Trần Thị B5 - 85", "Trần Thị B5 – 85", "Trần Thị B5 (85)", "Trần Thị B5, 12/85"):
        assert found_in_person(short)
    for name in ("Nguyễn Văn A1985", "Trần Thị B85", "Trần Thị B5 - Hà", "Trần Thị B (Tổ 12)"):
        assert found_in_person(name) is None
    assert found_in_position("Trưởng thôn 12/03/1985")
    assert found_in_position("Trưởng thôn (1985)")
    assert found_in_position("1985")
    assert found_in_position("Đội viên khóa 2025") is None
    assert found_in_position("Đại biểu nhiệm kỳ 2021 - 2026") is None


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn A1 - 123456789",
        "Nguyễn Văn A1 (082 123 456)",
        "Nguyễn Văn A1 082.123.456",
        "Nguyễn Văn A1, 199085001234",
        "Nguyễn Văn A1 (sn 85)",
        "Nguyễn Văn A1 (SN 1985)",
        "Nguyễn Văn A1 SN85",
        "Nguyễn Văn A1, s.n. 85",
        "Nguyễn Văn A1 sinh năm 85",
        "Nguyễn Văn A1 (sinh: '85)",
        "Nguyễn Văn A1 (19\u200b85)",
        "Nguyễn Văn A1 (1\uff1985)",
        "Nguyễn Văn A1 (12/0&#51;/1985)",
        "Nguyễn Văn A1 85",
        "Nguyễn Văn A1 [85]",
        "Nguyễn Văn A1_1985",
        "Nguyễn Văn A1_85",
        "Nguyễn Văn A1 /85",
        "Nguyễn Văn A1, tháng 3/85",
        "Nguyễn Văn A1 12.3.85",
        "Nguyễn Văn A1 (12-3-85)",
        "Nguyễn Văn A1 (40t)",
        "Nguyễn Văn A1 40 T",
        "Nguyễn Văn A1 (Tày)",
        "Nguyễn Văn A1 - Nùng",
        "Nguyễn Văn A1, dân tộc Dao",
        "Nguyễn Văn A1 (nữ)",
        "Nguyễn Văn A1 (nam)",
        "Nguyễn Văn A1 (ĐV)",
        "Nguyễn Văn A1, đảng viên",
    ],
)
def test_numbers_and_years_beside_a_name_are_found(name: str) -> None:
    assert found_in_person(name)


@pytest.mark.parametrize(
    "name",
    ["Nguyễn Văn A1", "Hoàng Sinh", "Lê Thị Sinh 2", "Y Sn", "Hộ ông Nguyễn Văn A12", "Nông Thị Dao",
     "Hộ bà Trần Thị B2, thôn 12", "Hộ ông Nguyễn Văn A1 (Tổ 12)", "Nguyễn Văn A1 (Nam)", "Tày Văn A1",
     "Hoàng Thị Nữ", "Lường Văn Đảng", "Lò Thị Hoa (Hoa)", "Hộ ông Nguyễn Văn A, bản Mường", "Lê T"],
)  # fmt: skip
def test_names_alone_are_none(name: str) -> None:
    assert found_in_person(name) is None


@pytest.mark.parametrize(
    "text", ["Tổ 1 (Nguyễn Văn A1, sn 85)", "Trưởng thôn (SN 85)", "Trưởng thôn, s.n 1985"]
)
def test_a_year_with_its_cue_is_found_in_every_cell(text: str) -> None:
    assert found_in_value(text) == "ngày hoặc năm sinh"


@given(
    province=st.integers(1, 96),
    born=st.integers(1905, 2030),
    woman=st.integers(0, 1),
    rest=st.integers(0, 999_999),
)
def test_every_citizen_number_is_found_however_it_is_written(
    province: int, born: int, woman: int, rest: int
) -> None:
    """As text, in groups, within a text, and as Excel's number (zeros in front are lost)."""
    century = (born // 100 - 19) * 2 + woman
    digits = f"{province:03}{century}{born % 100:02}{rest:06}"
    grouped = f"{digits[:3]} {digits[3]} {digits[4:6]} {digits[6:9]} {digits[9:]}"
    for written in (digits, grouped, f"Nguyễn Văn A1, {digits}", str(int(digits))):
        assert found_in_value(written), written


@given(st.text())
def test_any_text_is_looked_at_without_failing(text: str) -> None:
    found_in_value(text)
    forbidden_header(text)


@pytest.mark.parametrize(
    "text",
    [
        "0 " * 50_000,
        "1" * 100_000,
        "a@" * 50_000,
        "địa chỉ:" * 20_000,
        "sinh năm " * 20_000,
        "hộ nghèo" * 9_000,
        "<a " * 30_000,
        "&#48;" * 20_000,
        "*1" * 50_000,
        "1\u200b" * 50_000,
        "sn 8" * 20_000,
        "@" + " " * 20_000 + "x",
        "(nữ" + " " * 20_000 + "x",
        "(sinh" + " " * 20_000 + "x",
        "(" * 50_000 + "1985",
        "a " * 50_000,
    ],
)
def test_absurd_cells_are_read_at_once(text: str) -> None:
    """A fraction of a second; a pattern that tries each letter with each other would take minutes."""
    started = time.process_time()
    found_in_value(4 * text)
    found_in_person(4 * text)
    assert time.process_time() - started < 20
