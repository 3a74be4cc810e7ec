"""Days and customs of meetings: what is asked beats what is recorded, that the file's settings, that ctr.yaml."""

import json
import re
from pathlib import Path

import pytest

from support import Run

PROGRAMME = Path("programs/2026.yaml")
BESIDE = Path("programs/2026.follow-up.yaml")
OFFICE = """\
start: '07:30'
place: Phòng họp của ctr.yaml
opening: Khai mạc theo ctr.yaml
closing: Kết luận theo ctr.yaml
signer: {post: Phó Chánh Văn phòng, name: Lê Văn C}
papers_days: 6
deadlines: {ubnd: 10, quan-su: 4}
members:
  - {name: Nguyễn Văn A, agencies: [ubnd]}
"""
SETTINGS = "settings: {start: '08:00', place: Phòng họp của chương trình}\n"
MEETING = (
    "start: '09:00', place: Phòng họp của hội nghị, chair: Đồng chí Bí thư, guests: Công an phường"
)


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


@pytest.fixture
def office(workspace: Path) -> Path:
    write(Path("ctr.yaml"), OFFICE)
    return workspace


def record(*pairs: str) -> None:
    inside = ", ".join(("meeting: bch-3", *pairs))
    write(BESIDE, f"format: 1\nyear: 2026\nmeetings:\n  - {{{inside}}}\n")


def page(ctr: Run, *arguments: object) -> str:
    ran = ctr("agenda", "--meeting", "bch-3", "-f", "html", *arguments)
    assert ran.code == 0, ran.err
    return ran.out.replace("\u00a0", " ")


def text_points(paper: str) -> list[str]:
    """The numbered points of a paper."""
    plain = re.sub(r"<[^>]+>", "", paper)
    return [line.strip() for line in plain.splitlines() if re.match(r"\s*\d\. ", line)]


@pytest.mark.no_cover
def test_settings_stand_in_their_order(ctr: Run, office: Path) -> None:
    paper = page(ctr)
    assert "07 giờ 30" in paper and "Phòng họp của ctr.yaml" in paper
    write(PROGRAMME, PROGRAMME.read_text("utf-8") + SETTINGS)
    paper = page(ctr)
    assert "08 giờ 00" in paper and "Phòng họp của chương trình" in paper
    record(MEETING, "date: 2026-03-25")
    paper = page(ctr)
    assert "09 giờ 00, thứ Tư, ngày 25 tháng 3 năm 2026" in paper
    assert "Phòng họp của hội nghị" in paper
    paper = page(ctr, "--start", "10h", "--date", "26/3/2026")
    assert "10 giờ 00, thứ Năm, ngày 26 tháng 3 năm 2026" in paper


def test_words_of_a_meeting_are_on_its_papers(ctr: Run, office: Path) -> None:
    record(MEETING)
    agenda = page(ctr)
    for words in (
        "Chủ trì: Đồng chí Bí thư",
        "Khách mời: Công an phường",
        "Khai mạc theo ctr.yaml",
        "Kết luận theo ctr.yaml",
        "PHÓ CHÁNH VĂN PHÒNG",
        "Lê Văn C",
    ):
        assert words in agenda
    assert agenda.index("Khai mạc theo ctr.yaml") < agenda.index("Kiểm điểm thực hiện nhiệm vụ")
    points = text_points(page(ctr, "--invitation"))
    assert points[2] == "3. Chủ trì: Đồng chí Bí thư."
    assert points[3].startswith("4. Nội dung: ")
    assert points[-1].startswith("5. Tài liệu: ")


def test_without_any_the_papers_leave_room(ctr: Run, workspace: Path) -> None:
    paper = page(ctr)
    assert "…… giờ ……" in paper
    assert "Địa điểm: ……" in paper
    assert "Chủ trì" not in paper


def test_minutes_go_with_a_start_from_anywhere(ctr: Run, office: Path) -> None:
    assert "07 giờ 30 - 07 giờ 50" in page(ctr, "--minutes", 20)
    Path("ctr.yaml").unlink()
    assert ctr("agenda", "--meeting", "bch-3", "-f", "html", "--minutes", 20).code == 2


def test_days_reach_answers_and_the_calendar(ctr: Run, office: Path) -> None:
    record("date: 2026-03-25")
    answer = json.loads(ctr("agenda", "--month", 3, "-f", "json").out)
    days = {meeting["id"]: meeting["date"] for meeting in answer["meetings"]}
    assert days == {"btv-3": None, "bch-3": "2026-03-25"}
    issued = json.loads(ctr("agenda", "--month", 3, "-f", "json", "--issued").out)
    assert {meeting["date"] for meeting in issued["meetings"]} == {None}
    events = ctr("calendar", "-o", "-").out.replace("\r\n ", "").replace("\n ", "")
    assert "DTSTART:20260325T003000Z" in events and "LOCATION:Phòng họp của ctr.yaml" in events
    assert "Hạn gửi tài liệu: Hội nghị Ban Chấp hành" in events
    assert "Hạn gửi tài liệu (Ủy ban nhân dân phường)" in events
    assert "Hạn gửi tài liệu (Ban Chỉ huy" not in events
    assert "20260319" in events and "20260313" in events


def test_the_hour_and_the_place_go_with_the_day(ctr: Run, office: Path) -> None:
    record(MEETING, "date: 2026-03-25")
    events = ctr("calendar", "-o", "-").out.replace("\r\n ", "").replace("\n ", "")
    (event,) = (e for e in events.split("BEGIN:VEVENT") if "UID:2026-bch-3@" in e)
    assert "DTSTART:20260325T020000Z" in event, "nine o'clock in Vietnam"
    assert "DTEND:20260325T043000Z" in event, "the end of the morning"
    assert "LOCATION:Phòng họp của hội nghị" in event
    assert "TRIGGER:-P1DT1H" in event, "at eight the day before"
    (meeting,) = json.loads(ctr("agenda", "--meeting", "bch-3", "-f", "json").out)["meetings"]
    assert (meeting["start"], meeting["place"]) == ("09:00", "Phòng họp của hội nghị")
    for format in ("text", "md"):
        said = ctr("agenda", "--meeting", "bch-3", "-f", format).out
        assert "Ngày họp: 25/03/2026, 09:00, Phòng họp của hội nghị" in said
    together = ctr("agenda", "--month", 3, "--together", "-f", "html").out.replace("\u00a0", " ")
    assert "Thời gian: 09 giờ 00, thứ Tư, ngày 25 tháng 3 năm 2026." in together
    assert together.count("Địa điểm: Phòng họp của hội nghị.") == 1


def test_what_is_printed_of_the_signed_programme_stays(ctr: Run, workspace: Path) -> None:
    before = ctr("render").out
    record("date: 2026-03-25")
    write(Path("ctr.yaml"), OFFICE)
    assert ctr("render").out == before


def test_lead_times_reach_letters_and_invitations(ctr: Run, office: Path) -> None:
    letter = ctr("tasks", "--agency", "ubnd", "--month", 3, "-f", "html").out.replace("\u00a0", " ")
    assert "ít nhất 10 ngày" in letter
    other = ctr("tasks", "--agency", "hdnd", "--month", 3, "-f", "html").out.replace("\u00a0", " ")
    assert "ít nhất 06 ngày" in other
    write(Path("ctr.yaml"), "deadlines: {ubnd: 2}\n")
    write(PROGRAMME, PROGRAMME.read_text("utf-8") + "settings: {invitation_days: {bch: 10}}\n")
    record("date: 2026-03-25")
    invitation = page(ctr, "--invitation")
    assert "Ủy ban nhân dân phường gửi tài liệu chậm nhất ngày 23 tháng 3 năm 2026" in invitation


def test_the_month_together_says_who_is_in_charge(ctr: Run, office: Path) -> None:
    record("date: 2026-03-25")
    ran = ctr("agenda", "--month", 3, "--together", "-f", "html")
    paper = ran.out.replace("\u00a0", " ")
    assert "Phụ trách: Nguyễn Văn A" in paper
    assert "ngày 25 tháng 3 năm 2026" in paper


def test_without_a_choice_the_coming_meeting_answers(ctr: Run, office: Path) -> None:
    record("date: 2026-03-25")
    text = ctr("agenda", "--on", "20/3/2026").out
    assert text.startswith("Hội nghị sắp tới, tính từ ngày 20/03/2026: 1 hội nghị")
    assert "Ngày họp: 25/03/2026" in text
    answer = json.loads(ctr("agenda", "--on", "1/4/2026", "-f", "json").out)
    assert (answer["on"], answer["month"]) == ("2026-04-01", 4)
    assert [meeting["id"] for meeting in answer["meetings"]] == ["btv-4"]
    together = ctr("agenda", "--on", "20/3/2026", "--together", "-f", "html").out
    assert "công tác tháng 3 năm 2026" in together.replace("\u00a0", " ")


def test_when_none_is_left_next_year_is_named(ctr: Run, workspace: Path) -> None:
    ran = ctr("agenda", "--on", "1/1/2027", "-p", PROGRAMME)
    assert ran.code == 0
    assert ran.out == (
        "Các hội nghị của năm 2026 đã qua; chương trình năm 2027 chưa lập "
        "(programs/2027.yaml): ctr new 2027.\n"
    )
    write(Path("programs/2027.yaml"), PROGRAMME.read_text("utf-8"))
    assert "-p programs/2027.yaml" in ctr("agenda", "--on", "1/1/2027", "-p", PROGRAMME).out
    papers = ctr("agenda", "--on", "1/1/2027", "-p", PROGRAMME, "-f", "docx")
    assert papers.code == 1 and not list(Path().glob("*.docx"))


def test_two_choices_are_refused(ctr: Run, workspace: Path) -> None:
    assert ctr("agenda", "--month", 3, "--quarter", 1).code == 2


def test_guests_are_addressed_by_an_invitation(ctr: Run, office: Path) -> None:
    record(MEETING)
    paper = page(ctr, "--invitation")
    first, then = (paper.index(words) for words in ("Các đồng chí Ủy viên", "Công an phường."))
    assert paper.index("Kính gửi:") < first < then < paper.index("trân trọng kính mời")
    assert "Khách mời" not in paper


@pytest.mark.no_cover
def test_every_paper_of_the_office_is_signed_by_whom_it_says(ctr: Run, office: Path) -> None:
    """The report and the letters of registering, of tasks: the post in capitals, his name below."""
    ran = ctr("new", 2027, "--register", "--before", "15/12/2026", "-f", "html", "-o", "dk")
    assert ran.code == 0, ran.err
    papers = [
        ctr("report", "--quarter", "1", "--on", "31/3/2026", "-f", "html").out,
        ctr("tasks", "--agency", "ubnd", "-f", "html").out,
        Path("dk/cong-an-phuong.html").read_text("utf-8"),
    ]
    for paper in papers:
        assert "PHÓ CHÁNH VĂN PHÒNG" in paper and "Lê Văn C" in paper
        assert "Phó Chánh Văn phòng" not in paper


ANOTHER = """\
format: 1
year: 2027
issuer: {{parent: {parent}, name: {name}}}
document: {{symbol: {symbol}, place: Vĩnh Tuy, date: 2027-01-05, title: Công tác năm 2027}}
bodies:
  - id: hop
    name: {name}
    meetings: [{{month: 3, items: [{{text: Sơ kết công tác quý I năm 2027.}}]}}]
signature: {{authority: {authority}, post: {post}, name: Hà Văn Lâm}}
"""
KEYS = ("parent", "name", "symbol", "authority", "post")
FRONT = ("Ủy ban MTTQ Việt Nam thành phố", "Ủy ban MTTQ Việt Nam phường", "CTr-MTTQ", "TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH")  # fmt: skip
CHECKING = ("Đảng ủy phường Vĩnh Tuy", "Ủy ban Kiểm tra", "CTr/UBKT", "T/M ỦY BAN KIỂM TRA", "CHỦ NHIỆM")  # fmt: skip
PARTY = ("Đảng bộ thành phố Hà Nội", "Đảng ủy phường Vĩnh Tuy", "CTr/ĐU", "T/M ĐẢNG ỦY", "BÍ THƯ")


@pytest.mark.parametrize(
    ("words", "post", "signs"),
    [
        (FRONT, "Chánh Văn phòng", False),
        (FRONT, "Phó Bí thư", False),
        (FRONT, "Phó Chủ tịch", True),
        (CHECKING, "Chánh Văn phòng", False),
        (PARTY, "Phó Chủ tịch", False),
        (PARTY, "Chánh Văn phòng", True),
    ],
)
def test_the_signer_of_a_folder_signs_for_those_who_have_his_post(
    ctr: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    post: str,
    signs: bool,
) -> None:
    monkeypatch.chdir(tmp_path)
    programme = ANOTHER.format_map(dict(zip(KEYS, words, strict=True)))
    signer = f"signer: {{post: {post}, name: Lò Thị Mai}}"
    write(Path("2027.yaml"), programme)
    write(Path("ctr.yaml"), signer)
    paper = ctr("agenda", "2027.yaml", "--month", 3, "--invitation", "-f", "html").out
    assert ("Lò Thị Mai" in paper) == signs
    assert words[3] in paper or words is PARTY
    assert "CTR932" not in ctr("validate", "2027.yaml").out
    Path("ctr.yaml").unlink()
    write(Path("2027.yaml"), f"{programme}settings: {{{signer}}}")
    told = f"“{post}” không ký giấy tờ của {words[1]}" in ctr("validate", "2027.yaml").out
    assert told != signs
