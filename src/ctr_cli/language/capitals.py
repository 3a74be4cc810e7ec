"""Words in capitals as running text writes them: with the capitals of known names, of places and of persons."""

import re
from collections.abc import Callable
from functools import cache, partial

from ctr_cli.data import table
from ctr_cli.language.beginnings import is_beginning
from ctr_cli.language.letters import capitalised
from ctr_cli.language.numbers import number_of
from ctr_cli.language.patterns import regex, tolerant

Begins = Callable[[str], bool]


@cache
def known_names() -> list[tuple[re.Pattern[str], list[str]]]:
    """Names with capitals, the longest first, each as a pattern and in its words."""
    names = [name.strip() for name in table("capitals")["capitals"].split("|")]
    usual = [name for entry in table("agencies")["usual"] for name in entry["called"]]
    short = [word for word in table("agencies")["abbreviations"] if len(word) > 2]
    named, places = table("wording")["names"], table("places")
    words = table("capitals")["words"]
    names += [n for n in usual if " " in n and n[0].isupper() and n not in words] + short
    groups = ("always", "bodies", "offices", "events")
    names += [row.split(" | ")[0] for group in groups for row in named[group]]
    names += [
        name for name in places["provinces"] if " " in name and name not in places["everyday"]
    ]
    ordered = sorted(dict.fromkeys(names), key=len, reverse=True)
    return [(tolerant(rf"\b{re.escape(name)}\b"), name.split()) for name in ordered]


_PERSON = regex(
    r"\b((?:đồng chí|đ/c|ông|bà)\s+)(?!bí|phó|chủ|trưởng|thường|ủy|uỷ|giám|hiệu|lãnh)([^,;:.()–-]+)"
)
"""A person's name behind the word that calls him."""


def in_running_text(lower: str, begins_agency: Begins = bool, *, office: bool = False) -> str:
    """A text in small letters with the capitals of names: known ones, those of persons behind `đồng chí` and the like, and
    those of places behind phường, xã, tỉnh, in the name of an `office` also behind thôn, trường.

    What stands behind a dash may be the place's too where `begins_agency` is asked and denies it.
    """
    units = "|".join(units_of(office=office))
    lower = re.sub(
        rf"(?<!hợp tác )\b(?!xã hội\b)({units})(\s+)([^,;.()]+)$",
        lambda m: m[1] + m[2] + _place(m[3], begins_agency),
        lower,
    )
    lower = _PERSON.sub(lambda m: m[1] + _titled(m[2], begins_agency), lower)
    for pattern, name in known_names():
        lower = pattern.sub(partial(_like, name), lower)
    lower = re.sub(
        r"\b(?:x{0,3}(?:ix|iv|v?i{1,3})|x{1,3}v?|v)\b(?=\s*[,;.)/]|\s*$|\s+(?:năm|và|của|tại))",
        lambda m: m[0].upper(),
        lower,
    )
    return capitalised(lower)


def units_of(*, office: bool) -> list[str]:
    """The words behind which the name of a place stands."""
    units: list[str] = table("capitals")["units"]
    return [*units, *table("capitals")["places"]] if office else units


def _place(words: str, begins_agency: Begins) -> str:
    parts = re.split(rf"\b({'|'.join(units_of(office=False))})\b", words)
    return "".join(
        part if at % 2 else _titled(part, begins_agency) for at, part in enumerate(parts)
    )


def _titled(text: str, begins_agency: Begins) -> str:
    words = text.split(" ")
    named = (
        0 if words[1:2] and words[1][:1].isdigit() else 1
    )  # `xã Năm Căn` is a name, `xã năm 2026` has none
    ends = (
        n
        for n, word in enumerate(words)
        if (word == "năm" and n >= named)
        or word in ("và", "khóa", "khoá", "nhiệm", "lần")
        or (n + 1 < len(words) and is_beginning(" ".join(words[n : n + 2])))
        or (word in ("-", "–") and begins_agency(" ".join(words[n + 1 :])))
    )
    stop = next(ends, len(words))
    counted = 2 if words[0] == "số" and words[1:] and number_of(words[1]) else 0
    placed = (capitalised(word) for word in words[counted:stop])
    return " ".join([*words[:counted], *placed, *words[max(stop, counted) :]])


def _like(name: list[str], found: re.Match[str]) -> str:
    """The letters of what was found with the capitals of a name, word by word."""
    cased = []
    for word, model in zip(found[0].split(), name, strict=True):
        if model.isupper():
            cased.append(word.upper())
        else:
            cased.append(capitalised(word) if model[:1].isupper() else word.lower())
    return " ".join(cased)
