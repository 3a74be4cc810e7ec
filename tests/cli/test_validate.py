"""`ctr validate`: what is found, in which order and form, of how many files."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from support import MINIMAL, SIGNED, Run, cp1258


def test_validate_json_keeps_its_contract(ctr: Run, workspace: Path) -> None:
    Path("bad.yaml").write_text(MINIMAL.replace("month: 3", "month: 13"), "utf-8")
    ran = ctr("validate", "bad.yaml", "--format", "json")
    answer = json.loads(ran.out)
    assert ran.code == 1
    assert answer["version"] == 1
    assert answer["summary"] == {"files": 1, "errors": 1, "warnings": 0, "infos": 0}
    finding = answer["findings"][0]
    expected = {"code": "CTR114", "severity": "error", "file": "bad.yaml", "line": 18, "column": 16}
    assert expected.items() <= finding.items()
    assert {"message", "hint", "end_line", "end_column", "fix"} <= set(finding)


def test_validate_shows_the_line_and_how_to_mend_it(ctr: Run, workspace: Path) -> None:
    Path("bad.yaml").write_text(MINIMAL.replace("month: 3", "month: ba"), "utf-8")
    ran = ctr("validate", "bad.yaml")
    assert ran.code == 1
    assert ran.out == (
        "bad.yaml:18:16: lỗi CTR112: `month` phải là số, ở đây là chữ “ba”\n"
        "   18 |         month: ba\n"
        "      |                ^^\n"
        "      = cách sửa: viết month: 3\n"
        "\n"
        "Đã kiểm tra 1 tệp: 1 lỗi.\n"
        "Tiếp theo: ctr explain MÃ (vì sao và sửa thế nào).\n"
    )


def test_validate_many_files_and_patterns(ctr: Run, workspace: Path) -> None:
    for year in (2027, 2028):
        text = MINIMAL.replace("2026", str(year)).replace("2025-12", f"{year - 1}-12")
        Path(f"programs/{year}.yaml").write_text(text, "utf-8")
    Path("programs/2029.yaml").write_text("- sai\n", "utf-8")
    ran = ctr("validate", "programs/*.yaml", "programs/2026.yaml", "missing.yaml", "-f", "json")
    answer = json.loads(ran.out)
    assert ran.code == 3
    assert answer["summary"]["files"] == 5
    errors = [f for f in answer["findings"] if f["severity"] == "error"]
    assert {(f["code"], Path(f["file"]).name) for f in errors} == {
        ("CTR104", "2029.yaml"),
        ("CTR101", "missing.yaml"),
    }


@pytest.mark.no_cover
def test_a_batch_in_processes_says_the_same(ctr: Run, workspace: Path) -> None:
    for number in range(70):
        text = SIGNED.replace("month: 3", "month: 13") if number % 10 == 0 else SIGNED
        Path(f"p{number:02}.yaml").write_text(text, "utf-8")
    answer = json.loads(ctr("validate", "p*.yaml", "-f", "json").out)
    assert answer["summary"]["files"] == 70
    assert [f["file"] for f in answer["findings"]] == [f"p{n:02}.yaml" for n in range(0, 70, 10)]


def test_strict_select_and_ignore(ctr: Run, workspace: Path) -> None:
    warned = SIGNED.replace("        month: 3\n", "")
    Path("w.yaml").write_text(warned, "utf-8")
    assert ctr("validate", "w.yaml").code == 0
    assert ctr("validate", "w.yaml", "--strict").code == 1
    assert ctr("validate", "w.yaml", "--strict", "--ignore", "CTR212").code == 0
    assert ctr("validate", "w.yaml", "--strict", "--select", "CTR3").code == 0
    ran = ctr("validate", "w.yaml", "--select", "CTR999")
    assert ran.code == 2
    assert "không có mã CTR999" in ran.err


def test_validate_reads_standard_input(workspace: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "ctr_cli", "validate", "-"],
        input=MINIMAL.replace("month: 3", "month: 13").encode(),
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "<stdin>:18:16: lỗi CTR114" in ran.stdout.decode()


def test_sarif_declares_every_rule(ctr: Run, workspace: Path) -> None:
    Path("bad.yaml").write_text(MINIMAL.replace("month: 3", "month: 13"), "utf-8")
    log = json.loads(ctr("validate", "bad.yaml", "--format", "sarif").out)
    run = log["runs"][0]
    result = run["results"][0]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "CTR114"
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 18, "startColumn": 16, "endLine": 18, "endColumn": 18}


def test_github_commands_are_one_line_each(ctr: Run, workspace: Path) -> None:
    Path("bad.yaml").write_text(MINIMAL.replace("month: 3", "month: 13"), "utf-8")
    out = ctr("validate", "bad.yaml", "--format", "github").out
    assert out.startswith(
        "::error file=bad.yaml,line=18,endLine=18,col=16,endColumn=17,title=CTR114::"
    )
    assert out.count("\n") == 1


def test_findings_come_by_kind_then_the_surest_first_and_name_the_next_command(
    ctr: Run, workspace: Path
) -> None:
    out = ctr("validate").out
    assert out.startswith("programs/2026.yaml: 43 phát hiện\n")
    heads = [out.index(head) for head in ("Chắc chắn sai:", "Nhiều khả năng sai:", "Có thể sai:")]
    assert heads == sorted(heads)
    assert "(Ban Thường vụ Đảng ủy phường, tháng 3, nội dung 7): cảnh báo CTR503" in out
    assert out.rstrip().splitlines()[-1].startswith("Tiếp theo: ctr validate --fix --dry-run")


def test_level_leaves_out_what_is_less_grave(ctr: Run, workspace: Path) -> None:
    assert "25 cảnh báo.\n" in ctr("validate", "--level", "warning").out
    assert "không có lỗi nào" in ctr("validate", "--level", "error").out


def test_a_folder_is_walked_and_many_files_end_in_a_table(ctr: Run, workspace: Path) -> None:
    for year in range(2030, 2034):
        (workspace / "programs" / f"{year}.yaml").write_bytes(
            (workspace / "programs" / "2026.yaml").read_bytes()
        )
    (workspace / "programs" / "ctr.yaml").write_text("words: [giã cào]\n", encoding="utf-8")
    out = ctr("validate", "programs", "--select", "CTR503").out
    assert "Đã kiểm tra 5 tệp: 5 cảnh báo." in out
    assert out.count("2031.yaml") == len(["finding", "row"])
    assert "Tệp " in out


def test_a_folder_without_a_programme_is_told_so(ctr: Run, workspace: Path) -> None:
    Path("trong").mkdir()
    ran = ctr("validate", "trong")
    assert ran.code == 3
    assert "trong:1:1: lỗi CTR101: thư mục này không có chương trình nào" in ran.out
    assert "ctr new" in ran.out
    asked = ctr("agenda", "-p", "programs")
    assert asked.code == 3
    assert "chỉ ra tệp: programs/2026.yaml" in asked.err


@pytest.mark.parametrize("options", ["--fix --dry-run", "--fix --diff", "--fix -o x.yaml", "--fix"])
def test_letters_of_another_code_page_are_told_whatever_is_asked_of_fix(
    ctr: Run, workspace: Path, options: str
) -> None:
    raw = cp1258(MINIMAL)
    Path("cu.yaml").write_bytes(raw)
    plain = ctr("validate", "cu.yaml")
    ran = ctr("validate", "cu.yaml", *options.split())
    assert ran.code == plain.code == 1
    assert "CTR102" in plain.out and "CTR102" in ran.out + ran.err
    assert "bảng mã cp1258" in ran.out + ran.err
    assert "cấu trúc" not in ran.out + ran.err
    assert Path("cu.yaml").read_bytes() == raw and not Path("x.yaml").exists()


def test_no_mend_is_promised_or_written_of_a_file_that_is_no_yaml(
    ctr: Run, workspace: Path
) -> None:
    text = MINIMAL.replace("Kiểm điểm quý I.", "Kiểm điểm  qúy I.")
    Path("x.yaml").write_text(text.replace("[Văn", "[@Văn"), "utf-8")
    assert "--fix" not in ctr("validate", "x.yaml").out
    assert ctr("validate", "x.yaml", "--fix", "--dry-run").code == 1
    assert ctr("validate", "x.yaml", "--fix", "-o", "y.yaml").code == 1
    assert not Path("y.yaml").exists()
    Path("x.yaml").write_text(text, "utf-8")
    assert "ctr validate x.yaml --fix --dry-run (xem trước 2 chỗ" in ctr("validate", "x.yaml").out
    assert "ctr validate x.yaml --fix --dry-run" in ctr("validate", "-p", "x.yaml").out
    assert ctr("validate", "x.yaml", "--fix", "-o", "y.yaml").code == 0
    assert "Kiểm điểm quý I." in Path("y.yaml").read_text("utf-8")


def test_a_code_may_be_typed_as_its_number(ctr: Run, workspace: Path) -> None:
    Path("x.yaml").write_text(MINIMAL.replace("Kiểm điểm quý I.", "Kiểm  điểm  qúy I."), "utf-8")
    assert "CTR404" in (told := ctr("validate", "x.yaml", "--select", "4, 605").out)
    assert "CTR502" not in told


def test_letters_apart_from_their_marks_are_mended_by_the_command_that_is_named(
    ctr: Run, workspace: Path
) -> None:
    lines = "".join(f"          - text: Cho ý kiến về đề án {n}.\n" for n in range(30))
    Path("x.yaml").write_text(unicodedata.normalize("NFD", MINIMAL + lines), "utf-8")
    assert (
        "cách sửa: ctr validate -p x.yaml --fix ghép lại các chữ này"
        in ctr("validate", "x.yaml").out
    )
    shown = ctr("validate", "x.yaml", "--fix", "--dry-run").out
    assert shown.count("chữ tách rời dấu") == 1 and "chỗ nữa như thế" in shown
    ctr("validate", "x.yaml", "--fix")
    assert "CTR116" not in ctr("validate", "x.yaml").out
