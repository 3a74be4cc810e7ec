"""A rule of one text says of it what it says of it alone, says it again without looking, and places it anew."""

from collections.abc import Iterator

import pytest

import ctr_cli.rules.registry as registry
from ctr_cli.model.agencies import directory
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import Texts
from ctr_cli.rules.one_text import ground_of, run
from ctr_cli.rules.reading import prose
from ctr_cli.rules.registry import Rule, Subject, every_rule
from ctr_cli.rules.walk import placed
from support import DATA, MINIMAL, program_of

OF_ONE_TEXT = sorted(code for code, rule in every_rule().items() if rule.check_text)
SPOILT = "wrong-sentences.txt"


def lines(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def subject_of(sentences: list[str], name: str = "Đảng ủy phường Tân Tiến") -> Subject:
    """A programme that takes sentences up month by month."""
    months: list[str] = []
    for number, text in enumerate(sentences):
        quoted = text.rpartition("\t")[2].replace("'", "''")
        months.append(
            f"      - {{month: {number % 12 + 1}, items: [{{text: '{quoted}', agencies: [vp]}}]}}\n"
        )
    head = f"""\
format: 1
year: 2026
issuer: {{name: {name}}}
document: {{symbol: CTr/ĐU, place: Tân Tiến, date: 2025-12, title: Công tác năm 2026}}
agencies: [{{id: vp, name: Văn phòng Đảng ủy}}]
bodies:
  - id: btv
    name: Ban Thường vụ Đảng ủy phường
    meetings:
"""
    program = program_of((head + "".join(months)).encode())
    assert program
    return Subject(program, directory(program))


@pytest.mark.no_cover
def test_what_is_said_of_a_text_is_said_of_it_alone() -> None:
    spoilt = subject_of(lines(SPOILT)[::3])
    ground, texts = ground_of(spoilt), placed(spoilt)
    for code in OF_ONE_TEXT:
        check, together = every_rule()[code].check_text, Excerpt(texts, ground)
        assert check, code
        among: dict[object, list[Problem]] = {one.path: [] for one in together.placed}
        for problem in check(together):
            among[problem.path].append(problem)
        for one, said in zip(texts, among.values(), strict=True):
            if said:
                alone = list(check(Excerpt([one], ground)))
                assert [p.message for p in alone] == [p.message for p in said], code
                paths = {also.path for p in said for also in p.related}
                assert paths <= {said[0].path}, f"{code} is of one text and points at another"


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that a rule of one text, there for the test, was asked to judge."""
    asked: list[str] = []

    def three(texts: Excerpt) -> Iterator[Problem]:
        asked.extend(passage.text for passage in prose(texts).passages)
        for hit in prose(texts).find(r"\bba\b"):
            yield hit.doubt("có chữ ba", 2, "")

    monkeypatch.setitem(registry.RULES, "XYZ1", Rule("XYZ1", ("info",), check_text=three))
    noted = Rule("XYZ2", ("info",), check_text=three, note="cũng ở đây")
    monkeypatch.setitem(registry.RULES, "XYZ2", noted)
    return asked


def test_a_text_that_comes_again_is_not_judged_again(counting: list[str]) -> None:
    shared = Texts()

    def asked_of(sentences: list[str], name: str) -> list[Problem]:
        made = subject_of(sentences, name)
        subject = Subject(made.program, made.known, texts=shared)
        return [problem for _, problem in run(subject, ["XYZ1"])]

    first = asked_of(["Xét ba việc.", "Xét bốn việc."], "Đảng ủy phường Một")
    counting.clear()
    again = asked_of(["Xét ba việc.", "Nghe ba báo cáo."], "Đảng ủy phường Hai")
    assert "Xét ba việc." not in counting and "Nghe ba báo cáo." in counting
    assert [p.path for p in again] == [
        ("bodies", 0, "meetings", 0, "items", 0, "text"),
        ("bodies", 0, "meetings", 1, "items", 0, "text"),
    ]
    assert again[0] == first[0]


def test_a_text_of_another_month_is_judged_anew(counting: list[str]) -> None:
    """The month of a meeting says what a text may hold."""
    subject = subject_of(["Xét ba việc.", "Xét ba việc."])
    list(run(subject, ["XYZ1"]))
    assert counting.count("Xét ba việc.") == 2


def test_problems_that_say_the_same_are_told_as_one(counting: list[str]) -> None:
    subject = subject_of(["Xét ba việc.", "Nghe ba báo cáo.", "Xét bốn việc."])
    (problem,) = [problem for _, problem in run(subject, ["XYZ2"])]
    assert counting
    assert problem.message == "có chữ ba (2 chỗ)"
    (also,) = problem.related
    assert (also.path[3], also.note, also.start, also.same) == (1, "cũng ở đây", 5, True)


def test_only_the_latest_ways_of_asking_are_held() -> None:
    texts = Texts(most=3)
    for way in range(20):
        texts.remember(way, {0: "said"})
    assert (texts.said(0), texts.said(19)) == ({}, {0: "said"})


def test_wards_of_which_the_same_is_known_share_what_is_said_of_their_texts() -> None:
    """A name of one's own, that no row and no text tells of, makes no other ground."""

    def ground(ward: str, text: str = "Họp giao ban.") -> object:
        program = program_of(
            MINIMAL.replace(
                "name: Đảng ủy phường Đồ Sơn",
                f"name: Đảng ủy phường {ward}\n  parent: Đảng bộ tỉnh An Giang",
            ).replace("items:", f"items:\n          - text: {text}", 1)
        )
        return ground_of(Subject(program, directory(program)))

    assert ground("Tân Hòa") == ground("Bình An")
    assert ground("Tân Hòa") != ground("Long Xuyên")
    assert ground("Tân Hòa", "Giao ban với HĐND xã Tân Hòa.") != ground("Bình An")
