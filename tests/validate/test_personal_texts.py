"""Personal data in texts and forms: told without being repeated; what an office publishes is not told."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from builders import COMPLETE, campaign_data, word_document, write_campaign
from openpyxl import Workbook
from running import ROOT

from generator.checking import check
from generator.problems import Problem
from generator.project import Project
from generator.reporting import text as report
from generator.validate.rules.personal_texts import found_in_text

NUMBER = "024085001234"
CERTAIN = (
    f"Ông Nguyễn Văn A1 ({NUMBER})",
    f"căn cước công dân số {NUMBER}",
    "Số CCCD: 024 085 001 234.",
    "| Nguyễn Văn A1 | 024.085.001.234 |",
    "CMND 082123456 do Công an cấp",
    "Chứng minh nhân dân số: 082 123 456",
    "**Số định danh cá nhân:** 199085001234",
    "hộ chiếu số C1234567",
    f"Ông Nguyễn Văn A1 ({NUMBER[:3]}\u200b{NUMBER[3:]})",
    f"Ông Nguyễn Văn A1 ({NUMBER[:3]}**{NUMBER[3:6]}**{NUMBER[6:]})",
    f"__{NUMBER[:3]}__{NUMBER[3:]}",
    f"Ông Nguyễn Văn A1 (&#48;{NUMBER[1:]})",
    f"Ông Nguyễn Văn A1 (<b>{NUMBER[:3]}</b>{NUMBER[3:]})",
    "Ông Nguyễn Văn A1 (" + NUMBER.translate({ord("0"): "\u0660", ord("8"): "\uff18"}) + ")",
    "C\xadCCD 082123456",
    "Số định danh cá nhân: 024-085-001-234",
    "CCCD số 024/085/001/234",
    "CMND: 082-123-456",
    f"số {NUMBER}/CCCD",
    "Hộ chiếu: C 1234567",
    "Số ĐDCN 082123456",
    "-----BEGIN OPENSSH PRIVATE KEY-----",
    "can cuoc cong dan so 082123456",
    "Chung minh nhan dan: 082 123 456",
    "So dinh danh ca nhan: 024-085-001-234",
    "giấy tờ tùy thân số 082123456",
    f"Ông Nguyễn Văn A1 <!-- CCCD {NUMBER} -->",
    f'<p title="{NUMBER}">Nguyễn Văn A1</p>',
    f"Nguyễn Văn A1 <so {NUMBER}>",
    f"Ông Nguyễn Văn A1, {NUMBER[:3]}  {NUMBER[3:6]}  {NUMBER[6:9]}  {NUMBER[9:]}",
)
LIKELY = (
    "bà Trần Thị B1, sinh ngày 12/3/1985",
    "Sinh ngày 12 tháng 3 năm 1985",
    "**Ngày sinh:** 12.3.85",
    "ông Nguyễn Văn A1 (sinh năm 1985)",
    "Năm sinh: 1985",
    "Sinh năm 2008",
    "ông Nguyễn Văn A1 (SN 1985)",
    "ông Nguyễn Văn A1 (sn 85), trưởng thôn",
    "Năm sinh: 19&#56;5",
    "STK 1234 5678 9012 3",
    "số tài khoản của bà B tại Agribank: 8401205012345",
    "Mã số thuế: 8123456789",
    "Mã số BHXH 2412345678",
    "thẻ BHYT: GD4242412345678",
    "bà Trần Thị B1 (sinh 1985)",
    "sn: 1985",
    "sinh vào ngày 03/02/1985",
    "NS: 03/02/1985",
    "DOB: 03/02/1985",
    "tài khoản số 8401205012345 mang tên bà B",
    "MSTCN: 8123456789",
    "mã số BHXH: 24.1234.5678",
    "BHYT số GD4242412345678",
    "Tài khoản admin, mật khẩu: Xathu@2026",
    "password = abc123456",
    "Nguyễn Văn A1 (sinh nam 1985)",
    "ngay sinh: 12/3/1985",
    "sinh   ngày   12/3/1985",
    "ba Tran Thi B1, sinh ngay 12 thang 3 nam 1985",
    "ông Nguyễn Văn Phát sinh năm 1985",
    "so tai khoan: 8401205012345",
    "ma so thue: 8123456789",
    "ông Nguyễn Văn A1, zalo: 0912345678",
    "SĐT Zalo 0912 345 678",
    "đăng ký tham gia phong trào: nhắn Zalo 0912 345 678",
    "sdt/zalo: 0912.345.678",
    "số điện thoại cá nhân 0912345678",
    "di dong: 0912345678 (anh A1)",
    "điện thoại nhà riêng: 0205 3812345",
    "bà Trần Thị B1, HKTT: số 12, ngõ 5",
    "thuong tru tai so 12 duong Tran Phu",
    "địa chỉ nhà: số 12 đường Trần Phú",
    "nhà riêng: số 12 ngõ 5",
    "Nơi ở hiện nay: 12 đường Trần Phú",
)
PUBLISHED = (
    "Kế hoạch số 312/KH-UBND ngày 12/3/2026",
    "Điện thoại: 0205.3812.345; 0912 345 678",
    "căn cước công dân, điện thoại 0912345678",
    "Cấp căn cước từ 01/07/2025 đến 31/12/2025; 01-07-2025 - 31-12-2025",
    "mật khẩu do người dùng tự đặt; quên mật khẩu: bấm Quên mật khẩu",
    "mật khẩu: ít nhất 8 ký tự",
    "NS 2025: 120 tỷ; thu NS: 2025",
    "nghị định số 123/2020/NĐ-CP, 024/2025/QĐ-UBND",
    "tài khoản định danh điện tử mức 2: 4.512",
    "Luật Căn cước số 26/2023/QH15 ngày 27.11.2023",
    "Căn cước Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022",
    "kỷ niệm 136 năm ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2026)",
    "Ngày sinh 19/5/1890; đồng chí Hoàng Văn Thụ sinh năm 1909",
    "học sinh năm 2026 và học sinh ngày 20/11/2026",
    "công dân sinh năm 2008 trở về trước",
    "phát sinh ngày 12/3/2026",
    "mã định danh 000.15.24.H37 của cơ quan",
    "mã số thuế 4900123456 của Ủy ban nhân dân xã",
    "bảo hiểm xã hội xã: 0205 3812 345",
    "https://dichvucong.gov.vn/ho-so/024085001234",
    "mã hồ sơ 0240-8500-1234",
    "số tiền 1.024.085.001.234 đồng",
    "số tiền 024&nbsp;085&nbsp;001 đồng",
    "từ 01*02*03 đến 04*05*06",
    "mã tệp snk_2026_08_50 (bản SN)",
    "các xã (sn)",
    "Số CCCD: …………………… Ngày sinh: ……/……/………",
    "{{ campaign }}, ngày sinh, số CCCD",
    "Zalo của Phòng Văn hóa - Xã hội: 0912 345 678",
    "đường dây nóng, Zalo: 0912345678",
    "Công an xã: Zalo 0912 345 678",
    "Hội Liên hiệp Phụ nữ xã, Zalo 0912 345 678",
    "Ban Chỉ đạo phong trào: Zalo 0912 345 678",
    "Trạm Y tế, Zalo: 0912 345 678",
    "Zalo: 0205 3812 345",
    "Điện thoại, Zalo cơ quan: 0912345678",
    "nhóm Zalo: Tổ bầu cử số 3; tuyên truyền Zalo: 15 tin bài",
    "Nhà văn hóa thôn: địa chỉ nhà văn hóa thôn số 12",
    "Địa chỉ nhận hồ sơ: số 12 đường Trần Phú",
    "đăng ký thường trú: 120 hồ sơ; đăng ký tạm trú 15 người",
    "cấp 100 % hộ khẩu; 12 hộ có nhà riêng",
    "nơi ở của 12 công nhân, chỗ ở: 12 phòng",
    "chương trình an sinh năm 2026, giải môn Sinh năm 2025",
    "an sinh tháng 12 năm 2026, an sinh ngày 15/3/2026, sơ sinh tháng 5/2026",
    "mức sinh năm 2026, tỷ suất sinh năm 2025, hồi sinh năm 2026",
    "Cơ quan thường trú: số 12 đường Lê Lợi; bộ phận thường trú tại số 5",
    "trẻ em sinh năm 2019, trẻ sinh năm 2020 vào lớp 1",
    "hoc sinh nam 2025, ve sinh nam 2026, giải nam sinh 2025",
)


@pytest.mark.parametrize("text", CERTAIN)
def test_numbers_of_identity_are_certain(text: str) -> None:
    found = found_in_text(text)
    assert found is not None
    assert found.certain


@pytest.mark.parametrize("text", LIKELY)
def test_what_may_be_a_persons_is_likely(text: str) -> None:
    found = found_in_text(text)
    assert found is not None
    assert not found.certain


@pytest.mark.parametrize("text", PUBLISHED)
def test_what_an_office_publishes_is_none(text: str) -> None:
    assert found_in_text(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "(sinh" + " " * 50_000 + "1x",
        "mật khẩu: " * 20_000 + "1",
        "CCCD 024-085-" * 10_000,
        "NS: 03/" * 20_000,
    ],
)
def test_absurd_texts_are_read_at_once(text: str) -> None:
    started = time.process_time()
    found_in_text(4 * text)
    assert time.process_time() - started < 20


def test_what_ships_has_none() -> None:
    assert told(Project(ROOT)) == []


def told(project: Project) -> list[Problem]:
    return [found for found in check(project).problems if found.code in ("B01", "B02")]


def test_every_text_of_a_campaign_file_and_its_plan_is_looked_at(project: Project) -> None:
    said = f"CCCD {NUMBER}"
    data = campaign_data(**COMPLETE)
    data["plan"] |= {"remarks": [{"text": said}]}
    data["changes"] = [{"date": {"wording": "ngày 20/1/2026", "day": date(2026, 1, 20)}, "text": said}]
    write_campaign(project.root, data)
    plan = project.campaigns / "thu" / "plan.txt"
    plan.write_text(f"{plan.read_text(encoding='utf-8')}\n- {said}\n", encoding="utf-8")
    found = told(project)
    assert [problem.code for problem in found] == ["B01"] * 3
    assert all(problem.source.line for problem in found)
    assert not check(project).publishable


def test_registries_are_looked_at(project: Project) -> None:
    units = project.shared / "units.yml"
    text = units.read_text(encoding="utf-8")
    units.write_text(text.replace('"Phòng B"', f'"Phòng B, CCCD {NUMBER}"'), encoding="utf-8")
    (found,) = told(project)
    assert (found.code, found.source.path, found.source.line) == ("B01", "campaigns/_shared/units.yml", 6)


def test_no_report_repeats_the_number(project: Project) -> None:
    page = project.content / "lien-he.md"
    page.write_text(f"# Liên hệ\n\nGặp ông Nguyễn Văn A1, CCCD {NUMBER}.\n", encoding="utf-8")
    (found,) = told(project)
    assert (found.source.path, found.source.line) == ("content/lien-he.md", 3)
    for text in (report.as_text([found], project.root), report.as_json([found], project.root)):
        assert NUMBER not in text


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        (f"content/{NUMBER}.md", ["B01"]),
        (f"content/nguyen-van-a1-cccd_{NUMBER}.md", ["B01"]),
        (f"content/anh/{NUMBER}/a.md", ["B01"]),
        ("content/nguyen-van-a1-sinh-nam-1985.md", ["B02"]),
        ("content/hoc-sinh-nam-2025.md", []),
        ("content/024085/001234.md", []),
    ],
)
def test_the_name_of_a_published_file_is_looked_at(project: Project, path: str, codes: list[str]) -> None:
    file = project.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("# Trang\n", encoding="utf-8")
    found = told(project)
    assert [problem.code for problem in found] == codes
    assert NUMBER not in report.as_text(found, project.root)


def test_the_names_of_forms_are_looked_at(project: Project) -> None:
    word_document().save(str(_forms(project) / f"don-{NUMBER}.docx"))
    assert [problem.code for problem in told(project)] == ["B01"]


def test_a_filled_word_form_is_told(project: Project) -> None:
    document = word_document()
    document.add_paragraph("BIÊN BẢN")
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "Ngày sinh", "12/3/1985"
    document.add_paragraph("Số CCCD: 0240").add_run("85001234")
    document.save(str(_forms(project) / "bien-ban.docx"))
    assert [found.code for found in told(project)] == ["B01", "B02"]


def test_a_filled_workbook_is_told_with_its_row(project: Project) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Mẫu"
    sheet.append(["Họ và tên", "Nguyễn Văn A1"])
    sheet.append(["Ngày sinh", date(1985, 3, 12)])
    book.save(_forms(project) / "to-khai.xlsx")
    (found,) = told(project)
    assert (found.code, found.source.sheet, found.source.line) == ("B02", "Mẫu", 2)


def _forms(project: Project) -> Path:
    folder = project.campaigns / "thu" / "forms"
    folder.mkdir()
    return folder
