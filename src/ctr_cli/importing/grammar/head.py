"""The head of a document: its letterhead, number, date, title, bases and preamble."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.letterhead import (
    PLACE_AND_DATE,
    is_printed,
    issuer_of,
)
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.title import (
    ANNEX,
    BASIS,
    KIND,
    NUMBER,
    RULE,
    kind_line,
    title_end,
)
from ctr_cli.importing.reading.lines import Ignored, Line, is_caps, marker
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex

_DRAFT = regex(r"^\W*dự thảo(?:\s+lần)?(?:\s+thứ)?(?:\s+\w{1,4})?\W*$", re.IGNORECASE)
_OF_A_UNIT = regex(r"^\w.*\s(?:phường|xã|đặc khu|tỉnh|thành phố)\s+\w", re.IGNORECASE)
"""The name of an office that ends in the place it is of: `LĐLĐ TỈNH VĨNH LONG`."""


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


def read_head(lines: Sequence[Line]) -> Head:
    """The head of a document, each line in its place."""
    head = Head()
    kind, end = kind_line(lines), title_end(lines)
    names: list[Line] = []
    title: list[str] = []
    annex = False
    for at, line in enumerate(lines):
        before_title = at < end or (kind is None and is_caps(line.text) and not head.bases)
        if _is_frame(head, line) or (at != kind and ANNEX.match(line.text)):
            continue
        if at != kind and before_title and patterns("names_sheet").fullmatch(line.text):
            head.ignored.append(Ignored(line, "tiêu đề của biểu"))
            continue
        if at == kind:
            annex = bool(ANNEX.match(line.text))
            title.append((ANNEX if annex else KIND).sub("", line.text, count=1).strip(" :"))
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
    elif (match := NUMBER.match(line.text)) and head.symbol is None:
        head.number = int(match["number"]) if match["number"] else None
        head.symbol = match["symbol"].replace(" ", "") if match["symbol"] else None
    elif match := patterns("enclosed").match(line.text):
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
    return is_caps(text) and len(text.split()) <= 6 and not patterns("stamped").match(text)


def _names_an_office(text: str) -> bool:
    """Whether a line of a letterhead begins the name of an office."""
    return bool(patterns("letterhead").match(text)) or (
        is_caps(text) and (begins_agency(text) or bool(_OF_A_UNIT.search(text)))
    )


def _lead_in(head: Head, text: str) -> None:
    """Take a basis (`Căn cứ …;`), with the dash some put before it, a paper that is put in one with others, or a sentence that leads in."""
    sign = marker(text)
    basis = sign.rest if sign.sign in ("dash", "star") else text
    given = BASIS.match(basis) and not patterns("leads_into_content").search(basis)
    if not head.preamble and (given or patterns("base_document").match(sign.rest)):
        head.bases.append(f"- {basis}" if sign.sign == "dash" else basis)
    else:
        head.preamble.append(text)


_GOES_ON = regex(r"^(?:Năm|Tháng|Quý|Của|Về|Giai)(?= )")
"""A word that goes on with a title on its next line."""


def _title(parts: list[str]) -> str | None:
    """The title under the word CHƯƠNG TRÌNH, or after it; capitals stay where all of it is in them."""
    parts = [part for part in parts if part]
    if len(parts) > 1 and fold(parts[1]).startswith(f"{fold(parts[0])} "):
        del parts[0]  # `CHƯƠNG TRÌNH CÔNG TÁC` over `Công tác Đoàn …`
    if len(parts) > 1 and is_caps(parts[0]) and not is_caps(parts[1]):
        parts[0] = sentence_case(parts[0], "")
    parts[1:] = [_GOES_ON.sub(lambda word: word[0].lower(), part) for part in parts[1:]]
    return " ".join(parts) or None


_OF_PROVINCE = regex(r"\b(?i:tỉnh|thành phố)(?:\s+[A-ZĐÀ-Ỹ]\w*)*$")
"""How the name of an office above the wards ends: `Đảng ủy các cơ quan Đảng tỉnh`."""


def place_of(issuer: str, printed: str | None, source: str) -> tuple[str, str]:
    """The unit and the place of an issuer: (`phường`, `Đồ Sơn`), by its name, the place before the date, and the text.

    The unit is the one most spoken of where the name has none; empty where no unit is spoken of, or the issuer is of a province or a city.
    """
    match = re.search(r"\b(phường|xã|đặc khu|thị trấn)\b\s*(.*)$", issuer, re.IGNORECASE)
    if not match:
        spoken = "" if _OF_PROVINCE.search(issuer) else source
        units = Counter(re.findall(r"\b(phường|xã|đặc khu|thị trấn)\b", spoken))
        return units.most_common(1)[0][0] if units else "", printed or ""
    return match[1].lower(), printed or match[2].strip()
