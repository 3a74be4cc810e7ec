"""The report of a period as a paper with its annex: figures are computed, what a person must judge is left as `…`."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ctr_cli.cycle.asks import ask_words
from ctr_cli.cycle.progress import (
    COMPLETED,
    OPEN,
    Standing,
    State,
    issued_in,
    time_of_work,
    totals,
)
from ctr_cli.data import table as facts
from ctr_cli.language.letters import capitalised, lowered
from ctr_cli.language.numbers import roman
from ctr_cli.language.printed_dates import day_as_written
from ctr_cli.model.amendments import Verb
from ctr_cli.model.follow_up import CLOSED, MeetingRecord, Unplanned
from ctr_cli.model.meetings import TIMES, times_called
from ctr_cli.model.own_numbers import is_resolution
from ctr_cli.views.blocks import (
    Block,
    Paper,
    Paragraph,
    labelled,
    line,
)
from ctr_cli.views.document import day_in_words, number_line
from ctr_cli.views.papers import headed, no_end, no_head, sideways, title_in, wording
from ctr_cli.views.program import called, called_in
from ctr_cli.views.report import period, shares
from ctr_cli.views.report_elsewhere import done_elsewhere, elsewhere_words
from ctr_cli.views.report_frame import (
    Whole,
    by_meeting,
    first_meeting_of,
    meeting_of,
    named,
    text_of,
)
from ctr_cli.views.report_tables import agency_table, annex_table, summed, work_words
from ctr_cli.views.sentences import charged, no_stop
from ctr_cli.views.status import standing_words, state_words

Part = tuple[str, list[Block]]
"""A section: its heading, and what stands under it."""


def report_papers(whole: Whole) -> list[Paper]:
    """The report, and where there is any item or work its annex of each, on sheets that lie on their side."""
    ground, found, writer, profile = whole
    words, date = wording("report"), found.on.isoformat()
    name = called_in(ground.program, found.months)
    said = {
        "program": called(ground.program),
        "writer": writer.name,
        "period": period(ground.program, found.months)["name"],
        "day": day_as_written(date),
    }
    title = words["title"].format(program=name)
    blocks: list[Block] = [
        *headed(profile, words["kind"], title),
        line("body", words["opening"].format_map(said)),
    ]
    parts = (_figures, _done, _open, _unplanned, _proposals)
    for number, part in enumerate(parts, 1):
        head, inside = part(whole)
        blocks += [line("part", head, f"{roman(number)}."), *(inside or [_nothing()])]
    paper = Paper(
        f"bao-cao-{date}", f"Báo cáo {title}", date, profile, writer.head, blocks, writer.end
    )
    return [paper, _annex(whole, name)] if found.items or found.unplanned else [paper]


def _nothing() -> Paragraph:
    return line("body", wording("report")["nothing"])


def _figures(whole: Whole) -> Part:
    """The totals in sentences, and each agency's in a table."""
    words, counts = wording("report")["figures"], totals(whole.found.items)
    done, still = summed(counts, COMPLETED), summed(counts, OPEN)
    absent, beside = counts["not_arising"], len(whole.found.unplanned)
    elsewhere = len(done_elsewhere(whole))
    stayed = [item for item in whole.found.items if _is_moved(item) and item.state != "moved_out"]
    within = sum(issued_in(item.item, whole.found.months) for item in stayed)
    added = list(_added_items(whole))
    adjusted = {item.item.id for item in (*stayed, *added)}
    adjusted |= {item.item.id for item in whole.found.items if item.state in _GONE}
    share = words["share"].format(percent=_percent(done, done + still)) if done + still else ""
    said = {"items": counts["items"], "done": done, "planned": done + still, "share": share}
    lines = [
        words["done"].format_map(said) + _states(counts, COMPLETED) if done + still else "",
        words["not_arising"].format(count=absent) if absent else "",
        words["open"].format(open=still) + _states(counts, OPEN) if still else "",
        _adjusted(
            counts,
            len(adjusted),
            {"within": within, "arrived": len(stayed) - within, "added": len(added)},
        )
        if adjusted
        else "",
        words["elsewhere"].format(count=elsewhere) if elsewhere else "",
        words["unplanned"].format(unplanned=beside) if beside else "",
    ]
    first = words["items"].format_map(said) if counts["items"] else words["none"]
    blocks: list[Block] = [line("body", first)]
    blocks += [line("item", f"{text}.", "-") for text in lines if text]
    if whole.found.standing:
        blocks.append(line("body", f"{capitalised(standing_words(whole.found))}."))
    if shares(whole.ground, whole.found):
        blocks += [line("body", words["by_agency"], held=True), agency_table(whole)]
    return words["heading"], [*blocks, line("body", words["judgement"])]


def _percent(part: int, whole: int) -> str:
    """A share as an office writes it: `71,7`, `100`."""
    return f"{100 * part / whole:.1f}".removesuffix(".0").replace(".", ",")


_GONE: frozenset[State] = frozenset({"dropped", "moved_out"})


def _adjusted(counts: dict[str, int], adjusted: int, stayed: dict[str, int]) -> str:
    """How many items decisions dropped, moved or added; what they moved within the period, or into it, and what they
    added is counted among the others too."""
    words = wording("report")["figures"]
    said = [words[key].format(count=count) for key, count in stayed.items() if count]
    text: str = words["adjusted"].format(adjusted=adjusted)
    counted = [words["counted"].format(parts=", ".join(said))] if said else []
    return text + _states(counts, _GONE, counted)


def _states(counts: dict[str, int], states: frozenset[State], further: Sequence[str] = ()) -> str:
    """How many are in each of some states, in brackets, and what else is to be said."""
    names = facts("progress")["states"]
    parts = [f"{lowered(names[s])} {counts[s]}" for s in names if s in states and counts[s]]
    parts = [*filter(None, [", ".join(parts)]), *further]
    text: str = wording("report")["figures"]["parts"].format(parts="; ".join(parts))
    return text if parts else ""


def _done(whole: Whole) -> Part:
    """What was done at each meeting, what papers came of it, and what did not arise."""
    words = wording("report")["done"]
    done = [i for i in whole.found.items if i.state in COMPLETED]
    concluded = {
        record.meeting: record
        for record in whole.ground.follow_up.meetings
        if record.conclusion and (record.held or "") <= whole.found.on.isoformat()
    }
    meetings = [
        words["meeting"].format(meeting=title, count=len(items))
        + _concluded(items, concluded.get(str(items[0].item.meeting.id)))
        for title, items in by_meeting(whole, done)
    ]
    issued = [
        words["result"].format(result="; ".join(own), text=text_of(item))
        for item in done
        if (own := _own_results(item, concluded.get(str(item.item.meeting.id))))
    ]
    absent = [text_of(item) for item in whole.found.items if item.state == "not_arising"]
    by = "by_time" if times_called(whole.ground.program.bodies) == TIMES else "by_meeting"
    elsewhere = [elsewhere_words(whole, item) for item in done_elsewhere(whole)]
    lists = {by: meetings, "issued": issued, "elsewhere": elsewhere, "not_arising": absent}
    return words["heading"], _numbered(
        [(words[key], _points(texts)) for key, texts in lists.items() if texts]
    )


def _concluded(items: Sequence[Standing], meeting: MeetingRecord | None) -> str:
    """How many of a meeting's items its conclusion settled: what was done on another day, by another paper, is not its work."""
    if meeting is None:
        return ""
    words = wording("report")["done"]
    settled = sum(
        _is_concluded(item, meeting)
        or bool(item.record and meeting.held and item.record.done == meeting.held)
        for item in items
    )
    ending = "resolved" if is_resolution(meeting.conclusion or "") else "concluded"
    key = ending if settled == len(items) else f"partly_{ending}"
    text: str = words[key].format(paper=meeting.conclusion, count=settled) if settled else ""
    return text


def _own_results(item: Standing, meeting: MeetingRecord | None) -> list[str]:
    """What came of an item besides the conclusion of its meeting."""
    conclusion = meeting.conclusion if meeting else None
    return [result for result in item.results if result != conclusion]


def _is_concluded(item: Standing, meeting: MeetingRecord | None) -> bool:
    """Whether the conclusion of a meeting is what came of an item."""
    return bool(meeting and item.record and item.record.result == meeting.conclusion)


def _open(whole: Whole) -> Part:
    """What is late, what nobody spoke of, what is in time, and what decisions moved or dropped."""
    words, found = wording("report")["open"], whole.found
    lists: list[tuple[str, list[Block]]] = []
    late, said, silent = (
        [item for item in found.items if item.state == state]
        for state in ("overdue", "unconfirmed", "unreported")
    )
    cause: list[Block] = [line("body", words["cause"])] if late else []
    lists.append((f"{words['overdue']} ({len(late)})", [*_listed(whole, late), *cause]))
    lists.append((f"{words['unconfirmed']} ({len(said)})", _listed(whole, said)))
    lists.append((f"{words['unreported']} ({len(silent)})", _listed(whole, silent)))
    in_time = sum(item.state == "in_time" for item in found.items)
    left = [words["in_time_count"].format(count=in_time)] if in_time else []
    lists.append((words["in_time"], _points(left)))
    lists.append((words["added"], _points(_added(whole))))
    lists.append((words["moved"], _points(_moved(whole))))
    lists.append((words["dropped"], _points(_dropped(whole))))
    return words["heading"], _numbered([(name, inside) for name, inside in lists if inside])


def _listed(whole: Whole, items: Sequence[Standing]) -> list[Block]:
    """Items under their meetings, with who works on them."""
    words = wording("report")["open"]
    blocks: list[Block] = []
    for title, several in by_meeting(whole, items):
        blocks.append(line("topic", title))
        for who, run in groupby(several, key=lambda i: charged(i.item.charged, plain=True)):
            points = [line("item", _item(item), "-", of=item.item.id) for item in run]
            if who:
                points[-1] = points[-1]._replace(held=True)
                points.append(labelled("agencies", words["charged"], f"{who}.", "*"))
            blocks += points
    return blocks


def _item(item: Standing) -> str:
    if item.state in ("unconfirmed", "unreported"):
        return f"{text_of(item)}."
    state = "; ".join([lowered(state_words(item)), *_note(item)])
    said: str = wording("report")["open"]["item"].format(text=text_of(item), state=state)
    return f"{said}."


def _note(item: Standing) -> list[str]:
    """What the office noted of an item that is late."""
    return [no_stop(item.record.note)] if item.record and item.record.note else []


def _added(whole: Whole) -> Iterator[str]:
    """What decisions added, before which meeting, and why."""
    for item in _added_items(whole):
        meeting = first_meeting_of(whole.ground, item)
        said = {"text": text_of(item), "meeting": meeting, "topic": ""}
        yield wording("notice")["add"].format_map(said) + _reason(item, "add")


def _added_items(whole: Whole) -> Iterator[Standing]:
    """The items that decisions added to the period, wherever later ones put them."""
    for item in whole.found.items:
        decided = item.item.decided
        if decided and decided[0].verb == "add" and issued_in(item.item, whole.found.months):
            yield item


def _moved(whole: Whole) -> Iterator[str]:
    """What decisions moved, out of the period or within it: from where, where to and why."""
    words = wording("notice")
    for item in whole.found.items:
        if _is_moved(item):
            said = {
                "text": text_of(item),
                "before": first_meeting_of(whole.ground, item),
                "after": meeting_of(whole.ground, item),
                "year": whole.ground.program.year + 1,
            }
            sentence = words["next_year" if item.item.gone else "move"].format_map(said)
            yield sentence + _reason(item, "move")


def _is_moved(item: Standing) -> bool:
    """Whether decisions moved an item and did not drop it."""
    return item.item.gone != "dropped" and bool(item.item.gone or item.item.moved)


def _dropped(whole: Whole) -> Iterator[str]:
    """What decisions took out, and why."""
    words = wording("notice")
    for item in whole.found.items:
        if item.state == "dropped":
            said = {"text": text_of(item), "before": meeting_of(whole.ground, item)}
            yield words["drop"].format_map(said) + _reason(item, "drop")


def _reason(item: Standing, verb: Verb) -> str:
    """Why an item was added or dropped, or each reason for which it was moved."""
    decided = [step.change.reason for step in item.item.decided if step.verb == verb]
    reasons = [*dict.fromkeys(no_stop(reason) for reason in decided if reason)]
    said = "; ".join(reasons if verb == "move" else reasons[-1:])
    text: str = wording("report")["open"]["reason"]
    return text.format(reason=said) if said else ""


def _unplanned(whole: Whole) -> Part:
    """What was done besides, and apart what may have been done in another period."""
    words, found = wording("report")["unplanned"], whole.found
    in_period, undated = (
        _points(_work(whole, work) for work in works) for works in (found.unplanned, found.undated)
    )
    if not undated:
        return words["heading"], in_period
    parts = [(words["in_period"], in_period or [_nothing()]), (words["undated"], undated)]
    return words["heading"], _numbered(parts)


def _work(whole: Whole, work: Unplanned) -> str:
    words = wording("report")["unplanned"]
    state = work_words(work) or words["unknown"]
    text: str = words["item"].format(text=no_stop(work.text), note=_whose(whole, work), state=state)
    return text


def _whose(whole: Whole, work: Unplanned) -> str:
    """When and whose some work is, in brackets."""
    month = time_of_work(work, whole.ground.program.year)
    said = [f"tháng {month}" if month else "", named(whole.ground.known, work.agencies)]
    inside = "; ".join(filter(None, said))
    return f" ({inside})" if inside else ""


def _proposals(whole: Whole) -> Part:
    """What was asked for of items that are not done, and room for what the writer proposes."""
    words = wording("report")["proposals"]
    asked = []
    for item in whole.found.items:
        if item.state in OPEN:
            for who, ask in _asks(whole, item):
                said = {"text": text_of(item), "meeting": meeting_of(whole.ground, item)}
                asked.append(words["asked_item"].format(**said, agency=who, ask=ask))
    for work in whole.found.unplanned:
        if work.ask and work.status not in CLOSED:
            asked.append(_asked_of_work(whole, work))
    other = line("body", words["other"].format(writer=whole.writer.name))
    if not asked:
        return words["heading"], [other]
    return words["heading"], [*_numbered([(words["asked"], _points(asked))]), other]


def _asked_of_work(whole: Whole, work: Unplanned) -> str:
    """What is asked for of work outside the programme, by those who do it or the office."""
    words, who = wording("report"), named(whole.ground.known, work.agencies) or whole.writer.office
    said = {"text": no_stop(work.text), "meeting": lowered(words["annex_outside"])}
    ask = lowered(ask_words(work.ask)) if work.ask else ""
    text: str = words["proposals"]["asked_item"].format(**said, agency=who, ask=ask)
    return text


def _asks(whole: Whole, item: Standing) -> Iterator[tuple[str, str]]:
    """Who asks for what: the office of the item itself, agencies of their part."""
    if item.record and item.record.ask:
        yield whole.writer.office, lowered(ask_words(item.record.ask))
    for report in item.reports:
        if report.ask:
            yield named(whole.ground.known, [report.agency]), lowered(ask_words(report.ask))


def _annex(whole: Whole, name: str) -> Paper:
    """Every item of the period with how it came out, and the work outside the programme."""
    _, found, writer, profile = whole
    words, date = wording("report"), found.on.isoformat()
    number = number_line(profile.words, None, writer.symbol)
    of = words["annex_of"].format(
        number=f"{lowered(number)} ", day=day_in_words(profile.words, date), writer=writer.name
    )
    lying = sideways(profile)
    blocks: list[Block] = [
        line("kind", words["annex"]),
        line("title", title_in(profile, words["annex_title"].format(program=name))),
        line("place_date", of),
        annex_table(whole, lying),
    ]
    return Paper(
        f"bao-cao-{date}-phu-luc", words["annex"], date, lying, no_head(), blocks, no_end()
    )


def _numbered(lists: list[tuple[str, list[Block]]]) -> list[Block]:
    """Lists one under the other, each with its number."""
    blocks: list[Block] = []
    for number, (name, inside) in enumerate(lists, 1):
        blocks += [line("meeting", name, f"{number}."), *inside]
    return blocks


def _points(texts: Sequence[str] | Iterator[str]) -> list[Block]:
    return [line("item", f"{no_stop(text)}.", "-") for text in texts]
