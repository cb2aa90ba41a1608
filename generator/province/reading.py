"""Reads province.yml: the province, or everything that is wrong with the file.

The codes and names of all communes after the reform of 2025 lie in communes.csv: 3,321 facts, written down
from the data of the package vietnam-provinces 2025.10.1, which follows the statistics office's draft of the
list that Quyết định 19/2025/QĐ-TTg settled. Nobody has compared them with the signed decision. So a code that
it does not have is a warning, not an error.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field

from generator.load.yaml.document import Document, read_yaml
from generator.model.base import Record, Text
from generator.problems import Problem, Severity, Steps, problem
from generator.province.addresses import PortalAddress, portal_address
from generator.slug import slug
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
    site_url: str | None = Field(
        default=None,
        pattern=r"^https?://[A-Za-z0-9][A-Za-z0-9.:-]*(/[A-Za-z0-9._~/-]*)?$",
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
_LIKE_AN_ADDRESS = re.compile(r"://|[/\\<>]|^www\.|@|\.\.", re.IGNORECASE)
_COPY = "chép mã, tên từ danh mục đơn vị hành chính (Quyết định 19/2025/QĐ-TTg)"


class Place(NamedTuple):
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


class Read(NamedTuple):
    """province.yml as it was read: None and no portals where it has errors."""

    document: Document | None
    province: Province | None
    places: tuple[Place, ...]
    problems: list[Problem]


def read_province(path: Path) -> Read:
    """The province that a file describes, the portals of its communes and last its own."""
    document, problems = read_yaml(path, path.name)
    if document is None:
        return Read(None, None, (), problems)
    province, problems = check_record(document, Province)
    if province is None:
        return Read(document, None, (), problems)
    problems += [
        *_of_communes(province, document),
        *_of_addresses(province, document, path.parent),
    ]
    if any(found.severity is Severity.ERROR for found in problems):
        return Read(document, province, (), problems)
    return Read(document, province, tuple(_places(province, path.parent)), problems)


def _places(province: Province, folder: Path) -> Iterator[Place]:
    for number, commune in enumerate(province.communes):
        steps = ("communes", number, "portal")
        yield Place(commune.code, commune.name, _address(commune.portal, folder), steps)
    yield Place(OWN, province.name, _address(province.portal, folder), ("portal",))


def _address(said: str, folder: Path) -> PortalAddress:
    address, _ = portal_address(said, folder)
    if address is None:
        raise ValueError(said)  # refused before
    return address


def _of_communes(province: Province, document: Document) -> Iterator[Problem]:
    """Codes and names that no commune has, or that two have."""
    seen: dict[str, int] = {}
    for number, commune in enumerate(province.communes):
        at = document.place(("communes", number, "code"))
        first = seen.setdefault(commune.code, number)
        if not _CODE.fullmatch(commune.code):
            reason = f"“{commune.code}” không phải mã đơn vị hành chính: mã có đúng 5 chữ số"
            yield problem("V01", at, reason=reason, remedy=_COPY)
        elif first != number:
            other = document.place(("communes", first, "code"))
            reason = f"mã {commune.code} đã có ở dòng {other.line}"
            yield problem("V01", at, (other,), reason=reason, remedy="mỗi xã, phường ghi một lần")
        elif known_communes().get(commune.code) is None:
            yield problem("V02", at, reason=f"không có mã {commune.code} trong danh mục", remedy=_COPY)
        name = document.place(("communes", number, "name"))
        if _LIKE_AN_ADDRESS.search(commune.name):
            reason = f"tên “{commune.name}” giống một địa chỉ, không phải tên xã, phường"
            yield problem("V01", name, reason=reason, remedy="ghi tên vào `name`, địa chỉ vào `portal`")
        elif (known := known_communes().get(commune.code)) and slug(known) != slug(commune.name):
            reason = f"mã {commune.code} trong danh mục là {known}, tệp ghi {commune.name}"
            yield problem("V02", name, reason=reason, remedy=_COPY)


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
def known_communes() -> dict[str, str]:
    """Every commune after the reform of 2025: its name by its code."""
    with Path(__file__).with_name("communes.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}
