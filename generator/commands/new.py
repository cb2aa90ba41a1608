"""`thidua new`: asks for what only staff know, then writes a campaign's folder, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, cast

import click

from generator import clock
from generator.checking import Checked, check
from generator.commands.words import answered_by
from generator.load.yaml.document import read_yaml
from generator.model.plan.plan_date import PlanDate
from generator.model.registry import IssuingBody, Known
from generator.opening import answers as read
from generator.opening import new_body
from generator.opening.answers import Role, WrongAnswer
from generator.opening.asking import AWARDS, OPTIONS, AnswerSource, Given, ReadAnswer, Terminal
from generator.opening.blanks import blanks_text
from generator.opening.new_campaign import PLAN_TEXT, Answers, new_campaign_text
from generator.output import replace_file, replace_folder
from generator.plan_time.meaning import meaning
from generator.problems import UsageError
from generator.project import Project
from generator.publishing.swap import alone
from generator.wording.dates import date_vi


@click.command("new")
@answered_by(OPTIONS)
@click.option(AWARDS[0], "awards", multiple=True, help=AWARDS[1])
@click.option("--from", "earlier", help="Mã phong trào cũ để lấy lại đối tượng, tiêu chuẩn, hồ sơ.")
@click.pass_obj
def new(project: Project, /, earlier: str | None, awards: tuple[str, ...], **given: str | None) -> int:
    """Mở phong trào mới: hỏi vài câu (hoặc đọc từ tùy chọn), rồi lập thư mục có sẵn tệp để điền."""
    checked = check(project)
    if checked.portal is None or not checked.registries.awards or not checked.registries.issuing_bodies:
        raise UsageError("Cấu hình hoặc danh mục của cổng còn lỗi. Chạy thidua check, sửa xong rồi chạy lại.")
    before = _earlier(checked, earlier)
    today = clock.as_of()
    said = {name: value for name, value in given.items() if value is not None}
    asked = {**said, **({"awards": ", ".join(awards)} if awards else {})}
    source: AnswerSource = Given(asked, {**OPTIONS, "awards": AWARDS}) if asked else Terminal()
    found, body = _answers(source, checked, before, today)
    registries = checked.registries
    if body is not None:
        bodies = (*registries.issuing_bodies, body)
        registries = registries.model_copy(update={"issuing_bodies": bodies})
    text = new_campaign_text(found, Known.from_registries(registries), today, before)
    if body is not None:  # first: cut off behind it, a campaign would name a body that nobody knows
        _register(project, body)
    _write(project, found.id, text)
    _tell(project, found.id, today)
    return 0


def _register(project: Project, body: IssuingBody) -> None:
    """Offer to write the new body into its registry; else show what has to be written there."""
    path = project.shared / "issuing_bodies.yml"
    shown, lines = project.shown(path), "\n".join(new_body.entry_lines(body))
    click.echo(f"Mục mới của {shown}:\n{lines}")
    if click.confirm("Ghi mục này vào cuối tệp?", default=True) and new_body.added(path, body):
        click.echo(f"Đã ghi vào {shown}.")
    else:
        click.echo(f"Chưa ghi: tự thêm các dòng trên vào {shown}, thidua check mới đọc được phong trào.")


def _answers(
    source: AnswerSource, checked: Checked, before: Mapping[str, Any] | None, today: date
) -> tuple[Answers, IssuingBody | None]:
    """Every answer in the order of a plan, each judged as soon as it is there; the issuer if it is new."""
    known = Known.from_registries(checked.registries)
    title = source.get("title", "Trích yếu của kế hoạch", read.text)
    code = source.get(
        "id",
        "Mã phong trào (tên thư mục)",
        lambda typed: read.code(typed, checked.folders),
        read.suggested_code(title),
    )
    number = source.get("number", "Số, ký hiệu (văn bản chưa có số thì bấm Enter)", read.number)
    issued = source.get(
        "date", "Ngày ban hành, như văn bản ghi (để trống thì bấm Enter)", _moment("issued", known)
    )
    day = meaning(PlanDate.model_validate(issued), known.events).last or today
    issuer, awards, body = _issuer_and_awards(source, checked, before, day)
    start = source.get("start", "Thi đua từ khi nào, như kế hoạch ghi", _moment("start", known))
    end = source.get(
        "end", "Thi đua đến khi nào, như kế hoạch ghi", _moment("end", known, (start, "ngày bắt đầu thi đua"))
    )
    deadline = source.get(
        "deadline",
        "Hạn nộp hồ sơ, như kế hoạch ghi (không có thì bấm Enter)",
        _moment("deadline", known, (issued, "ngày ban hành kế hoạch")),
    )
    return Answers(code, title, number, issued, issuer, awards, start, end, deadline), body


def _issuer_and_awards(
    source: AnswerSource, checked: Checked, before: Mapping[str, Any] | None, day: date
) -> tuple[str, tuple[str, ...], IssuingBody | None]:
    """The issuer and the awards, chosen from those that existed on `day`; the issuer if it is a new one."""
    registries = checked.registries
    owner = checked.portal.issuing_body if checked.portal else ""
    bodies = {each.code: each.name for each in registries.issuing_bodies if _stands(each.until, day)}
    if source.asks:
        bodies[new_body.OTHER] = "Cơ quan khác, chưa có trong danh mục issuing_bodies.yml"
    usual = before["plan"]["issuer"] if before else owner
    (issuer,) = _chosen(source, "issuer", "Cơ quan ban hành", bodies, [usual])
    body = None
    if issuer == new_body.OTHER:
        body = new_body.asked(source, frozenset(each.code for each in registries.issuing_bodies))
        issuer = body.code
    awards = {each.code: each.full_title for each in registries.awards if _stands(each.until, day)}
    old = [entry["award"] for entry in before["awards"]] if before else []
    question = "Hình thức khen thưởng (nhiều thì cách nhau bằng dấu phẩy)"
    return issuer, _chosen(source, "awards", question, awards, old), body


def _stands(until: date | None, day: date) -> bool:
    return until is None or until >= day


def _chosen(
    source: AnswerSource,
    name: str,
    question: str,
    titles: Mapping[str, str],
    usual: Sequence[str],
) -> tuple[str, ...]:
    """Entries of a registry, from a numbered list that the terminal shows."""
    codes = list(titles)
    if not codes:
        raise UsageError("Danh mục không có mục nào còn dùng vào ngày ấy; bổ sung danh mục rồi chạy lại.")

    def use(typed: str) -> tuple[str, ...]:
        try:
            found = read.choices(typed, codes)
        except WrongAnswer as wrong:
            file = "issuing_bodies.yml" if name == "issuer" else "awards.yml"
            raise WrongAnswer(f"{wrong} Chưa có thì thêm vào campaigns/_shared/{file}.") from wrong
        if name == "issuer" and len(found) > 1:
            raise WrongAnswer("chỉ chọn một.")
        return found

    source.show(f"{question}:\n{read.listed(titles)}")
    numbers = source.usual([(code, codes.index(code) + 1) for code in usual if code in codes])
    return source.get(name, "Số thứ tự", use, numbers)


def _moment(
    role: Role, known: Known, after: tuple[Mapping[str, Any], str] | None = None
) -> ReadAnswer[dict[str, Any]]:
    """Reads a date that must not lie before another one."""

    def use(typed: str) -> dict[str, Any]:
        found = read.moment(typed, role)
        last = meaning(PlanDate.model_validate(found), known.events).last
        first = meaning(PlanDate.model_validate(after[0]), known.events).first if after else None
        if after and last and first and last < first:
            raise WrongAnswer(f"ngày {date_vi(last)} trước {after[1]} ({date_vi(first)}); xem lại kế hoạch.")
        return found

    return use


def _earlier(checked: Checked, name: str | None) -> Mapping[str, Any] | None:
    """The plain data of the campaign to start from. Raises UsageError where it cannot be read."""
    if name is None:
        return None
    case = next((case for case in checked.campaigns if case.campaign.id == name), None)
    if case is None:
        known = ", ".join(each.campaign.id for each in checked.campaigns)
        raise UsageError(f"Không đọc được phong trào “{name}”. Các phong trào đọc được: {known}.")
    return cast("Mapping[str, Any]", case.document.data)


def _write(project: Project, name: str, text: str) -> None:
    """The folder appears with all of its files or not at all."""
    folder = project.campaigns / name

    def fill(fresh: Path) -> None:
        replace_file(fresh / "campaign.yml", text.encode())
        replace_file(fresh / "plan.txt", PLAN_TEXT.encode())
        document, _ = read_yaml(fresh / "campaign.yml", "campaign.yml")
        replace_file(fresh / "open.yml", blanks_text(document.data if document else {}).encode())

    with alone(project.build):
        if folder.exists():
            raise UsageError(f"Thư mục {project.shown(folder)} đã có; không ghi đè.")
        replace_folder(folder, fill)


def _tell(project: Project, name: str, today: date) -> None:
    """What was made, what is still blank, what to do next."""
    checked = check(project, only=name, as_of=today)
    shown = project.shown(project.campaigns / name)
    blank = sum(found.code in ("G06", "I02") for found in checked.problems)
    click.echo(f"Đã lập bản nháp {shown}/: campaign.yml, plan.txt, open.yml; {blank} chỗ còn để trống.")
    click.echo(f"1. Dán toàn văn kế hoạch vào {shown}/plan.txt, thay cho dòng có sẵn.")
    click.echo(f"2. Mở {shown}/campaign.yml, làm theo lời chỉ dẫn ở đầu tệp.")
    click.echo(f"3. Chạy thidua check {name} để xem còn thiếu gì, thidua serve để xem trước.")
    click.echo("4. Hết điểm mở thì xóa dòng draft: true trong campaign.yml; từ đó phong trào lên cổng.")
