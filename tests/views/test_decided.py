"""What is told of the lists that came back: what is new and by whom, what may be one piece of work, who was overruled."""

from typing import Any

from ctr_cli.cycle.answers import Answer, Answers, no_answers
from ctr_cli.cycle.draft import drafted
from ctr_cli.cycle.draft_given import Given
from ctr_cli.model.named import Named
from ctr_cli.views.decided import decided_lines


def test_what_is_new_is_told_with_its_agencies_and_what_may_be_one(program: Any) -> None:
    who = (Named("UBND phường"),)
    one = Answer("add", "btv-9", "Bàn về chuyển đổi số của phường.", who, row="a, dòng 7")
    other = one._replace(text="Bàn về việc chuyển đổi số của phường", agencies=(), row="b, dòng 8")
    known = one._replace(text="Chỉ đạo công tác tuyển quân năm 2027", row="c, dòng 9")
    kept, dropped = Answer("keep", row="d, dòng 5"), Answer("drop", row="e, dòng 6")
    answers = Answers({"btv-1.1": kept}, [one, other, known], [], {"btv-1.1": [dropped]}, {})
    lines = decided_lines(answers, drafted(program, Given(added=answers.added)))
    assert lines[:2] == [
        "Theo các bảng: giữ 1, thêm 3.",
        "- Thêm vào Hội nghị Ban Thường vụ Đảng ủy phường tháng 9/2027: "
        "Bàn về chuyển đổi số của phường. (UBND phường: a, dòng 7)",
    ]
    alike = [line for line in lines if line.startswith("- Có thể")]
    assert alike == [
        "- Có thể trùng nhau: a, dòng 7 và b, dòng 8: “Bàn về chuyển đổi số của phường.”, “Bàn về việc chuyển đổi số của phường”",
        "- Có thể đã có ở btv-2.2: c, dòng 9: “Chỉ đạo công tác tuyển quân năm 2027”",
    ]
    assert lines[-1] == "- e, dòng 6: đề nghị Bỏ btv-1.1, quyết định là Giữ"
    assert decided_lines(no_answers(), drafted(program)) == []


def test_the_words_of_a_proposal_that_go_unused_are_told(program: Any) -> None:
    decided = Answer("keep", row="rà soát, dòng 5")
    text = "Chỉ đạo diễn tập phòng thủ dân sự năm 2027."
    proposed = Answer("keep", "", text, (Named("Công an phường", "coordinate"),), row="e, dòng 6")
    answers = Answers({"btv-9.2": decided}, [], [], {"btv-9.2": [proposed]}, {})
    assert decided_lines(answers, drafted(program))[-1] == (
        f"- e, dòng 6: đề nghị Giữ btv-9.2 với câu “{text}”, cơ quan Công an phường (phối hợp) "
        "(không theo), quyết định là Giữ"
    )


def test_brackets_and_a_stop_make_no_other_work(program: Any) -> None:
    text = "Kế hoạch dạy bơi cho trẻ em dịp hè năm 2027"
    one = Answer("add", "btv-5", f"{text} (từ ngày 01/6/2027 đến ngày 30/8/2027).", row="dòng 3")
    bare, stopped = (
        one._replace(text=said, row=row) for said, row in ((text, "dòng 4"), (f"{text}.", "dòng 5"))
    )
    added = [one, bare, stopped]
    answers = Answers({}, added, [], {}, {})
    draft = drafted(program, Given(added=added))
    assert [answer.row for answer in draft.brought] == ["dòng 3", "dòng 4; dòng 5"]
    alike = [line for line in decided_lines(answers, draft) if line.startswith("- Có thể")]
    assert len(alike) == 1 and "dòng 3 và dòng 4; dòng 5" in alike[0]
