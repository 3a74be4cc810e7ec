"""A document to a programme, its YAML and its report: the three steps one after another."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ctr_cli.data import table
from ctr_cli.importing.building.build import build
from ctr_cli.importing.building.report import CONVENTION, Check, Report
from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.closing import Closing, read_closing
from ctr_cli.importing.grammar.content import Content, Doubt, Setting, word_keys
from ctr_cli.importing.grammar.head import Head, Zones, issuer_of, place_of, read_head, zones
from ctr_cli.importing.grammar.names import Table, agency_table, slug
from ctr_cli.importing.grammar.outline import heading_of
from ctr_cli.importing.reading.lines import Line, Lines, is_caps, numbers, unnumbered
from ctr_cli.model.errors import CtrError
from ctr_cli.model.meetings import item_id, meeting_id
from ctr_cli.model.program import (
    Document,
    Headings,
    Issuer,
    Program,
    Recipient,
    Signature,
)
from ctr_cli.source.write import as_yaml

_YEAR = re.compile(r"\bnăm\s+(20\d\d)\b|/(20\d\d)\b", re.IGNORECASE)
_UNITS = "phường|xã|đặc khu|thị trấn"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """A programme, the text of its file, the report, and the doubts at its parts."""

    program: Program
    yaml: str
    report: Report
    doubts: list[Doubt]


def convert(
    document: Lines, file: str, year: int | None = None, progress: Progress = lambda _: None
) -> Imported:
    """The programme in a document. Raises `CtrError` when the document is no work programme."""
    progress("nhận ra các phần của văn bản")
    _refuse_others(document.lines, file)
    parts = zones(document.lines)
    head, closing = read_head(parts.head), read_closing(parts.closing)
    source = "\n".join(line.text for line in document.lines)
    doubts: list[Doubt] = []
    of_year = year or _year(head, parts, doubts, file)
    issuer = _issuer(head, source, doubts)
    unit, place = place_of(f"{head.parent or ''} {issuer}")
    progress("đọc các hội nghị và nội dung")
    content = build(parts.content, Setting(of_year, place, _default_body(head, issuer), source))
    if not any(meeting.items for body in content.bodies for meeting in body.meetings):
        raise _no_program(file, "không thấy nội dung công tác nào")
    progress("lập danh mục cơ quan")
    agencies = agency_table(_charged(content), unit, place)
    doubts += [
        Doubt(agencies.doubts[a.id], a) for a in agencies.agencies if a.id in agencies.doubts
    ]
    doubts += content.doubts
    program = _program(of_year, issuer, head, content, closing, agencies, doubts, source)
    report = _report(file, program, document, head, content, closing, doubts)
    progress("viết tệp chương trình")
    yaml = as_yaml(program, _notes(doubts))
    _account_for_words(document, yaml, report)
    return Imported(program, yaml, report, doubts)


def _refuse_others(lines: list[Line], file: str) -> None:
    if not lines:
        raise _no_program(file, "tài liệu không có chữ nào")
    for line in lines[:20]:
        titled = is_caps(line.text) or line.heading or line.bold
        if re.match(r"chương trình", line.text, re.IGNORECASE) and titled and not _other(line.text):
            break
        other = _other(line.text)
        if titled and other:
            rest = " ".join(following.text for following in lines)
            if other in (
                "giấy mời",
                "lịch công tác",
                "chương trình tuần",
                "chương trình của một hội nghị",
            ) or not re.search(r"CHƯƠNG TRÌNH", rest):
                raise _no_program(file, f"đây là {other}")
    days = sum(
        bool(re.match(r"\W*thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])\b(?!.*\blần)", line.text, re.I))
        for line in lines
    )
    hours = sum(
        bool(re.search(r"\b\d{1,2}\s*(?:h|giờ)\s*\d{0,2}\b", line.text, re.I)) for line in lines
    )
    if days >= 3 or hours > max(3, len(lines) // 4):
        raise _no_program(file, "đây là lịch công tác theo ngày giờ")


def _other(text: str) -> str | None:
    for entry in table("importing")["other_documents"]:
        if re.match(entry["pattern"], text.strip(), re.IGNORECASE):
            name: str = entry["name"]
            return name
    return None


def _no_program(file: str, why: str) -> CtrError:
    return CtrError(
        f"{file} không phải chương trình công tác năm: {why}; không ghi tệp nào",
        "chọn văn bản chương trình công tác năm, có các hội nghị hoặc các tháng và nội dung",
    )


def _year(head: Head, parts: Zones, doubts: list[Doubt], file: str) -> int:
    """The year in the title; else the one most spoken of in the content; else that of the date."""
    named = _YEAR.search(head.title or "")
    if named:
        return int(named[1] or named[2])
    spoken = Counter(
        int(match[1] or match[2]) for line in parts.content for match in _YEAR.finditer(line.text)
    )
    lead = re.search(
        r"chương trình[^.;]{0,120}?năm\s+(20\d\d)", " ".join(head.preamble), re.IGNORECASE
    )
    year = int(lead[1]) if lead else spoken.most_common(1)[0][0] if spoken else None
    if year is None and head.date:
        year = head.date[0] + (1 if (head.date[1] or 1) >= 10 else 0)
    if year is None:
        raise CtrError(
            f"{file}: không thấy văn bản là chương trình của năm nào",
            "thêm --year, ví dụ --year 2027",
        )
    if not lead:
        doubts.append(Doubt("trích yếu không ghi năm; năm này suy ra từ nội dung", "year"))
    return year


def _issuer(head: Head, source: str, doubts: list[Doubt]) -> str:
    if head.issuer:
        return sentence_case(head.issuer, source)
    found = issuer_of([head.title or "", *head.preamble, *head.bases, source], _UNITS)
    doubts.append(
        Doubt(
            "văn bản không có phần tên cơ quan ban hành và cấp trên; bổ sung parent, xem lại name",
            "issuer",
        )
    )
    return found or "Đảng ủy"


def _default_body(head: Head, issuer: str) -> tuple[str, str]:
    """Who the content is for when no heading says so: the one body of the title, else the issuer."""
    said = heading_of(issuer, "")
    named = heading_of(head.title or "", "")
    if named.body in ("bch", "btv", "thuong-truc", "hdnd", "ubnd") and said.body != named.body:
        both = re.search(
            r"chấp hành.*thường vụ|đảng [uủỷ].*thường vụ", head.title or "", re.IGNORECASE
        )
        if not both:
            return named.body, named.body_name
    return said.body or slug(issuer) or "dang-uy", issuer


def _charged(content: Content) -> Iterable[str]:
    for body in content.bodies:
        for meeting in body.meetings:
            for item in meeting.items:
                yield from (entry.agency for entry in item.agencies)
            yield from (entry.agency for entry in meeting.agencies)


def _program(
    year: int, issuer: str, head: Head, content: Content, closing: Closing, agencies: Table,
    doubts: list[Doubt], source: str,
) -> Program:  # fmt: skip
    headings: dict[str, str] = {}
    usual = Headings()
    for key, said in (
        ("content", content.content_heading),
        ("implementation", content.implementation_heading),
    ):
        if said and said != getattr(usual, key):
            headings[key] = said
    preamble = [*head.preamble, *content.introduction]
    if content.introduction:
        doubts.append(Doubt("các mục trước phần nội dung xếp chung vào đoạn dẫn", "preamble"))
    document = Document(
        number=head.number,
        place=_place(head, issuer, doubts),
        date=_date(head, year, doubts),
        title=_title(head, year, doubts),
        bases=head.bases,
        preamble="\n".join(preamble) or None,
        headings=Headings(**headings),
        **({"symbol": head.symbol} if head.symbol else {}),
    )
    signature = None
    if closing.authority and closing.post:
        signature = Signature(authority=closing.authority, post=closing.post, name=closing.signer)
    return Program(
        format=1,
        year=year,
        issuer=Issuer(
            parent=sentence_case(head.parent, source) if head.parent else None, name=issuer
        ),
        document=document,
        agencies=agencies.agencies,
        bodies=content.bodies,
        implementation=content.implementation,
        recipients=[Recipient(name=name, purpose=purpose) for name, purpose in closing.recipients],
        signature=signature,
    )


def _place(head: Head, issuer: str, doubts: list[Doubt]) -> str:
    if head.place:
        return head.place
    doubts.append(Doubt("văn bản không ghi nơi ban hành", "place"))
    return place_of(f"{head.parent or ''} {issuer}")[1] or issuer


def _date(head: Head, year: int, doubts: list[Doubt]) -> str:
    if head.date and head.date[1] and 1 <= head.date[1] <= 12:
        of_year, month, day = head.date
        return f"{of_year}-{month:02d}" + (f"-{day:02d}" if day else "")
    doubts.append(Doubt("văn bản không ghi đủ ngày tháng ban hành", "date"))
    return f"{year}-01" if head.date and head.date[0] == year else f"{year - 1}-12"


def _title(head: Head, year: int, doubts: list[Doubt]) -> str:
    if head.title:
        return head.title
    doubts.append(Doubt("văn bản không có trích yếu", "title"))
    return f"Công tác năm {year}"


def _report(
    file: str, program: Program, document: Lines, head: Head, content: Content, closing: Closing,
    doubts: list[Doubt],
) -> Report:  # fmt: skip
    names = {id(agency): f"agencies {agency.id}" for agency in program.agencies}
    for body in program.bodies:
        names[id(body)] = body.id
        for meeting in body.meetings:
            own = meeting_id(body, meeting)
            names[id(meeting)] = own
            for position, item in enumerate(meeting.items, 1):
                names[id(item)] = item_id(own, position, item.id)
    checks = [
        Check(
            d.message,
            d.anchor if isinstance(d.anchor, str) else names.get(id(d.anchor), ""),
            d.line,
        )
        for d in doubts
    ]
    checks += [Check(remark.message, "văn bản", remark.line) for remark in document.remarks]
    unplaced = [*head.left, *content.left, *closing.left]
    if program.signature is None:
        unplaced += closing.signing
    ignored = [
        *document.ignored, *head.ignored,
        *content.ignored, *closing.ignored,
    ]  # fmt: skip
    in_order = sorted(unplaced, key=lambda line: line.number)
    return Report(file, program, checks, _once(content.taken_apart), ignored, in_order)


def _once(lines: Iterable[Line]) -> list[Line]:
    return sorted(dict.fromkeys(lines), key=lambda line: line.number)


def _notes(doubts: list[Doubt]) -> Callable[[object], Iterable[str]]:
    at: dict[object, list[str]] = {}
    for doubt in doubts:
        key = doubt.anchor if isinstance(doubt.anchor, str) else id(doubt.anchor)
        at.setdefault(key, []).append(doubt.message)

    def notes(anchor: object) -> Iterable[str]:
        key = anchor if isinstance(anchor, str) else id(anchor)
        return dict.fromkeys(at.get(key, ()))

    return notes


def _account_for_words(document: Lines, yaml: str, report: Report) -> None:
    """Show every line that holds a word found neither in the file nor in the report so far."""
    shown = [*report.taken_apart, *report.unplaced, *(entry.line for entry in report.ignored)]
    texts = [yaml, CONVENTION, *(line.text for line in shown)]
    known = {key for text in texts for key in word_keys(text)}
    missing = [
        line
        for line in document.lines
        if line not in shown and not known.issuperset(word_keys(unnumbered(line)))
    ]
    report.signs = list(dict.fromkeys(sign for line in document.lines for sign in numbers(line)))
    report.taken_apart = _once([*report.taken_apart, *missing])
