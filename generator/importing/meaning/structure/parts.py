"""Which part of a campaign a section tells: its heading, read piece by piece against a table of phrases.

A heading is one only where every piece of it is known ("MỤC ĐÍCH, YÊU CẦU"); a sentence that happens to
hold such words is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from generator.importing.meaning.known import award_title
from generator.importing.meaning.structure.tree import Node
from generator.marks import fold


class Part(StrEnum):
    """What a section can tell. Those named as keys of a campaign are written there."""

    PURPOSES = "purposes"
    REQUIREMENTS = "requirements"
    GOALS = "goals"
    PARTICIPANTS = "participants"
    CONTENTS = "contents"
    SOLUTIONS = "solutions"
    SLOGANS = "slogans"
    PERIOD = "period"
    WAVES = "waves"
    SUMMARY = "summary"
    REWARDS = "rewards"
    AWARD_FORMS = "award_forms"
    AWARD_SUBJECTS = "award_subjects"
    PRINCIPLES = "principles"
    PRIORITIES = "priorities"
    EXCLUSIONS = "exclusions"
    CRITERIA = "criteria"
    SCORING = "scoring"
    TIE_BREAKS = "tie_breaks"
    QUOTAS = "quotas"
    PROCEDURES = "procedures"
    DOSSIERS = "dossiers"
    SUBMISSION = "submission"
    FUNDING = "funding"
    PRIZES = "prizes"
    RESPONSIBILITIES = "responsibilities"


_OF = (
    r"(?:(?: của)? (?:các |đợt |việc |công tác )*(?:phong trào|đợt|cuộc)?"
    r"(?: ?thi đua)?(?: yêu nước)?(?: cao điểm)?)?"
)
_REWARD = (
    r"(?: (?:đề nghị|xét|xét tặng|xét chọn|bình xét|trao|tặng|trình|gửi)*"
    r"(?: ?(?:xét|tặng))?(?: ?khen thưởng)?)?"
)

_BY_WHEN = r"(?: (?:(?:đến|trong|đến hết) )?(?:năm|ngày|tháng|giai đoạn|quý|cuối năm)(?: học)? .*\d)?"
# "Hồ sơ gửi về …" is a sentence on where it goes; with "gồm" it leads in what it holds.
_GOES = r"(?! (?:được |phải )?(?:gửi|nộp|trình)(?: trực tiếp)? (?:về|đến|tới|cho|qua)\b(?!.*\bgồm\b))"

# (what it tells, the pieces that name it); the first row that fits counts.
_PHRASES: Sequence[tuple[Part, str]] = (
    (Part.PURPOSES, r"mục đích(?: ý nghĩa)?|ý nghĩa"),
    (Part.REQUIREMENTS, rf"yêu cầu(?: đặt ra)?{_OF}"),
    (
        Part.GOALS,
        (
            rf"(?:các |một số )?(?:mục tiêu|chỉ tiêu)(?: cơ bản| cụ thể| chung| chủ yếu|"
            rf" phấn đấu)?{_OF}{_BY_WHEN}"
        ),
    ),
    (Part.GOALS, r"(?:các )?tiêu chí (?:thi đua|phấn đấu)"),
    (Part.AWARD_SUBJECTS, r"đối tượng (?:được )?(?:xét |đề nghị )?(?:khen thưởng|xét tặng|tặng thưởng|khen)"),
    (Part.PARTICIPANTS, rf"(?:phạm vi|đối tượng)(?: áp dụng| dự thi| tham gia)?{_OF}"),
    (
        Part.SUBMISSION,
        (
            r"(?:thời gian|thời hạn|hạn)(?: và nơi)?(?: (?:đề nghị|trình|gửi|nộp|nhận|tiếp nhận|"
            r"xét))+(?: hồ sơ| báo cáo)?(?: đề nghị)?(?: xét)?(?: khen thưởng|"
            r" tặng thưởng| khen)?"
        ),
    ),
    (
        Part.SUBMISSION,
        (
            r"(?:thời gian|thời hạn) khen thưởng|nơi (?:nhận|gửi|nộp)(?: hồ sơ)?|địa chỉ (?:nhận|"
            r"gửi|nộp)(?: hồ sơ)?|cách thức (?:nộp|gửi)(?: hồ sơ)?"
        ),
    ),
    (Part.PERIOD, rf"(?:thời gian|thời hạn)(?: phát động| thực hiện| tổ chức| triển khai| tiến hành)*{_OF}"),
    (Part.WAVES, r"(?:các|phân) đợt thi đua|các đợt|các giai đoạn(?: thi đua)?"),
    (Part.SUMMARY, rf"(?:sơ kết|tổng kết|sơ kết tổng kết){_OF}"),
    (Part.SLOGANS, rf"khẩu hiệu{_OF}|chủ đề{_OF}"),
    (
        Part.SCORING,
        (
            r"thang điểm|bảng điểm|cách (?:tính|chấm) điểm(?: thi đua)?(?: của .*)?|chấm điểm|"
            r"tiêu chí chấm điểm|xếp loại|phương pháp (?:tính|chấm) điểm"
        ),
    ),
    (Part.TIE_BREAKS, r"trường hợp bằng điểm"),
    (
        Part.QUOTAS,
        (
            rf"(?:cơ cấu |chỉ tiêu )?số lượng(?: đối với)?{_REWARD}(?: .*)?|chỉ tiêu khen thưởng|"
            rf"tỷ lệ khen thưởng"
        ),
    ),
    (
        Part.AWARD_FORMS,
        (
            rf"(?:các )?hình thức{_REWARD}(?: danh hiệu)?|cơ cấu khen thưởng|danh hiệu(?: thi đua)?|"
            rf"(?:các |cơ cấu )?giải thưởng(?: (?:hội thi|cuộc thi) .*)?"
        ),
    ),
    (
        Part.CRITERIA,
        (
            rf"(?:tiêu chuẩn|tiêu chí|điều kiện)(?: chung| cụ thể|"
            rf" đánh giá)?{_REWARD}(?: danh hiệu)?"
        ),
    ),
    (Part.PRINCIPLES, rf"nguyên tắc{_REWARD}"),
    (
        Part.EXCLUSIONS,
        (
            r"(?:(?:các |những )?(?:trường hợp|đối tượng) )?(?:không|chưa) (?:được |xét |xem xét |đề nghị |"
            r"tặng )*khen thưởng(?: (?:đối với|cho|trong|với|các|những|tập thể|cá nhân|khi) .*)?"
        ),
    ),
    (Part.PRIORITIES, rf"ưu tiên{_REWARD}"),
    (Part.DOSSIERS, rf"(?:thành phần )?hồ sơ{_GOES}{_REWARD}(?: tặng)?(?: (?:gồm|bao gồm))?(?: .*)?"),
    (
        Part.PROCEDURES,
        (
            rf"(?:quy trình|trình tự|thủ tục|tuyến trình|cách thức xét|"
            rf"phương thức xét){_REWARD}(?: .*)?"
        ),
    ),
    (Part.FUNDING, rf"(?:nguồn )?kinh phí{_REWARD}(?: thực hiện)?"),
    (Part.PRIZES, rf"mức (?:tiền )?thưởng{_REWARD}|tiền thưởng|mức khen thưởng"),
    (
        Part.RESPONSIBILITIES,
        (
            r"tổ chức(?: triển khai)? thực hiện|phân công(?: nhiệm vụ| thực hiện|"
            r" trách nhiệm)*|trách nhiệm(?: thực hiện| thi hành| của các cơ quan đơn vị)?"
        ),
    ),
    (Part.CONTENTS, rf"nội dung(?: trọng tâm| cụ thể| thực hiện)?{_OF}"),
    (
        Part.SOLUTIONS,
        (
            rf"(?:các |một số )?(?:nhiệm vụ )?(?:giải pháp|biện pháp|phương án)(?: chủ yếu|"
            rf" trọng tâm| thực hiện| tổ chức| cụ thể)*{_OF}"
        ),
    ),
    (Part.REWARDS, r"(?:công tác )?(?:xét |thi đua )?(?:khen thưởng|tuyên dương)"),
)
# Marks are left out on both sides: scanners lose them, and offices set them in two ways.
# So are spaces, where a machine has recognised the letters.
_ROWS = tuple((part, re.compile(fold(phrase).replace(" ", " ?"))) for part, phrase in _PHRASES)
_JOINTS = re.compile(r"\s*(?:,|;|\s[-–]\s|[-–](?=\w)|\bva\b)\s*")
_OF_REWARDS = re.compile(r"khen|tang|thuong")
_LONGEST = 130
_LONGEST_RUN_IN = 8  # words
# A name in capitals may follow: "Hồ sơ gửi về Phòng …", "Phòng Văn hóa - Xã hội".
_GOES_ON = re.compile(
    r"(?:[-–,;]|\b(?:về|đến|tới|cho|của|tại|qua|do|với|và|theo|trình|tặng))$", re.IGNORECASE
)

# Together with the first, the second tells nothing of its own: numbers to reach stand among the contents.
_SWALLOWED = (
    (Part.SUBMISSION, Part.PERIOD), (Part.CONTENTS, Part.GOALS), (Part.CONTENTS, Part.SOLUTIONS),
    (Part.AWARD_FORMS, Part.REWARDS), (Part.DOSSIERS, Part.PROCEDURES), (Part.SCORING, Part.CRITERIA),
)  # fmt: skip


class Heading(NamedTuple):
    """A heading's words, what they tell, and what stands behind its colon."""

    words: str
    parts: tuple[Part, ...]
    rest: str


def heading_of(node: Node, *, of_rewards: bool) -> Heading | None:
    """The heading that a section opens with; None where it opens with something else.

    `of_rewards`: a section around it is about rewards, so that "Đối tượng" are those of the rewards.
    """
    title, colon, rest = node.text.partition(":")
    parts = parts_of(title, of_rewards=of_rewards) if len(title) <= _LONGEST else ()
    if not colon and not node.children and is_sentence(title) and parts != (Part.EXCLUSIONS,):
        return None
    if parts:
        return Heading(title.strip(" .:"), parts, rest.strip() if colon else "")
    return None if award_title(node.text) else _run_in(node.text, of_rewards=of_rewards)


_DAY = re.compile(r"\bngày \d|\d\s*[/.-]\s*\d")
_FEWEST_WORDS = 8


def is_sentence(text: str) -> bool:
    """Whether words that nothing stands below say something: "Hồ sơ nộp chậm nhất ngày 05/11/2026."."""
    ended = text.rstrip().endswith((".", ";")) and len(text.split()) >= _FEWEST_WORDS
    return ended or _DAY.search(text) is not None


def _run_in(text: str, *, of_rewards: bool) -> Heading | None:
    """A heading that a converter has run together with the words below it: "Mục đích Tổ chức tốt …"."""
    words = text.split()
    for length in range(min(len(words) - 1, _LONGEST_RUN_IN), 0, -1):
        title, rest = " ".join(words[:length]), words[length:]
        if (
            rest[0][:1].isupper()
            and rest[0][1:2].islower()
            and not _GOES_ON.search(title)
            and (found := parts_of(title, of_rewards=of_rewards))
        ):
            return Heading(title, found, " ".join(rest))
    return None


def parts_of(title: str, *, of_rewards: bool) -> tuple[Part, ...]:
    """What a heading tells, in its order; nothing where a piece of it is not known."""
    words = fold(re.sub(r"\s\([^()\d]*\)(?=$|\s*[,.:;])", "", title)).strip(" .:;,")
    around_rewards = of_rewards
    of_rewards = of_rewards or bool(_OF_REWARDS.search(words))
    pieces = [piece for piece in _JOINTS.split(words) if piece]
    found: list[Part] = []
    for piece in pieces:
        part = next((part for part, row in _ROWS if row.fullmatch(piece)), None)
        if part is None:
            return _whole(words)
        if (
            part is Part.PARTICIPANTS
            and of_rewards
            and "thi dua" not in piece
            and not _beside_contents(words)
        ):
            part = Part.AWARD_SUBJECTS
        if part is Part.PERIOD and around_rewards and "thi dua" not in piece:
            part = Part.SUBMISSION  # among the rewards it is the time of proposing them
        found.append(part)
    kept = tuple(dict.fromkeys(found))
    return tuple(part for part in kept if not any(part is lost and big in kept for big, lost in _SWALLOWED))


def _whole(words: str) -> tuple[Part, ...]:
    """Headings that go on with names of their own: "Hồ sơ đề nghị tặng Giấy khen, Bằng khen"."""
    open_ended = (Part.QUOTAS, Part.DOSSIERS, Part.PROCEDURES, Part.EXCLUSIONS)
    folded = re.sub(r"^thu tuc,? (?:va )?ho so", "ho so", words)
    part = next((part for part, row in _ROWS if part in open_ended and row.fullmatch(folded)), None)
    return (part,) if part and re.search(r"khen|tang|danh hieu", folded) else ()


def _beside_contents(words: str) -> bool:
    return "noi dung" in words
