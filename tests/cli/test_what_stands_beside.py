"""Templates, profiles and settings beside a programme: read within bounds, never written over, told when unreadable."""

import os
from pathlib import Path

import pytest

from support import MINIMAL, Run

ODD = ("fifo", "loop", "folder", "device")
"""What may bear the name of a file and is none."""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.yaml").write_text(MINIMAL, "utf-8")
    (tmp_path / "ctr.yaml").write_text("tone_style: main\n", "utf-8")
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "rieng.yaml").write_text("extends: hd36\n", "utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "agenda.md.j2").write_text('{% include "ten.md" %}', "utf-8")
    (tmp_path / "templates" / "ten.md").write_text("Tên {{ agenda.year }}", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made_odd(path: Path, kind: str) -> None:
    path.unlink(missing_ok=True)
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to(path.name)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("command", "read"),
    [
        ("agenda -m 3 -f md -p a.yaml", "templates/agenda.md.j2"),
        ("agenda -m 3 -f md -p a.yaml", "templates/ten.md"),
        ("render a.yaml -f txt --profile rieng", "profiles/rieng.yaml"),
        ("validate a.yaml", "ctr.yaml"),
        ("validate a.yaml", "profiles/rieng.yaml"),
        ("compare a.yaml b.yaml -f md", "b.yaml"),
    ],
)
def test_nothing_is_written_over_what_was_read(
    ctr: Run, office: Path, command: str, read: str
) -> None:
    Path("b.yaml").write_text(MINIMAL, "utf-8")
    before = Path(read).read_bytes()
    link = office / ("x.txt" if command.startswith(("render", "validate")) else "x.md")
    link.symlink_to(office / read)
    ran = ctr(*command.split(), "-o", link, "--force")
    assert (ran.code, "đang đọc" in ran.err) == (3, True)
    assert Path(read).read_bytes() == before


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize(
    ("command", "beside"),
    [
        ("agenda -m 3 -f md -p a.yaml", "templates/agenda.md.j2"),
        ("agenda -m 3 -f md -p a.yaml", "templates/ten.md"),
        ("render a.yaml -f html", "templates/program.css"),
        ("render a.yaml -f docx -o x.docx", "templates/program.docx"),
        ("render a.yaml -f pdf -o x.pdf", "templates/paper.typ"),
        ("render a.yaml --profile rieng", "profiles/rieng.yaml"),
        ("render a.yaml --profile khac", "profiles/khac.yaml"),
        ("validate a.yaml", "profiles/khac.yaml"),
        ("validate a.yaml", "ctr.yaml"),
        ("validate a.yaml", "a.follow-up.yaml"),
        ("validate a.yaml --fix", "ctr.yaml"),
        ("tasks --all -p a.yaml -f xlsx -o x.xlsx", "ctr.yaml"),
        ("tasks --all -p a.yaml -f xlsx -o x.xlsx", "a.follow-up.yaml"),
        ("track bch-3.1 --note x -p a.yaml", "a.follow-up.yaml"),
    ],
)
def test_what_is_no_file_is_told_and_never_waited_for(
    ctr: Run, office: Path, kind: str, command: str, beside: str
) -> None:
    made_odd(office / beside, kind)
    ran = ctr(*command.split())
    assert ran.code == 3
    assert Path(beside).name in ran.out + ran.err
    assert not list(office.glob("x.*"))


@pytest.mark.parametrize("folder", ["templates", "profiles", "programs"])
def test_a_folder_that_may_not_be_looked_into_is_told(
    ctr: Run, office: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The right is taken away in the process: whoever may read everything runs the tests too."""
    (office / "programs").mkdir()
    access, entries = os.access, Path.iterdir

    def listed(self: Path) -> object:
        if self.name == folder:
            raise PermissionError(13, "no", str(self))
        return entries(self)

    monkeypatch.setattr(
        os, "access", lambda path, *a, **k: Path(path).name != folder and access(path, *a, **k)
    )
    monkeypatch.setattr(Path, "iterdir", listed)
    where = [] if folder == "programs" else ["-p", "a.yaml"]
    ran = ctr("render", *where, "-f", "md")
    assert ran.code == 3 and f"không có quyền đọc thư mục {office / folder}" in ran.err


def test_a_template_far_too_large_is_refused(ctr: Run, office: Path) -> None:
    with Path("templates/agenda.md.j2").open("wb") as stream:
        stream.truncate(3_000_000_000)
    ran = ctr("agenda", "-m", "3", "-f", "md", "-p", "a.yaml")
    assert ran.code == 3 and "lớn hơn" in ran.err


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("agenda.md.j2", "agenda -m 3 -f md -p a.yaml"),
        ("ten.md", "agenda -m 3 -f md -p a.yaml"),
        ("program.docx", "render a.yaml -f docx -o x.docx"),
        ("paper.typ", "render a.yaml -f pdf -o x.pdf"),
    ],
)
def test_a_link_out_of_the_folder_of_templates_is_refused(
    ctr: Run, office: Path, name: str, command: str
) -> None:
    (office / "mat.txt").write_text("điều kín", "utf-8")
    path = office / "templates" / name
    path.unlink(missing_ok=True)
    path.symlink_to("../mat.txt")
    ran = ctr(*command.split())
    assert ran.code == 3 and "dẫn ra ngoài" in ran.err
    assert "điều kín" not in ran.out


@pytest.mark.no_cover
def test_a_word_template_that_unpacks_without_end_is_refused(ctr: Run, office: Path) -> None:
    import zipfile

    with zipfile.ZipFile("templates/program.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w/>")
        archive.writestr("word/media/x.bin", bytes(210_000_000))
    ran = ctr("render", "a.yaml", "-o", "x.docx")
    assert ran.code == 3 and "quá lớn" in ran.err
