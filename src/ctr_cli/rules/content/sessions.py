"""CTR834: meetings are called what they are, held in their time and in their order; none of a term is beyond its years."""

from collections.abc import Iterator
from functools import cache
from re import Pattern

from ctr_cli.data import table
from ctr_cli.language.numbers import NUMBER, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import SPAN
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.gatherings import Gathering, gatherings, last_body, of_body
from ctr_cli.rules.content.numbers import of_rows
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.content.turns import bare_steps, out_of_turn, steps_out_of_turn
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, holds, prose, signs, tells
from ctr_cli.rules.registry import text_rule


@text_rule("CTR834", "warning", "info")
def meetings_are_held_as_they_are(texts: Excerpt) -> Iterator[Problem]:
    """Meetings are what their bodies hold, when they hold them, as often as they hold them, and in the order of their numbers."""
    for passage in prose(texts).passages:
        yield from steps_out_of_turn(passage)
    for passage in prose(texts).holding(
        *("họp", "phiên", "hội nghị", "sinh hoạt", "đại hội", "thẩm tra", "hiệp thương", " giờ")
    ):
        yield from out_of_turn(passage)
        yield from _of_another_time(passage)
        yield from _too_few(passage)
        for one in gatherings(passage.text):
            yield from _meets_otherwise(passage, one)
            if why := _amiss(passage, one, texts.year):
                yield passage.doubt(why, 2, "xem lại kỳ họp", (one.start, one.end))
    for hit in prose(texts).find(_OF_A_MONTH, "họp ", "giao ban "):
        held, month = hit.passage.place.months, int(hit["month"])
        if held and all((one - month + 1) % 12 not in _STEPS["sau "][:3] for one in held):
            yield hit.doubt(f"{{}} ghi ở tháng {held[0]}", 2, "xem lại tháng", "month")
    yield from _of_the_centre(texts)
    yield from of_rows(texts, table("sessions")["never"], mend="xem lại kỳ họp, việc của kỳ họp")
    yield from of_rows(texts, bare_steps(), mend="xem lại thứ tự", sure=1)


_OF_A_MONTH = (
    r"(?m)(?:^|[.;] )(?:(?:ban thường vụ|ban chấp hành|thường trực|đảng ủy|ủy ban nhân dân|ubnd|lãnh đạo)(?: [^\W\d_]+){0,3}? )?"
    r"(?:họp(?: giao ban| thường kỳ| định kỳ)|giao ban(?: thường kỳ| định kỳ)?) tháng (?P<month>1[0-2]|0?[1-9])(?![\d/])"
)
"""A meeting of a month at the beginning of a sentence, and who holds it."""


def _month(passage: Passage) -> int:
    """The first month of the meeting a text stands in, 0 outside of one."""
    return passage.place.months[0] if passage.place.months else 0


def _meets_otherwise(passage: Passage, one: Gathering) -> Iterator[Problem]:
    """A body and a meeting that is not of its kind: `phiên họp thứ ba của Hội đồng nhân dân`."""
    row, at = of_body(one.body) if one.body else {}, (one.start, one.start + len(one.how))
    if row and one.how not in row["meets"] and _is_clear(one):
        name = next(name for name in row["names"] if name in passage.low)
        start = passage.low.find(name)
        whose = passage.text[start : start + len(name)]
        message = f"“{{}}” không phải cách họp của {whose}"
        yield passage.doubt(message, 2, f"có phải {', '.join(row['meets'])}?", at)


def _is_clear(one: Gathering) -> bool:
    """Whether the words around leave no other reading: others too meet in conferences and sittings, but do not number them."""
    if (
        one.how == "kỳ họp"
    ):  # the standing committee calls the council together; what committees hold bears no number
        party = one.body in ("bureau", "committee") and not (one.number or one.regular)
        return not party and (one.body != "standing" or not one.holds or "thường kỳ" in one.kinds)
    return (one.holds or one.body != "executive") and (bool(one.number) or one.regular)


def _of_another_time(passage: Passage) -> Iterator[Problem]:
    """A meeting of a period that is held, or hears a report, in the months of another; at most one."""
    low, planned, found = passage.low, set(passage.place.months), gatherings(passage.text)
    in_a_row = len({kind for one in found for kind in one.kinds if kind.startswith("tháng ")}) > 1
    for one in () if in_a_row else found:
        at, word, months = next(iter(_periods(low, one)), (0, "", set[int]()))
        side = next((word for word in _STEPS if low.endswith(word, 0, one.start)), "")
        near = {(month + step - 1) % 12 + 1 for month in months for step in _STEPS[side]}
        said = one.verb or len(months) == 1 or side or (one.regular and not one.start)
        begins = (
            said
            and one.how != "hội nghị"
            and phrasing("begins with a meeting").search(low, 0, one.start - len(one.verb))
        )
        early = len(months) == 1 and 0 < one.day < _LAST_WEEK and one.months[0] % 12 + 1 in months
        if months and one.months and (early or not near & set(one.months)):
            told = f"ghi tháng {one.months[0]}"
        elif months and begins and planned and not near & planned:
            told = f"đặt ở tháng {min(planned)}"
        else:
            continue
        at_word = at, at + len(word)
        yield passage.doubt(f"{one.how} {word} {told}", 2, "xem lại kỳ họp, tháng", at_word)
        return


_LAST_WEEK = 25
"""The day from which the regular meeting of the next month may be held."""
_STEPS = {"trước ": (-1, 0), "sau ": (0, 1, 2, 3), "": (-1, 0, 1)}
"""How many months from its own a meeting may be spoken of, by the word before it."""


@cache
def _held_in() -> tuple[dict[str, set[int]], Pattern[str]]:
    """The months in which what is of a period is held, and the pattern of such periods."""
    rows = table("sessions")["periods"]
    held = {word: {*row["months"]} for row in rows for word in row["words"]}
    words = "|".join(sorted(held, key=len, reverse=True))
    return held, regex(rf"\b(?:{words}|tháng (?:1[0-2]|[1-9]))(?!\w| cuối)")


def _periods(low: str, one: Gathering) -> list[tuple[int, str, set[int]]]:
    """The periods named up to the end of a meeting's sentence, with the months in which what is of them is held."""
    held, pattern = _held_in()
    held = held | {kind: {int(kind[6:])} for kind in one.kinds if kind.startswith("tháng ")}
    stop = _STOP.search(low, one.end)
    found = pattern.finditer(low, one.start, stop.start() if stop else len(low))
    return [(hit.start(), hit[0], held[hit[0]]) for hit in found if hit[0] in held]


_STOP = regex(r";|\. ")
_OFTEN = regex(
    rf"\b(?<!tháng )(?:mỗi|hằng|hàng|(?<!kết )(?<!qua )(?<!sau )(?:một|1|01)) (?P<unit>năm|quý|tháng)\b(?! (?:thực hiện|triển khai|qua)\b)(?! \d+\b(?! (?:kỳ|phiên|lần)))(?:[^.;,\d]{{0,40}}? (?P<count>{NUMBER}) (?:kỳ|phiên|lần|cuộc)\b)?"
    rf"|\b(?P<months>{NUMBER}) tháng (?:họp )?(?:một|1|01) (?:kỳ|phiên|lần)\b"
    rf"|(?:(?<=năm )|(?<=thường kỳ ))(?!mỗi)(?:(?! mỗi | tháng )[^.;]){{0,60}}?\b(?P<a_year>{NUMBER}) (?:hội nghị|phiên|kỳ)(?: họp| sinh hoạt)?(?P<regular> thường| định)?\b(?!/| mỗi| một| hằng| hàng)"
    rf"|\b(?P<n>{NUMBER}) kỳ(?: họp)?(?: thường lệ)?(?: trong| mỗi| một){{1,2}} năm"
)
"""How often a body meets: `mỗi quý một lần`, `ba tháng một kỳ`, `năm 2027 tổ chức 4 kỳ họp thường lệ`."""
_TIMES = {"năm": 1, "quý": 4, "tháng": 12}
_CLAUSE = regex(r"[,;.]")
_MEETS = regex(r"\b(?:họp|sinh hoạt|phiên|(?<!nhiệm )kỳ|hội nghị)\b")


def _too_few(passage: Passage) -> Iterator[Problem]:
    """Regular meetings fewer or more than a body has in a year, or than the text says elsewhere; at most one."""
    low, told = passage.low, dict[str, tuple[int, bool]]()
    for found in _OFTEN.finditer(low):
        since, clause = (max(low.rfind(s, 0, found.start()) for s in to) + 1 for to in (";", ";,"))
        count = value_of(found["count"] or found["a_year"] or found["n"] or "1")
        a_year = count * _TIMES[found["unit"] or "năm"]
        if found["months"]:
            a_year = 12 // value_of(found["months"])
        end = found.end() + len(_CLAUSE.split(low[found.end() : found.end() + 20])[0])
        said = low[clause:end]
        if not _MEETS.search(said) or holds(low[since:end], table("sessions")["not counted"]):
            continue
        body = last_body(low[since:], found.end() - since) or "council" * ("kỳ họp" in said)
        least, most = of_body(body)["a year"] if body else (0, 99)
        counted = bool(found["a_year"] or found["n"])
        last = next(reversed(told.values()), None) if not body else told.get("")
        before, sure = told.get(body) or last or (a_year, True)
        regular = found["regular"] or not found["a_year"]
        usual = least <= a_year <= most or not regular
        if not usual or ((counted or sure) and before != a_year):
            advice = f"mỗi năm ít nhất {least} cuộc" if a_year < least else "xem lại số cuộc họp"
            yield passage.doubt(f"{a_year} cuộc họp thường lệ một năm", 2, advice, found.span())
            return
        told[body] = a_year, counted


_IN_A_YEAR = {"assembly": 2, "council": 8, "committee": 12}
"""Meetings numbered through a term that a body has in a year at most; two it has at least."""
_BEGUN = {"council": 2026, "committee": 2025}
"""Years in which councils were elected, in spring, and committees of the Party, in summer. Source: `data/terms.yaml`."""
_BETWEEN = {2, 3, 4, 9, 10}
"""Months in which no council holds a regular session."""
_TERM = regex(rf"nhiệm kỳ {SPAN}")
_OF_TERM = regex(r"[^.;\n]{0,30}? khóa (?P<term>[ivx]+)\b")
_THEMATIC = {"chuyên đề", "bất thường"}
"""Meetings that may be counted by themselves."""
_OF_OTHERS = (" trung ương", " tỉnh", " thành phố", "đoàn", " hội ", "chi bộ")


def _amiss(passage: Passage, one: Gathering, year: int) -> str:
    """What is of another meeting of a term, or another time, than the one named. Else nothing."""
    low, month = passage.low, (one.months or (_month(passage),))[0]
    whose, said = one.body, low[one.start : one.end + 25]
    if _month(passage) and (why := _over_or_ahead(passage, one, year)):
        return why
    if whose == "assembly" or low.startswith(" quốc hội", one.end):
        of = _OF_TERM.match(low, one.end - 12)
        known = table("terms")["assembly"].get(of["term"].upper() if of else "", ["0"])
        return _beyond_its_years(one, "assembly", year, month, int(known[0][:4]))
    if whose == "committee":
        own = "đảng" in said or "Đảng" in passage.place.body
        amiss = own and one.state == "ahead" and not holds(said, _OF_OTHERS)
        return _beyond_its_years(one, whose, year, month, _BEGUN[whose]) if amiss else ""
    inspectors = "kiểm tra" in said or "Kiểm tra" in passage.place.body
    council = one.how == "kỳ họp" and whose in ("", "council", "standing") and not inspectors
    council = council and (whose != "" or "quốc hội" not in low)
    return _amiss_in_council(low, one, year, month) if council else ""


_SAID_YEAR = regex(r"(?<![\d-])20\d\d(?![\d-]| ?-)")
_REPORTED_TO = regex(
    r"(?<!đã )\b(?:báo cáo|trình|công bố|thông báo)(?: kết quả)? (?:tại|ở|trước) \Z"
)
"""Before a meeting that will hear of something."""
_NOT_AT_HAND, _FAR_OFF = 2, 6
"""Months by which a meeting may be held later than its name has it, and before it in which others prepare it."""


def _over_or_ahead(passage: Passage, one: Gathering, year: int) -> str:
    """A meeting of a month, or of a half of a year that is written, which is prepared when it is over, or has had results before it is held."""
    low, half = passage.low, 7 if "giữa năm" in one.kinds else 12 if "cuối năm" in one.kinds else 0
    written = _SAID_YEAR.search(low, one.start, one.end + len(" năm 2026") * (not half))
    named = [int(kind[6:]) for kind in one.kinds if kind.startswith("tháng ")] or one.months
    if not half and not named:
        return ""
    away = 12 * (int(written[0]) - year if written else 0) + (half or min(named)) - _month(passage)
    since = low.rfind(";", 0, one.start) + 1
    low, at = low[since : f"{low};".find(";", one.start)], one.start - since
    prepared = tells(low, "session prepared") and not tells(low, "session looked back on")
    done = one.state == "done" or (tells(low, "session held") and not prepared)
    done = done and not _REPORTED_TO.search(low, 0, at)
    result = written if half else phrasing("result of a meeting").search(low, 0, at)
    if done and result and bool(half) < away <= (99 if written else 6):
        return "cuộc họp ấy chưa họp"
    own = passage.place.body.startswith("Hội đồng") - low.endswith("tại ", 0, at)
    if half and prepared and away >= _FAR_OFF - own:
        return "cuộc họp ấy còn xa"
    return "cuộc họp ấy đã họp" if half and prepared and away < -_NOT_AT_HAND else ""


_CENTRAL = rf"""(?x)hội\ nghị\ (?:trung\ ương\ )?(?:lần\ thứ\ |thứ\ )?(?P<n>{NUMBER.replace(" ", chr(92) + " ")})\b(?:,?\ (?:của\ )?(?:ban\ chấp\ hành|bch)\ trung\ ương(?:\ đảng)?)?,?\ \(?khóa\ (?P<term>[xvi]+)\b
    (?:[ ,(]*(?:vừa\ |đã\ )?(?:họp|bế\ mạc|khai\ mạc|diễn\ ra|tổ\ chức|kết\ thúc)[^.;,\d]{{0,20}}(?:\d{{1,2}}/)?(?P<m>\d{{1,2}})/(?P<y>20\d\d))?"""


def _of_the_centre(texts: Excerpt) -> Iterator[Problem]:
    """A conference of the Central Committee that its term did not have, or on a day that is not of its term."""
    congresses, held = table("terms")["congress"], table("terms")["conferences"]
    for hit in prose(texts).find(_CENTRAL, "khóa "):
        term = hit["term"].upper()
        begun = int(congresses[term][0][:4]) if term in congresses else 0
        most = held.get(term) or _A_YEAR * (texts.year - begun + 1)
        day = (int(hit["y"]), int(hit["m"])) if hit["y"] else (begun, 2)
        if begun and (value_of(hit["n"]) > most or not (begun, 1) <= day <= (begun + 5, 1)):
            message = f"{{}}: khóa {term} không có hội nghị ấy"
            yield hit.doubt(message, 2, "xem lại số hội nghị, khóa")


_A_YEAR = 4
"""Conferences that a Central Committee has in a year at most, on the whole."""


def _amiss_in_council(low: str, one: Gathering, year: int, month: int) -> str:
    clause = f"{low};".find(";", one.end)
    before = list(_TERM.finditer(low, 0, one.start))
    term = _TERM.search(low, one.start, clause) or (before[-1] if before else None)
    begun, ends = (int(term["first"]), int(term["last"])) if term else (0, 0)
    months = {*one.months} or {int(kind[6:]) for kind in one.kinds if kind.startswith("tháng ")}
    new_posts = begun == year and phrasing("elects").search(low) and not tells(low, "elected later")
    rows = {
        "kỳ họp thường lệ là giữa năm, cuối năm": one.regular and months and months <= _BETWEEN,
        "chức danh của nhiệm kỳ mới bầu tại kỳ họp thứ nhất": one.number > 1 and new_posts,
        "sau bầu cử là nhiệm kỳ mới": one.number == 1 and ends == year,
        "nhiệm kỳ ấy chưa hết": ends > year + 1 and low.startswith(signs("last session"), one.end),
        "kỳ họp ấy đã họp": one.state == "done" and low.endswith("trước ", 0, one.start),
    }
    half = 7 if "giữa năm" in one.kinds else 12 if "cuối năm" in one.kinds else 0
    planned = half or one.months or (low.startswith("tại kỳ họp") and " đã " not in low)
    state = "ahead" if planned and not one.state else one.state
    numbered = one._replace(state=state)
    # Councils of 2021-2026 that were put together in 2025 count anew.
    since = 0 if 0 < begun < _BEGUN["council"] else begun or _BEGUN["council"]
    sure = term or state == "ahead"
    why = _beyond_its_years(numbered, "council", year, half or month, since) if sure else ""
    return next((why for why, amiss in rows.items() if amiss), why)


def _beyond_its_years(one: Gathering, whose: str, year: int, month: int, begun: int) -> str:
    """A meeting with a number that it had, or will have, in another year of a term; the first one is held in spring."""
    over = year - begun
    if not begun or over < 0 or not one.number or _THEMATIC & {*one.kinds}:
        return ""
    held = 2 * over + (-1 if whose == "committee" else month >= (_AUTUMN if over else _SPRING))
    most = _IN_A_YEAR[whose] * (over + 1)
    wrong = one.number > most or (one.state == "ahead" and one.number <= held)
    when = f"tháng {month}/{year}" if month else f"năm {year}"
    return f"{when} không họp {one.how} thứ {one.number} của nhiệm kỳ" if wrong else ""


_SPRING, _AUTUMN = 5, 9
"""Months in which the first session of a term is over, and the first of a year."""
