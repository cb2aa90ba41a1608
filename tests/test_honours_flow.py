"""An honour roll from the template to the public page, and what happens to it afterwards, with real files."""

from __future__ import annotations

import errno
import io
import json
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from builders import REGISTRIES, campaign_data, to_yaml, write_campaign, write_list, write_project
from forks import forked

from generator.commands.app import app

DECISION: dict[str, Any] = {
    "code": "qd-7",
    "number": "7/QĐ-UBND",
    "date": "2026-04-20",
    "issued_by": "Chủ tịch UBND xã Thử",
    "subject": "Về việc tặng Giấy khen",
    "signatory": {"name": "Nguyễn Văn A1", "position": "CHỦ TỊCH"},
    "award": "giay-khen-xa",
    "list": "qd-7.xlsx",
}
PEOPLE = [
    ("Ông", "Nguyễn Văn A1", "Tổ trưởng", "Phòng A", "Hoàn thành xuất sắc nhiệm vụ"),
    ("Bà", "Trần Thị B2", "Cán bộ", "Phòng B", "Có sáng kiến"),
    ("Bà", "Đặng Thị C3", "", "Các thôn", "Tích cực tham gia"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one campaign that has no decision yet."""
    return write_project(tmp_path)


def thidua(root: Path, *words: str) -> str:
    done = forked(*words, cwd=root)
    assert "Traceback" not in done.stdout + done.stderr
    return f"{done.returncode}\n{done.stdout}{done.stderr}"


def fill_in(root: Path, people: list[tuple[str, ...]]) -> Path:
    """Fill the template as an office would: by the words of its header, in the sheet for individuals."""
    (root / "mau.xlsx").unlink(missing_ok=True)
    assert thidua(root, "honours", "template", "thu", "--out", "mau.xlsx").startswith("0\n")
    book = openpyxl.load_workbook(io.BytesIO((root / "mau.xlsx").read_bytes()))
    sheet = book["Cá nhân"]
    header = next(row for row in sheet.iter_rows() if any(cell.value == "Họ và tên" for cell in row))
    columns = {str(cell.value): cell.column for cell in header if cell.value}
    for place, (honorific, name, position, unit, achievement) in enumerate(people, start=1):
        line = header[0].row + place
        titles = ("Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích")
        for title, value in zip(titles, (honorific, name, position, unit, achievement), strict=True):
            sheet.cell(line, columns[title], value)
    folder = root / "campaigns" / "thu" / "honours"
    folder.mkdir(exist_ok=True)
    book.save(folder / "qd-7.xlsx")
    book.close()
    return folder


def decide(root: Path, **more: Any) -> None:
    write_campaign(root, campaign_data(decisions=[DECISION], **more))


def roll(root: Path) -> str:
    done = thidua(root, "build", "--as-of", "2026-11-20")
    assert done.startswith("0\n"), done
    return (root / "site" / "phong-trao" / "thu" / "vinh-danh" / "index.html").read_text(encoding="utf-8")


def test_the_filled_template_becomes_the_public_roll(root: Path) -> None:
    assert "Chưa công bố" in roll(root)
    fill_in(root, PEOPLE)
    decide(root)
    page = roll(root)
    for _, name, _, _, achievement in PEOPLE:
        assert name in page
        assert achievement in page
    assert "7/QĐ-UBND" in page
    assert "Đã công bố kết quả" in page
    data = json.loads((root / "site" / "du-lieu" / "vinh-danh.json").read_text(encoding="utf-8"))
    assert [row["name"] for row in data["rows"]] == [name for _, name, *_ in PEOPLE]


def test_a_published_row_cannot_vanish_or_change_unnoticed(root: Path) -> None:
    fill_in(root, PEOPLE)
    decide(root)
    assert "thêm 3 dòng" in thidua(root, "honours", "publish", "--as-of", "2026-04-21")
    assert thidua(root, "check").startswith("0\n")
    fill_in(root, PEOPLE[:2])
    lost = thidua(root, "build")
    assert lost.startswith("1\n")
    assert "H14" in lost
    assert "ca-nhan-3" in lost
    changed = [(*PEOPLE[0][:1], "Nguyễn Văn A10", *PEOPLE[0][2:]), *PEOPLE[1:]]
    fill_in(root, changed)
    assert "ca-nhan-1" in thidua(root, "check")


def test_numbers_that_start_over_with_each_group_stay_known_once_written_down(root: Path) -> None:
    groups = [("Phòng A",), (1, "Nguyễn Văn A1"), (2, "Nguyễn Văn A2"), ("Phòng B",), (1, "Trần Thị B1")]
    write_list(root, ("TT", "Họ và tên"), *groups)
    write_campaign(root, campaign_data(decisions=[DECISION | {"code": "qd-1", "list": "qd-1.xlsx"}]))
    assert "thêm 3 dòng" in thidua(root, "honours", "publish", "--as-of", "2026-04-21")
    assert thidua(root, "check").startswith("0\n")
    assert thidua(root, "honours", "publish", "--as-of", "2026-04-22").startswith("0\n")
    write_list(root, ("TT", "Họ và tên"), *groups[:-1], (1, "Trần Thị B10"))
    changed = thidua(root, "check")
    assert "H14" in changed
    assert "ca-nhan-2-1" in changed


def test_a_correction_explains_a_changed_row_and_is_shown(root: Path) -> None:
    fill_in(root, PEOPLE)
    decide(root)
    thidua(root, "honours", "publish", "--as-of", "2026-04-21")
    fill_in(root, [("Ông", "Nguyễn Văn A10", *PEOPLE[0][2:]), *PEOPLE[1:]])
    decide(root, corrections=[correction("ca-nhan-1", "corrected", note="Sửa tên.")])
    page = roll(root)
    assert "Nguyễn Văn A10" in page
    assert "Sửa tên." in page
    before = ledger(root)
    assert "cập nhật 1 dòng đính chính" in thidua(root, "honours", "publish", "--as-of", "2026-05-21")
    after = ledger(root)
    assert after["ca-nhan-1"]["hash"] != before["ca-nhan-1"]["hash"]
    assert [state["day"] for state in states(root)] == ["2026-04-21", "2026-05-21"]


def test_a_ledger_that_cannot_be_written_stays_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_in(root, PEOPLE[:1])
    decide(root)
    thidua(root, "honours", "publish", "--as-of", "2026-04-21")
    before = ledger(root)
    fill_in(root, PEOPLE)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        app(["--root", str(root), "honours", "publish"], standalone_mode=False)
    assert ledger(root) == before


def test_a_revoked_row_is_a_tombstone_without_a_name(root: Path) -> None:
    fill_in(root, PEOPLE)
    decide(root, corrections=[correction("ca-nhan-2", "revoked")])
    page = roll(root)
    assert "Đã thu hồi" in page
    assert_nowhere(root, "Trần Thị B2")


def test_a_withheld_name_leaves_every_file_and_only_a_hash_stays(root: Path) -> None:
    fill_in(root, PEOPLE)
    decide(root)
    thidua(root, "honours", "publish", "--as-of", "2026-04-21")
    fill_in(root, PEOPLE[:2])
    decide(root, corrections=[correction("ca-nhan-3", "withheld")])
    assert "không công khai" in roll(root)
    assert_nowhere(root, "Đặng Thị C3")
    assert "ca-nhan-3" in ledger(root)
    assert "Đặng" not in json.dumps(ledger(root), ensure_ascii=False)


def test_personal_data_is_refused_and_not_repeated(root: Path) -> None:
    fill_in(root, [(*PEOPLE[0][:4], "CCCD 020190001234"), *PEOPLE[1:]])
    decide(root)
    told = thidua(root, "build")
    assert told.startswith("1\n")
    assert "H05" in told
    assert "020190001234" not in told


def test_a_list_is_judged_before_it_is_sent(root: Path) -> None:
    quota = {
        "code": "phong", "award": "giay-khen-xa", "group": "Mỗi phòng", "units": ["phong-a", "phong-b"],
        "per": "unit", "individuals": 1, "wording": "mỗi phòng không quá 01 cá nhân",
    }  # fmt: skip
    write_campaign(root, campaign_data(quotas=[quota]))
    folder = fill_in(root, PEOPLE)
    list_file = folder / "qd-7.xlsx"
    told = thidua(root, "honours", "check", str(list_file), "--campaign", "thu", "--unit", "Phòng A")
    assert "H07" in told
    assert "03 cá nhân" in told
    assert "không quá 01 cá nhân" in told
    for word in ("de-nghi", "accept", "quyết định đã ký"):
        assert word not in told, "a unit has no decision"
    assert "bỏ bớt cho đủ số lượng của kế hoạch, hoặc hỏi cơ quan chủ trì" in told
    unknown = thidua(root, "honours", "check", str(list_file), "--campaign", "thu", "--unit", "Phòng Z")
    assert unknown.startswith("2\n")
    assert "có phải ý bạn là `Phòng A`?" in unknown or "có phải ý bạn là `Phòng B`?" in unknown
    assert "các đơn vị là Phòng A (phong-a), Phòng B (phong-b), " in unknown
    far = thidua(root, "honours", "check", str(list_file), "--campaign", "thu", "--unit", "thon vhxh")
    assert "các đơn vị là Các thôn (cac-thon), " in far
    village = thidua(root, "honours", "check", str(list_file), "--campaign", "thu", "--unit", "Thôn 12")
    assert "Danh sách của Thôn 12: 03 cá nhân" in village
    award = ("--campaign", "thu", "--unit", "Phòng A", "--award", "xyz")
    other = thidua(root, "honours", "check", str(list_file), *award)
    assert "“xyz”; các mã là giay-khen-xa." in other


def test_a_list_is_told_the_lines_that_count_its_unit(root: Path) -> None:
    """Those of its group, too; not what is left for the others, nor what another line replaces."""

    def line(code: str, wording: str, **more: Any) -> dict[str, Any]:
        return {"code": code, "award": "giay-khen-xa", "group": wording, "per": "unit", "individuals": 5,
                "wording": wording, **more}  # fmt: skip

    units = REGISTRIES["units"]
    thon_1 = {"code": "thon-1", "name": "Thôn 1", "kind": "single", "body": "ubnd-xa-thu"}
    shared = root / "campaigns" / "_shared" / "units.yml"
    shared.write_text(to_yaml([*units, {**thon_1, "part_of": ["cac-thon"]}]), encoding="utf-8")
    quotas = [
        line("thon", "mỗi thôn 05 cá nhân", units=["cac-thon"]),
        line("con-lai", "các đơn vị còn lại 05 cá nhân", rest=True),
    ]
    write_campaign(root, campaign_data(quotas=quotas))
    list_file = fill_in(root, [("Ông", "Nguyễn Văn A1", "", "Thôn 1", "")]) / "qd-7.xlsx"
    told = thidua(root, "honours", "check", str(list_file), "--campaign", "thu", "--unit", "thon-1")
    assert "Kế hoạch quy định: mỗi thôn 05 cá nhân" in told
    assert "còn lại" not in told


def test_a_withheld_row_may_have_been_corrected_before(root: Path) -> None:
    fill_in(root, PEOPLE)
    decide(root)
    thidua(root, "honours", "publish", "--as-of", "2026-04-21")
    fill_in(root, PEOPLE[:2])
    later, earlier = correction("ca-nhan-3", "withheld"), correction("ca-nhan-3", "corrected")
    decide(root, corrections=[later, {**earlier, "date": "2026-05-10"}])
    told = thidua(root, "check")
    assert "H14" not in told


def correction(row: str, kind: str, **more: str) -> dict[str, str]:
    said = {"decision": "qd-7", "row": row, "kind": kind, "date": "2026-05-20"}
    return said | {"decided_by": "Quyết định số 9/QĐ-UBND ngày 20/5/2026"} | more


def states(root: Path) -> list[dict[str, Any]]:
    """The states of the one decision that the ledger holds."""
    path = root / "campaigns" / "thu" / "honours" / "ledger.json"
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["decisions"]["qd-7"]
    return found


def ledger(root: Path) -> dict[str, dict[str, str]]:
    """The rows of the decision as they were published last."""
    return {row: entry for state in states(root) for row, entry in state["rows"].items()}


def assert_nowhere(root: Path, name: str) -> None:
    """Not in any published file: pages, search index, data, workbooks."""
    looked_at = 0
    for path in (root / "site").rglob("*"):
        if path.is_file():
            looked_at += 1
            content = path.read_bytes()
            assert name.encode() not in content, path
            assert json.dumps(name)[1:-1].encode() not in content, path
            if path.suffix == ".xlsx":
                cells = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
                assert not [row for row in cells if name in map(str, row)], path
    assert looked_at > 40


def test_every_change_on_reading_is_listed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` shows the first three; `--changes` all of them, on the page of the check as well."""
    write_campaign(root, campaign_data(decisions=[{**DECISION, "list": "qd-7.csv"}]))
    people = "\n".join(f"{number};NGUYỄN VĂN A{number};Phòng A" for number in range(1, 19))
    folder = root / "campaigns" / "thu" / "honours"
    folder.mkdir()
    (folder / "qd-7.csv").write_text(f"TT;Họ và tên;Đơn vị\n{people}\n", encoding="utf-8")
    arguments = ["--root", str(root), "check", "thu", "--changes"]
    app(arguments, standalone_mode=False)
    told = capsys.readouterr().out
    assert "Sửa khi đọc danh sách: 18 chỗ." in told
    assert "dòng 19, cột “Họ và tên”: “NGUYỄN VĂN A18” thành “Nguyễn Văn A18” (đổi họ tên in hoa" in told
    app([*arguments, "--format", "html"], standalone_mode=False)
    assert capsys.readouterr().out.count("<li>campaigns/thu/honours/qd-7.csv: dòng") == 18
    app(arguments[:-1], standalone_mode=False)
    assert "A18" not in capsys.readouterr().out
