"""`ctr amend notice`: the paper that tells what was decided, and its annex."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from support import DATA, REAL, Run
from support.amendments import year_with_six_decisions
from support.councils import FIELD, TITLED
from support.word import complaints, text_of

HEADINGS = [
    "Bổ sung",
    "Chuyển thời gian",
    "Sửa nội dung",
    "Phân công lại",
]


@pytest.fixture
def notice(ctr: Run, workspace: Path) -> Run:
    (workspace / "programs" / "2026.yaml").write_bytes(year_with_six_decisions())
    return lambda *args: ctr("amend", "notice", *args)


def test_a_decision_of_thuong_truc_is_signed_by_the_office_on_order(notice: Run) -> None:
    out = notice("--paper", "12-TB/ĐU").out
    assert "\nSố 12-TB/ĐU\n" in out
    assert "Đồ Sơn, ngày 25 tháng 02 năm 2026" in out
    assert "- Căn cứ điểm 1 phần B Chương trình công tác năm 2026 về việc điều chỉnh" in out
    assert "- Căn cứ ý kiến của Thường trực Đảng ủy ngày 25/02/2026," in out
    assert "**1. Chuyển thời gian**" in out and "**2. Đưa ra khỏi chương trình**" in out
    assert (
        "tầm nhìn đến năm 2045: từ Hội nghị Ban Thường vụ Đảng ủy phường tháng 3/2026 "
        "đến Hội nghị Ban Thường vụ Đảng ủy phường tháng 5/2026." in out
    )
    assert "Lý do: chờ Thành ủy ban hành định hướng phát triển du lịch." in out
    assert "**T/L BAN THƯỜNG VỤ**\n\n**CHÁNH VĂN PHÒNG**" in out


def test_the_office_signs_by_who_signs_for_it(notice: Run) -> None:
    for post, lines in (
        ("Chánh Văn phòng", ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Thị Cúc"]),
        ("Phó Bí thư", ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Thị Cúc"]),
    ):
        Path("ctr.yaml").write_text(f"signer: {{post: {post}, name: Lê Thị Cúc}}\n", "utf-8")
        out = notice("--paper", "12-TB/ĐU").out
        assert "\n\n".join(f"**{line}**" for line in lines) in out
    assert "Lê Thị Cúc" not in notice("--paper", "25-qđ/đu").out, "the committee's own paper"


def test_a_decision_of_the_standing_committee_is_signed_for_it(notice: Run) -> None:
    out = notice("--paper", "25-qđ/đu").out
    assert "\nSố      -TB/ĐU\n" in out
    assert "- Căn cứ Quyết định số 25-QĐ/ĐU ngày 15/4/2026 của Ban Thường vụ Đảng ủy," in out
    assert "nội dung “Cho ý kiến về Ban hành Nghị quyết" in out
    assert "Cơ quan chuẩn bị: UBND phường. Lý do: thực hiện chỉ đạo" in out
    assert "**T/M BAN THƯỜNG VỤ**\n\n**BÍ THƯ**" in out


def test_several_decisions_are_told_kind_by_kind(notice: Run) -> None:
    out = notice("--since", "2026-02-01").out
    places = [out.index(f"**{n}. {name}**") for n, name in enumerate(HEADINGS, 1)]
    assert places == sorted(places)
    assert "sang năm 2027" in out
    assert "Đưa ra khỏi" not in out and "đưa trở lại" not in out, "what was dropped came back"
    assert (
        "Họp thêm Hội nghị đột xuất Ban Chấp hành Đảng bộ phường lần thứ 5 (tháng 8/2026)." in out
    )
    annex = out.partition("# PHỤ LỤC")[2]
    rows = [line.split(" | ") for line in annex.splitlines() if line.startswith("| ")][2:]
    assert [row[0] for row in rows if row[-1] != " |"] == [f"| {n}" for n in range(1, 10)]


def test_without_options_it_is_the_last_decision(notice: Run) -> None:
    ran = notice()
    assert "ngày 05 tháng 10 năm 2026" in ran.out
    assert "Thể thức hd05" in ran.err


@pytest.mark.parametrize("format", ["docx", "pdf", "html"])
def test_it_comes_as_a_paper(notice: Run, workspace: Path, format: str) -> None:
    assert notice("--since", "2026-02-01", "-o", f"tb.{format}").code == 0
    raw = (workspace / f"tb.{format}").read_bytes()
    if format == "docx":
        assert complaints(raw) == []
        assert "PHỤ LỤC" in text_of(raw)
    elif format == "html":
        assert "PHỤ LỤC" in raw.decode()
    else:
        pages = [
            page.extract_text().split("\n")[0].strip() for page in PdfReader(BytesIO(raw)).pages
        ]
        annex = next(n for n, first in enumerate(pages) if first == "PHỤ LỤC")
        assert pages[1:annex] == [str(n) for n in range(2, annex + 1)]
        assert pages[annex + 1 :] == [str(n) for n in range(2, len(pages) - annex + 1)]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--paper", "99-TB/ĐU"), "các văn bản: 12-TB/ĐU, 25-QĐ/ĐU, 45-TB/ĐU, 60-TB/ĐU, 70-TB/ĐU"),
        (("--since", "2026-12-01"), "quyết định gần nhất: Thông báo số 70-TB/ĐU ngày 05/10/2026"),
        (("--since", "2026-01-01", "--paper", "12-TB/ĐU"), "chỉ chọn một"),
        (("btv-9.4",), "không dùng với notice"),
        (("--to", "11", "--reason", "x"), "--to, --reason không dùng với notice"),
    ],
)
def test_what_is_wrong_is_refused(notice: Any, args: tuple[Any, ...], said: str) -> None:
    ran = notice(*args)
    assert ran.code == 2
    assert said in ran.err


def test_a_year_without_decisions_has_no_notice(ctr: Run, workspace: Path) -> None:
    ran = ctr("amend", "notice")
    assert ran.code == 2
    assert "chưa có quyết định điều chỉnh nào" in ran.err
    assert (workspace / "programs" / "2026.yaml").read_bytes() == REAL.read_bytes()


def test_two_decisions_of_one_day_rest_on_one_opinion(ctr: Run, workspace: Path) -> None:
    for month in ("4", "5"):
        ran = ctr(
            *("amend", "meet", "--body", "bch", "--month", month, "--kind", "thematic"),
            *("--authority", "Ban Thường vụ Đảng ủy", "--date", "2026-02-20"),
            *("--paper", f"{month}-TB/ĐU", "--reason", "nhân sự"),
        )
        assert ran.code == 0, ran.err
    out = ctr("amend", "notice", "--since", "2026-02-01").out
    assert out.count("Căn cứ ý kiến của Ban Thường vụ Đảng ủy ngày 20/02/2026") == 1


BY_ONE_PAPER = (
    *("--authority", "Ban Thường vụ Đảng ủy", "--date", "20/6/2026"),
    *("--paper", "45-TB/ĐU", "--reason"),
)


def test_an_item_moved_reworded_and_given_to_others_at_once_is_one_entry(
    ctr: Run, workspace: Path
) -> None:
    new = "Cho ý kiến về Đề án dân vận khéo."
    for change in (
        ("reword", "btv-9.4", "--text", new, *BY_ONE_PAPER, "gọn hơn"),
        ("move", "btv-9.4", "--to", "11", *BY_ONE_PAPER, "chờ hướng dẫn"),
        ("assign", "btv-9.4", "--agency", "Công an phường", *BY_ONE_PAPER, "chờ hướng dẫn"),
    ):
        ran = ctr("amend", *change)
        assert ran.code == 0, ran.err
    out, _, annex = ctr("amend", "notice").out.partition("# PHỤ LỤC")
    assert "**1. Chuyển thời gian**" in out and "**2." not in out
    assert (
        "xây dựng chính quyền phục vụ Nhân dân: từ Hội nghị Ban Thường vụ Đảng ủy phường tháng "
        "9/2026 đến Hội nghị Ban Thường vụ Đảng ủy phường tháng 11/2026." in out
    )
    assert (
        "- Sửa nội dung thành “Cho ý kiến về Đề án dân vận khéo”. Phân công lại: từ Ủy ban nhân dân "
        "phường, các cơ quan chuyên trách tham mưu, giúp việc Đảng ủy sang Công an phường. "
        "Lý do: gọn hơn; chờ hướng dẫn." in out
    )
    assert annex.count("\n| ") == 2 + 1
    november = ctr("agenda", "--month", "11", "--format", "md").out
    assert "Đề án dân vận khéo" in november and "Công an phường" in november
    assert "dân vận" not in ctr("agenda", "--month", "9").out


@pytest.mark.parametrize(
    "change", [("move", "btv-10.2", "--to", "11"), ("reword", "btv-10.2", "--text", "Sơ kết.")]
)
def test_who_loses_work_to_whom_is_told_with_any_change(
    ctr: Run, workspace: Path, change: tuple[str, ...]
) -> None:
    ran = ctr("amend", *change, "--agency", "Công an phường", *BY_ONE_PAPER, "đổi việc")
    assert (ran.code, "; giao lại từ Ủy ban nhân dân phường" in ran.out) == (0, True), ran.err
    out, _, annex = ctr("amend", "notice").out.partition("# PHỤ LỤC")
    for paper in (out, annex):
        assert "Phân công lại: từ Ủy ban nhân dân phường, " in paper
        assert "sang Công an phường." in paper


def test_a_meeting_that_nobody_prepared_is_taken_from_nobody(ctr: Run, workspace: Path) -> None:
    ctr("amend", "move", "bch-5", "--to", "10", "--agency", "Công an phường", *BY_ONE_PAPER, "bận")
    out = ctr("amend", "notice").out
    assert "Phân công lại" not in out and out.count("Cơ quan chuẩn bị: Công an phường.") == 2


def test_work_that_nobody_had_is_given_to_somebody(ctr: Run, workspace: Path) -> None:
    file = workspace / "programs" / "2026.yaml"
    head = file.read_text("utf-8").partition("\nbodies:")[0]
    file.write_text(
        head + "\nbodies:\n- {id: btv, name: Ban Thường vụ Đảng ủy phường, meetings: "
        "[{month: 3, items: [{text: Cho ý kiến về Đề án chợ.}]}]}\n",
        "utf-8",
    )
    ran = ctr("amend", "assign", "btv-3.1", "--agency", "Công an phường", *BY_ONE_PAPER, "rõ việc")
    assert "(Hội nghị Ban Thường vụ Đảng ủy phường tháng 3/2026), cho Công an phường" in ran.out
    out = ctr("amend", "notice").out
    assert "tháng 3/2026): cho Công an phường." in out and "| chưa có | Công an phường |" in out


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("office", "item", "authority", "signed"),
    [
        (
            "hdnd-xa-2027",
            "tt-8.1",
            "Thường trực Hội đồng nhân dân xã",
            "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",
        ),
        (
            "hdnd-xa-2027",
            "tt-8.1",
            "Thường trực HĐND xã",
            "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN",
        ),
        ("ubkt-dang-uy-phuong-2027", "ubkt-6.2", "Ủy ban Kiểm tra Đảng ủy", "T/M ỦY BAN KIỂM TRA"),
        ("ubnd-phuong-2027", "ubnd-6.2", "Ủy ban nhân dân phường", "TM. ỦY BAN NHÂN DÂN"),
        ("tinh-uy-2027", "btv-6.2", "Ban Thường vụ Tỉnh ủy", "T/M BAN THƯỜNG VỤ"),
    ],
)
def test_a_notice_is_signed_by_the_office_that_decided(
    ctr: Run, tmp_path: Path, office: str, item: str, authority: str, signed: str
) -> None:
    path = tmp_path / "2027.yaml"
    path.write_bytes((DATA / "offices" / f"{office}.yaml").read_bytes())
    decided = ("--authority", authority, "--date", "20/5/2027", "--reason", "chờ báo cáo")
    month = "11" if office.startswith("hdnd") else "9"
    assert ctr("amend", "move", item, "--to", month, *decided, "-p", path).code == 0
    said = ctr("amend", "notice", "-p", path).out
    assert signed in said
    assert ("- Căn cứ" in said) is signed.startswith("T/M")
    assert ctr("validate", path, "--select", "CTR235").out.count("CTR235") == 0


@pytest.mark.parametrize(
    ("content", "last", "cited"),
    [
        ("Chương trình công tác cụ thể", "Tổ chức thực hiện", "điểm 1 phần B Chương trình"),
        ("II. Nội dung", "III. Tổ chức thực hiện", "mục III Chương trình"),
        ("null", "IV. Tổ chức thực hiện", "mục IV Chương trình"),
        ("null", "Tổ chức thực hiện", "quy định tại phần tổ chức thực hiện của Chương trình"),
        ("null", "null", "quy định tại phần tổ chức thực hiện của Chương trình"),
    ],
)
def test_a_clause_is_cited_as_the_signed_paper_has_it(
    ctr: Run, workspace: Path, content: str, last: str, cited: str
) -> None:
    text = year_with_six_decisions().decode()
    text = text.replace("content: Chương trình công tác cụ thể", f"content: {content}")
    text = text.replace("implementation: Tổ chức thực hiện", f"implementation: {last}")
    (workspace / "programs" / "2026.yaml").write_text(text, "utf-8")
    assert f"- Căn cứ {cited} công tác năm 2026" in ctr("amend", "notice").out


@pytest.fixture
def commune(ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A commune whose Ban Chấp hành meets by quarters: lần thứ 4 in April to lần thứ 7 in December."""
    path = tmp_path / "programs" / "2026.yaml"
    path.parent.mkdir()
    path.write_bytes((DATA / "programmes" / "xa-mien-nui.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    return ctr


def decide(ctr: Run, *args: str, on: str = "2/4/2026", paper: str = "27-TB/ĐU") -> str:
    decided = ("--authority", "Ban Thường vụ Đảng ủy xã", "--date", on, "--paper", paper)
    ran = ctr("amend", *args, *decided, "--reason", "theo chỉ đạo của Tỉnh ủy")
    assert ran.code == 0, ran.err
    return ran.out + ran.err


def test_a_new_item_is_told_with_what_it_yields_and_by_when(commune: Run) -> None:
    decide(
        commune,
        *("add", "--to", "btv-4", "--text", "Cho ý kiến Phương án khắc phục hậu quả mưa đá."),
        *("--agency", "UBND xã", "--topic", "Công tác phòng, chống thiên tai"),
        *("--product", "Kết luận", "--deadline", "20/4/2026"),
    )
    body, _, annex = commune("amend", "notice").out.partition("# PHỤ LỤC")
    assert (
        "tháng 4/2026, mục “Công tác phòng, chống thiên tai”: Cho ý kiến Phương án khắc phục"
        in body
    )
    said = "Cơ quan chuẩn bị: UBND xã.", "Sản phẩm: Kết luận.", "Thời hạn: ngày 20/4/2026."
    assert " ".join(said) in body
    assert "<br>".join(said) in annex


def test_a_new_conference_tells_which_numbers_it_raises(commune: Run) -> None:
    raised = (
        "Các hội nghị sau được đánh số lại: lần thứ 5 (tháng 7) thành lần thứ 6; lần thứ 6 (tháng 10) "
        "thành lần thứ 7; lần thứ 7 (tháng 12) thành lần thứ 8."
    )
    meet = ("meet", "--body", "bch", "--month", "5", "--number", "5", "--kind", "đột xuất")
    told = decide(commune, *meet)
    assert raised in told and "(bch-5, bch-6, bch-7) không đổi" in told
    body, _, annex = commune("amend", "notice").out.partition("# PHỤ LỤC")
    assert raised in body and raised in annex


def test_a_conference_has_one_number_in_every_paper_that_tells_of_its_move(commune: Run) -> None:
    decide(commune, "meet", "--body", "bch", "--month", "5", "--number", "5", "--kind", "đột xuất")
    decide(commune, "move", "bch-6", "--to", "11", on="28/9/2026", paper="55-TB/ĐU")
    decide(commune, "move", "bch-5.3", "--to", "hn-1", on="28/9/2026", paper="55-TB/ĐU")
    decide(commune, "move", "bch-7.3", "--to", "btv-12", on="28/9/2026", paper="55-TB/ĐU")
    body, _, annex = commune("amend", "notice").out.partition("# PHỤ LỤC")
    was, now = (
        f"Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 7 (tháng {month}/2026)" for month in (10, 11)
    )
    assert f"- {was}: chuyển đến tháng 11." in body
    assert re.search(
        rf"\| {re.escape(was)}[^|]* \| {re.escape(was)} \| {re.escape(now)} \|", annex
    ), "known by the name it had, not by the new month"
    report = commune("report", "--until", "11", "--on", "30/11/2026").out
    assert f"từ {was} đến {now}. Lý do" in report
    assert (
        "từ Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 6 (tháng 7/2026) đến Hội nghị đột xuất "
        "Ban Chấp hành Đảng bộ xã lần thứ 5 (tháng 5/2026)" in report
    )
    assert "(chuyển từ hội nghị Ban Chấp hành Đảng bộ xã lần thứ 8 tháng 12)" in commune(
        "render", "--consolidated"
    ).out.replace("\n", " ")


def test_who_is_relieved_of_work_is_named_and_what_came_back_was_out(commune: Run) -> None:
    decide(commune, "drop", "btv-2.1", on="10/1/2026")
    out, _, annex = commune("amend", "notice").out.partition("# PHỤ LỤC")
    assert "Cơ quan chuẩn bị: " in out and "Cơ quan chuẩn bị: " in annex
    decide(commune, "move", "btv-2.1", "--to", "btv-3", on="12/1/2026", paper="28-TB/ĐU")
    body, _, annex = commune("amend", "notice").out.partition("# PHỤ LỤC")
    assert "đưa trở lại" in body
    assert "| đã đưa ra khỏi chương trình |" in annex and "chưa có" not in annex


def test_a_meeting_that_is_moved_is_told_with_its_items_and_who_prepares_them(commune: Run) -> None:
    said = decide(commune, "move", "bch-6", "--to", "11")
    assert "sang Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 6 (tháng 11/2026)\n" in said
    body, _, annex = commune("amend", "notice").out.partition("# PHỤ LỤC")
    before = commune("agenda", "--meeting", "bch-6", "--issued", "--format", "json").out
    items = [item["text"].rstrip(".") for item in json.loads(before)["meetings"][0]["items"]]
    assert items and all(text in body and text in annex for text in items)
    assert "chuẩn bị" in body.partition("chuyển đến tháng 11.")[2]


def test_recipients_are_all_who_work_on_what_changes_each_once(commune: Run) -> None:
    path = Path("programs/2026.yaml")
    text = path.read_text("utf-8")
    path.write_text(text.replace("Các cơ quan, đơn vị liên quan", "UBND, Ủy ban MTTQ Việt Nam xã"))
    decide(commune, "move", "bch-6", "--to", "11")
    told = commune("amend", "notice").out.partition("Nơi nhận:")[2].partition("# PHỤ LỤC")[0]
    assert "- Ban Xây dựng Đảng," in told, "of an item of the conference"
    assert "- Ủy ban nhân dân xã," not in told, "named as UBND before xã"


def test_words_and_agencies_of_one_item_change_in_one_decision(commune: Run) -> None:
    decide(commune, "reword", "bch-6.1", "--text", "Đề án chợ phiên.", "--agency", "Công an xã")
    decide(commune, "move", "bch-5.3", "--to", "bch-6", "--agency", "Công an xã (phối hợp)")
    body, _, _ = commune("amend", "notice").out.partition("# PHỤ LỤC")
    assert "sửa thành “Đề án chợ phiên”" in body and " sang Công an xã." in body
    shown = json.loads(commune("agenda", "--meeting", "bch-6", "--format", "json").out)
    charged = [item["assignments"] for item in shown["meetings"][0]["items"]]
    assert [(one["name"], one["role"]) for one in (charged[0][0], charged[-1][0])] == [
        ("Công an xã", "prepare"), ("Công an xã", "coordinate"),
    ]  # fmt: skip
    refused = commune(
        *("amend", "assign", "bch-6.1", "--agency", "UBND xã", "--paper", "27-TB/ĐU"),
        *("--authority", "Ban Thường vụ Đảng ủy xã", "--date", "2/4/2026", "--reason", "x"),
    )
    assert refused.code == 2 and "--agency" in refused.err


@pytest.mark.parametrize(
    ("line", "added"),
    [
        ("Đảng ủy Ủy ban nhân dân xã", True),
        ("Văn phòng HĐND và UBND xã", True),
        ("Đảng ủy, Ủy ban nhân dân xã", False),
        ("Đảng ủy Công an, UBND xã", False),
    ],
)
def test_a_body_is_not_named_by_who_is_called_by_it(commune: Run, line: str, added: bool) -> None:
    path = Path("programs/2026.yaml")
    text = path.read_text("utf-8")
    assert "Các cơ quan, đơn vị liên quan" in text
    path.write_text(text.replace("Các cơ quan, đơn vị liên quan", line))
    ran = commune(
        *("amend", "add", "--to", "bch-6", "--text", "Cho ý kiến phương án phòng lũ năm 2026."),
        *("--agency", "UBND xã", "--authority", "Ban Thường vụ Đảng ủy xã", "--date", "2/4/2026"),
        *("--paper", "31-TB/ĐU", "--reason", "mưa lũ"),
    )
    assert ran.code == 0, ran.err
    told = commune("amend", "notice").out.partition("Nơi nhận:")[2].partition("# PHỤ LỤC")[0]
    assert ("- Ủy ban nhân dân xã," in told) == added


def test_a_line_for_all_boards_of_a_council_names_each(ctr: Run, workspace: Path) -> None:
    path = Path("programs/2026.yaml")
    text = (TITLED + FIELD).replace("{id: ubnd,", "{id: ban, name: Ban Pháp chế}, {id: ubnd,")
    line = "recipients: [{name: '%s'}, {name: 'Lưu: VT'}]\n"
    words = ("amend", "assign", "giam-sat-4.1", "--agency", "Ban Pháp chế", "--date", "2/4/2026")
    for named, added in (("Các Ban của HĐND phường", False), ("UBND phường", True)):
        path.write_text(text + line % named, "utf-8")
        ran = ctr(*words, "--authority", "Thường trực HĐND phường", "--reason", "rõ việc")
        assert ran.code == 0, ran.err
        told = ctr("amend", "notice").out.partition("Nơi nhận:")[2].partition("# PHỤ LỤC")[0]
        assert ("- Ban Pháp chế;" in told) == added
