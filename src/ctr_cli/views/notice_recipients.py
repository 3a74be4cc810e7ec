"""Who gets the notice of a decision: all who get the programme, and whom it binds besides."""

import re
from collections.abc import Iterator, Sequence

from ctr_cli.cycle.adjusted import Adjusted
from ctr_cli.cycle.own_office import calls_all_like, spelt_out
from ctr_cli.cycle.replay import Place
from ctr_cli.data import table as facts
from ctr_cli.language.keys import fold, plain
from ctr_cli.language.letters import capitalised
from ctr_cli.model.agencies import Directory, directory, resolve
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program, Recipient
from ctr_cli.model.values import Assignment
from ctr_cli.views.papers import is_own, wording

_MOST_NAMED = 4
"""So many recipients more are named; where there are more, all of them together."""
_MOST_LENT = 3
"""Words of a place that names share: `xã`, `đặc khu`, `phường Đồ Sơn`."""
_ANOTHER = ("dang uy ", "dang bo ", "chi bo ", "van phong ", "cong doan ")
"""How a name begins that is not that of the body it ends with: `Đảng ủy UBND xã`."""


def notice_recipients(
    program: Program, profile: Profile, every: Sequence[Adjusted]
) -> list[Recipient]:
    """Who gets the programme, and before its archive who is bound by the notice and not among them."""
    known, usual = directory(program), program.recipients
    lines = "\n".join(plain(recipient.name) for recipient in usual)
    if any(words in lines for words in facts("competence")["recipients"]["everybody"]):
        return list(usual)
    named = [spelt_out(name) for recipient in usual for name in _each_whole(recipient.name)]
    bound: dict[str, None] = {}
    for entry in (one for each in every for p in (each.before, each.after) for one in _hands(p)):
        own, *others = _called(known, entry.agency)
        if not (
            calls_all_like("\n".join(named), own)
            or any(_is_named(spelt_out(name), line) for name in (own, *others) for line in named)
            or is_own(program, profile, own)
        ):
            bound[capitalised(own)] = None
    added = [*bound] if len(bound) <= _MOST_NAMED else [wording("notice")["bound"]]
    last = next((n for n, one in enumerate(usual) if fold(one.name).startswith("luu")), len(usual))
    return [*usual[:last], *(Recipient(name=name) for name in added), *usual[last:]]


def _is_named(name: str, line: str) -> bool:
    """Whether a line of recipients, both as keys, has a name, and not that of another who is called by it."""
    another = next((words for words in _ANOTHER if line.startswith(words)), "")
    return name in line and name.startswith(another)


def _hands(place: Place | None) -> list[Assignment]:
    """Who works on what stands at a place, on the items of a whole meeting too."""
    if place is None or place.item:
        return place.charged if place else []
    items = (one for item in place.meeting.items for one in item.agencies)
    return [*place.meeting.agencies, *items]


def _each_whole(line: str) -> Iterator[str]:
    """A line of recipients, each name in it, and with the words that the last of them lends it: of `UBND, MTTQ xã` also
    `UBND xã`.
    """
    yield line
    *others, last = re.split(r", | và | - ", line)
    yield from (*others, *(re.split(r", | - ", line)[1:] if others else ()))
    words = last.split()
    for name in others:
        yield from (" ".join((name, *words[-lent:])) for lent in range(1, _MOST_LENT + 1))


def _called(known: Directory, printed: str) -> list[str]:
    """What an agency and the groups that hold it are called, its own name first; a name nobody knows as printed."""
    ids = resolve(known, printed)
    if len(ids) != 1:
        return [printed]
    around = [known.agencies[name] for name in (ids[0], *known.groups.get(ids[0], ()))]
    return [name for agency in around for name in (agency.name, *agency.aliases)]
