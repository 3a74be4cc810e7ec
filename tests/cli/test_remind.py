"""`ctr remind` and `ctr report` as whole processes: what is written to whom, and what is refused."""

import json
from pathlib import Path

import pytest
from docx import Document

from support import Run
from support.word import complaints, text_of

APRIL = ("--on", "25/4/2026")
BESIDE = Path("programs/2026.follow-up.yaml")
RECORDED = """\
format: 1
year: 2026
meetings:
  - {meeting: btv-3, held: 2026-03-25, conclusion: 52-TB/ĐU}
items:
  - {item: btv-3.1, status: done, done: 2026-03-25, result: 52-TB/ĐU}
  - {item: btv-3.2, status: submitted}
  - item: btv-3.8
    status: doing
    reports:
      - {agency: ubnd, status: doing, on: 2026-03-20, ask: {move: 11, reason: chờ hướng dẫn}}
  - item: bch-3.4
    reports: [{agency: ubnd, status: doing, ask: {move: 6}}]
unplanned:
  - {id: ng-1, month: 3, text: Đón đoàn công tác., agencies: [ubnd], status: done, done: 2026-03-10}
"""


@pytest.fixture
def recorded(workspace: Path) -> Path:
    BESIDE.write_text(RECORDED, "utf-8")
    return workspace


def test_a_message_to_one_agency(ctr: Run, recorded: Path) -> None:
    said = ctr("remind", "--agency", "ubnd", *APRIL).out
    assert said.startswith(
        "Kính gửi Ủy ban nhân dân phường. Thực hiện Chương trình công tác năm 2026"
    )
    assert "20 nội dung đã quá hạn và 3 nội dung sắp đến hạn" in said
    assert "hạn 31/3/2026, quá hạn 25 ngày" in said
    # Five working days after Saturday 25/4, with the days off of Giỗ Tổ, 30/4 and 1/5 between.
    assert "trước ngày 06/5/2026" in said
    assert "lùi thời gian, gia hạn hoặc đưa ra khỏi chương trình" in said
    assert "phát triển du lịch nhiệm kỳ" not in said, "shared, and the agency has spoken"
    assert "tổ dân phố" in said, "its own, though it asked for another time"
    assert "(Ủy ban nhân dân phường đã đề nghị: chuyển đến tháng 6)" in said
    counted = [int(line.split(".")[0]) for line in said.splitlines() if line[:1].isdecimal()]
    assert counted == list(range(1, 24)), "what falls due goes on where what is late ends"
    assert "btv-3.2" not in said and "Xây dựng dự thảo Chương trình hành động" not in said


def test_what_is_not_late_yet_is_asked_for_on_its_day(ctr: Run, recorded: Path) -> None:
    BESIDE.unlink()
    said = ctr("remind", "-a", "mttq", "--on", "27/10/2026", "--within", 5).out
    assert "theo đúng thời hạn" in said
    assert "trước ngày 01/11/2026" in said
    assert "quá hạn" not in said


def test_letters_in_a_folder_none_to_the_office(ctr: Run, recorded: Path) -> None:
    ran = ctr("remind", "--all", *APRIL, "-o", "don-doc", "-f", "docx", "--before", "29/4/2026")
    assert ran.code == 0, ran.err
    names = sorted(path.name for path in Path("don-doc").iterdir())
    assert "don-doc-uy-ban-nhan-dan-phuong.docx" in names
    assert not any("van-phong" in name for name in names)
    raw = Path("don-doc/don-doc-cong-an-phuong.docx").read_bytes()
    assert complaints(raw) == []
    text = text_of(raw).replace("\u00a0", " ")
    assert "-CV/ĐU" in text
    assert "V/v đôn đốc thực hiện Chương trình công tác năm 2026" in text
    assert "Kính gửi: Công an phường" in text
    assert "trước ngày 29/4/2026" in text
    assert "T/L BAN THƯỜNG VỤ" in text and "CHÁNH VĂN PHÒNG" in text


def test_a_deputy_secretary_signs_for_the_committee(ctr: Run, recorded: Path) -> None:
    Path("ctr.yaml").write_text("signer: {post: PHÓ BÍ THƯ, name: Trần Văn B}\n", "utf-8")
    said = ctr("remind", "-a", "cong-an", *APRIL, "-f", "md").out
    assert "**T/M BAN THƯỜNG VỤ**" in said and "**PHÓ BÍ THƯ**" in said
    assert "CHÁNH VĂN PHÒNG" not in said
    office = ctr("report", "--quarter", 1, *APRIL).out
    assert "**CHÁNH VĂN PHÒNG**" in office and "PHÓ BÍ THƯ" not in office


def test_nothing_to_remind_writes_nothing(ctr: Run, recorded: Path) -> None:
    ran = ctr("remind", "--agency", "mttq", *APRIL, "-o", "x.docx")
    assert (ran.code, ran.out) == (0, "")
    assert "không có nội dung nào cần đôn đốc" in ran.err
    assert not Path("x.docx").exists()
    own = ctr("remind", "--agency", "văn phòng", *APRIL)
    assert own.code == 0 and "không tự nhắc mình" in own.err


def test_a_group_is_reminded_one_by_one(ctr: Run, recorded: Path) -> None:
    said = ctr("remind", "--agency", "chuyen-trach", *APRIL).out
    assert said.count("Kính gửi ") == 2
    assert "Kính gửi Văn phòng" not in said


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("remind",), "hãy chọn --agency TÊN hoặc --all"),
        (("remind", "--all", "--agency", "ubnd"), "hãy chọn --agency TÊN hoặc --all"),
        (("remind", "--all", *APRIL, "--before", "25/4/2026"), "không sau ngày đôn đốc"),
        (("remind", "--agency", "xyz"), "không có cơ quan nào tên “xyz”"),
        (("remind", "--all", "-o", "a.xlsx"), "không ghi được tệp .xlsx"),
        (("report", "--month", 3, "--until", 6), "chỉ chọn một"),
        (("report", "--until", 13), "tháng phải là số từ 1 đến 12"),
        (("report", "-o", "a.csv"), "không ghi được tệp .csv"),
        (("status", "--within", "-1"), "từ 0 đến 9999"),
    ],
)
def test_bad_input_is_told(
    ctr: Run, recorded: Path, words: tuple[object, ...], message: str
) -> None:
    ran = ctr(*words)
    assert ran.code == 2
    assert message in ran.err
    assert ran.out == ""


def test_the_report_of_the_office_and_of_the_committee(ctr: Run, recorded: Path) -> None:
    assert ctr("report", "--quarter", 1, *APRIL, "-o", "vp.docx").code == 0
    text = text_of(Path("vp.docx").read_bytes()).replace("\u00a0", " ")
    assert "ĐẢNG ỦY PHƯỜNG ĐỒ SƠN" in text and "-BC/VPĐU" in text
    assert "kết quả thực hiện Chương trình công tác quý I năm 2026" in text
    assert "số liệu tính đến ngày 25/4/2026" in text
    assert "Đón đoàn công tác (tháng 3; Ủy ban nhân dân phường): hoàn thành ngày 10/3/2026" in text
    assert "CHÁNH VĂN PHÒNG" in text and "T/M" not in text
    assert ctr("report", "--quarter", 1, *APRIL, "--of", "committee", "-o", "du.docx").code == 0
    text = text_of(Path("du.docx").read_bytes())
    assert "-BC/ĐU" in text and "T/M BAN THƯỜNG VỤ" in text and "BÍ THƯ" in text
    sheets = [(s.page_width or 0) > (s.page_height or 0) for s in Document("du.docx").sections]
    assert sheets == [False, True]


def test_the_contract_for_programs(ctr: Run, recorded: Path) -> None:
    found = json.loads(ctr("report", "--until", 6, *APRIL, "-f", "json").out)
    assert list(found) == ["version", "year", "on", "period", "totals", "agencies", "items"]
    assert found["period"] == {
        "from": "2026-01-01", "to": "2026-06-30", "name": "6 tháng đầu năm 2026",
    }  # fmt: skip
    assert list(found["items"]) == ["done", "not_done", "moved", "dropped", "unplanned"]
    assert found["items"]["done"] == ["btv-3.1"]
    assert found["items"]["unplanned"] == ["ng-1"]
    status = json.loads(ctr("status", *APRIL, "-f", "json").out)
    whole = json.loads(ctr("report", *APRIL, "-f", "json").out)
    assert whole["totals"] == status["totals"]


def test_a_day_before_the_period_is_pointed_out(ctr: Run, recorded: Path) -> None:
    assert "ở trước kỳ báo cáo" in ctr("report", "--quarter", 3, *APRIL).err
    assert "ở trước kỳ báo cáo" not in ctr("report", "--quarter", 2, *APRIL).err


def test_the_signed_document_asks_nothing_of_the_follow_up(ctr: Run, recorded: Path) -> None:
    signed = ctr("render").out
    BESIDE.write_text("items: [", "utf-8")
    ran = ctr("render")
    assert (ran.code, ran.out) == (0, signed)
    assert "follow-up" not in ran.err


def test_papers_are_chased_before_a_meeting_and_nothing_is_asked_for_after_it(
    ctr: Run, workspace: Path
) -> None:
    BESIDE.write_text(
        "format: 1\nyear: 2026\nmeetings: [{meeting: btv-1, date: 2026-01-23}]\n", "utf-8"
    )
    early = ctr("remind", "-a", "cong-an", "--on", "14/1/2026", "--within", 5).out
    assert "tháng 1/2026 – hạn 16/01/2026, tài liệu còn 2 ngày" in early
    late = ctr("remind", "-a", "cong-an", "--on", "19/1/2026").out
    assert "tháng 1/2026 – hạn 16/01/2026, tài liệu quá hạn 3 ngày" in late
    assert "7 nội dung quá hạn gửi tài liệu:" in late and "đã quá hạn" not in late
    assert "trước ngày 23/01/2026" in late and "31/01" not in late
    past = ctr("remind", "-a", "cong-an", "--on", "25/1/2026").out
    assert "hạn 16/01/2026, tài liệu quá hạn 9 ngày" in past and "trước ngày 30/01/2026" in past
    assert "trước ngày 01/02/2026" in ctr("remind", "-a", "cong-an", "--on", "28/1/2026").out
    BESIDE.write_text(BESIDE.read_text("utf-8").replace("date:", "held:"), "utf-8")
    left = ctr("remind", "-a", "cong-an", "--on", "25/1/2026").out
    assert "hạn 23/01/2026, quá hạn 2 ngày" in left and "trước ngày 30/01/2026" in left
