"""A withheld name in any other place of the portal, written in any way: told, and never repeated."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from builders import word_document
from ledger_office import HEAD, Office
from office_files import word_file, workbook
from pdfs import pdf
from work import at_most

NAME = "Đặng Thị C3"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that has withheld the name of row 3."""
    office = Office(tmp_path_factory.mktemp("office") / "portal")
    office.publish()
    office.list(row3="")
    office.correct("ca-nhan-3", "withheld")
    office.publish("2026-05-21")
    return office.root


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Office:
    copied = Office(tmp_path / "first", made)
    copied.rows[3] = ""
    return copied


def write(office: Office, path: str, text: str) -> None:
    """Put a line at the end of a file of the portal; make the file where there is none."""
    file = office.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(f"{before}{text}\n", encoding="utf-8")


def with_header(words: str) -> bytes:
    """A Word file whose words stand above the text."""
    document = word_document()
    document.sections[0].header.paragraphs[0].text = words
    document.add_paragraph("Kính gửi:")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def told(office: Office) -> tuple[set[str], str]:
    """H43 and H49 as they are told, and the whole report."""
    said = office.run("check", "--as-of", "2026-06-01")
    return {code for code in ("H43", "H49") if f" {code}  " in said}, said


PLAN, PAGE, FILE = "campaigns/thu/plan.txt", "content/gioi-thieu.md", "campaigns/thu/campaign.yml"


def test_nothing_is_told_where_the_name_stands_nowhere(office: Office) -> None:
    assert told(office)[0] == set()


@pytest.mark.parametrize(
    "path",
    [
        *(PLAN, PAGE, "content/sau/trang.md", "campaigns/_shared/units.yml", "mkdocs.yml"),
        "theme/partials/copyright.html",
    ],
)
def test_a_name_in_a_text_is_told_with_its_line(office: Office, path: str) -> None:
    comment = "# " if path.endswith(".yml") else ""
    write(office, path, f"{comment}Trao quà cho bà {NAME} ở Phòng B.")
    line = len((office.root / path).read_text(encoding="utf-8").splitlines())
    codes, said = told(office)
    assert codes == {"H43"}
    assert f"{path}:{line}" in said
    assert NAME not in said


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"short_title": "Phong trào thử"', f'"short_title": "Phong trào {NAME}"'),
        ('"title": "Phát động phong trào thi đua thử"', f'"title": "Phát động phong trào {NAME}"'),
        ('"heading": "Giấy khen của Chủ tịch UBND xã"', f'"heading": "Giấy khen tặng {NAME.upper()}"'),
        ('"short_title": "Phong trào thử"', '"short_title": "Phong trào \\u0110\\u1eb7ng Th\\u1ecb C3"'),
        ("# số trong sổ văn bản", f"# theo đơn của bà {NAME}"),
        ("# Đính chính, nếu có", "# bà Đặng Thị\n# C3, Phòng B"),
    ],
    ids=["short title", "title", "heading", "escapes", "comment behind a value", "comment over two lines"],
)
def test_a_name_anywhere_in_its_campaign_file_is_told(office: Office, before: str, after: str) -> None:
    office.edit(before, after)
    codes, said = told(office)
    assert codes == {"H43"}
    assert f"{FILE}:" in said
    assert "Đặng Thị" not in said
    assert "ĐẶNG THỊ" not in said
    assert office.run("build", "--as-of", "2026-06-01").startswith("1\n")


def test_small_letters_hide_no_name_that_begins_as_names_of_the_mountains_do(tmp_path: Path) -> None:
    """Every family name that search or lists know begins a name here, too, with its marks or without."""
    office = Office(tmp_path)
    office.list(
        row1="Ông;Quàng Văn C1;;Phòng A", row2="Bà;Vàng Thị C2;;Phòng B", row3="Bà;Khúc Thị C3;;Phòng B"
    )
    office.list(row4="Bà;Trần Thị B4;;Phòng B")
    office.publish()
    for row in (1, 2, 3):
        office.correct(f"ca-nhan-{row}", "withheld")
    office.list(row1="", row2="", row3="")
    office.publish("2026-05-21")
    for line, name in enumerate(("quàng văn c1", "vang thi c2", "khuc-thi-c3"), 1):
        write(office, f"content/trang-{line}.md", f"# Trang\n\nbà {name}, Phòng B.")
    said = told(office)[1]
    for line in (1, 2, 3):
        assert f"content/trang-{line}.md:3" in said


@pytest.mark.parametrize(
    "name",
    [
        "đặng thị c3",
        "DANG THI C3",
        "dang thi c3",
        "Đặng  Thị\tC3",
        "Đặng thị c3",
        "**Đặng** _Thị_ C3",
        "Đặng_Thị_C3",
        "Đặng Thị\nC3",
        "Đặng&nbsp;Thị C3",
        "<b>Đặng</b> Thị C3",
        "Đ\u00adặng Thị C3",
        "bà Đa\u0323\u0306ng Thị C3",
        "Đ**ặng** Thị C3",
        "Đ<b>ặng</b> Thị C3",
        "Đặ<wbr>ng Thị C3",
        "Đặ<!-- x -->ng Thị C3",
        "Đ\u200bặng Thị C3",
        "Đặng Thị \uff23\uff13",
        "Đ Ặ N G  T H Ị  C 3",
        "Đ ặ n g Thị C3",
        "#ĐặngThịC3",
        "#DangThiC3",
        "dangthic3",
        "DANGTHIC3",
        "đặngthịc3",
        "dangthic3@thu.gov.vn",
        "https://thu.vn/?q=%C4%90%E1%BA%B7ng%20Th%E1%BB%8B%20C3",
    ],
)
def test_another_way_of_writing_it_is_the_same_name(office: Office, name: str) -> None:
    write(office, PAGE, f"Gặp bà {name}, Phòng B.")
    assert told(office)[0] == {"H43"}


@pytest.mark.parametrize(
    "name",
    [
        "C3 Đặng Thị",
        "C3, Đặng Thị",
        "Thị C3 Đặng",
        "C3 Thị Đặng",
        "Đ.T. C3",
        "Đ. T. C3",
        "Đ.T.C3",
        "ĐT C3",
        "Đặng T. C3",
        "C3 Đ.T.",
        "Đ. Th. C3",
        "D.T.C3.",
    ],
)
def test_a_name_turned_round_or_cut_short_is_a_warning(office: Office, name: str) -> None:
    write(office, PAGE, f"Gặp bà {name}, Phòng B.")
    codes, said = told(office)
    assert codes == {"H49"}
    assert said.startswith("0\n")
    assert name not in said


@pytest.mark.parametrize(
    "text",
    [
        "Bà Đặng Thị D3",
        "Bà Trần Thị C3",
        "Đ.T. D4",
        "Bà Đặng C3",
        "Đặng Thị. Phòng C3",
        "DangThi",
        "dangthi",
        "dangthid3",
        "trandangthic3",
        "dangthic33",
    ],
)
def test_another_name_is_not_told(office: Office, text: str) -> None:
    write(office, PAGE, f"Gặp {text}, Phòng B.")
    assert told(office)[0] == set()


@pytest.mark.parametrize(
    "path",
    [
        "campaigns/thu/honours/dang-thi-c3.csv",
        "content/anh/Đặng Thị C3.png",
        "content/DangThiC3.png",
        "content/dang_thi_c3/a.png",
        "content/anh/dangthic3.jpg",
        "campaigns/thu/honours/don-dangthic3-2026.csv",
    ],
)
def test_a_name_in_the_name_of_a_file_is_told(office: Office, path: str) -> None:
    file = office.root / path
    file.parent.mkdir(exist_ok=True, parents=True)
    file.write_text(HEAD, encoding="utf-8")
    codes, said = told(office)
    assert "H43" in codes
    assert "tên một tệp hoặc thư mục ở đây" in said


def test_numbers_behind_letters_are_not_tried_in_parts(office: Office) -> None:
    """A word such as a code could be parted into syllables and digits in many thousands of ways."""
    write(office, PAGE, " ".join(f"vanan{number:023}" for number in range(40)))
    with at_most(5_000_000):
        assert not {"H43", "H49"} & office.told().keys()


def test_a_name_in_a_pdf_file_is_told(office: Office) -> None:
    (office.root / "content" / "thu-cam-on.pdf").write_bytes(pdf("Cam on ba Dang Thi C3"))
    (office.folder / "plan.pdf").write_bytes(pdf("Tang qua ba Dang Thi C3"))
    said = told(office)[1]
    assert said.count("tệp PDF này có một tên") == 2


FORMS = ("campaigns/thu/forms", "campaigns/_shared/forms")


@pytest.mark.parametrize("folder", FORMS)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("to-trinh.docx", word_file("Kính gửi:", f"đề nghị tặng bà {NAME}")),
        ("to-trinh.docx", word_file("Kính gửi:", "Họ và tên: Đặng Thị", "C3")),
        ("to-trinh.docx", with_header(f"Hồ sơ của {NAME}")),
        ("bang.xlsx", workbook("TT", "DANG THI C3")),
        ("mau.pdf", pdf("Mau cua Dang Thi C3")),
    ],
    ids=["paragraph", "over two", "header", "cell", "pdf"],
)
def test_a_name_in_a_form_is_told(office: Office, folder: str, name: str, content: bytes) -> None:
    (office.root / folder).mkdir(exist_ok=True)
    (office.root / folder / name).write_bytes(content)
    codes, said = told(office)
    assert "H43" in codes
    assert re.search(rf"{folder}/{name}.* H43 ", said)
    assert "Đặng Thị" not in said


def test_a_name_in_a_drawing_is_told(office: Office) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><g aria-label="bà Đặng Thị C3"/></svg>'
    write(office, "content/khac.svg", drawing)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text>Đ<tspan>ặng</tspan> Th&#7883; C3</text></svg>'
    write(office, "content/so-do.svg", drawing)
    codes, said = told(office)
    assert "H43" in codes
    assert said.count("hình vẽ này") == 2


def test_another_campaign_may_name_the_person_and_says_so(office: Office) -> None:
    other = office.root / "campaigns" / "khac"
    other.mkdir()
    text = office.file.read_text(encoding="utf-8").partition("decisions:")[0]
    text = text.replace('"id": "thu"', '"id": "khac"').replace("Phong trào thử", "Phong trào khác")
    (other / "campaign.yml").write_text(text.replace("1/KH-UBND", "2/KH-UBND"), encoding="utf-8")
    shutil.copy(office.folder / "plan.txt", other / "plan.txt")
    write(office, "campaigns/khac/plan.txt", f"Bà {NAME}, Phòng B.")
    codes, said = told(office)
    assert codes == {"H49"}
    assert "ở phong trào khác" in said
    assert NAME not in said


def test_a_namesake_is_accepted_with_a_reason(office: Office) -> None:
    write(office, PAGE, f"Liên hệ bà {NAME}, hoặc bà Đ.T. C3.")
    office.edit(
        "    list: qd-1.csv\n", "    list: qd-1.csv\n    accept: [{code: H43, because: Người khác.}]\n"
    )
    codes, said = told(office)
    assert codes == set()
    assert "H17" not in said


def test_who_signs_may_have_the_same_name(office: Office) -> None:
    office.edit("name: Lê Văn K9", f"name: {NAME}")
    assert told(office)[0] == set()


def test_without_the_key_nobody_looks(office: Office) -> None:
    write(office, PAGE, f"Gặp bà {NAME}.")
    office.key.unlink()
    codes, said = told(office)
    assert codes == set()
    assert "H44" in said


def test_a_damaged_signed_file_is_refused_and_not_told_to_be_missing(office: Office) -> None:
    (office.honours / "qd-1.pdf").write_bytes(b"%PDF-1.7 broken")
    office.edit("    list: qd-1.csv\n", "    list: qd-1.csv\n    signed_file: qd-1.pdf\n")
    said = office.run("check", "--as-of", "2026-06-01")
    assert re.search(r"honours/qd-1\.pdf +LỖI", said), said
    assert " H21 " not in said


def test_a_scanned_signed_file_is_told_at_a_withholding(office: Office) -> None:
    (office.honours / "qd-1.pdf").write_bytes(pdf(""))
    signed = "    list: qd-1.csv\n    signed_file: qd-1.pdf\n"
    office.edit("    list: qd-1.csv\n", signed)
    office.key.unlink()
    said = office.told()["H50"]
    assert said.startswith("warning")
    assert "qd-1 có dòng đã rút tên" in said
    office.edit(signed, f"{signed}    accept: [{{code: H50, because: Đã che tên.}}]\n")
    assert not {"H50", "H17"} & set(office.told())


@pytest.mark.parametrize("name", ["C3 Đặng Thị", "Đ.T. C3", "Đặng T. C3"])
def test_a_row_whose_name_is_turned_round_or_cut_short_is_a_warning(office: Office, name: str) -> None:
    office.list(row4=f"Bà;{name};;Phòng A")
    codes, said = told(office)
    assert codes == {"H49"}
    assert "dòng ca-nhan-4 của quyết định qd-1" in said
    assert name not in said
    accept = "    accept: [{code: H43, rows: [ca-nhan-4], because: Người khác.}]\n"
    office.edit("    list: qd-1.csv\n", f"    list: qd-1.csv\n{accept}")
    assert told(office)[0] == set()


@pytest.mark.parametrize(
    "row",
    [
        f"Bà;Nguyễn Văn A9;;Hộ bà {NAME}",
        f"Bà;Nguyễn Văn A9;;Phòng A;thay bà {NAME}",
        f"Bà;Nguyễn Văn A9;;Phòng A\n\n;;;Người lập biểu;\n;;;{NAME};",
    ],
    ids=["unit", "column that is not published", "who made the list"],
)
def test_a_name_anywhere_in_a_list_is_told(office: Office, row: str) -> None:
    office.list(row4=row)
    file = office.honours / "qd-1.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Đơn vị\n", "Đơn vị;Ghi chú\n"), encoding="utf-8"
    )
    codes, said = told(office)
    assert codes == {"H43"}
    assert NAME not in said


def test_a_name_in_a_list_of_no_decision_is_told(office: Office) -> None:
    (office.honours / "cu.csv").write_text(f"{HEAD}1;Bà;{NAME};;Phòng B\n", encoding="utf-8")
    codes, said = told(office)
    assert codes == {"H43"}
    assert "cu.csv" in said


def test_the_list_of_another_campaign_may_name_the_person_and_says_so(office: Office) -> None:
    other = office.root / "campaigns" / "khac"
    shutil.copytree(office.folder, other)
    (other / "honours" / "ledger.json").unlink()
    text = (other / "campaign.yml").read_text(encoding="utf-8").partition("corrections:")[0]
    text = re.sub(" *published:.*\n", "", text).replace('"id": "thu"', '"id": "khac"')
    text = text.replace("Phong trào thử", "Phong trào khác").replace("1/KH-UBND", "2/KH-UBND")
    (other / "campaign.yml").write_text(text, encoding="utf-8")
    (other / "honours" / "qd-1.csv").write_text(f"{HEAD}1;Bà;{NAME};;Phòng B\n", encoding="utf-8")
    codes, said = told(office)
    assert codes == {"H49"}
    assert "ở phong trào khác" in said
    assert NAME not in said
    accept = (
        "    list: qd-1.csv\n    accept: [{code: H43, rows: [ca-nhan-1], because: Hai việc khác nhau.}]\n"
    )
    (other / "campaign.yml").write_text(text.replace("    list: qd-1.csv\n", accept), encoding="utf-8")
    assert told(office)[0] == set()
