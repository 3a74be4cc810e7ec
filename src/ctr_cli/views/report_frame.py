"""Who reports: the office that keeps the programme, or the committee it writes for; how the report is headed and signed."""

from collections.abc import Iterator, Sequence
from typing import Literal

from ctr_cli.cycle.align import places
from ctr_cli.cycle.in_force import in_force
from ctr_cli.cycle.progress import Ground, Progress, Standing
from ctr_cli.data.struct import Struct
from ctr_cli.model.agencies import Directory
from ctr_cli.model.demands import in_place_of
from ctr_cli.model.meetings import meeting_title, time_order
from ctr_cli.model.own_numbers import issuer_code, symbol_of
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Issuer, Program
from ctr_cli.views.document import Closing, Letterhead
from ctr_cli.views.papers import (
    end,
    head,
    head_signature,
    host,
    is_of_the_office,
    issuer_name,
    office,
    office_name,
    signed_closing,
    signer_of,
    wording,
    writes_himself,
)
from ctr_cli.views.program import meeting_called
from ctr_cli.views.sentences import no_stop, with_condition

Of = Literal["office", "committee"]


class Writer(Struct):
    """Who reports, with the symbol of the report, its letterhead and its closing block; `office` keeps the programme."""

    name: str
    office: str
    symbol: str
    head: Letterhead
    end: Closing


def writer_of(program: Program, profile: Profile, of: Of, date: str) -> Writer:
    """Who reports on a day (`2026-06-30`); an issuer without an office of its own reports itself."""
    words, own = office(program, profile), office_name(program, profile)
    if of == "committee" or writes_himself(program, profile):
        return _committee(program, profile, own, date)
    symbol = symbol_of(words.office_report_symbol, issuer_code(program))
    name = words.office_head.replace("{office}", own)
    issuer = Issuer(parent=issuer_name(program, profile), name=name)
    signer = signer_of(program, profile)
    post = (is_of_the_office(signer.post) and signer.post if signer else "") or words.post
    signed = signer.name if signer and (not signer.post or signer.post == post) else None
    reader, *preparing = wording("report")["recipients"]["office"]
    recipients = [
        reader.format(host=host(program, profile)),
        *(preparing if program.agencies else ()),
    ]
    return Writer(
        own,
        own,
        symbol,
        head(program.model_copy(update={"issuer": issuer}), profile, date, symbol=symbol),
        {
            **end(program, profile, recipients),
            "authority": in_place_of(profile.demands, None, "", post),
            "post": post.upper(),
            "signer": signed or "",
        },
    )


def _committee(program: Program, profile: Profile, own: str, date: str) -> Writer:
    words = office(program, profile)
    symbol = symbol_of(words.report_symbol, issuer_code(program))
    return Writer(
        host(program, profile),
        own,
        symbol,
        head(program, profile, date, symbol=symbol),
        signed_closing(program, profile, program.recipients, head_signature(program, profile)),
    )


class Whole(Struct):
    """What a report is made of: the ground, what came out of the period, who writes, in what format."""

    ground: Ground
    found: Progress
    writer: Writer
    profile: Profile


def meeting_of(ground: Ground, item: Standing) -> str:
    """The name of the meeting an item stands before."""
    return meeting_called(ground.program, item.item.body, item.item.meeting, item.meets)


def first_meeting_of(ground: Ground, item: Standing) -> str:
    """The name of the meeting an item was issued, or added, before."""
    return meeting_title(ground.program, item.item.issued_by, item.item.issued)


def text_of(item: Standing) -> str:
    """An item with its condition, without its closing mark."""
    return no_stop(with_condition(item.item.item.text, item.item.item.condition))


def named(known: Directory, agencies: Sequence[str]) -> str:
    """Agencies by name; an id nobody knows as it stands."""
    found = {name: known.agencies.get(name) for name in agencies}
    return ", ".join(agency.name if agency else name for name, agency in found.items())


def by_meeting(
    whole: Whole, items: Sequence[Standing] | None = None
) -> Iterator[tuple[str, list[Standing]]]:
    """Some items, or all, by the meetings they stand before: body after body, in the order of the months.

    Before a meeting they stand as in force; what is gone stays behind what it stood behind.
    """
    asked = whole.found.items if items is None else items
    if not asked:
        return
    found: dict[str, list[tuple[int, Standing]]] = {}
    now = places(in_force(whole.ground.program, whole.found.on.isoformat()))
    at = {str(place.item.id): n for n, place in enumerate(now) if place.item}
    for item in asked:
        before = found.setdefault(str(item.item.meeting.id), [])
        before.append((at.get(item.item.id, before[-1][0] if before else 0), item))
    bodies = [body.id for body in whole.ground.program.bodies]

    def order(several: list[tuple[int, Standing]]) -> tuple[int, tuple[int, bool]]:
        item = several[0][1].item
        return bodies.index(item.body.id), time_order(item.meeting)

    for several in sorted(found.values(), key=order):
        several.sort(key=lambda one: one[0])
        yield meeting_of(whole.ground, several[0][1]), [item for _, item in several]
