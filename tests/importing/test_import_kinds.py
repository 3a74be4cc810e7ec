"""Kinds of documents: items with labelled lines, several tables in one file, pages cut in mid-sentence."""

import textwrap
from typing import Any

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from ctr_cli.model.meetings import meeting_id
from ctr_cli.model.program import Program
from support import DATA
from support.programme_text import items, programme

FOLDER = DATA / "import-kinds"


def imported(name: str) -> Any:
    """The import of a document of the folder."""
    return convert(read((FOLDER / name).read_bytes(), name), name)


def told(program: Program) -> list[tuple[str, str, list[str], str | None]]:
    """The items: meeting, the first words of the text, agencies with their roles, and the deadline."""
    return [
        (
            meeting_id(body, meeting),
            " ".join(item.text.split()[:4]),
            [f"{entry.agency} {entry.role}" for entry in item.agencies],
            item.deadline,
        )
        for body in program.bodies
        for meeting in body.meetings
        for item in meeting.items
    ]


def test_labelled_lines_give_time_agencies_and_subjects() -> None:
    assert told(imported("labels.txt").program) == [
        (
            "btv-4",
            "Giám sát việc quản",
            [
                "Ủy ban nhân dân phường subject",
                "Phòng Kinh tế, Hạ tầng và Đô thị subject",
                "Văn phòng Đảng ủy advise",
                "Ban Xây dựng Đảng verify",
            ],
            None,
        ),
        ("btv-6", "Rà soát hồ sơ", ["Ban Xây dựng Đảng perform"], "2026-06-30"),
        (
            "btv-q3",
            "Giám sát việc thực",
            [
                "Phòng Văn hóa - Xã hội subject",
                "Ủy ban Kiểm tra Đảng ủy lead",
                "Ủy ban Mặt trận Tổ quốc Việt Nam phường coordinate",
            ],
            None,
        ),
    ]


def test_a_deadline_in_a_clause_of_its_own_goes_to_its_field() -> None:
    found = [i for b in imported("labels.txt").program.bodies for m in b.meetings for i in m.items]
    assert found[1].text.endswith("trực thuộc.")
    assert found[1].deadline == "2026-06-30"


def test_who_prepares_a_section_is_no_body_and_a_bracket_before_the_deadline_is_read() -> None:
    result = imported("labels-in-lines.txt")
    assert told(result.program) == [
        ("btv-4", "Giám sát việc quản", [], None),
        (
            "btv-5",
            "Giám sát công tác",
            [
                "Phòng Văn hóa - Xã hội prepare",
                "Ban Xây dựng Đảng lead",
                "Công an phường coordinate",
                "Phòng Kinh tế coordinate",
            ],
            "2026-05",
        ),
        (
            "btv-5",
            "Khảo sát tình hình",
            [
                "Phòng Kinh tế advise",
                "Trung tâm Phục vụ hành chính công advise",
                "Ban Xây dựng Đảng verify",
            ],
            None,
        ),
        (
            "btv-8",
            "Kiểm tra việc chấp",
            [
                "Ủy ban Kiểm tra Đảng ủy lead",
                "Văn phòng Đảng ủy coordinate",
                "Công an phường coordinate",
                "Đảng ủy Ủy ban nhân dân phường subject",
            ],
            "2026-09-15",
        ),
    ]


def test_several_tables_under_headings_and_what_is_said_after_the_last() -> None:
    program = imported("tables-by-quarter.md").program
    assert [(entry[0], entry[2]) for entry in told(program)] == [
        ("btv-1", ["Ủy ban nhân dân phường advise"]),
        ("btv-2", ["Ban Xây dựng Đảng advise", "Văn phòng Đảng ủy advise"]),
        ("btv-4", ["Phòng Kinh tế lead", "Thuế cơ sở coordinate", "Công an phường coordinate"]),
        ("btv-5", ["Ban Chỉ huy Quân sự phường lead"]),
    ]
    assert [text[:21] for text in program.implementation] == ["Các cơ quan được giao"]


def test_section_rows_and_titles_give_their_agencies_to_no_row() -> None:
    program = imported("tables-with-sections.md").program
    assert [(entry[0], entry[2]) for entry in told(program)] == [
        ("btv-1", ["Đảng ủy UBND phường prepare", "Công an phường prepare"]),
        ("btv-2", ["Ban Chỉ huy Quân sự prepare", "Công an phường prepare"]),
        ("btv-3", ["Phòng Kinh tế prepare", "Phòng Văn hóa - Xã hội prepare"]),
        ("btv-4", ["Hội Liên hiệp Phụ nữ prepare", "Đoàn Thanh niên prepare"]),
        ("btv-5", []),
        ("btv-6", ["Hội đồng nhân dân advise", "Ủy ban nhân dân phường advise"]),
        ("btv-7", ["Ủy ban MTTQ phường advise", "các đoàn thể advise"]),
        ("btv-8", []),
    ]
    assert len(program.implementation) == 1


def ids(program: Program) -> list[tuple[str, int]]:
    """The meetings by their ids, with how many items each has."""
    return [(meeting_id(b, m), len(m.items)) for b in program.bodies for m in b.meetings]


def test_standing_work_beside_quarters_with_odd_signs() -> None:
    assert ids(imported("standing-and-quarters.txt").program) == [
        ("btv-week", 1), ("btv-month", 2), ("btv-quarter", 1),
        ("btv-1", 1), ("btv-2", 1), ("btv-3", 1), ("btv-4", 1), ("btv-5", 1), ("btv-6", 1),
        ("btv-7", 1), ("btv-8", 1), ("btv-q3", 1), ("btv-q4", 1), ("btv-12", 1),
    ]  # fmt: skip


def test_a_column_says_how_often_work_comes() -> None:
    program = imported("tables-with-standing-work.md").program
    assert ids(program) == [
        ("btv-week", 1), ("btv-month", 1), ("btv-month-2", 1), ("btv-1", 2), ("btv-2", 1), ("btv-3", 1),
    ]  # fmt: skip
    assert len(program.implementation) == 2


def test_each_role_word_is_of_its_own_agency() -> None:
    program = imported("bodies-and-words.txt").program
    assert ids(program) == [
        ("bch-4", 2), ("bch-5", 1), ("btv-month", 2), ("btv-2", 2), ("btv-3", 1),
        ("thuong-truc-4", 1), ("thuong-truc-week", 1), ("thuong-truc-month", 1),
    ]  # fmt: skip
    assert [entry[2:] for entry in told(program)][:3] == [
        (["Văn phòng Đảng ủy advise", "Ủy ban nhân dân phường coordinate"], None),
        (["Ban Xây dựng Đảng advise", "Ủy ban Kiểm tra Đảng ủy verify"], None),
        (
            [
                "Ban Xây dựng Đảng lead",
                "Văn phòng Đảng ủy lead",
                "Công an phường coordinate",
                "Ban Chỉ huy Quân sự phường coordinate",
            ],
            None,
        ),
    ]
    assert told(program)[6][2:] == ([], "2026-03")


def test_points_of_any_sign_say_who_and_when() -> None:
    assert [entry[2:] for entry in told(imported("points-with-labels.txt").program)] == [
        (
            [
                "Chi bộ Quân sự subject",
                "Chi bộ Trường Tiểu học số 2 subject",
                "Ủy ban Kiểm tra Đảng ủy lead",
                "Ban Xây dựng Đảng coordinate",
                "Văn phòng Đảng ủy coordinate",
            ],
            "2026-05",
        ),
        (["các chi bộ trực thuộc subject", "Ủy ban Kiểm tra Đảng ủy lead"], None),
        ([], "2026-09-25"),
        (["Văn phòng Đảng ủy lead", "Ban Xây dựng Đảng coordinate"], "2026-09-15"),
        (["Ban Xây dựng Đảng perform"], "2026-10-20"),
        (["Ủy ban Kiểm tra Đảng ủy prepare"], None),
    ]


def test_a_column_of_an_office_holds_what_it_prepares_and_a_title_says_by_when() -> None:
    office, inspection = "Văn phòng Đảng ủy prepare", "Ủy ban Kiểm tra Đảng ủy"
    assert [(entry[0], *entry[2:]) for entry in told(imported("tables-by-office.md").program)] == [
        ("btv-3", [office], None),
        ("btv-3", ["Đảng ủy UBND xã prepare"], None),
        ("btv-3", ["Đảng ủy UBND xã prepare"], None),
        ("btv-5", [f"{inspection} prepare"], None),
        ("bch-6", [office], "2026-06-10"),
        ("bch-12", [office], "2026-12-05"),
        ("kiem-tra-q3", [f"{inspection} advise"], "2026-09-20"),
    ]


def test_offices_behind_a_month_prepare_its_meeting_and_a_month_behind_a_work_holds_it() -> None:
    program = imported("times-with-offices.txt").program
    assert ids(program) == [
        ("btv-3", 2), ("btv-4", 1), ("btv-7", 1), ("btv-10", 1), ("btv-12", 1), ("ubkt-month", 1), ("ubkt-year", 1), ("giam-sat-thuong-xuyen-month", 1),
    ]  # fmt: skip
    assert [entry[2] for entry in told(program)] == [
        [], [], [], ["P.KT coordinate", "P.VH coordinate"], *4 * [["Văn phòng Đảng ủy prepare"]], [],
    ]  # fmt: skip
    assert [[e.agency for e in m.agencies] for m in program.bodies[0].meetings] == [
        ["Ủy ban Kiểm tra Đảng ủy", "Văn phòng Đảng ủy"], [], ["Đảng ủy UBND xã"], [], [],
    ]  # fmt: skip
    assert program.bodies[0].meetings[1].items[0].text == "Trao nhà tình nghĩa cho hộ chính sách."


_PARAGRAPHS = [
    "I. BAN CHẤP HÀNH",
    "1. Hội nghị lần thứ 4 (tháng 3/2026)",
    "- Kiểm điểm việc thực hiện nhiệm vụ quý I và bàn phương hướng, nhiệm vụ trọng tâm quý II năm 2026 của "
    "Đảng bộ phường; cho ý kiến về kế hoạch khắc phục hạn chế sau kiểm tra của cấp trên (Văn phòng Đảng ủy, "
    "Ủy ban nhân dân phường chuẩn bị).",
    "- Thông qua Nghị quyết về xây dựng phường đạt chuẩn văn minh đô thị giai đoạn 2026 - 2030, gắn với chỉnh "
    "trang các tuyến đường trung tâm và khu chợ cũ. Ủy ban nhân dân phường chủ trì, phối hợp với Ban Xây dựng Đảng.",
    "II. BAN THƯỜNG VỤ",
    "1. Tháng 1/2026",
    "- Cho ý kiến đối với kế hoạch bảo đảm an ninh, trật tự và an toàn giao thông trên địa bàn phường trong "
    "dịp Tết Nguyên đán Bính Ngọ năm 2026; kế hoạch trực Tết của các cơ quan, đơn vị (Công an phường chuẩn bị).",
    "2. Tháng 2/2026",
    "- Nghe báo cáo tình hình giao nhận quân, công tác chuẩn bị lễ hội truyền thống đầu xuân và công tác chăm "
    "lo Tết cho người có công, hộ nghèo, hộ cận nghèo trên địa bàn (Ban Chỉ huy Quân sự phường chuẩn bị).",
]


def _printed(width: int, cut: int) -> str:
    """The programme as a page shows it: letterhead and signature in two columns, a page ending after line `cut`."""

    def columns(left: str, right: str) -> str:
        return left.ljust(width // 2 + 4) + right

    rows = [
        columns("  ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        columns("  ĐẢNG ỦY PHƯỜNG AN BIÊN", "Kiến Thụy, ngày 20 tháng 12 năm 2025"),
        "        *", "  Số 15-CTr/ĐU", "", "CHƯƠNG TRÌNH".center(width).rstrip(),
        "công tác của Ban Chấp hành và Ban Thường vụ Đảng ủy năm 2026".center(width).rstrip(), "",
    ]  # fmt: skip
    content: list[str] = []
    for paragraph in _PARAGRAPHS:
        content += textwrap.wrap(paragraph, width, initial_indent="      ", break_on_hyphens=False)
    content[cut:cut] = ["", f"{'2'.center(width).rstrip()}\f"]
    end = [
        "", columns("Nơi nhận:", "T/M BAN CHẤP HÀNH"), columns("- Thường trực Thành ủy,", "BÍ THƯ"),
        "- Lưu Văn phòng Đảng ủy.", columns("", "Trần Văn Mẫu"),
    ]  # fmt: skip
    return "\n".join([*rows, *content, *end])


@pytest.mark.no_cover
@pytest.mark.parametrize("width", [76, 78, 80, 82, 84, 88])
@pytest.mark.parametrize("cut", range(3, 15, 2))
def test_a_page_that_ends_in_mid_sentence(width: int, cut: int) -> None:
    program = convert(read(_printed(width, cut).encode(), "x.txt"), "x.txt").program
    items = [item for body in program.bodies for m in body.meetings for item in m.items]
    written = [text[2:] for text in _PARAGRAPHS if text.startswith("- ")]
    assert len(items) == len(written)
    assert all(
        whole.startswith(item.text.rstrip(".")) for item, whole in zip(items, written, strict=True)
    )
    assert [len(item.agencies) for item in items] == [2, 2, 1, 1]
    assert (program.issuer.parent, program.issuer.name, program.document.place) == (
        "Đảng bộ thành phố Hải Phòng", "Đảng ủy phường An Biên", "Kiến Thụy",
    )  # fmt: skip
    assert program.signature is not None
    assert program.signature.name == "Trần Văn Mẫu"


ASKED = "I. BAN THƯỜNG VỤ\n1. Tháng 3\n- Kế hoạch chăm sóc rừng (Công an xã).\n- Kế hoạch trồng chè (Phòng Kinh tế).\n- Kế hoạch tuyển quân (Ban Chỉ huy Quân sự xã).\n"


@pytest.mark.parametrize(
    "text",
    [
        "Những việc khác do Thường trực trình (Công an xã chuẩn bị).",
        "Các tờ trình do Thường trực trình (Công an xã chuẩn bị).",
        "Chuẩn bị lễ khai hội (Chủ nhật, ngày 14/3/2027) (Công an xã chuẩn bị).",
        "Gặp mặt già làng (tổ chức vào thứ Tư, ngày 10/3/2027) (Công an xã chuẩn bị).",
        "Nội dung họp bản (dự kiến thứ Ba, ngày 30/3/2027) (Công an xã chuẩn bị).",
        "Xem xét lãnh đạo Hội đồng nhân dân, Ủy ban nhân dân xã trình Ban Thường vụ Tỉnh ủy (Công an xã chuẩn bị).",
    ],
)
def test_works_left_open_and_days_of_the_week_are_no_agencies(text: str) -> None:
    *_, (_, item) = items(programme(f"{ASKED}- {text}").program)
    assert item.text == text.replace(" (Công an xã chuẩn bị)", "")
    assert [entry.agency for entry in item.agencies] == ["Công an xã"]
    assert item.deadline is None


def test_a_product_keeps_the_word_meeting() -> None:
    *_, (_, item) = items(programme(f"{ASKED}+ Sản phẩm: Thông báo kỳ họp").program)
    assert item.product == "Thông báo kỳ họp"


def test_a_paragraph_before_the_sentence_that_issues_is_no_work() -> None:
    title = "CHƯƠNG TRÌNH\ncông tác năm 2027\n\nCăn cứ Quy chế làm việc;\nTrên cơ sở ý kiến tại Hội nghị Ban Chấp hành lần thứ 9,\nBan Thường vụ ban hành Chương trình công tác năm 2027, gồm các nội dung sau:\n"
    result = programme(ASKED, title=title)
    assert [body.id for body in result.program.bodies] == ["btv"]
    assert len(items(result.program)) == 3
