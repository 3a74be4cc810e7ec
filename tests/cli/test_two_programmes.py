"""Two programmes of a year in one folder: what ctr tells to type asks the one that was named, and no other."""

from pathlib import Path

import pytest

from ctr_cli.cli.typed_again import PROGRAM, of_program
from support import Run
from support.councils import FIELD, TITLED
from support.terminal import on_terminal

COUNCIL = Path("programs/hdnd-2026.yaml")
DECIDED = ("--authority", "Thường trực HĐND phường", "--date", "20/3/2026", "--reason", "bão")


@pytest.fixture(autouse=True)
def council(workspace: Path) -> None:
    """The programme of a council beside that of the committee, which commands find by themselves."""
    COUNCIL.write_text(TITLED + FIELD, "utf-8")


@pytest.mark.parametrize(
    ("told", "typed"),
    [
        ("ghi: ctr track hdnd-7 --date NGÀY", "ghi: ctr track -p a.yaml hdnd-7 --date NGÀY"),
        ("ctr amend add --to x --text y", "ctr amend add -p a.yaml --to x --text y"),
        ("xem ở ctr agenda, rồi ctr tasks --all", "xem ở ctr agenda -p a.yaml, rồi ctr tasks -p a.yaml --all"),
        ("(ctr validate)", "(ctr validate -p a.yaml)"),
        ("ctr validate b.yaml", "ctr validate b.yaml"),
        ('ctr validate "chương trình 2.yaml" --fix', 'ctr validate "chương trình 2.yaml" --fix'),
        ("ctr agenda --month 3 -p b.yaml", "ctr agenda --month 3 -p b.yaml"),
        ("ctr amend --help; ctr agenda -h", "ctr amend --help; ctr agenda -h"),
        ("ctr new 2027 --from b.yaml, ctr import x.docx", "ctr new 2027 --from b.yaml, ctr import x.docx"),
        ("ctr compare BẢN_CŨ BẢN_MỚI", "ctr compare BẢN_CŨ BẢN_MỚI"),
        ("ctr explain CTR201", "ctr explain CTR201"),
    ],
)  # fmt: skip
def test_a_command_that_asks_a_programme_names_it(told: str, typed: str) -> None:
    PROGRAM.set("")
    assert of_program(told, "a.yaml") == typed
    assert of_program(told) == told
    assert '-p "a b.yaml"' in of_program("ctr status", "a b.yaml")


def test_the_next_step_of_a_decision_is_of_its_programme(ctr: Run) -> None:
    meet = ("amend", "meet", "--body", "hdnd", "--month", 10, "--kind", "chuyên đề")
    step = ctr(*meet, *DECIDED, "-p", COUNCIL).out.partition("bổ sung nội dung vào đó: ")[2]
    assert step.startswith(f"ctr amend add -p {COUNCIL} --to hdnd-10-cd --text ")
    before = Path("programs/2026.yaml").read_bytes()
    words = ("amend", "add", "-p", COUNCIL, "--to", "hdnd-10-cd", "--text", "Nghị quyết về phí.")
    assert ctr(*words, *DECIDED).code == 0
    assert Path("programs/2026.yaml").read_bytes() == before
    assert (
        "ctr amend add --to btv-9-cd "
        in ctr("amend", "meet", "--body", "btv", "--month", 9, "--kind", "chuyên đề", *DECIDED).out
    )


def test_what_is_wrong_is_mended_in_the_programme_that_was_asked(ctr: Run) -> None:
    assert ctr("track", "hdnd-2", "--date", "14/7/2026", "-p", COUNCIL).code == 0
    ran = ctr("amend", "move", "hdnd-2", "--to", 9, *DECIDED, "-p", COUNCIL)
    assert f"định ngày mới: ctr track -p {COUNCIL} hdnd-2 --date NGÀY" in ran.err
    ran = ctr("amend", "move", "hdnd-3.1", "--to", 5, *DECIDED, "-p", COUNCIL)
    assert f"ctr amend meet -p {COUNCIL} --body hdnd" in ran.err


def test_the_programme_is_named_once_where_a_narrow_terminal_breaks_the_line(
    workspace: Path, ctr: Run
) -> None:
    assert ctr("track", "hdnd-2", "--date", "14/7/2026", "-p", COUNCIL).code == 0
    moved = ("amend", "move", "hdnd-2", "--to", "9", *DECIDED, "-p", str(COUNCIL))
    shown = on_terminal(moved, workspace, columns=25).plain
    assert f"định ngày mới: ctr track\n-p\n{COUNCIL}\nhdnd-2 --date NGÀY\n" in shown


def test_findings_of_a_file_that_was_named_say_so(ctr: Run) -> None:
    wrong = (
        TITLED
        + FIELD
        + "amendments: [{date: 2026-03-02, authority: Thường trực HĐND, changes: [{move: hdnd-3.1, to: 5, reason: bão}]}]\n"
    )
    COUNCIL.write_text(wrong, "utf-8")
    for shown in ((), ("-f", "json")):
        assert f"ctr amend meet -p {COUNCIL} --body hdnd" in ctr("validate", COUNCIL, *shown).out
    Path("programs/2026.yaml").write_text(wrong, "utf-8")
    assert "ctr amend meet --body hdnd" in ctr("validate").out
