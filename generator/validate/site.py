"""What only the whole portal can tell: two campaigns or pages at one place, the owner's configuration."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from yaml.nodes import Node

from generator.load.yaml.document import Document
from generator.model.registry import Portal, Registries
from generator.problems import Problem, Source, problem
from generator.slug import slug
from generator.validate.hints import near_miss
from generator.validate.shape.check import check_record

_SETTINGS = "trong mkdocs.yml, dưới `extra:` ghi `portal:`, dưới đó ghi các khóa name, owner, issuing_body."

# What a browser sends as it stands: no spaces, no Vietnamese letters, no query.
_SITE_URL = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:\d+)?(/[\w.~%!$&'()*+,;=:@/-]*)?", re.ASCII)


# Both become links.
_CONTACTS = {
    "phone": (
        re.compile(r"[+(]?\d(?:[ .()-]{0,2}\d){7,14}", re.ASCII),
        "không phải số điện thoại",
        "một số điện thoại, ví dụ 0205.3812.345",
    ),
    "email": (
        re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII),
        "không phải địa chỉ thư điện tử",
        "một địa chỉ thư công vụ, ví dụ vanphong@xa.langson.gov.vn",
    ),
}


def check_portal(document: Document, registries: Registries) -> tuple[Portal | None, list[Problem]]:
    """The owner's settings out of mkdocs.yml."""
    data = document.data.get("extra")
    raw = data.get("portal") if isinstance(data, dict) else None
    if raw is None:
        reason = "mkdocs.yml chưa có phần `extra.portal`."
        return None, [problem("P04", Source(document.path), reason=reason, remedy=_SETTINGS)]
    if not isinstance(raw, dict):
        reason = "`extra.portal` phải là nhóm khóa, không phải một giá trị."
        source = document.place(("extra", "portal"))
        return None, [problem("P04", source, reason=reason, remedy=_SETTINGS)]
    portal_document = Document(document.path, raw, _node(document))
    portal, problems = check_record(portal_document, Portal)
    if portal is None:
        return None, problems
    bodies = [body.code for body in registries.issuing_bodies]
    if portal.issuing_body not in bodies:
        reason = f"`issuing_body: {portal.issuing_body}` không có trong issuing_bodies.yml."
        remedy = f"{near_miss(portal.issuing_body, bodies)}ghi một mã có trong issuing_bodies.yml."
        source = portal_document.place(("issuing_body",))
        return None, [problem("P04", source, reason=reason, remedy=remedy)]
    told = list(_contacts(portal, portal_document))
    return (None if told else portal), told


def _contacts(portal: Portal, document: Document) -> Iterator[Problem]:
    for key, (pattern, reason, example) in _CONTACTS.items():
        said = getattr(portal, key)
        if said and not pattern.fullmatch(said):
            facts = {
                "reason": f"`{key}: {said}` {reason}.",
                "remedy": f"ghi {example}; chưa có thì để trống.",
            }
            yield problem("P04", document.place((key,)), **facts)


def check_site_url(document: Document) -> tuple[str | None, list[Problem]]:
    """The portal's own address out of mkdocs.yml, ending with "/"; None where it is not known yet.

    It is printed on posters, in letters and as a QR code: a mistake in it would hang on walls.
    """
    raw = document.data.get("site_url")
    if raw is None or raw == "":
        return None, []
    address = str(raw).strip()
    if _SITE_URL.fullmatch(address):
        return address.rstrip("/") + "/", []
    reason = f"`site_url: {address}` không phải địa chỉ đầy đủ của cổng."
    remedy = (
        "ghi địa chỉ bắt đầu bằng https:// hoặc http://, không có dấu cách, dấu ? hay dấu #, ví dụ "
        "https://thidua.caoloc.gov.vn/. Chưa biết địa chỉ thì bỏ dòng này."
    )
    return None, [problem("P04", document.place(("site_url",)), reason=reason, remedy=remedy)]


def _node(document: Document) -> Node:
    node = document.root
    for step in ("extra", "portal"):
        node = next(value for key, value in node.value if key.value == step)
    return node


def id_differs_from_folder(
    document: Document, campaign_id: str, folder: str, folders: Container[str]
) -> Iterator[Problem]:
    """The campaign's code is its folder's name; `folders` are those of the other campaigns too."""
    if campaign_id == folder:
        return
    suggestion = slug(folder)
    rename = f"đổi tên thư mục thành {campaign_id}"
    own_name = f"ghi `id: {suggestion}`"
    if suggestion != folder:  # no code itself (P02): then it is no advice either
        own_name += f" và đổi tên thư mục thành {suggestion}"
    if campaign_id in folders:
        remedy = f"bản chép thừa của {campaign_id} thì xóa cả thư mục; phong trào khác thì {own_name}"
    else:
        remedy = rename if suggestion == campaign_id else f"{rename}, hoặc {own_name}"
    facts = {"remedy": remedy, "colon": ":"}
    yield problem("P01", document.place(("id",)), found=campaign_id, folder=folder, **facts)


def same_address(
    generated: Iterable[tuple[str, str]], content: Path, shown_content: str
) -> Iterator[Problem]:
    """Two sources of one address: two generated pages, or a hand-written page over another one.

    Capitals make no difference: on Windows such pages are one file.
    """
    first: dict[str, str] = {}
    for address, maker in generated:
        earlier = first.setdefault(address, maker)
        if earlier != maker:
            yield _clash(address, Source(maker), earlier, maker)
    for path in sorted(content.rglob("*.md")):
        name = path.relative_to(content).as_posix()
        address = name.removesuffix("index.md") if path.name == "index.md" else name[:-3] + "/"
        shown = f"{shown_content}/{name}"
        earlier = first.setdefault(address.lower(), shown)
        if earlier != shown:
            yield _clash(address, Source(shown), earlier, shown)


def _clash(address: str, source: Source, first: str, second: str) -> Problem:
    return problem("P03", source, address=f"/{address}", sources=f"{first} và {second}", colon=":")
