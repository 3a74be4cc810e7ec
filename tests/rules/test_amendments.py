"""Decisions written by hand: each slip is found at its place, with its mend."""

from pathlib import Path
from typing import Any

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support import MINIMAL, REAL, Run
from support.amendments import year_with_six_decisions
from support.sentences import programme

WHY = "reason: chờ hướng dẫn của Thành ủy"


def decision(
    *changes: Any,
    date: str = "2026-03-20",
    authority: str = "Ban Thường vụ Đảng ủy",
    paper: str = "45-TB/ĐU",
) -> str:
    lines = [
        f"  - date: {date}",
        f"    paper: {paper}",
        f"    authority: {authority}",
        "    changes:",
    ]
    return "\n".join([*lines, *(f"      - {{{change}}}" for change in changes)]) + "\n"


def findings(*decisions: Any) -> list[tuple[str, str, str]]:
    raw = REAL.read_text("utf-8") + "\namendments:\n" + "".join(decisions)
    source = from_bytes(raw.encode(), "x.yaml")
    found = check(source, select=("CTR1", "CTR22", "CTR23", "CTR30"))
    return [(f.code, source.lines[f.span.line - 1][f.span.column - 1 :], f.hint) for f in found]


@pytest.mark.parametrize(
    ("change", "code", "at"),
    [
        (f"move: btv-9.44, to: 11, {WHY}", "CTR221", "btv-9.44"),
        (f"drop: btv-9, {WHY}", "CTR229", "btv-9"),
        (f"assign: btv-9, agencies: [UBND phường], {WHY}", "CTR221", "btv-9"),
        (f"move: btv-9.4, to: 11, number: 5, {WHY}", "CTR220", "5"),
        (f"move: btv-9.4, to: btv-9, {WHY}", "CTR223", "btv-9"),
        (f"add: btv-9.4, to: btv-9, text: Một., {WHY}", "CTR226", "btv-9.4"),
        (f"move: btv-9.4, to: btv-13, {WHY}", "CTR227", "btv-13"),
        (f"move: bch-4.2, to: 7, {WHY}", "CTR228", "7"),
        (f"meet: hn-1, body: bch, month: 8, number: 9, {WHY}", "CTR230", "9"),
        (f"move: btv-9.4, drop: btv-9.5, to: 11, {WHY}", "CTR220", "{move"),
        (f"to: 11, {WHY}", "CTR220", "{to"),
        (f"drop: btv-9.4, to: 11, {WHY}", "CTR220", "to:"),
        ("drop: btv-9.4", "CTR225", "{drop"),
        ("drop: btv-9.4, reason: ' '", "CTR225", "reason"),
        (f"drop: BTV 9, {WHY}", "CTR114", "BTV 9"),
        (f"dropp: btv-9.4, {WHY}", "CTR111", "dropp"),
        (f"drop: btv-9.4, text: 5, {WHY}", "CTR112", "5"),
        (f"assign: btv-9.4, agencies: [Ban Tuyên giáo Trung ương], {WHY}", "CTR301", "Ban Tuyên giáo"),
        (f"move: bch-3.1, to: bch-4, {WHY}", None, ""),
    ],
)  # fmt: skip
def test_a_slip_of_a_change_is_found_where_it_stands(
    change: str, code: str | None, at: str
) -> None:
    found = findings(decision(change))
    if code is None:
        assert found == []
        return
    hits = [(column, hint) for name, column, hint in found if name == code]
    assert hits, found
    assert all(column.startswith(at) for column, _ in hits)
    assert all(hint for _, hint in hits)


@pytest.mark.parametrize(
    ("given", "code", "at"),
    [
        ({"date": "2025-03-20"}, "CTR224", "2025-03-20"),
        ({"date": "2026-02-31"}, "CTR224", "2026-02-31"),
        ({"date": "2027-01-05"}, "CTR224", "2027-01-05"),
        ({"date": "20/3/2026"}, "CTR114", "20/3/2026"),
        ({"authority": "null"}, "CTR225", "- date"),
        ({"authority": "Văn phòng Đảng ủy"}, "CTR235", "Văn phòng"),
        ({"date": "2026-12-20"}, "CTR232", "btv-9.4"),
    ],
)
def test_a_slip_of_a_decision_is_found_where_it_stands(
    given: dict[str, str], code: str, at: str
) -> None:
    found = [
        f for f in findings(decision(f"move: btv-9.4, to: 11, {WHY}", **given)) if f[0] == code
    ]
    assert found
    assert found[0][1].startswith(at.removeprefix("- "))


def test_words_that_a_decision_brings_are_read_where_they_will_stand() -> None:
    brought = (
        f"add: bs-1, to: btv-9, text: sửa lại chợ cá của phường., {WHY}",
        f"add: bs-2, to: btv-9, text: Nghe báo cáo về chợ hoa., {WHY}",
        f"add: bs-3, to: btv-9, text: Nghe báo cáo về chợ hoa., {WHY}",
        f"reword: btv-3.1, text: Kiểm điểm nghiệm vụ quý I., {WHY}",
        f"move: btv-9.4, to: 11, {WHY}",
    )
    raw = REAL.read_text("utf-8") + "\namendments:\n" + decision(*brought)
    source = from_bytes(raw.encode(), "x.yaml")
    start = source.lines.index("amendments:")
    found = [f for f in check(source, select=("CTR503", "CTR706", "CTR832")) if f.span.line > start]
    told = {(f.code, source.lines[f.span.line - 1].split(",")[0].strip("- {")) for f in found}
    assert told == {("CTR706", "add: bs-1"), ("CTR832", "add: bs-3"), ("CTR503", "reword: btv-3.1")}
    assert len(found) == 3 and all(not f.message.startswith("btv-9.4") for f in found)


def test_slips_between_changes_are_found() -> None:
    twice = findings(decision(f"move: btv-9.4, to: 11, {WHY}", f"drop: btv-9.4, {WHY}"))
    assert "CTR222" in {code for code, _, _ in twice}
    later = findings(
        decision(f"drop: btv-9.4, {WHY}"),
        decision(
            f"assign: btv-9.4, agencies: [UBND phường], {WHY}", date="2026-04-02", paper="50-TB/ĐU"
        ),
    )
    assert [code for code, _, _ in later] == ["CTR229"]
    one_paper = findings(
        decision(f"drop: btv-9.4, {WHY}"), decision(f"drop: btv-9.5, {WHY}", date="2026-04-02")
    )
    assert [code for code, _, _ in one_paper] == ["CTR224"]


@pytest.mark.parametrize(
    ("change", "authority", "code"),
    [
        (f"move: bch-3.1, to: bch-4, {WHY}", "Thường trực Đảng ủy", "CTR231"),
        (f"move: btv-9.2, to: btv-10, {WHY}", "Ban Thường vụ Đảng ủy", "CTR233"),
        (f"drop: btv-9.2, {WHY}", "Ban Thường vụ Đảng ủy", "CTR233"),
        (f"meet: hn-1, body: bch, month: 8, number: 5, {WHY}", "Ban Thường vụ Đảng ủy", "CTR236"),
        (f"move: bch-5, to: 11, {WHY}", "Ban Thường vụ Đảng ủy", "CTR233"),
        (f"drop: bch-6.1, {WHY}", "Ban Thường vụ Đảng ủy", "CTR234"),
        (f"drop: bch-6.4, {WHY}", "Ban Thường vụ Đảng ủy", "CTR234"),
        (f"move: bch-4, to: 10, {WHY}", "Ban Thường vụ Đảng ủy", "CTR236"),
    ],
)  # fmt: skip
def test_what_a_reader_would_ask_about_is_a_warning(change: str, authority: str, code: str) -> None:
    assert code in {name for name, _, _ in findings(decision(change, authority=authority))}


@pytest.mark.parametrize(
    ("said", "change", "lost"),
    [
        ("Cho ý kiến nội dung trình Hội nghị Ban Chấp hành Đảng bộ phường tháng 9.", "drop: btv-9.2", True),
        ("Cho ý kiến nội dung trình Hội nghị Ban Chấp hành Đảng bộ phường tháng 9.", "move: bch-5, to: 10", True),
        ("Chuẩn bị nội dung Hội nghị Ban Chấp hành Đảng bộ phường.", "move: btv-9.2, to: 11", True),
        ("Chuẩn bị nội dung Hội nghị Ban Chấp hành Đảng bộ phường.", "drop: btv-9.3", False),
        ("Cho ý kiến nội dung trình Hội nghị Ban Chấp hành Đảng bộ thành phố.", "drop: btv-9.2", False),
    ],
)  # fmt: skip
def test_a_conference_is_prepared_by_its_month_too(said: str, change: str, lost: bool) -> None:
    text = "Thông qua các nội dung trình Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 5."
    real = REAL.read_text("utf-8")
    assert text in real
    raw = real.replace(text, said) + "\namendments:\n" + decision(f"{change}, {WHY}")
    found = check(from_bytes(raw.encode(), "x.yaml"), select=("CTR233",))
    assert bool(found) == lost


def test_a_conference_put_off_by_a_month_keeps_what_prepared_it() -> None:
    assert not findings(decision(f"move: bch-5, to: 10, {WHY}", authority="Ban Thường vụ Đảng ủy"))


def test_a_year_with_six_decisions_asks_about_one_conference_only() -> None:
    source = from_bytes(year_with_six_decisions(), "x.yaml")
    found = check(source, select=("CTR22", "CTR23"))
    assert [(f.code, f.message) for f in found] == [
        ("CTR236", "btv-9.2 ghi “Hội nghị lần thứ 5”, nay là lần thứ 6")
    ]
    assert found[0].place == "Điều chỉnh, bổ sung, quyết định 4"


def test_a_slip_in_the_decisions_is_counted_before_an_answer(ctr: Run, workspace: Path) -> None:
    raw = REAL.read_text("utf-8") + "\namendments:\n" + decision(f"drop: btv-9.44, {WHY}")
    (workspace / "programs" / "2026.yaml").write_text(raw, "utf-8")
    ran = ctr("agenda", "--month", "9")
    assert ran.code == 0
    assert "không có nội dung nào mã “btv-9.44”" in ran.err


def test_a_decision_may_charge_an_agency_under_another_of_its_names() -> None:
    raw = MINIMAL.replace("bodies:", "    aliases: [VPĐU]\nbodies:") + "\namendments:\n"
    raw += decision(f"assign: bch-3.1, agencies: [VPĐU], {WHY}")
    [found] = check(from_bytes(raw.encode(), "x.yaml"), select=("CTR607",))
    assert "“Văn phòng Đảng ủy” 1 chỗ, “VPĐU” 1 chỗ" in found.message


def test_the_words_of_a_decision_are_proof_read() -> None:
    raw = programme("3", "Cho ý kiến công tác cán bộ.").decode()
    raw += """\
amendments:
  - date: 2026-02-20
    authority: Thường trực Đảng ủy
    changes:
      - {reword: btv-3.2, text: Nghe Ban chấp hành báo cáo., reason: chờ hướng dẩn của Tỉnh ủy}
"""
    found = {(f.code, f.place) for f in check(from_bytes(raw.encode(), "x.yaml")) if f.fix}
    assert {code for code, _ in found} == {"CTR503", "CTR702"}
    assert all("quyết định 1" in place for _, place in found)


def test_what_is_put_where_the_same_stands_already_is_told() -> None:
    text = 'items: [{text: "Phòng, chống cháy rừng."}]'
    year = MINIMAL.partition("bodies:")[0] + (
        "bodies:\n  - id: btv\n    name: Ban Thường vụ Đảng ủy phường\n    meetings:\n"
        f"      - {{month: 4, {text}}}\n      - {{month: 5, {text}}}\n      - {{month: 6, {text}}}\namendments:\n"
    )

    def codes(*changes: str) -> list[str]:
        source = from_bytes((year + decision(*changes)).encode(), "x.yaml")
        return [f.code for f in check(source, select=("CTR2",)) if f.code[:5] in ("CTR22", "CTR23")]

    assert codes(f"move: btv-4.1, to: btv-5, {WHY}") == ["CTR239"]
    assert codes(f'add: bs-1, to: btv-6, text: "Phòng, chống cháy rừng.", {WHY}') == ["CTR239"]
    assert codes(f"move: btv-4.1, to: btv-5, {WHY}", f"drop: btv-5.1, {WHY}") == []
    assert (
        codes(f"move: btv-4.1, to: btv-5, {WHY}", f"reword: btv-4.1, text: Tổng kiểm tra., {WHY}")
        == []
    )


def test_what_prepares_a_conference_that_left_the_year_is_asked_about() -> None:
    by = "Ban Thường vụ Đảng ủy"
    left = decision(f"move: bch-5, to: 2027, {WHY}", authority=by)
    assert "CTR233" in {code for code, _, _ in findings(left)}
    first = decision(f"drop: btv-9.2, {WHY}", authority=by)
    later = decision(f"move: bch-5, to: 2027, {WHY}", authority=by, paper="46-TB/ĐU")
    assert [code for code, _, _ in findings(first, later)].count("CTR233") == 0
