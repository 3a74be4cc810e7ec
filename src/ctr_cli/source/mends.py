"""What is wrong on a line that stops the YAML parser, and the line that lets it read on.

Each look takes the lines, the number of one, and the parser's error, and answers with a mend or None.
"""

import re
from collections.abc import Iterator

from ctr_cli.data.yaml_values import NotYaml, Trouble
from ctr_cli.language.patterns import regex
from ctr_cli.language.typed import unwrapped
from ctr_cli.source.indents import continued, no_dash, straightened
from ctr_cli.source.mended import NEW_ENTRY, Mend, keys, split, told

_NO_SPACE = regex(r"^(\s*(?:- +)*)([a-z_]+):(?=[^\s:/])")
_WRONG_DASH = regex(r"^(\s*)(-(?=[^\s-])|[\u2013\u2014\u2022]\s*|[+*]\s+(?=[a-z_]+:(?: |$)))")
_COUNTED = regex(r"^(\s*)(\d{1,2}[.)]|[a-zđ]\)|[+*])\s+(?=\w)")
_KEYLESS = regex(r"^(\s*)- +(?![a-z_]+:)(?=[^\W\d_])")
LEADING = {"items": "text", "recipients": "name"}
"""The key that a text alone was meant for, by the list it stands in."""
_BARE_KEY = regex(r"^(\s*(?:- +)*)([a-z_]+)(?P<sign> ?[;=](?= |$))?(?= +[^:]*$|$)")
_COLON = "dấu hai chấm trong câu làm YAML hiểu lầm thành một khóa mới"
_SPECIAL = (*"*&!%@`|>", "- ", "? ")


def mends(lines: list[str], error: NotYaml) -> Iterator[Mend]:
    """The mends that may fit an error, the likeliest first."""
    problem = error.problem_mark
    last = len(lines) - 1
    line = min(problem.line, last)
    context = min(error.context_mark.line, last) if error.context_mark else line
    above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), line)
    for number in (line, above, context):
        yield from _found(_dash(lines, number), _counted(lines, number), _no_colon(lines, number))
    yield from _found(_keyless(lines, above, line))
    for number in (line, context):
        yield from _found(
            _tab(lines, number, error),
            _special(lines, number),
            _in_brackets(lines, number, error),
            _inner_quote(lines, number),
            _escape(lines, number, error),
        )
    yield from _found(
        _open_quote(lines, line),
        _no_space(lines, line, error),
        _colon(lines, line, error),
        _bracket(lines, error),
    )
    yield from _found(continued(lines, above), continued(lines, line), no_dash(lines, line))
    yield from straightened(lines, line)


def _found(*looks: Mend | None) -> Iterator[Mend]:
    return (mend for mend in looks if mend)


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _quote_mend(
    code: str, message: str, lines: list[str], number: int, start: int, end: int
) -> Mend:
    head, value = split(lines[number])
    value = value.rstrip()
    fixed = head + (value if value[:1] in ("'", '"') else _quoted(unwrapped(value) or value))
    hint = f"đặt cả câu trong dấu nháy: {_short(fixed.strip())}"
    return Mend(told(code, message, hint, number, start, end), number, fixed)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:40] + "…" + text[-15:]


def _tab(lines: list[str], number: int, error: NotYaml) -> Mend | None:
    line = lines[number]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent:
        if "\t" not in line or "tab" not in str(error.problem):
            return None
        indent = line
    column = line.index("\t")
    message = "dùng phím Tab để thụt đầu dòng"
    hint = "thay mỗi Tab bằng các dấu cách cho thẳng với dòng cùng cấp"
    trouble = told("CTR108", message, hint, number, column, column + 1)
    above = next((x for x in reversed(lines[:number]) if x.strip()), "")
    level = len(above) - len(above.lstrip())
    if NEW_ENTRY.match(above) and above.rstrip().endswith(":"):
        level += 2
    rest = line[len(indent) :] if indent != line else line.replace("\t", " ").lstrip()
    if not rest.startswith("-") and above.lstrip().startswith("- "):
        level += 2
    return Mend(trouble, number, " " * level + rest)


def _dash(lines: list[str], number: int) -> Mend | None:
    """A dash that Word made long, or that has no space behind it."""
    match = _WRONG_DASH.match(lines[number])
    if not match:
        return None
    message = (
        "thiếu dấu cách sau dấu gạch"
        if match[2] == "-"
        else f"`{match[2].strip()}` không phải dấu gạch của YAML"
    )
    start = match.start(2)
    hint = "viết dấu gạch ngắn rồi một dấu cách: - …"
    trouble = told("CTR105", message, hint, number, start, start + 1)
    return Mend(trouble, number, f"{match[1]}- {lines[number][match.end() :]}")


def _counted(lines: list[str], number: int) -> Mend | None:
    """A text that is counted, or bears another sign of a list, where entries with dashes stand."""
    match = _COUNTED.match(lines[number])
    key = match and _leading(lines, number, len(match[1]))
    if not match or not key:
        return None
    start = match.start(2)
    message = f"`{match[2]}` không phải dấu gạch của YAML, số thứ tự thì bản in tự đánh"
    trouble = told("CTR105", message, f"viết: - {key}: …", number, start, start + 1)
    return Mend(trouble, number, f"{match[1]}- {key}: {_plain(lines[number][match.end() :])}")


def _keyless(lines: list[str], number: int, below: int) -> Mend | None:
    """A text that stands in a list without its key, the other keys beneath it."""
    match = _KEYLESS.match(lines[number])
    key = match and _leading(lines, number, len(match[1]))
    bare = _BARE_KEY.match(lines[below].partition(":")[0])
    if not match or not key or not bare or len(bare[1]) <= len(match[1]) or bare[2] not in keys():
        return None
    start, end = match.end(), len(lines[number].rstrip())
    hint = f"viết thành khóa {key}: - {key}: {_short(lines[number][start:end])}"
    trouble = told("CTR105", f"thiếu khóa `{key}:` trước câu này", hint, number, start, end)
    return Mend(trouble, number, f"{match[1]}- {key}: {_plain(lines[number][start:])}")


def _leading(lines: list[str], number: int, indent: int) -> str | None:
    """The key that opens the entries of the list a line stands in; None where they have no such key."""
    above = (line for line in reversed(lines[:number]) if line.strip() and line.lstrip()[0] != "#")
    list_of = next((x for x in above if len(x) - len(x.lstrip()) < indent or x.endswith(":")), "")
    return LEADING.get(list_of.strip().removeprefix("- ").rstrip(":"))


def _plain(value: str) -> str:
    """A text as a value: in quotes where a colon in it would make a key."""
    value = value.rstrip()
    return _quoted(value) if re.search(r":(?= |$)| #", value) else value


def _no_colon(lines: list[str], number: int) -> Mend | None:
    """A key of the programme that stands alone, or before its value, without a colon."""
    match = _BARE_KEY.match(lines[number])
    if not match or match[2] not in keys():
        return None
    message = f"thiếu dấu hai chấm sau `{match[2]}`"
    hint = f"viết `{match[2]}: …`"
    trouble = told("CTR105", message, hint, number, match.start(2), match.end(2))
    rest = lines[number][match.end() :]
    return Mend(trouble, number, lines[number][: match.end(2)] + ":" + rest)


def _special(lines: list[str], number: int) -> Mend | None:
    head, value = split(lines[number])
    if not value.startswith(_SPECIAL) or not re.search(r"\w", value):
        return None
    if value[0] in "|>" and re.fullmatch(r"[|>][-+0-9]*\s*(#.*)?", value):
        return None
    message = f"câu bắt đầu bằng `{value[0]}` là ký hiệu riêng của YAML"
    end = len(head) + len(value.rstrip())
    if value.startswith("- "):
        sentence = value.removeprefix("- ").strip()
        hint = f"bỏ dấu gạch, bản in tự có: {_short(f'{head.strip()} {sentence}')}"
        trouble = told("CTR106", message, hint, number, len(head), end)
        return Mend(trouble, number, f"{head}{_quoted(sentence)}")
    return _quote_mend("CTR106", message, lines, number, len(head), end)


_INTO = "bỏ đi, hoặc đưa vào trong ngoặc; câu có ngoặc ở đầu thì đặt cả câu trong dấu nháy"
_ENDS = regex(r"[,\]}]|$")


def _in_brackets(lines: list[str], number: int, error: NotYaml) -> Mend | None:
    """A name between brackets that begins with a sign of YAML's own, a comma too many there, or words behind them."""
    scanned = str(error.context).startswith("while scanning a") and error.context_mark
    line, mark = lines[number], scanned or error.problem_mark
    start, before = mark.column, line[: mark.column]
    sign, end = line[start : start + 1], len(line.rstrip())
    if number != mark.line or not sign or split(line)[1][:1] not in ("[", "{"):
        return None
    if 0 < sum(map(before.count, "[{")) <= sum(map(before.count, "]}")):
        message = f"sau dấu ngoặc đóng còn thừa “{line[start:end]}”"
        trouble = told("CTR105", message, _INTO, number, start, end)
        return Mend(trouble, number, before)
    if sign == ",":
        message, hint = "thừa một dấu phẩy trong ngoặc", "bỏ bớt một dấu phẩy"
        trouble = told("CTR105", message, hint, number, start, start + 1)
        return Mend(trouble, number, before + line[start + 1 :])
    if sign not in "*&!%@`|>-":
        return None
    end = next(_ENDS.finditer(line, start)).start()
    name = line[start:end].rstrip()
    bare = name.strip(f"{sign} ")
    message = f"tên bắt đầu bằng ký hiệu riêng của YAML: {sign}"
    hint = (
        f"gõ nhầm thì bỏ: {bare}; đúng là chữ của tên thì đặt trong dấu nháy đơn: {_quoted(name)}"
    )
    trouble = told("CTR106", message, hint, number, start, start + len(name))
    return Mend(trouble, number, before + _quoted(bare) + line[end:])


def _closing(value: str) -> int:
    """Where the quote that opens a value closes, or -1."""
    pattern = r"'(?:[^']|'')*'" if value[0] == "'" else r'"(?:[^"\\]|\\.)*"'
    match = re.match(pattern, value)
    return match.end() if match else -1


def _inner_quote(lines: list[str], number: int) -> Mend | None:
    head, value = split(lines[number])
    if not value or value[0] not in "\"'":
        return None
    end = _closing(value)
    rest = value[end:].strip() if end > 0 else ""
    if not rest or rest.startswith(("#", ":")):
        return None
    quote = value[0]
    start = len(head) + end
    inner = value.rstrip()
    inner = inner[1:-1] if inner.endswith(quote) and len(inner) > 1 else inner
    fixed = head + _quoted(inner)
    message = f"dấu nháy {quote} khép lại giữa câu, phần sau đứng ngoài dấu nháy"
    hint = f"dùng nháy đơn ở hai đầu câu, nháy đơn bên trong viết hai lần: {_short(fixed.strip())}"
    trouble = told("CTR109", message, hint, number, start, len(head) + len(value.rstrip()))
    return Mend(trouble, number, fixed)


def _escape(lines: list[str], number: int, error: NotYaml) -> Mend | None:
    if "escape" not in str(error.problem) or number != error.problem_mark.line:
        return None
    head, value = split(lines[number])
    value = value.strip()
    column = error.problem_mark.column
    fixed = head + _quoted(value.strip('"'))
    hint = f"dùng nháy đơn: {_short(fixed.strip())}"
    message = "dấu \\ trong nháy kép là ký hiệu riêng của YAML"
    return Mend(told("CTR109", message, hint, number, column, column + 2), number, fixed)


def _open_quote(lines: list[str], upto: int) -> Mend | None:
    for number in range(min(upto, len(lines) - 1) + 1):
        head, value = split(lines[number])
        if not value or value[0] not in "\"'" or _closing(value) > 0:
            continue
        below = next((x for x in lines[number + 1 :] if x.strip() and x.lstrip()[0] != "#"), None)
        if below is None or NEW_ENTRY.match(below):
            quote, end = value[0], len(lines[number].rstrip())
            message = f"dấu nháy {quote} mở ra mà không đóng lại"
            hint = f"thêm {quote} ở cuối câu"
            trouble = told("CTR109", message, hint, number, len(head), end)
            return Mend(trouble, number, head + _quoted(value[1:].rstrip()))
    return None


def _no_space(lines: list[str], number: int, error: NotYaml) -> Mend | None:
    for at in (number, number - 1, error.context_mark.line if error.context_mark else number):
        match = _NO_SPACE.match(lines[at]) if 0 <= at < len(lines) else None
        if match and not lines[at][match.end() :].startswith("//"):
            message = f"thiếu dấu cách sau `{match[2]}:`"
            hint = f"viết `{match[2]}: …`"
            trouble = told("CTR105", message, hint, at, match.start(2), match.end())
            return Mend(trouble, at, lines[at][: match.end()] + " " + lines[at][match.end() :])
    return None


def _colon(lines: list[str], number: int, error: NotYaml) -> Mend | None:
    if "mapping values" not in str(error.problem):
        return None
    head, value = split(lines[number])
    colon = re.search(r":(?= |$)", value)
    if not colon or not head.strip():
        return _continued_colon(lines, number)
    at = len(head) + colon.start()
    return _quote_mend("CTR107", _COLON, lines, number, at, at + 1)


def _continued_colon(lines: list[str], number: int) -> Mend | None:
    """A text that runs over several lines and holds a colon: the whole must be quoted."""
    line = lines[number]
    colon = re.search(r":(?= |$)", line)
    if not colon or NEW_ENTRY.match(line):
        return None
    hint = "đặt cả câu, từ đầu đến cuối, trong dấu nháy đơn: '…'"
    trouble = told("CTR107", _COLON, hint, number, colon.start(), colon.end())
    return Mend(trouble, number, line[: colon.start()] + "\u2236" + line[colon.end() :])


def _bracket(lines: list[str], error: NotYaml) -> Mend | None:
    context = str(error.context)
    if "flow" not in context or error.context_mark is None:
        return None
    if error.context_mark.line >= len(lines):
        return None
    sign, at = ("]", error.context_mark) if "sequence" in context else ("}", error.context_mark)
    line = lines[at.line]
    message = f"dấu ngoặc {line[at.column : at.column + 1]} mở ra mà không đóng lại đúng chỗ"
    hint = f"thêm `{sign}` sau mục cuối; câu có dấu ngoặc hay dấu phẩy thì đặt trong dấu nháy"
    trouble = told("CTR105", message, hint, at.line, at.column, len(line.rstrip()))
    return Mend(trouble, at.line, line.rstrip().rstrip(",") + sign)


def unknown(lines: list[str], error: NotYaml) -> Trouble:
    """The trouble of a place that no look explains."""
    mark = error.problem_mark
    line = min(mark.line, len(lines) - 1)
    message = "chỗ này không đọc được như YAML"
    hint = "so với các dòng cùng loại ở trên: thụt đầu dòng, dấu hai chấm, dấu nháy, dấu ngoặc; sửa xong thì kiểm tra lại vì phần sau chưa đọc được"
    start = mark.column if line == mark.line else 0
    return told("CTR105", message, hint, line, start, mark.column + 1)
