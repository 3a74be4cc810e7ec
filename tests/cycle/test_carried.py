"""Work as its record says: what comes once drops out done, is carried undone, and asked about unrecorded; of the rest what is undone is told."""

from ctr_cli.cycle.draft_entries import Entry
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
    assert (
        found[DOING].why
        == "một văn bản cụ thể, đã ban hành thì thôi; năm 2026 chưa xong (Đang làm)"
    )
    assert found[DOING].question == (
        "việc của năm trước chưa xong: năm tới làm tiếp vào tháng nào?"
    )
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


def test_what_did_not_arise_was_never_issued() -> None:
    for condition in ("", "            condition: nếu có\n"):
        text = MINIMAL.replace("Kiểm điểm quý I.", "Thông qua Nghị quyết về đặt tên đường.")
        text = text.rstrip("\n") + "\n" + condition
        for status, kept in (("not_arising", True), ("done", False)):
            record = {"item": "bch-3.1", "status": status}
            follow_up = FollowUp.model_validate({**OFFICE, "items": [record]})
            other = "          - text: Kiểm điểm quý I.\n"
            (entry, _) = next_year(text + other, follow_up=follow_up).draft.entries
            assert (entry.new is not None) == kept, (condition, status)
            assert ("đã ban hành" in entry.why) == (not kept and not condition)


def test_what_comes_with_a_term_follows_its_record_too() -> None:
    text = MINIMAL.replace("Kiểm điểm quý I.", "Bầu cử trưởng khu phố.")
    text += "          - text: Kiểm điểm quý I.\n"

    def elected(**record: str) -> Entry:
        follow_up = FollowUp.model_validate({**OFFICE, "items": [{"item": "bch-3.1", **record}]})
        return next_year(text, follow_up=follow_up).draft.entries[0]

    done, doing = elected(status="done", done="2026-03-20"), elected(status="doing")
    assert (done.new, done.why) == (None, "bầu cử theo nhiệm kỳ (Hoàn thành ngày 20/03/2026)")
    assert (doing.new, doing.why) == (
        "Bầu cử trưởng khu phố.",
        "bầu cử theo nhiệm kỳ; năm 2026 chưa xong (Đang làm)",
    )


def test_the_undone_work_of_a_year_is_asked_about_beside_that_of_the_next() -> None:
    text = MINIMAL.replace("Kiểm điểm quý I.", "Xây dựng dự toán ngân sách năm 2027.")
    held = [{"meeting": "bch-3", "held": "2026-03-28"}]
    by_meeting = FollowUp.model_validate({**OFFICE, "meetings": held})
    by_record = FollowUp.model_validate(
        {**OFFICE, "items": [{"item": "bch-3.1", "status": "todo"}]}
    )
    for follow_up, how in ((by_meeting, "đã họp ngày 28/03/2026"), (by_record, "Chưa làm")):
        (entry,) = next_year(text, follow_up=follow_up).draft.entries
        assert entry.new == "Xây dựng dự toán ngân sách năm 2028."
        assert entry.why == f"việc hằng năm; năm 2026 chưa xong ({how})"
        assert entry.question == (
            "việc của năm trước chưa xong: còn làm tiếp thì thêm một dòng cho việc ấy"
        )
    planned = FollowUp.model_validate(
        {**OFFICE, "meetings": [{"meeting": "bch-3", "date": "2026-03-28"}]}
    )
    (entry,) = next_year(text, follow_up=planned).draft.entries
    assert (entry.why, entry.question) == ("việc hằng năm", "")


def test_standing_work_under_way_is_as_it_is_to_be() -> None:
    text = MINIMAL.replace("      - number: 3\n        month: 3\n", "      - every: month\n")
    (item,) = [entry.id for entry in next_year(text).draft.entries]
    follow_up = FollowUp.model_validate({**OFFICE, "items": [{"item": item, "status": "doing"}]})
    (entry,) = next_year(text, follow_up=follow_up).draft.entries
    assert "chưa xong" not in entry.why + entry.question


def test_what_a_meeting_left_over_is_carried_though_it_was_handed_in_since() -> None:
    reports = [
        {"agency": agency, "status": "submitted", "on": "2026-10-02"}
        for agency in ("ubnd", "cong-an", "quan-su", "van-phong", "mttq", "hdnd", "chuyen-trach")
    ]
    for said in ([], reports):
        follow_up = FollowUp.model_validate(
            {
                **OFFICE,
                "meetings": [{"meeting": "btv-9", "held": "2026-09-20"}],
                "items": [{"item": DOING, "reports": said}],
            }
        )
        draft = next_year(REAL.read_text(encoding="utf-8"), follow_up=follow_up).draft
        (entry,) = (one for one in draft.entries if one.id == DOING)
        assert entry.new is not None, said
        assert "năm 2026 chưa xong (đã họp ngày 20/09/2026)" in entry.why
