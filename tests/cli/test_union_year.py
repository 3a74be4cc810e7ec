"""A year of a commune's youth union, which meets once a quarter and has an office of its own, as whole processes."""

import json
from pathlib import Path

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
