"""Where a list's table begins, which column holds what; tolerant (docs/domain.md, Lists of awardees)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import count, takewhile

from generator.load.sheets.office_text import UncertainEncoding, clean, written
from generator.load.sheets.sheet import is_empty
from generator.validate.personal_data import forbidden_header
from generator.validate.remarks import names_levels
from generator.validate.same_text import plain

# What a column holds -> how offices title it (without marks, without what stands in brackets).
_TITLES = {
    "number": "tt|stt|so tt|so thu tu|s tt",
    "honorific": "ong ba|danh xung|ong|ba|xung ho|ten goi ong ba|ten goi ong ba chuc danh",
    "collective": "ten tap the|tap the|ten don vi|ten tap the duoc khen thuong|ten tap the duoc khen|"
    "ten don vi duoc khen thuong|ten don vi duoc khen|ten co quan don vi|ten to chuc|"
    "ten tap the duoc tang|ten tap the don vi|ten don vi tap the",
    "individual": "ten ca nhan|ho va ten ca nhan|ho ten ca nhan|ca nhan|ten ca nhan duoc khen thuong|"
    "ten ca nhan duoc khen",
    "household": "ho va ten chu ho|ho ten chu ho|ten chu ho|chu ho|ten ho gia dinh|ho gia dinh|ten ho|"
    "ho va ten dai dien ho|ho va ten chu ho dai dien|ho ten dai dien ho gia dinh|"
    "ho va ten dai dien ho gia dinh",
    "name": "ho va ten|ho ten|ten|ho va ten nguoi duoc khen thuong|ho va ten nguoi duoc khen|"
    "ho ten nguoi duoc khen|ten nguoi duoc khen|ho va ten ong ba|ho ten ong ba",
    "family": "ho|ho dem|ho va dem|ho va ten dem|ho ten dem|ho va chu dem|ho lot|ho va ten lot|ho chu dem",
    "middle": "ten dem|dem|chu dem|lot|ten lot|chu lot",
    "mixed": "ten tap the ca nhan|tap the ca nhan|ten tap the ca nhan ho gia dinh|"
    "tap the ca nhan ho gia dinh|ten tap the ho va ten ca nhan|ten tap the ho ten ca nhan|"
    "ho va ten ten tap the|ten ca nhan tap the|ten ca nhan tap the ho gia dinh|ten tap the hoac ca nhan|"
    "ten doi tuong|ten tap the va ca nhan|ho ten ten tap the|ten tap the ho va ten|ho va ten ten don vi|"
    "ten don vi ca nhan|ten ca nhan tap the ho",
    "kind": "doi tuong|loai doi tuong|phan loai doi tuong",
    "position": "chuc vu|chuc danh|chuc vu chuc danh|chuc danh chuc vu|nhiem vu|cong viec|chuc vu cong tac",
    "unit": "don vi|don vi cong tac|noi cong tac|co quan|co quan don vi|don vi co quan|don vi quan ly|"
    "don vi quan ly truc tiep|don vi truc thuoc|thon|thon to dan pho|thon to|thon ban|thon xom|"
    "thon khu pho|to dan pho|don vi cong tac thon to|don vi thon|truong|truong lop|lop|xa phuong|xa|"
    "phuong|lop truong|thon ban to dan pho|don vi de nghi|dia ban|dia ban quan ly|dia ban hoat dong",
    "position_unit": "chuc vu don vi|chuc vu don vi cong tac|chuc vu va don vi cong tac|"
    "chuc vu noi cong tac|chuc danh don vi|chuc danh don vi cong tac|chuc vu co quan don vi|"
    "chuc vu chuc danh don vi cong tac|chuc vu va noi cong tac|chuc vu va don vi",
    "award": "hinh thuc khen thuong|hinh thuc de nghi|hinh thuc khen thuong de nghi|hinh thuc khen|"
    "hinh thuc|danh hieu|danh hieu hinh thuc|danh hieu thi dua|danh hieu hinh thuc khen thuong|"
    "hinh thuc duoc khen thuong|hinh thuc danh hieu|khen thuong",
    "achievement": "thanh tich|noi dung thanh tich|noi dung khen thuong|thanh tich dat duoc|"
    "tom tat thanh tich|ly do khen thuong|noi dung khen|thanh tich khen thuong|noi dung",
}
_FIELD = {title: field for field, titles in _TITLES.items() for title in titles.split("|")}
_NAMES = ("individual", "household", "name", "mixed", "collective")  # the first of these holds the names
KIND_WORDS = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ gia đình"}
_KINDS = (
    ("collective", re.compile(r"\btap the\b")),
    ("individual", re.compile(r"\bca nhan\b")),
    ("household", re.compile(r"\b(?:ho gia dinh|ho gd|chu ho|cac ho)\b|^ho$")),
)
# Kinds beyond the usual three, as titles of sections, tabs and cells begin with them.
_OTHER_KINDS = {
    "collective": "doanh nghiep|to chuc|co quan|don vi|hop tac xa|cau lac bo|dong ho|chi hoi|nha truong|"
    "co so giao duc|nhom|thon|thon to dan pho|thon ban|to dan pho|khu dan cu|ban|xom|ap|co so san xuat|"
    "co so kinh doanh|tap doan",
    "individual": "hoc sinh|sinh vien|giao vien|nha giao|can bo|cong chuc|vien chuc|nguoi lao dong|hoi vien|"
    "doan vien|dang vien|doanh nhan|nong dan|chien si|nguoi cao tuoi|nghe nhan|nguoi co uy tin|quan chung|"
    "nguoi dan|cong dan|dong chi|cuu chien binh|tinh nguyen vien|cong tac vien|nguoi",
    "household": "gia dinh|ho kinh doanh|cap vo chong|vo chong|ho san xuat|ho nong dan",
}
_BEFORE_KIND = r"(?:(?:[ivx]+|[a-h]|\d+) )?(?:cac |nhung |danh sach )?"
_BEHIND_KIND = r"(?: (?:tieu bieu|xuat sac|dien hinh|duoc .*|co thanh tich.*|va .*))*"
_OTHER_KIND = [
    (kind, re.compile(f"{_BEFORE_KIND}(?:{words})(?: (?:{words}))*{_BEHIND_KIND}"))
    for kind, words in _OTHER_KINDS.items()
]
_NAME_OF = re.compile(r"(?:ho va ten|ho ten|ten) (?:cac )?(?P<whom>.+)")
_COUNT_BEHIND = re.compile(r"\s*[:(–-]\s*\d+[^\d]*$")
TICKS = frozenset(("x", "×", "✓", "✔", "√", "v", "☑", "☒", "+", "*", "1", "có", "●", "•", "đạt", "true"))
NO_TICKS = frozenset(("", "-", "–", "0", "không", "☐", "o", "false"))
_TICKED_KINDS = frozenset(KIND_WORDS)
_BRACKETS = re.compile(r"\([^)]*\)")
_SEARCHED = 40  # rows; a title block is shorter
SheetRow = Sequence[object]
_NOT_TWICE = (*_NAMES, "number", "award", "kind")
_TEXTS = ("position", "unit", "position_unit", "achievement")
_DATELESS = ("honorific", "kind", "unit", "position_unit", "award")


@dataclass(frozen=True)
class Header:
    """A table's header: its last row, and by column (from 0) what stands below.

    `names` are the columns whose texts make a name ("Họ đệm" and "Tên" may stand apart). `kind` is what the
    names' title says of the rows ("" where nothing); "Họ và tên" alone says it only if nothing else does
    (`sure` is False). `forbidden` columns come with the kind of personal data; `unknown` are not published;
    the first `titled` columns have no gap. In `dateless` columns no day can be meant. `ticked` columns hold
    marks: what they say of a row ("kind", "honorific", "award"), and its value. `doubled` are columns for
    what another holds already: of two names, numbers or awards nobody can tell which is meant, and a title
    over two columns would lose one of its texts. `marked` are unknown columns that hold marks.
    """

    last: int
    fields: Mapping[str, int]
    titles: Mapping[int, str]
    names: tuple[int, ...]
    kind: str
    sure: bool
    forbidden: Mapping[int, str]
    unknown: tuple[int, ...]
    titled: int
    dateless: frozenset[int] = frozenset()
    ticked: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    doubled: tuple[int, ...] = ()
    marked: frozenset[int] = frozenset()

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """What the columns with ticks say: the award, the kind, the honorific."""
        return tuple(dict.fromkeys(what for what, _ in self.ticked.values()))

    @cached_property
    def texts(self) -> tuple[int, int, int, int]:
        """The columns of position, unit, achievement and award; -1 for none."""
        position, unit, achievement, award = (
            self.fields.get(name, -1) for name in ("position", "unit", "achievement", "award")
        )
        return position, unit, achievement, award

    @cached_property
    def honorific(self) -> int:
        """The column of the honorifics; -1 for none."""
        return self.fields.get("honorific", -1)

    @cached_property
    def number(self) -> int:
        """The column of the rows' numbers; -1 for none."""
        return self.fields.get("number", -1)

    @cached_property
    def certain(self) -> frozenset[int]:
        """The columns in which nothing is asked: a "?" there stands for a letter that was lost."""
        fields = (column for name, column in self.fields.items() if name != "achievement")
        return frozenset((*self.names, *fields))


def find_header(rows: Sequence[SheetRow]) -> Header | None:
    """The first header among the rows of a sheet; None where no row has a title for the names."""
    return next(
        (found for index in range(min(len(rows), _SEARCHED)) if (found := header_at(rows, index))), None
    )


def header_at(rows: Sequence[SheetRow], index: int) -> Header | None:
    """The header whose titles stand in this row (from 0), with a second row of titles above or below."""
    own = _titles(rows[index])
    fields = [_field(title) for title in own.values()]
    if sum(map(bool, fields)) < 2 or not any(field in _NAMES for field in fields):
        return None
    above, below = _above(rows, index), _below(rows, index, own)
    titles: dict[int, str] = {}
    groups: dict[int, str] = {}
    split: set[int] = set()
    for column in sorted({*above, *own, *below}):
        upper = own.get(column) or above.get(column, "")
        lower = below.get(column, "")
        ticked = _field(upper) == "award" and column + 1 in below and column + 1 not in own
        titles[column] = lower if lower and (not upper or ticked or _field(lower)) else upper
        place = _to_the_left(own if lower else above, column)
        group = (own if lower else above).get(place, "")
        groups[column] = f"{group} {upper} {lower}"
        if lower and names_levels(group):
            titles[column] = f"{group}: {lower}"
        elif not upper and place in below and _field(group) in _TEXTS:
            split.add(column)
    return _header(index + bool(below), titles, groups, rows, split)


@lru_cache(maxsize=4_096)
def kind_said(text: str) -> str:
    """The kind of candidates that a sheet's name or a section's title says; "" for none or several."""
    words = plain(_COUNT_BEHIND.sub("", text))
    said = [kind for kind, pattern in _KINDS if pattern.search(words)]
    said = said or [kind for kind, pattern in _OTHER_KIND if pattern.fullmatch(words)]
    return said[0] if len(said) == 1 else ""


def is_kind_title(text: str) -> bool:
    """Whether a text is nothing but the title of a kind beyond the usual three: "IV. DOANH NGHIỆP: 05"."""
    words = plain(_COUNT_BEHIND.sub("", text))
    return any(pattern.fullmatch(words) for _, pattern in _OTHER_KIND)


def is_tick(value: object) -> bool | None:
    """Whether a mark stands in a cell; None where it holds anything else."""
    text = written(value).strip().lower()
    return True if text in TICKS else False if text in NO_TICKS else None


def canonical_titles() -> tuple[str, ...]:
    """The titles of the published columns, as the template has them."""
    return (*_SHOWN.values(), "Tên tập thể", "Họ và tên", "Họ và tên chủ hộ")


def column_letter(column: int) -> str:
    """A column (from 1) as Excel names it: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def shown_title(header: Header, field: str) -> str:
    """How the list titles a field; our own title for a field that it has no column for."""
    return header.titles[header.fields[field]] if field in header.fields else _SHOWN.get(field, "")


_SHOWN = {
    "number": "TT",
    "honorific": "Ông/Bà",
    "position": "Chức vụ",
    "unit": "Đơn vị",
    "award": "Hình thức khen thưởng",
    "achievement": "Thành tích",
}


def _header(
    last: int, titles: dict[int, str], groups: dict[int, str], rows: Sequence[SheetRow], split: set[int]
) -> Header | None:
    forbidden = {column: kind for column in titles if (kind := _forbidden(titles[column], groups[column]))}
    body = rows[last + 1 :]
    found = {
        column: field for column in titles if column not in forbidden and (field := _field(titles[column]))
    }
    ticked = {
        column: (what, titles[column])
        for column, field in found.items()
        if (what := _ticked(field, titles[column])) and _holds_ticks(body, column)
    }
    found = {column: field for column, field in found.items() if column not in ticked}
    names = [column for wanted in _NAMES for column, field in found.items() if field == wanted]
    if not names:
        return None
    name = names[0]
    kind = found.pop(name)
    fields: dict[str, int] = {}
    doubled: list[int] = []
    for column, field in sorted(found.items(), key=lambda item: _far_from_work(titles[item[0]])):
        # "Tên đơn vị" beside "Họ và tên" is where the person works.
        meant = "unit" if field == "collective" and kind != field else field
        if fields.setdefault(meant, column) != column or meant in _NAMES:
            fields = {each: place for each, place in fields.items() if each not in _NAMES}
            doubled += [column] if meant in _NOT_TWICE else []
    doubled += sorted(split.difference(found, forbidden, ticked, {name}))
    before = [fields.pop(each) for each in ("family", "middle") if each in fields]
    beside = takewhile(
        lambda column: column not in titles and _holds_given_names(body, name, column), count(name + 1)
    )
    own = (*before, name, *beside)
    taken = {*forbidden, *own, *fields.values(), *ticked, *doubled}
    unknown = tuple(column for column in titles if column not in taken)
    said = "individual" if kind == "name" else "" if kind == "mixed" else kind
    titled = next(column for column in count() if column not in titles and column not in own)
    dateless = frozenset(fields[field] for field in _DATELESS if field in fields)
    sure = kind in KIND_WORDS
    marked = frozenset(column for column in unknown if _holds_ticks(body, column, numbers=True))
    return Header(
        last,
        fields,
        titles,
        own,
        said,
        sure,
        forbidden,
        unknown,
        titled,
        dateless,
        ticked,
        tuple(doubled),
        marked,
    )


def _far_from_work(title: str) -> int:
    """Which of several units comes first: where somebody works, not who proposes or manages them."""
    words = plain(title)
    return 0 if "cong tac" in words else 2 if "de nghi" in words or "quan ly" in words else 1


def _ticked(field: str, title: str) -> str:
    """What a mark below a title says, if marks stand there."""
    if field == "honorific":
        return field if plain(title) in ("ong", "ba") else ""
    return "kind" if field in _TICKED_KINDS else ""


def _holds_ticks(rows: Sequence[SheetRow], column: int, *, numbers: bool = False) -> bool:
    """Whether marks stand in a column, and hardly anything else; a 1 may be a mark, too, with `numbers`."""
    values = [row[column] for row in rows[:50] if len(row) > column and not is_empty(row[column])]
    marks = [is_tick(value) for value in values if numbers or type(value) is not int]
    return 2 * marks.count(True) + marks.count(False) > len(values)


def _holds_given_names(rows: Sequence[SheetRow], name: int, column: int) -> bool:
    """Whether "Họ và tên" is merged over this column, too: it has no title and holds words in most rows."""
    both = [row[column] if len(row) > column else None for row in rows[:50] if len(row) > name and row[name]]
    words = [cell for cell in both if isinstance(cell, str) and cell.strip()]
    return len(both) > 0 and len(words) * 2 > len(both)


def _forbidden(title: str, group: str) -> str | None:
    """A title may be harmless by itself: "Nam" and "Nữ" below "Năm sinh"."""
    return forbidden_header(title) or (None if _field(title) else forbidden_header(group))


@lru_cache(maxsize=4_096)
def _field(title: str) -> str | None:
    words = plain(_BRACKETS.sub(" ", title))
    return _FIELD.get(plain(title)) or _FIELD.get(words) or _name_of_kind(words)


def _name_of_kind(words: str) -> str | None:
    """The kind whose names a title asks for: "Tên doanh nghiệp", "Họ và tên học sinh"."""
    named = _NAME_OF.fullmatch(words)
    if named is None:
        return None
    return next((kind for kind, pattern in _OTHER_KIND if pattern.fullmatch(named["whom"])), None)


def _titles(row: SheetRow) -> dict[int, str]:
    """The texts of a row by column; only texts can be titles."""
    return {
        column: text_of(cell)
        for column, cell in enumerate(row)
        if isinstance(cell, str) and len(cell) <= 200 and cell.strip()
    }


def text_of(cell: object) -> str:
    """The clean text of a cell; as it is written where its encoding is uncertain."""
    try:
        return clean(cell).text
    except UncertainEncoding:
        return str(cell)


def _above(rows: Sequence[SheetRow], index: int) -> dict[int, str]:
    """Titles that stand above the row of the names: the list's own title does not count as one."""
    row = _titles(rows[index - 1]) if index else {}
    titles = [column for column, title in row.items() if _field(title) or forbidden_header(title)]
    return row if len(row) > 1 and titles else {}


def _below(rows: Sequence[SheetRow], index: int, own: dict[int, str]) -> dict[int, str]:
    """A second row of titles. Below the number and the names it holds nothing, or the same (merged cells)."""
    if index + 1 >= len(rows):
        return {}
    row = _titles(rows[index + 1])
    if not row or len(row) != sum(not is_empty(cell) for cell in rows[index + 1]):
        return {}
    upright = [column for column, title in own.items() if _field(title) in (*_NAMES, "number")]
    splits = any(
        column not in own or _field(title) or forbidden_header(title) for column, title in row.items()
    )
    return row if splits and all(row.get(c, own[c]) == own[c] for c in upright) else {}


def _to_the_left(row: dict[int, str], column: int) -> int:
    """The column of the merged cell that this column lies below; -1 for none."""
    return max((each for each in row if each <= column), default=-1)
