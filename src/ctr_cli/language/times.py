"""The one grammar of time: every day, period, year, term and count that a text names, in all wordings."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from ctr_cli.language import dates, periods, terms, years
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Kind, Part, Reader, Time, Unit, read

__all__ = ["Kind", "Part", "Time", "Unit", "times_in", "times_of_plain"]


@cache
def _readers() -> dict[str, tuple[Reader, ...]]:
    """The wordings by the word they begin with; `0` stands for digits."""
    found: dict[str, list[Reader]] = defaultdict(list)
    for reader in (*dates.READERS, *periods.READERS, *years.READERS, *terms.READERS):
        for word in reader.begins:
            found[word].append(reader)
    return {word: tuple(readers) for word, readers in found.items()}


@cache
def _begins() -> re.Pattern[str]:
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted((word for word in _readers() if word != "0"), key=len, reverse=True):
        by_letter[word[0]].append(word[1:])
    words = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return regex(rf"\d+|\b(?:{words})(?!\w)")


def times_in(text: str) -> list[Time]:
    """The times of a text in composed letters, in their order; none touches another.

    From each place the longest wording is taken. The time needed grows with the length of the text.
    """
    return times_of_plain(plain(text).replace("\n", " "))


def times_of_plain(low: str) -> list[Time]:
    """The times of a text given in its plain form (`keys.plain`), which has the same places.

    None runs over a line break, so that several texts may be given at once, a line each.
    """
    if "  " not in low:
        return [*_times(low)]
    kept = [at for at, sign in enumerate(low) if sign != " " or low[at - 1 : at] != " "]
    kept.append(len(low))
    return [_moved(time, kept) for time in _times("".join(low[at] for at in kept[:-1]))]


def _moved(time: Time, kept: list[int]) -> Time:
    """A time of a text without its doubled blanks where it stands in the text as written."""
    parts = tuple(
        part._replace(start=kept[part.start], end=kept[part.end - 1] + 1) for part in time.parts
    )
    return time._replace(start=kept[time.start], end=kept[time.end - 1] + 1, parts=parts)


@lru_cache(1024)
def _times(low: str) -> tuple[Time, ...]:
    """The times of a text without doubled blanks; of a line of a document several questions ask in turn."""
    found: list[Time] = []
    end = 0
    for match in _begins().finditer(low):
        at, word = match.start(), match.group()
        if at < end or _is_inside(low, at, digits=word[0].isdecimal()):
            continue
        read_here = (
            read(reader, low, at) for reader in _readers()["0" if word[0].isdecimal() else word]
        )
        times = [time for time in read_here if time]
        if times:
            longest = max(times, key=lambda time: time.end)
            found.append(terms.with_its_noun(longest, low))
            end = longest.end
    return tuple(found)


def _is_inside(low: str, at: int, *, digits: bool) -> bool:
    """Whether a word, or a number, begins inside a longer one."""
    if at == 0:
        return False
    before = low[at - 1]
    if before.isalnum() or before == "_":
        return True
    return digits and before in "/.,-" and at > 1 and low[at - 2].isalnum()
