"""From version 1 (0.1, 0.2) to 2: the settings say their version and no longer list what ships."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from generator.load.yaml.document import data_of
from generator.shipped import shipped
from generator.upgrading.settings_text import SETTINGS, child_of, line_end, root_of, with_version

NEWS = (
    "mkdocs.yml ghi `data: 2`: dữ liệu viết cho bản nào của công cụ.",
    "mkdocs.yml không còn kê tệp của công cụ (`extra_css`, `extra_javascript`, `custom_dir`).",
    "Công cụ tự thêm những tệp ấy; tệp kiểu trang, mã lệnh mà cơ quan tự thêm thì giữ.",
    "Thanh dẫn (`nav`) của bản cũ thì bỏ, công cụ có thanh dẫn mới; thanh dẫn mà cơ quan tự sửa thì giữ.",
    ".gitignore bỏ qua thư mục .thidua/: khóa của sổ công bố không được lên git.",
    "Sổ công bố (honours/ledger.json) của bản 1: chạy thidua honours publish một lần, lệnh ấy chuyển sổ.",
)

_LISTS = ("extra_css", "extra_javascript")
_FOLDER = "custom_dir"
_MENU = [
    {"Trang chủ": "index.md"}, {"Phong trào": "phong-trao/index.md"}, {"Đơn vị": "don-vi/index.md"},
    {"Biểu mẫu": "bieu-mau/index.md"}, {"Lịch": "lich/index.md"}, {"Văn bản": "van-ban/index.md"},
    {"Hướng dẫn": "huong-dan/index.md"}, {"Giới thiệu": "gioi-thieu.md"},
]  # fmt: skip
"""The navigation that 0.2.0 shipped."""
_IGNORED = "/.thidua/"
_IGNORE = ".gitignore"


def change(files: Mapping[str, str]) -> dict[str, str]:
    """The settings and what git leaves out, where they differ now."""
    settings = with_version(_without_lists(files[SETTINGS]), 2)
    ignored = files.get(_IGNORE, "/build/\n/site/\n")
    if _IGNORED.strip("/") not in {line.strip().strip("/") for line in ignored.splitlines()}:
        ignored = f"{ignored.rstrip()}{line_end(ignored)}{_IGNORED}{line_end(ignored)}"
    return {SETTINGS: settings, _IGNORE: ignored}


def _without_lists(text: str) -> str:
    """Lists of files of the theme hold only those that do not ship, and go where nothing is left.

    So does the navigation that shipped, and the theme's folder: our plugin finds it, and MkDocs refuses one
    that is not there.
    """
    lines = text.splitlines(keepends=True)
    gone: set[int] = set()
    root = root_of(text)
    for key in _LISTS:
        node = child_of(root, key)
        if not isinstance(node, SequenceNode) or node.flow_style:
            continue  # a list in a line is somebody's own
        ours = [item for item in node.value if isinstance(item, ScalarNode) and _ships(item.value)]
        gone |= {item.start_mark.line for item in ours}
        if len(ours) == len(node.value):
            gone |= {name.start_mark.line for name, _ in root.value if name.value == key}
    gone |= _lines_of_menu(root)
    theme = child_of(root, "theme")
    folder = child_of(theme, _FOLDER)
    block = isinstance(theme, MappingNode) and not theme.flow_style and len(theme.value) > 1
    if block and isinstance(folder, ScalarNode) and folder.value == "theme":
        gone.add(folder.start_mark.line)
    kept = "".join(line for number, line in enumerate(lines) if number not in gone)
    # Lines may stand in any way: where more would go, all stay, which does no harm.
    return kept if _lacks_only_what_ships(text, kept) else text


def _lines_of_menu(root: MappingNode) -> set[int]:
    """The lines of the navigation, where it is the one that shipped."""
    menu = child_of(root, "nav")
    if not isinstance(menu, SequenceNode) or menu.flow_style or data_of(menu) != _MENU:
        return set()
    key = next(name for name, _ in root.value if name.value == "nav")
    _, last = menu.value[-1].value[-1]
    return set(range(key.start_mark.line, last.end_mark.line + 1))


def _ships(path: str) -> bool:
    return path.startswith("assets/") and (shipped("theme") / path).is_file()


def _lacks_only_what_ships(before: str, after: str) -> bool:
    """Whether nothing else is gone."""
    old, new = data_of(root_of(before)), data_of(root_of(after))
    same = all(_own(old.pop(key, None)) == _own(new.pop(key, None)) for key in _LISTS)
    if old.get("nav") == _MENU:
        new["nav"] = new.get("nav", _MENU)
    if isinstance(old.get("theme"), dict) and _FOLDER not in new["theme"]:
        old["theme"].pop(_FOLDER, None)
    return same and bool(old == new)


def _own(listed: Any) -> list[Any]:
    return [each for each in listed or [] if not (isinstance(each, str) and _ships(each))]
