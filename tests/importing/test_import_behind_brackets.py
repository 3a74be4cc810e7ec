"""Words behind the bracket of who does a work, clauses of those who only oversee it, and days it is expected on."""

import pytest

from ctr_cli.importing.grammar.sentence import take_apart
from support.programme_text import checks, items, programme


def of_march(work: str) -> str:
    return (
        f"I. BAN THƯỜNG VỤ\n1. Tháng 3\n- {work}\n- Tình hình đàn lợn sau dịch (Phòng Kinh tế).\n"
    )


@pytest.mark.parametrize(
    ("said", "deadline"),
    [
        (", thời hạn trước ngày 15/3", "2027-03-15"),
        (", hạn gửi tài liệu 10/3", "2027-03-10"),
        ("; hạn nộp hồ sơ là ngày 10/3", "2027-03-10"),
        (" hạn trình 10/3", "2027-03-10"),
        (", thời gian hoàn thành: tháng 2", "2027-02"),
        (", trong tháng 2", "2027-02"),
        (", tháng 3", None),
    ],
)
def test_a_time_behind_who_does_it_is_read_with_them(said: str, deadline: str | None) -> None:
    result = programme(of_march(f"Phương án làm đường nội bản (Phòng Văn hóa - Xã hội){said}."))
    (_, item), _ = items(result.program)
    assert item.text == "Phương án làm đường nội bản."
    assert [entry.agency for entry in item.agencies] == ["Phòng Văn hóa - Xã hội"]
    assert item.deadline == deadline


@pytest.mark.parametrize(
    ("work", "text"),
    [
        ("Đề án chợ phiên (Phòng Kinh tế), trình Hội đồng nhân dân xã.", "Đề án chợ phiên, trình Hội đồng nhân dân xã."),
        ("Đề án chợ phiên (Phòng Kinh tế) và báo cáo Tỉnh ủy.", "Đề án chợ phiên và báo cáo Tỉnh ủy."),
    ],
)  # fmt: skip
def test_where_a_work_goes_next_does_not_hide_who_does_it(work: str, text: str) -> None:
    parts = take_apart(work)
    assert (parts.text, parts.charge.assignments) == (text, [("Phòng Kinh tế", "prepare")])


def test_who_leads_and_who_helps_stand_behind_commas() -> None:
    parts = take_apart("Đề án chợ phiên, chủ trì: Phòng Kinh tế; phối hợp: Công an xã, Đoàn xã.")
    told = [("Phòng Kinh tế", "lead"), ("Công an xã", "coordinate"), ("Đoàn xã", "coordinate")]
    assert (parts.text, parts.charge.assignments) == ("Đề án chợ phiên.", told)


def test_offices_in_a_bracket_within_a_sentence_are_asked_about() -> None:
    work = "Thăm các đơn vị (Công an xã, Ban Chỉ huy Quân sự xã), tặng quà tân binh."
    result = programme(of_march(work))
    (_, item), _ = items(result.program)
    assert (item.text, item.agencies) == (work, [])
    assert any("trong ngoặc ở" in said for said in checks(result))
    other = programme(of_march("Thăm hai thôn (Nà Pan, Nà Ca), tặng quà người cao tuổi."))
    assert not any("trong ngoặc ở" in said for said in checks(other))


@pytest.mark.parametrize(
    ("said", "told", "names"),
    [
        ("Thường trực Đảng ủy chỉ đạo; Công an xã chuẩn bị", "Thường trực Đảng ủy chỉ đạo", [("Công an xã", "prepare")]),
        ("Công an xã chủ trì; Văn phòng Đảng ủy theo dõi", "Văn phòng Đảng ủy theo dõi", [("Công an xã", "lead")]),
        ("Ban Thường vụ trực tiếp chỉ đạo, Đoàn xã chuẩn bị", "Ban Thường vụ trực tiếp chỉ đạo", [("Đoàn xã", "prepare")]),
    ],
)  # fmt: skip
def test_who_only_oversees_a_work_prepares_nothing(
    said: str, told: str, names: list[tuple[str, str]]
) -> None:
    result = programme(of_march(f"Phương án tuần tra rừng giáp ranh ({said})."))
    (_, item), _ = items(result.program)
    assert [(entry.agency, entry.role) for entry in item.agencies] == names
    assert item.details == [told]
    assert any(told in said for said in checks(result))


@pytest.mark.parametrize("name", ["Ban Chỉ đạo xã", "Ban chỉ đạo", "Tổ theo dõi dư luận"])
def test_offices_named_after_their_work_keep_their_names(name: str) -> None:
    parts = take_apart(f"Phương án tuần tra rừng giáp ranh ({name}; Công an xã).")
    assert parts.charge.assignments == [(name, "prepare"), ("Công an xã", "prepare")]


@pytest.mark.parametrize(
    ("work", "text", "details"),
    [
        ("Hội thi cấy nhanh (dự kiến ngày 25/3) (Hội Nông dân xã).", "Hội thi cấy nhanh (dự kiến ngày 25/3).", []),
        ("Hội thi cấy nhanh (Hội Nông dân xã) (dự kiến 25/3/2027).", "Hội thi cấy nhanh.", ["Thời gian: dự kiến 25/3/2027"]),
    ],
)  # fmt: skip
def test_the_day_a_work_is_expected_on_is_no_deadline(
    work: str, text: str, details: list[str]
) -> None:
    result = programme(of_march(work))
    (_, item), _ = items(result.program)
    assert (item.text, item.deadline, item.details) == (text, None, details)
    assert [entry.agency for entry in item.agencies] == ["Hội Nông dân xã"]


def test_the_name_of_an_office_keeps_its_own_letters() -> None:
    content = of_march("Kế hoạch sơ khám (Hội đồng nghĩa vụ quân sự xã).")
    names = [agency.name for agency in programme(content).program.agencies]
    assert "Hội đồng nghĩa vụ quân sự xã" in names
