"""A phrase about who does what, read from role word to role word: `A chuẩn bị, phối hợp với B`."""

import re
from dataclasses import dataclass, field

from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.names import Held, begins_agency, names_offices, split
from ctr_cli.importing.grammar.roles import ROLE_WORD, ROLES
from ctr_cli.importing.grammar.verbs import verb_in
from ctr_cli.importing.reading.lines import is_bracket
from ctr_cli.language.keys import tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.model.values import ROLE_WORDS, Role

OTHERS = [word for word, role in ROLES.items() if role == "prepare" and word != ROLE_WORDS[role]]
"""Words of roles that are printed as another: who is `phụ trách` is written down as who prepares."""
_PLAIN_VERB = r"(?:chính|nội\s+dung|tổ\s+chức|triển\s+khai|báo\s+cáo|bày|hoàn\s+thành|xây\s+dựng|soạn\s+thảo|dự\s+thảo|văn\s+bản|tài\s+liệu|giúp\s+việc|ban\s+hành|theo\s+quy\s+định)"
_AFTER_ROLE = (
    rf"(?:(?!phối\s){ROLE_WORD}|phối\s+hợp(?=\s*(?:[,;.]|$|(?!phối\s){ROLE_WORD}|{_PLAIN_VERB})))"
)
"""A further role word behind one: `phối hợp` only where no name follows it."""
LABEL = r"(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|đ/v|đv|c/q|cq|bộ\s+phận|ban|ngành)\s+(?:được\s+)?(?:giao\s+)?"
ROLE = regex(
    rf"""(?P<label>\b{LABEL})?\b(?P<role>{ROLE_WORD})\b
    (?:(?<=đối\ tượng)\s+(?:được\s+)?(?:kiểm\s+tra|giám\s+sát)(?:,?\s+(?:và\s+)?giám\s+sát)?)?
    (?P<more>(?:\s*(?:,|;|và|để)?\s*(?:{_AFTER_ROLE}|{_PLAIN_VERB})\b(?!\s*:))*)
    (?P<with>\s+(?:với|cùng(?:\s+với)?)\b)?(?P<colon>\s*:)?""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_NAMES = {
    tone_key(word) for word in ("", "các", "những", "và", "các cơ quan", "cơ quan", "đơn vị", "giao", "do")
}  # fmt: skip
MARKS = ".;,:…!?"
_HELPS = "“{}” đứng sau cơ quan chủ trì, hiểu là phối hợp"


@dataclass(slots=True)
class Phrase:
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
    doubt: str = ""

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
        self.roles += [word for word in OTHERS if tone_key(word) == tone_key(match["role"])]
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
                leads = self.assignments[-1][1] == "lead"
                role: Role = "coordinate" if leads else self.default
                self.assignments += [(name, role) for name in names]
                self.doubt = _HELPS.format("”, “".join(names)) if leads else ""
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
