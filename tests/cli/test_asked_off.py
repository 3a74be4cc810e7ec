"""What an agency asks to put off, seen by whoever prepares the meeting and by whoever records that it was held."""

from pathlib import Path

from support import Run

FOLLOW_UP = """\
format: 1
year: 2026
items:
  - item: btv-3.3
    reports: [{agency: ubnd, ask: {move: 8, reason: chờ số liệu}}]
  - item: btv-3.4
    reports: [{agency: ubnd, status: todo}]
"""
DECIDED = ("--authority", "Ban Thường vụ Đảng ủy", "--date", "20/3/2026", "--reason", "chờ số liệu")


def test_a_request_is_seen_before_the_meeting_and_keeps_its_item_open(
    ctr: Run, workspace: Path
) -> None:
    recorded = Path("programs/2026.follow-up.yaml")
    recorded.write_text(FOLLOW_UP, "utf-8")
    said = "btv-3.3: Ủy ban nhân dân phường đề nghị chuyển đến tháng 8, chờ số liệu"
    for words in (("--month", "3"), ("--meeting", "btv-3", "-f", "html")):
        assert said in ctr("agenda", *words).err
    assert "đề nghị" not in ctr("agenda", "--month", "4").err
    ran = ctr("track", "btv-3", "--held", "25/3/2026")
    assert f"Để nguyên {said}" in ran.out
    assert "Để nguyên btv-3.4: Ủy ban nhân dân phường báo Chưa làm" in ran.out
    assert 'ctr track btv-3.3 --status "hoàn thành" --done 25/03/2026' in ran.err
    assert "btv-3.3" not in ran.out.partition("Hoàn thành:")[2].splitlines()[0]


def test_a_request_that_a_decision_followed_asks_for_nothing_more(
    ctr: Run, workspace: Path
) -> None:
    Path("programs/2026.follow-up.yaml").write_text(FOLLOW_UP, "utf-8")
    assert ctr("amend", "move", "btv-3.3", "--to", 8, *DECIDED).code == 0
    assert "đề nghị" not in ctr("agenda", "--month", "8").err
    ran = ctr("track", "btv-8", "--held", "25/8/2026")
    assert "btv-3.3" in ran.out.partition("Hoàn thành:")[2].splitlines()[0]
