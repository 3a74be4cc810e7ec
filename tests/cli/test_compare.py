"""`ctr compare`: what was adjusted, two files, and a document that somebody changed."""

import json
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest

from support import MINIMAL, REAL, SOURCE_TEXT, Run
from support.amendments import year_with_six_decisions
from support.revisions import W, body_of
from support.word import complaints, text_of


@pytest.fixture
def year(workspace: Path) -> Path:
    (workspace / "programs" / "2026.yaml").write_bytes(year_with_six_decisions())
    return workspace


def changes(ctr: Run, *args: Any) -> Any:
    ran = ctr("compare", *args, "--format", "json")
    assert ran.code == 0
    return json.loads(ran.out)["changes"]


def test_json_keeps_its_contract(ctr: Run, year: Path) -> None:
    answer = json.loads(ctr("compare", "programs/2026.yaml", "--format", "json").out)
    assert set(answer) == {"version", "old", "new", "changes"}
    moved = next(change for change in answer["changes"] if change["item"] == "btv-3.8")
    assert moved == {
        "kind": "moved",
        "item": "btv-3.8",
        "field": None,
        "old": moved["new"],
        "new": "Cho ý kiến vào dự thảo Nghị quyết của Ban Thường vụ Đảng ủy về phát triển du lịch "
        "nhiệm kỳ 2025 - 2030, tầm nhìn đến năm 2045.",
        "from": "btv-3",
        "to": "btv-5",
        "reason": "chờ Thành ủy ban hành định hướng phát triển du lịch",
        "besides": [],
    }
    out = next(change for change in answer["changes"] if change["item"] == "btv-10.3")
    assert (out["kind"], out["from"], out["to"]) == ("moved", "btv-10", None)


def test_a_text_marks_the_changed_words(ctr: Run, year: Path) -> None:
    out = " ".join(ctr("compare").out.split())
    assert "Có 11 chỗ khác nhau" in out
    assert "công tác dân vận, [-cải cách hành chính-]{+chuyển đổi số+}, xây dựng" in out
    assert "Mới: programs/2026.yaml, đã điều chỉnh theo 6 quyết định, đến 05/10/2026" in out
    assert "tháng 10/2026 → năm sau" in out
    assert "hn-1 Hội nghị đột xuất Ban Chấp hành Đảng bộ phường lần thứ 5" in out


def test_markdown_and_a_day(ctr: Run, year: Path) -> None:
    ran = ctr("compare", "programs/2026.yaml", "--on", "2026-03-01", "-o", "so-sanh.md")
    assert ran.code == 0
    text = (year / "so-sanh.md").read_text("utf-8")
    assert text.count("\n| btv-") == 2
    assert "| btv-3.10 | Đưa ra khỏi chương trình |" in text


def test_nothing_differs(ctr: Run, workspace: Path) -> None:
    assert "Không có gì khác nhau." in ctr("compare", "programs/2026.yaml").out
    assert changes(ctr, "programs/2026.yaml", REAL) == []


def test_a_programme_nobody_signs_yet_is_compared_all_the_same(ctr: Run, workspace: Path) -> None:
    Path("a.yaml").write_text(MINIMAL, "utf-8")
    signed = f"{MINIMAL}signature: {{authority: T/M BAN THƯỜNG VỤ, post: BÍ THƯ}}\n"
    Path("b.yaml").write_text(signed, "utf-8")
    assert changes(ctr, "a.yaml", "a.yaml") == []
    added = changes(ctr, "a.yaml", "b.yaml")
    assert [(one["field"], one["old"], one["new"]) for one in added] == [
        ("authority", None, "T/M BAN THƯỜNG VỤ"),
        ("post", None, "BÍ THƯ"),
    ]


def test_a_document_somebody_changed_is_imported_first(ctr: Run, workspace: Path) -> None:
    text = SOURCE_TEXT.read_text("utf-8")
    old = "Thông qua Kế hoạch tổ chức Lễ hội Đảo Dấu năm 2026."
    assert old in text
    changed = text.replace(old, "Thông qua Kế hoạch, kịch bản Lễ hội Đảo Dấu năm 2026.")
    changed = changed.replace(
        "- Cho ý kiến về tổ chức lại các Trường Mầm non trên địa bàn phường.\n", ""
    )
    (workspace / "sua.txt").write_text(changed, "utf-8")
    found = {(c["kind"], c["item"]) for c in changes(ctr, "programs/2026.yaml", "sua.txt")}
    assert {("reworded", "btv-1.7"), ("dropped", "btv-1.8")} <= found
    assert not any(item.startswith(("bch", "btv")) for kind, item in found - {
        ("reworded", "btv-1.7"), ("dropped", "btv-1.8"),
    })  # fmt: skip


def test_a_word_file_of_our_own_making_differs_in_nothing_before_the_meetings(
    ctr: Run, workspace: Path
) -> None:
    ctr("render", "--format", "docx", "-o", "ct.docx")
    found = changes(ctr, "programs/2026.yaml", "ct.docx")
    assert [c for c in found if c["item"].startswith(("bch", "btv"))] == []


def test_both_sides_are_in_force(ctr: Run, year: Path) -> None:
    shutil.copy(REAL, "signed.yaml")
    found = {(c["kind"], c["item"]) for c in changes(ctr, "signed.yaml", "programs/2026.yaml")}
    assert {("moved", "btv-3.8"), ("moved", "btv-3.10"), ("dropped", "btv-10.3")} <= found
    assert {("added", "hn-1"), ("added", "bs-1"), ("reworded", "btv-9.4")} <= found


def test_a_missing_file_is_told(ctr: Run, workspace: Path) -> None:
    ran = ctr("compare", "programs/2026.yaml", "khong-co.yaml")
    assert ran.code == 3
    assert "khong-co.yaml" in ran.err


def test_a_table_to_hand_round(ctr: Run, year: Path) -> None:
    assert ctr("compare", "-o", "so-sanh.docx").code == 0
    raw = (year / "so-sanh.docx").read_bytes()
    assert complaints(raw) == []
    text = text_of(raw)
    assert "BẢNG SO SÁNH" in text
    assert ".yaml" not in text and "(đã ban hành – đã điều chỉnh theo" in text
    assert "chuyển sang năm sau" in text
    assert "Cơ quan: UBND phường, Ban Xây dựng Đảng" in text


def test_the_table_of_two_years_shows_each_side_as_it_is(ctr: Run, workspace: Path) -> None:
    first = MINIMAL.replace(
        "            agencies", "            deadline: 2026-03-20\n            agencies"
    )
    Path("a.yaml").write_text(first, "utf-8")
    Path("b.yaml").write_text(
        first.replace("2026", "2027")
        .replace("quý I.", "quý I năm 2027.")
        .replace("-03-20", "-03-15"),
        "utf-8",
    )
    assert ctr("compare", "a.yaml", "b.yaml", "-o", "hai-nam.docx").code == 0
    text = text_of((workspace / "hai-nam.docx").read_bytes())
    old, new = "Kiểm điểm quý I.", "Kiểm điểm quý I năm 2027."
    assert (text.count(old), text.count(new)) == (2, 2), "reworded, and its deadline"
    assert "Chương trình công tác năm 2026 và Chương trình công tác năm 2027" in text
    assert "a.yaml" not in text


NEXT_YEAR = (
    ("2026", "2027"),
    ("lần thứ 3", "lần thứ 7"),
    ("number: 3", "number: 7"),
    ("Bính Ngọ", "Đinh Mùi"),
    ("kỷ niệm 79 năm", "kỷ niệm 80 năm"),
)
YEAR = """\
format: 1
year: 2026
issuer: {parent: Đảng bộ tỉnh Nghệ An, name: Đảng ủy xã Yên Mô}
document: {symbol: CTr/ĐU, number: 15, place: Yên Mô, date: 2026-01-08, title: Công tác năm 2026}
agencies:
  - {id: kt, name: Phòng Kinh tế}
bodies:
  - id: bch
    name: Ban Chấp hành Đảng bộ xã
    meetings:
      - number: 3
        month: 3
        items:
          - {text: Kiểm điểm nhiệm vụ quý I năm 2026., agencies: [Phòng Kinh tế], deadline: 2026-03-12}
  - id: btv
    name: Ban Thường vụ Đảng ủy xã
    meetings:
      - month: 3
        items:
          - {text: Thông qua nội dung trình Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 3.}
          - {text: Kế hoạch kỷ niệm 79 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2026).}
          - {text: Phương án chống hạn vụ hè thu., agencies: [Phòng Kinh tế], deadline: 2026-03-20}
"""


def _next_year(*changes: tuple[str, str]) -> str:
    text = YEAR
    for old, new in (*NEXT_YEAR, *changes):
        text = text.replace(old, new)
    return text


def test_two_years_differ_in_what_is_not_only_the_year(ctr: Run, workspace: Path) -> None:
    Path("a.yaml").write_text(YEAR, "utf-8")
    Path("b.yaml").write_text(_next_year(), "utf-8")
    same = ctr("compare", "a.yaml", "b.yaml").out
    assert "Không có gì khác nhau" in same and "Không nêu 8 chỗ chỉ thay theo năm" in same
    assert len(changes(ctr, "a.yaml", "b.yaml")) == 8, "a program is told all"
    ctr("compare", "a.yaml", "b.yaml", "-o", "ss.docx")
    assert "Không có gì khác nhau" in text_of(Path("ss.docx").read_bytes())


def test_what_the_year_does_not_explain_is_told_first_of_all_what_came(
    ctr: Run, workspace: Path
) -> None:
    Path("a.yaml").write_text(YEAR, "utf-8")
    changed = _next_year(
        ("Kế hoạch kỷ niệm", "Chương trình kỷ niệm"),
        ("2027-03-20", "2027-03-25"),
        ("quý I năm 2027.", "quý I năm 2026."),
    )
    new = "          - {text: Đề án số hóa hồ sơ đảng viên.}\n"
    Path("b.yaml").write_text(changed + new, "utf-8")
    out = ctr("compare", "a.yaml", "b.yaml").out
    assert "Có 3 chỗ khác nhau" in out, "that the quarter stays of 2026 is no difference"
    kinds = ("Mới trong năm 2027", "Sửa câu chữ", "Các chỗ khác")
    assert sorted(kinds, key=out.index) == [*kinds]
    assert "[-20-]{+25+}/3/[-2026-]{+2027+}" in out and "Lần thứ" not in out
    ctr("compare", "a.yaml", "b.yaml", "-o", "ss.md")
    rows = Path("ss.md").read_text("utf-8")
    assert rows.count("\n| b") == 3 and "Không nêu" in rows


@pytest.mark.parametrize(
    ("now", "told"),
    [("bảy", False), ("mười hai", False), ("…", True), ("bảy (bất thường)", True), ("bẩn", True)],
)
def test_a_session_nobody_could_number_has_any_number(
    ctr: Run, workspace: Path, now: str, told: bool
) -> None:
    text = YEAR.replace("Phương án chống hạn", "Cho ý kiến nội dung Kỳ họp thứ {} HĐND xã")
    Path("a.yaml").write_text(text.replace("{}", "tư"), "utf-8")
    new = _next_year().replace("Phương án chống hạn", "Cho ý kiến nội dung Kỳ họp thứ {} HĐND xã")
    Path("b.yaml").write_text(new.replace("{}", now), "utf-8")
    assert ("Sửa câu chữ" in ctr("compare", "a.yaml", "b.yaml").out) == told


def test_two_editions_of_a_year_differ_in_numbers_too(ctr: Run, workspace: Path) -> None:
    Path("a.yaml").write_text(YEAR, "utf-8")
    Path("b.yaml").write_text(YEAR.replace("number: 15", "number: 16"), "utf-8")
    out = ctr("compare", "a.yaml", "b.yaml").out
    assert "[-15-]{+16+}" in out and "Không nêu" not in out


def test_a_conference_that_got_another_number_bears_it_on_its_own_side(
    ctr: Run, year: Path
) -> None:
    ctr("compare", "-o", "so-sanh.docx")
    text = text_of((year / "so-sanh.docx").read_bytes())
    was, now = (text.index(f"Lần thứ: {number}") for number in (5, 6))
    assert "lần thứ 5 (tháng" in text[was:now]
    assert "lần thứ 6 (tháng" in text[now : now + 120]


@pytest.mark.parametrize(
    ("options", "profile"),
    [((), "hd05"), (("--on", "2026-05-26"), "hd36"), (("--on", "2026-05-27"), "hd05")],
)
def test_a_table_obeys_the_form_of_its_own_day(
    ctr: Run, year: Path, options: tuple[str, ...], profile: str
) -> None:
    assert f"Thể thức {profile}" in ctr("compare", *options, "-o", "so-sanh.docx").err


def test_a_redline_says_who_decided_each_change(ctr: Run, year: Path) -> None:
    assert ctr("compare", "--redline", "-o", "sua-doi.docx").code == 0
    body = body_of((year / "sua-doi.docx").read_bytes())
    authors = {mark.get(f"{W}author"): mark.get(f"{W}date") for mark in body.iter(f"{W}ins")}
    assert authors["Thường trực Đảng ủy, 12-TB/ĐU"] == "2026-02-25T00:00:00Z"
    assert "Ban Thường vụ Đảng ủy" in authors


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--redline", "--format", "md"), "--redline là văn bản Word"),
        (("programs/2026.yaml", "programs/2026.yaml", "--redline"), "của một chương trình"),
    ],
)
def test_a_redline_is_one_programme_in_word(
    ctr: Run, year: Path, args: tuple[str, str, str], said: str
) -> None:
    ran = ctr("compare", *args)
    assert ran.code == 2
    assert said in ran.err


def test_nothing_adjusted_has_no_redline(ctr: Run, workspace: Path) -> None:
    ran = ctr("compare", "--redline", "-o", "x.docx")
    assert ran.code == 2
    assert not (workspace / "x.docx").exists()


def test_two_years_stand_side_by_side_under_their_years(ctr: Run, workspace: Path) -> None:
    text = Path("programs/2026.yaml").read_text("utf-8").replace("year: 2026", "year: 2027", 1)
    text = text.replace("Kiểm điểm thực hiện", "Đánh giá việc thực hiện", 1)
    Path("programs/2027.yaml").write_text(text, "utf-8")
    assert ctr("compare", "programs/2026.yaml", "programs/2027.yaml", "-o", "ss.docx").code == 0
    heads = [[c.text for c in table.rows[0].cells] for table in docx.Document("ss.docx").tables]
    assert ["TT", "Năm 2026", "Năm 2027"] in heads
    ctr("compare", "programs/2026.yaml", "programs/2026.yaml", "-o", "nhu-nhau.docx")
    titles = [p.text for p in docx.Document("nhu-nhau.docx").paragraphs]
    assert any("bản cũ và bản mới" in title for title in titles)


def test_what_one_year_has_and_the_next_has_not_was_not_taken_out(
    ctr: Run, workspace: Path
) -> None:
    more = MINIMAL.replace(
        "          - text: Kiểm điểm",
        "          - text: Lãnh đạo bầu cử.\n          - text: Kiểm điểm",
    )
    later = MINIMAL.replace("2026", "2027").replace(
        "          - text: Kiểm điểm",
        "          - text: Bàn về nước sạch.\n          - text: Kiểm điểm",
    )
    Path("a.yaml").write_text(more, "utf-8")
    Path("b.yaml").write_text(later, "utf-8")
    assert ctr("compare", "a.yaml", "b.yaml", "-o", "ss.docx").code == 0
    paper = text_of((workspace / "ss.docx").read_bytes())
    for text in (paper, ctr("compare", "a.yaml", "b.yaml").out):
        assert "Không có trong năm 2027" in text and "Mới trong năm 2027" in text
        assert "ra khỏi chương trình" not in text and "chưa có" not in text
    assert "không có trong chương trình năm 2026 đang thực hiện" in paper
    same_year = later.replace("2027", "2026")
    Path("b.yaml").write_text(same_year, "utf-8")
    assert "Đưa ra khỏi chương trình" in ctr("compare", "a.yaml", "b.yaml").out


def test_the_programme_is_chosen_as_everywhere(ctr: Run, workspace: Path) -> None:
    path = "programs/2026.yaml"
    assert ctr("compare", "-p", path).out == ctr("compare", path).out
    assert "-p không đi với BẢN_MỚI" in ctr("compare", path, path, "-p", path).err


def test_what_came_or_went_is_told_with_its_condition_and_who_works_on_it(
    ctr: Run, workspace: Path
) -> None:
    path = Path("programs/2026.yaml")
    decisions = """
amendments:
  - date: 2026-03-02
    authority: Ban Thường vụ Đảng ủy
    changes:
      - add: bs-1
        to: btv-8
        text: Chủ trương mở bến thủy nội địa.
        condition: nếu được Thành ủy giao
        product: Kết luận
        deadline: 2026-08-05
        agencies: [UBND phường]
        reason: đón khách
      - {move: btv-10.3, to: 2027, reason: chưa đủ hồ sơ}
"""
    path.write_text(REAL.read_text("utf-8") + decisions, "utf-8")
    added = "Chủ trương mở bến thủy nội địa (nếu được Thành ủy giao)."
    with_it = ["Cơ quan chuẩn bị: UBND phường.", "Sản phẩm: Kết luận.", "Thời hạn: ngày 05/8/2026."]
    (new,) = (c for c in changes(ctr, path) if c["item"] == "bs-1")
    assert (new["new"], new["besides"]) == (added, with_it)
    assert ctr("compare", path, "-o", "ss.docx").code == 0
    for text in (
        ctr("compare", path).out,
        ctr("compare", path, "--format", "md").out,
        text_of((workspace / "ss.docx").read_bytes()),
    ):
        assert all(said in text for said in (added, *with_it))
    ctr("new", "2027", "--from", path, "-o", "2027.yaml")
    (put_off,) = (c for c in changes(ctr, path, "2027.yaml") if c["item"] == "btv-10.3")
    assert (put_off["kind"], put_off["from"], put_off["to"]) == ("moved", "btv-10", "btv-10")
    assert put_off["reason"] == "chuyển sang năm 2027 theo quyết định ngày 02/3/2026"


def test_the_number_of_a_paper_is_written_as_it_is_printed(ctr: Run, workspace: Path) -> None:
    Path("a.yaml").write_text(MINIMAL.replace("  symbol:", "  number: 7\n  symbol:"), "utf-8")
    Path("b.yaml").write_text(MINIMAL, "utf-8")
    assert "[-07-]{+—+}" in ctr("compare", "a.yaml", "b.yaml").out


MOVED = """\
  - id: ubnd
    name: Ủy ban nhân dân phường
    meetings:
      - month: 3
        items:
          - text: Kế hoạch tưới tiết kiệm năm 2026.
            agencies:
              - {agency: Phòng Kinh tế, role: lead}
              - {agency: 'các tổ, đội', role: coordinate}
          - text: Diễn tập phòng cháy.
            agencies: [{agency: Phòng Kinh tế, role: lead}]
      - month: 5
        items:
          - text: Tết thiếu nhi.
            agencies: [{agency: Phòng Kinh tế, role: lead}]
            details: ['Thời gian: Cuối tháng 5']
amendments:
  - date: 2026-02-20
    paper: 15/TB-UBND
    authority: Chủ tịch UBND phường
    changes: [{move: ubnd-3.1, to: ubnd-5, reason: mưa sớm}]
"""


@pytest.fixture
def moved(workspace: Path) -> Path:
    """A programme with a moved item, of which its print says more than the file."""
    head = MINIMAL[: MINIMAL.index("  - id: bch")]
    head = head.replace("  title:", "  bases: [Căn cứ Quy chế làm việc.]\n  title:")
    own = "agencies:\n  - {id: td, name: 'các tổ, đội'}\n  - {id: kt, name: Phòng Kinh tế}\n"
    head = head.replace("agencies:\n", own)
    Path("ub.yaml").write_text(head + MOVED, "utf-8")
    return workspace


@pytest.mark.parametrize("ending", ["docx", "md", "txt", "pdf"])
@pytest.mark.parametrize("state", [(), ("--consolidated",)])
def test_its_own_print_differs_in_what_was_decided_alone(
    ctr: Run, moved: Path, ending: str, state: tuple[str, ...]
) -> None:
    assert ctr("render", "-p", "ub.yaml", *state, "-o", f"in.{ending}").code == 0
    ran = ctr("compare", "ub.yaml", f"in.{ending}", "--format", "json")
    told = [(c["kind"], c["item"]) for c in json.loads(ran.out)["changes"]]
    assert told == ([] if state else [("moved", "ubnd-3.1")])
    assert "chưa xếp được" not in ran.err


def test_what_somebody_changed_in_it_is_told_under_its_own_id(ctr: Run, moved: Path) -> None:
    ctr("render", "-p", "ub.yaml", "--consolidated", "-o", "in.md")
    text = Path("in.md").read_text("utf-8")
    text = text.replace("tưới tiết kiệm", "tưới nhỏ giọt")
    Path("in.md").write_text(text.replace("phòng cháy", "phòng cháy, chữa cháy"), "utf-8")
    told = [(c["kind"], c["item"]) for c in changes(ctr, "ub.yaml", "in.md")]
    assert told == [("reworded", "ubnd-3.2"), ("reworded", "ubnd-3.1")]


def test_what_is_changed_before_a_moved_meeting_names_its_new_month(
    ctr: Run, workspace: Path
) -> None:
    told = ("--authority", "Ban Thường vụ Đảng ủy", "--date", "2/6/2026", "--reason", "bão")
    ctr("amend", "move", "bch-4", "--to", "8", *told)
    ctr("amend", "assign", "bch-4.1", "--agency", "Công an phường", *told)
    ctr("amend", "reword", "bch-4.2", "--deadline", "10/8/2026", *told)
    made = {change["kind"]: change for change in changes(ctr)}
    assert made["reassigned"]["to"] == made["field"]["to"] == "bch-4"
    assert ctr("compare", "-o", "ss.docx").code == 0
    rows = [[cell.text for cell in row.cells] for row in docx.Document("ss.docx").tables[-1].rows]
    after = [row[2] for row in rows if "Cơ quan" in row[2] or "Thời hạn" in row[2]]
    assert len(after) == 2 and all("(tháng\u00a08/2026)" in cell for cell in after)
    assert any("10/8/2026" in cell for cell in after)
    assert "Thời hạn, Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 4 (tháng 8/2026)" in " ".join(
        ctr("compare").out.split()
    )


def test_a_deadline_left_behind_by_a_meeting_has_its_reason(ctr: Run, tmp_path: Path) -> None:
    text = MINIMAL.replace(
        "text: Kiểm điểm quý I.", "text: Kiểm điểm quý I.\n            deadline: 2026-03-10"
    )
    decision = """\
amendments:
  - date: 2026-03-02
    authority: Ban Thường vụ Đảng ủy
    changes: [{move: bch-3, to: "6", reason: bão}]
"""
    file = tmp_path / "2026.yaml"
    file.write_text(text + decision, "utf-8")
    (left,) = (change for change in changes(ctr, file) if change["field"] == "deadline")
    assert (left["new"], left["reason"]) == (None, "bão")


def test_a_letter_is_no_older_than_the_decision_it_cites(ctr: Run, workspace: Path) -> None:
    told = ("--authority", "Ban Thường vụ Đảng ủy", "--paper", "60-TB/ĐU", "--reason", "bão")
    letter = ("tasks", "--agency", "UBND phường", "-o", "cv.docx", "--force")
    assert "Thể thức hd36" in ctr(*letter).err
    ctr("amend", "move", "btv-9.4", "--to", "11", *told, "--date", "20/8/2026")
    assert "Thể thức hd05" in ctr(*letter).err
    assert "Thể thức hd36" in ctr(*letter, "--issued").err


@pytest.mark.parametrize("ending", ["docx", "md"])
def test_a_signed_programme_and_a_print_after_decisions_differ_in_these_alone(
    ctr: Run, year: Path, ending: str
) -> None:
    shutil.copy(REAL, "da-ky.yaml")
    assert ctr("render", "--consolidated", "-o", f"ct.{ending}").code == 0
    printed, recorded = (
        sorted((c["kind"], str(c["old"]), str(c["new"])) for c in changes(ctr, "da-ky.yaml", other))
        for other in (f"ct.{ending}", "programs/2026.yaml")
    )
    assert printed == recorded
    assert changes(ctr, f"ct.{ending}", "programs/2026.yaml") == []
    ran = ctr("import", f"ct.{ending}", "-o", "lai.yaml")
    assert "4 căn cứ" in ran.err + ran.out and "chuyển từ" not in Path("lai.yaml").read_text(
        "utf-8"
    )
    assert "các quyết định điều chỉnh; chỗ ghi nội dung chuyển từ đâu cũng không nhập" in ran.err
