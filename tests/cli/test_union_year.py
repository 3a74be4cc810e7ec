"""A year of a commune's youth union, which meets once a quarter and has an office of its own, as whole processes."""

import json
from pathlib import Path

import openpyxl
import pytest

from support import Run

FILE = Path("programs/2027.yaml")
UNION = """\
format: 1
year: 2027
issuer: {parent: Đoàn TNCS Hồ Chí Minh tỉnh Sơn La, name: Ban Chấp hành Đoàn xã Mường Bú}
document: {symbol: CTr/ĐTN, place: Mường Bú, date: 2027-01-06, title: Công tác Đoàn năm 2027}
agencies:
  - {id: vp, name: Văn phòng Đoàn xã}
  - {id: doi, name: Hội đồng Đội xã}
  - {id: truong, name: Đoàn Trường Trung học phổ thông Mường Bú}
bodies:
  - id: bch
    name: Ban Chấp hành Đoàn xã
    meetings:
      - number: 7
        quarter: 1
        items:
          - {text: Chương trình công tác năm 2027., agencies: [Văn phòng Đoàn xã]}
          - {text: Kế hoạch trồng cây thanh niên., agencies: [Hội đồng Đội xã], deadline: 2027-02-19}
      - number: 8
        quarter: 2
        items:
          - {text: Kế hoạch hè., agencies: [Hội đồng Đội xã], deadline: 2027-05-14}
      - number: 9
        quarter: 3
        items:
          - {text: Tổng kết hè., agencies: [Đoàn Trường Trung học phổ thông Mường Bú]}
implementation: [Các chi đoàn thực hiện.]
recipients: [{name: Lưu Văn phòng}]
signature: {authority: TM. BAN CHẤP HÀNH, post: BÍ THƯ, name: Lò Văn Inh}
"""


@pytest.fixture
def union(workspace: Path, ctr: Run) -> Run:
    """`ctr` in the union's own folder."""
    Path("programs/2026.yaml").unlink()
    FILE.write_text(UNION, "utf-8")
    return ctr


def test_an_items_own_deadline_is_its_due_day_before_and_after_the_meetings_day_is_known(
    union: Run,
) -> None:
    def standing() -> tuple[str, str, int]:
        answer = json.loads(union("status", "--on", "26/3/2027", "-f", "json").out)
        (item,) = (i for i in answer["items"] if i["item"] == "bch-7.2")
        return item["due"], item["state"], item["days"]

    before = standing()
    assert before == ("2027-02-19", "overdue", 35)
    assert union("track", "bch-7", "--date", "23/3/2027").code == 0
    assert standing() == before
    assert "19/02/2027" in union("remind", "-a", "doi", "--on", "26/3/2027").out
    assert union("track", "bch-7", "--held", "23/3/2027", "--conclusion", "9-KL/ĐTN").code == 0
    assert standing()[:2] == ("2027-02-19", "done_late")


@pytest.mark.parametrize("month", [1, 2, 3])
def test_a_conference_of_a_quarter_stands_whole_in_each_of_its_months(
    union: Run, month: int
) -> None:
    answer = json.loads(union("agenda", "-m", month, "-f", "json").out)
    assert [i["id"] for m in answer["meetings"] for i in m["items"]] == ["bch-7.1", "bch-7.2"]
    assert union("agenda", "-m", month, "--together", "-o", "thang.html").code == 0
    assert "Kế hoạch trồng cây thanh niên" in Path("thang.html").read_text("utf-8")


def test_nobody_writes_to_his_own_office(union: Run) -> None:
    told = union("tasks", "--all", "-f", "docx", "-o", "cong-van").err
    assert "Văn phòng Đoàn xã: là nơi gửi công văn" in told
    assert union("remind", "--all", "-f", "docx", "-o", "don-doc", "--on", "1/12/2027").code == 0
    for folder in ("cong-van", "don-doc"):
        names = {path.name.removeprefix("don-doc-") for path in Path(folder).iterdir()}
        assert names == {
            "hoi-dong-doi-xa.docx", "doan-truong-trung-hoc-pho-thong-muong-bu.docx",
        }  # fmt: skip


DECIDED = ("--authority", "Ban Thường vụ Đoàn xã", "--date", "1/2/2027", "--reason", "chờ tỉnh")


@pytest.mark.parametrize("typed", ["9", "3", "III", "quý III", "Q3", "tháng 8", "T7"])
def test_a_quarter_is_named_as_people_write_it_or_by_one_of_its_months(
    union: Run, typed: str
) -> None:
    FILE.write_text(
        UNION.replace(
            "implementation:",
            "      - {every: quarter, items: [{text: Báo cáo đoàn viên., agencies: [Hội đồng Đội xã]}]}\nimplementation:",
        ),
        "utf-8",
    )
    assert union("amend", "move", "bch-8.1", "--to", typed, *DECIDED).code == 0
    assert "to: bch-9" in FILE.read_text("utf-8")


def test_a_deadline_before_the_new_time_is_told_at_the_move(union: Run) -> None:
    told = union("amend", "move", "bch-8.1", "--to", "III", *DECIDED).err
    assert (
        "Lưu ý: bch-8.1 không còn thời hạn 14/05/2027, không hợp với quý III" in told
        and "--deadline" in told
    )
    assert "không còn thời hạn" not in union("amend", "move", "bch-9.1", "--to", "II", *DECIDED).err


def test_a_conference_left_without_items_says_so_everywhere(union: Run) -> None:
    assert union("amend", "move", "bch-8.1", "--to", "III", *DECIDED).code == 0
    said = "(không có nội dung)"
    for asked in (
        ("agenda", "-m", 4),
        ("agenda", "-m", 4, "-f", "md"),
        ("calendar",),
        ("render", "--consolidated", "-f", "txt"),
    ):
        out = union(*asked).out.replace("\r\n ", "")
        assert out.count(said) == 1, asked
    assert said not in union("render", "-f", "txt").out


def test_who_delivered_is_not_late_on_his_own_row(union: Run) -> None:
    union("track", "bch-7.2", "-a", "doi", "--status", "submitted", "--done", "18/2/2027")
    out = union("status", "--on", "5/3/2027").out
    assert "Quá hạn (1)" in out
    (row,) = [line for line in out.splitlines() if line.lstrip().startswith("Hội đồng Đội xã  ")]
    assert row.split()[-3:] != ["1"], row


def test_the_structure_is_to_be_mended_before_slips_can_be_found(union: Run) -> None:
    FILE.write_text(UNION.replace("Kế hoạch hè.", "Kế hoạch hè .", 1), "utf-8")
    assert "sẽ sửa 1 chỗ" in union("validate", "--fix", "--dry-run", FILE).out
    FILE.write_text(UNION.replace("bodies:", "bodiez:").replace("hè.", "hè ."), "utf-8")
    for options in (("--dry-run",), ()):
        out = union("validate", "--fix", *options, FILE).out
        assert "sửa cấu trúc trước" in out and "không có gì để sửa" not in out


def test_who_writes_does_not_report_to_himself(union: Run) -> None:
    said = union("remind", "-a", "doi", "--on", "5/3/2027").out
    assert "nêu rõ lý do, để xem xét, quyết định." in said and "để báo cáo" not in said
    assert "gửi kết quả về Văn phòng Đoàn xã." in said


def test_a_wrong_month_names_few_meetings(ctr: Run, workspace: Path) -> None:
    told = ctr("amend", "move", "bch-3.1", "--to", "8", *DECIDED).err
    assert "không có hội nghị nào tháng 8" in told and told.count("bch-") < 6
    for asked in (("agenda", "--meeting", "zz"), ("track", "zz", "--date", "3/3/2026")):
        hint = ctr(*asked).err.partition("các mã: ")[2]
        assert hint.rstrip().endswith(", …") and hint.count(",") == 6


def test_a_conference_left_without_items_comes_back_next_year_under_the_name_it_is_told_by(
    union: Run,
) -> None:
    assert union("amend", "move", "bch-8.1", "--to", "III", *DECIDED).code == 0
    told = union("new", 2028).out
    assert "không có trong dự thảo: Ban Chấp hành Đoàn xã quý II;" in told
    book = openpyxl.load_workbook("2028-ra-soat.xlsx")
    sheet = book["Rà soát"]
    (row,) = (row for row in sheet.iter_rows() if row[0].value == "bch-8.1")
    row[6].value, row[7].value = "Chuyển", "Ban Chấp hành Đoàn xã quý II"
    book.save("quyet-dinh.xlsx")
    assert union("new", 2028, "--decisions", "quyet-dinh.xlsx", "--force").code == 0
    text = Path("programs/2028.yaml").read_text("utf-8")
    assert text.index("number: 11") < text.index("Kế hoạch hè.") < text.index("number: 12")
