"""Keys for comparing: what each is blind to, and what not."""

from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.language.keys import fold, nfc, plain, tone_key, without_marks


def test_plain_is_blind_to_case_and_to_the_place_of_the_mark() -> None:
    assert (
        plain("Đảng uỷ – KHOÁ\u00a0I, quý, hoàn, thuỷ, Quỳ")
        == "đảng ủy - khóa i, quý, hoàn, thủy, quỳ"
    )


@given(st.text(max_size=40))
def test_plain_keeps_every_place(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_tone_key_tells_other_tones_apart() -> None:
    assert tone_key("Đảng uỷ") == tone_key("ĐẢNG  ỦY")
    assert tone_key("Hội Nông dân") != tone_key("Hội Nồng dân")


@given(st.text(max_size=40))
def test_keys_of_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    assert tone_key(text) == tone_key(nfc(text))


def test_fold_is_blind_to_marks_and_signs() -> None:
    assert fold("Ủy ban nhân dân, phường") == "uy ban nhan dan phuong"
    assert without_marks("Đồ Sơn") == "Do Son"
