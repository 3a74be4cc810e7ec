"""What items say of their own time: what goes with a move and a new deadline, and what is told."""

import json
import shlex
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from ctr_cli.cycle.own_times import is_left, left_in, says_when
from ctr_cli.language.conditions import condition_said
from ctr_cli.model.program import Meeting
from ctr_cli.source.follow_up import load_follow_up
from support import Run

YEAR = """\
format: 1
year: 2026
issuer: {name: Đảng ủy xã Tân Tiến}
document: {symbol: CTr/ĐU, place: Tân Tiến, date: 2025-12, title: Công tác năm 2026}
agencies:
  - {id: kt, name: Phòng Kinh tế}
bodies:
  - id: btv
    name: Ban Thường vụ Đảng ủy xã
    meetings:
      - month: 3
        items:
          - {text: Cho ý kiến về phòng cháy rừng., agencies: [Phòng Kinh tế], details: ['Thời gian: Tuần 2/3', 'Rừng phòng hộ']}
          - {text: Cho ý kiến về kế hoạch trồng rừng (trước ngày 20/3)., agencies: [Phòng Kinh tế]}
          - {text: Xét đề nghị khen thưởng (nếu có)., agencies: [Phòng Kinh tế]}
      - month: 4
        items:
          - {text: Cho ý kiến về dự toán., agencies: [Phòng Kinh tế], details: ['Thời hạn: trước 20/4'], deadline: 2026-04-20}
      - {month: 5, items: [{text: Cho ý kiến về kế hoạch hè., agencies: [Phòng Kinh tế]}]}
recipients: [{name: Lưu Văn phòng Đảng ủy}]
signature: {authority: T/M ĐẢNG ỦY, post: BÍ THƯ}
"""
DECIDED = '--authority "Ban Thường vụ Đảng ủy" --reason "chờ hướng dẫn"'


@pytest.fixture
def ran(ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("programs").mkdir()
    Path("programs/2026.yaml").write_text(YEAR, "utf-8")
    return lambda line: ctr(*shlex.split(line))


def month(number: int) -> Meeting:
    return Meeting(month=number, items=[])


@pytest.mark.parametrize(
    ("detail", "later", "earlier"),
    [
        ("Thời gian: Tuần 2/3", True, True),
        ("Thời gian: tuần 2,3/3", True, True),
        ("Thời gian: Tuần thứ hai của tháng", True, True),
        ("Thời gian: 14h00 ngày 12/3", True, True),
        ("Thời gian: từ 5/3 đến 10/3", True, True),
        ("Hạn nộp: 15/3", True, True),
        ("Thời gian: Quý I", True, False),
        ("Thời gian: tháng 6", False, False),
        ("Thời gian: hằng tháng", False, False),
        ("Thời gian: 01 ngày", False, False),
        ("Thời gian: Tuần 2/3, tại Hội trường", False, False),
        ("Địa điểm: Hội trường", False, False),
    ],
)
def test_a_point_that_says_when_stays_where_it_fits(
    detail: str, later: bool, earlier: bool
) -> None:
    assert is_left(detail, None, 2026, month(3), month(5)) is later
    assert is_left(detail, None, 2026, month(3), month(2)) is earlier
    assert not is_left(detail, None, 2026, month(3), month(3))


def test_a_point_with_more_than_its_time_is_kept_and_told() -> None:
    said = "Thời gian: Tuần 2/3, tại Hội trường"
    assert not says_when(said) and left_in(said, 2026, month(3), month(5)) == ["Tuần 2/3"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Giám sát việc trồng rừng, tuần 2/3.", ["tuần 2/3"]),
        ("Kỷ niệm 26/3, hoàn thành trước ngày 20/3.", ["hoàn thành trước ngày 20/3"]),
        ("Nghe báo cáo công tác tháng 3.", []),
        ("Kỷ niệm ngày 26/3.", []),
        ("Tổng kết trước ngày 30/6.", []),
    ],
)
def test_only_a_time_by_which_work_is_done_is_told(text: str, told: list[str]) -> None:
    assert left_in(text, 2026, month(3), month(5)) == told


def test_no_paper_says_a_time_that_was_left_behind(ran: Run) -> None:
    for name in ("btv-3.1", "btv-4.1"):
        said = ran(f"amend move {name} --to 5 --date 2/3/2026 --paper 11-TB/ĐU {DECIDED}")
        assert f"{name} không còn " in said.err
    assert "Tuần 2/3" not in ran("render --consolidated --format md").out
    agenda = ran("agenda --month 5").out
    assert "Rừng phòng hộ" in agenda and "Tuần 2" not in agenda and "20/4" not in agenda
    ran("tasks --agency kt --format xlsx -o gui.xlsx")
    rows = CalamineWorkbook.from_path("gui.xlsx").get_sheet_by_index(0).to_python()
    cells = str(rows)
    assert "+ Rừng phòng hộ" in cells and "20/4" not in cells and "Tuần 2" not in cells
    ran("new 2027")
    assert "Tuần 2" not in Path("programs/2027.yaml").read_text("utf-8")


def test_a_new_deadline_replaces_the_time_that_was_said(ran: Run) -> None:
    said = ran(f"amend reword btv-3.1 --deadline 10/3/2026 --date 2/3/2026 {DECIDED}").err
    assert "btv-3.1 không còn “Thời gian: Tuần 2/3”, đã có thời hạn mới" in said
    paper = ran("render --consolidated --format md").out
    assert "Tuần 2/3" not in paper and "10/3/2026" in paper


def test_words_that_keep_the_old_time_are_told_until_they_are_mended(ran: Run) -> None:
    said = ran(f"amend move btv-3.2 --to 5 --date 2/3/2026 {DECIDED}").err
    assert "btv-3.2 còn ghi “trước ngày 20/3”, không hợp với tháng 5" in said
    assert "CTR232" in ran("validate").out
    ran(
        f'amend reword btv-3.2 --text "Cho ý kiến về kế hoạch trồng rừng." --date 3/3/2026 {DECIDED}'
    )
    assert "CTR232" not in ran("validate").out


def test_a_deadline_that_comes_back_when_it_has_passed_is_told(ran: Run) -> None:
    ran(f"amend move btv-4.1 --to 5 --date 10/4/2026 --paper 20-TB/ĐU {DECIDED}")
    said = ran(f"amend move btv-4.1 --to 4 --date 25/4/2026 --paper 22-TB/ĐU {DECIDED}").err
    assert "CTR232" in said and "thời hạn 20/04/2026, đã qua khi quyết định (25/04/2026)" in said
    late = ran(f"amend add --to btv-5 --text Một. --deadline 20/4/2026 --date 25/4/2026 {DECIDED}")
    assert "CTR232" in late.err
    right = ran(f"amend add --to btv-5 --text Hai. --deadline 25/4/2026 --date 25/4/2026 {DECIDED}")
    assert "CTR232" not in right.err


def test_two_meetings_that_nothing_tells_apart_are_told(ran: Run) -> None:
    meet = f"amend meet --body btv --month 4 --date 1/4/2026 --paper 9-TB/ĐU {DECIDED}"
    assert "chưa có nội dung nào" in ran(f'{meet} --kind "bất thường"').err
    assert "hn-1 giống hệt btv-4-dx" in ran(f'{meet} --kind "đột xuất"').err
    for name in ("btv-4-dx", "hn-1"):
        ran(
            f'amend add --to {name} --text "Xử lý bão {name}." --date 1/4/2026 --paper 9-TB/ĐU {DECIDED}'
        )
    assert "CTR239" not in ran("validate").out


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Xét kỷ luật đảng viên (nếu có).", "nếu có"),
        ("Xử lý kiến nghị (nếu có) của các chi bộ.", "nếu có"),
        ("Xử lý đơn thư nếu có.", "nếu có"),
        ("Sắp xếp thôn (khi có chỉ đạo của Tỉnh ủy) (UBND xã chuẩn bị).", "khi có chỉ đạo của Tỉnh ủy"),
        ("Thu ngân sách, khoản phát sinh (nếu có) và nhiệm vụ tháng 5.", ""),
        ("Xét khen thưởng (nếu có), báo cáo tháng 5.", ""),
        ("Phương án ứng phó khi có bão.", ""),
        ("Nếu có bão thì họp đột xuất.", ""),
    ],
)  # fmt: skip
def test_a_condition_within_the_sentence_counts(text: str, condition: str) -> None:
    assert condition_said(text) == condition


def test_a_meeting_leaves_alone_what_may_not_arise_by_its_words(ran: Run) -> None:
    said = ran("track btv-3 --held 25/3/2026").out
    assert "có điều kiện (nếu có)" in said
    done = {
        item.item: item.status
        for item in load_follow_up(Path("programs/2026.yaml"), 2026).follow_up.items
    }
    assert "btv-3.3" not in done and done["btv-3.1"] == "done"
    status = json.loads(ran("status --on 1/5/2026 --format json").out)
    assert {item["item"]: item["state"] for item in status["items"]}["btv-3.3"] == "unreported"
