"""The options that commands share, and how what is typed becomes a value."""

import re
from pathlib import Path
from typing import Annotated

import typer

from ctr_cli.cli.typed_again import quoted
from ctr_cli.model.errors import UsageError

_MONTHS = 12

ProgramOption = Annotated[
    Path | None,
    typer.Option(
        "--program",
        "-p",
        metavar="TỆP",
        help="Tệp chương trình; không ghi thì lấy CTR_PROGRAM, rồi programs/NĂM.yaml của năm nay.",
    ),
]


def _file(context: typer.Context, file: Path | None) -> Path | None:
    """The file that is named; raises `UsageError` for what is none and was meant for an option of the command."""
    named = file is None or file.suffix.lower() in (".yaml", ".yml") or file.name != str(file)
    if file is None or named or str(file) == "-" or file.exists():
        return file
    typed, options = str(file), {param.name for param in context.command.params}
    of_month, of_quarter = number_after("tháng", typed), number_after("quý", typed)
    meant = ""
    if "month" in options and of_month is not None and of_month <= _MONTHS:
        meant = f"--month {of_month}"
    elif "quarter" in options and of_quarter is not None:
        meant = f"--quarter {of_quarter}"
    elif "meeting" in options:
        meant = f"--meeting {quoted(typed)}"
    elif "agency" in options:
        meant = f"--agency {quoted(typed)}"
    if not meant:
        return file
    name = context.command.name
    raise UsageError(f"không có tệp “{typed}”", f"ý bạn là: ctr {name} {meant}?")


FileArgument = Annotated[
    Path | None,
    typer.Argument(metavar="TỆP", callback=_file, help="Tệp chương trình; thay cho --program."),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="TỆP", help="Ghi vào tệp này; - là in ra màn hình."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")]


def program_given(file: Path | None, program: Path | None) -> Path | None:
    """The programme named as an argument or by the option; raises `UsageError` for both."""
    if file is not None and program is not None:
        raise UsageError("tệp chương trình ghi hai lần", "bỏ TỆP hoặc bỏ --program")
    return file or program


_SHORT = {
    "tháng": ("thang", "thg", "th", "t"), "quý": ("quy", "qui", "q"), "năm": ("nam",),
}  # fmt: skip
"""How people begin who write what they count, as a key."""


def _bounded(text: str, name: str, most: int, least: int = 1) -> int:
    number = number_after(name, text)
    if number is None or not least <= number <= most:
        raise UsageError(
            f"{name} phải là số từ {least} đến {most}, không phải “{text}”",
            f"gõ một số từ {least} đến {most}",
        )
    return number


def number_after(name: str, text: str) -> int | None:
    """The number typed in digits or words, alone or after what it counts: `3`, `T3`, `tháng ba`; a quarter's in Roman signs too."""
    from ctr_cli.language.keys import fold, nfc
    from ctr_cli.language.numbers import number_of, roman_value

    typed = nfc(str(text)).strip()
    words = (word for word in _SHORT[name] if fold(typed).startswith(word))
    for number in (typed, typed[len(next(words, "")) :].strip(" .")):
        if (value := number_of(number)) is not None:
            return None if roman_value(number) and name != "quý" else value
    return None


def month(text: str) -> int:
    """A month as typed (`3`, `03`, `tháng 3`, `T3`, `tuần 2/3`); raises `UsageError` unless 1-12."""
    from ctr_cli.model.meant import with_whole_units

    return _bounded(with_whole_units(str(text)), "tháng", 12)


def quarter(text: str) -> int:
    """A quarter as typed (`2`, `II`, `quý II`); raises `UsageError` unless 1-4."""
    return _bounded(text, "quý", 4)


def year(text: str) -> int:
    """A year as typed; raises `UsageError` unless 2000-2100."""
    return _bounded(text, "năm", 2100, 2000)


def day(text: str, of: int | None = None) -> str:
    """A day as typed (`2025-12-05`, `05/12/2025`, `5/12`) as `2025-12-05`; raises `UsageError` if there is none.

    One without its year is of the year `of`, or of this one.
    """
    from datetime import date

    from ctr_cli.language.keys import fold
    from ctr_cli.language.typed import day_typed

    if fold(str(text)) == "hom nay":
        return date.today().isoformat()
    year = of or date.today().year
    if found := day_typed(str(text), year):
        return found.isoformat()
    _refuse_weekday(text, year)
    raise UsageError(f"không có ngày “{text}”", f"viết ngày/tháng/năm, ví dụ 05/12/{year}")


def first_dated(*typed: str | None) -> str | None:
    """The first of some days that is typed with its year, as `2026-03-25`: a programme is asked that is of this year."""
    from ctr_cli.language.typed import day_typed

    days = (day_typed(text) for text in typed if text)
    return next((day.isoformat() for day in days if day), None)


def _refuse_weekday(text: str, year: int) -> None:
    """Raise `UsageError` for a day beside another weekday: which of the two is meant nobody knows."""
    from ctr_cli.language.typed import weekday_slip

    if slip := weekday_slip(str(text), year):
        raise UsageError(f"“{text}” sai thứ: {slip}", "xem lại ngày, hoặc bỏ thứ")


def day_or_month(text: str, of: int) -> str:
    """A day or a month as typed as `2025-12-05`, `2025-12`, one without its year of the year `of`; raises `UsageError` if there is none."""
    from ctr_cli.language.typed import deadline_held

    if found := deadline_held(text, of):
        return found
    _refuse_weekday(text, of)
    message = f"không có ngày hay tháng “{text}”"
    raise UsageError(message, f"viết ngày/tháng/năm hoặc tháng/năm, ví dụ 05/12/{of}, 12/{of}")


def count(text: str, least: int = 1) -> int:
    """A number as typed in digits, also with what it counts (`7 ngày`, `lần 2`); raises `UsageError` unless it is from `least`, 1 or 0, to 9999."""
    words = re.fullmatch(
        r"(?:lần (?:thứ )?)?(\d{1,9})(?: ?(?:ngày|phút|'))?", str(text).strip().lower(), re.ASCII
    )
    if words is None or not least <= int(words[1]) <= 9999:
        raise UsageError(f"cần một số từ {least} đến 9999, không phải “{text}”", "gõ bằng chữ số")
    return int(words[1])


def days_left(text: str) -> int:
    """A number of days as typed in digits, none too; raises `UsageError` unless 0-9999."""
    return count(text, 0)


def clock(text: str) -> int:
    """An hour as typed (`08:00`, `8 giờ 30`) in minutes from midnight; raises `UsageError` for any other."""
    from ctr_cli.language.typed import clock_typed

    minutes = clock_typed(str(text))
    if minutes is None:
        raise UsageError(f"không có giờ “{text}”", "viết giờ:phút, ví dụ 08:00 hoặc 14:30")
    return minutes


OnOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="NGÀY",
        parser=day,
        help="Theo các quyết định điều chỉnh đến ngày này; không ghi thì theo tất cả.",
    ),
]
IssuedOption = Annotated[
    bool, typer.Option("--issued", help="Theo chương trình đã ký, chưa điều chỉnh.")
]
TodayOption = Annotated[
    str | None,
    typer.Option(
        "--on", metavar="NGÀY", parser=day, help="Tính đến ngày này; không ghi là hôm nay."
    ),
]
WithinOption = Annotated[
    int,
    typer.Option(
        "--within", metavar="SỐ", parser=days_left, help="Sắp đến hạn là còn bấy nhiêu ngày."
    ),
]
MonthOption = Annotated[
    int | None,
    typer.Option("--month", "-m", metavar="SỐ", parser=month, help="Tháng, từ 1 đến 12."),
]
QuarterOption = Annotated[
    int | None,
    typer.Option("--quarter", "-q", metavar="SỐ", parser=quarter, help="Quý, từ 1 đến 4."),
]


ProfileOption = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="TÊN",
        help="Thể thức: hd36, hd05, nd30, doan hoặc tên tệp trong thư mục profiles; không ghi thì theo tệp, "
        "rồi theo ngày văn bản.",
    ),
]
