"""A portal that begins: what is asked of whoever keeps it, and every file it starts with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

from generator.model.base import LONGEST_CODE
from generator.model.registry import DATA_VERSION, BodyLevel, IssuingBody, Portal
from generator.opening.answers import WrongAnswer, line, text
from generator.opening.asking import AnswerSource, ReadAnswer
from generator.opening.schema import schema_text
from generator.output import OutputFile
from generator.plain_yaml import plain_yaml
from generator.problems import UsageError
from generator.shipped import shipped
from generator.slug import slug
from generator.validate.settings import CONTACTS
from generator.wording.yaml_text import item, scalar

STARTER = Path(__file__).parent.parent / "starter"


class BodyKind(NamedTuple):
    """A kind of body that keeps a portal: its usual units, its level, the office that is in charge there."""

    units: str
    level: BodyLevel
    department: str


KINDS: Mapping[str, BodyKind] = {
    "xã": BodyKind("commune", "commune", "Phòng Văn hóa - Xã hội"),
    "phường": BodyKind("ward", "commune", "Phòng Văn hóa - Xã hội"),
    "đặc khu": BodyKind("special_zone", "commune", "Phòng Văn hóa - Xã hội"),
    "tỉnh": BodyKind("province", "province", "Sở Nội vụ"),
    "thành phố": BodyKind("province", "province", "Sở Nội vụ"),
}
_COUNCIL = "Ủy ban nhân dân"
_OWNER = re.compile(rf"(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+({'|'.join(KINDS)})\s+(.+)", re.IGNORECASE)
_PLACE = re.compile(r"(tỉnh|thành phố)\s+(.+)", re.IGNORECASE)
_IN_NAMES = " -–'’ʼ"  # "Đ'Ran", "Bà Rịa - Vũng Tàu"


class Body(NamedTuple):
    """A people's committee: "xã" and "Mẫu" of "Ủy ban nhân dân xã Mẫu"."""

    kind: str
    name: str

    @property
    def place(self) -> str:
        """Such as "xã Mẫu"."""
        return f"{self.kind} {self.name}"

    @property
    def full_name(self) -> str:
        """Such as "Ủy ban nhân dân xã Mẫu"."""
        return f"{_COUNCIL} {self.place}"

    @property
    def short_name(self) -> str:
        """Such as "UBND xã Mẫu"."""
        return f"UBND {self.place}"

    @property
    def code(self) -> str:
        """Such as "ubnd-xa-mau"."""
        return slug(self.short_name)[:LONGEST_CODE].strip("-")


class Owner(NamedTuple):
    """Who keeps the new portal; `above`: the province's body, None for a province's own portal."""

    body: Body
    above: Body | None
    department: str
    responsible: str
    address: str
    phone: str
    email: str


_CONTACTS = {
    name: str(Portal.model_fields[name].description).rstrip(".")
    for name in ("responsible", "address", "phone", "email")
}
"""How the office is reached, in the words of the model."""
OPTIONS = {
    "owner": ("--owner", "Cơ quan chủ quản, ví dụ “Ủy ban nhân dân xã …”."),
    "place": ("--place", "Thuộc tỉnh, thành phố nào, ví dụ “tỉnh …”."),
    "department": (
        "--department",
        "Bộ phận phụ trách (mặc định: Phòng Văn hóa - Xã hội; cấp tỉnh: Sở Nội vụ).",
    ),
    **{name: (f"--{name}", f"{said}.") for name, said in _CONTACTS.items()},
}


def asked(source: AnswerSource) -> Owner:
    """Who keeps the portal. Raises UsageError with everything that is wrong with what options say."""
    wrong: list[str] = []

    def get(name: str, question: str, use: ReadAnswer[Any], default: str = "") -> Any:
        try:
            return source.get(name, question, use, default)
        except UsageError as error:
            wrong.append(str(error))
            return None

    body = get("owner", "Cơ quan chủ quản, ví dụ Ủy ban nhân dân xã …", _body)
    kind = KINDS[body.kind if body else "xã"]
    above = None
    if kind.level == "commune":
        above = get("place", "Thuộc tỉnh, thành phố nào, ví dụ tỉnh …", _province)
    department = get("department", "Bộ phận phụ trách", text, kind.department)
    rest = {
        name: get(name, f"{said} (chưa có thì bấm Enter)", _reader(name)) for name, said in _CONTACTS.items()
    }
    if wrong:
        raise UsageError("\n".join(wrong))
    return Owner(body, above, department, **rest)


def _body(answer: str) -> Body:
    found = _OWNER.fullmatch(line(answer))
    if not found:
        kinds = ", ".join(f"“{_COUNCIL} {kind} …”" for kind in KINDS)
        raise WrongAnswer(f"ghi tên đầy đủ của Ủy ban nhân dân chủ quản cổng: {kinds}.")
    return Body(found[1].lower(), _name(found[2]))


def _province(answer: str) -> Body:
    found = _PLACE.fullmatch(line(answer))
    if not found:
        raise WrongAnswer("ghi cả chữ tỉnh hoặc thành phố đứng trước tên, ví dụ “tỉnh …”.")
    return Body(found[1].lower(), _name(found[2]))


def _name(typed: str) -> str:
    """The name of a place. Raises WrongAnswer for one that is none, or has another place behind it."""
    if not any(map(str.isalnum, typed)) or not all(sign.isalnum() or sign in _IN_NAMES for sign in typed):
        raise WrongAnswer(
            f"“{typed}” không phải tên xã, tỉnh: tên chỉ có chữ, chữ số, dấu cách, gạch nối, phẩy trên; xã "
            "và tỉnh được hỏi riêng, mỗi chỗ ghi một tên."
        )
    return typed


def _reader(name: str) -> ReadAnswer[str]:
    def use(answer: str) -> str:
        found = line(answer)
        pattern, reason, example = CONTACTS.get(name, (None, "", ""))
        if found and pattern and not pattern.fullmatch(found):
            raise WrongAnswer(f"“{found}” {reason}; ghi {example}; chưa có thì để trống.")
        return found

    return use


def portal_files(owner: Owner) -> Iterator[OutputFile]:
    """Every file of the new portal by its path in its folder."""
    values = _values(owner)
    for path in ("README.md", ".gitignore", ".gitattributes"):
        yield _file(path, Template(_starter(path.lstrip("."))).substitute(values))
    yield _file(
        "mkdocs.yml",
        Template(_starter("mkdocs.yml")).substitute({key: scalar(value) for key, value in values.items()}),
    )
    for name in ("awards", "legal_documents", "events"):
        yield _file(f"{_SHARED}/{name}.yml", _starter(f"{name}.yml"))
    yield _file(f"{_SHARED}/issuing_bodies.yml", _registry(_BODIES, _bodies(owner)))
    yield _file(f"{_SHARED}/units.yml", _registry(_UNITS, _units(owner)))
    yield _file("campaigns/campaign.schema.json", schema_text())
    yield from _copies(_SHARED)
    for page in _copies("content"):
        yield page if page.path.startswith(GUIDE) else _file(page.path, _renamed(page.text, owner))


_SHARED = "campaigns/_shared"
GUIDE = "content/huong-dan/"
"""The pages that explain the program: no portal's own words stand in them, so all portals have the same."""

_BODIES = "# Cơ quan ban hành kế hoạch. `until`: ngày cuối cùng cơ quan còn tồn tại."
_UNITS = """\
# Đơn vị, hoặc loại đơn vị, mà các kế hoạch nêu tên. `body`: thuộc địa bàn của cơ quan ban hành nào.
# Danh sách dựng sẵn theo tổ chức thường có: sửa tên, thêm, bớt theo thực tế của địa phương."""


def _file(path: str, content: str) -> OutputFile:
    return OutputFile(path, content.encode(), "")


def _starter(name: str) -> str:
    return (STARTER / name).read_text(encoding="utf-8")


def _values(owner: Owner) -> dict[str, str | int]:
    body = owner.body
    return {
        "site_name": f"Thi đua, khen thưởng {body.place}",
        "site_description": f"Cổng thông tin thi đua, khen thưởng của {body.full_name}: đối tượng, "
        "tiêu chuẩn, số lượng, hồ sơ, thời hạn và kết quả khen thưởng.",
        "data": DATA_VERSION,
        "owner": body.full_name,
        "place": owner.above.place if owner.above else "",
        "body": body.code,
        "kind": body.kind,
        **{name: getattr(owner, name) for name in ("department", *_CONTACTS)},
    }


def _registry(comment: str, entries: Iterable[Mapping[str, Any]]) -> str:
    lines = (line for entry in entries for line in item(entry, 0))
    return "\n".join((comment, *lines)) + "\n"


def _bodies(owner: Owner) -> Iterator[Mapping[str, Any]]:
    for body, above in ((owner.body, owner.above), (owner.above, None)):
        if body:
            place, parent = (above.place, above.code) if above else (None, None)
            record = IssuingBody(
                code=body.code,
                name=body.full_name,
                short_name=body.short_name,
                level=KINDS[body.kind].level,
                place=place,
                parent=parent,
            )
            yield record.model_dump(mode="json", exclude_defaults=True)


def _units(owner: Owner) -> Iterator[Mapping[str, Any]]:
    """The office that keeps the portal, then the usual units of such a body."""
    kind = KINDS[owner.body.kind]
    usual = plain_yaml(Template(_starter(f"units/{kind.units}.yml")).substitute(_values(owner)))
    office = {
        "code": "thuong-truc-tdkt",
        "name": owner.department,
        "kind": "single",
        "roles": ["Cơ quan thường trực thi đua, khen thưởng"],
        "part_of": [usual[0]["code"]],
    }
    for unit in (office, *(each for each in usual if each["name"] != owner.department)):
        yield {**unit, "body": owner.body.code}


def _copies(folder: str) -> Iterator[OutputFile]:
    """Forms and pages as they ship."""
    top = shipped("campaigns/_shared") if folder == _SHARED else shipped(folder)
    wanted = ("forms.yml", "forms/*.docx") if folder == _SHARED else ("**/*.md",)
    for path in sorted(path for pattern in wanted for path in top.glob(pattern)):
        yield OutputFile(f"{folder}/{path.relative_to(top).as_posix()}", path.read_bytes(), "")


def _renamed(page: str, owner: Owner) -> str:
    """A page that ships, with the names of the portal it was written for replaced."""
    settings = plain_yaml(shipped("mkdocs.yml").read_text(encoding="utf-8"))["extra"]["portal"]
    theirs = _body(settings["owner"])
    names = {
        theirs.full_name: owner.body.full_name,
        f"{_COUNCIL} {theirs.kind}": f"{_COUNCIL} {owner.body.kind}",
        settings["department"]: owner.department,
    }
    return re.sub("|".join(map(re.escape, names)), lambda found: names[found[0]], page)
