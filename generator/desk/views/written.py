"""The pages written by hand: listed, begun, written in Markdown beside what readers will see."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from generator.desk.leading import in_desk_words
from generator.desk.office import Office
from generator.desk.pages import page
from generator.desk.saving.edits import Insert
from generator.desk.saving.store import ChangedMeanwhile, FileChange, read, save, save_all
from generator.desk.saving.text import CannotEdit, changed, with_plain_ends
from generator.desk.saving.versions import fingerprint
from generator.desk.views.forms import TAKE_BACK, TAKEN_BACK
from generator.load.content_pages import name_flaw
from generator.load.endless import endless
from generator.load.yaml.places import BOM, meant
from generator.problems import Problem, UsageError
from generator.slug import slug
from generator.validate.page_markup import named, rendered
from generator.wording.yaml_text import clean

_FOLDER = "content/"
_SETTINGS = "mkdocs.yml"
_CHANGED = (
    "Chưa lưu: trang đã được sửa ở chỗ khác từ khi mở. Ô trên là bản đang có trong tệp, ô dưới là bản bạn "
    "vừa nhập. Chép phần cần giữ lên ô trên rồi lưu."
)
_PICTURE = re.compile(r"<img\b(?:[^>]*?\balt=\"([^\"]*)\")?[^>]*>")
_OUT_OF_MENUS = re.compile(r"^not_in_nav: \|[-+]?[ \t]*\r?\n(?P<pad> +)", re.MULTILINE)
_TITLE = re.compile(r"^# +(.+?)(?:\s*\{:.*\})?\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A page as its file has it: the settings at its head, and what readers read."""

    name: str
    head: str
    text: str

    @property
    def title(self) -> str:
        """Its heading; the file's name where it has none."""
        found = _TITLE.search(self.text)
        return found[1] if found else self.name


def listing(office: Office, *, said: str = "", title: str = "") -> Response:
    """The pages that there are, and the way to a new one."""
    settings = meant((read(office.project, _SETTINGS) or b"").decode("utf-8"))
    return page(
        "written_list",
        409 if said else 200,
        title="Trang viết tay",
        pages=[each for name in _names(office) if (each := _held(office, name)[1])],
        said=said,
        typed=title,
        menus=isinstance(settings, dict) and "nav" in settings,
    )


def begin(office: Office, said: Mapping[str, str]) -> Response:
    """A new page with its title, named in mkdocs.yml: in the menu, or as one that only links lead to."""
    title = clean(said.get("ten", ""))
    name = f"{slug(title)}.md"
    if not title or name == ".md":
        return listing(office, said="Chưa ghi tên trang.")
    if name_flaw(name) or read(office.project, f"{_FOLDER}{name}") is not None:
        return listing(
            office, said=f"Đã có trang {name}, hoặc tên này không dùng được. Ghi tên khác.", title=title
        )
    settings = read(office.project, _SETTINGS) or b""
    try:
        told = _told_of(settings.decode("utf-8"), name, in_menu="thanh-dan" in said)
    except CannotEdit:
        raise UsageError(
            f"Chưa tạo trang: mkdocs.yml viết theo cách mà bàn làm việc không sửa riêng được. Đặt tệp {name} "
            "vào thư mục content/ rồi ghi tên vào nav hoặc not_in_nav."
        ) from None
    save_all(
        office.project,
        [
            FileChange(f"{_FOLDER}{name}", f"# {title}\n".encode(), "", ["trang mới"]),
            FileChange(_SETTINGS, told.encode(), fingerprint(settings), [f"trang {name}"]),
        ],
    )
    return RedirectResponse(f"/trang/{name}", 303)


def _told_of(text: str, name: str, *, in_menu: bool) -> str:
    """mkdocs.yml with a page more: MkDocs refuses one that it does not name."""
    data = meant(text)
    menu = data.get("nav") if isinstance(data, dict) else None
    if in_menu and isinstance(menu, list):  # MkDocs shows its heading
        return changed(text, [Insert(("nav",), len(menu), name)])
    found = _OUT_OF_MENUS.search(text)
    if found is not None:
        made = f"{text[: found.end()]}/{name}\n{found['pad']}{text[found.end() :]}"
    elif "not_in_nav" not in (data or {}):
        made = f"{text.rstrip()}\n\nnot_in_nav: |\n  /{name}\n"
    else:
        raise CannotEdit(name)
    listed = f"/{name}\n{data.get('not_in_nav', '')}"
    if meant(made) != {**data, "not_in_nav": listed}:
        raise CannotEdit(name)
    return made


def show(  # noqa: PLR0913 - one for each thing that the page may tell
    office: Office, name: str, *, said: str = "", instead: str | None = None, typed: str = "", seen: str = "",
) -> Response:  # fmt: skip
    """A page with what readers will see; `instead` of the file's text, or beside it what was `typed`."""
    content, held = _read(office, name)
    if held is None:
        return page("missing", 404, title="Không có trang này")
    shown = held.text if instead is None else instead
    file = f"{_FOLDER}{name}"
    return page(
        "written", 409 if typed else 200, title=held.title, name=name, text=shown,
        seen=seen or fingerprint(content), said=said, typed=typed, unsaved=office.unsaved(file),
        seen_page=_as_seen(office, held.head, shown, file),
        problems=[] if instead is not None else _problems(office, file),
    )  # fmt: skip


def take(office: Office, name: str, said: Mapping[str, str]) -> Response:
    """Save what was typed below the page's settings, which stay; or only show it, or take it back."""
    content, held = _read(office, name)
    if held is None:
        return page("missing", 404, title="Không có trang này")
    typed, action = with_plain_ends(said.get("loi", "")), said.get("lam", "")
    same = said.get("ban") == fingerprint(content)
    if action == "xem":
        return show(office, name, instead=typed, seen=said.get("ban", ""))
    if action == TAKE_BACK and same:
        return show(office, name, instead=typed, said=TAKEN_BACK)
    if not same:
        return show(office, name, said=_CHANGED, typed=typed)
    if typed != held.text:
        whole = (content or b"").decode("utf-8")
        ends = "\r\n" if "\r\n" in whole else "\n"
        front = BOM if whole.startswith(BOM) else ""
        made = (front + (held.head + typed).replace("\n", ends)).encode()
        try:
            save(office.project, f"{_FOLDER}{name}", made, said.get("ban", ""), ["lời của trang"])
        except ChangedMeanwhile:
            return show(office, name, said=_CHANGED, typed=typed)
    return RedirectResponse(f"/trang/{name}?da-luu=1", 303)


def _read(office: Office, name: str) -> tuple[bytes | None, WrittenFile | None]:
    """A page's bytes, and the page; None where there is none of that name, or it is no text."""
    return _held(office, name) if name in _names(office) else (None, None)


def _held(office: Office, name: str) -> tuple[bytes | None, WrittenFile | None]:
    content = read(office.project, f"{_FOLDER}{name}")
    try:
        text = with_plain_ends((content or b"").decode("utf-8").lstrip(BOM))
    except UnicodeDecodeError:
        return content, None
    settings, end, rest = text.partition("\n---\n")
    head = f"{settings}{end}" if text.startswith("---\n") and end else ""
    return content, WrittenFile(name, head, rest if head else text) if content is not None else None


def _names(office: Office) -> list[str]:
    """The pages that there are; what only leads to a file elsewhere is none."""
    folder = office.project.content
    inside = folder.resolve()
    pages = (path for path in folder.rglob("*.md") if path.resolve().is_relative_to(inside))
    return sorted(path.relative_to(folder).as_posix() for path in pages if path.is_file())


def _as_seen(office: Office, head: str, text: str, file: str) -> str:
    """The page as Markdown makes it, for a frame that runs nothing; pictures by their words."""
    if any(endless(text, file)):
        return ""
    settings = meant((read(office.project, _SETTINGS) or b"").decode("utf-8"))
    extensions = named(settings.get("markdown_extensions") if isinstance(settings, dict) else None)
    return _PICTURE.sub(lambda found: f"[hình: {found[1] or ''}]", rendered(head + text, extensions).html)


def _problems(office: Office, file: str) -> list[Problem]:
    return in_desk_words(each for each in office.seen().checked.problems if each.source.path == file)
