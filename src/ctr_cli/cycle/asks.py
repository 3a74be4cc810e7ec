"""What an agency asks for, in words and back: `Chuyển đến tháng 11, chờ hướng dẫn của Thành ủy`, `Bỏ, lý do`.

ask_words(ask_meant("lùi đến t11, chờ hướng dẫn", 2026, ())) == "Chuyển đến tháng 11, chờ hướng dẫn"
"""

import re
from collections.abc import Container

from ctr_cli.language.keys import nfc, plain
from ctr_cli.language.numbers import WORDS, number_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.follow_up import Ask
from ctr_cli.model.meetings import months_of, time_name
from ctr_cli.model.program import Meeting

_WORDS = WORDS.replace(" ", r"\ ")
_ASKS = r"(?:(?:đề\ nghị|xin|cho)\ )*"
_ENDS = r"(?=\s*(?:$|[,;:.](?!\d)|\()|\s+(?:[–-]|vì\b|do\b|để\b|chờ\b))"
_MOVE = regex(
    rf"""{_ASKS}(?:lùi|lui|chuyển|hoãn|dời)(?:\ (?:lại|thời\ gian|thời\ hạn))?
    (?:\ (?:đến|den|sang|tới|vào|qua))?(?:\ hội\ nghị)?\ (?:
        (?:(?:tháng\ ?|thang\ ?|t\ ?)?(?P<month>0?[1-9]|1[0-2])|tháng\ (?P<named>{_WORDS}))
            (?:(?:\ ?/\ ?|\ năm\ )(?P<of>20\d\d))?
        |(?:năm\ |nam\ )?(?P<year>20\d\d)
        |(?P<meeting>[a-z][a-z0-9]*(?:[.-][a-z0-9]+)+)
    ){_ENDS}""",
    re.VERBOSE,
)
_MOVES = regex(rf"{_ASKS}(?:lùi|lui|chuyển|hoãn|dời)\b.*(?:\d|\b(?:tháng|quý|năm)\b)")
_THIS = r"(?:\ (?:nội\ dung|việc)\ này)?"
_DROP = regex(
    rf"""{_ASKS}(?:(?:bỏ|bo|rút|loại){_THIS}(?:\ ra)?|đưa{_THIS}\ ra)
    (?:\ khỏi\ (?:chương\ trình(?:\ công\ tác)?|ctct|ct))?{_THIS}{_ENDS}""",
    re.VERBOSE,
)
_MONTHS = 12
_BETWEEN = " ,;:.–-"


def ask_words(ask: Ask) -> str:
    """A request as people read it, whether work is to come later or sooner."""
    words = []
    if ask.move is not None:
        words.append(f"Chuyển đến {_when(ask.move)}")
    if ask.drop:
        words.append("Bỏ")
    return ", ".join([*words, *([ask.reason] if ask.reason else [])])


def ask_meant(text: str, year: int, meetings: Container[str]) -> Ask | None:
    """The request in words about a programme of a year with some meetings (ids).

    What is neither a move nor a drop stays a reason, word for word: a quarter, a day, a month of another
    year, a meeting nobody knows.
    """
    text = " ".join(nfc(text).split())
    said = plain(text)
    if not text:
        return None
    if (found := _MOVE.match(said)) and (to := _place(found, year, meetings)) is not None:
        return Ask(move=to, reason=_rest(text, found.end()))
    if found := _DROP.match(said):
        return Ask(drop=True, reason=_rest(text, found.end()))
    return Ask(reason=text)


def puts_off(ask: Ask) -> bool:
    """Whether a request is for another time, or to be left out, also where its words do not say which."""
    return ask.move is not None or bool(ask.drop) or bool(_MOVES.match(plain(ask.reason or "")))


def ask_doubt(ask: Ask, here: Meeting) -> str:
    """What is doubtful in a request about an item that stands before a meeting: a move to nowhere, or to where it is."""
    if ask.move is None:
        unclear = puts_off(ask) and not ask.drop
        return "chưa rõ lùi đến đâu, giữ nguyên lời" if unclear else ""
    months = months_of(here)
    if months and isinstance(ask.move, int) and ask.move < months[0]:
        return f"sớm hơn thời gian của nội dung, {time_name(here)}; hỏi lại cơ quan nếu muốn lùi"
    return "nội dung đang ở chính đó" if ask.move in (here.id, *months[-1:]) else ""


def _place(found: re.Match[str], year: int, meetings: Container[str]) -> int | str | None:
    """The month, the later year or the meeting that is asked for."""
    if found["meeting"]:
        return found["meeting"] if found["meeting"] in meetings else None
    if found["year"]:
        return int(found["year"]) if int(found["year"]) > year else None
    month = number_of(found["month"] or found["named"])
    return month if month and month <= _MONTHS and found["of"] in (None, str(year)) else None


def _when(move: int | str) -> str:
    if isinstance(move, str):
        return move
    return f"tháng {move}" if move <= 12 else f"năm {move}"


def _rest(text: str, at: int) -> str | None:
    """The reason behind the request, without what parts the two."""
    rest = text[at:].strip(" ").lstrip(_BETWEEN)
    if rest.startswith("(") and rest.endswith(")") and rest.count("(") == 1:
        rest = rest[1:-1].strip()
    return rest or None
