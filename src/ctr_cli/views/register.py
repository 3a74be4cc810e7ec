"""What each agency is asked to register for next year: a letter, and with it a list of its items to fill in."""

from ctr_cli.cycle.catch_all import is_catch_all
from ctr_cli.cycle.draft_entries import Entry
from ctr_cli.cycle.draft_made import Draft
from ctr_cli.cycle.in_charge import works_on
from ctr_cli.cycle.shift import shifted
from ctr_cli.data.struct import Struct
from ctr_cli.language.letters import capitalised
from ctr_cli.language.printed_dates import day_as_written
from ctr_cli.model.agencies import Directory, resolve
from ctr_cli.model.meetings import TIMES
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.model.values import ROLE_WORDS, Assignment
from ctr_cli.views.blocks import Paper, line
from ctr_cli.views.papers import end, host, letter_head, office_name, wording
from ctr_cli.views.program import called


class Asked(Struct):
    """An agency with what it does on its items of this year, by their ids: first those that name it, then those of its
    meeting's line.
    """

    name: str
    own: dict[str, str]
    shared: dict[str, str]


def asked_of_all(program: Program, known: Directory, draft: Draft) -> list[Asked]:
    """Every agency that is no group, in the order of the programme, with the items of the year it is charged with."""
    entries = [
        entry
        for entry in draft.entries
        if entry.kind != "unplanned" and not is_catch_all(entry.old)
    ]
    found = []
    for agency in program.agencies:
        if agency.members is None:
            mine = [entry for entry in entries if _charged(known, agency.id, entry)]
            own = {entry.id: _part(known, agency.id, entry) for entry in mine if entry.own}
            of_all = wording("register")["of_all"]
            shared = dict.fromkeys((entry.id for entry in mine if not entry.own), of_all)
            found.append(Asked(agency.name, own, shared))
    return found


def _charged(known: Directory, agency: str, entry: Entry) -> list[Assignment]:
    """The lines of an item that charge an agency, by itself or through a group that holds it."""
    return [one for one in entry.agencies if works_on(known, agency, resolve(known, one.agency))]


def _part(known: Directory, agency: str, entry: Entry) -> str:
    """What an agency does on an item that names it, alone or with others: `Chuẩn bị`, `Cùng chuẩn bị`, `Phối hợp`."""
    role = _charged(known, agency, entry)[0].role
    same = [one for one in entry.agencies if one.role == role]
    if role == "prepare" and len(same) > 1:
        return str(wording("register")["together"])
    return capitalised(ROLE_WORDS[role])


def called_next(program: Program) -> str:
    """What next year's programme is called: `Chương trình hoạt động năm 2027`."""
    return shifted(called(program), program.year).text


def letter_date(draft: Draft) -> str:
    """The date of the letters: a day of the year before the programme's, which nobody has set yet."""
    return str(draft.year - 1)


def due_words(draft: Draft, before: str | None) -> str:
    """By when the lists are to come back: a day, or room for one."""
    words = wording("register")
    if before:
        return str(words["due"].format(day=day_as_written(before)))
    return str(words["due_blank"].format(year=draft.year - 1))


def register_letter(
    program: Program, draft: Draft, asked: Asked, profile: Profile, before: str | None, name: str
) -> Paper:
    """The letter to an agency; `before` is the day the list is to come back by, `name` that of its file."""
    words, date = wording("register"), letter_date(draft)
    planned = called_next(program)
    about = words["about"].format(program=planned)
    said = {
        "program": planned,
        "host": host(program, profile),
        "office": office_name(program, profile),
        "agency": asked.name,
        "year": draft.year - 1,
        "next": draft.year,
        "count": len(asked.own) + len(asked.shared),
        "parts": _parts(asked),
        "due": due_words(draft, before),
        "meeting": "" if draft.called == TIMES else f" ({draft.called.lower()})",
    }
    points = [words["review" if said["count"] else "no_items"], words["propose"], words["how"]]
    return Paper(
        name=name,
        title=f"{about} ({asked.name})",
        date=date,
        profile=profile,
        head=letter_head(program, profile, date, about),
        blocks=[
            line("addressee", words["addressee"].format_map(said)),
            line("body", words["opening"].format_map(said)),
            *(line("body", text.format_map(said), f"{at}.") for at, text in enumerate(points, 1)),
            line("body", words["ending"].format_map(said)),
        ],
        end=end(program, profile, words["recipients"]),
    )


def _parts(asked: Asked) -> str:
    """How many of an agency's items name it and how many it shares; nothing where all are of one sort."""
    words = wording("register")
    if not asked.own or not asked.shared:
        return ""
    return str(words["parts"].format(own=len(asked.own), shared=len(asked.shared)))
