"""Files that are broken, odd or hostile: read where the text is sound, else named with what to do."""

import os
from io import BytesIO
from pathlib import Path

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import bytes_of, bytes_of_stream, read
from ctr_cli.model.errors import AccessError
from support import DATA
from support.import_documents import converted
from support.word_files import Word

FAULTS = DATA / "faults"
READ = [path for path in sorted(FAULTS.glob("*.docx")) if path.name != "no-body.docx"]
OTHERS = sorted([*FAULTS.glob("min-import-*.txt"), FAULTS / "control-characters.pdf"])


@pytest.mark.no_cover
@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_a_flaw_in_a_part_that_is_not_needed_costs_no_item(path: Path) -> None:
    lines = read(path.read_bytes(), path.name)
    program = converted(lines).program
    assert sum(len(m.items) for body in program.bodies for m in body.meetings) == 107
    assert lines.remarks


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_letters_of_any_alphabet_and_control_characters_come_in(path: Path) -> None:
    imported = convert(read(path.read_bytes(), path.name), path.name)
    assert imported.program.bodies
    assert imported.yaml.isprintable() or set(
        filter(lambda c: not c.isprintable(), imported.yaml)
    ) == {"\n"}


def test_no_text_at_all() -> None:
    with pytest.raises(AccessError, match="không đọc được tệp Word") as error:
        read((FAULTS / "no-body.docx").read_bytes(), "no-body.docx")
    assert "Save As" in error.value.hint


def test_a_container_of_a_version_nobody_knows() -> None:
    raw = bytearray((FAULTS / "ilvl-empty.docx").read_bytes())
    raw[raw.rindex(b"PK\x01\x02") + 6] = 193
    with pytest.raises(AccessError, match="không mở được"):
        read(bytes(raw), "x.docx")


def test_a_stream_without_end_is_left_early() -> None:
    with Path("/dev/zero").open("rb") as stream, pytest.raises(AccessError, match="quá lớn"):
        bytes_of_stream(stream, "văn bản nhập vào")
    assert bytes_of_stream(BytesIO(b"abc"), "x") == b"abc"


def test_a_pipe_and_a_device_without_end_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong")
    for name in ("/dev/zero", str(tmp_path / "ong")):
        with pytest.raises(AccessError):
            bytes_of(name)


@pytest.mark.no_cover
def test_a_hundred_pages_are_read_in_time() -> None:
    import time

    word = Word()
    word.text("CHƯƠNG TRÌNH", bold=True)
    for month in range(1, 13):
        word.listed(f"Tháng {month}", 1, bold=True)
        for number in range(167):
            word.listed(f"Cho ý kiến về nội dung thứ {number} (UBND phường chuẩn bị).", 2)
    raw = word.bytes()
    began = time.process_time()
    assert len(read(raw, "x.docx").lines) > 2_000
    assert time.process_time() - began < 5


def test_a_private_letter_stands_for_no_name() -> None:
    """Such letters come out of fonts of symbols; the import has marks of its own for names."""
    text = (FAULTS / "min-import-han.txt").read_text("utf-8")
    for sign in ("\ue200", "\ue2ff", "\uf8ff"):
        raw = text.replace("經濟", sign).encode()
        assert sign in convert(read(raw, "x.txt"), "x.txt").yaml
