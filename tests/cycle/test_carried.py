"""One-off work as its record says: done it drops out, not done it is carried, unrecorded it is asked about."""

from ctr_cli.cycle.draft import Entry
from ctr_cli.cycle.next_year import next_year
from ctr_cli.model.follow_up import FollowUp
from support import MINIMAL, REAL

OFFICE = {"format": 1, "year": 2026}
DONE, DOING, SILENT, YEARLY = "btv-6.6", "btv-9.4", "bch-3.4", "btv-1.1"
"""One-off items that are done, under way and without a record, and one of every year."""


def entries(*records: dict[str, str]) -> dict[str, Entry]:
    follow_up = FollowUp.model_validate({**OFFICE, "items": list(records)})
    draft = next_year(REAL.read_text(encoding="utf-8"), follow_up=follow_up).draft
    return {entry.id: entry for entry in draft.entries}


def test_a_one_off_follows_its_record() -> None:
    found = entries(
        {"item": DONE, "status": "done", "done": "2026-09-25"},
        {"item": DOING, "status": "doing"},
        {"item": YEARLY, "status": "done"},
    )
    assert (found[DONE].kind, found[DONE].new) == ("once", None)
    assert found[DONE].why.endswith("(Hoàn thành ngày 25/09/2026)")
    assert found[DOING].new is not None
    assert found[DOING].why == "việc một lần chưa xong trong năm (Đang làm)"
    assert found[DOING].question == "việc chưa xong: năm tới làm tiếp vào tháng nào?"
    assert (found[SILENT].new, found[SILENT].question) == (
        None,
        "sổ theo dõi chưa ghi kết quả: nếu chưa xong thì chọn Giữ",
    )
    assert found[YEARLY].kind == "recomputed"


def test_without_any_record_the_words_decide() -> None:
    found = entries()
    assert (found[DOING].kind, found[DOING].question) == ("once", "")


def test_what_is_asked_about_says_that_it_is_done() -> None:
    text = MINIMAL.replace("Kiểm điểm quý I.", "Chuẩn bị lễ khánh thành nhà truyền thống.")
    done = {"item": "bch-3.1", "status": "done", "done": "2026-03-20"}
    follow_up = FollowUp.model_validate({**OFFICE, "items": [done]})
    (entry,) = next_year(text, follow_up=follow_up).draft.entries
    assert entry.question.startswith(
        "không rõ có làm hằng năm không (Hoàn thành ngày 20/03/2026): giữ hay bỏ?"
    )
