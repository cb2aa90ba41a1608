"""The desk's addresses, and which function answers at each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import click
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from generator.derive.site_map import FULL_TEXT, campaign_address
from generator.desk.file_names import file_name
from generator.desk.forms.sheet import FormSheet
from generator.desk.office import Office
from generator.desk.pages import STATIC, page
from generator.desk.points import has_points, title_of
from generator.desk.saving.store import ChangedMeanwhile
from generator.desk.saving.text import CannotEdit
from generator.desk.sheets import (
    OWNER,
    PARTS,
    REGISTRIES,
    SEEN_AT,
    campaign_sheet,
    owner_sheet,
    registry_sheet,
)
from generator.desk.steps.asking import GuidedStep
from generator.desk.uploads import Upload
from generator.desk.views import (
    again,
    backups,
    board,
    drafts,
    entries,
    forms,
    history,
    opening,
    plan_pane,
    plan_text,
    points,
    publish,
    reader,
    rolls,
    steps,
    written,
)
from generator.problems import UsageError
from generator.project import Project
from generator.publishing.disk import disk_trouble
from generator.reporting.bug import bug_report
from generator.shipped import shipped
from generator.wording.parts import part_at

_OURS = (
    "Lỗi của chương trình, không phải của dữ liệu; phần đã lưu trước đó vẫn còn nguyên. Gửi nguyên đoạn vừa "
    "hiện ở cửa sổ đã khởi động bàn làm việc cho người lập trình."
)
Responder = Callable[[Office, Request, bytes], Response]


def application(project: Project) -> Starlette:
    """The desk of a portal, without its guard."""
    office = Office(project)
    routes: list[BaseRoute] = [
        Route(path, _endpoint(office, answer), methods=methods) for path, answer, methods in _ROUTES
    ]
    routes += [
        Mount("/tep/chu", StaticFiles(directory=shipped("theme") / "assets" / "fonts")),
        Mount("/tep", StaticFiles(directory=STATIC)),
    ]
    app = Starlette(routes=routes, exception_handlers={404: _missing})
    app.state.office = office
    return app


def _endpoint(office: Office, answer: Responder) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        body = await request.body()
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            request.state.upload = await _upload(request)
        return await run_in_threadpool(_answered, office, answer, request, body)

    return endpoint


async def _upload(request: Request) -> Upload | None:
    """The one file that a form carries; None where it carries none, or is broken."""
    try:
        async with request.form(max_files=1, max_fields=10) as form:
            file = form.get("tep")
            if not isinstance(file, UploadFile):
                return None
            said = {name: value for name, value in form.items() if isinstance(value, str)}
            return Upload(file.filename or "", await file.read(), said)
    except HTTPException:
        return None


def _answered(office: Office, answer: Responder, request: Request, body: bytes) -> Response:
    """The answer; what the disk, another's save or the way of asking forbids is told in words.

    So is a bug of ours, of which the window that started the desk has a report without any data.
    """
    try:
        return _unless_changed(office, answer, request, body)
    except UsageError as error:
        words = str(error)
    except CannotEdit:
        words = (
            "Chưa lưu: tệp được viết theo cách mà bàn làm việc không sửa riêng được. Sửa chỗ ấy trong tệp."
        )
    except Exception as error:  # noqa: BLE001 - the desk outlives whatever is broken
        told = (disk_trouble(error) or _trouble(error)) if isinstance(error, OSError) else None
        if told is None:
            click.echo(bug_report(error, ["desk"], office.project.root), err=True)
            return page("trouble", 500, title="Chưa làm được", words=_OURS)
        words = told
    return page("trouble", 409, title="Chưa làm được", words=words)


def _unless_changed(office: Office, answer: Responder, request: Request, body: bytes) -> Response:
    try:
        return answer(office, request, body)
    except ChangedMeanwhile as error:
        name = file_name(office, str(error))
        raise UsageError(f"Chưa lưu: {name} vừa được sửa ở nơi khác. Xem bản đang có rồi làm lại.") from error


def _trouble(error: OSError) -> str:
    """Words for what the system says of a file or a disk, where `disk_trouble` has none."""
    return (
        f"Máy không đọc, không ghi được {error.filename or 'tệp của cổng'} (mã lỗi {error.errno}). Ổ mạng, ổ "
        "USB có thể vừa ngắt: xem lại ổ đĩa, mở lại trang rồi làm lại."
    )


async def _missing(_request: Request, _error: HTTPException | Exception) -> Response:
    return history.missing()


def _board(office: Office, request: Request, _body: bytes) -> Response:
    return board.board(office, online=request.query_params.get("len-cong", ""))


def _campaign(office: Office, request: Request, body: bytes) -> Response:
    campaign, step = request.path_params["campaign"], request.path_params.get("step", "")
    if campaign not in office.campaigns():
        return history.missing()
    if step in steps.OF_CAMPAIGN:
        return _step(office, request, body, steps.OF_CAMPAIGN)
    base = f"/phong-trao/{campaign}/"
    neighbours = tuple(
        (f"{base}{each}/" if each else base, part.tab)
        for each in (*PARTS, FULL_TEXT)
        if (part := part_at(each))
    )
    if has_points(office.project, campaign):
        neighbours = ((f"{base}{points.STEP}/", points.TAB), *neighbours)
    case = office.seen().case(campaign)
    around = forms.FormFrame(f"{base}{step}/" if step else base, title_of(office.project, campaign, case),
                          neighbours, _seen_at(campaign, step), _ways(office, campaign))  # fmt: skip
    if step == points.STEP and has_points(office.project, campaign):
        return _points(office, request, body, campaign, around)
    if step == drafts.STEP:
        leave = drafts.publish if request.method == "POST" else drafts.show
        return leave(office, campaign, around)
    if step == FULL_TEXT:
        if request.method == "POST":
            return plan_text.take(office, campaign, around, dict(forms.sent(body)))
        return plan_text.show(office, campaign, around, said=_saved(request))
    sheet = campaign_sheet(campaign, step)
    return history.missing() if sheet is None else _of_sheet(office, request, body, sheet, around)


def _ways(office: Office, campaign: str) -> tuple[tuple[str, str], ...]:
    """What else is done with a campaign: a draft goes online, any other is extended, changed, honoured."""
    base = f"/phong-trao/{campaign}/"
    if campaign in office.seen().checked.drafts:
        todo = [(f"{base}{drafts.STEP}/", "Đưa lên cổng")]
    else:
        named = [(f"{base}{name}/", each.title) for name, each in steps.OF_CAMPAIGN.items()]
        todo = [(f"/vinh-danh/{campaign}/", "Danh sách khen thưởng"), *named]
    return (*todo, (f"/lich-su/?nhom={campaign}", "Lịch sử"))


def _points(
    office: Office, request: Request, body: bytes, campaign: str, around: forms.FormFrame
) -> Response:
    if hasattr(request.state, "upload"):
        found = again.compare(office, campaign, request.state.upload)
        return points.points(office, campaign, around, again=found)
    if request.method != "POST":
        line = request.query_params.get("dua", "")
        return points.points(office, campaign, around, said=_saved(request), line=line)
    pairs = forms.sent(body)
    told = dict(pairs)
    if told.get("lam") == "bo-tep-moi":
        again.drop(office, campaign)
        return points.points(office, campaign, around)
    if told.get("lam") == "ghi-tep-moi":
        refused = again.write(office, campaign, told.get("ban-tep", ""))
        if refused:
            return points.points(office, campaign, around, again=refused, status=409)
        return RedirectResponse(f"{around.address}?da-luu=1", 303)
    return points.take(office, campaign, around, pairs)


def _seen_at(campaign: str, step: str) -> str:
    """Where readers see what a form of a campaign holds."""
    return campaign_address(campaign, step if step in (*PARTS, FULL_TEXT) else "")


def _step(office: Office, request: Request, body: bytes, known: Mapping[str, GuidedStep]) -> Response:
    """A guided step of a campaign."""
    campaign, name = request.path_params["campaign"], request.path_params["step"]
    if request.method == "POST":
        return steps.take(office, campaign, known[name], request.url.path, dict(forms.sent(body)))
    return steps.show(office, campaign, known[name], request.url.path, dict(request.query_params))


def _picture(office: Office, request: Request, _body: bytes) -> Response:
    campaign, number = request.path_params["campaign"], request.path_params["page"]
    if campaign not in office.campaigns():
        return history.missing()
    near = request.query_params.get("gan", "")
    return plan_pane.picture(office, campaign, number, near) or history.missing()


def _step_of_rolls(office: Office, request: Request, body: bytes) -> Response:
    campaign, name = request.path_params["campaign"], request.path_params["step"]
    if campaign in office.campaigns() and name == rolls.TEMPLATE:
        return rolls.template(office, campaign)
    if campaign not in office.campaigns() or name not in steps.OF_ROLLS:
        return history.missing()
    return _step(office, request, body, steps.OF_ROLLS)


def _saved(request: Request) -> str:
    return _said_of(request, "da-luu", "Đã lưu.")


def _said_of(request: Request, name: str, words: str) -> str:
    return words if name in request.query_params else ""


def _opening(office: Office, request: Request, body: bytes) -> Response:
    if hasattr(request.state, "upload"):
        return opening.open_from_file(office, request.state.upload)
    if request.method == "POST":
        return opening.open_campaign(office, forms.sent(body))
    return opening.show(office, {"from": request.query_params.get("tu", "")})


def _registry(office: Office, request: Request, body: bytes) -> Response:
    name = request.path_params["name"].replace("-", "_")
    sheet = registry_sheet(name) or owner_sheet(name)
    if sheet is None:
        return history.missing()
    neighbours = tuple((f"/danh-muc/{each}/", title) for each, title in {**REGISTRIES, **OWNER}.items())
    return _of_sheet(
        office,
        request,
        body,
        sheet,
        forms.FormFrame(f"/danh-muc/{name}/", "Danh mục dùng chung", neighbours, SEEN_AT.get(name, "")),
    )


def _new_entry(office: Office, request: Request, body: bytes) -> Response:
    name = request.path_params["name"]
    if not entries.is_kept(name):
        return history.missing()
    if request.method == "POST":
        return entries.take(office, name, forms.sent(body))
    return entries.show(office, name, request.query_params.get("ten", ""))


def _of_sheet(
    office: Office, request: Request, body: bytes, sheet: FormSheet, around: forms.FormFrame
) -> Response:
    if request.method == "POST":
        return forms.take(office, sheet, around, body)
    return forms.show(office, sheet, around, just_saved="da-luu" in request.query_params)


def _rolls(office: Office, request: Request, body: bytes) -> Response:
    campaign = request.path_params["campaign"]
    if campaign not in office.campaigns():
        return history.missing()
    if request.method == "POST":
        if hasattr(request.state, "upload"):
            return rolls.take(office, campaign, request.state.upload)
        return rolls.drop(office, campaign, dict(forms.sent(body)))
    said = _said_of(request, "da-nhan", "Đã nhận danh sách.") + _said_of(request, "da-bo", rolls.DROPPED)
    return rolls.rolls(office, campaign, said=said)


def _reader(office: Office, request: Request, _body: bytes) -> Response:
    return reader.show(
        office,
        request.query_params.get("trang", ""),
        f"http://{request.headers['host']}",
        beside="hx-request" in request.headers,
    )


def _publish(office: Office, request: Request, body: bytes) -> Response:
    if request.method == "POST":
        return publish.start(office, dict(forms.sent(body)).get("viec", ""))
    return publish.publish(office)


def _written(office: Office, request: Request, body: bytes) -> Response:
    name = request.path_params.get("name", "")
    if request.method == "POST":
        said = dict(forms.sent(body))
        return written.take(office, name, said) if name else written.begin(office, said)
    return written.show(office, name, said=_saved(request)) if name else written.listing(office)


def _changes(office: Office, _request: Request, _body: bytes) -> Response:
    return publish.changes(office)


def _archive(office: Office, request: Request, _body: bytes) -> Response:
    return publish.archive(office, request.path_params["name"]) or history.missing()


def _backups(office: Office, request: Request, body: bytes) -> Response:
    if hasattr(request.state, "upload"):
        return backups.look(office, request.state.upload)
    if request.method == "POST":
        return backups.take(office, dict(forms.sent(body)))
    return backups.show(office, said=_said_of(request, "da-khoi-phuc", "Đã khôi phục."))


def _history(office: Office, request: Request, _body: bytes) -> Response:
    said = _said_of(request, "da-lay-lai", "Đã lấy lại bản trước; bản vừa được thay nằm ở đầu danh sách.")
    return history.history(office, request.query_params.get("nhom", ""), said=said)


def _version(office: Office, request: Request, body: bytes) -> Response:
    group, name = request.path_params["group"], request.path_params["name"]
    if request.method == "POST":
        said = dict(forms.sent(body))
        return history.bring_back(office, group, name, said.get("ban", ""))
    return history.version_page(office, group, name)


_READ, _BOTH = ["GET"], ["GET", "POST"]
_ROUTES: tuple[tuple[str, Responder, list[str]], ...] = (
    ("/", _board, _READ),
    ("/phong-trao/{campaign}/", _campaign, _BOTH),
    ("/phong-trao/{campaign}/{step}/", _campaign, _BOTH),
    ("/phong-trao/{campaign}/anh/{page:int}/", _picture, _READ),
    ("/danh-muc/{name}/", _registry, _BOTH),
    ("/danh-muc/{name}/moi/", _new_entry, _BOTH),
    ("/vinh-danh/{campaign}/", _rolls, _BOTH),
    ("/vinh-danh/{campaign}/{step}/", _step_of_rolls, _BOTH),
    ("/mo/", _opening, _BOTH),
    ("/trang/", _written, _BOTH),
    ("/trang/{name:path}", _written, _BOTH),
    ("/xem-truoc/", _reader, _READ),
    ("/cong-bo/", _publish, _BOTH),
    ("/cong-bo/thay-doi/", _changes, _READ),
    ("/cong-bo/goi/{name}", _archive, _READ),
    ("/cong-bo/sao-luu/", _backups, _BOTH),
    ("/lich-su/", _history, _READ),
    ("/lich-su/{group}/{name}/", _version, _BOTH),
)
