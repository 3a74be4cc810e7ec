"""What a person asks for, understood against the programme that is open: an agency or all, months, a day."""

from datetime import date
from typing import Annotated

import typer

from ctr_cli.cli.opening import Opened
from ctr_cli.model.errors import UsageError

AgencyOption = Annotated[
    str | None,
    typer.Option("--agency", "-a", metavar="TÊN", help="Tên, tên gọi khác hoặc mã; không cần dấu."),
]
EveryOption = Annotated[
    bool, typer.Option("--all", help="Mọi cơ quan; với -o THƯ-MỤC thì mỗi cơ quan một tệp.")
]


def one_or_all(command: str, opened: Opened, agency: str | None, *, every: bool) -> None:
    """Raises `UsageError`, with an agency of the programme as example, unless one is asked for, or all of them."""
    if every == (agency is not None):
        from ctr_cli.cycle.own_office import is_office_of

        issuer = opened.program.issuer.name
        names = [entry.name for entry in opened.program.agencies if entry.members is None]
        # The office itself is asked for the least: it is never reminded.
        names.sort(key=lambda name: is_office_of(issuer, name))
        example = f'--agency "{names[0]}"' if names else "--all"
        raise UsageError("hãy chọn --agency TÊN hoặc --all", f"ví dụ: ctr {command} {example}")


def today_of(on: str | None) -> date:
    """The day that is asked for with `--on`, else the machine's."""
    return date.fromisoformat(on) if on else date.today()


def months_in(month: int | None, quarter: int | None) -> tuple[int, ...]:
    """The months of a month or a quarter; none where neither is asked for."""
    from ctr_cli.language.printed_dates import quarter_months

    return (month,) if month else quarter_months(quarter) if quarter else ()


def months_asked(month: int | None, quarter: int | None) -> tuple[int, ...]:
    """The months of a month or a quarter, or all; raises `UsageError` for both at once."""
    if month is not None and quarter is not None:
        raise UsageError("chỉ chọn một: --month hoặc --quarter", "bỏ bớt một tùy chọn")
    return months_in(month, quarter) or tuple(range(1, 13))


def agency_asked(opened: Opened, asked: str, *, to_charge: bool = False) -> str:
    """The id of the agency a person means; raises `UsageError` with the nearest names, and how to declare one `to_charge`."""
    from ctr_cli.model.agencies import find, nearest_agencies, to_declare

    ids = find(opened.known, asked)
    if len(ids) == 1:
        return ids[0]
    if ids:
        names = ", ".join(f"{opened.known.agencies[i].name} (mã {i})" for i in ids)
        raise UsageError(
            f"“{asked}” có thể là nhiều cơ quan: {names}", "dùng mã của cơ quan cần tìm"
        )
    near = nearest_agencies(opened.known, asked)
    hint = f"ý bạn là: {'; '.join(near)}?" if near else _all_names(opened)
    if to_charge:
        line = to_declare(asked)
        hint += f"; cơ quan mới thì thêm vào phần agencies của {opened.name} dòng: {line}"
    raise UsageError(f"không có cơ quan nào tên “{asked}”", hint)


def _all_names(opened: Opened) -> str:
    return "các cơ quan: " + "; ".join(a.name for a in opened.program.agencies)
