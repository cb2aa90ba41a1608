"""Forms filled in: for every award of the shipped campaigns, and with texts that nobody should trust."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from builders import campaign_data, write_project, write_word_file
from docx_soundness import assert_sound
from form_layout import assert_layout
from sampling import in_full
from sites import form_files, site_of

from generator.derive import site_map
from generator.derive.views import SiteView
from generator.output import OutputFile
from generator.project import Project

LANDSCAPE = ("danh-sach", "bieu-tom-tat")
CAO_LOC = "phong-trao/bau-cu-2026-cao-loc/ho-so/giay-khen-xa/"
AWARDS = 16  # offered by the six shipped campaigns


@pytest.fixture(scope="module")
def files(site: SiteView) -> dict[str, bytes]:
    """Every form file of the shipped portal by its address."""
    return {file.path: file.content for file in form_files(site)}


@pytest.fixture(scope="module")
def word_files(files: dict[str, bytes]) -> dict[str, bytes]:
    found = {path: content for path, content in files.items() if path.endswith(".docx")}
    assert len(found) > 90
    return found


def words(content: bytes) -> str:
    """The text of a Word file: paragraphs, tables, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    text = re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", xml))
    return text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


def test_every_award_has_the_forms_that_its_dossier_needs(site: SiteView, files: dict[str, bytes]) -> None:
    kits = [(view.id, kit) for view in site.campaigns for kit in view.kits]
    assert len(kits) == AWARDS
    for campaign, kit in kits:
        assert len(kit.forms) >= 2, (campaign, kit.offered.award)
        for offered in kit.forms:
            address = (campaign, kit.offered.award, offered.form.code, offered.ending)
            assert site_map.filled_form_address(*address) in files
    by_award = {(view, kit.offered.award): [each.form.code for each in kit.forms] for view, kit in kits}
    assert by_award["bau-cu-2021-lai-chau", "bang-khen-tinh"] == [
        "to-trinh", "danh-sach", "bien-ban", "bieu-tom-tat", "quyet-dinh",
    ]  # fmt: skip
    assert "quyet-dinh" not in by_award["bau-cu-2026-cao-loc", "bang-khen-tinh"], "the province decides"


@pytest.mark.fuzz
def test_every_form_is_sound_and_laid_out_by_the_decree(word_files: dict[str, bytes]) -> None:
    """The sample: of the copies of one form those with the fewest and the most words."""
    for path, content in (word_files if in_full() else shortest_and_longest(word_files)).items():
        assert_sound(content)
        form = path.rpartition("/")[2].removesuffix(".docx")
        assert_layout(content, landscape=form in LANDSCAPE)


def test_no_tag_and_no_word_of_the_machine_is_left(word_files: dict[str, bytes]) -> None:
    for path, content in word_files.items():
        text = words(content)
        for slip in ("{{", "}}", "{%", "%}", "None", "Undefined", "BLANK", "()", " ;", ";;", ". ."):
            assert slip not in text, (path, slip)
        assert "tham khảo" in text, path


def test_what_is_known_is_filled_in(word_files: dict[str, bytes]) -> None:
    text = words(word_files[CAO_LOC + "to-trinh.docx"])
    assert "Kính gửi: Ủy ban nhân dân xã Cao Lộc" in text
    assert "(qua Phòng Văn hóa - Xã hội)" in text
    assert "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;" in text
    assert "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ" in text
    # The plan leaves its number and its day blank: so does the form.
    assert text.count("Kế hoạch số ……/KH-UBND ngày …… tháng 11 năm 2025 của Ủy ban nhân dân xã Cao Lộc") == 1
    assert "về việc phát động phong trào thi đua lập thành tích trong công tác bầu cử" in text
    assert "chậm nhất ngày 18/3/2026 (thứ Tư, 18/03/2026)" in text
    assert "không quá 01 tập thể, 02 cá nhân tiêu biểu" in text
    dak_lak = words(word_files["phong-trao/bau-cu-2026-dak-lak/ho-so/bang-khen-tinh/to-trinh.docx"])
    assert "Kế hoạch số 0125/KH-UBND ngày 18 tháng 11 năm 2025" in dak_lak
    assert "trước ngày 31/3/2026 (thứ Hai, 30/03/2026)" in dak_lak


def test_the_criteria_of_the_award_are_the_rows_of_the_report(word_files: dict[str, bytes]) -> None:
    report = docx.Document(io.BytesIO(word_files[CAO_LOC + "bao-cao-tap-the.docx"]))
    rows = [[cell.text for cell in row.cells] for table in report.tables for row in table.rows]
    numbers = [row[0] for row in rows if row[0] in {"I", "II", "1", "2", "3", "4", "5"} and len(row) == 5]
    assert numbers == ["I", "1", "2", "3", "4", "5", "II", "1", "2", "3", "4", "5"]
    turnout = next(row for row in rows if "tỷ lệ cử tri đi bầu cử đạt từ 98%" in row[1])
    assert "từ 98% trở lên" in turnout[2]
    heading = next(row for row in rows if row[0] == "II")
    assert heading[1].startswith("Đối với các Tổ bầu cử, đơn vị bầu cử. Phải đạt tất cả")
    assert heading[3].strip() == "", "nobody reports a result for the name of a group"


def test_the_law_is_that_of_the_day_on_which_papers_were_written(word_files: dict[str, bytes]) -> None:
    old = words(word_files["phong-trao/bau-cu-2021-lai-chau/ho-so/bang-khen-tinh/to-trinh.docx"])
    assert "Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003;" in old
    assert "Nghị định số 91/2017/NĐ-CP" in old
    assert "152/2025" not in old
    chi_lang = "phong-trao/80-nam-tong-tuyen-cu-chi-lang/ho-so/giay-khen-huyen/"
    district = words(word_files[chi_lang + "to-trinh.docx"])
    assert "98/2023/NĐ-CP" in district, "the district ended on 30/06/2025, a day before Nghị định 152"
    decision = words(word_files[CAO_LOC + "quyet-dinh.docx"])
    first = decision.index("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")
    assert first < decision.index("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;")


def test_the_form_that_the_plan_names_is_named_with_its_decree(word_files: dict[str, bytes]) -> None:
    for form in ("bao-cao-tap-the", "bao-cao-ca-nhan"):
        text = words(word_files[f"{CAO_LOC}{form}.docx"])
        assert "đối chiếu với mẫu số 08 ban hành kèm theo Nghị định số 152/2025/NĐ-CP" in text
    assert "không đăng công khai" in words(word_files[CAO_LOC + "bao-cao-ca-nhan.docx"])


def test_a_form_tells_nobody_who_wrote_it(word_files: dict[str, bytes]) -> None:
    for path, content in word_files.items():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            core = archive.read("docProps/core.xml").decode("utf-8")
            days = {entry.date_time for entry in archive.infolist()}
        assert days == {(1980, 1, 1, 0, 0, 0)}, path
        assert "creator" not in core, path
        assert "lastModifiedBy" not in core, path
        assert "<dc:title>" in core, path


def test_the_same_data_gives_the_same_bytes(site: SiteView, files: dict[str, bytes]) -> None:
    again = {file.path: file.content for file in form_files(site)}
    assert again == files


def test_texts_stay_texts(tmp_path: Path) -> None:
    """Markup, tags and cells of a data file end up in the form as the words they are."""
    root = write_project(tmp_path, hostile_campaign())
    shared = root / "campaigns" / "_shared"
    (shared / "forms").mkdir()
    lines = ("{%p for row in collective_criteria %}", "{{ row.text }}", "{%p endfor %}", "{{ campaign }}")
    write_word_file(shared / "forms" / "to-trinh.docx", *lines, "{{ award }}")
    (shared / "forms.yml").write_text(
        "- {code: to-trinh, title: 'A & B <b>', purpose: Thử., file: to-trinh.docx, usual: true, "
        "changed: 2026-01-05}\n",
        encoding="utf-8",
    )
    site = site_of(Project(root))
    files: dict[str, OutputFile] = {file.path: file for file in form_files(site)}
    content = files["phong-trao/thu/ho-so/giay-khen-xa/to-trinh.docx"].content
    assert_sound(content)
    text = words(content)
    assert "<w:p/>&amp; {{ 7*7 }} {% raw %}" in text
    assert "49" not in text


def hostile_campaign() -> dict[str, object]:
    """A campaign whose texts look like the languages that they pass through."""
    hostile = "<w:p/>&amp; {{ 7*7 }} {% raw %}"
    criteria = [{"candidate": "collective", "match": "all", "criteria": [hostile]}]
    data = campaign_data(awards=[{"award": "giay-khen-xa", "heading": hostile, "criteria": criteria}])
    data["plan"]["title"] = f"Phát động {hostile}"
    return data


def shortest_and_longest(word_files: dict[str, bytes]) -> dict[str, bytes]:
    """Of each form the copy with the fewest words and the one with the most."""
    forms: dict[str, list[str]] = {}
    for path in sorted(word_files, key=lambda path: len(words(word_files[path]))):
        forms.setdefault(path.rpartition("/")[2], []).append(path)
    return {path: word_files[path] for paths in forms.values() for path in (paths[0], paths[-1])}


@pytest.mark.fuzz
def test_every_form_opens_in_an_office_program(word_files: dict[str, bytes], tmp_path: Path) -> None:
    """LibreOffice makes a PDF of each; without it the suite fails, it never skips.

    Of the copies of one form those with the fewest and the most words, all of them in a run in full. How many
    pages it has hangs on the width of letters: its font must be as wide as the one that it names.
    """
    command = ["fc-match", "--format", "%{family}", "Times New Roman"]
    font = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    assert {"Times New Roman", "Liberation Serif", "Tinos"} & set(font.split(",")), (
        f"{font} is in the place of Times New Roman (Debian: apt-get install fonts-liberation)."
    )
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, "The form tests need LibreOffice (Debian: apt-get install libreoffice-writer)."
    chosen = word_files if in_full() else shortest_and_longest(word_files)
    names = {path.replace("/", "_"): content for path, content in chosen.items()}
    for name, content in names.items():
        (tmp_path / name).write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "pdf")]
    subprocess.run([*command, *map(str, tmp_path.glob("*.docx"))], check=True, capture_output=True)
    made = {path.stem: path.read_bytes() for path in (tmp_path / "pdf").glob("*.pdf")}
    assert set(made) == {name.removesuffix(".docx") for name in names}
    for name, content in made.items():
        assert content.startswith(b"%PDF-"), name
        pages = len(re.findall(rb"/Type\s*/Page[^s]", content))
        assert 1 <= pages <= 6, (name, pages)
