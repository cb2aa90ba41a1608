"""The plan's text: shown, pasted, saved word for word."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import RedirectResponse, Response

from generator.desk.leading import in_desk_words
from generator.desk.office import Office
from generator.desk.pages import page
from generator.desk.saving.store import ChangedMeanwhile, read, save
from generator.desk.saving.text import with_plain_ends
from generator.desk.saving.versions import fingerprint
from generator.desk.views.forms import TAKE_BACK, TAKEN_BACK, FormFrame
from generator.desk.views.reader import pane
from generator.load.yaml.places import BOM

_CHANGED = (
    "Chưa lưu: tệp đã được sửa ở chỗ khác từ khi mở trang. Ô trên là bản đang có trong tệp, "
    "ô dưới là bản bạn vừa nhập. Chép phần cần giữ lên ô trên rồi lưu."
)


def show(  # noqa: PLR0913 - one for each thing that the page may tell
    office: Office, campaign: str, around: FormFrame, *, said: str = "", typed: str = "", instead: str = "",
) -> Response:  # fmt: skip
    """The text as the file is now, or `instead`; beside it what was typed, where both differ."""
    file = f"campaigns/{campaign}/plan.txt"
    content = read(office.project, file)
    try:
        text = (content or b"").decode("utf-8").lstrip(BOM)
    except UnicodeDecodeError:
        text, said = (
            "",
            "Tệp plan.txt không phải văn bản UTF-8 nên không mở được ở đây. Dán lại toàn văn rồi lưu.",
        )
    problems = in_desk_words(each for each in office.seen().checked.problems if each.source.path == file)
    return page(
        "plan_text", 409 if typed else 200, title="Toàn văn", around=around, unsaved=office.unsaved(file),
        reader=pane(office, around.seen),
        text=instead or with_plain_ends(text), seen=fingerprint(content), said=said, typed=typed,
        problems=problems,
    )  # fmt: skip


def take(office: Office, campaign: str, around: FormFrame, said: Mapping[str, str]) -> Response:
    """Save what was typed with the line ends that the file has; what nobody touched is not written."""
    file = f"campaigns/{campaign}/plan.txt"
    content, typed = read(office.project, file), with_plain_ends(said.get("loi", ""))
    held = (content or b"").decode("utf-8", "replace")
    if said.get("lam") == TAKE_BACK:
        same = said.get("ban") == fingerprint(content)
        told = {"said": TAKEN_BACK, "instead": typed} if same else {"said": _CHANGED, "typed": typed}
        return show(office, campaign, around, **told)
    if with_plain_ends(held.lstrip(BOM)) != typed:
        front = BOM if held.startswith(BOM) else ""
        ends = "\r\n" if "\r\n" in held else "\n"
        made = (front + typed.replace("\n", ends)).encode()
        try:
            save(office.project, file, made, said.get("ban", ""), ["toàn văn kế hoạch"])
        except ChangedMeanwhile:
            return show(office, campaign, around, said=_CHANGED, typed=typed)
    return RedirectResponse(f"{around.address}?da-luu=1", 303)
