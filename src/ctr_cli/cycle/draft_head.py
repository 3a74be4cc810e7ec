"""The values of a programme outside its items as next year's: what is emptied, moved on, or asked about."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ctr_cli.cycle.answers import VERBS, Answer
from ctr_cli.cycle.cited import cited_spans
from ctr_cli.cycle.draft_entries import Years
from ctr_cli.cycle.draft_meetings import Met
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import fold, plain
from ctr_cli.language.printed_dates import day_with_weekday, short_date
from ctr_cli.language.typed import time_held
from ctr_cli.model.errors import CtrError
from ctr_cli.model.printed import printed_texts
from ctr_cli.model.program import Meeting, Program
from ctr_cli.source.profiles import choose

_TIMES = (".month", ".quarter")
"""Keys of the time of a meeting, which never goes."""
_TITLES = ("đ/c ", "đồng chí ", "ông ", "bà ")


class Head(Struct):
    """A value outside the items that changed or must be asked about, by its key (`document.date`).

    `path` is where it stands in the old file; None where it is no value of its own. One that is `fixed` is changed in
    the draft itself: other words say it too.
    """

    key: str
    old: str
    new: str
    question: str
    path: KeyPath | None = None
    fixed: bool = False


def heads_of(program: Program, years: Years, folders: Sequence[Path] = ()) -> Iterator[Head]:
    """The values of the head and of the end of a programme that change, or that a person must look at.

    `folders` are those of the user's own profiles.
    """
    document, december = program.document, f"{program.year}-12"
    if document.number is not None:
        question = "văn thư vào số khi ban hành"
        yield Head("document.number", str(document.number), "", question, ("document", "number"))
    if document.date != december:
        question = "ngày ban hành?"
        yield Head("document.date", document.date or "", december, question, ("document", "date"))
    yield from _profile(program, december, list(folders))
    for printed in printed_texts(document, ("document",)):
        if "bases" not in printed.path:
            key = ".".join(map(str, printed.path))
            yield from _text(printed.path, key, printed.text, years)
    yield from _bases(document.bases, years)
    for at, text in enumerate(program.implementation):
        yield from _text(("implementation", at), f"implementation.{at + 1}", text, years)
    yield from _people(program)


def _bases(bases: Sequence[str], years: Years) -> Iterator[Head]:
    """The papers a programme stands on that others have replaced, or may have, where they are of its time."""
    for at, basis in enumerate(bases):
        recent = str(years.year) in basis or str(years.year - 1) in basis
        question = "căn cứ này có văn bản mới thay chưa?" if recent else ""
        if question := years.doubts.get(basis, question):
            path = ("document", "bases", at)
            yield Head(f"document.bases.{at + 1}", basis, basis, question, path)


def _people(program: Program) -> Iterator[Head]:
    """Those who get the document, and who signs it, by their names."""
    for at, recipient in enumerate(program.recipients):
        if plain(recipient.name).startswith(_TITLES):
            question = "người này còn giữ chức vụ ấy không?"
            path = ("recipients", at, "name")
            yield Head(f"recipients.{at + 1}", recipient.name, recipient.name, question, path)
    if program.signature and (name := program.signature.name):
        question, signer = "năm tới vẫn là người này ký?", ("signature", "name")
        yield Head("signature.name", name, name, question, signer)


def _profile(program: Program, later: str, folders: list[Path]) -> Iterator[Head]:
    """The profile, where that of the date is another than last year's."""
    if program.document.profile:
        return
    try:
        was, now = (choose(program, None, folders, day).profile for day in (program.dated, later))
    except CtrError:
        return
    if was.id != now.id:
        question = (
            f"thể thức đổi từ {was.title} ({was.id}) sang {now.title} ({now.id}): xem lại cách viết "
            "trong văn bản"
        )
        yield Head("document.profile", was.id, now.id, question)


def _text(path: KeyPath, key: str, text: str, years: Years) -> Iterator[Head]:
    shift = years.shift(text)
    questions = list(shift.questions)
    if (path[0] == "implementation" or path[-1] == "preamble") and _cites_a_paper_of_the_year(
        text, years.year
    ):
        questions.append("văn bản dẫn ở đây năm tới có văn bản mới thay không?")
    if shift.changes or questions:
        yield Head(key, text, shift.text, "; ".join(questions), path)


def _cites_a_paper_of_the_year(text: str, year: int) -> bool:
    low = plain(text)
    cited = "".join(low[start:end] for start, end in cited_spans(low))
    return str(year) in cited or str(year - 1) in cited


def idle_agencies(program: Program, every: Sequence[Met]) -> Iterator[Head]:
    """The agencies of the table that nobody names any more and that somebody named before."""
    was = {fold(name) for met in every for name in _named(met.meeting)}
    staying = [met for met in every if met.stays]
    now = {fold(one.agency) for met in staying for one in met.meeting.agencies}
    now |= {
        fold(one if isinstance(one, str) else one["agency"])
        for met in staying
        for line in met.lines
        for one in line.data.get("agencies", ())
    }
    for agency in program.agencies:
        names = {fold(name) for name in (agency.name, *agency.aliases)}
        if names & (was - now) and not names & now:
            question = "không còn nội dung nào giao cơ quan này: còn giữ trong danh mục không?"
            yield Head(f"agencies.{agency.id}", agency.name, agency.name, question)


def _named(meeting: Meeting) -> Iterator[str]:
    """The agencies on the line of a meeting, and those of its items."""
    yield from (one.agency for one in meeting.agencies)
    yield from (one.agency for item in meeting.items for one in item.agencies)


def decided(head: Head, answer: Answer | None) -> tuple[Head, str]:
    """A value with what a person decided of it, and what is wrong with the decision (Vietnamese), if anything."""
    if answer is None:
        return head, ""
    if answer.deadline:
        return head, f"{answer.row}: {head.key} không có thời hạn"
    if answer.verb == "drop" and _can_go(head):
        return head._replace(new="", question=""), ""
    if answer.verb not in ("keep", "reword") or (answer.text and head.path is None):
        return (
            head,
            f"{answer.row}: {head.key} không nhận {VERBS[answer.verb]}; {_how(head)}",
        )
    text = _checked(head.key, answer.text)
    if text is None or (text and head.fixed):
        return head, f"{answer.row}: {head.key} không nhận “{answer.text}”"
    return head._replace(new=text or head.new, question=""), ""


def _how(head: Head) -> str:
    """How a value is changed that nothing else can be done with."""
    if head.path is None or head.fixed:
        return "sửa ở tệp chương trình"
    return "chọn Sửa và ghi giá trị mới ở cột Nội dung"


def _checked(key: str, text: str) -> str | None:
    """A new value of a head as the file writes it; None when it cannot hold it."""
    if key == "document.number":
        return text if not text or text.isdecimal() else None
    if key.endswith(".month"):
        return str(month_typed(text) or "") if month_typed(text) or not text else None
    if key.endswith(".date") and text:
        day = time_held(text)
        return day if key == "document.date" or len(day or "") == len("2027-01-31") else None
    return text


def _entry(path: KeyPath) -> KeyPath:
    """The entry of a list that a value is, or is the name of."""
    return path[:-1] if path[0] == "recipients" else path


def _can_go(head: Head) -> bool:
    """Whether a value may be taken out: an entry of a list, or the day of a meeting that has a month besides."""
    if head.path is None or head.key.endswith(_TIMES) or (head.key.endswith(".date") and head.new):
        return False
    return isinstance(_entry(head.path)[-1], int) or head.path[0] == "bodies"


def value_of(head: Head) -> Any:
    """The value of a head as the file holds it."""
    if head.key == "document.number":
        return int(head.new) if head.new.isdecimal() else None
    if head.key.endswith(".month"):
        return int(head.new)
    return head.new or None


def removal_of(head: Head) -> KeyPath | None:
    """What goes away: the entry a person dropped, the day of a meeting that nobody has set."""
    return _entry(head.path) if head.path and not head.new and _can_go(head) else None


def month_typed(text: str) -> int | None:
    """The month a person names: `9`, `tháng 9`; None where he names none."""
    number = plain(text).removeprefix("tháng ").strip()
    return int(number) if number.isdecimal() and 1 <= int(number) <= 12 else None


def usual_month(usual: Mapping[str, int], meeting: str) -> Answer | None:
    """The month in which a meeting that was moved is held every year, as an answer."""
    return Answer("reword", text=str(usual[meeting])) if meeting in usual else None


def is_moot(key: str, answer: Answer, every: Sequence[Met]) -> bool:
    """Whether no more is said of the time of a meeting that is gone than that it stays, or goes."""
    of, _, what = key.rpartition(".")
    gone = any(met.old_id == of and not met.stays for met in every)
    return gone and what.isalpha() and answer.verb in ("keep", "drop")


def settled(one: Head, answer: Answer | None, usual: Mapping[str, int]) -> tuple[Head, str]:
    """A value as decided; a month that nobody decided about is the usual one of its meeting, and is asked about."""
    if answer or one.fixed:
        return decided(one, answer)
    head, problem = decided(one, usual_month(usual, one.key.removesuffix(".month")))
    return head._replace(question=one.question), problem


def heads_of_meetings(every: Sequence[Met]) -> Iterator[Head]:
    """The times and titles of meetings: a day is emptied, a title moved on, a time that a decision gave asked about."""
    for met in every:
        if not met.stays or not met.new:
            continue
        if met.moved:
            key = "month" if met.meeting.month else "quarter"
            when, path = str(getattr(met.meeting, key)), (*met.path, key)
            question = f"năm trước {met.moved}; năm tới họp khi nào?"
            fixed = bool(met.meeting.title) or key == "quarter"
            yield Head(f"{met.old_id}.{key}", when, when, question, path, fixed)
        if day := met.meeting.date:
            path, new = (*met.path, "date"), met.new.date or ""
            were = f"{day_with_weekday(day)}; năm tới {day_with_weekday(new)}?" if new else ""
            question = f"năm trước họp {were or f'ngày {short_date(day)}; năm tới?'}"
            yield Head(f"{met.old_id}.date", day, new, question, path)
        if met.meeting.title and met.meeting.title != met.new.title:
            path = (*met.path, "title")
            yield Head(
                f"{met.old_id}.title", met.meeting.title, met.new.title or "", met.asks, path
            )
