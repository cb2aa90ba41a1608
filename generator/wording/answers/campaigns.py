"""What readers ask of a campaign, by its words, and the answer to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.derive import site_map
from generator.derive.timeline import Point
from generator.derive.units.campaigns import UnitCampaign
from generator.derive.views import CampaignView, SiteView
from generator.model.base import Statement
from generator.model.plan.dossier import Submission
from generator.plan_time.meaning import Meaning
from generator.wording.answers.sentence import Answer, Due, clause_of, left_open, page_of
from generator.wording.answers.units import unit_amount, unit_considered
from generator.wording.dates import date_vi, meaning_vi, plan_date_vi, weekday_vi
from generator.wording.quotas import per_vi, quota_vi
from generator.wording.standing import whose_vi
from generator.wording.units import ways_vi
from generator.wording.words import VOID, count_vi, document_vi, place_vi, plan_name_vi, point_title

_MOST_LINES = 4  # of a table that one sentence can hold


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing that is asked of a campaign: in which words, and the answer to it.

    `of_unit`: how a unit's answer differs; `beside_unit`: words that ask for it only beside a unit's name,
    and where nothing else is asked; `by_award`: whether who names an award may be told something else;
    `of_paper`: whether any document can be asked for it, so that who names one means that one and no
    campaign's plan.
    """

    asked: str
    answer: Callable[[CampaignView], Answer]
    of_unit: Callable[[UnitCampaign], Answer] | None = None
    beside_unit: str = ""
    by_award: bool = False
    of_paper: bool = False


def _when(when: Meaning) -> str:
    """A time in the plan's words and in days."""
    return f"{when.date.wording}, {meaning_vi(when)}"


def _gone(point: Point) -> str:
    return f"; {VOID}" if point.void else ""


def _told(point: Point) -> str:
    return f"{point_title(point)}: {_when(point.when)}{_gone(point)}"


def _deadline(view: CampaignView) -> Answer:
    points = view.deadlines
    if not points:
        return _proposing(view)
    clause = clause_of(*(each.section for each in points))
    return Answer("", page_of(view, site_map.TIMELINE), clause, dues=tuple(map(_due, points)))


def _proposing(view: CampaignView) -> Answer:
    """Where no deadline is written: when candidates are proposed, if the plan says that."""
    points = [each for each in view.points if each.kind == "proposal"]
    if not points:
        return left_open(view, site_map.TIMELINE, "hạn nộp hồ sơ")
    told = "; ".join(map(_told, points))
    clause = clause_of(*(each.section for each in points))
    return Answer(f"Kế hoạch không ghi hạn nộp hồ sơ. {told}.", page_of(view, site_map.TIMELINE), clause)


def _due(point: Point) -> Due:
    said, last = f"{point_title(point)}: {point.when.date.wording}", point.when.last
    if point.void:
        return Due(f"{said}{_gone(point)}", "", None)
    return Due(
        _told(point),
        f"{said}, đã hết hạn ngày {date_vi(last)} ({weekday_vi(last)})" if last else "",
        last,
    )


def _period(view: CampaignView) -> Answer:
    ends = [
        each for each in view.points if each.kind in ("start", "end") and not (each.milestone or each.wave)
    ]
    told = "; ".join(dict.fromkeys(f"{_when(each.when)}{_gone(each)}" for each in ends))
    return Answer(
        f"Thời gian thi đua: {told}.",
        page_of(view, site_map.TIMELINE),
        clause_of(view.campaign.period.source),
    )


def _receiver_vi(view: CampaignView, submission: Submission) -> str:
    """Where a dossier goes: "Sở Nội vụ, qua Phòng Xây dựng chính quyền"."""
    via = f", qua {view.units[submission.via].name}" if submission.via else ""
    return f"{view.units[submission.to].name}{via}"


def _office(view: CampaignView) -> Answer:
    if not view.receivers:
        return left_open(view, site_map.DOSSIER, "nơi nhận hồ sơ")
    told = "; ".join(dict.fromkeys(_receiver_vi(view, each) for each in view.receivers))
    clause = clause_of(*(each.source for each in view.receivers))
    return Answer(f"Nơi nhận hồ sơ: {told}.", page_of(view, site_map.DOSSIER), clause)


def _way(view: CampaignView) -> Answer:
    ways = [(ways_vi(each), each.source) for each in view.receivers if ways_vi(each)]
    if not ways:
        return left_open(view, site_map.DOSSIER, "cách nộp (bản giấy, tệp, hệ thống)")
    told = "; ".join(dict.fromkeys(way for way, _ in ways))
    return Answer(
        f"Cách nộp: {told}.", page_of(view, site_map.DOSSIER), clause_of(*(each for _, each in ways))
    )


def _copies(view: CampaignView) -> Answer:
    sets = [(f"hồ sơ {count_vi(each.sets)} bộ", each.source) for each in view.receivers if each.sets]
    papers = [each for dossier in view.dossiers for each in dossier.dossier.documents if each.copies]
    told = [*sets, *((f"{each.name}: {count_vi(each.copies or 0)} bộ", each.source) for each in papers)]
    if not told:
        return left_open(view, site_map.DOSSIER, "số bộ hồ sơ")
    text = "; ".join(dict.fromkeys(text for text, _ in told))
    return Answer(f"Số bộ: {text}.", page_of(view, site_map.DOSSIER), clause_of(*(each for _, each in told)))


def _form(view: CampaignView) -> Answer:
    papers = [each for dossier in view.dossiers for each in dossier.dossier.documents if each.follows]
    if not papers:
        return left_open(view, site_map.DOSSIER, "mẫu phải theo")
    told = dict.fromkeys(f"{each.name} {each.follows.wording}" for each in papers if each.follows)
    clause = clause_of(*(each.source for each in papers))
    return Answer(f"{'; '.join(told)}.", page_of(view, site_map.DOSSIER), clause)


def _amount(view: CampaignView) -> Answer:
    rows = [row.quota for award in view.awards if award.quotas for row in award.quotas.rows]
    clause = clause_of(*dict.fromkeys(row.source for row in rows))
    if not rows:
        return left_open(view, site_map.QUOTAS, "số lượng đề nghị khen thưởng")
    if len(rows) > _MOST_LINES:
        told = f"Kế hoạch quy định số lượng theo {count_vi(len(rows))} dòng; xem bảng."
    else:
        told = "; ".join(f"{row.group}: {quota_vi(row)}{per_vi(row)}" for row in rows) + "."
    return Answer(told, page_of(view, site_map.QUOTAS), clause)


def _says(view: CampaignView, *words: str) -> bool:
    text = view.plan_text.text.lower()
    return any(word in text for word in words)


def _late(view: CampaignView) -> Answer:
    if _says(view, "quá hạn", "sau thời hạn", "nộp muộn", "nộp chậm", "gửi chậm", "gửi muộn"):
        return Answer("Xem quy định về hồ sơ nộp sau hạn ở toàn văn.", page_of(view, site_map.FULL_TEXT))
    offices = "; ".join(dict.fromkeys(_receiver_vi(view, each) for each in view.receivers))
    ask = f"; hỏi nơi nhận hồ sơ: {offices}" if offices else ""
    text = f"Hồ sơ nộp sau hạn: không có trong kế hoạch{ask}."
    return Answer(text, page_of(view, site_map.DOSSIER), known=False)


def _statements(statements: Iterable[Statement]) -> str:
    return " ".join(each.text for each in statements)


def _money(view: CampaignView) -> Answer:
    told = (*view.campaign.prizes, *view.campaign.funding)
    if told:
        return Answer(
            _statements(told), page_of(view, site_map.DOSSIER), clause_of(*(each.source for each in told))
        )
    if _says(view, "tiền thưởng", "mức thưởng", "mức tiền"):
        return Answer("Xem quy định về tiền thưởng ở toàn văn.", page_of(view, site_map.FULL_TEXT))
    return Answer("Mức tiền thưởng: không có trong kế hoạch.", page_of(view, site_map.DOSSIER), known=False)


def _signed(view: CampaignView) -> Answer:
    signatory = view.campaign.plan.signatory
    if signatory is None:
        return left_open(view, site_map.CONTENTS, "người ký")
    return Answer(
        f"Người ký kế hoạch: {signatory.name}, {signatory.position}.",
        page_of(view, site_map.CONTENTS, "ket-thuc"),
    )


_TELLS_RESULTS = ("review", "summary", "results")


def _results(view: CampaignView) -> Answer:
    address = page_of(view, site_map.HONOURS)
    if view.roll is not None:
        count = count_vi(len(view.roll.decisions))
        return Answer(f"Đã công bố kết quả của {count} quyết định khen thưởng.", address)
    points = [each for each in view.points if each.kind in _TELLS_RESULTS]
    told = "; ".join(f"{point_title(each).lower()}: {each.when.date.wording}{_gone(each)}" for each in points)
    said = f"kế hoạch ghi {told}" if told else "kế hoạch không ghi ngày công bố"
    clause = clause_of(*(each.section for each in points))
    return Answer(f"Chưa công bố kết quả; {said}.", address, clause, known=bool(points))


def _deciders(view: CampaignView) -> Answer:
    told = (f"{award.offered.heading}: do {award.award.decided_by} quyết định" for award in view.awards)
    step = site_map.DOSSIER if view.dossiers else site_map.CRITERIA
    clause = clause_of(*(award.offered.source for award in view.awards))
    return Answer(f"{'; '.join(told)}.", page_of(view, step), clause)


def _considered(view: CampaignView) -> Answer:
    asked, excluded = ({each.text: each.source for each in some} for some in (view.considered, view.excluded))
    if not asked and not excluded:
        return _referred(view)
    if len(asked) > _MOST_LINES:
        told = f"Kế hoạch nêu {count_vi(len(asked))} nhóm đối tượng được xét; xem trang tiêu chuẩn."
    else:
        told = f"Đối tượng được xét: {'; '.join(each.rstrip('.;') for each in asked)}." if asked else ""
    ruled_out = f" Kế hoạch ghi thêm: “{'”; “'.join(excluded)}”." if excluded else ""
    clause = clause_of(*asked.values(), *excluded.values())
    return Answer(f"{told}{ruled_out}".strip(), page_of(view, site_map.CRITERIA), clause)


def _referred(view: CampaignView) -> Answer:
    """Where the plan says nothing of who is considered but to what it refers."""
    referred = [award.offered.by_reference for award in view.awards if award.offered.by_reference]
    if not referred:
        return left_open(view, site_map.CRITERIA, "đối tượng được xét khen thưởng")
    clause = clause_of(*(each.source for each in referred))
    return Answer(f"Kế hoạch quy định: {_statements(referred)}", page_of(view, site_map.CRITERIA), clause)


def applies(view: CampaignView, site: SiteView) -> Answer:
    """Whether a campaign's plan applies to the owner."""
    told = whose_vi(view, site)
    if view.campaign.sample:
        told = "Dữ liệu ví dụ, không áp dụng cho đơn vị nào"
    elif view.own:
        told = f"Kế hoạch của {view.issuer.short_name}, áp dụng cho {place_vi(site.portal.owner)}"
    return Answer(f"{told}.", page_of(view, site_map.OVERVIEW))


def all_that_apply(site: SiteView) -> Answer:
    """Which plans apply to the owner, and which are there for reference."""
    place = place_vi(site.portal.owner)
    own, others = (
        "; ".join(view.campaign.short_title for view in some)
        for some in (site.own, [each for each in site.others if not each.concerns_owner])
    )
    told = f"Áp dụng cho {place}: {own}." if own else f"Cổng chưa có kế hoạch nào áp dụng cho {place}."
    return Answer(
        told + (f" Đăng để tham khảo, không áp dụng: {others}." if others else ""), site_map.CAMPAIGNS
    )


def applies_asked(place: str) -> str:
    """The words that ask whether a plan applies to a place."""
    bare = place.partition(" ")[2] or place
    return f"{_APPLIES}, áp dụng cho {bare}, áp dụng với {bare}, áp dụng ở {bare}"


_APPLIES = (
    "có áp dụng, áp dụng không, áp dụng cho xã, áp dụng với xã, áp dụng ở xã, phải làm theo, phải "
    "theo không, phải theo kế hoạch, phải thực hiện theo, có bắt buộc"
)


def _ruled(
    view: CampaignView, anchor: str, statements: Iterable[Statement], what: str, words: Sequence[str]
) -> Answer:
    """What a plan rules; `words`: where only its full text has one of them, it is not said to be silent."""
    told = tuple(statements)
    if told:
        clause = clause_of(*(each.source for each in told))
        text = f"Kế hoạch ghi: “{_statements(told)}”"
        return Answer(text, page_of(view, site_map.CRITERIA, anchor), clause)
    said = next((word for word in words if _says(view, word)), None)
    if said is None:
        return left_open(view, site_map.CRITERIA, what)
    text = f"Phần tiêu chuẩn không ghi {what}; toàn văn có nhắc “{said}”."
    return Answer(text, page_of(view, site_map.FULL_TEXT), known=False)


def _principle(what: str, *words: str) -> Callable[[CampaignView], Answer]:
    """What a plan's principles and exclusions say of something, known by words of theirs."""

    def answer(view: CampaignView) -> Answer:
        ruling, excluding = (
            [each for each in told if any(word in each.text.lower() for word in words)]
            for told in (view.campaign.principles, view.excluded)
        )
        anchor = "nguyen-tac" if ruling else ""  # what is excluded stands with each award
        return _ruled(view, anchor, [*ruling, *excluding], what, words)

    return answer


def _priorities(view: CampaignView) -> Answer:
    return _ruled(view, "uu-tien", view.campaign.priorities, "ưu tiên ai khi xét khen thưởng", ["ưu tiên"])


def _carries_out(view: CampaignView) -> Answer:
    if not view.carries_out:
        return left_open(view, site_map.CONTENTS, "thực hiện kế hoạch nào của cấp trên")
    told = dict.fromkeys(document_vi(view.documents[basis.document]) for basis in view.carries_out)
    return Answer(f"Thực hiện {'; '.join(told)}.", page_of(view, site_map.CONTENTS, "can-cu"))


def _review(view: CampaignView) -> Answer:
    points = [each for each in view.points if each.kind in ("review", "summary")]
    if not points:
        return left_open(view, site_map.TIMELINE, "thời gian xét khen thưởng, tổng kết")
    clause = clause_of(*(each.section for each in points))
    return Answer(f"{'; '.join(map(_told, points))}.", page_of(view, site_map.TIMELINE), clause)


def _numbered(view: CampaignView) -> Answer:
    plan = view.campaign.plan
    told = f"{plan_name_vi(plan)}{plan_date_vi(view.plan_date)}, của {view.issuer.short_name}."
    return Answer(told, page_of(view, site_map.OVERVIEW), known=plan.number is not None)


def _file(view: CampaignView) -> Answer:
    address = page_of(view, site_map.FULL_TEXT)
    if view.signed_plan is None:
        return Answer("Cổng chưa có tệp kế hoạch đã ký; lời văn đăng ở trang toàn văn.", address, known=False)
    return Answer("Tệp kế hoạch đã ký tải được ở trang toàn văn.", address)


def _whole(view: CampaignView) -> Answer:
    return Answer("Bản in gom mọi phần của phong trào trong một văn bản.", page_of(view, site_map.WHOLE))


def _poster(view: CampaignView) -> Answer:
    return Answer("Áp phích khổ A4 hoặc A3 để dán bảng tin.", page_of(view, site_map.POSTER))


def _pairs(firsts: str, seconds: str) -> str:
    """Every first with every second: "nộp, gửi" with "ở đâu, cho ai"."""
    return ", ".join(f"{one} {other}" for one in firsts.split(", ") for other in seconds.split(", "))


def _days_of(acts: str) -> str:
    """The ways to ask for the day of acts: "nộp ngày nào", "khi nào nộp", "thời gian nộp"."""
    days = "khi nào, bao giờ, ngày nào, ngày mấy, hôm nào, lúc nào, tháng nào, tháng mấy"
    return f"{_pairs(acts, days)}, {_pairs(f'{days}, ngày, thời gian', acts)}"


REWARDS = (
    "giấy khen, bằng khen, kỷ niệm chương, huy chương, huân chương, cờ thi đua, chiến sĩ thi đua, "
    "chiến sĩ tiên tiến, lao động tiên tiến, lao động xuất sắc, đơn vị tiên tiến, đơn vị quyết thắng"
)
"""Forms of reward and titles of emulation (Luật 06/2022/QH15): who names one asks of no other."""

_WHERE = "ở đâu, về đâu, đi đâu, đâu, cho ai, chỗ nào, nơi nào, phòng nào, cơ quan nào, đơn vị nào"
_HOW_MANY = "mấy, bao nhiêu"

TOPICS = {
    "han-nop": Topic(
        "hạn nộp, hạn chót, hạn cuối, hạn hồ sơ, thời hạn nộp, hết hạn nộp, ngày cuối nộp, nộp trước ngày, "
        + _days_of("nộp, gửi hồ sơ, nhận hồ sơ, đề nghị, hết hạn, bắt đầu nộp, bắt đầu nhận"),
        _deadline,
        by_award=True,
    ),
    "ket-thuc": Topic(
        "thời gian thi đua, kéo dài bao lâu, kéo dài đến, "
        + _days_of("bắt đầu, kết thúc, phát động, thi đua từ, thi đua đến"),
        _period,
    ),
    "noi-nhan": Topic(
        "nơi nhận hồ sơ, nơi nộp hồ sơ, địa chỉ nộp, ai nhận hồ sơ, cơ quan nào nhận hồ sơ, "
        + _pairs("nộp, gửi", _WHERE),
        _office,
        by_award=True,
    ),
    "cach-nop": Topic(
        "nộp qua mạng, nộp trực tuyến, nộp online, gửi thư điện tử, nộp thư điện tử, bản giấy hay, "
        + _pairs("nộp, gửi", "bản giấy, file, tệp, qua, thế nào, như thế nào")
        + ", bản scan, file scan, cách nộp",
        _way,
        by_award=True,
    ),
    "so-bo": Topic("mấy bộ, bao nhiêu bộ, số bộ hồ sơ, mấy bản, bao nhiêu bản", _copies, by_award=True),
    "mau": Topic(
        "mẫu nào, mẫu số mấy, mẫu số bao nhiêu, mẫu mấy, theo mẫu gì, dùng mẫu gì", _form, by_award=True
    ),
    "so-luong": Topic(
        _pairs("được, đề nghị", _HOW_MANY)
        + ", "
        + _pairs(_HOW_MANY, "người, cá nhân, tập thể, trường hợp, suất"),
        _amount,
        of_unit=unit_amount,
        by_award=True,
    ),
    "doi-tuong": Topic(
        "có được khen, được khen không, không được khen, có được xét, được xét không, được xét khen, có được "
        "đề nghị, được đề nghị không, ai được xét, ai được đề nghị, đối tượng khen thưởng, đối tượng được "
        "khen, đối tượng xét khen",
        _considered,
        of_unit=unit_considered,
        beside_unit="giấy khen, bằng khen, khen thưởng, được khen",
        by_award=True,
    ),
    "ky-luat": Topic(
        _pairs("bị kỷ luật, đang kỷ luật, bị điều tra", "có được, được khen, được xét, được đề nghị")
        + ", "
        + _pairs("bị, đang bị, đang xem xét, khi đang", "kỷ luật, điều tra, thanh tra")
        + ", "
        + _pairs("có được khen, được khen, được xét, được đề nghị", "bị kỷ luật, đang kỷ luật, bị điều tra"),
        _principle("trường hợp đang bị xem xét kỷ luật, điều tra", "kỷ luật", "điều tra"),
    ),
    "nhieu-lan": Topic(
        _pairs(
            "được khen, khen thưởng, khen",
            "hai lần, 2 lần, nhiều lần, mấy lần, hai hình thức, nhiều hình thức",
        )
        + ", mấy lần khen, hai lần khen, 2 lần khen, nhiều lần khen",
        _principle("việc khen thưởng nhiều lần cho một thành tích", "nhiều lần", "nhiều hình thức"),
    ),
    "uu-tien": Topic(
        _pairs("ưu tiên", "ai, gì, nào, cho ai, đối tượng nào, khi xét, xét khen")
        + ", ai được ưu tiên, được ưu tiên, có ưu tiên, thứ tự ưu tiên",
        _priorities,
    ),
    "nop-muon": Topic(
        "nộp trễ, nộp muộn, nộp chậm, gửi trễ, gửi muộn, quá hạn, trễ hạn, muộn hạn, sau hạn, hết hạn rồi",
        _late,
    ),
    "tien-thuong": Topic(
        "tiền thưởng, mức thưởng, bao nhiêu tiền, được bao nhiêu tiền, được mấy triệu, có tiền, kèm tiền, "
        "thưởng bao nhiêu, tiền kèm theo, thưởng mấy triệu, trị giá bao nhiêu",
        _money,
    ),
    "nguoi-ky": Topic(
        "ai ký, nào ký, người ký, ai là người ký, ký bởi ai, kế hoạch do ai ký, ai ban hành",
        _signed,
        of_paper=True,
    ),
    "nguoi-quyet-dinh": Topic(
        "ai duyệt, ai xét duyệt, ai quyết định, ai thẩm định, ai ký giấy khen, ai ký bằng khen, ai ký quyết "
        "định, ai là người tặng, thẩm quyền khen, cơ quan nào xét, cơ quan nào quyết định, cấp nào khen, "
        + _pairs("giấy khen, bằng khen, quyết định khen", "ai ký, ai quyết định, ai tặng"),
        _deciders,
        by_award=True,
        of_paper=True,
    ),
    "thuc-hien": Topic(
        "kế hoạch của tỉnh số, kế hoạch tỉnh số, kế hoạch cấp trên số, kế hoạch nào của tỉnh, thực hiện kế "
        "hoạch nào, theo kế hoạch nào, căn cứ kế hoạch nào",
        _carries_out,
    ),
    "xet-tong-ket": Topic(
        _days_of("xét, tổng kết"),
        _review,
    ),
    "ket-qua": Topic(
        "có kết quả chưa, công bố chưa, "
        + _days_of("có kết quả, kết quả, công bố, trao giấy khen, trao bằng khen, trao thưởng"),
        _results,
    ),
    "so-ke-hoach": Topic(
        "số hiệu kế hoạch, ký hiệu kế hoạch, số của kế hoạch, "
        + _pairs("kế hoạch số", "mấy, bao nhiêu, gì, nào")
        + ", "
        + _days_of("kế hoạch ký, kế hoạch ban hành, ban hành kế hoạch"),
        _numbered,
        of_paper=True,
    ),
    "tep-ke-hoach": Topic(
        "kế hoạch pdf, pdf kế hoạch, tải kế hoạch, tệp kế hoạch, file kế hoạch, bản ký kế hoạch, kế hoạch đã "
        "ký, kế hoạch có dấu, bản scan kế hoạch, kế hoạch bản scan, kế hoạch bản gốc, bản gốc kế hoạch",
        _file,
        of_paper=True,
    ),
    "ban-in": Topic("in kế hoạch, in phong trào, bản in, in cả phong trào, in toàn bộ, in ra giấy", _whole),
    "ap-phich": Topic("áp phích, poster, dán bảng tin", _poster),
}
"""What is asked of a campaign, by code; of two that may be meant it is the one in more words."""


STATE = (
    "còn không, còn hiệu lực, hết hiệu lực, còn diễn ra, còn thi đua, kết thúc chưa, đã kết thúc, xong chưa, "
    "đang ở giai đoạn nào, trạng thái"
)
"""What is asked of how far a campaign is; the browser knows that on the reader's day."""

OPEN_NOW = (
    "đang mở, đang nhận hồ sơ, còn nhận hồ sơ, đang diễn ra, còn hạn, phong trào nào còn, hiện có phong trào"
)
"""What is asked of the reader's day; the browser, which knows it, gives the answer."""
