"""The notice of what was adjusted in a programme, by kind, with its annex."""

from collections.abc import Iterator, Sequence

from ctr_cli.cycle.decisions import Decision, day_as_written
from ctr_cli.cycle.own_office import spelt_out
from ctr_cli.cycle.replay import Done, Place
from ctr_cli.language.keys import fold
from ctr_cli.language.letters import capitalised
from ctr_cli.model.bodies import is_field
from ctr_cli.model.meetings import time_name
from ctr_cli.model.own_numbers import issuer_code
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program, Signature
from ctr_cli.views.blocks import Block, Paper, Paragraph, Row, heading, line, table, with_points
from ctr_cli.views.change_words import besides, item_words, numbers_raised, place_title
from ctr_cli.views.document import (
    OWN_SIGN,
    Closing,
    Letterhead,
    day_in_words,
    letterhead,
    number_line,
)
from ctr_cli.views.papers import (
    column,
    host,
    no_end,
    no_head,
    office,
    program_name,
    signed_closing,
    wording,
)
from ctr_cli.views.program import called
from ctr_cli.views.sentences import charged, no_stop, sentence

_STANDING = "thuong truc"
_SECTION = {"meet": "add"}
"""A new meeting is told among what is added."""
_COLUMNS = ("position", "subject", "issued", "adjusted", "reason")


def notice(
    program: Program, profile: Profile, decisions: Sequence[Decision], done: Sequence[Done]
) -> list[Paper]:
    """The notice of some decisions, dated as the last of them, and its annex; `done` is what they changed."""
    words, last = wording("notice"), decisions[-1]
    subject = words["title"].format(program=called(program))
    blocks: list[Block] = [
        *heading(words["kind"], subject, profile.words.title_rule),
        *_bases(program, profile, decisions),
        line("body", words["opening"].format(host=host(program, profile), program=called(program))),
        *_sections(program, done),
        line("body", words["ending"].format(program=called(program))),
    ]
    name = f"thong-bao-dieu-chinh-{last.date}"
    head = _head(program, profile, decisions)
    title = f"{capitalised(words['kind'].lower())} {subject}"
    paper = Paper(name, title, last.date, profile, head, blocks, _end(program, profile, decisions))
    return [paper, _annex(program, paper, done, decisions)]


def _head(program: Program, profile: Profile, decisions: Sequence[Decision]) -> Letterhead:
    """The letterhead; the number is that of the decision where the decision is this very notice."""
    own = office(program, profile).notice_symbol.replace("{body}", issuer_code(program))
    number = _number(decisions, own)
    said = number_line(profile.words, number, own)
    return letterhead(program, profile.words, date=decisions[-1].date, number_line=said)


def _number(decisions: Sequence[Decision], symbol: str) -> int | None:
    """The number in `45-TB/ĐU`, where one paper of the notice's own symbol is what it tells."""
    papers = {decision.paper for decision in decisions}
    digits, _, rest = (next(iter(papers)) or "").replace("/", "-", 1).partition("-")
    same = len(papers) == 1 and digits.isdigit() and fold(rest) == fold(symbol)
    return int(digits) if same else None


def _bases(
    program: Program, profile: Profile, decisions: Sequence[Decision]
) -> Iterator[Paragraph]:
    words = wording("notice")
    said = [words["basis_program"].format(program=program_name(program, profile))]
    if place := _clause(program):
        said.append(words["basis_clause"].format(place=place, program=called(program)))
    own = office(program, profile).notice_symbol.replace("{body}", issuer_code(program))
    for decision in decisions:
        if decision.paper and _number([decision], own) is None:
            paper = decision.name
            said.append(words["basis_paper"].format(paper=paper, authority=decision.authority))
        else:
            day = day_as_written(decision.date)
            said.append(words["basis_opinion"].format(authority=decision.authority, day=day))
    *others, last = dict.fromkeys(said)
    mark = profile.words.basis_mark or ""
    yield from (line("basis", text, mark) for text in others)
    yield line("basis", f"{last[:-1]}{profile.demands.last_basis}", mark)


def _clause(program: Program) -> str:
    """Where the programme says how it is adjusted, as its paper has it: `điểm 1 phần B`, `mục III`; else in words.

    Points are numbered by the paper itself where it is headed A and B; of one that was written elsewhere
    only the sign of its heading is known.
    """
    clauses = (n for n, text in enumerate(program.implementation, 1) if "điều chỉnh" in text)
    number, headings = next(clauses, None), program.document.headings
    if number is None:
        return ""
    words, heading = wording("notice"), headings.implementation or ""
    if sign := OWN_SIGN.match(heading):
        place: str = words["clause_headed"].format(sign=sign["sign"])
    elif headings.content and not OWN_SIGN.match(headings.content) and program.implementation[1:]:
        place = words["clause_numbered"].format(number=number)
    else:
        place = words["clause_named"].format(heading=(heading or words["clause_unnamed"]).lower())
    return place


def _sections(program: Program, done: Sequence[Done]) -> Iterator[Paragraph]:
    """What was changed, kind by kind, each kind with a number; agencies and reason below each."""
    number = 0
    for kind, title in wording("notice")["sections"].items():
        of_kind = [d for d in done if _SECTION.get(d.step.verb, d.step.verb) == kind]
        if of_kind:
            number += 1
            yield line("meeting", title, f"{number}.")
        for change in of_kind:
            said = line("item", f"{_sentence(program, change)}.", "-", of=change.step.id)
            points = [*_items(change), _details(program, change)]
            yield from with_points(said, points, headed=change is of_kind[0])


def _sentence(program: Program, done: Done) -> str:
    """A change in words, without its closing mark."""
    before, after = place_title(program, done.before), place_title(program, done.after)
    text: str = wording("notice")[_way(done)].format(
        text=_text(done.after or done.before),
        topic=_topic(done),
        old=charged(done.before.charged, plain=True)
        if done.step.verb == "assign" and done.before
        else _text(done.before),
        new=charged(done.after.charged, plain=True) if done.after else "",
        before=before,
        after=after,
        meeting=after,
        when=time_name(done.after.meeting) if done.after else f"năm {done.step.change.to}",
        year=done.step.change.to,
    )
    return text


def _way(done: Done) -> str:
    if done.step.verb == "meet" and done.after and is_field(done.after.body.name):
        return "meet_field"
    if done.step.verb != "move":
        return done.step.verb
    if done.before is None:
        return "back"
    if done.before.item is None:
        return "move_meeting"
    return "move" if done.after else "next_year"


def _text(place: Place | None) -> str:
    """An item with its condition, without its closing mark."""
    return no_stop(item_words(place)) if place else ""


def _topic(done: Done) -> str:
    """The heading that an added item stands under, before its words."""
    words, topic = wording("notice"), done.step.change.topic
    return words["topic"].format(topic=no_stop(topic)) if topic else ""


def _items(done: Done) -> list[str]:
    """The items of a meeting that is moved, which come up at another time with it."""
    place = done.after or done.before
    return [sentence(item) for item in place.meeting.items] if place and not place.item else []


def _details(program: Program, done: Done) -> str:
    """What else there is to know of a change, and why it was made, in one line."""
    reason = wording("notice")["reason"].format(reason=no_stop(done.step.change.reason or ""))
    return " ".join(f"{said}." for said in (*_besides(program, done), reason))


def _besides(program: Program, done: Done) -> Iterator[str]:
    """Who prepares, or prepared, an item, unless just that was told; what a new one must yield and by when; which
    numbers a new meeting raises.
    """
    place = done.after or done.before
    if raised := numbers_raised(done):
        yield raised
    if place and done.step.verb != "assign":
        yield from besides(program, place, whole=done.step.verb == "add")


def _end(program: Program, profile: Profile, decisions: Sequence[Decision]) -> Closing:
    """Signed for the Ban Thường vụ; by the office on its order where Thường trực alone decided.

    The Thường trực of a council is who it writes for: it signs itself.
    """
    words, writes = office(program, profile), spelt_out(host(program, profile))
    deciders = [spelt_out(decision.authority or "") for decision in decisions]
    if all(one.startswith(_STANDING) and not writes.startswith(one) for one in deciders):
        signature = Signature(authority=words.authority, post=words.post)
    else:
        own = program.signature or Signature(post="")
        signature = own.model_copy(update={"authority": words.notice_authority})
    return signed_closing(program, profile, program.recipients, signature)


def _annex(
    program: Program, paper: Paper, done: Sequence[Done], decisions: Sequence[Decision]
) -> Paper:
    """What was changed as a table: where it stood, where it stands, and why."""
    words, profile = wording("notice"), paper.profile
    own = office(program, profile).notice_symbol.replace("{body}", issuer_code(program))
    number = f"{number_line(profile.words, _number(decisions, own), own)} "
    day = day_in_words(profile.words, paper.date)
    of = words["annex_of"].format(
        number=number[0].lower() + number[1:], day=day, host=host(program, profile)
    )
    first, *others = _COLUMNS
    columns = [column(profile, first, "table_center")]
    columns += [column(profile, name, "table_text") for name in others]
    rows = [_row(program, change, n) for n, change in enumerate(done, 1)]
    blocks: list[Block] = [
        line("kind", words["annex"]),
        line("title", words["annex_title"]),
        line("place_date", of),
        table(columns, rows, profile),
    ]
    return Paper(
        f"{paper.name}-phu-luc", words["annex"], paper.date, profile, no_head(), blocks, no_end()
    )


def _row(program: Program, done: Done, number: int) -> Row:
    words = wording("notice")
    place = done.after or done.before
    text = _text(place) or place_title(program, done.before or done.after)
    out = words["next_year_short"].format(year=done.step.change.to)
    gone = out if done.step.verb == "move" else words["out"]
    before = (
        place_title(program, done.before)
        or words["was_out" if done.step.verb == "move" else "not_before"]
    )
    after = place_title(program, done.after) or gone
    if done.step.verb == "reword":
        text, before, after = before, _text(done.before), _text(done.after)
    if done.step.verb == "assign" and done.before and done.after:
        before, after = (charged(p.charged, plain=True) for p in (done.before, done.after))
    more = [*_items(done), *(f"{said}." for said in _besides(program, done))]
    return Row(([f"{number}"], [text, *more], [before], [after], [done.step.change.reason or ""]))
