"""The letter that tells an agency what it prepares: its own items and the shared ones, by month."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from ctr_cli.cycle.due import papers_day, verifying_day
from ctr_cli.language.lead_spans import LeadTime
from ctr_cli.language.letters import capitalised, in_words
from ctr_cli.language.numbers import roman
from ctr_cli.language.printed_dates import period_of_year, quarter_months
from ctr_cli.model.bodies import FIELD, occasion
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.model.values import ROLE_WORDS
from ctr_cli.views.blocks import Paper, Paragraph, labelled, line, with_points
from ctr_cli.views.company import beside_others, others_named, through, with_others
from ctr_cli.views.days import first_day
from ctr_cli.views.document import day_in_words
from ctr_cli.views.papers import (
    by_day,
    end,
    host,
    is_itself,
    letter_head,
    program_name,
    receiver_name,
    wording,
)
from ctr_cli.views.program import called
from ctr_cli.views.sentences import deadline_said, new_topics, with_condition
from ctr_cli.views.tasks import AgencyTasks, AgencyView, Task, by_time, occasions, only_helps

_ALL = 12
_MONTH, _DAY = len("2026-03"), len("2026-03-15")


def letter_date(program: Program, on: str | None) -> str:
    """The date of a letter: the day it is sent, or only the year while nobody has said it."""
    return on or str(program.year)


def task_letter(
    program: Program,
    answer: AgencyTasks,
    profile: Profile,
    months: Sequence[int],
    name: str,
    own_days: int | None = None,
    on: str | None = None,
    adjusted: str = "",
) -> Paper:
    """The letter to an agency about its tasks of some months; `name` is that of its file.

    `own_days` before a meeting its papers must be there, where they differ from the programme's; `on` is the day it is
    sent; `adjusted` says which decisions changed the programme.
    """
    words, date = wording("letter"), letter_date(program, on)
    agency, work = answer["agency"]["name"], _work(answer)
    own = _own_bodies(program, answer["agency"])
    about = _about(program, answer, work, months, own)
    opening = words["opening"].format(
        program=" ".join(filter(None, (program_name(program, profile), adjusted))),
        host=host(program, profile),
        agency=agency,
        work=in_words(work),
    )
    bodies = [b.name for b in program.bodies if b.id in {t["body"] for t in answer["tasks"]}]
    to = dict.fromkeys(receiver_name(program, profile, body) for body in bodies)
    said = {"office": in_words([*to]), "agency": agency}
    return Paper(
        name=name,
        title=f"{about} ({agency})",
        date=date,
        profile=profile,
        head=letter_head(program, profile, date, about),
        blocks=[
            line("addressee", words["addressee"].format(agency=capitalised(agency))),
            line("body", opening),
            *_kept(_parts(program, answer, profile, own_days, own)),
            line("body", _ending(program, answer["tasks"], own_days, said, own)),
        ],
        end=end(program, profile, words["recipients"]),
    )


def _own_bodies(program: Program, agency: AgencyView) -> frozenset[str]:
    """The ids of the bodies that are an agency themselves."""
    bodies = (one.id for one in program.bodies if is_itself(program, one.name, agency["name"]))
    return frozenset(bodies)


def _due(program: Program, tasks: Sequence[Task], own_days: int | None) -> str:
    """How long before a meeting papers must be there; before those of each body, where they differ."""
    words, ids = wording("due"), [task["body"] for task in tasks]
    meetings: dict[str, list[str]] = {}
    for body in [b.name for b in program.bodies if b.id in ids]:
        lead = _lead(program, body, own_days)
        meetings.setdefault(lead.words, []).append(f"{occasion(body)} {body}")
    days = [words["of"].format(days=one, meetings=in_words(of)) for one, of in meetings.items()]
    text: str = words["days"].format(
        days=", ".join(days) if len(days) > 1 else next(iter(meetings))
    )
    return text


def _lead(program: Program, body: str, own_days: int | None) -> LeadTime:
    """How long before a meeting of a body the papers of an agency with so many days of its own must be there."""
    return program.lead_before(body) if own_days is None else program.own_lead(body, own_days)


def _ending(
    program: Program,
    tasks: Sequence[Task],
    own_days: int | None,
    said: dict[str, str],
    own: frozenset[str],
) -> str:
    """What goes to the office and by when: papers, and of the meetings of the agency itself (`own`) what came of them."""
    held = occasions(task for task in tasks if task["body"] in own)
    if not held:
        return _of_papers(program, tasks, own_days, said)
    others = [task for task in tasks if task["body"] not in own or not task["occasion"]]
    asked = [_of_papers(program, others, own_days, said, among=True)] if others else []
    return " ".join([*asked, wording("letter")["own_meetings"].format(**said, occasions=held)])


def _of_papers(
    program: Program,
    tasks: Sequence[Task],
    own_days: int | None,
    said: dict[str, str],
    *,
    among: bool = False,
) -> str:
    """Where papers go and by when: those of items before a meeting, what verifies others', those of works for which nobody
    meets; of who only helps others with their items nobody waits for papers. They may be `among` items of other kinds.
    """
    words, own = wording("letter"), [task for task in tasks if not only_helps(task)]
    if not own:
        return str(words["ending_helps"].format_map(said))
    works = [task for task in own if not task["occasion"]]
    verify = [task for task in own if task["occasion"] and task["verifies"]]
    papers = [task for task in own if task["occasion"] and not task["verifies"]]
    when = words[_dated_how(works)]
    if not papers and not verify:
        return str(words["ending_works"].format(**said, when=when))
    due = _due(program, papers or verify, own_days)
    later = due if own_days is not None else words["before_meeting"]
    if not papers:
        ending: str = words["ending_verify"].format(**said, due=later)
    else:
        key = "ending_among" if works or among else "ending"
        ending = words[key].format(**said, due=due, occasions=occasions(papers))
        if any(_is_dated(task) and _is_of_papers(program, task) for task in papers):
            ending = f"{ending.removesuffix('.')}{words['own_deadlines']}"
        ending += words["also_verify"].format(due=later) if verify and later != due else ""
    return ending + (words["also_works"].format(when=when) if works else "")


def _dated_how(works: Sequence[Task]) -> str:
    """Whether works for which nobody meets have deadlines of their own: all, some or none."""
    dated = sum(map(_is_dated, works))
    return "undated" if not dated else "dated" if dated == len(works) else "some_dated"


def _is_dated(task: Task) -> bool:
    """Whether a task has a deadline of its own; that of what others submit is not of who verifies it."""
    return bool(task["deadline"]) and not task["verifies"]


def _is_of_papers(program: Program, task: Task) -> bool:
    """Whether the deadline of a task may come before its meeting, which is not of what comes of it later."""
    months = quarter_months(task["quarter"]) if task["quarter"] else (task["month"] or _ALL,)
    return (task["deadline"] or "")[:_MONTH] <= f"{program.year}-{months[-1]:02d}"


def _about(
    program: Program,
    answer: AgencyTasks,
    work: list[str],
    months: Sequence[int],
    own: frozenset[str],
) -> str:
    """What a letter is about: items for meetings of others than the agency itself, or those of the programme."""
    words = wording("letter")
    prepares = words["work"]["prepare"] in work
    asked = in_words([one for one in work if not (prepares and one == words["shares"])])
    period = period_of_year(tuple(months), program.year)
    if not all(task["occasion"] and task["body"] not in own for task in answer["tasks"]):
        whole = len(months) == _ALL
        said = (
            called(program) if whole else words["of"].format(program=called(program), period=period)
        )
        text: str = words["about_field"]
        return text.format(work=asked, program=said)
    about: str = words["about"]
    return about.format(work=asked, occasions=occasions(answer["tasks"]), period=period)


def _work(answer: AgencyTasks) -> list[str]:
    """What is asked of an agency, by what it does; who only shares a meeting's line works with others. `chuẩn bị` is said
    once: `chuẩn bị`, `phục vụ`.
    """
    words = wording("letter")
    roles = {task["role"] for task in answer["tasks"] if task["basis"] == "item"}
    own = [work for role, work in words["work"].items() if role in roles]
    shared = [words["shares"] for task in answer["tasks"] if task["basis"] == "meeting"]
    usual, asked = words["work"]["prepare"], list(dict.fromkeys([*own, *shared]))
    return [one.removeprefix(f"{usual} ") for one in asked] if usual in asked else asked


def _kept(blocks: list[Paragraph]) -> list[Paragraph]:
    """The last of what is asked for stays with the sentence after it, which would stand alone on a page."""
    return [*blocks[:-1], *(block._replace(held=True) for block in blocks[-1:])]


def _parts(
    program: Program,
    answer: AgencyTasks,
    profile: Profile,
    own_days: int | None,
    own: frozenset[str],
) -> list[Paragraph]:
    """The agency's own items, then those it shares; a heading only where there are both."""
    words = wording("letter")
    parts = []
    for basis, heading in (("item", words["own"]), ("meeting", words["shared"])):
        tasks = by_time(task for task in answer["tasks"] if task["basis"] == basis)
        if tasks:
            said = heading.format(occasions=occasions(tasks) or FIELD)
            parts.append((said.upper(), tasks))
    blocks: list[Paragraph] = []
    for number, (heading, tasks) in enumerate(parts, 1):
        if len(parts) > 1:
            blocks.append(line("part", heading, f"{roman(number)}."))
        meetings = [list(run) for _, run in groupby(tasks, key=lambda t: t["meeting"])]
        for place, run in enumerate(meetings, 1):
            mark = f"{place}." if len(meetings) > 1 else ""
            by = dict(_verified(program, run, own_days))
            last = max(by.values(), default=None)
            day = _day(program, run, profile, own_days, last, own)
            title = f"{run[0]['meeting_title']}{day}"
            sooner = {
                item: _due_said(profile, "verified_due", day)
                for item, day in by.items()
                if day != last
            }
            blocks += _meeting(title, mark, run, profile, sooner)
    return blocks


def _day(
    program: Program,
    tasks: list[Task],
    profile: Profile,
    own_days: int | None,
    verified: date | None,
    own: frozenset[str],
) -> str:
    """On which day a meeting is held, and by when its papers are due and those of others `verified`, once that is known;
    those of a meeting of its `own` an agency sends to nobody else.
    """
    held, words = tasks[0]["date"], wording("letter")
    if held is None:
        return ""
    day = day_in_words(profile.words, held)
    body = next(one.name for one in program.bodies if one.id == tasks[0]["body"])
    usual = papers_day(first_day(held), _lead(program, body, own_days))
    asked = [t for t in tasks if not only_helps(t) and t["body"] not in own]
    days = {"papers_due": usual} if not all(task["verifies"] for task in asked) else {}
    if verified and verified not in days.values():
        days["verified_due"] = verified
    due = "; ".join(_due_said(profile, key, day) for key, day in days.items())
    return str(words["held_and_due" if due else "held"].format(day=day, due=due))


def _verified(
    program: Program, tasks: Sequence[Task], own_days: int | None
) -> Iterator[tuple[str, date]]:
    """The tasks before a meeting that an agency verifies, each with the last day to do so, once that of the meeting is known."""
    own = {} if own_days is None else {"": own_days}
    bodies = {body.id: body.name for body in program.bodies}
    for t in tasks:
        if t["date"] and t["verifies"]:
            body, held = bodies[t["body"]], first_day(t["date"])
            yield t["item"], verifying_day(program, own, body, t["deadline"], held, own)


def _due_said(profile: Profile, key: str, day: date) -> str:
    return str(wording("letter")[key].format(due=by_day(profile, day.isoformat())))


def _meeting(
    title: str, mark: str, tasks: list[Task], profile: Profile, due: Mapping[str, str]
) -> list[Paragraph]:
    """A meeting's tasks, some with by when its papers are due; those who share a line for the whole meeting are named once."""
    first = tasks[0]
    shared = first["basis"] == "meeting"
    company = (
        "; ".join(filter(None, (", ".join(others_named(first)), _through(first)))) if shared else ""
    )
    blocks = [line("meeting", title, mark, of=first["meeting"])]
    for task, topic in zip(tasks, new_topics(task["topic"] for task in tasks), strict=True):
        if topic:
            blocks.append(line("topic", topic))
        said = line(
            "item", _sentence(task, profile, due.get(task["item"], "")), "-", of=task["item"]
        )
        blocks += with_points(said, task["details"], headed=task is first or bool(topic))
    if not company:
        return blocks
    blocks[-1] = blocks[-1]._replace(held=True)
    return [*blocks, labelled("agencies", wording("letter")["company_label"], f"{company}.", "*")]


def _sentence(task: Task, profile: Profile, due: str) -> str:
    """A task with its condition, and in brackets with whom it is prepared, what must come of it and by when."""
    notes = [_product(task), _deadline(task, profile), due]
    if task["basis"] == "item":
        notes[:0] = [_company(task), _through(task)]
    return with_condition(
        with_condition(task["text"], task["condition"]), "; ".join(filter(None, notes))
    )


def _company(task: Task) -> str:
    """What an agency does on an item of its own and with whom; empty when it prepares it alone."""
    role, same, others = ROLE_WORDS[task["role"]], with_others(task), beside_others(task)
    alone = task["role"] == "prepare" and not same and not others
    return "" if alone else "; ".join(filter(None, (f"{role} {same}".rstrip(), others)))


def _through(task: Task) -> str:
    group = through(task)
    if group is None:
        return ""
    text: str = wording("letter")["through"]
    return text.format(group=group)


def _product(task: Task) -> str:
    if task["product"] is None:
        return ""
    text: str = wording("letter")["product"]
    return text.format(product=task["product"])


def _deadline(task: Task, profile: Profile) -> str:
    if task["deadline"] is None or not _is_dated(task) or deadline_said(task["details"]):
        return ""
    text: str = wording("letter")["deadline"]
    day = day_in_words(profile.words, task["deadline"])
    return text.format(date=day if len(task["deadline"]) == _DAY else day[day.index("tháng") :])
