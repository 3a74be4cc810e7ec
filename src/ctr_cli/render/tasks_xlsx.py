"""Task lists as an Excel table to follow the work with: filters, a status to choose, ready to print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from ctr_cli.data import table
from ctr_cli.language.letters import capitalised
from ctr_cli.language.printed_dates import roman_quarter
from ctr_cli.model.errors import CtrError
from ctr_cli.model.program import Program
from ctr_cli.render.sheets import lines_needed, sheet_name
from ctr_cli.views.company import others_named
from ctr_cli.views.days import first_day, last_day
from ctr_cli.views.document import ROLE_WORDS, with_condition
from ctr_cli.views.follow_up import items_with_agencies
from ctr_cli.views.tasks import AgencyTasks, Task, by_time

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Letters a cell holds, counted in UTF-16 (Microsoft: Excel specifications and limits)."""

_ALL = "Tổng hợp"
_BASIS = {"item": "Riêng", "meeting": "Chung"}
_HEADER_ROW = 4
_FONT = "Times New Roman"
_LINE = 13.5
_MARGIN_INCHES = 10 / 25.4

Value = str | date | None
Rows = list[tuple[Task, list[str]]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in digits of the standard font, how and what a task shows in it.

    `value` is asked for a task and the names of all agencies it is a task of.
    """

    heading: str
    width: float
    kind: Literal["text", "short", "month", "day", "status"]
    value: Callable[[Task, list[str]], Value]


def tasks_xlsx(answers: Sequence[AgencyTasks], program: Program, period: str) -> bytes:
    """A workbook with a sheet for each agency that has tasks, and one of all when there are several.

    `period` is a part of the year in words, or empty. The clock in the file is the document's date.
    Raises `CtrError` for a text too long for Excel.
    """
    from xlsxwriter import Workbook

    stream = BytesIO()
    font = {"font_name": _FONT, "font_size": 11}
    workbook = Workbook(stream, {"in_memory": True, "default_format_properties": font})
    workbook.set_properties(
        {
            "title": _title(program, period),
            "author": program.issuer.name or "",
            "created": _created(program),
        }
    )
    sheets = _Sheets(workbook, program, period)
    busy = [answer for answer in answers if answer["tasks"]] or list(answers[:1])
    taken: set[str] = set()
    if len(answers) > 1:
        rows = items_with_agencies(program, busy)
        sheets.add(sheet_name([_ALL], taken), "Mọi cơ quan", _of_all(program, rows), rows)
    for answer in busy:
        agency = answer["agency"]["name"]
        rows = [(task, [agency]) for task in by_time(answer["tasks"])]
        name = sheet_name(_names(program, answer), taken)
        sheets.add(name, capitalised(agency), _of_agency(program, rows), rows)
    workbook.close()
    return stream.getvalue()


def _names(program: Program, answer: AgencyTasks) -> list[str]:
    """The ways to call an agency's sheet: its name, or a shorter way to say it, then its id."""
    aliases = next((a.aliases for a in program.agencies if a.id == answer["agency"]["id"]), [])
    return [answer["agency"]["name"], *sorted(aliases, key=len, reverse=True)]


def _title(program: Program, period: str) -> str:
    when = f"{period} " if period else ""
    return f"Theo dõi thực hiện chương trình công tác {when}năm {program.year}"


def _created(program: Program) -> datetime:
    return datetime.combine(first_day(program.document.date), time(), UTC)


def _of_all(program: Program, rows: Rows) -> list[Column]:
    agencies = Column("Cơ quan thực hiện", 36, "text", lambda _, names: "; ".join(names))
    return [*_first(program), agencies, *_last(rows)]


def _of_agency(program: Program, rows: Rows) -> list[Column]:
    return [
        *_first(program),
        Column("Vai trò", 10, "short", lambda task, _: capitalised(ROLE_WORDS[task["role"]])),
        Column("Phân công", 11, "short", lambda task, _: _basis(task)),
        Column("Cùng làm", 30, "text", lambda task, _: "; ".join(others_named(task))),
        *_last(rows),
    ]


def _first(program: Program) -> list[Column]:
    return [
        Column("Mã", 8, "short", lambda task, _: task["item"]),
        Column("Tháng", 9, "month", lambda task, _: _when(task, program.year)),
        Column("Hội nghị", 22, "text", lambda task, _: task["meeting_title"]),
        Column(
            "Nội dung", 46, "text", lambda task, _: with_condition(task["text"], task["condition"])
        ),
    ]


def _last(rows: Rows) -> list[Column]:
    """The columns every table ends with; products only where some are written."""
    columns = [
        Column(
            "Thời hạn",
            11,
            "day",
            lambda task, _: last_day(task["deadline"]) if task["deadline"] else None,
        ),
        Column("Tình trạng", 12, "status", lambda *_: str(table("follow-up")[0]["name"])),
        Column("Ghi chú", 14, "text", lambda *_: None),
    ]
    if any(task["product"] for task, _ in rows):
        columns.insert(0, Column("Sản phẩm", 12, "text", lambda task, _: task["product"]))
    return columns


def _basis(task: Task) -> str:
    return _BASIS[task["basis"]] + (" (theo nhóm)" if task["via"] else "")


def _when(task: Task, year: int) -> str | date | None:
    """The month as a date, so that it sorts and filters; a quarter only in words."""
    if task["month"] is not None:
        return date(year, task["month"], 1)
    return f"Quý {roman_quarter(task['quarter'])}/{year}" if task["quarter"] is not None else None


def _height(columns: list[Column], values: list[Value]) -> float:
    """The height of a row in points; Excel itself draws no row higher than 409."""
    cells = zip(columns, values, strict=True)
    lines = max(lines_needed(v, c.width) for c, v in cells if isinstance(v, str))
    return min(lines * _LINE + 4, 409)


def _format(workbook: "Workbook", **properties: Any) -> "Format":
    return workbook.add_format(properties)


class _Sheets:
    """Draws the sheets of one workbook; the formats are made once and shared."""

    def __init__(self, workbook: "Workbook", program: Program, period: str) -> None:
        self.workbook, self.program, self.period = workbook, program, period
        self.issuer = _format(workbook, bold=True, font_size=12)
        self.title = _format(workbook, bold=True, font_size=15, align="center_across")
        self.subtitle = _format(workbook, font_size=13, align="center_across")
        cell: dict[str, Any] = {"border": 1, "valign": "top", "text_wrap": True}
        self.header = _format(
            workbook, bold=True, align="center", bg_color="#E7E6E6", **cell | {"valign": "vcenter"}
        )
        centred = cell | {"align": "center"}
        text: dict[str, Any] = {"quote_prefix": True}
        self.formats = {
            "number": _format(workbook, **centred),
            "text": _format(workbook, **cell, **text),
            "short": _format(workbook, **centred, **text),
            "status": _format(workbook, **centred, **text),
            "month": _format(workbook, **centred, num_format="mm/yyyy"),
            "day": _format(workbook, **centred, num_format="dd/mm/yyyy"),
        }

    def add(self, name: str, subtitle: str, columns: list[Column], rows: Rows) -> None:
        """A sheet: title, heading row, a row a task, and all that makes it print and filter."""
        sheet = self.workbook.add_worksheet(name)
        last_row, last_column = _HEADER_ROW + max(len(rows), 1), len(columns)
        self._heading(sheet, subtitle, columns, len(rows))
        for index, (task, names) in enumerate(rows, 1):
            row = _HEADER_ROW + index
            values = [column.value(task, names) for column in columns]
            sheet.write_number(row, 0, index, self.formats["number"])
            sheet.set_row(row, _height(columns, values))
            for place, (column, value) in enumerate(zip(columns, values, strict=True), 1):
                self._cell(sheet, (row, place), value, self.formats[column.kind], task["item"])
        sheet.autofilter(_HEADER_ROW, 0, last_row, last_column)
        self._choices(sheet, columns, last_row)
        self._paper(sheet, last_row, last_column)

    def _heading(
        self, sheet: "Worksheet", subtitle: str, columns: list[Column], count: int
    ) -> None:
        """Titles stand across the table without merged cells, which would break sorting."""
        sheet.set_column(0, 0, 5)
        sheet.write_string(0, 0, (self.program.issuer.name or "").upper(), self.issuer)
        lines = (
            (1, _title(self.program, self.period).upper(), self.title),
            (2, f"{subtitle}: {count} nội dung", self.subtitle),
        )
        for row, text, style in lines:
            sheet.write_string(row, 0, text, style)
            for place in range(1, len(columns) + 1):
                sheet.write_blank(row, place, None, style)
        sheet.set_row(1, 24)
        sheet.set_row(_HEADER_ROW, 34)
        sheet.write_string(_HEADER_ROW, 0, "STT", self.header)
        for place, column in enumerate(columns, 1):
            sheet.set_column(place, place, column.width)
            sheet.write_string(_HEADER_ROW, place, column.heading, self.header)

    def _cell(
        self,
        sheet: "Worksheet",
        place: tuple[int, int],
        value: Value,
        style: "Format",
        item: str,
    ) -> None:
        if isinstance(value, date):
            sheet.write_datetime(*place, value, style)
        elif value:
            if len(value.encode("utf-16-le")) // 2 > LONGEST_CELL:
                raise CtrError(
                    f"nội dung {item} dài quá {LONGEST_CELL} chữ, một ô Excel không chứa được",
                    "tách thành nhiều nội dung, hoặc dùng dạng khác (--format csv)",
                )
            sheet.write_string(*place, value, style)
        else:
            sheet.write_blank(*place, None, style)

    def _choices(self, sheet: "Worksheet", columns: list[Column], last_row: int) -> None:
        statuses = table("follow-up")
        for place, column in enumerate(columns, 1):
            cells = (_HEADER_ROW + 1, place, last_row, place)
            if column.kind == "status":
                sheet.data_validation(
                    *cells,
                    {
                        "validate": "list",
                        "source": [entry["name"] for entry in statuses],
                        "error_title": "Tình trạng",
                        "error_message": "Hãy chọn một tình trạng trong danh sách.",
                    },
                )
                for entry in statuses:
                    if entry["fill"]:
                        sheet.conditional_format(*cells, self._when_status(entry))
            elif column.kind == "day":
                sheet.data_validation(
                    *cells,
                    {
                        "validate": "date",
                        "criteria": ">=",
                        "value": date(2000, 1, 1),
                        "error_title": "Thời hạn",
                        "error_message": "Hãy ghi một ngày, ví dụ 25/03/2026.",
                    },
                )

    def _when_status(self, entry: dict[str, str]) -> dict[str, object]:
        fill = self.workbook.add_format({"bg_color": f"#{entry['fill']}"})
        value = f'"{entry["name"]}"'
        return {"type": "cell", "criteria": "==", "value": value, "format": fill}

    def _paper(self, sheet: "Worksheet", last_row: int, last_column: int) -> None:
        sheet.freeze_panes(_HEADER_ROW + 1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=_MARGIN_INCHES, right=_MARGIN_INCHES, top=_MARGIN_INCHES, bottom=0.6)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADER_ROW)
        sheet.set_start_page(1)
        sheet.print_area(0, 0, last_row, last_column)
        issuer = (self.program.issuer.name or "")[:100].replace("&", "&&")
        sheet.set_footer(f'&L&"{_FONT},Italic"&9 {issuer}&R&"{_FONT},Regular"&10Trang &P')
