"""Who is charged with what, and by when: read from a bracket, a line, a sentence or a cell."""

import re
from dataclasses import dataclass, field

from ctr_cli.importing.names import begins_agency, held, split
from ctr_cli.importing.when import When, when
from ctr_cli.model import Role
from ctr_cli.vietnamese import tone_key

_ROLES: tuple[tuple[str, Role], ...] = (
    ("chủ trì", "lead"),
    ("phối hợp", "coordinate"),
    ("chuẩn bị", "prepare"),
    ("tham mưu", "advise"),
)
_LABEL = r"(?:các\s+)?(?:cơ quan|đơn vị|bộ phận|ban|ngành)\s+(?:được\s+)?(?:giao\s+)?"
_ROLE = re.compile(
    rf"(?P<label>\b{_LABEL})?\b(?P<role>chủ trì|phối hợp|chuẩn bị|tham mưu)\b"
    r"(?P<more>(?:\s*(?:,|và)?\s*(?:chủ trì|phối hợp|chuẩn bị|tham mưu|thực hiện)\b(?!\s+(?:với|cùng)))*)"
    r"(?P<with>\s+(?:với|cùng(?:\s+với)?))?(?P<colon>\s*:)?",
    re.IGNORECASE,
)
_LINE = re.compile(
    rf"^(?:\*\s*)*{_LABEL}(?:[\w, ]{{0,40}})(?:chủ trì|phối hợp|chuẩn bị|tham mưu|thực hiện)[^:]{{0,30}}:"
    r"|^(?:\*\s*)*(?:chủ trì|phối hợp|chuẩn bị|đơn vị|cơ quan|phân công)(?:[\w, ]{0,30}):",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:giao(?:\s+cho)?|phân công|do|đề nghị)\s+", re.IGNORECASE)
_DEADLINE = re.compile(
    r"[,;.]?\s*(?:(?:và\s+)?(?P<verb>trình|hoàn thành|báo cáo|xong|thực hiện)\s*)?"
    r"(?P<lead>trong|trước|chậm nhất(?:\s+(?:là|đến|vào))?|vào|xong trước|thời (?:gian|hạn)[^:,;.]{0,20}:(?:\s*(?:trước|trong))?)\s+"
    r"(?P<time>(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*20\d\d|ngày\s+\d{1,2}\s*/\s*\d{1,2}\b(?:\s*/\s*20\d\d)?"
    r"|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+20\d\d|\d{1,2}\s*/\s*20\d\d"
    r"|(?:cuối\s+|đầu\s+)?tháng\s+\d{1,2}(?!\d)(?:\s*(?:/|năm)\s*20\d\d)?|quý\s+(?:IV|I{1,3}|[1-4])\b(?:\s*(?:/|năm)\s*20\d\d)?)",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"(?:sản phẩm|kết quả|hình thức văn bản)(?:\s+\w+){0,3}\s*:\s*(?P<product>[^.;]+)[.;]?", re.IGNORECASE)
_VERB = re.compile(
    r"(?<!các)(?<!những)[,;]?\s+(?:để\s+|và\s+)?(?:xây dựng|triển khai|tổ chức(?!\s+chính trị)|thực hiện|báo cáo|trình|hoàn thành|theo dõi|đề xuất|"
    r"soạn thảo|dự thảo|rà soát|tổng hợp|hướng dẫn|đôn đốc|ban hành|kiểm tra(?!\s+Đảng)|nghiên cứu|xem xét)\b",
)
_CONDITION = re.compile(
    r"^(?:nếu|khi|sau khi|trong trường hợp|trường hợp|tùy|tuỳ|căn cứ|theo (?:chỉ đạo|hướng dẫn|yêu cầu|tình hình|kế hoạch của|quy định)|trên cơ sở|đột xuất|có thể)\b",
    re.IGNORECASE,
)
_CONNECTIVE = set("do giao cho và cùng với các là của được sự có trách nhiệm cơ quan đơn vị bộ phận nội dung chuẩn bị".split())
_NO_NAMES = {tone_key(word) for word in ("", "các", "những", "và", "các cơ quan", "cơ quan", "đơn vị")}
_MARKS = ".;,:…!?"


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


@dataclass(slots=True)
class Parts:
    """An item taken apart: its sentence with the closing mark, a condition, and the charge."""

    text: str
    condition: str | None = None
    charge: Charge = field(default_factory=Charge)
    doubts: list[str] = field(default_factory=list)


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
    text = _take_product(_take_deadline(text.strip().rstrip(_MARKS + "/ "), charge), charge)
    kept = held(_OPENING.sub("", text.strip(" ,;.")))
    rests: list[str] = []
    leading: Role | None = None
    waiting: list[str] = []
    start = 0
    for match in _ROLE.finditer(kept.text):
        names, rest = _names(kept.text[start : match.start()], kept.back)
        role = next(role for word, role in _ROLES if tone_key(word) == tone_key(match["role"]))
        after = kept.text[match.end() :]
        straight = role == "coordinate" and after[:1] == " " and begins_agency(after.strip())
        opens = straight or bool(match["colon"] or match["with"] or match["label"])
        if leading:
            charge.assignments += [(name, leading) for name in names]
            if waiting and not opens:
                charge.assignments[:0] = [(name, role) for name in waiting]
                waiting = []
            elif not opens and not names and not rest:
                rests.append(match[0])
            elif not opens:
                rests.append(match[0])
        elif opens and names:
            waiting = names
        elif names:
            apart = kept.text[start : match.start()].split(";")
            first = _names(apart[0], kept.back)[0] if len(apart) == 2 and role == "coordinate" else []
            first = first if names[: len(first)] == first and not charge.assignments else []
            charge.assignments += [(name, default) for name in first]
            charge.assignments += [(name, role) for name in names[len(first) :]]
        elif not opens and start:
            rests.append(match[0])
        if match["more"].strip(" ,") and not opens:
            rests.append(match["more"].strip(" ,"))
        rests += [rest] if rest else []
        leading = role if opens else None
        if not opens and not names and not start:
            leading = role
        start = match.end()
    names, rest = _names(kept.text[start:], kept.back)
    if start and not leading and names and not all(begins_agency(name) for name in names):
        rests, names = [*rests, kept.back(kept.text[start:]).strip(" ,;")], []
    charge.assignments[:0] = [(name, default) for name in waiting]
    charge.assignments += [(name, leading or default) for name in names]
    charge.rest = " ".join([charge.rest, *rests, *([rest] if rest and names else [])]).strip()
    strange = [name for name, _ in charge.assignments if not begins_agency(name)]
    if strange and (strict and not all(name[:1].isupper() and start for name in strange)):
        return Charge()
    if strange:
        charge.doubt = f"“{'”, “'.join(strange)}” có phải tên cơ quan không"
    return charge


def _names(text: str, back: object) -> tuple[list[str], str]:
    """The names in a piece between role words, and the words after a verb that are none."""
    restore = back if callable(back) else str
    text = text.strip(" ,;.:-–\n")
    verb = _VERB.search(text)
    rest = ""
    if verb:
        rest = restore(text[verb.start() :]).strip(" ,;")
        text = text[: verb.start()]
    text = re.sub(r"^(?:và|do|giao|cho|cùng|với|các (?:cơ quan|đơn vị) liên quan gồm)\s+", "", text, flags=re.IGNORECASE)
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


def _take_product(text: str, charge: Charge) -> str:
    match = _PRODUCT.search(text)
    if not match:
        return text
    charge.product = match["product"].strip()
    return f"{text[: match.start()]} {text[match.end() :]}".strip()


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
        bare = before.rstrip()
        if bare.endswith("..."):
            parts.text = bare
        elif bare.endswith(tuple(_MARKS)):
            parts.text = bare if not end or bare[-1] == end or bare[-1] in ":…!?" else bare[:-1].rstrip() + end
        else:
            parts.text = bare + end
    return parts


def _take_after_dash(parts: Parts) -> None:
    """Move `… - X chuẩn bị` at the end, which some write instead of a bracket, into its field."""
    match = re.search(r"\s(?:--+|[-–—])\s+(?P<who>[^()]+)$", parts.text)
    if not match or not begins_agency(match["who"]):
        return
    end = match["who"].rstrip()[-1:]
    charge = parse(match["who"])
    if charge.assignments and not charge.rest and _ROLE.search(held(match["who"]).text):
        parts.text = parts.text[: match.start()].rstrip() + (end if end in _MARKS else "")
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
        if parts.condition is not None:
            return False
        condition, charge, several = _condition_and_charge(inner)
        if charge and parts.charge.assignments:
            condition, charge = inner, Charge()
        parts.condition = condition
        if charge:
            _merge(parts, charge)
            if several:
                parts.doubts.append(f"tách điều kiện và cơ quan trong “({inner})” đã đúng chưa")
        return True
    if parts.charge.assignments and not when(inner):
        return False
    trailing = re.search(r"\s*(?:,|;|\s[-–])\s*((?:nếu|khi)\s.+)$", inner, re.IGNORECASE)
    if trailing and parts.condition is None:
        charge = parse(inner[: trailing.start()])
        if charge:
            parts.condition = trailing[1].strip()
            _merge(parts, charge)
            return True
    charge = parse(inner)
    if not charge or (charge.rest and not _only_connectives(charge.rest)):
        return False
    if charge.deadline and not charge.assignments and not _DEADLINE.match(f" {inner}"):
        return False
    _merge(parts, charge)
    return True


def _condition_and_charge(inner: str) -> tuple[str, Charge, bool]:
    """A bracket's condition and the charge after it, and whether it could be parted in several ways."""
    for joint in (r"\s+[-–—]\s+", r"\s*;\s*", r"\.\s+", r"\s*,\s*"):
        places = [
            (match, charge)
            for match in re.finditer(joint, inner)
            if begins_agency(inner[match.end() :])
            and (charge := parse(inner[match.end() :])).assignments
            and (_ROLE.search(held(inner[match.end() :]).text) or joint != r"\s*,\s*")
        ]
        if places:
            match, charge = places[0]
            return inner[: match.start()].strip(), charge, len(places) > 1
    return inner, Charge(), False


def _only_connectives(rest: str) -> bool:
    spoken = {word for word, _ in _ROLES} | {"trình", "hoàn thành", "báo cáo", "xong", "thực hiện", "trước"}
    left = rest
    for word in (*spoken, *_CONNECTIVE, "chậm nhất", "thời gian", "thời hạn"):
        left = re.sub(rf"\b{word}\b", " ", left, flags=re.IGNORECASE)
    return not re.search(r"\w", left)


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
        cut = [m for m in re.finditer(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])|;\s+(?=(?:giao|do)\s)", parts.text)]
        if not cut:
            return
        last = parts.text[cut[-1].end() :]
        charge = charge_of_sentence(last)
        if charge is None or not _only_connectives(charge.rest):
            return
        end = parts.text[: cut[-1].start()].rstrip()
        parts.text = end if end.endswith(tuple(_MARKS)) else f"{end}."
        _merge(parts, charge)


def charge_of_sentence(text: str) -> Charge | None:
    """The charge of a whole sentence that says nothing but who does a thing, how and by when; else None.

    Words beyond that come back in `rest`.
    """
    bare = text.strip().lstrip("*+-– ").strip()
    if is_agency_line(bare):
        return charge_of_line(bare)
    labelled = re.match(r"(?:thời (?:hạn|gian)|sản phẩm|kết quả|hoàn thành|tiến độ)[^:]{0,25}:", bare, re.IGNORECASE)
    if labelled:
        charge = Charge()
        left = _take_product(bare, charge)
        if not charge.product:
            time = when(bare[labelled.end() :])
            if time and not re.search(r"\w", re.sub(r"trước|trong|ngày|hết", "", time.rest)):
                charge.deadline, left = time, ""
        return charge if charge and not left.strip(" .;") else None
    if re.fullmatch(r"\(.*\)[.;]?", bare):
        return None
    order = _OPENING.match(bare) and re.match(r"(?:giao|phân công|đề nghị)\b", bare, re.IGNORECASE)
    if not order and not (begins_agency(bare) and _ROLE.search(held(bare).text)):
        return None
    charge = parse(bare)
    plain = re.search(r"\b(?:chuẩn bị|tham mưu|phối hợp)\s*[.;]?$", bare) and not charge.rest
    if not charge.assignments or not (
        order or plain or any(role == "lead" for _, role in charge.assignments)
    ):
        return None
    return charge
