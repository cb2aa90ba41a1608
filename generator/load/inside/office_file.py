"""Word and Excel files judged by what they may hold (`office_parts`), and packed anew without the rest.

What may not be there is a `Trouble`; what names people or was never meant for readers is left out and
listed. Nothing is trusted: parts are few and small, XML has no DTD, and whatever else is packed into the
file, between its parts or behind them, never reaches the new one.
"""

from __future__ import annotations

import base64
import io
import itertools
import json
import posixpath
import re
import struct
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree
from markupsafe import escape

from generator.load.inside import office_parts as may_hold
from generator.load.inside.picture_file import judged_picture
from generator.load.inside.xml_tree import xml_bytes, xml_tree
from generator.memory import remembered
from generator.output import packed
from generator.problems import Problem, Source, problem

MAX_PARTS = 500
_MAX_XML = 20_000_000
_MAX_ELEMENTS = 1_000_000
_TYPES, _ROOT_RELS = "[Content_Types].xml", "_rels/.rels"
_CORE_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_PEOPLE = {"creator": "tên tác giả", "lastModifiedBy": "tên người sửa cuối"}
_PROPERTIES = "thuộc tính tài liệu"
# Of app.xml: what counts and names the program says nothing of people.
_HARMLESS = frozenset({
    "Application", "AppVersion", "TotalTime", "Pages", "Words", "Characters", "CharactersWithSpaces",
    "Lines", "Paragraphs", "DocSecurity", "ScaleCrop", "LinksUpToDate", "SharedDoc", "HyperlinksChanged",
    "HeadingPairs", "TitlesOfParts", "Template",
})  # fmt: skip
_UNSAID = frozenset({"title", "language", "revision", "created", "modified", "lastPrinted", "version"})
_MARKS = "dấu vết các lần soạn (rsid)"
# Word would write over a content control from the data it is bound to, which is left out: its words stay.
_BINDINGS = "liên kết giữa ô điền và dữ liệu ẩn"
_SAID_OF_PICTURES = frozenset({"descr", "name", "title", "alt"})
_SLASH = re.compile(r"[\\/]")
_OTHER_PROGRAM = "dữ liệu riêng của chương trình khác"
_LEFT_OUT = {"rsid": _MARKS, "dataBinding": _BINDINGS, "fldData": _OTHER_PROGRAM}
# What refers to a part that was left out, and goes with it.
_GOES = frozenset({
    "legacyDrawing", "legacyDrawingHF", "printerSettings", "embedRegular", "embedBold", "embedItalic",
    "embedBoldItalic", "customPr",
})  # fmt: skip
_NESTED = "\ufffc"  # in a field's code: another field stands there
_ARGUMENT = re.compile(r'"[^"]*"|[^\s"]+')
_SWITCHES = ("\\l", "\\o", "\\t")  # of HYPERLINK: a bookmark, a tip, a frame
_FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"})
_FUNCTION = re.compile(r"([A-Za-z_][\w.]*)\s*\(")
_QUOTED = re.compile(r'"[^"]*"')
_OTHER_BOOK = re.compile(r"\||\[\d+\]|\[[^\]]*\.xl\w+\]|://|^'?\\\\", re.IGNORECASE)
_INSTRUCTION = re.compile(rb"<\?(?!xml\s)")  # to programs; the tree is read without
_SPACES = tuple(f"{{{space}" for space in may_hold.NAMESPACES)
_ADDRESSES = frozenset({"src", "href", "althref", "pict"})


class Trouble(NamedTuple):
    """What may not be in a file: the code that tells it, the part, what was found."""

    code: str
    part: str
    found: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A packed file as it may be published, what was left out of it in words, and what speaks against it."""

    content: bytes
    left_out: tuple[str, ...]
    troubles: tuple[Trouble, ...]


def troubles_of_package(content: bytes, ending: str) -> tuple[Trouble, ...]:
    """What no list or form may hold: parts and relationships; for a file that is read, never published.

    Raises one of DAMAGED (`sheets.workbook_kind`) where the file is none.
    """
    if around := tuple(_around(content)):
        return around
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return tuple(_Package(archive, ending).troubles)


@lru_cache(maxsize=100)  # in a preview files seldom change
def judged(content: bytes, ending: str) -> Judged:
    """The file judged and packed anew; raises one of DAMAGED where it is none."""
    kept = remembered("Office file", (content, ending), lambda: _as_json(_looked_through(content, ending)))
    packed_anew, left_out, troubles = json.loads(kept)
    return Judged(
        base64.b64decode(packed_anew), tuple(left_out), tuple(Trouble(*trouble) for trouble in troubles)
    )


def _as_json(found: Judged) -> bytes:
    """The file and what was said of it, as they are kept for the next run."""
    return json.dumps([base64.b64encode(found.content).decode(), found.left_out, found.troubles]).encode()


def _looked_through(content: bytes, ending: str) -> Judged:
    if around := tuple(_around(content)):
        return Judged(b"", (), around)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        package = _Package(archive, ending)
        if package.troubles:
            return Judged(b"", (), tuple(package.troubles))
        cleaned = {name: _cleaned(package, name) for name in package.kept}
    if package.troubles:
        return Judged(b"", (), tuple(dict.fromkeys(package.troubles)))
    return Judged(packed(cleaned.items()), tuple(package.left_out), ())


def told_of(troubles: Iterable[Trouble], source: Source) -> Iterator[Problem]:
    """A problem for each trouble; the same thing in several parts is told once."""
    name = source.path.rpartition("/")[2]
    program = "Excel" if name.lower().endswith(".xlsx") else "Word"
    by_found: dict[tuple[str, str], list[str]] = {}
    for each in troubles:
        by_found.setdefault((each.code, each.found), []).append(each.part)
    for (code, found), parts in by_found.items():
        part = parts[0] or "cả tệp"
        more = f" và {len(parts) - 1} chỗ nữa" if len(parts) > 1 else ""
        yield problem(code, source, name=name, part=f"{part}{more}", found=found, program=program)


def _around(content: bytes) -> Iterator[Trouble]:
    """A packed file begins with its first part and ends with its table of contents; nothing else."""
    if not content.startswith(b"PK\x03\x04"):
        yield Trouble("F26", "", "dữ liệu lạ đứng trước nội dung")
    end = content.rfind(b"PK\x05\x06")
    if end < 0 or len(content) < end + 22 or len(content) != end + 22:
        yield Trouble("F26", "", "dữ liệu lạ đứng sau nội dung")
    elif (start := struct.unpack("<I", content[end + 16 : end + 20])[0]) != 0xFFFFFFFF:
        size = struct.unpack("<I", content[end + 12 : end + 16])[0]
        if start + size != end and content[end - 20 : end - 16] != b"PK\x06\x07":
            yield Trouble("F26", "", "dữ liệu lạ chen giữa nội dung")


@dataclass(slots=True)
class _Package:
    """The parts that stay, the relationships that went with the others, what was left out, what is wrong.

    `lists`: the parts that only tell of others, without what was left out. No other part is read here.
    """

    archive: zipfile.ZipFile
    ending: str
    kept: tuple[str, ...] = ()
    lists: dict[str, bytes] = field(default_factory=dict)
    gone: dict[str, set[str]] = field(default_factory=dict)
    left_out: dict[str, None] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)

    def __post_init__(self) -> None:
        infos = [info for info in self.archive.infolist() if not (info.is_dir() and not info.file_size)]
        names = {info.filename: info for info in infos}
        if len({name.lower() for name in names}) < len(names):
            self.trouble("F20", "", "hai thành phần cùng tên")
        if len(infos) > MAX_PARTS:
            self.trouble("F20", "", f"{len(infos)} thành phần, quá nhiều")
            return
        xml = sum(info.file_size for info in infos if _is_xml(info.filename))
        if xml > _MAX_XML:
            self.trouble(
                "F20", "", f"{xml // 1_000_000} MB chữ và định dạng, quá nhiều so với một tệp văn phòng"
            )
            return
        kept = tuple(name for name in names if name == _TYPES or self._stays(name, names))
        if not self.troubles:
            self.kept = kept
            self._judge_types()
            for name in kept:
                if name.endswith(".rels"):
                    self._judge_relationships(name)

    def trouble(self, code: str, part: str, found: str) -> None:
        self.troubles.append(Trouble(code, part, found[:200]))

    def leave_out(self, words: str) -> None:
        self.left_out.setdefault(words)

    def _stays(self, name: str, names: dict[str, zipfile.ZipInfo]) -> bool:
        folder, file = posixpath.split(name)
        if posixpath.basename(folder) == "_rels" and file.endswith(".rels"):
            owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            if name == _ROOT_RELS:
                return True
            kind = self._kind(owner)
            if kind is None or (owner not in names and not kind.out):
                self.trouble("F20", name, "liên kết của một thành phần không có")
            return kind is not None and not kind.out
        kind = self._kind(name)
        if kind is None:
            known = (words for start, words in may_hold.WORDS.items() if name.lower().startswith(start))
            self.trouble("F20", name, next(known, "thành phần lạ"))
            return False
        if kind.out:
            self.leave_out(kind.out)
        return not kind.out

    def _kind(self, name: str) -> may_hold.PartKind | None:
        return next((part for part in may_hold.PARTS[self.ending] if part.name.fullmatch(name)), None)

    def _judge_types(self) -> None:
        self.lists[_TYPES] = self.archive.read(_TYPES)
        root = _tree(self.lists[_TYPES])
        defaults, overrides = {}, {}
        for each in list(root):
            tag, kind = _local(each), each.get("ContentType", "")
            name = each.get("PartName", "").lstrip("/")
            if tag == "Default":
                defaults[each.get("Extension", "").lower()] = kind
            else:
                overrides[name] = kind
                if name not in self.kept:
                    root.remove(each)
        endings = {name.rpartition(".")[2].lower() for name in self.kept} | {"rels", "xml"}
        for each in list(root):
            if _local(each) == "Default" and each.get("Extension", "").lower() not in endings:
                root.remove(each)
        for name in self.kept:
            if name == _TYPES or name.endswith(".rels"):
                continue
            kind = overrides.get(name, defaults.get(name.rpartition(".")[2].lower(), ""))
            known = self._kind(name)
            if known and kind.lower() not in {each.lower() for each in known.types}:
                self.trouble("F20", name, f"khai là “{kind or 'không rõ loại'}”")
        if len(root) < len(defaults) + len(overrides):
            self.lists[_TYPES] = xml_bytes(root)

    def _judge_relationships(self, name: str) -> None:
        self.lists[name] = self.archive.read(name)
        root = _tree(self.lists[name])
        folder = posixpath.dirname(posixpath.dirname(name))
        owner = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        gone = self.gone.setdefault(owner, set())
        for each in list(root):
            kind, target = each.get("Type", ""), each.get("Target", "")
            word = kind.rpartition("/")[2]
            if each.get("TargetMode") == "External" or word == may_hold.LINK:
                if word != may_hold.LINK or not may_hold.PLAIN_LINK.fullmatch(target):
                    self.trouble("F21", name, f"{may_hold.REACHES.get(word, word)} {_shown_target(target)}")
                continue
            path = unquote(target)
            path = path.lstrip("/") if path.startswith("/") else posixpath.normpath(f"{folder}/{path}")
            path = path.removeprefix("./").lstrip("/")
            known = self._kind(path)
            if known is not None and known.out:
                gone.add(each.get("Id", ""))
                root.remove(each)
            elif path not in self.kept:
                self.trouble("F21", name, f"{may_hold.REACHES.get(word, word)} {_shown_target(target)}")
            elif word not in may_hold.RELATIONSHIPS or not kind.startswith(may_hold.RELATIONSHIP_HOSTS):
                self.trouble("F20", name, f"liên kết kiểu “{word}”")
        if gone:
            self.lists[name] = xml_bytes(root)


def _shown_target(target: str) -> str:
    """Where a relationship leads, without what may name a person: the folders of a machine."""
    scheme, _, rest = target.partition(":")
    kept = rest.replace("\\", "/").rstrip("/").rpartition("/")[2] or rest
    return f"{scheme}:…/{kept}" if rest else target.replace("\\", "/").rpartition("/")[2] or target


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _tree(content: bytes) -> etree._Element:
    if b"\0" in content[:100] or b"<!DOCTYPE" in content or content.count(b"<") > _MAX_ELEMENTS:
        raise ValueError("no XML of an office file")
    content.decode("utf-8")
    tree = xml_tree(content, instructions=False)
    if (tree.getroottree().docinfo.encoding or "UTF-8").upper() not in ("UTF-8", "ASCII", "US-ASCII"):
        raise ValueError("another encoding than UTF-8")
    return tree


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _namespace(tag: str) -> str:
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def _cleaned(package: _Package, name: str) -> bytes:
    if name in package.lists:
        return package.lists[name]
    content = package.archive.read(name)
    if not _is_xml(name):
        return _picture(package, name, content)
    root = _tree(content)
    if not str(root.tag).startswith(_SPACES):
        package.trouble("F20", name, "không theo chuẩn của Word, Excel")
    if name == "docProps/core.xml":
        return _without_people(package, root).encode("utf-8")
    if name == "docProps/app.xml":
        told = [each for each in root if _local(each) not in _HARMLESS and "".join(each.itertext()).strip()]
        if told:
            package.leave_out(_PROPERTIES)
        return _APP
    changed = _swept(package, name, content, root)
    if name.startswith("word/"):
        for code in _field_codes(root):
            _judge_field(package, name, code)
    return xml_bytes(root) if changed else content


def _picture(package: _Package, name: str, content: bytes) -> bytes:
    """A picture without the notes of its camera."""
    picture = judged_picture(content, posixpath.splitext(name)[1].lower())
    if picture.code:
        package.trouble("F20", name, f"hình {picture.reason}")
    for words in picture.left_out:
        package.leave_out(words)
    return picture.content


def _without_people(package: _Package, root: etree._Element) -> str:
    title = ""
    for each in root:
        word, said = _local(each), "".join(each.itertext()).strip()
        if word == "title":
            title = said
        elif said and word not in _UNSAID:
            package.leave_out(_PEOPLE.get(word, _PROPERTIES))
    return core_properties(title)


def core_properties(title: str) -> str:
    """The part that tells about a file (docProps/core.xml), with its title and nobody's name."""
    return _CORE_PROPERTIES.format(title=escape(title))


def _swept(package: _Package, name: str, content: bytes, root: etree._Element) -> bool:
    """Whether something of the part was taken away; what may not be there is told."""
    changed = _INSTRUCTION.search(content) is not None
    settings = root if name == "word/settings.xml" else None
    gone = package.gone.get(name, set())
    for element in list(root.iter()):
        if settings is not None or not isinstance(element.tag, str) or _stands_out(element.tag):
            changed |= _swept_element(package, name, element, gone, settings)
        elif any(map(_to_look_at, element.keys())):
            changed |= _swept_attributes(package, name, element, gone)
    return changed


# A part has ten thousands of elements and attributes of a few dozen names.
@lru_cache(maxsize=10_000)
def _stands_out(tag: str) -> bool:
    """Whether more than the attributes of such an element has to be looked at."""
    word = tag.rpartition("}")[2]
    looked_at = (may_hold.REACHING, _LEFT_OUT, _GOES, _FORMULAS)
    return not tag.startswith(_SPACES) or any(word in words for words in looked_at)


def _swept_element(
    package: _Package, name: str, element: etree._Element, gone: set[str], settings: etree._Element | None
) -> bool:
    if not isinstance(element.tag, str):  # a comment of the XML
        _remove(element)
        return True
    word = _local(element)
    if not element.tag.startswith(_SPACES):
        _remove(element)
        package.leave_out(_OTHER_PROGRAM)
        return True
    if word in may_hold.REACHING:
        package.trouble("F20", name, f"<{word}>")
        return False
    if word in _LEFT_OUT:
        package.leave_out(_LEFT_OUT[word])
    if word in _LEFT_OUT or (word in _GOES and gone & set(element.attrib.values())):
        _remove(element)
        return True
    if settings is not None and element.getparent() is settings and word not in may_hold.SETTINGS:
        words = may_hold.OUT_OF_SETTINGS
        package.leave_out(words.get(word, words[""]))
        _remove(element)
        return True
    if word in _FORMULAS and name.startswith("xl/"):
        _judge_formula(package, name, element.text or "")
    return _swept_attributes(package, name, element, gone)


@lru_cache(maxsize=10_000)
def _to_look_at(key: str) -> tuple[str, str] | None:
    """Word and namespace of an attribute that has to be looked at; None for those that only set a form."""
    word, space = key.rpartition("}")[2], _namespace(key)
    looked_at = (
        (space and not space.startswith(may_hold.NAMESPACES))
        or space.endswith("/relationships")
        or word in ("action", "author", "initials", "userId", "providerId")
        or word in _ADDRESSES
        or word in _SAID_OF_PICTURES
        or word.startswith("rsid")
    )
    return (word, space) if looked_at else None


def _swept_attributes(package: _Package, name: str, element: etree._Element, gone: set[str]) -> bool:
    changed = False
    found = [(key, value, name_of) for key, value in element.attrib.items() if (name_of := _to_look_at(key))]
    for key, value, (word, space) in found:
        if (space and not space.startswith(may_hold.NAMESPACES)) or (word == "action" and not space):
            package.leave_out(_OTHER_PROGRAM)
        elif word.startswith("rsid") and space:
            package.leave_out(_MARKS)
        elif word in ("author", "initials", "userId", "providerId") and space and value:
            if value == "Author":
                continue
            package.leave_out("tên người soạn, người góp ý")
            if word == "author":
                element.set(key, "Author")  # as Word itself does; the attribute has to be there
                changed = True
                continue
        elif space.endswith("/relationships") and value in gone:
            pass
        elif word in _ADDRESSES and not space.endswith("/relationships"):
            _judge_address(package, name, word, value)
            continue
        elif word in _SAID_OF_PICTURES and may_hold.LOCAL_PATH.search(value):
            package.leave_out("đường dẫn trên máy soạn")
            element.set(key, _SLASH.split(value)[-1])
            changed = True
            continue
        else:
            continue
        del element.attrib[key]
        changed = True
    return changed


def _judge_address(package: _Package, name: str, word: str, value: str) -> None:
    if not may_hold.PLAIN_LINK.fullmatch(value) or (word != "href" and not value.startswith("#")):
        package.trouble("F21", name, f"{may_hold.REACHES.get(word, word)} {_shown_target(value)}")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:  # words behind it stay
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _judge_formula(package: _Package, name: str, formula: str) -> None:
    plain = _QUOTED.sub("", formula)
    if _OTHER_BOOK.search(plain):
        package.trouble("F21", name, "công thức lấy số từ tệp hoặc chương trình khác")
    for found in _FUNCTION.finditer(plain):
        function = found[1].upper().removeprefix("_XLFN.").removeprefix("_XLWS.")
        if function not in may_hold.FUNCTIONS:
            package.trouble("F22", name, found[1])


def _field_codes(root: etree._Element) -> Iterator[str]:
    """Every field's code, put together where Word has split it; fields may stand in the codes of others."""
    open_fields: list[list[str] | None] = []  # None: the code is over, what follows is the result
    for element in root.iter("{*}fldSimple", "{*}fldChar", "{*}instrText", "{*}delInstrText"):
        word = _local(element)
        if word == "fldSimple":
            yield _attribute(element, "instr")
        elif word == "fldChar":
            yield from _at_mark(open_fields, _attribute(element, "fldCharType"))
        elif open_fields and open_fields[-1] is not None:
            open_fields[-1].append(element.text or "")
        else:
            yield element.text or ""
    yield from ("".join(left) for left in open_fields if left)


def _at_mark(open_fields: list[list[str] | None], mark: str) -> Iterator[str]:
    """The code that ends at this mark."""
    if mark == "begin":
        if open_fields and open_fields[-1] is not None:
            open_fields[-1].append(_NESTED)
        open_fields.append([])
    elif open_fields:
        code = open_fields[-1]
        if code is not None:
            yield "".join(code)
        open_fields[-1] = None
        if mark == "end":
            open_fields.pop()


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if str(key).endswith(f"}}{name}")), "")


def _judge_field(package: _Package, name: str, code: str) -> None:
    words = _ARGUMENT.findall(code)
    first = words[0].upper() if words else ""
    first = "=" if first.startswith("=") else first
    if first not in may_hold.FIELDS or (_NESTED in code and first != "="):
        package.trouble("F22", name, words[0] if words and words[0] != _NESTED else "mã trường lồng nhau")
    elif first == "HYPERLINK":
        for before, word in itertools.pairwise(words):
            said = word.strip('"“”')
            is_address = not word.startswith("\\") and before.lower() not in _SWITCHES
            if is_address and not may_hold.PLAIN_LINK.fullmatch(said):
                package.trouble("F21", name, f"liên kết {_shown_target(said)}")
