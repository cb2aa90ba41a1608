"""What a reader who found a mistake sends to the office: prepared, so that it says where."""

from __future__ import annotations

from urllib.parse import quote

from generator.derive.views import SiteView

_ASKED = (
    "Mục, dòng có chỗ sai: …",
    "Trang đang ghi: …",
    "Đúng ra là: …",
    "Căn cứ (văn bản, số, ngày, mục): …",
    "Cách liên hệ lại, nếu muốn được trả lời: …",
)


def mistake_vi(title: str, site: SiteView, address: str) -> str:
    """The text of the report on a page, line by line; its whole address where the portal's own is known."""
    page = f"Trang: {title} ({site.site_url or '/'}{address})"
    return "\n".join((page, *_ASKED))


def mistake_link(title: str, site: SiteView, address: str) -> str:
    """The link that opens the report as a letter to the office (RFC 6068)."""
    subject, body = (
        quote(f"Báo sai sót: {title}"),
        quote(mistake_vi(title, site, address).replace("\n", "\r\n")),
    )
    return f"mailto:{quote(site.portal.email, safe='@')}?subject={subject}&body={body}"


def office_vi(site: SiteView) -> str:
    """Who takes reports: "Phòng Văn hóa - Xã hội, Ủy ban nhân dân xã Mẫu, Thôn 1, xã Mẫu"."""
    portal = site.portal
    return ", ".join(each for each in (portal.department, portal.owner, portal.address) if each)
