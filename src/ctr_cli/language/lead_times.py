"""How many days before a meeting its papers are due, as a sentence says it."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.lead_spans import (
    APART,
    BODY,
    COUNT,
    DAYS,
    LATER,
    Counted,
    LeadTime,
    counted,
    in_brackets,
    outside,
    simply,
)
from ctr_cli.language.patterns import regex

_SENDS = r"\b(?:gửi|nộp|chuyển|hoàn thành|cung cấp)\b"
_PAPERS = regex(r"\b(?:hồ sơ|tài liệu|dự thảo|nội dung|báo cáo|văn bản|tờ trình|đề án)\b")
_SENT = regex(_SENDS)
_SENT_WITHOUT_WHITHER = regex(rf"{_SENDS} (?=trước|chậm|muộn|ít|tối thiểu|\d)")
_TO_THE_OFFICE = regex(
    rf"{_SENDS}(?:(?!{_SENDS})[^;.])*?(?:văn phòng|\bvp\w*)|\b(?:về|đến|tới|cho|qua) (?:văn phòng|vp\w*)"
)
_ELSEWHERE = regex(
    r"\bgiấy mời\b|\bthẩm tra\b"
    r"|\b(?:gửi|đến|tới|cho)(?: (?!về\b|văn phòng\b)\w+){0,8}? (?:đại biểu|thành viên|ủy viên|đảng viên)\b"
    r"|(?:^|[,:] ?|\bvà |\bsau đó )(?:văn phòng|thường trực|vpđu|chi ủy|bí thư)\b"
    r"(?:(?!đề nghị|đôn đốc|yêu cầu|nhắc|cơ quan)[^;.])*?(?=\b(?:gửi|chuyển)\b)"
)
"""What the office itself sends, to whom, and who writes on what has come in: their days are others."""
_END = regex(r"\.(?![^()]*\))|(?<=;)(?![^()]*\))")
_GOES_ON = regex(
    rf"\W*(?:\w\) )?(?:{COUNT} (?:ngày|tuần)\b|{BODY}(?:(?!{_SENDS})[^\d;.])*{COUNT} ngày\b)"
    r"|\W*(?:các |những )?(?:riêng|đối với|với|còn|trừ|nội dung|văn bản|tài liệu|hồ sơ|kỳ họp|phiên họp|hội nghị|trước|chậm|muộn|ít|tối thiểu|thời hạn|hạn)\b"
)
"""How a sentence begins that may go on with what the one before it is about."""
_MEETING = regex(r"\b(?:họp|hội nghị|sinh hoạt|khai mạc|đại hội)\b")
_UNREAD = regex(
    rf"\btrước\b.{{0,40}}?\d (?:ngày|giờ|tuần|buổi|tiếng)\b(?!{LATER})|\d (?:giờ|tuần|buổi|tiếng) trước\b"
    rf"|\b(?:họp|hội nghị|sinh hoạt)\b.*\b(?:nhất|thiểu) (?:là )?\d+ ngày\b(?! làm việc{LATER}|{LATER})"
)
"""How time before something is counted out, if not as days before a meeting."""
_WHITHER = regex(
    rf"{_SENDS}(?:(?!{_SENDS})[^;.])*?\b(?:về|đến|tới|cho|qua) (?P<to>[^;.]+?)(?=\b(?:trước|chậm|muộn|ít|tối thiểu)\b|\d|[,;:().]|$)"
)
_OF_SOME_PAPERS = regex(rf"\bđối với\b(?!.*{_MEETING.pattern})")
Whose = Callable[[str], bool | None]
"""Whether words speak of a body: True, of others: False, or of none in particular: None."""


class _Said(Struct):
    """So many days, whether before papers are with the office, and the words that say of what: `, riêng hội nghị ban chấp hành`.

    No days: it is said when papers are due, and nobody can tell when.
    """

    lead: LeadTime | None
    to_office: bool
    of: str
    text: str


def lead_times(texts: tuple[str, ...]) -> tuple[LeadTime, ...]:
    """The days by which papers must be with the office before a meeting, each once; several where bodies differ.

    Where no sentence names the office, those count
    that say when papers are sent, and not to whom, or to another who gathers them.
    """
    read = [one for one in _said(texts) if one.lead]
    nearest = [one for one in read if one.to_office] or read
    return tuple(dict.fromkeys(one.lead for one in nearest if one.lead))


def lead_before(texts: tuple[str, ...], whose: Whose) -> LeadTime | None:
    """The days that sentences say of a body, else of all bodies; None where that is not one number."""
    leads = {one.lead for one in _nearest(texts, whose) if one.lead or one.of}
    return leads.pop() if len(leads) == 1 else None


def receiver(texts: tuple[str, ...], whose: Whose) -> str:
    """Where papers for a body go by the sentence that says when: `Thường trực HĐND xã`; empty where it does not say."""
    for one in _nearest(texts, whose):
        if found := _WHITHER.search(plain(one.text)):
            return one.text[found.start("to") : found.end("to")].strip()
    return ""


def unread(texts: tuple[str, ...], whose: Whose) -> str:
    """The sentence that says when papers for a body are due though nobody can tell when; empty where there is none."""
    if lead_before(texts, whose):
        return ""
    return next((one.text for one in _nearest(texts, whose)), "")


def _nearest(texts: tuple[str, ...], whose: Whose) -> list[_Said]:
    """What is said of a body: as an exception, else of it by name, else of all; first of papers that go to the office."""
    said = _said(texts)
    for to_office in (True, False):
        some = [(one, whose(one.of)) for one in said if one.to_office == to_office]
        own = [one for one, is_own in some if is_own]
        apart = [one for one in own if APART.search(one.of)]
        rest = [one for one, is_own in some if is_own is None and not APART.search(one.of)]
        of_all = [one for one in rest if not _OF_SOME_PAPERS.search(one.of)]
        if found := apart or own or of_all:
            return found
    return []


@lru_cache(16)
def _said(texts: tuple[str, ...]) -> tuple[_Said, ...]:
    return tuple(_in_texts(texts))


def _in_texts(texts: tuple[str, ...]) -> Iterator[_Said]:
    """What texts say, sentence by sentence; one that goes on is about what the last was, also from text to text behind
    a colon, or where a text begins with an exception.
    """
    about, is_before, listed = "", False, False
    for text in texts:
        low = plain(text)
        listed = listed and bool(_GOES_ON.match(low))
        if not (listed or APART.match(low)):
            about, is_before = "", False
        listed = listed or low.rstrip().endswith(":")
        for sentence in _sentences(low):
            goes_on = bool(about and _GOES_ON.match(sentence))
            is_before = bool(_MEETING.search(sentence) and "trước" in sentence) or (
                is_before and goes_on
            )
            marks = _marks(outside(sentence), about if goes_on else "")
            first = [kind for _, kind in marks[:1]]
            about = about if goes_on or not marks else ""
            found = list(_days(sentence, goes_on=goes_on)) if is_before else []
            for one in found:
                mine = [kind for place, kind in marks if place < one.at] or ([] if about else first)
                about = mine[-1] if mine else about
                if about in ("office", "sent"):
                    yield _Said(one.lead, about == "office", one.of, text)
            about = marks[-1][1] if marks else about
            if about in ("office", "sent") and not found and _UNREAD.search(sentence):
                yield _Said(None, about == "office", "", text)


def _sentences(text: str) -> list[str]:
    """The sentences of a plain text; parts of one with a semicolon that name days are together unless each
    says its own verb.
    """
    found: list[str] = []
    for part in _END.split(simply(text)):
        both = [found[-1], part] if found and found[-1].endswith(";") else []
        if both and all(map(DAYS.search, both)) and not all(map(_SENT.search, both)):
            found[-1] += part
        elif part.strip():
            found.append(part)
    return found


def _days(sentence: str, *, goes_on: bool) -> list[Counted]:
    """What a sentence says of days before a meeting; in brackets beside days of all, it is an exception from them."""
    found = list(counted(outside(sentence), goes_on=goes_on))
    apart = "riêng " if any(one.lead for one in found) else ""
    for at, inner in in_brackets(sentence):
        marks = _marks(inner, "sent")
        if "elsewhere" not in (kind for _, kind in marks):
            found += [Counted(at, one.lead, apart + one.of) for one in counted(inner, goes_on=True)]
    return sorted(found, key=lambda one: one.at)


def _marks(sentence: str, about: str) -> list[tuple[int, str]]:
    """Where a sentence speaks of papers on their way, and whither: to the office, only sent, or elsewhere; at one verb
    the last of these holds. A verb that says no whither goes on with what stands before it.
    """
    sent = _SENT.finditer(sentence) if _PAPERS.search(sentence) else ()
    found = {one.start(): "sent" for one in sent}
    found |= {one.start(): "office" for one in _TO_THE_OFFICE.finditer(sentence)}
    for one in _ELSEWHERE.finditer(sentence):
        by = _SENT.match(sentence, one.end())
        found[one.end() if by else one.start()] = "elsewhere"
    marks = []
    for place, kind in sorted(found.items()):
        on = kind == "sent" and about and _SENT_WITHOUT_WHITHER.match(sentence, place)
        about = about if on else kind
        marks.append((place, about))
    return marks
