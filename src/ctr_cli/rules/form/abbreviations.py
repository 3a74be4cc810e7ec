"""CTR515, 606, 612: abbreviations with wrong letters, names now in full and now in short, abbreviations nobody knows."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial
from itertools import pairwise
from operator import ne

from ctr_cli.data import listed, table
from ctr_cli.data.ready import ready
from ctr_cli.language.keys import without_marks
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.excerpt import Excerpt, Placed
from ctr_cli.rules.form.rows import of_rows
from ctr_cli.rules.form.style import one_style
from ctr_cli.rules.form.together import NOTE, Place, each
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in, places_of
from ctr_cli.rules.printed import accepted, printed, quoted, showing, whole, words_of
from ctr_cli.rules.registry import Subject, rule, text_rule

_WRITTEN = regex(
    r"[A-ZĐ](?<![\w.@-].)(?:\.?[A-ZĐ])+(?:-[A-ZĐ]{2,})?(?:[a-zđ]{1,2}(?!\w))?(?![\w-])"
)
_FOREIGN = frozenset("aeio-")
_JUMBLED_FROM = 4
"""Letters from which another order, or another letter, is taken for a slip: of shorter ones too many exist."""


_listed = partial(listed, "abbreviations")
"""The abbreviations of a list of the table."""
_ALL_RIGHT = ("known", "names", "posts")
"""What is no slip: known abbreviations, names, and posts that lists of recipients shorten."""


@cache
def _meant(written: str) -> str:
    """The one known abbreviation that letters were to be; empty when they are known, or nobody can say."""
    if any(written in _listed(one) for one in _ALL_RIGHT) or len(written) < 3:
        return ""
    near = sorted(
        (far, known)
        for known in _listed("known")
        if len(known) <= len(written) <= len(known) + 1 and (far := _how_far(written, known))
    )
    return "" if not near or (len(near) > 1 and near[0][0] == near[1][0]) else near[0][1]


def _how_far(written: str, known: str) -> int:
    """How far letters are from an abbreviation: 1 differ in marks, one doubled or two neighbours swapped, 0 too far."""
    if len(written) != len(known):
        doubled = (at for at, two in enumerate(pairwise(written)) if len(set(two)) == 1)
        return int(any(written[:at] + written[at + 1 :] == known for at in doubled))
    if without_marks(written) == without_marks(known):
        return 1
    usual = known in _listed("everyday")
    if len(known) < (3 if usual else _JUMBLED_FROM):
        return 0
    apart = [at for at, (a, b) in enumerate(zip(written, known, strict=True)) if a != b]
    if sorted(written) == sorted(known):
        return 1 if apart[-1] - apart[0] == 1 else 2
    return 3 if usual and len(known) >= _JUMBLED_FROM and len(apart) == 1 else 0


@text_rule("CTR515", "warning", note=NOTE)
def abbreviations_are_right(texts: Excerpt) -> Iterator[Problem]:
    """An abbreviation has its letters in order, and in capitals."""
    found = [(passage, *one) for passage in printed(texts) for one in _wrong(passage.text)]
    yield from each(found, "“{written}” viết tắt chưa đúng")
    yield from of_rows(texts, "CTR515")


def _wrong(text: Text) -> Iterator[tuple[int, int, str]]:
    """The abbreviations of a text that are wrong: their characters, and what is right."""
    yield from _symbols(text)
    for match in _WRITTEN.finditer(text):
        (start, end), written = match.span(), match.group()
        right = "" if text[start - 1 : start] == "/" else _mended(written)
        if right:
            yield start, end, right
    for match in _DEFINED.finditer(text) if "(" in text else ():
        right = _defined(text, match.start(), match["short"])
        if right not in ("", match["short"]):
            yield *match.span("short"), right
    for word in words_of(text):
        if word.plain and word.key in _in_small_letters() and word.text[1:].islower():
            yield word.start, word.end, word.text.upper()


_DEFINED = regex(r" \((?P<short>[A-ZĐ]{3,9})\)")


def _defined(text: Text, end: int, short: str) -> str:
    """The first letters of the words before an abbreviation in brackets, where it has these but for their order, or one."""
    before = [word.text[0] for word in words_of(text) if word.end <= end and word.key != _AND]
    letters = [one if one == "Đ" else without_marks(one) for one in "".join(before).upper()]
    right = "".join(letters[-len(short) :])
    apart = sum(map(ne, right, short)) if len(right) == len(short) and not _mended(short) else 0
    return right if sorted(right) == sorted(short) or (apart == 1 and right[0] == short[0]) else ""


@ready
def _in_small_letters() -> frozenset[str]:
    """Abbreviations of three letters and more that are no syllables, and no foreign words, in small letters."""
    small = (one.lower() for one in _listed("known") if len(one) > 2 and one.isupper())
    return frozenset(filter(_FOREIGN.isdisjoint, small))


def _mended(written: str) -> str:
    """What letters should be; empty when they are right or may be."""
    letters = written.replace(".", "").upper()
    if letters != written:
        first, _, last = written.partition(".")
        two = len(first) > 1 and len(last) >= _GUESSED and last in _listed("known")  # TT.HĐND
        known = letters in _listed("known") and not written.startswith("TP.")
        return letters if known and not two else ""
    return table("abbreviations")["instead"].get(written) or _meant(written)


_SYMBOL = regex(r"(?<![\w/.-])([A-ZĐ][A-ZĐr]+[-/])?(\d{1,5})((?:[-/.][0-9A-ZĐa-zđ]+)+)(?![\w/-])")
_PART = regex(r"[-/.]([^-/.]+)")


def _symbols(text: Text) -> Iterator[tuple[int, int, str]]:
    """The symbols of a text whose parts are known and stand in no order, or with no signs, that a symbol has."""
    for match in _SYMBOL.finditer(text) if "/" in text or "-" in text else ():
        ahead = f"-{match[1][:-1]}" if match[1] else ""  # CTr/07-ĐU
        parts = [said for part in _PART.findall(ahead + match[3]) for said in _parts(part)]
        of = dict(parts) if len(dict(parts)) == len(parts) else {}
        shape = table("abbreviations")["shapes"].get(" ".join(sorted(of)), "")
        right = f"{match[2]}{shape.format(**of)}"
        if shape and right != match.group():
            yield *match.span(), right


@cache
def _parts(written: str) -> tuple[tuple[str, str], ...]:
    """What a part of a symbol is, as the table names it, with its letters; two where they were joined."""
    symbols = {"year": written if written.isdigit() else "", **table("abbreviations")["symbols"]}
    known = {one.upper(): (what, one) for what in symbols for one in symbols[what].split()}
    known[written.upper()] = known.get(written.upper()) or known.get(_meant(written), ("", written))
    cuts = [(written,), *((written[:n], written[n:]) for n in range(2, len(written) - 1))]
    said = (tuple(known.get(one.upper(), ("", one)) for one in cut) for cut in cuts)
    return next((both for both in said if "" not in dict(both)), (("", written),))


_LETTERS = regex(
    "[ABCDĐGHKLMNPQRSTUVXY](?<![\\w/.@&-].)[ABCDĐGHKLMNPQRSTUVXY]+(?:-[ABCDĐGHKLMNPQRSTUVXY]{2,})*(?![\\w/&-])"
)
"""Letters that words of Vietnamese names begin with; what has others is foreign, and no abbreviation of ours."""
_NUMERAL = frozenset("IVXLCDM")
_EXPLAINED = ")", "”)", '")', " ("
_GUESSED = 3
"""Letters of fewer than which are doubted in running text alone: names, roads and models have two."""


@rule("CTR612", "info", "warning")
def abbreviations_are_explained(subject: Subject) -> Iterator[Problem]:
    """An abbreviation that few know is explained where it first stands."""
    told: set[str] = set()
    for passage in printed(subject):
        for short, start, end, plain in _unknown(passage.text):
            known = passage.name or plain or short in told or short in _offices(subject)
            known = known or any(f"{short}{sign}" in whole(subject).text for sign in _EXPLAINED)
            if not (known or accepted(subject, passage.text, start, end)):
                message = f"chữ viết tắt “{short}” chưa nêu nghĩa"
                hint = "viết đầy đủ ở lần đầu, kèm chữ viết tắt trong ngoặc; nếu quen dùng, thêm vào `words` của ctr.yaml"
                severity: Severity = "info" if len(short) == _GUESSED else "warning"
                yield Problem(passage.path, message, hint, start, end, severity=severity)
            told.add(short)


@once
def _unknown(text: Text) -> list[tuple[str, int, int, bool]]:
    """The abbreviations of a text that few know, their characters, and whether they may be the name of something.

    So are letters in a text all in capitals, and two that do not stand among small words without a number.
    """
    found = []
    for match in _LETTERS.finditer(text):
        short, (start, end) = match.group(), match.span()
        if _familiar().issuperset(short.split("-")) and short not in _listed("written_out"):
            continue
        before, after = text[:start].split()[-2:], text[end:].split()[:1]
        loud = any(word.isupper() and len(word) > 1 for word in (*before[-1:], *after))
        kinds = tuple(table("abbreviations")["before_names"].split(", "))
        kind = " ".join(before).lower().endswith(kinds) or quoted(text, start, end)
        beside = "".join((before or [""])[-1][-1:] + (after or [""])[0])
        small = beside[1:].islower() and (beside[:1].islower() or beside[:1].isdigit())
        lone = len(short) < _GUESSED and not small
        if not _NUMERAL.issuperset(short):
            found.append((short, start, end, loud or text.isupper() or kind or lone))
    return found


@cache
def _familiar() -> frozenset[str]:
    known = frozenset[str]().union(*map(_listed, _ALL_RIGHT))
    return known | {part for word in known for part in word.split("-")}


_IN_BRACKETS = len(" (sau đây gọi/viết tắt là “")
"""Characters at most between a name and its abbreviation in brackets."""


@ready
def _names() -> Phrases[str]:
    """Names by what they are in short, in both ways, in full with their signs and without."""
    return known_phrases(
        (written, short)
        for short, full in table("wording")["short"].items()
        for written in dict.fromkeys([full, full.replace(",", ""), short])
    )


@once
def _ways(text: Text) -> list[tuple[str, bool, int, int]]:
    """The names of a text, each in short, whether it is written in full, and its characters.

    Where a name and what it is in short stand together to explain it, or in a quotation, neither counts.
    """
    found = []
    for name in phrases_in(text, _names()):
        start, end, short = name.start, name.end, name.value
        if name.phrase != short:
            said = text[end : end + 2] == " (" and f"{short})" in text[end : end + _IN_BRACKETS + 9]
            if not (said or text[:start].lower().endswith(("luật ", "điều lệ "))):
                found.append((_what(text, short, start, end), True, start, end))
        elif text[start:end] == short and text[start - 1 : start] not in ("/", "-"):
            explains = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
            if not (explains or quoted(text, start, end)):
                found.append((_what(text, short, start, end), False, start, end))
    return found


_HIGHER = " huyện", " quận", " thị xã", " tỉnh", " thành phố"


def _what(text: Text, short: str, start: int, end: int) -> str:
    """What a name is of, so that only the same are compared: schools, and bodies of higher levels, are others."""
    school = "Trường " * text.startswith("Trường ", max(0, start - len("Trường ")))
    level = next((one for one in _HIGHER if text[end:].lower().startswith(one)), "")
    return f"{school}{short}{level}"


_AND, _TENS = "và", frozenset("IVX")
_HEADED = regex(r"(?<!\w)([^\W\d_]+) ([A-ZĐ]{2,6}(?:-[A-ZĐ]{2,3})?)(?![\w/&.-])")
"""A word and the abbreviation behind it: `Trường MN`."""


@once
def _headed(text: Text) -> list[tuple[str, str]]:
    """The abbreviations of a text that the table does not have, with the word before each: not `và`, nor before `XVI`."""
    known, headed = table("wording")["short"], _HEADED.findall(text)
    heads = ((a, a.lower(), b) for a, b in headed if not (b in known or _TENS.issuperset(b)))
    return [(head, b) for a, head, b in heads if not (a.isupper() or head == _AND)]


def _of_head(text: Text, head: str, short: str) -> Iterator[tuple[bool, int, int]]:
    """Where a text has a name behind a word in short or in full, by its first letters, and whether it is in full.

    Two letters may be of many names: they, and what they are of, stand before a name alone: `Trường MN Hoa Ban`.
    """
    letters, words = without_marks(short.replace("-", "")), words_of(text)
    for at in places_of(text).get(head, ()):
        written = text.startswith(f" {short}", words[at].end)
        size = short.count("-") + 1 if written else len(letters)
        behind = [word for word in words[at + 1 :] if word.key != _AND]
        name, after = behind[:size], behind[size : size + 1]
        if len(letters) == 2 and not (after and after[0].joined and after[0].capital):
            continue
        if "".join(one.text for one in name) == short.replace("-", ""):
            yield False, name[0].start, name[-1].end
        elif name and name[0].text.istitle():
            firsts = without_marks("".join(one.text[0] for one in name)).upper()
            if firsts == letters:
                yield True, name[0].start, name[-1].end


@rule("CTR606", "info")
def full_name_or_short(subject: Subject) -> Iterator[Problem]:
    """A name is written in full, or in short, not now so, now so; the head of a column stands beside each work."""
    ways: dict[str, tuple[list[Place], list[Place]]] = defaultdict(lambda: ([], []))
    texts = _running(printed(subject))
    for passage in texts:
        label = passage.text.find(":") if passage.place.key.endswith("details") else 0
        for short, spelt_out, start, end in _ways(passage.text):
            if end > label and (spelt_out or not _within_a_name(subject, passage.text, start, end)):
                ways[short][spelt_out].append((passage, start, end))
    for head, short in dict.fromkeys(one for p in texts for one in _headed(p.text)):
        for passage in _running(showing(subject, head, head.capitalize())):
            for spelt_out, start, end in _of_head(passage.text, head, short):
                ways[f"{head} {short}"][spelt_out].append((passage, start, end))
    for short, (brief, full) in ways.items():
        if brief and full:
            passage, start, end = full[0]
            message = (
                f"lúc viết tắt “{short}” ({len(brief)} chỗ), "
                f"lúc viết đầy đủ “{passage.text[start:end].lower()}” ({len(full)} chỗ)"
            )
            yield one_style(brief, message, "viết thống nhất một cách trong cả văn bản")


def _running(passages: list[Placed]) -> list[Placed]:
    """Texts that run: no names of agencies, no head, no recipients."""
    apart = ("issuer", "recipients")
    return [p for p in passages if not (p.name or p.path[0] in apart or p.path[2:] == ("name",))]


@once
def _offices(subject: Subject) -> list[str]:
    """The names of offices, as declared and those that stand everywhere."""
    declared = (n for agency in subject.program.agencies for n in (agency.name, *agency.aliases))
    return list(dict.fromkeys((*table("abbreviations")["in_names"], *declared)))


def _within_a_name(subject: Subject, text: Text, start: int, end: int) -> bool:
    """Whether an abbreviation stands behind other words in a name of an office, as declared or everywhere: `Văn phòng HĐND và UBND xã`."""
    return any(
        at < start and end <= at + len(name)
        for name in _offices(subject)
        if (at := text.rfind(name, 0, end + len(name))) >= 0
    )
