"""CTR948: a ward, a commune or a special zone is one of those of the province it is said to be in."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.language.keys import plain
from ctr_cli.language.levels import LOCAL
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.reading import doubt, prose
from ctr_cli.rules.registry import Subject, rule


@cache
def provinces() -> dict[str, str]:
    """The provinces and cities of today by their names in a plain text."""
    return {plain(name): name for name in table("places")["provinces"]}


@ready
def _known() -> dict[str, str]:
    """The communes of today, `xã óc eo`, with the provinces that have one of the name, parted by `; `."""
    known: dict[str, str] = {}
    for province, kinds in table("communes").items():
        for kind, names in kinds.items():
            for name in map(_key, names):
                one = f"{kind} {name}"
                known[one] = f"{known[one]}; {province}" if one in known else province
    return known


def _key(name: str) -> str:
    return plain(name).replace("’", "'")


def provinces_of(commune: str) -> list[str]:
    """The provinces that have a commune of a name, as it is written: `phường Đồ Sơn`; none where it is not known."""
    of = _known().get(_key(commune))
    return of.split("; ") if of else []


def own_province(subject: Subject) -> str:
    """The province that a programme is of, by the end of the name of who stands over its issuer; empty where none is told."""
    issuer = subject.program.issuer
    over = f" {plain(issuer.parent or issuer.name or '')}"
    return next((name for low, name in provinces().items() if over.endswith(f" {low}")), "")


def province_at(text: str) -> str:
    """The province with whose name a plain text begins, and not with a longer word; empty where it begins with none."""
    return next((name for low, name in provinces().items() if f"{text} ".startswith(f"{low} ")), "")


_COMMUNE = regex(r"\b(?:phường|xã|đặc khu) [^;,(/]*[^;,(/ ]")
_SAID = regex(
    r"(?P<commune>\b(?:phường|xã|đặc khu) (?:(?! (?:phường|xã|đặc khu) )[^;,.(/\n]){2,30}?),? \(?(?:thuộc )?(?:tỉnh|thành phố|tp\.?) (?P<of>[^;,.()\n]+)"
)


@rule("CTR948", "warning", "info")
def commune_is_of_its_province(subject: Subject) -> Iterator[Problem]:
    """The issuer's commune, and one named with its province, is among those of that province."""
    name, own = subject.program.issuer.name or "", own_province(subject)
    found = _COMMUNE.search(plain(name)) if own else None
    if found and (said := _not_there(name[slice(*found.span())], own)):
        message, advice, sure = said
        severity: Severity | None = "info" if sure == 1 else None
        hint = doubt(sure, advice)
        yield Problem(("issuer", "name"), message, hint, *found.span(), severity=severity)
    for hit in prose(subject).find(_SAID, "phường ", "xã ", "đặc khu "):
        commune, of = hit.words("commune"), province_at(hit["of"])
        said = _not_there(commune, of) if of and provinces_of(commune) else None
        if said:
            yield hit.doubt(said[0], 2, said[1], "commune")


def _not_there(commune: str, province: str) -> tuple[str, str, int] | None:
    """What is said of a commune that a province has not, with advice, and how sure it is; None where it has it."""
    there = provinces_of(commune)
    if province in there:
        return None
    kind = next(kind for kind in LOCAL if plain(commune).startswith(kind))
    twins = (f"{other}{commune[len(kind) :]}" for other in LOCAL)
    twin = next((one for one in twins if province in provinces_of(one)), "")
    message = f"{province} không có {commune}"
    if twin:
        return message, f"có phải {twin}?", 2
    known = f"nơi ấy thuộc {', '.join(there)}" if there else "xem lại tên"
    return message, f"{known}; nơi mới lập, mới đổi tên thì bỏ qua", 1
