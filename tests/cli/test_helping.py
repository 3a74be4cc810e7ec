"""Who only helps others with an item (phối hợp): named beside them, and neither asked for papers nor late."""

from pathlib import Path

import pytest

from support import DATA, Run
from support.word import text_of

FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam xã"
MAY = ("--on", "4/5/2026")
INVITED = [
    "agenda",
    "--meeting",
    "bch-4",
    "--invitation",
    "--date",
    "24/4/2026",
    "--on",
    "10/4/2026",
]


@pytest.fixture
def commune(ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A commune's year: before the Ban Chấp hành in April two items have somebody who helps, one is the office's own."""
    text = (DATA / "programmes" / "xa-mien-nui.yaml").read_text("utf-8")
    charged = {
        "agencies: [HĐND xã]}": f"agencies: [HĐND xã, {{agency: {FRONT}, role: coordinate}}]}}",
        "giai đoạn 2026-2030., agencies: [UBND xã]}": "giai đoạn 2026-2030., agencies: "
        f"[UBND xã, Công an xã, {{agency: {FRONT}, role: coordinate}}]}}",
        "Đánh giá tình hình thực hiện nhiệm vụ quý I, phương hướng, nhiệm vụ trọng tâm quý II năm "
        "2026.', agencies: [UBND xã, Văn phòng Đảng ủy]}": "Đánh giá quý I năm 2026.', "
        "agencies: [Văn phòng Đảng ủy]}",
    }
    for old, new in charged.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = tmp_path / "programs" / "2026.yaml"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return ctr


def words(path: str) -> str:
    return text_of(Path(path).read_bytes()).replace("\u00a0", " ")


def row_of(table: str, agency: str) -> list[str]:
    """The figures of an agency in the table of an answer."""
    lines = [line.strip("| ") for line in table.splitlines()]
    line = next(line for line in lines if line.startswith(agency) and line[-1:].isdigit())
    return line.removeprefix(agency).replace("|", " ").split()


def test_an_invitation_asks_papers_of_those_who_prepare(commune: Run) -> None:
    commune(*INVITED, "-o", "gm.docx")
    said = words("gm.docx")
    assert "- Ủy ban nhân dân xã: nội dung (3)." in said
    assert "- Công an xã: nội dung (3)." in said
    assert FRONT not in said
    assert "Văn phòng Đảng ủy: nội dung" not in said, "the office sends itself nothing"


def test_the_office_alone_prepares_its_papers(commune: Run) -> None:
    text = Path("programs/2026.yaml").read_text("utf-8").replace("[HĐND xã, {", "[{")
    own = text.replace("[UBND xã, Công an xã, {", "[Văn phòng Đảng ủy, {")
    own = own.replace(f"[{{agency: {FRONT}", f"[Văn phòng Đảng ủy, {{agency: {FRONT}")
    Path("programs/2026.yaml").write_text(own, "utf-8")
    commune(*INVITED, "-o", "gm.docx")
    said = words("gm.docx")
    assert "4. Tài liệu: Văn phòng Đảng ủy chuẩn bị." in said
    assert "Các cơ quan chuẩn bị nội dung" not in said


def test_an_item_waits_for_those_who_prepare_it_alone(commune: Run) -> None:
    done = ("--status", "hoàn thành", "--done", "20/4/2026")
    assert commune("track", "bch-4.2", "--agency", "hdnd", *done).code == 0
    said = commune("status", "--month", "4", *MAY).out
    waiting = said[said.index("chờ Văn phòng xác nhận (1)") :]
    assert f"→ Hội đồng nhân dân xã; {FRONT} (phối hợp)" in waiting


def test_who_helps_is_not_late_and_not_reminded(commune: Run) -> None:
    own = commune("status", "-a", "mttq", "--month", "4", *MAY).out
    assert "0 nội dung; 2 nội dung chỉ phối hợp, không tính ở đây" in own
    reminded = commune("remind", "-a", "mttq", *MAY).out
    assert "Một số" not in reminded and "Hội nghị Ban Chấp hành" not in reminded
    assert "Hội nghị Ban Thường vụ Đảng ủy xã tháng 3/2026" in reminded, "what it prepares"
    report = commune("report", "--month", "4", *MAY).out
    assert (
        FRONT not in report[report.index("Số liệu theo cơ quan") : report.index("Đánh giá chung")]
    )


def test_who_handed_in_is_late_in_no_answer(commune: Run) -> None:
    """Two prepare an item and one has handed in: late is the item, and the other."""
    assert commune("track", "bch-4.3", "--agency", "cong-an", "--status", "đã trình").code == 0
    status = commune("status", "--month", "4", *MAY).out
    report = commune("report", "--month", "4", *MAY).out
    figures = report[report.index("| Cơ quan | Số nội dung | Quá hạn | Chờ xác nhận |") :]
    assert row_of(status[status.index("Theo cơ quan") :], "Công an xã") == ["1", "0", "0", "0", "0"]
    assert row_of(figures, "Công an xã") == ["1", "0", "1"]
    assert (
        "1 nội dung: 1 chờ xác nhận" in commune("status", "-a", "cong-an", "--month", "4", *MAY).out
    )
    assert "bch-4.3" in status[status.index("Quá hạn (") :]
    reminded = commune("remind", "--all", *MAY).out
    assert "Kính gửi Ủy ban nhân dân xã" in reminded and "Kính gửi Công an xã" not in reminded


def test_a_letter_asks_who_helps_to_help(commune: Run) -> None:
    commune("tasks", "-a", "mttq", "--month", "4", "-o", "cv.docx")
    said = words("cv.docx")
    assert f"đề nghị {FRONT} phối hợp chuẩn bị các nội dung sau đây" in said
    assert "V/v phối hợp chuẩn bị nội dung trình" in said
