"""CTR921, CTR922, CTR925, CTR926 to CTR928: who prepares: an agency left out, of another field, one without its copy, papers that come too late."""

from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from ctr_cli.cycle.due import leads_of
from ctr_cli.cycle.own_office import calls_all_like, spelt_out
from ctr_cli.cycle.workdays import latest_day
from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.events import events_in
from ctr_cli.language.keys import plain
from ctr_cli.language.lead_times import lead_times
from ctr_cli.language.levels import LOCAL
from ctr_cli.language.lunar import solar_day
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import short_date
from ctr_cli.language.time_reader import Time
from ctr_cli.language.times import times_of_plain
from ctr_cli.model.agencies import Directory, at_work_on, members_of, resolve
from ctr_cli.model.bodies import is_field, occasion
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.model.program import Item, Meeting
from ctr_cli.model.values import Assignment
from ctr_cli.rules import walk
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Passage, holds, plain_of, prose, said, tells
from ctr_cli.rules.registry import Subject, rule

_FEW = 3
"""Neighbours that have an agency, at least, where one that has none is missed."""
_MANY = 8
"""So many items of a body have an agency for each that has none, where that is missed."""


@rule("CTR921", "warning", "info")
def item_names_an_agency(subject: Subject) -> Iterator[Problem]:
    """Where the items of a meeting, or of all of a body's, or its other meetings name who prepares them, none is left without."""
    for path, body in walk.bodies(subject.program):
        charged = [bool(m.agencies or any(i.agencies for i in m.items)) for m in body.meetings]
        full = sum(bool(meeting.items) for meeting in body.meetings)
        left = [[] if m.agencies else _without(m) for m in body.meetings]
        all_named = sum(bool(item.agencies) for m in body.meetings for item in m.items)
        own = len(resolve(subject.known, body.name)) == 1
        rare = _MANY * sum(map(len, left)) <= all_named and not own
        for number, meeting in enumerate(body.meetings):
            place = (*path, "meetings", number, "items")
            named, without = sum(bool(item.agencies) for item in meeting.items), left[number]
            if not without:
                continue
            few = named >= _FEW and len(without) <= max(1, named // 3)
            if few or rare:
                others = named if few else all_named
                for index in without:
                    where = (*place, index, "text")
                    yield said("item without agency", where, number=index + 1, named=others)
            elif not (named or own or meeting.every) and full > _FEW and sum(charged) == full - 1:
                words = {"word": occasion(body.name), "named": full - 1}
                yield said("meeting without agency", place, **words)._replace(on_key=True)


def _without(meeting: Meeting) -> list[int]:
    """The items of a meeting that name nobody where somebody is wanted, by their places."""
    bare = (n for n, item in enumerate(meeting.items) if not item.agencies)
    return [n for n in bare if not tells(plain(meeting.items[n].text), "nobody prepares")]


def _ids(known: Directory, entries: Sequence[Assignment]) -> list[str]:
    """The agencies that entries name, in their order."""
    return [name for entry in entries for name in resolve(known, entry.agency)]


@rule("CTR922", "info", needs="agencies")
def usual_agency_is_charged(subject: Subject) -> Iterator[Problem]:
    """An agency on the line of all other meetings of a body is missed on the one that lacks it, itself and in a group."""
    known = subject.known
    for path, body in walk.bodies(subject.program):
        lines = {
            number: _ids(known, meeting.agencies)
            for number, meeting in enumerate(body.meetings)
            if meeting.agencies and meeting.kind == "regular"
        }
        names = sorted(set().union(*lines.values())) if len(lines) > _FEW else []
        around = {n: {n, *members_of(known.agencies, n), *known.groups.get(n, ())} for n in names}
        for name in names:
            lacking = [n for n, ids in lines.items() if not any(name in around[i] for i in ids)]
            if len(lacking) == 1:
                place = (*path, "meetings", lacking[0], "agencies")
                words = {"word": occasion(body.name), "named": len(lines) - 1}
                called = known.agencies[name].name
                problem = said("usual agency missing", place, name=called, **words)
                yield problem._replace(on_key=True)


@rule("CTR925", "info", needs="agencies")
def recipients_have_their_work(subject: Subject) -> Iterator[Problem]:
    """Every agency with work receives the programme, by name, in its group, with all agencies or from the committee it is of; persons need not."""
    known, words = subject.known, table("competence")["recipients"]
    recipients = [plain(recipient.name) for recipient in subject.program.recipients]
    if any(holds(recipient, words["all named"]) for recipient in recipients):
        return
    everyone = "\n".join([*recipients, *(spelt_out(r.name) for r in subject.program.recipients)])
    charged = _ids(known, [entry for _, entry in walk.assignments(subject.program)])
    issuers = [subject.program.issuer.name or "", *(body.name for body in subject.program.bodies)]
    keepers = tuple(_low(name) for name in issuers if name)
    all_get_it = any(holds(f"{r} ", words["everybody"]) or r == "các cơ quan" for r in recipients)
    party = [r for r in recipients if "các " in r and holds(r, words["party"])]
    has_organs = holds(everyone, [_HOUSE]) and not spelt_out(issuers[0]).startswith(_HOUSE)
    missed = []
    for name in dict.fromkeys(charged if recipients else ()):
        called = _low(known.agencies[name].name)
        person = f"{called.removeprefix('các ')} ".startswith(tuple(words["persons"]))
        keeps = called.startswith(keepers) or any(k.startswith(called) for k in keepers)
        in_house = has_organs and called.startswith(tuple(words["organs"]))
        in_all = all_get_it and not called.startswith(tuple(words["principal"]))
        if not (person or keeps or in_house or in_all or _receives(known, name, everyone)):
            missed.append(name)
    if any(holds(recipient, words["all party"]) for recipient in party) and len(missed) <= _FEW:
        heads = tuple(words["party"])
        missed = [name for name in missed if not _low(known.agencies[name].name).startswith(heads)]
    if 0 < len(missed) <= _FEW:
        listed = ", ".join(known.agencies[name].name for name in missed)
        yield said("recipient missing", ("recipients",), names=listed)._replace(on_key=True)


_HOUSE = "uy ban nhan dan"
"""Whose organs get the programme from it, where others issue it."""
_low = lru_cache(2048)(plain)


def _receives(known: Directory, name: str, recipients: str) -> bool:
    """Whether a line of the recipients is for an agency: by its name, its group, its members, or what such are called."""
    whole = known.agencies[name].name
    called = _low(whole)
    around = [known.agencies[i] for i in (name, *known.groups.get(name, ()))]
    names = [name for agency in around for name in (agency.name, *agency.aliases)]
    spelt = [*map(_low, names), *map(spelt_out, names)]
    kept = called.startswith("văn phòng") and "\nlưu" in f"\n{recipients}"
    if kept or calls_all_like(recipients, whole):
        return True
    members = members_of(known.agencies, name)
    return holds(recipients, [*spelt, *(n.rsplit(" ", 1)[0] for n in spelt)]) or (
        bool(members) and all(_receives(known, member, recipients) for member in members)
    )


_LONG_BEFORE = 6
"""Months between a deadline and its meeting beyond which one of them is doubted."""


@rule("CTR926", "warning", "info")
def papers_arrive_in_time(subject: Subject) -> Iterator[Problem]:
    """The deadline of an item leaves the office the days it needs before the meeting.

    What an item yields is written after its meeting, and what is carried out ends then; works of a
    field come before no meeting.
    """
    program, own, year = subject.program, subject.office.deadlines, subject.year
    for path, body, meeting, item in walk.items(subject.program):
        day, due, months = _date(meeting.date), _date(item.deadline), months_of(meeting)
        place: KeyPath = (*path, "deadline")
        words = {"due": short_date(item.deadline or "")}
        if printed := _printed_otherwise(item):
            yield said("deadline printed otherwise", place, printed=printed, **words)
        if due is None:
            continue
        late = months and (due.year, due.month) > (year, months[-1])
        carried_out = any(e.role in ("perform", "subject") for e in item.agencies)
        afterwards = item.product or carried_out or is_field(body.name)
        if months and (year - due.year) * 12 + months[0] - due.month > _LONG_BEFORE:
            yield said("deadline far off", place, month=months[0], year=year, **words)
        elif day is None and late and not afterwards:
            yield said("deadline after its month", place, month=months[-1], **words)
        elif months and is_field(body.name):
            why, when = _of_another_time(item.text, due, months, year)
            yield from [said(why, place, when=when, **words)] if why else []
        elif day and not (afterwards and due > day):
            charged = _ids(subject.known, at_work_on(subject.known, body, meeting, item))
            leads = leads_of(program, body.name, own, charged)
            latest, lead = min((latest_day(day, lead), lead) for lead in leads)
            if due > latest:
                words |= {"day": short_date(str(day)), "latest": short_date(str(latest))}
                yield said("deadline too late", place, days=lead.words, **words)


_FEASTS = "tết nguyên đán", "tết cổ truyền", "đón tết", "dịp tết"


def _of_another_time(text: str, due: date, months: Sequence[int], year: int) -> tuple[str, str]:
    """What is wrong with the deadline of a work: far from its month, or behind the day that it prepares; nothing where all is well."""
    if not months[0] - 1 <= (due.year - year) * 12 + due.month <= months[-1] + 1:
        return "deadline of another month", f"{months[0]}/{year}"
    low = plain(text)
    told = [(e.month, e.day) for e in (one.event for one in events_in(low)) if e.month and e.day]
    days = [_date(f"{due.year}-{month:02}-{day:02}") for month, day in told]
    days += [solar_day(due.year, 1, 1)] * holds(low, _FEASTS)
    over = (day for day in days if day and day < due and not tells(low, "past", "done"))
    day = next((day for day in over if day.month in (months[0], months[-1] + 1)), None)
    return ("deadline behind the day", short_date(str(day))) if day else ("", "")


_BY_WHEN = regex(r"(?:thời )?hạn(?: (?:gửi|nộp|trình|báo cáo|hoàn thành)[^:]{0,30})?: ")


def _printed_otherwise(item: Item) -> str:
    """The point of an item that prints another day, or month, as its deadline; empty where none does.

    Before a day is that day, or the one before it.
    """
    for detail in item.details if item.deadline else ():
        low = plain(detail)
        times = times_of_plain(low) if _BY_WHEN.match(low) else []
        if len(times) == 1 and times[0].kind in ("day", "month"):
            before = "trước" in low[: times[0].start]
            if not _agree(times[0], item.deadline or "", before=before):
                return detail
    return ""


def _agree(time: Time, due: str, *, before: bool) -> bool:
    """Whether a deadline, a day or a month, is the time that is printed, or may be meant by `before` it."""
    year, month, *days = map(int, due.split("-"))
    told, day = time.first("month"), time.first("day")
    if not told or (time.kind == "day" and not day):
        return True
    if not day or not days:
        return (before and not day) or (month == told and (time.year or year) == year)
    years = [time.year] if time.year else [year, year + 1]
    printed = [_date(f"{y}-{told:02d}-{day:02d}") for y in years]
    allowed = [str(one - timedelta(n)) for one in printed if one for n in range(1 + before)]
    return due in allowed or not any(printed)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


@rule("CTR928", "warning", "info")
def papers_are_due_as_the_programme_says(subject: Subject) -> Iterator[Problem]:
    """What the programme says of its papers can be told, and is what the settings count; where bodies differ one of theirs."""
    program, lines = subject.program, subject.program.implementation
    unread = {program.lead_unread(body.name) for body in program.bodies}
    counted = [program.lead_before(body.name).span for body in program.bodies]
    agreed = any(found.span in counted for found in lead_times(tuple(lines)))
    days = next(iter(counted), program.settings.papers_days)
    for number, line in enumerate(lines):
        place, otherwise = ("implementation", number), () if agreed else lead_times((line,))
        if line in unread:
            yield said("papers due unclear", place, days=program.settings.papers_days)
        elif otherwise:
            words = {"words": otherwise[0].words, "days": days, "right": otherwise[0].span}
            yield said("papers due otherwise", place, **words)


@cache
def _words(written: str) -> tuple[str, ...]:
    return tuple(filter(None, written.split("; ")))


@lru_cache(1024)
def _of_agency(name: str) -> list[dict[str, str]]:
    """The fields of work of an agency: rows of the table."""
    low = plain(name)
    return [
        row
        for row in table("fields")
        if holds(low, _words(row["agencies"])) or low.startswith(_words(row.get("begins", "-")))
    ]


@lru_cache(2048)
def _in_text(low: str, key: str, host: str) -> list[str]:
    """The fields of work that a text is plainly of, by `words`, or that are nobody else's, by `only`; some only before their host."""
    rows = (row for row in table("fields") if holds(host, _words(row.get("host", " "))))
    return [
        row["field"]
        for row in rows
        if holds(low, _words(row.get(key, "")))
        and not any(
            holds(low, (f"{link} {name}" for link in _TOGETHER))
            for name in _words(row.get("named", row["agencies"]))
        )
    ]


_TOGETHER = ("phối hợp", "cùng", " và", " với")
"""Between one agency and another that goes about the same work."""
_ROLES = (("prepare", "perform"), ("verify",))
"""What agencies do of whom each one must be of the field: those who prepare are no excuse for who verifies."""
_DOES = r"chủ\ trì|chuẩn\ bị|tham\ mưu|trình|soạn\ thảo|xây\ dựng|thẩm\ định|báo\ cáo|rà\ soát|tổng\ hợp|lập|dự\ thảo"
_WORKS = rf"{_DOES}|đôn\ đốc|thẩm\ tra|thu|cấp|tổ\ chức|kiểm\ tra|xử\ lý|quản\ lý|tiếp\ nhận|đấu\ tranh|điều\ tra|phát\ động|tổng\ kết|sơ\ kết|mở|khám|tiêm|huấn\ luyện|trực|thực\ hiện|triển\ khai|giải\ quyết|tiến\ hành|thống\ kê|chi\ trả|bồi\ dưỡng|xét|giám\ sát|tuyển|bảo\ đảm|tuần\ tra"
_NAMES = r"(?:phòng\ kinh\ tế,\ hạ\ tầng|(?:hội|đoàn|ban|phòng)\ (?!viên|nghị|đồng|thi|thao|trại|hành|chống|ngừa)|trạm\ |công\ an\ |trung\ tâm\ |ủy\ ban\ |mặt\ trận\ |văn\ phòng\ |trường\ (?!hợp))[^,;.:()]{2,42}?"
_SAID = regex(
    rf"""(?x) \( (?!cơ\ quan\ (?!đảng|chuyên)|đơn\ vị|bộ\ phận) (?P<aside>[^()]{{4,60}}?) \ (?:{_DOES}|thực\ hiện|phụ\ trách|đảm\ nhiệm|giám\ sát|kiểm\ tra) (?:,?\ [^()]*)? \)
    | \b (?:do|giao|phân\ công|nghe|chỉ\ đạo|yêu\ cầu|đề\ nghị|cử) \ (?P<charged>{_NAMES}) \ (?:{_WORKS}|phối\ hợp) \b
    | (?:\A|;\ |\.\ ) (?P<first>{_NAMES}) \ (?:(?<!công\ )(?<!chương\ )(?<!lộ\ )(?<!quy\ )(?!lập)(?:{_WORKS}))\b
    | \b (?:(?:(?:cơ\ quan|đơn\ vị)\ )? (?:{_DOES}) (?:\ nội\ dung)? | (?:cơ\ quan|đơn\ vị|bộ\ phận)\ (?:{_WORKS}|phụ\ trách|đầu\ mối)(?:\ [^\W\d_]+){{0,5}}) :\ (?P<named>[^,;.:()]{{4,60}})
    | (?:\(|[;.]\ )(?:(?:cơ\ quan|đơn\ vị)\ )?(?:{_DOES}|thẩm\ tra|thực\ hiện)(?:\ [^\W\d_]+){{0,4}} :\ (?P<headed>[^;.:()]{{4,60}}) (?=[).;]|\Z)
    | ;\ (?!(?:cơ\ quan|đơn\ vị|bộ\ phận)\ )(?P<next>[^,;.:()]{{4,60}}?) \ (?:chủ\ trì|chuẩn\ bị|tham\ mưu|soạn\ thảo|xây\ dựng) \b (?!\ (?:và|phương|kế)\b)
    | [ ][-–]\ (?P<last>[^,;.:()]{{4,60}}?) \ (?:{_DOES}) [.]? \Z"""
)
"""Who a text says prepares it or does it: in brackets or by name behind it, as who is charged or heard, as who begins a sentence."""


_BESIDE = regex(
    r"\A (?:dự thảo )?nghị quyết (?:về|quy định|phê chuẩn|ban hành) |(?<=[^\W\d_]) (?:chủ trì )?xây dựng(?=[,.;)]|\Z| (?:kế hoạch|phương án|chương trình|đề án|dự thảo|quy chế|báo cáo|nghị quyết)\b)|[“”\"]"
    r"|\b(?:cho|với|cùng) (?:các |toàn thể )?(?:hội viên|đoàn viên|học sinh|cựu chiến binh|phụ nữ|thanh niên|nông dân|công nhân|người|trẻ|thiếu nhi|cán bộ|bà con|hộ)\b[^;.]*"
)
"""What says nothing of a field: that a resolution opens an item, that a paper is written, quotation marks, for whom something is done."""


@once
def _preparer(text: Text) -> str:
    """Who a text says prepares it, by a name of one field; nothing where it names nobody."""
    named = (next(filter(None, found.groups())) for found in _SAID.finditer(plain_of(text)))
    return next((who for who in named if _of_agency(who)), "")


_LOOKED_INTO = regex(
    r"\b(?:kiểm tra|giám sát|thanh tra|thẩm tra|thẩm định|xác minh|kiểm toán)\b(?! của )(?:(?! theo | kế hoạch| chương trình)[^;.(])*? (?:tại|đối với|của) (?P<whom>[^;.,(]+)"
)
"""Whose work somebody else must look into."""


def _of_nobody_here(passage: Passage, name: str, who: str, issuer: str) -> str:
    """What is wrong with one who prepares an item, whatever its field: that he never does it, or of `who` is said to, is of a level above, or himself looked into."""
    for row in _of_agency(name) if not who or holds(passage.low, [f"({who}", f": {who}"]) else ():
        never, unless = (_words(row.get(key, "")) for key in ("never", "unless"))
        if holds(passage.low, never) and not holds(passage.low, unless):
            return f"{name} không chuẩn bị, không trình việc ấy"
    above = who and holds(issuer, map(" {} ".format, LOCAL))
    above = above and any("above" in row for row in _of_agency(who))
    own = _LOOKED_INTO.search(passage.low) if who else None
    name = who.removesuffix(" xã").removesuffix(" phường")
    if own and own["whom"].startswith(name) and passage.low.rindex(who) >= own.end():
        return f"{name} không thể tự kiểm tra, thẩm tra việc của mình"
    return f"{who} là cơ quan cấp trên, không chuẩn bị việc của cấp xã" if above else ""


@rule("CTR927", "warning", needs="agencies")
def agency_is_of_the_field(subject: Subject) -> Iterator[Problem]:
    """An item that is plainly of one field is not charged to agencies of others alone, nor said to be prepared by them."""
    known, issuer = subject.known.agencies, f" {plain(subject.program.issuer.name or '')} "
    present = {row["field"] for agency in known.values() for row in _of_agency(agency.name)}
    for passage in prose(subject).items:
        entries = passage.item.agencies if passage.item else []
        if any(entry.role == "subject" for entry in entries):
            continue  # who is looked into is of any field
        groups = [[e.agency for e in entries if e.role in roles] for roles in _ROLES]
        for agencies in filter(None, groups) if any(groups) else groups[:1]:
            ids = [name for agency in agencies for name in resolve(subject.known, agency)]
            who = "" if ids else _preparer(passage.text)
            names = [who] if who else [known[i].name for i in ids]
            if wrong := _out_of_field(passage, names, who, issuer, present):
                yield passage.doubt(wrong, 2, "xem lại cơ quan chuẩn bị")


def _out_of_field(
    passage: Passage, names: list[str], who: str, issuer: str, present: Container[str]
) -> str:
    """What is wrong with agencies charged with an item, or with `who` it is said to be prepared by; nothing where all is well."""
    fields = [_of_agency(name) for name in names]
    charged = [row for rows in fields for row in rows]
    wrong = [_of_nobody_here(passage, name, who, issuer) for name in names]
    if wrong and all(wrong):
        return wrong[0]
    if not charged or not all(fields) or any(row["field"] in ("", "cấp trên") for row in charged):
        return ""
    host = plain(f" {passage.place.body}")
    about = _BESIDE.sub("", f" {passage.low}".replace(who or "\n", ""))
    own = {row["field"] for row in charged}
    apart = (field for field in _of_others(about, charged, host) if field not in own)
    field = next((field for field in apart if who or field in present), "")
    return f"nội dung về {field} lại giao cơ quan về {charged[0]['field']}" if field else ""


def _of_others(about: str, charged: list[dict[str, str]], host: str) -> list[str]:
    """The fields that a text is of where it is of none of the charged agencies: by what others alone do, or plainly.

    What all may do is work of offices; that of another society, or what one of a narrow field is charged with, is not.
    """
    own = [row for row in charged if "shared" not in row]
    if holds(about, _said(own, "words", "only", "own", "sole")):
        return []
    alone = _in_text(about, "only", host)
    sole = _in_text(about, "sole", host)
    if sole and not holds(about, _said(_of_agency("các"), "quiet")):
        return sole
    shared = [*_said(charged, "words", "only", "own"), *_said(_of_agency("các"), "also")]
    narrow = all("narrow" in row for row in charged)
    if holds(about, shared) and not narrow:
        return [
            row["field"] for row in table("fields") if "society" in row and row["field"] in alone
        ]
    may = any("general" in row for row in charged) or holds(about, _said(charged, "also"))
    return alone or ([] if may else _in_text(about, "words", host))


def _said(rows: list[dict[str, str]], *keys: str) -> list[str]:
    """The words of some rows, as they begin in a text."""
    return [f" {word}" for row in rows for key in keys for word in _words(row.get(key, ""))]
