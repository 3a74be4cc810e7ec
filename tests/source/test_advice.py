"""A wrong date, a missing key: the finding says what to write, where that can be known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.source.advice import as_held
from ctr_cli.source.load import from_bytes
from support import MINIMAL

DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MONTH_OR_DAY = r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"


def _hints(text: str) -> list[str]:
    return [finding.hint for finding in from_bytes(text.encode(), "x.yaml").findings]


@pytest.mark.parametrize(
    "typed", ["12/2025", "12-2025", "12.2025", "tháng 12/2025", "tháng 12 năm 2025", "2025/12"]
)
def test_a_month_is_told_as_the_file_holds_it(typed: str) -> None:
    assert _hints(MINIMAL.replace("date: 2025-12", f"date: {typed}")) == ["viết date: 2025-12"]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_day_in_any_wording_is_told_as_the_file_holds_it(day: date) -> None:
    for typed in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"{day.year}-{day.month}-{day.day}",
    ):
        assert as_held(typed, DAY) == day.isoformat()
        assert as_held(typed, MONTH_OR_DAY) == day.isoformat()


@pytest.mark.parametrize(
    "typed", ["31/02/2026", "0/3/2026", "12/2025", "quý I", "2026", "sớm", "3/2026, 4/2026", ""]
)
def test_what_is_no_day_is_given_no_day(typed: str) -> None:
    assert as_held(typed, DAY) is None


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("format: 1\n", "thêm dòng: format: 1"),
        ("year: 2026\n", "thêm dòng: year: 2026"),
        ("  place: Đồ Sơn\n", "thêm dòng: place: …, ví dụ place: Đồ Sơn"),
    ],
)
def test_a_missing_key_comes_with_its_value_where_it_is_known(line: str, advice: str) -> None:
    assert _hints(MINIMAL.replace(line, "")) == [advice]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Ban Chấp hành Đảng bộ phường", "bch"),
        ("Ban Thường vụ Đảng ủy xã", "btv"),
        ("Hội đồng nhân dân phường", "hdnd"),
        ("Ủy ban nhân dân phường", "ubnd"),
    ],
)
def test_a_body_without_an_id_is_given_its_letters(name: str, advice: str) -> None:
    text = MINIMAL.replace(
        "  - id: bch\n    name: Ban Chấp hành Đảng bộ phường", f"  - name: {name}"
    )
    assert _hints(text) == [f"thêm dòng: id: {advice}"]


def test_an_agency_without_an_id_is_given_its_words() -> None:
    text = MINIMAL.replace("  - id: van-phong\n    name:", "  - name:")
    assert "thêm dòng: id: van-phong-dang-uy" in _hints(text)
