"""Where the content of a document begins and ends; its letterhead, number, date, title, bases and preamble."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.columns import titles
from ctr_cli.importing.grammar.heading import body_in, heading_of, is_bare_heading, patterns
from ctr_cli.importing.grammar.letterhead import (
    PLACE_AND_DATE,
    columns_parted,
    is_printed,
    issuer_of,
)
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.grammar.short_names import explained_in
from ctr_cli.importing.grammar.tree import node_of
from ctr_cli.importing.reading.lines import Ignored, Line, is_caps, marker, marker_of, words
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex

RULE = regex(r"^[-–—_*=\s]{1,}$|^\*+$")
_NUMBER = regex(
    r"^số\s*:?\s*(?P<number>\d{1,4})?[\s./_…]*[-–/]?\s*(?P<symbol>(?:CTr|CT|NQ|KH|QĐ)[A-ZĐ]{0,3}(?:[-/][^\s]+)*(?:\s*[-/]\s*\S+)*)?\s*$",
    re.IGNORECASE,
)
_KIND = regex(r"^(?:chương\s+trình|kế\s+hoạch(?=\s+công\s+tác|\s*$))\b", re.IGNORECASE)
_DRAFT = regex(r"^\W*dự thảo(?:\s+lần)?(?:\s+thứ)?(?:\s+\w{1,4})?\W*$", re.IGNORECASE)
_ANNEX = regex(r"^phụ\s+lục(?:\s+(?:số\s+)?[IVX\d]+)?\b", re.IGNORECASE)
_TITLED = regex(r"^(?:phụ\s+lục|biểu|danh\s+mục)\b", re.IGNORECASE)
"""How the first line of an annex begins."""
_ENCLOSED = regex(
    r"\((?:ban hành )?kèm theo\b(?:\s+chương trình\s+(?P<number>số[\s\d./_…-]*CTr\S*))?(?:.*\scủa\s+(?P<office>[^()]+))?",
    re.IGNORECASE,
)
"""What stands beneath the title of an annex: with which paper it comes, and whose that is."""
_NAMED_FOR_YEAR = regex(
    r"^chương trình (?:công tác|làm việc|trọng tâm)\b[^.;:]*\bnăm 20\d\d\b[^.;:]*$", re.IGNORECASE
)
_TITLE_ENDS = regex(r"năm\s+20\d\d\s*$", re.IGNORECASE)
_BASIS = regex(r"^(?:căn cứ|thực hiện|theo|xét|để (?:thực hiện|triển khai))\b", re.IGNORECASE)
_LEADS_IN = regex(
    r"(?:như sau|sau đây)\s*[:.]?$|:$|\bban hành\b.*\b(?:phụ lục|biểu)\b", re.IGNORECASE
)
_ISSUES = regex(
    r"\b(?:ban hành|xây dựng|đề ra|thông qua|triển khai|thống nhất|thực hiện)\s.*\b(?:chương trình|kế hoạch)\b.*(?:như sau|sau đây|sau|gồm)\s*[:.]?$",
    re.IGNORECASE,
)
"""The sentence that issues a programme, whatever follows it."""
_OF_A_UNIT = regex(r"^\w.*\s(?:phường|xã|đặc khu|tỉnh|thành phố)\s+\w", re.IGNORECASE)
"""The name of an office that ends in the place it is of: `LĐLĐ TỈNH VĨNH LONG`."""
_STAMPED = regex(
    r"^(?:khẩn|thượng khẩn|h[oỏ][ảa] tốc|mật|tối mật|dự thảo|tài liệu)\b", re.IGNORECASE
)
_LETTERHEAD = regex(
    r"^(?:(?:ban chấp hành|ban thường vụ)?\s*đảng (?:bộ|[uủỷ]\w*)|tỉnh [uủỷ]\w*|thành [uủỷ]\w*|huyện [uủỷ]\w*|quận [uủỷ]\w*|"
    r"ban (?:chấp hành|thường vụ)|(?:ủy|uỷ) ban|ubnd|hđnd|hội đồng|mặt trận|mttq|văn phòng|chi bộ|"
    r"(?:phường|xã|đặc khu|thị trấn|tỉnh|thành phố|tp\.?)\s)",
    re.IGNORECASE,
)
SIGNING = regex(
    r"^(?:t/m|tm\.|t\.m|t/l|tl\.|k/t|kt\.|tuq\.|t/uq|xác nhận (?=của)|(?:phê )?duyệt (?=của))\s*",
    re.IGNORECASE,
)
POST = regex(
    r"bí thư|chủ tịch|phó|trưởng|chánh|chủ nhiệm|giám đốc|ủy viên|uỷ viên|thường trực",
    re.IGNORECASE,
)
PERSON = regex(
    r"^(?:[A-ZĐ][A-Za-zĐđ]{0,7}\.\s?){0,3}(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uỷ)\s+)?(?:[A-ZĐÀ-ỸẠ-Ỹ][\w'’-]*(?:\s+[A-ZĐÀ-ỸẠ-Ỹ][\w'’-]*){1,5}|[A-ZĐ]['’][\w-]+)$"
)
"""The name of who signs."""
RECIPIENTS = regex(r"^[^\w]*nơi\s+nhận\s*:?\s*", re.IGNORECASE)


@dataclass(slots=True)
class Head:
    """What stands before the content; `left` are lines that have no place in a programme.

    `nation` is the title of the Party or of the State that the paper bears.
    """

    nation: str | None = None
    parent: str | None = None
    issuer: str | None = None
    issuer_joined: bool = False
    number: int | None = None
    symbol: str | None = None
    place: str | None = None
    date: tuple[int, int | None, int | None] | None = None
    title: str | None = None
    bases: list[str] = field(default_factory=list)
    preamble: list[str] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)


@dataclass(slots=True)
class Zones:
    """A document's lines, parted; `annexed` are titles of an annex that name nobody whose work it is."""

    head: list[Line]
    content: list[Line]
    closing: list[Line]
    ignored: list[Ignored] = field(default_factory=list)
    annexed: list[Line] = field(default_factory=list)


def zones(lines: Sequence[Line]) -> Zones:
    """Head, content and closing: from the first heading after the title to the recipients or the signature."""
    kind = _kind_line(lines) or 0
    lines = [*columns_parted(lines[:kind]), *lines[kind:]]
    end = (third := len(lines) // 3) + signed_at(lines[third:])
    start = _content_start(lines[:end])
    closing, titles, annex = _annex_apart(lines[end:])
    told = [ln for ln in titles if not (_ANNEX.fullmatch(ln.text) or _ENCLOSED.match(ln.text))]
    told = [] if _is_prose(lines[start:end]) else told
    titles = [line for line in titles if line not in told[:1]]
    heads = [replace(ln, text=" ".join(one.text for one in told).upper()) for ln in told[:1]]
    content = _with_annex(lines[start:end], [*heads, *annex])
    content = [line for line in content if line.row or not RULE.match(line.text)]
    apart = [line for line in content if not line.row and _ENCLOSED.match(line.text)]
    apart += [ln for ln in content[-2:] if not ln.row and PLACE_AND_DATE.match(ln.text)]
    content = [line for line in content if line not in apart]
    ignored = [Ignored(line, "tiêu đề của phụ lục") for line in titles]
    unnamed = [line for line in heads if not _names_one_body(line.text)]
    return Zones([*lines[:start], *apart], content, closing, ignored, unnamed)


def _names_one_body(title: str) -> bool:
    """Whether the title of an annex says whose work stands in it."""
    body, _, rest = body_in(title)
    return body is not None and body_in(rest)[0] is None


def _annex_apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """What closes a document, the titles of an annex behind the signature, and the annex: its tables with what follows,
    or its lines beneath their title, which says whose work they are."""
    named = (n for n, ln in enumerate(lines) if _TITLED.match(ln.text) and is_caps(ln.text))
    first = next(named, len(lines))
    row = next((at for at, line in enumerate(lines) if line.row), None)
    if row is None:
        return [*lines[:first]], [], [*lines[first:]]
    if not any(titles([line.row]) for line in lines[row : row + 3] if line.row):
        return [*lines], [], []
    first = min(first, row)
    return [*lines[:first]], [*lines[first:row]], [*lines[row:]]


def _with_annex(content: Sequence[Line], annex: Sequence[Line]) -> list[Line]:
    """The content with an annex put in before what says how it is carried out: its section, or all that is told before the annex."""
    prose = _is_prose(content)
    ends = (
        at
        for at, line in enumerate(content)
        if prose
        or (patterns("implementation").match(marker_of(line).rest) and len(words(line.text)) <= 12)
    )
    at = next(ends, len(content)) if annex else len(content)
    return [*content[:at], *annex, *content[at:]]


def _is_prose(content: Sequence[Line]) -> bool:
    return all(
        marker_of(line).sign is None and not _heads(content, at) for at, line in enumerate(content)
    )


def signed_at(lines: Sequence[Line]) -> int:
    """Where the recipients or the signature begin; the number of lines where there are none."""
    for at, line in enumerate(lines):
        if line.cells:
            continue
        if RECIPIENTS.match(line.text) or (SIGNING.match(line.text) and is_caps(line.text)):
            return at
        if is_caps(line.text) and POST.search(line.text) and len(words(line.text)) < 6:
            name, behind = [*(after.text for after in lines[at + 1 : at + 3]), "", ""][:2]
            ends = not behind or RECIPIENTS.match(behind)
            if ends and PERSON.match(name) and not is_caps(name):
                return at
    return len(lines)


def _content_start(lines: Sequence[Line]) -> int:
    """The first line that is neither letterhead, title, basis nor a sentence that leads in."""
    start = _issued_at(lines, first := title_end(lines))
    led_in = start > first
    for at in range(start, len(lines)):
        line = lines[at]
        text, sign = marker_of(line).rest, marker_of(line).sign
        if line.row:
            return at
        if RULE.match(line.text) or _NUMBER.match(line.text) or PLACE_AND_DATE.match(line.text):
            continue
        plain = sign in (None, "dash", "star") and not is_caps(text) and not is_bare_heading(text)
        if plain and (_BASIS.match(text) or _LEADS_IN.search(text) or explained_in(text)):
            led_in = True
        elif (
            sign not in (None, "dash", "star")
            or led_in
            or (sign is None and (_heads(lines, at) or _begins_with_time(text)))
            or (sign is not None and at > 0)
        ):
            return at
    return len(lines)


def _issued_at(lines: Sequence[Line], start: int) -> int:
    """The position after the sentence that issues the programme, however many paragraphs come before it; else `start`."""
    for at in range(start, len(lines)):
        line, text = lines[at], lines[at].text
        signed = marker_of(line).sign not in (None, "dash", "star")
        if line.row or signed or is_caps(text) or is_bare_heading(text) or _begins_with_time(text):
            break
        if _ISSUES.search(text):
            return at + 1
    return start


def _begins_with_time(text: str) -> bool:
    """Whether a line says when before its work: `Tháng 1: Sinh hoạt thường kỳ`."""
    opened = opens_when(text)
    return opened is not None and not opened.sentence


def _heads(lines: Sequence[Line], at: int) -> bool:
    look = node_of(lines[at], lines[at + 1] if at + 1 < len(lines) else None).look
    return look in ("caps", "time", "outline", "bold")


def title_end(lines: Sequence[Line]) -> int:
    """The position after the title, and so after the line CHƯƠNG TRÌNH."""
    kind = _kind_line(lines)
    if kind is None:
        letterhead = [
            at for at, line in enumerate(lines[:12])
            if PLACE_AND_DATE.match(line.text) or _NUMBER.match(line.text) or is_printed(line.text)
        ]  # fmt: skip
        return letterhead[-1] + 1 if letterhead else 0
    at = kind + 1
    caps = None
    while at < len(lines) and at <= kind + 5:
        text = lines[at].text
        if RULE.match(text):
            return at + 1
        held = heading_of(text)
        if (held.when and held.bare) or _begins_with_time(text):
            break
        if lines[at].cells or _BASIS.match(marker(text).rest) or marker(text).sign is not None:
            break
        if (
            _ENCLOSED.match(text)
            or text.rstrip()[-1:] in (":", ";", ".")
            or (caps is False and is_caps(text))
        ):
            break
        if len(text.split()) > 45 or (
            at > kind + 1
            and lines[at].gap
            and caps is not None
            and _TITLE_ENDS.search(lines[at - 1].text)
        ):
            break
        goes_on = text[:1].islower() or lines[at - 1].text.rstrip().endswith((",", " và"))
        if at > kind + 1 and lines[at].gap and not goes_on and not is_caps(text):
            break
        caps = is_caps(text)
        at += 1
    return at


def _kind_line(lines: Sequence[Line]) -> int | None:
    """Where the name of the paper stands: CHƯƠNG TRÌNH, or PHỤ LỤC where nothing else is named."""
    return next((at for kind in (_KIND, _ANNEX) for at in _named(lines, kind)), None)


def _named(lines: Sequence[Line], kind: re.Pattern[str]) -> Iterator[int]:
    for at, line in enumerate(lines[:25]):
        short = len(line.text.split()) <= 2
        titled = is_caps(line.text) or short or _NAMED_FOR_YEAR.match(line.text)
        if not line.row and titled and kind.match(line.text):
            yield at


def read_head(lines: Sequence[Line]) -> Head:
    """The head of a document, each line in its place."""
    head = Head()
    kind, end = _kind_line(lines), title_end(lines)
    names: list[Line] = []
    title: list[str] = []
    annex = False
    for at, line in enumerate(lines):
        before_title = at < end or (kind is None and is_caps(line.text) and not head.bases)
        if _is_frame(head, line) or (at != kind and _ANNEX.match(line.text)):
            continue
        if at == kind:
            annex = bool(_ANNEX.match(line.text))
            title.append((_ANNEX if annex else _KIND).sub("", line.text, count=1).strip(" :"))
        elif kind is not None and kind < at < end and annex:
            title.append(sentence_case(line.text, ""))
        elif kind is not None and kind < at < end:
            title.append(line.text)
        elif before_title and _names_an_office(line.text):
            names.append(line)
        elif before_title and names and _goes_on(line.text):
            names[-1] = replace(names[-1], text=f"{names[-1].text} {line.text}")
        elif before_title:
            head.left.append(line)
        else:
            _lead_in(head, line.text)
    _take_union_title(head, names)
    head.parent, issuer, head.issuer_joined, strays = issuer_of(names, head.symbol or "")
    head.issuer = issuer or head.issuer
    head.left += strays
    head.title = _title(title)
    return head


def _take_union_title(head: Head, names: list[Line]) -> None:
    """Take the title over the papers of the Youth Union, which is the name of an office too: the last of several."""
    if len(names) > 1 and fold(names[-1].text) == fold("Đoàn TNCS Hồ Chí Minh"):
        head.nation = head.nation or names[-1].text
        head.ignored.append(Ignored(names.pop(), "tiêu đề, bản in tự có"))


def _is_frame(head: Head, line: Line) -> bool:
    """Take a line that is printed on every document: party title, rule, number, place and date."""
    if is_printed(line.text):
        head.nation = head.nation or line.text
        head.ignored.append(Ignored(line, "tiêu đề, bản in tự có"))
    elif RULE.match(line.text):
        head.ignored.append(Ignored(line, "dòng kẻ"))
    elif _DRAFT.match(line.text):
        head.ignored.append(Ignored(line, "lần dự thảo, in bằng --draft"))
    elif (match := _NUMBER.match(line.text)) and head.symbol is None:
        head.number = int(match["number"]) if match["number"] else None
        head.symbol = match["symbol"].replace(" ", "") if match["symbol"] else None
    elif match := _ENCLOSED.match(line.text):
        head.issuer = match["office"]
        _is_frame(head, replace(line, text=match["number"] or ""))
        head.ignored.append(Ignored(line, "tiêu đề của phụ lục"))
    elif (match := PLACE_AND_DATE.match(line.text)) and head.date is None:
        said = {key.partition("_")[0]: text for key, text in match.groupdict().items() if text}
        head.place = said["place"].strip() if "place" in said else None
        month, day = (int(said[key]) if key in said else None for key in ("month", "day"))
        head.date = (int(said["year"]), month, day) if "year" in said else None
    else:
        return False
    return True


def _goes_on(text: str) -> bool:
    """Whether a line is the end of a name too long for its column."""
    return is_caps(text) and len(text.split()) <= 6 and not _STAMPED.match(text)


def _names_an_office(text: str) -> bool:
    """Whether a line of a letterhead begins the name of an office."""
    return bool(_LETTERHEAD.match(text)) or (
        is_caps(text) and (begins_agency(text) or bool(_OF_A_UNIT.search(text)))
    )


def _lead_in(head: Head, text: str) -> None:
    """Take a basis (`Căn cứ …;`), with the dash some put before it, or a sentence that leads in."""
    sign = marker(text)
    basis = sign.rest if sign.sign in ("dash", "star") else text
    if _BASIS.match(basis) and not head.preamble and not _LEADS_IN.search(basis):
        head.bases.append(f"- {basis}" if sign.sign == "dash" else basis)
    else:
        head.preamble.append(text)


_GOES_ON = regex(r"^(?:Năm|Tháng|Quý|Của|Về|Giai)(?= )")
"""A word that goes on with a title on its next line."""


def _title(parts: list[str]) -> str | None:
    """The title under the word CHƯƠNG TRÌNH, or after it; its capitals stay unless it goes on without them."""
    parts = [part for part in parts if part]
    if len(parts) > 1 and is_caps(parts[0]) and not is_caps(parts[1]):
        parts[0] = parts[0].capitalize()
    parts[1:] = [_GOES_ON.sub(lambda word: word[0].lower(), part) for part in parts[1:]]
    return " ".join(parts) or None


def place_of(issuer: str, printed: str | None, source: str) -> tuple[str, str]:
    """The unit and the place of an issuer: (`phường`, `Đồ Sơn`), by its name, the place before the date, and the text.

    The unit is the one most spoken of where the name has none; empty where no unit is spoken of.
    """
    match = re.search(r"\b(phường|xã|đặc khu|thị trấn)\b\s*(.*)$", issuer, re.IGNORECASE)
    if not match:
        units = Counter(re.findall(r"\b(phường|xã|đặc khu|thị trấn)\b", source))
        return units.most_common(1)[0][0] if units else "", printed or ""
    return match[1].lower(), printed or match[2].strip()
