"""CTR903: the years of terms and of plans of five years: of whom they are, how long, and whether it is their time."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.numbers import NUMBER, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import SPAN
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.termed import Term, begins, is_of_last_term, terms
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, Passage, holds, prose, signs, tells
from ctr_cli.rules.registry import text_rule

_KIND_NAMES = {"council": "Hội đồng nhân dân", "committee": "đảng bộ"}


@text_rule("CTR903", "warning")
def term_takes_five_years(texts: Excerpt) -> Iterator[Problem]:
    """A term takes five years, and is that of its owner and of the time planned for; so does a plan of five years."""
    for passage, term in terms(texts):
        if term.years[0] and (told := _amiss(texts, passage, term)):
            yield passage.doubt(*told, term.years_at)
    for hit in prose(texts).find(_HORIZON, "tầm nhìn"):
        if int(hit["then"]) <= int(hit["year"]):
            message = f"tầm nhìn đến năm {hit['then']} không sau năm {hit['year']}"
            yield hit.doubt(message, 3, "xem lại năm", "then")
    for hit in prose(texts).find(_PLAN, " 5 năm", " năm năm", "trung hạn", "giai đoạn"):
        yield from _plan(texts, hit)
    for pattern in _YEARS_OF:
        for hit in prose(texts).find(pattern, "nhiệm kỳ"):
            yield from _years_of_a_term(texts, hit)
    for hit in prose(texts).find(_YEAR_OF_A_TERM, *signs("year of a term")):
        yield from _year_of_a_term(texts, hit)


_HORIZON = r"\bđến năm (?P<year>20\d\d)[^.;]{0,20} tầm nhìn (?:đến )?(?:năm )?(?P<then>20\d\d)"
_Told = tuple[str, int, str]
"""A message, how sure it is, and an advice."""


def _amiss(texts: Excerpt, passage: Passage, term: Term) -> _Told | None:
    """What is wrong with the years of a term: their order or number, whose they are, their time."""
    (first, last), owner, span = term.years, term.owner, f"nhiệm kỳ {term.span}"
    if last <= first:
        return f"{span} có năm cuối trước năm đầu", 3, "xem lại hai năm của nhiệm kỳ"
    if first < 2011 or (owner == "congress" and term.number):
        return None
    known = table("terms")[owner] if owner in _KIND_NAMES else []
    now = [y for y in known if begins(y) <= texts.year <= int(y[5:]) and y != term.span]
    advice = f"có phải {' hoặc '.join(now)}?" if now else "xem lại nhiệm kỳ"
    if owner != "other" and last - first != 5 and (owner, last - first) != ("congress", 4):
        return f"{span} là {last - first} năm", 3, "nhiệm kỳ là 5 năm"
    if known and term.span not in known:
        return f"{span} không phải nhiệm kỳ của {_KIND_NAMES[owner]}", 3, advice
    asked = passage.place.of_item or passage.place.key == "document.bases"
    return _out_of_time(texts, passage, term, advice) if asked else None


def _out_of_time(texts: Excerpt, passage: Passage, term: Term, advice: str) -> _Told | None:
    """A term that is over, has not begun, or is not the last one as it is said to be."""
    (first, last), low, year, owner = term.years, passage.low, texts.year, term.owner
    gone, span = term.which in table("terms")["gone"], f"nhiệm kỳ {term.span}"
    if gone and last > year + 1:
        return f"{span} chưa qua trong năm {year}", 2, "xem lại nhiệm kỳ"
    if last <= year and _PUT_TO.search(low, 0, term.start):
        return f"đại hội năm {year} ghi {span}", 2, "xem lại nhiệm kỳ"
    if gone or owner in ("other", "") or (owner == "assembly" and term.number):
        return None
    if first > year + 1 and not tells(low, "term ahead"):
        return f"{span} chưa đến trong năm {year}", 2, "xem lại nhiệm kỳ"
    over = last < year or is_of_last_term(texts, passage, term, last)
    # a report looks back on the term that has just ended, unless it is of months of now
    reports = last >= year - 1 and tells(low, "past") and not _OF_THE_YEAR.search(low)
    looks_back = reports or tells(low, "past terms") or holds(low, (f" {last}-", f" {last} - "))
    elected = owner == "council" and last == year and tells(low, "elected now")
    if elected and year in (election["year"] for election in table("terms")["elections"]):
        named = _CANDIDATES.search(low, max(0, term.start - 60), term.start)
        if not looks_back or (named and not tells(low, "former candidates")):
            message = f"nhân sự bầu năm {year} là của nhiệm kỳ mới, ở đây ghi {term.span}"
            return message, 2, f"có phải {year}-{year + 5}?"
    if over and not looks_back:
        return f"{span} đã kết thúc", 2, advice
    convened = owner == "union" and _CONVENED.search(low[: term.start])
    if convened and first < year - 1 and not tells(low, "past", "past terms"):
        return f"{span} đã kết thúc" if over else f"đại hội năm {year} ghi {span}", 2, advice
    return None


_CONVENED = regex(
    r"(?:tổ chức|chỉ đạo|chuẩn bị|hướng dẫn|lãnh đạo|tiến tới|nhân sự|phục vụ|kế hoạch) đại hội \Z"
)
_PUT_TO = regex(r"\b(?:trình|phục vụ|tiến tới|nhân sự) (?:tại )?đại hội \Z")
_OF_THE_YEAR = regex(r"\b(?:tháng|quý) |năm 20\d\d|nửa (?:đầu|cuối) năm")
_CANDIDATES = regex(r"(?:ứng cử|bầu cử) (?:làm )?(?:đại biểu )?(?:các )?\Z")
_SPAN = SPAN.replace(" ", r"\ ")
_PLAN = rf"""(?x)(?P<of>kế\ hoạch|mục\ tiêu|chương\ trình|đề\ án)(?!\ .{{0,40}}nhiệm\ kỳ)[^.;,\n]{{0,80}}?
    \ (?P<five>5\ năm|năm\ năm|trung\ hạn|giai\ đoạn),?\ (?:giai\ đoạn\ )?\(?(?P<years>{_SPAN})"""
"""A plan of some years; one of five years ends in the fifth: 2026-2030."""
_MADE = regex(
    r"\b(?:xây dựng|lập|trình|phê duyệt|ban hành|triển khai|giao|thông qua|dự thảo|phân bổ(?: vốn)?)(?: thực hiện| dự thảo)? \Z"
)


def _plan(texts: Excerpt, hit: Hit) -> Iterator[Problem]:
    """A plan of past years that is still carried out, or one of five years of another length."""
    low, first, last = hit.passage.low, int(hit["first"]), int(hit["last"])
    made = last < texts.year - 1 or _MADE.search(low[: hit.span()[0]])
    told = tells(low, "past", "past terms", "past plans")
    if last < texts.year and made and hit.passage.place.of_item and not told:
        message = f"giai đoạn {first}-{last} đã kết thúc"
        yield hit.doubt(message, 2, "xem lại giai đoạn của kế hoạch", "years")
    elif last == first + 5 and hit["five"] != "giai đoạn":
        message = f"kế hoạch 5 năm ghi giai đoạn {first}-{last}"
        yield hit.doubt(message, 3, f"có phải {first}-{last - 1}?", "years")


_YEARS_OF = (
    rf"(?P<n>{NUMBER}) năm (?:thực hiện|triển khai) nghị quyết đại hội[^.;\n]{{0,80}}nhiệm kỳ {SPAN}",
    rf"nhiệm kỳ {SPAN}[^.;\n]{{0,12}} (?P<n>{NUMBER}) năm (?:đầu|hoạt động)",
)
"""How many years of a term are said to be over."""


def _years_of_a_term(texts: Excerpt, hit: Hit) -> Iterator[Problem]:
    """The years of a term that are said to be over are those that are."""
    said, first, last = value_of(hit["n"]), int(hit["first"]), int(hit["last"])
    over, months = texts.year - first, hit.passage.place.months or (12,)
    if not over - 1 <= said <= over + (months[-1] >= 10) and said != last - first:
        of, now = f"nhiệm kỳ {first}-{last}", f"đến năm {texts.year} là {over} năm"
        message = f"“{hit.words('n')} năm” của {of}, {now}"
        yield hit.doubt(message, 2, "xem lại số năm, nhiệm kỳ", "n")


_YEAR_OF_A_TERM = rf"""(?x)\b(?P<which>năm\ (?:đầu(?!\ tư)|cuối|thứ\ (?P<n>{NUMBER.replace(" ", chr(92) + " ")}))|(?:giữa|nửa)\ nhiệm\ kỳ)
    (?:(?!tổng\ kết|chuẩn\ bị)[^.;\n]){{0,70}}?(?P<of>nhiệm\ kỳ|giai\ đoạn|kế\ hoạch\ 5\ năm)\ {_SPAN}"""


def _year_of_a_term(texts: Excerpt, hit: Hit) -> Iterator[Problem]:
    """The year of a term that this is said to be: its first, its third, its middle, its last."""
    first, last, which = int(hit["first"]), int(hit["last"]), hit["which"]
    length, nth = last - first, value_of(hit["n"]) if hit["n"] else 0
    said = {"đầu": (0, 1), "cuối": (length - 1, length + 1)}.get(which.split()[-1], (2, 3))
    said = (nth - 1, nth) if nth else said
    if length == 4 and which.startswith(("năm đầu", "năm thứ")):
        said = (said[0], said[0])  # a plan begins with its first year, a term within it
    if length in (4, 5) and not said[0] <= texts.year - first <= said[1]:
        message = f"năm {texts.year} không phải {which} của {hit['of']} {first}-{last}"
        yield hit.doubt(message, 2, "xem lại năm của nhiệm kỳ, giai đoạn", "which")
