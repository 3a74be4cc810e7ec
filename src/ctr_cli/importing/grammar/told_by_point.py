"""Paragraphs of a month that count its works and tell behind them, by their numbers, who does each and by when: `Tháng 5: (1) …; (2) …. Phân công: đ/c Hoài (1); đ/c Lan (2). Hạn: nội dung (2) trước 20/5.`"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ctr_cli.importing.grammar.cell_times import says_time_alone
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.run_in import before_works
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.signs import led
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.lines import Ignored, Line, Lines, Remark
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex

_NUMBER = regex(r"(?<!\S)\((?P<value>\d{1,2})\)\s+(?=[^\W\d_])")
_LETTER = regex(r"(?<=[:;.,]\s)\(?(?P<value>[a-hđ])\)\s+(?=[^\W\d_])")
_COUNTED = ([*map(str, range(1, 31))], [*"abcdđegh"], [*"abcdegh"])
_TIME = regex(
    r"(?P<time>(?:trong\s+)?(?:tháng|quý)\s[^():.;,]{1,20}?)(?P<held>\s*\([^()]*\))?(?=\s*[:.,–-]|$)\s*[:.,–-]*\s*(?P<lead>.*)",
    re.IGNORECASE | re.DOTALL,
)
_VALUE = r"(?:\d{1,2}|[a-hđ])"
_VALUES = rf"{_VALUE}(?:\s*(?:,|và|-)\s*{_VALUE})*"
_OF = r"(?:(?:các\s+)?(?:nội\s+dung|nd|việc|mục|ý)\s*(?:số|thứ)?\s*)?"
_WHO = regex(rf"(?P<names>[^:;()]+?)\s*(?::\s*)?\({_OF}(?P<points>{_VALUES})\)", re.IGNORECASE)
_HELP = regex(
    rf"(?:riêng\s+)?{_OF}\(?(?P<points>{_VALUES})\)?\s+(?:có|thêm)\s+(?P<names>[^:;()]+?)(?:\s+(?:cùng|phối hợp|hỗ trợ|tham gia|giúp)(?:\s+(?:làm|thực hiện|chuẩn bị))?)?",
    re.IGNORECASE,
)
_DUE = regex(rf"{_OF}\(?(?P<points>{_VALUES})\)\s*:?\s*(?P<due>.*\d.*)", re.IGNORECASE)
_NEXT = regex(r"\s*;\s+")
_ROLES = ("chuẩn bị", "phối hợp")
_LEAD = (
    "“{}”: lời dẫn trước các nội dung đánh số, chưa ghi thành nội dung nào; xem có việc riêng không"
)


@dataclass(slots=True)
class _Told:
    """What is told of the works by their numbers: who does each, who helps, by when."""

    who: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    helps: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    due: dict[str, str] = field(default_factory=dict)

    def of(self, value: str) -> str:
        """What stands behind the work of a number, in a bracket."""
        said = led(self.who[value], self.helps[value], _ROLES) if self.who[value] else ""
        said = "; ".join(filter(None, (said, self.due.get(value))))
        return f" ({said})" if said else ""


def with_points_told(document: Lines) -> Lines:
    """A document with such paragraphs as a line for their time and one for each work, with who does it and by when in brackets."""
    lines, ignored, remarks = list[Line](), [*document.ignored], [*document.remarks]
    at = 0
    while at < len(document.lines):
        line, following = document.lines[at], document.lines[at + 1 : at + 2]
        text, behind = _parted(line.text)
        beneath = "" if behind or not following or following[0].row else following[0].text
        own = beneath if patterns("told_by_point").match(beneath) else ""
        works = [] if line.row else _works(text)
        told = _told(behind or own, [value for value, _ in works[1:]]) if works else None
        time = _TIME.fullmatch(works[0][1].strip()) if told else None
        if not told and _each_tells_who(works):
            lines += [replace(line, text=works[0][1].strip())]
            lines += [_point(line, work) for _, work in works[1:]]
            at += 1
            continue
        if told is None or time is None or not says_time_alone(time["time"]):
            lines.append(line)
            at += 1
            continue
        lines.append(replace(line, text=f"{time['time']}{time['held'] or ''}:"))
        if before_works(time["lead"]).strip(" ,"):
            ignored.append(Ignored(replace(line, text=time["lead"]), "lời dẫn trước các nội dung"))
            remarks.append(Remark(_LEAD.format(time["lead"].strip(" :,"))))
        lines += [_point(line, f"{work}{told.of(value)}") for value, work in works[1:]]
        ignored += (
            [Ignored(following[0], "phân công theo số; đã ghi ở từng nội dung")] if own else []
        )
        at += 2 if own else 1
    return replace(document, lines=lines, ignored=ignored, remarks=remarks)


def _point(line: Line, work: str) -> Line:
    return replace(line, text=f"- {capitalised(work)}", listed=None, gap=False)


def _each_tells_who(works: Sequence[tuple[str, str]]) -> bool:
    """Whether each of the works that come again, behind a colon, ends in who does it: `Hằng tháng duy trì: (1) Đọc báo - đ/c Lan; (2) Họp tổ - đ/c Hòa`."""
    head = works[0][1].rstrip() if works else ""
    if not (head.endswith(":") and when(head).every):
        return False
    return all(take_apart(work).charge.assignments for _, work in works[1:])


def _parted(text: str) -> tuple[str, str]:
    """A paragraph without the sentences that tell who does what by number, and these."""
    found = patterns("told_by_point").search(text)
    return (text[: found.start()].strip(), text[found.start() :].strip()) if found else (text, "")


def _works(text: str) -> list[tuple[str, str]]:
    """The words before the points that a paragraph counts, under no number, and the points by number; none where it counts none."""
    for pattern in (_NUMBER, _LETTER):
        found = [*pattern.finditer(text)]
        values = [match["value"] for match in found]
        if len(found) > 1 and any(values == counts[: len(values)] for counts in _COUNTED):
            ends = [*(match.start() for match in found[1:]), len(text)]
            points = [
                (match["value"], text[match.end() : end].strip(" .;,"))
                for match, end in zip(found, ends, strict=True)
            ]
            return [("", text[: found[0].start()]), *points]
    return []


def _told(text: str, values: Sequence[str]) -> _Told | None:
    """What sentences tell of the works of some numbers; None where a clause of theirs tells anything else."""
    who, _, due = (
        patterns("due_by_point").sub("\n", text.strip().rstrip("."), count=1).partition("\n")
    )
    told = _Told()
    clauses = _NEXT.split(who.partition(":")[2].strip(" ."))
    for clause in clauses if who else ():
        helps, does = _HELP.fullmatch(clause), _WHO.fullmatch(clause)
        found = helps or does
        if found is None:
            return None
        for value in _values(found["points"]):
            (told.helps if helps else told.who)[value] += [found["names"].strip()]
    for clause in _NEXT.split(due) if due else ():
        found = _DUE.fullmatch(clause.strip(" ."))
        if found is None:
            return None
        told.due |= dict.fromkeys(_values(found["points"]), found["due"])
    known = {*told.who, *told.helps, *told.due}
    return told if told.who and known <= {*values} else None


def _values(points: str) -> list[str]:
    """The numbers or letters of a list, a span of numbers in full."""
    spans = re.sub(
        r"(\d+)\s*-\s*(\d+)", lambda m: ",".join(map(str, range(int(m[1]), int(m[2]) + 1))), points
    )
    return [part for part in re.split(r"\s*(?:,|và|-)\s*", spans) if part]
