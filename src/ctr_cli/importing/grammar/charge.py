"""Who is charged with what, and by when: read from a bracket, a line, a sentence or a cell."""

import re
from dataclasses import dataclass, field

from ctr_cli.importing.grammar.names import Held, begins_agency, held, split
from ctr_cli.importing.grammar.when import When, when
from ctr_cli.language.keys import tone_key
from ctr_cli.model.values import Role

_ROLES: tuple[tuple[str, Role], ...] = (
    ("chủ trì", "lead"),
    ("phối hợp", "coordinate"),
    ("chuẩn bị", "prepare"),
    ("tham mưu", "advise"),
)
_LABEL = r"(?:các\s+)?(?:cơ quan|đơn vị|bộ phận|ban|ngành)\s+(?:được\s+)?(?:giao\s+)?"
_ROLE = re.compile(
    rf"(?P<label>\b{_LABEL})?\b(?P<role>chủ trì|phối hợp|chuẩn bị|tham mưu)\b"
    r"(?P<more>(?:\s*(?:,|và)?\s*(?:chủ trì|chuẩn bị|tham mưu|thực hiện|phối hợp(?!\s+\w))\b)*)"
    r"(?P<with>\s+(?:với|cùng(?:\s+với)?))?(?P<colon>\s*:)?",
    re.IGNORECASE,
)
_LINE = re.compile(
    rf"^(?:\*\s*)*{_LABEL}(?:[\w, ]{{0,40}})(?:chủ trì|phối hợp|chuẩn bị|tham mưu|thực hiện)[^:]{{0,30}}:"
    r"|^(?:\*\s*)*(?:chủ trì|phối hợp|chuẩn bị|tham mưu|đơn vị|cơ quan|người thực hiện|người phụ trách|phân công)(?:[\w, ]{0,30}):",
    re.IGNORECASE,
)
OPENING = re.compile(r"^(?:giao(?:\s+cho)?|phân công|do|đề nghị)\s+", re.IGNORECASE)
_DEADLINE = re.compile(
    r"[,;.]?\s*(?:(?:và\s+)?(?P<verb>trình|hoàn thành|báo cáo|xong|thực hiện)\s*)?"
    r"(?P<lead>trong|trước|chậm nhất(?:\s+(?:là|đến|vào))?|vào|xong trước|thời (?:gian|hạn)[^:,;.]{0,20}:(?:\s*(?:trước|trong))?)\s+"
    r"(?P<time>(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*20\d\d|ngày\s+\d{1,2}\s*/\s*\d{1,2}\b(?:\s*/\s*20\d\d)?"
    r"|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+20\d\d|\d{1,2}\s*/\s*20\d\d"
    r"|(?:cuối\s+|đầu\s+)?tháng\s+\d{1,2}(?!\d)(?:\s*(?:/|năm)\s*20\d\d)?|quý\s+(?:IV|I{1,3}|[1-4])\b(?:\s*(?:/|năm)\s*20\d\d)?)",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"(?:sản phẩm|kết quả|hình thức văn bản)(?:\s+\w+){0,3}\s*:\s*(?P<product>[^.;]+)[.;]?",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?<!các)(?<!những)[,;]?\s+(?:để\s+|và\s+)?(?:xây dựng|triển khai|tổ chức(?!\s+chính trị)|thực hiện|báo cáo|trình|hoàn thành|theo dõi|đề xuất|"
    r"soạn thảo|dự thảo|rà soát|tổng hợp|hướng dẫn|đôn đốc|ban hành|kiểm tra(?!\s+Đảng)|nghiên cứu|xem xét)\b",
)
_NO_NAMES = {
    tone_key(word) for word in ("", "các", "những", "và", "các cơ quan", "cơ quan", "đơn vị")
}
MARKS = ".;,:…!?"


@dataclass(slots=True)
class Charge:
    """Assignments as (name, role) in the order written, a deadline and a product, and words none of them holds."""

    assignments: list[tuple[str, Role]] = field(default_factory=list)
    deadline: When | None = None
    product: str | None = None
    rest: str = ""
    doubt: str = ""

    def __bool__(self) -> bool:
        return bool(self.assignments or self.deadline or self.product)


def is_agency_line(text: str) -> bool:
    """Whether a line begins with a label such as `Cơ quan chuẩn bị, phối hợp:`."""
    return bool(_LINE.match(text))


def charge_of_line(text: str) -> Charge:
    """The charge in a line with a label; a label that names several roles means those who prepare."""
    label = _LINE.match(text)
    body = text[label.end() :] if label else text
    said = [role for word, role in _ROLES if label and tone_key(word) in tone_key(label[0])]
    default: Role = said[0] if len(said) == 1 else "prepare"
    return parse(body, default, strict=False)


def parse(text: str, default: Role = "prepare", *, strict: bool = True) -> Charge:
    """The charge in a phrase: `A, B chuẩn bị`, `A chủ trì, phối hợp với B`, `chủ trì: A; phối hợp: B`.

    `strict` gives an empty charge when anything named is not like an agency; else it is doubted only.
    """
    charge = Charge()
    text = take_product(_take_deadline(text.strip().rstrip(MARKS + "/ "), charge), charge)
    phrase = _Phrase(held(OPENING.sub("", text.strip(" ,;."))), default)
    for match in _ROLE.finditer(phrase.kept.text):
        phrase.take(match)
    phrase.end()
    charge.assignments = phrase.assignments
    charge.rest = " ".join([charge.rest, *phrase.rests]).strip()
    strange = [name for name, _ in charge.assignments if not begins_agency(name)]
    if strange and strict and not all(name[:1].isupper() and phrase.start for name in strange):
        return Charge()
    if strange:
        charge.doubt = f"“{'”, “'.join(strange)}” có phải tên cơ quan không"
    return charge


@dataclass(slots=True)
class _Phrase:
    """A phrase read from role word to role word.

    A role word stands after its names (`A chuẩn bị`) or opens before them (`phối hợp với A`, `chủ trì: A`);
    `leading` is the role that is open, `waiting` are names whose own role word comes later
    (`A phối hợp với B chuẩn bị`), `start` is how far the phrase is read.
    """

    kept: Held
    default: Role
    assignments: list[tuple[str, Role]] = field(default_factory=list)
    rests: list[str] = field(default_factory=list)
    leading: Role | None = None
    waiting: list[str] = field(default_factory=list)
    start: int = 0

    def take(self, match: re.Match[str]) -> None:
        """Read up to a role word, and the word itself."""
        piece = self.kept.text[self.start : match.start()]
        names, rest = _names(piece, self.kept)
        role = next(role for word, role in _ROLES if tone_key(word) == tone_key(match["role"]))
        after = self.kept.text[match.end() :]
        straight = role == "coordinate" and after[:1] == " " and begins_agency(after.strip())
        opens = straight or bool(match["colon"] or match["with"] or match["label"])
        if self.leading:
            self._under_leading(match, names, role, opens=opens)
        elif opens:
            self.waiting = names
        elif names:
            self._before_role(piece, names, role)
        elif self.start:
            self.rests.append(match[0])
        if not opens and match["more"].strip(" ,"):
            self.rests.append(match["more"].strip(" ,"))
        self.rests += [rest] if rest else []
        first = not opens and not names and not self.start
        self.leading = role if opens or first else None
        self.start = match.end()

    def _under_leading(
        self, match: re.Match[str], names: list[str], role: Role, *, opens: bool
    ) -> None:
        """Names after a role that opened, then another role word: of those who waited, or a mere verb."""
        self.assignments += [(name, self.leading or role) for name in names]
        if self.waiting and not opens:
            self.assignments[:0] = [(name, role) for name in self.waiting]
            self.waiting = []
        elif not opens:
            self.rests.append(match[0])

    def _before_role(self, piece: str, names: list[str], role: Role) -> None:
        """Names before their role word; in `A; B phối hợp` the first has the role that goes without saying."""
        apart = piece.split(";")
        first: list[str] = []
        if len(apart) == 2 and role == "coordinate" and not self.assignments:
            first = _names(apart[0], self.kept)[0]
        if names[: len(first)] != first:
            first = []
        self.assignments += [(name, self.default) for name in first]
        self.assignments += [(name, role) for name in names[len(first) :]]

    def end(self) -> None:
        """Read what stands after the last role word."""
        names, rest = _names(self.kept.text[self.start :], self.kept)
        if self.start and not self.leading and not all(begins_agency(name) for name in names):
            self.rests.append(self.kept.back(self.kept.text[self.start :]).strip(" ,;"))
            names, rest = [], ""
        self.assignments[:0] = [(name, self.default) for name in self.waiting]
        self.assignments += [(name, self.leading or self.default) for name in names]
        self.rests += [rest] if rest else []


def _names(text: str, kept: Held) -> tuple[list[str], str]:
    """The names in a piece between role words, and the words after a verb that are none."""
    restore = kept.back
    text = text.strip(" ,;.:-–\n")
    verb = _VERB.search(text)
    rest = ""
    if verb:
        rest = restore(text[verb.start() :]).strip(" ,;")
        text = text[: verb.start()]
    text = re.sub(
        r"^(?:và|do|giao|cho|cùng|với|các (?:cơ quan|đơn vị) liên quan gồm)\s+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    names = [re.sub(r"\s+(?:và|cùng|với|do)$", "", name) for name in split(restore(text))]
    return [name for name in names if tone_key(name) not in _NO_NAMES], rest


def _take_deadline(text: str, charge: Charge) -> str:
    match = _DEADLINE.search(text)
    if not match:
        return text
    charge.deadline = when(match["time"])
    charge.rest = " ".join(filter(None, (match["verb"], _plain_lead(match["lead"]))))
    return f"{text[: match.start()]} {text[match.end() :]}".strip()


def _plain_lead(lead: str) -> str:
    return "" if lead.lower() in ("trong", "vào") else lead


def take_product(text: str, charge: Charge) -> str:
    """Put `Sản phẩm: …` into the charge; the text without it."""
    match = _PRODUCT.search(text)
    if not match:
        return text
    charge.product = match["product"].strip()
    return f"{text[: match.start()]} {text[match.end() :]}".strip()


def has_role(text: str) -> bool:
    """Whether a role is named in a text, outside the names of agencies."""
    return bool(_ROLE.search(held(text).text))


def is_deadline(text: str) -> bool:
    """Whether a text begins by saying until when."""
    return bool(_DEADLINE.match(f" {text}"))
