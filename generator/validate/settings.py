"""What mkdocs.yml must satisfy: the owner's settings (`extra.portal`), the address, what every page loads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from yaml.nodes import Node

from generator.load.yaml.document import Document
from generator.model.registry import DATA_VERSION, Portal, Registries
from generator.model.walk import walk
from generator.problems import Problem, Severity, Steps, catalogue
from generator.validate.finding import Finding, Rule, in_file, tell
from generator.validate.hints import near_miss
from generator.validate.page_markup import EXTENSIONS, named
from generator.validate.rules.letters import letters_in
from generator.validate.shape.check import check_record

_PORTAL: Steps = ("extra", "portal")
_ADDRESS: Steps = ("site_url",)
_SETTINGS = "trong mkdocs.yml, dưới `extra:` ghi `portal:`, dưới đó ghi các khóa name, owner, issuing_body."
_AT_DESK = "điền `name`, `owner`, `issuing_body` rồi bấm Lưu."

# What a browser sends as it stands: no spaces, no Vietnamese letters, no query.
_SITE_URL = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:\d+)?(/[\w.~%!$&'()*+,;=:@/-]*)?", re.ASCII)

CONTACTS = {
    "phone": (
        re.compile(r"[+(]?\d(?:[ .()-]{0,2}\d){7,14}", re.ASCII),
        "không phải số điện thoại",
        "một số điện thoại, ví dụ 0205.3812.345",
    ),
    "email": (
        re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII),
        "không phải địa chỉ thư điện tử",
        "một địa chỉ thư công vụ, ví dụ vanphong@xa-mau.gov.vn",
    ),
}
"""Both become links: what they have to look like, what is told where they do not, and an example."""

REACHED = {
    "phone": "điện thoại (`phone`)",
    "email": "thư điện tử (`email`)",
    "address": "địa chỉ trụ sở (`address`)",
}
"""By what the office is reached, as staff are told of it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a rule looks at: what stands under `extra.portal`, as a record where it is one, and `site_url`.

    `bodies`: the codes of the registry's issuing bodies; `whole`: all of mkdocs.yml, from whose top
    paths count.
    """

    raw: Any
    portal: Portal | None
    address: str
    bodies: Sequence[str]
    whole: Mapping[str, Any]


def check_settings(
    document: Document, registries: Registries
) -> tuple[Portal | None, str | None, list[Problem]]:
    """The owner's settings, and the portal's own address ending with "/"; None what is not known or wrong."""
    extra = document.data.get("extra")
    raw = extra.get("portal") if isinstance(extra, dict) else None
    portal: Portal | None = None
    problems: list[Problem] = []
    if isinstance(raw, dict):
        portal, problems = check_record(Document(document.path, raw, partial(_node, document)), Portal)
    address = document.data.get("site_url")
    bodies = [body.code for body in registries.issuing_bodies]
    settings = Settings(raw, portal, "" if address is None else str(address).strip(), bodies, document.data)
    findings = [finding for rule in RULES for finding in rule(settings)]
    errors = [each for each in findings if catalogue()[each.code].severity is Severity.ERROR]
    wrong = {finding.steps[:1] for finding in errors}
    return (
        None if _PORTAL[:1] in wrong else portal,
        None if _ADDRESS in wrong or not settings.address else settings.address.rstrip("/") + "/",
        problems + tell(findings, in_file(document)),
    )


def _node(document: Document) -> Node:
    node = document.tree
    for step in _PORTAL:
        node = next(value for key, value in node.value if key.value == step)
    return node


def no_settings(settings: Settings) -> Iterator[Finding]:
    """Nothing under `extra.portal`, or no group of keys."""
    if settings.raw is None:
        yield _finding((), "mkdocs.yml chưa có phần `extra.portal`.", _SETTINGS, _AT_DESK)
    elif not isinstance(settings.raw, dict):
        yield _finding(
            _PORTAL, "`extra.portal` phải là nhóm khóa, không phải một giá trị.", _SETTINGS, _AT_DESK
        )


def data_of_another_version(settings: Settings) -> Iterator[Finding]:
    """Data that a newer version wrote, which this one may misread, or an older one."""
    version = settings.portal.data if settings.portal else DATA_VERSION
    if version != DATA_VERSION:
        code = "P14" if version > DATA_VERSION else "P13"
        facts = {"found": str(version), "known": str(DATA_VERSION)}
        at = (*_PORTAL, "data") if "data" in settings.raw else _PORTAL
        yield Finding(code, at, facts)


def unknown_body(settings: Settings) -> Iterator[Finding]:
    """An owner that the registry does not have."""
    if settings.portal is not None and settings.portal.issuing_body not in settings.bodies:
        code = settings.portal.issuing_body
        remedy = f"{near_miss(code, settings.bodies)}ghi một mã có trong issuing_bodies.yml."
        reason = f"`issuing_body: {code}` không có trong issuing_bodies.yml."
        yield _finding((*_PORTAL, "issuing_body"), reason, remedy)


def contacts_that_are_no_links(settings: Settings) -> Iterator[Finding]:
    """A telephone number or an e-mail address that no device could use."""
    for key, (pattern, reason, example) in CONTACTS.items():
        said = getattr(settings.portal, key, "")
        if said and not pattern.fullmatch(said):
            remedy = f"ghi {example}; chưa có thì để trống."
            yield _finding((*_PORTAL, key), f"`{key}: {said}` {reason}.", remedy)


def nobody_to_reach(settings: Settings) -> Iterator[Finding]:
    """What readers would need to reach the office: pages then promise no contact."""
    if settings.portal is not None:
        missing = [words for key, words in REACHED.items() if not getattr(settings.portal, key)]
        if missing:
            yield Finding("P15", _PORTAL, {"missing": ", ".join(missing)})


def address_that_cannot_be_opened(settings: Settings) -> Iterator[Finding]:
    """The portal's own address is printed on posters and in letters: a mistake in it would hang on walls."""
    if settings.address and not _SITE_URL.fullmatch(settings.address):
        reason = f"`site_url: {settings.address}` không phải địa chỉ đầy đủ của cổng."
        remedy = (
            "ghi địa chỉ bắt đầu bằng https:// hoặc http://, không có dấu cách, dấu ? hay dấu #, ví dụ "
            "https://thidua.xa-mau.gov.vn/. Chưa biết địa chỉ thì bỏ dòng này."
        )
        yield _finding(_ADDRESS, reason, remedy)


def what_mkdocs_cannot_build(settings: Settings) -> Iterator[Finding]:
    """A portal without a name, of another theme, without our plugin, with its pages elsewhere.

    A key that is not there is supplied, or MkDocs says so.
    """
    said = settings.whole
    name, theme = said.get("site_name"), said.get("theme")
    if not isinstance(name, str) or not name.strip():
        at: Steps = ("site_name",) if "site_name" in said else ()
        example = 'ghi tên cổng, ví dụ `site_name: "Thi đua, khen thưởng xã Mẫu"`.'
        yield _finding(at, "mkdocs.yml chưa ghi tên của cổng ở `site_name`.", example)
    if theme is not None and (theme.get("name") if isinstance(theme, dict) else theme) != "material":
        reason = "`theme` không phải material: trang của cổng dựng trên giao diện ấy."
        yield _finding(("theme",), reason, "ghi `name: material` dưới `theme:`, hoặc bỏ cả phần `theme`.")
    if "plugins" in said and "thidua" not in named(said["plugins"]):
        reason = "`plugins` không có phần mở rộng của cổng."
        yield _finding(("plugins",), reason, "thêm dòng “- thidua” dưới `plugins:`.")
    if said.get("docs_dir", "content") != "content":
        reason = "`docs_dir` không phải content: trang viết tay của cổng nằm trong content/."
        yield _finding(("docs_dir",), reason, "ghi `docs_dir: content`.")


def unknown_extensions(settings: Settings) -> Iterator[Finding]:
    """Extensions of Markdown that may fetch or read what nobody has looked at."""
    for name in named(settings.whole.get("markdown_extensions")):
        if name not in EXTENSIONS:
            known = ", ".join(sorted(EXTENSIONS))
            reason = f"`markdown_extensions` có “{name}”: cổng không xét được trang mà phần ấy làm ra."
            yield _finding(("markdown_extensions",), reason, f"bỏ dòng ấy; dùng được {known}.")


def files_of_another_host(settings: Settings) -> Iterator[Finding]:
    """Styles and scripts that every page would fetch from elsewhere."""
    for key in ("extra_css", "extra_javascript"):
        listed = settings.whole.get(key)
        for each in listed if isinstance(listed, list) else ():
            said = str(each.get("path", "") if isinstance(each, dict) else each)
            if ":" in said or said.startswith(("//", "\\")):
                reason = f"`{key}` lấy “{said[:100]}” từ máy chủ khác mỗi lần mở trang."
                yield _finding((key,), reason, "chép tệp ấy vào theme/assets/ rồi ghi đường dẫn của tệp.")


def letters_of_settings(settings: Settings) -> Iterator[Finding]:
    """Characters nobody can see, letters of other alphabets: in the owner's settings, the site's name."""
    if settings.portal:
        texts = [((*_PORTAL, *at), text) for _, at, text in walk(settings.portal).texts]
        yield from letters_in(texts, names=True)
    names = ("site_name", "site_description")
    yield from letters_in((((key,), str(settings.whole.get(key, ""))) for key in names), names=True)


def _finding(at: Steps, reason: str, remedy: str, at_desk: str = "") -> Finding:
    return Finding("P04", at, {"reason": reason, "remedy": remedy, "desk_remedy": at_desk or remedy})


RULES: tuple[Rule[Settings], ...] = (
    no_settings,
    data_of_another_version,
    unknown_body,
    contacts_that_are_no_links,
    nobody_to_reach,
    address_that_cannot_be_opened,
    what_mkdocs_cannot_build,
    unknown_extensions,
    files_of_another_host,
    letters_of_settings,
)
