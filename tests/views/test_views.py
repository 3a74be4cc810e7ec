"""Questions: agenda, tasks, the printed document."""

from typing import Any

import pytest

from ctr_cli.cycle.meeting_days import with_days
from ctr_cli.model.agencies import Directory, directory
from ctr_cli.model.meetings import meeting_title
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.source.load import from_bytes
from ctr_cli.source.profiles import profile as profile_of
from ctr_cli.views.agenda import agenda_of_meeting, agenda_of_months, meeting_ids
from ctr_cli.views.document import printed
from ctr_cli.views.program_paper import program_blocks
from ctr_cli.views.sentences import delivery, meeting_line, sentence, with_condition
from ctr_cli.views.tasks import by_time, tasks_of, tasks_of_all
from support import MINIMAL
from support.follow_up import follow_up_of


def read(text: str) -> Any:
    source = from_bytes(text.encode(), "x.yaml")
    assert source.findings == []
    return source.program


def test_agenda_of_march_prepares_before_it_decides(program: Program, known: Directory) -> None:
    agenda = agenda_of_months(program, known, (3,))
    assert [m["id"] for m in agenda["meetings"]] == ["btv-3", "bch-3"]
    bch = agenda["meetings"][1]
    assert bch["number"] == 3
    assert bch["title"] == "Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 3 (tháng 3/2026)"
    assert [i["id"] for i in bch["items"]] == [f"bch-3.{n}" for n in range(1, 6)]
    fourth = bch["items"][3]
    assert fourth["condition"] == "khi có chỉ đạo của Ủy ban nhân dân thành phố"
    assert fourth["assignments"] == [
        {
            "agency": "ubnd",
            "name": "Ủy ban nhân dân phường",
            "as_printed": "Ủy ban nhân dân phường",
            "role": "prepare",
        }
    ]
    assert bch["assignments"] == []
    assert [a["agency"] for a in agenda["meetings"][0]["assignments"]] == [
        "hdnd",
        "ubnd",
        "chuyen-trach",
    ]


def test_agenda_of_a_quarter_runs_month_by_month(program: Program, known: Directory) -> None:
    agenda = agenda_of_months(program, known, (1, 2, 3), 1)
    assert [m["id"] for m in agenda["meetings"]] == ["btv-1", "btv-2", "btv-3", "bch-3"]
    assert (agenda["month"], agenda["quarter"]) == (None, 1)


def test_agenda_of_one_meeting(program: Program, known: Directory) -> None:
    agenda = agenda_of_meeting(program, known, "BTV-12")
    assert agenda is not None
    assert [m["id"] for m in agenda["meetings"]] == ["btv-12"]
    assert agenda["month"] == 12
    assert agenda_of_meeting(program, known, "bch-9") is None


def test_every_meeting_has_an_id_of_its_own(program: Program) -> None:
    ids = meeting_ids(program)
    assert len(set(ids)) == len(ids) == 16


def test_working_order_does_not_follow_the_order_of_the_document() -> None:
    swapped = MINIMAL.replace(
        "bodies:\n",
        "bodies:\n  - id: btv\n    name: Ban Thường vụ Đảng ủy\n"
        "    meetings: [{month: 3, items: [{text: Kiểm điểm.}]}]\n"
        "  - id: thuong-truc\n    name: Thường trực Đảng ủy\n"
        "    meetings: [{month: 3, items: [{text: Giao ban.}]}]\n",
    )
    program = read(swapped)
    agenda = agenda_of_months(program, directory(program), (3,))
    assert [m["id"] for m in agenda["meetings"]] == ["thuong-truc-3", "btv-3", "bch-3"]


def test_own_and_shared_work_are_told_apart(program: Program, known: Directory) -> None:
    tasks = tasks_of(program, known, "ubnd")["tasks"]
    own = [t for t in tasks if t["basis"] == "item"]
    shared = [t for t in tasks if t["basis"] == "meeting"]
    assert len(own) == 12
    assert all(t["meeting"].startswith("bch") for t in own)
    assert len(shared) == 87
    assert all(t["via"] is None for t in tasks)
    assert own[0]["with"] == ["Văn phòng Đảng ủy"]


def test_a_member_gets_the_work_of_its_group(program: Program, known: Directory) -> None:
    tasks = tasks_of(program, known, "ubkt")["tasks"]
    own = [t["item"] for t in tasks if t["basis"] == "item"]
    assert own == ["bch-4.3", "bch-6.3"]
    shared = [t for t in tasks if t["basis"] == "meeting"]
    assert {t["via"] for t in shared} == {"chuyen-trach"}
    assert {t["meeting"] for t in shared} == {f"btv-{month}" for month in range(2, 13)}
    assert shared[0]["with"][:2] == ["Hội đồng nhân dân phường", "Ủy ban nhân dân phường"]
    assert "Văn phòng Đảng ủy" in shared[0]["with"]
    assert "Ủy ban Kiểm tra Đảng ủy" not in shared[0]["with"]


def test_tasks_of_a_month_are_part_of_those_of_the_year(program: Program, known: Directory) -> None:
    year = tasks_of(program, known, "van-phong")["tasks"]
    months = [t for m in range(1, 13) for t in tasks_of(program, known, "van-phong", [m])["tasks"]]
    assert sorted(t["item"] for t in months) == sorted(t["item"] for t in year)


def test_all_agencies_but_no_groups(program: Program, known: Directory) -> None:
    answers = tasks_of_all(program, known)
    assert [a["agency"]["id"] for a in answers] == [
        a.id for a in program.agencies if a.members is None
    ]


def test_tasks_of_a_month_follow_the_days_of_its_meetings(program: Program) -> None:
    days = {"bch-3": "2026-03-25", "btv-3": "2026-03-19"}
    recorded = [{"meeting": name, "date": day} for name, day in days.items()]
    dated = with_days(program, follow_up_of(meetings=recorded).meetings)
    tasks = by_time(tasks_of(dated, directory(dated), "ubnd", (3, 4))["tasks"])
    assert list(dict.fromkeys(task["meeting"] for task in tasks)) == ["btv-3", "bch-3", "btv-4"]


def test_tasks_by_time(program: Program, known: Directory) -> None:
    months = [t["month"] or 0 for t in by_time(tasks_of(program, known, "ubnd")["tasks"])]
    assert months == sorted(months)


def test_an_item_with_its_own_agency_is_not_shared() -> None:
    program = read(
        MINIMAL.replace(
            "        month: 3\n", "        month: 3\n        agencies: [UBND phường]\n"
        ).replace("agencies:\n  - id", "agencies:\n  - id: ubnd\n    name: UBND phường\n  - id", 1)
    )
    known = directory(program)
    assert tasks_of(program, known, "ubnd")["tasks"] == []
    assert len(tasks_of(program, known, "van-phong")["tasks"]) == 1


def test_quarterly_thematic_and_dated_meetings(hd36: Profile) -> None:
    program = read(
        MINIMAL.replace(
            "      - number: 3\n        month: 3\n",
            "      - quarter: 2\n        items: [{text: A.}]\n"
            "      - month: 5\n        kind: thematic\n        items: [{text: B.}]\n"
            "      - date: 2026-07-03\n        kind: extraordinary\n        items: [{text: C.}]\n"
            "      - number: 3\n        month: 3\n",
        )
    )
    known = directory(program)
    assert meeting_ids(program) == ["bch-q2", "bch-5-cd", "bch-7-dx", "bch-3"]
    may = agenda_of_months(program, known, (5,))
    assert [m["id"] for m in may["meetings"]] == ["bch-q2", "bch-5-cd"]
    assert may["meetings"][1]["title"] == (
        "Hội nghị chuyên đề Ban Chấp hành Đảng bộ phường tháng 5/2026"
    )
    headings = [m["heading"] for m in printed(program, hd36)["bodies"][0]["meetings"]]
    assert headings == [
        "Quý II",
        "Hội nghị chuyên đề Ban Chấp hành Đảng bộ phường (Tháng 5/2026)",
        "Hội nghị đột xuất Ban Chấp hành Đảng bộ phường (Ngày 03/7/2026)",
        "Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 3 (Tháng 3/2026)",
    ]


@pytest.mark.parametrize(
    ("text", "condition", "expected"),
    [
        ("Cho ý kiến.", None, "Cho ý kiến."),
        ("Cho ý kiến.", "nếu có", "Cho ý kiến (nếu có)."),
        ("Cho ý kiến;", "nếu có", "Cho ý kiến (nếu có)."),
        ("Cho ý kiến", "nếu có", "Cho ý kiến (nếu có)"),
        ("Ngày 01/10...", "nếu có", "Ngày 01/10... (nếu có)"),
    ],
)
def test_a_condition_stands_before_the_closing_mark(
    text: str, condition: str | None, expected: str
) -> None:
    assert with_condition(text, condition) == expected


def test_roles_are_printed_with_their_words(hd36: Profile) -> None:
    program = read(
        MINIMAL.replace(
            "agencies: [Văn phòng Đảng ủy]",
            "agencies: [{agency: UBND, role: lead}, {agency: Văn phòng Đảng ủy, role: coordinate}]",
        )
    )
    item = printed(program, hd36)["bodies"][0]["meetings"][0]["items"][0]
    assert item["sentence"] == "Kiểm điểm quý I (UBND chủ trì, Văn phòng Đảng ủy phối hợp)."


@pytest.mark.parametrize(
    ("headings", "parts"),
    [
        ("{content: Nội dung, implementation: Tổ chức}", ["A. NỘI DUNG", "B. TỔ CHỨC"]),
        ("{content: null, implementation: Tổ chức}", ["TỔ CHỨC"]),
        ("{content: null, implementation: null}", []),
    ],
)
def test_a_part_without_a_heading_is_printed_without(
    hd36: Profile, headings: str, parts: list[str]
) -> None:
    text = MINIMAL.replace("  title:", f"  headings: {headings}\n  title:", 1)
    blocks = program_blocks(
        printed(read(f"{text}implementation: [Trên đây là Chương trình.]\n"), hd36)
    )
    assert [block.text for block in blocks if block.role == "part"] == parts
    assert blocks[-1].words == "Trên đây là Chương trình.", "a lone paragraph has no number"


def test_a_line_in_capitals_heads_what_follows_in_the_preamble(hd36: Profile) -> None:
    preamble = "Ban hành như sau:\\nMỤC ĐÍCH, YÊU CẦU\\n1. Nâng cao hiệu lực."
    text = MINIMAL.replace("  title:", f'  preamble: "{preamble}"\n  title:', 1)
    blocks = program_blocks(printed(read(text), hd36))
    assert [(block.role, block.words) for block in blocks[:3]] == [
        ("body", "Ban hành như sau:"),
        ("section", "MỤC ĐÍCH, YÊU CẦU"),
        ("body", "1. Nâng cao hiệu lực."),
    ]


def test_a_purpose_in_letters_stands_in_brackets(hd36: Profile) -> None:
    given = "[{name: UBND tỉnh, purpose: b/c}, {name: Thành ủy, purpose: để báo cáo}]"
    end = printed(read(f"{MINIMAL}recipients: {given}\n"), hd36)
    assert [f"{r['name']}{r['before']}{r['purpose']}{r['after']}" for r in end["recipients"]] == [
        "UBND tỉnh (b/c),",
        'Thành ủy "để báo cáo".',
    ]


@pytest.mark.parametrize(
    ("profile", "bases", "preamble", "right"),
    [
        (
            "hd05",
            ["Căn cứ Điều lệ", "Căn cứ Quy chế"],
            None,
            ["Căn cứ Điều lệ;", "Căn cứ Quy chế,"],
        ),
        (
            "nd30",
            ["Căn cứ Luật", "Căn cứ Nghị quyết"],
            None,
            ["Căn cứ Luật;", "Căn cứ Nghị quyết."],
        ),
        ("hd05", ["Căn cứ Điều lệ."], None, ["Căn cứ Điều lệ."]),
        ("hd05", ["Căn cứ Điều lệ"], "Căn cứ tình hình, Đảng ủy ban hành:", ["Căn cứ Điều lệ;"]),
    ],
)
def test_a_basis_gets_the_mark_its_file_leaves_out(
    profile: str, bases: list[str], preamble: str | None, right: list[str]
) -> None:
    program = read(MINIMAL)
    parts = {"bases": bases, "preamble": preamble}
    program = program.model_copy(update={"document": program.document.model_copy(update=parts)})
    assert printed(program, profile_of(profile, []))["bases"] == right


@pytest.mark.parametrize(
    ("content", "bodies", "meetings"),
    [
        ("Nội dung", ["I.", "II."], ["1.", "1."]),
        ("II. Nội dung", ["1.", "2."], ["1.1.", "2.1."]),
        ("B. Nội dung", ["I.", "II."], ["1.", "1."]),
        (None, ["I.", "II."], ["1.", "1."]),
    ],
)
def test_what_stands_in_a_part_is_numbered_below_its_number(
    program: Program, content: str | None, bodies: list[str], meetings: list[str]
) -> None:
    headings = program.document.headings.model_copy(update={"content": content})
    document = program.document.model_copy(update={"headings": headings})
    changed = program.model_copy(update={"document": document})
    own = profile_of("hd36", [])
    blocks = program_blocks(printed(changed, own))
    assert [b.mark for b in blocks if b.role == "section"] == bodies
    firsts = [blocks[n + 1].mark for n, b in enumerate(blocks) if b.role == "section"]
    assert firsts == meetings
    parts = [b.text for b in blocks if b.role == "part"]
    assert (parts[:1] == ["A. NỘI DUNG"]) is (content == "Nội dung")


def test_the_issuer_who_alone_meets_needs_no_heading(program: Program) -> None:
    issuer = program.issuer.name or ""
    body = program.bodies[0].model_copy(update={"name": issuer})
    headings = program.document.headings.model_copy(update={"content": "II. Nội dung"})
    document = program.document.model_copy(update={"headings": headings})
    alone = program.model_copy(update={"bodies": [body], "document": document})
    own = profile_of("hd36", [])
    for changed, headed in ((alone, False), (program, True)):
        blocks = program_blocks(printed(changed, own))
        assert ("section" in [block.role for block in blocks]) is headed
    assert [b.mark for b in program_blocks(printed(alone, own)) if b.role == "meeting"][:2] == [
        "1.", "2.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Hội nghị thứ nhất:", "Hội nghị Ban Thường vụ Đảng ủy thứ nhất (tháng 3/2026)"),
        ("Phiên họp lần thứ hai", "Phiên họp Ban Thường vụ Đảng ủy lần thứ hai (tháng 3/2026)"),
        ("Hội nghị lần thứ ba (quý I)", "Hội nghị Ban Thường vụ Đảng ủy lần thứ ba (tháng 3/2026)"),
        ("Phiên họp thường kỳ tháng 3", "Phiên họp Ban Thường vụ Đảng ủy thường kỳ (tháng 3/2026)"),
        ("Kỳ họp thường lệ giữa năm (tháng 3)", "Kỳ họp thường lệ giữa năm (tháng 3)"),
        ("Hội nghị thứ 2 tháng 3", "Hội nghị thứ 2 tháng 3"),
        ("Kiểm tra tài chính đảng", "Kiểm tra tài chính đảng (tháng 3/2026)"),
        ("Hội nghị về rừng, quý I", "Hội nghị về rừng, quý I (tháng 3/2026)"),
    ],
)
def test_a_title_that_only_counts_tells_whose_meeting_it_is(title: str, told: str) -> None:
    meeting = Meeting(month=3, title=title, items=[])
    body = Body(id="btv", name="Ban Thường vụ Đảng ủy", meetings=[meeting])
    assert meeting_title(read(MINIMAL), body, meeting) == told


def test_a_day_that_a_sentence_names_is_not_said_again() -> None:
    said = ["Nộp báo cáo trước ngày 10 tháng 12."]
    assert delivery(None, "2026-12-10", said) == []
    assert delivery(None, "2026-12-10", ["Kỷ niệm 110/12 năm."]) == ["Thời hạn: ngày 10/12/2026."]
    assert delivery(None, "2026-12", said) == ["Thời hạn: tháng 12/2026."]
    for given in ("(hạn: 10/12/2026)", "chậm nhất ngày 10/12.", "xong trước 10 tháng 12 năm 2026"):
        assert delivery(None, "2026-12-10", [f"Báo cáo tổng kết {given}"]) == []


def test_a_day_of_a_paper_or_an_event_is_no_deadline() -> None:
    for said in (
        "Sơ kết Kế hoạch số 20/KH-UBND ngày 10/12/2024",
        "Kỷ niệm ngày truyền thống (10/12/1946 - 10/12/2026)",
        "Kế hoạch tổ chức hội thi ngày 10/12/2026",
        "Kế hoạch ngày hội (tổ chức ngày 10/12)",
        "Phương án trước ngày hội 10/12/2026",
        "Quyết toán vốn giao trước ngày 10/12/2025",
    ):
        assert delivery(None, "2026-12-10", [said]) == ["Thời hạn: ngày 10/12/2026."], said


def test_days_and_the_first_months_have_their_zeros_in_a_signed_paper() -> None:
    days = ("2026-02-03", "2026-04-09", "2026-11-20", "2026-01")
    assert [delivery(None, day, []) for day in days] == [
        ["Thời hạn: ngày 03/02/2026."],
        ["Thời hạn: ngày 09/4/2026."],
        ["Thời hạn: ngày 20/11/2026."],
        ["Thời hạn: tháng 1/2026."],
    ]


def test_a_line_of_helpers_is_labelled_as_one() -> None:
    assert meeting_line(["coordinate", "coordinate"], "Hội A, Hội B phối hợp") == (
        "Cơ quan phối hợp:",
        "Hội A, Hội B",
    )
    mixed = "Hội A chuẩn bị, Hội B phối hợp"
    assert meeting_line(["prepare", "coordinate"], mixed) == ("Cơ quan chuẩn bị, phối hợp:", mixed)


def test_points_stand_on_the_page_of_their_item_but_no_heading_is_left_alone(hd36: Profile) -> None:
    item = "          - text: {}.\n            details: [một, hai]\n"
    text = MINIMAL[: MINIMAL.index("          - text")] + item.format("Đầu") + item.format("Sau")
    held = [
        (block.role, block.held)
        for block in program_blocks(printed(read(text), hd36))
        if block.role in ("item", "detail")
    ]
    assert held == [
        ("item", False), ("detail", True), ("detail", False),
        ("item", True), ("detail", True), ("detail", False),
    ]  # fmt: skip


def test_an_item_outside_its_list_ends_with_a_stop() -> None:
    item = Item(text="Chăm lo Tết cho hộ nghèo;", condition="nếu có")
    assert with_condition(item.text, item.condition) == "Chăm lo Tết cho hộ nghèo (nếu có)."
    assert with_condition("Kiểm tra bếp ăn,", None) == "Kiểm tra bếp ăn."
    for same in ("Sơ kết quý I.", "Các việc khác...", "Rà soát hộ nghèo"):
        assert with_condition(same, None) == same
    assert sentence(item) == "Chăm lo Tết cho hộ nghèo (nếu có);", "the document keeps its list"


def test_one_body_marks_its_items_one_way(program: Program) -> None:
    """A first session with a number among others without one gives no numbers to items; nor do others take them away."""
    conferences, own = program.bodies[0], profile_of("hd36", [])
    for numbered, marks in ((1, {"-"}), (3, {"(1)"}), (4, {"(1)"})):
        meetings = [
            meeting if at < numbered else meeting.model_copy(update={"number": None})
            for at, meeting in enumerate(conferences.meetings)
        ]
        body = conferences.model_copy(update={"meetings": meetings})
        changed = program.model_copy(update={"bodies": [body]})
        made = printed(changed, own)["bodies"][0]["meetings"]
        assert {meeting["items"][0]["marker"] for meeting in made} == marks
