"""A wrong date, a missing key: the finding says what to write, where that can be known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.data import table
from ctr_cli.language.keys import fold
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


ITEM = "            agencies: [Văn phòng Đảng ủy]\n"


def _with(line: str, old: str = ITEM) -> list[str]:
    assert old in MINIMAL
    return _hints(MINIMAL.replace(old, line))


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("25/2", "2026-02-25"),
        ("trước ngày 25/2", "2026-02-25"),
        ("ngày 05/3", "2026-03-05"),
        ("tháng 2", "2026-02"),
        ("25/2/2027", "2027-02-25"),
    ],
)
def test_a_deadline_without_its_year_is_of_the_programme(typed: str, held: str) -> None:
    assert _with(f"{ITEM}            deadline: {typed}\n") == [f"viết deadline: {held}"]


def test_a_day_that_no_calendar_has_is_told_so() -> None:
    text = MINIMAL.replace(ITEM, f"{ITEM}            deadline: 31/2\n")
    (told,) = from_bytes(text.encode(), "x.yaml").findings
    assert "trong lịch không có ngày này" in told.message and "2026-02-31" not in told.hint


def test_the_document_is_of_no_year_that_is_known() -> None:
    assert _with("  date: 25/12\n", "  date: 2025-12\n")[0].startswith("viết năm-tháng-ngày")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("month: tháng 3", "viết month: 3"),
        ("month: Tháng Ba", "viết month: 3"),
        ("month: 3,", "viết month: 3"),
        ("month: III", "viết month: 3"),
        ("month: tháng 13", "ghi bằng chữ số: một số từ 1 đến 12"),
        ("month: đầu năm", "ghi bằng chữ số: một số từ 1 đến 12"),
    ],
)
def test_a_number_in_words_is_told_in_figures(line: str, hint: str) -> None:
    assert _with(f"        {line}\n", "        month: 3\n") == [hint]


@pytest.mark.parametrize("value", ["true", "false"])
def test_a_condition_is_words_and_no_yes_or_no(value: str) -> None:
    (hint,) = _with(f"{ITEM}            condition: {value}\n")
    assert hint == "ghi bằng lời như sẽ in, ví dụ condition: nếu có, hoặc bỏ khóa này"


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("cơ quan", "agencies"),
        ("co_quan", "agencies"),
        ("cơ quan chủ trì", "agencies"),
        ("hạn", "deadline"),
        ("ngày", "deadline"),
        ("thời gian", "deadline"),
        ("kết quả", "product"),
        ("chi tiết", "details"),
    ],
)
def test_a_key_in_vietnamese_is_told_in_english(key: str, meant: str) -> None:
    assert _with(f"            {key}: [x]\n") == [f"ý bạn là `{meant}`?"]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("chủ trì: Công an xã", "viết agencies: [{agency: Công an xã, role: lead}]"),
        ("agencies: [{chủ trì: Công an xã}]", "viết {agency: Công an xã, role: lead}"),
        ("agencies: [{phối hợp: 'A, B'}]", "viết {agency: 'A, B', role: coordinate}"),
        (
            "agencies: [{agency: các phòng, ban, đơn vị, role: coordinate}]",
            "dấu phẩy trong ngoặc tách giá trị ra: đặt cả giá trị trong dấu nháy, agency: 'các phòng, ban, đơn vị'",
        ),
    ],
)
def test_an_agency_that_is_written_wrongly_is_told_whole(line: str, hint: str) -> None:
    assert set(_with(f"            {line}\n")) == {hint}


def test_a_key_that_only_lacks_its_value_is_no_part_of_a_name() -> None:
    (hint,) = _with(f"            ghi riêng:\n{ITEM}")
    assert hint.startswith("các khóa dùng được")


def test_the_lost_line_of_the_bodies_is_told_its_place() -> None:
    hints = _hints(MINIMAL.replace("bodies:\n", ""))
    place = "thêm dòng `bodies:` (sát lề trái) ngay trên dòng `- id: bch`"
    assert hints == [place, place]
    assert place not in _hints(MINIMAL[: MINIMAL.index("bodies:")])


def test_no_name_of_a_key_means_two_of_a_group() -> None:
    for name, group in table("keys").items():
        named = [fold(word) for key in group.values() for word in key.get("called", ())]
        assert len(named) == len(set(named)), name
