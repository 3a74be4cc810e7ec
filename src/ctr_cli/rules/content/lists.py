"""CTR826: a number of things and the list that follows it: `03 nội dung: …` with two."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.numbers import ONES, number_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, prose
from ctr_cli.rules.registry import text_rule

_MOST, _PARTLY = 30, 6
"""Things hardly named one by one beyond so many; a list of half so many may be a part."""
_ONES = "|".join(ONES)
_N = rf"(?<![\w/.,-])(?P<n>\d{{1,2}}|mười(?: (?:{_ONES}|lăm))?|{'|'.join(ONES[1:])})"
# What is counted is looked at ahead, so that a number further on is found too. It may name a time, but nothing
# else with a number of its own.
_SAID = rf"""{_N}(?x:(?=\ (?P<of> (?=[^\W\d_]) (?: [^\d,:;.()\n] | (?:năm|tháng|số|đoạn|-)\ ?\d+ ){{2,80}}? )
    (?: (?: ,?\ (?:bao\ )?gồm:? | (?P<are>\ là) | ”?: )\ (?P<list>[^:\n]+) | \ \((?P<list2>[^()\d\n]+[;,][^()\d\n]+)\) )))"""


class _Bounds(Struct):
    """The fewest and the most things a list may name; `named` where each has a name of its own."""

    fewest: int
    most: int
    named: bool = False


@text_rule("CTR826", "warning")
def a_list_holds_as_many_as_said(texts: Excerpt) -> Iterator[Problem]:
    """What is counted before a list is as many as the list names."""
    for hit in prose(texts).find(_SAID, ": ", " gồm", " là ", " ("):
        bounds, said = _listed(hit) if _is_counted(hit) else None, number_of(hit["n"]) or 0
        if bounds is None or not 1 < said <= _MOST or said >= max(2 * bounds.most, _PARTLY):
            continue
        named = bounds.named and (not hit["are"] or _CAPITAL.match(hit.words("list")))
        told = named or (bounds.most > 1 and _names(hit["of"], "abstract"))
        if not named and hit.passage.low.endswith(" cho ", 0, hit.span()[0]):
            continue  # what is made for them is listed: `hồ sơ cho ba cụm mắm: tọa độ, chu vi thân`
        if not bounds.fewest <= said <= bounds.most and (told or not hit["are"]):
            yield _miscounted(hit, bounds.fewest if said < bounds.fewest else bounds.most)
    for hit in prose(texts).find(_at_once(), " và ", ", "):
        count = 0 if _ends(hit, "numbered") else _names_at_once(hit)
        said = number_of(hit["n"]) or 0
        if count > 1 and count != said and said < max(2 * count, _PARTLY):
            yield _miscounted(hit, count)
    timed = (prose(texts).find(_DATED, *_TIMES), prose(texts).find(_WEEKLY, "tuần "))
    for hit in chain(*timed):
        count = len(re.split(", | và ", hit["list"]))
        if count != number_of(hit["n"]):
            yield _miscounted(hit, count)


_TIMES = ("ngày ", "tháng ", "quý ")


def _miscounted(hit: Hit, count: int) -> Problem:
    of = f"{hit['of']} "
    known = (*table("lists")["counted"], *table("lists")["abstract"])
    nouns = [noun for noun in known if of.startswith(f"{noun} ")]
    message = f"ghi {{}} {max(nouns, key=len, default=of.split()[0])}, kể ra {count}"
    return hit.doubt(message, 2, "đếm lại: sửa số, hoặc ghi đủ, bớt đi", "n")


@cache
def _at_once() -> str:
    """A number of things whose names follow at once: `bốn thôn Đông, Tây và Nam`."""
    bearers = "|".join(table("lists")["bearers of names"])
    named = rf"(?:[^;,.:()\n\d]{{0,40}},? gồm(?: các)? (?:{bearers})| (?:{bearers}))? (?P<list>[^;.:()\n]+)"
    led = r"(?:tổ|đoàn|đội|nhóm|tiểu ban)\b[^;,.:()\n\d]{0,40} do(?: các)? (?:đồng chí|ông|bà)"
    return rf"{_N}(?<!mười)(?<!năm) (?P<of>(?:{bearers})|{led}){named}"


_ONE = r"(?:(?:ngày|tháng|quý) )?(?:\d{1,2}|[ivx]+)(?!\w)"
_WEEKDAY = "(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
_DATED = (
    rf"\b(?P<n>{'|'.join(ONES[1:])}|0[2-9]|[2-9](?= ngày[ ,:(]| đợt| lần| kỳ| đêm)(?<!tháng .)(?<!quý .)) (?P<of>ngày(?:(?: ?[:(]|,? gồm:?| là| vào)+ ?(?:các )?ngày)?|(?:tháng|quý|hội nghị|kỳ họp|phiên họp|đợt|lần|kỳ|đêm)\b[^;.\d(]{{0,30}}[ (](?=tháng|ngày|quý)) ?"
    rf"(?P<list>{_ONE}(?:(?:, | và ){_ONE})+)(?!(?:, | và ){_ONE})"
)
_WEEKLY = rf"(?P<n>\d+|{'|'.join(ONES[1:])}) (?P<of>(?:buổi|ngày|lần)(?:/| mỗi | một | trong )tuần)[ ,:(]+(?:vào |là |các |ngày )*(?P<list>{_WEEKDAY}(?:(?:, | và ){_WEEKDAY})+)"
"""A number of days, months or meetings whose times follow: `ba ngày 10, 11 và 12/6`, `04 hội nghị vào tháng 3, 6, 9, 12`."""


def _names_at_once(hit: Hit) -> int:
    """How many names stand right behind what is counted; none where others follow them."""
    count = 0
    if hit.words("list").startswith(_peoples()):
        return 0
    for part in _PARTS.split(hit.words("list")):
        words = part.removeprefix("và ").split()
        if not words or not words[0][0].isupper():
            return 0 if part.startswith(("và ", hit["of"])) else count
        count += 1
        if not all(word[0].isupper() or word.isdecimal() for word in words):
            break
    return count


@cache
def _peoples() -> tuple[str, ...]:
    """The peoples whose villages may be counted, as they begin a list: `5 bản Thái, Đan Lai`."""
    behind = table("wording")["behind"]
    rows = (names for leads, names in behind.items() if "dân tộc" in leads)
    return tuple(
        f"{name}{sign}" for row in rows for name in row.split(", ") for sign in (", ", " và ")
    )


_PARTS = regex(r", | (?=và )")


@cache
def _of_list(name: str) -> tuple[str, ...]:
    return tuple(f"{word} " for word in table("lists")[name])


def _names(text: str, name: str) -> bool:
    """Whether a text begins with a word of a list of `data/lists.yaml`."""
    return f"{text} ".startswith(_of_list(name))


def _ends(hit: Hit, name: str) -> bool:
    """Whether a word of a list of `data/lists.yaml` stands right before a number."""
    before = f" {hit.passage.low[: hit.span()[0]]}".rstrip("“ ")
    return before.endswith(tuple(f" {word}" for word in table("lists")[name]))


_COUNT_BEFORE = regex(rf"\b(?:\d+|{_ONES})(?: [^\W\d_]+){{1,3}}(?:,| và) “?\Z")
"""Another count of which the list may be: `ba tập thể, năm cá nhân: …`."""


def _is_counted(hit: Hit) -> bool:
    """Whether a number counts things one by one, and is no date, measure, name, order or about so many."""
    of, start = hit["of"], hit.span()[0]
    a_year = hit["n"] == "năm" and (not _names(of, "counted") or _ends(hit, "of a year"))
    other = _ends(hit, "numbered") or _COUNT_BEFORE.search(hit.passage.low, 0, start)
    return not (other or _is_quoted(hit) or a_year or _names(of, "measured") or of.endswith(" như"))


_QUOTED = regex(r'(?P<what>[^”"]+)[”"].')


def _is_quoted(hit: Hit) -> bool:
    """Whether a number is of a quoted name, and what follows names no such things: `“bốn tại chỗ” mùa mưa: cắm mốc, …`."""
    start, named = hit.span()[0], _QUOTED.match(hit["of"])
    opens = hit.passage.low[start - 1 : start] in ("“", '"')
    return bool(opens and named and named["what"] not in hit["list"])


def _listed(hit: Hit) -> _Bounds | None:
    """How many things a list names; None where it is open or no plain list."""
    if _WHO_DOES.search(hit["list2"]):
        return None
    written = re.sub(r" ?\([^)]{2,}\)", "", hit.words("list" if hit["list"] else "list2"))
    text = re.split(r"\.(?=\s|$)|(?<=\w\w)\)|, tổng (?:\w+ )?\d", written)[0].rstrip(" .;”")
    low, noun = plain(text), hit["of"].split()[0]
    marks = [len(re.findall(mark, low)) for mark in _MARKS if re.match(mark, low)]
    if marks and marks[0] > 1:
        return _Bounds(marks[0], marks[0])
    # Parts with numbers of their own are sums, which CTR814 adds up; what those counted do is no list of them.
    own = re.search(
        rf"(?:^|\W)(?:\d+|{_ONES}) {noun}\b|\bcác {noun} \d|^\d|(?:, (?:và )?| và )\d+ (?:phó|tổ phó|đội phó|ủy viên|thành viên)\b|…|\.\.\.",
        low,
    )
    behind = () if low.startswith(noun) else map(int, _COUNT_BEHIND.findall(low))
    first, *others = (part.strip() for part in text.split(";"))
    bare = first.islower() and not re.search(r"\d", first)
    if (
        own
        or sum(behind) == number_of(hit["n"])
        or (not _names(hit["of"], "abstract") and _names(re.split("[,;]", low)[0], "acts"))
        or any(f" {word} " in f" {low} " for word in table("lists")["open"])
        or (bare and _names(hit["of"], "named or numbered"))
    ):
        return None
    bounds = _by_commas(first)
    if not others:
        return None if bounds and bounds.most == 1 else bounds
    # After the list itself the sentence may go on: `05 tiêu chí: a, b, c, d, e; tiêu chí nào thiếu …`.
    going_on = sum(_names(plain(part), "goes_on") for part in others)
    if bounds and bounds.fewest > 2 and (bounds.named or going_on == len(others)):
        return bounds
    by_commas = bounds.most if bounds and "," in first else 0
    most = 1 + len(others) + others[-1].count(" và ")
    return _Bounds(1 + len(others) - going_on, max(most, by_commas))


_WHO_DOES = regex(
    r" (?:chuẩn bị|chủ trì|phối hợp|tham mưu|soạn(?: thảo)?|thực hiện|thẩm tra|thẩm định|trình|báo cáo|phụ trách)\Z"
)
"""How a bracket ends that says who does it."""
_COUNT_BEHIND = regex(r" (\d+)(?=[,;]| và |\Z)")
"""The number of a part behind its noun: `khiển trách 2, cảnh cáo 1`."""
_MARKS = (
    r"(?:^|; |, )(?:và )?\(?(?:\d|[a-h])\) ?",
    rf"(?:^|; |, )(?:và )?(?:{_ONES}) là",
    rf"(?:^|; |, )(?:và )?(?:[^\W\d_]+ )?thứ (?:nhất|{_ONES})(?! \d)",
)
"""Signs before the things of a list, one for each: `(1) …; (2) …`, `một là …; hai là …`."""


_PEOPLE = regex(r"\b(?:các|những) (?=(?:anh|chị|em|cháu|ông|bà|cụ|đồng chí|hộ)\b)")


def _by_commas(text: str) -> _Bounds | None:
    """How many things stand in a row with commas and, before the last, `và`; None where a part is more than one."""
    parts = [part.strip() for part in re.split(r",(?!\d)", _PEOPLE.sub("", text))]
    last = next((n for n, p in enumerate(parts) if not p or (n and _goes_on(p, parts))), None)
    parts = parts[:last]
    lows = [plain(part) for part in parts]
    if not parts or any(_names(low.removeprefix("và "), "several") for low in lows):
        return None
    alike = sum(low.split()[0] == lows[0].split()[0] for low in lows)
    # A name may hold a comma (`tổ tuyên truyền, vận động`): what begins as the first does is one more.
    fewest = alike if alike > 1 else len(parts)
    return _by_names(parts) or _Bounds(fewest, len(parts) + sum(p.count(" và ") for p in parts))


def _goes_on(part: str, parts: list[str]) -> bool:
    """Whether the sentence goes on with a part; not where it begins or ends as the first thing does: `dạy tốt, phục vụ tốt`."""
    (*_, last), (first, *_, end) = part.split(), [*parts[0].split(), parts[0].split()[-1]]
    return _names(plain(part), "goes_on") and not part.startswith(f"{first} ") and last != end


def _by_names(parts: list[str]) -> _Bounds | None:
    """How many names stand in a row; those of institutions may hold a comma or `và` themselves."""
    pieces = [piece for part in parts for piece in _AND.split(part.removeprefix("và ")) if piece]
    unnamed = (n for n, piece in enumerate(pieces) if not _is_named(piece, pieces[0]))
    most = next(unnamed, len(pieces))
    own = (p.startswith(_of_list("institutions")) and p[:5] not in _JOINED for p in pieces)
    fewest = sum(own) or most
    if 1 < most < len(pieces) and pieces[0][0].islower():
        most = len(pieces)  # the last things may have no name
    return _Bounds(min(fewest, most), most, named=True) if most > 1 else None


def _is_named(part: str, first: str) -> bool:
    """Whether a part is a name, has one at once (`ngã tư Cầu Rào`, `số 4`), or begins as the first one does."""
    words = part.split()
    return words[0] == first.split()[0] or any(w[0].isupper() or w.isdecimal() for w in words[:3])


_CAPITAL = regex(r"(?:[^\s,;]+ ){0,2}[A-ZĐÀ-Ỹ]")
"""A name among the first three words."""
_AND = regex(r" (?:và|cùng) ")
_JOINED = ("Ủy ba", "Uỷ ba")
