"""Each programme that once broke a command, with what is right; documents are in `importing/reading/test_faults`."""

import csv
import io
import json
import shutil
import time
from pathlib import Path

import pytest
from icalendar import Calendar

from support import DATA, Run

FAULTS = DATA / "faults"
ASKED = ("expo-14", "word-500", "min-calendar-newline", "refused-920178f2", "semicolon-formula")
LONG_WORDS = {"expo-14": 43, "word-500": 500}
"""Words without blanks, which proof-reading once took apart in more ways than there is time for."""


def codes(ctr: Run, file: Path) -> set[str]:
    answer = json.loads(ctr("validate", file, "-f", "json").out)
    return {finding["code"] for finding in answer["findings"]}


def test_every_programme_here_is_tried() -> None:
    assert {path.stem for path in FAULTS.glob("*.yaml")} == {*ASKED, "mend-lines-7cf08b10"}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", LONG_WORDS)
def test_a_word_without_end_is_answered_in_time(ctr: Run, name: str, tmp_path: Path) -> None:
    file = Path(shutil.copy(FAULTS / f"{name}.yaml", tmp_path))
    began = time.process_time()
    assert ctr("validate", file).code == 0
    assert ctr("validate", file, "--fix").code == 0
    assert time.process_time() - began < 5
    told = "CTR414" in codes(ctr, FAULTS / f"{name}.yaml")
    assert told == (LONG_WORDS[name] > 100)


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("command", ["agenda -m 3", "tasks --all", "calendar"])
def test_every_question_is_answered(ctr: Run, name: str, command: str) -> None:
    ran = ctr(*command.split(), "-p", FAULTS / f"{name}.yaml")
    assert ran.code == 0 and ran.out


def test_a_line_break_in_a_name_is_a_blank_in_a_calendar(ctr: Run) -> None:
    calendar = ctr("calendar", "-p", FAULTS / "min-calendar-newline.yaml").out
    read = Calendar.from_ical(calendar)
    assert str(read["X-WR-CALNAME"]).endswith("Đảng ủy phường Đồ Sơn")


def test_a_profile_that_cannot_print_is_a_finding(ctr: Run) -> None:
    file = FAULTS / "refused-920178f2.yaml"
    assert "CTR260" in codes(ctr, file)
    ran = ctr("render", file)
    assert ran.code == 1 and "hd36١٢" in ran.err


def test_mends_are_told_in_the_text_s_own_words_and_lines_stay(ctr: Run, tmp_path: Path) -> None:
    file = Path(shutil.copy(FAULTS / "mend-lines-7cf08b10.yaml", tmp_path))
    before = file.read_text("utf-8").splitlines()
    ran = ctr("validate", file, "--fix")
    told = [line for line in ran.out.splitlines() if "→" in line]
    assert told and not any("\\" in line for line in told)
    after = file.read_text("utf-8").splitlines()
    changed = [n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    assert 0 < len(changed) <= len(told)


@pytest.mark.parametrize("sign", [",", ";"])
def test_no_cell_of_a_table_becomes_a_formula(ctr: Run, sign: str) -> None:
    out = ctr("tasks", "--all", "-f", "csv", "-p", FAULTS / "semicolon-formula.yaml").out
    assert "HYPERLINK" in out
    cells = [cell for row in csv.reader(io.StringIO(out), delimiter=sign) for cell in row]
    assert not [cell for cell in cells if cell.lstrip(' "\ufeff')[:1] in ("=", "+", "-", "@")]
