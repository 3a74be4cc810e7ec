"""A user's own Word template: filled with the same words, or told why not before anything is written."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from support import Run
from support.word import complaints, paragraphs, text_of

TEMPLATE = Path("templates/program.docx")


@pytest.fixture
def own(ctr: Run, workspace: Path) -> Any:
    """The template to start from, copied out, and a way to change its XML."""
    assert ctr("templates", "program.docx", "-o", "templates").code == 0

    def change(old: str, new: str) -> None:
        stream = BytesIO()
        with ZipFile(TEMPLATE) as archive, ZipFile(stream, "w") as changed:
            for name in archive.namelist():
                content = archive.read(name)
                if name == "word/document.xml":
                    assert old.encode() in content
                    content = content.replace(old.encode(), new.encode())
                changed.writestr(name, content)
        TEMPLATE.write_bytes(stream.getvalue())

    return change


def render(ctr: Run, *arguments: object) -> bytes:
    ran = ctr("render", "--format", "docx", "-o", "x.docx", "--force", *arguments)
    assert ran.code == 0, ran.err
    return Path("x.docx").read_bytes()


@pytest.mark.no_cover
def test_the_one_to_start_from_gives_the_built_in_document(ctr: Run, own: Any) -> None:
    mine = render(ctr, "--draft", 2)
    assert complaints(TEMPLATE.read_bytes()) == []
    assert complaints(mine) == []
    TEMPLATE.rename("elsewhere.docx")
    assert paragraphs(mine) == paragraphs(render(ctr, "--draft", 2))


def test_it_is_used_and_named_and_gives_the_same_bytes(ctr: Run, own: Any) -> None:
    own("{{ kind }}", "BẢN CỦA PHƯỜNG: {{ kind }}")
    ran = ctr("render", "--format", "docx")
    assert "Dùng mẫu riêng" in ran.err
    first = Path("chuong-trinh-2026.docx").read_bytes()
    assert "BẢN CỦA PHƯỜNG: CHƯƠNG TRÌNH" in text_of(first)
    assert render(ctr) == first


@pytest.mark.no_cover
def test_signs_of_xml_in_the_programme_stay_text(ctr: Run, own: Any) -> None:
    path = Path("programs/2026.yaml")
    text = path.read_text("utf-8").replace("Đảo Dấu", 'Đảo <w:p/> & {{ year }} "Dấu"')
    path.write_text(text, "utf-8")
    raw = render(ctr)
    assert 'Đảo <w:p/> & {{ year }} "Dấu"' in text_of(raw)
    assert complaints(raw) == []


def test_unknown_names_are_told_all_at_once(ctr: Run, own: Any) -> None:
    own("{{ issuer }}", "{{ isuer }} {{ phuong }}")
    ran = ctr("render", "--format", "docx")
    assert ran.code == 1
    assert "isuer, phuong" in ran.err
    assert "issuer" in ran.err
    assert not Path("chuong-trinh-2026.docx").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ item.marker }}", "{{ item.mark }}"),
        ("{{ item.marker }}", "{{ item.marker"),
        ("{{ item.marker }}", "{{ ''.__class__.__mro__ }}"),
        ("{%p for basis in bases %}", "{%p for basis in %}"),
        ("{{ year }}", "{{ 1 / 0 }}"),
    ],
)
def test_wrong_tags_are_told_and_nothing_is_written(ctr: Run, own: Any, old: str, new: str) -> None:
    own("{{ kind }}", "{{ kind }} {{ year }}")
    own(old, new)
    ran = ctr("render", "--format", "docx")
    assert ran.code == 1
    assert "program.docx: mẫu Word có chỗ sai" in ran.err
    assert "Traceback" not in ran.err
    assert not Path("chuong-trinh-2026.docx").exists()


def test_words_the_template_leaves_out_are_told(ctr: Run, own: Any) -> None:
    own("{{ item.sentence }}", "")
    own("{{ place_and_date }}", "")
    ran = ctr("render", "--format", "docx")
    assert ran.code == 0
    assert "mẫu không in bodies, ví dụ “Kiểm điểm thực hiện nhiệm vụ" in ran.err
    assert "mẫu không in place_and_date" in ran.err
    assert "mẫu không in title" not in ran.err


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_what_is_no_word_file(ctr: Run, own: Any, content: bytes) -> None:
    TEMPLATE.write_bytes(content)
    ran = ctr("render", "--format", "docx")
    assert ran.code == 1
    assert "không phải tệp Word" in ran.err
