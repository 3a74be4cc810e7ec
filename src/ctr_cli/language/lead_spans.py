"""The numbers of days that a sentence names before a meeting, and which of its words say of what each is."""

from collections.abc import Iterator
from itertools import pairwise

from ctr_cli.data.struct import Struct
from ctr_cli.language.numbers import WORDS, value_of
from ctr_cli.language.patterns import regex

COUNT = rf"(?:\d{{1,2}}|(?!nhất|nhì|tư\b){WORDS})"
DAYS = regex(
    rf"(?<![\w/.])(?:(?P<least>{COUNT}) ?(?:-|/|và|hoặc|đến) ?)?(?P<days>{COUNT}) (?P<unit>ngày|tuần)\b"
    r"(?P<working> làm việc\b| \(ngày làm việc\))?"
)
_SPELT = regex(rf"(?<=\d) \({WORDS}\)")
_ALONE = regex(rf"\(((?:là )?{COUNT} ngày(?: làm việc)?)\)")
_BRACKETS = regex(r"\([^()]*\)")
_URGENT = r"(?:trường hợp|đột xuất|bất thường|phát sinh|khẩn|cấp bách)\b"
"""How a meeting is spoken of whose papers nobody can ask for in time."""
_OF_URGENT = regex(rf"\b{_URGENT}")
_FOR_URGENT = regex(rf"[\s(]*(?:đối với|với|nếu|khi|cho)\b.*\b{_URGENT}")
_EXCEPT_URGENT = regex(
    rf"\((?:ngoại )?trừ [^();\d]{{0,60}}?{_URGENT}[^();\d]*\)|,?\s*\b(?:ngoại )?trừ [^(),;\d]{{0,60}}?{_URGENT}[^(),;\d]*"
)
LATER = r" (?:sau|kể từ|tính từ|đầu|cuối)\b"
_AFTERWARDS = regex(LATER)
_ELSE_COUNTED = regex(
    r"\btrong(?: vòng| thời hạn| thời gian)? $|\bsau\b[^,]*$|\b(?:kéo dài|diễn ra) $"
)
"""How days are spoken of, in front of them, that are none before a meeting."""
_RELATIVE = regex(
    r"(?:(?<!không )\b(?:sớm|muộn|chậm|nhiều|ít) hơn|\bthêm|\bcộng)(?: ít nhất| là)? $"
)
"""How a number is spoken of, in front of it, that is counted from another one."""
_IN_TURN = regex(r"\b(?:lần lượt|tương ứng)\b")
_MEETS = regex(
    rf"\b(?:{_URGENT}|(?:trước|đối với|riêng|trừ|hội nghị|phiên họp|kỳ họp|(?:tài liệu|hồ sơ|nội dung|báo cáo|đề án) trình)\b)|:"
)
"""How what a number of days is of begins, where the office's own name stands before it."""
BODY = (
    r"(?:ban chấp hành|bch|(?:ban )?thường vụ|btv|(?:ban )?thường trực|hội đồng nhân dân|hđnd|ủy ban nhân dân|ubnd"
    r"|các ban|chi bộ|chi ủy|kỳ họp|phiên họp)\b"
)
_NAMED = regex(rf"\b{BODY}")
_ONE_MORE = regex(
    rf"(?:[,/]\s?| và | hoặc )(?:(?:của|cuộc|họp|hội nghị) )*{BODY}(?! (?:gửi|chuyển|tổng))[^,;]*"
)
"""How a list of bodies goes on."""
_OF = regex(r"[\s,]*(?:\(|(?:đối với|với|trước|so với|cho|nếu|họp)\b|-\s|:)")
"""How words begin that say, behind a number of days, of what it is."""
_FIRST = regex(r"(?:,(?= (?:đối với|với|nếu)\b))?(?:\([^()]*\)|(?! để\b)[^,;(])*")
_RECEIVER = regex(
    r"\b(?:về|đến|tới|cho|qua|gửi)\b.*?(?=\b(?:trước|chậm|muộn|ít|tối thiểu)\b|\d|[,;:()]|$)"
)
_LEADS_IN = regex(
    r"(?:\s|\b(?:trước|chậm|muộn|ít|nhất|tối thiểu|là|thì|gửi|khoảng|không|quá|phải)\b)+$"
)
_OPENS = regex(r"\s*(?:[,;]|-\s|(?:và|hoặc)\b)")
_DASH = regex(r"\s*-\s")
_CLOSES = regex(r"(?:[,;)]|\b(?:và|hoặc))$")
_BARE = regex(r"[\s,/]*(?:và|hoặc)?(?:\s|\b(?:trước|là|ít nhất|chậm nhất)\b)*")
_EXCEPTED = r"\b(?:riêng|(?:ngoại )?trừ|còn)\b(?! lại)(?![^,;()]{0,80}\bkhác\b)"
APART = regex(_EXCEPTED)
"""How an exception is said, which is no rule for all the rest."""
_SEAM = regex(rf"[,;)](?=\s*{_EXCEPTED})|;|\s-\s")
"""Where what is said of one number surely ends and what is said of the next begins."""
_LAST_COMMA = regex(r",(?!.*,)|\bvà\b(?!.*(?:,|\bvà\b))")
_BUT = regex(
    rf"\b(?:ngoại )?trừ\b[^,;()]*|{_EXCEPTED}[^,;()]{{0,80}}?\btheo (?:quy|thông|yêu|lịch|giấy|hướng|chỉ)[^,;()]*"
)
"""An exception that may stand without a number of its own."""
_NEXT = regex(
    rf"[^,;()]*(?:[,:(\s]|\b(?:trước|chậm|muộn|ít|nhất|là|thì|gửi)\b)*{COUNT} (?:ngày|tuần)\b"
)
"""One that has it, at once."""
_WEEK = 5
"""Working days of a week; two more pass with each."""
_ALL_WEEK = 7
_MOST = 60
"""Days before a meeting that no office asks for."""


class LeadTime(Struct):
    """So many days before a meeting, of the calendar or working days alone."""

    days: int
    working: bool = False

    @property
    def words(self) -> str:
        """As a paper says it: `05 ngày làm việc`."""
        return f"{self.days:02d} ngày{' làm việc' if self.working else ''}"

    @property
    def span(self) -> int:
        """Days of the calendar that cover it where no holiday lies between."""
        return self.days + (2 * -(-self.days // _WEEK) if self.working else 0)


class Counted(Struct):
    """Where a sentence says so many days, and the words that say of what: `, riêng hội nghị ban chấp hành`.

    No days: it says something of them, and nobody can tell how many.
    """

    at: int
    lead: LeadTime | None
    of: str


def simply(text: str) -> str:
    """A plain text without what says no more of its numbers: one repeated in words, brackets around one alone, that
    urgent matters are excepted.
    """
    text = text.replace("[", "(").replace("]", ")")
    return _EXCEPT_URGENT.sub("", _ALONE.sub(r"\1", _SPELT.sub("", text)))


def in_brackets(sentence: str) -> list[tuple[int, str]]:
    """What stands in brackets of a sentence and names days of its own, and where it begins."""
    found = _BRACKETS.finditer(sentence)
    return [(one.start() + 1, one[0][1:-1]) for one in found if DAYS.search(one[0])]


def outside(sentence: str) -> str:
    """A sentence with nothing in the place of such brackets."""
    return _BRACKETS.sub(lambda one: " " * len(one[0]) if DAYS.search(one[0]) else one[0], sentence)


def counted(sentence: str, *, goes_on: bool) -> Iterator[Counted]:
    """What a sentence says of days before a meeting; of a range both ends."""
    for one in _BUT.finditer(sentence):
        if not (_OF_URGENT.search(one[0]) or _NEXT.match(sentence, one.start())):
            sentence = sentence[: one.start()] + " " * len(one[0]) + sentence[one.end() :]
            yield Counted(one.start(), None, one[0])
    found = [*DAYS.finditer(sentence)]
    if not found:
        return
    first = None if goes_on else _MEETS.search(sentence)
    begins = 0 if goes_on else first.start() if first else len(sentence)
    gaps = [sentence[one.end() : other.start()] for one, other in pairwise(found)]
    tail = _tail(sentence[found[-1].end() :])
    parts = [_divided(gap, leads=not _NAMED.search(tail)) for gap in gaps]
    fronts = [sentence[begins : found[0].start()], *(own for _, own in parts)]
    behinds = [*(own for own, _ in parts), tail]
    unclear = {
        n
        for n, gap in enumerate(gaps)
        if _BARE.fullmatch(gap)
        and (_ONE_MORE.search(fronts[n]) or _ONE_MORE.search(behinds[n + 1]))
    }
    in_turn = bool(_IN_TURN.search(sentence))
    for n, (one, front, behind) in enumerate(zip(found, fronts, behinds, strict=True)):
        said = sentence[: one.start()]
        else_counted = _ELSE_COUNTED.search(said) or _AFTERWARDS.match(sentence, one.end())
        if else_counted or _OF_URGENT.search(front) or _FOR_URGENT.match(behind):
            continue
        of = _RECEIVER.sub("", front) + ("" if _OF_URGENT.search(behind) else behind)
        if in_turn or {n, n - 1} & unclear or _RELATIVE.search(said):
            yield Counted(one.start(), None, sentence[begins:] if in_turn else of)
            continue
        for written in filter(None, one.group("least", "days")):
            days = value_of(written) * (_ALL_WEEK if one["unit"] == "tuần" else 1)
            lead = LeadTime(days, bool(one["working"]))
            if 0 < lead.span <= _MOST:
                yield Counted(one.start(), lead, of)


def _divided(gap: str, *, leads: bool) -> tuple[str, str]:
    """What stands between two numbers of days: what is said of the first, and of the second.

    `leads`: where both may be, it stands before its number, as what is said of the last one does.
    """
    said = _LEADS_IN.sub("", gap)
    opens, closes = _OPENS.match(said), _CLOSES.search(said)
    if opens or not said:
        if closes and (_DASH.match(said) or not leads):
            return gap, ""
        return "", gap[max((seam.start() for seam in _SEAM.finditer(said)), default=0) :]
    if closes:
        return _of(gap), ""
    seam = _SEAM.search(said) or _LAST_COMMA.search(said)
    if seam:
        return _of(gap[: seam.start()]), gap[seam.start() :]
    return (gap, "") if _OF.match(gap) else ("", gap)


def _tail(text: str) -> str:
    """What is said, behind the last number of days, of what it is: up to a comma, unless a list of bodies goes on."""
    first = _FIRST.match(text)
    at = first.end() if first else 0
    while more := _ONE_MORE.match(text, at):
        at = more.end()
    return _of(text[:at])


def _of(text: str) -> str:
    return text if _OF.match(text) else ""
