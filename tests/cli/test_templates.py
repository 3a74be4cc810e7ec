"""A user's own templates of texts: used and named, placed where they are wrong, and never out of their folder."""

from pathlib import Path

import pytest

from support import Run


def test_own_template_stands_in_and_is_named(ctr: Run, workspace: Path) -> None:
    Path("templates").mkdir()
    Path("templates/program.txt.j2").write_text("{{ title }}\n", "utf-8")
    ran = ctr("render", "--format", "txt")
    assert ran.out == "Công tác của Đảng uỷ và Ban Thường vụ Đảng uỷ năm 2026\n"
    assert "Dùng mẫu riêng" in ran.err
    assert "program.txt.j2" in ran.err


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("một\n{{ titel }}\n", 2, "titel"),
        ("{% for x in bodies %}\n", 1, ""),
        ("\n\n{{ title.__class__.__mro__ }}\n", 3, ""),
        ("{{ title | xyz }}\n", 1, "xyz"),
        ("{% include 'khac.j2' %}", 1, "khac.j2"),
        ("một\n{{ year / 0 }}", 2, ""),
        ("{{ range(10000000) | list }}", 1, ""),
    ],
)
def test_a_wrong_template_is_placed_and_runs_no_code(
    ctr: Run, workspace: Path, template: str, line: int, words: str
) -> None:
    Path("templates").mkdir()
    Path("templates/program.txt.j2").write_text(template, "utf-8")
    ran = ctr("render", "--format", "txt", "-o", "ra.txt")
    assert ran.code == 1
    assert f"program.txt.j2:{line}: " in ran.err
    assert words in ran.err
    assert not Path("ra.txt").exists()


def test_a_template_that_links_out_of_its_folder_is_refused(ctr: Run, workspace: Path) -> None:
    Path("bi-mat.txt").write_text("mật", "utf-8")
    Path("templates").mkdir()
    Path("templates/program.txt.j2").symlink_to(Path("bi-mat.txt").resolve())
    ran = ctr("render", "--format", "txt")
    assert ran.code == 3
    assert "liên kết dẫn ra ngoài" in ran.err
    assert ran.out == ""


def test_an_included_template_that_links_out_is_refused(ctr: Run, workspace: Path) -> None:
    Path("bi-mat.txt").write_text("mật", "utf-8")
    Path("templates").mkdir()
    Path("templates/program.txt.j2").write_text("{% include 'x.j2' %}", "utf-8")
    Path("templates/x.j2").symlink_to(Path("bi-mat.txt").resolve())
    ran = ctr("render", "--format", "txt")
    assert ran.code == 3
    assert "mật" not in ran.out


def test_templates_are_copied_out_and_never_over_others(ctr: Run, workspace: Path) -> None:
    ran = ctr("templates", "-o", "templates")
    assert ran.code == 0
    assert {p.name for p in Path("templates").iterdir()} == {
        line.split()[0] for line in ctr("templates").out.splitlines()
    }
    assert "Dùng mẫu riêng" not in ctr("render", "--format", "md").err
    ran = ctr("templates", "-o", "templates")
    assert ran.code == 3
    assert "--force" in ran.err
