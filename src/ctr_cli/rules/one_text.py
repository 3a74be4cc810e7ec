"""All rules asked of a programme: what those of one text said of a text is remembered, and given again."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.language.levels import LOCAL
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.model.office import DEFAULTS
from ctr_cli.rules import walk
from ctr_cli.rules.content.doers import kind_of
from ctr_cli.rules.excerpt import Excerpt, Ground, Place, Placed
from ctr_cli.rules.form.together import merged
from ctr_cli.rules.kept import Text
from ctr_cli.rules.printed import on_main_vowel
from ctr_cli.rules.reading import prose
from ctr_cli.rules.registry import RULES, Rule, Subject, problems

Answer = tuple[tuple[Rule, Problem], ...]
"""What rules said of one text: problems whose paths are of an excerpt."""


_Asked = tuple[Text, bool, Place]
"""A text with all that rules of one text may know of where it stands: whether it is a name, its place."""


def _everywhere(_: KeyPath) -> bool:
    return True


def run(
    subject: Subject, codes: Collection[str], asked: Callable[[KeyPath], bool] = _everywhere
) -> Iterator[tuple[Rule, Problem]]:
    """The problems that the rules with these codes find in a programme; those of one text only in texts asked about."""
    yield from problems(subject, codes)
    of_one_text = [rule for rule in map(RULES.__getitem__, codes) if rule.check_text]
    if of_one_text:
        yield from _of_texts(subject, of_one_text, asked)


def _of_texts(
    subject: Subject, rules: Sequence[Rule], wanted: Callable[[KeyPath], bool]
) -> Iterator[tuple[Rule, Problem]]:
    """What rules of one text find, text by text; equal problems of a rule with a note as one."""
    ground = ground_of(subject)
    way = (*(rule.code for rule in rules), *ground[:-1], _settings(subject))
    known = subject.texts.said(way)
    asked = [(one.path, one[1:]) for one in walk.placed(subject) if wanted(one.path)]
    answers = {one: known.get(one) for _, one in asked}
    fresh = [one for one, answer in answers.items() if answer is None]
    answers |= zip(fresh, _judged(fresh, ground, rules), strict=True)
    subject.texts.remember(way, answers)
    same: dict[tuple[str, str, object], list[Problem]] = defaultdict(list)
    for path, one in asked:
        for rule, found in answers[one] or ():
            problem = _at(found, path)
            if rule.note:
                same[rule.code, problem.message, problem.severity].append(problem)
            else:
                yield rule, problem
    for (code, _, _), alike in same.items():
        yield RULES[code], merged(alike, RULES[code].note)


def ground_of(subject: Subject) -> Ground:
    """What rules of one text may know of a programme."""
    issuer = subject.program.issuer
    name = plain(issuer.name or "")
    tier, level = tier_of(name), next((kind for kind in LOCAL if f" {kind} " in f" {name} "), "")
    over = name if tier == _PROVINCE else plain(issuer.parent or "")
    merged_away = any(former in over for former in _former())
    city = any(kind in over for kind in _CITIES)
    province = "" if merged_away else "thành phố" if city else "tỉnh" if "tỉnh" in over else ""
    kind, office = kind_of(issuer.name or ""), subject.office
    style, place = on_main_vowel(subject), name[name.index(level) :]
    bare, text = place.removeprefix(level).strip(), prose(subject).joined.text
    misnamed = any(f"{kind} {bare}" in text for kind in LOCAL if bare and kind != level)
    lands = _lands_of(over, place, named=misnamed)
    region = next((one for one in table("lands")["regions"] if one in lands), "")
    return Ground(subject.year, kind, level, tier, province, region, lands, style, office)


@lru_cache(64)
def _lands_of(over: str, place: str, *, named: bool) -> frozenset[str]:
    """What is known of a place by the name of its province and its own; nothing where the province is none of today.

    Its own name is there only where rows tell of it or a text has it under another level: what is said of a text
    is remembered for all places of which the same is known.
    """
    data = table("lands")
    own = [one for one in table("places")["provinces"] if f" {over}".endswith(f" {plain(one)}")]
    begins = {kind: tuple(map("{} ".format, heads)) for kind, heads in data["named"].items()}
    kinds = [kind for kind, heads in begins.items() if f"{place} ".startswith(heads)]
    groups = (*data["regions"].items(), *data["lands"].items())
    kinds += [kind for kind, of in groups if {*own} & {*of}]
    itself = [place] if named or place in _places_of_rows() else []
    return frozenset([*own, *itself, *kinds] if own else ())


@cache
def _places_of_rows() -> frozenset[str]:
    """The places, and what they have, that rows of `data/lands.yaml` name."""
    rows = table("lands")["rows"]
    return frozenset(one for row in rows for key in ("has", "lacks") for one in row.get(key, ()))


_WORD = regex(r"\w+")
_PROVINCE = 3
_CITIES = ("thành phố", "thành ủy", "thành đoàn")


@cache
def _former() -> tuple[str, ...]:
    """The provinces that were merged away, as their names stand in a plain text."""
    return tuple(map(plain, table("places")["former"]))


@lru_cache(64)
def tier_of(issuer: str) -> int:
    """The level of an issuer, counted from below; 0 where its name tells none."""
    name = f" {' '.join(_WORD.findall(issuer))} "
    for row in table("tiers")["issuers"]:
        begins = name.startswith(tuple(f" {words} " for words in row.get("begin", ())))
        if begins or any(f" {words} " in name for words in row.get("has", ())):
            tier: int = row["tier"]
            return tier
    return 0


def _settings(subject: Subject) -> str:
    """What an office has set, as a key; nothing where it left all as it is."""
    office = subject.office
    return "" if office is DEFAULTS else office.model_dump_json(exclude_defaults=True)


def _judged(asked: Sequence[_Asked], ground: Ground, rules: Iterable[Rule]) -> list[Answer]:
    """What rules of one text say of texts, each by itself, on one ground."""
    if not asked:
        return []
    excerpt = Excerpt([Placed((), *one) for one in asked], ground)
    said: dict[KeyPath, list[tuple[Rule, Problem]]] = {one.path: [] for one in excerpt.placed}
    for rule in rules:
        for problem in rule.check_text(excerpt) if rule.check_text else ():
            said[problem.path].append((rule, problem))
    return [tuple(answer) for answer in said.values()]


def _at(problem: Problem, path: KeyPath) -> Problem:
    """A problem of an excerpt where its text stands in a programme."""
    return problem._replace(
        path=path,
        related=[also._replace(path=path) for also in problem.related],
        changes=[(path, change) for _, change in problem.changes],
    )
