"""Next year's draft of every programme: sound, told in full, and the same work year after year."""

from functools import cache
from pathlib import Path

import pytest

from ctr_cli.checking.check import check
from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.draft_given import Given
from ctr_cli.cycle.draft_head import decided
from ctr_cli.cycle.draft_made import Draft
from ctr_cli.cycle.facts import facts_of
from ctr_cli.cycle.next_year import next_year
from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import bytes_of, read
from ctr_cli.model.errors import CtrError
from ctr_cli.model.program import Item, Program
from ctr_cli.source.load import Source, from_bytes, load
from support import DATA, MINIMAL, REAL
from support.councils import MID_YEAR, MOVED, TITLED, council

OFFICES = sorted((DATA / "offices").glob("*.yaml"))
FILES = [REAL, *sorted((DATA / "programmes").glob("*.yaml")), *OFFICES]
SOME, FEW = FILES[::3], FILES[::6]

EMPTIED = {"weekday", "lunar-day", "session"}


@cache
def _next(text: str) -> tuple[Draft, str, Source]:
    draft, new = next_year(text)
    return draft, new, from_bytes(new.encode(), "new.yaml")


def _items(program: Program) -> list[Item]:
    return [item for body in program.bodies for met in body.meetings for item in met.items]


@pytest.mark.no_cover
@pytest.mark.parametrize("file", SOME, ids=lambda file: str(file.stem))
def test_a_draft_is_sound_and_all_that_differs_is_told(file: Path) -> None:
    old = load(str(file))
    assert old.program
    draft, _, new = _next(file.read_text(encoding="utf-8"))
    assert new.program
    found = [finding for finding in check(new) if finding.severity != "info"]
    assert [f.message for f in found if f.severity == "error"] == []
    brought = tuple({finding.code for finding in found})
    assert not found or set(brought) <= {
        f.code for f in check(old, brought) if f.severity != "info"
    }
    standing = [entry for entry in draft.entries if entry.new is not None]
    assert [item.text for item in _items(new.program)] == [entry.new for entry in standing]
    assert [item.text for item in _items(old.program)] == [entry.old for entry in draft.entries]
    for entry in standing:
        assert (entry.old == entry.new) == (not [c for c in entry.changes if c.old in entry.old])
    changed = {head.key for head in draft.heads if head.old != head.new}
    for key in ("date", "title", "preamble", "number", "called"):
        differs = getattr(old.program.document, key) != getattr(new.program.document, key)
        assert differs == (f"document.{key}" in changed)
    assert old.program.document.bases == new.program.document.bases


@pytest.mark.no_cover
@pytest.mark.parametrize("file", FEW, ids=lambda file: str(file.stem))
def test_a_draft_of_a_draft_moves_the_same_again(file: Path) -> None:
    before, text, second = _next(file.read_text(encoding="utf-8"))
    draft, _, third = _next(text)
    assert second.program and third.program
    assert third.program.year == second.program.year + 1
    assert [entry.id for entry in draft.entries if entry.new is None] == []
    standing = [entry for entry in before.entries if entry.new is not None]
    for was, now in zip(standing, draft.entries, strict=True):
        rules = [change.rule for change in was.changes]
        if not EMPTIED & set(rules):
            assert [change.rule for change in now.changes] == rules, was.new


def test_what_a_person_decides_of_the_head_is_written_or_told() -> None:
    text = (DATA / "programmes" / "phuong-phu-thuong-2027.yaml").read_text(encoding="utf-8")
    answers = {
        "bch-7.date": Answer("reword", text="25/3/2028"),
        "document.bases.5": Answer("drop"),
        "document.number": Answer("reword", text="năm", row="dòng 5"),
        "btv-1.date": Answer("reword", text="3/2028", row="dòng 6"),
        "document.title": Answer("move", row="dòng 7"),
    }
    made = next_year(text, Given(answers=answers))
    program = from_bytes(made.text.encode(), "new.yaml").program
    assert program
    assert program.bodies[0].meetings[0].date == "2028-03-25"
    assert len(program.document.bases) == 4
    assert made.draft.problems == (
        "dòng 5: document.number không nhận “năm”",
        "dòng 7: document.title không nhận Chuyển; chọn Sửa và ghi giá trị mới ở cột Nội dung",
        "dòng 6: btv-1.date không nhận “3/2028”",
    )
    asked = made.text.split("# hỏi: năm trước họp ngày 30/06/2027; năm tới?\n")[1]
    assert asked.startswith("      - number: 12\n")


def test_the_month_of_a_day_stands_where_the_day_stood() -> None:
    made = next_year(MINIMAL.replace("month: 3\n", "date: 2026-03-20\n")).text
    assert "number: 4\n        month: 3\n        items:" in made.replace("# hỏi", "")


def test_a_deadline_before_a_festival_moves_with_it() -> None:
    text = MINIMAL.replace("Kiểm điểm quý I.", "Thăm, chúc Tết các gia đình chính sách.").replace(
        "            agencies", "            deadline: 2026-02-10\n            agencies"
    )
    made = next_year(text)
    assert "deadline: 2027-01-30" in made.text, "seven days before Tết, as the year before"
    asked = "thời hạn 10/02/2026 của năm trước; năm tới tính theo Tết Nguyên đán (06/02/2027) là 30/01/2027"
    assert asked in made.text
    assert "(30/01/2027 là thứ Bảy; ngày làm việc trước đó là 29/01/2027)" in made.text
    other = next_year(text.replace("chúc Tết", "tặng quà"))
    assert "deadline: 2027-02-10" in other.text


@pytest.mark.parametrize(
    ("work", "deadline"),
    [
        ("Đón Tết Bính Ngọ.", "2027-01-30"),
        ("Phát động Tết Quân dân.", "2027-01-30"),
        ("Cho ý kiến về tổ chức Tết Nào Pê Chầu.", "2027-02-10"),
        ("Chúc Tết Chol Chnam Thmay.", "2027-02-10"),
        ("Họp mặt nhân tết cổ truyền của đồng bào Mông.", "2027-02-10"),
    ],
)
def test_only_the_tet_of_the_new_year_moves_by_the_moon(work: str, deadline: str) -> None:
    text = MINIMAL.replace("Kiểm điểm quý I.", work).replace(
        "            agencies", "            deadline: 2026-02-10\n            agencies"
    )
    assert f"deadline: {deadline}" in next_year(text).text


def test_the_days_in_the_words_of_festival_work_go_with_its_deadline() -> None:
    february = MINIMAL.replace("month: 3", "month: 2").replace(
        "Kiểm điểm quý I.", "Tặng quà Tết cho hộ nghèo, xong trước ngày 05/02; mừng Đảng (03/02)."
    )
    detailed = february.replace(
        "            agencies",
        "            details: ['Thời hạn: trước 10/02/2026']\n            deadline: 2026-02-10\n            agencies",
    )
    draft, made = next_year(detailed)
    assert "xong trước ngày 25/01; mừng Đảng (03/02)." in made
    assert "details: ['Thời hạn: trước 30/01/2027']\n            deadline: 2027-01-30" in made
    asked = draft.entries[0].question
    assert "“ngày 05/02” của năm trước; năm tới tính theo Tết" in asked and "25/01/2027" in asked
    assert "là ngày 06/02/2027, ngay đầu tháng 2: chuyển sớm hơn?" in asked
    for later in ("Ra quân Tết trồng cây.", "Phát động trồng cây đầu xuân, mừng Đảng, mừng Xuân."):
        planted = MINIMAL.replace("month: 3", "month: 2").replace("Kiểm điểm quý I.", later)
        assert "chuyển sớm hơn?" not in next_year(planted).text
    back = february.replace("Tặng quà", "Báo cáo kết quả")
    assert "chuyển sớm hơn?" not in next_year(back).text
    leap = detailed.replace("10/02/2026", "29/02").replace("2026-02-10", "2028-02-29")
    leap = leap.replace("Tết", "").replace("year: 2026", "year: 2028")
    assert "details: ['Thời hạn: trước 28/02']\n            deadline: 2029-02-28" in (
        next_year(leap).text
    )


def test_a_decision_leaves_the_questions_it_does_not_answer() -> None:
    text = MINIMAL.replace("Kiểm điểm quý I.", "Bàn việc dự kỳ họp thứ 5 của hội.").replace(
        "            agencies", "            deadline: 2026-03-10\n            agencies"
    )
    asked = "thời hạn 10/03/2026 của năm trước, năm tới là ngày nào?"
    number = "“kỳ họp thứ 5”: năm 2027 là lần thứ mấy?"

    def question(answer: Answer) -> str:
        return next_year(text, Given(answers={"bch-3.1": answer})).draft.entries[0].question

    assert question(Answer("reword", text="Bàn việc khác.")) == asked
    assert question(Answer("move", "bch-4")) == f"{number}; {asked}"
    blank = "what is left blank is not answered by keeping it"
    assert question(Answer("keep")) == number, blank


def test_a_deadline_that_a_person_sets_is_asked_about_no_more() -> None:
    dated = MINIMAL.replace(
        "            agencies", "            deadline: 2026-03-10\n            agencies"
    )
    for text in (MINIMAL, dated):
        for answer in (
            Answer("keep", deadline="19/3"),
            Answer("reword", text="Kiểm điểm quý II.", deadline="2027-03-19"),
            Answer("move", "bch-4", deadline="19/3/2027"),
        ):
            made = next_year(text, Given(answers={"bch-3.1": answer}))
            assert ("deadline: 2027-03-19" in made.text, "thời hạn" in made.text) == (True, False)
    new = Given(added=[Answer("add", "bch-4", "Bàn việc mới.", deadline="tháng 3")])
    assert "- text: Bàn việc mới.\n            deadline: 2027-03\n" in next_year(MINIMAL, new).text
    for code, day, said in (
        ("bch-3.1", "mai", "không rõ thời hạn “mai”"),
        ("document.date", "19/3", "document.date không có thời hạn"),
    ):
        wrong = {code: Answer("keep", deadline=day, row="dòng 6")}
        assert any(said in one for one in next_year(dated, Given(answers=wrong)).draft.problems)


def test_what_the_list_did_not_ask_is_asked_once_it_is_kept() -> None:
    dated = MINIMAL.replace(
        "            agencies", "            deadline: 2026-03-10\n            agencies"
    )
    once = dated.replace("Kiểm điểm quý I.", "Xây dựng Đề án chợ đêm phường.")
    other = "          - text: Kiểm điểm quý I.\n"
    dropped = """amendments:
  - {date: 2026-02-01, authority: Thường trực Đảng ủy, changes: [{drop: bch-3.1, reason: chưa cần}]}
"""
    for text in (once + other, dated + other + dropped):
        made = next_year(text, Given(answers={"bch-3.1": Answer("keep")}))
        asked = "thời hạn 10/03/2026 của năm trước, năm tới là ngày nào?"
        assert made.draft.entries[-1 if "drop" in text else 0].question == asked
        assert f"# hỏi: {asked}" in made.text


def test_conferences_go_on_from_another_number_where_a_person_says_so() -> None:
    made = next_year(REAL.read_text(encoding="utf-8"), Given(next_number=3))
    assert "Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 3." in made.text
    assert [meeting.id for meeting in made.draft.meetings[:4]] == [
        "bch-3",
        "bch-4",
        "bch-5",
        "bch-6",
    ]


def test_a_title_says_the_number_of_next_years_session() -> None:
    _, _, new = _next(TITLED)
    assert new.program
    assert [(m.number, m.title) for m in new.program.bodies[0].meetings] == [
        (4, "Kỳ họp thứ tư, kỳ họp thường lệ giữa năm (tháng 7/2027)"),
        (5, "Kỳ họp thứ 5 (tháng 12/2027)"),
    ]


FIRST = """\
      - number: 1
        month: 3
        title: Kỳ họp thứ nhất (tháng 3/2026)
        items:
          - text: Bầu Chủ tịch Hội đồng nhân dân phường.
          - text: Thông qua Quy chế hoạt động của các Ban Hội đồng nhân dân.
"""


def test_the_first_session_of_a_term_is_not_held_again() -> None:
    draft, _, new = _next(TITLED.replace("    meetings:\n", f"    meetings:\n{FIRST}"))
    assert new.program
    assert [m.title for m in new.program.bodies[0].meetings] == [
        "Kỳ họp thứ tư, kỳ họp thường lệ giữa năm (tháng 7/2027)",
        "Kỳ họp thứ 5 (tháng 12/2027)",
    ]
    assert [entry.kind for entry in draft.entries[:2]] == ["term", "term"]
    assert draft.lost == ("Hội đồng nhân dân phường tháng 3",)
    kept = Given(answers={"hdnd-1.2": Answer("keep")})
    titles = next_year(council(FIRST, MID_YEAR), kept).text
    assert "thứ ba (tháng 3/2027)" in titles and "thứ tư, kỳ họp thường lệ" in titles
    alone = next_year(council(FIRST)).draft
    assert [entry.kind for entry in alone.entries] == ["ask", "ask"], "a body needs a meeting"
    counted_by_year = council(FIRST.replace("Bầu Chủ tịch", "Nghe Chủ tịch"), MID_YEAR)
    assert next_year(counted_by_year).draft.lost == (), "nothing there goes by term"


def test_a_meeting_that_was_moved_is_asked_about() -> None:
    draft, text, new = _next(TITLED + MOVED)
    asked = "# hỏi: năm trước chuyển từ tháng 7 sang tháng 8 (bão); năm tới họp khi nào?"
    assert f"{asked}\n        month: 8" in text
    assert new.program and "(tháng 8/2027)" in (new.program.bodies[0].meetings[0].title or "")
    told = [head for head in draft.heads if head.key == "hdnd-2.month"]
    assert [(head.old, head.new) for head in told] == [("8", "8")]
    assert decided(told[0], Answer("keep", row="2"))[0].question == ""
    changed = decided(told[0], Answer("reword", text="9", row="2"))
    assert changed[1] == "2: hdnd-2.month không nhận “9”"


def test_a_title_whose_number_nobody_knows_is_asked_about() -> None:
    _, text, _ = _next(TITLED.replace("      - number: 2\n        month", "      - month"))
    assert "# hỏi: “Kỳ họp thứ hai”: năm 2027 là lần thứ mấy?\n        title: Kỳ họp thứ …," in text


def test_conferences_that_no_body_numbers_are_asked_about() -> None:
    item = "Hội nghị Ban Chấp hành lần thứ 5, sơ kết 6 tháng đầu năm."
    numberless = MINIMAL.replace("number: 3\n        ", "").replace("Kiểm điểm quý I.", item)
    assert item in numberless
    assert "# hỏi: “lần thứ 5”: năm 2027 là lần thứ mấy?" in next_year(numberless).text
    assert "Hội nghị Ban Chấp hành lần thứ …, sơ kết" in next_year(numberless).text


@pytest.mark.no_cover
def test_questions_of_the_last_draft_do_not_come_twice() -> None:
    _, first, _ = _next(REAL.read_text(encoding="utf-8"))
    _, second, _ = _next(first)
    assert first.count("# hỏi: ngày ban hành?") == second.count("# hỏi: ngày ban hành?") == 1


@pytest.mark.no_cover
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_a_byte_order_mark_stay(end: str) -> None:
    text = "\ufeff" + REAL.read_text(encoding="utf-8").replace("\n", end)
    made = next_year(text).text
    assert made.startswith("\ufeff")
    assert made.count("\n") == made.count(end)
    assert made.replace("\r\n", "\n") == "\ufeff" + _next(REAL.read_text("utf-8"))[1]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "file", sorted((DATA / "import").iterdir()), ids=lambda file: str(file.name)
)
def test_a_draft_of_an_imported_document_brings_no_new_fault(file: Path) -> None:
    try:
        text = convert(read(bytes_of(str(file)), file.name), file.name).yaml
    except CtrError:
        return
    made = next_year(text)
    after = [f for f in check(from_bytes(made.text.encode(), "")) if f.severity != "info"]
    brought = tuple({finding.code for finding in after})
    before = check(from_bytes(text.encode(), ""), brought) if after else []
    assert set(brought) <= {f.code for f in before if f.severity != "info"}


def test_an_extraordinary_meeting_of_the_year_is_not_planned_again() -> None:
    text = REAL.read_text(encoding="utf-8") + (
        "\namendments:\n"
        "  - date: 2026-06-20\n"
        "    paper: null\n"
        "    authority: Thường trực Đảng ủy\n"
        "    changes:\n"
        "      - {meet: hn-1, body: bch, month: 8, number: 5, kind: extraordinary, reason: việc gấp}\n"
        "      - {add: bs-1, to: hn-1, text: Bàn về nhân sự năm 2026., reason: việc gấp}\n"
        "      - {move: btv-9.4, to: 2027, reason: chưa kịp}\n"
        "      - {move: btv-9.1, to: 2027, reason: chưa kịp}\n"
    )
    draft = next_year(text).draft
    entries = {entry.id: entry for entry in draft.entries}
    assert (entries["bs-1"].new, entries["bs-1"].kind) == (None, "once")
    assert entries["btv-9.4"].new_id == "btv-9.4"
    assert entries["btv-9.4"].why == "chuyển sang năm 2027 theo quyết định ngày 20/6/2026"
    asked = "việc của năm 2026 chuyển sang: năm tới trình lúc nào?"
    assert entries["btv-9.4"].question == asked, "it speaks of no year"
    assert "nói năm 2026 hay 2027?" in entries["btv-9.1"].question
    numbered = [met.id for met in draft.meetings if met.body == "bch"]
    assert numbered == ["bch-8", "bch-9", "bch-10", "bch-11"]


@pytest.mark.no_cover
def test_a_moved_item_keeps_its_comments_and_an_emptied_meeting_goes() -> None:
    text = REAL.read_text(encoding="utf-8")
    item = "          - text: Cho ý kiến về Ban hành Nghị quyết về nâng cao"
    commented = text.replace(item, f"          # chờ hướng dẫn\n{item}")
    assert commented != text
    answers = {"btv-9.4": Answer("move", "btv-11"), "btv-9.2": Answer("move", "btv-1")}
    made = next_year(commented, Given(answers=answers))
    assert made.draft.problems == ()
    before, _, after = made.text.partition(f"          # chờ hướng dẫn\n{item}")
    assert before.count("month: 11") == 1 and after.count("month: 12") == 1
    program = from_bytes(made.text.encode(), "new.yaml").program
    assert program
    entries = {entry.id: entry for entry in made.draft.entries}
    now = {
        f"{b.id}-{m.month}": [i.text for i in m.items] for b in program.bodies for m in b.meetings
    }
    assert entries["btv-9.4"].new in now["btv-11"] and entries["btv-9.2"].new in now["btv-1"]
    every = {
        entry.id: Answer("move", "btv-8")
        for entry in made.draft.entries
        if entry.id.startswith("btv-9.")
    }
    emptied = next_year(text, Given(answers=every))
    assert emptied.draft.problems == ()
    assert "btv-9" not in [meeting.id for meeting in emptied.draft.meetings]
    assert from_bytes(emptied.text.encode(), "new.yaml").program


def test_days_of_the_year_are_named_with_their_capitals() -> None:
    said = {fact.text.partition(": ")[2].partition(",")[0] for fact in facts_of(2028)}
    assert {"Ký Hiệp định Paris", "Truyền thống ngành Kiểm tra Đảng"} <= said
    assert {"Thành lập Cảnh sát biển", "Ngày Khuyến nông Việt Nam"} <= said
    youth = [fact.text for fact in facts_of(2026) if "thành lập đoàn" in fact.text.lower()]
    assert youth == ["26/3: Thành lập Đoàn TNCS Hồ Chí Minh, 95 năm (năm lẻ 5)"]


def test_meetings_told_apart_by_their_days_keep_days_to_be_asked_about() -> None:
    days = ("2026-05-04", "2026-05-11", "2026-12-31", "2026-12-17")
    rows = "".join(
        f"      - {{date: {day}, items: [{{text: Cho ý kiến việc tuần {n}.}}]}}\n"
        for n, day in enumerate(days)
    )
    weekly = f"  - id: tt\n    name: Thường trực Đảng ủy\n    meetings:\n{rows}"
    draft, new, source = _next(MINIMAL + weekly)
    assert source.program
    met = source.program.bodies[-1].meetings
    assert [m.date for m in met] == ["2027-05-03", "2027-05-10", "2027-12-30", "2027-12-16"]
    assert [f.code for f in check(source) if f.severity == "error"] == []
    assert "# hỏi: năm trước họp thứ Hai, 11/05/2026; năm tới thứ Hai, 10/05/2027?" in new
    head = next(head for head in draft.heads if head.key == "tt-5-2.date")
    assert "không nhận" in decided(head, Answer("drop", row="dòng 9"))[1]
    moved, problem = decided(head, Answer("reword", text="12/5/2027"))
    assert (moved.new, problem) == ("2027-05-12", "")
