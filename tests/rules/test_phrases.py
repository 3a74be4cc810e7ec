"""Phrases of a table are found in a text by their words."""

from ctr_cli.rules.kept import Text
from ctr_cli.rules.phrases import known_phrases, phrases_in

KNOWN = known_phrases(
    [
        ("ủy ban nhân dân", "body"),
        ("ủy ban", "kind"),
        ("văn hóa - xã hội", "field"),
        ("Cách mạng tháng 8", "day"),
        ("HĐND", "short"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.value) for one in phrases_in(Text(text), KNOWN)]


def test_a_phrase_is_found_in_any_case_and_style_of_marks() -> None:
    assert found("Uỷ ban nhân dân") == [("Uỷ ban nhân dân", "body"), ("Uỷ ban", "kind")]


def test_its_own_signs_stand_between_its_words_and_no_others() -> None:
    assert found("lĩnh vực văn hóa - xã hội") == [("văn hóa - xã hội", "field")]
    assert found("văn hóa, xã hội; ủy, ban") == []


def test_a_number_behind_its_words_belongs_to_it() -> None:
    assert found("kỷ niệm cách mạng  tháng 8") == [("cách mạng  tháng 8", "day")]
    assert found("Cách mạng tháng Tám") == []


def test_a_phrase_of_one_word_is_found_once_at_the_end() -> None:
    assert found("Thường trực HĐND") == [("HĐND", "short")]


WAYS = known_phrases([("{phó|} chủ tịch {xã|phường}; bí thư", "head"), ("chủ tịch", "short")])


def test_a_phrase_with_choices_is_the_longest_that_stands_there() -> None:
    known = [(one.at, one.last, one.value) for one in phrases_in(Text("Phó Chủ tịch xã"), WAYS)]
    assert known == [(0, 4, "head"), (1, 4, "head"), (1, 3, "short")]
    assert [one.value for one in phrases_in(Text("đồng chí bí thư"), WAYS)] == ["head"]
    assert list(phrases_in(Text("phó bí"), WAYS)) == []


def test_a_table_without_signs_passes_over_those_of_a_text() -> None:
    loose = known_phrases([("dân biết dân bàn", 1)])
    found = phrases_in(Text("Dân biết; dân bàn"), loose, signed=False)
    assert [one.value for one in found] == [1]
