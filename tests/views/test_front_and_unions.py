"""The papers of a Front, a school's union, a youth union with an office: symbols, archive, whom they ask, who signs."""

from collections.abc import Iterator

import pytest

from ctr_cli.model.agencies import directory
from ctr_cli.model.own_numbers import conclusion_like
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.source.profiles import choose
from ctr_cli.views.agenda import agenda_of_months
from ctr_cli.views.agenda_paper import When, agenda_paper
from ctr_cli.views.blocks import Paper, texts
from ctr_cli.views.invitation import invitation
from ctr_cli.views.papers import host as host_of
from ctr_cli.views.papers import is_own, office_name, why_not_written_to
from ctr_cli.views.report_frame import writer_of
from ctr_cli.views.task_letter import task_letter
from ctr_cli.views.tasks import tasks_of_all
from support import program_of

UNKNOWN: When = {"day": None, "start": None, "each": None}
YEAR = tuple(range(1, 13))
FRONT = """\
format: 1
year: 2026
issuer: {parent: Ủy ban MTTQ Việt Nam tỉnh Sơn La, name: Ủy ban MTTQ Việt Nam xã Mường Bú}
document: {symbol: CTr-MTTQ-BTT, place: Mường Bú, date: 2026-01-08, title: Công tác Mặt trận năm 2026}
agencies: [{id: phu-nu, name: Hội Liên hiệp Phụ nữ xã}]
bodies:
  - id: mttq
    name: Ủy ban Mặt trận Tổ quốc Việt Nam xã
    meetings:
      - {month: 6, title: Hội nghị lần thứ năm, items: [{text: Sơ kết., agencies: [Hội Liên hiệp Phụ nữ xã]}]}
  - id: btt
    name: Ban Thường trực
    meetings: [{month: 6, items: [{text: Chuẩn bị sơ kết., agencies: [Hội Liên hiệp Phụ nữ xã]}]}]
recipients: [{name: 'Lưu: VT, MT'}]
signature: {authority: TM. BAN THƯỜNG TRỰC, post: CHỦ TỊCH, name: Lò Văn Pâng}
"""
SCHOOL = """\
format: 1
year: 2026
issuer: {parent: Liên đoàn Lao động tỉnh Sơn La, name: Công đoàn Trường Tiểu học Mường Bú}
document: {symbol: CTr-CĐ, place: Mường Bú, date: 2026-01-08, title: Công tác Công đoàn năm 2026}
agencies: [{id: thu, name: Đồng chí Quàng Thị Thu}, {id: to, name: Tổ Công đoàn khối 1}]
bodies:
  - id: bch
    name: Ban Chấp hành Công đoàn
    meetings:
      - {month: 3, items: [{text: Hội thi nấu ăn., agencies: [Đồng chí Quàng Thị Thu, Tổ Công đoàn khối 1]}]}
recipients: [{name: Chi bộ}, {name: 'Lưu: CĐ'}]
signature: {authority: TM. BAN CHẤP HÀNH, post: CHỦ TỊCH, name: Quàng Thị Thu}
"""
YOUTH = """\
format: 1
year: 2026
issuer: {parent: Tỉnh đoàn Sơn La, name: Ban Chấp hành Đoàn xã Mường Bú}
document: {symbol: CTr/ĐTN, place: Mường Bú, date: 2026-01-08, title: Công tác Đoàn năm 2026}
agencies: [{id: vp, name: Văn phòng Đoàn xã}, {id: doi, name: Hội đồng Đội xã}]
bodies:
  - {id: bch, name: Ban Chấp hành, meetings: [{month: 3, items: [{text: Tháng Thanh niên., agencies: [Hội đồng Đội xã]}]}]}
signature: {authority: TM. BAN CHẤP HÀNH ĐOÀN XÃ, post: BÍ THƯ, name: Lò Thị Hoa}
"""


def _read(text: str) -> tuple[Program, Profile]:
    program = program_of(text)
    return program, choose(program, None, [], program.dated).profile


def _of_meetings(text: str) -> Iterator[tuple[Paper, Paper]]:
    program, profile = _read(text)
    for meeting in agenda_of_months(program, directory(program), YEAR)["meetings"]:
        yield (
            agenda_paper(program, meeting, profile, UNKNOWN),
            invitation(program, meeting, profile, UNKNOWN),
        )


def _letter(text: str) -> Paper:
    program, profile = _read(text)
    (answer, *_) = [a for a in tasks_of_all(program, directory(program)) if a["tasks"]]
    return task_letter(program, answer, profile, YEAR, "x")


def _archive(paper: Paper) -> str:
    return paper.end["recipients"][-1]["name"]


@pytest.mark.parametrize(
    ("text", "code"), [(FRONT, "MTTQ-BTT"), (FRONT.replace("-BTT,", ","), "MTTQ"), (SCHOOL, "CĐ")]
)
def test_papers_bear_the_whole_of_the_issuers_code(text: str, code: str) -> None:
    program, profile = _read(text)
    _, invited = next(_of_meetings(text))
    assert invited.head["number_line"].endswith(f"/GM-{code}")
    assert _letter(text).head["number_line"].endswith(f"/{code}"), "it has no office that drafts"
    assert writer_of(program, profile, "office", "2026-06-30").symbol == f"BC-{code}"


def test_every_paper_is_kept_where_the_programme_is() -> None:
    assert {_archive(paper) for both in _of_meetings(SCHOOL) for paper in both} == {"Lưu: CĐ"}
    assert _archive(_letter(SCHOOL)) == "Lưu: CĐ"
    assert _archive(_letter(FRONT)) == "Lưu: VT, MT", (
        "who drafts for the Front drafts its letters too"
    )


def test_nobody_writes_to_who_signs() -> None:
    program, profile = _read(SCHOOL)
    assert why_not_written_to(program, profile, "Đồng chí Quàng Thị Thu")
    assert not why_not_written_to(program, profile, "Đồng chí Quàng Thị Thuận")
    deputy = SCHOOL + "settings: {signer: {post: PHÓ CHỦ TỊCH, name: Cầm Văn Dũng}}\n"
    assert why_not_written_to(*_read(deputy), "Đ/c Cầm Văn Dũng")
    assert conclusion_like(program_of(FRONT)) == "52/TB-MTTQ-BTT"


def test_the_front_prepares_before_it_decides_and_asks_its_members() -> None:
    (standing, _), (whole, invited) = _of_meetings(FRONT)
    assert standing.title == "Hội nghị Ban Thường trực tháng 6/2026"
    assert whole.title == "Hội nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã lần thứ năm (tháng 6/2026)"
    said = list(texts(invited))
    assert "Kính gửi: Các vị Ủy viên Ủy ban Mặt trận Tổ quốc Việt Nam xã" in said
    assert said[-1] == "Đề nghị các vị Ủy viên dự họp đầy đủ, đúng giờ."


def test_papers_go_to_the_office_an_issuer_has() -> None:
    program, profile = _read(YOUTH)
    assert profile.id == "doan"
    assert office_name(program, profile) == "Văn phòng Đoàn xã"
    assert list(texts(_letter(YOUTH)))[-1].startswith("Tài liệu gửi về Văn phòng Đoàn xã trước")
    assert is_own(program, profile, "Văn phòng Đoàn xã")
    reports = writer_of(program, profile, "office", "2026-06-30")
    assert (reports.name, reports.end["post"]) == ("Ban Chấp hành Đoàn xã Mường Bú", "BÍ THƯ")


def test_of_two_offices_the_issuers_own_is_meant() -> None:
    other = YOUTH.replace("Ban Chấp hành Đoàn xã Mường Bú", "Ủy ban nhân dân xã Mường Bú")
    other = other.replace("CTr/ĐTN", "CTr-UBND").replace(
        "{id: doi", "{id: van-phong, name: Văn phòng HĐND và UBND xã}, {id: doi"
    )
    assert office_name(*_read(other)) == "Văn phòng HĐND và UBND xã"


def test_the_programme_of_a_session_and_its_invitation_have_one_signer() -> None:
    council = FRONT.replace("Ủy ban MTTQ Việt Nam xã Mường Bú", "Hội đồng nhân dân xã Mường Bú")
    council = council.replace("CTr-MTTQ-BTT", "CTr-HĐND").replace(
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Hội đồng nhân dân xã"
    )
    deputy = council + "settings: {signer: {post: Phó Chủ tịch, name: Lò Thị Hặc}}\n"
    for text in (council, deputy):
        for programme, invited in _of_meetings(text):
            assert programme.end == {**invited.end, "recipients": programme.end["recipients"]}
    for _, invited in _of_meetings(deputy):
        assert (invited.end["post"], invited.end["signer"]) == ("PHÓ CHỦ TỊCH", "Lò Thị Hặc")
        assert invited.end["authority"].endswith("\nKT. CHỦ TỊCH")


def test_a_board_of_the_council_is_called_by_its_head() -> None:
    board = FRONT.replace("Ủy ban MTTQ Việt Nam xã Mường Bú", "Hội đồng nhân dân xã Mường Bú")
    board = board.replace("CTr-MTTQ-BTT", "CTr-HĐND").replace(
        "Ban Thường trực", "Ban Kinh tế - Ngân sách"
    )
    board = board.replace("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Hội đồng nhân dân xã")
    (programme, invited), *_ = _of_meetings(board)
    assert programme.title == "Cuộc họp Ban Kinh tế - Ngân sách tháng 6/2026"
    assert {(p.end["authority"], p.end["post"]) for p in (programme, invited)} == {
        ("TM. BAN KINH TẾ - NGÂN SÁCH", "TRƯỞNG BAN")
    }
    said = list(texts(invited))
    assert "Kính gửi: Các đồng chí thành viên Ban Kinh tế - Ngân sách" in said
    assert any("Ban Kinh tế - Ngân sách trân trọng kính mời" in text for text in said)


def test_an_organ_without_its_organisation_has_that_of_its_parent() -> None:
    short = YOUTH.replace("Tỉnh đoàn Sơn La", "Đoàn TNCS Hồ Chí Minh tỉnh Sơn La")
    short = short.replace("name: Ban Chấp hành Đoàn xã Mường Bú", "name: Ban Chấp hành xã Mường Bú")
    program = program_of(short)
    profile = choose(program, "doan", [], program.dated).profile
    assert office_name(program, profile) == "Văn phòng Đoàn xã"
    whole = "Ban Chấp hành Đoàn TNCS Hồ Chí Minh xã Mường Bú"
    assert writer_of(program, profile, "committee", "2026-06-30").name == whole


@pytest.mark.parametrize(
    ("issuer", "signs", "host"),
    [
        ("BCH Đoàn xã Mường Bú", "BAN THƯỜNG VỤ", "Ban Thường vụ Đoàn xã Mường Bú"),
        ("BTV Hội Nông dân xã Mường Bú", "BAN THƯỜNG VỤ", "Ban Thường vụ Hội Nông dân xã Mường Bú"),
        ("BCH Công đoàn xã Mường Bú", "BAN CHẤP HÀNH", "Ban Chấp hành Công đoàn xã Mường Bú"),
        ("BTT UBMTTQ xã Mường Bú", "BAN THƯỜNG TRỰC", "Ban Thường trực UBMTTQ xã Mường Bú"),
    ],
)
def test_an_organ_cut_short_is_left_out_of_another_organs_name(
    issuer: str, signs: str, host: str
) -> None:
    text = FRONT.replace("name: Ủy ban MTTQ Việt Nam xã Mường Bú", f"name: {issuer}")
    assert host_of(*_read(text.replace("TM. BAN THƯỜNG TRỰC", f"TM. {signs}"))) == host
