"""The open data: a table of data sets. A new one is a row here and a record in open_data/*_record.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.derive import site_map
from generator.derive.form_views import form_views
from generator.derive.rolls.views import RollView
from generator.derive.views import SiteView
from generator.model.base import Record
from generator.open_data.campaign_record import PublishedCampaign, PublishedMilestone
from generator.open_data.campaign_rows import campaign_rows, milestone_rows
from generator.open_data.honour_record import PublishedHonour
from generator.open_data.rule_record import PublishedCriterion, PublishedQuota
from generator.open_data.rule_rows import criterion_rows, quota_rows
from generator.open_data.unit_record import PublishedForm, PublishedUnit
from generator.open_data.unit_rows import form_rows, honour_rows, unit_rows
from generator.output import OutputFile

FilesByName = Mapping[str, OutputFile]


@dataclass(frozen=True, slots=True)
class DataSet:
    """One table of the open data, the same rows in every format.

    `rows` makes the rows of the views, and of the files for download by address where it `tells_of_files`;
    `updated` gives the day on which the data changed last.
    """

    name: str
    title: str
    description: str
    record: type[Record]
    rows: Callable[[SiteView, FilesByName], Iterable[Record]]
    updated: Callable[[SiteView], date | None] = lambda site: site.updated
    formats: tuple[str, ...] = ("csv", "json")
    tells_of_files: bool = False


def last_change(rolls: Iterable[RollView], site: SiteView) -> date | None:
    """The day on which the data of these rolls changed last; where there is none, the portal's."""
    by_id = {roll.campaign.id: roll.updated for roll in rolls}
    days = [view.updated for view in site.campaigns if view.id in by_id and view.updated]
    return max([*by_id.values(), *days], default=site.updated)


def _forms_changed(site: SiteView) -> date | None:
    return max((view.offered.form.changed for view in form_views(site)), default=site.updated)


HONOURS = DataSet(
    site_map.HONOUR_DATA,
    "Vinh danh",
    "Tập thể, cá nhân, hộ gia đình được khen thưởng theo các quyết định đã công bố. Không có dòng bị thu hồi "
    "và dòng không công khai.",
    PublishedHonour,
    lambda site, _: honour_rows(*site.rolls),
    lambda site: last_change(site.rolls, site),
    ("csv", "xlsx", "json"),
)
DATA_SETS = (
    DataSet(
        "phong-trao",
        "Phong trào",
        "Các phong trào thi đua: kế hoạch, cơ quan ban hành, thời gian, hình thức khen thưởng, trạng thái "
        "theo ngày.",
        PublishedCampaign,
        lambda site, _: campaign_rows(site),
    ),
    DataSet(
        "moc-thoi-gian",
        "Mốc thời gian",
        "Ngày đầu, ngày cuối, hạn nộp hồ sơ và các mốc của mọi phong trào: lời văn của kế hoạch và ngày suy "
        "ra.",
        PublishedMilestone,
        lambda site, _: milestone_rows(site),
    ),
    DataSet(
        "tieu-chuan",
        "Tiêu chuẩn",
        "Tiêu chuẩn khen thưởng theo hình thức, đối tượng, nhóm đơn vị: lời văn của kế hoạch và các ngưỡng.",
        PublishedCriterion,
        lambda site, _: criterion_rows(site),
    ),
    DataSet(
        "so-luong",
        "Số lượng",
        "Số lượng đề nghị khen thưởng: dành cho ai, cách đếm, mức độ, lời văn của kế hoạch. Các dòng đếm "
        "theo cách khác nhau, không cộng với nhau.",
        PublishedQuota,
        lambda site, _: quota_rows(site),
    ),
    DataSet(
        "don-vi",
        "Đơn vị",
        "Các đơn vị, nhóm đơn vị mà kế hoạch nêu tên, cơ quan và nhóm của từng đơn vị.",
        PublishedUnit,
        lambda site, _: unit_rows(site),
    ),
    DataSet(
        "bieu-mau",
        "Biểu mẫu",
        "Các biểu mẫu để tải về: dùng để làm gì, ai dùng, loại, cỡ, mã băm và địa chỉ của bản trống.",
        PublishedForm,
        form_rows,
        _forms_changed,
        tells_of_files=True,
    ),
    HONOURS,
)
