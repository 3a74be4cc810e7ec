"""Days, periods, years, anniversaries and counts: what is wrong is told once, its right twin not at all."""

from collections import Counter

import pytest

from ctr_cli.checking.check import check
from ctr_cli.data import table
from ctr_cli.language.events import known_events
from ctr_cli.model.finding import Finding
from ctr_cli.source.load import from_bytes
from support import DATA
from support.sentences import Place, doubted_where, level_of, programme

FOLDER = DATA / "times"
TIMES = ("CTR8",)


def rows(name: str, columns: int) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split(" | ", columns - 1) for line in lines if not line.startswith("#")]


def told(month: str, sentence: str, select: tuple[str, ...] = TIMES) -> list[Finding]:
    return warned(programme(month, sentence, level=level_of(sentence)), select)


def warned(raw: bytes, select: tuple[str, ...] = TIMES) -> list[Finding]:
    found = check(from_bytes(raw, "x.yaml"), select=select)
    return [finding for finding in found if finding.severity != "info"]


def test_right_sentences_are_not_doubted() -> None:
    right = [(Place(month, level_of(text)), text) for month, text in rows("right.txt", 2)]
    assert len(right) > 130
    assert doubted_where(right, warned) == {}


def test_a_wrong_sentence_is_told_once_a_fault() -> None:
    otherwise = {}
    for month, codes, sentence in rows("wrong.txt", 3):
        found = told(month, sentence)
        if {f.code for f in found} != set(codes.split()):
            otherwise[sentence] = [f"{f.code} {f.message}" for f in found]
        for finding in found:
            assert finding.hint.startswith("đề nghị kiểm tra ("), sentence
            assert finding.fix is None, sentence
        places = Counter((f.code, f.span) for f in found)
        assert max(places.values(), default=1) == 1, sentence
    assert otherwise == {}


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Hoàn thành trước ngày 10//3/2026.", "“0//3”"),
        ("Họp ngày 15/3/206.", "“15/3/206”"),
        ("Họp ngày 153/2026.", "“ngày 153/2026”"),
        ("Kế hoạch năm 20027.", "“năm 20027”"),
        ("Kế hoạch năm 202, năm 2026.", "“năm 202”"),
        ("Họp ngày 1o/3/2026.", "“1o”"),
        ("Nhiệm kỳ 2025 2030.", "“nhiệm kỳ 2025 2030”"),
        ("Giai đoạn 2026-203.", "“giai đoạn 2026-203”"),
        ("Đạt 96.5% kế hoạch.", "“96.5”"),
        ("Có 1,250 hộ nghèo.", "“1,250”"),
        ("Sơ kết quý V.", "“quý V”"),
        ("Đánh giá 13 tháng năm 2026.", "“13 tháng”"),
        ("Hoàn thành trong tháng 13.", "“tháng 13”"),
        ("Kỷ niệm 96 ngày thành lập Đảng.", "“Kỷ niệm 96 ngày”"),
        ("Vận động 120% số hộ tham gia.", "“120% số hộ”"),
    ],
)
def test_a_broken_date_or_number_is_shown_as_written(sentence: str, shown: str) -> None:
    (found,) = told("1", sentence, ("CTR809",))
    assert shown.lower() in found.message.lower()


@pytest.mark.parametrize(
    "sentence",
    [
        "Họp ngày 15/3/2026; báo cáo quý IV; kế hoạch năm 2027.",
        "Báo cáo 6 tháng/2026 và quý II/2026.",
        "Đạt 96,5% kế hoạch, 112% dự toán; 1.250 hộ, 3.000 cây.",
        "Chi thưởng tháng 13; mỗi năm 200 suất quà; hằng năm 1500 lượt khách.",
        "Nhiệm kỳ 2025-2030, giai đoạn 2026 - 2030.",
        "Thực hiện Nghị quyết số 12/2026/NQ-HĐND, Quyết định số 05/QĐ-UBND.",
    ],
)
def test_a_whole_date_or_number_is_not_doubted(sentence: str) -> None:
    assert told("1", sentence, ("CTR809",)) == []


def test_every_day_of_remembrance_is_known_under_names_of_its_own() -> None:
    names = [name for entry in table("anniversaries") for name in entry["names"].split("; ")]
    assert len(names) == len(set(names)) == len(known_events()) > 200


def test_a_doubt_about_a_year_says_which_is_right_and_how_sure_it_is() -> None:
    for row in table("years"):
        assert "why" not in row or {"right", "sure"} <= row.keys()
