"""CTR834: meetings are called what they are, held in their time and in their order; none of a term is beyond its years."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.numbers import NUMBER, roman_value, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.gatherings import Gathering, gatherings, last_body, of_body
from ctr_cli.rules.content.turns import out_of_turn
from ctr_cli.rules.reading import Passage, holds, prose, signs, tells
from ctr_cli.rules.registry import Subject, rule

_A_YEAR = {"assembly": 2, "council": 8}
"""Sessions that the National Assembly, or a council, has in a year at most."""
_OF_TERM = regex(r"[^.;\n]{0,30}? khóa (?P<term>[ivx]+|\d{1,2})\b")
_TERM = regex(r"nhiệm kỳ (20\d\d) ?- ?(20\d\d)")


@rule("CTR834", "warning", needs="meetings")
def sessions_run_on(subject: Subject) -> Iterator[Problem]:
    """Meetings are what their bodies hold, when they hold them; sessions run on in the order of their numbers."""
    last: dict[str, tuple[Passage, Gathering]] = {}
    texts = prose(subject).holding("họp", "phiên", "hội nghị", "sinh hoạt", "đại hội")
    for passage in sorted(texts, key=_month):
        yield from out_of_turn(passage)
        yield from _of_another_time(passage)
        yield from _too_few(passage)
        for one in gatherings(passage.text):
            yield from _meets_otherwise(passage, one)
            if why := _is_amiss(passage, one, subject.year):
                yield passage.doubt(why, 2, "xem lại kỳ họp", (one.start, one.end))
            if one.how == "kỳ họp" and one.number and one.body in _A_YEAR:
                yield from _out_of_row(passage, one, subject.year, last)


def _out_of_row(
    passage: Passage, one: Gathering, year: int, last: dict[str, tuple[Passage, Gathering]]
) -> Iterator[Problem]:
    """A session whose number the years of its term do not reach, or that does not follow the last of its term."""
    low, written = passage.low, passage.low[slice(*one.number_at)]
    of, years = _OF_TERM.match(low, one.end - 12), _TERM.search(low)
    term, begun, message, related = of["term"] if of else "", int(years[1]) if years else 0, "", []
    if one.body == "assembly":
        assembly = table("terms")["assembly"].get(term.upper())
        begun = int(assembly[0][:4]) if assembly else 0
    if begun and _A_YEAR[one.body] * max(year - begun + 1, 1) < one.number:
        message = f"nhiệm kỳ từ năm {begun} đến năm {year} chưa có kỳ họp thứ {written}"
    elif one.body == "council" and _month(passage) and not tells(low, "past", "session held"):
        other, before = last.get(term, (passage, one))
        last[term] = passage, one
        if one.number - before.number not in (0, 1):
            first = f"kỳ họp thứ {other.low[slice(*before.number_at)]}"
            message, related = f"kỳ họp thứ {written} đứng sau {first}", [Also(other.path, first)]
    if message:
        yield passage.doubt(message, 2, "xem lại số kỳ họp", one.number_at, related)


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
        message = f"“{passage.text[slice(*at)]}” không phải cách họp của {whose}"
        yield passage.doubt(message, 2, f"có phải {', '.join(row['meets'])}?", at)
    if one.body == "committee" and passage.low.startswith(signs("of the state"), one.end):
        message, at = "cơ quan này không có ban chấp hành", (one.start, one.end)
        yield passage.doubt(message, 2, "xem lại tên cơ quan, cách họp", at)


def _is_clear(one: Gathering) -> bool:
    """Whether the words around leave no other reading: others too meet in conferences and sittings, but do not number them."""
    numbered = bool(one.number) or _is_regular(one)
    if one.how != "kỳ họp":
        opened = one.verb.startswith(("khai mạc", "bế mạc")) and one.body in _A_YEAR
        return opened or (numbered and (one.holds or one.owned or one.body != "executive"))
    if one.holds:
        return one.body == "executive" or (numbered and one.body != "standing")
    named = bool(one.kinds or one.number) and one.body in ("committee", "front", "bureau", "cell")
    return one.owned or named


_HALVES = {"giữa năm", "cuối năm"}


def _is_regular(one: Gathering) -> bool:
    """Whether a meeting is one of those that are held every year."""
    return any(kind in _HALVES or kind.startswith(("thường", "định")) for kind in one.kinds)


_BEGINS = regex(
    r"(?:\A|[.;,] )(?:tại |hội đồng sư phạm |tiếp xúc cử tri trước |tổ chức tiếp xúc cử tri trước )?\Z"
)
"""Before a meeting that is held when the text is planned for."""
_REPORTED = regex(
    r"\b(?:báo cáo|kết quả|đánh giá|sơ kết|kiểm điểm|tổng kết)\b(?:(?!nhiệm vụ|phương hướng)[^,;.]){0,60}\Z"
)


def _of_another_time(passage: Passage) -> Iterator[Problem]:
    """A meeting of a period that is held, or hears a report, in the months of another; at most one."""
    low, planned, found = passage.low, set(passage.place.months), gatherings(passage.text)
    in_a_row = len({kind for one in found for kind in one.kinds if kind.startswith("tháng ")}) > 1
    for one in () if in_a_row else found:
        named = [period for period in _periods(low, one) if period[0] > one.start]
        at, word, months = named[0] if named else (0, "", set[int]())
        between = f" {low[one.start : at]} "
        school = " học" in word or "học kỳ" in word
        if not word or ("," in between and not school) or tells(between, "heard at a meeting"):
            continue
        near = {(month + step - 1) % 12 + 1 for month in months for step in (-1, 0, 1)}
        begins = one.state != "done" and _BEGINS.search(low, 0, one.start - len(one.verb))
        said = one.verb or len(months) == 1 or low.startswith("trước ", one.start - 6)
        now = begins and said and one.how != "hội nghị" and planned
        reported = (
            w for a, w, m in named[1:] if not m & months and _REPORTED.search(low, one.end, a)
        )
        if one.months and not near & set(one.months):
            told = f"ghi tháng {one.months[0]}"
        elif now and not near & planned:
            told = f"đặt ở tháng {min(planned)}"
        elif other := next(reported, ""):
            told = f"bàn việc {other}"
        else:
            continue
        at_word = at, at + len(word)
        yield passage.doubt(f"{one.how} {word} {told}", 2, "xem lại kỳ họp, tháng", at_word)
        return


_QUARTER = regex(r"\bquý (i{1,3}|iv)\b")


def _periods(low: str, one: Gathering) -> list[tuple[int, str, set[int]]]:
    """The periods named up to the end of a meeting's sentence, with the months in which what is of them is held."""
    stop = min(at for sign in (";", ". ") if (at := f"{low}{sign}".find(sign, one.end)) >= 0)
    found = {low.find(k, one.start): (k, {int(k[6:])}) for k in one.kinds if k.startswith("tháng ")}
    for quarter in _QUARTER.finditer(low, one.end, stop):
        last = 3 * (roman_value(quarter[1]) or 0)
        held = {(month - 1) % 12 + 1 for month in range(last - 1, last + 3)}
        found[quarter.start()] = quarter.group(), held
    rows = table("sessions")["periods"]
    for word, held in ((word, {*row["months"]}) for row in rows for word in row["words"]):
        at = low.find(word, one.start, stop)
        behind = low[at + len(word) :]
        whole = at >= 0 and not behind[:1].isalnum() and not behind.startswith(" cuối")
        if whole and len(word) > len(found.get(at, ("",))[0]):
            found[at] = word, held
    return [(at, *found[at]) for at in sorted(found)]


_EVERY = regex(
    rf"\b(?:mỗi|hằng|hàng|một|1|01) (?P<unit>năm|quý|tháng)\b(?! \d)(?:[^.;,\d]{{0,40}}? (?P<count>{NUMBER}) (?:kỳ|phiên|lần|cuộc)\b)?"
    rf"|\b(?P<months>{NUMBER}) tháng (?:họp )?(?:một|1|01) (?:kỳ|phiên|lần)\b"
)
_IN_A_YEAR = regex(
    rf"\bnăm\b[^.;]{{0,60}}? (?P<count>{NUMBER}) (?:hội nghị|phiên|kỳ)(?: họp| sinh hoạt)? (?:thường|định)"
    rf"|\b(?P<n>{NUMBER}) kỳ(?: họp)?(?: thường lệ)?(?: trong| mỗi| một){{1,2}} năm"
)
_TIMES = {"năm": 1, "quý": 4, "tháng": 12}
_CLAUSE = regex(r"[,;.]")
_MEETS = regex(r"\b(?:họp|sinh hoạt|phiên|kỳ|hội nghị)\b")


def _too_few(passage: Passage) -> Iterator[Problem]:
    """Regular meetings fewer or more than a body has in a year, or than the text says elsewhere; at most one."""
    low, told = passage.low, dict[str, int]()
    for found in sorted((*_EVERY.finditer(low), *_IN_A_YEAR.finditer(low)), key=lambda m: m.end()):
        part, since = found.groupdict(), max(low.rfind(sign, 0, found.start()) for sign in ",;") + 1
        count = value_of(part.get("count") or part.get("n") or "1")
        a_year = count * _TIMES[part.get("unit") or "năm"]
        if part.get("months"):
            a_year = 12 // value_of(part["months"])
        said = low[since : found.end()] + _CLAUSE.split(low[found.end() : found.end() + 20])[0]
        if not _MEETS.search(said) or holds(said, ("chuyên đề", "bất thường", "một tuần")):
            continue
        body = last_body(low, found.end()) or ("council" if "kỳ họp" in said else "")
        least, most = of_body(body)["a year"] if body else (0, 99)
        if not least <= a_year <= most or told.get(body, told.get("", a_year)) != a_year:
            advice = f"mỗi năm ít nhất {least} cuộc" if a_year < least else "xem lại số cuộc họp"
            message = f"{a_year} cuộc họp thường lệ một năm"
            yield passage.doubt(message, 2, advice, found.span())
            return
        told[body] = a_year


_SUMMER = 6
"""The month from which on a council chosen in spring has met for the first time. Source: Luật Tổ chức chính quyền địa phương."""
_ELECTS = regex(
    r"\bbầu\b[^.;]{0,40}(?:chủ tịch|chức danh|trưởng ban|tại kỳ họp)|(?:chủ tịch|chức danh)[^.;]{0,40}\bbầu\b"
)
_BUDGET = regex(r"(?:quyết định|thông qua|phê chuẩn) dự toán")
_MONTHLY = regex(r"\bnăm\b.*\bmỗi tháng (?:họp )?(?:một|1|01) (?:phiên|lần)")
_BETWEEN = {2, 3, 4, 9, 10}
"""Months in which no council holds a regular session."""
_SEVERAL = regex(r"\b(?:hai|ba|bốn|0?[2-9]) \Z")


def _is_amiss(passage: Passage, one: Gathering, year: int) -> str:
    """What is of the first session of a term, or of the last, and is put to another; what no year has. Else nothing."""
    low, kinds, term = passage.low, set(one.kinds), _TERM.search(passage.low)
    months = one.months or (_month(passage),)
    begun, ends = (int(term[1]), int(term[2])) if term else (0, 0)
    dated = one.months or one.state == "ahead" or low.startswith("tại kỳ họp")
    late = "giữa năm" in kinds or (dated and months[0] >= _SUMMER)
    if one.state == "done":
        late = low.startswith(" vừa ", one.end) and _month(passage) > _SUMMER
    said = one.months or tuple(int(kind[6:]) for kind in kinds if kind.startswith("tháng "))
    unusual = _is_regular(one) and one.body in ("", "council") and not _BETWEEN.isdisjoint(said)
    new_posts = begun == year and _ELECTS.search(low) and not tells(low, "elected later")
    halves = kinds & _HALVES and _SEVERAL.search(low, 0, one.start)
    budget = "giữa năm" in kinds and _BUDGET.search(low, one.end)
    of_any = {
        "chỉ có ba hội nghị hiệp thương": one.number > 3 and "hiệp thương" in kinds,
        "kỳ họp thường lệ là giữa năm, cuối năm": one.how == "kỳ họp"
        and ("đầu năm" in kinds or unusual),
        "mỗi tháng một phiên thì số phiên là số tháng": one.number
        and abs(one.number - months[0]) > 1
        and _MONTHLY.search(low),
    }
    of_councils = {
        "kỳ họp thứ nhất họp ngay sau bầu cử": one.number == 1 and year > 2025 and late,
        "chức danh của nhiệm kỳ mới bầu tại kỳ họp thứ nhất": one.number > 1 and new_posts,
        "nhiệm kỳ ấy chưa hết": ends > year + 1 and low.startswith(signs("last session"), one.end),
        "mỗi năm một kỳ họp giữa năm, một kỳ họp cuối năm": halves,
        "dự toán năm sau quyết định ở kỳ họp cuối năm": budget and not tells(low, "changed"),
        "kỳ họp ấy đã họp": one.state == "done" and low.endswith("trước ", 0, one.start),
    }
    council = one.how in ("kỳ họp", "kỳ") and one.body != "assembly"
    rows = {**of_any, **(of_councils if council else {})}
    assembly = low.startswith(" quốc hội", one.end)
    return next((why for why, amiss in rows.items() if amiss and not assembly), "")
