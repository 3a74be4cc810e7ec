"""The register of rules: a code, a severity, and the function that finds what breaks it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ctr_cli.agencies import Directory, directory
from ctr_cli.diagnostics.finding import Problem, Severity
from ctr_cli.model import Program
from ctr_cli.rules.prose import Passage, cased, passages, prefers_main_vowel
from ctr_cli.syllables import spelt


class Subject(NamedTuple):
    """What a rule looks at: a programme, its agencies by name, and its texts as words."""

    program: Program
    known: Directory
    passages: Sequence[Passage]
    on_main_vowel: bool

    def styled(self, word: str) -> str:
        """A word with its tone mark as this document places it: `Ủy` or `Uỷ`."""
        return cased(word, spelt(word.lower(), on_main_vowel=self.on_main_vowel))


def subject_of(program: Program) -> Subject:
    """A programme as rules look at it."""
    texts = passages(program)
    return Subject(program, directory(program), texts, prefers_main_vowel(texts))


Check = Callable[[Subject], Iterable[Problem]]


class Rule(NamedTuple):
    """A rule; its title, explanation and examples stand under its code in `data/rules/`."""

    code: str
    severity: Severity
    check: Check


RULES: dict[str, Rule] = {}


def rule(code: str, severity: Severity) -> Callable[[Check], Check]:
    """Register a function as the rule with a code; raises `ValueError` when the code is taken."""

    def register(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"rule {code} is registered twice")
        RULES[code] = Rule(code, severity, check)
        return check

    return register


def run(subject: Subject, codes: Iterable[str]) -> Iterator[tuple[Rule, Problem]]:
    """The problems that the rules with these codes find in a programme."""
    for code in codes:
        for problem in RULES[code].check(subject):
            yield RULES[code], problem
