"""CTR219: the title that is printed above a meeting says its number and its month as its keys do."""

from collections.abc import Iterator

from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Kind
from ctr_cli.language.times import times_of_plain
from ctr_cli.model.bodies import is_field, nth, occasion
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import months_of, time_name
from ctr_cli.rules import walk
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.rules.said import said

_COUNTED: tuple[Kind, ...] = ("conference", "session", "sitting", "ordinal")
_TIMED: tuple[Kind, ...] = ("month", "quarter")
_ANOTHER = regex(
    r"\b(?:chuẩn bị|phục vụ|quán triệt|trung ương|trước|sau|chuyên đề|bất thường|đột xuất)\b"
)
"""Words after which a title names another meeting, or counts its own among its like."""
_BEFORE_ITS_TIME = regex(r"(?:\A|[(,:;-] ?|\b(?:hội nghị|họp|thứ [^\W_]+) )\Z")


@rule("CTR219", "warning")
def title_says_its_meeting(subject: Subject) -> Iterator[Problem]:
    """What a title counts its meeting as, and when it says that it is held, are those of the meeting."""
    for path, body, meeting in walk.meetings(subject.program):
        low, word, place = plain(meeting.title or ""), occasion(body.name), (*path, "title")
        times, words = times_of_plain(low), {"word": word, "title": meeting.title}
        counted = [time for time in times if time.kind in _COUNTED]
        numbers = {number for time in counted for number in time.of("number")}
        if meeting.number and numbers and meeting.number not in numbers and not is_field(body.name):
            head = low[: counted[0].part("number").start]
            if head.startswith(word) and head.count(word) == 1 and not _ANOTHER.search(head):
                right = f"là {nth(body.name, meeting.number)}"
                yield said("title of another", place, right=right, **words)
        held, right = [time for time in times if time.kind in _TIMED], f"ở {time_name(meeting)}"
        if not held or not _BEFORE_ITS_TIME.search(low[: held[0].start]):
            continue
        if (months := months_of(meeting)) and not any({*months} & {*time.months} for time in held):
            yield said("title of another", place, right=right, **words)
        elif (held[0].year or subject.year) < subject.year:
            right = f"{right}/{subject.year}"
            yield said("title of another", place, right=right, **words)
