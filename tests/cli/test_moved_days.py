"""The days of meetings and of items after decisions moved them: what is left behind, and what every paper then says."""

import json
import shlex
from pathlib import Path

import pytest

from support import Run

PROGRAMME = """\
format: 1
year: 2027
issuer: {name: Ủy ban nhân dân xã Bản Lầu}
document: {symbol: CTr-UBND, place: Bản Lầu, date: 2027-01-05, title: Công tác năm 2027}
agencies:
  - {id: vp, name: Văn phòng HĐND và UBND}
  - {id: kt, name: Phòng Kinh tế}
  - {id: vh, name: Phòng Văn hóa - Xã hội}
bodies:
  - id: ubnd
    name: Ủy ban nhân dân xã
    meetings:
      - number: 9
        month: 2
        items:
          - {text: Kế hoạch gieo cấy vụ Xuân., agencies: [Phòng Kinh tế]}
      - number: 10
        month: 4
        date: 2027-04-28
        items:
          - {text: Phương án chống hạn., agencies: [Phòng Kinh tế], deadline: 2027-04-20}
          - {text: Kế hoạch ngày hội thể thao., agencies: [Phòng Văn hóa - Xã hội], deadline: 2027-04-26}
      - number: 11
        month: 7
        items: [{text: Sơ kết 6 tháng đầu năm., agencies: [Văn phòng HĐND và UBND]}]
      - number: 12
        month: 12
        items:
          - {text: Dự toán ngân sách năm 2028., agencies: [Phòng Kinh tế], deadline: 2027-11-25}
          - {text: Quyết toán kinh phí lễ hội., agencies: [Phòng Văn hóa - Xã hội]}
implementation: [Cơ quan chuẩn bị gửi tài liệu về Văn phòng trước ngày họp ít nhất 05 ngày làm việc.]
recipients: [{name: 'Lưu: VT'}]
signature: {authority: TM. ỦY BAN NHÂN DÂN, post: CHỦ TỊCH, name: Lý A Sính}
"""
FILE = Path("programs/2027.yaml")
DECIDED = '--authority "Ủy ban nhân dân xã" --date 25/1/2027 --reason "chờ tỉnh giao vốn"'


@pytest.fixture
def office(ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`ctr` in the commune's own folder, a line as typed."""
    (tmp_path / "programs").mkdir()
    (tmp_path / FILE).write_text(PROGRAMME, "utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda line: ctr(*shlex.split(line))


def standing(office: Run, name: str, on: str) -> tuple[str, str, int | None, str | None]:
    """How an item stands on a day: its state, the day it is due, its days, the day of its papers."""
    answer = json.loads(office(f"status --on {on} -f json").out)
    (item,) = (i for i in answer["items"] if i["item"] == name)
    return item["state"], item["due"], item["days"], item["papers_due"]


def test_a_meeting_that_is_moved_leaves_the_day_it_was_planned_for(office: Run) -> None:
    assert office("track ubnd-9 --date 22/2/2027 --start 8h").code == 0
    ran = office(f"amend move ubnd-9 --to 3 {DECIDED}")
    assert "ngày họp đã định của ubnd-9, 22/02/2027, không còn dùng" in ran.err
    for shown in (
        office("agenda --month 3"),
        office("agenda --meeting ubnd-9 --invitation -f html"),
        office("calendar --month 3"),
    ):
        assert "tháng 3/2027" in shown.out.replace("\u00a0", " ")
        assert [day for day in ("22/02/2027", "22 tháng 02", "20270222") if day in shown.out] == []
    assert standing(office, "ubnd-9.1", "1/2/2027") == ("in_time", "2027-03-31", 58, None)
    before = json.loads(office("agenda --meeting ubnd-9 --on 20/1/2027 -f json").out)
    assert before["meetings"][0]["date"] == "2027-02-22", "the decision is of a later day"
    office("track ubnd-9 --date 24/3/2027")
    assert "24/03/2027" in office("agenda --month 3").out


def test_a_deadline_before_the_day_of_its_meeting_is_that_of_its_papers(office: Run) -> None:
    assert standing(office, "ubnd-10.1", "1/4/2027") == (
        "in_time", "2027-04-30", 29, "2027-04-20",
    )  # fmt: skip
    assert standing(office, "ubnd-10.1", "24/4/2027")[:3] == ("in_time", "2027-04-30", 6)
    assert "tài liệu quá hạn 4 ngày" in office("remind -a kt --on 24/4/2027").out
    office("track ubnd-10 --held 28/4/2027")
    assert standing(office, "ubnd-10.1", "30/4/2027")[:3] == ("done_in_time", "2027-04-30", None)


def test_papers_are_never_due_later_than_the_programme_asks_for_them(office: Run) -> None:
    assert standing(office, "ubnd-10.2", "1/4/2027")[3] == "2027-04-21"
    asked = office("agenda --meeting ubnd-10 --invitation --on 8/4/2027 -f html").out
    asked = asked.replace("\u00a0", " ")
    assert "chậm nhất ngày 21 tháng 4 năm 2027" in asked
    assert "Nội dung (1): chậm nhất ngày 20 tháng 4 năm 2027" in asked
    assert "26 tháng 4" not in asked


def test_an_item_moved_to_an_earlier_meeting_leaves_a_deadline_after_it(office: Run) -> None:
    ran = office(f"amend move ubnd-12.1 --to ubnd-11 {DECIDED}")
    assert "ubnd-12.1 không còn thời hạn 25/11/2027, không hợp với tháng 7" in ran.err
    assert "ctr amend reword ubnd-12.1 --deadline" in ran.err
    assert standing(office, "ubnd-12.1", "15/8/2027")[:3] == ("overdue", "2027-07-31", 15)
    told = office("amend notice").out
    assert "Không còn thời hạn ngày 25/11/2027." in told
    assert "Không còn thời hạn ngày 25/11/2027." in told.partition("# PHỤ LỤC")[2]


def test_what_is_to_be_done_after_its_meeting_is_still_to_be_done_then(office: Run) -> None:
    text = FILE.read_text("utf-8").replace("2027-11-25", "2028-01-15")
    FILE.write_text(text, "utf-8")
    office(f"amend move ubnd-12.1 --to ubnd-11 {DECIDED}")
    assert standing(office, "ubnd-12.1", "15/8/2027")[1] == "2028-01-15"


def test_a_meeting_that_is_moved_tells_the_deadlines_of_its_items(office: Run) -> None:
    ran = office(f"amend move ubnd-12 --to 10 {DECIDED}")
    assert "ubnd-12.1 không còn thời hạn 25/11/2027" in ran.err
    told = office("amend notice").out
    assert "Dự toán ngân sách năm 2028" in told
    assert told.count("Không còn thời hạn ngày 25/11/2027.") == 2


def test_a_decision_sets_another_deadline_and_says_both(office: Run) -> None:
    ran = office(f"amend reword ubnd-12.1 --deadline 2/12/2027 {DECIDED}")
    assert "thời hạn: ngày 02/12/2027, thay cho ngày 25/11/2027" in ran.out
    office(f"amend reword ubnd-12.2 --deadline 3/12/2027 {DECIDED}")
    told = office("amend notice").out
    main, _, annex = told.partition("# PHỤ LỤC")
    assert "Thời hạn: ngày 02/12/2027, thay cho ngày 25/11/2027." in main
    assert "Thời hạn: ngày 03/12/2027." in main
    assert "sửa thành" not in told and "thay cho" not in annex
    assert "| Thời hạn: ngày 25/11/2027 | Thời hạn: ngày 02/12/2027 |" in annex
    assert "| chưa có | Thời hạn: ngày 03/12/2027 |" in annex
    assert "**1. Sửa nội dung**" in main
    assert standing(office, "ubnd-12.1", "1/11/2027")[3] == "2027-12-02"
    assert "02/12/2027" in office("render --consolidated -f md").out
    changes = json.loads(office("compare programs/2027.yaml -f json").out)["changes"]
    assert [(c["kind"], c["old"], c["new"]) for c in changes] == [
        ("field", "2027-11-25", "2027-12-02"),
        ("field", None, "2027-12-03"),
    ]
    again = office(f"amend reword ubnd-12.1 --deadline 5/12/2027 {DECIDED}")
    assert again.code == 2 and "hai thay đổi trái nhau" in again.err


def test_a_deadline_that_is_what_it_was_is_no_change(office: Run) -> None:
    ran = office(f"amend reword ubnd-12.1 --deadline 25/11/2027 {DECIDED}")
    assert ran.code == 2 and "không đổi gì" in ran.err


def test_a_move_brings_its_own_deadline(office: Run) -> None:
    ran = office(f"amend move ubnd-12.1 --to ubnd-11 --deadline 20/6/2027 {DECIDED}")
    assert "thời hạn: ngày 20/06/2027" in ran.out.replace("20/6/2027", "20/06/2027")
    assert "không còn thời hạn" not in ran.err
    assert standing(office, "ubnd-12.1", "1/6/2027")[3] == "2027-06-20"
    assert "thay cho ngày 25/11/2027" in office("amend notice").out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("reword ubnd-12.1", "thiếu --text (hoặc --deadline)"),
        ("move ubnd-12 --to 10 --deadline 1/10/2027", "thời hạn là của từng nội dung"),
        ("drop ubnd-12.1 --deadline 1/10/2027", "--deadline không dùng với drop"),
    ],
)
def test_a_deadline_is_of_an_item_that_stays(office: Run, line: str, said: str) -> None:
    ran = office(f"amend {line} {DECIDED}")
    assert (ran.code, said in ran.err) == (2, True)
    assert FILE.read_text("utf-8") == PROGRAMME


@pytest.mark.parametrize(
    "line", ['add --to ubnd-10 --text "Kế hoạch trồng rừng." --agency vh', "reword ubnd-10.1"]
)
def test_a_deadline_too_late_for_its_meeting_is_told_at_once_and_by_every_check(
    office: Run, line: str
) -> None:
    ran = office(f"amend {line} --deadline 27/4/2027 {DECIDED}")
    assert "CTR926" in ran.err
    assert office("validate --select CTR926").out.count("27/04/2027 không kịp ngày họp") == 1


def letters(office: Run, agency: str, *more: str) -> str:
    """The letter to an agency about its work, as text."""
    ran = office(f"tasks --agency {agency} -f html {' '.join(more)}")
    assert ran.code == 0, ran.err
    return ran.out.replace("\u00a0", " ")


def test_a_letter_tells_the_day_of_a_meeting_and_that_of_its_papers(office: Run) -> None:
    assert "ngày 28 tháng 4 năm 2027 (tài liệu gửi chậm nhất ngày 21 tháng 4 năm 2027)" in letters(
        office, "kt"
    )
    office("track ubnd-12 --date 15/12/2027")
    assert "ngày 15 tháng 12 năm 2027 (tài liệu gửi chậm nhất ngày 08 tháng 12" in letters(
        office, "kt"
    )
    assert "15 tháng 12" not in letters(office, "kt", "--issued")
    assert ", ngày 15/12/2027  ubnd-12" in office("tasks -a kt").out
    assert ", ngày 15/12/2027 |" in office("tasks -a kt -f md").out
    Path("ctr.yaml").write_text("deadlines: {kt: 9}\n", "utf-8")
    assert "chậm nhất ngày 02 tháng 12" in letters(office, "kt")


def test_who_only_helps_is_told_the_day_and_asked_for_no_papers(office: Run) -> None:
    helped = (
        "[{agency: Phòng Kinh tế, role: lead}, {agency: Phòng Văn hóa - Xã hội, role: coordinate}]"
    )
    text = FILE.read_text("utf-8").replace(
        "agencies: [Phòng Văn hóa - Xã hội]", f"agencies: {helped}"
    )
    FILE.write_text(text, "utf-8")
    told = letters(office, "vh")
    assert ", ngày 28 tháng 4 năm 2027<" in told and "tài liệu gửi chậm" not in told


def test_a_meeting_left_without_items_says_so_in_lists_and_in_no_paper_of_its_own(
    office: Run,
) -> None:
    office(f"amend move ubnd-11.1 --to ubnd-12 {DECIDED}")
    assert "(không có nội dung)" in office("agenda --month 7").out
    for paper in ("--invitation", "--minutes 20 --start 8h"):
        ran = office(f"agenda --meeting ubnd-11 {paper} -f html")
        assert "chưa có nội dung nào" in ran.err
        assert "không có nội dung" not in (ran.out + ran.err).replace("\u00a0", " ")


def test_a_field_of_standing_work_is_named_and_goes_with_its_last_item(office: Run) -> None:
    field = """\
  - id: tx
    name: Tiếp công dân
    meetings:
      - {every: month, items: [{text: Tiếp dân định kỳ., agencies: [Phòng Kinh tế]}]}
implementation:"""
    FILE.write_text(PROGRAMME.replace("implementation:", field, 1), "utf-8")
    assert "Tiếp công dân hằng tháng" in office("agenda --month 3").out
    assert "Tiếp công dân hằng tháng" in office("tasks -a kt").out
    office(f"amend drop tx-month.1 {DECIDED}")
    assert "Tiếp công dân" not in office("agenda --month 3").out


def test_the_days_of_a_programme_are_written_in_one_way(office: Run) -> None:
    text = PROGRAMME.replace("date: 2027-04-28", "date: 2027-04-07")
    FILE.write_text(text.replace("2027-04-20", "2027-04-05"), "utf-8")
    printed = office("render -f txt").out
    assert "ngày 07/4/2027" in printed and "ngày 05/4/2027" in printed


def test_an_added_text_that_stands_before_another_meeting_is_told_at_once(office: Run) -> None:
    text = '--text "Phương án chống hạn." --agency kt'
    ran = office(f"amend add --to ubnd-11 {text} {DECIDED}")
    assert "câu của bs-1 đã có ở ubnd-10.1" in ran.err and "amend move ubnd-10.1" in ran.err
    ran = office(f"amend add --to ubnd-10 {text} {DECIDED}")
    assert "CTR832" in ran.err, "before the same meeting every check says so"
    ran = office(f'amend add --to ubnd-11 --text "Phương án chống rét." --agency kt {DECIDED}')
    assert "đã có ở" not in ran.err


def test_a_day_outside_its_quarter_is_told_by_the_quarter(office: Run) -> None:
    text = PROGRAMME.replace("month: 2\n", "quarter: 1\n").replace(
        "month: 4\n        date: 2027-04-28", "quarter: 2"
    )
    FILE.write_text(
        text.replace("month: 7\n", "quarter: 3\n").replace("month: 12\n", "quarter: 4\n"), "utf-8"
    )
    office("track ubnd-11 --date 12/8/2027")
    assert "không còn dùng" in office(f"amend move ubnd-11 --to IV {DECIDED}").err
    assert "không thuộc quý IV" in office("validate").out + office("validate").err


def test_a_day_that_counts_again_and_a_later_decision_are_told(office: Run) -> None:
    office("track ubnd-9 --date 22/2/2027")
    office(f"amend move ubnd-9 --to 3 {DECIDED}")
    back = office(f"amend move ubnd-9 --to 2 {DECIDED.replace('25/1', '28/1')}")
    assert "ubnd-9 lại có ngày họp đã định trước đây, 22/02/2027" in back.err
    early = office(f"amend move ubnd-9 --to 6 {DECIDED.replace('25/1', '20/1')}")
    assert "Lưu ý: ubnd-9 nay " in early.err
    assert (
        "tháng 2/2027), theo quyết định của Ủy ban nhân dân xã ngày 28/01/2027 ra sau" in early.err
    )


def test_what_was_taken_out_is_told_with_its_decision(office: Run) -> None:
    office("track ubnd-9.1 --status done --done 14/1/2027")
    office(f"amend drop ubnd-9.1 {DECIDED}")
    said = office("status --on 1/3/2027 --month 2").out
    assert "ra khỏi chương trình theo quyết định của Ủy ban nhân dân xã ngày 25/01/2027" in said
    assert "14/01/2027" not in said
