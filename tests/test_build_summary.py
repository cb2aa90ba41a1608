"""What `thidua build` says when it is done, and while it is not."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
from typing import Any

from builders import campaign_data, write_campaign
from forks import Faults
from running import BIN, contents

from generator.project import Project

AS_OF = ["--as-of", "2026-11-20"]


def test_the_summary_counts_and_tells_what_changed(project: Project) -> None:
    commands = Faults(project.root)
    first = commands.run("build", *AS_OF).said
    same = commands.run("build", *AS_OF).said
    next_day = commands.run("build", "--as-of", "2026-11-21").said
    write_campaign(project.root, campaign_data(id="moi", short_title="Phong trào mới"))
    more = commands.run("build", "--as-of", "2026-11-21").said
    files = contents(project.site)
    pages = sum(name.endswith(".html") for name in files)
    assert "So với bản trước" not in first
    assert same.splitlines()[-1] == "So với bản trước: không có gì thay đổi."
    assert re.search(r"So với bản trước: \d+ trang chỉ đổi ngày tính hoặc phần chung", next_day)
    built = (
        rf"Đã dựng site/: {pages} trang, {len(files)} tệp, [\d,]+ MB, [\d,]+ giây, tính đến ngày 21/11/2026\."
    )
    assert re.search(built, more)
    new = [name for name in files if name.startswith("phong-trao/moi/") and name.endswith(".html")]
    assert re.search(rf"So với bản trước: {len(new)} trang mới, \d+ trang sửa, ", more)
    assert "  Trang mới: /phong-trao/moi/, /phong-trao/moi/ap-phich/, " in more
    assert re.search(r"  Trang sửa: /, .*/phong-trao/", more)


def test_the_copy_for_a_disk_tells_the_same(project: Project) -> None:
    commands = Faults(project.root)
    commands.run("build", "--offline", *AS_OF)
    said = commands.run("build", "--offline", *AS_OF).said
    assert "Đã dựng build/offline/: " in said
    assert "So với bản trước: không có gì thay đổi." in said
    assert said.splitlines()[-1].startswith("Chép cả thư mục vào USB")


def test_a_terminal_sees_the_steps_and_ends_with_the_summary(project: Project) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [str(BIN / "thidua"), "build", *AS_OF]
    with subprocess.Popen(command, cwd=project.root, stdout=theirs) as build:
        os.close(theirs)
        said = b""
        with contextlib.suppress(OSError):  # the end of a pseudo-terminal
            while part := os.read(ours, 65536):
                said += part
    os.close(ours)
    assert build.returncode == 0
    shown = [line.strip() for line in re.split(r"[\r\n]+", said.decode())]
    steps = [line for line in shown if line.startswith("[") and line.endswith("…")]
    assert steps == [
        "[1/4] Đọc và kiểm tra dữ liệu…",
        "[2/4] Tạo nội dung các trang…",
        "[3/4] Dựng trang…",
        "[4/4] Đưa vào site/…",
    ]
    assert "[3/4] Dựng trang: 100 %" in shown
    assert not [line for line in shown[shown.index("[4/4] Đưa vào site/…") :] if "%" in line]
    assert [line for line in shown if line][-1].startswith("Đã dựng site/: ")


def test_places_that_wait_for_words_of_the_plan_are_counted_last(project: Project) -> None:
    write_campaign(project.root, campaign_data(purposes=["(chưa chép từ kế hoạch)"]))
    commands = Faults(project.root)
    checked = commands.run("check", *AS_OF).said
    built = commands.run("build", *AS_OF).said
    assert checked.splitlines()[-1].endswith("lưu ý (1 chỗ còn ghi “chưa chép từ kế hoạch”).")
    assert built.splitlines()[-1].startswith("Bản này có 1 chỗ còn ghi “chưa chép từ kế hoạch”")


def test_places_of_a_draft_are_counted_where_somebody_sees_them(project: Project) -> None:
    write_campaign(project.root, campaign_data(draft=True, purposes=["(chưa chép từ kế hoạch)"]))
    commands = Faults(project.root)
    assert "người xem sẽ thấy" not in commands.run("build", *AS_OF).said
    assert "Bản này có 1 chỗ" in commands.run("build", *AS_OF, "--drafts").said


def test_a_published_day_that_moved_without_a_word_is_told(project: Project) -> None:
    """Calendars keep the old day until the log has a newer entry."""
    commands = Faults(project.root)

    def told(day: str, *changes: dict[str, Any]) -> str:
        when = {"wording": "chậm nhất", "day": day, "bound": "on_or_before"}
        milestone = {"code": "nop", "kind": "dossier", "title": "Hạn nộp hồ sơ", "date": when}
        logged = [*changes, *campaign_data()["changes"]]
        write_campaign(project.root, campaign_data(milestones=[milestone], changes=logged))
        return commands.run("build", "--as-of", "2026-02-20").said

    assert "Cảnh báo: " not in told("2026-03-18")
    silent = told("2026-03-25")
    assert "Cảnh báo: campaigns/thu/campaign.yml: “Hạn nộp hồ sơ” đổi từ thứ Tư, 18/03/2026" in silent
    assert "- {date: {wording: ngày 20/02/2026, day: 2026-02-20}, text: " in silent
    entry = {"date": {"wording": "ngày 20/02/2026", "day": "2026-02-20"}, "text": "Đổi hạn nộp hồ sơ."}
    assert "Cảnh báo: " not in told("2026-03-27", entry)
