"""`thidua date`: what the words of a plan mean in days."""

from __future__ import annotations

import json
from datetime import date

import click

from generator import clock
from generator.plan_time.grammar import read
from generator.wording.readings import reading_vi


@click.command("date")
@click.argument("wording", metavar="LỜI_VĂN")
@click.option("--issued", metavar="NGÀY", help="Ngày của kế hoạch (năm-tháng-ngày), khi lời văn thiếu năm.")
@click.option("--format", "style", type=click.Choice(["json"]), help="json: để chương trình khác đọc.")
def date_command(wording: str, issued: str | None, style: str | None) -> int:
    """Cho biết một lời văn về thời gian được hiểu là ngày nào, chắc chắn hay không."""
    day: date | None = clock.as_of(issued) if issued is not None else None
    reading = read(wording, day)
    told = json.dumps(reading.as_data(), ensure_ascii=False) if style == "json" else reading_vi(reading)
    click.echo(told)
    return 0
