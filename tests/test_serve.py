"""The preview: what staff edit shows at once, what they break is told in the page, and it never dies."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import campaign_data, to_yaml, write_campaign, write_project

BIN = Path(sys.executable).parent
PATIENCE = 30  # seconds for one rebuild on a busy machine


class Preview:
    """A running `thidua serve`."""

    def __init__(self, root: Path, address: str, process: subprocess.Popen[str]) -> None:
        self.root = root
        self.address = address
        self.process = process

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=PATIENCE) as answer:
                return answer.read().decode("utf-8")
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return ""

    def wait_for(self, path: str, words: str) -> None:
        until = time.monotonic() + PATIENCE
        while words not in self.page(path):
            assert self.process.poll() is None, "the preview died"
            assert time.monotonic() < until, f"“{words}” never came to /{path}"
            time.sleep(0.2)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = write_project(tmp_path_factory.mktemp("preview"))
    (root / "theme").mkdir()
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("name: material", "name: material\n  custom_dir: theme")
    config.write_text(text, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = (root / "serve.log").open("w", encoding="utf-8")
    process = subprocess.Popen(
        [str(BIN / "thidua"), "serve", "--address", address],
        cwd=root,
        stdout=log,
        stderr=log,
        encoding="utf-8",
    )
    running = Preview(root, address, process)
    running.wait_for("phong-trao/thu/", "Phong trào thử")
    yield running
    process.terminate()
    process.wait(timeout=10)
    log.close()


def test_edited_data_shows(preview: Preview) -> None:
    write_campaign(preview.root, campaign_data(short_title="Tên đã sửa"))
    preview.wait_for("phong-trao/thu/", "Tên đã sửa")


def test_a_broken_file_shows_its_problem_in_place_of_the_campaign(preview: Preview) -> None:
    path = write_campaign(preview.root, campaign_data(titel="gõ nhầm"))
    preview.wait_for("phong-trao/thu/", "Không có khóa")
    assert "Sửa:" in preview.page("phong-trao/thu/")
    path.write_text("plan: [", encoding="utf-8")
    preview.wait_for("phong-trao/thu/", "Sai cú pháp YAML")
    write_campaign(preview.root, campaign_data(short_title="Đã sửa lại"))
    preview.wait_for("phong-trao/thu/", "Đã sửa lại")


def test_a_new_folder_is_a_new_campaign(preview: Preview) -> None:
    write_campaign(preview.root, campaign_data(id="moi", short_title="Phong trào mới"))
    preview.wait_for("phong-trao/moi/", "Phong trào mới")


def test_a_broken_registry_does_not_stop_the_preview(preview: Preview) -> None:
    path = preview.root / "campaigns" / "_shared" / "awards.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text("- code: [", encoding="utf-8")
    preview.wait_for("phong-trao/thu/", "Dữ liệu còn lỗi")
    path.write_text(text, encoding="utf-8")
    preview.wait_for("phong-trao/thu/", "Đã sửa lại")


def test_broken_settings_of_the_owner_are_told_at_home(preview: Preview) -> None:
    path = preview.root / "campaigns" / "_shared" / "issuing_bodies.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(to_yaml([]), encoding="utf-8")
    preview.wait_for("", "Dữ liệu còn lỗi")
    path.write_text(text, encoding="utf-8")
    preview.wait_for("", "Hạn sắp tới")


def test_hand_written_pages_and_theme_show(preview: Preview) -> None:
    (preview.root / "content" / "gioi-thieu.md").write_text("# Giới thiệu\n\nLời mới\n", encoding="utf-8")
    preview.wait_for("gioi-thieu/", "Lời mới")
    main = '{% extends "base.html" %}{% block footer %}Chân trang mới{% endblock %}'
    (preview.root / "theme" / "main.html").write_text(main, encoding="utf-8")
    preview.wait_for("gioi-thieu/", "Chân trang mới")
