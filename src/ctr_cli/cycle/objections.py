"""What speaks against an item being done with its meeting: what an agency reported otherwise, or asked to put off."""

from collections.abc import Iterator
from typing import TypeVar

from ctr_cli.cycle.asks import ask_words, puts_off
from ctr_cli.cycle.followed import Followed
from ctr_cli.cycle.in_charge import with_those_inside
from ctr_cli.cycle.outcome import HANDED_IN, agencies_of
from ctr_cli.language.letters import lowered
from ctr_cli.model.agencies import Directory, name_of
from ctr_cli.model.follow_up import Ask, ItemRecord, Report, status_name
from ctr_cli.model.meetings import months_of

Said = TypeVar("Said", ItemRecord, Report)
_OFFICE = "Văn phòng"
_LAST_MONTH = 12


def objections(known: Directory, item: Followed, record: ItemRecord) -> list[str]:
    """What speaks against it, in words: `Công an phường báo Chưa làm`, `UBND phường đề nghị chuyển đến tháng 8`."""
    otherwise = [
        f"{name_of(known, report.agency)} báo {status_name(report.status)}"
        for report in _otherwise(known, item, record)
        if report.status
    ]
    return [*otherwise, *asked_off(known, item, record)]


def asked_off(known: Directory, item: Followed, record: ItemRecord) -> list[str]:
    """Who asks to put an item off, or to leave it out, while it stands where it stood when that was asked, in words."""
    asks = [(_OFFICE, record.ask)] if record.ask else []
    asks += [
        (name_of(known, report.agency), report.ask)
        for report in record.reports
        if report.ask and report.status not in HANDED_IN
    ]
    return [f"{who} đề nghị {lowered(ask_words(ask))}" for who, ask in asks if _open(item, ask)]


def _otherwise(known: Directory, item: Followed, record: ItemRecord) -> Iterator[Report]:
    """The reports of those who answer for an item by which it is not done; that it does not arise counts where none of
    them brought anything.
    """
    answer = with_those_inside(known, agencies_of(known, item, asked=True))
    said = [report for report in record.reports if report.agency in answer]
    brought = any(report.status in ("submitted", "done") for report in said)
    for report in said:
        if report.status in ("todo", "doing") or (report.status == "not_arising" and not brought):
            yield report


def unsettled(item: Followed, said: Said) -> Said:
    """What is recorded of an item without a request that decisions have met: it stands later since, or left the year."""
    ask = said.ask
    met = ask and (item.gone or (item.moved and puts_off(ask) and not _open(item, ask)))
    return said.model_copy(update={"ask": None}) if met else said


def _open(item: Followed, ask: Ask) -> bool:
    """Whether a request still asks for another time than an item has now."""
    if ask.drop:
        return True
    if isinstance(ask.move, int) and ask.move <= _LAST_MONTH:
        return ask.move > max(months_of(item.meeting), default=0)
    if isinstance(ask.move, int):
        return True
    return not item.moved and ask.move != item.meeting.id and puts_off(ask)
