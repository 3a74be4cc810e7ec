"""Where the content of a document begins and ends; its letterhead, number, date, title, bases and preamble."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ctr_cli.importing.grammar.outline import HEADINGS, outline
from ctr_cli.importing.reading.lines import Ignored, Line, is_caps, marker
from ctr_cli.language.keys import fold

_PARTY_OR_STATE = re.compile(
    r"^(?:dang cong san viet nam|cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc)$"
)
RULE = re.compile(r"^[-–—_*=\s]{1,}$|^\*+$")
_NUMBER = re.compile(
    r"^số\s*:?\s*(?P<number>\d{1,4})?[\s./_…]*[-–/]?\s*(?P<symbol>CTr\S*(?:\s*[-/]\s*\S+)*)\s*$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^(?P<place>[^,;:()]{2,40}?)\s*,\s*ngày\s*(?P<day>\d{1,2})?[\s.…_/-]*tháng\s*(?P<month>\d{1,2})?[\s.…_/-]*năm\s*(?P<year>20\d\d)\s*$",
    re.IGNORECASE,
)
_KIND = re.compile(r"^chương\s+trình\b", re.IGNORECASE)
_NAMED_FOR_YEAR = re.compile(
    r"^chương trình (?:công tác|làm việc|trọng tâm)\b[^.;:]*\bnăm 20\d\d\b[^.;:]*$", re.IGNORECASE
)
_BASIS = re.compile(r"^(?:căn cứ|thực hiện|theo|xét|để (?:thực hiện|triển khai))\b", re.IGNORECASE)
_LEADS_IN = re.compile(r"(?:như sau|sau đây)\s*[:.]?$|:$", re.IGNORECASE)
_PARENT = re.compile(
    r"^(?:đảng bộ (?:tỉnh|thành phố)|tỉnh ủy|thành ủy|(?:hội đồng|ủy ban) nhân dân (?:tỉnh|thành phố))\b"
)
_UNIT = re.compile(r"\b(?:phường|xã|đặc khu|tỉnh|thành phố|thị trấn)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:phường|xã|đặc khu|thị trấn)\b", re.IGNORECASE)
_OFFICE = re.compile(r"^(?:văn phòng|ban|(?:ủy|uỷ) ban kiểm tra)\b", re.IGNORECASE)
_STAMPED = re.compile(
    r"^(?:khẩn|thượng khẩn|h[oỏ][ảa] tốc|mật|tối mật|dự thảo|tài liệu)\b", re.IGNORECASE
)
_LETTERHEAD = re.compile(
    r"^(?:(?:ban chấp hành|ban thường vụ)?\s*đảng (?:bộ|[uủỷ]\w*)|tỉnh [uủỷ]\w*|thành [uủỷ]\w*|huyện [uủỷ]\w*|quận [uủỷ]\w*|"
    r"ban (?:chấp hành|thường vụ)|(?:ủy|uỷ) ban|ubnd|hđnd|hội đồng|mặt trận|mttq|văn phòng|chi bộ|"
    r"(?:phường|xã|đặc khu|thị trấn|tỉnh|thành phố|tp\.?)\s)",
    re.IGNORECASE,
)
SIGNING = re.compile(r"^(?:t/m|tm\.|t\.m|t/l|tl\.|k/t|kt\.|tuq\.|t/uq)\s*", re.IGNORECASE)
RECIPIENTS = re.compile(r"^[^\w]*nơi\s+nhận\s*:?\s*", re.IGNORECASE)


@dataclass(slots=True)
class Head:
    """What stands before the content; `left` are lines that have no place in a programme."""

    parent: str | None = None
    issuer: str | None = None
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
    """A document's lines, parted."""

    head: list[Line]
    content: list[Line]
    closing: list[Line]


def zones(lines: Sequence[Line]) -> Zones:
    """Head, content and closing: from the first heading after the title to the recipients or the signature."""
    end = _closing_start(lines)
    start = _content_start(lines[:end])
    return Zones(list(lines[:start]), list(lines[start:end]), list(lines[end:]))


def _closing_start(lines: Sequence[Line]) -> int:
    half = len(lines) // 3
    for at, line in enumerate(lines):
        if line.cells or at < half:
            continue
        if RECIPIENTS.match(line.text) or (SIGNING.match(line.text) and is_caps(line.text)):
            return at
    return len(lines)


def _content_start(lines: Sequence[Line]) -> int:
    title = _title_end(lines)
    entries = outline(lines)
    at_line = {entry.line.number: entry for entry in entries}
    led_in = False
    for at in range(title, len(lines)):
        line = lines[at]
        entry = at_line.get(line.number)
        if line.cells:
            return at
        text = marker(line.text).rest
        lead = (
            entry is not None
            and entry.marker.sign is None
            and not is_caps(text)
            and _LEADS_IN.search(text)
        )
        if _BASIS.match(text) or lead or not entry:
            led_in = True
            if not entry and marker(line.text).sign == "part":
                return at
            continue
        if entry.kind in HEADINGS and (
            entry.marker.sign or is_caps(text) or line.heading or led_in
        ):
            return at
        if entry.kind == "item" and entry.marker.sign not in ("dash", "star") and title:
            return at
        if entry.kind == "item" and led_in and not _BASIS.match(entry.text):
            return at
    return len(lines)


def _title_end(lines: Sequence[Line]) -> int:
    """The position after the title, and so after the line CHƯƠNG TRÌNH."""
    kind = _kind_line(lines)
    if kind is None:
        letterhead = [
            at for at, line in enumerate(lines[:12])
            if _PLACE.match(line.text) or _NUMBER.match(line.text) or _PARTY_OR_STATE.match(fold(line.text))
        ]  # fmt: skip
        return letterhead[-1] + 1 if letterhead else 0
    at = kind + 1
    caps = None
    while at < len(lines) and at <= kind + 5:
        text = lines[at].text
        if RULE.match(text):
            return at + 1
        if lines[at].cells or _BASIS.match(marker(text).rest) or marker(text).sign is not None:
            break
        if re.match(r"\((?:ban hành )?kèm theo\b", text, re.IGNORECASE):
            break
        if text.rstrip()[-1:] in (":", ";", ".") or (caps is False and is_caps(text)):
            break
        if len(text.split()) > 45 or (
            at > kind + 1 and lines[at].gap and caps is not None and _ends_title(lines[at - 1].text)
        ):
            break
        if at > kind + 1 and lines[at].gap and not text[:1].islower() and not is_caps(text):
            break
        caps = is_caps(text)
        at += 1
    return at


def _ends_title(text: str) -> bool:
    return bool(re.search(r"năm\s+20\d\d\s*$", text, re.IGNORECASE))


def _kind_line(lines: Sequence[Line]) -> int | None:
    for at, line in enumerate(lines[:25]):
        if (
            not line.cells
            and _KIND.match(line.text)
            and (
                is_caps(line.text)
                or len(line.text.split()) <= 2
                or _NAMED_FOR_YEAR.match(line.text)
            )
        ):
            return at
    return None


def read_head(lines: Sequence[Line]) -> Head:
    """The head of a document, each line in its place."""
    head = Head()
    kind, title_end = _kind_line(lines), _title_end(lines)
    names: list[Line] = []
    title: list[str] = []
    for at, line in enumerate(lines):
        before_title = at < title_end or (kind is None and is_caps(line.text) and not head.bases)
        if _is_frame(head, line):
            continue
        if at == kind:
            title.append(_KIND.sub("", line.text, count=1).strip(" :"))
        elif kind is not None and kind < at < title_end:
            title.append(line.text)
        elif before_title and _LETTERHEAD.match(line.text):
            names.append(line)
        elif before_title and names and _goes_on(line.text):
            names[-1] = replace(names[-1], text=f"{names[-1].text} {line.text}")
        elif before_title:
            head.left.append(line)
        else:
            _lead_in(head, line.text)
    head.parent, head.issuer, strays = _issuer(names)
    head.left += strays
    head.title = _title(title)
    return head


def _is_frame(head: Head, line: Line) -> bool:
    """Take a line that is printed on every document: party title, rule, number, place and date."""
    if _PARTY_OR_STATE.match(fold(line.text)):
        head.ignored.append(Ignored(line, "tiêu đề, bản in tự có"))
    elif RULE.match(line.text):
        head.ignored.append(Ignored(line, "dòng kẻ"))
    elif (match := _NUMBER.match(line.text)) and head.symbol is None:
        head.number = int(match["number"]) if match["number"] else None
        head.symbol = match["symbol"].replace(" ", "")
    elif (match := _PLACE.match(line.text)) and head.date is None:
        head.place = match["place"].strip()
        month, day = (int(match[key]) if match[key] else None for key in ("month", "day"))
        head.date = (int(match["year"]), month, day)
    else:
        return False
    return True


def _goes_on(text: str) -> bool:
    """Whether a line is the end of a name too long for its column."""
    return is_caps(text) and len(text.split()) <= 3 and not _STAMPED.match(text)


def _lead_in(head: Head, text: str) -> None:
    """Take a basis (`Căn cứ …;`), without the dash some put before it, or a sentence that leads in."""
    sign = marker(text)
    basis = sign.rest if sign.sign in ("dash", "star") else text
    if _BASIS.match(basis) and not head.preamble and not _LEADS_IN.search(basis):
        head.bases.append(basis)
    else:
        head.preamble.append(text)


def _title(parts: list[str]) -> str | None:
    """The title under the word CHƯƠNG TRÌNH, or after it; its capitals stay unless it goes on without them."""
    parts = [part for part in parts if part]
    if len(parts) > 1 and is_caps(parts[0]) and not is_caps(parts[1]):
        parts[0] = parts[0].capitalize()
    return " ".join(parts) or None


def _issuer(lines: list[Line]) -> tuple[str | None, str | None, list[Line]]:
    """Parent and issuing body from the lines of the letterhead, and the lines that name neither.

    A name may run over two lines; the issuer is the last that names a ward or commune.
    """
    names: list[tuple[str, list[Line]]] = []
    for line in lines:
        if names and _UNIT.match(line.text) and not _UNIT.search(names[-1][0]):
            names[-1] = (f"{names[-1][0]} {line.text}", [*names[-1][1], line])
        else:
            names.append((line.text, [line]))
    if not names:
        return None, None, []
    own = max(
        (at for at, (name, _) in enumerate(names) if _OWN.search(name)), default=len(names) - 1
    )
    if own == 0 and _PARENT.match(names[0][0].lower()):
        return names[0][0], None, []
    if own + 1 < len(names) and _OFFICE.match(names[own + 1][0]):
        own += 1
    parent = names[own - 1][0] if own else None
    strays = [line for _, used in names[: max(own - 1, 0)] for line in used]
    return parent, " ".join(name for name, _ in names[own:]), strays


def issuer_of(entries: Sequence[str], unit_names: str) -> str | None:
    """The issuing committee named in running text: `Ban Chấp hành Đảng bộ phường Đồ Sơn` issues as its Đảng ủy."""
    for text in entries:
        match = re.search(
            rf"(?:Ban Chấp hành Đảng bộ|Ban Thường vụ Đảng [uủỷ]\w*|Đảng [uủỷ]\w*|Đảng bộ)\s+(?P<unit>{unit_names})\s+"
            r"(?P<place>[A-ZĐÀ-ỸẠ-Ỹ]\w*(?:\s+[A-ZĐÀ-ỸẠ-Ỹ]\w*){0,4})",
            text,
        )
        if match:
            return f"Đảng ủy {match['unit']} {match['place']}"
    return None


def place_of(issuer: str) -> tuple[str, str]:
    """The unit and the place in an issuer's name: (`phường`, `Đồ Sơn`)."""
    match = re.search(r"\b(phường|xã|đặc khu|thị trấn)\b\s*(.*)$", issuer, re.IGNORECASE)
    if not match:
        return "phường", ""
    return match[1].lower(), match[2].strip()
