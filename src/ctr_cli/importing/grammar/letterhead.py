"""The lines of a letterhead parted where two columns ran into one line, what is printed on every document, and who issues it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.reading.lines import Line
from ctr_cli.language.keys import fold, nfc, plain
from ctr_cli.language.patterns import regex

_PRINTED = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
)
"""What a profile prints of itself, the title of the Party or of the State."""
_KEYS = tuple(fold(text) for text in _PRINTED)
_FEWEST = 3
"""So many words of a printed title are no chance."""
_DAY = r"(?:(?P<day>\d{1,2})\b)?"
_PLACE = r"[^,;:()\d]{2,40}?(?:\s\d{1,2})?"
PLACE_AND_DATE = regex(
    rf"""^(?:(?P<place>{_PLACE})\s*,\s*)?ngày\s*{_DAY}[\s.…_/-]*
    (?:tháng\s*)?(?P<month>\d{{1,2}}\b)?[\s.…_/-]*(?:năm\s*)?(?P<year>20\d\d)\s*\.?$
    |^(?P<place_2>{_PLACE})\s*,\s*(?P<day_2>\d{{1,2}})[/.-](?P<month_2>\d{{1,2}})[/.-](?P<year_2>20\d\d)$
    |^(?:(?P<place_3>{_PLACE})\s*,\s*)?ngày[\s.…_]*tháng[\s.…_]*năm[\s.…_]*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""`Đồ Sơn, ngày 05 tháng 12 năm 2025`, `Đồ Sơn, ngày 5/12/2025`, with room for what is still blank."""
_DATED = regex(r"^(?P<before>.*?),\s*(?P<date>ngày\b.*)$", re.IGNORECASE)
_PLACE_WORD = regex(r"(?:[A-ZĐÀ-Ỹ][a-zà-ỹ'’-]*|TP\.|[A-ZĐ]['’][A-ZĐa-zà-ỹ]+)$")


_PARENT = regex(
    r"^(?:đảng bộ (?:tỉnh|thành phố)|tỉnh ủy|thành ủy|(?:hội đồng|ủy ban) nhân dân (?:tỉnh|thành phố))\b"
)
_CODES = (("tỉnh ủy", "TU"), ("thành ủy", "TU"), ("ủy ban", "UBND"), ("hội đồng", "HĐND"))
"""How the symbols of what a province issues end."""
_UNIT = regex(r"\b(?:phường|xã|đặc khu|tỉnh|thành phố|thị trấn)\b", re.IGNORECASE)
_ORGAN = regex(r"(?:ban )?thường trực|ban (?:thường vụ|chấp hành)", re.IGNORECASE)


def is_printed(text: str) -> bool:
    """Whether a line is a title that every document bears."""
    return fold(text) in _KEYS


def columns_parted(lines: Sequence[Line]) -> list[Line]:
    """The lines of a letterhead, each with one column: titles broken over two lines whole, names and dates apart."""
    parted: list[Line] = []
    for line in lines:
        parted += [line] if line.row else _parted(line)
    return _whole(_titles_taken_out(parted))


def _parted(line: Line) -> list[Line]:
    """A line parted before a title, or before the place of a date, that stands behind something else."""
    words = line.text.split()
    for count in range(len(words) - 1, 0, -1):
        if is_printed(" ".join(words[count:])):
            return [_with(line, words[:count]), _with(line, words[count:])]
    match = _DATED.match(line.text)
    if match is None or not PLACE_AND_DATE.match(match["date"]):
        return [line]
    before = match["before"].split()
    at = len(before)
    while at > 0 and _in_place(before, at - 1):
        at -= 1
    if at in (0, len(before)):
        return [line]
    return [
        _with(line, before[:at]),
        _with(line, [*before[at:-1], f"{before[-1]},", match["date"]]),
    ]


def _in_place(words: Sequence[str], at: int) -> bool:
    """Whether a word may be one of a place, or a dash in its name: `Phan Rang - Tháp Chàm`."""
    if words[at] in ("-", "–"):
        return at > 0 and _in_place(words, at - 1)
    return bool(_PLACE_WORD.match(words[at])) and not _is_name(words[at])


def _is_name(word: str) -> bool:
    """Whether a word of two letters or more is all capitals, as in the name of an office."""
    return len(word) > 1 and word.isupper() and "'" not in word and "." not in word


def _with(line: Line, words: Sequence[str]) -> Line:
    return replace(line, text=" ".join(words))


def _titles_taken_out(lines: list[Line]) -> list[Line]:
    """The lines with a title that ends one and goes on at the end of the next taken out, and put behind them."""
    for at, (one, other) in enumerate(pairwise(lines)):
        first, second = one.text.split(), other.text.split()
        for title in _PRINTED:
            words = title.split()
            for cut in range(_FEWEST, len(words) - 1):
                rest = len(words) - cut
                begun = fold(" ".join(first[-cut:])) == fold(" ".join(words[:cut]))
                ended = fold(" ".join(second[-rest:])) == fold(" ".join(words[cut:]))
                if begun and ended and (len(first) > cut or len(second) > rest):
                    left = [_with(one, first[:-cut]), _with(other, second[:-rest])]
                    parted = [
                        line for line in (*left, replace(other, text=nfc(title))) if line.text
                    ]
                    return [*lines[:at], *parted, *_titles_taken_out(lines[at + 2 :])]
    return lines


def _whole(lines: Sequence[Line]) -> list[Line]:
    """The lines with a title that is broken into two made one."""
    result: list[Line] = []
    for line in lines:
        together = f"{result[-1].text} {line.text}" if result else ""
        if together and is_printed(together) and not is_printed(result[-1].text):
            result[-1] = replace(result[-1], text=together)
        else:
            result.append(line)
    return result


def issuer_of(lines: list[Line], symbol: str) -> tuple[str | None, str | None, bool, list[Line]]:
    """Parent and issuer from the lines of the letterhead, whether an organ was put before its office, and the lines that name neither.

    The issuer is the last name; one may run over two lines, the second beginning with phường, xã …, or
    one of the two naming no more than an organ of the other (THƯỜNG TRỰC). A province alone is who issues where the symbol says so.
    """
    names: list[tuple[str, list[Line]]] = []
    for line in lines:
        if names and _UNIT.match(line.text) and not _UNIT.search(names[-1][0]):
            names[-1] = (f"{names[-1][0]} {line.text}", [*names[-1][1], line])
        else:
            names.append((line.text, [line]))
    if not names:
        return None, None, False, []
    issued = any(
        symbol.upper().endswith(code) for sign, code in _CODES if sign in plain(names[0][0])
    )
    if len(names) == 1 and _PARENT.match(plain(names[0][0])) and not issued:
        return names[0][0], None, False, []
    joined = False
    if len(names) > 1:
        (one, over), (other, own) = names[-2:]
        below = _ORGAN.fullmatch(other) and patterns("has_organs").match(one)
        joined = bool(below or (_ORGAN.fullmatch(one) and patterns("has_organs").match(other)))
        if joined:
            names[-2:] = [(f"{other} {one}" if below else f"{one} {other}", [*over, *own])]
    parent = names[-2][0] if len(names) > 1 else None
    strays = [line for _, used in names[:-2] for line in used]
    return parent, names[-1][0], joined, strays
