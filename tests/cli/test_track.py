"""`ctr track` as a clerk types it: items, agencies, meetings held, and what is refused."""

import json
from pathlib import Path

import pytest

from ctr_cli.model.follow_up import FollowUp, ItemRecord
from ctr_cli.source.follow_up import load_follow_up
from support import Run
from support.amendments import year_with_six_decisions

PROGRAMME = Path("programs/2026.yaml")
BESIDE = Path("programs/2026.follow-up.yaml")


def recorded() -> FollowUp:
    found = load_follow_up(PROGRAMME, 2026)
    assert not found.source.findings
    return found.follow_up


def record(name: str) -> ItemRecord:
    (found,) = (entry for entry in recorded().items if entry.item == name)
    return found


def test_an_item_is_done(ctr: Run, workspace: Path) -> None:
    before = PROGRAMME.read_bytes()
    ran = ctr(
        "track", "btv-3.8", "--status", "Hoàn thành", "--done", "25/3/2026", "--result", "12-NQ/ĐU"
    )
    assert ran.code == 0
    assert ran.out == (
        "btv-3.8: Hoàn thành ngày 25/03/2026, 12-NQ/ĐU\nĐã ghi vào programs/2026.follow-up.yaml.\n"
    )
    assert BESIDE.read_text("utf-8") == (
        "format: 1\nyear: 2026\nitems:\n  - item: btv-3.8\n"
        "    text: Cho ý kiến vào dự thảo Nghị quyết của Ban Thường vụ Đảng ủy…\n"
        "    status: done\n    done: 2026-03-25\n    result: 12-NQ/ĐU\n"
    )
    assert PROGRAMME.read_bytes() == before
    assert ctr("validate", BESIDE).code == 0


def test_a_day_says_that_it_is_done_and_an_empty_value_goes(ctr: Run, workspace: Path) -> None:
    ctr("track", "BTV 3.8", "--done", "2026-03-25", "--note", "gấp")
    assert record("btv-3.8").status == "done"
    ctr("track", "btv-3.8", "--status", "dang lam", "--note", "")
    found = record("btv-3.8")
    assert (found.status, found.done, found.note) == ("doing", None, None)
    ctr("track", "btv-3.8", "--status", "")
    assert recorded().items == []


def test_an_agency_reports_beside_the_office(ctr: Run, workspace: Path) -> None:
    ctr("track", "btv-3.8", "--status", "doing")
    ran = ctr(
        "track",
        "btv-3.8",
        "--agency",
        "uy ban nhan dan",
        "--status",
        "Đã trình",
        "--done",
        "20/3/2026",
    )
    assert ran.code == 0
    found = record("btv-3.8")
    assert found.status == "doing"
    assert [(r.agency, r.status, r.on) for r in found.reports] == [
        ("ubnd", "submitted", "2026-03-20")
    ]
    assert (
        "không được phân công"
        in ctr("track", "btv-3.8", "--agency", "mttq", "--status", "doing").err
    )


def test_a_meeting_is_planned_then_held_then_concluded(ctr: Run, workspace: Path) -> None:
    assert (
        ctr("track", "btv-3", "--date", "25/3/2026", "--start", "8h", "--place", "Hội trường").code
        == 0
    )
    held = ctr("track", "btv-3", "--held", "25/3/2026", "--except", "BTV 3.8")
    assert "Để nguyên btv-3.8: nêu ở --except" in held.out
    assert "Để nguyên btv-3.6: có điều kiện (nếu có)" in held.out
    assert ctr("track", "btv-3", "--conclusion", "52-TB/ĐU").code == 0
    (meeting,) = recorded().meetings
    assert (meeting.date, meeting.start, meeting.held) == ("2026-03-25", "08:00", "2026-03-25")
    assert {(r.done, r.result) for r in recorded().items} == {("2026-03-25", "52-TB/ĐU")}
    assert len(recorded().items) == 7
    assert ctr("validate", BESIDE).out.startswith("Đã kiểm tra 1 tệp: không có lỗi")


def test_the_same_again_touches_no_byte(ctr: Run, workspace: Path) -> None:
    line = ("track", "btv-3", "--held", "25/3/2026", "--conclusion", "52-TB/ĐU")
    ctr(*line)
    before = BESIDE.stat()
    ran = ctr(*line)
    assert ran.code == 0
    assert "Không có gì thay đổi" in ran.out
    after = BESIDE.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_comments_and_hand_stay(ctr: Run, workspace: Path) -> None:
    written = (
        "# Sổ của văn phòng\r\nformat: 1\r\nyear: 2026\r\nitems:\r\n"
        "  - {item: btv-3.8, status: doing} # hỏi lại Ủy ban\r\n"
    )
    BESIDE.write_bytes(written.encode())
    ctr("track", "btv-3.8", "--status", "submitted")
    assert BESIDE.read_bytes().decode() == written.replace("doing", "submitted")


def test_what_was_moved_is_held_where_it_stands(ctr: Run, workspace: Path) -> None:
    PROGRAMME.write_bytes(year_with_six_decisions())
    ran = ctr("track", "btv-5", "--held", "20/5/2026")
    assert "btv-3.8" in ran.out.splitlines()[1]
    assert "bs-1" not in ran.out
    assert ctr("track", "hn-1", "--held", "20/8/2026").out.splitlines()[1] == "Hoàn thành: bs-2"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["btv-3.88", "--status", "done"], "btv-3.8"),
        (["btv-33", "--held", "25/3/2026"], "btv-3"),
        (["bch-3.5", "--status", "done"], "nội dung để ngỏ"),
        (["btv-3", "--status", "done"], "--status là của từng nội dung; btv-3 là hội nghị"),
        (["btv-3.8", "--held", "25/3/2026"], "--held không dùng với nội dung"),
        (["btv-3.8", "--except", "btv-3.1"], "--except không dùng với nội dung"),
        (["btv-3.8"], "chưa ghi gì về nội dung"),
        (["btv-3"], "chưa ghi gì về hội nghị"),
        (["btv-3", "--held", "25/3/2025"], "không thuộc năm 2026"),
        (["btv-3", "--date", "25/3/2027"], "không thuộc năm 2026"),
        (["btv-3", "--held", "30/2/2026"], "không có ngày"),
        (["btv-3", "--start", "25h"], "không có giờ"),
        (["btv-3", "--date", "25/3/2026", "--except", "btv-3.8"], "--except chỉ dùng cùng --held"),
        (["btv-3", "--held", "25/3/2026", "--except", "btv-4.1"], "không phải nội dung đang theo dõi"),
        (["btv-3.8", "--status", "hỏng"], "Đã trình (submitted)"),
        (["btv-3.8", "--status", "doing", "--done", "1/4/2026"], "không đi với tình trạng khác"),
        (["btv-3.8", "--status", "done", "--done", "1/4/2020"], "không thuộc năm 2026"),
        (["btv-3.8", "--status", "done", "--agency", "tòa án"], "không có cơ quan nào"),
    ],
)  # fmt: skip
def test_what_is_refused_writes_nothing(
    ctr: Run, workspace: Path, arguments: list[str], said: str
) -> None:
    ran = ctr("track", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert not BESIDE.exists()


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("format: 1\nyear: 2026\nitems: [{item: btv-3.8, status: xong}]\n", 1, "CTR114"),
        ("format: 1\nyear: 2025\n", 1, "là của năm 2025"),
        ("format: 1\nyear: 2026\nitems: [{item: btv-3.8, text: Câu khác}]\n", 1, "không khớp nội dung"),
        ("items: [", 1, "có lỗi nên chưa ghi thêm được"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_left_alone(
    ctr: Run, workspace: Path, text: str, code: int, said: str
) -> None:
    BESIDE.write_text(text, "utf-8")
    ran = ctr("track", "btv-3.8", "--status", "done")
    assert ran.code == code
    assert said in ran.err
    assert BESIDE.read_text("utf-8") == text


def test_what_a_reader_would_ask_is_told(ctr: Run, workspace: Path) -> None:
    assert "CTR253" in ctr("track", "btv-4", "--date", "26/4/2026").err
    assert "CTR255" in ctr("track", "btv-9", "--held", "25/3/2026").err
    assert "CTR252" in ctr("track", "btv-4.1", "--status", "không phát sinh").err


def test_a_meeting_held_on_another_day_than_planned_says_so(ctr: Run, workspace: Path) -> None:
    ctr("track", "btv-1", "--date", "24/1/2026")
    assert (
        "đã họp ngày 20/01/2026 (đã định ngày 24/01/2026)"
        in ctr("track", "btv-1", "--held", "20/1/2026").out
    )


def test_a_meeting_is_told_by_its_name_where_numbers_moved_on(ctr: Run, workspace: Path) -> None:
    decided = ("--authority", "Ban Thường vụ Đảng ủy", "--date", "1/7/2026", "--reason", "việc gấp")
    assert ctr("amend", "meet", "--body", "bch", "--month", 8, "--number", 5, *decided).code == 0
    out = ctr("track", "bch-5", "--date", "22/9").out
    assert out.startswith(
        "bch-5 (Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 6 (tháng 9/2026)): họp"
    )


def test_work_outside_the_programme_is_tracked_by_its_id(ctr: Run, workspace: Path) -> None:
    BESIDE.write_text(
        "format: 1\nyear: 2026\nunplanned:\n  - {id: ng-1, month: 7, text: Việc mới.}\n", "utf-8"
    )
    assert ctr("track", "ng-1", "--done", "15/7/2026", "--result", "9-KL/ĐU").code == 0
    (entry,) = recorded().unplanned
    assert (entry.status, entry.done, entry.result) == ("done", "2026-07-15", "9-KL/ĐU")
    assert ctr("track", "ng-1", "--agency", "ubnd", "--status", "done").code == 2


def test_standing_work_is_not_held_once(ctr: Run, workspace: Path) -> None:
    text = PROGRAMME.read_text("utf-8")
    piece = "  - id: tt\n    name: Thường trực\n    meetings:\n      - {every: week, items: [{text: Giao ban.}]}\n"
    PROGRAMME.write_text(
        text.replace("\nimplementation:", f"\n{piece}\nimplementation:", 1), "utf-8"
    )
    assert ctr("track", "tt-week", "--held", "25/3/2026").code == 2
    assert ctr("track", "tt-week", "--conclusion", "52-TB/ĐU").code == 2
    ran = ctr("track", "tt-week", "--date", "23/3/2026")
    assert (ran.code, BESIDE.exists()) == (2, False)
    assert "ctr agenda --meeting tt-week --date 23/03/2026" in ran.err
    assert ctr("track", "tt-week.1", "--status", "done").code == 0


def test_a_programme_from_a_stream_has_nothing_beside_it(ctr: Run, workspace: Path) -> None:
    assert ctr("track", "btv-3.8", "--status", "done", "-p", "-").code in (1, 2, 3)
    assert not Path("-.follow-up").exists()


def test_a_day_that_goes_with_its_status_is_told(ctr: Run, workspace: Path) -> None:
    ctr("track", "btv-3.8", "--done", "25/3/2026")
    ran = ctr("track", "btv-3.8", "--status", "đang làm")
    assert ran.out.splitlines()[:2] == [
        "btv-3.8: Đang làm",
        "Bỏ ngày xong 25/03/2026 đã ghi trước đó.",
    ]


def test_days_and_hours_as_people_write_them_and_as_papers_print_them(
    ctr: Run, workspace: Path
) -> None:
    ran = ctr(
        "track", "btv-3", "--date", "Thứ Tư, ngày 25 tháng 3 năm 2026", "--start", "08 giờ 30"
    )
    title = "Hội nghị Ban Thường vụ Đảng ủy phường tháng 3/2026"
    assert ran.out.splitlines()[0] == f"btv-3 ({title}): họp ngày 25/03/2026, lúc 08:30"
    for start in ("8g30", "8 giờ 30 phút", "8h30 sáng", "8.30"):
        assert ctr("track", "btv-3", "--start", start).out.startswith("Không có gì thay đổi")
    assert ctr("track", "btv-3", "--date", "25/3").out.startswith("Không có gì thay đổi")
    ran = ctr("track", "btv-3", "--date", "cuối tháng 3")
    assert (ran.code, "không có ngày “cuối tháng 3”" in ran.err) == (2, True)


@pytest.mark.parametrize("said", ["xong rồi", "đã xong ạ", "HOÀN THÀNH", "da hoan thanh", "done"])
def test_a_status_in_the_words_of_the_day(ctr: Run, workspace: Path, said: str) -> None:
    assert ctr("track", "btv-3.8", "--status", said).code == 0
    assert record("btv-3.8").status == "done"


@pytest.mark.parametrize("said", ["chưa rồi", "rồi", "cơ bản xong", "xong một nửa"])
def test_what_is_no_status_is_not_guessed(ctr: Run, workspace: Path, said: str) -> None:
    ran = ctr("track", "btv-3.8", "--status", said)
    assert (ran.code, f"không có tình trạng “{said}”" in ran.err) == (2, True)


def test_a_meeting_is_named_as_it_is_printed(ctr: Run, workspace: Path) -> None:
    title = "Hội nghị Ban Thường vụ Đảng ủy phường tháng 3/2026"
    assert ctr("track", title, "--date", "25/3").out.startswith(
        f"btv-3 ({title}): họp ngày 25/03/2026"
    )
    assert ctr("track", "BTV 03.08", "--status", "xong").out.startswith("btv-3.8: Hoàn thành")


@pytest.mark.parametrize("excepted", ["btv-3.8, btv-3.9", "3.8; 3.9", "8,9", "BTV 3.8,9"])
def test_what_is_not_done_yet_is_named_in_short(ctr: Run, workspace: Path, excepted: str) -> None:
    ran = ctr("track", "btv-3", "--held", "25/3", "--except", excepted)
    assert ran.code == 0, ran.err
    assert [line for line in ran.out.splitlines() if "--except" in line] == [
        f"Để nguyên btv-3.{n}: nêu ở --except" for n in (8, 9)
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["btv-3.8", "--done", "25/3/2026"], "--done 25/03/2026 là ngày chưa đến"),
        (["btv-3", "--held", "25/3/2026"], "--held 25/03/2026 là ngày chưa đến"),
        (
            ["btv-3", "--held", "10/3/2026", "--conclusion", "Thống nhất nội dung"],
            "không có số, ký hiệu",
        ),
    ],
)
def test_what_is_likely_a_slip_is_written_and_told(
    ctr: Run, workspace: Path, options: list[str], said: str
) -> None:
    ran = ctr("track", *options, "--on", "20/3/2026")
    assert ran.code == 0 and "Đã ghi vào" in ran.out
    assert said in ran.err


def test_days_that_are_past_are_not_remarked_on(ctr: Run, workspace: Path) -> None:
    ran = ctr(
        "track", "btv-3", "--held", "20/3/2026", "--conclusion", "52-TB/ĐU", "--on", "20/3/2026"
    )
    assert "chưa đến" not in ran.err and "ký hiệu" not in ran.err


def test_the_day_recorded_finds_the_year(ctr: Run, workspace: Path) -> None:
    Path("programs/2027.yaml").write_text(
        PROGRAMME.read_text("utf-8").replace("year: 2026", "year: 2027", 1), "utf-8"
    )
    after = Path("programs/2027.follow-up.yaml")
    assert ctr("track", "btv-1", "--held", "22/1", "--on", "25/1/2027").code == 0
    assert "held: 2027-01-22" in after.read_text("utf-8") and not BESIDE.exists()
    assert ctr("track", "btv-12", "--held", "22/12/2026", "--on", "5/1/2027").code == 0
    assert [meeting.held for meeting in recorded().meetings] == ["2026-12-22"]
    assert ctr("track", "btv-3.8", "--done", "9/3/2027").code == 0
    assert "done: 2027-03-09" in after.read_text("utf-8")


def test_another_weekday_than_the_day_has_is_refused(ctr: Run, workspace: Path) -> None:
    ran = ctr("track", "btv-3", "--date", "thứ hai 25/3")
    assert (ran.code, "25/03/2026 là thứ Tư" in ran.err, BESIDE.exists()) == (2, True, False)
    assert "17/03/2026 là thứ Ba" in ctr("status", "--on", "thứ tư, 17/3/2026").err


def test_a_hint_names_the_option_to_type(ctr: Run, workspace: Path) -> None:
    assert "--result 12-NQ/ĐU" in ctr("track", "btv-3.8", "--done", "25/3/2026").err


def test_a_status_that_goes_takes_day_and_result_with_it(ctr: Run, workspace: Path) -> None:
    ctr("track", "btv-3.8", "--status", "xong", "--done", "30/3/2026", "--result", "30-KH/ĐU")
    ctr("track", "btv-3.8", "--note", "gửi Sở")
    said = ctr("track", "btv-3.8", "--status", "").out
    assert "Bỏ ngày xong 30/03/2026" in said and "Bỏ kết quả 30-KH/ĐU" in said
    found = record("btv-3.8")
    assert (found.status, found.done, found.result, found.note) == (None, None, None, "gửi Sở")
    told = ctr(
        "track", "btv-3.8", "--agency", "ubnd", "--status", "xong", "--done", "20/3/2026"
    ).out
    assert "Ủy ban nhân dân phường: Hoàn thành ngày 20/03/2026" in told
    ctr("track", "btv-3.8", "--agency", "ubnd", "--status", "")
    (report,) = record("btv-3.8").reports
    assert (report.status, report.on) == (None, None)


def test_a_meeting_not_held_after_all_says_what_is_taken_back(ctr: Run, workspace: Path) -> None:
    ctr("track", "btv-3", "--held", "25/3/2026", "--conclusion", "25-TB/ĐU", "--except", "btv-3.8")
    ctr("track", "btv-3.8", "--status", "doing")
    excepted = ctr("track", "btv-3", "--held", "25/3/2026", "--except", "btv-3.9").out
    assert "Bỏ kết quả đã ghi của btv-3.9: nêu ở --except" in excepted
    said = ctr("track", "btv-3", "--held", "").out
    assert "Bỏ kết quả đã ghi của btv-3.1: chưa họp" in said
    assert "Để nguyên btv-3.1" not in said
    assert "Để nguyên btv-3.8: đã ghi riêng (Đang làm)" in said
    assert "Bỏ kết luận 25-TB/ĐU đã ghi trước đó." in said
    (meeting,) = recorded().meetings
    assert (meeting.held, meeting.conclusion) == (None, None)
    assert [entry.item for entry in recorded().items] == ["btv-3.8"]


def test_what_an_agency_notes_is_seen_wherever_its_report_is(ctr: Run, workspace: Path) -> None:
    said = ("--agency", "Công an phường", "--status", "đang làm", "--note", "được 50%")
    told = "Công an phường: Đang làm, được 50%"
    assert told in ctr("track", "btv-1.4", *said).out
    asked = ("--on", "15/1/2026", "--only", "open")
    assert told in ctr("status", *asked).out
    assert told in ctr("status", *asked, "-f", "csv").out
    (item,) = (
        item
        for item in json.loads(ctr("status", *asked, "-f", "json").out)["items"]
        if item["item"] == "btv-1.4"
    )
    assert [report["note"] for report in item["reports"]] == ["được 50%"]
    report = ctr("report", "--quarter", "1", "--on", "15/1/2026", "-f", "md").out
    assert told in report.replace("\\", "")


def test_an_agencys_work_that_is_not_done_has_no_day_on_which_it_was(
    ctr: Run, workspace: Path
) -> None:
    of_agency = ("--agency", "UBND phường")
    done = ("--status", "xong", "--done", "20/3/2026", "--result", "45/BC-KT")
    assert ctr("track", "btv-3.8", *of_agency, *done).code == 0
    ran = ctr("track", "btv-3.8", *of_agency, "--status", "dang lam")
    assert "Đang làm, 45/BC-KT" in ran.out
    assert "Bỏ ngày xong 20/03/2026 đã ghi trước đó." in ran.out
    ran = ctr("track", "btv-3.8", *of_agency, "--status", "dang lam", "--done", "5/3/2026")
    assert "Đang làm ngày 05/03/2026" in ran.out, "the day it was told, where that is typed"


def test_the_last_meeting_of_a_year_may_be_held_in_january(ctr: Run, workspace: Path) -> None:
    ran = ctr("track", "btv-12", "--held", "5/1/2027", "--on", "6/1/2027", "-p", PROGRAMME)
    assert ran.code == 0, ran.err
    assert "phường tháng 12/2026): đã họp ngày 05/01/2027" in ran.out
    assert "CTR244" not in ctr("validate", BESIDE).out
    asked = ("agenda", "-p", PROGRAMME, "--on", "7/1/2027", "-f", "json", "--month")
    met = json.loads(ctr(*asked, 12).out)["meetings"]
    assert [(one["date"], one["month"]) for one in met if one["id"] == "btv-12"] == [
        ("2027-01-05", 12)
    ]
    assert "btv-12" not in ctr(*asked, 1).out
    for meeting, day in (("btv-3", "5/1/2027"), ("btv-12", "5/2/2027")):
        ran = ctr("track", meeting, "--held", day, "--on", "6/2/2027", "-p", PROGRAMME)
        assert ran.code == 2 and "không thuộc năm 2026" in ran.err
