"""CTR921, CTR922, CTR925, CTR926: who prepares: an agency left out, one without its copy, papers that come too late."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.model.agencies import Directory, members_of, resolve
from ctr_cli.model.bodies import occasion
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.model.meetings import months_of
from ctr_cli.model.values import Assignment
from ctr_cli.rules import walk
from ctr_cli.rules.reading import doubt, holds
from ctr_cli.rules.registry import Subject, rule

_FEW = 3
_MANY = 6


@rule("CTR921", "warning", "info")
def item_names_an_agency(subject: Subject) -> Iterator[Problem]:
    """Where the items of a meeting, or the other meetings of a body, name who prepares them, none is left without."""
    for path, body, meeting in walk.meetings(subject.program):
        without = [index for index, item in enumerate(meeting.items) if not item.agencies]
        named = len(meeting.items) - len(without)
        if meeting.agencies or not meeting.items:
            continue
        if named >= 2 and len(without) <= max(1, named // 3):
            message = f"không ghi cơ quan chuẩn bị, {named} nội dung khác có"
            for index in without:
                place = (*path, "items", index, "text")
                yield _unnamed(place, f"nội dung {index + 1} {message}", many=named >= _FEW)
        elif not named and not meeting.every:
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
        reached = {n: {i for one in ids for i in _around(known, one)} for n, ids in lines.items()}
        for name in sorted(set().union(*lines.values())) if len(lines) > _FEW else ():
            lacking = [number for number, ids in reached.items() if name not in ids]
            if len(lacking) == 1:
                word, called = occasion(body.name), known.agencies[name].name
                message = f"{word} này không có “{called}”, {len(lines) - 1} {word} khác có"
                hint = doubt(2 if len(lines) >= _MANY else 1, "thêm cơ quan này nếu sót")
                place = (*path, "meetings", lacking[0], "agencies")
                yield Problem(place, message, hint, on_key=True)


def _around(known: Directory, name: str) -> list[str]:
    """An agency with the members it has as a group, and the groups it is in."""
    return [name, *members_of(known.agencies, name), *known.groups.get(name, ())]


@rule("CTR925", "info", needs="agencies")
def recipients_have_their_work(subject: Subject) -> Iterator[Problem]:
    """Every agency with work receives the programme, by name, in its group, or with all agencies; persons need not."""
    recipients = [plain(recipient.name) for recipient in subject.program.recipients]
    known, words = subject.known, table("competence")["recipients"]
    charged = _ids(known, [entry for _, entry in walk.assignments(subject.program)])
    issuers = [subject.program.issuer.name or "", *(body.name for body in subject.program.bodies)]
    keepers = [_low(name) for name in issuers if name]
    missed = [
        name
        for name in dict.fromkeys(charged if recipients else ())
        if not _is_excused(_low(known.agencies[name].name), keepers, recipients)
        and not any(_receives(known, name, recipient) for recipient in recipients)
    ]
    party = [r for r in recipients if "các " in r and holds(r, words["party"])]
    if any(holds(recipient, words["all party"]) for recipient in party) and len(missed) <= _FEW:
        heads = tuple(words["party"])
        missed = [name for name in missed if not _low(known.agencies[name].name).startswith(heads)]
    if 0 < len(missed) <= _FEW:
        listed = ", ".join(known.agencies[name].name for name in missed)
        message = f"Nơi nhận thiếu cơ quan được giao việc: {listed}"
        yield Problem(("recipients",), message, doubt(1, "thêm vào Nơi nhận nếu sót"), on_key=True)


_low = lru_cache(2048)(plain)


def _is_excused(called: str, keepers: list[str], recipients: list[str]) -> bool:
    """Whether somebody is a person, keeps the paper he signs as the issuer or a part of it, or gets it with all agencies."""
    words = table("competence")["recipients"]
    person = f"{called.removeprefix('các ')} ".startswith(tuple(f"{w} " for w in words["persons"]))
    own = any(keeper.startswith(called) or called.startswith(keeper) for keeper in keepers)
    all_get_it = any(holds(f"{r} ", words["everybody"]) or r == "các cơ quan" for r in recipients)
    return person or own or (all_get_it and not called.startswith(tuple(words["principal"])))


def _receives(known: Directory, name: str, recipient: str) -> bool:
    called, words = _low(known.agencies[name].name), table("competence")["recipients"]
    if recipient.startswith("lưu") and (called.startswith("văn phòng") or called in recipient):
        return True
    if called.startswith(tuple(words["political"])) and holds(recipient, words["political called"]):
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
    """The deadline of an item leaves the office the days it needs before the meeting.

    What an item yields is written after its meeting, and what is carried out ends then.
    """
    usual, own, year = subject.program.settings.papers_days, subject.office.deadlines, subject.year
    for path, _, meeting, item in walk.items(subject.program):
        day, due, months = _date(meeting.date), _date(item.deadline), months_of(meeting)
        if due is None:
            continue
        place: KeyPath = (*path, "deadline")
        late = months and (due.year, due.month) > (year, months[-1])
        afterwards = item.product or any(e.role in ("perform", "subject") for e in item.agencies)
        if months and (year - due.year) * 12 + months[0] - due.month > _LONG_BEFORE:
            message = f"thời hạn {item.deadline} quá xa ngày họp (tháng {months[0]}/{year})"
            yield Problem(place, message, doubt(2, "xem lại năm, tháng của thời hạn"))
        elif day is None and late and not afterwards:
            message = f"thời hạn {item.deadline} sau tháng họp ({months[-1]})"
            hint = doubt(1, "có phải trước ngày họp, hay là hạn của việc làm sau họp?")
            yield Problem(place, message, hint, severity="info")
        elif day and not (afterwards and due > day):
            ids = _ids(subject.known, item.agencies or meeting.agencies)
            days = max((own.get(i, usual) for i in ids), default=usual)
            latest = day - timedelta(days=days)
            if due > latest:
                message = f"thời hạn {item.deadline} không kịp ngày họp {meeting.date}"
                advice = f"tài liệu đến trước {days} ngày, chậm nhất {latest.isoformat()}"
                yield Problem(place, message, doubt(2, advice))


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None
