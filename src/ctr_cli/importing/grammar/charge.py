"""Who is charged with what, and by when: one parser for a bracket, a line, a sentence or a cell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from ctr_cli.importing.grammar.due import (
    Due,
    due_in,
    handed_in_some_day,
    held_again,
    held_each_quarter,
    held_in_half,
    said_behind_label,
    without_due,
)
from ctr_cli.importing.grammar.due_beside import (
    clauses_of_time,
    due_of,
    fixes_time,
    says_more,
    without_clauses,
    words_of,
)
from ctr_cli.importing.grammar.heading import BRACKET, patterns
from ctr_cli.importing.grammar.names import (
    begins_agency,
    held,
    is_office,
    is_person,
    only_offices,
)
from ctr_cli.importing.grammar.phrase import LABEL, MARKS, OTHERS, ROLE, Phrase
from ctr_cli.importing.grammar.roles import (
    ROLES,
    helpers_apart,
    roles_inline,
    spelt_out_roles,
)
from ctr_cli.importing.grammar.verbs import without_overseers
from ctr_cli.importing.reading.ditto import repeats
from ctr_cli.importing.reading.lines import is_caps
from ctr_cli.language.keys import tone_key
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex
from ctr_cli.model.values import ROLE_WORDS, Role

_BESIDE_ROLE = r"(?:chủ\s+trì|phối\s+hợp|chuẩn\s+bị|tham\s+mưu|thực\s+hiện|trình|thẩm\s+tra|thẩm\s+định|báo\s+cáo|nội\s+dung|tài\s+liệu|hồ\s+sơ|dự\s+thảo|văn\s+bản|chính|chung|với|cùng|và|các|cơ\s+quan|đơn\s+vị|triển\s+khai|tổ\s+chức|soạn\s+thảo|xây\s+dựng|hội\s+nghị|kỳ\s+họp|phiên\s+họp)"
"""Words of a label beside its role; with any other, `Chuẩn bị khai giảng: …` is a work."""
_LINE = regex(
    rf"""^(?:\*\s*)*(?:
    {LABEL}[\w, ]{{0,40}}(?:chủ\s+trì|phối\s+hợp|chuẩn\s+bị|tham\s+mưu|thực\s+hiện|trình|thẩm\s+tra|thẩm\s+định)[^:]{{0,30}}:
    |(?:chủ\s+trì|phối\s+hợp|chuẩn\s+bị|tham\s+mưu|thực\s+hiện|thẩm\s+tra|thẩm\s+định)(?:(?:,|\s+và)?\s+{_BESIDE_ROLE})*\s*:
    |trình\s*:(?!\s*(?:ban\s+(?:chấp|thường)|BCH|BTV|thường\s+trực|hội\s+đồng|HĐND|(?:đảng|chi)\s+\w+(?:\s+(?:phường|xã))?[\s.;]*$))
    |(?:đơn\s+vị|cơ\s+quan|đ/v|c/q|người\s+(?:thực\s+hiện|phụ\s+trách|chuẩn\s+bị|chủ\s+trì|tham\s+mưu|trình|báo\s+cáo)|phụ\s+trách|đảm\s+nhiệm|chịu\s+trách\s+nhiệm|phân\s+công)[\w, ]{{0,30}}:)""",
    re.IGNORECASE | re.VERBOSE,
)
OPENING = regex(
    r"^(?i:giao(?:\s+cho)?|phân công|do|đề nghị)\s+(?!ban\s+(?!xây|tổ|tuyên|dân|nội|quản|chỉ))(?=\S)"
)
"""How an order opens; `Giao ban` is a meeting."""


@dataclass(slots=True)
class Charge:
    """Assignments as (name, role) in the order written, a deadline and a product, and words none of them holds.

    `beside` are clauses that stand with the names and say something else; `again` tells that a sign
    stands for what was said of the item above: `who` prepares it, or `when`; `roles` are words of roles that a
    programme has no role for.
    """

    assignments: list[tuple[str, Role]] = field(default_factory=list)
    due: Due | None = None
    product: str | None = None
    rest: str = ""
    doubt: str = ""
    beside: list[str] = field(default_factory=list)
    again: Literal["", "who", "when"] = ""
    roles: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.assignments or self.due or self.product or self.again)


def merged(charges: Iterable[Charge]) -> Charge:
    """What several charges say, as one."""
    whole = Charge()
    for charge in charges:
        whole.assignments += charge.assignments
        whole.due = charge.due or whole.due
        whole.product = charge.product or whole.product
        whole.rest = f"{whole.rest} {charge.rest}".strip()
        whole.doubt = charge.doubt or whole.doubt
        whole.beside += charge.beside
        whole.roles += charge.roles
        whole.again = charge.again or whole.again
    return whole


def is_agency_line(text: str) -> bool:
    """Whether a line begins with a label such as `Cơ quan chuẩn bị, phối hợp:`."""
    presents = patterns("presents").match(text)
    if presents:
        return only_offices(text[presents.end() :])
    return bool(_label_of(text) or patterns("subject").match(text))


def _label_of(text: str) -> re.Match[str] | None:
    """The label a line begins with; none where an office stands before its role word: `Ban Xây dựng Đảng chuẩn bị, phối hợp: …`."""
    label = _LINE.match(text)
    role = ROLE.search(label[0]) if label else None
    who = text[: role.start("role")].strip(" *,") if role else ""
    named = is_office(who) or any(letter.isupper() for letter in who[1:])
    return None if named and not is_caps(who) and only_offices(who) else label


def is_subject_line(text: str) -> bool:
    """Whether a line says who is inspected or supervised: `Đối tượng giám sát: …`."""
    return bool(patterns("subject").match(text))


def charge_of_line(text: str) -> Charge:
    """The charge in a line with a label; a label that names several roles means those who prepare."""
    subject = patterns("subject").match(text)
    if subject:
        return parse(text[subject.end() :], "subject", strict=False)
    label = _label_of(text) or patterns("presents").match(text)
    body = text[label.end() :] if label else text
    if repeats(body):
        return Charge(again="who")
    key = tone_key(re.sub(r"\s+", " ", label[0])) if label else ""
    said: list[Role] = [role for word, role in ROLES.items() if tone_key(word) in key]
    said = [role for role in said if role != "perform"] or said
    said = ["lead"] if said == ["lead", "advise"] else said
    charge = parse(body, said[0] if len(said) == 1 else "prepare", strict=False)
    charge.roles += [word for word in OTHERS if tone_key(word) in key]
    return charge


def is_agency(*names: str) -> str:
    """The question whether names are those of agencies."""
    return f"“{'”, “'.join(names)}” có phải tên cơ quan không"


def parse(text: str, default: Role = "prepare", *, strict: bool = True) -> Charge:
    """The charge in a phrase: `A, B chuẩn bị`, `A chủ trì, phối hợp với B`, `chủ trì: A; phối hợp: B`.

    `strict` gives an empty charge when anything named is not like an agency; else it is doubted only.
    """
    charge = Charge()
    text = roles_inline(spelt_out_roles(text))
    alone, helpers = helpers_apart(text)
    beside = [parse(said, default, strict=strict) for said in helpers]
    if beside and alone.strip() and all(one.assignments and not one.rest for one in beside):
        return merged([parse(alone, default, strict=strict), *beside])
    text = take_product(_take_due(text.strip().rstrip(MARKS + "/ "), charge), charge)
    text, oversee = without_overseers(text)
    charge.beside += oversee
    phrase = Phrase(held(OPENING.sub("", text.strip(" ,;."))), default, whole=not strict)
    together = _TOGETHER if strict else _BESIDES
    phrase.kept.text = together.sub(_helped, phrase.kept.text)
    for match in ROLE.finditer(phrase.kept.text):
        phrase.take(match)
    phrase.end()
    clauses = re.split(r"\s*;\s*", text) if any(";" in rest for rest in phrase.rests) else []
    parted = [parse(clause, default, strict=strict) for clause in clauses]
    if parted and all(clause.assignments for clause in parted):
        return merged([charge, *parted])
    broken = any(name.count("(") != name.count(")") for name, _ in phrase.assignments)
    if broken and (brackets := BRACKET.findall(text)):
        bare = parse(BRACKET.sub(" ", text), default, strict=strict)
        return merged([charge, bare, Charge(beside=brackets)])
    charge.assignments = phrase.assignments
    charge.rest = " ".join([charge.rest, *phrase.rests]).strip()
    charge.beside, charge.roles = [*charge.beside, *phrase.beside], phrase.roles
    charge.doubt = phrase.doubt
    charge.beside += _without_brackets(charge.assignments)
    persons_apart(charge, text)
    strange = [name for name, _ in charge.assignments if not begins_agency(name)]
    like_names = (name[:1].isupper() and len(name.split()) <= 9 for name in strange)
    if strange and strict and not (phrase.start and all(like_names)):
        return Charge()
    if strange:
        charge.doubt = is_agency(*strange)
    return charge


_TOGETHER = regex(r",?\s+cùng(?:\s+với)?\s+(?=(?P<who>[^;]+))")
_BESIDES = regex(r",\s+cùng(?:\s+với)?\s+(?=(?P<who>[^;]+))")
"""The same in a list of names behind a label, where without a comma all do the work."""


def _helped(joint: re.Match[str]) -> str:
    """What joins those who help to those who do a work, `Công an xã cùng Đoàn xã`; names with a role of their own behind them do it together."""
    helps = begins_agency(joint["who"]) and not ROLE.search(joint["who"])
    return ", phối hợp với " if helps else joint[0]


def _without_brackets(assignments: list[tuple[str, Role]]) -> list[str]:
    """Take what an office does beside, `Công an xã (mời dự)`, out of the names; each such clause with its name."""
    told = []
    for at, (name, role) in enumerate(assignments):
        if found := patterns("does_beside").fullmatch(name):
            assignments[at] = (found["name"], role)
            told.append(f"{found['name']}: {found['does']}")
    return told


def _take_due(text: str, charge: Charge) -> str:
    due = (
        held_each_quarter(text)
        or due_in(text)
        or held_again(text)
        or held_in_half(text)
        or said_behind_label(text)
    )
    clauses = clauses_of_time(text)
    within = due and any(c.start() < due.end and due.start < c.end() for c in clauses)
    if clauses and (due is None or (within and says_more(due, clauses, text))):
        own = due_of(clauses, text)
        charge.due = own if fixes_time(own) else None
        charge.beside += [] if charge.due else [own.written]
        return without_clauses(text, clauses)
    if due is None:
        said, text = handed_in_some_day(text)
        charge.beside += [capitalised(said)] if said else []
        return text
    if clauses and not within:
        charge.beside += map(words_of, clauses)
        return _take_due(without_clauses(text, clauses), charge)
    charge.due = due
    return without_due(text, due)


_IN_CHARGE = "phụ trách"


def persons_apart(charge: Charge, text: str) -> None:
    """Take the persons out of a charge that names offices too: who has a work in charge gets no letter of it, and is told beside."""
    people = [name for name, _ in charge.assignments if is_person(name)]
    if not people or len(people) == len(charge.assignments):
        return
    for name, role in charge.assignments:
        if name in people:
            said = _IN_CHARGE if re.search(rf"{re.escape(name)} {_IN_CHARGE}", text) else ""
            does = ROLE_WORDS[role] if role != "prepare" else said
            charge.beside.append(f"{name} {does}".strip())
    charge.assignments = [entry for entry in charge.assignments if entry[0] not in people]
    told = sum(one.endswith(_IN_CHARGE) for one in charge.beside)
    charge.roles = [word for word in charge.roles if word != _IN_CHARGE or not told]


def take_product(text: str, charge: Charge) -> str:
    """Put `Sản phẩm: …` into the charge; the text without it."""
    match = patterns("product").search(text)
    if not match:
        return text
    charge.product = match["product"].strip()
    return f"{text[: match.start()]} {text[match.end() :]}".strip()


def has_role(text: str) -> bool:
    """Whether a role is named in a text, outside the names of agencies."""
    return bool(ROLE.search(held(text).text))
