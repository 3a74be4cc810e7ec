"""The office of a people's committee: its sessions beside the work of its chairman, and who signs for whom."""

import shutil
from pathlib import Path

import pytest

from support import DATA, Run

PROGRAMME = Path("programs/2027.yaml")
SIGNED = "authority: TM. ỦY BAN NHÂN DÂN, post: CHỦ TỊCH"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "programs").mkdir()
    shutil.copy(DATA / "offices" / "ubnd-xa-hai-phan-2027.yaml", tmp_path / PROGRAMME)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def signer(post: str) -> None:
    Path("ctr.yaml").write_text(f"signer: {{post: {post}, name: Trần Văn Tư}}\n", "utf-8")


def signed(paper: str) -> list[str]:
    """The lines of the signature of a paper in Markdown or HTML."""
    lines = paper.replace("\u00a0", " ").replace("**", "").replace("\\", "").splitlines()
    marks = ("TM. ", "TL. ", "KT. ", "CHỦ TỊCH", "PHÓ ", "CHÁNH ", "Trần Văn Tư")
    plain = (line.partition(">")[2].partition("<")[0] if "<p" in line else line for line in lines)
    return [line for line in plain if line.startswith(marks)]


def letter(ctr: Run) -> list[str]:
    ran = ctr("agenda", "--meeting", "ub-3", "--invitation", "-f", "html", "-p", PROGRAMME)
    assert ran.code == 0, ran.err
    return signed(ran.out)


@pytest.mark.parametrize(
    ("post", "lines"),
    [
        ("PHÓ CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("PHÓ CHỦ TỊCH THƯỜNG TRỰC", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"]),
        ("PHÓ CHÁNH VĂN PHÒNG", ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]),
        ("Chánh Văn phòng", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
    ],
)  # fmt: skip
def test_a_deputy_signs_below_the_head_he_signs_for(
    ctr: Run, office: Path, post: str, lines: list[str]
) -> None:
    signer(post)
    assert letter(ctr) == [*lines, "Trần Văn Tư"]


def test_a_deputy_head_of_the_office_signs_its_report_for_the_head(ctr: Run, office: Path) -> None:
    signer("PHÓ CHÁNH VĂN PHÒNG")
    ran = ctr("report", "--quarter", 1, "--on", "31/3/2027", "-f", "md", "-p", PROGRAMME)
    assert ran.code == 0, ran.err
    assert signed(ran.out) == ["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Trần Văn Tư"]


@pytest.mark.parametrize(
    ("signature", "said"),
    [
        (SIGNED, ""),
        ("authority: TM. ỦY BAN NHÂN DÂN, post: PHÓ CHỦ TỊCH", "mà không có dòng “KT. CHỦ TỊCH”"),
        ("authority: TL. CHỦ TỊCH, post: PHÓ CHÁNH VĂN PHÒNG", "mà không có dòng “KT. CHÁNH VĂN PHÒNG”"),
        ('authority: "TM. ỦY BAN NHÂN DÂN\\nKT. CHỦ TỊCH", post: PHÓ CHỦ TỊCH', ""),
        ("authority: KT. CHỦ TỊCH, post: PHÓ CHỦ TỊCH", ""),
        ("authority: TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH, post: PHÓ CHỦ TỊCH", "viết liền dòng"),
    ],
)  # fmt: skip
def test_a_programme_is_asked_for_the_line_of_the_head(
    ctr: Run, office: Path, signature: str, said: str
) -> None:
    text = PROGRAMME.read_text("utf-8").replace(SIGNED, signature)
    PROGRAMME.write_text(text, "utf-8")
    ran = ctr("validate", PROGRAMME)
    assert (said in ran.out, "CTR931" in ran.out) == (True, bool(said))


def test_what_the_chairman_does_in_a_quarter_is_no_meeting(ctr: Run, office: Path) -> None:
    agenda = ctr("agenda", "--quarter", 1, "-p", PROGRAMME)
    assert "Chương trình quý I năm 2027: 3 phiên họp, 6 nội dung" in agenda.out
    heading = "Công việc của Chủ tịch Ủy ban nhân dân xã quý I/2027"
    assert agenda.out.index("xã tháng 3/2027") < agenda.out.index(heading)
    ran = ctr("agenda", "--meeting", "ct-q1", "--invitation", "-o", "x.docx", "-p", PROGRAMME)
    assert (ran.code, Path("x.docx").exists()) == (1, False)
    assert "không có cuộc họp nào để mời" in ran.err
    page = ctr("render", PROGRAMME, "-f", "html").out
    assert "Ủy ban nhân dân xã <small>3 phiên họp, 4 nội dung</small>" in page
    assert "Chủ tịch Ủy ban nhân dân xã <small>2 nội dung</small>" in page
    assert "Chưa định tháng" not in page


@pytest.mark.parametrize("format", ["txt", "md", "html"])
def test_a_head_who_signs_in_his_own_right_is_printed_in_every_format(
    ctr: Run, office: Path, format: str
) -> None:
    text = PROGRAMME.read_text("utf-8").replace(SIGNED, "post: HIỆU TRƯỞNG")
    PROGRAMME.write_text(text, "utf-8")
    end = ctr("render", PROGRAMME, "-f", format).out
    assert "HIỆU TRƯỞNG" in end and "Nguyễn Văn Sáu" in end


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("condition: nếu có", "condition: (nếu có)"),
        ("condition: nếu có", "condition: nếu có."),
        ("condition: nếu có", "condition: '(nếu có).'"),
        ("purpose: để báo cáo", "purpose: (để báo cáo)"),
        ("purpose: để báo cáo", "purpose: '“để báo cáo”'"),
        ("name: 'Các cơ quan, đơn vị thuộc xã'", "name: 'Các cơ quan, đơn vị thuộc xã;'"),
        ("name: 'Lưu: VT'", "name: 'Lưu: VT.'"),
    ],
)  # fmt: skip
def test_marks_that_the_document_sets_itself_are_told_and_mended(
    ctr: Run, office: Path, right: str, wrong: str
) -> None:
    text = PROGRAMME.read_text("utf-8")
    printed = ctr("render", PROGRAMME).out
    assert "CTR417" not in ctr("validate", PROGRAMME).out
    PROGRAMME.write_text(text.replace(right, wrong), "utf-8")
    assert "CTR417" in ctr("validate", PROGRAMME).out
    assert ctr("validate", PROGRAMME, "--fix").code == 0
    assert ctr("render", PROGRAMME).out == printed


@pytest.mark.parametrize("cut", ["recipients:", "signature:"])
def test_a_programme_without_its_end_is_told(ctr: Run, office: Path, cut: str) -> None:
    text = PROGRAMME.read_text("utf-8")
    assert "CTR218" not in ctr("validate", PROGRAMME).out
    PROGRAMME.write_text(text[: text.index(cut)], "utf-8")
    ran = ctr("validate", PROGRAMME)
    assert "CTR218: cuối văn bản chưa có người ký" in ran.out
    assert ("chưa có nơi nhận" in ran.out) == (cut == "recipients:")


def test_who_follows_in_the_same_post_signs_every_paper_after_the_programme(
    ctr: Run, office: Path
) -> None:
    told = "CHỦ TỊCH ký là Trần Văn Tư (signer), chương trình do Nguyễn Văn Sáu ký"
    report = ("report", "--quarter", 1, "--of", "committee", "--on", "31/3/2027", "-p", PROGRAMME)
    ran = ctr(*report)
    assert "Nguyễn Văn Sáu" in ran.out and told not in ran.err
    signer("Chủ tịch")
    ran = ctr(*report)
    assert "Trần Văn Tư" in ran.out and "Nguyễn Văn Sáu" not in ran.out and ran.err.count(told) == 1
    invited = ctr("agenda", "--meeting", "ub-3", "--invitation", "-f", "html", "-p", PROGRAMME)
    assert "Trần Văn Tư" in invited.out and invited.err.count(told) == 1
    assert "Nguyễn Văn Sáu" in ctr("render", "-f", "md", "-p", PROGRAMME).out
    decided = ("--authority", "Chủ tịch UBND xã", "--date", "20/7/2027", "--reason", "chờ tỉnh")
    assert ctr("amend", "drop", "ub-3.1", "-p", PROGRAMME, *decided).code == 0
    notice = ctr("amend", "notice", "-p", PROGRAMME)
    assert "Trần Văn Tư" in notice.out and "Nguyễn Văn Sáu" not in notice.out
    assert notice.err.count(told) == 1
    signer("PHÓ CHỦ TỊCH")
    assert "Nguyễn Văn Sáu" in ctr(*report).out
