"""The letters a PDF is set in: those of the machine where it has all, the bundled ones, and what none has."""

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ctr_cli.model.errors import AccessError, CtrError
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.render import fonts
from ctr_cli.render.fonts import BUNDLED
from support import MINIMAL, Run
from support.pdf_programmes import made, made_in, run, saying


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Times New Roman, whatever this one has."""
    monkeypatch.setattr(fonts, "_folders", list)


def test_letters_no_font_has_are_told_with_their_item(
    hd36: Profile, ctr: Run, tmp_path: Path
) -> None:
    with pytest.raises(CtrError, match=r"Liberation Serif không có chữ “😀”.*\(ở bch-3\.1\)"):
        made(saying("Vui 😀 vẻ"), hd36)
    file = tmp_path / "2026.yaml"
    file.write_text(MINIMAL.replace("Kiểm điểm", "中"), encoding="utf-8")
    ran = ctr("render", file, "-f", "pdf", "-o", tmp_path / "x.pdf")
    assert ran.code == 1
    assert "“中”" in ran.err
    assert not (tmp_path / "x.pdf").exists()


def _renamed(folder: Path, drop: str = "") -> None:
    """Liberation Serif under the name of Times New Roman, without some letters."""
    for face, name in (("Regular", "times"), ("Bold", "timesbd"), ("Italic", "timesi")):
        font = TTFont(BUNDLED / f"LiberationSerif-{face}.ttf")
        for record in font["name"].names:
            if "Liberation Serif" in record.toUnicode():
                record.string = record.toUnicode().replace("Liberation Serif", "Times New Roman")
        for subtable in font["cmap"].tables:
            for letter in drop:
                subtable.cmap.pop(ord(letter), None)
        font.save(folder / f"{name}.ttf")


@pytest.mark.parametrize(("drop", "chosen"), [("", "Times New Roman"), ("g", "Liberation Serif")])
def test_times_new_roman_is_taken_where_it_has_every_letter(
    program: Program,
    hd36: Profile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    drop: str,
    chosen: str,
) -> None:
    _renamed(tmp_path, drop)
    monkeypatch.setattr(fonts, "_folders", lambda: [tmp_path])
    content, family = made_in(program, hd36)
    assert family == chosen
    file = tmp_path / "x.pdf"
    file.write_bytes(content)
    rows = run("pdffonts", file).splitlines()[2:]
    assert {row.split()[0].partition("+")[2].partition("-")[0] for row in rows} == {
        "LiberationSerif"
    }


def test_a_font_the_machine_has_not_is_told(program: Program, hd36: Profile) -> None:
    odd = hd36.model_copy(update={"font": "Không Có"})
    with pytest.raises(AccessError, match="máy không có phông chữ Không Có"):
        made(program, odd)


def test_every_letter_of_vietnamese_is_in_every_bundled_face() -> None:
    vowels = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = {unicodedata.normalize("NFC", v + t) for v in vowels for t in tones} | {"đ", "–", "…"}
    for face in sorted(BUNDLED.glob("*.ttf")):
        known = TTFont(face).getBestCmap()
        assert all(ord(x) in known for letter in letters for x in (letter, letter.upper()))
