"""CTR606: names now in full, now in short, and abbreviations explained twice or in vain."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import without_marks
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.form.style import one_style
from ctr_cli.rules.form.together import Place
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import Word, printed, showing, words_of
from ctr_cli.rules.registry import Subject, rule

_EXPLAINED = regex(
    r"""[ ]\(
    (?:[^()]*?\b(?:gọi|viết)[ ]tắt[ ](?:là[ ])?)?
    [“"]?(?P<short>[A-ZĐ][A-ZĐ&-]+)[”"]?
    \)""",
    re.VERBOSE,
)
_SKIPPED = frozenset(["và", "của", "về", "cho", "các", "những", "trong", "ở", "tại", "với", "theo"])
"""Words of a name that its abbreviation leaves out."""
_LONGEST_SKIP = 3


class Definition(Struct):
    """Where a text explains an abbreviation: the abbreviation with its place, and the words it stands for.

    `initials` are what the words begin with: its letters, or all of them but one.
    """

    short: str
    start: int
    end: int
    words: str
    initials: str

    @property
    def fits(self) -> bool:
        """Whether its letters are those the words begin with."""
        return self.initials == re.sub("[&-]", "", self.short)


@once
def definitions(text: Text) -> tuple[Definition, ...]:
    """The abbreviations that a text explains in brackets behind what they stand for."""
    found = []
    for match in _EXPLAINED.finditer(text) if "(" in text else ():
        before = [word for word in words_of(text) if word.end <= match.start()]
        letters = re.sub("[&-]", "", match["short"])
        if before and before[-1].end == match.start() and len(letters) > 1:
            spelt_out = _spelt_out(before, letters)
            found += [Definition(match["short"], *match.span("short"), *one) for one in spelt_out]
    return tuple(found)


def _spelt_out(before: list[Word], letters: str) -> Iterator[tuple[str, str]]:
    """The last words of some that letters stand for, all or all but one of them, and what these begin with."""
    for extra in range(_LONGEST_SKIP + 1):
        words = before[-len(letters) - extra :]
        counted = [word for word in words if word.key not in _SKIPPED]
        counted = counted if len(counted) == len(letters) else words
        initials = "".join(map(_initial, counted))
        wrong = sum(map(str.__ne__, initials, letters))
        named = any(word.capital for word in words[1:])
        nearly = wrong == 1 and len(letters) > 2 and not (extra or named)
        if len(initials) == len(letters) and words[0] is counted[0] and (not wrong or nearly):
            yield " ".join(word.key for word in words), initials
            return


def _initial(word: Word) -> str:
    first = word.text[0].upper()
    return first if first == "Đ" else without_marks(first)


_Ways = dict[str, list[Place]]
"""Where a name is written in `short`, in `full`, and in full with its short form in brackets: `said`."""


@rule("CTR606", "info", "warning")
def full_name_or_short(subject: Subject) -> Iterator[Problem]:
    """A name is written in full, or in short, not now so, now so; what a short one means is said once."""
    order = {id(passage): at for at, passage in enumerate(printed(subject))}
    for short, ways in _ways(subject).items():
        said, full = ways["said"], ways["full"]
        if said[1:]:
            message = f"nghĩa của “{short}” đã nêu ở trên, ở đây nêu lại"
            yield one_style(said[1:], message, f"từ lần thứ hai chỉ viết “{short}”")
        if said:
            first = order[id(said[0][0])], said[0][1]
            after = [place for place in full if (order[id(place[0])], place[1]) > first]
            message = f"đã nêu chữ viết tắt “{short}” mà sau đó lại viết đầy đủ ({len(after)} chỗ)"
            if after:
                yield one_style(after, message, f"viết “{short}” như đã nêu")
        elif ways["short"] and full:
            yield _mixed(short, ways)


def _mixed(short: str, ways: _Ways) -> Problem:
    passage, start, end = ways["full"][0]
    message = (
        f"lúc viết tắt “{short}” ({len(ways['short'])} chỗ), "
        f"lúc viết đầy đủ “{passage.text[start:end].lower()}” ({len(ways['full'])} chỗ)"
    )
    ends = {(id(p), end) for p, _, end in ways["short"]}
    twice = any((id(p), start - 1) in ends for p, start, _ in ways["full"])
    severity: Severity = "warning" if twice else "info"
    hint = "viết thống nhất một cách trong cả văn bản"
    return one_style(ways["short"], message, hint, severity=severity)


def _ways(subject: Subject) -> dict[str, _Ways]:
    """The names of the table, and those that a document explains itself, in the ways they are written."""
    explained = {
        one.short: one.words
        for passage in showing(subject, "(")
        for one in definitions(passage.text)
        if one.fits and len(one.short) > 2 and one.short not in table("wording")["short"]
    }
    own = _names(explained)
    found: dict[str, _Ways] = defaultdict(lambda: defaultdict(list))
    for passage in printed(subject):
        if not passage.name and passage.path[0] != "recipients":
            of_its_own = _written(passage.text, own) if own else ()
            for short, way, start, end in (*_usual(passage.text), *of_its_own):
                if way != "short" or not passage.quoted(start, end):
                    found[short][way].append((passage, start, end))
    return found


def _names(names: Mapping[str, str]) -> Phrases[str]:
    """Names by what they are in short, in both ways, in full with their signs and without."""
    return known_phrases(
        (written, short)
        for short, full in names.items()
        for written in dict.fromkeys([full, full.replace(",", ""), short])
    )


@ready
def _usual_names() -> Phrases[str]:
    return _names(table("wording")["short"])


@once
def _usual(text: Text) -> tuple[tuple[str, str, int, int], ...]:
    """The names of the table in a text, each in short, how it is written, and its characters."""
    return tuple(_written(text, _usual_names()))


_IN_BRACKETS = len(" (sau đây gọi/viết tắt là “")
"""Characters at most between a name and its abbreviation in brackets."""


def _written(text: Text, names: Phrases[str]) -> Iterator[tuple[str, str, int, int]]:
    said = [(one.short, one.start) for one in definitions(text)]
    for name in phrases_in(text, names):
        start, end, short = name.start, name.end, name.value
        if name.phrase != short:
            behind = any(one == short and 0 <= at - end <= _IN_BRACKETS for one, at in said)
            if not (behind or text[:start].endswith(("Luật ", "luật "))):
                yield short, "full", start, end
        elif text[start:end] == short and text[start - 1 : start] not in ("/", "-"):
            yield short, "said" if (short, start) in said else "short", start, end
