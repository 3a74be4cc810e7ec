"""`ctr.yaml` beside the programmes: where it is found, what is wrong in it, and what it changes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ctr_cli.model.office import DEFAULTS
from ctr_cli.model.program import Program
from ctr_cli.source.office import office_for
from ctr_cli.views.place import place_name
from support import Run

FULL = """\
tone_style: main
words: [Đảo Dấu]
ignore: [CTR901, CTR93]
anniversaries:
  - {names: [thành lập phường Đồ Sơn], since: 1963, day: 14/3}
terms:
  - {body: Hội đồng nhân dân phường, term: II, years: 2026-2031}
deadlines: {ubnd: 7}
"""


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_without_a_file_the_defaults_hold(workspace: Path) -> None:
    assert office_for(Path("programs/2026.yaml")) == (DEFAULTS, None)


@pytest.mark.parametrize("place", ["ctr.yaml", "programs/ctr.yaml"])
def test_found_beside_the_programme_or_beside_programs(workspace: Path, place: str) -> None:
    write(Path(place), FULL)
    settings, source = office_for(Path("programs/2026.yaml"))
    assert settings.tone_style == "main"
    assert settings.words == ["Đảo Dấu"]
    assert settings.deadlines == {"ubnd": 7}
    assert source is not None
    assert Path(source.file) == Path(place)
    assert source.findings == []


def test_the_parent_of_another_folder_is_not_asked(tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    write(tmp_path / "ctr.yaml", FULL)
    assert office_for(tmp_path / "khac" / "2026.yaml") == (DEFAULTS, None)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("tone_styl: main\n", "CTR111", 1),
        ("words: [a]\ntone_style: tròn\n", "CTR114", 2),
        ("ignore: [CTRX]\n", "CTR114", 1),
        ("anniversaries:\n  - {names: [x], since: năm}\n", "CTR112", 2),
        ("terms:\n  - {body: x, term: hai, years: 2026-2031}\n", "CTR114", 2),
        ("- một\n", "CTR104", 1),
        ("words: [a\n", "CTR105", 1),
    ],
)
def test_slips_in_it_are_shown_with_their_place(
    ctr: Run, workspace: Path, text: str, code: str, line: int
) -> None:
    write(Path("ctr.yaml"), text)
    ran = ctr("validate", "--format", "json")
    own = [f for f in json.loads(ran.out)["findings"] if f["file"] == "ctr.yaml"]
    assert [(f["code"], f["line"]) for f in own] == [(code, line)]
    assert ran.code == 1


def test_it_is_checked_as_what_it_is_when_it_is_named(ctr: Run, workspace: Path) -> None:
    write(Path("ctr.yaml"), FULL)
    sound = ctr("validate", "ctr.yaml", "-f", "json")
    assert (sound.code, json.loads(sound.out)["summary"]["files"]) == (0, 1)
    write(Path("ctr.yaml"), "place: Nhà văn hóa\ndeadlines: {ubdn: 7}\nignore: [CTR4, CTR998]\n")
    ran = ctr("validate", "ctr.yaml", "-f", "json")
    found = json.loads(ran.out)
    assert (ran.code, found["summary"]["files"]) == (1, 1)
    assert [(f["code"], f["severity"], f["line"]) for f in found["findings"]] == [
        ("CTR114", "warning", 3),
        ("CTR270", "error", 2),
    ]
    both = json.loads(ctr("validate", "programs/2026.yaml", "ctr.yaml", "-f", "json").out)
    assert both["summary"]["files"] == 2
    assert ctr("validate", "ctr.yaml", "--fix").code == 1


@pytest.mark.parametrize(
    "named", ["deadlines: {ubdn: 10}", "members: [{name: A, agencies: [xyz]}]"]
)
def test_an_agency_nobody_knows_is_told_with_every_answer(
    ctr: Run, workspace: Path, named: str
) -> None:
    write(Path("ctr.yaml"), f"{named}\n")
    for command in ("agenda -m 4", "status --on 1/4/2026"):
        assert "ctr.yaml có 1 lỗi" in ctr(*command.split()).err
    other = Path("programs/2026.yaml").read_text("utf-8").replace("id: ubnd\n", "id: ubdn\n")
    write(Path("programs/hdnd-2026.yaml"), other.replace("id: mttq\n", "id: xyz\n"))
    assert "ctr.yaml có" not in ctr("agenda", "-m", "4").err


def test_rules_off_are_off_unless_selected(ctr: Run, workspace: Path) -> None:
    write(Path("ctr.yaml"), "ignore: [CTR901, CTR93]\n")
    codes = {f["code"] for f in json.loads(ctr("validate", "-f", "json").out)["findings"]}
    assert "CTR911" in codes
    assert not codes & {"CTR901", "CTR931", "CTR935"}
    chosen = json.loads(ctr("validate", "-f", "json", "--select", "CTR901").out)["findings"]
    assert {f["code"] for f in chosen} == {"CTR901"}


def test_own_anniversaries_and_terms_are_obeyed(ctr: Run, workspace: Path) -> None:
    path = Path("programs/2026.yaml")
    text = path.read_text("utf-8")
    text = text.replace(
        "Thông qua Kế hoạch tổ chức Lễ hội Đảo Dấu năm 2026.",
        "Kỷ niệm 62 năm ngày thành lập phường Đồ Sơn.",
    )
    text = text.replace(
        "phường khoá I, nhiệm kỳ 2021 - 2026", "phường khoá XX, nhiệm kỳ 2021 - 2026"
    )
    write(path, text)
    before = json.loads(ctr("validate", "-f", "json").out)["findings"]
    assert not any(f["code"] == "CTR811" for f in before)
    write(Path("ctr.yaml"), FULL)
    after = json.loads(ctr("validate", "-f", "json").out)["findings"]
    assert any(f["code"] == "CTR811" and "63 năm" in f["message"] for f in after)
    assert [f["line"] for f in after if f["code"] == "CTR902"] == [
        next(n for n, line in enumerate(text.splitlines(), 1) if "khoá XX" in line)
    ]


def test_deadlines_of_an_agency(ctr: Run, workspace: Path) -> None:
    piece = "- month: 4\n        date: 2026-04-28\n"
    path = Path("programs/2026.yaml")
    text = path.read_text("utf-8").replace("- month: 4\n", piece)
    text = text.replace("tại địa phương.\n", "tại địa phương.\n            deadline: 2026-04-22\n")
    write(path, text)
    assert "CTR926" not in ctr("validate").out
    write(Path("ctr.yaml"), "deadlines: {ubnd: 7}\n")
    assert "CTR926" in ctr("validate").out


def test_every_key_is_documented() -> None:
    from ctr_cli.model.office import Office
    from support import ROOT

    page = (ROOT / "docs" / "cau-hinh.md").read_text("utf-8")
    for name in Office.model_fields:
        assert re.search(rf"^\| [^|]*`{name}`[^|]* \|", page, re.M), name


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (("bodies", 1, "meetings", 2, "items", 6, "text"), "Ban Thường vụ Đảng ủy phường, tháng 3, nội dung 7"),
        (("bodies", 0, "meetings", 0, "items", 0, "text"), "Ban Chấp hành Đảng bộ phường, hội nghị lần thứ 3, nội dung 1"),
        (("bodies", 1, "meetings", 2, "agencies", 0), "Ban Thường vụ Đảng ủy phường, tháng 3, cơ quan chuẩn bị"),
        (("document", "bases", 3), "Phần đầu văn bản, căn cứ 4"),
        (("document", "title"), "Phần đầu văn bản, trích yếu"),
        (("recipients", 1, "name"), "Nơi nhận, dòng 2"),
        (("signature", "authority"), "Người ký"),
        (("agencies", 0, "name"), "Danh mục cơ quan, cơ quan 1"),
    ],
)  # fmt: skip
def test_places_as_a_reader_tells_them(program: Program, path: tuple[Any, ...], name: str) -> None:
    assert place_name(program, path) == name


@pytest.mark.parametrize("start", ["'7:30'", "7:30", "7h30", "7 giờ 30", "07 giờ 30"])
def test_an_hour_may_be_written_as_people_do(workspace: Path, start: str) -> None:
    write(Path("ctr.yaml"), f"start: {start}\n")
    settings, source = office_for(Path("programs/2026.yaml"))
    assert source is not None and source.findings == []
    assert settings.start == "07:30"
