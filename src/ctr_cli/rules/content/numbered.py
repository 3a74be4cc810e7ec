"""CTR901 and CTR902: numbers of terms, by the table or by the document itself."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.numbers import NUMBER, roman, roman_value, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.numbers import miswritten
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.content.terms import Term, begins, is_of_last_term, terms
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, holds, tells
from ctr_cli.rules.registry import Subject, rule, text_rule


@text_rule("CTR901", "warning")
def term_by_the_table(texts: Excerpt) -> Iterator[Problem]:
    """The number and the years of a term belong together: of the Assembly, of congresses of the Party, a union, a province."""
    for passage, term in terms(texts):
        row = _counted(texts, passage, term)
        known, others = row.get(term.roman, "") if row else "", row.values()
        if row and term.years[0] and term.span != known and (known or term.span in others):
            message = f"lần thứ {term.roman} ghi {term.span}, không khớp"
            advice = ", ".join(f"lần {n}: {years}" for n, years in row.items())
            yield passage.doubt(message, 2, f"đã biết {advice}", term.at)
        elif known and begins(known) < texts.year and _TOWARDS.search(passage.low, 0, term.start):
            message = f"Đại hội lần thứ {term.roman} đã họp năm {begins(known)}"
            yield passage.doubt(message, 2, "xem lại số đại hội", term.number_at)
        elif not row and term.number and (told := _amiss(texts, passage, term)):
            yield passage.doubt(*told)
    for (passage, one), (other, two) in pairwise(terms(texts)):
        if passage is other and _is_of_two_numbers(passage.low, one, two):
            message = f"“{{}}” không cùng số với {passage.text[slice(*two.number_at)]} trong câu"
            yield passage.doubt(message, 2, "xem lại số khóa, số đại hội", one.number_at)
    yield from miswritten(texts, "CTR901")


_OF_A_WARD = regex(r"\bđảng (?:bộ|ủy) (?:phường|xã|đặc khu)[^;.,]{0,30}\b(?P<kind>khóa|lần thứ) \Z")


def _is_of_two_numbers(low: str, one: Term, two: Term) -> bool:
    """Whether the committee of a ward, and the congress that elected it, bear two numbers."""
    led = [_OF_A_WARD.search(low, 0, term.number_at[0]) for term in (one, two)]
    kinds = {found["kind"] for found in led if found}
    apart = one.years[0] and two.years[0] and one.years != two.years
    return len(kinds) > 1 and one.number != two.number and not apart


_Told = tuple[str, int, str, tuple[int, int]]
"""What is said of a term: a message, how sure it is, an advice, where."""


def _counted(texts: Excerpt, passage: Passage, term: Term) -> dict[str, str]:
    """The years of the congresses that are counted by a number: those whose name, or for the own province its level, stands right beside it."""
    start, end = term.number_at
    near = passage.low[max(0, start - 40) : end + 40]
    own = texts.ground.lands if passage.low.endswith(_OF_THE_PROVINCE, 0, start) else ()
    rows = table("terms")["counted"] if term.number else ()
    rows = (r for r in rows if holds(near, r["names"]) or not {*r.get("of", ())}.isdisjoint(own))
    return next((row["numbers"] for row in rows), {})


_OF_THE_PROVINCE = ("đảng bộ tỉnh lần thứ ", "đảng bộ thành phố lần thứ ", "đảng bộ tp lần thứ ")
_NAMES = {"assembly": "Quốc hội khóa", "congress": "Đại hội"}


def _amiss(texts: Excerpt, passage: Passage, term: Term) -> _Told | None:
    """What is wrong with an Assembly or a national congress: its number, its years, its time."""
    if term.owner not in _NAMES:
        return None
    known = {roman_value(n) or 0: years for n, years in table("terms")[term.owner].items()}
    assembly, name = term.owner == "assembly", f"{_NAMES[term.owner]} {term.roman}"
    if term.number not in known:
        return None
    first, begun = known[term.number][0], begins(known[term.number][0])
    if term.years[0] and term.span not in known[term.number]:
        right = next((number for number, years in known.items() if term.span in years), 0)
        advice = f"nhiệm kỳ {term.span} là khóa {roman(right)}" if right else f"nhiệm kỳ {first}"
        at = term.number_at if right else term.years_at
        return f"{name} là nhiệm kỳ {first}, ở đây ghi {term.span}", 3, advice, at
    if assembly:
        told = f"đại biểu {name} bầu năm {begun}", 2, "xem lại khóa", term.number_at
        return told if _sits_in_another_year(texts, passage, term, begun) else None
    held = {begins(years[0]): number for number, years in known.items()}
    if (
        phrasing("congress just held").match(passage.low, term.number_at[1])
        and held.get(texts.year, term.number) != term.number
    ):
        right = held[texts.year]
        message = f"Đại hội họp năm {texts.year} là Đại hội {roman(right)} của Đảng"
        return message, 2, f"có phải {roman(right)}?", term.number_at
    long = _SO_LONG.search(passage.low, 0, term.number_at[0])
    if long and not 0 <= texts.year - begun - value_of(long["n"]) + 1 <= _ABOUT:
        message = f"{long['n']} năm trước năm {texts.year} không phải là {name} ({begun})"
        return message, 2, "xem lại số năm, số đại hội", term.number_at
    latest = max(number for year, number in held.items() if year <= texts.year)
    if not term.years[0] and _is_not_meant(passage, term, latest, begun - texts.year):
        advice = f"Đại hội gần nhất là Đại hội {roman(latest)}"
        return f"{name} của Đảng họp năm {begun}", 2, advice, term.number_at
    return None


_SO_LONG = regex(rf"\b(?P<n>{NUMBER}) năm (?:thực hiện|triển khai)[^;.,]{{0,60}}\Z")
_TOWARDS = regex(
    r"\b(?:tiến tới|hướng tới|chuẩn bị)\b[^;.,]{0,40}\Z|\b(?:phát động|ra quân|đăng ký|giao ước|triển khai)\b[^;.,]{0,40}\bchào mừng(?! (?:thành công|kết quả))\b[^;.,]{0,40}\Z"
)


_ABOUT = 2
"""Years by which a count of them may be off, the year of the congress being counted or not."""


def _is_not_meant(passage: Passage, term: Term, latest: int, ahead: int) -> bool:
    """Whether a congress some years `ahead` of a text, or behind it, is no longer, or not yet, what work rests on."""
    if term.number == latest or not passage.place.of_item:
        return False
    if ahead > 0:
        return not tells(passage.low, "term ahead")
    past = passage.low.startswith("trung ương", term.start) or tells(
        passage.low, "past", "past terms"
    )
    return not past and ahead <= -5


_SINCE = regex(r"\b(?:từ|sau|qua) (?:khi |ngày |cuộc )*bầu cử\b")


_BEHIND = len(" ngày 23/5/2021 ")
"""Characters behind an Assembly in which the year of its election stands."""


def _sits_in_another_year(texts: Excerpt, passage: Passage, term: Term, begun: int) -> bool:
    """Whether an Assembly is elected, or sits, in a year that is not of its term."""
    low = passage.low
    before = low[: term.start].rpartition(";")[2]
    elected = holds(before, ("bầu cử", "bỏ phiếu bầu", "bầu đại biểu", "ứng cử"))
    if elected and not (low.startswith(" đã ", term.at[1]) or _SINCE.search(before)):
        dated = str(begun) in low[term.at[1] : term.at[1] + _BEHIND]
        another = abs(begun - texts.year) > 1 and not dated
    elif begun > texts.year:
        another = not tells(low, "term ahead")
    else:
        sits = phrasing("sitting").search(low, max(0, term.start - 50), term.start)
        past = tells(low, "past", "past terms")
        another = bool(sits) and not past and is_of_last_term(texts, passage, term, begun + 5)
    return another and passage.place.of_item


_LEVEL = regex(
    r"(?:hội đồng nhân dân|hđnd|ủy ban nhân dân|ubnd|đảng bộ|đảng ủy) (?P<level>thành phố|tỉnh|các cấp)\b"
)
_HIGHER = ("thành phố", "tỉnh")
_OWNERS = {"council": "hội đồng nhân dân", "committee": "đảng bộ"}


@rule("CTR902", "warning")
def term_agrees_with_itself(subject: Subject) -> Iterator[Problem]:
    """One number of a council or congress has one span of years throughout the document, and those run on.

    Numbers differ from place to place; what the office set in `ctr.yaml` decides, then the majority. A name
    without a level is the ward's or commune's own.
    """
    said: dict[tuple[str, str], list[tuple[Passage, Term, int]]] = defaultdict(list)
    for passage, term in terms(subject):
        if term.owner in _OWNERS and term.number:
            named = _LEVEL.match(passage.low, term.start)
            # the year in which a term of number 0 would have begun; nothing where no years are said
            zero = term.years[0] - 5 * term.number if term.years[0] else 0
            said[term.owner, named["level"] if named else ""].append((passage, term, zero))
    for (owner, level), found in said.items():
        now = {zero for _, term, zero in found if term.years[0] <= subject.year <= term.years[1]}
        times = Counter(zero for *_, zero in found if zero).items()
        counts = sorted(times, key=lambda one: (one[1], one[0] in now), reverse=True)
        tied = len(counts) > 1 and counts[1][1] == counts[0][1] > 1
        known = [
            begins(term.years) - 5 * value_of(term.term.lower())
            for term in subject.office.terms
            if plain(term.body).startswith(_OWNERS[owner])
            and (level in plain(term.body) if level else not holds(plain(term.body), _HIGHER))
        ] or [zero for zero, _ in counts[: not tied]]
        for passage, term, zero in found if known else ():
            first = known[0] + 5 * term.number
            span = f"{first}-{first + 5}"
            if zero and zero != known[0]:
                message = f"khóa {term.roman} ghi nhiệm kỳ {term.span}, không khớp các chỗ khác"
                advice = f"theo các chỗ khác thì khóa {term.roman} là {span}"
                yield passage.doubt(message, 2, advice, term.at)
            elif not zero and owner == "council" and first > subject.year:
                message = f"khóa {term.roman} là nhiệm kỳ {span}, chưa đến trong năm {subject.year}"
                yield passage.doubt(message, 2, "xem lại khóa", term.number_at)
