"""`ctr find`: where words stand, as the year now is."""

import json
from pathlib import Path
from typing import Any

import pytest

from support import MINIMAL, Run
from support.amendments import year_with_six_decisions


def _found(ctr: Run, *arguments: str) -> Any:
    return json.loads(ctr("find", *arguments, "-f", "json").out)


def test_marks_tones_and_capitals_do_not_matter(ctr: Run, workspace: object) -> None:
    ids = [hit["item"]["id"] for hit in _found(ctr, "bầu cử")["found"]]
    assert ids == ["btv-1.2", "btv-1.4", "btv-2.4", "btv-3.3", "bch-3.3", "btv-4.2"]
    for typed in (["bau cu"], ["BẦU", "CỬ"], ["bầu cử"]):
        assert [hit["item"]["id"] for hit in _found(ctr, *typed)["found"]] == ids


def test_an_agency_and_a_month_narrow_the_search_and_the_rest_is_counted(
    ctr: Run, workspace: object
) -> None:
    answer = _found(ctr, "bầu cử", "-a", "cong an")
    assert [hit["item"]["id"] for hit in answer["found"]] == ["btv-1.2", "btv-1.4"]
    assert answer["elsewhere"] == 4
    assert len(_found(ctr, "bầu cử", "-m", "T3")["found"]) == 2
    out = ctr("find", "bau cu", "-m", "8").out
    assert "cả chương trình có 6 nội dung" in out


def test_words_apart_are_found_where_they_are_together_nowhere(ctr: Run, workspace: object) -> None:
    answer = _found(ctr, "quốc hội bầu cử")
    assert answer["terms"] == ["quốc", "hội", "bầu", "cử"]
    assert len(answer["found"]) == 5
    assert "Không có đúng cụm “quốc hội bầu cử”" in ctr("find", "quốc hội bầu cử").out


def test_nothing_found_offers_what_is_like_it(ctr: Run, workspace: object) -> None:
    assert _found(ctr, "bầu cừu")["near"] == ["bầu cử"]
    ran = ctr("find", "bầu", "cừu")
    assert ran.code == 0
    assert "Gần giống: “bầu cử”" in ran.out


def test_an_id_is_found_too(ctr: Run, workspace: object) -> None:
    assert [hit["item"]["id"] for hit in _found(ctr, "BTV 9.4")["found"]] == ["btv-9.4"]


def test_what_decisions_changed_is_found_as_it_now_is(ctr: Run, workspace: Any) -> None:
    (workspace / "programs" / "2026.yaml").write_bytes(year_with_six_decisions())
    (moved,) = _found(ctr, "btv-3.8")["found"]
    assert (moved["meeting"], moved["item"]["moved_from"]) == ("btv-5", "btv-3")
    ids = [hit["item"]["id"] for hit in _found(ctr, "sắp xếp các trạm y tế")["found"]]
    assert ids == ["bs-1"]
    assert _found(ctr, "dân vận, chuyển đổi số")["found"]
    signed = _found(ctr, "dân vận, chuyển đổi số", "--issued")
    assert (signed["state"], signed["found"]) == ("issued", [])


def test_nothing_to_look_for_is_refused(ctr: Run, workspace: object) -> None:
    for words in ("", "…", "!!"):
        ran = ctr("find", words)
        assert (ran.code, ran.out) == (2, "")
        assert ("chữ, số nào" if words else "chưa ghi chữ cần tìm") in ran.err


def test_marks_count_where_they_are_typed(ctr: Run, workspace: Path) -> None:
    """`chợ` is a market, `cho` is most of the programme; what stands nowhere with its marks is found without."""
    assert ctr("find", "chợ").out.startswith("“chợ”: 2 nội dung")
    assert ctr("find", "cho").out.startswith("“cho”: 24 nội dung")
    assert ctr("find", "Đảng uỷ").out == ctr("find", "đảng ủy").out.replace("đảng ủy", "Đảng uỷ", 1)
    assert ctr("find", "dang uy").out.startswith("“dang uy”: ")
    assert ctr("find", "du lich nhiẹm ky").out.startswith("“du lich nhiẹm ky”: ")


@pytest.fixture
def dated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A programme whose days stand in deadlines, in a sentence and in a point of its own words."""
    items = MINIMAL[: MINIMAL.index("          - text")] + (
        "          - {text: Báo cáo quý I., deadline: 2026-03-25, agencies: [Công an xã]}\n"
        "          - {text: Mít tinh ngày 05/3/2026., agencies: [MTTQ xã]}\n"
        "          - {text: Sơ kết., details: ['Thời hạn: trước ngày 25 tháng 03'], deadline: 2026-03-24}\n"
        "          - {text: Tổng kết 25 năm xây dựng nông thôn mới., deadline: 2026-04}\n"
    )
    more = "  - {id: cax, name: Công an xã}\n  - {id: mt, name: Mặt trận xã, aliases: [MTTQ xã]}\nbodies:"
    monkeypatch.chdir(tmp_path)
    Path("x.yaml").write_text(items.replace("bodies:", more), encoding="utf-8")


def _ids(ctr: Run, *words: str) -> list[str]:
    return [hit["item"]["id"].removeprefix("bch-3.") for hit in _found(ctr, *words)["found"]]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("25/3", ["1", "3"]),
        ("25/03", ["1", "3"]),
        ("ngày 25/3", ["1", "3"]),
        ("25 tháng 3", ["1", "3"]),
        ("25 thang 3", ["1", "3"]),
        ("ngày 25", ["1", "3"]),
        ("25/3/2026", ["1"]),
        ("25-03-2026", ["1"]),
        ("5/3", ["2"]),
        ("ngày 05 tháng 3 năm 2026", ["2"]),
        ("24/3", []),
        ("tháng 4/2026", ["4"]),
        ("2/3", []),
    ],
)
def test_a_day_is_found_however_it_is_printed(
    ctr: Run, dated: object, typed: str, ids: list[str]
) -> None:
    assert _ids(ctr, typed, "-p", "x.yaml") == ids


def test_the_deadline_that_was_found_is_shown(ctr: Run, dated: object) -> None:
    assert "+ Thời hạn: ngày «25/3»/2026." in ctr("find", "25/3", "-p", "x.yaml").out


@pytest.mark.parametrize(
    ("typed", "ids"),
    [("công an", ["1"]), ("cong an xa", ["1"]), ("MTTQ", ["2"]), ("mặt trận", ["2"]), ("xã", [])],
)
def test_who_is_charged_is_found_by_name(
    ctr: Run, dated: object, typed: str, ids: list[str]
) -> None:
    assert _ids(ctr, typed, "-p", "x.yaml") == ids
    assert _ids(ctr, typed, "-p", "x.yaml", "-m", "3") == ids
    assert _ids(ctr, typed, "-p", "x.yaml", "-m", "5") == []


def test_all_the_work_of_an_agency_that_was_typed_is_named(ctr: Run, dated: object) -> None:
    out = ctr("find", "công an", "-p", "x.yaml", "-m", "3").out
    assert "→ «Công an» xã chuẩn bị" in out
    assert "Mọi việc của Công an xã, cả việc chung: ctr tasks -a cax --month 3" in out
    assert "ctr tasks" not in ctr("find", "mít tinh", "-p", "x.yaml").out
