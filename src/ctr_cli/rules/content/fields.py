"""CTR927: work of one field charged to an agency of another: security to the health station."""

from collections.abc import Iterator
from functools import cache, lru_cache

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.agencies import resolve
from ctr_cli.model.finding import Problem
from ctr_cli.rules.reading import holds, prose
from ctr_cli.rules.registry import Subject, rule


@cache
def _words(written: str) -> tuple[str, ...]:
    return tuple(filter(None, written.split("; ")))


@lru_cache(1024)
def _of_agency(name: str) -> list[dict[str, str]]:
    """The fields of work of an agency: rows of the table."""
    low = plain(name)
    return [row for row in table("fields") if holds(low, _words(row["agencies"]))]


@lru_cache(1024)
def _in_text(low: str) -> list[str]:
    """The fields of work that a text is plainly of."""
    return [row["field"] for row in table("fields") if holds(low, _words(row["words"]))]


_PREPARES = ("chuẩn bị", "tham mưu", "chủ trì", "trình", "báo cáo", "soạn thảo", "thẩm định")
_ROLES = ("prepare", "perform")
_DOES = r"chủ\ trì|chuẩn\ bị|tham\ mưu|trình|soạn\ thảo|xây\ dựng|thẩm\ định|báo\ cáo|rà\ soát|tổng\ hợp|lập|dự\ thảo"
_SAID = regex(
    rf"""(?x) \( (?P<aside>[^()]{{4,60}}?) \ (?:{_DOES}) (?:,?\ [^()]*)? \)
    | \b (?:do|giao|phân\ công|nghe) \ (?P<charged>[^,;.:()]{{4,60}}?) \ (?:{_DOES}) \b
    | \A (?P<first>[^,;.:()]{{4,60}}?) \ (?:trình|tham\ mưu|báo\ cáo)\b
    | \b (?:(?:cơ\ quan|đơn\ vị)\ )? (?:{_DOES}) (?:\ nội\ dung)? :\ (?P<named>[^,;.:()]{{4,60}})
    | [ ][-–]\ (?P<last>[^,;.:()]{{4,60}}?) \ (?:{_DOES}) [.]? \Z"""
)
"""Who a text says prepares it: in brackets or by name behind it, as who is charged or heard, as who submits it."""


def _preparer(low: str) -> str:
    """Who a text says prepares it, by a name of one field; nothing where it names nobody."""
    named = (next(filter(None, found.groups())) for found in _SAID.finditer(low))
    return next((who for who in named if _of_agency(who)), "")


@rule("CTR927", "warning", needs="agencies")
def agency_is_of_the_field(subject: Subject) -> Iterator[Problem]:
    """An item that is plainly of one field is not charged to agencies of others alone, nor said to be prepared by them."""
    known = subject.known.agencies
    present = {row["field"] for agency in known.values() for row in _of_agency(agency.name)}
    for passage in prose(subject).items:
        entries = [e for e in passage.item.agencies if e.role in _ROLES] if passage.item else []
        ids = [name for entry in entries for name in resolve(subject.known, entry.agency)]
        who = _preparer(passage.low) if not ids and holds(passage.low, _PREPARES) else ""
        fields = [_of_agency(name) for name in ([who] if who else [known[i].name for i in ids])]
        charged = [row for rows in fields for row in rows]
        if not charged or not all(fields) or not all(row["field"] for row in charged):
            continue
        about = passage.low.replace(who or "()", "")
        others = [field for field in _in_text(about) if who or field in present]
        if not others:
            continue
        shared = [f" {w}" for row in charged for w in _words(f"{row['words']}; {row['also']}")]
        if not holds(f" {about}", shared):
            message = f"nội dung về {others[0]} lại giao cơ quan về {charged[0]['field']}"
            yield passage.doubt(message, 2, "xem lại cơ quan chuẩn bị")
