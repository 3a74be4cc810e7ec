"""Advice for a name that stands in two ways, and for short forms that are usual where they stand."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support import SIGNED


def _hints(text: str, code: str) -> list[str]:
    return [finding.hint for finding in check(from_bytes(text.encode(), "x.yaml"), (code,))]


def test_a_name_that_only_the_list_has_is_not_taken_for_the_right_one() -> None:
    (hint,) = _hints(
        SIGNED.replace("    name: Văn phòng Đảng ủy", "    name: Văn phòng Đảng ủi"), "CTR301"
    )
    assert "danh mục sai thì sửa ở danh mục" in hint


def test_a_name_that_is_charged_elsewhere_is_the_right_one() -> None:
    more = "          - {text: Hai., agencies: [Văn phòng Đảng ủi]}\nrecipients"
    (hint,) = _hints(SIGNED.replace("recipients", more, 1), "CTR301")
    assert hint.startswith("nếu viết sai, sửa thành “Văn phòng Đảng ủy”")


@pytest.mark.parametrize("short", ["(ph/h)", "(p/h)", "(b/c)", "(t/h)", "(ph/h);"])
def test_what_recipients_get_it_for_may_be_short(short: str) -> None:
    text = SIGNED.replace("{name: Lưu", f"{{name: 'HĐND, UBND phường {short}'}}, {{name: Lưu")
    assert text != SIGNED and _hints(text, "CTR515") == []


def test_within_a_sentence_it_may_not() -> None:
    text = SIGNED.replace("Kiểm điểm quý I.", "Kiểm điểm quý I, ph/h với Mặt trận.")
    assert _hints(text, "CTR515") == ["viết đầy đủ"]
