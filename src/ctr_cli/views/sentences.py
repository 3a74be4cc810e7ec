"""A sentence as printed: an item's text with its condition, its agencies and their roles, and what it must yield."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import date_in_figures
from ctr_cli.language.times import times_of_plain
from ctr_cli.model.program import Item, MovedItem
from ctr_cli.model.values import BY_WHEN, ROLE_WORDS, SAY_BY_WHEN, Assignment
from ctr_cli.views.assignments import AssignmentView


def with_role(name: str, role: str) -> str:
    """An agency with what it does in brackets, where that is not to prepare: `Công an xã (phối hợp)`."""
    return name if role == "prepare" else f"{name} ({ROLE_WORDS[role]})"


_ENDS = (".", ";", ",", ":", "…", "!", "?")


def sentence(item: Item, *, apart: bool = False) -> str:
    """An item as printed: its text, the condition and the agencies in brackets before the closing mark.

    A clause shares the bracket of the agencies; a short condition (`nếu có`) has one of its own, and behind it the stop
    of its own sentence where brackets stand `apart`. Where it was moved from stands behind them.
    """
    note = item.moved_note if isinstance(item, MovedItem) else None
    return in_brackets(_sentence(item, apart=apart), note)


def _sentence(item: Item, *, apart: bool) -> str:
    text, end = _without_end(item.text)
    agencies = charged(item.agencies)
    condition = item.condition
    if condition and agencies and len(condition.split()) > 3:
        return f"{text} ({condition} - {agencies}){end}"
    if condition and agencies:
        stop = end if apart and end == "." else ""
        return f"{text} ({condition}){stop} ({agencies}){end}"
    return in_brackets(item.text, condition or agencies)


def with_condition(text: str, condition: str | None) -> str:
    """The same of an item that stands alone: the mark which parts it from the next of its list is a stop."""
    return stopped(in_brackets(text, condition))


def in_brackets(text: str, note: str | None) -> str:
    """A text with its condition, or a note, in brackets before the closing mark: `… tiêu biểu (chuyển từ tháng 9).`"""
    if not note:
        return text
    before, end = _without_end(text)
    return f"{before} ({note}){end}"


def stopped(text: str) -> str:
    """A text that ends with a stop where it ended with the mark of a list, `;` or `,`."""
    before, end = _without_end(text)
    return f"{before}." if end in (";", ",") else text


def said_of_all(words: Sequence[str]) -> str:
    """What each of several lines says; nothing where they differ, or where there is one alone."""
    return words[0] if len(words) > 1 and len(set(words)) == 1 else ""


def no_stop(text: str) -> str:
    """A text without its closing mark, to be gone on with; dots for what is left out stay."""
    return text if text.endswith("...") else text.rstrip(" .;,")


def without_items(items: Sequence[object]) -> str:
    """What a list of meetings says behind the name of one that decisions left, or added, without any item; else nothing."""
    return "" if items else " (không có nội dung)"


def deadline_said(details: Iterable[str]) -> str:
    """What a point of an item says of its deadline in words of its own: `trước ngày 10/1`; else nothing."""
    said = (detail for detail in details if detail.startswith(SAY_BY_WHEN))
    return next(said, "").removeprefix(BY_WHEN)


def delivery(
    product: str | None, deadline: str | None, said: Sequence[str], held: str = ""
) -> list[str]:
    """What an item must yield and by when (`2026-03`, `2026-03-15`), as lines under it.

    A deadline that its sentence or its points (`said`) give is not said again, nor the month it is `held` in.
    """
    lines = [f"Sản phẩm: {no_stop(product)}."] if product else []
    told = deadline == held or deadline_said(said) or any(_gives(text, deadline) for text in said)
    return lines if deadline is None or told else [*lines, f"{BY_WHEN}{in_figures(deadline)}."]


def in_figures(date: str) -> str:
    """A date of the file (`2026-03-05`, `2026-03`) within a sentence: `ngày 05/3/2026`, `tháng 3/2026`."""
    year, month, *day = (int(part) for part in date.split("-"))
    return date_in_figures(year, month, *day)


_LIMIT = regex(
    r"\b(?:trước|chậm nhất|muộn nhất|xong|hoàn thành|hạn(?: chót| cuối| gửi| nộp)?)(?: là| vào| trước| đến| hết)*:?(?: ngày)? \Z"
)
"""What stands before the day by which something must be there; any other day is one of a paper or an event."""
_SPAN = regex(r"^thời gian: (?:từ )?\Z")
"""What stands before the days of a work, the last of which is that by which it is done."""


def _gives(text: str, deadline: str | None) -> bool:
    """Whether a text gives a deadline (`2026-12-10`) itself: `trước ngày 10/12`, `hạn 10 tháng 12 năm 2026`."""
    low, wanted = plain(text), [int(part) for part in (deadline or "").split("-") if part]
    return any(
        time.kind in ("day", "days")
        and [*time.of("month")[-1:], *time.of("day")[-1:]] == wanted[1:]
        and {*time.of("year")} <= {wanted[0]}
        and (_LIMIT if time.kind == "day" else _SPAN).search(low[: time.start])
        for time in times_of_plain(low)
    )


def _without_end(text: str) -> tuple[str, str]:
    text = text.rstrip()
    if text.endswith("..."):
        return text, ""
    return (text[:-1].rstrip(), text[-1]) if text.endswith(_ENDS) else (text, "")


def charged(entries: Iterable[Assignment], *, plain: bool = False) -> str:
    """Agencies as printed, each run of one role followed by its word.

    `plain` leaves out `chuẩn bị` when all prepare: beside other roles it must stand, or the next
    role's word would be read as theirs too.
    """
    return _in_runs([(entry.agency, entry.role) for entry in entries], plain=plain)


def charged_by_name(entries: Iterable[AssignmentView]) -> str:
    """The same for a paper of its own: each agency by its one name, however it is printed in the programme."""
    return _in_runs([(entry["name"], entry["role"]) for entry in entries], plain=True)


def meeting_line_view(entries: Sequence[AssignmentView]) -> tuple[str, str]:
    """The label and the agencies of a meeting's line, for assignments of a view."""
    return meeting_line((entry["role"] for entry in entries), charged_view(entries, plain=True))


def charged_view(entries: Iterable[AssignmentView], *, plain: bool = False) -> str:
    """The same for assignments of a view."""
    return _in_runs([(entry["as_printed"], entry["role"]) for entry in entries], plain=plain)


def _in_runs(entries: list[tuple[str, str]], *, plain: bool) -> str:
    unsaid = plain and all(role == "prepare" for _, role in entries)
    runs = []
    for role, run in groupby(entries, key=lambda entry: entry[1]):
        word = "" if unsaid else f" {ROLE_WORDS[role]}"
        # A line of names alone that ends in `thẩm tra` says that only the last verifies, the others prepare.
        between = f"{word}, " if plain and role == "verify" else ", "
        runs.append(between.join(name for name, _ in run) + word)
    return ", ".join(runs)


_SHARED, _HELPING = "Cơ quan chuẩn bị, phối hợp:", "Cơ quan phối hợp:"


def meeting_line(roles: Iterable[str], agencies: str) -> tuple[str, str]:
    """The label of a meeting's line of agencies, and their names: what all of them do is said once, by the label."""
    if all(role == "coordinate" for role in roles):
        return _HELPING, agencies.removesuffix(f" {ROLE_WORDS['coordinate']}")
    return _SHARED, agencies


def new_topics(topics: Iterable[str | None]) -> list[str | None]:
    """For each item of a meeting its small heading, on the first item of a group only."""
    found: list[str | None] = []
    last = None
    for topic in topics:
        found.append(topic if topic != last else None)
        last = topic
    return found
