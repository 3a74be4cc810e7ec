"""The value of a cell as a person sees it: a number or a day as its form shows it, with the words of the form, a tick for a box that is on."""

from datetime import date, datetime, time, timedelta
from typing import Any

from ctr_cli.language.patterns import regex

_PIECE = regex(
    r'"(?P<words>[^"]*)"|\\(?P<sign>.)|\[[^\]]*\]|[_*].'
    r"|(?P<number>General|[0#?][0#?,]*(?:\.[0#?]+)?)|(?P<part>[dD]+|[mM]+|[yY]+)|(?P<other>.)"
)
"""What a form is made of: words and signs as they are shown, places of digits, parts of a day."""
_SECTION = regex(r'(?:"[^"]*"|\\.|[^;"\\])+|(?<=;)(?=;|$)')
_COUNTED = {*"EeHhSs/@"}
"""Signs of the forms of fractions, powers, hours and texts."""
_WRITTEN = regex(r"(20\d\d)-(\d\d)-(\d\d)(?: 00:00:00)?")
"""A day as programs write it."""
_TICKED = "x"


def shown(value: Any, code: str = "") -> str:
    """A value as text; `code` is the form it is shown in, as a workbook codes it (ECMA-376, part 1, 18.8.31), where known."""
    if isinstance(value, bool):
        return _TICKED if value else ""
    if isinstance(value, float | int):
        return _number(value, code)
    if isinstance(value, date):
        return _worded(value, code) or _day(value, code)
    if isinstance(value, timedelta):
        value = (datetime.min + value).time()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    written = _WRITTEN.fullmatch(str(value))
    return f"{written[3]}/{written[2]}/{written[1]}" if written else str(value)


def _number(value: float, code: str) -> str:
    """A number in its form; as it is where the form has more than one place for it, or shows what is no plain number."""
    plain = str(int(value)) if float(value).is_integer() else str(value)
    sections = _SECTION.findall(code)
    at = 1 if value < 0 else 2 if value == 0 else 0
    form = sections[at if at < len(sections) else 0] if sections else ""
    if sections and at == 2 and not form:
        return ""
    pieces = [*_PIECE.finditer(form)]
    others = {piece["other"] for piece in pieces}
    places = [piece["number"] for piece in pieces if piece["number"]]
    if not pieces or len(places) > 1 or others & _COUNTED or any(p["part"] for p in pieces):
        return plain
    percent = "%" in others
    digits = _digits(abs(value) * (100 if percent else 1), places[0]) if places else ""
    minus = "-" if value < 0 and at >= len(sections) else ""
    return minus + "".join(digits if p["number"] else _literal(p) for p in pieces).strip()


def _digits(value: float, places: str) -> str:
    """A number with the digits its places ask for; thousands are not set apart."""
    if places == "General":
        return f"{value:.15g}"
    whole, _, rest = places.partition(".")
    before, _, after = f"{value:.{len(rest)}f}".partition(".")
    after = after[: rest.count("0")] + after[rest.count("0") :].rstrip("0")
    before = before.lstrip("0").zfill(whole.count("0"))
    return f"{before}.{after}" if after else before


def _worded(day: date, code: str) -> str:
    """A day in a form that has words; empty where it has none, or shows hours."""
    pieces = [*_PIECE.finditer(next(iter(_SECTION.findall(code)), ""))]
    hours = {piece["other"] for piece in pieces} & _COUNTED - {"/", "@"}
    if hours or not any(_literal(p).strip(" /.-,") for p in pieces if not p["other"]):
        return ""
    return "".join(_part(day, p["part"]) if p["part"] else _literal(p) for p in pieces).strip()


def _literal(piece: Any) -> str:
    return piece["words"] or piece["sign"] or piece["other"] or ""


def _part(day: date, part: str) -> str:
    """A part of a day in its digits; a month that the form has by its name, too."""
    number = {"d": day.day, "m": day.month, "y": day.year}[part[0].lower()]
    return f"{number:02}" if len(part) == 2 and part[0] not in "yY" else str(number)


def _day(day: date, code: str) -> str:
    """A day with those of its parts that its form shows: `3/2027` typed into a cell is kept as the first of March, and shown without it."""
    if isinstance(day, datetime) and (day.hour or day.minute):
        return f"{day:%H:%M} {_day(day.date(), code)}"
    pieces = _PIECE.finditer(code.lower().partition("h")[0])
    parts = {piece["part"][0] for piece in pieces if piece["part"]}
    if not parts or {*"dm"} <= parts:
        return f"{day:%d/%m/%Y}" if "y" in parts or not parts else f"{day:%d/%m}"
    if "m" in parts:
        return f"{day:%m/%Y}" if "y" in parts else f"tháng {day.month}"
    return f"{day:%Y}" if "y" in parts else f"{day.day}"
