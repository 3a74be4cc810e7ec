"""The register of rules: a code, its severities, and the function that finds what breaks it.

A rule is found because its module stands in this room: nobody lists modules.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, wraps
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Literal, TypedDict, TypeVar, Unpack

from ctr_cli.data.struct import Struct
from ctr_cli.model.agencies import Directory
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.model.program import Program
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import Derived, Texts, once

if TYPE_CHECKING:
    from ctr_cli.model.follow_up import FollowUp
    from ctr_cli.model.office import Office


class Subject:
    """What a rule looks at: a programme, its agencies by name, what the office has set, and what became of it.

    What rules derive from it is `kept` with it (`kept.once`), and what they derive from a text with
    that `text`, so that it goes when the programme does. `texts` are shared by programmes checked in turn,
    `profiles` are the folders of the user's own.
    """

    __slots__ = ("_office", "follow_up", "kept", "known", "profiles", "program", "texts")

    def __init__(
        self,
        program: Program,
        known: Directory,
        office: "Office | None" = None,
        texts: Texts | None = None,
        profiles: Sequence[Path] = (),
        follow_up: "FollowUp | None" = None,
    ) -> None:
        self.program = program
        self.follow_up = follow_up
        self.known = known
        self.profiles = list(profiles)
        self._office = office
        self.kept: Derived = {}
        self.texts = texts or Texts()

    @property
    def office(self) -> "Office":
        """What the office has set; the defaults are loaded when a rule asks for them."""
        from ctr_cli.model.office import DEFAULTS

        return DEFAULTS if self._office is None else self._office

    @property
    def year(self) -> int:
        """The year of the programme."""
        return self.program.year


Reader = Subject | Excerpt
"""What the ways of reading lead through: a programme, or texts alone."""
Check = Callable[[Subject], Iterable[Problem]]
OneTextCheck = Callable[[Excerpt], Iterable[Problem]]
Need = Literal["agencies", "meetings"]
Spoken = Literal["program", "follow-up", "office"]
"""Which file a rule speaks of: the programme, what became of it, or the settings beside them."""


class How(TypedDict, total=False):
    """What a rule says of itself.

    `needs` names what it compares across the programme: where part of that did not fit the model and was left out,
    the rule would see gaps that are none, and is not asked. `misleads` says that answers from a programme that
    breaks it may be wrong, which every command warns of. The paths of its problems lead through the file `of`
    which it speaks.
    """

    needs: Need | None
    misleads: bool
    of: Spoken


class Rule(Struct):
    """A rule; its title, explanation and examples stand under its code in `data/rules/`.

    The first of its severities is the usual one; a problem may name another of them. A rule of one text has
    `check_text` instead of `check`; those of its problems that say the same are told as one, the further places
    with the `note`.
    """

    code: str
    severities: tuple[Severity, ...]
    check: Check | None = None
    check_text: OneTextCheck | None = None
    needs: Need | None = None
    misleads: bool = False
    of: Spoken = "program"
    note: str = ""

    @property
    def severity(self) -> Severity:
        """The severity of a problem that names none."""
        return self.severities[0]


RULES: dict[str, Rule] = {}


def rule(code: str, *severities: Severity, **how: Unpack[How]) -> Callable[[Check], Check]:
    """Register a function as the rule with a code; raises `ValueError` when the code is taken."""

    def register(check: Check) -> Check:
        _add(Rule(code, severities, check, **how))
        return check

    return register


Told = tuple[str, Problem]
"""A problem with the code of the rule that tells it."""


def rules(
    codes: str, *severities: Severity, **how: Unpack[How]
) -> Callable[[Callable[[Subject], Iterable[Told]]], object]:
    """Register a function as several rules, which find their problems on one way through the programme."""

    def register(find: Callable[[Subject], Iterable[Told]]) -> object:
        found = once(wraps(find)(lambda subject: list(find(subject))))

        def telling(code: str) -> Check:
            return wraps(find)(lambda subject: (p for told, p in found(subject) if told == code))

        for code in codes.split():
            _add(Rule(code, severities, telling(code), **how))
        return found

    return register


def text_rule(
    code: str, *severities: Severity, note: str = ""
) -> Callable[[OneTextCheck], OneTextCheck]:
    """Register a function as the rule of one text with a code: what it finds in a text, it finds wherever it stands.

    It is given many texts at once, so that words are looked for once, and may not compare them: what it
    said of a text is remembered for the same text at the same place of another programme. With a `note`
    problems of equal words are told as one, with the note at the further places.
    """

    def register(check: OneTextCheck) -> OneTextCheck:
        _add(Rule(code, severities, check_text=check, note=note))
        return check

    return register


Asked = TypeVar("Asked")


def of_code(
    find: Callable[[Asked, str], Iterable[Problem]], code: str
) -> Callable[[Asked], Iterable[Problem]]:
    """What a function that tells of several codes finds under one of them."""
    return wraps(find)(lambda asked: find(asked, code))


def _add(rule: Rule) -> None:
    if rule.code in RULES:
        raise ValueError(f"rule {rule.code} is registered twice")
    RULES[rule.code] = rule


@cache
def every_rule() -> Mapping[str, Rule]:
    """All rules by their codes: importing the modules of this room is what registers them."""
    from pkgutil import walk_packages

    import ctr_cli.rules

    for module in walk_packages(ctr_cli.rules.__path__, "ctr_cli.rules."):
        import_module(module.name)
    return RULES


def codes_of(module: ModuleType) -> list[str]:
    """The codes of the rules that stand in a module."""
    checks = ((rule.code, rule.check or rule.check_text) for rule in RULES.values())
    return [code for code, check in checks if check and check.__module__ == module.__name__]


def problems(subject: Subject, codes: Iterable[str]) -> Iterator[tuple[Rule, Problem]]:
    """What the rules with these codes find that look at a programme as a whole; `one_text.run` asks the others too."""
    for rule in map(RULES.__getitem__, codes):
        for problem in rule.check(subject) if rule.check else ():
            yield rule, problem


def as_code(typed: str) -> str:
    """A code as its page has it, of which a person typed the number alone, or small letters: `605`, `ctr 605`."""
    code = "".join(typed.split()).upper()
    return f"CTR{code}" if code.isdecimal() else code
