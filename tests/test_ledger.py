"""What was published stays published: offices edit their files, the ledger tells what must not be lost."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import shutil
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from builders import campaign_data, to_yaml, write_project
from filelock import FileLock
from forks import Faults, forked
from ledger_office import DECISION, HEAD, ROWS, Office
from pdfs import pdf
from sampling import in_full

from generator.checking import check
from generator.load.ledger import Ledger, head_of, read_ledger
from generator.load.yaml.document import read_yaml
from generator.project import Project
from generator.validate.ledger.seals import fact_seal
from generator.validate.same_text import comparable


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture(scope="session")
def once_published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office's folder with its first state written down; not to be changed."""
    office = Office(tmp_path_factory.mktemp("published"))
    office.publish()
    return office.root


@pytest.fixture
def published(once_published: Path, tmp_path: Path) -> Office:
    return Office(tmp_path, once_published)


# --- what explains a change


def test_what_is_published_is_no_problem(published: Office) -> None:
    assert published.told() == {}
    before = published.ledger.read_bytes(), published.file.read_bytes()
    assert "thêm 0 dòng" in published.publish("2026-05-11")
    assert (published.ledger.read_bytes(), published.file.read_bytes()) == before


def test_a_correction_explains_one_change(published: Office) -> None:
    published.list(row1="Ông;Nguyễn Văn A10;Công chức;Phòng A")
    published.correct("ca-nhan-1", "corrected")
    assert set(published.told()) == {"H15"}
    published.publish("2026-05-21")
    assert published.told() == {}
    published.list(row1="Ông;Nguyễn Văn A11;Công chức;Phòng A")
    assert "đã khác với khi công bố" in published.told()["H14"]
    assert "đã dùng" in published.told()["H14"]
    published.correct("ca-nhan-1", "corrected", "2026-05-25")
    assert set(published.told()) == {"H15"}


def test_an_entry_written_twice_explains_nothing_more(published: Office) -> None:
    published.list(row1="Ông;Nguyễn Văn A10;Công chức;Phòng A")
    published.correct("ca-nhan-1", "corrected")
    published.publish("2026-05-21")
    published.correct("ca-nhan-1", "corrected")
    published.list(row1="Ông;Nguyễn Văn A11;Công chức;Phòng A")
    assert "H14" in published.told()


@pytest.mark.parametrize(
    "document",
    ["Quyết định  số 20/QĐ-UBND.", "QUYẾT ĐỊNH SỐ 20/QĐ-UBND", "QĐ 20/QĐ-UBND", "QĐ số 20 /QĐ-UBND"],
)
def test_another_spelling_of_its_document_makes_no_new_entry(published: Office, document: str) -> None:
    published.list(row1="Ông;Nguyễn Văn A10;Công chức;Phòng A")
    published.correct("ca-nhan-1", "corrected")
    published.publish("2026-05-21")
    published.edit("decided_by: Quyết định số 20/QĐ-UBND", f"decided_by: {document}")
    assert published.told() == {}
    published.correct("ca-nhan-1", "corrected")
    published.list(row1="Ông;Nguyễn Văn A11;Công chức;Phòng A")
    assert "H14" in published.told()
    published.correct("ca-nhan-1", "corrected", decided_by="Quyết định số 21/QĐ-UBND")
    assert "H14" not in published.told()


def test_a_published_campaign_does_not_go_as_a_draft(published: Office) -> None:
    text = published.file.read_text(encoding="utf-8")
    published.file.write_text(f"draft: true\n{text}", encoding="utf-8")
    assert "biến mất khỏi cổng" in published.told()["H14"]
    assert published.run("build", "--as-of", "2026-06-01").startswith("1\n")


def test_a_correction_published_with_its_row_is_used_up(office: Office) -> None:
    office.correct("ca-nhan-1", "corrected")
    office.publish("2026-05-21")
    office.list(row1="Ông;Nguyễn Văn A11;Công chức;Phòng A")
    assert "H14" in office.told()


@pytest.mark.parametrize("after", ["before it is written down", "after"])
def test_a_revoked_row_is_nobody_elses(published: Office, after: str) -> None:
    published.correct("ca-nhan-2", "revoked")
    if after == "after":
        published.publish("2026-05-21")
    assert "H14" not in published.told()
    published.list(row2="Ông;Lý Văn D4;;Phòng B")
    assert "thu hồi thì giữ nguyên dòng" in published.told()["H14"]


@pytest.mark.parametrize("after", ["before it is written down", "after"])
def test_a_later_correction_does_not_give_a_revoked_row_to_another(published: Office, after: str) -> None:
    published.correct("ca-nhan-2", "revoked")
    if after == "after":
        published.publish("2026-05-21")
    published.list(row2="Ông;Lý Văn D4;;Phòng B")
    published.correct("ca-nhan-2", "corrected", "2026-05-25")
    assert "thu hồi thì giữ nguyên dòng" in published.told()["H14"]
    published.list(row2=ROWS[2])
    assert "H14" not in published.told()


def test_a_row_that_was_corrected_can_be_revoked(published: Office) -> None:
    published.list(row2="Bà;Trần Thị B20;;Phòng B")
    published.correct("ca-nhan-2", "corrected")
    published.correct("ca-nhan-2", "revoked", "2026-05-25")
    assert "H14" not in published.told()


@pytest.mark.parametrize("kind", ["corrected", "revoked", "withheld"])
def test_a_used_correction_stays(published: Office, kind: str) -> None:
    published.list(row2="" if kind == "withheld" else ROWS[2])
    published.correct("ca-nhan-2", kind)
    published.publish("2026-05-21")
    text = published.file.read_text(encoding="utf-8")
    published.edit(f"kind: {kind}, date: 2026-05-20", f"kind: {kind}, date: 2026-05-19")
    assert "không còn trong `corrections` như đã ghi sổ" in published.told()["H14"]
    published.file.write_text(text[: text.index("corrections:")], encoding="utf-8")
    published.list(row2=ROWS[2])
    assert "không còn trong `corrections` như đã ghi sổ" in published.told()["H14"]


def test_the_document_of_a_used_correction_stays(published: Office) -> None:
    published.correct("ca-nhan-2", "revoked")
    published.publish("2026-05-21")
    published.edit("Quyết định số 20/QĐ-UBND", "Quyết định số 99/QĐ-UBND")
    assert "H14" in published.told()


FACTS = {
    "number": ("number: 1/QĐ-UBND", "number: 2/QĐ-UBND"),
    "date": ("date: 2026-05-08", "date: 2026-05-09"),
    "issued_by": ("Chủ tịch UBND xã Thử", "UBND xã Thử"),
    "subject": ("Về việc tặng Giấy khen", "Về việc tặng Bằng khen"),
    "signatory": ("Lê Văn K9", "Lê Văn K8"),
    "position": ("position: CHỦ TỊCH", "position: PHÓ CHỦ TỊCH"),
    "capacity": ("position: CHỦ TỊCH", "position: CHỦ TỊCH, capacity: TM. ỦY BAN NHÂN DÂN"),
}


def explained_once_by_a_correction_of_the_decision(published: Office) -> None:
    published.correct("ca-nhan-1", "corrected")
    assert "H14" in published.told(), "that is about a row"
    published.correct("", "corrected", "2026-05-21")
    assert set(published.told()) == {"H15"}
    published.publish("2026-05-22")
    assert published.told() == {}


@pytest.mark.parametrize("fact", FACTS)
def test_a_decision_changes_only_with_a_correction_of_its_own(published: Office, fact: str) -> None:
    before, after = FACTS[fact]
    published.edit(before, after)
    assert "của quyết định qd-1 đã khác với khi công bố" in published.told()["H14"]
    explained_once_by_a_correction_of_the_decision(published)
    published.edit(after, before)
    assert "H14" in published.told(), "used up"


OFFERED = """\
"awards":
- {award: bang-khen-tinh, heading: Bằng khen của Chủ tịch UBND tỉnh}
"""


def other_award(office: Office) -> None:
    """The decision's award was written down wrongly; the campaign offers both."""
    office.edit("    award: giay-khen-xa\n", "    award: bang-khen-tinh\n")
    office.edit('"awards":\n', OFFERED)


def test_the_award_of_a_decision_is_corrected_with_all_its_rows(published: Office) -> None:
    other_award(published)
    assert "H14" in published.told()
    published.correct("ca-nhan-1", "corrected")
    assert "H14" in published.told(), "that is about a row"
    published.correct("", "corrected", "2026-05-21")
    assert set(published.told()) == {"H15"}
    assert "cập nhật 3 dòng" in published.publish("2026-05-22")
    assert published.told() == {}


@pytest.mark.parametrize(
    "row2", ["Bà;Trần Thị B20;;Phòng B", "Ông;Trần Thị B2;;Phòng B", "Bà;Trần Thị B2;;Phòng A", ""]
)
def test_a_correction_of_the_award_excuses_nothing_else_in_a_row(published: Office, row2: str) -> None:
    other_award(published)
    published.correct("", "corrected")
    published.list(row2=row2)
    assert "dòng ca-nhan-2" in published.told()["H14"]


def test_a_correction_of_something_else_gives_no_row_another_award(published: Office) -> None:
    published.edit("number: 1/QĐ-UBND", "number: 2/QĐ-UBND")
    published.correct("", "corrected")
    text = "".join(f"{number};{row};\n" for number, row in ROWS.items()).replace(
        "Phòng A;", "Phòng A;Bằng khen"
    )
    head = HEAD.replace("Đơn vị", "Đơn vị;Hình thức khen thưởng")
    (published.honours / "qd-1.csv").write_text(head + text, encoding="utf-8")
    published.edit('"awards":\n', OFFERED)
    assert "dòng ca-nhan-1" in published.told()["H14"]


REGISTRY = "campaigns/_shared/awards.yml"
OWN = "campaigns/thu/campaign.yml"
CALLED = {
    "heading": (OWN, "Giấy khen của Chủ tịch UBND xã", "Bằng khen của Chủ tịch UBND tỉnh"),
    "title": (REGISTRY, '"title": "Giấy khen"', '"title": "Huân chương"'),
    "who decides it": (REGISTRY, '"decided_by": "Chủ tịch UBND xã"', '"decided_by": "Thủ tướng Chính phủ"'),
}
"""What an award is called where its rows are shown: on the roll, and in counts over all campaigns."""


def replaced(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("words", CALLED)
def test_what_an_award_is_called_changes_only_with_a_correction_of_the_decision(
    published: Office, words: str
) -> None:
    name, before, after = CALLED[words]
    replaced(published.root / name, before, after)
    (found,) = (each for each in check(Project(published.root)).problems if each.code == "H14")
    assert found.source.path == name
    assert (found.source.line == 0) == (name == REGISTRY)
    assert after.removeprefix('"title": ').removeprefix('"decided_by": ').strip('"') in found.detail
    explained_once_by_a_correction_of_the_decision(published)
    replaced(published.root / name, after, before)
    assert "H14" in published.told(), "used up"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (OWN, "Giấy khen của Chủ tịch", unicodedata.normalize("NFD", "Giấy khen của Chủ tịch")),
        (OWN, "Giấy khen của", "Giấy  khen\u00a0của"),
        (OWN, 'của Chủ tịch UBND xã"', 'của Chủ tịch Uỷ ban nhân dân xã"'),
        (OWN, 'của Chủ tịch UBND xã"', 'của Chủ tịch Ủy ban nhân dân xã"'),
        (REGISTRY, '"Giấy khen"', '"GIẤY KHEN"'),
    ],
)
def test_another_spelling_of_an_award_is_no_change(
    published: Office, name: str, before: str, after: str
) -> None:
    replaced(published.root / name, before, after)
    assert "H14" not in published.told()
    states = published.ledger.read_bytes()
    published.publish("2026-05-11")
    assert published.ledger.read_bytes() == states


def test_what_ledgers_sealed_stays_what_it_was() -> None:
    """They lie in portals: how texts are compared cannot change under their seals."""
    folder = Path(__file__).parent / "bad" / "H14-award-called-otherwise" / "campaigns" / "thu" / "honours"
    (state,) = read_ledger(folder / "ledger.json", "ledger.json")[0].decisions["qd-1"]
    for name in ("heading giay-khen-xa", "title giay-khen-xa"):
        words = comparable("Giấy khen của Chủ tịch UBND xã")
        assert fact_seal(state.salt, "qd-1", name, words) == state.facts[name]


def test_an_award_that_no_row_has_may_be_called_otherwise(office: Office) -> None:
    office.edit('"awards":\n', OFFERED)
    office.publish()
    office.edit("Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen cấp tỉnh")
    assert office.told() == {}


@pytest.mark.parametrize("award", ["Bằng khen", "Giấy khen"])
def test_every_award_of_the_rows_is_sealed(office: Office, award: str) -> None:
    """Not only the decision's own: a list may have a column of awards."""
    rows = "".join(
        f"{number};{row};{award if number == 2 else 'Giấy khen'}\n" for number, row in ROWS.items()
    )
    head = HEAD.replace("Đơn vị", "Đơn vị;Hình thức khen thưởng")
    (office.honours / "qd-1.csv").write_text(head + rows, encoding="utf-8")
    office.edit('"awards":\n', OFFERED)
    office.publish()
    office.edit("Bằng khen của Chủ tịch UBND tỉnh", "Huân chương Lao động hạng Ba")
    assert ("H14" in office.told()) == (award == "Bằng khen")


def test_an_award_that_is_offered_no_longer_is_called_otherwise(published: Office) -> None:
    """Its roll is headed with the registry's name: there is no heading to point at."""
    published.edit('"award": "giay-khen-xa"', '"award": "bang-khen-tinh"')
    name, before, after = CALLED["title"]
    replaced(published.root / name, before, after)
    found = [each for each in check(Project(published.root)).problems if each.code == "H14"]
    assert {each.source.path for each in found} == {OWN, REGISTRY}
    assert all("Huân chương" in each.detail for each in found)


def test_one_award_of_several_decisions_is_told_once(published: Office) -> None:
    second = DECISION.partition("decisions:\n")[2].partition("\n#")[0]
    second = second.replace("qd-1", "qd-2").replace("1/QĐ-UBND", "2/QĐ-UBND")
    published.edit("# Đính chính, nếu có\n", f"{second}\n# Đính chính, nếu có\n")
    (published.honours / "qd-2.csv").write_text(f"{HEAD}1;Ông;Lý Văn D4;;Phòng B\n", encoding="utf-8")
    published.publish("2026-05-11")
    published.edit(*CALLED["heading"][1:])
    found = [each for each in check(Project(published.root)).problems if each.code == "H14"]
    assert len(found) == 1


@pytest.mark.parametrize(("first", "then"), [("year: 2026", "year: 2025"), ("sample: true", "sample: false")])
def test_what_open_data_say_of_every_row_is_a_fact_of_its_decision(
    office: Office, first: str, then: str
) -> None:
    anchor = "    list: qd-1.csv\n" if first.startswith("year") else '"id": "thu"\n'
    space = anchor[: len(anchor) - len(anchor.lstrip())]
    office.edit(anchor, f"{anchor}{space}{first}\n")
    office.publish()
    assert "H14" not in office.told()
    office.edit(first, then)
    assert "của quyết định qd-1 đã khác với khi công bố" in office.told()["H14"]


def test_the_wave_of_a_decision_may_be_named_later_but_not_changed(published: Office) -> None:
    period = campaign_data()["period"]
    waves = [{"code": f"dot-{n}", "title": f"Đợt {n}", "period": period} for n in (1, 2)]
    published.edit("decisions:\n", f"{to_yaml({'waves': waves})}decisions:\n")
    published.edit("    list: qd-1.csv\n", "    list: qd-1.csv\n    wave: dot-1\n")
    assert "H14" not in published.told()
    assert "1 đợt" in published.told()["H15"]
    published.publish("2026-05-11")
    assert "H15" not in published.told()
    published.edit("wave: dot-1", "wave: dot-2")
    assert "đợt" in published.told()["H14"]
    published.edit("    wave: dot-2\n", "")
    assert "đợt" in published.told()["H14"]


def test_a_ledger_from_before_stays_valid_and_the_next_publishing_seals_what_it_lacks(
    published: Office,
) -> None:
    """Written by an earlier version: no seals of what awards are called."""
    ledger, _ = read_ledger(published.ledger, "ledger.json")
    (state,) = ledger.decisions["qd-1"]
    known = ("number", "date", "issued_by", "subject", "signatory", "award", "signed_file")
    old = replace(state, facts={name: state.facts[name] for name in known})
    old = replace(old, head=head_of("qd-1", "", old))
    published.ledger.write_text(Ledger({"qd-1": (old,)}).as_json(), encoding="utf-8")
    published.edit(state.head, old.head)
    shutil.rmtree(published.root / ".thidua")  # the machine remembers the newer one
    assert published.told() == {}
    before, after = CALLED["heading"][1:]
    published.edit(before, after)
    assert published.told() == {}, "nobody knows what it was"
    published.edit(after, before)
    published.publish("2026-05-11")
    assert len(published.states()) == 2
    assert published.states()[1]["rows"] == {}
    published.edit(before, after)
    assert "H14" in published.told()


def test_a_state_is_no_older_than_what_it_writes_down(office: Office) -> None:
    before = office.file.read_bytes()
    said = office.run("honours", "publish", "--as-of", "2026-05-07")
    assert said.startswith("2\n")
    assert "ngày ký quyết định 1/QĐ-UBND: 08/05/2026" in said
    assert "từ --as-of 2026-05-08" in said
    assert (office.file.read_bytes(), office.ledger.exists()) == (before, False)
    office.publish("2026-05-10")
    office.correct("ca-nhan-2", "revoked")
    said = office.run("honours", "publish", "--as-of", "2026-05-19")
    assert said.startswith("2\n")
    assert "mục revoked (ca-nhan-2 của qd-1): 20/05/2026" in said
    assert len(office.states()) == 1
    office.publish("2026-05-20")
    office.list(row4="Ông;Lý Văn D4;;Phòng B")
    said = office.run("honours", "publish", "--as-of", "2026-05-19")
    assert said.startswith("2\n")
    assert "lần ghi sổ trước của qd-1: 20/05/2026" in said
    assert len(office.states()) == 2
    office.publish("2026-05-20")


def test_nothing_is_written_down_on_a_day_that_has_not_come(office: Office) -> None:
    """Whatever came after would be older than it, for years."""
    said = office.run("honours", "publish", "--as-of", "2099-01-01")
    assert said.startswith("2\n")
    assert "ngày 2099-01-01 chưa đến" in said
    assert not office.ledger.exists()


def test_a_day_that_writes_nothing_down_is_no_matter(published: Office) -> None:
    published.publish("2026-01-01")


def test_a_decisions_correction_is_shown(published: Office) -> None:
    published.edit("number: 1/QĐ-UBND", "number: 2/QĐ-UBND")
    published.correct("", "corrected", note="Sửa số.")
    published.publish("2026-05-22")
    assert published.run("build", "--as-of", "2026-06-01").startswith("0\n")
    page = (published.root / "site" / "phong-trao" / "thu" / "vinh-danh" / "index.html").read_text(
        encoding="utf-8"
    )
    assert "Nội dung quyết định đã sửa. Đính chính theo Quyết định số 20/QĐ-UBND" in page
    assert "Sửa số." in page
    news = (published.root / "site" / "tin" / "index.html").read_text(encoding="utf-8")
    assert "Đính chính quyết định khen thưởng theo Quyết định số 20/QĐ-UBND" in news


@pytest.mark.parametrize("kind", ["revoked", "withheld"])
def test_only_rows_are_revoked_or_withheld(published: Office, kind: str) -> None:
    published.correct("", kind)
    assert f"`{kind}` phải ghi mã dòng" in published.told()["H18"]


def test_the_signed_file_can_come_later_and_not_be_another(published: Office) -> None:
    signed = published.honours / "qd-1.pdf"
    signed.write_bytes(pdf("one"))
    published.edit("    list: qd-1.csv\n", "    list: qd-1.csv\n    signed_file: qd-1.pdf\n")
    assert "tệp đã ký" in published.told()["H15"]
    published.publish("2026-05-21")
    signed.write_bytes(pdf("two"))
    assert "tệp đã ký của quyết định qd-1" in published.told()["H14"]
    published.edit("    signed_file: qd-1.pdf\n", "")
    assert "tệp đã ký của quyết định qd-1" in published.told()["H14"]
    published.list(row2="")
    published.correct("ca-nhan-2", "withheld")
    assert "H14" not in published.told(), "the file may have shown the name"


# --- a ledger that is not the one


def test_the_line_in_the_campaign_file_is_the_only_change(office: Office) -> None:
    before = office.file.read_bytes().replace(b"\n", b"\r\n")
    office.file.write_bytes(before)
    office.publish()
    after = office.file.read_bytes()
    (line,) = [each for each in after.split(b"\r\n") if b"published" in each]
    assert after.replace(line + b"\r\n", b"") == before
    head = office.states()[-1]["head"]
    assert line.decode() == f'    published: {{states: 1, head: "{head}"}}'


def test_heads_are_a_chain(published: Office) -> None:
    published.list(row1="Ông;Nguyễn Văn A10;Công chức;Phòng A")
    published.correct("ca-nhan-1", "corrected")
    published.publish("2026-05-21")
    before = ""
    for state in published.states():
        content = {
            "decision": "qd-1",
            **{name: state[name] for name in ("day", "key")},
            "facts": {name: seal for name, seal in state["facts"].items() if name != "salt"},
            "corrections": [[x.get("row", ""), x["kind"], x["day"], x["hash"]] for x in state["corrections"]],
            "rows": {row: [entry["hash"], entry["mark"]] for row, entry in state["rows"].items()},
        }
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert state["head"] == hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()
        before = state["head"]
    assert f'published: {{states: 2, head: "{before}"}}' in published.line()


def losses(office: Office) -> Iterator[tuple[str, str]]:
    """What can happen to a ledger of two states: its text afterwards."""
    text = office.ledger.read_text(encoding="utf-8")
    data = json.loads(text)
    yield "emptied", json.dumps({"version": 2, "decisions": {}})
    yield "version 1", json.dumps({"version": 1, "decisions": {}})
    data["decisions"]["qd-1"].pop()
    yield "an older one", json.dumps(data)


@pytest.mark.parametrize("loss", ["gone", "emptied", "version 1", "an older one", "another one"])
def test_a_ledger_that_lost_states_is_an_error(published: Office, loss: str) -> None:
    first = published.ledger.read_bytes(), published.file.read_bytes()
    published.list(row1="Ông;Nguyễn Văn A10;Công chức;Phòng A")
    published.correct("ca-nhan-1", "corrected")
    published.publish("2026-05-21")
    kept = published.file.read_bytes()
    if loss == "gone":
        published.ledger.unlink()
    elif loss == "another one":
        published.ledger.write_bytes(first[0])
        published.file.write_bytes(first[1])
        published.list(row1="Ông;Nguyễn Văn A11;Công chức;Phòng A")
        published.correct("ca-nhan-1", "corrected")
        published.publish("2026-05-21")
        published.file.write_bytes(kept)
    else:
        published.ledger.write_text(dict(losses(published))[loss], encoding="utf-8")
    told = published.told()["H40"]
    assert told.startswith("error")
    assert "git log -- campaigns/thu/honours/ledger.json" in told
    assert "build/ và gói bàn giao không chứa sổ này" in told
    assert published.run("honours", "publish").startswith("1\n")
    assert published.run("build").startswith("1\n")


def unwritten(office: Office) -> None:
    """Take out ledger and line, as if nothing had ever been published."""
    office.ledger.unlink()
    office.edit(f"{office.line()}\n", "")


def test_the_machine_that_published_knows_what_ledger_and_line_have_lost(published: Office) -> None:
    kept = published.ledger.read_bytes(), published.file.read_bytes()
    unwritten(published)
    published.list(row1="Ông;Nguyễn Văn A11;Công chức;Phòng A")
    told = published.told()
    assert set(told) == {"H15", "H51"}
    assert "qd-1 của phong trào thu 01 lần" in told["H51"]
    published.publish("2026-05-21")
    assert "H51" in published.told(), "writing it down anew does not make it forgotten"
    published.ledger.write_bytes(kept[0])
    published.file.write_bytes(kept[1])
    assert "H51" not in published.told()
    assert "H14" in published.told()
    shutil.rmtree(published.folder)
    assert "không còn thư mục ấy" in published.told()["H51"]


def test_the_memory_of_a_machine_is_no_evidence_that_can_break(published: Office) -> None:
    memory = published.key.with_name("published.json")
    kept = memory.read_text(encoding="utf-8")
    assert "Nguyễn" not in kept
    for text in ("", "[]", '{"thu": 3}', '{"thu": {"qd-1": {"states": -1, "head": ""}}}', "\x00"):
        memory.write_text(text, encoding="utf-8")
        assert set(published.told()) == {"H71"}
    memory.write_text(kept, encoding="utf-8")
    assert published.told() == {}
    published.publish("2026-05-21")
    unwritten(published)
    assert "H51" in published.told()


HAND_EDITS = [
    ("2026-05-10", "2026-05-09"),
    (r'"kind": "revoked"', '"kind": "corrected"'),
    (r'"ca-nhan-1"', '"ca-nhan-9"'),
    (r'"hash": "[0-9a-f]{8}', '"hash": "00000000'),
    (r'"mark": "[0-9a-f]{8}', '"mark": "00000000'),
    (r'"number": "[0-9a-f]{8}', '"number": "00000000'),
    (r'"head": "[0-9a-f]{8}', '"head": "00000000'),
    (r'"document": "Quyết định số 20', '"document": "Quyết định số 21'),
    (r', "salt": "[0-9a-f]+"\},\n     "ca-nhan-2"', '},\n     "ca-nhan-2"'),
    (r'"version": 2', '"version": 3'),
    (r'"version": 2', '"version": true'),
    (
        r"\{",
        "",
    ),
    (
        r'"rows": \{\n',
        '"rows": {\n     "ca-nhan-1": {"hash": "' + "0" * 64 + '", "salt": "' + "0" * 32 + '"},\n',
    ),
]


@pytest.mark.parametrize("edit", HAND_EDITS, ids=lambda edit: edit[0][:24])
def test_a_ledger_edited_by_hand_is_an_error(published: Office, edit: tuple[str, str]) -> None:
    published.correct("ca-nhan-2", "revoked")
    published.publish("2026-05-21")
    text = published.ledger.read_text(encoding="utf-8")
    changed = re.sub(edit[0], edit[1], text, count=1)
    assert changed != text
    published.ledger.write_text(changed, encoding="utf-8")
    told = published.told()
    assert "git log -- campaigns/thu/honours/ledger.json" in told.pop("H25")
    assert told == {}, "one mistake is told once"


def test_a_line_taken_out_by_hand_is_told_and_written_again(published: Office) -> None:
    text = published.file.read_text(encoding="utf-8")
    published.file.write_text(text.replace(published.line() + "\n", ""), encoding="utf-8")
    assert "warning" in published.told()["H41"]
    assert "thidua honours publish thu" in published.told()["H41"]
    published.publish("2026-05-21")
    assert published.file.read_text(encoding="utf-8") == text


def test_a_line_changed_by_hand_is_an_error(published: Office) -> None:
    head = published.states()[-1]["head"]
    published.edit(head, "0" * 64)
    assert "H40" in published.told()
    published.edit("0" * 64, head)
    published.edit("states: 1", "states: 2")
    assert "H40" in published.told()


@pytest.mark.fuzz
@pytest.mark.parametrize(("fault", "first"), [("killed", 1), ("disk full", 2)])
def test_a_publication_that_is_cut_off_is_finished_by_the_next_one(
    tmp_path: Path, fault: str, first: int
) -> None:
    """What is there is sound, `check` says what to do, and the next run does it.

    At every step; in the sample each step is one fault's.
    """
    start = Office(tmp_path / "start")
    start.publish()
    start.list(row1="Ông;Nguyễn Văn A10;Công chức;Phòng A", row3="")
    start.correct("ca-nhan-1", "corrected")
    start.correct("ca-nhan-3", "withheld")
    (start.root / "build" / "site-previous").mkdir()
    (start.root / "build" / "site-previous" / "index.html").write_text("Đặng Thị C3", encoding="utf-8")
    order = ("honours", "publish", "--as-of", "2026-05-21")
    whole = shutil.copytree(start.root, tmp_path / "whole")
    steps = Faults(whole).run(*order).steps
    assert steps >= 6
    seen = set()
    for at in range(1, steps + 1) if in_full() else range(first, steps + 1, 2):
        office = Office.__new__(Office)
        office.__dict__.update(start.__dict__)
        root = shutil.copytree(start.root, tmp_path / str(at))
        office.root, office.folder = root, root / "campaigns" / "thu"
        office.file = office.folder / "campaign.yml"
        office.ledger = office.folder / "honours" / "ledger.json"
        done = Faults(root).run(*order, fault=fault, at=at)
        assert "Traceback" not in done.said
        told = office.told()
        assert not [code for code, words in told.items() if words.startswith("error")], (at, told)
        states = json.loads(office.ledger.read_text(encoding="utf-8"))["decisions"]["qd-1"]
        if f"states: {len(states)}" not in office.line():
            assert "chạy lại: thidua honours publish thu" in told["H41"]
            seen.add("between")
        office.publish("2026-05-21")
        assert set(office.told()) == set()
        assert not (root / "build" / "site-previous").exists()
        assert len(office.states()) == 2
    assert seen, "the moment between the two files was tried"


# --- names that were withheld


@pytest.fixture
def withheld(published: Office) -> Office:
    published.list(row3="")
    published.correct("ca-nhan-3", "withheld")
    published.publish("2026-05-21")
    assert published.told() == {}
    return published


def test_every_entry_has_its_own_salt_and_the_mark_of_its_name(published: Office) -> None:
    rows = published.states()[0]["rows"]
    assert {len(entry["salt"]) for entry in rows.values()} == {32}
    assert len({entry["salt"] for entry in rows.values()}) == 3
    key = published.key.read_bytes()
    assert len(key) == 32
    assert stat.S_IMODE(published.key.stat().st_mode) == 0o600
    assert rows["ca-nhan-3"]["mark"] == hmac.digest(key, b"dang thi c3", "sha256").hex()
    ignored = Path(__file__).parent.parent / ".gitignore"
    assert "/.thidua/" in ignored.read_text(encoding="utf-8").splitlines()


def test_nobody_confirms_a_guess_at_a_withheld_name(withheld: Office) -> None:
    text = withheld.ledger.read_text(encoding="utf-8")
    row = withheld.states()[0]["rows"]["ca-nhan-3"]
    assert set(row) == {"hash", "mark", "initials"}
    assert not [each for state in withheld.states() for each in state["corrections"] if "document" in each]
    assert "salt" not in withheld.states()[0]["facts"]
    assert "salt" in withheld.states()[0]["rows"]["ca-nhan-1"]
    fields = ["individual", "Bà", "Đặng Thị C3", "", "Phòng B", "giay-khen-xa", ""]
    guesses = [["qd-1", "ca-nhan-3", *fields], fields, ["Đặng Thị C3"], ["dang thi c3"]]
    found = re.findall("[0-9a-f]{16,}", text)
    keys = [b"", *(bytes.fromhex(each) for each in found)]
    for guess, sign in product(guesses, ("\0", ";", "")):
        words = sign.join(guess).encode()
        tried = {hashlib.sha256(words).hexdigest()}
        tried |= {hashlib.sha256(key + words).hexdigest() for key in keys}
        tried |= {hmac.digest(key, words, "sha256").hex() for key in keys}
        assert tried.isdisjoint(found)


def test_an_earlier_correction_of_a_withheld_row_leaves_its_document_too(published: Office) -> None:
    published.correct("ca-nhan-3", "corrected", decided_by="Văn bản số 7/UBND")
    published.publish("2026-05-21")
    assert "Văn bản số 7/UBND" in published.ledger.read_text(encoding="utf-8")
    published.list(row3="")
    published.correct("ca-nhan-3", "withheld", "2026-05-25")
    published.publish("2026-05-26")
    assert "Văn bản số 7/UBND" not in published.ledger.read_text(encoding="utf-8")
    assert published.told() == {}


def test_without_the_key_check_says_that_it_cannot_look(withheld: Office) -> None:
    withheld.key.rename(withheld.root / "elsewhere")
    withheld.list(row4="Ông;Đặng Thị C3;;Phòng A")
    told = withheld.told()
    assert told["H44"].startswith("notice")
    assert "01 tên đã rút" in told["H44"]
    assert "H43" not in told
    (withheld.root / "elsewhere").rename(withheld.key)
    assert "H44" not in withheld.told()
    withheld.key.write_bytes(b"k" * 32)
    assert "H44" in withheld.told(), "another key"


@pytest.mark.parametrize("name", ["Đặng Thị C3", "ĐẶNG THỊ C3", "Dang  thi c3", "Đăng Thi C3"])
def test_a_withheld_name_that_comes_back_in_a_row_is_told(withheld: Office, name: str) -> None:
    withheld.list(row4=f"Bà;{name};;Phòng A")
    said = withheld.run("check", "--as-of", "2026-06-01")
    assert "H43" in said
    assert "dòng ca-nhan-4 của quyết định qd-1" in said
    assert name not in said.replace("  ", " "), "the error does not repeat it"
    withheld.edit(
        "    list: qd-1.csv\n",
        "    list: qd-1.csv\n    accept: [{code: H43, rows: [ca-nhan-4], because: Trùng tên.}]\n",
    )
    assert not {"H43", "H17"} & set(withheld.told()), "another person of that name"


@pytest.mark.parametrize(
    "row",
    ["Đặng Thị C3 (Thôn 1);;Phòng B", "Hộ bà Đặng Thị C3;;Phòng B", "Lý Thị D4;Con bà Đặng Thị C3;Phòng B"],
)
def test_a_withheld_name_among_other_words_of_a_row_is_told(withheld: Office, row: str) -> None:
    withheld.list(row4=f"Bà;{row}")
    assert "dòng ca-nhan-4 của quyết định qd-1" in withheld.told()["H43"]


def test_a_document_that_names_a_withheld_person_leaves_the_ledger(published: Office) -> None:
    published.list(row1="Ông;Nguyễn Văn A10;Công chức;Phòng A")
    published.correct("ca-nhan-1", "corrected", decided_by="Đơn của bà Đặng Thị C3")
    published.publish("2026-05-21")
    published.list(row3="")
    published.correct("ca-nhan-3", "withheld", "2026-05-25")
    published.publish("2026-05-26")
    assert "Đặng Thị C3" not in published.ledger.read_text(encoding="utf-8")
    assert "`decided_by`" in published.run("check", "--as-of", "2026-06-01")
    published.edit("Đơn của bà Đặng Thị C3", "Đơn của công dân")
    assert published.told() == {}, "the name can leave the campaign file, too"


@pytest.mark.parametrize("key", ["decided_by", "note"])
@pytest.mark.parametrize("row", ["ca-nhan-1", "ca-nhan-3"])
def test_a_withheld_name_that_comes_back_in_words_is_told(withheld: Office, key: str, row: str) -> None:
    withheld.correct(row, "corrected", "2026-05-30", **{key: "Theo đơn (Đặng Thị C3) ngày 29/5/2026"})
    said = withheld.run("check", "--as-of", "2026-06-01")
    assert f"`{key}`" in said
    assert "Đặng Thị C3" not in said


@pytest.mark.parametrize("when", ["before it is written down", "after"])
def test_a_signed_file_that_names_a_withheld_row_is_told(published: Office, when: str) -> None:
    """Before: then another file needs no correction of its own."""
    signed = published.honours / "qd-1.pdf"
    published.edit("    list: qd-1.csv\n", "    list: qd-1.csv\n    signed_file: qd-1.pdf\n")
    clean, named = pdf("Tang giay khen"), pdf("Tang giay khen ba Dang Thi C3, Phong B")
    signed.write_bytes(clean if when == "after" else named)
    published.publish("2026-05-12")
    published.list(row3="")
    published.correct("ca-nhan-3", "withheld")
    if when == "after":
        published.publish("2026-05-21")
        signed.write_bytes(named)
    assert "tệp đã ký của quyết định qd-1" in published.told()["H43"]
    signed.write_bytes(clean)
    assert not {"H43", "H14"} & set(published.told())
    published.publish("2026-05-21")
    assert published.told() == {}


@pytest.mark.parametrize("when", ["before it is written down", "after"])
def test_a_name_under_a_new_number_is_told(published: Office, when: str) -> None:
    published.list(row3="", row4="Bà;Đặng Thị C3;;Phòng B")
    published.correct("ca-nhan-3", "withheld")
    if when == "after":
        published.list(row4="")
        published.publish("2026-05-21")
        published.list(row4="Bà;Đặng Thị C3;;Phòng B")
    assert "dòng ca-nhan-4 của quyết định qd-1" in published.told()["H43"]


@pytest.mark.parametrize("when", ["before it is written down", "after"])
def test_a_signed_file_that_two_decisions_share_is_told_whoever_names_it(
    published: Office, when: str
) -> None:
    """Taking it from the decision of the withheld row alone leaves it on the page of the other."""
    second = (
        DECISION[DECISION.index("  - code") : DECISION.index("\n#")]
        .replace("qd-1", "qd-2")
        .replace(" 1/", " 2/")
    )
    published.edit("# Đính chính", f"{second}    signed_file: chung.pdf\n# Đính chính")
    (published.honours / "qd-2.csv").write_text(f"{HEAD}1;Ông;Lê Văn D4;;Phòng A\n", encoding="utf-8")
    shared = published.honours / "chung.pdf"
    shared.write_bytes(pdf("Tang giay khen"))
    published.publish("2026-05-12")
    published.list(row3="")
    published.correct("ca-nhan-3", "withheld")
    if when == "after":
        published.publish("2026-05-21")
    shared.write_bytes(pdf("Tang giay khen ba Dang Thi C3, Phong B"))
    assert "tệp đã ký của quyết định qd-2" in published.told()["H43"]


def test_a_withheld_name_in_the_subject_or_the_log_is_told(withheld: Office) -> None:
    withheld.edit("subject: Về việc tặng Giấy khen", "subject: Về việc tặng Giấy khen cho bà Đặng Thị C3")
    withheld.edit("Đưa kế hoạch lên cổng.", "Rút tên bà Đặng Thị C3.")
    said = withheld.run("check", "--as-of", "2026-06-01")
    assert "`subject`" in said
    assert "`text`" in said
    assert "Đặng Thị C3" not in said


def test_a_key_that_is_none_is_never_overwritten(office: Office) -> None:
    office.key.parent.mkdir()
    office.key.write_bytes(b"short")
    said = office.run("honours", "publish")
    assert said.startswith("2\n")
    assert "không phải khóa của sổ công bố" in said
    assert office.key.read_bytes() == b"short"
    assert not office.ledger.exists()


# --- version 1


def version_1(office: Office) -> str:
    """The ledger as it was written before: a plain hash for each row."""
    rows = {}
    for number, text in office.rows.items():
        honorific, name, position, unit = text.split(";")
        fields = [
            "qd-1",
            f"ca-nhan-{number}",
            "individual",
            honorific,
            name,
            position,
            unit,
            "giay-khen-xa",
            "",
        ]
        digest = hashlib.sha256("\0".join(fields).encode()).hexdigest()
        rows[f"ca-nhan-{number}"] = {"hash": digest, "published": f"2026-05-1{number}"}
    return json.dumps({"version": 1, "decisions": {"qd-1": rows}})


def test_version_1_is_read_and_rewritten(office: Office) -> None:
    old = version_1(office)
    office.ledger.write_text(old, encoding="utf-8")
    assert set(office.told()) == {"H42"}
    office.list(row2="Bà;Trần Thị B20;;Phòng B")
    assert "H14" in office.told()
    office.correct("ca-nhan-2", "corrected")
    office.list(row3="")
    office.correct("ca-nhan-3", "withheld")
    assert not {"H14", "H40", "H41"} & set(office.told())
    assert "bản 2" in office.publish("2026-05-21")
    assert office.told() == {}
    text = office.ledger.read_text(encoding="utf-8")
    assert not [
        each["hash"] for each in json.loads(old)["decisions"]["qd-1"].values() if each["hash"] in text
    ]
    days = [state["day"] for state in office.states()]
    assert days == ["2026-05-11", "2026-05-12", "2026-05-13", "2026-05-21"]
    assert set(office.states()[2]["rows"]["ca-nhan-3"]) == {"hash"}
    office.list(row2="Bà;Trần Thị B21;;Phòng B")
    assert "H14" in office.told()


def test_a_migration_is_random(tmp_path: Path) -> None:
    """Nothing of a withheld row follows from its old hash: two runs agree in nothing."""
    hashes = []
    for name in ("a", "b"):
        office = Office(tmp_path / name)
        office.ledger.write_text(version_1(office), encoding="utf-8")
        office.list(row3="")
        office.correct("ca-nhan-3", "withheld")
        office.publish("2026-05-21")
        hashes.append(
            {state["head"] for state in office.states()} | {office.states()[2]["rows"]["ca-nhan-3"]["hash"]}
        )
    assert hashes[0].isdisjoint(hashes[1])


# --- what our commands keep


STORES = ("site-previous", "offline-previous", "pages", "preview", "drafts", "drafts-previous", "cache")


def test_withholding_leaves_no_file_of_ours_that_holds_the_name(published: Office) -> None:
    build = published.root / "build"
    for order in (["--zip"], ["--offline"]):
        assert published.run("build", "--as-of", "2026-05-11", *order).startswith("0\n")
    for name in STORES:
        (build / name / "deep").mkdir(parents=True, exist_ok=True)
        (build / name / "deep" / "page.md").write_text("Đặng Thị C3", encoding="utf-8")
    kept = published.root / ".thidua" / "upgrade" / "before" / "campaigns" / "thu"
    kept.mkdir(parents=True)
    (kept / "campaign.yml").write_text("# Đặng Thị C3", encoding="utf-8")
    published.list(row3="")
    published.correct("ca-nhan-3", "withheld")
    said = published.publish("2026-05-21")
    assert not [name for name in STORES if (build / name).exists()]
    for word in (
        "build/site-previous/",
        ".thidua/upgrade/",
        "site/, build/offline/",
        "lịch sử git",
        "bản sao lưu",
    ):
        assert word in said
    (archive,) = (build / "handover").glob("*.zip")
    assert f"build/handover/{archive.name}" in said
    assert "Đặng" not in said
    for order in ([], ["--offline"]):
        assert published.run("build", "--as-of", "2026-05-22", *order).startswith("0\n")
    shutil.rmtree(build / "handover")
    assert holding(published.root, "Đặng Thị C3") == []


def test_a_link_or_a_file_where_a_store_was_goes_alone(published: Office) -> None:
    build, other = published.root / "build", published.root / "other"
    other.mkdir()
    (other / "mine.txt").write_text("x", encoding="utf-8")
    shutil.rmtree(build / "cache", ignore_errors=True)
    (build / "cache").symlink_to(other)
    (build / "drafts").symlink_to(published.root / "nowhere")
    (build / "pages").write_text("Đặng Thị C3", encoding="utf-8")
    published.list(row3="")
    published.correct("ca-nhan-3", "withheld")
    assert "build/pages" in published.publish("2026-05-21")
    assert not [name for name in STORES if (build / name).exists() or (build / name).is_symlink()]
    assert (other / "mine.txt").exists()


def holding(root: Path, name: str) -> list[Path]:
    words = (name.encode(), json.dumps(name)[1:-1].encode())
    files = [path for path in root.rglob("*") if path.is_file()]
    assert len(files) > 80
    return [path for path in files if any(word in path.read_bytes() for word in words)]


def test_a_build_from_before_a_withholding_never_comes_back(published: Office) -> None:
    def built(day: str) -> None:
        assert published.run("build", "--as-of", day).startswith("0\n")

    def turned(text: str, to: str) -> None:
        published.edit(text, to)

    built("2026-05-11")
    turned("Đưa kế hoạch lên cổng.", "Đưa lên cổng.")
    built("2026-05-12")
    previous = published.root / "build" / "site-previous"
    assert previous.exists()
    kept = shutil.copytree(previous, published.root / "kept")
    published.list(row3="")
    published.correct("ca-nhan-3", "withheld")
    refused = published.run("rollback")  # withheld in the data, not yet written down
    assert refused.startswith("2\n")
    assert "khi chưa rút tên" in refused
    assert "thu/qd-1/ca-nhan-3" in refused
    built("2026-05-22")
    assert not previous.exists(), "it would hold the name"
    published.publish("2026-05-22")
    turned("Đưa lên cổng.", "Đưa kế hoạch và danh sách lên cổng.")
    built("2026-05-23")
    assert previous.exists()
    assert published.run("rollback").startswith("0\n"), "both are from after it"
    assert published.run("rollback").startswith("0\n")
    shutil.rmtree(previous)
    kept.rename(previous)
    (published.root / "build" / "site-previous.withheld").unlink()
    assert published.run("rollback").startswith("2\n"), "nobody knows what it is from"
    shutil.copytree(published.root / "site", published.root / "build" / "x")
    published.ledger.write_text("{", encoding="utf-8")
    published.file.write_text("broken", encoding="utf-8")
    assert published.run("rollback").startswith("2\n"), "the build that stands knows it, too"


# --- one command at a time


@pytest.mark.parametrize("order", [["build"], ["honours", "publish"]])
def test_data_is_read_by_the_only_command_that_runs(office: Office, order: list[str]) -> None:
    """What it read before would be old once the other command is done."""
    office.file.write_text("broken", encoding="utf-8")
    (office.root / "build").mkdir()
    with FileLock(office.root / "build" / "thidua.lock"):
        said = office.run(*order)
    assert said.startswith("2\n")
    assert "Một lệnh khác" in said
    assert "LỖI" not in said
    assert office.run(*order).startswith("1\n")


def test_nothing_to_publish_is_said(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    said = forked("honours", "publish", cwd=root)
    assert (said.returncode, said.stdout) == (
        0,
        "Không có gì để ghi sổ: chưa có quyết định nào trong campaign.yml.\n",
    )
    shutil.rmtree(root / "campaigns" / "thu")
    said = forked("honours", "publish", cwd=root)
    assert (said.returncode, said.stdout) == (
        0,
        "Không có gì để ghi sổ: chưa có phong trào nào trong thư mục campaigns.\n",
    )
    said = forked("honours", "publish", "thi-dua", cwd=root)
    assert said.returncode == 2
    assert "None" not in said.stderr


def test_the_shipped_ledger_is_version_2() -> None:
    folder = Path(__file__).parent.parent / "campaigns" / "phong-trao-mau"
    ledger, problems = read_ledger(folder / "honours" / "ledger.json", "ledger.json")
    document, _ = read_yaml(folder / "campaign.yml", "campaign.yml")
    assert not problems
    assert ledger.version == 2
    assert document is not None
    for decision in document.data["decisions"]:
        states = ledger.decisions[decision["code"]]
        assert decision["published"] == {"states": len(states), "head": states[-1].head}
    (row,) = ledger.withheld("qd-02-2026")
    assert row == "ca-nhan-7"
    assert ledger.rows("qd-02-2026")[row].salt == ""
