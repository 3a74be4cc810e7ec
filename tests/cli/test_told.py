"""What a clerk is told along with an answer: what is likely a slip, what is missing, what is past."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from support import MINIMAL, Run
from support.filled import fill

PROGRAMME = Path("programs/2026.yaml")
DECIDED = ("--authority", "Ban Thường vụ Đảng ủy", "--date", "1/7/2026", "--reason", "việc gấp")


def test_a_sentence_that_a_decision_brings_is_proof_read(ctr: Run, workspace: Path) -> None:
    ran = ctr("amend", "add", "--to", "btv-9", "--text", "Cho ý kiến về Đề án chợ", *DECIDED)
    assert (ran.code, "CTR410" in ran.err, "bs-1: " in ran.err) == (0, True, True)
    ran = ctr("amend", "reword", "btv-9.1", "--text", "Cho ý kiến về Đề án chợ đêm.", *DECIDED)
    assert (ran.code, ran.err) == (0, "")


def test_who_decides_is_written_with_all_marks(ctr: Run, workspace: Path) -> None:
    decided = ("--date", "1/7/2026", "--reason", "việc gấp", "--authority")
    ran = ctr("amend", "drop", "btv-9.1", *decided, "thuong truc dang uy")
    assert ran.code == 0 and "quyết định của Thường trực Đảng ủy" in ran.out
    ran = ctr("amend", "drop", "btv-9.2", *decided, "Thuong truc")
    assert ran.code == 0 and "CTR235" in ran.err and "viết không dấu" in ran.err


def test_a_number_with_the_signs_of_the_other_side_is_told(ctr: Run, workspace: Path) -> None:
    ran = ctr("amend", "drop", "btv-9.1", *DECIDED, "--paper", "13/TB-ĐU")
    assert ran.code == 0 and "viết 13-TB/ĐU" in ran.err
    assert "viết 12-TB/ĐU" in ctr("track", "btv-3", "--conclusion", "12/TB-ĐU").err


def test_a_decision_of_a_day_to_come_is_told(ctr: Run, workspace: Path) -> None:
    day = date.today() + timedelta(days=3)
    PROGRAMME.write_text(MINIMAL.replace("2026", f"{day.year}").replace("2025", f"{day.year - 1}"))
    words = (*DECIDED[:2], *DECIDED[4:], "--date", f"{day:%d/%m/%Y}")
    ran = ctr("amend", "reword", "bch-3.1", "--text", "Kiểm điểm quý.", "-p", PROGRAMME, *words)
    assert f"--date {day:%d/%m/%Y} là ngày chưa đến" in ran.err


def test_a_conference_added_without_its_number_is_told(ctr: Run, workspace: Path) -> None:
    meet = ("amend", "meet", "--body", "bch", "--month", 8)
    assert "CTR237" in ctr(*meet, *DECIDED).err
    apart = ctr(*meet, "--kind", "thematic", *DECIDED).err
    assert "hội nghị chuyên đề bch-8-cd không ghi lần thứ, số các hội nghị sau giữ nguyên" in apart


def test_an_empty_agency_is_none(ctr: Run, workspace: Path) -> None:
    ran = ctr("amend", "assign", "btv-9.1", "--agency", "", *DECIDED)
    assert (ran.code, "thiếu --agency" in ran.err) == (2, True)


def test_an_invitation_to_a_meeting_without_items_says_so(ctr: Run, workspace: Path) -> None:
    ctr("amend", "meet", "--body", "bch", "--month", 8, "--kind", "thematic", *DECIDED)
    ran = ctr("agenda", "--meeting", "bch-8-cd", "--invitation", "-o", "g.html")
    assert ran.code == 0, ran.err
    assert "chưa có nội dung nào" in ran.err and "ctr amend add --to bch-8-cd" in ran.err
    assert "Nội dung: …" in Path("g.html").read_text("utf-8").replace("\u00a0", " ")


@pytest.mark.parametrize(("options", "told"), [((), True), (("--on", "hôm nay"), False)])
def test_an_invitation_that_bears_a_day_already_past_is_told(
    ctr: Run, workspace: Path, options: tuple[str, ...], told: bool
) -> None:
    day = date.today() + timedelta(days=1)
    text = MINIMAL.replace("2026", f"{day.year}").replace("month: 3", f"month: {day.month}")
    PROGRAMME.write_text(text, "utf-8")
    asked = ("--meeting", "bch-3", "--invitation", "--date", f"{day:%d/%m/%Y}", "-o", "g.html")
    ran = ctr("agenda", "-p", PROGRAMME, *asked, *options)
    assert ran.code == 0, ran.err
    assert ("là hạn gửi và đã qua" in ran.err) == told


def test_an_invitation_whose_day_is_open_is_none_that_is_past(ctr: Run, workspace: Path) -> None:
    day = date.today() + timedelta(days=1)
    text = MINIMAL.replace("2026", f"{day.year}").replace("month: 3", f"month: {day.month}")
    council = "Hội đồng nhân dân phường Đồ Sơn"
    text = text.replace("Ban Chấp hành Đảng bộ phường", council)
    PROGRAMME.write_text(text.replace("name: Đảng ủy phường Đồ Sơn", f"name: {council}"), "utf-8")
    asked = ("--meeting", "bch-3", "--invitation", "--date", f"{day:%d/%m/%Y}", "-o", "g.html")
    ran = ctr("agenda", "-p", PROGRAMME, *asked)
    assert (ran.code, "đã qua" in ran.err) == (0, False), ran.err


def test_who_meets_invites_himself(ctr: Run, workspace: Path) -> None:
    text = PROGRAMME.read_text("utf-8").replace("Ban Chấp hành Đảng bộ phường", "HĐND thành phố")
    PROGRAMME.write_text(text, "utf-8")
    for kind in ((), ("--invitation",)):
        ran = ctr("agenda", "--meeting", "bch-3", *kind, "-o", "g.html")
        assert ran.code == 1 and "do HĐND thành phố ban hành" in ran.err
        assert "ctr tasks --all" in ran.err and not Path("g.html").exists()
    assert ctr("agenda", "--meeting", "bch-3").code == 0
    both = ctr("agenda", "--month", 3, "-f", "docx", "-o", "thang-3")
    assert both.code == 0 and "do HĐND thành phố ban hành" in both.err
    assert [path.name for path in Path("thang-3").iterdir()] == ["chuong-trinh-hoi-nghi-btv-3.docx"]


def test_a_deadline_of_papers_that_cannot_be_counted_is_told(ctr: Run, workspace: Path) -> None:
    text = PROGRAMME.read_text("utf-8")
    said = "Tài liệu gửi về Văn phòng Đảng ủy trước ngày họp 36 giờ."
    PROGRAMME.write_text(
        text.replace("implementation:\n", f"implementation:\n  - {said}\n"), "utf-8"
    )
    for asked in (("tasks", "--agency", "ubnd"), ("agenda", "--meeting", "bch-3", "--invitation")):
        ran = ctr(*asked, "-f", "html")
        assert ran.code == 0 and ran.err.count(f"không rõ hạn gửi tài liệu trong câu “{said}”") == 1
    assert "papers_days" in ran.err


def test_a_file_named_for_another_year_is_told(ctr: Run, workspace: Path) -> None:
    Path("programs/2027.yaml").write_bytes(PROGRAMME.read_bytes())
    assert "CTR121" in ctr("validate", "programs/2027.yaml").out
    ran = ctr("agenda", "--on", "1/3/2027")
    assert "tên tệp là năm 2027, trong tệp ghi year: 2026" in ran.err
    assert "ctr agenda -p" not in ran.out and "sửa year hoặc tên tệp" in ran.out
    assert "CTR121" not in ctr("validate", PROGRAMME).out


@pytest.mark.parametrize(("before", "told"), [("15/11/2020", True), ("15/11/2099", False)])
def test_papers_asked_for_on_a_day_that_is_past_are_told(
    ctr: Run, workspace: Path, before: str, told: bool
) -> None:
    ran = ctr("new", 2027, "--register", "--before", before, "-o", "dk")
    assert ran.code == 0
    assert (f"--before {before} không sau hôm nay" in ran.err) == told


def test_the_day_of_a_meeting_is_printed_and_no_part_stands_alone(
    ctr: Run, workspace: Path
) -> None:
    dated = MINIMAL.replace("        month: 3", "        date: 2026-03-25").replace(
        "      - number: 3",
        "      - month: 2\n        date: 2026-02-05\n        items: [{text: A.}]\n      - number: 3",
    )
    PROGRAMME.write_text(dated, "utf-8")
    out = ctr("render").out
    assert "1. Tháng 2 (ngày 05/02/2026)" in out
    assert "lần thứ 3 (Ngày 25/3/2026)" in out
    assert "A. CHƯƠNG TRÌNH" not in out and "\nCHƯƠNG TRÌNH CÔNG TÁC CỤ THỂ" in out


def test_an_option_given_twice_is_no_option_lost(ctr: Run, workspace: Path) -> None:
    ran = ctr("agenda", "-m", "3", "--month", "4")
    assert (ran.code, "tùy chọn --month/-m ghi 2 lần" in ran.err) == (2, True)
    assert ctr("validate", PROGRAMME, "--ignore", "CTR8", "--ignore", "CTR9").code == 0


def test_a_name_without_an_ending_is_told(ctr: Run, workspace: Path) -> None:
    assert "x không có đuôi" in ctr("render", "-o", "x").err
    assert "không có đuôi" not in ctr("render", "-o", "x.docx").err


@pytest.mark.parametrize("command", ["tasks", "remind"])
def test_the_example_is_an_agency_of_the_programme(ctr: Run, workspace: Path, command: str) -> None:
    PROGRAMME.write_text(MINIMAL, "utf-8")
    ran = ctr(command)
    assert ran.code == 2 and f'ctr {command} --agency "Văn phòng Đảng ủy"' in ran.err


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("btv-13", "btv-12, btv-11, btv-10"),
        ("bch 9", "bch-6 (tháng 12), bch-5 (tháng 9), bch-4 (tháng 6)"),
    ],
)
def test_of_a_wrong_number_the_nearest_are_offered(
    ctr: Run, workspace: Path, asked: str, near: str
) -> None:
    assert f"các mã gần nhất: {near}\n" in ctr("agenda", "--meeting", asked).err


def test_a_sheet_of_another_year_names_its_programme(ctr: Run, workspace: Path) -> None:
    text = PROGRAMME.read_text("utf-8").replace("year: 2026", "year: 2027", 1)
    Path("programs/2027.yaml").write_text(text, "utf-8")
    ctr("tasks", "--all", "-p", "programs/2027.yaml", "-o", "b.xlsx")
    fill(Path("b.xlsx"), {"btv-1.1": {"note": "gấp"}})
    ran = ctr("collect", "b.xlsx", "-p", PROGRAMME)
    assert ran.code == 1 and "thêm -p programs/2027.yaml" in ran.err
    assert "sửa các dòng ấy" not in ran.err


def test_a_deadline_that_no_calendar_has_says_so(ctr: Run, workspace: Path) -> None:
    wrong = "            deadline: 31/02/2026\n            agencies"
    PROGRAMME.write_text(MINIMAL.replace("            agencies", wrong), "utf-8")
    assert "trong lịch không có ngày này" in ctr("validate", PROGRAMME).out
    PROGRAMME.write_text(MINIMAL.replace("            agencies", wrong.replace("31/02", "28/02")))
    out = ctr("validate", PROGRAMME).out
    assert "viết deadline: 2026-02-28" in out and "trong lịch không có" not in out


def test_what_a_meeting_made_done_goes_with_its_day(ctr: Run, workspace: Path) -> None:
    ctr("track", "btv-1", "--held", "20/1/2026", "--conclusion", "05-TB/ĐU")
    ran = ctr("track", "btv-1.2", "--status", "đang làm")
    assert ran.out.startswith("btv-1.2: Đang làm\n")
    assert "Bỏ ngày xong 20/01/2026" in ran.out and "Bỏ kết quả 05-TB/ĐU" in ran.out
    ctr("track", "btv-1.3", "--result", "12-NQ/ĐU")
    assert "12-NQ/ĐU" in ctr("track", "btv-1.3", "--status", "đang làm").out


def test_days_in_lists_and_hints_are_as_people_write_them(ctr: Run, workspace: Path) -> None:
    assert "31/01/2026" in ctr("status", "-f", "csv", "--on", "1/2/2026").out
    ran = ctr("track", "btv-9.1", "--status", "hoàn thành")
    assert "ví dụ --done 30/09/2026; trong tệp: done: 2026-09-30" in ran.err
    late = ("--date", "2/10/2026", *DECIDED[:2], *DECIDED[4:])
    ran = ctr("amend", "move", "btv-11.1", "--to", 9, *late)
    assert "đã qua khi quyết định (02/10/2026)" in ran.err


def test_what_each_template_prints_is_told(ctr: Run, workspace: Path) -> None:
    lines = ctr("templates").out.splitlines()
    assert all(len(line.split()) > 3 for line in lines) and len(lines) > 10


@pytest.mark.parametrize(
    ("options", "told"),
    [(("--number", "6"), True), (("--draft", "1"), True), (("--number", "5"), False), ((), False)],
)
def test_a_document_that_has_its_number_is_likely_not_the_one_meant(
    ctr: Run, workspace: Path, options: tuple[str, ...], told: bool
) -> None:
    text = PROGRAMME.read_text("utf-8").replace("number: null", "number: 5", 1)
    PROGRAMME.write_text(text, "utf-8")
    ran = ctr("render", *options)
    assert (ran.code, "đã ghi số 05 (năm 2026)" in ran.err) == (0, told)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("12/12/2025", ""),
        ("12/12/2024", "quá sớm đối với chương trình năm 2026"),
        ("12/12/2027", "khi năm 2026 đã bắt đầu"),
        ("01/12/2025", "căn cứ vào văn bản ngày 2/12/2025, sau 1/12/2025"),
    ],
)
def test_a_day_of_signing_far_from_the_year_or_before_a_base_is_told(
    ctr: Run, workspace: Path, day: str, told: str
) -> None:
    base = "  bases: [Căn cứ Nghị quyết số 15-NQ/ĐU ngày 02/12/2025 của Đảng ủy.]\nagencies:"
    PROGRAMME.write_text(MINIMAL.replace("agencies:", base, 1))
    ran = ctr("render", "-p", PROGRAMME, "--number", 5, "--date", day)
    assert ran.code == 0 and ("CTR937" in ran.err) == bool(told) and told in ran.err


def test_a_party_paper_is_no_conclusion_of_the_state(ctr: Run, workspace: Path) -> None:
    text = MINIMAL.replace("CTr/ĐU", "CTr-UBND").replace("Đảng ủy phường", "Ủy ban nhân dân phường")
    PROGRAMME.write_text(text.replace("Ban Chấp hành Đảng bộ", "Ủy ban nhân dân"))
    track = ("track", "-p", PROGRAMME, "bch-3", "--held", "12/3/2026", "--conclusion")
    told = ctr(*track, "52-TB/ĐU").err
    assert "“52-TB/ĐU” không phải của cơ quan này" in told and "như 52/TB-UBND" in told
    assert "CTR256" not in ctr(*track, "52/TB-UBND").err
    agenda = ctr("agenda", "-p", PROGRAMME, "--meeting", "bch-9").err
    assert "không có phiên họp nào mã “bch-9”" in agenda


def test_a_programme_with_errors_is_told_of_by_them_and_not_by_its_warnings(
    ctr: Run, workspace: Path
) -> None:
    text = PROGRAMME.read_text("utf-8")
    without = text.replace("      - month: 5\n", "      - every: month\n", 1)
    PROGRAMME.write_text(without, "utf-8")
    told = ctr("agenda", "-m", "6").err
    assert "có cảnh báo, kết quả có thể thiếu hoặc sai" in told and "(CTR204)" in told
    wrong = without.replace("agencies: [Ban Xây dựng Đảng]", "agencies: [Ban Xây cất]", 1)
    PROGRAMME.write_text(wrong, "utf-8")
    told = ctr("agenda", "-m", "6").err
    assert "có 1 lỗi, kết quả có thể thiếu hoặc sai" in told
    assert "Ban Xây cất" in told and "CTR204" not in told
    assert "1 lỗi," in ctr("validate").out.splitlines()[-2]


@pytest.mark.parametrize("to", ["13", "0"])
def test_a_month_that_is_none_is_no_month_without_a_meeting(
    ctr: Run, workspace: Path, to: str
) -> None:
    ran = ctr("amend", "move", "btv-9.4", "--to", to, *DECIDED)
    assert ran.code == 2
    assert "tháng phải từ 1 đến 12" in ran.err and "họp thêm" not in ran.err


@pytest.mark.parametrize("bodies", ["[]", "[{id: btv, name: Ban Thường vụ, meetings: []}]"])
def test_a_programme_without_meetings_is_not_over(ctr: Run, workspace: Path, bodies: str) -> None:
    head, _, _ = MINIMAL.partition("bodies:\n")
    Path("a.yaml").write_text(f"{head}bodies: {bodies}\n", "utf-8")
    ran = ctr("agenda", "-p", "a.yaml", "--on", "1/2/2026")
    assert "chưa có hội nghị nào; ghi thời gian" in ran.out and "meetings của a.yaml" in ran.out
    assert "đã qua" not in ran.out and "2027" not in ran.out
    assert ctr("agenda", "-p", "a.yaml", "--on", "1/2/2026", "-f", "pdf").code == 1
    drafted = ctr("new", "2027", "--from", "a.yaml", "-o", "b.yaml").out
    assert "Dự thảo năm 2027 chưa có nội dung nào; " in drafted


def test_standing_work_is_no_meeting_that_is_over(ctr: Run, workspace: Path) -> None:
    Path("a.yaml").write_text(MINIMAL.replace("month: 3", "every: month"), "utf-8")
    assert "đã qua" not in ctr("agenda", "-p", "a.yaml", "--on", "1/2/2026").out


def test_printing_a_draft_tells_what_it_still_asks(ctr: Run, workspace: Path) -> None:
    Path("draft.yaml").write_text(MINIMAL.replace("  place:", "  # hỏi: ở đâu?\n  place:"), "utf-8")
    assert "còn 1 chỗ hỏi chưa trả lời: dòng 7" in ctr("render", "-p", "draft.yaml").err
    assert "chỗ hỏi" not in ctr("agenda", "-p", "draft.yaml", "--month", 3).err
