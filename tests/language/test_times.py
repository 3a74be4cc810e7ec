"""The grammar of time: every wording, the places of its numbers, no overlap, time that grows with length."""

import re
import time as clock
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.language.times import Time, times_in
from support import ROOT


def shown(text: str) -> list[str]:
    """Each time of a text as its kind, its words, and its numbers: `month “tháng 2/2026” month=2 year=2026`."""
    return [_shown(time, text) for time in times_in(text)]


def _shown(time: Time, text: str) -> str:
    numbers = " ".join(f"{part.unit}={part.value}" for part in time.parts)
    return f"{time.kind} “{text[time.start : time.end]}” {numbers}".strip()


WORDINGS = [
    ("27/7/1947", "day", "day=27 month=7 year=1947"),
    ("01/5/2026", "day", "day=1 month=5 year=2026"),
    ("15.3.2026", "day", "day=15 month=3 year=2026"),
    ("19-5-2026", "day", "day=19 month=5 year=2026"),
    ("2-9", "day", "day=2 month=9"),
    ("ngày 2/9", "day", "day=2 month=9"),
    ("ngày 15 tháng 3 năm 2026", "day", "day=15 month=3 year=2026"),
    ("Ngày 05 tháng 02/2026", "day", "day=5 month=2 year=2026"),
    ("03 tháng 02", "day", "day=3 month=2"),
    ("ngày 20", "day", "day=20"),
    ("Chủ nhật, ngày 15/3/2026", "day", "weekday=6 day=15 month=3 year=2026"),
    ("thứ Hai, 16/3", "day", "weekday=0 day=16 month=3"),
    ("từ ngày 10 đến 15/3", "days", "day=10 day=15 month=3"),
    ("10-15/3/2026", "days", "day=10 day=15 month=3 year=2026"),
    ("từ ngày 28/4 đến ngày 02/5/2026", "days", "day=28 month=4 day=2 month=5 year=2026"),
    ("ngày 10 và 11/3", "days", "day=10 day=11 month=3"),
    ("ngày 10 đến ngày 15 tháng 3 năm 2026", "days", "day=10 day=15 month=3 year=2026"),
    (
        "27/7/1947 – 27/7/2026",
        "days",
        "day=27 month=7 year=1947 day=27 month=7 year=2026",
    ),
    ("5.2016", "month", "month=5 year=2016"),
    ("12/2025", "month", "month=12 year=2025"),
    ("tháng 3", "month", "month=3"),
    ("tháng 02/2026", "month", "month=2 year=2026"),
    ("Tháng ba", "month", "month=3"),
    ("tháng Giêng", "month", "month=1"),
    ("tháng Chạp", "month", "month=12"),
    ("tháng mười hai năm 2026", "month", "month=12 year=2026"),
    ("tháng năm", "month", "month=5"),
    ("tháng 3 năm 2026", "month", "month=3 year=2026"),
    ("tháng 3, năm 2026", "month", "month=3 year=2026"),
    ("tháng 3, 6, 9 và 11", "month", "month=3 month=6 month=9 month=11"),
    ("tháng 3 - 5", "month", "month=3 month=5"),
    ("tháng 3 đến tháng 5/2026", "month", "month=3 month=5 year=2026"),
    ("quý I", "quarter", "quarter=1"),
    ("quý 1/2026", "quarter", "quarter=1 year=2026"),
    ("Quý I, III", "quarter", "quarter=1 quarter=3"),
    ("QUÝ IV NĂM 2026", "quarter", "quarter=4 year=2026"),
    ("quý II và quý III", "quarter", "quarter=2 quarter=3"),
    ("6 tháng đầu năm", "part", "count=6"),
    ("6 tháng đầu 2026", "part", "count=6 year=2026"),
    ("06 tháng cuối năm 2026", "part", "count=6 year=2026"),
    ("sáu tháng cuối năm 2026", "part", "count=6 year=2026"),
    ("9 tháng", "part", "count=9"),
    ("9 tháng năm 2026", "part", "count=9 year=2026"),
    ("3 tháng cuối năm", "part", "count=3"),
    ("3 quý đầu năm", "part", "count=3"),
    ("nửa đầu năm 2026", "part", "year=2026"),
    ("giữa năm 2027", "part", "year=2027"),
    ("năm 2026", "year", "year=2026"),
    ("các năm 2025, 2026 và 2027", "year", "year=2025 year=2026 year=2027"),
    ("2026", "year", "year=2026"),
    ("năm 2021 - 2025", "years", "year=2021 year=2025"),
    ("từ năm 2025 đến năm 2030", "years", "year=2025 year=2030"),
    ("năm học 2026 - 2027", "school_year", "year=2026 year=2027"),
    ("năm học mới 2026-2027", "school_year", "year=2026 year=2027"),
    ("vụ đông xuân 2025 - 2026", "season", "year=2025 year=2026"),
    ("Thu - Đông năm 2026", "season", "year=2026"),
    ("giai đoạn 2025-2030", "phase", "year=2025 year=2030"),
    ("tầm nhìn đến năm 2045", "horizon", "year=2045"),
    ("đến năm 2030", "horizon", "year=2030"),
    ("nhiệm kỳ 2025 - 2030", "term", "year=2025 year=2030"),
    ("khóa XVI", "term_number", "number=16"),
    ("khoá I", "term_number", "number=1"),
    ("Bính Ngọ 2026", "lunar_year", "lunar_year=42 year=2026"),
    ("Quý Mão", "lunar_year", "lunar_year=39"),
    ("năm thứ hai", "nth_year", "count=2"),
    ("Kỳ họp thứ sáu", "session", "number=6"),
    ("kỳ họp thứ 11", "session", "number=11"),
    ("Đại hội XIV", "congress", "number=14"),
    ("lần thứ XIV", "ordinal", "number=14"),
    ("lần thứ mười lăm", "ordinal", "number=15"),
    ("kỷ niệm 79 năm", "anniversary", "count=79"),
    ("hằng tháng", "every", ""),
    ("hàng tuần", "every", ""),
    ("3 tháng một lần", "every", "count=3"),
]


def test_a_wording_is_read_whole() -> None:
    for text, kind, numbers in WORDINGS:
        assert shown(text) == [f"{kind} “{text}” {numbers}".strip()]
        around = f"Xem ({text}) nhé"
        assert shown(around) == [f"{kind} “{text}” {numbers}".strip()]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("tháng 3 - 5", (3, 4, 5)),
        ("tháng 3, 6, 9 và 11", (3, 6, 9, 11)),
        ("quý I - III năm 2026", (1, 2, 3, 4, 5, 6, 7, 8, 9)),
        ("quý II", (4, 5, 6)),
        ("6 tháng cuối năm", (7, 8, 9, 10, 11, 12)),
        ("9 tháng", (1, 2, 3, 4, 5, 6, 7, 8, 9)),
        ("3 tháng cuối năm", (10, 11, 12)),
        ("3 quý đầu năm", (1, 2, 3, 4, 5, 6, 7, 8, 9)),
        ("từ ngày 28/4 đến ngày 02/5/2026", (4, 5)),
    ],
)
def test_months_that_a_time_covers(text: str, months: tuple[Any, ...]) -> None:
    assert [time.months for time in times_in(text)] == [months]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 4", ["conference “lần thứ 4” number=4"]),
        ("Đảng bộ phường lần thứ I, nhiệm kỳ 2025 - 2030",
         ["congress “lần thứ I” number=1", "term “nhiệm kỳ 2025 - 2030” year=2025 year=2030"]),
        ("96 năm ngày thành lập Đảng", ["anniversary “96 năm” count=96"]),
        ("sơ kết mười năm thực hiện Nghị quyết", ["duration “mười năm” count=10"]),
        ("tháng 3, 6 tháng đầu năm",
         ["month “tháng 3” month=3", "part “6 tháng đầu năm” count=6"]),
        ("tháng 8, nhiệm vụ tháng 9 năm 2026",
         ["month “tháng 8” month=8", "month “tháng 9 năm 2026” month=9 year=2026"]),
        ("tháng 2, 15 hộ", ["month “tháng 2” month=2"]),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
         ["day “ngày 05/3/2020” day=5 month=3 year=2020"]),
        ("số 04-CTr/ĐU; tỷ lệ 1/500; 1.250 hộ; khóa vi phạm; cách mạng tháng Tám", []),
        ("ngày      tháng 12 năm 2026", ["month “tháng 12 năm 2026” month=12 year=2026"]),
        ("họp định kỳ quý IV, thường kỳ hằng quý", ["quarter “quý IV” quarter=4", "every “thường kỳ hằng quý”"]),
        ("tháng năm 2026", ["year “năm 2026” year=2026"]),
        ("Xuân Bính Mùi", []),
        ("hằng tháng, năm 2026", ["every “hằng tháng”", "year “năm 2026” year=2026"]),
    ],
)  # fmt: skip
def test_words_around_tell_times_apart(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_a_line_break_is_a_blank() -> None:
    assert shown("quý\nII/2026") == ["quarter “quý\nII/2026” quarter=2 year=2026"]


def test_the_real_programme_leaves_no_time_unread() -> None:
    text = (ROOT / "tests/data/chuong-trinh-2026.txt").read_text(encoding="utf-8")
    rest = list(text)
    for time in times_in(text):
        rest[time.start : time.end] = "·" * (time.end - time.start)
    signs = r"(?i)(?:19|20)\d\d|\btháng|\bquý |\bnhiệm kỳ|\bkh[oó][aá] |\blần |\d/\d"
    left = [match.start() for match in re.finditer(signs, "".join(rest))]
    assert [text[at : at + 12] for at in left] == ["khóa số 04-C", "1/500 các dự", "tháng 8 và Q"]


_WORDS = st.sampled_from(
    [
        "tháng", "quý", "năm", "ngày", "từ", "đến", "và", ",", "-", "/", "3", "12", "2026", "2030",
        "I", "IV", "XVI", "lần thứ", "khóa", "nhiệm kỳ", "6", "đầu", "cuối", "học", "hằng", "kỷ niệm",
        "ba", "mười", "hội nghị", "vụ", "xuân", "thứ", "hai", "(", ")", ".", "\n", "9/2", "giai đoạn",
    ]
)  # fmt: skip


@given(st.lists(_WORDS, max_size=25), st.sampled_from([" ", ""]))
def test_times_stand_in_order_and_hold_their_numbers(words: Any, between: Any) -> None:
    text = between.join(words)
    found = times_in(text)
    ends = [0, *(time.end for time in found)]
    assert all(before <= time.start < time.end for before, time in zip(ends, found, strict=False))
    for time in found:
        places = [place for part in time.parts for place in (part.start, part.end)]
        assert places == sorted(places)
        assert all(time.start <= place <= time.end for place in places)
        assert all(part.start < part.end for part in time.parts)


@given(st.integers(1, 12), st.integers(2000, 2098))
def test_a_year_is_shifted_in_place(month: int, year: Any) -> None:
    text = f"Nhiệm vụ tháng {month:02d}/{year}; năm học {year} - {year + 1}"
    for part in reversed([p for time in times_in(text) for p in time.parts if p.unit == "year"]):
        text = f"{text[: part.start]}{part.value + 1}{text[part.end :]}"
    assert text == f"Nhiệm vụ tháng {month:02d}/{year + 1}; năm học {year + 1} - {year + 2}"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece",
    ["từ ", "tháng 3, ", "1/", "2026 - ", "tháng" + " " * 50, "vụ lúa ", "lần thứ ", "đảng bộ ", "9", "1.1.", "ngày "],
)  # fmt: skip
def test_ten_times_the_text_takes_about_ten_times_as_long(piece: str) -> None:
    def seconds(text: str) -> float:
        started = clock.process_time()
        times_in(text)
        return clock.process_time() - started

    short, long = piece * 400, piece * 4000
    times_in(short)
    assert min(seconds(long) for _ in range(2)) < 30 * min(seconds(short) for _ in range(3)) + 0.02
