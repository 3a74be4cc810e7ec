"""Which programme is meant when no file is named."""

from pathlib import Path

import pytest

from ctr_cli.cli.opening import program_path
from ctr_cli.model.errors import AccessError
from ctr_cli.source.discover import find_program, of_another_year


def office(folder: Path, *names: str) -> Path:
    (folder / "programs").mkdir(parents=True)
    for name in names:
        (folder / "programs" / name).write_text("", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("year", "chosen", "others"),
    [
        (2026, "2026.yaml", ["2025.yaml", "2027.yaml"]),
        (2025, "2025.yaml", ["2026.yaml", "2027.yaml"]),
        (2024, "2025.yaml", ["2026.yaml", "2027.yaml"]),
        (2030, "2027.yaml", ["2025.yaml", "2026.yaml"]),
    ],
)
def test_the_programme_of_the_year_else_of_the_nearest(
    tmp_path: Path, year: int, chosen: str, others: list[str]
) -> None:
    names = (
        "2025.yaml",
        "2026.yaml",
        "2027.yaml",
        "2028.follow-up.yaml",
        "2026.yaml.goc",
        "x.yaml",
    )
    found = find_program(office(tmp_path, *names), year)
    assert found is not None
    assert found.path.name == chosen
    assert [path.name for path in found.others] == [*others, "x.yaml"]


def test_the_nearest_folder_with_programmes_answers(tmp_path: Path) -> None:
    office(tmp_path, "2026.yaml")
    inner = office(tmp_path / "a", "2025.yaml")
    empty = office(inner / "b", "2026.follow-up.yaml")
    found = find_program(empty, 2026)
    assert found is not None
    assert found.path == inner / "programs" / "2025.yaml"


def test_the_day_asked_for_tells_the_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(office(tmp_path, "2031.yaml", "2032.yaml"))
    monkeypatch.delenv("CTR_PROGRAM", raising=False)
    assert program_path(None, "2031-12-28").name == "2031.yaml"
    assert "2032.yaml" in capsys.readouterr().err
    assert program_path(None, "2032-01-02").name == "2032.yaml"


def test_programmes_of_other_names_are_named_and_never_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    above = office(tmp_path, "2026.yaml", "hdnd-2026.yaml", "ctr.yaml")
    monkeypatch.delenv("CTR_PROGRAM", raising=False)
    monkeypatch.chdir(office(above / "a", "UBND-2026.yaml"))
    assert program_path(None, "2026-03-25") == above / "programs" / "2026.yaml"
    told = "còn có programs/UBND-2026.yaml, ../programs/hdnd-2026.yaml (chọn bằng -p TỆP)"
    assert told in capsys.readouterr().err
    (above / "programs" / "2026.yaml").unlink()
    with pytest.raises(AccessError, match=r"có programs/UBND-2026.yaml") as refused:
        program_path(None, "2026-03-25")
    assert "-p programs/UBND-2026.yaml" in str(refused.value.hint)


@pytest.mark.parametrize(
    ("name", "next_name"),
    [
        ("2026.yaml", "2027.yaml"),
        ("hdnd-2026.yaml", "hdnd-2027.yaml"),
        ("hdnd.yaml", "hdnd-2027.yaml"),
        ("25.yaml", "2027.yaml"),
    ],
)
def test_next_years_file_is_called_as_this_years(name: str, next_name: str) -> None:
    assert of_another_year(Path("programs") / name, 2026, 2027) == Path("programs") / next_name
