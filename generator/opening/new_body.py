"""A body that the registry does not have yet: asked for while a campaign is opened, and written into it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from generator.load.yaml.document import read_list
from generator.model.registry import IssuingBody
from generator.opening import answers as read
from generator.opening.answers import WrongAnswer
from generator.opening.asking import AnswerSource
from generator.output import replace_file
from generator.slug import slug
from generator.wording.words import LEVEL
from generator.wording.yaml_text import clean, item

OTHER = "co-quan-khac"
"""What is chosen for a body that is not in the list."""


def asked(source: AnswerSource, taken: frozenset[str]) -> IssuingBody:
    """The body as staff describe it; `taken`: the codes that the registry has."""
    name = source.get("issuer_name", "Tên đầy đủ của cơ quan, như kế hoạch ghi", read.text)
    short = source.get(
        "issuer_short_name", "Tên gọn", read.text, name.replace("Ủy ban nhân dân", "UBND").strip()
    )
    source.show(f"Cấp:\n{read.listed(LEVEL)}")
    (level,) = source.get("issuer_level", "Số thứ tự của cấp", _one_level)
    place = source.get("issuer_place", "Thuộc tỉnh, huyện nào (không có thì bấm Enter)", clean)
    code = source.get(
        "issuer_code", "Mã của cơ quan trong danh mục", lambda typed: _code(typed, taken), slug(short)
    )
    return IssuingBody.model_validate(
        {"code": code, "name": name, "short_name": short, "level": level, "place": place or None}
    )


def _one_level(typed: str) -> tuple[str, ...]:
    found = read.choices(typed, list(LEVEL))
    if len(found) > 1:
        raise WrongAnswer("chỉ chọn một.")
    return found


def _code(typed: str, taken: frozenset[str]) -> str:
    found = clean(typed)
    if found in taken or found == OTHER:
        raise WrongAnswer(f"mã “{found}” đã có trong danh mục; đặt mã khác.")
    return read.code(found, ())


def entry_lines(body: IssuingBody) -> list[str]:
    """The entry as it stands in the registry."""
    return list(item(body.model_dump(mode="json", exclude_none=True), 0))


def added(registry: Path, body: IssuingBody) -> bool:
    """Put the body at the end of the registry's file; False where that would not read as one entry more."""
    before = registry.read_bytes()
    end = b"\r\n" if b"\r\n" in before else b"\n"
    lines = [line.encode() for line in entry_lines(body)]
    after = before.rstrip() + end + end.join(lines) + end
    with TemporaryDirectory() as folder:  # cut off here, nothing is left beside the registry
        draft = Path(folder, registry.name)
        draft.write_bytes(after)
        old, new = (read_list(path, registry.name)[0] for path in (registry, draft))
    count = len(old.data) if old is not None and isinstance(old.data, list) else -1
    if new is None or not isinstance(new.data, list) or len(new.data) != count + 1:
        return False
    replace_file(registry, after)
    return True
