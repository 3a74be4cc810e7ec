"""The parts of a document put together as a programme; what it does not say stays empty, with a check."""

import re
from datetime import date

from ctr_cli.data.struct import Struct
from ctr_cli.importing.grammar.cases import guessed_in, sentence_case
from ctr_cli.importing.grammar.closing import Closing
from ctr_cli.importing.grammar.content import Content, Doubt
from ctr_cli.importing.grammar.head import Head
from ctr_cli.importing.grammar.heading import body_in, heading_of
from ctr_cli.importing.grammar.names import Table, slug
from ctr_cli.importing.grammar.opening import carries_out
from ctr_cli.language.keys import fold
from ctr_cli.language.numbers import roman
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import is_of_issuer
from ctr_cli.model.program import (
    Document,
    Headings,
    Issuer,
    Program,
    Recipient,
    Signature,
)
from ctr_cli.source.profiles import choose
from ctr_cli.views.document import sections_of

_ODD = regex(
    r"\d{4}|\d\s*[-/.]|[-/.]\s*\d|^\d|[*_…]|\b(?:ngày|cộng h[oò][àa]|cộng sản|độc lập|việt nam (?!xã|phường|đặc khu|tỉnh|thành))\b",
    re.IGNORECASE,
)
"""What no name of an office holds: the letters of the other column of a letterhead."""


_UNTOLD = "tên in hoa toàn bộ, không rõ chữ nào viết hoa: “{words}” trong “{said}”"


class _Title(Struct):
    """The title over a letterhead, and who always writes under it."""

    title: str
    writer: str


_PARTY = _Title("ĐẢNG CỘNG SẢN VIỆT NAM", "Đảng ủy")
_STATE = _Title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Ủy ban nhân dân")
_YOUTH = _Title("ĐOÀN TNCS HỒ CHÍ MINH", "Đoàn xã")
_TITLES = {
    fold(_YOUTH.title): _YOUTH,
    fold("Đoàn Thanh niên Cộng sản Hồ Chí Minh"): _YOUTH,
    fold(_PARTY.title): _PARTY,
    fold(_STATE.title): _STATE,
    fold("Độc lập - Tự do - Hạnh phúc"): _STATE,
}


def issuer_name(head: Head, source: str, doubts: list[Doubt]) -> str | None:
    """The issuer as its letterhead names it, else its title; None, with a check, where none does."""
    _take_office_out(head, doubts)
    if head.issuer is None:
        named = _WHOSE.search(head.title or "")
        head.issuer = named["office"] if named else None
        said = "chỉ ở trích yếu mới có" if named else "văn bản không có"
        doubts.append(Doubt(f"{said} tên cơ quan ban hành; bổ sung name và parent", "name"))
    if head.issuer is None:
        return None
    if head.issuer_joined:
        doubts.append(
            Doubt("tên cơ quan ban hành ghép từ hai dòng; xem lại name và parent", "name")
        )
    name = sentence_case(head.issuer, source, office=True)
    for said, text in ((name, head.issuer), (_parent(head, source) or "", head.parent or "")):
        if words := guessed_in(said, text, source):
            doubts.append(Doubt(_UNTOLD.format(words=words, said=said), "name"))
    if _ODD.search(name) or _ODD.search(head.parent or ""):
        doubts.append(Doubt("tên cơ quan có thể lẫn chữ của cột bên cạnh; xem lại", "name"))
    return name


_WHOSE = regex(
    r"\bcủa\s+(?:Ban (?:Chấp hành|Thường vụ),?\s+(?:và\s+)?)*(?P<office>(?:(?:Ủy|Uỷ) ban nhân dân|UBND|Hội đồng nhân dân|HĐND|(?:Ủy ban )?(?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?|Đảng (?:ủy|uỷ))"
    r"\s+(?:phường|xã|đặc khu)(?:\s+(?!năm\b|trong\b|và\b|về\b)(?-i:[A-ZĐÀ-Ỹ])[\w'’-]*){1,4}?)(?=\s+(?:năm|quý|tháng|giai đoạn|khóa|nhiệm kỳ)\b|\s*(?:[(,.–-]|\d+ tháng|$))",
    re.IGNORECASE,
)
"""Whose programme it is, with its place, in a title: `CÔNG TÁC NĂM 2027 CỦA UBND XÃ SUỐI TRẦM`."""


def _take_office_out(head: Head, doubts: list[Doubt]) -> None:
    """The office that drew a paper up, last in the letterhead, is not who issues it where the title names the one above it."""
    said, title = fold(head.issuer or ""), fold(head.title or "")
    above, whose = body_in(head.parent or "")[0], body_in(title.rpartition(" cua ")[2])[0]
    if said.startswith("van phong") and "van phong" not in title and above and above == whose:
        doubts.append(Doubt(f"chưa ghi “{head.issuer}”, nơi lập văn bản", "name"))
        head.parent, head.issuer = None, head.parent


_PLACE = regex(r"(?<=\w\s)\s*\b(?:phường|xã|đặc khu|thị trấn|tỉnh|thành phố)\s.*", re.IGNORECASE)
"""The place in the name of an office, which an id does without: `hoi-nong-dan`."""


def _parent(head: Head, source: str) -> str | None:
    return sentence_case(head.parent, source, office=True) if head.parent else None


def of_two_offices(head: Head, closing: Closing, doubts: list[Doubt]) -> None:
    """Of two offices that issue a paper together, each signing, keep the one the letterhead names first, and its signature."""
    several = [*reversed(closing.others), closing.signed]
    signed = {body_in(one.authority or "")[0]: one for one in several}
    first, second = body_in(head.parent or "")[0], body_in(head.issuer or "")[0]
    if first and first != second and {first, second} <= set(signed):
        message = f"văn bản của hai cơ quan; chưa ghi “{head.issuer}”"
        doubts.append(Doubt(message, "name"))
        head.parent, head.issuer, second = None, head.parent, first
    if second in signed and second:
        closing.keep(signed[second])


def default_body(head: Head, issuer: str | None) -> tuple[str, str]:
    """Who the content is for when no heading says so: the one body of the title, else the issuer."""
    title = head.title or ""
    said, named = heading_of(issuer or ""), heading_of(title)
    if (
        named.body not in (None, "dang-uy", "mttq", "chi-bo", "chu-tich-ubnd")
        and said.body != named.body
        and (said.body or fold(issuer or "?") not in fold(title.partition(named.body_name)[0]))
    ):
        both = re.search(r"chấp hành.*thường vụ|đảng [uủỷ].*thường vụ", title, re.IGNORECASE)
        if not both:
            return named.body, named.body_name
    led = next(filter(None, map(carries_out, head.preamble)), None)
    if led and led.body not in (None, said.body) and not named.body:
        return led.body, led.body_name
    if issuer is None:
        return named.body or "co-quan", named.body_name or "Cơ quan ban hành"
    return said.body or slug(_PLACE.sub("", issuer)) or "co-quan", issuer


def assembled(
    year: int, issuer: str | None, head: Head, content: Content, closing: Closing, agencies: Table,
    doubts: list[Doubt], source: str,
) -> Program:  # fmt: skip
    """The programme of all that was read."""
    preamble = "\n".join([*head.preamble, *content.introduction]) or None
    if content.introduction:
        doubts.append(Doubt("các mục trước phần nội dung xếp chung vào đoạn dẫn", "preamble"))
    document = Document(
        number=head.number,
        place=_place(head, doubts),
        date=_date(head, doubts),
        title=_title(head, year, source, doubts),
        bases=head.bases,
        preamble=preamble,
        headings=_headings(content, issuer, sections_of(preamble)),
        symbol=_symbol(head, doubts),
    )
    signed, signature = closing.signed, None
    for other in closing.others:
        said = ", ".join(filter(None, (*other.authorities, other.post, other.signer)))
        doubts.append(Doubt(f"văn bản có nhiều người ký; chưa ghi “{said}”", "signature"))
    if signed.post:
        signature = Signature(authority=signed.authority, post=signed.post, name=signed.signer)
    return Program(
        format=1,
        year=year,
        issuer=Issuer(parent=_parent(head, source), name=issuer),
        document=document,
        agencies=agencies.agencies,
        bodies=content.bodies,
        implementation=content.implementation,
        recipients=[Recipient(name=name, purpose=purpose) for name, purpose in closing.recipients],
        signature=signature,
    )


def with_profile(program: Program, head: Head, doubts: list[Doubt]) -> Program:
    """The programme with the profile its letterhead shows, where issuer and date would have it printed under another title."""
    shown = head.nation and _TITLES.get(fold(head.nation))
    if not shown:
        return program
    usual = choose(program, None, [], program.dated).profile
    if fold(usual.words.nation) == fold(shown.title):
        return program
    writer = program.model_copy(update={"issuer": Issuer(name=shown.writer)})
    meant = choose(writer, None, [], program.dated).profile
    message = f"bản gốc in “{shown.title}” nên theo thể thức này; bỏ dòng này thì in “{usual.words.nation}”"
    doubts.append(Doubt(message, "profile"))
    document = program.document.model_copy(update={"profile": meant.id})
    return program.model_copy(update={"document": document})


def with_brackets(program: Program) -> Program:
    """The programme with the brackets of a purpose printed once: by the profile, or with the name."""
    own = choose(program, None, [], program.dated).profile.words.purpose.startswith("(")
    recipients = [
        Recipient(name=f"{one.name} {one.purpose}")
        if not own and (one.purpose or "").startswith("(")
        else Recipient(name=one.name, purpose=one.purpose and one.purpose.strip("()"))
        for one in program.recipients
    ]
    return program.model_copy(update={"recipients": recipients})


def _headings(content: Content, issuer: str | None, before: int) -> Headings:
    """The headings of the two parts, behind so many sections; one that does not stand in the document is not printed."""
    last = _counted_on(content, issuer, before)
    said = {"content": content.content_heading, "implementation": last}
    if content.content_heading and not content.implementation:
        del said["implementation"]
    return Headings(**said)


def _counted_on(content: Content, issuer: str | None, before: int) -> str | None:
    """The heading of the last part; where it was numbered, its number goes on from the sections and bodies printed before it."""
    heading = content.implementation_heading
    sign, _, words = (heading or "").partition(". ")
    if not words or not sign.isupper():
        return heading
    if content.content_heading:
        return words if sign == "B" else heading
    alone = len(content.bodies) == 1 and is_of_issuer(content.bodies[0].name, issuer or "")
    return words if alone else f"{roman(before + len(content.bodies) + 1)}. {words}"


def _symbol(head: Head, doubts: list[Doubt]) -> str | None:
    if head.symbol is None:
        doubts.append(Doubt("văn bản không có số và ký hiệu", "symbol"))
    return head.symbol


def _place(head: Head, doubts: list[Doubt]) -> str | None:
    if head.place is None:
        doubts.append(Doubt("văn bản không ghi nơi ban hành", "place"))
    return head.place


def _date(head: Head, doubts: list[Doubt]) -> str | None:
    """The day of the document, or its month while the day is blank; None, with a check, where it cannot be read."""
    of_year, month, day = head.date or (None, None, None)
    if of_year is None or month is None:
        written = f": chỉ đọc được năm {of_year}" if of_year else ""
        doubts.append(Doubt(f"văn bản không ghi đủ ngày tháng ban hành{written}", "date"))
        return None
    try:
        date(of_year, month, day or 1)
    except ValueError:
        written = "/".join(str(part) for part in (day, month, of_year) if part)
        doubts.append(Doubt(f"ngày ban hành “{written}” không có trong lịch", "date"))
        return None
    return f"{of_year}-{month:02d}" + (f"-{day:02d}" if day else "")


def _title(head: Head, year: int, source: str, doubts: list[Doubt]) -> str:
    """The title in running letters, as a paper prints it under its kind; a check where nothing tells the capitals of whose it is."""
    if head.title:
        said = sentence_case(head.title, source, office=True)
        if words := guessed_in(said.partition(" của ")[2], head.title, source):
            doubts.append(Doubt(_UNTOLD.format(words=words, said=said), "title"))
        return said
    doubts.append(Doubt("văn bản không có trích yếu", "title"))
    return f"Công tác năm {year}"
