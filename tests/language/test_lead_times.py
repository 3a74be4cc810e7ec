"""How many days before a meeting papers are due, as programmes say it."""

from pathlib import Path

import pytest

from ctr_cli.checking.check import check
from ctr_cli.language.lead_times import lead_before, lead_times
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
COMMITTEE, STANDING = ["Ban Chấp hành", "BCH"], ["Ban Thường vụ", "Thường vụ"]


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
    found = [
        lead_before((text,), own, others)
        for own, others in ((COMMITTEE, STANDING), (STANDING, COMMITTEE))
    ]
    assert [lead and lead.days for lead in found] == [committee, standing]


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
