"""The papers of six offices, read line by line and kept; `pytest --refresh` writes them anew."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal, get_args

import pytest

from ctr_cli.checking.check import check
from ctr_cli.cycle.progress import progress
from ctr_cli.model.agencies import directory
from ctr_cli.model.follow_up import empty
from ctr_cli.model.meetings import item_id, meeting_id
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.source.load import Source, load
from ctr_cli.source.profiles import choose
from ctr_cli.views.agenda import agenda_of_months, is_held
from ctr_cli.views.agenda_paper import When, agenda_paper, months_paper
from ctr_cli.views.blocks import Paper, texts
from ctr_cli.views.calendar import calendar
from ctr_cli.views.document import printed
from ctr_cli.views.invitation import invitation
from ctr_cli.views.papers import is_own, office
from ctr_cli.views.program_paper import program_paper
from ctr_cli.views.reminder import asked_agencies, reminder_letter, reminders
from ctr_cli.views.report_frame import Of, Whole, writer_of
from ctr_cli.views.report_paper import report_papers
from ctr_cli.views.task_letter import task_letter
from ctr_cli.views.tasks import tasks_of_all
from support import DATA
from support.follow_up import ground_of

KEPT = DATA / "offices" / "papers"
OFFICES = (
    "hdnd-xa-2027", "ubnd-phuong-2027", "thuong-truc-hdnd-phuong-2027", "ubkt-dang-uy-phuong-2027",
    "tinh-uy-2027", "dang-uy-xa-2027",
)  # fmt: skip
UNKNOWN: When = {"day": None, "start": None, "each": None}
JUNE, JULY = (6,), date(2027, 7, 15)
YEAR = range(1, 13)
_LETTERS = 13
"""So many agencies: all of an office, and of a province the first wards of 22 alike."""


def read(office: str) -> Source:
    return load(str(DATA / "offices" / f"{office}.yaml"))


def program_of(office: str) -> Program:
    program = read(office).program
    assert program is not None
    return program


def papers(program: Program, profile: Profile) -> Iterator[Paper]:
    """The document, the programme of June, the papers of its meetings and of the first of each kind, and letters."""
    known = directory(program)
    yield program_paper(program, profile, printed(program, profile))
    yield months_paper(program, agenda_of_months(program, known, JUNE)["meetings"], profile, JUNE)
    met: set[tuple[str, str]] = set()
    for meeting in agenda_of_months(program, known, tuple(YEAR))["meetings"]:
        kind = (meeting["body"]["id"], meeting["kind"])
        if is_held(meeting) and kind not in met:
            met.add(kind)
            yield agenda_paper(program, meeting, profile, UNKNOWN)
            yield invitation(program, meeting, profile, UNKNOWN)
    for answer in tasks_of_all(program, known)[:_LETTERS]:
        if answer["tasks"] and not is_own(program, profile, answer["agency"]["name"]):
            yield task_letter(program, answer, profile, YEAR, answer["agency"]["id"])


def followed(program: Program, profile: Profile) -> Iterator[Paper]:
    """The letter that reminds the first agency in July, the report on June of the office, and who signs the committee's."""
    ground = ground_of(program)._replace(follow_up=empty(program.year))
    found = progress(ground, JULY, JUNE)
    agencies = asked_agencies(program, profile, ground, None)
    for asked in reminders(ground, found, agencies, date(2027, 7, 22))[:1]:
        yield reminder_letter(ground, asked, profile, f"don-doc-{asked.agency}")
    for of in get_args(Of):
        writer = writer_of(program, profile, of, JULY.isoformat())
        report, annex = report_papers(Whole(ground, found, writer, profile))
        yield report if of == "office" else report._replace(blocks=[])
        yield annex._replace(blocks=annex.blocks[:3])


def as_text(paper: Paper) -> str:
    """All words of a paper, from letterhead to signature."""
    head, end = paper.head, paper.end
    lines = [f"===== {paper.name}", *filter(None, (head[key] for key in _HEAD)), *texts(paper)]
    lines += [f"{r['name']}{r['before']}{r['purpose']}{r['after']}" for r in end["recipients"]]
    return "\n".join([*lines, end["authority"], end["post"], end["signer"], ""])


_HEAD: tuple[Literal["parent", "issuer", "number_line", "about", "place_and_date"], ...] = (
    "parent",
    "issuer",
    "number_line",
    "about",
    "place_and_date",
)


@pytest.mark.parametrize("office", OFFICES)
def test_the_papers_are_those_a_person_has_read(pytestconfig: pytest.Config, office: str) -> None:
    program = program_of(office)
    profile = choose(program, None, [], program.dated).profile
    events = [event["title"] for event in calendar(program)["events"]]
    made = [
        *papers(program, profile),
        *followed(program, choose(program, None, [], f"{JULY}").profile),
    ]
    said = "\n".join([*map(as_text, made), "===== lịch", *events, ""])
    kept = KEPT / f"{office}.txt"
    if pytestconfig.getoption("refresh"):
        kept.write_text(said, encoding="utf-8")
    assert said == kept.read_text(encoding="utf-8")


def test_no_kept_paper_is_left_over() -> None:
    assert {path.stem for path in Path(KEPT).iterdir()} == set(OFFICES)


@pytest.mark.parametrize("office", OFFICES)
def test_nothing_is_found_in_right_text(office: str) -> None:
    source = read(office)
    assert source.findings == []
    assert [f"{f.span.line} {f.code} {f.message}" for f in check(source)] == []


@pytest.mark.parametrize("office", OFFICES)
def test_every_id_is_one_of_its_own(office: str) -> None:
    ids = [
        name
        for body in program_of(office).bodies
        for meeting in body.meetings
        for name in (
            meeting_id(body, meeting),
            *(item_id(meeting_id(body, meeting), n, i.id) for n, i in enumerate(meeting.items, 1)),
        )
    ]
    assert len(ids) == len(set(ids)) > 30


@pytest.mark.parametrize(
    ("agency", "own"),
    [
        ("Thường trực HĐND phường", True),
        ("Thường trực Hội đồng nhân dân phường", True),
        ("Ban Pháp chế HĐND phường", False),
        ("UBND phường", False),
    ],
)
def test_nobody_writes_to_himself_by_an_abbreviation(agency: str, own: bool) -> None:
    program = program_of("thuong-truc-hdnd-phuong-2027")
    profile = choose(program, None, [], program.dated).profile
    assert is_own(program, profile, agency) is own


@pytest.mark.parametrize(
    ("authority", "host"),
    [
        ("TM. BAN THƯỜNG VỤ", "Ban Thường vụ Công đoàn phường An Biên"),
        ("TM. BAN CHẤP HÀNH", "Ban Chấp hành Công đoàn phường An Biên"),
    ],
)
def test_an_organisation_signs_its_papers_as_its_programme(authority: str, host: str) -> None:
    program = program_of("thuong-truc-hdnd-phuong-2027")
    issuer = program.issuer.model_copy(update={"name": "Công đoàn phường An Biên"})
    assert program.signature is not None
    signature = program.signature.model_copy(update={"authority": authority, "post": "CHỦ TỊCH"})
    union = program.model_copy(update={"issuer": issuer, "signature": signature})
    words = office(union, choose(union, None, [], "2027-01").profile)
    assert (words.notice_authority, words.post) == (authority, "CHỦ TỊCH")
    assert words.host.replace("{issuer}", issuer.name or "") == host
