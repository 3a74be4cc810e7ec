"""What rules derive is derived once for a programme and once for a text; half years given out too late are found."""

from ctr_cli.checking.check import check
from ctr_cli.model.agencies import directory
from ctr_cli.model.program import Program
from ctr_cli.rules.kept import Text, Texts, once
from ctr_cli.rules.registry import Subject
from ctr_cli.source.load import from_bytes
from support import MINIMAL


def test_a_programme_keeps_all_its_texts_however_many(program: Program) -> None:
    subject = Subject(program, directory(program), texts=Texts(most=3))
    asked: list[str] = []

    @once
    def length(text: Text) -> int:
        asked.append(text)
        return len(text)

    written = [f"câu {number}" for number in range(50)]
    for _ in range(2):
        assert [length(subject.text(text)) for text in written] == [len(t) for t in written]
    assert asked == written


def test_programmes_checked_in_turn_share_their_texts(program: Program) -> None:
    texts = Texts()
    first, second = (Subject(program, directory(program), texts=texts) for _ in range(2))
    assert first.text("một câu") is second.text("một câu")
    assert Subject(program, directory(program)).text("một câu") is not first.text("một câu")


def test_tasks_of_a_half_year_that_is_over_are_found() -> None:
    text = "Triển khai nhiệm vụ 6 tháng đầu năm 2026."
    body = f"bodies:\n- id: btv\n  name: Ban Thường vụ\n  meetings:\n  - month: 8\n    items:\n    - text: {text}\n"
    source = from_bytes((MINIMAL.partition("bodies:")[0] + body).encode(), "x.yaml")
    found = [finding for finding in check(source) if finding.code == "CTR824"]
    assert [finding.message for finding in found] == [
        "nhiệm vụ 6 tháng đầu năm 2026 giao tại hội nghị tháng 8"
    ]


def test_what_is_not_asked_for_longest_is_let_go() -> None:
    texts = Texts(most=2)
    often, once_only = texts.of("hằng năm"), texts.of("một lần")
    assert texts.of("hằng năm") is often
    texts.of("mới")
    assert texts.of("hằng năm") is often
    assert texts.of("một lần") is not once_only
    texts.remember("năm nay", {"a": 1, "b": 2})
    texts.remember("năm nay", {"a": 1, "c": 3})
    assert texts.said("năm nay") == {"a": 1, "c": 3}
