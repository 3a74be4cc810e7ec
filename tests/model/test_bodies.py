"""The word for a meeting, by the kind of body: how it is called, numbered and dated."""

import pytest

from ctr_cli.model.bodies import kind_of_body, occasion
from ctr_cli.model.meetings import meeting_title, short_name
from ctr_cli.source.load import from_bytes
from support import MINIMAL, program_of


@pytest.mark.parametrize(
    ("body", "meeting", "title", "short"),
    [
        (
            "Ban Chấp hành Đảng bộ xã",
            "number: 3, month: 6",
            "Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 3 (tháng 6/2026)",
            "hội nghị lần thứ 3",
        ),
        (
            "Hội đồng nhân dân xã",
            "number: 4, month: 7",
            "Kỳ họp thứ tư Hội đồng nhân dân xã (kỳ họp thường lệ giữa năm, tháng 7/2026)",
            "kỳ họp thứ tư",
        ),
        (
            "HĐND xã",
            "number: 25, month: 9, kind: thematic",
            "Kỳ họp thứ hai mươi lăm HĐND xã (kỳ họp chuyên đề, tháng 9/2026)",
            "kỳ họp thứ hai mươi lăm",
        ),
        (
            "Hội đồng nhân dân xã",
            "month: 3, kind: extraordinary",
            "Kỳ họp giải quyết công việc phát sinh đột xuất Hội đồng nhân dân xã tháng 3/2026",
            "kỳ họp tháng 3",
        ),
        (
            "Thường trực Hội đồng nhân dân xã",
            "month: 3",
            "Phiên họp Thường trực Hội đồng nhân dân xã tháng 3/2026",
            "phiên họp tháng 3",
        ),
        (
            "Ủy ban nhân dân xã",
            "number: 5, month: 3",
            "Phiên họp thứ 5 Ủy ban nhân dân xã (tháng 3/2026)",
            "phiên họp thứ 5",
        ),
        (
            "Giám sát chuyên đề",
            "quarter: 2",
            "Giám sát chuyên đề quý II/2026",
            "nội dung quý II",
        ),
        (
            "Thường trực Đảng ủy",
            "every: week",
            "Công việc hằng tuần của Thường trực Đảng ủy",
            "hội nghị hằng tuần",
        ),
    ],
)
def test_a_meeting_has_the_name_its_office_gives_it(
    body: str, meeting: str, title: str, short: str
) -> None:
    head = MINIMAL.partition("    meetings:")[0].replace("Ban Chấp hành Đảng bộ phường", body)
    text = f"{head}    meetings: [{{{meeting}, items: [{{text: Cho ý kiến.}}]}}]\n"
    program = from_bytes(text.encode(), "x.yaml").program
    assert program is not None
    held = program.bodies[0].meetings[0]
    assert meeting_title(program, program.bodies[0], held) == title
    assert short_name(program.bodies[0], held) == short


def test_a_kind_is_known_by_whole_words() -> None:
    assert occasion("Ủy ban nhân dân xã") == "phiên họp"
    assert kind_of_body("UBNDX").occasion == "Hội nghị"
    assert kind_of_body("Hội đồng nhân dân xã").invitation_days is None


def test_a_cell_invites_its_party_members() -> None:
    kind = kind_of_body("Chi bộ Trường THCS Lê Quang Định")
    assert kind.members.format(body="Chi bộ 3") == "Các đồng chí đảng viên Chi bộ 3"
    assert kind.occasion == "Hội nghị"


def test_a_field_named_by_its_months_has_the_month_once() -> None:
    text = MINIMAL.replace(
        "name: Ban Chấp hành Đảng bộ phường", "name: Nhiệm vụ, công việc các tháng"
    )
    program = program_of(text.replace("      - number: 3\n        month: 3", "      - month: 3"))
    (body,) = program.bodies
    assert meeting_title(program, body, body.meetings[0]) == "Nhiệm vụ, công việc tháng 3/2026"
