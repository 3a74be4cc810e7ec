"""A notice tells what decisions did in the end: under one number a session, once for each item, to all it binds."""

import re
import shlex
from pathlib import Path

import pytest

from ctr_cli.data.yaml_values import parse
from support import Run

FILE = Path("programs/2027.yaml")
PROGRAMME = """\
format: 1
year: 2027
issuer: {name: Hội đồng nhân dân xã Bản Lầu}
document: {symbol: CTr-HĐND, place: Bản Lầu, date: 2027-01-05, title: Công tác năm 2027}
agencies:
  - {id: kt, name: Phòng Kinh tế}
  - {id: vh, name: Phòng Văn hóa - Xã hội, aliases: [Phòng VH-XH]}
  - {id: ban, name: Ban Kinh tế - Ngân sách}
  - {id: mt, name: Ủy ban Mặt trận Tổ quốc xã}
bodies:
  - id: hdnd
    name: Hội đồng nhân dân xã
    meetings:
      - number: 4
        month: 7
        items:
          - {text: Nghị quyết về đặt tên đường., agencies: [Phòng Văn hóa - Xã hội]}
          - {text: Báo cáo thu ngân sách., agencies: [Phòng Kinh tế]}
      - number: 5
        month: 12
        items: [{text: Nghị quyết về dự toán ngân sách năm 2028., agencies: [Phòng Kinh tế]}]
  - id: ban
    name: Ban Kinh tế - Ngân sách
    meetings:
      - month: 6
        items: [{text: Thẩm tra báo cáo thu ngân sách.}]
      - month: 8
        items: [{text: Khảo sát thu phí chợ.}]
implementation: [Các cơ quan thực hiện.]
recipients: [{name: Ủy ban Mặt trận Tổ quốc xã}, {name: 'Lưu: VT'}]
signature: {authority: TM. HỘI ĐỒNG NHÂN DÂN, post: CHỦ TỊCH, name: Lý A Sính}
"""
DECIDED = '--authority "Thường trực Hội đồng nhân dân xã" --reason "chờ tỉnh"'


@pytest.fixture
def amend(ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`ctr amend` with a line as typed; a change is decided on 1/3/2027 unless a day is given."""
    (tmp_path / "programs").mkdir()
    (tmp_path / FILE).write_text(PROGRAMME, "utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda line: ctr("amend", *shlex.split(line))


def decided(amend: Run, *changes: str) -> None:
    """Changes made by one decision after the other, of a day each."""
    for day, change in enumerate(changes, 1):
        ran = amend(f"{change} --date {day}/3/2027 {DECIDED}")
        assert ran.code == 0, ran.err


def test_a_session_has_one_number_wherever_the_decision_comes_before_the_new_one(
    amend: Run,
) -> None:
    for change in ("move hdnd-4.1 --to 12", "meet --body hdnd --month 9 --number 5"):
        amend(f"{change} --date 1/3/2027 {DECIDED}")
    told = amend("notice").out
    assert told.count("Kỳ họp thứ sáu Hội đồng nhân dân xã") == 2
    assert "Kỳ họp thứ năm Hội đồng nhân dân xã (thường lệ cuối năm" not in told
    assert told.count("thứ năm (tháng 12) thành thứ sáu") == 2


def test_what_several_decisions_did_to_an_item_is_told_once_as_it_is_now(amend: Run) -> None:
    decided(
        amend,
        "move ban-6.1 --to 8",
        "drop hdnd-4.2",
        "move ban-6.1 --to hdnd-5",
        "move hdnd-4.2 --to hdnd-4",
        'reword hdnd-5.1 --text "Nghị quyết về dự toán năm 2028."',
    )
    main, _, annex = amend("notice --since 1/3/2027").out.partition("# PHỤ LỤC")
    assert re.findall(r"\*\*(\d\. [^*]+)\*\*", main) == ["1. Chuyển thời gian", "2. Sửa nội dung"]
    assert main.count("Thẩm tra báo cáo thu ngân sách") == 1
    assert "tháng 6/2027 đến Kỳ họp thứ năm" in main
    assert "Báo cáo thu ngân sách:" not in main, "it was dropped and came back"
    assert annex.count("\n| ") == 2 + 2


def test_a_meeting_that_moved_twice_is_told_without_what_left_it(amend: Run) -> None:
    decided(
        amend,
        "move hdnd-5 --to 11",
        "move hdnd-4.1 --to hdnd-5",
        "reword hdnd-4.1 --deadline 20/10/2027",
        "move hdnd-5 --to 10",
    )
    main = amend("notice --since 1/3/2027").out.partition("# PHỤ LỤC")[0]
    assert main.count("chuyển đến tháng 10") == 1 and "tháng 11" not in main.partition("đặt tên")[0]


def test_decisions_that_undo_one_another_leave_nothing_to_tell(amend: Run) -> None:
    decided(amend, "drop hdnd-4.2", "move hdnd-4.2 --to hdnd-4")
    ran = amend("notice --since 1/3/2027")
    assert ran.code == 2 and "không còn gì để thông báo" in ran.err
    assert "đưa trở lại" in amend("notice").out


def test_what_nobody_was_named_for_is_taken_from_the_body_it_is_of(amend: Run) -> None:
    decided(amend, "assign ban-8.1 --agency kt")
    told = amend("notice").out
    assert "từ Ban Kinh tế - Ngân sách sang Phòng Kinh tế" in told
    assert "| Ban Kinh tế - Ngân sách | Phòng Kinh tế |" in told.partition("# PHỤ LỤC")[2]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("phòng kinh tế", "Phòng Kinh tế"),
        ("PHÒNG VH-XH", "Phòng VH-XH"),
        ("phong vh-xh", "Phòng Văn hóa - Xã hội"),
    ],
)
def test_an_agency_is_written_as_the_list_has_it(amend: Run, typed: str, written: str) -> None:
    decided(amend, f'add --to hdnd-4 --text "Đề án chợ." --agency "{typed}"')
    (change,) = parse(FILE.read_text("utf-8")).data["amendments"][0]["changes"]
    assert change["agencies"] == [written]


def test_who_is_bound_gets_the_notice(amend: Run) -> None:
    def recipients() -> list[str]:
        paper = amend("notice").out.partition("# PHỤ LỤC")[0]
        lines = paper.partition("Nơi nhận")[2].splitlines()
        return [line.strip("- ;,.") for line in lines if line.startswith("- ")]

    decided(amend, "assign hdnd-4.1 --agency kt --agency mt")
    assert recipients() == [
        "Ủy ban Mặt trận Tổ quốc xã", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Lưu: VT",
    ]  # fmt: skip
    text = FILE.read_text("utf-8")
    FILE.write_text(
        text.replace("{name: 'Lưu", "{name: 'Các cơ quan, đơn vị'}, {name: 'Lưu"), "utf-8"
    )
    assert recipients() == ["Ủy ban Mặt trận Tổ quốc xã", "Các cơ quan, đơn vị", "Lưu: VT"]
    group = "{id: phong, name: các phòng của Ủy ban nhân dân xã, members: [kt, vh]}"
    text = text.replace("  - {id: mt,", f"  - {group}\n  - {{id: mt,")
    FILE.write_text(
        text.replace("{name: 'Lưu", "{name: Các Phòng của UBND xã}, {name: 'Lưu"), "utf-8"
    )
    assert "Phòng Kinh tế" not in recipients(), "a group of it gets the notice"


@pytest.mark.parametrize("first", ["add", "move"])
def test_what_is_added_to_a_meeting_that_moves_is_told_where_it_is_held(
    amend: Run, first: str
) -> None:
    changes = [
        'add --to ban-8 --text "Khảo sát chợ đêm." --agency "Phòng Kinh tế"',
        "move ban-8 --to 9",
    ]
    for change in changes if first == "add" else reversed(changes):
        amend(f"{change} --date 1/3/2027 {DECIDED}")
    told = amend("notice").out
    assert "họp Ban Kinh tế - Ngân sách tháng 9/2027: Khảo sát chợ đêm." in told
    assert "| chưa có | Cuộc họp Ban Kinh tế - Ngân sách tháng 9/2027 |" in told


def test_what_is_dropped_from_a_meeting_that_moved_is_told_where_it_stood(amend: Run) -> None:
    for change in ("move ban-6 --to 7", "drop ban-6.1"):
        amend(f"{change} --date 1/3/2027 {DECIDED}")
    (row,) = (line for line in amend("notice").out.splitlines() if "| đưa ra" in line)
    assert "tháng 6/2027 | đưa ra" in row


@pytest.mark.parametrize("first", [0, 1])
def test_a_deadline_is_told_once_though_its_meeting_is_moved_too(amend: Run, first: int) -> None:
    dated = PROGRAMME.replace("tên đường., agencies", "tên đường., deadline: 2027-06-18, agencies")
    FILE.write_text(dated, "utf-8")
    changes = ["move hdnd-4 --to 8", "reword hdnd-4.1 --deadline 20/8/2027"]
    for change in (changes[first], changes[1 - first]):
        assert amend(f"{change} --date 1/3/2027 {DECIDED}").code == 0
    told, _, annex = amend("notice").out.partition("# PHỤ LỤC")
    assert told.count("18/6/2027") == told.count("Thời hạn") == 1 and "Không còn" not in told
    assert "Thời hạn: ngày 20/8/2027, thay cho ngày 18/6/2027." in told
    assert "| Thời hạn: ngày 18/6/2027 | Thời hạn: ngày 20/8/2027 |" in annex


def test_an_item_that_leaves_a_meeting_is_not_moved_with_it(amend: Run) -> None:
    decided(amend, "move hdnd-4 --to 8", "move hdnd-4.1 --to hdnd-5")
    told = amend("notice --since 1/3/2027").out.partition("# PHỤ LỤC")[0]
    assert told.count("Nghị quyết về đặt tên đường") == 1
    assert "Báo cáo thu ngân sách" in told


def test_items_that_keep_an_old_number_are_told(amend: Run) -> None:
    spoken = PROGRAMME.replace("Khảo sát thu phí chợ.", "Khảo sát phục vụ Kỳ họp thứ năm.")
    FILE.write_text(spoken, "utf-8")
    ran = amend(f"meet --body hdnd --month 9 --number 5 --date 1/3/2027 {DECIDED}")
    assert "ban-8.1 ghi “Kỳ họp thứ năm”, nay là thứ sáu" in ran.err
    told = amend("notice").out
    where = "(Cuộc họp Ban Kinh tế - Ngân sách tháng 8/2027)"
    assert f"- Khảo sát phục vụ Kỳ họp thứ năm {where}: Kỳ họp thứ năm nay là thứ sáu." in told
    amend(f'reword ban-8.1 --text "Khảo sát phục vụ Kỳ họp thứ sáu." --date 1/3/2027 {DECIDED}')
    assert "ghi theo số cũ" not in amend("notice").out
