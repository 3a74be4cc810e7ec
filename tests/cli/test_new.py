"""`ctr new`: next year's draft and the list of what to decide, written, answered, and given back."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from ctr_cli.data.yaml_values import parse
from support import REAL, Ran, Run
from support.amendments import SIX_DECISIONS

DECISIONS: list[dict[str, str]] = [
    {"Mã": "document.date", "Quyết định": "Sửa", "Nội dung 2027": "ngày 25/12/2026"},
    {"Mã": "bch-3.2", "Quyết định": "giu nguyen"},
    {"Mã": "btv-4.4", "Quyết định": "Bỏ"},
    {"Mã": "btv-9.4", "Quyết định": "Chuyển", "Hội nghị 2027": "BTV tháng 11/2027"},
    {
        "Mã": "btv-9.2",
        "Quyết định": "Sửa",
        "Nội dung 2027": "Nghe báo cáo: chợ mới.",
        "Cơ quan": "UBND phường, Văn phòng Đảng uỷ",
    },
    {
        "Mã": "fact.1",
        "Quyết định": "Thêm",
        "Hội nghị 2027": "btv-1",
        "Nội dung 2027": "Chuẩn bị Tết.",
    },
    {"Hội nghị 2027": "bch-8", "Nội dung 2027": "Bàn về chuyển đổi số."},
]


def filled(source: Path, target: Path, decisions: list[dict[str, str]]) -> Path:
    """The list with decisions put in, those without a code as new rows."""
    book = openpyxl.load_workbook(source)
    sheet = book["Rà soát"]
    head = next(row for row in range(1, 15) if sheet.cell(row, 1).value == "Mã")
    columns = {str(cell.value): cell.column for cell in sheet[head]}
    rows = {sheet.cell(row, 1).value: row for row in range(head + 1, sheet.max_row + 1)}
    for decision in decisions:
        row = rows.get(decision.get("Mã", "")) or sheet.max_row + 1
        for name, value in decision.items():
            sheet.cell(row, columns[name]).value = value
    book.save(target)
    return target


def items(text: str) -> dict[str, list[str]]:
    """The texts of a draft by body and month."""
    return {
        f"{body['id']}-{meeting['month']}": [item["text"] for item in meeting["items"]]
        for body in parse(text).data["bodies"]
        for meeting in body["meetings"]
    }


def draft() -> str:
    return Path("programs/2027.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list filled in; as other programs save one, it is read with the registers."""
    folder = tmp_path_factory.mktemp("list")
    from ctr_cli.cycle.draft import drafted
    from ctr_cli.render.review_xlsx import review_xlsx
    from ctr_cli.source.load import load
    from ctr_cli.views.review import review_list

    program = load(str(REAL)).program
    assert program
    (folder / "empty.xlsx").write_bytes(
        review_xlsx(
            review_list(drafted(program), "Chương trình công tác năm 2027"), "Đảng ủy phường Đồ Sơn"
        )
    )
    return filled(folder / "empty.xlsx", folder / "filled.xlsx", DECISIONS)


def of_a_council() -> Path:
    """The programme of another issuer, beside the committee's."""
    text = Path("programs/2026.yaml").read_text("utf-8")
    issuer = "name: Đảng ủy phường Đồ Sơn"
    path = Path("programs/hdnd-2026.yaml")
    path.write_text(text.replace(issuer, "name: Hội đồng nhân dân phường Đồ Sơn", 1), "utf-8")
    return path


@pytest.fixture
def new(ctr: Run, workspace: object) -> Callable[..., object]:
    return lambda *options: ctr("new", 2027, *options)


@pytest.mark.no_cover
def test_draft_and_list_stand_where_a_person_looks_for_them(new: Run, ctr: Run) -> None:
    ran = new()
    assert ran.code == 0
    assert ran.out.startswith(
        "Dự thảo năm 2027 có 89 nội dung (107 nội dung rà soát: giữ nguyên 35, tính lại 54, theo nhiệm kỳ 11, "
        "một lần 7); 8 câu hỏi ở danh sách rà soát, 6 câu trong dự thảo. Dựa vào programs/2026.yaml.\n"
        "- Tháng 2: Tết Nguyên đán Đinh Mùi là ngày 06/02/2027"
    )
    assert ran.err.splitlines()[:2] == [
        "Đã ghi programs/2027.yaml",
        "Đã ghi 2027-ra-soat.xlsx",
    ]
    assert "    # hỏi: căn cứ này có văn bản mới thay chưa?\n    - Căn cứ Nghị quyết" in draft()
    assert "number: null # để trống: văn thư vào số khi ban hành" in draft()
    assert ctr("validate", "programs/2027.yaml").code == 0
    again = new()
    assert (again.code, "đã có: programs/2027.yaml, 2027-ra-soat.xlsx" in again.err) == (3, True)


def test_decisions_make_a_draft(new: Run, decided: Path) -> None:
    assert new("--decisions", decided).code == 0
    now = items(draft())
    assert now["bch-3"][1].startswith("Thông qua Chương trình hành động")
    assert now["btv-9"][1] == "Nghe báo cáo: chợ mới."
    assert now["btv-11"][-2].startswith("Cho ý kiến về Ban hành Nghị quyết")
    assert now["btv-11"][-1].startswith("Một số nội dung khác")
    assert "Chuẩn bị Tết." in now["btv-1"] and "Bàn về chuyển đổi số." in now["bch-6"]
    assert not any(text.startswith("Sơ kết, tổng kết các Chi thị") for text in now["btv-4"])
    assert "  date: 2026-12-25\n" in draft()


@pytest.mark.no_cover
def test_two_names_of_one_meeting_are_no_disagreement(
    new: Run, workspace: Path, tmp_path: Path
) -> None:
    assert new().code == 0
    source = Path("2027-ra-soat.xlsx")
    moved = {"Mã": "btv-3.1", "Quyết định": "Chuyển"}
    one = filled(source, tmp_path / "a.xlsx", [moved | {"Hội nghị 2027": "btv-5"}])
    two = filled(source, tmp_path / "b.xlsx", [moved | {"Hội nghị 2027": "tháng 5"}])
    other = filled(source, tmp_path / "c.xlsx", [moved | {"Hội nghị 2027": "tháng 6"}])
    ran = new("--decisions", one, "--decisions", two, "--force")
    assert (ran.code, "đề nghị" in ran.out) == (0, False)
    ran = new("--decisions", one, "--decisions", other, "--force")
    assert ran.code == 1 and "mã btv-3.1 đã được quyết định khác ở" in ran.err
    proposal = openpyxl.load_workbook(two)
    cell = next(cell for cell in proposal["Rà soát"][5] if cell.value == "Quyết định")
    cell.value = "Đề nghị"
    proposal.save(tmp_path / "d.xlsx")
    ran = new("--decisions", one, "--decisions", tmp_path / "d.xlsx", "--force")
    assert (ran.code, "đề nghị" in ran.out) == (0, False)


def test_a_deadline_answers_by_itself(new: Run, tmp_path: Path) -> None:
    text = Path("programs/2026.yaml").read_text("utf-8")
    first = "          - text: Thông qua Kế hoạch tổ chức Lễ hội"
    assert text.count(first) == 1
    item = f"          - deadline: 2026-01-20\n            {first.strip()[2:]}"
    Path("programs/2026.yaml").write_text(text.replace(first, item), "utf-8")
    assert new("-o", tmp_path / "x.yaml").code == 0
    code = "btv-1.7"
    sheet = filled(
        tmp_path / "x-ra-soat.xlsx", tmp_path / "y.xlsx", [{"Mã": code, "Thời hạn 2027": "19/1"}]
    )
    ran = new("--decisions", sheet, "-o", "programs/2027.yaml")
    assert (ran.code, "giữ 1" in ran.out) == (0, True)
    assert "deadline: 2027-01-19" in Path("programs/2027.yaml").read_text("utf-8")
    sheet = filled(
        tmp_path / "x-ra-soat.xlsx",
        tmp_path / "z.xlsx",
        [{"Mã": code, "Quyết định": "Bỏ", "Thời hạn 2027": "19/1"}],
    )
    assert "Bỏ thì không ghi" in new("--decisions", sheet, "--force").err


def test_decisions_over_a_draft_need_force_and_say_what_goes(new: Run, decided: Path) -> None:
    new()
    ran = new("--decisions", decided)
    assert ran.code == 3
    assert "những chỗ đã sửa tay trong programs/2027.yaml sẽ mất" in ran.err


def test_all_that_is_unknown_is_named_and_nothing_is_written(new: Run, tmp_path: Path) -> None:
    new("-o", tmp_path / "x.yaml")
    wrong = [
        {"Mã": "btv-1.1", "Quyết định": "Hoãn"},
        {"Mã": "btv-1.2", "Quyết định": "Chuyển", "Hội nghị 2027": "btv-99"},
        {"Mã": "xyz-9", "Quyết định": "Bỏ"},
        {"Mã": "btv-1.3", "Nội dung 2027": "Câu mới."},
        {"Mã": "btv-1.4", "Quyết định": "Chuyển"},
        {"Nội dung 2027": "Không rõ hội nghị nào."},
        {"Mã": "btv-1.5", "Quyết định": "Sửa", "Cơ quan": "UBND phường, Đồn biên phòng"},
        {"Mã": "btv-1.6", "Quyết định": "Sửa", "Cơ quan": "Hội Làm vườn"},
    ]
    sheet = filled(tmp_path / "x-ra-soat.xlsx", tmp_path / "wrong.xlsx", wrong)
    ran = new("--decisions", sheet)
    assert ran.code == 1
    for said in (
        "không hiểu “Hoãn”; chọn một trong: Giữ, Bỏ, Chuyển, Sửa, Thêm",
        "dự thảo không có hội nghị “btv-99”",
        "không có mã xyz-9",
        "chưa chọn Giữ, Bỏ, Chuyển hay Sửa",
        "Chuyển cần ghi chuyển đến đâu",
        "Thêm cần ghi trình lúc nào (như tháng 9) và Nội dung",
        "không rõ cơ quan “UBND phường, Đồn biên phòng”",
        "nhiều cơ quan thì cách nhau bằng dấu chấm phẩy (;)",
        "agencies của chương trình năm 2026 dòng: - {id: hoi-lam-vuon, name: Hội Làm vườn}",
    ):
        assert said in ran.err
    assert not Path("programs/2027.yaml").exists()


@pytest.mark.no_cover
def test_json_tells_every_item(new: Run) -> None:
    answer = json.loads(new("--format", "json").out)
    assert (answer["version"], answer["from"], answer["year"]) == (1, 2026, 2027)
    assert len(answer["items"]) == 107
    first = answer["items"][0]
    assert (first["id"], first["new_id"], first["class"]) == ("bch-3.1", "bch-7.1", "recomputed")
    assert first["changes"] == [{"old": "2026", "new": "2027", "rule": "year"}] or first["changes"]
    assert {"month": 2}.items() <= answer["facts"][0].items()


def test_what_was_decided_during_the_year_is_the_base(new: Run) -> None:
    file = Path("programs/2026.yaml")
    file.write_text(
        REAL.read_text(encoding="utf-8") + "\n" + SIX_DECISIONS.read_text(encoding="utf-8"),
        encoding="utf-8",
    )
    answer = json.loads(new("--format", "json").out)
    assert "amendments" not in draft()
    ids = [item["id"] for item in answer["items"]]
    assert "bs-1" in ids and "bs-2" in ids
    assert "bs-" not in draft()


def test_a_silence_stays_with_a_line_that_stays(new: Run) -> None:
    file = Path("programs/2026.yaml")
    text = REAL.read_text(encoding="utf-8")
    kept = "          - text: Cho ý kiến các nội dung khác thuộc thẩm quyền."
    moved = "          - text: Chỉ đạo công tác tuyển quân năm 2026."
    text = text.replace(kept, f"{kept} # ctr: bỏ qua CTR901 - đúng ý", 1)
    text = text.replace(moved, f"{moved} # ctr: bỏ qua CTR902 - đúng ý", 1)
    file.write_text(text, encoding="utf-8")
    new()
    assert f"{kept} # ctr: bỏ qua CTR901 - đúng ý\n" in draft()
    assert (
        "          # hỏi: năm trước bỏ qua CTR902 - đúng ý; câu đã đổi, còn cần không?\n"
        "          - text: Chỉ đạo công tác tuyển quân năm 2027.\n"
    ) in draft()


def test_wrong_use_is_told(ctr: Run, new: Run) -> None:
    assert new("-o", "-", "--format", "json").code == 2
    assert new("-o", "2027.docx").code == 2
    assert ctr("new", 2029).err.splitlines()[-1] == "Cách sửa: lập lần lượt từng năm: ctr new 2027"
    assert ctr("new", 2025, "--from", "programs/2026.yaml").code == 2
    assert ctr("new", 2020).code == 2
    printed = new("-o", "-")
    assert printed.out.startswith("# yaml-language-server")
    assert not Path("2027-ra-soat.xlsx").exists()


def test_a_programme_of_the_year_itself_brings_rows_to_decide(
    new: Run, ctr: Run, tmp_path: Path
) -> None:
    term = tmp_path / "term.yaml"
    term.write_text(ctr("new", 2027, "-o", "-").out, encoding="utf-8")
    ran = new("--from", "programs/2026.yaml", "--from", term, "--format", "json")
    planned = [i for i in json.loads(ran.out)["items"] if i["class"] == "term-plan"]
    assert len(planned) == 89 and planned[0]["id"] == "nk-1" and planned[0]["new"] is None
    decisions = [{"Mã": "nk-1", "Quyết định": "Thêm"}]
    sheet = filled(Path("2027-ra-soat.xlsx"), tmp_path / "d.xlsx", decisions)
    options = ("--from", "programs/2026.yaml", "--from", term, "--decisions", sheet)
    assert new(*options, "-o", "moi.yaml").code == 0
    assert (
        items(Path("moi.yaml").read_text(encoding="utf-8"))["bch-3"].count(planned[0]["old"]) == 2
    )


@pytest.mark.no_cover
def test_a_profile_of_the_users_own_is_asked_about_too(new: Run) -> None:
    folder = Path("profiles")
    folder.mkdir()
    applies = "{issuers: [], from: 2026-07-01}"
    own = f"extends: hd05\ntitle: Thể thức của phường\napplies: {applies}\n"
    (folder / "phuong.yaml").write_text(own, encoding="utf-8")
    heads = json.loads(new("--format", "json").out)["head"]
    asked = next(head for head in heads if head["key"] == "document.profile")
    assert (asked["old"], asked["new"]) == ("hd36", "phuong")
    assert "Thể thức của phường" in asked["question"]


def test_the_follow_up_beside_the_programme_counts(new: Run) -> None:
    record = "  - {item: btv-9.4, status: doing}\n"
    text = f"format: 1\nyear: 2026\nitems:\n{record}"
    Path("programs/2026.follow-up.yaml").write_text(text, encoding="utf-8")
    items = {item["id"]: item for item in json.loads(new("--format", "json").out)["items"]}
    assert items["btv-9.4"]["new_id"] == "btv-9.4"
    assert (
        items["btv-9.4"]["why"]
        == "một văn bản cụ thể, đã ban hành thì thôi; năm 2026 chưa xong (Đang làm)"
    )


COUNCIL = """\
format: 1
year: 2027
issuer: {name: Hội đồng nhân dân xã Pa Ham}
document: {symbol: CTr-HĐND, number: 3, place: Pa Ham, date: 2026-12-20, title: Công tác năm 2027}
agencies:
  - {id: ubnd, name: Ủy ban nhân dân xã}
  - {id: van-phong, name: Văn phòng HĐND và UBND xã}
bodies:
  - id: thuong-truc
    name: Thường trực Hội đồng nhân dân
    meetings:
      - {month: 4, items: [{text: Đánh giá công tác quý I năm 2027., agencies: [Ủy ban nhân dân xã]}]}
      - {month: 5, items: [{text: Phiên giải trình về nước sạch., agencies: [Ủy ban nhân dân xã]}]}
      - month: 6
        items:
          - {text: Đánh giá công tác 6 tháng đầu năm 2027., agencies: [Ủy ban nhân dân xã]}
          - {text: Kế hoạch khảo sát trường học., agencies: [Văn phòng HĐND và UBND xã]}
  - id: tiep-xuc-cu-tri
    name: Tiếp xúc cử tri
    meetings:
      - {month: 5, items: [{text: Tiếp xúc cử tri trước kỳ họp giữa năm 2027., agencies: [Văn phòng HĐND và UBND xã]}]}
implementation: [Các Ban thực hiện.]
recipients: [{name: 'Lưu: VT'}]
signature: {authority: TM. HỘI ĐỒNG NHÂN DÂN, post: CHỦ TỊCH, name: Vàng Thị Dua}
amendments:
  - date: 2027-03-10
    paper: 8/TB-HĐND
    authority: Thường trực Hội đồng nhân dân
    changes:
      - {move: thuong-truc-5.1, to: thuong-truc-6, reason: chờ số liệu}
      - {drop: thuong-truc-6.2, reason: đã giám sát năm trước}
"""


@pytest.fixture
def council(ctr: Run, workspace: Path) -> Path:
    """A council's year in which decisions left a monthly session without any item, and its list for the next."""
    Path("programs/2026.yaml").unlink()
    Path("programs/2027.yaml").write_text(COUNCIL, "utf-8")
    told = ctr("new", 2028).out
    assert "không có trong dự thảo: Thường trực Hội đồng nhân dân tháng 5;" in told
    return Path("2028-ra-soat.xlsx")


def test_an_emptied_session_comes_back_with_what_a_person_puts_there(
    ctr: Run, council: Path, tmp_path: Path
) -> None:
    moved = {"Mã": "thuong-truc-5.1", "Quyết định": "Chuyển", "Phiên họp 2028": "tháng 5"}
    sheet = filled(council, tmp_path / "mot.xlsx", [moved])
    ran = ctr("new", 2028, "--decisions", sheet, "--force")
    assert ran.code == 0 and "không có trong dự thảo" not in ran.out
    text = Path("programs/2028.yaml").read_text("utf-8")
    assert text.index("month: 5") < text.index("Phiên giải trình") < text.index("month: 6")


def test_a_month_is_one_of_the_items_own_body(ctr: Run, council: Path, tmp_path: Path) -> None:
    def moved(code: str, month: int) -> Ran:
        row = {"Mã": code, "Quyết định": "Chuyển", "Phiên họp 2028": f"tháng {month}"}
        sheet = filled(council, tmp_path / f"{code}.xlsx", [row])
        return ctr("new", 2028, "--force", "--decisions", sheet)

    ran = moved("thuong-truc-6.1", 9)
    assert ran.code == 1
    assert "trong dự thảo Thường trực Hội đồng nhân dân không họp “tháng 9”" in ran.err
    assert moved("tiep-xuc-cu-tri-5.1", 6).code == 0
    field = Path("programs/2028.yaml").read_text("utf-8").partition("id: tiep-xuc-cu-tri")[2]
    assert "- month: 6\n" in field and "month: 5" not in field


def test_an_agency_of_a_decision_may_be_typed_in_short(
    ctr: Run, council: Path, tmp_path: Path
) -> None:
    row = {"Mã": "thuong-truc-4.1", "Quyết định": "Sửa", "Cơ quan": "VP HĐND"}
    sheet = filled(council, tmp_path / "tat.xlsx", [row])
    assert ctr("new", 2028, "--force", "--decisions", sheet).code == 0
    april = Path("programs/2028.yaml").read_text("utf-8").partition("month: 4")[2]
    assert "[Văn phòng HĐND và UBND xã]" in april.splitlines()[0]


def test_what_a_decision_dropped_has_its_row_and_can_be_taken_back(
    ctr: Run, council: Path, tmp_path: Path
) -> None:
    answer = json.loads(ctr("new", 2028, "--force", "--format", "json").out)
    (gone,) = (item for item in answer["items"] if item["id"] == "thuong-truc-6.2")
    assert (gone["class"], gone["new"]) == ("dropped", None)
    assert "8/TB-HĐND" in gone["why"] and gone["why"].endswith("đã giám sát năm trước")
    kept = {"Mã": "thuong-truc-6.2", "Quyết định": "Giữ"}
    ran = ctr("new", 2028, "--force", "--decisions", filled(council, tmp_path / "ba.xlsx", [kept]))
    assert ran.code == 0
    text = Path("programs/2028.yaml").read_text("utf-8")
    assert text.index("month: 6") < text.index("Kế hoạch khảo sát trường học.")


def test_the_counts_of_a_draft_add_up(ctr: Run, council: Path, tmp_path: Path) -> None:
    asked = [
        {"Mã": "thuong-truc-5.1", "Quyết định": "Bỏ"},
        {
            "Quyết định": "Thêm",
            "Phiên họp 2028": "thuong-truc-4",
            "Nội dung 2028": "Bàn việc chợ.",
        },
    ]
    sheet = filled(council, tmp_path / "bon.xlsx", asked)
    told = ctr("new", 2028, "--decisions", sheet, "--force").out
    assert told.startswith(
        "Dự thảo năm 2028 có 4 nội dung (5 nội dung rà soát: tính lại 3, đã đưa ra 1, đã quyết định 1, "
        "ngoài ra thêm mới 1); "
    )


@pytest.mark.no_cover
def test_the_next_step_of_another_programme_is_its_own_and_its_list_serves_no_other(
    new: Run, ctr: Run
) -> None:
    """Two programmes of a year in one folder: what is told to be typed redoes the draft that was made, and no other."""
    assert new().code == 0
    mine, source = draft(), of_a_council()
    ran = new("--from", source)
    assert ran.code == 0, ran.err
    step = "ctr new 2027 --from programs/hdnd-2026.yaml --decisions hdnd-2027-ra-soat.xlsx --force"
    assert f"rồi {step}\n" in ran.err
    made = Path("programs/hdnd-2027.yaml").read_bytes()
    wrong = new("--decisions", "hdnd-2027-ra-soat.xlsx", "--force")
    assert wrong.code == 1
    assert "danh sách của HỘI ĐỒNG NHÂN DÂN PHƯỜNG ĐỒ SƠN, không phải của Đảng ủy" in wrong.err
    assert draft() == mine
    assert ctr(*step.split()[1:]).code == 0
    assert (Path("programs/hdnd-2027.yaml").read_bytes(), draft()) == (made, mine)
    ran = new("--from", source, "-o", "du thao.yaml", "--next-number", 7)
    assert '-o "du thao.yaml" --next-number 7 --decisions "du thao-ra-soat.xlsx" --force' in ran.err
