"""What province.yml says: the province, its communes by their official codes, where each portal lies."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.model.base import Record, Text


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
