"""CTR4xx, signs and spaces: what nobody sees, spaces and signs out of place, sentences without an end."""

import re
from collections.abc import Callable, Iterable, Iterator

from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Change, Problem, Severity
from ctr_cli.rules.form.together import replaced, together
from ctr_cli.rules.printed import (
    INVISIBLE,
    LONGEST_TEXT,
    Printed,
    in_address,
    passages,
    printed,
    showing,
    too_long,
    whole,
)
from ctr_cli.rules.registry import Subject, rule

_ALIKE = str.maketrans("ÐðƉаесорхуАЕОРСТХВМНКі，；：（）％", "ĐđĐaecopxyAEOPCTXBMHKi,;:()%")
_LETTER = r"[^\W\d_]"
_HIDDEN = f"[{INVISIBLE}]"
_ODD_SPACE = "[\u00a0\u2002-\u200a\u202f\u3000]"
_SPACE_SIGNS = tuple("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000")
_FOREIGN_LETTERS = tuple("ÐðƉаесорхуАЕОРСТХВМНКі，；：（）％")
_FOREIGN_LETTER = "[ÐðƉаесорхуАЕОРСТХВМНКі，；：（）％]+"
_SPACES = r"(?<=\S) {2,}(?=\S)"
_EDGE = r"\A\s+|(?!\n\Z)\s+\Z"
"""Blanks at either end; a block of YAML (`text: |`) ends in a line break, which is none."""
_BEFORE_SIGN = r"(?<=[\w)”\"]) +(?P<sign>[,;:])(?=\w)|(?<=[\w)”\"]) +(?=[,;:!?)\]”](?!\w))|(?<=[\w)”]) +(?=\.(?:\s|\Z))"
_AFTER_OPEN = r"(?<=[\s(][(\[“]) +(?=\S)"
_IN_QUOTES = r'(?<![\w"])"((?: [^"]*\S ?|[^"]*\S ))"(?![\w"])'
_PARTED = "|".join(
    rf"(?<={noun}),(?= về )"
    for noun in (
        "ý kiến",
        "nhận thức",
        "kế hoạch",
        "nghị quyết",
        "chỉ thị",
        "quy định",
        "quy chế",
        "đề án",
        "báo cáo",
    )
)
_UNSPACED = (
    rf"[,;:.()”](?:(?<=[\w)”][,;])(?={_LETTER}|[(“])|(?<={_LETTER}[,;])(?=\d)|(?<={_LETTER}:)(?={_LETTER})"
    rf"|(?:(?<=[a-zà-ỹ]{{2}}\.)|(?<=\d{{3}}\.)|(?<=/\d\.)|(?<=/\d\d\.))(?=[A-ZÀ-ỸĐ][a-zà-ỹ])"
    rf"|(?<=\w\()(?!s\)|[A-Z]\d)|(?<=[)”])(?={_LETTER}))"
)
_DOUBLE_SIGN = (
    r"(?P<one>[,;:%])(?:\s*(?P=one))+|(?<!\.)(?P<stop>\.)\s?\.(?![.\w])|,\s*(?=;)|[,;:!?](?=\s?\.(?!\.))|[;:](?=,)"
    r"|(?:(?<=[a-zà-ỹ]{2})|(?<=\d\d))(?P<last>\.)[,;](?=\s*\Z)|(?<=[a-zà-ỹ]{2})\.(?=[,;] )|(?P<more>\.\.\.)\.+"
    r"|(?P<dash>[-–—])[-–—]+"
)
_TWO_SIGNS = r"[,;:!?.%–—-] ?[,;:.%–—-]"
"""Finds what `_DOUBLE_SIGN` may be in faster."""
_LOPSIDED = (
    rf"(?<={_LETTER})- (?={_LETTER})|(?<={_LETTER}) -(?={_LETTER})(?!\w+/)|(?<=\d)(?:- | -)(?=\d)"
)
_DANGLING = regex(r"(?:[,\-–]|\b(?:và|hoặc|của|về|cho|các|những|với|tại|để|do|trong))\s*\Z")
_UNITS = "km|ha|m|cm|mm|kg|ml|kw|kwh|kv|mw|gb|mb|tb"
_GLUED = (
    r"(?<![\w/.-])(?:[Tt]háng|[Nn]ăm|[Nn]gày|[Qq]uý|[Kk]h[óo][aá]|[Ll]ần|[Đđ]ợt|[Ss]ố|[Kk]ỳ)(?=\d|[IVX]+\b)"
    r"|(?<![\w/.,-])[a-zà-ỹđ]*[à-ỹđ][a-zà-ỹđ]*(?=\d+\b)"
    rf"|(?<![\w/-])\d+(?=(?!(?:{_UNITS})\b)[bcdđghklmnpqrstvx]*[aăâeêioôơuưyà-ỹ]{{1,3}}[cghmnptuoiy]{{0,2}}\b)(?=\w\w)"
)
_LOUD_UNIT = r"(?<=\d) ?(?:KM|KG|HA|CM|MM)(?!\w)"
_GLUED_UNIT = rf"(?<![\w/-])\d+(?=(?:{_UNITS})\b)"
_NUMBER_AND_LETTER = r"[IVX0-9](?:(?<=[a-zà-ỹ].)|(?<=\d)(?=[a-zà-ỹđ]))"
"""Finds what `_GLUED` may be in ten times faster."""


def _told(
    texts: Iterable[Printed],
    pattern: str,
    message: str,
    hint: str,
    replaced_by: Callable[[re.Match[str]], str],
    severity: Severity | None = None,
) -> Iterator[Problem]:
    """One problem for all places where a pattern is found, with the edits that mend them."""
    found = [
        (passage, match)
        for passage in texts
        for match in re.finditer(pattern, passage.text)
        if not in_address(passage.text, match.start())
    ]
    if found:
        changes = replaced(
            [(p, *match.span()) for p, match in found], [replaced_by(match) for _, match in found]
        )
        seen = [(p, m.start(), max(m.end(), m.start() + 1)) for p, m in found]
        yield together(seen, message, hint, changes, note="cũng ở đây", severity=severity)


def _matching(subject: Subject, pattern: str) -> list[Printed]:
    """The texts in which a pattern is found that looks at no white space: all are searched as one."""
    texts, passages = whole(subject), printed(subject)
    found = dict.fromkeys(texts.which(match.start()) for match in re.finditer(pattern, texts.text))
    return [passages[index] for index in found]


@rule("CTR401", "warning")
def nothing_hidden(subject: Subject) -> Iterator[Problem]:
    """No characters that nobody sees stand in a text."""
    message = "có ký tự ẩn không nhìn thấy được, thường dính vào khi chép từ Zalo hay trang mạng"
    yield from _told(showing(subject, *INVISIBLE), _HIDDEN, message, "xóa ký tự ẩn", lambda _: "")


@rule("CTR402", "warning")
def plain_spaces(subject: Subject) -> Iterator[Problem]:
    """Spaces are plain spaces."""
    message = "có dấu cách đặc biệt (không ngắt dòng) thay cho dấu cách thường"
    texts = showing(subject, *_SPACE_SIGNS)
    yield from _told(texts, _ODD_SPACE, message, "thay bằng dấu cách thường", lambda _: " ")


@rule("CTR403", "warning")
def vietnamese_letters(subject: Subject) -> Iterator[Problem]:
    """No letter of another alphabet stands for one it looks like."""
    yield from _told(
        showing(subject, *_FOREIGN_LETTERS),
        _FOREIGN_LETTER,
        "có chữ của bảng chữ khác trông giống chữ Việt (ð thay cho đ, chữ Nga thay cho a, e, o)",
        "gõ lại bằng chữ Việt",
        lambda match: match.group().translate(_ALIKE),
    )


_NO_LETTERS = "[\ue000-\uf8ff\ufffd]"


@rule("CTR415", "warning")
def letters_can_be_shown(subject: Subject) -> Iterator[Problem]:
    """No sign stands in a text that only one font shows, or that replaced one nobody could read."""
    for match in re.finditer(_NO_LETTERS, whole(subject).text):
        index = whole(subject).which(match.start())
        at = match.start() - whole(subject).starts[index]
        message = (
            "có ký hiệu không phải chữ (của riêng một phông, hoặc thay cho chữ không đọc được)"
        )
        yield Problem(printed(subject)[index].path, message, "gõ lại chữ này", at, at + 1)


@rule("CTR404", "warning")
def single_spaces(subject: Subject) -> Iterator[Problem]:
    """One space stands between words, none at either end."""
    message, hint = "thừa dấu cách giữa hai từ", "để một dấu cách"
    yield from _told(showing(subject, "  "), _SPACES, message, hint, lambda _: " ")
    loose = [p for p in printed(subject) if p.text.strip() != p.text.removesuffix("\n")]
    message, hint = "thừa dấu cách ở đầu hoặc cuối câu", "bỏ dấu cách thừa"
    yield from _told(loose, _EDGE, message, hint, lambda _: "")


@rule("CTR405", "warning")
def no_space_before_signs(subject: Subject) -> Iterator[Problem]:
    """No space stands before a comma, a full stop or a closing bracket, nor after an opening one."""
    yield from _told(
        showing(subject, " ,", " ;", " :", " .", " !", " ?", " )", " ]", " ”"),
        _BEFORE_SIGN,
        "thừa dấu cách trước dấu câu",
        "viết dấu câu liền chữ trước",
        lambda match: f"{match['sign']} " if match["sign"] else "",
    )
    yield from _told(
        showing(subject, "( ", "[ ", "“ "),
        _AFTER_OPEN,
        "thừa dấu cách sau dấu mở ngoặc",
        "viết liền sau dấu mở ngoặc",
        lambda _: "",
    )
    yield from _told(
        showing(subject, '" ', ' "'),
        _IN_QUOTES,
        "thừa dấu cách sau dấu nháy mở hoặc trước dấu nháy đóng",
        "viết liền với dấu nháy",
        lambda match: f'"{match[1].strip()}"',
    )


@rule("CTR406", "warning")
def space_after_signs(subject: Subject) -> Iterator[Problem]:
    """A space stands after a comma or a full stop, and before an opening bracket."""
    yield from _told(
        _matching(subject, _UNSPACED),
        _UNSPACED,
        "thiếu dấu cách sau dấu câu hoặc cạnh dấu ngoặc",
        "thêm một dấu cách",
        lambda match: " (" if match.group() == "(" else match.group() + " ",
    )


@rule("CTR407", "warning")
def no_sign_twice(subject: Subject) -> Iterator[Problem]:
    """No sign stands twice, and no comma before another sign."""
    yield from _told(
        _matching(subject, _TWO_SIGNS),
        _DOUBLE_SIGN,
        "thừa dấu câu: hai dấu liền nhau",
        "bỏ một dấu",
        lambda match: next(filter(None, match.groups()), ""),
    )


@rule("CTR413", "warning")
def no_comma_before_its_object(subject: Subject) -> Iterator[Problem]:
    """No comma parts `ý kiến`, `kế hoạch` and the like from the `về` that belongs to them."""
    texts = [
        passage
        for passage in showing(subject, ", về ")
        if passage.text.find(", về ") + 2 == passage.text.find("về ")
    ]
    yield from _told(texts, _PARTED, "thừa dấu phẩy trước “về”", "bỏ dấu phẩy", lambda _: "")


@rule("CTR408", "warning")
def brackets_close(subject: Subject) -> Iterator[Problem]:
    """Brackets and quotation marks that open also close."""
    for passage in printed(subject):
        for opening, closing in ("()", "[]", "“”", "«»"):
            if opening not in passage.text and closing not in passage.text:
                continue
            at = _unpaired(passage.text, opening, closing)
            if at is not None:
                sign = passage.text[at]
                other = closing if sign == opening else opening
                message = f"dấu {sign} không có dấu {other} đi cùng"
                yield Problem(passage.path, message, f"thêm {other} hoặc bỏ {sign}", at, at + 1)
        if passage.text.count('"') % 2:
            at = passage.text.rindex('"')
            message = 'dấu nháy " không có dấu nháy đi cùng'
            yield Problem(passage.path, message, 'thêm " hoặc bỏ "', at, at + 1)


_ENUMERATES = regex(r"(?:\A|\s)(?:\d{1,2}|[a-zđA-ZĐ]|[ivxIVX]{1,4})\)\Z")


def _unpaired(text: str, opening: str, closing: str) -> int | None:
    """Where the first bracket without its partner stands."""
    open_at: list[int] = []
    for at, char in enumerate(text):
        if char == opening:
            open_at.append(at)
        elif char == closing:
            if not open_at and not _ENUMERATES.search(text, 0, at + 1):
                return at
            if open_at:
                open_at.pop()
    return open_at[0] if open_at else None


@rule("CTR409", "warning")
def dashes_stand_even(subject: Subject) -> Iterator[Problem]:
    """A hyphen, or a slash, has a space on both sides, or on none."""
    yield from _told(
        showing(subject, "- ", " -"),
        _LOPSIDED,
        "dấu gạch nối chỉ có dấu cách một bên",
        "để dấu cách cả hai bên",
        lambda _: " - ",
    )
    yield from _told(
        showing(subject, "_"),
        r"(?<=\d) ?_ ?(?=\d)",
        "dấu gạch dưới đứng thay dấu gạch nối",
        "dùng dấu gạch nối",
        lambda _: "-",
    )
    yield from _told(
        showing(subject, " /", "/ "),
        r"(?<=\w) /(?=\w)|(?<=\w)/ (?=\w)",
        "dấu gạch chéo chỉ có dấu cách một bên",
        "viết liền hai bên",
        lambda _: "/",
    )


def _sentences(subject: Subject) -> tuple[list[Printed], list[Printed]]:
    """The items, and the paragraphs on how the programme is carried out."""
    items = [p for p in printed(subject) if p.path[-1] == "text"]
    return items, [p for p in printed(subject) if p.path[0] == "implementation"]


@rule("CTR410", "warning")
def sentences_end(subject: Subject) -> Iterator[Problem]:
    """An item, or a paragraph, ends with a full stop where most others do."""
    for alike in _sentences(subject):
        bare = [p for p in alike if _ends_bare(p.text.rstrip())]
        if not bare or len(bare) * 3 > len(alike):
            continue
        ends = [(p, len(p.text.rstrip())) for p in bare]
        yield together(
            [(p, end - 1, end) for p, end in ends],
            "nội dung không có dấu chấm cuối câu như các nội dung khác",
            "thêm dấu chấm",
            [(p.path, Change(end, end, ".")) for p, end in ends],
            note="cũng ở đây",
        )


def _ends_bare(text: str) -> bool:
    return (text[-1:].isalnum() or text[-1:] in ')”"') and not _dangling(text)


def _dangling(text: str) -> re.Match[str] | None:
    """The sign or the joining word after which a text breaks off."""
    return _DANGLING.search(text, max(0, text.rfind(" ")))


@rule("CTR411", "warning")
def sentences_are_whole(subject: Subject) -> Iterator[Problem]:
    """No item and no paragraph breaks off after a comma or a joining word, no item without details after a colon."""
    items, paragraphs = _sentences(subject)
    explained = {p.path[:-2] for p in printed(subject) if "details" in p.path}
    for passage in (*items, *paragraphs):
        text = passage.text.rstrip()
        match = _dangling(text)
        start, end = match.span() if match else (len(text) - 1, len(text))
        listed = passage.path[:-1] in explained or passage in paragraphs[:-1]
        opens = text.endswith(":") and not listed
        if match or opens:
            message = "câu bỏ lửng, chưa hết ý"
            yield Problem(passage.path, message, "viết nốt phần còn thiếu", start, end)


@rule("CTR412", "warning", "info")
def numbers_stand_apart(subject: Subject) -> Iterator[Problem]:
    """A space stands between a number and the word it counts or names: tháng 6, quý IV, 6 tháng."""
    yield from _told(
        _matching(subject, _NUMBER_AND_LETTER),
        _GLUED,
        "chữ và số viết liền nhau",
        "thêm một dấu cách",
        lambda match: match.group() + " ",
    )
    yield from _told(
        _matching(subject, _NUMBER_AND_LETTER),
        _GLUED_UNIT,
        "số và ký hiệu đơn vị viết liền nhau",
        "thêm một dấu cách",
        lambda match: match.group() + " ",
        severity="info",
    )
    yield from _told(
        showing(subject, "KM", "KG", "HA", "CM", "MM"),
        _LOUD_UNIT,
        "ký hiệu đơn vị viết hoa",
        "viết thường: km, kg, ha",
        lambda match: " " + match.group().strip().lower(),
    )


@rule("CTR414", "warning")
def texts_can_be_read(subject: Subject) -> Iterator[Problem]:
    """No text, and no word of one, is too long to be proof-read."""
    for passage in passages(subject):
        span = too_long(passage.text)
        if span:
            what = "đoạn" if span[1] > LONGEST_TEXT else "từ"
            message = f"{what} dài {span[1] - span[0]} ký tự: không soát được, cả đoạn này bỏ qua"
            yield Problem(passage.path, message, "tách thành nhiều đoạn, hoặc gõ lại từ này", *span)
