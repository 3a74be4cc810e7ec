"""Small documents, each a kind of trouble, and what comes of them."""

from pathlib import Path

import pytest

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from ctr_cli.model.errors import CtrError, UsageError
from ctr_cli.model.meetings import meeting_id
from support import DATA, Run

FOLDER = DATA / "import-cases"


def imported(name: str) -> Imported:
    return convert(read((FOLDER / name).read_bytes(), name), name)


def told(name: str) -> list[str]:
    """The items of a document, a line each: meeting, text, agencies with the beginning of their role, deadline."""
    lines = []
    for body in imported(name).program.bodies:
        for meeting in body.meetings:
            for item in meeting.items:
                who = ", ".join(f"{entry.agency} {entry.role}" for entry in item.agencies)
                lines.append(
                    f"{meeting_id(body, meeting)} | {item.text} | {who} | {item.deadline or ''}"
                )
    return lines


def doubts(name: str) -> list[str]:
    return [check.message for check in imported(name).report.checks]


def test_a_sentence_of_agencies_on_a_line_of_its_own() -> None:
    group = "Các cơ quan tham mưu, giúp việc Đảng ủy"
    assert told("agency-sentence-own-line.txt") == [
        "bch-3 | Nghị quyết về phát triển kinh tế tập thể. | Đảng ủy UBND xã advise | 2026-03",
        "bch-3 | Tổng kết công tác kiểm tra, giám sát. | Ủy ban Kiểm tra Đảng ủy advise | ",
        "bch-3 | Nghị quyết nâng cao chất lượng giám sát, phản biện xã hội. | "
        "Ủy ban MTTQVN advise, các tổ chức chính trị - xã hội advise | 2026-02",
        f"bch-3 | Đánh giá kết quả thực hiện nghị quyết. | {group} advise | ",
        f"bch-3 | Thông qua Quy chế làm việc. | {group} submit | ",
        "bch-3 | Tổng kết công tác xây dựng Đảng. | Ban Xây dựng Đảng prepare, "
        "các cơ quan tham mưu giúp việc của Đảng coordinate, các tổ chức Đảng coordinate | ",
        "bch-3 | Chỉ đạo tổ chức cuộc bầu cử. | Ban Xây dựng Đảng advise, Thường trực HĐND advise, UBND xã advise | ",
    ]  # fmt: skip
    assert doubts("agency-sentence-own-line.txt")[-1:] == [
        "thời hạn “từ quý I/2026 đến khi kết thúc bầu cử” không tính được thành một tháng hay một ngày",
    ]


def test_recurring_conferences_are_held_in_each_of_their_months() -> None:
    items = told("recurring-conferences.txt")
    assert [line.split(" | ")[0] for line in items] == [
        "bch-3",
        "bch-6",
        "bch-9",
        "bch-11",
        "bch-12",
    ]
    assert all("Đánh giá tình hình thực hiện nhiệm vụ quý I, 6 tháng" in line for line in items[:4])
    assert all("Văn phòng Đảng ủy lead, Đảng ủy UBND xã coordinate" in line for line in items[:4])
    assert doubts("recurring-conferences.txt") == 4 * [
        "văn bản ghi chung một lần cho các tháng 3, 6, 9, 11"
    ]


def test_a_second_sentence_that_leads_in() -> None:
    assert told("preamble-dash-becomes-body.txt") == ["bch-3 | Nghị quyết về giáo dục. |  | "]
    document = imported("preamble-dash-becomes-body.txt").program.document
    assert document.preamble is not None
    assert document.preamble.startswith("- Trên cơ sở Chương trình hành động")


def test_an_agency_in_small_letters_in_a_bracket() -> None:
    assert [line.split(" | ")[2:] for line in told("bracket-agency-small-letter.txt")] == [
        ["Ban xây dựng đảng lead", ""],
        ["Ban xây dựng Đảng lead", ""],
        ["cơ quan Ủy ban Mặt trận Tổ quốc Việt Nam xã lead", ""],
    ]


def test_headings_that_count() -> None:
    result = imported("count-headings-become-items.txt").program
    (body,) = result.bodies
    assert [(m.quarter, [(i.topic, i.text) for i in m.items]) for m in body.meetings] == [
        (1, [("Về kiểm tra: 01 cuộc", "Kiểm tra việc thu nộp đảng phí."),
             ("Về giám sát: 01 cuộc", "Giám sát việc thực hiện quy chế dân chủ.")]),
        (3, [("Về kiểm tra: 01 cuộc", "Kiểm tra việc chấp hành Điều lệ Đảng.")]),
    ]  # fmt: skip
    assert "Kiểm tra, giám sát là chức năng lãnh đạo của Đảng." in (result.document.preamble or "")


def test_wrapped_text_without_final_marks() -> None:
    assert [line.split(" | ")[1:] for line in told("hard-wrap-no-stop-glues-agency.txt")] == [
        ["Nghị quyết về đẩy mạnh công tác phát triển đảng viên trên địa bàn xã 2026", "Ban Xây dựng Đảng lead", "2026-03"],
        ["Nghị quyết về nâng cao năng lực lãnh đạo và chất lượng sinh hoạt chi bộ trực thuộc Đảng bộ giai đoạn 2026 - 2030 và những năm tiếp theo",
         "Ban Xây dựng Đảng lead", "2026-03"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "what", "sign"),
    [
        ("resolution-hdnd-not-refused.txt", "nghị quyết", "QUYẾT NGHỊ"),
        ("news-item-not-refused.txt", "tin bài", "kể diễn biến cuộc họp"),
        ("plan-not-refused.txt", "kế hoạch", "KẾ HOẠCH HÀNH ĐỘNG"),
    ],
)
def test_what_is_no_programme_is_refused_as_what_it_is(name: str, what: str, sign: str) -> None:
    with pytest.raises(CtrError) as refused:
        imported(name)
    assert f"có vẻ là {what} (" in refused.value.message
    assert sign in refused.value.message
    assert "--force-program" in (refused.value.hint or "")


def test_who_insists_gets_a_programme() -> None:
    name = "resolution-hdnd-not-refused.txt"
    result = convert(read((FOLDER / name).read_bytes(), name), name, force=True)
    assert any(meeting.items for body in result.program.bodies for meeting in body.meetings)


def test_sessions_as_rows_of_a_table() -> None:
    result = imported("table-thematic-session.md").program
    (body,) = result.bodies
    assert [(m.kind, m.month, len(m.items)) for m in body.meetings] == [
        ("thematic", 5, 2), ("regular", 7, 1), ("thematic", 11, 1),
    ]  # fmt: skip
    second = body.meetings[0].items[1]
    assert [detail.split(" (")[0] for detail in second.details] == [
        "Quy chế làm việc của HĐND", "Chương trình giám sát năm 2027",
    ]  # fmt: skip
    assert (result.document.symbol, result.document.place) == (None, None)
    assert result.issuer.name == "Hội đồng nhân dân xã Lộc Sơn", "as the title names it"


def test_names_with_commas_and_joints() -> None:
    assert [line.split(" | ")[2] for line in told("compound-agency-names.txt")] == [
        "VP HĐND-UBND lead, Các phòng coordinate, TT PVHCC coordinate",
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh coordinate",
        "UBND tỉnh prepare, sở, ban, ngành có liên quan prepare",
        "Viện Kiểm sát nhân dân khu vực prepare, Thi hành án dân sự khu vực prepare",
    ]


def test_deadlines_in_lines() -> None:
    lines = told("deadline-lines.txt")
    assert [line.split(" | ")[3] for line in lines] == ["2026-09-30", "2026-08", "2026-07", ""]
    (body,) = imported("deadline-lines.txt").program.bodies
    assert body.meetings[0].items[3].details == ["Từ quý I/2026 đến khi kết thúc bầu cử"]
    assert len(doubts("deadline-lines.txt")) == 1


def test_an_annex_has_a_title_and_a_rule() -> None:
    result = imported("annex-title-rule-becomes-item.txt").program
    assert result.document.title == "Danh mục các nhiệm vụ quan trọng năm 2026"
    assert [i.text for b in result.bodies for m in b.meetings for i in m.items] == [
        "Nghị quyết về công nghiệp."
    ]


def test_a_heading_of_content_leaves_the_body_open() -> None:
    assert [line.split(" | ")[:2] for line in told("content-heading-closes-body.txt")] == [
        ["bch-3", "Nghị quyết về giáo dục."], ["btv-1", "Kế hoạch đón Tết."],
    ]  # fmt: skip


def test_thematic_and_yearly_conferences() -> None:
    (body,) = imported("thematic-heading-words.txt").program.bodies
    assert [(m.kind, m.month, len(m.items)) for m in body.meetings] == [
        ("thematic", 5, 1), ("regular", 7, 1), ("regular", 12, 1),
    ]  # fmt: skip


def test_a_table_whose_cells_came_out_as_lines() -> None:
    name = "flattened-table-in-text.txt"
    assert [line.split(" | ", 1)[0] for line in told(name)] == ["dang-uy-q1", "dang-uy-q2"]
    assert [line.split(" | ")[2] for line in told(name)] == 2 * ["Đảng ủy UBND xã lead"]
    assert sum("bảng bị duỗi thành từng dòng" in doubt for doubt in doubts(name)) == 3


def test_a_programme_of_a_term_asks_for_a_year() -> None:
    path = DATA / "import20" / "d04.txt"
    with pytest.raises(UsageError) as asked:
        convert(read(path.read_bytes(), path.name), path.name)
    assert "chương trình toàn khóa" in asked.value.message
    assert "2026" in asked.value.message
    result = convert(read(path.read_bytes(), path.name), path.name, 2026)
    reasons = {entry.reason for entry in result.report.elsewhere}
    assert reasons == {"năm 2025", "năm 2027", "năm 2028", "năm 2029", "năm 2030", "không rõ tháng"}


def test_a_programme_of_another_year_is_not_taken() -> None:
    path = DATA / "import20" / "d01.txt"
    with pytest.raises(UsageError, match="năm 2026, không phải năm 2027"):
        convert(read(path.read_bytes(), path.name), path.name, 2027)


def test_topics_over_months_share_the_meeting_of_a_month() -> None:
    lines = told("topics-then-months.txt")
    assert [line.split(" | ", 1)[0] for line in lines] == [
        "dang-uy-2", "dang-uy-2", "dang-uy-2", "dang-uy-5", "dang-uy-12", "dang-uy-month", "dang-uy-month-2",
    ]  # fmt: skip
    first, second, third = (
        item
        for meeting in imported("topics-then-months.txt").program.bodies[0].meetings[:1]
        for item in meeting.items
    )
    assert (first.topic, third.topic) == ("Lĩnh vực kinh tế", "Lĩnh vực xây dựng Đảng")
    assert (second.deadline, second.product) == ("2026-02-15", "Kết luận của Ban Thường vụ")


def test_the_annex_of_a_resolution_is_the_programme() -> None:
    result = imported("resolution-with-annex.md")
    sessions, field = result.program.bodies
    assert result.program.document.symbol == "NQ-HĐND"
    assert (sessions.id, [m.month for m in sessions.meetings]) == ("hdnd", [7, 12])
    assert (field.name, [m.quarter for m in field.meetings]) == ("Giám sát chuyên đề", [2, 3])
    roles = [(entry.agency, entry.role) for entry in field.meetings[0].items[0].agencies]
    assert roles == [
        ("Ban Kinh tế - Ngân sách", "perform"),
        ("UBND xã", "subject"),
        ("Phòng Kinh tế", "subject"),
    ]
    assert any(entry.reason == "phần trước phụ lục" for entry in result.report.ignored)


def test_months_with_colons_are_headings() -> None:
    lines = told("months-with-colons.txt")
    assert [line.split(" | ", 1)[0] for line in lines] == [
        "ubnd-1",
        "ubnd-1",
        "ubnd-2",
        "ubnd-q2",
        "ubnd-month",
    ]
    assert lines[3].endswith("| 2026-05")
    assert "thời hạn ghi “Thời gian trình: tuần 3 tháng 5/2026”, hiểu là 05/2026" in doubts(
        "months-with-colons.txt"
    )


def test_a_column_of_bodies_with_numbers() -> None:
    assert [line.split(" | ")[::2][:2] for line in told("table-of-bodies.md")] == [
        ["bch-5", "Văn phòng Đảng ủy prepare"], ["bch-5", "UBND xã prepare"],
        ["btv-3", "Văn phòng Đảng ủy prepare"], ["btv-4", "UBND xã prepare"], ["btv-4", "UBND xã prepare"],
    ]  # fmt: skip


def test_recurring_work_of_a_term_is_spread_over_the_year() -> None:
    name = "term-with-recurring-work.txt"
    result = convert(read((FOLDER / name).read_bytes(), name), name, 2026)
    (body,) = result.program.bodies
    held = [(m.month, m.quarter) for m in body.meetings]
    assert sorted(month for month, _ in held if month) == list(range(1, 13))
    assert sorted(quarter for _, quarter in held if quarter) == [1, 2, 3, 4]
    assert [entry.reason for entry in result.report.elsewhere] == ["năm 2025", "năm 2027"]


def test_what_the_head_does_not_say_is_empty_and_every_command_copes(
    ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = (DATA / "import20" / "d12.md").read_text("utf-8")
    Path("d12.md").write_text(source.replace("Đảng ủy xã Nà Khuôn**", "Đảng ủy**"), "utf-8")
    ran = ctr("import", "d12.md", "-o", "2026.yaml")
    assert ran.code == 0
    written = (tmp_path / "2026.yaml").read_text("utf-8")
    assert "  name: null # kiểm tra: văn bản không có tên cơ quan ban hành" in written
    assert "  symbol: null # kiểm tra: " in written
    assert "  place: null # kiểm tra: " in written
    checked = ctr("validate", "2026.yaml")
    assert (checked.code, checked.out.count("CTR216")) == (0, 4)
    for command in (
        ("render",), ("render", "-o", "x.docx"), ("render", "-o", "x.pdf"), ("render", "-o", "x.html"),
        ("agenda", "--month", "3"), ("agenda", "--month", "3", "--invitation", "-o", "y.docx"),
        ("tasks", "--all"), ("tasks", "--all", "-o", "y.xlsx"), ("calendar",),
    ):  # fmt: skip
        ran = ctr(command[0], "-p", "2026.yaml", *command[1:])
        assert ran.code == 0, (command, ran.err)
        assert "None" not in ran.out


def test_labels_under_items_and_months_named_together() -> None:
    lines = told("labels-and-spans.txt")
    assert lines[:3] == [
        "bch-4 | Sơ kết quý I và bàn nhiệm vụ quý II | Văn phòng Đảng ủy prepare, UBND xã coordinate, Mặt trận Tổ quốc xã coordinate | ",
        "bch-4 | Quy chế làm việc (sửa đổi) | Ban Xây dựng Đảng prepare, Văn phòng Đảng ủy prepare | ",
        "bch-5 | Đề án tinh gọn bộ máy, gồm: | Ban Xây dựng Đảng prepare | ",
    ]  # fmt: skip
    assert [line for line in lines if "giải ngân" in line] == [
        f"btv-{month} | Nghe tình hình giải ngân. | UBND xã prepare | " for month in (3, 6, 9)
    ]
    planned = imported("labels-and-spans.txt").program.bodies[0].meetings[0]
    assert (planned.date, planned.month) == (None, 3)


def test_a_span_of_months_in_a_cell_is_one_work_in_the_last_with_a_check() -> None:
    name = "inspection-table.md"
    held = [line for line in told(name) if "Kiểm tra việc thực hiện quy chế" in line]
    assert [line.split(" | ")[0] for line in held] == ["dang-uy-5"]
    assert held[0] == (
        "dang-uy-5 | Kiểm tra việc thực hiện quy chế | UBKT Đảng ủy lead, Ban XDĐ coordinate, Chi bộ 1 subject, Chi bộ 2 subject | "
    )  # fmt: skip
    assert "thời gian là một khoảng; đã xếp vào tháng hay quý cuối của khoảng" in doubts(name)


def test_clauses_with_labels_inside_an_item() -> None:
    lines = told("council-supervision.txt")
    assert "hdnd-7 | Chất vấn người bị chất vấn. |  | " in lines
    assert (
        "thuong-truc-hdnd-q2 | Giám sát chuyên đề việc thực hiện chính sách giảm nghèo. | Ban Văn hóa - Xã hội advise | "
        in lines
    )  # fmt: skip


def test_a_repeated_sentence_that_was_lost_once_is_told() -> None:
    from ctr_cli.importing.building.account import missing_repeats
    from ctr_cli.importing.reading.text import lines_of

    text = "- Kiểm điểm tình hình thực hiện nhiệm vụ công tác tháng trước.\n"
    document = lines_of(text * 3)
    once = [check.message for check in missing_repeats(document.lines, "text: " + text, [])]
    assert once == ["câu này có 3 lần trong văn bản mà chỉ thấy 1 lần"]
    assert missing_repeats(document.lines, 3 * text, []) == []
