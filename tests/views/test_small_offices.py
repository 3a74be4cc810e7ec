"""The papers of a union and of a school's chi bộ: in whose name they are written, by whom signed, and to whom never."""

from collections.abc import Iterator

import pytest

from ctr_cli.checking.check import check
from ctr_cli.model.agencies import directory
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.source.load import from_bytes
from ctr_cli.source.profiles import choose
from ctr_cli.views.agenda import agenda_of_months
from ctr_cli.views.agenda_paper import When, agenda_paper, months_paper
from ctr_cli.views.blocks import Paper, texts
from ctr_cli.views.invitation import invitation
from ctr_cli.views.papers import host, why_not_written_to
from ctr_cli.views.task_letter import task_letter
from ctr_cli.views.tasks import tasks_of_all

UNION = """\
format: 1
year: 2026
issuer: {parent: Hội LHPN Thành phố Hồ Chí Minh, name: Ban Chấp hành Hội LHPN phường Tân Hưng}
document: {symbol: CTr-BTV, number: 2, place: Tân Hưng, date: 2026-01-06, title: Công tác Hội năm 2026}
agencies:
  - {id: btv, name: BTV Hội}
  - {id: thanh-pho, name: Hội LHPN Thành phố}
  - {id: chi-hoi, name: Chi hội các khu phố}
bodies:
  - id: bch
    name: Ban Chấp hành Hội LHPN phường Tân Hưng
    meetings:
      - month: 3
        items:
          - {text: Họp mặt kỷ niệm Ngày Quốc tế Phụ nữ 8/3., agencies: [BTV Hội, Chi hội các khu phố]}
signature: {authority: TM. BAN THƯỜNG VỤ, post: CHỦ TỊCH, name: Phạm Thị Thu Hà}
"""
CELL = """\
format: 1
year: 2026
issuer: {parent: Đảng ủy phường Tân Hưng, name: Chi bộ Trường THCS Nguyễn Du}
document:
  symbol: CTr/CB
  number: 4
  place: Tân Hưng
  date: 2025-08-28
  title: công tác của Chi bộ Trường THCS Nguyễn Du năm học 2025 - 2026
agencies:
  - {id: bi-thu, name: Bí thư chi bộ}
  - {id: pho-bi-thu, name: Phó Bí thư chi bộ}
  - {id: ban-giam-hieu, name: Ban Giám hiệu}
bodies:
  - id: chi-bo
    name: Chi bộ
    meetings:
      - month: 1
        items:
          - {text: 'Sơ kết học kỳ I, nhiệm vụ học kỳ II.', agencies: [Ban Giám hiệu, Bí thư chi bộ]}
signature: {authority: T/M CHI BỘ, post: BÍ THƯ, name: Võ Minh Đức}
"""


def _read(text: str) -> tuple[Program, Profile]:
    program = from_bytes(text.encode(), "x.yaml").program
    assert program
    return program, choose(program, None, [], program.dated).profile


def _papers(program: Program, profile: Profile) -> Iterator[Paper]:
    known = directory(program)
    (meeting,) = agenda_of_months(program, known, tuple(range(1, 13)))["meetings"]
    unknown: When = {"day": None, "start": None, "each": None}
    yield agenda_paper(program, meeting, profile, unknown)
    yield invitation(program, meeting, profile, unknown)
    answer = tasks_of_all(program, known)[-1]
    yield task_letter(program, answer, profile, range(1, 13), "x")


def test_who_is_signed_for_writes_and_not_the_whole_committee_of_his() -> None:
    program, profile = _read(UNION)
    assert host(program, profile) == "Ban Thường vụ Hội LHPN phường Tân Hưng"
    assert not [w for p in _papers(program, profile) for w in texts(p) if "vụ Ban Chấp" in w]


@pytest.mark.parametrize("authority", ["T/M CHI BỘ", "T/M CHI ỦY"])
def test_a_cell_signs_its_papers_as_its_programme(authority: str) -> None:
    program, profile = _read(CELL.replace("T/M CHI BỘ", authority))
    assert {paper.end["authority"] for paper in _papers(program, profile)} == {authority}


def test_who_signed_the_programme_signs_by_name_what_he_signs_in_the_same_words() -> None:
    for text, authority, name in (
        (CELL, "T/M CHI BỘ", "Võ Minh Đức"),
        (UNION, "TM. BAN THƯỜNG VỤ", "Phạm Thị Thu Hà"),
        (UNION.replace("TM. BAN THƯỜNG VỤ", "TM. BTV"), "TM. BTV", "Phạm Thị Thu Hà"),
    ):
        assert {paper.end["signer"] for paper in _papers(*_read(text))} == {name}, authority
    by_the_office = CELL.replace("Chi bộ Trường THCS Nguyễn Du}", "Đảng ủy xã Ia Lâu}")
    assert "Võ Minh Đức" not in {paper.end["signer"] for paper in _papers(*_read(by_the_office))}


def test_comrades_of_a_cell_are_invited_and_no_agencies() -> None:
    for who, told in (("Đ/c Tổ trưởng tổ Toán", False), ("Cấp ủy", False), ("Liên đội", True)):
        text = CELL.replace("[Ban Giám hiệu, Bí thư chi bộ]", f"[{who}]").replace(
            "Ban Giám hiệu", who
        )
        _, asked, _ = _papers(*_read(text))
        names = [recipient["name"] for recipient in asked.end["recipients"]]
        assert ("Các cơ quan chuẩn bị nội dung" in names) is told, who


def test_a_body_that_says_only_its_kind_invites_by_its_whole_name() -> None:
    text = UNION.replace("Hội LHPN Thành phố Hồ Chí Minh", "Đảng ủy xã Ia Lâu")
    text = text.replace("Ban Chấp hành Hội LHPN phường Tân Hưng", "Ủy ban Kiểm tra")
    text = text.replace("Công tác Hội năm 2026", "'kiểm tra, giám sát năm 2026'").replace(
        "BAN THƯỜNG VỤ", "x"
    )
    program, profile = _read(text)
    _, asked, _ = _papers(program, profile)
    assert any("Ủy ban Kiểm tra Đảng ủy xã Ia Lâu trân trọng" in said for said in texts(asked))
    meetings = agenda_of_months(program, directory(program), (1, 2, 3))["meetings"]
    quarter = months_paper(program, meetings, profile, (1, 2, 3))
    assert "kiểm tra, giám sát quý I năm 2026" in [*texts(quarter)]


def test_an_agenda_without_lengths_has_no_column_of_times() -> None:
    program, profile = _read(UNION)
    (meeting,) = agenda_of_months(program, directory(program), (3,))["meetings"]
    for each, shown in ((None, False), (20, True)):
        when: When = {"day": "2026-03-05", "start": 480, "each": each, "opening": "Chào cờ."}
        paper = agenda_paper(program, meeting, profile, when)
        assert ("Thời gian" in [*texts(paper)]) is shown


def test_a_programme_of_a_school_year_is_called_by_it() -> None:
    program, profile = _read(CELL)
    *_, letter = _papers(program, profile)
    called = "Chương trình công tác năm học 2025 - 2026 số 04-CTr/CB ngày 28/8/2025"
    assert any(called in words for words in texts(letter))
    assert letter.date == "2026", "work of the second part goes out long after the programme"


@pytest.mark.parametrize("year", ["2025", "2026"])
def test_a_programme_of_a_school_year_is_dated_within_a_year(year: str) -> None:
    cell = CELL.replace("year: 2026", f"year: {year}").encode()
    assert check(from_bytes(cell, "x.yaml"), ("CTR937",)) == []
    plain = cell.replace("năm học 2025 - 2026".encode(), f"năm {year}".encode())
    assert bool(check(from_bytes(plain, "x.yaml"), ("CTR937",))) == (year == "2025")


NOT_WRITTEN_TO = [
    (UNION, "BTV Hội", "là nơi gửi"),
    (CELL, "Cấp ủy", "là nơi gửi"),
    (UNION, "Cấp ủy", ""),
    (UNION, "Ban Chấp hành Hội", "là nơi gửi"),
    (UNION, "Hội Liên hiệp Phụ nữ phường", "là nơi gửi"),
    (UNION, "Hội LHPN Thành phố", "là cấp trên"),
    (UNION, "Chi hội các khu phố", ""),
    (UNION, "Đoàn TNCS Hồ Chí Minh phường", ""),
    (CELL, "Bí thư chi bộ", "là nơi gửi"),
    (CELL, "Bí thư", "là nơi gửi"),
    (CELL, "đồng chí Bí thư Chi bộ", "là nơi gửi"),
    (CELL, "Đ/c Bí thư", "là nơi gửi"),
    (CELL, "Đ/c Phó Bí thư", ""),
    (CELL, "Phó Bí thư chi bộ", ""),
    (CELL, "Bí thư Chi đoàn", ""),
    (CELL, "Chi bộ", "là nơi gửi"),
    (CELL, "Đảng ủy phường", "là cấp trên"),
    (CELL, "Ban Giám hiệu", ""),
]


@pytest.mark.parametrize(("office", "agency", "why"), NOT_WRITTEN_TO)
def test_nobody_charges_himself_his_head_or_who_is_above_him(
    office: str, agency: str, why: str
) -> None:
    program, profile = _read(office)
    reason = why_not_written_to(program, profile, agency)
    assert reason.startswith(why) and bool(reason) == bool(why)


WARD = [
    ("Thường trực Đảng ủy", "là nơi gửi"),
    ("Ban Thường vụ Đảng ủy phường", "là nơi gửi"),
    ("Bí thư Đảng ủy", "là nơi gửi"),
    ("Bí thư chi bộ các khu phố", ""),
    ("Các chi bộ trực thuộc", ""),
    ("Đảng ủy Công an phường", ""),
    ("Ủy ban Kiểm tra Đảng ủy", ""),
    ("Ban Xây dựng Đảng", ""),
    ("Ủy ban nhân dân phường", ""),
]


@pytest.mark.parametrize(("agency", "why"), WARD)
def test_of_a_ward_committee_too(agency: str, why: str) -> None:
    ward = UNION.replace("Ban Chấp hành Hội LHPN phường Tân Hưng}", "Đảng ủy phường Tân Hưng}")
    ward = ward.replace("Hội LHPN Thành phố Hồ Chí Minh", "Đảng bộ thành phố Hồ Chí Minh")
    ward = ward.replace("TM. BAN THƯỜNG VỤ, post: CHỦ TỊCH", "T/M ĐẢNG ỦY, post: BÍ THƯ")
    program, profile = _read(ward)
    reason = why_not_written_to(program, profile, agency)
    assert reason.startswith(why) and bool(reason) == bool(why)


def test_a_checking_commission_writes_under_its_own_head() -> None:
    text = UNION.replace("Hội LHPN Thành phố Hồ Chí Minh", "Đảng bộ tỉnh Hưng Yên")
    text = text.replace("name: Ban Chấp hành Hội LHPN phường Tân Hưng}", "name: Đảng ủy xã Ia Lâu}")
    text = text.replace("Ban Chấp hành Hội LHPN phường Tân Hưng", "Ủy ban Kiểm tra Đảng ủy")
    _, asked, _ = _papers(*_read(text))
    assert (asked.head["parent"], asked.head["issuer"]) == (
        "ĐẢNG ỦY XÃ IA LÂU",
        "ỦY BAN KIỂM TRA ĐẢNG ỦY",
    )
    assert asked.head["number_line"].endswith("GM/UBKT")
