"""`ctr import` as an office meets it: files, streams, exit codes, the report."""

import io
import json
import sys
import time
from pathlib import Path

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from support import SOURCE_TEXT, Run, word_files
from support.import_documents import FOLDER, raw

AN_PHU = FOLDER / "xa-an-phu.txt"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_word_file_becomes_a_programme_that_validates(ctr: Run, office: Path) -> None:
    Path("cu.docx").write_bytes(word_files.automatic_numbers())
    ran = ctr("import", "cu.docx", "-o", "programs/2027.yaml")
    assert ran.code == 0
    assert ran.out == ""
    assert "4 hội nghị, 6 nội dung" in ran.err
    assert "Bước tiếp theo: ctr validate programs" in ran.err
    assert ctr("validate", "programs/2027.yaml").code == 0
    assert ctr("agenda", "--month", "3", "-p", "programs/2027.yaml").code == 0


def test_without_a_file_to_write_the_programme_is_the_answer(ctr: Run, office: Path) -> None:
    ran = ctr("import", AN_PHU)
    assert ran.code == 0
    assert ran.out == convert(read(AN_PHU.read_bytes(), str(AN_PHU)), str(AN_PHU)).yaml
    assert "6 hội nghị, 12 nội dung" in ran.err


def test_a_programme_file_is_no_document_to_import(ctr: Run, office: Path) -> None:
    ctr("import", AN_PHU, "-o", "2027.yaml")
    ran = ctr("import", "2027.yaml", "-o", "moi.yaml")
    assert ran.code == 2
    assert "đã là tệp chương trình" in ran.err
    assert "ctr validate 2027.yaml" in ran.err
    assert not Path("moi.yaml").exists()


def test_a_stream(ctr: Run, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(AN_PHU.read_bytes())))
    ran = ctr("import", "-", "-o", "2027.yaml")
    assert ran.code == 0
    assert Path("2027.yaml").exists()


def test_an_existing_file_is_kept_without_force(ctr: Run, office: Path) -> None:
    Path("2027.yaml").write_text("của tôi", "utf-8")
    ran = ctr("import", AN_PHU, "-o", "2027.yaml")
    assert ran.code == 3
    assert "--force" in ran.err
    assert Path("2027.yaml").read_text("utf-8") == "của tôi"
    assert ctr("import", AN_PHU, "-o", "2027.yaml", "--force").code == 0
    assert Path("2027.yaml").read_text("utf-8").startswith("# yaml-language-server")


@pytest.mark.parametrize("name", ["lich-tuan.txt", "giay-moi.txt"])
def test_another_document_leaves_no_file(ctr: Run, office: Path, name: str) -> None:
    ran = ctr("import", FOLDER / name, "-o", "x.yaml")
    assert ran.code == 1
    assert "không phải chương trình công tác năm" in ran.err
    assert list(office.iterdir()) == []


def test_a_line_without_a_place_is_told_word_for_word(ctr: Run, office: Path) -> None:
    text = raw("xa-binh-minh.txt").decode()
    stray = "Hoả tốc: chuyển ngay trong ngày, không để chậm"
    Path("x.txt").write_text(text.replace("*\nSố 12", f"*\n{stray}\nSố 12"), "utf-8")
    ran = ctr("import", "x.txt", "-o", "x.yaml")
    assert ran.code == 1
    assert f"dòng 4: {stray}" in ran.err
    assert Path("x.yaml").exists()


def test_the_report_for_programs(ctr: Run, office: Path) -> None:
    ran = ctr("import", FOLDER / "xa-binh-minh.txt", "-o", "x.yaml", "--format", "json")
    answer = json.loads(ran.out)
    assert ran.code == 0
    assert set(answer) == {
        "version", "source", "output", "year", "understood", "checks", "taken_apart", "ignored", "renamed",
        "unplaced", "elsewhere", "signs",
    }  # fmt: skip
    assert (answer["version"], answer["output"], answer["year"]) == (1, "x.yaml", 2027)
    assert answer["understood"]["items"] == 16
    assert answer["checks"][0] == {
        "where": "bch-3",
        "message": "văn bản ghi chung một lần cho các tháng 3, 6, 9, 12",
        "line": 18,
        "text": "Hội nghị tháng 3, 6, 9, 12",
    }
    assert answer["unplaced"] == []
    streamed = json.loads(ctr("import", FOLDER / "xa-binh-minh.txt", "--format", "json").out)
    assert streamed["yaml"] == Path("x.yaml").read_text("utf-8")


def test_the_year_may_be_told(ctr: Run, office: Path) -> None:
    text = "CHƯƠNG TRÌNH CÔNG TÁC\nI. BAN CHẤP HÀNH\n1. Tháng 3\n- Sơ kết công tác.\n"
    Path("x.txt").write_text(text, "utf-8")
    asked = ctr("import", "x.txt", "-o", "x.yaml")
    assert (asked.code, Path("x.yaml").exists()) == (1, False)
    assert "--year" in asked.err
    assert ctr("import", "x.txt", "-o", "x.yaml", "--year", "2028").code == 0
    assert "year: 2028" in Path("x.yaml").read_text("utf-8")
    assert ctr("import", "x.txt", "--year", "28").code == 2


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("x.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "Save As"),
        ("x.docx", b"PK\x03\x04hong", "hỏng"),
        ("x.png", b"\x89PNG\r\n", "OCR"),
    ],
)
def test_what_cannot_be_read(ctr: Run, office: Path, name: str, content: bytes, what: str) -> None:
    Path(name).write_bytes(content)
    ran = ctr("import", name, "-o", "x.yaml")
    assert ran.code == 3
    assert what in ran.err
    assert not Path("x.yaml").exists()


def test_a_missing_file(ctr: Run, office: Path) -> None:
    ran = ctr("import", "khong-co.docx")
    assert ran.code == 3
    assert "không có tệp khong-co.docx" in ran.err


@pytest.mark.no_cover
def test_a_hundred_pages_take_seconds() -> None:
    text = SOURCE_TEXT.read_text("utf-8")
    start, end = text.index("1. Tháng 1\n"), text.index("B. TỔ CHỨC")
    long = text[:end] + text[start:end] * 14 + text[end:]
    began = time.process_time()
    result = convert(read(long.encode(), "x"), "x")
    assert time.process_time() - began < 15
    assert sum(len(m.items) for b in result.program.bodies for m in b.meetings) == 20 + 87 * 15
