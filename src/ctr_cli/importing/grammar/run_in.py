"""Lists and meetings in running text: `(1) Sơ kết quý I; (2) …`, `Ban Thường vụ họp ngày 08 với các nội dung: …`."""

import re

from ctr_cli.importing.grammar.heading import Heading, heading_of, patterns
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex

_POINT = regex(
    r"(?:^|(?<=[;.,:]\s))(?:\(?(?P<value>\d{1,2}(?=[.)])|(?:[a-hđ]|i{1,3}|iv|vi{0,3})(?=\)))[.)]\s+|(?P<word>[Tt]hứ \w+(?=[,:]\s|\slà\s)|[^\W\d_]+(?= là\b))(?:\slà)?[,:]?\s+)(?=[^\W\d_])"
)
"""Where a point of a list in running text begins: `(1) Sơ kết quý I; (2) Kiểm tra đảng phí`, `a) …; b) …`."""
_COUNTED = (
    [*map(str, range(1, 31))],
    [*"abcdđegh"],
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"],
    ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám"],
    ["thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "thứ tám"],
)


def run_in(text: str) -> tuple[str, list[str]]:
    """The words before a list in running text, and its points, counted in brackets; all of it and none where no list is."""
    found = [*_POINT.finditer(text)]
    values = [(match["value"] or match["word"]).lstrip("0").lower() for match in found]
    if not found or not any(values == counts[: len(values)] for counts in _COUNTED):
        return text, []
    ends = [*(match.start() for match in found[1:]), len(text)]
    points = [text[m.end() : end].strip() for m, end in zip(found, ends, strict=True)]
    return text[: found[0].start()], [
        f"({n}) {capitalised(point)}" for n, point in enumerate(points, 1)
    ]


_SENTENCE = regex(r"(?<=\.)\s+(?=[A-ZĐÀ-Ỹ])")
_MEETS = regex(
    r"(?P<head>(?P<who>[^:;.(]{3,60}?)(?:\s+họp\b[^:;.]{0,60}?|\s*\()\s*(?:vào\s+)?ngày\s+[\d/]+\)?)"
    r"[,:]?\s*(?P<works>\S.{7,})",
    re.DOTALL,
)
"""A sentence that says who meets, on which day, and what of: `Ban Thường vụ họp ngày 08 với các nội dung: (1) …; (2) …`."""


def before_works(text: str) -> str:
    """The words before a list without those that only say that it is dealt with: `Hội nghị lần thứ 4 (tháng 7) bàn và quyết định:`."""
    name = patterns("dealt_with").sub("", text.rstrip(" :")).rstrip(" .:")
    return f"{name})" if name.count("(") > name.count(")") else name


def meetings_apart(text: str, place: str) -> list[str]:
    """The sentences behind a time, each meeting as a line over its works; the text alone where none says who meets."""
    found = list[str]()
    for sentence in _SENTENCE.split(text):
        meets = _MEETS.match(sentence)
        who = heading_of(meets["who"], place) if meets else Heading()
        if meets and who.body and who.bare:
            said, points = run_in(meets["works"])
            told = before_works(said).strip()
            works = points if points and not told else [meets["works"]]
            found += [f"{meets['head']}:", *(capitalised(work) for work in works)]
        elif found:
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return found
