"""What a terminal would obey is shown; everything else stays as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.language.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mđỏ", "␛[31mđỏ"),
        ("a\x00b\x07\x7f", "a␀b␇␡"),
        ("a\u202eb\u2066", "a<U+202E>b<U+2066>"),
        ("\x9b1m\u2028", "<U+009B>1m<U+2028>"),
        ("dòng một\r\ndòng\thai\n", "dòng một\r\ndòng\thai\n"),
        ("che\rmất", "che␍mất"),
        ("Chữ Việt: Ủy ban, “ngoặc” – gạch… \u00a0 😀", "Chữ Việt: Ủy ban, “ngoặc” – gạch… \u00a0 😀"),
    ],
)  # fmt: skip
def test_signs_are_shown_in_their_place(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_is_left_to_obey(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    left = {char for char in shown.replace("\r\n", "\n") if unicodedata.category(char) == "Cc"}
    assert left <= {"\n", "\t"}
    assert not {
        char
        for char in shown
        if unicodedata.bidirectional(char) in ("RLO", "LRO", "RLE", "RLI", "LRI", "FSI")
    }
