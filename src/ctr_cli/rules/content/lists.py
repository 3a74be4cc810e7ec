"""CTR826: a number of things and the list that follows it: `03 nội dung: …` with two."""

import re
from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.numbers import ONES, number_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, doubt, prose
from ctr_cli.rules.registry import text_rule

_OF_NAMES = (" và ", ", ")
_OPENS = (": ", " gồm", " là ", " (")
_MOST = 30
"""Things are hardly named one by one beyond so many."""
_PARTLY = 6
"""From so many things on a list that names half of them need not be whole."""
_LONG = 9
"""From this many words on a part is more than a name: the sentence may have gone on."""

# What is counted is looked at ahead, so that a number further on is found too. It may name a time, but nothing
# else with a number of its own.
_SAID = rf"""(?x)
    (?<![\w/.,-]) (?P<n> \d{{1,2}} | mười (?:\ (?:{"|".join(ONES)}|lăm))? | {"|".join(ONES[1:])} )
    (?=\ (?P<of> (?=[^\W\d_]) (?: [^\d,:;.()\n] | (?:năm|tháng|số|đoạn|-)\ ?\d+ ){{2,80}}? )
       (?: (?: ,?\ (?:bao\ )?gồm:? | (?P<are>\ là) | ”?: )\ (?P<list>[^:\n]+) | \ \((?P<inner>[^()\d\n]+[;,][^()\d\n]+)\) ))
"""


class _Bounds(Struct):
    """The fewest and the most things a list may name; `named` where each has a name of its own."""

    fewest: int
    most: int
    named: bool = False


@text_rule("CTR826", "warning", "info")
def a_list_holds_as_many_as_said(texts: Excerpt) -> Iterator[Problem]:
    """What is counted before a list is as many as the list names."""
    for hit in prose(texts).find(_SAID, *_OPENS):
        said, of = number_of(hit["n"]), hit["of"]
        bounds = _listed(hit) if said and 1 < said <= _MOST and _is_counted(hit, of) else None
        if said is None or bounds is None or bounds.fewest <= said <= bounds.most:
            continue
        told = bounds.named or (bounds.most > 1 and _names(of, "abstract"))
        if (hit["are"] and not told) or said >= max(2 * bounds.most, _PARTLY):
            continue
        count = bounds.fewest if said < bounds.fewest else bounds.most
        yield _miscounted(hit, count)
    for hit in prose(texts).find(_NAMED_AT_ONCE, *_OF_NAMES):
        bounds = _names_at_once(hit)
        if bounds and bounds.most != number_of(hit["n"]):
            yield _miscounted(hit, bounds.most)


def _miscounted(hit: Hit, count: int) -> Problem:
    message = f"ghi {hit.words('n')} {_noun(hit['of'])}, kể ra {count}"
    return hit.problem(message, doubt(2, "đếm lại: sửa số, hoặc ghi đủ, bớt đi"), "n")


_NAMED_AT_ONCE = rf"""(?x)
    (?<![\w/.,-]) (?P<n> 0?[2-9] | 1\d | {"|".join((*ONES[1:4], *ONES[5:]))} )
    \ (?P<of> thôn | xã | phường | ấp | bản | buôn | làng | xóm | khu\ phố | tổ\ dân\ phố | chi\ bộ | đồng\ chí | trường | ông | bà | hợp\ tác\ xã | trạm | chợ | cầu | hồ
      | khóm | khu\ dân\ cư | ủy\ viên | chi\ hội | chi\ đoàn | đền | chùa | đình | công\ ty | doanh\ nghiệp | tuyến\ đường | bà\ mẹ | anh | chị | cụ | em ) \ (?P<list>[^;.:()\n]+)
"""


def _names_at_once(hit: Hit) -> _Bounds | None:
    """How many names stand right behind what is counted: `bốn thôn Đông, Tây và Nam`."""
    names = _ROW.match(hit.words("list"))
    count = len(_PARTS.split(names.group())) if names else 0
    rest = hit.words("list")[names.end() :] if names else ""
    before = f" {hit.passage.low[: hit.span()[0]]}".rstrip("“ ")
    further = rest.startswith((" và ", " cùng ", f", {hit['of']}"))
    told = count > 1 and not further and not before.endswith(_before("numbered"))
    return _Bounds(count, count, named=True) if told else None


_CAPITAL = "[A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_ROW = regex(
    rf"{_CAPITAL}\w*(?: {_CAPITAL}\w*| \d+)*(?:(?:, | và ){_CAPITAL}\w*(?: {_CAPITAL}\w*| \d+)*)+"
)
_PARTS = regex(r", | và ")


@cache
def _of_list(name: str) -> tuple[str, ...]:
    return tuple(f"{word} " for word in table("lists")[name])


@cache
def _before(name: str) -> tuple[str, ...]:
    return tuple(f" {word}" for word in table("lists")[name])


def _names(text: str, name: str) -> bool:
    """Whether a text begins with a word of a list of `data/lists.yaml`."""
    return f"{text} ".startswith(_of_list(name))


def _noun(of: str) -> str:
    """What is counted: a noun of the lists, or the first word."""
    nouns = (*table("lists")["counted"], *table("lists")["abstract"])
    known = [noun for noun in nouns if f"{of} ".startswith(f"{noun} ")]
    return max(known, key=len, default=of.split()[0])


_FURTHER = regex(rf"(?<!thứ )\b(?:{'|'.join((*ONES[1:4], *ONES[5:]))}) \w")
"""Another number in words inside of what is counted."""
_COUNT_BEFORE = regex(rf"\b(?:\d+|{'|'.join(ONES)})(?: [^\W\d_]+){{1,3}}(?:,| và)\Z")
"""Another count of which the list may be: `ba tập thể, năm cá nhân: …`."""


def _is_counted(hit: Hit, of: str) -> bool:
    """Whether a number counts things one by one, and is no date, measure or name."""
    before = f" {hit.passage.low[: hit.span()[0]]}".rstrip("“ ")
    if before.endswith(_before("numbered")) or _COUNT_BEFORE.search(before):
        return False
    if _names(of, "measured") or _FURTHER.search(of) or of.endswith(" như"):
        return False
    return hit["n"] != "năm" or (
        _names(of, "counted") and not before.endswith(_before("of a year"))
    )


def _listed(hit: Hit) -> _Bounds | None:
    """How many things a list names; None where it is open or no plain list."""
    written = hit.words("list" if hit["list"] else "inner")
    written = re.sub(r" ?\([^)]{2,}\)", "", written)
    text = re.split(r"\.(?=\s|$)|(?<=\w\w)\)", written)[0].rstrip(" .;”")
    low, noun = plain(text), hit["of"].split()[0]
    marked = _marked(low)
    if marked:
        return _Bounds(marked, marked)
    # Parts with numbers of their own are sums, which CTR814 adds up.
    if "…" in text or "..." in text or re.search(rf"(?:^|\W)(?:\d+|{_ONES}) {noun}\b|^\d", low):
        return None
    if not _names(hit["of"], "abstract") and _is_of_others(hit, low, noun):
        return None
    first, *others = (part.strip() for part in text.split(";"))
    bounds = _by_commas(first)
    if not others:
        alone = bounds and bounds.most == 1 and not low.startswith(noun)
        return None if alone else bounds
    # After the list itself the sentence may go on: `05 tiêu chí: a, b, c, d, e; tiêu chí nào thiếu …`.
    going_on = sum(_names(plain(part), "goes_on") for part in others)
    if bounds and bounds.fewest > 2 and (bounds.named or going_on == len(others)):
        return bounds
    if _is_open(low):
        return None
    most = 1 + len(others) + _joined(others[-1])
    commas = bounds.most if bounds and "," in first else 0
    return _Bounds(1 + len(others) - going_on, max(most, commas))


def _is_of_others(hit: Hit, low: str, noun: str) -> bool:
    """Whether a list says what the things counted do, who is in them, or names things of another kind."""
    if low.startswith(noun):
        return False
    grouped = _names(hit["of"], "groups") and "gồm" in hit.passage.low[hit.span("of")[1] :][:10]
    parts = _names(low, "abstract") and low.count(f"{low.split()[0]} ") > 1
    first = re.split("[,;]", low)[0]
    return grouped or parts or _names(first, "acts") or _names(first, "members")


_ONES = "|".join(ONES)
_MARKS = (
    r"(?:^|; |, )(?:và )?\(?(?:\d|[a-h])\) ?",
    rf"(?:^|; |, )(?:và )?(?:{_ONES}) là",
    rf"(?:^|; |, )(?:và )?(?:[^\W\d_]+ )?thứ (?:nhất|{_ONES})",
)
"""Signs before the things of a list, one for each."""


def _marked(low: str) -> int | None:
    """How many things a list names, where each bears a sign: `(1) …; (2) …`, `một là …; hai là …`."""
    counts = [len(re.findall(mark, low)) for mark in _MARKS if re.match(mark, low)]
    return counts[0] if counts and counts[0] > 1 else None


def _is_open(low: str) -> bool:
    parts = re.split(r"[,;] (?:và )?", low)
    return any(f" {word} " in f" {low} " for word in table("lists")["open"]) or any(
        _names(part, "several") for part in parts
    )


_AND = regex(r" (?:và|cùng) ")
_PEOPLE = regex(r"\b(?:các|những) (?=(?:anh|chị|em|cháu|ông|bà|cụ|đồng chí|hộ)\b)")


def _is_named(part: str) -> bool:
    """Whether a part is a name, or has one at once: `Đồng Tâm`, `ngã tư Cầu Rào`, `số 4`."""
    return any(word[0].isupper() or word.isdecimal() for word in part.split()[:3])


def _by_commas(text: str) -> _Bounds | None:
    """How many things stand in a row with commas and, before the last, `và`."""
    parts = [part.strip() for part in _PEOPLE.sub("", text).split(",")]
    head = plain(parts[0]).split(" ")[0]
    ends = (
        n
        for n, part in enumerate(parts)
        if not part or (n and _names(plain(part), "goes_on") and not _alike(part, parts[0]))
    )
    parts = parts[: next(ends, len(parts))]
    if not parts or _is_open(plain(", ".join(parts))):
        return None
    return _by_names(parts) or _by_heads([plain(part) for part in parts], head)


def _alike(part: str, other: str) -> bool:
    """Whether two parts begin, or end, with the same word: `dạy tốt, phục vụ tốt`."""
    return part.split()[0] == other.split()[0] or part.split()[-1] == other.split()[-1]


def _by_names(parts: list[str]) -> _Bounds | None:
    """How many names stand in a row; those of institutions may hold a comma or `và` themselves."""
    fewest = most = 0
    head, institution = "", False
    for part in parts:
        pieces = [piece for piece in _AND.split(part.removeprefix("và ")) if piece.strip()]
        for after_and, piece in enumerate(pieces):
            alike = piece.split()[0] == head
            if not alike and (not _is_named(piece) or _names(plain(piece), "goes_on")):
                if most > 1 and head[0].islower():
                    most += part.count(" và ") + 1 - after_and  # the last things may have no name
                return _Bounds(fewest, most, named=True) if most > 1 else None
            own = piece.startswith(_of_list("institutions"))
            joined = after_and and piece.startswith("Ủy ban")
            fewest += not institution or alike or (own and not joined)
            most += 1
            head, institution = piece.split()[0], own or (institution and not alike)
    return _Bounds(fewest, most, named=True) if most > 1 else None


def _by_heads(parts: list[str], head: str) -> _Bounds | None:
    """How many things stand in a row whose words are no names."""
    if not all(part and not part[0].isdigit() for part in parts):
        return None
    if any(len(part.split()) >= _LONG for part in parts[:-1]):
        return None
    alike = [part for part in parts if part.split()[0] == head]
    # A name may hold a comma (`tổ tuyên truyền, vận động`): what begins as the first does is one more.
    fewest = len(alike) if len(alike) > 1 else (len(parts) if len(parts) > 2 else 1)
    return _Bounds(fewest, len(parts) + sum(map(_joined, parts)))


def _joined(part: str) -> int:
    """How many more things a part may name than one."""
    return f" {part} ".count(" và ")
