"""Headings in capitals to running letters, with the capitals their names take."""

import re
from functools import cache, lru_cache, partial

from ctr_cli.data import table
from ctr_cli.importing.grammar.begins import is_beginning
from ctr_cli.importing.grammar.names import begins_agency, tolerant
from ctr_cli.importing.reading.lines import is_caps
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex


@cache
def _names() -> list[tuple[re.Pattern[str], list[str]]]:
    names = [name.strip() for name in table("importing")["capitals"].split("|")]
    usual = [name for entry in table("agencies")["usual"] for name in entry["called"]]
    short = [word for word in table("agencies")["abbreviations"] if len(word) > 2]
    named, places = table("wording")["names"], table("places")
    names += [name for name in usual if " " in name and name[0].isupper()] + short
    names += [row.split(" | ")[0] for row in (*named["bodies"], *named["offices"])]
    names += [
        name for name in places["provinces"] if " " in name and name not in places["everyday"]
    ]
    ordered = sorted(dict.fromkeys(names), key=len, reverse=True)
    return [(tolerant(rf"\b{re.escape(name)}\b"), name.split()) for name in ordered]


_PERSON = regex(
    r"\b((?:đồng chí|đ/c|ông|bà)\s+)(?!bí|phó|chủ|trưởng|thường|ủy|uỷ|giám|hiệu|lãnh)([^,;:.()–-]+)"
)
"""A person's name behind the word that calls him."""


@lru_cache(maxsize=1024)
def sentence_case(text: str, source: str, *, office: bool = False) -> str:
    """A text in capitals as it is written in running text; anything else is returned as it stands.

    Capitals come from the same words elsewhere in the document (`source`), from known names, and for
    the words after phường, xã, thành phố, tỉnh, which are the place's; in the name of an `office` also
    for those after thôn, trường and the like.
    """
    if not is_caps(text):
        return text
    lower = text.lower()
    found = _elsewhere(lower, source)
    if found:
        return capitalised(found)
    for space in re.finditer(r"(?<=\w) (?=\w)", text) if office else ():
        ending = _elsewhere(lower[space.end() :], source, within=True)
        if ending and " " in ending:
            return f"{sentence_case(text[: space.start()], source, office=True)} {ending}"
    units = "|".join(_units(office=office))
    lower = re.sub(
        rf"(?<!hợp tác )\b(?!xã hội\b)({units})(\s+)([^,;.()]+)$",
        lambda m: m[1] + m[2] + _place(m[3]),
        lower,
    )
    lower = _PERSON.sub(lambda m: m[1] + _titled(m[2]), lower)
    for pattern, name in _names():
        lower = pattern.sub(partial(_like, name), lower)
    lower = re.sub(
        r"\b(?:x{0,3}(?:ix|iv|v?i{1,3})|x{1,3}|v)\b(?=\s*[,;.)/]|\s*$|\s+(?:năm|và))",
        lambda m: m[0].upper(),
        lower,
    )
    return capitalised(lower)


def _elsewhere(lower: str, source: str, *, within: bool = False) -> str | None:
    """The same words in running text, `within` a sentence, unless they stand there in capitals or without any."""
    low = _lowered(source)
    at = low.find(lower)
    while at >= 0:
        end = at + len(lower)
        written = source[at:end]
        whole = not (low[at - 1 : at].isalnum() or low[end : end + 1].isalnum())
        capital = not is_caps(written) and written[1:] != written[1:].lower()
        if (
            whole
            and capital
            and not (within and not re.search(r"\w,? $", source[max(0, at - 3) : at]))
        ):
            return written
        at = low.find(lower, end)
    return None


@lru_cache(maxsize=1)
def _lowered(source: str) -> str:
    """A text in small letters, sign for sign: a letter whose small form is longer stays."""
    return "".join(char if len(low := char.lower()) > 1 else low for char in source)


def guessed_in(name: str, text: str, source: str) -> str:
    """The words of an office's name whose capitals nothing tells, once it is written as running text; none where it was not in capitals."""
    if not is_caps(text) or _elsewhere(text.lower(), source):
        return ""
    left = name
    for pattern, _ in _names():
        left = pattern.sub(" ", left)
    left = re.sub(rf"\b(?:{'|'.join(_units(office=True))}|và|của|năm|cơ sở|bộ phận)\b", " ", left)
    return " ".join(word for word in re.findall(r"[^\W\d_]+", left) if word.islower())


def _units(*, office: bool) -> list[str]:
    units: list[str] = table("importing")["units"]
    return [*units, *table("importing")["places"]] if office else units


def _place(words: str) -> str:
    parts = re.split(rf"\b({'|'.join(table('importing')['units'])})\b", words)
    return "".join(part if at % 2 else _titled(part) for at, part in enumerate(parts))


def _titled(text: str) -> str:
    words = text.split(" ")
    named = (
        0 if words[1:2] and words[1][:1].isdigit() else 1
    )  # `xã Năm Căn` is a name, `xã năm 2026` has none
    ends = (
        n
        for n, word in enumerate(words)
        if (word == "năm" and n >= named)
        or word in ("và", "khóa", "khoá", "nhiệm")
        or (n + 1 < len(words) and is_beginning(" ".join(words[n : n + 2])))
        or (word in ("-", "–") and begins_agency(" ".join(words[n + 1 :])))
    )
    stop = next(ends, len(words))
    return " ".join([*(capitalised(word) for word in words[:stop]), *words[stop:]])


def _like(name: list[str], found: re.Match[str]) -> str:
    """The letters of what was found with the capitals of a name, word by word."""
    cased = []
    for word, model in zip(found[0].split(), name, strict=True):
        if model.isupper():
            cased.append(word.upper())
        else:
            cased.append(capitalised(word) if model[:1].isupper() else word.lower())
    return " ".join(cased)
