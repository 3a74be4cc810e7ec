"""The kind of unit behind a body's name: what is mended, and what is never made of it."""

import pytest

from ctr_cli.checking.mend import mend
from support.proofreading import programme


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Kiểm điểm Đảng bộ phuờng.", "Đảng bộ phường."),
        ("Kiểm điểm Đảng ủy phuong.", "Đảng ủy phường."),
        ("Nghe Ủy ban nhân dân phưòng báo cáo.", "Ủy ban nhân dân phường báo cáo."),
        ("Nghe nguời dân góp ý về môi truờng.", "người dân góp ý về môi trường."),
        ("Sinh hoạt chi bộ thưong xuyên.", "chi bộ thường xuyên."),
    ],
)
def test_a_unit_is_mended_to_a_unit(wrong: str, right: str) -> None:
    assert right in mend(programme(wrong), "x.yaml")[0].decode()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Nghe ôCng an phường báo cáo.", "Nghe Công an phường báo cáo."),
        ("Cho ý kiến về nhâ sự chi bộ.", "về nhâ sự chi bộ."),
        ("Giao an Chỉ huy Quân sự phường.", "Giao Ban Chỉ huy"),
        ("Các phờng giáp ranh cùng tuần tra.", "Các phường giáp ranh"),
        ("Toàn phưong có 30 chi bộ.", "Toàn phường có 30 chi bộ."),
        ("Rà soát hi bộ trực thuộc.", "Rà soát hi bộ"),
    ],
)
def test_what_may_be_another_word_becomes_none_that_is_not_meant(wrong: str, right: str) -> None:
    assert right in mend(programme(wrong), "x.yaml")[0].decode()


def test_a_word_without_marks_is_made_into_no_other_one() -> None:
    raw = programme("Nghe UBND phuong báo cáo thu ngân sách.")
    assert mend(raw, "x.yaml") == (raw, [])
