"""The works of a people's committee beside its sessions: which of both is meant, and what each is called."""

from pathlib import Path

import pytest

from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.draft_given import Given
from ctr_cli.cycle.next_year import next_year
from ctr_cli.source.load import from_bytes
from support import Run

PROGRAMME = """\
format: 1
year: 2027
issuer: {name: Ủy ban nhân dân xã Mường Lạn}
document: {symbol: CTr-UBND, number: 9, place: Mường Lạn, date: 2026-11-25, title: Công tác năm 2027 của Ủy ban nhân dân xã Mường Lạn}
agencies:
  - {id: kt, name: Phòng Kinh tế}
  - {id: vh, name: Phòng Văn hóa - Xã hội}
bodies:
  - id: ubnd
    name: Công việc của Ủy ban nhân dân xã Mường Lạn
    meetings:
      - month: 5
        items:
          - {text: Kế hoạch tưới tiêu vụ hè thu, agencies: [Phòng Kinh tế], deadline: 2027-04-20}
      - quarter: 2
        items:
          - {text: Kế hoạch giao đất trồng rừng, agencies: [Phòng Kinh tế]}
      - month: 8
        items:
          - {text: Kế hoạch phòng cháy, agencies: [Phòng Kinh tế]}
  - id: ph
    name: Ủy ban nhân dân xã
    meetings:
      - month: 3
        items:
          - text: Thông qua Đề án sắp xếp bản.
            agencies: [Phòng Kinh tế, {agency: Phòng Văn hóa - Xã hội, role: coordinate}]
          - {text: Thông qua Đề án chợ phiên., agencies: [Phòng Kinh tế]}
      - month: 5
        items:
          - {text: Đánh giá tình hình tháng 5., agencies: [Phòng Kinh tế]}
recipients: [{name: Phòng Kinh tế}, {name: 'Lưu: VT'}]
signature: {authority: TM. ỦY BAN NHÂN DÂN, post: CHỦ TỊCH, name: Lò Văn Thịnh}
"""
FILE = Path("2027.yaml")
DECIDED = (
    "--authority", "Chủ tịch UBND xã", "--date", "30/11/2026", "--paper", "45/TB-UBND", "--reason", "chờ hướng dẫn",
)  # fmt: skip


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    FILE.write_text(PROGRAMME, "utf-8")


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("quý II", "Ủy ban nhân dân xã không có phiên họp nào quý II"),
        ("Q4", "Ủy ban nhân dân xã không có phiên họp nào quý 4"),
        ("tháng 8", "Ủy ban nhân dân xã không có phiên họp nào tháng 8"),
        ("T8", "Ủy ban nhân dân xã không có phiên họp nào tháng 8"),
        ("quý 7", "quý phải là số từ 1 đến 4"),
    ],
)
def test_an_item_of_a_session_moves_to_a_time_of_its_own_body(ctr: Run, to: str, told: str) -> None:
    ran = ctr("amend", "move", "ph-3.1", "--to", to, "-p", FILE, *DECIDED)
    assert ran.code == 2 and told in ran.err
    assert FILE.read_text("utf-8") == PROGRAMME


@pytest.mark.parametrize(
    ("item", "to", "told"),
    [
        ("ph-3.1", "tháng 5", "sang Phiên họp Ủy ban nhân dân xã tháng 5/2027"),
        ("ph-3.1", "ubnd tháng 8", "sang Công việc của Ủy ban nhân dân xã Mường Lạn tháng 8/2027"),
        ("ubnd-8.1", "quý II", "sang Công việc của Ủy ban nhân dân xã Mường Lạn quý II/2027"),
    ],
)
def test_another_body_is_meant_where_it_is_named(ctr: Run, item: str, to: str, told: str) -> None:
    ran = ctr("amend", "move", item, "--to", to, "-p", FILE, *DECIDED)
    assert ran.code == 0, ran.err
    assert told in ran.out


def test_a_quarter_that_nothing_stands_in_is_told_as_typed(ctr: Run) -> None:
    ran = ctr("amend", "add", "--to", "quý IV", "--text", "Rà soát đất.", "-p", FILE, *DECIDED)
    assert ran.code == 2 and "không có phiên họp nào “quý IV”" in ran.err
    ran = ctr("amend", "move", "ph-3", "--to", "quý II", "-p", FILE, *DECIDED)
    assert ran.code == 2 and "ph-3 không chuyển đến “quý II” được" in ran.err


def changed(old: str, new: str) -> None:
    text = FILE.read_text("utf-8")
    assert old in text
    FILE.write_text(text.replace(old, new, 1), "utf-8")


def test_a_deadline_that_goes_with_a_move_or_a_point_is_told_once(ctr: Run) -> None:
    decided = ("-p", FILE, *DECIDED)
    ran = ctr("amend", "move", "ubnd-5.1", "--to", "tháng 8", "--deadline", "10/8/2027", *decided)
    assert ran.code == 0, ran.err
    out = ctr("compare", FILE).out
    assert "Có 1 chỗ khác nhau" in out
    assert "Thời hạn: ngày 10/8/2027, thay cho ngày 20/4/2027." in out
    changed(
        "Kế hoạch phòng cháy, ",
        "Kế hoạch phòng cháy, deadline: 2027-08-20, details: ['Thời hạn: trước 20/8'], ",
    )
    ran = ctr("amend", "reword", "ubnd-8.1", "--deadline", "15/8/2027", *decided)
    assert ran.code == 0, ran.err
    assert "Có 2 chỗ khác nhau" in ctr("compare", FILE).out


def test_what_did_not_move_is_named_as_the_old_programme_names_it(ctr: Run) -> None:
    changed("Kế hoạch phòng cháy", "Kế hoạch phòng cháy mùa khô")
    new = Path("moi.yaml")
    new.write_text(PROGRAMME.replace("name: Công việc của Ủy", "name: Ủy"), "utf-8")
    out = ctr("compare", FILE, new).out
    assert "ubnd-8.1  Công việc của Ủy ban nhân dân xã Mường Lạn tháng 8/2027" in out
    assert "→ Phiên họp" not in out


def test_who_only_coordinates_at_a_session_sends_papers_of_his_works_alone(ctr: Run) -> None:
    for item in ("Kế hoạch giao đất trồng rừng", "Thông qua Đề án chợ phiên."):
        changed(f"{item}, agencies: [Phòng Kinh tế]", f"{item}, agencies: [Phòng Văn hóa - Xã hội]")
    letter = ("tasks", "-a", "vh", "-f", "html", "-p", FILE)
    assert "trước ngày họp ít nhất 05" in ctr(*letter).out
    changed("Đề án chợ phiên., agencies: [Phòng Văn hóa - Xã hội]", "Đề án chợ phiên.")
    changed("[Phòng Văn hóa - Xã hội]}", "[Phòng Văn hóa - Xã hội], deadline: 2027-06-20}")
    paper = ctr(*letter).out
    assert "trước ngày họp" not in paper and "sớm hơn" not in paper
    assert "theo thời hạn của từng nội dung" in paper


def test_a_work_is_overdue_after_its_deadline_before_its_month_too(ctr: Run) -> None:
    overdue = ("status", "-p", FILE, "--only", "overdue", "--on")
    assert "ubnd-5.1" not in ctr(*overdue, "20/4/2027").out
    ran = ctr(*overdue, "21/4/2027")
    assert "ubnd-5.1" in ran.out and "Tài liệu quá hạn" not in ran.out
    changed("Thông qua Đề án chợ phiên.,", "Thông qua Đề án chợ phiên., deadline: 2027-02-20,")
    assert "Tài liệu quá hạn 9 ngày" in ctr(*overdue, "1/3/2027").out, "those of a session"


def test_a_quarter_stands_behind_its_last_month_in_every_paper(ctr: Run) -> None:
    letter = ctr("tasks", "-a", "kt", "-f", "html", "-p", FILE).out
    report = ctr("report", "--on", "31/12/2027", "-p", FILE).out
    report = report.partition("PHỤ LỤC")[2]
    work = "Công việc của Ủy ban nhân dân xã Mường Lạn"
    for paper in (letter.replace("\u00a0", " "), report):
        at = [paper.index(f"{work} {time}/2027") for time in ("tháng 5", "quý II", "tháng 8")]
        assert at == sorted(at)
    for item, to in (("ubnd-8.1", "tháng 6"), ("ubnd-q2.1", "tháng 4"), ("ubnd-5.1", "quý II")):
        ran = ctr("amend", "move", item, "--to", to, "-p", FILE, *DECIDED)
        assert ran.code == 0, ran.err
    signed = ctr("render", "--consolidated", "-f", "txt", "-p", FILE).out.splitlines()
    heads = [line for line in signed if line[:1].isdigit() and ("Tháng" in line or "Quý" in line)]
    assert [head.split(". ")[1].split(" (")[0] for head in heads[:4]] == [
        "Tháng 4",
        "Tháng 5",
        "Tháng 6",
        "Quý II",
    ]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("UBND tháng 5", "ph-5"),
        ("phiên họp UBND xã tháng 5", "ph-5"),
        ("Công việc của Ủy ban nhân dân xã tháng 5", "ubnd-5"),
        ("ubnd-5", "ubnd-5"),
    ],
)
def test_where_works_stand_beside_sessions_a_session_is_meant(
    ctr: Run, asked: str, told: str
) -> None:
    ran = ctr("agenda", "--meeting", asked, "-p", FILE)
    assert ran.code == 0 and f"  {told}\n" in ran.out, ran.err


def test_hints_name_sessions_and_each_code_once(ctr: Run) -> None:
    assert "các mã: ph-3, ph-5, ubnd-5, " in ctr("agenda", "--meeting", "xyz", "-p", FILE).err
    told = ctr("track", "xyz", "--status", "done", "-p", FILE).err
    assert told.count("ph-3,") == 1


def test_a_question_is_nothing_wrong_and_the_next_year_does_not_carry_it(ctr: Run) -> None:
    changed("  - {id: kt,", "  # kiểm tra: tên này đúng chưa?\n  - {id: kt,")
    out = ctr("validate", FILE, "--select", "CTR122", "--format", "json").out
    assert '"sureness": "possible"' in out
    ran = ctr("new", 2028, "--from", FILE, "-o", "2028.yaml")
    assert ran.code == 0 and "còn 1 chỗ hỏi chưa trả lời" in ran.err
    assert "dự thảo không mang theo các câu hỏi chưa trả lời của 2027.yaml" in ran.err
    assert "kiểm tra: tên này" not in Path("2028.yaml").read_text("utf-8")


def test_a_result_goes_with_what_is_not_done_any_more(ctr: Run) -> None:
    work = ("track", "ubnd-5.1", "--agency", "kt", "-p", FILE)
    assert ctr(*work, "--status", "done", "--done", "28/4/2027", "--result", "25/PA-UBND").code == 0
    assert ctr(*work, "--status", "chưa xong").code == 0
    assert "25/PA-UBND" not in Path("2027.follow-up.yaml").read_text("utf-8")


def test_work_without_a_heading_of_its_own_part_is_told(ctr: Run) -> None:
    told = "in liền sau tháng cuối, không có đề mục"
    changed("recipients:", "implementation: [Văn phòng theo dõi việc thực hiện.]\nrecipients:")
    assert told not in ctr("render", "-f", "txt", "-p", FILE).err
    changed("title: Công", "headings: {implementation: null}, title: Công")
    assert told in ctr("render", "-f", "txt", "-p", FILE).err


def test_papers_about_works_speak_of_no_meetings(ctr: Run) -> None:
    for item in ("Kế hoạch phòng cháy", "Kế hoạch giao đất trồng rừng"):
        changed(
            f"{{text: {item}",
            f"{{text: Rà soát {item}, agencies: [Phòng Kinh tế]}}\n          - {{text: {item}",
        )
    done = ("--held", "20/3/2027", "--conclusion", "9/TB-UBND", "-p", FILE)
    assert ctr("track", "ph-3", *done).code == 0
    report = ctr("report", "--until", 3, "--on", "31/3/2027", "-p", FILE).out
    assert "Nội dung đã xong theo thời gian" in report and "cuộc họp" not in report
    assert ctr("new", 2028, "--from", FILE, "--register", "-f", "html", "-o", "dk").code == 0
    letter = Path("dk/phong-kinh-te.html").read_text("utf-8").replace("\u00a0", " ")
    assert "thời gian trình" in letter and "ội nghị" not in letter
    table = ctr("status", "-p", FILE, "--on", "31/3/2027", "-f", "csv").out.splitlines()[0]
    assert "Thời gian" in table and "Phiên họp" not in table


def test_a_sheet_of_times_comes_back(ctr: Run) -> None:
    changed(
        "{text: Kế hoạch phòng cháy",
        "{text: Rà soát cây xanh, agencies: [Phòng Kinh tế]}\n          - {text: Kế hoạch phòng cháy",
    )
    assert ctr("tasks", "--all", "-p", FILE, "-o", "so.xlsx").code == 0
    ran = ctr("collect", "so.xlsx", "-p", FILE)
    assert ran.code == 0, ran.err
    assert ctr("new", 2028, "--from", FILE, "-o", "2028.yaml").code == 0
    ran = ctr(
        "new",
        2028,
        "--from",
        FILE,
        "-o",
        "2028.yaml",
        "--decisions",
        "2028-ra-soat.xlsx",
        "--force",
    )
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("named", [True, False])
def test_while_the_issuer_is_unanswered_the_form_is_that_of_who_is_named(
    ctr: Run, named: bool
) -> None:
    changed("issuer: {name: Ủy ban nhân dân xã Mường Lạn}", "issuer: {name: null}")
    if not named:
        changed("Công tác năm 2027 của Ủy ban nhân dân xã Mường Lạn", "Công tác năm 2027")
    ran = ctr("agenda", "-p", FILE, "--month", 3, "--together", "-f", "html")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in ran.out and "ĐẢNG CỘNG SẢN" not in ran.out
    assert "chưa ghi cơ quan ban hành" in ran.err


def test_times_that_registrations_open_stand_in_the_order_of_the_year() -> None:
    added = [
        Answer("add", f"ubnd {time}", f"Rà soát chợ {time}.", row=time)
        for time in ("quý III", "tháng 6", "quý I", "tháng 9")
    ]
    program = from_bytes(next_year(PROGRAMME, Given(added=added)).text.encode(), "").program
    assert program
    times = [(one.month, one.quarter) for one in program.bodies[0].meetings]
    assert times == [(None, 1), (5, None), (6, None), (None, 2), (8, None), (9, None), (None, 3)]


def test_a_document_somebody_changed_is_told_under_the_names_of_the_file(ctr: Run) -> None:
    assert ctr("render", "-p", FILE, "-o", "moi.txt").code == 0
    paper = Path("moi.txt").read_text("utf-8")
    assert "Kế hoạch phòng cháy" in paper
    Path("moi.txt").write_text(paper.replace("Kế hoạch phòng cháy", "Kế hoạch phòng cháy rừng"))
    out = ctr("compare", FILE, "moi.txt").out
    assert "Công việc của Ủy ban nhân dân xã Mường Lạn tháng 8/2027" in out
    assert "{+ rừng+}" in out
