"""CTR921, CTR922, CTR925, CTR926: who prepares: an agency left out, one without its copy, papers that come too late."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.agencies import Directory, members_of, resolve
from ctr_cli.model.bodies import occasion
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.model.meetings import months_of
from ctr_cli.model.program import Item
from ctr_cli.model.values import Assignment
from ctr_cli.rules import walk
from ctr_cli.rules.reading import doubt, holds
from ctr_cli.rules.registry import Subject, rule

_FEW = 3
_MANY = 6


@rule("CTR921", "warning", "info")
def item_names_an_agency(subject: Subject) -> Iterator[Problem]:
    """Where the items of a meeting name who prepares them, none is left without."""
    for path, body, meeting in walk.meetings(subject.program):
        without = [index for index, item in enumerate(meeting.items) if not item.agencies]
        named = len(meeting.items) - len(without)
        if not meeting.agencies and named >= 2 and 0 < len(without) <= max(1, named // 3):
            for index in without:
                message = (
                    f"nội dung {index + 1} không ghi cơ quan chuẩn bị, {named} nội dung khác có"
                )
                yield _unnamed((*path, "items", index, "text"), message, many=named >= _FEW)
        elif not meeting.agencies and not named and meeting.items:
            others = [m for m in body.meetings if m is not meeting and m.items]
            charged = sum(bool(m.agencies or any(i.agencies for i in m.items)) for m in others)
            if charged >= _FEW and charged == len(others):
                word = occasion(body.name)
                message = f"{word} này không ghi cơ quan chuẩn bị, {charged} {word} khác có"
                yield _unnamed((*path, "items"), message, many=charged >= _MANY - 1)


def _unnamed(place: KeyPath, message: str, *, many: bool) -> Problem:
    """A missing agency; few neighbours that have one make it worth a look only."""
    hint = doubt(2 if many else 1, "ghi agencies nếu sót")
    severity: Severity | None = None if many else "info"
    return Problem(place, message, hint, on_key=place[-1] == "items", severity=severity)


def _ids(known: Directory, entries: Sequence[Assignment]) -> set[str]:
    """The agencies charged, with the members of groups and the groups of members."""
    found: set[str] = set()
    for entry in entries:
        for name in resolve(known, entry.agency):
            found |= {name, *members_of(known.agencies, name), *known.groups.get(name, ())}
    return found


@rule("CTR922", "info", needs="agencies")
def usual_agency_is_charged(subject: Subject) -> Iterator[Problem]:
    """An agency on the line of all other meetings of a body is missed on the one that lacks it."""
    known = subject.known
    for path, body in walk.bodies(subject.program):
        charged = [
            (n, m) for n, m in enumerate(body.meetings) if m.agencies and m.kind == "regular"
        ]
        if len(charged) <= _FEW:
            continue
        lines = [(n, _ids(known, meeting.agencies)) for n, meeting in charged]
        printed = {i for _, m in charged for a in m.agencies for i in resolve(known, a.agency)}
        for name in sorted(printed):
            lacking = [n for n, ids in lines if name not in ids]
            if len(lacking) == 1:
                word, called = occasion(body.name), known.agencies[name].name
                message = f"{word} này không có “{called}”, {len(lines) - 1} {word} khác có"
                place = (*path, "meetings", lacking[0], "agencies")
                many = len(lines) >= _MANY
                hint = doubt(2 if many else 1, "thêm cơ quan này nếu sót")
                yield Problem(place, message, hint, on_key=True)


_EVERYBODY = regex(
    r"cơ quan,? (?:ban, ngành|đơn vị|đoàn thể)|các cơ quan(?:\Z| liên quan| có liên quan| được phân công)|các ban,|"
    r"\Acác phòng|phòng,? ban|như (?:trên|thành phần|kính gửi|phần)"
)


_PRINCIPAL = ("ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd")
"""Agencies that a programme is sent to by name, even where all agencies get it."""


_PARTY_BODIES = ("đảng ủy", "đảng bộ", "chi bộ", "chi ủy")
_ALL_PARTY_BODIES = regex(
    r"\bcác\b[^;]*\b(?:đảng ủy|đảng bộ|chi bộ|chi ủy|cơ sở đảng|tổ chức đảng)\b.*\b(?:trực thuộc|cơ sở)\b"
)
"""Party bodies under the issuer, and words that mean all of them."""


_PERSONS = regex(
    r"""\A(?:các[ ])?(?:
    đ/c|đc|đồng[ ]chí|ông|bà|anh|chị|cô|thầy|bí[ ]thư|chủ[ ]tịch|hiệu[ ]trưởng|chủ[ ]nhiệm|giám[ ]đốc
    |chánh[ ]văn[ ]phòng|ủy[ ]viên|chi[ ]ủy[ ]viên|trưởng|phó|kế[ ]toán|thường[ ]trực|chuyên[ ]viên|công[ ]chức
    )\b""",
    re.VERBOSE,
)
"""Who is charged as a person or by a post, and reads the paper of the body he belongs to."""


@rule("CTR925", "info", needs="agencies")
def recipients_have_their_work(subject: Subject) -> Iterator[Problem]:
    """Every agency with work receives the programme, by name, in its group, or with all agencies; persons need not."""
    recipients = [plain(recipient.name) for recipient in subject.program.recipients]
    if not recipients:
        return
    all_get_it = any(_EVERYBODY.search(r) for r in recipients)
    known = subject.known
    charged = {
        i: None
        for _, entry in walk.assignments(subject.program)
        for i in resolve(known, entry.agency)
    }
    names = {name: _low(known.agencies[name].name) for name in charged}
    issuers = [subject.program.issuer.name or "", *(body.name for body in subject.program.bodies)]
    missed = [
        name
        for name, low in names.items()
        if not _PERSONS.match(low)
        and not (all_get_it and not low.startswith(_PRINCIPAL))
        and not _is_issuer(list(map(_low, filter(None, issuers))), low)
        and not any(_receives(known, name, recipient) for recipient in recipients)
    ]
    if len(missed) > _FEW:
        return
    if any(_ALL_PARTY_BODIES.search(recipient) for recipient in recipients):
        missed = [name for name in missed if not names[name].startswith(_PARTY_BODIES)]
    if missed:
        listed = ", ".join(known.agencies[name].name for name in missed)
        message = f"Nơi nhận thiếu cơ quan được giao việc: {listed}"
        yield Problem(("recipients",), message, doubt(1, "thêm vào Nơi nhận nếu sót"), on_key=True)


_low = lru_cache(2048)(plain)


def _is_issuer(issuers: list[str], low: str) -> bool:
    """Whether an agency is the issuer, or a part of it that meets in this programme: it keeps the paper it signs."""
    return any(issuer.startswith(low) or low.startswith(issuer) for issuer in issuers)


def _receives(known: Directory, name: str, recipient: str) -> bool:
    called = _low(known.agencies[name].name)
    if recipient.startswith("lưu") and (called.startswith("văn phòng") or called in recipient):
        return True
    political = table("competence")["political"]
    if called.startswith(tuple(political["names"])) and holds(recipient, political["called"]):
        return True
    members = members_of(known.agencies, name)
    if members and all(_receives(known, member, recipient) for member in members):
        return True
    around = [known.agencies[i] for i in (name, *known.groups.get(name, ()))]
    spelt = [_low(n) for agency in around for n in (agency.name, *agency.aliases)]
    return any(n in recipient or n.rsplit(" ", 1)[0] in recipient for n in spelt)


_LONG_BEFORE = 6
"""Months between a deadline and its meeting beyond which one of them is doubted."""


@rule("CTR926", "warning", "info")
def papers_arrive_in_time(subject: Subject) -> Iterator[Problem]:
    """The deadline of an item leaves the office the days it needs before the meeting."""
    usual, own = subject.program.settings.papers_days, subject.office.deadlines
    for path, _, meeting, item in walk.items(subject.program):
        day = _date(meeting.date)
        due = _date(item.deadline)
        if due is None:
            continue
        months, afterwards = months_of(meeting), _ends_after_its_meeting(item)
        place: KeyPath = (*path, "deadline")
        if months and (subject.program.year - due.year) * 12 + months[0] - due.month > _LONG_BEFORE:
            message = f"thời hạn {item.deadline} quá xa ngày họp (tháng {months[0]}/{subject.program.year})"
            yield Problem(place, message, doubt(2, "xem lại năm, tháng của thời hạn"))
        elif afterwards and due > (day or due.replace(day=1) - timedelta(days=1)):
            continue
        elif day is None and months and (due.year, due.month) > (subject.program.year, months[-1]):
            message = f"thời hạn {item.deadline} sau tháng họp ({months[-1]})"
            hint = doubt(1, "có phải trước ngày họp, hay là hạn của việc làm sau họp?")
            yield Problem(place, message, hint, severity="info")
        elif day is not None:
            ids = [
                i
                for a in item.agencies or meeting.agencies
                for i in resolve(subject.known, a.agency)
            ]
            days = max((own.get(i, usual) for i in ids), default=usual)
            latest = day - timedelta(days=days)
            if due > latest:
                message = f"thời hạn {item.deadline} không kịp ngày họp {meeting.date}"
                hint = doubt(2, f"tài liệu đến trước {days} ngày, chậm nhất {latest.isoformat()}")
                yield Problem(place, message, hint)


def _ends_after_its_meeting(item: Item) -> bool:
    """Whether an item may be due after its meeting: what it yields is written then, what is carried out ends then."""
    return item.product is not None or any(
        entry.role in ("perform", "subject") for entry in item.agencies
    )


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None
