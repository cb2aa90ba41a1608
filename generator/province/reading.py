"""Reads province.yml: the province, or everything that is wrong with the file.

The codes and names of all communes after the reform of 2025 lie in communes.csv: 3,321 facts, written down
from the data of the package vietnam-provinces 2025.10.1, which follows the statistics office's draft of the
list that Quyết định 19/2025/QĐ-TTg settled. Nobody has compared them with the signed decision. So a code that
it does not have is a warning, not an error.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field

from generator.load.text_file import read_text
from generator.load.yaml.document import Document, read_yaml
from generator.model.base import Record, Text
from generator.problems import Problem, Severity, Steps, problem
from generator.province.addresses import PortalAddress, credentials, portal_address
from generator.slug import slug
from generator.validate.same_text import comparable
from generator.validate.shape.check import check_record


def _five_digits(raw: Any) -> Any:
    """A code that begins with no zero is a number to YAML."""
    return str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw


CommuneCode = Annotated[Text, BeforeValidator(_five_digits)]
_PORTAL = (
    "Thư mục của cổng (tính từ thư mục của province.yml), hoặc địa chỉ git bắt đầu bằng https:// hoặc ssh://."
)


class Commune(Record):
    """A commune and its portal."""

    code: CommuneCode = Field(description="Mã đơn vị hành chính, 5 chữ số.", examples=["06193"])
    name: Text = Field(description="Tên, có chữ xã, phường hoặc đặc khu đứng trước.", examples=["xã Mẫu"])
    portal: Text = Field(description=_PORTAL, examples=["../xa-mau"])


class Province(Record):
    """A province with the portals of its communes."""

    name: Text = Field(description="Tên tỉnh, thành phố.", examples=["tỉnh Mẫu"])
    source: Text | None = Field(
        default=None,
        description="Danh sách xã, phường lấy từ văn bản nào.",
        examples=["Quyết định số 19/2025/QĐ-TTg"],
    )
    site_url: Text | None = Field(
        default=None,
        description="Địa chỉ đầy đủ của cổng tỉnh; chưa biết thì bỏ khóa này.",
        examples=["https://thidua.tinh-mau.gov.vn/"],
    )
    minutes: float = Field(
        default=60,
        gt=0,
        le=1440,
        description="Số phút nhiều nhất để dựng một cổng; quá thì dừng và báo.",
        examples=[60],
    )
    portal: Text = Field(description=f"Cổng của chính tỉnh. {_PORTAL}", examples=["cong-tinh"])
    communes: tuple[Commune, ...] = Field(min_length=1, description="Các xã, phường, đặc khu.")


NAME = "province.yml"
OWN = ""
"""In place of a commune's code: the province's own portal."""

_CODE = re.compile(r"\d{5}", re.ASCII)
_LIKE_AN_ADDRESS = re.compile(r"://|[/\\<>]|\bwww\.|@|\.\.|[\w-]\.[a-z]{2,}\b(?! )", re.IGNORECASE | re.ASCII)
_SITE_URL = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.:-]*(/[A-Za-z0-9._~/-]*)?")
_PROVINCE = re.compile("^(?:tinh|thanh-pho|tp)-")
_COPY = "chép mã, tên từ danh mục đơn vị hành chính (Quyết định 19/2025/QĐ-TTg)"


class OfficialName(NamedTuple):
    """A commune of the list: its name, its province's."""

    name: str
    province: str


class PortalPlace(NamedTuple):
    """A portal of the province: whose it is, where it lies, where province.yml says so.

    `code` is the commune's, or OWN.
    """

    code: str
    name: str
    address: PortalAddress
    steps: Steps

    @property
    def called(self) -> str:
        """The portal as staff are told of it."""
        return f"{self.code} {self.name}" if self.code else f"cổng của {self.name}"


class ProvinceRead(NamedTuple):
    """province.yml as it was read: None and no portals where it has errors."""

    document: Document | None
    province: Province | None
    places: tuple[PortalPlace, ...]
    problems: list[Problem]


def read_province(path: Path) -> ProvinceRead:
    """The province that a file describes, the portals of its communes and last its own."""
    document, problems = read_yaml(path, path.name)
    if document is None:
        return ProvinceRead(None, None, (), _hushed(problems, path))
    province, problems = check_record(document, Province)
    if province is None:
        return ProvinceRead(document, None, (), _hushed(problems, path))
    problems += [
        *_of_province(province, document),
        *_of_communes(province, document),
        *_of_addresses(province, document, path.parent),
    ]
    broken = any(found.severity is Severity.ERROR for found in problems)
    places = () if broken else tuple(_places(province, path.parent))
    return ProvinceRead(document, province, places, _hushed(problems, path))


def _hushed(problems: Iterable[Problem], path: Path) -> list[Problem]:
    """The problems without the credentials that stand in the file: reports are kept, sent and printed."""
    text, _ = read_text(path, path.name)
    lines = [credentials(line) for line in (text or "").split("\n")]
    secrets = {slug(found) for line in lines for found in line}
    return sorted({_hush(found, lines, secrets) for found in problems}, key=lambda each: each.sort_key)


def _hush(found: Problem, lines: list[list[str]], secrets: set[str]) -> Problem:
    """Without its lines where they hold credentials, and in other words where its own do."""
    at = found.source.line
    shown = [line for line in lines[max(at - 2, 0) : at] if line]
    said = slug(f"{found.detail} {found.fix}")
    if any(secret in said for secret in secrets):
        reason = "chỗ này có tên người dùng, mật khẩu hoặc mã truy cập nên không nhắc lại ở đây"
        remedy = "bỏ đi; mật khẩu để git của máy này giữ (git credential)"
        found = problem("V03", found.source, found.related, reason=reason, remedy=remedy)
    return replace(found, hushed=True) if shown else found


def _places(province: Province, folder: Path) -> Iterator[PortalPlace]:
    """The communes' portals, each by a name that no other has, and the province's own."""
    names = Counter(comparable(commune.name) for commune in province.communes)
    for number, commune in enumerate(province.communes):
        steps = ("communes", number, "portal")
        alone = names[comparable(commune.name)] == 1
        name = commune.name if alone else f"{commune.name} (mã {commune.code})"
        yield PortalPlace(commune.code, name, _address(commune.portal, folder), steps)
    yield PortalPlace(OWN, province.name, _address(province.portal, folder), ("portal",))


def _address(said: str, folder: Path) -> PortalAddress:
    address, _ = portal_address(said, folder)
    if address is None:
        raise ValueError(said)  # refused before
    return address


def _of_province(province: Province, document: Document) -> Iterator[Problem]:
    if _LIKE_AN_ADDRESS.search(province.name):
        reason = f"tên “{province.name}” giống một địa chỉ, không phải tên tỉnh, thành phố"
        yield problem("V01", document.place(("name",)), reason=reason, remedy="ghi tên vào `name`")
    if province.site_url and not _SITE_URL.fullmatch(province.site_url):
        reason = f"“{province.site_url}” không phải địa chỉ đầy đủ của một trang"
        remedy = "ghi như https://thidua.tinh-mau.gov.vn/, hoặc bỏ khóa này khi chưa biết"
        yield problem("V03", document.place(("site_url",)), reason=reason, remedy=remedy)


def _of_communes(province: Province, document: Document) -> Iterator[Problem]:
    """Codes and names that no commune has, that two have, or that a commune of another province has."""
    seen: dict[str, int] = {}
    whose = _listed_province(province)
    for number, commune in enumerate(province.communes):
        at = document.place(("communes", number, "code"))
        first = seen.setdefault(commune.code, number)
        known = known_communes().get(commune.code)
        if not _CODE.fullmatch(commune.code):
            reason = f"“{commune.code}” không phải mã đơn vị hành chính: mã có đúng 5 chữ số"
            yield problem("V01", at, reason=reason, remedy=_COPY)
        elif first != number:
            other = document.place(("communes", first, "code"))
            reason = f"mã {commune.code} đã có ở dòng {other.line}"
            yield problem("V01", at, (other,), reason=reason, remedy="mỗi xã, phường ghi một lần")
        elif known is None:
            yield problem("V02", at, reason=f"không có mã {commune.code} trong danh mục", remedy=_COPY)
        elif whose and known.province != whose:
            reason = f"mã {commune.code} ({known.name}) thuộc {known.province}, không thuộc {whose}"
            yield problem("V02", at, reason=reason, remedy=_COPY)
        name = document.place(("communes", number, "name"))
        if _LIKE_AN_ADDRESS.search(commune.name):
            reason = f"tên “{commune.name}” giống một địa chỉ, không phải tên xã, phường"
            yield problem("V01", name, reason=reason, remedy="ghi tên vào `name`, địa chỉ vào `portal`")
        elif known and comparable(known.name) != comparable(commune.name):
            reason = f"mã {commune.code} trong danh mục là {known.name}, tệp ghi {commune.name}"
            yield problem("V02", name, reason=reason, remedy=_COPY)


def _listed_province(province: Province) -> str:
    """The province as the list calls it: by its name, or else that of most communes; "" where unknown."""
    of_codes = [found.province for each in province.communes if (found := known_communes().get(each.code))]
    names = {_PROVINCE.sub("", slug(each.province)): each.province for each in known_communes().values()}
    if named := names.get(_PROVINCE.sub("", slug(province.name))):
        return named
    most = Counter(of_codes).most_common(1)
    return most[0][0] if most and most[0][1] * 2 > len(of_codes) else ""


def _of_addresses(province: Province, document: Document, folder: Path) -> Iterator[Problem]:
    """Addresses that are none, and two portals at one."""
    said = [(("communes", n, "portal"), each.portal) for n, each in enumerate(province.communes)]
    seen: dict[str, Steps] = {}
    for steps, written in (*said, (("portal",), province.portal)):
        address, why = portal_address(written, folder)
        if address is None:
            reason, remedy = why
            yield problem("V03", document.place(steps), reason=reason, remedy=remedy)
        elif seen.setdefault(address.key, steps) != steps:
            other = document.place(seen[address.key])
            reason = f"“{written}” đã là cổng khác ở dòng {other.line}"
            yield problem("V03", document.place(steps), (other,), reason=reason, remedy="mỗi cổng một nơi")


@cache
def known_communes() -> dict[str, OfficialName]:
    """Every commune after the reform of 2025 by its code."""
    with Path(__file__).with_name("communes.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: OfficialName(row["name"], row["province"]) for row in csv.DictReader(file)}
