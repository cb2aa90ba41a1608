"""Guided steps: nothing is done before it was told, and then just that is done."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from desks import Answer, Desk, running
from ledger_office import Office
from office_files import parts_of
from workbooks import workbook

from generator.desk.saving.versions import versions
from generator.project import Project

NAME = "Đặng Thị C3"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Staff:
    """An office whose desk is open."""

    def __init__(self, office: Office, desk: Desk) -> None:
        self.office = office
        self.desk = desk

    def told(self, path: str, **said: str) -> Answer:
        return self.desk.post(path, list(said.items()))

    def confirm(self, path: str, answer: Answer) -> Answer:
        """Press the button of a page that told what will happen."""
        fields = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', answer.body)
        button = re.search(r'name="lam" value="([^"]*)">', answer.body)
        assert button, answer.body
        pairs = [(unescape(name), unescape(value)) for name, value in fields]
        return self.desk.post(path, [*pairs, ("lam", button[1])])

    @property
    def rows(self) -> str:
        return (self.office.honours / "qd-1.csv").read_text(encoding="utf-8")

    @property
    def campaign(self) -> str:
        return self.office.file.read_text(encoding="utf-8")


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Staff]:
    """Three rows, published."""
    office = Office(tmp_path / "portal")
    office.publish()
    with running(Project(office.root)) as desk:
        yield Staff(office, desk)


CORRECT, REVOKE, WITHHOLD = (f"/vinh-danh/thu/{step}/" for step in ("dinh-chinh", "thu-hoi", "rut-ten"))
DOCUMENT = {"van_ban": "Quyết định số 20/QĐ-UBND ngày 20/5/2026", "ngay": "20/5/2026"}


def test_a_row_is_chosen_by_the_name_that_stands_in_it(staff: Staff) -> None:
    body = staff.desk.get(CORRECT).body
    assert '<option value="qd-1/ca-nhan-3">Bà Đặng Thị C3, Phòng B, Quyết định số 1/QĐ-UBND</option>' in body
    body = staff.desk.get(f"{CORRECT}?dong=qd-1/ca-nhan-3").body
    assert 'name="name" value="Đặng Thị C3"' in body


def test_a_correction_is_told_before_it_is_written_into_the_list_and_the_campaign(staff: Staff) -> None:
    before = staff.rows, staff.campaign
    said = {"dong": "qd-1/ca-nhan-1", "honorific": "Ông", "name": "Nguyễn Văn A10", "position": "Công chức",
            "unit": "Phòng A", **DOCUMENT, "ghi_chu": "Sửa tên."}  # fmt: skip
    told = staff.told(CORRECT, **said)
    assert "Tên: “Nguyễn Văn A1” thành “Nguyễn Văn A10”." in told.body
    assert (staff.rows, staff.campaign) == before
    assert staff.confirm(CORRECT, told).status == 200
    assert staff.rows == before[0].replace("Văn A1;", "Văn A10;")
    assert staff.campaign.startswith(before[1].partition("corrections:")[0])
    assert "row: ca-nhan-1" in staff.campaign
    assert set(staff.office.told()) == {"H15"}, "the change is explained; it awaits the ledger"


def test_what_cannot_be_is_refused_in_words_and_the_answers_stay(staff: Staff) -> None:
    said = {"dong": "qd-1/ca-nhan-1", "honorific": "Ông", "name": "Nguyễn Văn A1", "position": "Công chức",
            "unit": "Phòng A", **DOCUMENT}  # fmt: skip
    nothing = staff.told(CORRECT, **said)
    assert (nothing.status, "Chưa sửa gì" in nothing.body) == (409, True)
    early = staff.told(REVOKE, dong="qd-1/ca-nhan-1", van_ban="Quyết định số 2", ngay="1/5/2026")
    assert "trước ngày ký quyết định" in early.body
    assert 'value="Quyết định số 2"' in early.body
    missing = staff.told(REVOKE, dong="qd-1/ca-nhan-1", van_ban="", ngay="1/5/2026")
    assert "Còn thiếu: Văn bản quyết định việc này." in missing.body
    assert "chưa phải một ngày" in staff.told(REVOKE, dong="qd-1/ca-nhan-1", van_ban="a", ngay="mai").body
    assert staff.desk.get("/vinh-danh/thu/khac/").status == 404


def told_beside(body: str) -> dict[str, str]:
    """What is told at each question."""
    return dict(re.findall(r'id="q-([a-z_]+)-loi">([^<]*)<', unescape(body)))


def test_what_is_wrong_is_told_at_the_question_that_it_is_about(staff: Staff) -> None:
    row = {"dong": "qd-1/ca-nhan-1"}
    missing = staff.told(REVOKE, **row, van_ban="", ngay="").body
    assert told_beside(missing) == {"van_ban": "Chưa ghi ô này.", "ngay": "Chưa ghi ô này."}
    body = staff.told(REVOKE, **row, van_ban="Quyết định số 2", ngay="mai").body
    assert "chưa phải một ngày" in told_beside(body)["ngay"]
    field = re.search(r'<input id="q-ngay"[^>]*>', body)
    assert field
    assert 'aria-describedby="q-ngay-loi q-ngay-la" aria-invalid="true" autofocus' in field[0]
    assert body.count("aria-invalid") == 1


def test_a_step_can_be_left(staff: Staff) -> None:
    assert '<a href="/vinh-danh/thu/">Thôi</a>' in staff.desk.get(f"{REVOKE}?dong=qd-1/ca-nhan-1").body
    assert '<a href="/phong-trao/thu/">Thôi</a>' in staff.desk.get("/phong-trao/thu/gia-han/").body


def test_a_revoked_row_stays_in_its_list(staff: Staff) -> None:
    before = staff.rows
    told = staff.told(REVOKE, dong="qd-1/ca-nhan-2", **DOCUMENT)
    assert "thu hồi theo Quyết định số 20/QĐ-UBND" in told.body
    assert staff.confirm(REVOKE, told).status == 200
    assert staff.rows == before
    assert "kind: revoked" in staff.campaign
    again = staff.told(REVOKE, dong="qd-1/ca-nhan-2", **DOCUMENT)
    assert "đã được ghi cho dòng ấy" in again.body


def test_nothing_is_done_of_what_was_told_for_another_file(staff: Staff) -> None:
    told = staff.told(REVOKE, dong="qd-1/ca-nhan-2", **DOCUMENT)
    staff.office.file.write_text(staff.campaign + "# khác\n", encoding="utf-8")
    answer = staff.confirm(REVOKE, told)
    assert (answer.status, "vừa được sửa ở nơi khác" in answer.body) == (409, True)
    assert "revoked" not in staff.campaign


def holding(root: Path) -> list[str]:
    return [
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and NAME.encode() in path.read_bytes()
    ]


def test_a_withheld_name_leaves_every_file_the_desks_older_versions_too(staff: Staff) -> None:
    told = staff.told(CORRECT, dong="qd-1/ca-nhan-1", honorific="Ông", name="Nguyễn Văn A10",
                      position="Công chức", unit="Phòng A", **DOCUMENT)  # fmt: skip
    assert staff.confirm(CORRECT, told).status == 200
    kept = Project(staff.office.root).versions
    assert any(path.startswith("thu/") for path in holding(kept)), "the list as it was, with all its names"
    named = staff.told(WITHHOLD, dong="qd-1/ca-nhan-3", van_ban="Đơn của bà Dang Thi C3", ngay="21/5/2026")
    assert (named.status, "có tên trong danh sách" in named.body) == (409, True)
    told = staff.told(WITHHOLD, dong="qd-1/ca-nhan-3", van_ban="Văn bản số 5/UBND", ngay="21/5/2026")
    assert "Không lấy lại được" in told.body
    assert NAME in staff.rows
    done = staff.confirm(WITHHOLD, told)
    assert (done.status, "Đã ghi sổ công bố" in done.body) == (200, True), done.body
    assert "Rút tên (không công khai): thu/qd-1/ca-nhan-3" in done.body
    assert versions(Project(staff.office.root)) == []
    assert holding(staff.office.root) == []
    assert staff.office.told() == {}


def test_where_a_withholding_took_the_build_before_away_the_page_of_publishing_says_so(staff: Staff) -> None:
    project, why = Project(staff.office.root), "Không có bản đăng trước để lấy lại: bản ấy còn tên đã rút"
    for folder in (project.site, project.build / "site-previous"):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(NAME, encoding="utf-8")
    body = staff.desk.get("/cong-bo/").body
    assert ('value="lui"' in body, why in body) == (True, False)
    told = staff.told(WITHHOLD, dong="qd-1/ca-nhan-3", van_ban="Văn bản số 5/UBND", ngay="21/5/2026")
    assert staff.confirm(WITHHOLD, told).status == 200
    body = staff.desk.get("/cong-bo/").body
    assert ('value="lui"' in body, why in body) == (False, True)
    (project.build / "site-previous").mkdir()  # from a copy of the folder: a command would refuse it
    body = staff.desk.get("/cong-bo/").body
    assert ('value="lui"' in body, why in body) == (False, True)


def test_a_withholding_that_could_not_be_finished_is_told_until_it_is(staff: Staff) -> None:
    other = staff.office.root / "campaigns" / "_shared" / "units.yml"
    sound = other.read_text(encoding="utf-8")
    told = staff.told(WITHHOLD, dong="qd-1/ca-nhan-3", van_ban="Văn bản số 5/UBND", ngay="21/5/2026")
    other.write_text(sound + "- {}\n", encoding="utf-8")
    done = staff.confirm(WITHHOLD, told)
    assert (done.status, "chưa xong" in done.body) == (409, True)
    other.write_text(sound, encoding="utf-8")
    assert "Rút tên ca-nhan-3 của qd-1 chưa xong" in staff.desk.get("/").body
    write = "/vinh-danh/thu/ghi-so/"
    told = staff.told(write)
    assert "Rút tên 1 dòng" in told.body
    assert staff.confirm(write, told).status == 200
    assert "chưa xong" not in staff.desk.get("/").body
    assert holding(staff.office.root) == []


def test_a_request_is_noted_with_its_days_and_told_until_the_name_is_gone(staff: Staff) -> None:
    said = {"dong": "qd-1/ca-nhan-3", "van_ban": "", "ngay": ""}
    assert staff.told(WITHHOLD, **said, nhan="", han="", lam="de-sau").status == 409
    kept = staff.told(WITHHOLD, **said, nhan="18/5/2026", han="20/5/2026", lam="de-sau")
    assert kept.status == 200
    assert "nhận yêu cầu 18/05/2026, hạn 20/05/2026, quá hạn" in staff.desk.get("/").body
    assert holding(staff.office.root / ".thidua") == []
    body = staff.desk.get(f"{WITHHOLD}?dong=qd-1/ca-nhan-3").body
    assert 'name="han" value="20/05/2026"' in body
    told = staff.told(WITHHOLD, dong="qd-1/ca-nhan-3", van_ban="Văn bản số 5/UBND", ngay="21/5/2026")
    staff.confirm(WITHHOLD, told)
    assert "nhận yêu cầu" not in staff.desk.get("/").body


def as_excel_writes(rows: list[tuple[object, ...]], note: str = "") -> bytes:
    """A workbook whose words stand in a part of their own; a `note` in it that no cell of a list shows."""
    words = [*dict.fromkeys(str(each) for row in rows for each in row if each is not None)]
    lines = "".join(
        f'<row r="{line}">'
        + "".join(
            f'<c r="{"ABCDE"[at]}{line}" t="s"><v>{words.index(str(each))}</v></c>'
            for at, each in enumerate(row)
            if each is not None
        )
        + "</row>"
        for line, row in enumerate(rows, start=1)
    )
    texts = "".join(f"<si><t>{each}</t></si>" for each in words)
    names = f'<definedNames><definedName name="a" comment="{note}">S0!$A$1</definedName></definedNames>'
    made = workbook(f"<sheetData>{lines}</sheetData>", texts=texts, names=names if note else "")
    told = (
        f'<Relationship Id="texts" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts_of(made).items():
            archive.writestr(name, content.replace(b"</Relationships>", told.encode()))
    return packed.getvalue()


ROWS: list[tuple[object, ...]] = [
    ("TT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị"),
    (1, "Ông", "Nguyễn Văn A1", "Công chức", "Phòng A"),
    (2, "Bà", "Trần Thị B2", None, "Phòng B"),
    (3, "Bà", NAME, None, "Phòng B"),
]


@pytest.fixture
def with_workbook(tmp_path: Path) -> Iterator[Staff]:
    """The same list as a workbook."""
    office = Office(tmp_path / "portal")
    (office.honours / "qd-1.csv").unlink()
    (office.honours / "qd-1.xlsx").write_bytes(as_excel_writes(ROWS))
    office.edit("qd-1.csv", "qd-1.xlsx")
    office.publish()
    with running(Project(office.root)) as desk:
        yield Staff(office, desk)


def test_of_a_workbook_one_cell_changes_and_no_part_keeps_a_withheld_name(with_workbook: Staff) -> None:
    staff = with_workbook
    path = staff.office.honours / "qd-1.xlsx"
    before = parts_of(path.read_bytes())
    told = staff.told(CORRECT, dong="qd-1/ca-nhan-1", honorific="Ông", name="Nguyễn Văn A10",
                      position="Công chức", unit="Phòng A", **DOCUMENT)  # fmt: skip
    assert staff.confirm(CORRECT, told).status == 200
    now = parts_of(path.read_bytes())
    assert {name for name in before if before[name] != now[name]} == {"xl/worksheets/sheet0.xml",
                                                                      "xl/sharedStrings.xml"}  # fmt: skip
    assert set(staff.office.told()) == {"H15"}
    told = staff.told(WITHHOLD, dong="qd-1/ca-nhan-3", van_ban="Văn bản số 5/UBND", ngay="21/5/2026")
    assert staff.confirm(WITHHOLD, told).status == 200
    after = parts_of(path.read_bytes())
    assert not any(NAME.encode() in content for content in after.values())
    assert "Trần Thị B2".encode() in after["xl/sharedStrings.xml"]
    assert staff.office.told() == {}


def test_a_name_elsewhere_in_the_lists_file_keeps_a_withholding_from_being_done(with_workbook: Staff) -> None:
    staff = with_workbook
    path = staff.office.honours / "qd-1.xlsx"
    path.write_bytes(as_excel_writes(ROWS, note=f"{NAME} xin rút"))
    told = staff.told(WITHHOLD, dong="qd-1/ca-nhan-3", van_ban="Văn bản số 5/UBND", ngay="21/5/2026")
    assert (told.status, "còn ghi tên ấy ở chỗ khác" in told.body) == (409, True)


# --- days


def test_an_extension_keeps_the_old_day_names_the_document_and_is_news(desk: Desk) -> None:
    step = "/phong-trao/thu/gia-han/"
    assert "Ngày cuối của phong trào: đến hết ngày 31/03/2026" in desk.get(step).body
    said = {
        "moc": "period.end",
        "loi": "đến hết ngày 15/4/2026",
        "van_ban": "luat-thu",
        "ly_do": "thêm thời gian",
    }
    staff = Staff.__new__(Staff)
    staff.desk = desk
    path = desk.project.campaigns / "thu" / "campaign.yml"
    before = path.read_text(encoding="utf-8")
    told = staff.told(step, **said)
    assert "nay thứ Tư, 15/04/2026 (hạn cũ: thứ Ba, 31/03/2026)" in told.body
    assert path.read_text(encoding="utf-8") == before
    assert staff.confirm(step, told).status == 200
    after = path.read_text(encoding="utf-8")
    assert "changed_by: luat-thu" in after
    assert "Gia hạn ngày cuối của phong trào: đến hết ngày 15/4/2026" in after
    errors = [
        each for each in desk.get("/phong-trao/thu/thoi-gian/").body.split("\n") if "told error" in each
    ]
    assert errors == []


def test_what_ends_earlier_is_no_extension_but_can_be_an_adjustment(desk: Desk) -> None:
    said = [("moc", "period.end"), ("loi", "đến hết ngày 15/3/2026"), ("van_ban", "luat-thu"), ("ly_do", "")]
    refused = desk.post("/phong-trao/thu/gia-han/", said)
    assert (refused.status, "đó không phải gia hạn" in refused.body) == (409, True)
    assert "nay Chủ nhật, 15/03/2026" in desk.post("/phong-trao/thu/dieu-chinh/", said).body
    said[1] = ("loi", "15/3/2026")
    assert "ghi cả chữ đứng trước ngày" in desk.post("/phong-trao/thu/gia-han/", said).body
    said[2] = ("van_ban", "khong-co")
    assert "chưa có trong danh mục" in desk.post("/phong-trao/thu/gia-han/", said).body


# --- a decision


def test_a_decision_is_written_for_a_list_that_came_in(tmp_path: Path) -> None:
    office = Office(tmp_path / "portal")
    text = office.file.read_text(encoding="utf-8")
    office.file.write_text(text.partition("decisions:")[0], encoding="utf-8")
    with running(Project(office.root)) as desk:
        staff = Staff(office, desk)
        body = desk.get("/vinh-danh/thu/").body
        assert "Chưa có quyết định nào dùng tệp này" in body
        step = "/vinh-danh/thu/quyet-dinh/"
        assert '<option value="qd-1.csv" selected>' in desk.get(f"{step}?tep=qd-1.csv").body
        said = {"tep": "qd-1.csv", "so": "1/QĐ-UBND", "ngay": "8/5/2026", "co_quan": "Chủ tịch UBND xã",
                "trich_yeu": "Về việc tặng Giấy khen", "quyen_han": "", "chuc_vu": "CHỦ TỊCH",
                "nguoi_ky": "Lê Văn K9", "hinh_thuc": "giay-khen-xa", "da_ky": ""}  # fmt: skip
        assert staff.confirm(step, staff.told(step, **said)).status == 200
        assert "code: qd-1-2026" in staff.campaign
        body = desk.get("/vinh-danh/thu/").body
        assert "Danh sách của Quyết định số 1/QĐ-UBND ngày 08/05/2026." in body
        assert "<strong>Lưu ý:</strong> Quyết định 1/QĐ-UBND có 3 dòng chưa có trong sổ công bố." in body
        assert "bấm “Ghi sổ công bố”" in body
        write = "/vinh-danh/thu/ghi-so/"
        told = staff.told(write)
        assert "Sổ công bố thêm 3 dòng" in told.body
        assert staff.confirm(write, told).status == 200
    assert office.ledger.is_file()


def test_every_flaw_and_every_change_stands_at_its_row_before_the_decision_too(desk: Desk) -> None:
    folder = desk.project.campaigns / "thu" / "honours"
    folder.mkdir()
    (folder / "ds.csv").write_text(
        "TT;Họ và tên;Chức vụ;Đơn vị\n1;NGUYỄN  VĂN A1;;Phòng A\n2;Trần Thị B2;SĐT 0912345678;Phòng X9\n"
        "3;Lê Thị C3;SĐT 0912345679;Phòng A\n",
        encoding="utf-8",
    )
    body = re.sub(r"\s+", " ", desk.get("/vinh-danh/thu/").body)
    assert "<del>NGUYỄN VĂN A1</del> <ins>Nguyễn Văn A1</ins>" in body
    assert "được đọc là “Nguyễn Văn A1”" in body
    phone = re.search(r'<td class="flawed">[^<]*SĐT[^<]* <span class="chip error">.*?(\d+)</span>', body)
    assert phone
    assert re.search(rf"<strong>Lỗi {phone[1]}, cột Chức vụ:</strong>", body)
    other = re.search(
        rf'<td class="flawed">[^<]*0912345679 <span class="chip error">.*?{phone[1]}</span>', body
    )
    assert other, "what is told once is marked wherever it is"
    assert f"Chỗ phải xem {phone[1]} (cột Chức vụ): như ở dòng 3." in body
