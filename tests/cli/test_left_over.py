"""What a meeting left over when it was held, what need not arise, and what agencies asked for that decisions met since."""

import json
import shlex
from pathlib import Path

import pytest

from support import Run
from support.filled import fill

PROGRAMME = """\
format: 1
year: 2026
issuer: {parent: Đảng bộ tỉnh Quảng Trị, name: Đảng ủy xã Hướng Phùng}
document: {symbol: CTr/ĐU, place: Hướng Phùng, date: 2025-12-20, title: công tác năm 2026}
agencies:
  - {id: vp, name: Văn phòng Đảng ủy}
  - {id: kt, name: Phòng Kinh tế}
  - {id: bxd, name: Ban Xây dựng Đảng}
bodies:
  - id: btv
    name: Ban Thường vụ Đảng ủy
    meetings:
      - month: 6
        items:
          - {text: Đánh giá công tác phòng cháy rừng., agencies: [Phòng Kinh tế]}
          - {text: Cho ý kiến Đề án trồng cà phê chè giai đoạn 2026 - 2030., agencies: [Phòng Kinh tế]}
          - {text: Công tác cán bộ., condition: nếu có, agencies: [Ban Xây dựng Đảng]}
          - {text: Kế hoạch hội trại hè., agencies: [Phòng Kinh tế], deadline: 2026-06-29}
      - month: 8
        items: [{text: Đánh giá công tác thu gom rác., agencies: [Phòng Kinh tế]}]
      - month: 9
        items: [{text: Kế hoạch chuyển đổi số., agencies: [Phòng Kinh tế]}]
implementation: [Tài liệu gửi về Văn phòng Đảng ủy trước ngày họp ít nhất 05 ngày.]
recipients: [{name: Lưu Văn phòng Đảng ủy}]
signature: {authority: T/M BAN THƯỜNG VỤ, post: BÍ THƯ, name: Hồ Văn Minh}
"""
DECIDED = '--authority "Ban Thường vụ Đảng ủy" --date 20/8/2026 --reason "chờ số liệu"'


@pytest.fixture
def office(ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`ctr` in the office's own folder, a line as typed."""
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs/2026.yaml").write_text(PROGRAMME, "utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda line: ctr(*shlex.split(line))


def states(office: Run, on: str) -> dict[str, tuple[str, str, int]]:
    """The state of each item on a day, the day it is due, and how late its papers are."""
    items = json.loads(office(f"status --on {on} -f json").out)["items"]
    return {item["item"]: (item["state"], item["due"], item["papers_late"]) for item in items}


def test_what_a_meeting_left_over_is_late_from_then_on_and_named(office: Run) -> None:
    office("track btv-6 --held 19/6/2026 --except btv-6.2,btv-6.4")
    found = states(office, "30/6/2026")
    assert found["btv-6.1"][0] == "done_in_time"
    assert found["btv-6.2"] == ("overdue", "2026-06-19", 0)
    assert found["btv-6.4"] == ("overdue", "2026-06-29", 0), "it is due after its meeting"
    told = office("report --until 6 --on 30/6/2026 -f md").out
    late = told.partition("Quá hạn (2)")[2]
    assert (
        "trồng cà phê chè giai đoạn 2026 - 2030: quá hạn 11 ngày, để lại tại hội nghị ngày 19/6/2026"
        in late
    )
    assert "hội trại hè: quá hạn 1 ngày." in late
    assert "trồng cà phê" in office("remind -a kt --on 30/6/2026").out
    office('track btv-6.2 --status "hoàn thành" --done 26/6/2026')
    assert states(office, "30/6/2026")["btv-6.2"][0] == "done_in_time", "it is done in its month"


def test_what_need_not_arise_has_no_late_papers(office: Run) -> None:
    office("track btv-6 --date 19/6/2026")
    assert states(office, "18/6/2026")["btv-6.3"] == ("in_time", "2026-06-30", 0)
    office("track btv-6 --held 19/6/2026")
    assert states(office, "22/6/2026")["btv-6.3"] == ("unreported", "2026-06-19", 0)
    assert "quá hạn" not in office("report --until 6 --on 30/6/2026 -f md").out.lower()
    office("track btv-6.3 --status 'đang làm'")
    assert states(office, "22/6/2026")["btv-6.3"][0] == "overdue", "somebody says that it arises"


@pytest.mark.parametrize(("to", "pending"), [("9", False), ("6", True)])
def test_what_was_asked_for_is_pending_until_a_decision_met_it(
    office: Run, to: str, pending: bool
) -> None:
    office("tasks -a kt -o kt.xlsx")
    fill(Path("kt.xlsx"), {"btv-8.1": {"ask": "lùi đến tháng 9, chờ số liệu"}})
    office("collect kt.xlsx")
    asked = "đề nghị chuyển đến tháng 9"
    before = office("report --until 9 --on 30/8/2026 -f md").out
    assert "Phòng Kinh tế " + asked in before
    office(f"amend move btv-8.1 --to {to} {DECIDED}")
    after = office("report --until 9 --on 30/9/2026 -f md").out
    shown = office("status --on 5/10/2026").out.replace("đề nghị:", "đề nghị")
    assert [asked in text for text in (after, shown.replace("Chuyển", "chuyển"))] == [pending] * 2
    office("tasks -a kt -o lai.xlsx --on 1/10/2026")
    assert office("collect lai.xlsx").code == 0
