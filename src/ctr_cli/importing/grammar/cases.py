"""Headings in capitals to running letters, with the capitals their names take."""

import re
from functools import lru_cache

from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.reading.lines import is_caps
from ctr_cli.language.capitals import in_running_text, known_names, units_of
from ctr_cli.language.letters import capitalised


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
    named = (
        [m.span() for pattern, _ in known_names() for m in pattern.finditer(lower)]
        if office
        else []
    )
    for space in re.finditer(r"(?<=\w) (?=\w)", text) if office else ():
        if any(start < space.start() < end for start, end in named):
            continue
        ending = _elsewhere(lower[space.end() :], source, within=True)
        if ending and " " in ending:
            return f"{sentence_case(text[: space.start()], source, office=True)} {ending}"
    return in_running_text(lower, begins_agency, office=office)


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
    for pattern, _ in known_names():
        left = pattern.sub(" ", left)
    left = re.sub(
        rf"\b(?:{'|'.join(units_of(office=True))}|và|của|năm|số \w+|cơ sở|bộ phận)\b", " ", left
    )
    return " ".join(word for word in re.findall(r"[^\W\d_]+", left) if word.islower())
