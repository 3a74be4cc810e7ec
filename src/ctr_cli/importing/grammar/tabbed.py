"""Works that a tab parts from their time, at the right edge or at the left, or from who does them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ctr_cli.importing.grammar.cell_times import says_time_alone, written_out
from ctr_cli.importing.grammar.charge import parse
from ctr_cli.importing.grammar.due import held_behind_colon
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.phrase import MARKS
from ctr_cli.importing.grammar.said import is_said, says_deadline
from ctr_cli.importing.reading.lines import BULLETS, Line, is_caps, marker, marker_of
from ctr_cli.language.patterns import regex

_LEADER = regex(r"(?<=[\w)”])\s*(?:\.{4,}|…{2,}\.*)\s*(?=\w)")
"""Dots that lead from a work to who prepares it."""
_SHORT_LEADER = regex(
    r"(?:(?<=[^\W\d_A-ZĐ])[\s.]+|(?<=[\d)”])\s?\.[\s.]*|(?<=[)”])\s+)(?=(?:Tháng|Quý|Hằng|Hàng|Cả)\s\S[^.]{0,40}$)"
)
"""What a page leaves of such dots, or of a tab, where little room is."""
_FEWEST = 3
"""Works with such dots or tabs before their times, at the least, where a page may have left less of others."""
_MORE = regex(r"(?P<time>[^(),;]+?)\s*(?:\(\s*(?P<held>[^()]+?)\s*\)|[,;]\s*(?P<more>.+?))[.;]?")
"""A time and what is said beside it: `Tháng 4 (trước ngày 15/4)`."""


def without_tabs(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a document without their tabs, times and names put behind the works as others write them, or on lines beneath."""
    parted = [_LEADER.sub("\t", line.text, count=1).split("\t") for line in lines]
    led = sum(len(parts) > 1 and _says_when(parts[-1].strip()) for parts in parted) >= _FEWEST
    for at, (line, parts) in enumerate(zip(lines, parted, strict=True)):
        first, *others = (
            _SHORT_LEADER.sub("\t", line.text).split("\t") if led and len(parts) == 1 else parts
        )
        if line.row or not others:
            yield line
            continue
        sign, time = first.removesuffix(marker(first).rest), marker(first).rest
        if _says_when(time):
            over = _stands_over(" ".join(others), lines[at + 1 : at + 2])
            first = (
                f"{first.rstrip()}: {others[0].strip()}" if over else f"{sign}{others[0].strip()}"
            )
            others = [*others[1:], *([] if over else [time])]
        text, beneath = first, list[str]()
        for part in map(str.strip, others):
            text, said = _with(text, part)
            beneath += said
        yield replace(line, text=text)
        yield from (replace(line, text=said, listed=None, gap=False) for said in beneath)


def _says_when(text: str) -> bool:
    """Whether a text is a time, with or without a bracket beside it."""
    beside = _MORE.fullmatch(text)
    alone = says_time_alone(text) or bool(patterns("all_year").match(text))
    return alone or bool(beside and beside["held"] and says_time_alone(beside["time"]))


def _stands_over(text: str, following: Sequence[Line]) -> bool:
    """Whether the time before a work is that of the works on the lines behind it too."""
    if marker(text).sign or not text.strip():
        return True
    after = following[0] if following and not following[0].row else Line(0, "I. ")
    sign = marker_of(after).sign
    plain = sign is None and not (is_caps(after.text) or patterns("closing").search(after.text))
    plain = plain and "\t" not in after.text and not after.text.endswith(":")
    return (plain or sign in BULLETS) and not is_said(after.text)


def _time_and_due(text: str) -> tuple[str, str]:
    """A time and by when its work is due, where a text says both."""
    match = _MORE.fullmatch(text)
    more = (match["held"] or match["more"]) if match else ""
    due = patterns("by_when").search(more) and says_deadline(more)
    return (match["time"], more) if match and due and says_time_alone(match["time"]) else (text, "")


def _with(text: str, part: str) -> tuple[str, list[str]]:
    """A work with what stands behind its tab, and what of it takes a line of its own: a time behind a colon, offices in a bracket."""
    bare = text.rstrip(f"{MARKS} ")
    end = text.rstrip()[-1:].strip(":,") if bare != text.rstrip() else ""
    time, more = _time_and_due(part)
    if _says_when(time):
        due = [f"Thời hạn: {more}"] * bool(more)
        beside = None if says_time_alone(time) else _MORE.fullmatch(time)
        if beside:
            text, time = f"{bare} ({beside['held'] or beside['more']}){end}", beside["time"]
            bare = text.rstrip(f"{MARKS} ")
        if not held_behind_colon(f"{marker(bare).rest}: {time}"):
            return text, [f"Thời gian: {written_out(time)}", *due]
        return f"{bare}: {time}{end}", due
    who = part.strip("()[] ") if part.count("(") < 2 else part
    named = text.strip() and begins_agency(who) and parse(who).assignments
    return (f"{text} ({who.rstrip(MARKS)})" if named else f"{text} {part}"), []
