"""What in an item a person should look at, though every word found a place."""

import re

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.brackets import are_offices
from ctr_cli.importing.grammar.charge import parse
from ctr_cli.importing.grammar.heading import heading_of, patterns
from ctr_cli.importing.grammar.known import in_full
from ctr_cli.importing.grammar.names import is_person, spelt_out
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.reading.lines import words
from ctr_cli.language.patterns import regex
from ctr_cli.language.times import times_in
from ctr_cli.model.program import Item

SEVERAL = "dòng này ghi nhiều việc, cách nhau bằng dấu chấm phẩy; là các nội dung riêng thì tách ra"
_FEW = 4
_WHO = regex(
    r"""(?<!\w)(?:chủ\s+trì|tham\s+mưu(?!,?\s+giúp)|phối\s+hợp\s+(?:với|cùng)
    |(?:cơ\s+quan|đơn\s+vị)\s[\w\s]{1,20}:
    |\([^()]*\b(?:chuẩn\s+bị|thẩm\s+tra|thẩm\s+định)\)
    |(?<!công\stác\s)(?<!việc\s)(?<!độ\s)chuẩn\s+bị\s*(?:nội\s+dung)?[.;)]?$
    |(?<!chương\s)(?<!tờ\s)(?<!quy\s)(?<!quá\s)(?<!lộ\s)(?<!công\s)trình[.;)]?$)""",
    re.IGNORECASE | re.VERBOSE,
)


_NEXT_POINT = regex(r";\s+\(?(?:2|b|ii)[.)]\s")
"""Where a list within a work goes on: `(1) …; (2) …`."""
_NEXT_WORK = regex(r";\s+(?=[A-ZĐÀ-Ỹ])")
_FESTIVE = regex(r"kỷ niệm|ngày|lễ|tết|thành lập", re.IGNORECASE)
_ORDER = regex(r"(?:^|[;.] )[Gg]iao (?!ban\b|hữu|lưu|quân|nhận|ước)(?:cho )?[A-ZĐ]")
_SHORT = regex(r"\((?P<short>[A-ZĐ][A-ZĐ&.-]{2,9})\)[.;]?$")
"""Capitals in brackets that close a line: an office, or the short form of a name before them."""
_OPENS = regex(r"([A-ZĐ]{2,6}):\s")
"""A short name that opens a line: who meets, or who does it."""
_AT_END = regex(r"(?:\((?P<held>[^()]+)\)|:\s(?P<behind>[^:;.()]+))[.;]?$")
"""What closes a line: in brackets, or behind a colon."""
_LAST_BRACKET = regex(r"\((?P<held>[^()]+)\)[^()]+$")


def doubts_of(item: Item, year: int) -> list[str]:
    """The doubts about an item as it stands, each a sentence."""
    text = item.text.strip()
    found = []
    few = len(words(text)) <= _FEW and not item.agencies and not begins_item(text)
    few = few and not patterns("open_item").match(text)
    if few or patterns("nothing").match(text):
        found.append("nội dung này chỉ có mấy chữ; có phải một đề mục hay phần của dòng khác không")
    if text.endswith(":") and not item.details:
        found.append("nội dung này kết thúc bằng dấu hai chấm mà không có ý nào ở dưới")
    if heading_of(text).bare and not item.agencies:
        found.append("nội dung này chỉ gồm chữ chỉ thời gian, hội nghị; có phải đề mục không")
    found += _times_inside(item, text)
    for line in (text, *item.details):
        if _ORDER.search(line) or _WHO.search(re.sub(r"^\W*\w+\s+\w+", "", line, count=1)):
            found.append(f"còn chữ nói ai làm gì chưa tách ra được: “{line}”")
        elif (match := _AT_END.search(line)) and not patterns("no_office_label").match(line):
            named = match["held"] or match["behind"]
            person = line is not text and is_person(named)
            found += [] if person else _asked_of_offices(named, "ở cuối", line)
        elif not item.agencies and line is text and (match := _LAST_BRACKET.search(line)):
            found += _asked_of_offices(match["held"], "trong ngoặc ở", line)
    found += _opening_name(text) if item.agencies else [*_opening_name(text), *_short_names(text)]
    for entry in item.agencies:
        if len(words(entry.agency)) == 1 and spelt_out(in_full(entry.agency)) == entry.agency:
            found.append(f"tên cơ quan chỉ có một chữ: “{entry.agency}”")
    return [*found, *_years(text, year)]


def _asked_of_offices(who: str, where: str, line: str) -> list[str]:
    """The question whether names of offices in a line say who prepares it; none for other words."""
    charge = parse(who)
    offices = charge.assignments and not charge.rest and are_offices(who, charge)
    return [f"“{who}” {where} “{line}” là cơ quan chuẩn bị hay thuộc nội dung"] if offices else []


def _times_inside(item: Item, text: str) -> list[str]:
    """A day in brackets that closes an item, and details that open with a time as works of their own do."""
    opened = ((line, opens_when(line)) for line in item.details)
    found = [
        f"“{line}” mở đầu bằng thời gian; có phải nội dung riêng không"
        for line, opening in opened
        if opening and opening.text[:1].isupper()
    ]
    found += [
        f"không có {m[0].lower()}"
        for line in (text, *item.details)
        for m in [patterns("no_such_time").search(line)]
        if m
    ]
    day = patterns("day_at_end").search(text) if item.deadline is None else None
    if day and not _FESTIVE.search(text[: day.start()]):
        found.append("ngày ở cuối là thời hạn hay thuộc nội dung")
    listed = _NEXT_POINT.search(text)
    if listed or any(begins_item(text[match.end() :]) for match in _NEXT_WORK.finditer(text)):
        found.append(SEVERAL)
    return found


def _opening_name(text: str) -> list[str]:
    match = _OPENS.match(text)
    return [f"“{match[1]}” ở đầu dòng là cơ quan họp hay cơ quan chuẩn bị"] if match else []


def _short_names(text: str) -> list[str]:
    """A short name in brackets at the end, unless it stands for the words before it: `nông thôn mới (NTM)`."""
    match = _SHORT.search(text)
    if match is None:
        return []
    letters = [word[0].upper() for word in words(text[: match.start()])]
    short = re.sub(r"\W", "", match["short"])
    if "".join(letters[-len(short) :]) == short:
        return []
    return [f"“{match['short']}” trong ngoặc có phải cơ quan chuẩn bị viết tắt không"]


def _years(text: str, year: int) -> list[str]:
    """A month, a quarter or a day of another year in the text of an item."""
    return [
        f"“{text[time.start : time.end]}” không phải năm {year} của chương trình"
        for time in times_in(text)
        if time.kind in ("month", "quarter") and time.year not in (None, year, year - 1, year + 1)
    ]
