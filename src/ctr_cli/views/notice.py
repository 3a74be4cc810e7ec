"""The notice of what was adjusted in a programme, by kind, with its annex."""

from collections.abc import Iterator, Sequence

from ctr_cli.cycle.adjusted import Adjusted
from ctr_cli.cycle.decisions import Decision
from ctr_cli.cycle.misnamed import misnamed
from ctr_cli.cycle.own_office import spelt_out
from ctr_cli.cycle.replay import Place
from ctr_cli.language.keys import fold
from ctr_cli.language.letters import capitalised
from ctr_cli.language.printed_dates import day_as_written
from ctr_cli.model.bodies import is_field
from ctr_cli.model.meetings import meeting_title, time_name
from ctr_cli.model.own_numbers import issuer_code, symbol_of
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Item, Program, Recipient
from ctr_cli.views.blocks import Block, Paper, Paragraph, Row, line, table, with_points
from ctr_cli.views.change_words import (
    besides,
    deadline_words,
    handed_over,
    hands,
    item_words,
    numbers_raised,
    place_title,
    whose,
)
from ctr_cli.views.document import (
    OWN_SIGN,
    Closing,
    Letterhead,
    day_in_words,
    letterhead,
    number_line,
)
from ctr_cli.views.notice_recipients import notice_recipients
from ctr_cli.views.papers import (
    by_signer,
    column,
    head_signature,
    headed,
    host,
    no_end,
    no_head,
    office,
    program_name,
    signed_closing,
    title_in,
    wording,
)
from ctr_cli.views.program import called
from ctr_cli.views.sentences import in_figures, no_stop, sentence, stopped

_STANDING = "thuong truc"
_COLUMNS = ("position", "subject", "issued", "adjusted", "reason")


def notice(
    program: Program, profile: Profile, decisions: Sequence[Decision], every: Sequence[Adjusted]
) -> list[Paper]:
    """The notice of some decisions, dated as the last of them, and its annex; `every` is what they changed in the end."""
    words, last = wording("notice"), decisions[-1]
    subject = words["title"].format(program=called(program))
    blocks: list[Block] = [
        *headed(profile, words["kind"], subject),
        *_bases(program, profile, decisions),
        line("body", words["opening"].format(host=host(program, profile), program=called(program))),
        *_sections(program, every),
        *_misnamed(program, decisions, every),
        line("body", words["ending"].format(program=called(program))),
    ]
    name = f"thong-bao-dieu-chinh-{last.date}"
    head = _head(program, profile, decisions)
    title = f"{capitalised(words['kind'].lower())} {subject}"
    end = _end(program, profile, decisions, notice_recipients(program, profile, every))
    paper = Paper(name, title, last.date, profile, head, blocks, end)
    return [paper, _annex(program, paper, every, decisions)]


def _head(program: Program, profile: Profile, decisions: Sequence[Decision]) -> Letterhead:
    """The letterhead; the number is that of the decision where the decision is this very notice."""
    own = _symbol(program, profile)
    number = _number(decisions, own)
    said = number_line(profile.words, number, own)
    return letterhead(program, profile.words, date=decisions[-1].date, number_line=said)


def _symbol(program: Program, profile: Profile) -> str:
    return symbol_of(office(program, profile).notice_symbol, issuer_code(program))


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
    own = _symbol(program, profile)
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


def _sections(program: Program, every: Sequence[Adjusted]) -> Iterator[Paragraph]:
    """What was changed, kind by kind, each kind with a number; agencies and reason below each."""
    number = 0
    for kind, title in wording("notice")["sections"].items():
        of_kind = [one for one in every if _kind(one) == kind]
        if of_kind:
            number += 1
            yield line("meeting", title, f"{number}.")
        for one in of_kind:
            said = line("item", f"{_sentence(program, one)}.", "-", of=one.main.step.id)
            points = [*_items(one), _details(program, one)]
            yield from with_points(said, points, headed=one is of_kind[0])


def _misnamed(
    program: Program, decisions: Sequence[Decision], every: Sequence[Adjusted]
) -> Iterator[Paragraph]:
    """The items that name a meeting by a number which these decisions gave to another."""
    if not any(done.renumbered for one in every for done in one.changes):
        return
    keys, words = {decision.key for decision in decisions}, wording("notice")
    found = misnamed(program, decisions[-1].date)
    found = [one for one in found if one.by.step.decision.key in keys]
    if found:
        yield line("body", words["misnamed"], held=True)
    for one in found:
        text, meeting = no_stop(one.item.text), meeting_title(program, one.body, one.meeting)
        said = {"text": text, "meeting": meeting, "was": one.was, "now": one.now}
        yield line("item", f"{words['misnamed_item'].format_map(said)}.", "-", of=str(one.item.id))


def _kind(one: Adjusted) -> str:
    """The section in which something is told: a new meeting among what is added."""
    verb = one.verb
    return "add" if verb == "meet" else verb


def _sentence(program: Program, one: Adjusted) -> str:
    """A change in words, without its closing mark."""
    words, change = wording("notice"), one.main.step.change
    after, stays = place_title(program, one.after), one.verb in ("reword", "assign")
    text: str = words[_way(one)].format(
        text=_text(one.last if change.text else one.before or one.after),
        topic=words["topic"].format(topic=no_stop(change.topic)) if change.topic else "",
        old=_text(one.before),
        hands=hands(program, one),
        before=after if stays else place_title(program, one.before),
        after=after,
        meeting=after,
        body=one.before.body.name if one.before else "",
        was=time_name(one.before.meeting) if one.before else "",
        when=time_name(one.after.meeting) if one.after else f"năm {change.to}",
        year=change.to,
    )
    return text


def _way(one: Adjusted) -> str:
    verb = one.verb
    if verb == "reword" and not one.reworded:
        return "redate"
    if verb == "meet" and one.after and is_field(one.after.body.name):
        return "meet_field"
    whole = one.before is not None and one.before.item is None
    if verb != "move":
        return "drop_meeting" if verb == "drop" and whole else verb
    if one.before is None:
        return "back"
    if one.before and one.after and whole:
        same = time_name(one.before.meeting) == time_name(one.after.meeting)
        return "renumber" if same else "move_meeting"
    if whole:
        return "move_meeting"
    if one.after and one.after.body.id == one.before.body.id and is_field(one.after.body.name):
        return "move_field"
    return "move" if one.after else "next_year"


def _text(place: Place | None) -> str:
    """An item with its condition, without its closing mark."""
    return no_stop(item_words(place)) if place else ""


def _items(one: Adjusted) -> list[str]:
    """The items of a meeting that is moved, which come up at another time with it."""
    place = one.last
    if place is None or place.item or _way(one) == "renumber":
        return []
    left = {now.id: f" {deadline_words(was, now)}." for was, now in one.deadlines}
    return [stopped(sentence(item)) + left.get(item.id, "") for item in place.meeting.items]


def _details(program: Program, one: Adjusted) -> str:
    """What else there is to know of a change, and why it was made, in one line."""
    reason = wording("notice")["reason"].format(reason=_reasons(one))
    return " ".join(f"{said}." for said in (*_more(program, one), reason))


def _more(program: Program, one: Adjusted, *, dated: bool = True) -> Iterator[str]:
    """What else there is to know of a change: new words and hands of what is moved too, its new deadline unless that is
    told, who prepares, or prepared, an item; what a new one must yield and by when; which numbers a new meeting raises.
    """
    verb, words = one.verb, wording("notice")
    if raised := numbers_raised(one.main):
        yield raised
    if one.reworded and verb != "reword":
        yield words["new_words"].format(text=_text(one.last))
    if dated and one.last and one.last.item:
        yield from (deadline_words(was, now) for was, now in one.deadlines)
    if verb == "assign":
        return
    if handed_over(program, one):
        yield words["new_hands"].format(hands=hands(program, one))
    elif one.last:
        yield from besides(program, one.last, whole=verb == "add")


def _reasons(one: Adjusted) -> str:
    return "; ".join(map(no_stop, one.reasons))


def _end(
    program: Program,
    profile: Profile,
    decisions: Sequence[Decision],
    recipients: Sequence[Recipient],
) -> Closing:
    """Signed for the Ban Thường vụ; by the office on its order where Thường trực alone decided.

    The Thường trực of a council is who it writes for: it signs itself.
    """
    writes = spelt_out(host(program, profile))
    deciders = [spelt_out(decision.authority or "") for decision in decisions]
    if all(one.startswith(_STANDING) and not writes.startswith(one) for one in deciders):
        signature = by_signer(program, profile)
    else:
        signature = head_signature(program, profile)
    return signed_closing(program, profile, recipients, signature)


def _annex(
    program: Program, paper: Paper, every: Sequence[Adjusted], decisions: Sequence[Decision]
) -> Paper:
    """What was changed as a table: where it stood, where it stands, and why."""
    words, profile = wording("notice"), paper.profile
    own = _symbol(program, profile)
    number = f"{number_line(profile.words, _number(decisions, own), own)} "
    day = day_in_words(profile.words, paper.date)
    of = words["annex_of"].format(
        number=number[0].lower() + number[1:], day=day, host=host(program, profile)
    )
    first, *others = _COLUMNS
    columns = [column(profile, first, "table_center")]
    columns += [column(profile, name, "table_text") for name in others]
    rows = [row for n, one in enumerate(every, 1) for row in _rows(program, one, n)]
    blocks: list[Block] = [
        line("kind", words["annex"]),
        line("title", title_in(profile, words["annex_title"])),
        line("place_date", of),
        table(columns, rows, profile),
    ]
    return Paper(
        f"{paper.name}-phu-luc", words["annex"], paper.date, profile, no_head(), blocks, no_end()
    )


def _rows(program: Program, one: Adjusted, number: int) -> Iterator[Row]:
    """A row of the annex; below that of a meeting its items, over the whole width."""
    words, verb = wording("notice"), one.verb
    out = words["next_year_short"].format(year=one.main.step.change.to)
    gone = out if verb == "move" else words["out"]
    text = _text(one.before or one.after) or place_title(program, one.before or one.after)
    before = (
        place_title(program, one.before) or words["was_out" if verb == "move" else "not_before"]
    )
    after = place_title(program, one.after) or gone
    if verb == "reword" and one.reworded:
        text, before, after = after, _text(one.before), _text(one.after)
    redated = verb == "reword" and not one.reworded and one.deadlines
    if redated:
        title, (was, now) = after, one.deadlines[0]
        text = f"{text} ({title})"
        before, after = _deadline(was, "not_before"), _deadline(now, "no_deadline")
    if verb == "assign" and one.before and one.after:
        before, after = (whose(program, place) for place in (one.before, one.after))
        before = before or words["not_before"]
    more = (f"{said}." for said in _more(program, one, dated=not redated))
    yield Row(([f"{number}"], [text, *more], [before], [after], [_reasons(one)]))
    if items := _items(one):
        yield Row((items,), across=True, role="table_text")


def _deadline(item: Item, none: str) -> str:
    """The deadline of an item in a cell of the annex; without one what is said of `none`."""
    words = wording("notice")
    if not item.deadline:
        return str(words[none])
    return str(words["deadline_set"].format(new=in_figures(item.deadline)))
