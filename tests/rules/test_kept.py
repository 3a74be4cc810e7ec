"""What rules derive is derived once for a programme and once for a text; half years given out too late are found."""

import gc

from ctr_cli.checking.check import check
from ctr_cli.model.agencies import directory
from ctr_cli.model.program import Program
from ctr_cli.rules.kept import Text, Texts, once, while_new
from ctr_cli.rules.one_text import run
from ctr_cli.rules.registry import Subject, every_rule
from ctr_cli.rules.walk import placed
from ctr_cli.source.load import from_bytes
from support import MINIMAL


def test_all_texts_of_a_programme_are_kept_however_many() -> None:
    asked: list[str] = []

    @once
    def length(text: Text) -> int:
        asked.append(text)
        return len(text)

    written = [f"câu {number}" for number in range(50)]
    texts = Texts(most=3)
    for _ in range(2):
        assert [length(text) for text in texts.of(written)] == [len(text) for text in written]
    assert asked == written


def test_programmes_checked_in_turn_share_their_texts(program: Program) -> None:
    texts = Texts()
    first, second = (Subject(program, directory(program), texts=texts) for _ in range(2))
    shared = [
        (one.text, other.text) for one, other in zip(placed(first), placed(second), strict=True)
    ]
    assert shared and all(one is other for one, other in shared)
    alone = placed(Subject(program, directory(program)))
    assert alone[0].text is not shared[0][0]


def test_tasks_of_a_half_year_that_is_over_are_found() -> None:
    text = "Triển khai nhiệm vụ 6 tháng đầu năm 2026."
    body = f"bodies:\n- id: btv\n  name: Ban Thường vụ\n  meetings:\n  - month: 8\n    items:\n    - text: {text}\n"
    source = from_bytes((MINIMAL.partition("bodies:")[0] + body).encode(), "x.yaml")
    found = [finding for finding in check(source) if finding.code == "CTR824"]
    assert [finding.message for finding in found] == [
        "nhiệm vụ 6 tháng đầu năm 2026 giao tại hội nghị tháng 8"
    ]


def test_where_texts_become_too_many_those_of_the_last_programme_stay() -> None:
    texts = Texts(most=3)
    often, once_only = texts.of(["hằng năm", "một lần"])
    assert texts.of(["hằng năm", "hằng năm"]) == [often, often]
    (again, _, _) = texts.of(["hằng năm", "mới", "mới nữa"])
    assert again is texts.of(["hằng năm"])[0] is often
    assert texts.of(["một lần"])[0] is not once_only
    texts.remember("năm nay", dict.fromkeys("abcd", "said"))
    texts.remember("năm nay", dict.fromkeys("de", "said"))
    assert "".join(texts.said("năm nay")) == "de"


def test_what_is_kept_while_a_text_is_new_goes_with_the_next_programme() -> None:
    asked: list[str] = []

    @while_new
    def length(text: Text) -> int:
        asked.append(text)
        return len(text)

    texts = Texts()
    (text,) = texts.of(["câu một"])
    assert length(text) == length(text) == 7
    assert asked == ["câu một"]
    (again, new) = texts.of(["câu một", "câu hai"])
    assert length(again) == length(again) == length(new) == length(text) == 7
    assert asked == ["câu một", "câu một", "câu hai"]


def test_no_text_holds_itself(program: Program) -> None:
    subject = Subject(program, directory(program))
    assert list(run(subject, every_rule()))
    texts = {id(one.text) for one in placed(subject)}
    gc.disable()
    try:
        del subject
        assert not [one for one in gc.get_objects() if type(one) is Text and id(one) in texts]
    finally:
        gc.enable()
