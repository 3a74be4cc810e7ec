"""A .doc is read as the .docx it was saved from by LibreOffice.

Those in `old-word` are documents of `word_files`, of `import20` and of `test_as_libreoffice_reads`; `beside` has all that stands beside a text.
"""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.importing.reading.document import read
from ctr_cli.importing.reading.lines import Line, Lines
from ctr_cli.model.errors import AccessError
from support import DATA, word_files

FOLDER = DATA / "old-word"
SAVED_FROM: dict[str, Callable[[], bytes]] = {
    "automatic_numbers": word_files.automatic_numbers,
    "deciding_in_a_column": word_files.deciding_in_a_column,
    "d22": (DATA / "import20" / "d22.docx").read_bytes,
}
_TABLE_STREAM, _ENCRYPTED = 0x0200, 0x0100


def _raw(name: str) -> bytes:
    return (FOLDER / f"{name}.doc").read_bytes()


def _old(name: str) -> Lines:
    return read(_raw(name), f"{name}.doc")


def _seen(line: Line) -> tuple[object, ...]:
    cells = [(cell.text, cell.span, cell.above) for cell in line.row]
    listed = line.listed and (line.listed.level, line.listed.printed)
    return line.text, cells, listed, line.bold, line.centred, line.outline, line.broken


@pytest.mark.parametrize("name", SAVED_FROM)
def test_it_is_read_as_the_docx(name: str) -> None:
    new = read(SAVED_FROM[name](), f"{name}.docx")
    assert [*map(_seen, _old(name).lines)] == [*map(_seen, new.lines)]


def test_lists_are_counted_level_by_level() -> None:
    assert [line.text for line in _old("lists").lines] == [
        "A. Cụ thể", "I. Cấp ủy", "1. Tháng 3", "a) Sơ kết", "b) Đề án", "2. Tháng 6", "a) Tổng kết",
        "II. Khác",
    ]  # fmt: skip


def test_cells_over_columns_and_rows_and_tables_in_cells() -> None:
    before, *rows, after = _old("cells").lines
    assert (before.text, after.text) == ("Trước bảng", "Sau bảng")
    assert [[cell.text for cell in row.row] for row in rows[:2]] == [
        ["TT", "Thời gian", "Nội dung", "Cơ quan"],
        ["Quý I", "", "", ""],
    ]
    first, second = rows[2:]
    assert first.row[1].text == second.row[1].text == "Tháng 3"
    assert second.row[1].above
    assert first.row[2].text.split("\n")[:2] == ["- Sơ kết", "- Đề án"]
    assert "Chợ" in first.row[2].text and "Đường" in first.row[2].text
    assert [cell.text for cell in second.row] == ["2", "Tháng 3", "Tuyển quân", "BCHQS"]


def test_what_stands_beside_the_text_is_told() -> None:
    document = _old("beside")
    shown = [line.text for line in document.lines]
    assert shown[:2] == ["CHƯƠNG TRÌNH", "Đề án chợ"]
    assert shown[3:] == ["Mới", "Bỏ việc này", "Uỷ ban nhân dân xã", "Dòng một", "dòng hai"]
    assert "DATE" not in shown[2] and shown[2]
    assert [ignored.line.text for ignored in document.ignored] == ["Ẩn đi"]
    told = "\n".join(remark.message for remark in document.remarks)
    for words in ("Theo Kế hoạch 20.", "Bỏ việc này", ".VnTime", "theo dõi sửa đổi", "DỰ THẢO"):
        assert words in told


@pytest.mark.parametrize(
    ("flags", "version", "said"), [(_ENCRYPTED, 0xC1, "mật khẩu"), (0, 0x68, "Word 95")]
)
def test_what_is_not_read_is_said_with_what_to_do(flags: int, version: int, said: str) -> None:
    raw = bytearray(_raw("lists"))
    at = raw.index(b"\xec\xa5")
    raw[at + 2 : at + 4] = version.to_bytes(2, "little")
    raw[at + 10 : at + 12] = (_TABLE_STREAM | flags).to_bytes(2, "little")
    with pytest.raises(AccessError, match=said) as error:
        read(bytes(raw), "x.doc")
    assert error.value.hint


@given(st.sampled_from(["beside", "cells", "lists"]), st.integers(1, 200), st.randoms())
def test_a_damaged_one_is_read_or_refused(name: str, many: int, chance: random.Random) -> None:
    raw = bytearray(_raw(name))
    for _ in range(many):
        raw[chance.randrange(512, len(raw))] = chance.choice((0, 255, chance.randrange(256)))
    try:
        assert read(bytes(raw[: chance.choice((len(raw), len(raw) // 2))]), "x.doc") is not None
    except AccessError as error:
        assert error.hint


def test_a_clerk_gets_a_programme(ctr: Callable[..., object], tmp_path: Path) -> None:
    made = tmp_path / "x.yaml"
    ran = ctr("import", str(FOLDER / "deciding_in_a_column.doc"), "-o", str(made))
    assert "Nghị quyết lãnh đạo năm 2027" in made.read_text("utf-8"), ran
