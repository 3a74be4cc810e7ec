"""CTR826: a number of things and the list that follows it: `03 nội dung: …` with two."""

import re
from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.numbers import ONES, number_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, doubt, prose
from ctr_cli.rules.registry import text_rule

_OPENS = (": ", " gồm", " là ", " (")
_LONG = 9
"""From this many words on a part is more than a name: the sentence may have gone on."""


@text_rule("CTR826", "warning", "info")
def a_list_holds_as_many_as_said(texts: Excerpt) -> Iterator[Problem]:
    """What is counted before a list is as many as the list names."""
    for hit in prose(texts).find(_SAID, *_OPENS):
        said = number_of(hit["n"])
        noun = next((noun for noun in _nouns() if f"{hit['of']} ".startswith(noun)), None)
        bounds = _listed(hit) if noun else None
        if said is None or noun is None or bounds is None or bounds[0] <= said <= bounds[1]:
            continue
        if hit["are"] and (bounds[1] == 1 or hit["list"].startswith("người ")):
            continue  # what they are, and no list: `03 đảng viên là chủ doanh nghiệp`
        count = bounds[0] if said < bounds[0] else bounds[1]
        message = f"ghi {hit.words('n')} {noun.strip()}, kể ra {count}"
        yield hit.problem(message, doubt(2, "đếm lại: sửa số, hoặc ghi đủ, bớt đi"), "n")


# A number word that belongs to a longer one (`mười ba`) or to a date is not begun in its midst; what it counts
# is looked at ahead, so that a number further on is found too.
_SAID = rf"""(?x)
    (?<![\w/.,-]) (?<!thứ\ ) (?<!số\ ) (?<!mười\ ) (?P<n> \d{{1,3}} | {"|".join(ONES)} | mười (?:\ (?:{"|".join(ONES)}|lăm))? )
    (?=\ (?P<of> [^\d,:;.()\n]{{2,60}}? )
       (?: (?: ,?\ (?:bao\ )?gồm:? | (?P<are>\ là) | : )\ (?P<list>[^:\n]+) | \ \((?P<inner>[^()\d\n]+[;,][^()\d\n]+)\) ))
"""


@cache
def _nouns() -> tuple[str, ...]:
    return tuple(f"{noun} " for noun in sorted(table("lists")["counted"], key=len, reverse=True))


def _listed(hit: Hit) -> tuple[int, int] | None:
    """The fewest and the most things a list may name; None where it is open or no plain list."""
    written = hit.words("list" if hit["list"] else "inner")
    text = re.split(r"\.(?=\s|$)", written)[0].rstrip(" .;")
    low = f" {text.lower()} "
    # Parts with numbers of their own are sums, which CTR814 adds up.
    if "…" in text or "..." in text or _NUMBERED.match(low):
        return None
    if any(f" {word} " in low for word in table("lists")["open"]):
        return None
    exact = _by_heads(text)
    if exact:
        return exact, exact
    first, *others = low.strip().split(";")
    if not others:
        return _by_commas(low.strip())
    # After the list itself the sentence may go on: `05 tiêu chí: a, b, c, d, e; tiêu chí nào thiếu …`.
    inner = _by_commas(first) if first.count(",") > 1 else None
    most = 1 + len(others) + _joined(others[-1])
    return 1 + len(others), max(most, inner[1] if inner else 0)


_NUMBERED = regex(rf" (?:\d|(?:{'|'.join(ONES)}) )")
_PARTED = regex(r"[,;] (?:và )?| và ")


@cache
def _heads() -> tuple[str, ...]:
    return tuple(f"{word} " for word in table("lists")["heads"])


def _by_heads(text: str) -> int | None:
    """How many things a list names, each of which begins with what makes it a name: `Trạm Y tế, Trường …`."""
    parts = _PARTED.split(text)
    return len(parts) if len(parts) > 1 and all(p.startswith(_heads()) for p in parts) else None


def _by_commas(text: str) -> tuple[int, int] | None:
    parts = [re.sub(r"\([^)]*\)", "", part).strip() for part in text.split(",")]
    head = parts[0].split(" ")[0]
    going_on = tuple(f"{w} " for w in table("lists")["goes_on"] if w.split(" ")[0] != head)
    ends = (n for n, part in enumerate(parts) if n and part.startswith(going_on))
    parts = parts[: next(ends, len(parts))]
    if not all(part and not part[0].isdigit() for part in parts):
        return None
    if any(len(part.split()) >= _LONG for part in parts[:-1]):
        return None
    alike = [part for part in parts if part.split()[0] == head]
    # A name may hold a comma (`Phòng Kinh tế, Hạ tầng và Đô thị`): what begins as the first does is one more.
    fewest = len(alike) if len(alike) > 1 else (len(parts) if len(parts) > 2 else 1)
    return fewest, len(parts) + sum(_joined(part) for part in parts)


def _joined(part: str) -> int:
    """How many more things a part may name than one."""
    return len(re.findall(r" (?:và|với|cùng) ", f" {part} "))
