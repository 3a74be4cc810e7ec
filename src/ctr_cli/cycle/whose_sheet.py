"""Whose a follow-up sheet is that lost its hidden page: what stands above its table, and who its rows are given to."""

from collections.abc import Iterable

from ctr_cli.cycle.followed import Followed
from ctr_cli.cycle.in_charge import works_on
from ctr_cli.cycle.outcome import agencies_of
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.agencies import Directory, resolve
from ctr_cli.model.follow_up_sheet import OFFICES_OWN, HiddenPage
from ctr_cli.model.program import Program
from ctr_cli.source.filled_sheet import FilledSheet

_YEAR = regex(r"\bnăm (20\d\d)\b")


def page_in_words(sheet: FilledSheet, program: Program, known: Directory) -> HiddenPage:
    """The page by the words above the table; of no agency where they name none."""
    named = _named(sheet, known)
    years = [int(year) for text in sheet.above for year in _YEAR.findall(plain(text))]
    year = program.year if program.year in years or not years else years[0]
    return HiddenPage(year, program.issuer.name or "", named[0] if named else "")


def _named(sheet: FilledSheet, known: Directory) -> list[str]:
    """The agencies (ids) whose names stand above the table."""
    return [ids[0] for text in sheet.above if len(ids := resolve(known, text)) == 1]


def named_otherwise(sheet: FilledSheet, page: HiddenPage, known: Directory) -> str:
    """That the names above the table are others' than the sheet was made for, and what to do; else nothing."""
    named = _named(sheet, known)
    is_office = any(plain(OFFICES_OWN) in plain(text) for text in sheet.above)
    is_right = page.agency in named if page.agency else is_office
    if is_right or not (named or is_office):
        return ""
    shown = known.agencies[named[0]].name if named else OFFICES_OWN
    made_for = known.agencies[page.agency].name if page.agency in known.agencies else OFFICES_OWN
    return (
        f"trên bảng ghi “{shown}” nhưng bảng này xuất cho “{made_for}” nên chưa rõ ai điền; sửa lại tên trên bảng, "
        f"hoặc xuất bảng của {shown} rồi chép các ô đã điền sang"
    )


def may_be_of(sheet: FilledSheet, items: Iterable[Followed], known: Directory) -> list[str]:
    """The agencies (ids) that all of some items, those of its rows, are given to, where the sheet does not say whose it is."""
    if any(plain(OFFICES_OWN) in plain(text) for text in sheet.above):
        return []
    charged = [agencies_of(known, item) for item in items]
    if not charged:
        return []
    return [
        name for name in known.agencies if all(works_on(known, name, names) for names in charged)
    ]
