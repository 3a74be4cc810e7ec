"""How many days before a meeting papers are due, as programmes say it."""

from pathlib import Path

import pytest

from ctr_cli.checking.check import check
from ctr_cli.language.lead_times import Whose, lead_before, lead_times, unread
from ctr_cli.model.bodies import is_spoken_of
from ctr_cli.source.load import from_bytes
from support import DATA, MINIMAL, Run
from support.word import text_of


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Tài liệu gửi về Văn phòng Đảng ủy trước ngày họp ít nhất 07 ngày.", ["07 ngày"]),
        (
            "Cơ quan chủ trì gửi dự thảo đến Văn phòng Đảng uỷ chậm nhất 05 ngày làm việc trước ngày họp; "
            "Văn phòng Đảng uỷ gửi giấy mời trước 03 ngày.",
            ["05 ngày làm việc"],
        ),
        ("Hồ sơ gửi qua Văn phòng trước khi họp 10 (mười) ngày làm việc.", ["10 ngày làm việc"]),
        (
            "Tài liệu gửi về Văn phòng Đảng ủy trước hội nghị ít nhất 07 ngày (đối với Ban Chấp hành) và 05 "
            "ngày (đối với Ban Thường vụ), Văn phòng gửi đại biểu trước 02 ngày.",
            ["07 ngày", "05 ngày"],
        ),
        (
            "Các phòng gửi hồ sơ, tài liệu chậm nhất 12 ngày trước ngày khai mạc kỳ họp.",
            ["12 ngày"],
        ),
        (
            "Chậm nhất 08 ngày trước phiên họp, cơ quan chủ trì nộp dự thảo cho Thường trực HĐND.",
            ["08 ngày"],
        ),
        ("Tài liệu gửi đến đại biểu HĐND chậm nhất 10 ngày trước kỳ họp.", []),
        ("Thường trực HĐND gửi tài liệu kỳ họp trước ngày khai mạc kỳ họp 05 ngày.", []),
        ("Hồ sơ gửi Ban thẩm tra chậm nhất 15 ngày trước ngày khai mạc kỳ họp.", []),
        (
            "Các phòng gửi tài liệu trước ngày họp 10 ngày. Tài liệu gửi về Văn phòng trước ngày họp 06 ngày.",
            ["06 ngày"],
        ),
        ("Các cơ quan gửi báo cáo về Văn phòng Đảng ủy trước ngày 25 hằng tháng.", []),
        ("Giấy mời họp Ban Chấp hành gửi trước ngày họp 05 ngày.", []),
        ("Tài liệu gửi về Văn phòng Đảng ủy trước ngày họp theo quy định.", []),
    ],
)
def test_the_days_a_sentence_says(text: str, leads: list[str]) -> None:
    assert [found.words for found in lead_times((text,))] == leads


SENT = "Tài liệu gửi về Văn phòng Đảng ủy"
COMMITTEE, STANDING = "Ban Chấp hành Đảng bộ phường", "Ban Thường vụ Đảng ủy phường"


def whose(body: str, bodies: list[str]) -> Whose:
    return lambda words: is_spoken_of(words, body, tuple(bodies))


def days_before(text: str, bodies: list[str], *, working: bool = False) -> list[int | None]:
    """The days that a text says of each of some bodies."""
    found = [lead_before((text,), whose(body, bodies)) for body in bodies]
    assert {lead.working for lead in found if lead} <= {working}
    return [lead and lead.days for lead in found]


@pytest.mark.parametrize(
    ("text", "committee", "standing"),
    [
        (f"{SENT} trước ngày họp 07 ngày, riêng hội nghị Ban Chấp hành 10 ngày.", 10, 7),
        (f"{SENT} trước hội nghị 07 ngày, riêng dự thảo nghị quyết gửi trước 10 ngày.", 7, 7),
        (
            f"{SENT} trước ngày họp 07 ngày; riêng tài liệu trình Ban Chấp hành trước 10 ngày.",
            10,
            7,
        ),
        (f"{SENT} trước hội nghị Ban Chấp hành 06 ngày, Ban Thường vụ 04 ngày.", 6, 4),
        (f"{SENT} trước hội nghị 06 ngày (đối với BCH) và 04 ngày (đối với Thường vụ).", 6, 4),
        (f"{SENT} chậm nhất 06 ngày trước hội nghị BCH và 04 ngày trước hội nghị Thường vụ.", 6, 4),
        (f"{SENT} trước hội nghị 06 ngày hoặc 04 ngày.", None, None),
        (f"{SENT} trước ngày họp theo quy định.", None, None),
    ],
)
def test_an_exception_holds_for_its_body_alone(
    text: str, committee: int | None, standing: int | None
) -> None:
    assert days_before(text, [COMMITTEE, STANDING]) == [committee, standing]


COUNCIL = [
    "Hội đồng nhân dân xã",
    "Thường trực Hội đồng nhân dân xã",
    "Ban Kinh tế - Ngân sách",
    "Tiếp công dân",
]
PARTY = [COMMITTEE, STANDING]
WITH_DAILY = [*PARTY, "Thường trực Đảng ủy"]
CELL, STATE = ["Chi bộ thôn Đông"], ["Ủy ban nhân dân xã"]
WAYS: list[tuple[list[str], str, list[int | None]]] = [
    (COUNCIL, "Các cơ quan gửi tài liệu về Thường trực HĐND trước kỳ họp tối thiểu 18 ngày, trước phiên họp Thường trực 06 ngày.", [18, 6, None]),
    (COUNCIL, "Cơ quan trình gửi hồ sơ 14 ngày trước ngày khai mạc kỳ họp; hồ sơ phiên họp Thường trực gửi 04 ngày trước phiên họp.", [14, 4, None]),
    (COUNCIL, "Tài liệu gửi về Thường trực HĐND (qua Văn phòng) muộn nhất 12 ngày trước ngày khai mạc.", [12, None, None]),
    (COUNCIL, "Hồ sơ gửi về Văn phòng chậm nhất 12 ngày trước kỳ họp; hồ sơ họp các Ban 03 ngày trước cuộc họp.", [12, None, 3]),
    (COUNCIL, "Đối với kỳ họp HĐND: gửi tài liệu về Thường trực HĐND trước 16 ngày; đối với phiên họp: trước 04 ngày.", [16, 4, None]),
    (COUNCIL, "Cơ quan trình gửi Thường trực HĐND trước kỳ họp 20 (hai mươi) ngày tài liệu; gửi Ban Kinh tế - Ngân sách để thẩm tra trước 15 ngày.", [20, None, None]),
    (COUNCIL, "Chậm nhất 10 ngày trước kỳ họp và 04 ngày trước phiên họp, các phòng nộp dự thảo cho Văn phòng.", [10, 4, None]),
    (COUNCIL, "Muộn nhất mười lăm ngày trước kỳ họp, các phòng gửi báo cáo về Văn phòng; muộn nhất ba ngày trước phiên họp Thường trực.", [15, 3, None]),
    (COUNCIL, "Thời hạn gửi tài liệu về Văn phòng: kỳ họp 15 ngày, phiên họp 05 ngày, cuộc họp các Ban 02 ngày trước ngày họp.", [15, 5, 2]),
    (COUNCIL, "Hồ sơ, tài liệu gửi Thường trực HĐND chậm nhất là 11 ngày trước ngày họp.", [11, 11, 11]),
    (COUNCIL, "Các phòng gửi dự thảo về Văn phòng trước phiên họp Thường trực 05 ngày; Văn phòng gửi đại biểu trước kỳ họp 07 ngày.", [None, 5, None]),
    (COUNCIL, "Thường trực HĐND yêu cầu các cơ quan gửi tài liệu kỳ họp trước 15 ngày, tài liệu phiên họp trước 06 ngày so với ngày họp.", [15, 6, None]),
    (CELL, "Đồng chí được giao gửi nội dung cho Bí thư trước ngày sinh hoạt 4 ngày.", [4]),
    (CELL, "Chi ủy đôn đốc; đảng viên được giao nộp báo cáo cho Chi ủy trước ngày sinh hoạt ít nhất 02 ngày.", [2]),
    (CELL, "Nội dung gửi Chi ủy chậm nhất 4 ngày trước ngày họp chi bộ.", [4]),
    (CELL, "Các tổ gửi nội dung về chi ủy trước khi sinh hoạt chi bộ hai ngày.", [2]),
    (CELL, "Bí thư gửi tài liệu cho đảng viên trước ngày sinh hoạt 03 ngày.", [None]),
    (PARTY, f"{SENT} trước hội nghị BTV 04 ngày, hội nghị Ban Chấp hành 08 ngày.", [8, 4]),
    (PARTY, f"{SENT} trước hội nghị Ban Chấp hành và Ban Thường vụ 06 ngày.", [6, 6]),
    (PARTY, "Cơ quan chủ trì gửi hồ sơ cho VPĐU không muộn hơn 08 ngày trước hội nghị; Văn phòng gửi giấy mời trước 03 ngày.", [8, 8]),
    (PARTY, "Với hội nghị Ban Chấp hành, hồ sơ gửi về Văn phòng trước 10 ngày; với hội nghị Ban Thường vụ trước 06 ngày họp.", [10, 6]),
    (PARTY, "Riêng hội nghị Ban Chấp hành, tài liệu gửi về Văn phòng trước 10 ngày; hội nghị khác trước 05 ngày.", [10, 5]),
    (PARTY, "Tài liệu gửi xin ý kiến ít nhất 10 ngày, gửi Văn phòng Đảng ủy ít nhất 04 ngày trước ngày họp.", [4, 4]),
    (PARTY, "05 ngày trước hội nghị, Văn phòng gửi tài liệu đến các đồng chí Ủy viên.", [None, None]),
    (PARTY, "Kết luận hội nghị gửi về Văn phòng chậm nhất 03 ngày sau hội nghị; VPĐU trả lại trước hội nghị trong 02 ngày.", [None, None]),
    (PARTY, f"{SENT} trước hội nghị từ 05 đến 07 ngày.", [None, None]),
    (PARTY, "Đề án gửi Văn phòng Đảng ủy trước ngày họp 07 ngày, báo cáo gửi trước 03 ngày.", [None, None]),
    (PARTY, f"{SENT} trước hội nghị 06 ngày (trừ trường hợp đột xuất); hội nghị đột xuất gửi trước 01 ngày.", [6, 6]),
    (PARTY, f"{SENT} trước ngày họp 06 ngày. Trường hợp cấp bách, gửi Văn phòng trước khi họp 24 giờ.", [6, 6]),
    (WITH_DAILY, f"{SENT} chậm nhất một tuần trước hội nghị, riêng họp Thường trực Đảng ủy trước 02 ngày.", [7, 7, 2]),
    (WITH_DAILY, f"{SENT} trước hội nghị Ban Chấp hành 10 ngày, Ban Thường vụ 07 ngày, họp Thường trực 01 ngày.", [10, 7, 1]),
    (STATE, "Văn phòng đôn đốc các phòng gửi hồ sơ trước phiên họp 06 ngày.", [6]),
    (STATE, "Trước phiên họp ít nhất 04 ngày, các phòng phải hoàn thành đề án, gửi Văn phòng; Văn phòng gửi thành viên trước 02 ngày.", [4]),
    (STATE, "Tài liệu gửi Chủ tịch duyệt trước 02 ngày, gửi Văn phòng trước 05 ngày so với ngày họp.", [5]),
    (STATE, "Các phòng gửi tài liệu trước phiên họp hai tuần.", [14]),
]  # fmt: skip


@pytest.mark.parametrize(("bodies", "text", "days"), WAYS)
def test_each_place_that_meets_has_its_own_days(
    bodies: list[str], text: str, days: list[int | None]
) -> None:
    assert days_before(text, bodies)[: len(days)] == days


@pytest.mark.parametrize(
    ("bodies", "text"),
    [
        (CELL, "Các đồng chí được giao gửi báo cáo cho Bí thư trước buổi họp 02 ngày làm việc."),
        (STATE, "Hồ sơ nộp về Văn phòng muộn nhất 02 (hai) ngày làm việc trước phiên họp UBND."),
        (PARTY, "Ít nhất 02 ngày (ngày làm việc) trước hội nghị, hồ sơ gửi về Văn phòng Đảng ủy."),
    ],
)
def test_working_days_are_said_in_many_ways(bodies: list[str], text: str) -> None:
    assert days_before(text, bodies, working=True) == [2] * len(bodies)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{SENT} trước hội nghị từ 05 đến 07 ngày.", True),
        (f"{SENT} trước hội nghị 36 giờ.", True),
        ("Cơ quan chuẩn bị gửi tài liệu trước 05 ngày làm việc.", True),
        (f"{SENT} trước hội nghị theo quy định.", False),
        (f"{SENT} trước hội nghị 05 ngày.", False),
        ("Báo cáo gửi về Văn phòng trước ngày 20 hằng tháng.", False),
        ("Văn phòng gửi tài liệu cho đại biểu trước hội nghị 24 giờ.", False),
        ("Kết luận gửi về Văn phòng chậm nhất 03 ngày sau hội nghị.", False),
    ],
)
def test_a_deadline_that_nobody_can_count_by_is_told(text: str, told: bool) -> None:
    assert bool(unread((text,), whose(COMMITTEE, PARTY))) is told


def test_papers_count_the_days_of_their_own_meeting(ctr: Run, workspace: Path) -> None:
    file = workspace / "programs" / "2026.yaml"
    rule = f"{SENT} trước ngày họp 07 ngày, riêng hội nghị Ban Chấp hành 10 ngày."
    text = file.read_text("utf-8").replace("implementation:\n", f"implementation:\n  - {rule}\n", 1)
    file.write_text(text, "utf-8")
    for meeting, day in (("bch-3", "16"), ("btv-3", "19")):
        paper = f"{meeting}.docx"
        ctr("agenda", "--meeting", meeting, "--invitation", "--date", "26/3/2026", "--on", "2/3/2026",
            "-o", paper)  # fmt: skip
        words = text_of(Path(paper).read_bytes()).replace("\u00a0", " ")
        assert f"chậm nhất ngày {day} tháng 3 năm 2026" in words
    ctr("tasks", "--agency", "UBND phường", "--month", "3", "-o", "viec.docx")
    assert (
        "trước ngày họp ít nhất 10 ngày đối với hội nghị Ban Chấp hành Đảng bộ phường, 07 ngày "
        "đối với hội nghị Ban Thường vụ Đảng ủy phường"
    ) in text_of(Path("viec.docx").read_bytes()).replace("\u00a0", " ")
    assert "CTR928" not in ctr("validate").out


def test_letters_ask_what_an_imported_programme_says(
    ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ctr("render", DATA / "programmes" / "xa-quynh-luu.yaml", "-o", "ct.docx").code == 0
    assert ctr("import", "ct.docx", "-o", "2026.yaml").code == 0
    ctr("agenda", "--meeting", "btv-3", "--invitation", "--date", "25/3/2026", "--on", "10/3/2026",
        "-p", "2026.yaml", "-o", "gm.docx")  # fmt: skip
    assert "chậm nhất ngày 18 tháng 3 năm 2026" in text_of(Path("gm.docx").read_bytes()).replace(
        "\u00a0", " "
    )
    assert "CTR928" not in ctr("validate", "2026.yaml").out
    text = Path("2026.yaml").read_text("utf-8")
    assert "papers_days" not in text
    Path("2026.yaml").write_text(f"{text}settings: {{papers_days: 5}}\n", "utf-8")
    said = ctr("validate", "2026.yaml", "--select", "CTR928").out
    assert "hẹn tài liệu trước ngày họp 07 ngày, giấy mời, công văn và lịch tính 5 ngày" in said


@pytest.mark.parametrize(
    ("deadline", "habits", "told"),
    [
        # Before Tuesday 5/5 five working days lead over 30/4, 1/5 and 27/4 to 23/4; seven days to 28/4.
        ("2026-04-23", "{}", []),
        ("2026-04-24", "{}", ["CTR926"]),
        ("2026-04-28", "{papers_days: 7}", []),
        ("2026-04-28", "{papers_days: 3}", ["CTR928"]),
    ],
)
def test_working_days_are_asked_as_the_programme_says(
    deadline: str, habits: str, told: list[str]
) -> None:
    text = MINIMAL.replace("month: 3", "date: 2026-05-05").replace("number: 3", "number: 5")
    text = text.replace("quý I.", f"quý I.\n            deadline: {deadline}")
    said = "Các phòng gửi tài liệu về Văn phòng trước ngày họp ít nhất 05 ngày làm việc."
    raw = f"{text}implementation: [{said}]\nsettings: {habits}\n".encode()
    found = check(from_bytes(raw, "x.yaml"), select=("CTR926", "CTR928"))
    assert [finding.code for finding in found] == told
