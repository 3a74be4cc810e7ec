"""Works that stand in running text behind a time or a conference: clauses parted by semicolons, points in the line."""

import pytest

from support.programme_text import items, programme, said
from support.tables import in_word, told

_PARTED = [
    "btv-1 | Chúc thọ các cụ | Hội Người cao tuổi xã",
    "btv-1 | Ra quân làm thủy lợi | Đoàn xã",
    "btv-2 | Giao quân | Ban Chỉ huy Quân sự xã",
    "btv-2 | Trồng cây đầu xuân | ",
]


@pytest.mark.parametrize(
    "content",
    [
        "Tháng 1: chúc thọ các cụ (Hội Người cao tuổi xã); ra quân làm thủy lợi (Đoàn xã).\nTháng 2: giao quân (Ban Chỉ huy Quân sự xã); trồng cây đầu xuân.",
        "Tháng 1 - Chúc thọ các cụ (Hội Người cao tuổi xã); ra quân làm thủy lợi (Đoàn xã).\nTháng 2 - Giao quân (Ban Chỉ huy Quân sự xã); trồng cây đầu xuân.",
        "- Tháng 1: chúc thọ các cụ (Hội Người cao tuổi xã); ra quân làm thủy lợi (Đoàn xã).\n- Tháng 2: giao quân (Ban Chỉ huy Quân sự xã); trồng cây đầu xuân.",
        "- Tháng 1: (1) Chúc thọ các cụ (Hội Người cao tuổi xã); (2) Ra quân làm thủy lợi (Đoàn xã).\n- Tháng 2: (1) Giao quân (Ban Chỉ huy Quân sự xã); (2) Trồng cây đầu xuân.",
        "Tháng 1: a) chúc thọ các cụ (Hội Người cao tuổi xã); b) ra quân làm thủy lợi (Đoàn xã).\nTháng 2: a) giao quân (Ban Chỉ huy Quân sự xã); b) trồng cây đầu xuân.",
        "Tháng 1: + Chúc thọ các cụ (Hội Người cao tuổi xã). + Ra quân làm thủy lợi (Đoàn xã).\nTháng 2: + Giao quân (Ban Chỉ huy Quân sự xã) + Trồng cây đầu xuân.",
        "Tháng 1: Hội Người cao tuổi xã: chúc thọ các cụ; Đoàn xã: ra quân làm thủy lợi.\nTháng 2: Ban Chỉ huy Quân sự xã: giao quân; trồng cây đầu xuân.",
        "Tháng 1: chúc thọ các cụ (Hội Người cao tuổi xã); ra quân làm thủy lợi (Đoàn xã). Tháng 2: giao quân (Ban Chỉ huy Quân sự xã); trồng cây đầu xuân.",
        "T1: chúc thọ các cụ (Hội Người cao tuổi xã); ra quân làm thủy lợi (Đoàn xã). T2: giao quân (Ban Chỉ huy Quân sự xã); trồng cây đầu xuân.",
    ],
)
def test_each_clause_behind_a_time_is_a_work(content: str) -> None:
    result = programme(f"I. BAN THƯỜNG VỤ\n{content}\n")
    found = [
        " | ".join(part.rstrip(".;") for part in line.split(" | ")) for line in said(result.program)
    ]
    assert found == _PARTED
    assert result.report.complete


def test_clauses_that_name_nobody_are_works_where_several_months_have_them() -> None:
    content = "Tháng 1: rà soát hộ nghèo; thu đảng phí; chấm điểm thi đua.\nTháng 2: giao quân; trồng cây đầu xuân.\n"
    assert said(programme(f"I. CHI ỦY\n{content}").program) == [
        "chi-uy-1 | Rà soát hộ nghèo | ",
        "chi-uy-1 | Thu đảng phí | ",
        "chi-uy-1 | Chấm điểm thi đua. | ",
        "chi-uy-2 | Giao quân | ",
        "chi-uy-2 | Trồng cây đầu xuân. | ",
    ]


@pytest.mark.parametrize(
    ("work", "text", "who"),
    [
        ("Sơ kết 6 tháng; phương hướng 6 tháng cuối năm (Văn phòng).", "Sơ kết 6 tháng; phương hướng 6 tháng cuối năm.", "Văn phòng"),
        ("Tặng quà (Đoàn xã); trong đó ưu tiên trẻ mồ côi.", "Tặng quà; trong đó ưu tiên trẻ mồ côi.", "Đoàn xã"),
        ("Dâng hương ở nghĩa trang; Văn phòng chuẩn bị.", "Dâng hương ở nghĩa trang.", "Văn phòng"),
        ("Khai trương chợ đêm (Phòng Kinh tế; Công an xã).", "Khai trương chợ đêm.", "Phòng Kinh tế, Công an xã"),
        ("Kế hoạch lúa mùa (Phòng Kinh tế); hoàn thành trước ngày 20/6.", "Kế hoạch lúa mùa.", "Phòng Kinh tế"),
        ("Mở hội “Sông nước; Đất liền” (Hội Phụ nữ xã).", "Mở hội “Sông nước; Đất liền”.", "Hội Phụ nữ xã"),
    ],
)  # fmt: skip
def test_a_clause_that_goes_on_with_a_work_is_no_work(work: str, text: str, who: str) -> None:
    content = f"I. BAN THƯỜNG VỤ\nTháng 5: Ra quân (Đoàn xã); trồng cây (Hội Nông dân xã).\nTháng 6: {work}\n"
    assert said(programme(content).program)[2:] == [f"btv-6 | {text} | {who}"]


def test_clauses_of_which_only_the_last_names_who_does_them_are_one_work() -> None:
    work = "Nghe báo cáo đất đai; xử lý lấn chiếm ở bản Mển (Phòng Kinh tế)."
    assert said(programme(f"I. BAN THƯỜNG VỤ\nTháng 7: {work}\n").program) == [
        "btv-7 | Nghe báo cáo đất đai; xử lý lấn chiếm ở bản Mển. | Phòng Kinh tế"
    ]


def test_quarters_of_one_paragraph_and_work_that_comes_again() -> None:
    content = (
        "Quý I: giám sát thu quỹ ở bản (Ban Kinh tế). Quý II: khảo sát bến đò (Phòng Kinh tế); "
        "phúc tra vệ sinh chợ. Hằng tháng: trực tiếp dân (Văn phòng)."
    )
    assert said(programme(f"I. THƯỜNG TRỰC\n{content}\n").program) == [
        "thuong-truc-q1 | Giám sát thu quỹ ở bản. | Ban Kinh tế",
        "thuong-truc-q2 | Khảo sát bến đò | Phòng Kinh tế",
        "thuong-truc-q2 | Phúc tra vệ sinh chợ. | ",
        "thuong-truc-month | Trực tiếp dân. | Văn phòng",
    ]


@pytest.mark.parametrize("joint", [":", " xem xét, quyết định:", " bàn và cho ý kiến về:"])
@pytest.mark.parametrize("signs", [("", ""), ("(i) ", "(ii) "), ("1) ", "2) ")])
def test_a_conference_and_its_works_in_one_line(joint: str, signs: tuple[str, str]) -> None:
    one, two = signs
    content = f"1. Hội nghị lần thứ 5 (tháng 3){joint} {one}sơ kết quý I (Văn phòng); {two}cho ý kiến về cán bộ (Ban Xây dựng Đảng).\n"
    content += f"2. Hội nghị lần thứ 6 (tháng 6){joint} {one}sơ kết sáu tháng (Văn phòng); {two}bầu bổ sung (Ban Xây dựng Đảng).\n"
    result = programme(f"I. BAN CHẤP HÀNH\n{content}")
    found = [line.replace(";", "").replace(".", "") for line in said(result.program)]
    assert found == [
        "bch-5 | Sơ kết quý I | Văn phòng",
        "bch-5 | Cho ý kiến về cán bộ | Ban Xây dựng Đảng",
        "bch-6 | Sơ kết sáu tháng | Văn phòng",
        "bch-6 | Bầu bổ sung | Ban Xây dựng Đảng",
    ]
    assert result.report.complete


_HEADS = {
    "mttq": ("ỦY BAN MTTQ VIỆT NAM\nTỈNH SƠN LA\nỦY BAN MTTQ VIỆT NAM\nXÃ NAM BAN", "Hội nghị Ủy ban"),
    "ubnd": ("ỦY BAN NHÂN DÂN\nXÃ NAM BAN", "Phiên họp Ủy ban"),
}  # fmt: skip


@pytest.mark.parametrize("body", _HEADS)
def test_a_committee_in_short_is_the_one_the_paper_is_of(body: str) -> None:
    head, meeting = _HEADS[body]
    head += "\nSố: 12/CTr\nNam Ban, ngày 20 tháng 12 năm 2026\n"
    content = f"1. {meeting} lần thứ 8 (tháng 1): (i) hiệp thương cử ủy viên (Văn phòng); (ii) phát động thi đua.\n"
    result = programme(content, head=head, title="CHƯƠNG TRÌNH\nCÔNG TÁC NĂM 2027\n")
    assert [place for place, _ in items(result.program)] == [f"{body}-8", f"{body}-8"]


@pytest.mark.parametrize(
    "content",
    [
        "Tháng 1: (1) chúc thọ các cụ; (2) ra quân làm thủy lợi; (3) thu đảng phí. Phân công: đ/c Hoài (1, 3), đ/c Lan (2).\n",
        "Tháng 1\n1. Chúc thọ các cụ.\n2. Ra quân làm thủy lợi.\n3. Thu đảng phí.\nPhân công: đ/c Hoài (1, 3); đ/c Lan (việc 2).\n",
    ],
)
def test_numbers_behind_persons_point_back_to_the_works(content: str) -> None:
    result = programme(f"I. CHI ỦY\n{content}")
    who = [[a.agency for a in item.agencies] for _, item in items(result.program)]
    assert who == [["đ/c Hoài"], ["đ/c Lan"], ["đ/c Hoài"]]
    assert result.report.complete


@pytest.mark.parametrize(
    ("bracket", "deadline", "details"),
    [
        ("đêm 26/7", "2027-07-26", ["Thời gian: đêm 26/7"]),
        ("sáng ngày 26/7", "2027-07-26", ["Thời gian: sáng ngày 26/7"]),
        ("tuần 2", None, ["Thời gian: tuần 2"]),
        ("từ 20/7 đến 26/7", None, ["Thời gian: từ 20/7 đến 26/7"]),
        ("sáng thứ Bảy tuần 3", None, ["Thời gian: sáng thứ Bảy tuần 3"]),
    ],
)
def test_a_bracket_behind_who_does_a_work_says_when_in_the_month(
    bracket: str, deadline: str | None, details: list[str]
) -> None:
    content = (
        f"I. BAN THƯỜNG VỤ\nTháng 7\n- Thắp nến ở nghĩa trang (Đoàn xã chủ trì) ({bracket}).\n"
    )
    result = programme(content)
    ((_, item),) = items(result.program)
    assert (item.text, item.deadline, item.details) == (
        "Thắp nến ở nghĩa trang.",
        deadline,
        details,
    )
    assert [a.agency for a in item.agencies] == ["Đoàn xã"]
    assert result.report.complete


@pytest.mark.parametrize(
    ("content", "who"),
    [
        ("Viếng nghĩa trang (Đoàn xã); giao quân (Công an xã); thu quỹ (Đoàn xã)", ""),
        ("(1) Viếng nghĩa trang; (2) Giao quân; (3) Thu quỹ", "Đoàn xã (1, 3); Công an xã (2)"),
        ("1. Viếng nghĩa trang / 2. Giao quân / 3. Thu quỹ", "Đoàn xã: 1, 3; Công an xã: 2"),
        ("1. Viếng nghĩa trang / 2. Giao quân / 3. Thu quỹ", "Đoàn xã (việc 1, 3), Công an xã (việc 2)"),
    ],
)  # fmt: skip
def test_works_in_a_line_of_a_cell_and_numbers_beside_it(content: str, who: str) -> None:
    rows = f"Tháng | Nội dung | Chuẩn bị\n1 | {content} | {who}\n2 | Đắp bờ bao | Phòng Kinh tế"
    assert [line.replace("; |", " |") for line in told(in_word(rows))] == [
        "btv-1 | Viếng nghĩa trang | Đoàn xã",
        "btv-1 | Giao quân | Công an xã",
        "btv-1 | Thu quỹ | Đoàn xã",
        "btv-2 | Đắp bờ bao | Phòng Kinh tế",
    ]


@pytest.mark.parametrize(
    "work",
    [
        "Nghe báo cáo đất đai; xử lý lấn chiếm ở bản Mển",
        "Cho ý kiến về: (1) quy hoạch chợ; (2) bến xe",
        "Đề án chợ đêm (Phòng Kinh tế; Công an xã)",
    ],
)
def test_a_line_of_a_cell_that_is_one_work_stays_one(work: str) -> None:
    rows = f"Tháng | Nội dung | Chuẩn bị\n1 | {work} | Văn phòng\n2 | Đắp bờ bao | Phòng Kinh tế"
    assert len(told(in_word(rows))) == 2


def test_a_work_behind_the_deadline_of_the_one_before_is_a_work() -> None:
    """What stands behind `tài liệu xong trước …;` and says who does it is no more of that; a clause that says only when papers go out is."""
    result = programme(
        "I. BAN THƯỜNG VỤ\n"
        "Tháng 6: Sơ kết 6 tháng đầu năm, do Văn phòng Đảng ủy chủ trì, tài liệu xong trước ngày 11/6/2027; "
        "Thảo luận việc kiện toàn các chi bộ, do Ban Xây dựng Đảng chủ trì; gửi tài liệu trước ngày 15/6/2027.\n"
        "Tháng 8: Trao xe đạp cho học sinh, do Đoàn xã chủ trì.\n"
    )
    found = [
        (item.text.rstrip("."), [a.agency for a in item.agencies], item.deadline)
        for body in result.program.bodies for meeting in body.meetings for item in meeting.items
    ]  # fmt: skip
    assert found == [
        ("Sơ kết 6 tháng đầu năm", ["Văn phòng Đảng ủy"], "2027-06-11"),
        ("Thảo luận việc kiện toàn các chi bộ", ["Ban Xây dựng Đảng"], "2027-06-15"),
        ("Trao xe đạp cho học sinh", ["Đoàn xã"], None),
    ]
