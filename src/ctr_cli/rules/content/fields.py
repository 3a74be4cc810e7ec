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


_PREPARES = ("chuẩn bị", "tham mưu", "chủ trì", " trình ")
_SAID = regex(
    r"\((?P<who>[^()]*?) (?:chủ trì,? )?(?:chuẩn bị|tham mưu|chủ trì)(?: [^()]*)?\)|\A(?P<first>[^,;.()]{4,60}?) (?:trình|tham mưu) "
)
"""Who a text says prepares it: in brackets behind it, or as who submits it."""


@rule("CTR927", "warning", needs="agencies")
def agency_is_of_the_field(subject: Subject) -> Iterator[Problem]:
    """An item that is plainly of one field is not charged to agencies of others alone, nor said to be prepared by them."""
    known = subject.known.agencies
    present = {row["field"] for agency in known.values() for row in _of_agency(agency.name)}
    for passage in prose(subject).items:
        entries = passage.item.agencies if passage.item else []
        ids = [name for entry in entries for name in resolve(subject.known, entry.agency)]
        said = None if ids or not holds(passage.low, _PREPARES) else _SAID.search(passage.low)
        who = said and (said["who"] or said["first"])
        fields = [_of_agency(name) for name in ([who] if who else [known[i].name for i in ids])]
        charged = [row for rows in fields for row in rows]
        if not charged or not all(fields) or not all(row["field"] for row in charged):
            continue
        about = passage.low.replace(who or "()", "")
        own = [row["field"] for row in table("fields") if holds(about, _words(row["words"]))]
        shared = [f" {w}" for row in charged for w in _words(f"{row['words']}; {row['also']}")]
        if len(own) == 1 and (who or own[0] in present) and not holds(f" {about}", shared):
            message = f"nội dung về {own[0]} lại giao cơ quan về {charged[0]['field']}"
            yield passage.doubt(message, 2, "xem lại cơ quan chuẩn bị")
