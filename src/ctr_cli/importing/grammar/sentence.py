"""Sentences taken apart: what closing brackets and last sentences say of conditions, agencies and times."""

import re
from dataclasses import dataclass, field

from ctr_cli.importing.grammar.charge import (
    MARKS,
    OPENING,
    Charge,
    charge_of_line,
    has_role,
    is_agency_line,
    is_deadline,
    parse,
    take_product,
)
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.when import when

_CONDITION = re.compile(
    r"^(?:nếu|khi|sau khi|trong trường hợp|trường hợp|tùy|tuỳ|căn cứ|theo (?:chỉ đạo|hướng dẫn|yêu cầu|tình hình|kế hoạch của|quy định)|trên cơ sở|đột xuất|có thể)\b",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"\b(?:do|giao|cho|và|cùng|với|các|là|của|được|sự|có|trách nhiệm|cơ quan|đơn vị|bộ phận|nội dung|chủ trì|phối hợp|"
    r"chuẩn bị|tham mưu|trình|hoàn thành|báo cáo|xong|thực hiện|trước|chậm nhất|đến|thời gian|thời hạn)\b",
    re.IGNORECASE,
)
"""Words of a charge that say nothing beyond who, how and by when."""


@dataclass(slots=True)
class Parts:
    """An item taken apart: its sentence with the closing mark, a condition, and the charge."""

    text: str
    condition: str | None = None
    charge: Charge = field(default_factory=Charge)
    doubts: list[str] = field(default_factory=list)


def take_apart(text: str) -> Parts:
    """An item's sentence without what its closing brackets and its last sentence say of conditions and agencies."""
    parts = Parts(text.strip())
    _take_last_sentence(parts)
    _take_after_dash(parts)
    while True:
        match = _closing_bracket(parts.text)
        if not match:
            break
        before, inner, end = match
        if not _take_bracket(parts, inner):
            break
        parts.text = _ended(before.rstrip(), end)
    return parts if re.search(r"\w", parts.text) else Parts(text.strip())


def _ended(text: str, end: str) -> str:
    """A sentence closed by the mark that stood after its bracket, unless it has one that says more."""
    if text.endswith("...") or not text.endswith(tuple(MARKS)):
        return text if text.endswith("...") else text + end
    keeps = not end or text[-1] == end or text[-1] in ":…!?"
    return text if keeps else text[:-1].rstrip() + end


def _take_after_dash(parts: Parts) -> None:
    """Move `… - X chuẩn bị` at the end, which some write instead of a bracket, into its field."""
    match = re.search(r"\s(?:--+|[-–—])\s+(?P<who>[^()]+)$", parts.text)
    if not match or not begins_agency(match["who"]):
        return
    end = match["who"].rstrip()[-1:]
    charge = parse(match["who"])
    if charge.assignments and not charge.rest and has_role(match["who"]):
        parts.text = parts.text[: match.start()].rstrip() + (end if end in MARKS else "")
        _merge(parts, charge)


def _closing_bracket(text: str) -> tuple[str, str, str] | None:
    """What stands before the last bracket, in it, and the mark after it; None when the text ends otherwise."""
    bare = text.rstrip()
    end = ""
    ending = re.search(r"(?:\.{3}|\./\.|[.;,:…!?])\s*$", bare)
    if ending:
        end, bare = ending[0].strip(), bare[: ending.start()].rstrip()
    if not bare.endswith(")"):
        return None
    depth = 0
    for at in range(len(bare) - 1, -1, -1):
        depth += (bare[at] == ")") - (bare[at] == "(")
        if depth == 0:
            return (bare[:at], bare[at + 1 : -1].strip(), end) if bare[:at].strip() else None
    return None


def _take_bracket(parts: Parts, inner: str) -> bool:
    """Put what a bracket says into its field; False when it belongs to the sentence."""
    if _CONDITION.match(inner):
        return parts.condition is None and _take_condition(parts, inner)
    if parts.charge.assignments and not when(inner):
        return False
    trailing = re.search(r"\s*(?:,|;|\s[-–])\s*((?:nếu|khi)\s.+)$", inner, re.IGNORECASE)
    if trailing and parts.condition is None:
        before = parse(inner[: trailing.start()])
        if before:
            parts.condition = trailing[1].strip()
            _merge(parts, before)
            return True
    charge = parse(inner)
    says_when = charge.assignments or charge.product or is_deadline(inner)
    if not charge or not says_when or not _only_connectives(charge.rest):
        return False
    _merge(parts, charge)
    return True


def _take_condition(parts: Parts, inner: str) -> bool:
    """Put a bracket that begins with a condition into its field, and the charge after it into its own."""
    condition, charge, several = _condition_and_charge(inner)
    if charge and parts.charge.assignments:
        condition, charge = inner, Charge()
    parts.condition = condition
    _merge(parts, charge)
    if several:
        parts.doubts.append(f"tách điều kiện và cơ quan trong “({inner})” đã đúng chưa")
    return True


def _condition_and_charge(inner: str) -> tuple[str, Charge, bool]:
    """A bracket's condition and the charge after it, and whether it could be parted in several ways."""
    for joint in (r"\s+[-–—]\s+", r"\s*;\s*", r"\.\s+", r"\s*,\s*"):
        places = [
            (match, charge)
            for match in re.finditer(joint, inner)
            if begins_agency(inner[match.end() :])
            and (charge := parse(inner[match.end() :])).assignments
            and (has_role(inner[match.end() :]) or joint != r"\s*,\s*")
        ]
        if places:
            match, charge = places[0]
            return inner[: match.start()].strip(), charge, len(places) > 1
    return inner, Charge(), False


def _only_connectives(rest: str) -> bool:
    return not re.search(r"\w", _CONNECTIVE.sub(" ", rest))


def _merge(parts: Parts, charge: Charge) -> None:
    parts.charge.assignments += charge.assignments
    parts.charge.deadline = charge.deadline or parts.charge.deadline
    parts.charge.product = charge.product or parts.charge.product
    parts.charge.rest = f"{parts.charge.rest} {charge.rest}".strip()
    if charge.doubt:
        parts.doubts.append(charge.doubt)


def _take_last_sentence(parts: Parts) -> None:
    """Move a closing `Giao X …`, `X chủ trì, phối hợp với Y.`, `Thời hạn: …` or `Sản phẩm: …` into its field."""
    while True:
        cut = list(re.finditer(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])|;\s+(?=(?:giao|do)\s)", parts.text))
        if not cut:
            return
        last = parts.text[cut[-1].end() :]
        charge = charge_of_sentence(last)
        if charge is None or not _only_connectives(charge.rest):
            return
        end = parts.text[: cut[-1].start()].rstrip()
        parts.text = end if end.endswith(tuple(MARKS)) else f"{end}."
        _merge(parts, charge)


def charge_of_sentence(text: str) -> Charge | None:
    """The charge of a whole sentence that says nothing but who does a thing, how and by when; else None.

    Words beyond that come back in `rest`.
    """
    bare = text.strip().lstrip("*+-– ").strip()
    if is_agency_line(bare):
        return charge_of_line(bare)
    labelled = re.match(
        r"(?:thời (?:hạn|gian)|sản phẩm|kết quả|hoàn thành|tiến độ)[^:]{0,25}:", bare, re.IGNORECASE
    )
    if labelled:
        charge = Charge()
        left = take_product(bare, charge)
        if not charge.product:
            time = when(bare[labelled.end() :])
            if time and not re.search(r"\w", re.sub(r"trước|trong|ngày|hết", "", time.rest)):
                charge.deadline, left = time, ""
        return charge if charge and not left.strip(" .;") else None
    if re.fullmatch(r"\(.*\)[.;]?", bare):
        return None
    order = OPENING.match(bare) and re.match(r"(?:giao|phân công|đề nghị)\b", bare, re.IGNORECASE)
    if not order and not (begins_agency(bare) and has_role(bare)):
        return None
    charge = parse(bare)
    plain = re.search(r"\b(?:chuẩn bị|tham mưu|phối hợp)\s*[.;]?$", bare) and not charge.rest
    if not charge.assignments or not (
        order or plain or any(role == "lead" for _, role in charge.assignments)
    ):
        return None
    return charge
