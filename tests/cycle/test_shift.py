"""Sentences of many offices as next year's, with the rule of every change."""

import csv

import pytest

from ctr_cli.cycle.conferences import Renumbered
from ctr_cli.cycle.shift import shifted
from support import DATA

with (DATA / "new-year.tsv").open(encoding="utf-8", newline="") as _file:
    SENTENCES = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))

OURS = Renumbered(("đảng ủy phường", "ban chấp hành đảng bộ phường"), lambda number: number + 4)


def test_a_sentence_becomes_next_years() -> None:
    assert len(SENTENCES) > 100
    for row in SENTENCES:
        shift = shifted(row["text"], int(row["year"]), OURS)
        assert shift.text == row["expected"]
        rules = set(row["rule"].split(",")) - {"held", "unchanged"}
        assert {change.rule for change in shift.changes} == rules, row["text"]


def test_a_year_beyond_the_term_is_asked_about() -> None:
    text = "Đánh giá năm thứ {} thực hiện Nghị quyết Đại hội Đảng bộ xã, nhiệm kỳ 2025-2030."
    assert shifted(text.format("tư"), 2029).questions == ()
    beyond = shifted(text.format("năm"), 2030)
    assert beyond.text == text.format("sáu")
    assert beyond.questions == ("“năm thứ sáu”: nhiệm kỳ có 5 năm, còn làm không?",)


def test_how_often_a_festival_was_held_is_asked_where_no_year_counts() -> None:
    asked = ("“lần thứ III”: năm 2027 là lần thứ IV?",)
    assert shifted("Ngày hội Văn hóa các dân tộc xã lần thứ III.", 2026).questions == asked
    assert shifted("Hội thao các thôn lần thứ IX, năm 2026.", 2026).questions == ()


@pytest.mark.parametrize(
    "text", ["Kế hoạch tổ chức các kỳ họp năm {}.", "Tổng kết các phiên họp năm {} của HĐND xã."]
)
def test_the_year_of_sessions_is_no_number_of_one(text: str) -> None:
    shift = shifted(text.format(2027), 2027)
    assert (shift.text, shift.questions) == (text.format(2028), ())
    fifth = shifted("Báo cáo kết quả kỳ họp thứ năm của HĐND tỉnh.", 2027)
    assert fifth.text == "Báo cáo kết quả kỳ họp thứ … của HĐND tỉnh."


def test_a_rolling_plan_is_asked_about() -> None:
    shift = shifted("Kế hoạch tài chính 3 năm 2027 - 2029.", 2026)
    assert shift.questions == ("“năm 2027 - 2029”: kế hoạch cuốn chiếu, năm tới là 2028 - 2030?",)


@pytest.mark.parametrize(
    "lead",
    [
        "Thực hiện Kế hoạch số 8/KH-BTV ngày 20/12/2025 của Hội Nông dân tỉnh, Hội Nông dân xã xây dựng Chương trình công "
        "tác năm {}, cụ thể:",
        "Căn cứ Chương trình số 7-CTr/ĐU ngày 10/12/2025 của Đảng ủy xã về công tác năm 2026, Chi bộ thôn Đông xây dựng "
        "chương trình công tác năm {} như sau:\n1. Yêu cầu: bám sát nghị quyết.",
        "Căn cứ Quyết định số 90/QĐ-UBND ngày 30/12/2025 ban hành Chương trình công tác năm 2026, Phòng Kinh tế, Hạ tầng "
        "lập Kế hoạch công tác năm {} với các nội dung dưới đây:",
        "Căn cứ Nghị quyết số 4/NQ-HĐND ngày 12/12/2025 về nhiệm vụ năm 2026, UBND xã ban hành Chương trình công tác năm {}.",
    ],
)
def test_the_lead_of_a_preamble_is_of_the_programme_and_not_of_the_paper_it_cites(
    lead: str,
) -> None:
    assert shifted(lead.format(2026), 2026).text == lead.format(2027)
