"""A meeting held a few days into the next month: where it stands on every paper, and that nothing is late by it."""

import json
import shlex
from pathlib import Path

import pytest

from support import Run

PROGRAMME = """\
format: 1
year: 2026
issuer: {parent: Đảng bộ tỉnh Quảng Trị, name: Đảng ủy đặc khu Cồn Cỏ}
document: {symbol: CTr/ĐU, place: Cồn Cỏ, date: 2025-12-20, title: công tác năm 2026}
agencies:
  - {id: vp, name: Văn phòng Đảng ủy}
  - {id: kt, name: Phòng Kinh tế}
bodies:
  - id: btv
    name: Ban Thường vụ Đảng ủy
    meetings:
      - month: 9
        items:
          - {text: Đánh giá công tác phòng cháy rừng., agencies: [Phòng Kinh tế]}
          - {text: Đánh giá công tác thu gom rác., agencies: [Phòng Kinh tế]}
      - month: 10
        items: [{text: Kế hoạch chuyển đổi số., agencies: [Phòng Kinh tế]}]
implementation: [Tài liệu gửi về Văn phòng Đảng ủy trước ngày họp ít nhất 05 ngày.]
recipients: [{name: Lưu Văn phòng Đảng ủy}]
signature: {authority: T/M BAN THƯỜNG VỤ, post: BÍ THƯ, name: Lê Văn Sáu}
"""
DECIDED = '--authority "Thường trực Đảng ủy" --date 24/9/2026 --paper 65-TB/ĐU --reason bão'


@pytest.fixture
def office(ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`ctr` in the office's own folder, a line as typed."""
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs/2026.yaml").write_text(PROGRAMME, "utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda line: ctr(*shlex.split(line))


def state(office: Run, name: str, on: str) -> tuple[str, str | None]:
    """The state of an item on a day, and when it is due."""
    items = json.loads(office(f"status --on {on} -f json").out)["items"]
    return next((item["state"], item["due"]) for item in items if item["item"] == name)


@pytest.mark.parametrize("decided", [True, False])
def test_a_meeting_put_off_stands_in_the_month_of_its_day(office: Run, decided: bool) -> None:
    if decided:
        ran = office(f"amend move btv-9 --to 10 {DECIDED}")
        assert "tháng 10 Ban Thường vụ Đảng ủy còn có btv-10" in ran.err
        assert "đến tháng 10" in office("amend notice").out
    ran = office("track btv-9 --date 2/10/2026 --on 25/9/2026")
    assert "xem lại ngày" not in ran.err
    october = office("agenda --month 10").out
    assert "Hội nghị Ban Thường vụ Đảng ủy ngày 02/10/2026  btv-9" in october
    assert "Hội nghị Ban Thường vụ Đảng ủy tháng 10/2026  btv-10" in october
    september = office("agenda --month 9")
    assert "rác" not in september.out
    assert "btv-9" in september.err
    together = office("agenda --month 10 --together -f html").out
    assert "thu gom rác" in together and "chuyển đổi số" in together
    assert state(office, "btv-9.2", "1/10/2026") == ("in_time", "2026-10-31")
    assert "nội dung đã quá hạn" not in office("remind -a kt --on 1/10/2026").out
    office("track btv-9 --held 2/10/2026 --conclusion 70-TB/ĐU --on 3/10/2026")
    assert state(office, "btv-9.2", "31/10/2026")[0] == "done_in_time"
    annex = office("report --month 10 --on 31/10/2026 -f md").out
    assert "thu gom rác" in annex.partition("PHỤ LỤC")[2]
    assert "quá hạn 2 ngày" not in annex
    assert "CTR255" not in office("validate").out


def test_a_meeting_held_weeks_later_without_a_decision_is_late(office: Run) -> None:
    ran = office("track btv-9 --held 26/10/2026 --on 27/10/2026")
    assert "không thuộc tháng 9" in ran.err
    assert state(office, "btv-9.2", "31/10/2026") == ("done_late", "2026-09-30")
