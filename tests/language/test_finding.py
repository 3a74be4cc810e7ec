"""Words are found however they are typed, and the text they stand in stays whole."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.language.finding import near_words, pieces
from ctr_cli.language.keys import without_marks

TEXT = "Triển khai công tác bầu cử; phát triển kinh tế - xã hội, quốc phòng – an ninh (Bầu cử bổ sung)."


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("bầu cử", ["bầu cử", "Bầu cử"]),
        ("BAU CU", ["bầu cử", "Bầu cử"]),
        ("bàu cử", []),
        ("BẦU CỬ", ["bầu cử", "Bầu cử"]),
        ("kinh te xa hoi", ["kinh tế - xã hội"]),
        ("quốc phòng - an ninh", ["quốc phòng – an ninh"]),
        ("kinh tế  xã", ["kinh tế - xã"]),
        ("cử bầu", []),
        ("bầu c", []),
        ("", []),
        ("…", []),
    ],
)
def test_words_are_found_whole_and_as_they_are_printed(wanted: str, found: list[str]) -> None:
    assert [piece for piece, hit in pieces(TEXT, [wanted]) if hit] == found
    apart = unicodedata.normalize("NFD", TEXT)
    assert len([piece for piece, hit in pieces(apart, [wanted]) if hit]) == len(found)


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Thông qua dự toán của Hội đồng, Nhân dân tham gia ý kiến.", "đồng nhân", []),
        ("Thông qua dự toán của Hội đồng, Nhân dân tham gia ý kiến.", "đồng, nhân", ["đồng, Nhân"]),
        ("Sơ kết công tác dân vận, tuyên giáo.", "dan van tuyen giao", ["dân vận, tuyên giáo"]),
        ("Họp giao ban. Hành chính công.", "ban hành", []),
    ],
)
def test_a_comma_parts_a_pair_and_no_longer_words(text: str, wanted: str, found: list[str]) -> None:
    assert [piece for piece, hit in pieces(text, [wanted]) if hit] == found


def test_terms_that_overlap_are_shown_once() -> None:
    shown = [piece for piece, hit in pieces(TEXT, ["công tác bầu", "bầu cử"]) if hit]
    assert shown == ["công tác bầu", "Bầu cử"]


@given(st.text(), st.lists(st.text(max_size=5), max_size=3))
def test_the_pieces_are_the_text(text: str, terms: list[str]) -> None:
    assert "".join(piece for piece, _ in pieces(text, terms)) == text


@given(st.integers(0, 12), st.integers(1, 4))
def test_words_cut_out_of_a_text_are_found_without_their_marks(start: int, count: int) -> None:
    words = " ".join(TEXT.replace(" - ", " ").replace(" – ", " ").split()[start : start + count])
    assert any(hit for _, hit in pieces(TEXT, [without_marks(words).upper()]))


def test_near_words_are_as_many_and_the_likest_first() -> None:
    assert near_words([TEXT], "bầu cừu") == ["bầu cử"]
    assert near_words(["Kết quả quý I; nhiệm vụ quý II."], "kỷ niệm") == []
    assert near_words([TEXT], "thuế đất ở") == []
    assert near_words([TEXT], "phong") == ["phòng"]
    assert near_words([], "bầu") == []
