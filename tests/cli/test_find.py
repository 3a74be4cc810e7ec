"""`ctr find`: where words stand, as the year now is."""

import json
from pathlib import Path
from typing import Any

from support import Run
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
