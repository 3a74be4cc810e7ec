"""The frame of a document: letterhead, number, date, title, bases and preamble; recipients and signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ctr_cli.importing.lines import Ignored, Line, is_caps, marker
from ctr_cli.importing.outline import HEADINGS, outline
from ctr_cli.vietnamese import fold

_PARTY_OR_STATE = re.compile(
    r"^(?:dang cong san viet nam|cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc)$"
)
_RULE = re.compile(r"^[-–—_*=\s]{1,}$|^\*+$")
_NUMBER = re.compile(
    r"^số\s*:?\s*(?P<number>\d{1,4})?[\s./_…]*[-–/]?\s*(?P<symbol>CTr\S*(?:\s*[-/]\s*\S+)*)\s*$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^(?P<place>[^,;:()]{2,40}?)\s*,\s*ngày\s*(?P<day>\d{1,2})?[\s.…_/-]*tháng\s*(?P<month>\d{1,2})?[\s.…_/-]*năm\s*(?P<year>20\d\d)\s*$",
    re.IGNORECASE,
)
_KIND = re.compile(r"^chương\s+trình\b", re.IGNORECASE)
_BASIS = re.compile(r"^(?:căn cứ|thực hiện|theo|xét|để (?:thực hiện|triển khai))\b", re.IGNORECASE)
_LEADS_IN = re.compile(r"(?:như sau|sau đây)\s*[:.]?$|:$", re.IGNORECASE)
_PARENT = re.compile(
    r"^(?:đảng bộ (?:tỉnh|thành phố)|tỉnh ủy|thành ủy|(?:hội đồng|ủy ban) nhân dân (?:tỉnh|thành phố))\b"
)
_LETTERHEAD = re.compile(
    r"^(?:(?:ban chấp hành|ban thường vụ)?\s*đảng (?:bộ|[uủỷ]\w*)|tỉnh [uủỷ]\w*|thành [uủỷ]\w*|huyện [uủỷ]\w*|quận [uủỷ]\w*|"
    r"ban (?:chấp hành|thường vụ)|(?:ủy|uỷ) ban|ubnd|hđnd|hội đồng|mặt trận|mttq|văn phòng|chi bộ|"
    r"(?:phường|xã|đặc khu|thị trấn|tỉnh|thành phố|tp\.?)\s)",
    re.IGNORECASE,
)
_SIGNING = re.compile(r"^(?:t/m|tm\.|t\.m|t/l|tl\.|k/t|kt\.|tuq\.|t/uq)\s*", re.IGNORECASE)
_RECIPIENTS = re.compile(r"^[^\w]*nơi\s+nhận\s*:?\s*", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\s*(?:\((?P<bracket>[^()]{2,40})\)|[\"“”'](?P<quoted>[^\"“”']{2,60})[\"“”']|\s[-–]\s*(?P<dash>để [^,;.]{2,40}))\s*$"
)
_PURPOSE_WORDS = re.compile(
    r"^(?:để\b|b/c|báo cáo|thực hiện|phối hợp|theo dõi|chỉ đạo|thay b/c|p/h|t/h|biết)",
    re.IGNORECASE,
)
_POST = re.compile(r"bí thư|chủ tịch|phó|trưởng|chánh|ủy viên|uỷ viên|thường trực", re.IGNORECASE)
_NAME = re.compile(r"^(?:[A-ZĐÀ-ỸẠ-Ỹ][\w'’-]*(?:\s+[A-ZĐÀ-ỸẠ-Ỹ][\w'’-]*){1,5}|[A-ZĐ]['’][\w-]+)$")


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
    has_kind: bool = False
    left: list[Line] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)


@dataclass(slots=True)
class Closing:
    """What stands after the content."""

    recipients: list[tuple[str, str | None]] = field(default_factory=list)
    authority: str | None = None
    post: str | None = None
    signer: str | None = None
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
        if _RECIPIENTS.match(line.text) or (_SIGNING.match(line.text) and is_caps(line.text)):
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
        if _RULE.match(text):
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
            and (is_caps(line.text) or len(line.text.split()) <= 2)
        ):
            return at
    return None


def read_head(lines: Sequence[Line]) -> Head:
    """The head of a document, each line in its place."""
    head = Head()
    kind, title_end = _kind_line(lines), _title_end(lines)
    names: list[Line] = []
    strays: list[Line] = []
    title: list[str] = []
    for at, line in enumerate(lines):
        text = line.text
        if _PARTY_OR_STATE.match(fold(text)):
            head.ignored.append(Ignored(line, "tiêu đề, bản in tự có"))
        elif _RULE.match(text):
            head.ignored.append(Ignored(line, "dòng kẻ"))
        elif (match := _NUMBER.match(text)) and head.symbol is None:
            head.number = int(match["number"]) if match["number"] else None
            head.symbol = match["symbol"].replace(" ", "")
        elif (match := _PLACE.match(text)) and head.date is None:
            head.place = match["place"].strip()
            month, day = (int(match[k]) if match[k] else None for k in ("month", "day"))
            head.date = (int(match["year"]), month, day)
        elif kind is not None and at == kind:
            head.has_kind = True
            rest = _KIND.sub("", text, count=1).strip(" :")
            if rest:
                title.append(rest)
        elif kind is not None and kind < at < title_end:
            title.append(text)
        elif at < title_end or (kind is None and is_caps(text) and not head.bases):
            (names if _LETTERHEAD.match(text) else strays).append(line)
        elif (basis := marker(text).rest if marker(text).sign in ("dash", "star") else text) and (
            _BASIS.match(basis) and not head.preamble and not _LEADS_IN.search(basis)
        ):
            head.bases.append(basis)
        else:
            head.preamble.append(text)
    head.left += strays
    head.parent, head.issuer = _issuer([line.text for line in names])
    if len(title) > 1 and is_caps(title[0]) and not is_caps(title[1]):
        title[0] = title[0].capitalize()
    head.title = " ".join(title) or None
    return head


def _issuer(names: list[str]) -> tuple[str | None, str | None]:
    """Parent and issuing body from the lines of the letterhead, which a name may run over."""
    joined: list[str] = []
    for name in names:
        place_only = re.match(
            r"(?:phường|xã|đặc khu|tỉnh|thành phố|thị trấn)\b", name, re.IGNORECASE
        )
        if (
            joined
            and place_only
            and not re.search(r"\b(?:phường|xã|đặc khu|tỉnh|thành phố)\b", joined[-1], re.I)
        ):
            joined[-1] = f"{joined[-1]} {name}"
        else:
            joined.append(name)
    if not joined:
        return None, None
    if len(joined) == 1:
        return (joined[0], None) if _PARENT.match(joined[0].lower()) else (None, joined[0])
    return joined[0], " ".join(joined[1:])


def read_closing(lines: Sequence[Line]) -> Closing:
    """Recipients and signature, also when their columns were read line by line across."""
    closing = Closing()
    recipients = False
    signing: list[Line] = []
    for line in lines:
        text = line.text
        label = _RECIPIENTS.match(text)
        sign = marker(text)
        if label:
            recipients = True
            rest = text[label.end() :].strip()
            if rest:
                closing.recipients.append(_recipient(marker(rest).rest))
        elif _RULE.match(text):
            closing.ignored.append(Ignored(line, "dòng kẻ"))
        elif _SIGNING.match(text) or (is_caps(text) and _POST.search(text)):
            signing.append(line)
        elif recipients and sign.sign in ("dash", "star", "plus", "number"):
            closing.recipients.append(_recipient(sign.rest))
        elif re.match(r"^\W*(?:đã ký|ký tên|ký, ghi rõ|chữ ký)", text, re.IGNORECASE):
            closing.ignored.append(Ignored(line, "chỗ ký, đóng dấu"))
        elif signing and closing.signer is None and _NAME.match(text):
            closing.signer = text
        elif recipients and closing.recipients and text[:1].islower():
            name, _ = closing.recipients.pop()
            closing.recipients.append(_recipient(f"{name} {text}"))
        elif is_caps(text) and signing:
            signing.append(line)
        else:
            closing.left.append(line)
    _sign(closing, signing)
    return closing


def _sign(closing: Closing, signing: list[Line]) -> None:
    """The authority (`T/M …`, `K/T …`) and the post under it."""
    texts = [line.text for line in signing]
    authority = [text for text in texts if _SIGNING.match(text)]
    posts = [text for text in texts if not _SIGNING.match(text)]
    closing.authority = " ".join(authority) or None
    closing.post = " ".join(posts) or None


def _recipient(text: str) -> tuple[str, str | None]:
    name = text.strip().rstrip(",;. /")
    match = _PURPOSE.search(name)
    if match:
        purpose = (match["bracket"] or match["quoted"] or match["dash"]).strip()
        if match["quoted"] or _PURPOSE_WORDS.match(purpose):
            return name[: match.start()].strip().rstrip(",;"), purpose
    return name, None


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
