"""The forms: shown, changed without saving, saved; a file changed meanwhile is shown side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from starlette.responses import RedirectResponse, Response

from generator.desk.forms.meanwhile import meanwhile
from generator.desk.forms.sheet import OWN, FormSheet, fields, held, save_form, told_by_path
from generator.desk.forms.tree import Tree, done, tree_from
from generator.desk.forms.value_words import named_entries
from generator.desk.leading import in_desk_words
from generator.desk.office import Office
from generator.desk.pages import page
from generator.desk.saving.store import ChangedMeanwhile, read
from generator.desk.saving.text import CannotEdit, TooLong
from generator.desk.saving.versions import fingerprint
from generator.desk.sheets import REGISTERS
from generator.desk.views.reader import pane
from generator.load.text_file import thousands
from generator.load.yaml.places import meant
from generator.load.yaml.tree import MAX_LETTERS
from generator.model.registry import Known
from generator.problems import UsageError
from generator.reporting.text import place
from generator.validate.rules.references import REGISTRY_OF

_MOST_FIELDS = 30_000
_DEEPEST = 20
"""Groups within each other; a campaign's data have half as many."""
_NO_FORM = "Không đọc được phần vừa gửi lên. Mở lại trang rồi làm lại."
TAKE_BACK = "lay-lai"
"""What desk.js asks with what was typed before and not saved."""
TAKEN_BACK = "Đã lấy lại phần nhập lần trước, chưa lưu."


@dataclass(frozen=True, slots=True)
class FormFrame:
    """What stands around a form: its address, the page's heading, its neighbours as (address, name).

    `seen`: the address in the portal at which readers see what the form holds; `ways`: to what else is done
    with the campaign.
    """

    address: str
    heading: str
    neighbours: tuple[tuple[str, str], ...]
    seen: str = ""
    ways: tuple[tuple[str, str], ...] = ()


def show(office: Office, sheet: FormSheet, around: FormFrame, *, just_saved: bool) -> Response:
    """The form as the file is now."""
    said = "Đã lưu." if just_saved else ""
    return _form(office, sheet, around, None, said=said)


def take(office: Office, sheet: FormSheet, around: FormFrame, body: bytes) -> Response:
    """What a browser sends: a list's button changes the form only, anything else saves it."""
    pairs = sent(body)
    controls = {"lam", "ban"}
    told = {name: value for name, value in pairs if name in controls}
    tree = tree_from((name, value) for name, value in pairs if name not in controls)
    action, seen = told.get("lam", "luu"), told.get("ban", "")
    if action == TAKE_BACK:
        if fingerprint(read(office.project, sheet.file)) != seen:
            return _side_by_side(office, sheet, around, tree, seen)
        return _form(office, sheet, around, tree, seen=seen, said=TAKEN_BACK)
    if action != "luu":
        return _form(office, sheet, around, tree, seen=seen, said="Chưa lưu.", focus=done(tree, action))
    try:
        save_form(office.project, sheet, tree, seen)
    except ChangedMeanwhile:
        return _side_by_side(office, sheet, around, tree, seen)
    except TooLong as error:
        words = (
            f"Chưa lưu: “{sheet.label(error.at)}” dài {thousands(error.letters)} ký tự, vượt mức "
            f"{thousands(MAX_LETTERS)} ký tự. Chia thành nhiều mục rồi lưu."
        )
        return _form(office, sheet, around, tree, seen=seen, said=words, status=409)
    except CannotEdit:
        words = (
            f"Chưa lưu: chỗ vừa sửa được viết trong tệp {sheet.file} theo cách mà bàn làm việc không "
            "sửa riêng được. Sửa từng mục một, hoặc sửa chỗ ấy trong tệp."
        )
        return _form(office, sheet, around, tree, seen=seen, said=words, status=409)
    return RedirectResponse(f"{around.address}?da-luu=1", 303)


def sent(body: bytes) -> list[tuple[str, str]]:
    """The names and values of a form, in its order. Raises UsageError where they are none."""
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise UsageError(_NO_FORM) from error
    if any(name.count(".") > _DEEPEST for name, _ in pairs):
        raise UsageError(_NO_FORM)
    return pairs


def _form(  # noqa: PLR0913 - one for each thing that a form may tell
    office: Office, sheet: FormSheet, around: FormFrame, tree: Tree | None, *, seen: str = "", said: str = "",
    focus: str = "", status: int = 200, conflicts: Iterable[tuple[str, str, str]] = (),
) -> Response:  # fmt: skip
    now = held(office.project, sheet)
    state = office.seen()
    if now is None:
        problems = [each for each in state.checked.problems if each.source.path == sheet.file]
        return page(
            "unreadable",
            409,
            title=sheet.title,
            around=around,
            file=sheet.file,
            problems=in_desk_words(problems),
            place=place,
        )
    data = now.document.data
    told = told_by_path(sheet, now.document, state.checked.problems)
    shown = fields(sheet, tree or sheet.tree(data), state, told)
    return page(
        "form",
        status,
        title=sheet.title,
        around=around,
        reader=pane(office, around.seen),
        unsaved=office.unsaved(f"{sheet.file}#{sheet.title}"),
        fields=shown,
        seen=seen or office.keep_shown(now.content),
        said=said,
        focus=focus,
        conflicts=list(conflicts),
        beside=status == HTTPStatus.CONFLICT,
        troubled=sum(each.troubled for each in shown),
        whole=told.get("", ()),
        registers=REGISTERS,
        registries=_choices(Known.from_registries(state.checked.registries), data),
    )


def _choices(known: Known, data: Any) -> Mapping[str, list[tuple[str, str]]]:
    """The codes of every registry, and of what the file itself has, with their names."""
    names = dict.fromkeys((*(name for name, _ in REGISTRY_OF.values()), *OWN.values()))
    return {
        name: [*(named_entries(known, name) if hasattr(known, name) else ()), *_own(data, name)]
        for name in names
    }


def _own(data: Any, name: str) -> Iterator[tuple[str, str]]:
    """The codes of one of a campaign's own lists, with their titles."""
    entries = data.get(name) if isinstance(data, dict) and name in OWN.values() else None
    for each in entries if isinstance(entries, list) else ():
        if isinstance(each, dict) and isinstance(each.get("code"), str):
            yield each["code"], str(each.get("title") or each["code"])


def _side_by_side(office: Office, sheet: FormSheet, around: FormFrame, tree: Tree, seen: str) -> Response:
    """The file was changed meanwhile: the form shows it with what only the form changed, nothing is saved."""
    now = held(office.project, sheet)
    if now is None:
        return _form(office, sheet, around, None, status=409)
    before = office.shown_in_form(seen)
    opened = meant(before.decode("utf-8")) if before is not None else None
    found = meanwhile(sheet, opened, now.document.data, tree)
    words = "Chưa lưu: tệp đã được sửa ở chỗ khác từ khi mở biểu mẫu. "
    if found.both:
        words += (
            "Bảng dưới đặt hai bản cạnh nhau; ở những mục ấy biểu mẫu hiện bản trong tệp, mục khác giữ phần "
            "bạn vừa nhập. Chép phần cần giữ vào biểu mẫu rồi lưu."
        )
    else:
        words += (
            "Không mục nào hai bên sửa khác nhau: biểu mẫu hiện bản trong tệp cùng phần bạn vừa nhập. "
            "Xem lại rồi lưu."
        )
    return _form(office, sheet, around, found.tree, said=words, status=409, conflicts=found.both)
