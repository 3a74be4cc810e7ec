"""What is right stays unsuspected: sentences that look wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support import DATA
from support.sentences import Place, doubted_where, level_of, programme

pytestmark = pytest.mark.no_cover
SENTENCES = [
    tuple(line.split(" | ", 1))
    for line in (DATA / "right-sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


TRICKY = [
    tuple(line.split(" | ", 1))
    for line in (DATA / "tricky-sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_there_are_enough_of_them() -> None:
    assert len(SENTENCES) >= 90 and len(TRICKY) >= 200


def test_right_sentences_are_not_doubted() -> None:
    assert doubted_where((Place(month), sentence) for month, sentence in SENTENCES) == {}


def test_tricky_sentences_are_not_doubted() -> None:
    """Those of a month in that month, the others in a month of either half of the year."""
    places = [
        (Place(held, level_of(sentence), body), sentence)
        for when, sentence in TRICKY
        for body, month in [when.split()]
        for held in (("2", "9") if month == "*" else (month,))
    ]
    assert doubted_where(places) == {}


def test_tricky_sentences_are_hardly_remarked_on() -> None:
    remarks = doubted_where(
        ((Place("5", level_of(sentence)), sentence) for _, sentence in TRICKY),
        lambda raw: check(from_bytes(raw, "x.yaml"), ("CTR511",)),
    )
    assert len(remarks) <= 0.01 * len(TRICKY), remarks


PIECES = [
    "Kiểm điểm", "tháng", "tháng 13", "tháng 02/2026", "quý IV", "quý", "6 tháng đầu năm", "9 tháng", "năm 2027",
    "nhiệm kỳ 2026 -", "nhiệm kỳ 2030-2025", "khóa XXXI", "khoá nhất", "Quốc hội", "HĐND xã", "Đại hội", "của Đảng",
    "kỷ niệm 0 năm", "lần thứ 999", "Ngày thành lập Đảng", "(3/2/1930 - 3/2/2026)", "(99/99/1999)", "00/00/0000",
    "ngày 31/4", "Thứ Hai, 31/2", "năm học 2026 -", "İ", "\u00a0", "–", "số 1/QĐ-UBND", "Huyện ủy", ";", ".", ",",
    "dự toán thu", "Ban hành", "Nghị quyết của HĐND", "kỳ họp thứ nhất", "bầu cử ngày 1/1", "trình Hội nghị", "١٢/٣/٢٠٢٦",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join), st.integers(1, 12))
def test_no_text_breaks_a_rule(text: str, month: int) -> None:
    for finding in check(from_bytes(programme(str(month), text or "x"), "x.yaml")):
        assert finding.message
        assert finding.hint or finding.code < "CTR8"
        assert finding.span.line <= finding.span.end_line
