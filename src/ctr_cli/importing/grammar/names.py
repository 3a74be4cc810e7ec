"""Agencies in running text: where one name ends and the next begins, and which names mean the same."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from ctr_cli.data import table
from ctr_cli.importing.grammar.known import begins_known
from ctr_cli.importing.grammar.same_agency import asked_whether_same, may_be_short_for
from ctr_cli.importing.reading.lines import is_caps
from ctr_cli.language.keys import fold, tone_key
from ctr_cli.language.levels import LOCAL
from ctr_cli.language.patterns import regex, tolerant
from ctr_cli.model.program import Agency

_HELD = 0xD800
"""The first of the letters that stand for names: half of a pair, which no text that is read can hold."""
_END = r"(?![\w\u0300-\u036f])"
"""The end of a word in a key, whose marks stand behind their letters."""
_LONGEST = 9
_NAMED = regex(r"[A-ZĐÀ-Ỹ]|(?:các|những|lãnh đạo|đ/c|đồng chí|toàn(?: thể)?|tất cả|mọi|100%)\s")
_UNITS = (*LOCAL, "thị trấn")
_JOINT = regex(
    r"(?<=[a-zà-ỹ])\.\s+(?=[A-ZĐÀ-Ỹ])|\s*[,;/\n]\s*(?:và\s+)?|\s+(?:và|cùng với|cùng|với)\s+|\s+[-–&+]\s+|(?<=[A-ZĐ])\+(?=[A-ZĐ])|(?<=HĐND)-(?=UBND)"
)


_PERSON = regex(
    r"(?:(?P<title>(?i:đ/c|đồng chí|ông|bà))\s+(?!Bí|Phó|Chủ|Trưởng)(?:[A-ZĐÀ-Ỹ]\w*\s?){1,5}|(?:[A-ZĐÀ-Ỹ][a-zà-ỹ]*\s?){2,4})(?:[,–-].*)?"
)
"""A person, and what was said of him already."""
_POST = regex(
    r"(?:Phó |Quyền |Nguyên )?(?:Bí thư|Chủ tịch|Trưởng|Chủ nhiệm|Giám đốc|Hiệu trưởng|Chánh|Tổ trưởng|Tổ phó|Đội trưởng|Chỉ huy trưởng"
    r"|(?:(?:Đảng|Chi|Thành|Tỉnh) )?(?:ủy|uỷ) viên|Thành viên|Thư ký|Chuyên viên|Công chức|Cán bộ|Kế toán)\b",
    re.IGNORECASE,
)
"""What a person is, behind the name: no second one."""
_BESIDE = (",", "-", "–", "")
"""The signs a post stands behind; at the end of a line it needs none."""


@cache
def _whole() -> list[re.Pattern[str]]:
    known = table("agencies")
    return [tolerant(p) for p in (*(g["pattern"] for g in known["groups"]), *known["whole"])]


@cache
def _head() -> re.Pattern[str]:
    heads = sorted(re.split(r"\s*\|\s*", table("agencies")["heads"].strip()), key=len, reverse=True)
    no_heads = re.sub(r"\s*\|\s*", "|", tone_key(table("agencies")["no_heads"]))
    return regex(
        rf"(?!(?:{no_heads}){_END})(?:{'|'.join(map(re.escape, map(tone_key, heads)))}){_END}"
    )


_ALL = regex(r"(?:toàn thể|tất cả|mọi|100%|toàn(?= (?:chi|đảng) bộ))\s+", re.IGNORECASE)


def begins_agency(text: str) -> bool:
    """Whether a text begins as the name of an agency does, or says that all of one do it: `toàn thể đảng viên`."""
    held = "\ud800" <= text[:1] <= "\ud8ff"
    return held or bool(_head().match(tone_key(_ALL.sub("", text)))) or begins_known(text)


def names_offices(names: Iterable[str]) -> bool:
    """Whether names are such as offices bear: short, and written as names are."""
    return all(
        begins_agency(name)
        and _is_short(name)
        and _NAMED.match(name)
        and (" " in name or name.isupper() or is_usual(name))
        for name in names
    )


def only_offices(text: str) -> bool:
    """Whether a line is nothing but names of offices, the marks around them aside."""
    bare = text.strip(" .:")
    return begins_agency(bare) and names_offices(split(bare))


def _is_short(name: str) -> bool:
    """Whether a name is as short as names are, each office in it: `Ban Văn hóa - Xã hội Hội đồng nhân dân phường`."""
    words = name.split()
    heads = [n for n in range(len(words)) if n == 0 or begins_agency(" ".join(words[n:]))]
    parts = pairwise([*heads, len(words)])
    return len(words) <= 2 * _LONGEST and all(end - start <= _LONGEST for start, end in parts)


@dataclass(slots=True)
class Held:
    """Text in which names that hold commas or `và` are replaced by one letter each."""

    text: str
    names: list[str] = field(default_factory=list)

    def back(self, text: str) -> str:
        """The text with the names in it again."""
        return re.sub("[\ud800-\ud8ff]", lambda m: self.names[ord(m[0]) - _HELD], text)


_JOINED = regex(r"và|[,;–-]", re.IGNORECASE)


def held(text: str) -> Held:
    """The text with each name that must not be cut replaced by one letter."""
    names: list[str] = []

    def hold(match: re.Match[str]) -> str:
        if len(names) > 0xF0:
            return match[0]
        names.append(match[0])
        return chr(_HELD + len(names) - 1)

    for pattern in _whole() if _JOINED.search(text) else ():
        text = pattern.sub(hold, text)
    result = Held(text, names)
    result.names = [result.back(name) for name in names]
    return result


def split(text: str) -> list[str]:
    """The names in a list of agencies, as printed.

    A comma, `và` or a dash parts two names only when what follows begins as an agency does, so that
    `Phòng Kinh tế, Hạ tầng và Đô thị` stays one.
    """
    kept = held(text)
    names: list[str] = []
    start = 0
    for joint in _JOINT.finditer(kept.text):
        after = kept.text[joint.end() :]
        if (
            joint[0].strip() in _BESIDE
            and _POST.match(after)
            and _is_person(kept.text[start : joint.start()])
        ):
            continue
        if begins_agency(after) and kept.text[start : joint.start()].strip():
            names.append(kept.text[start : joint.start()])
            start = joint.end()
    names.append(kept.text[start:])
    return [name for name in (kept.back(part).strip(" ,;.:\n\t") for part in names) if name]


def _is_person(text: str) -> bool:
    """Whether a text is the name of a person, with what he is behind it or without."""
    person = _PERSON.fullmatch(text.strip())
    return bool(person and (person["title"] or not _head().match(tone_key(person[0]))))


@cache
def _one() -> re.Pattern[str]:
    families = "|".join(table("importing")["family_names"].split())
    return regex(
        rf"(?i:đ/c|đồng chí|ông|bà)\s+(?!các\b)[^:.;()\n]{{1,60}}|(?P<bare>(?:{families})(?:\s[A-ZĐÀ-Ỹ][a-zà-ỹ'’]*){{1,4}})(?:,.*|\s?[-–].*)?"
    )


def is_person(name: str) -> bool:
    """Whether a name is that of one person: with a title before it, or a family name and others."""
    person = _one().fullmatch(name.strip())
    return person is not None and not (person["bare"] and _head().match(tone_key(name)))


def base_of(name: str, place: str = "") -> str:
    """What is left of a name when abbreviations are spelt out and the place, the unit and `Đảng ủy` fall away."""
    key = re.sub(r"[,.;:()–-]", " ", tone_key(spelt_out(name.replace("&", " và "))))
    key = _TITLES.sub("", " ".join(key.split()))
    key = re.sub(
        rf" (?:{tone_key('của')}|{tone_key('cho')}|{tone_key('thuộc')}) ", " ", f" {key} "
    ).strip()
    ends = [tone_key(f"{unit} {place}".strip()) for unit in _UNITS] if place else []
    ends += [tone_key(word) for word in (*_UNITS, "địa phương", "Đảng ủy", "cấp ủy", "Đảng bộ")]
    changed = True
    while changed:
        changed = False
        for end in ends:
            if key.endswith(f" {end}"):
                key, changed = key.removesuffix(end).strip(), True
    return key


def spelt_out(name: str) -> str:
    """A name with its abbreviations written in full: those in capitals, and `ubnd`, which no word is."""

    def full(match: re.Match[str]) -> str:
        word = match[0]
        short = word.isupper() or len(word) > _LONGEST_WORD
        return _abbreviations().get(word.upper(), word) if short else word

    return re.sub(r"\w+", full, name)


_TITLES = regex(rf"^(?:{'|'.join(map(tone_key, ('cơ quan', 'đồng chí', 'đ/c', 'lãnh đạo')))}) ")
"""Words before a name that make no other agency of it."""
_LONGEST_WORD = 3
"""Letters of an abbreviation that small letters could make a word of: `thôn Nà Ca` has no police."""


_ROOM = regex(r"^P\.\s*(?=[A-ZĐ])")


def is_same(name: str, other: str) -> bool:
    """Whether two names are, or may be, those of one agency: in full and in short."""
    name, other = _ROOM.sub("Phòng ", name), _ROOM.sub("Phòng ", other)
    return (
        base_of(name) == base_of(other)
        or may_be_short_for(name, other)
        or may_be_short_for(other, name)
    )


@cache
def _abbreviations() -> dict[str, str]:
    return {key.upper(): value for key, value in table("agencies")["abbreviations"].items()}


@cache
def _usual() -> dict[str, dict[str, object]]:
    return {
        base_of(called): entry for entry in table("agencies")["usual"] for called in entry["called"]
    }


def is_usual(name: str) -> bool:
    """Whether a name is that of an agency every ward or commune has."""
    return base_of(name) in _usual()


_OFFICE = regex(
    r"(?:phòng|văn phòng|trạm|trung tâm|công an|đồn|hạt|trường|chi cục|ban quản lý|hội (?:chữ thập|người|khuyến học))\s(?!chống|ngừa|hợp)|"
    r"(?:đảng (?:ủy|uỷ|bộ)|chi bộ)\s(?:UBND|(?:ủy|uỷ) ban|các cơ quan|cơ quan|công an|quân sự)\b",
    re.IGNORECASE,
)


def is_office(name: str) -> bool:
    """Whether a name is that of an agency as every ward or commune has, whatever it is for: `Phòng Văn hóa - Xã hội`."""
    return is_usual(name) or bool(_OFFICE.match(name))


def _group_of(name: str) -> dict[str, object] | None:
    for group in table("agencies")["groups"]:
        if tolerant(group["pattern"]).fullmatch(name.strip()):
            found: dict[str, object] = group
            return found
    return None


@dataclass(slots=True)
class Table:
    """The agencies of a document, and which of them somebody should look at, with the reason."""

    agencies: list[Agency] = field(default_factory=list)
    doubts: dict[str, str] = field(default_factory=dict)


def agency_table(
    names: Iterable[str], unit: str, place: str, short: Mapping[str, str] = MappingProxyType({}),
    *, party: bool = True,
) -> Table:  # fmt: skip
    """The table of agencies for names as printed, in the order they are first met; groups after their members.

    `unit` is phường, xã or đặc khu; `place` the name of the place, `Đồ Sơn`. `short` are the names
    behind the short ones that the document explains. Outside a paper of the Party `Văn phòng` is no office of it. Names of ours have the mark of `ủy` where the document has it.
    """
    printed: dict[str, dict[str, str]] = {}
    for name in names:
        group = _group_of(name)
        full = short.get(name) or re.sub(r"[\w&-]+", lambda m: short.get(m[0], m[0]), name)
        key = f"={group['id']}" if group else base_of(full, place)
        for form in (full, name):
            printed.setdefault(key, {}).setdefault(tone_key(form), form)
    result = Table()
    taken: set[str] = set()
    for key, forms in printed.items():
        group = next((g for g in table("agencies")["groups"] if key == f"={g['id']}"), None)
        if group:
            _add_group(result, group, list(forms.values()), unit, taken, printed)
        else:
            usual = _usual().get(key)
            own = usual and (party or "Đảng" not in str(usual["name"]) or "đảng" in key.lower())
            _add(result, usual if own else None, key, list(forms.values()), unit, taken)
    for identifier, message in asked_whether_same(result.agencies).items():
        result.doubts.setdefault(identifier, message)
    written = "".join(form.lower() for forms in printed.values() for form in forms.values())
    if written.count("uỷ") > written.count("ủy"):
        for agency in result.agencies:
            agency.name = agency.name.replace("ủy", "uỷ").replace("Ủy", "Uỷ")
    return result


def _add_group(
    result: Table, group: dict[str, list[str]], forms: list[str], unit: str, taken: set[str],
    printed: dict[str, dict[str, str]],
) -> None:  # fmt: skip
    for member in group["members"]:
        if member not in taken:
            entry = next(e for e in table("agencies")["usual"] if e["id"] == member)
            key = next((k for k in printed if _usual().get(k) is entry), "")
            _add(result, entry, key, list(printed.get(key, {}).values()), unit, taken)
    name = str(group["name"]).replace("{đơn vị}", unit).strip()
    _append(result, str(group["id"]), name, forms, taken, list(group["members"]))


def _add(
    result: Table, usual: dict[str, object] | None, key: str, forms: list[str], unit: str,
    taken: set[str],
) -> None:  # fmt: skip
    if usual:
        if usual["id"] not in taken:
            own = str(usual["name"]).replace("{đơn vị}", unit).strip()
            _append(result, str(usual["id"]), _whole_name(own, key, forms), forms, taken)
        else:
            known = next(agency for agency in result.agencies if agency.id == usual["id"])
            _call_also(known, forms)
        return
    name = max(forms, key=lambda form: (" " in form, not _has_abbreviation(form), len(form)))
    name = name if " " in name else spelt_out(name)
    number, base = 2, slug(key) or "co-quan"
    identifier = base
    reserved = {str(entry["id"]) for entry in (*_usual().values(), *table("agencies")["groups"])}
    while identifier in taken or identifier in reserved:
        identifier, number = f"{base}-{number}", number + 1
    _append(result, identifier, name, forms, taken)
    if tone_key(name).startswith((tone_key("các "), tone_key("những "))):
        result.doubts[identifier] = (
            "nhóm này gồm những cơ quan nào? Nếu biết, ghi mã của chúng vào members"
        )
    elif not begins_agency(name) or _DAY.search(name):
        result.doubts[identifier] = "có đúng là tên một cơ quan không?"
    elif (held := _IN_BRACKETS.search(name)) and only_offices(held[1]):
        message = f"“{held[1]}” trong ngoặc là cơ quan khác thì ghi thành hai cơ quan"
        result.doubts[identifier] = message


_IN_BRACKETS = regex(r"\(([^()]+)\)$")
_DAY = regex(r"\d\s*/\s*\d")
_VP = regex(r"VP\b")
"""How an office shortens its own name where it names no other in full."""


def _whole_name(usual: str, key: str, forms: list[str]) -> str:
    """The name of an agency as printed: the usual one, or else the longest that is spelt out and says whose it is; for a usual
    one that is in part short none but a printed one."""
    known = {tone_key(form): form for form in forms}
    whole = [
        form for said, form in known.items()
        if said != key and begins_agency(form) and not (_has_abbreviation(form) or is_caps(form))
    ]  # fmt: skip
    if not whole and _has_abbreviation(usual):
        whole = [form for form in forms if " " in form and not _VP.match(form)]
    if same := known.get(tone_key(usual)):
        own = same[:1].isupper() and not is_caps(same) and same.lower() == usual.lower()
        return same if own else usual
    return max(whole, key=len, default=usual)


def _append(
    result: Table, identifier: str, name: str, forms: list[str], taken: set[str],
    members: list[str] | None = None,
) -> None:  # fmt: skip
    agency = Agency(id=identifier, name=name, members=members)
    _call_also(agency, forms)
    result.agencies.append(agency)
    taken.add(identifier)


def _call_also(agency: Agency, forms: list[str]) -> None:
    known = {tone_key(agency.name), *map(tone_key, agency.aliases)}
    for form in forms:
        if tone_key(form) not in known:
            known.add(tone_key(form))
            agency.aliases.append(form)


def _has_abbreviation(name: str) -> bool:
    return any(
        word.upper() in _abbreviations() and word.isupper() for word in re.findall(r"\w+", name)
    )


_LONGEST_ID = 8
"""Words of a name in an id: enough for `Trung tâm Phục vụ hành chính công`, so that hardly a name is cut."""


def slug(key: str) -> str:
    """An id of plain letters: the words of a name, and of a very long one the first; words in another alphabet give none."""
    skipped = {"va", "cua", "cac", "cho"}
    text = re.sub(r"[^a-z0-9 ]", " ", fold(key))
    for short in ("UBND", "HĐND", "UBKT", "MTTQ"):
        text = text.replace(fold(_abbreviations()[short]), fold(short))
    return "-".join([word for word in text.split() if word not in skipped][:_LONGEST_ID])
