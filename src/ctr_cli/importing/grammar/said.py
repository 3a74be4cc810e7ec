"""Whole lines that say nothing but who does a thing, how and by when."""

import re

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.charge import (
    OPENING,
    Charge,
    charge_of_line,
    has_role,
    is_agency_line,
    merged,
    parse,
    take_product,
)
from ctr_cli.importing.grammar.due import Due, due_in
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.known import kept
from ctr_cli.importing.grammar.names import begins_agency, names_offices, only_offices
from ctr_cli.importing.grammar.opening import opened
from ctr_cli.importing.grammar.sent import without_whom
from ctr_cli.importing.grammar.when import When, when
from ctr_cli.importing.reading.ditto import repeats
from ctr_cli.importing.reading.lines import is_caps
from ctr_cli.language.beginnings import is_beginning
from ctr_cli.language.patterns import regex


@kept
def is_said(text: str) -> bool:
    """Whether a line says nothing of its own, but who does what was named before, how and by when."""
    return not is_caps(text) and charge_of_sentence(text) is not None


def charge_of_sentence(text: str) -> Charge | None:
    """The charge of a whole sentence that says nothing but who does a thing, how and by when; else None.

    Words beyond that come back in `rest`.
    """
    bare = _OF_ALL.sub("", text.strip().lstrip("*+-– ").strip()).strip()
    bare = patterns("senders").sub("", bare)
    bare = bare if patterns("labelled_line").match(bare) else patterns("of_meeting").sub("", bare)
    if opened(bare):
        return None
    if len(parts := patterns("next_label").split(bare)) > 1:
        labelled = [charge_of_sentence(part) for part in parts]
        return None if None in labelled else merged(filter(None, labelled))
    if is_agency_line(bare):
        return charge_of_line(bare)
    if patterns("labelled_line").match(bare):
        return _labelled(bare)
    if re.fullmatch(r"\(.*\)[.;]?", bare):
        return None
    if charge := _of_helpers_and_days(bare):
        return charge
    named = OPENING.sub("", bare)
    order = named != bare and begins_agency(named)
    outside = _BRACKETS.sub(" ", bare)
    told = has_role(outside) or (order and names_offices(n for n, _ in parse(named).assignments))
    if order and (patterns("shares_out").match(bare) or not told):
        return None
    if not order and not (begins_agency(named) and has_role(outside)):
        return None
    charge = parse(bare)
    names = [name for name, _ in charge.assignments]
    first = re.split(r"(?<=\w\w)\.\s+(?=[A-ZĐÀ-Ỹ])", bare)[0]
    whole = names_offices(names) and (first == bare or has_role(first))
    work = begins_item(bare) and not whole  # `Lãnh đạo khai giảng … – Đoàn trường chuẩn bị`
    if work or any(re.search(r"[.:] ", name) or is_beginning(name) for name in names):
        return None
    return charge if charge.assignments and only_connectives(charge.rest) else None


def _of_helpers_and_days(text: str) -> Charge | None:
    """The charge of a sentence that names nobody who does a thing: only by when, and to whom it is brought, or who helps."""
    said, sent = without_whom(text)
    if patterns("due_line").match(text) and says_deadline(said):
        return Charge(due=due_in(said), beside=sent)
    helped = _HELPED.match(text)
    helps = helped is not None and only_offices(text[helped.end() :].rstrip(" .;"))
    return parse(text) if helps else None


_HELPED = regex(r"phối hợp (?:với|cùng(?: với)?)\s+", re.IGNORECASE)
_WORKS = r"(?:(?:tất cả|toàn bộ|các|những|cả|\d{1,2})\s+)*(?:nội dung|việc|công việc|phần việc|nhiệm vụ|mục)"
_OF_ALL = regex(
    rf"\s*\b{_WORKS}\s+(?:(?:nêu|nói|ở)\s+)?(?:trên(?:\s+đây)?|này)\b(?:\s+(?:đều|phải|cần)\b)*|"
    rf"^{_WORKS}\s+(?:của\s+|trong\s+|thuộc\s+)?(?:quý|tháng)\s+[IVX\d]+(?:(?:\s*/|\s+năm)\s*20\d\d)?(?:\s+(?:đều|phải|cần))*(?=\s(?:do|giao|hoàn thành|xong|trình|gửi)\b)",
    re.IGNORECASE,
)
"""The words for all that stands above, of which a line says who does it and by when: `Các nội dung trên do …`, `Các việc quý II hoàn thành …`."""


def is_of_meeting(text: str) -> bool:
    """Whether a line says who does what for a whole meeting."""
    return bool(patterns("of_meeting").search(text)) and is_said(text)


def all_above(text: str) -> When | None:
    """The time of the works that a line speaks of together, `Các nội dung quý II …`, none where they only stand above it; None for any other line."""
    found = _OF_ALL.search(text.strip("*+-– ("))
    return when(found[0]) if found else None


_BRACKETS = regex(r"[(\[{<][^()\[\]{}<>]*[)\]}>]")


def _labelled(text: str) -> Charge | None:
    """The product, or the time, behind a label; a time that fixes no day or month stays in its words."""
    charge = Charge()
    if repeats(text.partition(":")[2]):
        return Charge(again="when")
    left = take_product(text, charge)
    if charge.product:
        return charge if not left.strip(" .;") else None
    if re.match(r"(?:sản phẩm|kết quả)", text, re.IGNORECASE):
        return None
    charge.due = due_in(text)
    said = charge.due
    if said and only_connectives(text[: said.start] + text[said.end :]):
        return charge
    written = text.strip(" .;")
    return Charge(due=Due(When(), written, 0, len(text), span=True))


def says_deadline(text: str) -> bool:
    """Whether a text says by when and nothing else."""
    due = due_in(text)
    return due is not None and only_connectives(f"{text[: due.start]} {text[due.end :]}")


def only_connectives(rest: str) -> bool:
    """Whether words say nothing beyond who, how and by when."""
    return not re.search(r"\w", patterns("connectives").sub(" ", rest))
