"""The papers of offices with a head: he signs himself and for no body; where he has an office it signs by his order."""

import pytest

from ctr_cli.cycle.rhythm import standing_programme
from ctr_cli.language.widths import POINTS_A_MILLIMETRE, width
from ctr_cli.model.agencies import directory
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program, Signature
from ctr_cli.source.load import from_bytes
from ctr_cli.source.profiles import choose, profile
from ctr_cli.views.agenda import agenda_of_months
from ctr_cli.views.agenda_paper import When
from ctr_cli.views.blocks import Column, Row, table
from ctr_cli.views.document import Closing, signature_lines
from ctr_cli.views.invitation import invitation
from ctr_cli.views.papers import head_signature, office_name, signed_closing, why_not_written_to
from ctr_cli.views.report_frame import Of, writer_of
from ctr_cli.views.task_letter import task_letter
from ctr_cli.views.tasks import tasks_of_all

OFFICE = """\
format: 1
year: 2026
issuer: {{parent: {parent}, name: {name}}}
document: {{symbol: CTr-ABC, number: 2, place: Tân Hưng, date: 2026-01-06, title: Công tác năm 2026}}
agencies:
  - {{id: to, name: Tổ Tổng hợp}}
bodies:
  - id: hop
    name: {name}
    meetings:
      - month: 3
        items: [{{text: Sơ kết quý I., agencies: [Tổ Tổng hợp]}}]
signature: {{post: {post}, name: Trần Văn An}}
"""
HEADED = [
    ("Phòng Văn hóa - Xã hội", "TRƯỞNG PHÒNG"),
    ("Văn phòng HĐND và UBND xã Tân Hưng", "CHÁNH VĂN PHÒNG"),
    ("Chi cục Thủy lợi", "CHI CỤC TRƯỞNG"),
    ("Thanh tra tỉnh", "CHÁNH THANH TRA"),
    ("Ban Quản lý Khu kinh tế", "TRƯỞNG BAN"),
    ("Công an tỉnh", "GIÁM ĐỐC"),
    ("Trường Tiểu học Tân Hưng", "HIỆU TRƯỞNG"),
]
DEPUTY = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn An"]


def _read(
    name: str, post: str, parent: str = "Ủy ban nhân dân tỉnh Hưng Yên"
) -> tuple[Program, Profile]:
    text = OFFICE.format(name=name, post=post, parent=parent)
    program = from_bytes(text.encode(), "x.yaml").program
    assert program
    return program, choose(program, None, [], program.dated).profile


def _lines(end: Closing) -> list[str]:
    return [line for _, line in signature_lines(end)]


def _report(program: Program, profile: Profile, of: Of) -> list[str]:
    return _lines(writer_of(program, profile, of, "2026-06-30").end)


def _letter(program: Program, profile: Profile) -> tuple[str, list[str]]:
    paper = task_letter(program, tasks_of_all(program, directory(program))[0], profile, (3,), "x")
    return paper.head["number_line"], _lines(paper.end)


def _invited(program: Program, profile: Profile) -> list[str]:
    (meeting,) = agenda_of_months(program, directory(program), (3,))["meetings"]
    unknown: When = {"day": None, "start": None, "each": None}
    return _lines(invitation(program, meeting, profile, unknown).end)


@pytest.mark.parametrize(("name", "post"), HEADED)
def test_a_head_without_an_office_signs_all_himself(name: str, post: str) -> None:
    program, profile = _read(name, post)
    signed = [post, "Trần Văn An"]
    assert office_name(program, profile) == name
    assert _report(program, profile, "office") == _report(program, profile, "committee") == signed
    number, letter = _letter(program, profile)
    assert (number.split("/")[1], letter) == ("ABC", signed)
    assert _invited(program, profile) == signed
    nobody = program.model_copy(update={"signature": None})
    assert head_signature(nobody, profile).post == post


def test_a_department_has_an_office_that_signs_by_order() -> None:
    by_order = ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]
    for post, signed in (("GIÁM ĐỐC", ["GIÁM ĐỐC", "Trần Văn An"]), ("PHÓ GIÁM ĐỐC", DEPUTY)):
        program, profile = _read("Sở Y tế", post)
        assert _report(program, profile, "committee") == signed
        assert _report(program, profile, "office") == ["CHÁNH VĂN PHÒNG"]
        assert _letter(program, profile) == ("Số:      /ABC-VP", by_order)
        assert _invited(program, profile) == by_order
        for own in ("Giám đốc Sở", "Lãnh đạo Sở", "Ban Giám đốc", "Văn phòng Sở", "Văn phòng"):
            assert why_not_written_to(program, profile, own).startswith("là nơi gửi"), own
        assert not why_not_written_to(program, profile, "Phòng Nghiệp vụ Y")


def test_the_office_of_another_gathers_no_papers() -> None:
    program, profile = _read("Sở Y tế", "GIÁM ĐỐC")
    for other in ("Văn phòng Đảng ủy", "Văn phòng HĐND và UBND xã"):
        agencies = [program.agencies[0].model_copy(update={"name": other})]
        named = program.model_copy(update={"agencies": agencies})
        assert office_name(named, profile) == "Văn phòng Sở"


def test_what_the_office_signed_by_order_is_not_signed_for_the_body() -> None:
    program, profile = _read("Ủy ban nhân dân xã Tân Hưng", "CHỦ TỊCH")
    own = Signature(authority="TL. CHỦ TỊCH", post="CHÁNH VĂN PHÒNG")
    by_order = program.model_copy(update={"signature": own})
    assert head_signature(by_order, profile) == own
    end = signed_closing(program, profile, [], head_signature(program, profile))
    assert _lines(end)[:2] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


def test_the_first_line_of_a_signature_is_level_with_the_recipients() -> None:
    nd30 = profile("nd30", [])
    program, _ = _read("Sở Y tế", "GIÁM ĐỐC")
    end = signed_closing(program, nd30, [], Signature(post="Giám đốc", name="Trần Văn An"))
    assert [role for role, _ in signature_lines(end)] == ["authority", "signer"]
    end = signed_closing(program, nd30, [], Signature(post="Phó Giám đốc", name="Trần Văn An"))
    assert [role for role, _ in signature_lines(end)] == ["authority", "post", "signer"]


@pytest.mark.parametrize(
    ("name", "post"),
    [
        ("Sở Khoa học và Công nghệ", "GIÁM ĐỐC"),
        ("Phòng Kinh tế", "TRƯỞNG PHÒNG"),
        ("Ban Xây dựng Đảng Đảng ủy xã Tân Hưng", "TRƯỞNG BAN"),
        ("Câu lạc bộ Hưu trí", "THỦ TRƯỞNG"),
    ],
)
def test_a_programme_from_nothing_says_who_signs(name: str, post: str) -> None:
    program = standing_programme(2027, name, None, "Tân Hưng", None)
    assert program.signature == Signature(post=post)


def test_a_column_is_as_wide_as_the_number_of_a_paper() -> None:
    nd30 = profile("nd30", [])
    columns = [Column("TT", "table_center", 11), Column("Nội dung", "table_text", 140)]
    columns.append(Column("Văn bản", "table_text", 12))
    words = "Tờ trình số 1234/TTr-UBND ngày 28/3/2026"
    sized = table(columns, [Row((["1"], ["Đề án"], [words]))], nd30).columns[-1]
    needed = width("số 1234/TTr-UBND", nd30.styles["table_text"].size) / POINTS_A_MILLIMETRE
    assert sized.width >= needed + 2 * nd30.table.margin
