"""Every rule on a source: the findings of the file and those of the rules, in the order of the file."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path

from ctr_cli.checking.decided import of_decisions
from ctr_cli.checking.silence import silenced, uncovered
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.agencies import directory
from ctr_cli.model.finding import Finding, Problem, in_order
from ctr_cli.model.office import DEFAULTS, Office, by_ids, under
from ctr_cli.rules.kept import Texts
from ctr_cli.rules.one_text import run
from ctr_cli.rules.registry import Rule, Spoken, Subject, every_rule
from ctr_cli.source.load import Source
from ctr_cli.source.shape import original
from ctr_cli.views.place import place_name

_TEXTS = Texts()
"""The texts of the programmes that this process has checked last."""


def selected(code: str, select: Collection[str], ignore: Collection[str]) -> bool:
    """Whether a code is asked for: prefixes count (`CTR2` is a family), and the longest match decides."""
    asked = max((len(prefix) for prefix in select if code.startswith(prefix)), default=-1)
    refused = max((len(prefix) for prefix in ignore if code.startswith(prefix)), default=-1)
    return asked > refused if select else refused < 0


def check(
    source: Source,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    office: Office = DEFAULTS,
    profiles: Sequence[Path] = (),
) -> list[Finding]:
    """The findings of a source. Where values did not fit the model, nothing is said of their surroundings.

    What the settings turn off stays off, unless codes are selected; what a comment beside the line
    silences is left out. `profiles` are the folders of the user's own profiles.
    """
    ignore = ignore if select else (*ignore, *office.ignore)
    found: list[Finding] = []
    if source.program is not None:
        program = under(office, source.program)
        known = directory(program)
        subject = Subject(program, known, by_ids(office, known), _TEXTS, profiles)
        codes = codes_for("program", _left_out(source.bent), select, ignore)
        here = partial(place_name, program)
        found = judged(source, subject, codes, here)
        known_already = {(finding.code, finding.span) for finding in found}
        messages = {(finding.code, finding.message) for finding in found}
        decided = put(source, of_decisions(subject, codes, messages), here)
        found += [f for f in decided if (f.code, f.span) not in known_already]
    return told(source, found, select, ignore)


@lru_cache(maxsize=16)
def codes_for(
    of: Spoken, left_out: frozenset[str | None], select: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[str, ...]:
    """The codes asked for that speak of a kind of file, but for those that need what was left out."""
    return tuple(
        rule.code
        for rule in every_rule().values()
        if rule.of == of and rule.needs not in left_out and selected(rule.code, select, ignore)
    )


def judged(
    source: Source, subject: Subject, codes: Collection[str], place: Callable[[KeyPath], str]
) -> list[Finding]:
    """What rules find, placed in the file they speak of; `place` says where a reader finds a path of the model."""
    return put(source, run(subject, codes), place)


def put(
    source: Source, problems: Iterable[tuple[Rule, Problem]], place: Callable[[KeyPath], str]
) -> list[Finding]:
    """Problems placed in the file they speak of, as `judged` does."""
    findings = []
    for rule, found in problems:
        problem = _in_file(found, source.removed)
        if not _disturbed(problem.path, source.bent):
            shown = place(found.path)
            findings.append(source.finding(rule.code, rule.severity, problem, shown))
    return findings


def told(
    source: Source, found: Sequence[Finding], select: Collection[str], ignore: Collection[str]
) -> list[Finding]:
    """The findings of a file and of its rules that are asked for and not silenced, from top to bottom."""
    findings = [f for f in source.findings if _is_told(source, f, select, ignore)]
    # Letters of another encoding are no misspellings; a text that lost its end to a comment lacks no full stop.
    strange, cut = _lines_of(source, "CTR102"), _lines_of(source, "CTR119", "CTR120")
    found = [
        rest
        for f in found
        if (rest := uncovered(f, strange + cut if f.code == "CTR410" else strange)) is not None
    ]
    active = partial(selected, select=select, ignore=ignore)
    return in_order(silenced(source, [*findings, *found], active))


def _lines_of(source: Source, *codes: str) -> list[int]:
    return [f.span.line for f in source.findings if f.code in codes]


def _is_told(
    source: Source, finding: Finding, select: Collection[str], ignore: Collection[str]
) -> bool:
    """Whether a finding of the file is asked for; what kept it from being read is always told."""
    unread = source.program is None and finding.severity == "error"
    return unread or selected(finding.code, select, ignore)


def _left_out(bent: list[KeyPath]) -> frozenset[str | None]:
    """What is no longer whole: the agencies' table, the meetings with their numbers and times."""
    gone: set[str | None] = set()
    for path in bent:
        if path[:1] == ("agencies",):
            gone.add("agencies")
        elif path[:1] == ("bodies",) and "items" not in path[:-1] and "agencies" not in path:
            gone.add("meetings")
    return frozenset(gone)


def _in_file(problem: Problem, removed: list[KeyPath]) -> Problem:
    """A problem with the paths its values have in the file."""
    if not removed:
        return problem
    related = [also._replace(path=original(also.path, removed)) for also in problem.related]
    changes = [(original(path, removed), change) for path, change in problem.changes]
    return problem._replace(path=original(problem.path, removed), related=related, changes=changes)


def _disturbed(path: KeyPath, bent: list[KeyPath]) -> bool:
    """Whether a finding speaks of something a value was left out of, of a key beside it, or of what is in it."""
    if not bent:
        return False
    owner = path[:-1] if path and isinstance(path[-1], str) else path
    return any(left[: len(owner)] == owner or path[: len(left)] == left for left in bent)
