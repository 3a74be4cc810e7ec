"""CTR7xx, capitals: names of bodies, days and events, the Party, and capitals where none belong."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.lexicon import free, is_core, is_word
from ctr_cli.rules.form.named import miscased
from ctr_cli.rules.form.together import NOTE, Wrong, each, told
from ctr_cli.rules.form.wordings import Form, keys_in, places_of, wordings
from ctr_cli.rules.printed import Printed, Word, printed, showing, styled, whole
from ctr_cli.rules.registry import Reader, Subject, rule, text_rule

_PARTS = regex(r"\w+|[^\w\s]")


def _misnamed(reader: Reader, *groups: str) -> Iterator[Wrong]:
    """Names of some groups in a wrong case, with what is right."""
    for passage in printed(reader):
        for group, start, end, right in miscased(passage.text):
            if group in groups:
                yield passage, start, end, right


def _misworded(reader: Reader, group: str) -> Iterator[Wrong]:
    for form, passage, start, end in places_of(reader, wordings(group)):
        yield passage, start, end, _restyled(reader, form.right)


def _restyled(reader: Reader, right: str) -> str:
    return _PARTS.sub(
        lambda m: styled(reader, m.group()) if not m.group().isupper() else m.group(), right
    )


@text_rule("CTR701", "warning", note=NOTE)
def proper_names(texts: Excerpt) -> Iterator[Problem]:
    """Việt Nam, Quốc hội and other names have their capitals."""
    yield from each(_misnamed(texts, "always"), "“{written}” viết hoa chưa đúng tên riêng")


@text_rule("CTR702", "warning", note=NOTE)
def names_of_bodies(texts: Excerpt) -> Iterator[Problem]:
    """Names of bodies, and of posts, have capitals for their kind and their function."""
    groups = ("bodies", "offices", "named", "inner")
    yield from each(_misnamed(texts, *groups), "“{written}” viết hoa chưa đúng tên cơ quan")
    yield from each(_misnamed(texts, "posts"), "“{written}” viết hoa chưa đúng tên chức danh")


@text_rule("CTR703", "warning", note=NOTE)
def days_and_events(texts: Excerpt) -> Iterator[Problem]:
    """Days and events are written as their names are: Cách mạng tháng Tám, Quốc tế Lao động."""
    found = [*_misnamed(texts, "events"), *_misworded(texts, "events")]
    yield from each(found, "“{written}” viết chưa đúng tên ngày lễ, sự kiện")


@text_rule("CTR704", "warning", note=NOTE)
def the_party(texts: Excerpt) -> Iterator[Problem]:
    """Đảng and Nhân dân have a capital where the Party or the People is meant, đảng none where an organisation is."""
    yield from each(_misworded(texts, "party"), "“{written}” viết hoa chưa đúng")


@rule("CTR705", "warning")
def no_needless_capitals(subject: Subject) -> Iterator[Problem]:
    """Common words within a sentence begin with small letters."""
    found = []
    naming = frozenset(table("wording")["naming"])
    for form, passage, start, end in places_of(subject, wordings("common")):
        inside = not passage.name and _inside(passage, start, naming)
        if inside and not _goes_on(passage, start, end):
            found.append((passage, start, end, _restyled(subject, form.right)))
    for passage in printed(subject):
        if passage.name:
            continue
        told_there = [(start, end) for other, start, end, _ in found if other is passage]
        misnamed = [(start, end) for _, start, end, _ in miscased(passage.text)]
        found += [
            (passage, start, end, right)
            for start, end, right in (*_ordinary(passage, naming), *_of_levels(passage))
            if not any(first < end and start < last for first, last in told_there + misnamed)
        ]
    for passage in showing(subject, *(f" {word} " for word in _SMALL.split("|"))):
        for match in re.finditer(rf"(?<= )(?:{_SMALL})(?= )", passage.text):
            before = passage.text[: match.start() - 1][-1:]
            after = passage.text[match.end() + 1 :][:1]
            numbered = after.isdigit() or after in tuple("IVX")
            fits = numbered if match.group() in _TIMES else after.islower()
            inside = fits and (before.islower() or before == ",")
            if inside and not passage.name and not passage.quoted(*match.span()):
                found.append((passage, *match.span(), match.group().lower()))
    message = "“{written}” viết hoa không cần thiết giữa câu"
    yield from told(found, message, even_in=whole(subject).text)


def _ordinary(passage: Printed, naming: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Everyday words of two syllables with a capital inside a sentence, or with two of them anywhere."""
    never, seldom = _ordinary_words()
    fields, leads = _fields()
    words = passage.words
    for at, (one, two) in enumerate(pairwise(words)):
        if not two.joined or not (one.capital or two.capital):
            continue
        pair = f"{one.key} {two.key}"
        if _inner_only(passage, at) or _both(passage, at):
            yield one.start, two.end, passage.text[one.start : two.end].lower()
            continue
        if not one.capital:
            continue
        led = pair in fields and " ".join(word.key for word in words[max(0, at - 2) : at]) in leads
        if not (pair in never or (two.capital and pair in seldom) or led):
            continue
        longer = at + 2 < len(words) and words[at + 2].joined and words[at + 2].capital
        after_name = at and words[at - 1].key in _places_and_bodies()
        written = passage.text[one.start : two.end]
        if two.capital and (longer or after_name or passage.quoted(one.start, two.end)):
            continue
        named = any(word.capital for word in words[max(0, at - _NAMES_REACH) : at])
        if not two.capital and (
            (named and not led) or passage.text[: one.start].endswith(_OF_TRADITION)
        ):
            continue
        if one.opening and two.capital:
            yield one.start, two.end, written[:1] + written[1:].lower()
        elif not one.opening and _inside(passage, one.start, naming):
            yield one.start, two.end, written.lower()


_OF_TRADITION = ("truyền thống công tác ", "lực lượng ")
"""Words before a field of work, or a force, that make it a name: `Ngày truyền thống công tác Dân vận`."""


def _inner_only(passage: Printed, at: int) -> bool:
    """Whether only the second syllable of a common word has a capital: `thư Viện`."""
    one, two = passage.words[at : at + 2]
    after = passage.words[at + 2] if at + 2 < len(passage.words) else None
    goes_on = after and after.joined and (after.capital or is_word(two.key, after.key))
    return (
        not one.capital
        and two.plain
        and two.text[1:].islower()
        and is_core(one.key, two.key)
        and two.key not in _CAPITAL_ALONE
        and not goes_on
        and not passage.quoted(one.start, two.end)
    )


def _both(passage: Printed, at: int) -> bool:
    """Whether both syllables of a common word, and no others beside them, have capitals inside a sentence."""
    one, two = passage.words[at : at + 2]
    before = passage.words[at - 1] if at else None
    after = passage.words[at + 2] if at + 2 < len(passage.words) else None
    goes_on = after and after.joined and (after.capital or is_word(two.key, after.key))
    listed = any(word.capital for word in passage.words[max(0, at - _NAMES_REACH) : at])
    return (
        one.capital
        and two.capital
        and not one.opening
        and one.plain
        and two.plain
        and one.text[1:].islower()
        and two.text[1:].islower()
        and is_core(one.key, two.key)
        and f"{one.key} {two.key}" not in _names_too()
        and not listed
        and not (before and before.key in _places_and_bodies())
        and not goes_on
        and not passage.quoted(one.start, two.end)
    )


_CAPITAL_ALONE = frozenset(
    [
        "đảng",
        "tết",
        "bác",
        "nam",
        "bắc",
        "đông",
        "tây",
        "trung",
        "việt",
        "phật",
        "chúa",
        "xuân",
        "mùa",
        "hè",
        "thu",
        "lào",
        "thái",
        "nga",
        "công",
        "an",
    ]
)
"""Syllables that have a capital of their own: `xây dựng Đảng`, `mừng Tết`, `miền Nam`."""


@cache
def _names_too() -> frozenset[str]:
    return frozenset(table("wording")["names_too"].split(", "))


def _of_levels(passage: Printed) -> Iterator[tuple[int, int, str]]:
    """`Xã`, `Phường` with a capital inside a sentence, before no number and no person whose name the place bears."""
    words = passage.words
    for at, word in enumerate(words):
        if (
            word.text in _LEVELS_RAISED
            and not word.opening
            and not passage.quoted(word.start, word.end)
        ):
            after = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
            before = words[at - 1] if at else None
            numbered = passage.text[word.end + 1 : word.end + 2].isdigit()
            named = before and (
                (before.capital and word.joined) or before.key in _places_and_bodies()
            )
            if not (numbered or named or (after and _makes_a_name(word, after))):
                yield word.start, word.end, word.text.lower()


def _makes_a_name(level: Word, after: Word) -> bool:
    """Whether a word makes another than a level of it, or a place named after somebody: `Huyện ủy`, `Phường Trần Phú`."""
    return (
        after.key == "ủy"
        or is_word(level.key, after.key)
        or after.text in table("wording")["surnames"]
        or after.text.isupper()
    )


_LEVELS_RAISED = ("Xã", "Phường", "Thôn", "Tỉnh", "Huyện", "Quận")


@cache
def _ordinary_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are never names, and those that are none with a capital on both syllables."""
    never, seldom, openers = (
        frozenset(table("wording")[group].split(", "))
        for group in ("ordinary", "seldom", "openers")
    )
    return never, never | seldom | openers


@cache
def _fields() -> tuple[frozenset[str], frozenset[str]]:
    """Fields of work, and the words before them after which a field is no name: `công tác Dân vận`."""
    fields, leads = (
        frozenset(table("wording")[group].split(", ")) for group in ("fields", "leads")
    )
    return fields, leads


@cache
def _places_and_bodies() -> frozenset[str]:
    return frozenset(word.split()[-1] for word in table("wording")["before_names"].split(", "))


@cache
def _openers() -> list[Form]:
    """Words that begin sentences, whose wrong forms inside one begin with a capital, or both syllables do."""
    return [
        Form(right, keys_in([right]), (right.capitalize(), right.title()))
        for right in table("wording")["openers"].split(", ")
    ]


_SMALL = "Các|Những|Và|Của|Với|Trong|Để|Khi|Được|Sẽ|Hoặc|Nhưng|Nhằm|Tháng|Quý|Năm"
_TIMES = ("Tháng", "Quý", "Năm")
"""Words that are never names, and those of time before a number."""


def _goes_on(passage: Printed, start: int, end: int) -> bool:
    """Whether a capital after a word makes it the beginning of a name: Trường Mầm non Hoa Sen."""
    return passage.text.startswith(("Trường ", "Lễ "), start) and bool(
        re.match(r"(?:\s+[\w-]+){0,2}?\s+(?:[A-ZÀÁĐ]|số \d|\d)", passage.text[end:])
    )


_ENUMERATES = regex(r"(?:\A|\s)\(?(?:\d{1,2}|[a-zđ])\)\Z")


_LOOK_BACK = 80
"""Characters before a word that say whether it stands inside a sentence or a name."""


def _inside(passage: Printed, start: int, naming: frozenset[str]) -> bool:
    """Whether a place is in the middle of a sentence, and not in a name that the words before begin."""
    before = passage.text[max(0, start - _LOOK_BACK) : start].rstrip()
    opens = not before or before[-1] in '.!?:“"(-–' or _ENUMERATES.search(before)
    if opens or passage.quoted(start, start + 1):
        return False
    words = [word.lower() for word in re.findall(r"\w+", before)[-3:]]
    ends = {" ".join(words[at:]) for at in range(len(words))}
    if len(words) > 1 and is_word(words[-2], words[-1]):
        ends.discard(words[-1])
    return before[-1] in ",;" or not ends & naming


@rule("CTR706", "warning")
def sentences_begin_with_capitals(subject: Subject) -> Iterator[Problem]:
    """An item, a paragraph, and a sentence after a full stop begins with a capital."""
    items = [
        p
        for p in printed(subject)
        if (p.path[-1] == "text" or p.path[0] == "implementation") and p.words
    ]
    small = [p for p in items if p.text.lstrip()[:1].islower() and p.words[0].plain]
    found = []
    if len(small) * 2 <= len(items):
        found += [(p, p.words[0]) for p in small]
    for passage in printed(subject):
        found += [(passage, word) for word in _after_stops(passage)]
    yield from told(
        [(p, w.start, w.end, capitalised(w.text)) for p, w in found],
        "“{written}” đứng đầu câu nhưng không viết hoa",
    )


_AFTER_STOP = regex(r"[.!?]\s+(?=[^\W\d_])")
_WHOLE_BEFORE = regex(r"(?:[^\W\d_]{2}|[IVX]|\d{4})\Z")
_SHORT_BEFORE = regex(r"(?:v\.v|\b(?:tr|tp|TP|Tp|Q|P|TS|ThS))\Z")


def _after_stops(passage: Printed) -> Iterator[Word]:
    after = [match.end() for match in _AFTER_STOP.finditer(passage.text)]
    starts = {word.start: word for word in passage.words} if after else {}
    for start in after:
        before = passage.text[max(0, start - _LOOK_BACK) : start].rstrip()[:-1]
        word = starts.get(start)
        if (
            word
            and word.plain
            and word.text[0].islower()
            and _WHOLE_BEFORE.search(before)
            and not _SHORT_BEFORE.search(before)
        ):
            yield word


@cache
def _numbered_document() -> re.Pattern[str]:
    kinds = "|".join(table("documents"))
    law = r"(?<!pháp )(?<!ộ )(?<!\w)(?:bộ luật|luật)(?= [A-ZĐ][a-zà-ỹđ]+ (?!Nam)[a-zà-ỹđ])"
    return re.compile(rf"(?<!\w)(?:{kinds})(?= số \d+ ?[-/])|{law}")


_DIRECTIVE = regex(r"(?<!\w, )(?<!các )(?<!những )\bchỉ thị(?= của [A-ZĐ][^,.;]* về )")
"""A directive that its issuer and its subject name as one paper: `chỉ thị của Ban Thường vụ Tỉnh ủy về …`."""


@text_rule("CTR707", "warning", note=NOTE)
def documents_with_a_number(texts: Excerpt) -> Iterator[Problem]:
    """The kind of a document that is named by its number has a capital: Nghị quyết số 68-NQ/TW."""
    found = []
    for passage in showing(texts, " số ", "luật ", "chỉ thị của "):
        for pattern in (_numbered_document(), _DIRECTIVE):
            for match in pattern.finditer(passage.text):
                found.append((passage, *match.span(), match.group().capitalize()))
    yield from each(found, "“{written}” ở đây là tên riêng của một văn bản, phải viết hoa")
    yield from each(_misnamed(texts, "laws"), "“{written}” viết hoa chưa đúng tên luật")


_NAMES_REACH = 3
"""Words after a capital within which another may belong to the same name: `Trung tâm Phục vụ`."""
_LEVELS = ("phường", "xã", "đặc khu", "thành phố", "tỉnh")


@text_rule("CTR708", "info", note=NOTE)
def names_of_places(texts: Excerpt) -> Iterator[Problem]:
    """The first word of a place's name has a capital as its others have: thành phố Cần Thơ."""
    found = []
    for passage in showing(texts, *(f"{level} " for level in _LEVELS)):
        for before, word, after in zip(
            passage.words, passage.words[1:], passage.words[2:], strict=False
        ):
            named = before.key.endswith(_LEVELS) or before.key == "phố"
            name_follows = after.joined and after.capital and after.text[1:].islower()
            if not (named and word.joined and name_follows) or word.capital:
                continue
            if word.key not in free() and not is_word(before.key, word.key):
                right = capitalised(word.text)
                found.append((passage, word.start, word.end, right))
    yield from each(found, "“{written}” đứng đầu tên đất nhưng không viết hoa")


@text_rule("CTR709", "warning", note=NOTE)
def a_sentence_ends_before_the_next(texts: Excerpt) -> Iterator[Problem]:
    """No word that opens sentences has a capital in the middle of one: the stop before it is missing."""
    naming = frozenset(table("wording")["naming"])
    text = whole(texts).text
    capital = [form for form in _openers() if any(f" {p}" in text for p in form.phrases)]
    for form, passage, start, end in places_of(texts, capital):
        named = passage.name or any(word.capital for word in passage.before(start, _NAMES_REACH))
        named = named or not passage.words[passage.at(start)].plain
        opens = form.right != "giao" or passage.text[end : end + 2].strip().isupper()
        if opens and not named and _inside(passage, start, naming):
            written = passage.text[start:end]
            message = f"“{written}” viết hoa giữa câu: thiếu dấu chấm trước đó, hoặc thừa chữ hoa"
            hint = f"thêm dấu chấm, hoặc viết “{form.right}”"
            yield Problem(passage.path, message, hint, start, end)
