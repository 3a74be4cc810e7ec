"""Where the content of a document begins and ends, and the annex that is part of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ctr_cli.importing.grammar.columns import titles
from ctr_cli.importing.grammar.heading import body_in, heading_of, is_bare_heading, patterns
from ctr_cli.importing.grammar.letterhead import PLACE_AND_DATE, columns_parted
from ctr_cli.importing.grammar.looks import node_of
from ctr_cli.importing.grammar.node import text_ends
from ctr_cli.importing.grammar.short_names import explained_in
from ctr_cli.importing.grammar.title import (
    ANNEX,
    BASIS,
    COUNTED_TABLE,
    NUMBER,
    RULE,
    begins_with_time,
    kind_line,
    letterhead_end,
    title_end,
)
from ctr_cli.importing.reading.lines import BULLETS, Ignored, Line, is_caps, marker_of, words
from ctr_cli.language.patterns import regex

_TITLED = regex(r"^(?:phụ\s+lục|biểu|danh\s+mục)\b", re.IGNORECASE)
"""How the first line of an annex begins."""
PERSON = regex(
    r"^(?:[A-ZĐ][A-Za-zĐđ]{0,7}\.\s?){0,3}(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uỷ)\s+)?(?:[A-ZĐÀ-ỸẠ-Ỹ][\w'’-]*(?:\s+[A-ZĐÀ-ỸẠ-Ỹ][\w'’-]*){1,5}|[A-ZĐ]['’][\w-]+)$"
)
"""The name of who signs."""
_NOTE = regex(r"\W*(?:ghi chú|chú thích|ký hiệu|(?:chữ |từ )?viết tắt|quy ước)\b", re.IGNORECASE)
RECIPIENTS = regex(r"^[^\w]*nơi\s+nhận\s*:?\s*", re.IGNORECASE)


@dataclass(slots=True)
class Zones:
    """A document's lines, parted."""

    head: list[Line]
    content: list[Line]
    closing: list[Line]
    ignored: list[Ignored] = field(default_factory=list)


def zones(lines: Sequence[Line]) -> Zones:
    """Head, content and closing: from the first heading after the title to the recipients or the signature."""
    kind = kind_line(lines)
    above = kind if kind is not None else letterhead_end(lines)
    lines = [*columns_parted(lines[:above]), *lines[above:]]
    end = _with_recipients(lines, _signed_after(lines, above))
    start = _content_start(lines[:end])
    closing, titles, annex = _annex_apart(lines[end:])
    told = [
        ln for ln in titles if not (ANNEX.fullmatch(ln.text) or patterns("enclosed").match(ln.text))
    ]
    told = [] if _is_prose(lines[start:end]) else told
    titles = [line for line in titles if line not in told[:1]]
    title = " ".join(line.text for line in told).upper()
    outline = -1 if _names_one_body(title) else -2
    heads = [replace(line, text=title, outline=outline) for line in told[:1]]
    told_before = _told_apart(lines[start:end]) if annex else lines[start:end]
    content = _with_annex(told_before, [*heads, *annex])
    content = [line for line in content if line.row or not RULE.match(line.text)]
    apart = [line for line in content if not line.row and patterns("enclosed").match(line.text)]
    apart += [ln for ln in content[-2:] if not ln.row and PLACE_AND_DATE.match(ln.text)]
    content = [line for line in content if line not in apart]
    ignored = [Ignored(line, "tiêu đề của phụ lục") for line in titles]
    return Zones([*lines[:start], *apart], content, closing, ignored)


def _signed_after(lines: Sequence[Line], above: int) -> int:
    """Where a document with so many lines above its text is signed: before its first annex, or in its last two thirds."""
    numbered = (at for at in range(above, len(lines)) if ANNEX.fullmatch(lines[at].text))
    first = next(numbered, above)
    signed = above + signed_at(lines[above:first])
    third = len(lines) // 3
    return signed if signed < first else third + signed_at(lines[third:])


_AMENDED = regex(r"\b(?:sửa đổi|bổ sung|điều chỉnh|hợp nhất)\b", re.IGNORECASE)
"""What a paper is told to be that is put in one with those that changed it."""
_LETTER = 9
"""Paragraphs of a letter over its annexes at the most."""


def _told_apart(content: Sequence[Line]) -> list[Line]:
    """The content of a paper with an annex; points that only refer to it and say how all is carried out as plain sentences: `1. Nội dung: theo Phụ lục I. 2. Văn phòng theo dõi.`"""
    plain = [replace(line, text=marker_of(line).rest, listed=None) for line in content]
    timed = any(line.row or heading_of(line.text).when.spans for line in plain)
    told = not timed and len(plain) <= _LETTER and all(text_ends(line.text) for line in plain)
    refer = told and any(patterns("refers_to_annex").search(line.text) for line in plain)
    return plain if refer else [*content]


def _names_one_body(title: str) -> bool:
    """Whether the title of an annex says whose work stands in it."""
    body, _, rest = body_in(title)
    return body is not None and body_in(rest)[0] is None


def _annex_apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """What closes a document, the titles of an annex behind the signature, and the annex: its tables with what follows,
    or its lines beneath their title, which says whose work they are."""
    titled = (_TITLED.match(ln.text) and is_caps(ln.text) for ln in lines)
    named = (n for n, t in enumerate(titled) if t or ANNEX.fullmatch(lines[n].text))
    first = next(named, len(lines))
    row = next((at for at, line in enumerate(lines) if line.row), None)
    if row is None:
        return [*lines[:first]], [], [*lines[first:]]
    if not any(titles([line.row]) for line in lines[row : row + 3] if line.row):
        return [*lines], [], []
    first = min(first, row)
    if sum(bool(ANNEX.fullmatch(line.text)) for line in lines) > 1:
        return [*lines[:first]], [], [*lines[first:]]
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
        if RECIPIENTS.match(line.text) or (
            patterns("signing").match(line.text) and is_caps(line.text)
        ):
            return at
        if is_caps(line.text) and patterns("posts").search(line.text) and len(words(line.text)) < 6:
            name, behind = [*(after.text for after in lines[at + 1 : at + 3]), "", ""][:2]
            further = is_caps(behind) and patterns("posts").search(behind)
            ends = not behind or RECIPIENTS.match(behind) or further
            if ends and PERSON.match(name) and not is_caps(name):
                return at
    return len(lines)


def _with_recipients(lines: Sequence[Line], end: int) -> int:
    """Where the recipients begin that stand right above a signature; else where that begins."""
    at = end
    while at and not lines[at - 1].row and marker_of(lines[at - 1]).sign in BULLETS:
        at -= 1
    return at - 1 if at and RECIPIENTS.match(lines[at - 1].text) else end


def _content_start(lines: Sequence[Line]) -> int:
    """The first line that is neither letterhead, title, basis nor a sentence that leads in."""
    start = _issued_at(lines, first := title_end(lines))
    led_in, joined = start > first, False
    for at in range(start, len(lines)):
        line = lines[at]
        text, sign = marker_of(line).rest, marker_of(line).sign
        counted = COUNTED_TABLE.match(line.text) and any(ln.row for ln in lines[at + 1 : at + 2])
        if line.row or counted:
            return at
        if RULE.match(line.text) or NUMBER.match(line.text) or PLACE_AND_DATE.match(line.text):
            continue
        joined = joined or (sign is None and bool(_AMENDED.search(text)))
        if joined and patterns("base_document").match(text):
            continue
        plain = (
            sign in (None, "dash", "plus", "star")
            and not is_caps(text)
            and not is_bare_heading(text)
        )
        if plain and (
            BASIS.match(text) or patterns("leads_into_content").search(text) or _tells_aim(text)
        ):
            led_in = True
        elif (
            sign not in (None, "dash", "plus", "star")
            or led_in
            or (sign is None and (_heads(lines, at) or begins_with_time(text)))
            or (sign is not None and at > 0)
        ):
            return at
    return len(lines)


def _tells_aim(text: str) -> bool:
    """Whether a paragraph tells the aim or the motto of the year, or explains short names, or days: `Mục tiêu: …`."""
    label, _, told = text.partition(":")
    aim = told.strip() and (patterns("introduction").match(label) or _NOTE.match(label))
    return bool(aim or explained_in(text) or patterns("days_are_due").search(text))


def _issued_at(lines: Sequence[Line], start: int) -> int:
    """The position after the sentence that issues the programme, however many paragraphs come before it; else `start`."""
    for at in range(start, len(lines)):
        line, text = lines[at], lines[at].text
        signed = marker_of(line).sign not in (None, "dash", "plus", "star")
        if line.row or signed or is_caps(text) or is_bare_heading(text) or begins_with_time(text):
            break
        if patterns("issues").search(text):
            return at + 1
    return start


def _heads(lines: Sequence[Line], at: int) -> bool:
    look = node_of(lines[at], lines[at + 1] if at + 1 < len(lines) else None).look
    return look in ("caps", "time", "outline", "bold")
