"""Meetings that a text names: how it says they are held, whose they are, their number and period, over or to come."""

from functools import cache
from re import Pattern
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.numbers import ANY_NUMBER, number_of
from ctr_cli.language.patterns import compiled, regex
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import plain_of, times


class Gathering(Struct):
    """A meeting: the word for it at `start`, the `verb` before it, and the place where what is said of it ends.

    `body` is a key of the table's bodies, or nothing; `holds` where it is the subject before the verb. `kinds` are words like `thường lệ`, `giữa năm`, `tháng 5`; `state` is
    `done`, `ahead` or nothing; `months` are those it is said to be held in, `day` the day of the first, or 0.
    """

    how: str
    start: int
    end: int
    verb: str
    body: str
    holds: bool
    number: int
    number_at: tuple[int, int]
    kinds: tuple[str, ...]
    state: str
    months: tuple[int, ...]
    day: int

    @property
    def follows(self) -> bool:
        """Whether it is said to be the next one."""
        return any(kind.startswith(_AFTER) for kind in self.kinds) and not self.precedes

    @property
    def precedes(self) -> bool:
        """Whether it is said to be the last one."""
        return any(kind.endswith("trước") for kind in self.kinds)

    @property
    def regular(self) -> bool:
        """Whether it is one of those that are held every year."""
        return any(kind in _HALVES or kind.startswith(("thường", "định")) for kind in self.kinds)


_HALVES = {"giữa năm", "cuối năm"}
_AFTER = ("kế ", "tiếp ", "liền ", "sau", "sắp ", "tới")
_AGAIN = r"(?: ?[(,–-]| là) ?(?:kỳ họp|phiên họp|hội nghị)(?= (?:lần )?thứ )"
"""A meeting that is named by its turn, and again by its number: `kỳ họp kế tiếp - kỳ họp thứ 6`."""
_TURN = (" trước", " tới", " kế tiếp", " tiếp theo", " liền sau")
_NAMED = regex(
    r"(?P<verb>\b(?:họp|tổ chức|mở|tiến hành|triệu tập|khai mạc|bế mạc) (?:họp )?)?"
    r"\b(?P<how>kỳ họp|phiên họp|hội nghị|kỳ sinh hoạt|phiên|sinh hoạt(?= (?:chi bộ|thường kỳ|định kỳ))|họp(?= (?:cha mẹ|phụ huynh|tổng kết|sơ kết))"
    r"|(?<=, )(?<!tiếp, )(?<!theo, )(?<!sau, )(?<!kề, )lần(?= thứ)|(?<= và )lần(?= thứ))(?!\w)"
)
"""The word for a meeting; one that is only counted goes on with the word of the one before: `lần thứ 8, lần thứ 9`."""
_SAID = (
    r"[ ,()]{1,3}(?:(?P<body><bodies>)(?!\w)|(?P<turn>(?:(?:liền|kế|kỳ|lần) )?trước|(?:sắp )?tới|kế tiếp|tiếp theo|liền sau)<again>|(?P<kind>thường lệ|thường kỳ|định kỳ|chuyên đề|bất thường|toàn thể|(?:giữa|cuối|đầu) năm(?! học| thứ)|hiệp thương"
    rf"|tháng (?:1[0-2]|0?[1-9])|(?:kế tiếp|tiếp theo|liền sau|liền kề|kế sau|sau(?=,? (?:là )?(?:lần )?thứ ))(?: là)?)(?![\w/-])|(?:lần thứ|thứ|lần) (?P<number>{ANY_NUMBER})|(?P<of>của)(?= )|(?:năm )?20\d\d(?![\d/-])"
    r"|(?:xã|phường|đặc khu|tỉnh|thành phố|khóa \w+|ủy ban(?= lần| thứ)|đoàn|công đoàn|hội(?! đồng)|kỳ|nhiệm kỳ [\d -]{9,11})(?!\w))"
)
_OF_LEVEL = regex(r"(?: (?:đảng bộ|đảng ủy|xã|phường|đặc khu|tỉnh|thành phố|khóa \w+)){0,3} ?\Z")
_DATED = ("day", "days", "month", "quarter")


@cache
def _bodies() -> dict[str, str]:
    """The names of bodies with their keys, the longest first."""
    named = {n: key for key, row in table("sessions")["bodies"].items() for n in row["names"]}
    return dict(sorted(named.items(), key=lambda one: -len(one[0])))


def of_body(key: str) -> dict[str, Any]:
    """What the table says of a body: its names, how it meets, how often."""
    row: dict[str, Any] = table("sessions")["bodies"][key]
    return row


def last_body(low: str, end: int) -> str:
    """The body named last before a place of a text; nothing where none is."""
    last = ((low.rfind(name, 0, end), name, key) for name, key in _bodies().items())
    named = ((at + len(name), -at, key) for at, name, key in last if at >= 0)
    return max(named, default=(0, 0, ""))[2]


def _subject(low: str, end: int) -> str:
    """The body whose name, with its level, ends at a place of a text; nothing where none does."""
    level = _OF_LEVEL.search(low, 0, end)
    end = level.start() if level else end
    return next((key for name, key in _bodies().items() if low.endswith(name, 0, end)), "")


def _is_the_same(low: str, start: int, end: int) -> bool:
    """Whether the word for a meeting names the one before it again, by its number."""
    before = low[max(0, start - _SHORT) : start]
    turn = before.removesuffix(" là ").rstrip(" (,–-")
    by_turn = turn != before.rstrip() and turn.endswith(_TURN)
    return by_turn and low.startswith((" thứ ", " lần thứ "), end)


_SHORT = 14
"""Letters of the words by which a meeting is named by its turn, and of what stands behind them."""


@cache
def _said_of() -> Pattern[str]:
    """What may be said of a meeting behind its name, with the bodies of the table."""
    return compiled(_SAID.replace("<bodies>", "|".join(_bodies())).replace("<again>", _AGAIN))


@once
def gatherings(text: Text) -> list[Gathering]:
    """The meetings of a text in their order."""
    low, found = plain_of(text), list[Gathering]()
    named = [one for one in _NAMED.finditer(low) if not _is_the_same(low, *one.span("how"))]
    for at, one in enumerate(named):
        since = named[at - 1].end() if at else 0
        stop = named[at + 1].start() if at + 1 < len(named) else len(low)
        verb, start, end = one["verb"] or "", one.start("how"), one.end("how")
        how = found[-1].how if one["how"] == "lần" and found else one["how"]
        body = _subject(low, one.start()) if verb else ""
        number, number_at, kinds, holds = 0, (0, 0), list[str](), bool(body)
        while said := _said_of().match(low, end, stop):
            if name := said["body"]:
                key = _bodies()[name]
                if said.group().startswith(",") and not (number and key == "assembly"):
                    break
                body = body or key
            if said["of"] and holds and body == "standing":  # it calls the council together
                body, holds = "", False
            kind = said["turn"] or said["kind"] or ""
            kinds += [kind] if kind else []
            if said["number"]:
                number, number_at = number_of(said["number"]) or 0, said.span("number")
            end = said.end()
        last = kinds and kinds[-1].endswith("trước")
        done = (
            last
            or phrasing("meeting just over").match(low, end, stop)
            or phrasing("meeting over").search(low, since, start)
        )
        ahead = phrasing("meeting ahead").search(low, since, start)
        state = "done" if done else "ahead" if ahead else ""
        dated = (t for t in times(text) if end <= t.start < stop and t.kind in _DATED and t.months)
        held = next(
            (t for t in dated if phrasing("when a meeting is held").fullmatch(low, end, t.start)),
            None,
        )
        months, day = (held.months, (held.of("day") or (0,))[0]) if held else ((), 0)
        told = (body, holds, number, number_at, tuple(kinds), state, months, day)
        found.append(Gathering(how, start, end, verb, *told))
    return found
