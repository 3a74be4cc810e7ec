"""Meetings and bodies as people name them, and as ctr prints them."""

from pathlib import Path

import pytest

from ctr_cli.model.meant import body_meant, meeting_meant
from ctr_cli.model.meetings import meeting_id, meeting_title, short_name
from ctr_cli.model.program import Program
from support import DATA, MINIMAL, program_of
from support.amendments import amended

pytestmark = pytest.mark.no_cover


def test_every_meeting_is_found_by_its_id_and_by_its_printed_name(program: Program) -> None:
    for body in program.bodies:
        for meeting in body.meetings:
            name, title = meeting_id(body, meeting), meeting_title(program, body, meeting)
            for typed in (name, name.upper(), title, title.lower().partition("/")[0]):
                assert meeting_meant(program, typed) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("BTV-03", "btv-3"), ("btv tháng 3", "btv-3"), ("ban thuong vu thang ba", "btv-3"),
        ("Thường vụ, tháng 12/2026", "btv-12"), ("bch lần thứ 4", "bch-4"), ("BCH lần 4", "bch-4"),
        ("hội nghị Ban Chấp hành tháng 3", "bch-3"), ("Hội nghị Đảng ủy lần thứ tư", "bch-4"),
        ("tháng 1", "btv-1"), ("BTV tuần 2/3", "btv-3"), ("btv tuần thứ hai của tháng 3", "btv-3"),
        ("btv tuần 2,3/3", "btv-3"), ("BTV Tuần III, tháng 12/2026", "btv-12"), ("btv tuan 1 T4", "btv-4"),
        ("ban thường vụ cuối tháng 3", "btv-3"), ("btv tuần cuối/3/2026", "btv-3"),
    ],
)  # fmt: skip
def test_a_meeting_is_found_by_its_body_and_its_time(
    program: Program, typed: str, name: str
) -> None:
    assert meeting_meant(program, typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "tháng 3",
        "btv",
        "btv tháng 13",
        "bch tháng 1",
        "btv tháng 3 lần thứ 9",
        "btv chuyên đề tháng 3",
        "btv tuần 3",
        "btv tuần 7/3",
        "btv tuần 2/2026",
        "",
    ],
)
def test_what_means_no_meeting_or_several_stays_as_typed(program: Program, typed: str) -> None:
    assert meeting_meant(program, typed) == typed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("kỳ họp giữa năm", "hdnd-6"),
        ("Kỳ họp thường lệ giữa năm 2026", "hdnd-6"),
        ("hdnd cuoi nam", "hdnd-12"),
        ("kỳ họp đầu năm", "kỳ họp đầu năm"),
        ("btv cuối năm", "btv cuối năm"),
    ],
)
def test_a_usual_session_is_found_by_its_part_of_the_year(typed: str, name: str) -> None:
    text = MINIMAL.replace("id: bch", "id: hdnd").replace("Ban Chấp hành Đảng bộ phường", "HĐND xã")
    council = text.replace("number: 3\n        month: 3", "month: 6")
    special = "      - {month: 7, kind: thematic, items: [{text: Bầu bổ sung.}]}\n"
    last = "      - {month: 12, items: [{text: Dự toán năm 2027.}]}\n"
    assert meeting_meant(program_of(council + special + last), typed) == name


def test_kinds_are_told_apart(program: Program) -> None:
    from ctr_cli.cycle.replay import replayed

    more = amended(program, {"meet": "hn-1", "body": "btv", "month": 3, "kind": "thematic"})
    now = replayed(more).program
    assert meeting_meant(now, "btv tháng 3") == "btv-3"
    assert meeting_meant(now, "Ban Thường vụ chuyên đề tháng 3") == "hn-1"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ban Chấp hành", "bch"),
        ("BTV", "btv"),
        ("ban thuong vu", "btv"),
        ("ban", "ban"),
        ("ubnd", "ubnd"),
    ],
)
def test_a_body_is_found_by_its_name(program: Program, typed: str, name: str) -> None:
    assert body_meant(program, typed) == name


@pytest.mark.parametrize(
    "office", sorted((DATA / "offices").glob("*.yaml")), ids=lambda path: path.stem
)
def test_what_every_office_calls_its_meetings_leads_to_them(office: Path) -> None:
    program = program_of(office.read_bytes())
    for body in program.bodies:
        assert body_meant(program, body.name) == body.id
        for meeting in body.meetings:
            name = meeting_id(body, meeting)
            assert meeting_meant(program, meeting_title(program, body, meeting)) == name
            if meeting.number is not None:
                assert meeting_meant(program, f"{short_name(body, meeting)} {body.name}") == name


def test_a_lone_meeting_of_a_kind_needs_no_word_for_it() -> None:
    council = program_of((DATA / "offices" / "hdnd-xa-2027.yaml").read_bytes())
    assert meeting_meant(council, "HĐND tháng 3") == "hdnd-3-cd"
    inspection = program_of((DATA / "offices" / "ubkt-dang-uy-phuong-2027.yaml").read_bytes())
    assert meeting_meant(inspection, "Giám sát chuyên đề quý IV") == "giam-sat-q4"
