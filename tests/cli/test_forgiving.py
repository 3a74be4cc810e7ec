"""What people type is understood as they mean it, and where it is not, only what is like it is offered."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from ctr_cli.cli.commands import NAMES, command_line
from support import DATA, Run


@pytest.mark.parametrize(
    "typed",
    ["3", "03", "tháng 3", "Tháng 03", "T3", "thg. 3", "thang 3", "ba", "tuần 2/3", "Cuối tháng 3"],
)
def test_a_month_as_people_write_it(ctr: Run, workspace: Path, typed: str) -> None:
    assert json.loads(ctr("agenda", "-m", typed, "-f", "json").out)["month"] == 3


@pytest.mark.parametrize("typed", ["II", "2", "quý II", "Quý 2", "quy 2", "Q2", "ii", "quý hai"])
def test_a_quarter_as_people_write_it(ctr: Run, workspace: Path, typed: str) -> None:
    assert json.loads(ctr("agenda", "-q", typed, "-f", "json").out)["quarter"] == 2


@pytest.mark.parametrize(
    "typed", ["2026-03-01", "1/3/2026", "01.03.2026", "1-3-2026", "ngày 1 tháng 3 năm 2026"]
)
def test_a_day_as_people_write_it(ctr: Run, workspace: Path, typed: str) -> None:
    assert json.loads(ctr("find", "bầu cử", "--on", typed, "-f", "json").out)["on"] == "2026-03-01"


@pytest.mark.parametrize("typed", ["BCH3", "bch 3", "bch-3", "Bch_3", "BCH - 3"])
def test_a_meeting_as_people_write_it(ctr: Run, workspace: Path, typed: str) -> None:
    answer = json.loads(ctr("agenda", "--meeting", typed, "-f", "json").out)
    assert [meeting["id"] for meeting in answer["meetings"]] == ["bch-3"]


@pytest.mark.parametrize(
    "typed",
    [
        "0",
        "13",
        "-3",
        "3/2026",
        "ngày 3",
        "tháng",
        "",
        "t",
        "tuần 3",
        "tuần 7/3",
        "quý 3",
        "ba mươi",
    ],
)
def test_what_is_no_month_is_no_month(ctr: Run, workspace: Path, typed: str) -> None:
    ran = ctr("agenda", f"--month={typed}")
    assert ran.code == 2
    assert "tháng phải là số từ 1 đến 12" in ran.err


def test_the_beginning_of_a_name_that_only_one_agency_has_answers(
    ctr: Run, workspace: Path
) -> None:
    answer = json.loads(ctr("tasks", "-a", "văn ph", "-f", "json").out)
    assert answer["agency"]["id"] == "van-phong"
    ran = ctr("tasks", "-a", "ban ch")
    assert ran.code == 2
    assert "nhiều cơ quan: Ban Chỉ đạo phường (mã ban-chi-dao), Ban Chỉ huy" in ran.err


_DECIDED = '--authority "Thường trực Đảng ủy" --date 20/6/2026 --reason "vì thế"'


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("move BTV9.4 --to T11", "move: btv-9.4\n        to: btv-11"),
        ("move 'btv 9,4' --to 'BTV 11'", "move: btv-9.4\n        to: btv-11"),
        ("move btv-9.4 --to 'tuần 2/11'", "move: btv-9.4\n        to: btv-11"),
        ("move btv-9.4 --to 'Tuần 2, 3 tháng 11/2026'", "move: btv-9.4\n        to: btv-11"),
        ("move btv-9.4 --to 'BTV cuối T11'", "move: btv-9.4\n        to: btv-11"),
        ("meet --body bch --month 'tuần 1/8'", "meet: hn-1\n        body: bch\n        month: 8"),
        ("move btv-9.4 --to 'năm 2027'", "move: btv-9.4\n        to: 2027"),
        ("meet --body BCH --month 'tháng 8'", "meet: hn-1\n        body: bch\n        month: 8"),
    ],
)
def test_a_decision_is_recorded_by_ids(ctr: Run, workspace: Path, typed: str, kept: str) -> None:
    assert ctr("amend", *shlex.split(f"{typed} {_DECIDED}")).code == 0
    assert kept in Path("programs/2026.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("drop 'ngày nào đó'", "không có mã “ngày nào đó”"),
        ("move btv-9.4 --to 'tuần 2'", "không có hội nghị nào “tuần 2”"),
        ("move btv-9.4 --to 'tuần 2/10/2027'", "không có hội nghị nào “tháng 10/2027”"),
        ("move btv-9.4 --to 'quý 4'", "không có hội nghị nào quý 4"),
        ("meet --body 'ban nào' --month 8", "không có mã “ban nào”"),
    ],
)
def test_a_decision_about_nothing_known_is_refused(
    ctr: Run, workspace: Path, typed: str, words: str
) -> None:
    before = Path("programs/2026.yaml").read_bytes()
    ran = ctr("amend", *shlex.split(f"{typed} {_DECIDED}"))
    assert ran.code == 2
    assert words in ran.err
    assert Path("programs/2026.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["kiểm tra"], "ý bạn là validate?"),
        (["in"], "ý bạn là render?"),
        (["bầu cử"], 'ctr find "bầu cử"'),
        (["help", "agend"], "ý bạn là agenda hay amend?"),
        (["tasks", "-a", "ubnd", "-f", "xls"], "ý bạn là xlsx?"),
        (["agenda", "--month"], "ghi --month SỐ (Tháng, từ 1 đến 12)"),
        (["agenda", "--together=3"], "chỉ ghi --together"),
        (["tasks", "-a", "--all"], "tùy chọn -a thiếu giá trị: sau nó là --all"),
        (["render", "-o", "--force"], "tùy chọn -o thiếu giá trị: sau nó là --force"),
        (["render", "-o", ""], "tùy chọn -o thiếu giá trị: để trống"),
        (["tasks", "-a", "ubnd", "-f"], "ghi -f text|md|json|csv|xlsx|docx|pdf|html"),
        (["agenda", "-z"], "không có tùy chọn -z\nCách sửa: xem cách dùng"),
        (["render", "--draft", "x"], "cần một số từ 1 đến 9999, không phải “x”"),
        (["agenda", "-m", "x"], "tháng phải là số từ 1 đến 12"),
        (["templates", "a"], "các mẫu: agenda.md.j2, compare.md.j2"),
        (["render", "p.yaml", "-p", "q.yaml"], "tệp chương trình ghi hai lần"),
        (["new", "hai nghìn"], "năm phải là số từ 2000 đến 2100"),
        (["new"], "ví dụ: ctr new 2027"),
        (["explain", "foo"], "xem mọi mã: ctr explain"),
    ],
)
def test_a_slip_is_told_with_its_mend(
    ctr: Run, workspace: Path, arguments: list[str], words: str
) -> None:
    ran = ctr(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert not list(workspace.glob("-*"))


ENGLISH = re.compile(
    r"\b(usage|invalid|missing|argument|no such|not a valid|must be|cannot|expected|traceback|try)\b",
    re.I,
)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_wrong_usage_of_every_command_is_told_in_vietnamese(
    ctr: Run, workspace: Path, name: str
) -> None:
    before = sorted(workspace.rglob("*"))
    command: Any = command_line().commands[name]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    wrong = [["--zzz"], ["-z"], *([option.opts[0]] for option in options if not option.is_flag)]
    wrong += [[f"{option.opts[0]}=3"] for option in options if option.is_flag]
    for arguments in wrong:
        ran = ctr(name, *arguments)
        assert (ran.code, ran.out) == (2, ""), arguments
        assert re.match(r"Lỗi: (không có tùy chọn|tùy chọn \S+ (thiếu|không nhận)) ", ran.err)
        assert "\nCách sửa: " in ran.err
        assert not ENGLISH.search(ran.err), ran.err
    assert sorted(workspace.rglob("*")) == before


@pytest.mark.parametrize("command", [[], ["agenda"], ["tasks"]])
def test_help_by_one_letter(ctr: Run, command: list[str]) -> None:
    assert ctr(*command, "-h") == ctr(*command, "--help")


def test_columns_are_obeyed_in_a_pipe(
    ctr: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert max(map(len, ctr("agenda", "-m", "3").out.splitlines())) <= 50
    ctr("agenda", "-m", "3", "-o", "lich.txt")
    assert max(map(len, Path("lich.txt").read_text("utf-8").splitlines())) > 90
    monkeypatch.setenv("COLUMNS", "1")
    assert ctr("agenda", "-m", "3").code == 0


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "arguments",
    [["agenda", "-m", "3"], ["tasks", "-a", "ubnd"], ["calendar"], ["render"], ["validate"]],
)
def test_a_programme_is_named_by_its_file_or_by_the_option(
    ctr: Run, workspace: Path, arguments: list[str]
) -> None:
    Path("programs/2026.yaml").rename("khac.yaml")
    by_file = ctr(*arguments, "khac.yaml")
    assert by_file.code == 0
    assert by_file == ctr(*arguments, "-p", "khac.yaml")


def test_a_name_too_long_for_a_file_is_told(ctr: Run, workspace: Path) -> None:
    ran = ctr("validate", "x" * 3000)
    assert ran.code == 3
    assert "tên tệp quá dài" in ran.err


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "arguments",
    [
        ["status", "--within", "7 ngày"],
        ["status", "--on", "hôm nay"],
        ["status", "--on", "30 tháng 6"],
        ["render", "--draft", "lần 2"],
        ["render", "--profile", "HD 36"],
        ["explain", "201"],
        ["explain", "ctr 201"],
        ["tasks", "-a", "MTTQ"],
        ["tasks", "-a", "CA phường"],
        ["tasks", "-a", "VPĐU"],
        ["agenda", "--meeting", "Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 3 (tháng 3/2026)"],
    ],
)
def test_what_people_write_is_understood(ctr: Run, workspace: Path, arguments: list[str]) -> None:
    ran = ctr(*arguments)
    assert (ran.code, bool(ran.out)) == (0, True), ran.err


def test_one_page_of_help_or_of_a_rule_is_written_too(ctr: Run, workspace: Path) -> None:
    for command, name in (("explain 201", "CTR201"), ("help agenda", "ctr agenda")):
        assert ctr(*command.split(), "-o", "trang.md", "--force").code == 0
        assert name in Path("trang.md").read_text("utf-8").splitlines()[0]
        bare = ctr(command.split()[0], "-o", "trang.md", "--force")
        assert (bare.code, "hoặc --all" in bare.err) == (2, True)


def test_the_example_of_a_reminder_is_one_that_is_written(ctr: Run, workspace: Path) -> None:
    advice = ctr("remind").err
    named = advice.rpartition('--agency "')[2].partition('"')[0]
    assert named and "không tự nhắc" not in ctr("remind", "--agency", named).err


def test_what_is_advised_is_a_command_there_is(ctr: Run, workspace: Path) -> None:
    invited = DATA / "import" / "giay-moi.txt"
    assert "ctr import TỆP --force-program" in ctr("compare", "programs/2026.yaml", invited).err
    assert "Cách sửa: lưu thành tệp" in ctr("validate", "-", "--fix").err
