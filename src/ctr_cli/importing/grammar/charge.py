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
)
from ctr_cli.importing.grammar.heading import BRACKET, patterns
from ctr_cli.importing.grammar.names import (
    Held,
    begins_agency,
    held,
    is_office,
    is_person,
    names_offices,
    only_offices,
    split,
)
from ctr_cli.importing.grammar.roles import (
    ROLE_WORD,
    ROLES,
    helpers_apart,
    roles_inline,
    spelt_out_roles,
)
from ctr_cli.importing.grammar.verbs import verb_in, without_overseers
from ctr_cli.importing.reading.ditto import repeats
from ctr_cli.importing.reading.lines import is_bracket, is_caps
from ctr_cli.language.keys import tone_key
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex
from ctr_cli.model.values import ROLE_WORDS, Role

_OTHERS = [word for word, role in ROLES.items() if role == "prepare" and word != ROLE_WORDS[role]]
"""Words of roles that are printed as another: who is `phụ trách` is written down as who prepares."""
_PLAIN_VERB = r"(?:chính|nội\s+dung|tổ\s+chức|triển\s+khai|báo\s+cáo|bày|hoàn\s+thành|xây\s+dựng|soạn\s+thảo|dự\s+thảo|văn\s+bản|tài\s+liệu|giúp\s+việc|ban\s+hành|theo\s+quy\s+định)"
_AFTER_ROLE = (
    rf"(?:(?!phối\s){ROLE_WORD}|phối\s+hợp(?=\s*(?:[,;.]|$|(?!phối\s){ROLE_WORD}|{_PLAIN_VERB})))"
)
"""A further role word behind one: `phối hợp` only where no name follows it."""
_LABEL = r"(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|đ/v|đv|c/q|cq|bộ\s+phận|ban|ngành)\s+(?:được\s+)?(?:giao\s+)?"
_ROLE = regex(
    rf"""(?P<label>\b{_LABEL})?\b(?P<role>{ROLE_WORD})\b
    (?:(?<=đối\ tượng)\s+(?:được\s+)?(?:kiểm\s+tra|giám\s+sát)(?:,?\s+(?:và\s+)?giám\s+sát)?)?
    (?P<more>(?:\s*(?:,|;|và|để)?\s*(?:{_AFTER_ROLE}|{_PLAIN_VERB})\b(?!\s*:))*)
    (?P<with>\s+(?:với|cùng(?:\s+với)?)\b)?(?P<colon>\s*:)?""",
    re.IGNORECASE | re.VERBOSE,
)
_BESIDE_ROLE = r"(?:chủ\s+trì|phối\s+hợp|chuẩn\s+bị|tham\s+mưu|thực\s+hiện|trình|thẩm\s+tra|thẩm\s+định|báo\s+cáo|nội\s+dung|tài\s+liệu|hồ\s+sơ|dự\s+thảo|văn\s+bản|chính|chung|với|cùng|và|các|cơ\s+quan|đơn\s+vị|triển\s+khai|tổ\s+chức|soạn\s+thảo|xây\s+dựng|hội\s+nghị|kỳ\s+họp|phiên\s+họp)"
"""Words of a label beside its role; with any other, `Chuẩn bị khai giảng: …` is a work."""
_LINE = regex(
    rf"""^(?:\*\s*)*(?:
    {_LABEL}[\w, ]{{0,40}}(?:chủ\s+trì|phối\s+hợp|chuẩn\s+bị|tham\s+mưu|thực\s+hiện|trình|thẩm\s+tra|thẩm\s+định)[^:]{{0,30}}:
    |(?:chủ\s+trì|phối\s+hợp|chuẩn\s+bị|tham\s+mưu|thực\s+hiện|thẩm\s+tra|thẩm\s+định)(?:(?:,|\s+và)?\s+{_BESIDE_ROLE})*\s*:
    |trình\s*:(?!\s*(?:ban\s+(?:chấp|thường)|BCH|BTV|thường\s+trực|hội\s+đồng|HĐND|(?:đảng|chi)\s+\w+(?:\s+(?:phường|xã))?[\s.;]*$))
    |(?:đơn\s+vị|cơ\s+quan|đ/v|c/q|người\s+(?:thực\s+hiện|phụ\s+trách|chuẩn\s+bị|chủ\s+trì|tham\s+mưu|trình|báo\s+cáo)|phụ\s+trách|đảm\s+nhiệm|chịu\s+trách\s+nhiệm|phân\s+công)[\w, ]{{0,30}}:)""",
    re.IGNORECASE | re.VERBOSE,
)
OPENING = regex(
    r"^(?i:giao(?:\s+cho)?|phân công|do|đề nghị)\s+(?!ban\s+(?!xây|tổ|tuyên|dân|nội|quản|chỉ))(?=\S)"
)
"""How an order opens; `Giao ban` is a meeting."""
_NO_NAMES = {
    tone_key(word) for word in ("", "các", "những", "và", "các cơ quan", "cơ quan", "đơn vị", "giao", "do")
}  # fmt: skip
MARKS = ".;,:…!?"


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
    role = _ROLE.search(label[0]) if label else None
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
    charge.roles += [word for word in _OTHERS if tone_key(word) in key]
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
    phrase = _Phrase(held(OPENING.sub("", text.strip(" ,;."))), default, whole=not strict)
    together = _TOGETHER if strict else _BESIDES
    phrase.kept.text = together.sub(_helped, phrase.kept.text)
    for match in _ROLE.finditer(phrase.kept.text):
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
    if phrase.behind:
        leads = charge.assignments[-1][1] == "lead"
        charge.assignments += [(n, "coordinate" if leads else default) for n in phrase.behind]
        charge.doubt = _HELPS.format("”, “".join(phrase.behind)) if leads else ""
    charge.beside += _without_brackets(charge.assignments)
    persons_apart(charge, text)
    strange = [name for name, _ in charge.assignments if not begins_agency(name)]
    like_names = (name[:1].isupper() and len(name.split()) <= 9 for name in strange)
    if strange and strict and not (phrase.start and all(like_names)):
        return Charge()
    if strange:
        charge.doubt = is_agency(*strange)
    return charge


_HELPS = "“{}” đứng sau cơ quan chủ trì, hiểu là phối hợp"
_TOGETHER = regex(r",?\s+cùng(?:\s+với)?\s+(?=(?P<who>[^;]+))")
_BESIDES = regex(r",\s+cùng(?:\s+với)?\s+(?=(?P<who>[^;]+))")
"""The same in a list of names behind a label, where without a comma all do the work."""


def _helped(joint: re.Match[str]) -> str:
    """What joins those who help to those who do a work, `Công an xã cùng Đoàn xã`; names with a role of their own behind them do it together."""
    helps = begins_agency(joint["who"]) and not _ROLE.search(joint["who"])
    return ", phối hợp với " if helps else joint[0]


def _without_brackets(assignments: list[tuple[str, Role]]) -> list[str]:
    """Take what an office does beside, `Công an xã (mời dự)`, out of the names; each such clause with its name."""
    told = []
    for at, (name, role) in enumerate(assignments):
        if found := patterns("does_beside").fullmatch(name):
            assignments[at] = (found["name"], role)
            told.append(f"{found['name']}: {found['does']}")
    return told


@dataclass(slots=True)
class _Phrase:
    """A phrase read from role word to role word.

    A role word stands after its names (`A chuẩn bị`) or opens before them (`phối hợp với A`, `chủ trì: A`);
    `leading` is the role that is open, `waiting` are names whose own role word comes later
    (`A phối hợp với B chuẩn bị`), `start` is how far the phrase is read.
    `whole` tells that it is a list of names, in which no verb ends one.
    """

    kept: Held
    default: Role
    whole: bool = False
    assignments: list[tuple[str, Role]] = field(default_factory=list)
    rests: list[str] = field(default_factory=list)
    leading: Role | None = None
    waiting: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    start: int = 0
    behind: list[str] = field(default_factory=list)

    def names(self, text: str) -> tuple[list[str], str]:
        """The names in a piece between role words, and the words after a verb that are none."""
        text = text.strip(" ,;.:-–\n")
        text = (
            text.strip("()[]{}<>")
            if is_bracket(text) or text.count("(") != text.count(")")
            else text
        )
        cut = None if self.whole else verb_in(text)
        rest = self.kept.back(text[cut:]).strip(" ,;") if cut is not None else ""
        text = patterns("before_names").sub("", text[:cut])
        names = [
            re.sub(r"\s+(?:và|cùng|với|do)$", "", name) for name in split(self.kept.back(text))
        ]
        parts = [re.split(r"\s*;\s*", name) for name in names]
        self.beside += [part for _, *more in parts for part in more if part]
        said = [name for name, *_ in parts if tone_key(name) not in _NO_NAMES]
        self.beside += filter(patterns("part_of_month").fullmatch, said)
        return [name for name in said if not patterns("part_of_month").fullmatch(name)], rest

    def take(self, match: re.Match[str]) -> None:
        """Read up to a role word, and the word itself."""
        after = self.kept.text[match.end() :]
        if self.whole and match["label"] and not (match["colon"] or after.strip()[:1].isupper()):
            return  # a group among the names of a list: `các cơ quan tham mưu`
        named = match["label"] and self.start and not after.strip(MARKS + " )")
        until = match.start("role") if named else match.start()
        piece = self.kept.text[self.start : until]
        names, rest = self.names(piece)
        role = _role(match)
        self.roles += [word for word in _OTHERS if tone_key(word) == tone_key(match["role"])]
        straight = role == "coordinate" and after[:1] == " " and begins_agency(after.strip())
        opens = straight or bool(match["colon"] or match["with"] or (match["label"] and not named))
        if role == "coordinate" and match["with"] and match["more"].strip(" ,"):
            opens = True
        if self.leading:
            self._under_leading(names, role, opens=opens)
        elif opens:
            self._opening(names, role)
        elif names:
            self._before_role(piece, names, role)
        self.rests += [rest] if rest else []
        first = not opens and not names and not self.start and role != "submit"
        self.leading = role if opens or first else None
        self.start = match.end()

    def _opening(self, names: list[str], role: Role) -> None:
        """Names before a role that opens wait for theirs; those in their own clause have the default."""
        if names and role != "coordinate":
            self.assignments += [(name, self.default) for name in names]
        else:
            self.waiting = names

    def _under_leading(self, names: list[str], role: Role, *, opens: bool) -> None:
        """Names after a role that opened, then another role word: of those who waited, or a mere verb."""
        self.assignments += [(name, self.leading or role) for name in names]
        if self.waiting and not opens:
            self.assignments[:0] = [(name, role) for name in self.waiting]
            self.waiting = []

    def _before_role(self, piece: str, names: list[str], role: Role) -> None:
        """Names before their role word; in `A; B phối hợp` the first has the role that goes without saying."""
        *apart, _ = re.split(r";|\.\s", piece.strip(" ,;."))
        first: list[str] = []
        if apart and role in ("coordinate", "verify") and not self.assignments:
            first = [name for part in apart for name in self.names(part)[0]]
        elif self.whole and role == "verify" and self.default != role:
            first = names[:-1]
        if names[: len(first)] != first:
            first = []
        self.assignments += [(name, self.default) for name in first]
        self.assignments += [(name, role) for name in names[len(first) :]]

    def end(self) -> None:
        """Read what stands after the last role word."""
        names, rest = self.names(self.kept.text[self.start :])
        if self.start and not (self.leading or self.whole) and names:
            behind = self.kept.back(self.kept.text[self.start :])
            if self._helps(names, rest, behind):
                self.behind = names
            else:
                self.rests.append(behind.strip(" ,;"))
            names, rest = [], ""
        self.assignments[:0] = [(name, self.default) for name in self.waiting]
        self.assignments += [(name, self.leading or self.default) for name in names]
        self.rests += [rest] if rest else []

    def _helps(self, names: list[str], rest: str, behind: str) -> bool:
        """Whether names behind one that leads, or has a work in charge, stand with it: `Công an xã chủ trì; Đoàn xã`."""
        led = self.assignments and (self.assignments[-1][1] == "lead" or "phụ trách" in self.roles)
        return bool(led and not rest and behind.lstrip()[:1] in (",", ";") and names_offices(names))


def _role(match: re.Match[str]) -> Role:
    """The role of a run of role words: its first, but for `phối hợp tham mưu` and `thực hiện, trình`, its second."""
    key = tone_key(match["role"])
    role = next(role for word, role in ROLES.items() if tone_key(word) == key)
    if role != "coordinate" or match["with"]:
        return role
    more = tone_key(match["more"])
    stronger = (
        role for word, role in ROLES.items() if tone_key(word) in more and role != "coordinate"
    )
    return next((other for other in stronger if other != "perform"), role)


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
        charge.beside += [clause[0].strip(" ,.;") for clause in clauses]
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
    return bool(_ROLE.search(held(text).text))
