"""What PyYAML complains of -> where the slip really is, what it is, and what to write, for non-programmers.

The parser often notices a slip far behind it: a quote that is never closed shows at the end of the file. So
each complaint has a row here that says which mark to show and in which words; some look at the line again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from generator.problems import Problem, Source, problem

_QUOTE_IT = "đặt cả giá trị trong dấu ngoặc kép, ví dụ"
_ALIGN = "cho dòng này thụt thẳng hàng với các dòng cùng cấp ở trên (chỉ dùng dấu cách)"


class Slip(NamedTuple):
    """A mistake of syntax: its place (line and column from 0), what it is, what to do."""

    line: int
    column: int
    reason: str
    remedy: str


class ParserComplaint(NamedTuple):
    """The parser's words and marks, and the lines they are about.

    `opened` is where the last quoted text before the complaint began, if it runs over several lines.
    """

    said: str
    mark: Any
    context: Any
    lines: list[str]
    opened: Any

    def line(self, number: int) -> str:
        """The line's text; "" behind the last one."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""


def syntax_problem(error: yaml.YAMLError, text: str, shown_as: str, opened: Any) -> Problem:
    """The problem for what the parser could not read."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None) or mark
    told_by = (getattr(error, "context", None), getattr(error, "problem", None))
    said = ": ".join(part for part in told_by if part) or str(error)
    if mark is None:
        return problem("Y06", Source(shown_as), reason=f"({said})", remedy=_OTHERWISE)
    complaint = ParserComplaint(said, mark, context, text.split("\n"), opened)
    slip = next((row for words, row in _TABLE if words in said), _unknown)(complaint)
    line, column = slip.line, slip.column
    if line >= len(complaint.lines) or not complaint.line(line):
        # Behind the last word of the file: staff look for the mistake where their text ends.
        line = max(n for n, words in enumerate(complaint.lines) if words.strip() and n <= line)
        column = len(complaint.lines[line])
    source = Source(shown_as, line + 1, column + 1)
    return problem("Y06", source, reason=slip.reason, remedy=slip.remedy)


def _here(reason: str, remedy: str) -> Callable[[ParserComplaint], Slip]:
    return lambda complaint: Slip(complaint.mark.line, complaint.mark.column, reason, remedy)


def _at_start(reason: str, remedy: str) -> Callable[[ParserComplaint], Slip]:
    return lambda complaint: Slip(complaint.context.line, complaint.context.column, reason, remedy)


def _colon(complaint: ParserComplaint) -> Slip:
    """A second colon in the line, or a key where none can stand."""
    line, column = complaint.mark.line, complaint.mark.column
    text, above = complaint.line(line), complaint.line(line - 1)
    first = re.match(r"\s*(?:- +)*([^\s:#]+):\s+(.*)", text[:column])
    if first is not None:
        value = _without_curly_pair(text[first.start(2) :].strip())
        example = f"{first[1]}: '{value}'" if '"' in value else f'{first[1]}: "{value}"'
        return Slip(line, column, "giá trị chứa dấu hai chấm mà không có ngoặc kép", f"{_QUOTE_IT} {example}")
    if above.strip() and not re.search(r":(\s|$)", above):
        return _no_colon(line - 1, above)
    return Slip(
        line,
        len(text) - len(text.lstrip()),
        "dòng này thụt sâu hơn dòng trên, nên máy coi là phần tiếp của giá trị ở dòng trên",
        f"{_ALIGN}; nếu đúng là phần tiếp của câu trên thì đặt cả câu trong dấu ngoặc kép",
    )


def _without_curly_pair(value: str) -> str:
    """The value without quotes around it of which Word, or a slip, has made curly ones."""
    odd = value[:1] == "“" and value[-1:] in ("”", '"')
    return value[1:-1] if odd and value.count("“") == 1 else value


def _no_colon(line: int, text: str) -> Slip:
    """A line without a key: its colon is missing, or glued to what follows."""
    glued = re.match(r"\s*(?:- +)*([A-Za-z_]+):(\S.*)", text)
    if glued is not None:
        reason, remedy = "thiếu dấu cách sau dấu hai chấm", f"thêm dấu cách: {glued[1]}: {glued[2]}"
        return Slip(line, glued.end(1), reason, remedy)
    return Slip(
        line,
        len(text) - len(text.lstrip()),
        "dòng này không có dấu hai chấm sau tên khóa",
        "viết theo dạng khóa: giá trị; nếu dòng này là phần tiếp của câu trên thì thụt vào",
    )


def _key(complaint: ParserComplaint) -> Slip:
    """Something that is no key where a key should stand: a quote, a bracket, a wrong indentation."""
    line, column = complaint.mark.line, complaint.mark.column
    text = complaint.line(line)
    before, at = text[:column].rstrip(), text[column : column + 1]
    if complaint.opened is not None:
        return _unclosed_quote(complaint._replace(context=complaint.opened))
    if before.endswith(('"', "'")):
        return Slip(line, column, "còn chữ ở sau dấu ngoặc kép đóng", _curly_quotes(text))
    starred = re.search(r"(?:: +|- +)(\*)", before)
    if starred is not None:
        return Slip(
            line,
            starred.start(1),
            "giá trị bắt đầu bằng dấu *",
            f'{_QUOTE_IT} "{text[starred.start(1) :].strip()}"',
        )
    if at in ("]", "}"):
        return Slip(line, column, f"thừa dấu {at}", f"xóa dấu {at} thừa")
    if at == ":":
        return Slip(line, column, "thiếu tên khóa trước dấu hai chấm", "ghi tên khóa")
    if at == "-":
        reason = "mục danh sách (dấu -) đứng lẫn với các khóa"
        return Slip(line, column, reason, "thụt các mục vào hai dấu cách dưới khóa của danh sách")
    return Slip(line, column, "dòng này thụt không thẳng hàng với các khóa cùng cấp", _ALIGN)


def _curly_quotes(line: str) -> str:
    """The line's value as one quoted text whose own quotes are curly."""
    value = re.sub(r"^(?:- +)*(?:[^\s:]+: +)?", "", line.strip())
    front = line.strip().removesuffix(value)
    if value.count('"') > 2 and value.startswith('"') and value.endswith('"'):
        value = value[1:-1]
    inner = re.sub(r'"([^"]*)"', r"“\1”", value)
    return f'trong câu dùng ngoặc kép cong, ngoài cùng mới dùng ngoặc kép thẳng: {front}"{inner}"'


def _item(complaint: ParserComplaint) -> Slip:
    """A list whose lines do not stand below each other."""
    line, column = complaint.mark.line, complaint.mark.column
    if complaint.line(line)[column : column + 1] == "-":
        reason = "các mục của danh sách (dấu -) không thẳng hàng với nhau"
    else:
        reason = "dòng này thụt không thẳng hàng với các khóa cùng mục"
    return Slip(line, column, reason, _ALIGN)


def _special_sign(complaint: ParserComplaint) -> Slip:
    """A value that begins with a character YAML keeps for itself."""
    line, column = complaint.mark.line, complaint.mark.column
    value = re.split(r" #|[,\]}]", complaint.line(line)[column:])[0].strip()
    reason = f"giá trị bắt đầu bằng dấu {value[:1]}"
    return Slip(line, column, reason, f'{_QUOTE_IT} "{value[:60]}"')


def _no_value(complaint: ParserComplaint) -> Slip:
    """A character of YAML's own where a value should stand."""
    line, column = complaint.mark.line, complaint.mark.column
    at = complaint.line(line)[column : column + 1]
    reason = f"chỗ này phải có giá trị mà lại là dấu {at}" if at else "chỗ này phải có giá trị"
    return Slip(line, column, reason, "ghi giá trị hoặc xóa dấu thừa; câu chữ thì đặt trong dấu ngoặc kép")


def _bracket(complaint: ParserComplaint) -> Slip:
    """A bracket that is not closed in its line, or a comma that is missing."""
    close = "]" if "']'" in complaint.said else "}"
    opening = "[" if close == "]" else "{"
    if complaint.mark.line > complaint.context.line:
        return Slip(
            complaint.context.line,
            complaint.context.column,
            f"dấu {opening} mở ở đây mà không có dấu {close} đóng",
            f"thêm dấu {close} vào cuối danh sách; câu chữ có dấu {opening} thì đặt trong dấu ngoặc kép",
        )
    return Slip(
        complaint.mark.line,
        complaint.mark.column,
        f"thiếu dấu phẩy trước chỗ này, hoặc thiếu dấu {close} đóng",
        "ngăn các mục bằng dấu phẩy; giá trị có dấu hai chấm hoặc ngoặc kép thì đặt trong dấu ngoặc kép",
    )


_unclosed_quote = _at_start(
    "dấu ngoặc kép mở ở đây mà không có dấu đóng", "thêm dấu ngoặc kép đóng vào cuối câu này"
)
_OTHERWISE = "so với dòng tương tự trong một tệp đang chạy tốt"


def _unknown(complaint: ParserComplaint) -> Slip:
    return Slip(
        complaint.mark.line, complaint.mark.column, f"máy đọc YAML báo “{complaint.said}”", _OTHERWISE
    )


_TABLE: tuple[tuple[str, Callable[[ParserComplaint], Slip]], ...] = (
    ("directive", _at_start("dòng bắt đầu bằng dấu %", "xóa dấu %, hoặc xóa dòng này")),
    ("a tag", _at_start("giá trị bắt đầu bằng dấu !", f'{_QUOTE_IT} "!…"')),
    ("mapping values are not allowed", _colon),
    (
        "could not find expected ':'",
        lambda complaint: _no_colon(complaint.context.line, complaint.line(complaint.context.line)),
    ),
    ("did not find expected key", _key),
    ("did not find expected '-' indicator", _item),
    ("did not find expected ',' or", _bracket),
    ("found unexpected end of stream", _unclosed_quote),
    (
        "<document start>",
        _here("dòng này thụt ít hơn dòng đầu của tệp", "cho mọi khóa ngoài cùng của tệp đứng sát lề trái"),
    ),
    ("expected node content", _no_value),
    (
        "found unexpected ':'",
        _here("giá trị trong ngoặc [ ] hoặc { } có dấu hai chấm", "đặt giá trị ấy trong dấu ngoặc kép"),
    ),
    ("found character that cannot start any token", _special_sign),
    (
        "expected alphabetic or numeric",
        _at_start("giá trị bắt đầu bằng dấu * hoặc &", f'{_QUOTE_IT} "* …"'),
    ),
    (
        "expected comment or line break",
        _at_start(
            "sau dấu > hoặc | phải xuống dòng",
            "xuống dòng rồi ghi câu, thụt vào; nếu dấu ấy thuộc câu thì đặt cả câu trong dấu ngoặc kép",
        ),
    ),
    (
        "found unknown escape character",
        _here("dấu \\ nằm trong ngoặc kép", "thay cặp ngoặc kép bằng cặp ngoặc đơn '…', hoặc bỏ dấu \\"),
    ),
    (
        "block sequence entries are not allowed",
        _here(
            "mục danh sách (dấu -) đứng cùng dòng với khóa",
            "xuống dòng, thụt vào hai dấu cách rồi mới ghi dấu -",
        ),
    ),
)
