"""CTR906, CTR907, CTR913, CTR918, CTR941, CTR947: the province, the level, the place and the school of a programme; sites all know."""

from collections.abc import Iterator
from functools import cache
from itertools import chain, takewhile
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain, tone_key
from ctr_cli.language.levels import HIGHER, LOCAL
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.communes import own_province, province_at, provinces, provinces_of
from ctr_cli.rules.content.gone import clause_of, named_in, tells_of_the_past
from ctr_cli.rules.content.numbers import of_rows
from ctr_cli.rules.content.tiers import said_of_levels
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases
from ctr_cli.rules.printed import words_of
from ctr_cli.rules.reading import Passage, doubt, holds, plain_of, prose, signs, tells
from ctr_cli.rules.registry import Subject, rule, text_rule

_OF_PLACE = regex(r"\b(?:phường|xã|đặc khu|thành phố|tỉnh|thành ủy|tỉnh ủy) (?P<name>.+)\Z")


@rule("CTR907", "warning")
def place_is_the_issuers(subject: Subject) -> Iterator[Problem]:
    """The place before a document's date is where its issuer, or who stands over it, is."""
    issuer, place = subject.program.issuer, subject.program.document.place or ""
    own, over = issuer.name or "", plain(f"{issuer.name or ''} / {issuer.parent or ''}")
    named = _OF_PLACE.search(plain(own))
    if place.strip() and named and plain(place).strip() not in over:
        advice = doubt(2, f"có phải {own[named.start('name') :]}?")
        yield Problem(("document", "place"), f"địa danh ghi {place}, nơi ban hành là {own}", advice)


_OVER = r"(?P<head>(?:tỉnh|thành) (?:ủy|đoàn)|tỉnh|thành phố|điện lực|viễn thông|bưu điện|cảng vụ hàng hải) (?P<name>[^.;,\n]+)"
_CHARGES = (" giao ", " đề ra", " yêu cầu ", " phân bổ ", " phân công ")
"""What who stands over an issuer does, right behind his name: `chỉ tiêu Tỉnh ủy … giao`."""
_OVERS = ("tỉnh ", "thành ", "điện lực ", "viễn thông ", "bưu điện ", "hàng hải ")


@rule("CTR906", "warning", "info")
def province_is_the_own_one(subject: Subject) -> Iterator[Problem]:
    """The province whose offices a programme works for and with, and that receives it, is the one it stands in."""
    own = own_province(subject)
    for hit in prose(subject).find(_OVER, *_OVERS) if own else ():
        name = province_at(hit["name"]) or own
        if name != own:
            (start, _), (at, _), whose = hit.span(), hit.span("name"), hit["head"]
            named, close = (start, at + len(name)), " lần thứ " in hit["name"]
            close = close or hit.passage.path[0] == "recipients"
            close = close or hit.passage.low.startswith(_CHARGES, named[1])
            sites = named_in([hit.passage], _sites())
            here = [" của"] if any(own in of.split(", ") for *_, of in sites) else []
            heads = (*signs("of places"), *here) if whose in HIGHER else ("",)
            if sure := 2 if close else _is_told(hit.passage, named, heads):
                message = f"“{hit.passage.text[slice(*named)]}”: nơi ban hành thuộc {own}"
                yield hit.passage.doubt(
                    message, sure, "xem lại tên tỉnh, thành phố", (at, named[1])
                )

    yield from _of_other_provinces(subject, own)


@ready
def _sites() -> Phrases[str]:
    """The shores, rivers, passes, communes and feasts of one ward or province alone, or of a few, each with these."""
    sites = (table("landmarks")[key].items() for key in ("wards", "provinces", "also"))
    gates = "cửa khẩu ", "cửa khẩu {quốc tế|quốc gia|song phương|chính|phụ|} "
    return known_phrases((names.replace(*gates), of) for of, names in chain.from_iterable(sites))


def _of_other_provinces(subject: Subject, own: str) -> Iterator[Problem]:
    """Work at hand on a site of another province than the own one, or of another ward."""
    data, name = table("landmarks"), plain(subject.program.issuer.name or "")
    of_provinces = [f"{kind} {low}" for low in provinces() for kind in HIGHER]
    for passage, start, end, of in named_in(prose(subject).items, _sites()) if own else ():
        before, after = (_GUESTS.sub("", part) for part in clause_of(passage, start, end))
        led = before.rstrip().removesuffix("hội trường")
        others = led.endswith((*data["names of others"], *data["from others"]))
        there = others or holds(before + after, (*data["elsewhere"], *of_provinces))
        ours = own in of.split(", ") or name.endswith(tuple(map(plain, of.split(", "))))
        ours = ours or (of[0].islower() and not holds(name, LOCAL))
        if not ours and not there:
            of_ward = of[0].islower()
            here = f"là {subject.program.issuer.name}" if of_ward else f"thuộc {own}"
            message = f"“{{}}” ở {of}, nơi ban hành {here}"
            yield passage.doubt(message, 1 if of_ward else 2, "xem lại tên nơi", (start, end))


_REPORTED = regex(
    r"\b(?:gửi|trình|nộp)\b[^;#]*#(?: (?:báo cáo|tờ trình|đăng ký)|[^;.#]* cấp trên)\b"
    r"|\b(?:gửi|chuyển) (?:báo cáo|kết quả|kiến nghị)[^,;#]{0,30} (?:tới|đến|lên|về|cho)\b[^;#]{0,20}#"
    r"|\b(?:kiến nghị|báo cáo|hồ sơ|tờ trình)\b[^;#]{0,30}\b(?:gửi|trình|nộp|chuyển)\b[^;#]{0,60}#"
)
"""Around the name of who stands over an office, that gets its reports."""
_GUESTS = regex(r"(?:(?:đón|phục vụ) )?(?:du )?khách (?:đến |về )?(?:tham quan|thăm)\b")
"""Those who come to a place from others."""
_NOT_ELSEWHERE = regex(
    r"\btiếp nhận (?:và )?(?:kiến nghị|hồ sơ|đơn|phản ánh|ý kiến|thông tin)\b|\b(?:sáp nhập|hợp nhất)(?:,? (?:và )?[^\W\d_]+){0,3}? (?:thôn|bản|ấp|xóm|buôn|khóm|khu phố|tổ dân phố|khu dân cư|chi bộ|chi hội|chi đoàn|trường|trạm)\b"
    r"|\b(?:(?:đón|tiếp|đón tiếp) )?đoàn (?:công tác (?=[^;.#]*#[^;.]*\b(?:kiểm tra|giám sát|thanh tra|thẩm định)\b)|kiểm tra|giám sát|thanh tra|thẩm định)"
)
"""What is taken in from people, units below a ward that are merged, who comes to inspect: none tells of another ward."""
_DEPARTMENT = regex(r"\bsở [^.;,\n]{3,45}\Z")


def _is_told(passage: Passage, at: tuple[int, int], heads: tuple[str, ...]) -> int:
    """How sure it is that a place is named for an office, or people, of which a programme speaks as its own.

    The sentence around may speak of another place as such, or of the past; or of what is done together.
    """
    before = f" {passage.low[: at[0]].rstrip()}"
    around = _GUESTS.sub("", "#".join(clause_of(passage, *at)).replace(" từ ngân sách", ""))
    joint = max(around.rfind(", phối hợp với ", 0, around.find("#")), 0)
    around = _NOT_ELSEWHERE.sub("", around[joint:])
    head = before == " " or before.endswith(heads) or _DEPARTMENT.search(before)
    at_home = joint or passage.place.key == "implementation"
    own = at_home or _DEPARTMENT.search(before) or _REPORTED.search(f"{before} {around}")
    topics = () if own else ("elsewhere by topic",)
    if not head or tells(around, "elsewhere", *topics) or tells_of_the_past(passage, *at):
        return 0
    told = passage.low[: at[1] + len(", phường ")].replace(" đối với ", " ")
    return 2 - tells(told, "together")


_PLACE = regex(
    r"(?P<level>phường|xã(?! hội| viên)|đặc khu|trường (?:mầm non|tiểu học|thcs|thpt|trung học cơ sở|trung học phổ thông)) (?P<name>(?!(?:khóa|quý|đợt) [ivx]+\b|nhiệm kỳ|kỳ họp)[^\W\d_]+(?: [^\W\d_]+){0,3})"
)
_COPIED = "tên chép từ văn bản nơi khác còn sót"
_HEAD = ("document.title", "document.bases", "document.preamble", "bodies.name")


@rule("CTR941", "warning")
def place_is_the_own_one(subject: Subject) -> Iterator[Problem]:
    """The title, the bases, the preamble and the list of agencies name the issuer's own place; so do other texts for who acts, and whom it is for."""
    heads = [name for name in (subject.program.issuer.parent, subject.program.issuer.name) if name]
    own = {kind: name for head in heads for kind, _, name in _named(Text(head))}
    province = own_province(subject)
    for passage in prose(subject).passages if own else ():
        named = [one for one in _named(passage.text) if one[0] in own]
        apart = all(not _is_own(name, own[kind]) for kind, _, name in named)
        for kind, at, name in named if apart else ():
            there = [] if kind or not province else provinces_of(passage.text[slice(*at)])
            far = there and province not in there
            of = signs(*(("of schools",) if kind else ("of places", "of communes")))
            whole = " " in name or passage.low[at[1] : at[1] + 1] in ".,;"
            told = whole and _is_told(passage, at, ("",) if far else of) > 1
            if passage.place.key in _HEAD or told:
                message = f"ghi {passage.text[slice(*at)]}, nơi ban hành là {own[kind]}"
                at = at[1] - len(name), at[1]
                yield passage.doubt(message, 2, _COPIED, at)
    for number, agency in enumerate(subject.program.agencies if "" in own else ()):
        for kind, (start, end), name in _named(Text(agency.name)):
            if not kind and not _is_own(name, own[""]) and not agency.name[end:].strip():
                message = f"ghi {agency.name[start:end]}, nơi ban hành là {own['']}"
                place: KeyPath = ("agencies", number, "name")
                yield Problem(place, message, doubt(2, _COPIED), end - len(name), end)


@once
def _named(text: Text) -> list[tuple[str, tuple[int, int], str]]:
    """The communes and schools of a text: the kind of a school, none of a commune; where it stands; its proper name."""
    low, places = plain_of(text), []
    for found in _PLACE.finditer(low):
        start, at = found.span("name")[0], found.start()
        if not text[start].isupper() or low.endswith(("hợp tác ", "thị "), 0, at):
            continue
        words = text[start : found.end()].split()
        named = " ".join(takewhile(lambda word: word[0].isupper(), words))
        if name := f" {named}".partition(" NĂM")[0].strip():
            kind = found["level"] if found["level"].startswith("trường") else ""
            places.append((kind, (at, start + len(name)), name))
    return places


def _is_own(named: str, own: str) -> bool:
    """Whether a name is that of the office; in capitals the words behind it look like more of it."""
    other, mine = tone_key(named), tone_key(own)
    return other == mine or (named.isupper() and other.startswith(f"{mine} "))


_LEVELS = {"xã": True, "phường": True, "đặc": True, "tỉnh": False, "thành": False}
"""The first words of levels: whether it is the one that an issuer stands on, or the one above."""
_ELSEWHERE = regex(
    r"(?: (?:hội|viên|nghề|bạn|giáp ranh|lân cận|liền kề|bên cạnh|khác|kết nghĩa|đảo|biên giới|miền núi|vùng (?:cao|sâu|biên|lũ)|ven biển|bãi ngang|cũ|mới|nơi|trong (?:khu vực|tỉnh|thành phố)|\d+ tốt)\b|[,/] ?(?:xã|phường|đặc khu|thôn|tổ|tỉnh|thành|cấp|cơ)\b| (?:và|hoặc) (?:xã|phường))"
)
"""Behind a level that is not meant for the issuer's own."""


@text_rule("CTR913", "warning", "info", note="cũng ghi ở đây")
def offices_are_of_the_place(texts: Excerpt) -> Iterator[Problem]:
    """A ward's programme speaks of the ward's offices, not a commune's; and of the level it stands under.

    Offices are those that a text names by their level alone.
    """
    kind = f"{texts.ground.level} "
    names = [one[len(kind) :].split() for one in texts.ground.lands if one.startswith(kind)]
    for passage in prose(texts).passages:
        before: tuple[list[str], int] = [], 0
        for span in said_of_levels(passage.text):
            keys = [word.key for word in words_of(passage.text)[span.at : span.last]]
            called = [key for key in keys if key not in _LEVELS]
            apart = passage.low[before[1] : span.start]
            listed = called == before[0] and apart in (", ", " và ", "/")  # tỉnh ủy, thành ủy
            before = called, span.end
            level = next(filter(_LEVELS.__contains__, reversed(keys)), "")
            local = _LEVELS.get(level, False)
            right = texts.ground.level if local else texts.ground.province
            own = span.kind in ("body", "scope") or (local and span.kind in ("ours", "place"))
            behind = words_of(passage.text)[span.last :] if local and names else ()
            mine = any([word.key for word in behind[: len(name)]] == name for name in names)
            named = passage.text[span.end :].lstrip()[:1].isupper() and not mine
            named = named or keys[0] == "cấp"
            if not own or not level or not right or named or listed or right.startswith(level):
                continue
            at = span.start, span.end
            if not _ELSEWHERE.match(passage.low, at[1]) and not tells_of_the_past(passage, *at):
                message = f"“{{}}” không phải cấp của nơi ban hành ({right})"
                advice = f"có phải {right}? Tên chép từ văn bản nơi khác hay sót ở đây"
                yield passage.doubt(message, 2, advice, at)
    other = f"“{{}}” không phải của {texts.ground.level}"
    yield from of_rows(texts, table("tiers")["of other places"], say=other)


_GRADE = regex(
    r"(?<!\w)(?<!mỗi )(?:lớp|khối) (?P<n>1[0-2]|[1-9])(?!\w|[/.,]?\d|-\d tuổi|%| (?:tuổi|học sinh|học viên|em|trẻ|cháu|giáo|lớp|buổi|tiết|ngày|đảng|đối))"
)
"""A grade; not a number of classes, nor of pupils in one."""


@rule("CTR918", "warning")
def grade_is_of_the_school(subject: Subject) -> Iterator[Problem]:
    """A school speaks of the grades it has, of others where pupils pass over."""
    name, data = f" {plain(subject.program.issuer.name or '')} ", table("tiers")
    rows = [row for row in data["schools"] if holds(name, map(" {} ".format, row["names"]))]
    if not rows or " trường " not in name:
        return
    first, last = rows[0]["first"], rows[-1]["last"]
    for hit in prose(subject).find(_GRADE, "lớp ", "khối "):
        away = max(first - int(hit["n"]), int(hit["n"]) - last)
        if away > 1 or (away == 1 and not holds(hit.passage.low, data["other pupils"])):
            has = f"trường có lớp {first} đến lớp {last}" if last else "trường chưa có lớp đánh số"
            yield hit.doubt(f"trường này không có {hit.words()}", 2, has)


_LONGEST = 12
"""Words of the name of a site at most."""


@text_rule("CTR947", "warning", "info")
def sites_are_where_they_are(texts: Excerpt) -> Iterator[Problem]:
    """A site or a work that all know is named with its own province, or river; a place has what is told of it."""
    data = table("lands")
    yield from of_rows(
        texts, _of_lands(), unless=[data["elsewhere"]], mend="xem lại nơi, hoặc việc"
    )
    for kind, row in table("landmarks")["where"].items():
        sites = _sites_known(kind)
        for hit in prose(texts).find(_where(kind), *row["needs"]):
            words = hit.passage.low[: hit.span()[0]].split()[-_LONGEST:]
            parts = ((words[:at], " ".join(words[at:])) for at in range(len(words)))
            before, site = next(((led, name) for led, name in parts if name in sites), ([], ""))
            own = sites.get(site, hit["name"])
            anothers = " ".join(before).endswith(tuple(table("landmarks")["names of others"]))
            goes_on = hit.passage.text[hit.span()[1] + 1 :][:1].isupper()  # Điện Biên Phủ
            if hit["name"] not in plain(own).split(", ") and not (anothers or goes_on):
                yield hit.doubt(f"{site} ở {own}, ở đây ghi {{}}", 2, f"có phải {own}?", "name")


@cache
def _of_lands() -> list[dict[str, Any]]:
    """The rows of what not every place has; one with `each` word stands for many, with the word for `#`."""
    rows = []
    for row in table("lands")["rows"]:
        for word, has in row.get("each", {}).items():
            find = [one.replace("#", word) for one in row["find"]]
            rows.append({**row, "find": find, "needs": [word], "has": has})
        rows += [row] if "each" not in row else []
    return rows


@cache
def _where(kind: str) -> str:
    """How a site is said to be in one of the provinces of today, or on a river of the table, right behind its name."""
    known = table("places")["provinces"] if kind == "provinces" else table("landmarks")[kind]
    find: str = table("landmarks")["where"][kind]["find"]
    return find.replace("<places>", "|".join(map(plain, known)))


@cache
def _sites_known(kind: str) -> dict[str, str]:
    """The sites of the table with where they are; of a name in two provinces none is told."""
    data = table("landmarks")
    rows = [row for key in data["where"][kind]["of"] for row in data[key].items()]
    return {name: place for place, names in rows for name in names.split("; ")}
