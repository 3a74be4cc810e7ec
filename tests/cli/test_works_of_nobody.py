"""A work that names no agency among works that do: validate misses the agency, `tasks --all` shows the work."""

import json
from pathlib import Path

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support import MINIMAL, Run

_WORK = """\
      - month: {month}
        items:
          - text: Kiểm tra công tác {number}.
            agencies: [Văn phòng Đảng ủy]
"""
YEAR = MINIMAL[: MINIMAL.index("      - number")] + "".join(
    _WORK.format(month=number, number=number) for number in range(1, 11)
)
NAMED = "            agencies: [Văn phòng Đảng ủy]\n"


def _bare(*numbers: int) -> str:
    text = YEAR
    for number in numbers:
        work = f"Kiểm tra công tác {number}.\n"
        text = text.replace(work + NAMED, work)
    return text


def _missed(text: str) -> list[int]:
    found = check(from_bytes(text.encode(), "x.yaml"), ("CTR921",))
    return [finding.span.line for finding in found]


def test_one_work_without_an_agency_is_missed_whatever_stands_in_its_month() -> None:
    text = _bare(4)
    assert _missed(text) == [text[: text.index("công tác 4.")].count("\n") + 1]
    assert _missed(YEAR) == []


@pytest.mark.parametrize(
    "text",
    [
        _bare(4, 5, 6),
        _bare(4).replace("công tác 4", "Phiên chất vấn và trả lời chất vấn"),
        _bare(4).replace("bodies:", "  - {id: bch, name: Ban Chấp hành Đảng bộ phường}\nbodies:"),
        _bare(4).replace("month: 4\n", "month: 4\n        agencies: [Văn phòng Đảng ủy]\n"),
    ],
    ids=["many have none", "nobody prepares it", "the body is an agency", "a common line"],
)
def test_what_may_name_nobody_is_not_missed(text: str) -> None:
    assert _missed(text) == []


def test_the_list_of_all_ends_with_the_works_of_nobody(
    ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.yaml").write_text(_bare(4), encoding="utf-8")
    asked = ("tasks", "-p", "x.yaml", "--all")
    for form in ("text", "md"):
        out = ctr(*asked, "-f", form).out
        assert "Không ghi cơ quan nào: 1 nội dung" in out and "bch-4.1" in out
        assert "Không ghi" not in ctr(*asked, "--month", "5", "-f", form).out
    (left,) = json.loads(ctr(*asked, "-f", "json").out)["unassigned"]
    assert (left["item"], left["text"]) == ("bch-4.1", "Kiểm tra công tác 4.")
    for form in ("csv", "docx"):
        ran = ctr(*asked, "-f", form, "-o", f"ra.{form}")
        assert "1 nội dung không ghi cơ quan nào nên không giao cho ai: bch-4.1" in ran.err, form
    one = json.loads(ctr("tasks", "-p", "x.yaml", "-a", "van-phong", "-f", "json").out)
    assert "unassigned" not in one
