"""Agenda, invitation and task letters: the right words, on the right days, to the right people."""

import itertools
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctr_cli.cycle.workdays import rest_day
from ctr_cli.model.program import Program
from ctr_cli.views.deadlines import invitation_due, papers_due
from support import MINIMAL, REAL, Run, program_of
from support.word import WP, W, paragraphs, part, text_of


def written(ctr: Callable[..., Any], *arguments: object) -> str:
    ran = ctr(*arguments, "--format", "docx", "-o", "x.docx", "--force")
    assert ran.code == 0, ran.err
    return text_of(Path("x.docx").read_bytes())


@pytest.mark.parametrize(
    ("meeting", "papers", "invited"),
    [
        # Five days before Wednesday 25/3 is Friday; three days before is Sunday, so Friday too.
        (date(2026, 3, 25), date(2026, 3, 20), date(2026, 3, 20)),
        # Tết of 2026: from 16/2 to 20/2 nobody works.
        (date(2026, 2, 23), date(2026, 2, 13), date(2026, 2, 13)),
        # 30/4 and 1/5, then a weekend.
        (date(2026, 5, 6), date(2026, 4, 29), date(2026, 4, 29)),
        (date(2026, 10, 15), date(2026, 10, 9), date(2026, 10, 12)),
    ],
)
def test_deadlines_fall_on_working_days(
    program: Program, meeting: date, papers: date, invited: date
) -> None:
    assert papers_due(program, "Ban Thường vụ", meeting) == papers
    assert invitation_due(program, "bch", meeting) == invited


def test_deadlines_follow_the_settings_of_the_file() -> None:
    text = MINIMAL + "settings:\n  papers_days: 2\n  invitation_days: {bch: 1}\n"
    program = program_of(text)
    assert papers_due(program, "Ban Thường vụ", date(2026, 3, 26)) == date(2026, 3, 24)
    assert invitation_due(program, "bch", date(2026, 3, 26)) == date(2026, 3, 25)
    # Two days for a standing committee, three for the committee, unless the file says otherwise.
    usual = program_of(REAL.read_bytes())
    assert invitation_due(usual, "btv", date(2026, 3, 26)) == date(2026, 3, 24)
    assert invitation_due(usual, "bch", date(2026, 3, 26)) == date(2026, 3, 23)


def test_rest_days_have_names() -> None:
    assert rest_day(date(2026, 9, 2)) == "Quốc khánh"
    assert rest_day(date(2026, 3, 22)) == "Chủ nhật"
    assert rest_day(date(2026, 3, 23)) is None


def test_agenda_with_times(ctr: Run, workspace: Path) -> None:
    text = written(
        ctr,
        "agenda",
        "--meeting",
        "bch-3",
        "--date",
        "25/3/2026",
        "--start",
        "7h30",
        "--minutes",
        45,
    ).replace("\u00a0", " ")
    assert "Thời gian: 07 giờ 30, thứ Tư, ngày 25 tháng 3 năm 2026" in text
    assert "Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 3 (tháng 3/2026)" in text
    for slot in ("07 giờ 30 - 08 giờ 15", "10 giờ 30 - 11 giờ 15"):
        assert slot in text
    assert "(khi có chỉ đạo của Ủy ban nhân dân thành phố)." in text
    assert "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG" in text


def test_agenda_with_room_to_write(ctr: Run, workspace: Path) -> None:
    text = written(ctr, "agenda", "--meeting", "btv-9")
    assert "Thời gian: …… giờ ……, ngày       tháng 9 năm 2026" in text
    assert "* Cơ quan chuẩn bị, phối hợp: Ủy ban nhân dân phường, các cơ quan chuyên trách" in text
    raw = Path("x.docx").read_bytes()
    rows = part(raw).findall(f".//{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows].count(True) == 1
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    # Papers after 27/5/2026 obey the later rule.
    assert "- Các đồng chí dự hội nghị;" in text


def test_tables_do_not_run_into_one_another(ctr: Run, workspace: Path) -> None:
    written(ctr, "agenda", "--meeting", "bch-3")
    body = list(part(Path("x.docx").read_bytes()).find(f"{W}body"))
    assert not any(a.tag == b.tag == f"{W}tbl" for a, b in itertools.pairwise(body))


ASKING = "settings:\n  papers_days: 1\n"
"""Papers are due a day before the meeting, when the invitation has been sent."""


def asking(workspace: Path) -> Path:
    """The real programme of an office whose papers come after its invitations."""
    path = workspace / "asking.yaml"
    path.write_text(REAL.read_text("utf-8") + ASKING, "utf-8")
    return path


def test_invitation(ctr: Run, workspace: Path) -> None:
    wanted = ("agenda", "--meeting", "bch-3", "--invitation", "--date", "2026-03-25")
    text = written(ctr, *wanted)
    assert "GIẤY MỜI\ndự Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 3 (tháng 3/2026)" in text
    assert "Kính gửi: Các đồng chí Ủy viên Ban Chấp hành Đảng bộ phường" in text
    assert "Đồ Sơn, ngày 20 tháng 3 năm 2026" in text
    assert "Số      -GM/ĐU" in text
    # Papers are due on the day the invitation is sent, so it cannot ask for them.
    assert "4. Tài liệu: gửi kèm giấy mời này." in text
    assert "nội dung (1)" not in text
    text = written(ctr, *wanted, "-p", asking(workspace))
    assert "gửi tài liệu về Văn phòng Đảng ủy chậm nhất ngày 24 tháng 3 năm 2026." in text
    # Five items and who prepares which would not fit a page together: the items matter more.
    assert "(5) Cho ý kiến các nội dung khác thuộc thẩm quyền." in text
    assert "nội dung (1)" not in text


def test_an_invitation_sent_early_asks_for_papers(ctr: Run, workspace: Path) -> None:
    wanted = ("agenda", "--meeting", "bch-3", "--invitation", "--date", "2026-03-25")
    text = written(ctr, *wanted, "--on", "10/3/2026")
    assert "Đồ Sơn, ngày 10 tháng 3 năm 2026" in text
    assert "gửi tài liệu về Văn phòng Đảng ủy chậm nhất ngày 20 tháng 3 năm 2026." in text
    ran = ctr(*wanted, "--on", "31/12/2026", "-o", "muon.docx")
    assert "--on sau ngày họp của bch-3" in ran.err


def test_agencies_have_one_spelling_in_an_agenda(ctr: Run, workspace: Path) -> None:
    text = written(ctr, "agenda", "--meeting", "bch-3")
    assert "Ủy ban nhân dân phường, Văn phòng Đảng ủy" in text
    assert "UBND phường" not in text
    assert "Đảng uỷ" not in text


def test_a_lone_meeting_of_a_letter_has_no_number(ctr: Run, workspace: Path) -> None:
    text = written(ctr, "tasks", "--agency", "Công an phường")
    assert "\nHội nghị Ban Thường vụ Đảng ủy phường tháng 1/2026\n" in text
    text = written(ctr, "tasks", "--agency", "Hội đồng nhân dân")
    assert "\nHội nghị Ban Chấp hành Đảng bộ phường lần thứ 3 (tháng 3/2026)\n" in text
    assert "\n2. Hội nghị Ban Thường vụ Đảng ủy phường tháng 2/2026\n" in text


def test_invitation_without_a_day(ctr: Run, workspace: Path) -> None:
    wanted = ("agenda", "--meeting", "btv-3", "--invitation")
    text = written(ctr, *wanted)
    assert "4. Tài liệu: gửi kèm giấy mời này." in text
    assert "Đồ Sơn, ngày       tháng 3 năm 2026" in text
    text = written(ctr, *wanted, "-p", asking(workspace))
    assert "gửi tài liệu về Văn phòng Đảng ủy trước ngày họp ít nhất 01 ngày." in text
    assert "phối hợp chuẩn bị các nội dung chung của hội nghị." in text


def test_a_rest_day_or_another_month_is_pointed_out(ctr: Run, workspace: Path) -> None:
    ran = ctr("agenda", "--meeting", "bch-3", "--format", "docx", "--date", "2026-04-26")
    assert ran.code == 0
    assert "26/04/2026 là ngày nghỉ (Ngày Giỗ Tổ Hùng Vương)" in ran.err
    assert "không khớp với tên: Hội nghị" in ran.err
    ran = ctr("agenda", "--meeting", "bch-3", "-f", "docx", "--date", "2025-03-25", "--force")
    assert "ngày họp 25/03/2025 không thuộc năm 2026 của chương trình" in ran.err


def test_a_file_a_meeting_in_a_folder(ctr: Run, workspace: Path) -> None:
    ran = ctr("agenda", "--month", 3, "--format", "docx", "-o", "hop")
    assert ran.code == 0
    names = ["chuong-trinh-hoi-nghi-bch-3.docx", "chuong-trinh-hoi-nghi-btv-3.docx"]
    assert sorted(path.name for path in Path("hop").iterdir()) == names
    Path("hop", names[1]).unlink()
    ran = ctr("agenda", "--month", 3, "--format", "docx", "-o", "hop")
    assert ran.code == 3
    assert names[0] in ran.err
    assert not Path("hop", names[1]).exists()


def test_one_file_by_default(ctr: Run, workspace: Path) -> None:
    assert ctr("agenda", "--month", 3, "--format", "docx", "--invitation").code == 0
    said = [p.text for p in paragraphs(Path("giay-moi-thang-3.docx").read_bytes())]
    assert said.count("GIẤY MỜI") == 2
    drawings = part(Path("giay-moi-thang-3.docx").read_bytes()).iter(f"{WP}docPr")
    numbers = [drawing.get("id") for drawing in drawings]
    assert len(numbers) == len(set(numbers)) == 2


def test_letter_to_an_agency(ctr: Run, workspace: Path) -> None:
    text = written(ctr, "tasks", "--agency", "ban xay dung dang", "--month", 3)
    assert "Kính gửi: Ban Xây dựng Đảng" in text
    assert "V/v phối hợp chuẩn bị nội dung trình các hội nghị tháng 3 năm 2026" in text
    assert "đề nghị Ban Xây dựng Đảng phối hợp chuẩn bị các nội dung sau đây:" in text
    # One part alone has no number, and no heading.
    assert "NỘI DUNG CHUNG" not in text
    assert "trong nhóm “các cơ quan chuyên trách tham mưu, giúp việc Đảng ủy”." in text
    text = written(ctr, "tasks", "--agency", "ubnd")
    assert "đề nghị Ủy ban nhân dân phường chuẩn bị và phối hợp chuẩn bị các nội dung" in text
    own, _, shared = text.partition("II. NỘI DUNG CHUNG CỦA HỘI NGHỊ")
    assert "I. NỘI DUNG GHI TÊN CƠ QUAN" in own
    assert "1. Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 3 (tháng 3/2026)" in own
    assert "(chuẩn bị cùng Văn phòng Đảng ủy)." in own
    assert "1. Hội nghị Ban Thường vụ Đảng ủy phường tháng 1/2026" in shared
    assert "Số      -CV/ĐU\nV/v chuẩn bị nội dung trình các hội nghị năm 2026" in text
    assert "(chuẩn bị cùng" not in shared


def test_the_letters_hold_what_the_list_holds(ctr: Run, workspace: Path) -> None:
    said = written(ctr, "tasks", "-a", "ubnd").split("\n")
    csv = ctr("tasks", "-a", "ubnd", "--format", "csv").out
    assert sum(line.startswith("- ") for line in said) - 2 == len(csv.strip().splitlines()) - 1


def test_a_letter_names_the_programme_once_it_has_a_number(ctr: Run, workspace: Path) -> None:
    path = Path("programs/2026.yaml")
    text = path.read_text("utf-8").replace("number: null", "number: 5")
    path.write_text(text.replace("date: 2025-12 ", "date: 2025-12-05 "), "utf-8")
    assert "Chương trình công tác năm 2026 số 05-CTr/ĐU ngày 05/12/2025" in written(
        ctr, "tasks", "-a", "ubnd"
    )


def test_a_letter_says_what_must_come_of_it_and_by_when(ctr: Run, workspace: Path) -> None:
    more = "agencies: [Văn phòng Đảng ủy]\n            product: Báo cáo\n            deadline: 2026-03-05\n"
    path = workspace / "x.yaml"
    text = MINIMAL.replace("agencies: [Văn phòng Đảng ủy]\n", more)
    path.write_text(text.replace("Văn phòng Đảng ủy", "Công an phường"), "utf-8")
    said = written(ctr, "tasks", "-a", "van-phong", "-p", path)
    assert "Kiểm điểm quý I (sản phẩm: Báo cáo; thời hạn ngày 05 tháng 3 năm 2026)." in said


@pytest.mark.no_cover
def test_letters_to_all(ctr: Run, workspace: Path) -> None:
    ran = ctr("tasks", "--all", "--format", "docx", "-o", "cong-van")
    assert ran.code == 0
    names = {path.name for path in Path("cong-van").iterdir()}
    assert len(names) == 10
    # Nobody writes to himself, and that is said.
    assert "van-phong-dang-uy.docx" not in names
    assert "Văn phòng Đảng ủy: là nơi gửi công văn, không tự gửi cho mình" in ran.err
    assert "uy-ban-nhan-dan-phuong.docx" in names
    assert ctr("tasks", "--all", "--format", "docx", "--month", 1).code == 0
    said = [p.text for p in paragraphs(Path("viec-cac-co-quan.docx").read_bytes())]
    assert sum(text.startswith("Kính gửi:") for text in said) == 5


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["agenda", "-m", "3", "--start", "08:00"], 2, "--format docx"),
        (["agenda", "-m", "3", "--invitation"], 2, "--format docx"),
        (["agenda", "-m", "3", "-f", "docx", "--minutes", "20"], 2, "--start"),
        (["agenda", "-m", "3", "-f", "docx", "--date", "2026-03-25"], 2, "btv-3, bch-3"),
        (["agenda", "--meeting", "bch-3", "-f", "docx", "--start", "25:00"], 2, "08:00"),
        (
            ["agenda", "--meeting", "bch-3", "-f", "docx", "--start", "22:00", "--minutes", "60"],
            2,
            "nửa đêm",
        ),
        (["tasks", "-a", "ubnd", "--profile", "hd36"], 2, "--format docx"),
        (["tasks", "-a", "mttq", "-f", "docx", "-m", "1"], 1, "không có việc nào"),
    ],
)
def test_wrong_usage(ctr: Run, workspace: Path, arguments: list[str], code: int, said: str) -> None:
    ran = ctr(*arguments)
    assert ran.code == code
    assert said in ran.err
    assert not list(workspace.glob("*.docx"))


@pytest.mark.parametrize(
    ("body", "addressed", "days"),
    [
        ("Ban Thường vụ Đảng ủy xã", "Các đồng chí Ủy viên Ban Thường vụ Đảng ủy xã", 2),
        ("BCH Đảng bộ xã", "Các đồng chí Ủy viên BCH Đảng bộ xã", 3),
        ("Hội đồng nhân dân xã", "Các vị đại biểu Hội đồng nhân dân xã", None),
        ("Ban Chỉ đạo xã", "Các đồng chí thành viên Ban Chỉ đạo xã", 3),
    ],
)
def test_every_body_is_addressed_in_its_way(
    ctr: Run, workspace: Path, body: str, addressed: str, days: int | None
) -> None:
    path = workspace / "x.yaml"
    text = MINIMAL.replace("Ban Chấp hành Đảng bộ phường", body)
    if body.startswith("Hội đồng"):
        text = text.replace("name: Đảng ủy phường Đồ Sơn", f"name: {body}")
    path.write_text(text, "utf-8")
    said = written(ctr, "agenda", "--meeting", "bch-3", "--invitation", "-p", path)
    assert f"Kính gửi: {addressed}\n" in said
    program = program_of(path.read_bytes())
    sent = invitation_due(program, "bch", date(2026, 3, 27))
    assert (sent and (date(2026, 3, 27) - sent).days) == days
