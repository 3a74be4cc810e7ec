"""Texts in columns: no word is lost, no line is too long, and the breaks are those a terminal library makes."""

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ctr_cli.render.layout import Grid, columns, indented, laid_out, plain_text

TEXTS = st.text(
    st.sampled_from("aạbđ ế.,-–“”→/\n 漢\u0301") | st.characters(exclude_categories=["C", "Z"])
)


def _by_rich(text: str, width: int) -> str:
    stream = StringIO()
    Console(file=stream, width=width, markup=False, highlight=False, emoji=False).print(Text(text))
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


@given(TEXTS, st.integers(4, 40))
def test_lines_break_where_rich_breaks_them(text: str, width: int) -> None:
    assert plain_text([[(text, "")]], width) == _by_rich(text, width)


@given(TEXTS)
def test_columns_are_counted_as_rich_counts_them(text: str) -> None:
    assert columns(text) == cell_len(text)


@given(st.lists(st.tuples(st.text("12.", max_size=6), TEXTS), max_size=5), st.integers(24, 60))
def test_a_grid_keeps_every_word_in_its_columns(rows: list[tuple[str, str]], width: int) -> None:
    grid = Grid([([(mark, "")], [(text, "")]) for mark, text in rows], right=(0,), least=4)
    lines = plain_text([grid], width).splitlines()
    assert all(cell_len(line) <= width for line in lines)
    kept = "".join(mark + text for mark, text in rows)
    assert sorted("".join("".join(lines).split())) == sorted("".join(kept.split()))


def test_a_narrow_terminal_cuts_no_number() -> None:
    grid = Grid([([("btv-12.10", "")], [("nhiệm kỳ 2026-2031", "")])], right=(0,))
    assert plain_text([grid], 12) == "btv-12.10 nhiệm kỳ\n          2026-2031\n"


def test_a_column_before_others_takes_what_it_needs() -> None:
    rows = [([("Công an phường", "")], [("3", "")]), ([("Đoàn", "")], [("12", "")])]
    grid = Grid(rows, wide=0, right=(1,), gap=2)
    assert plain_text([grid], 80) == "Công an phường   3\nĐoàn            12\n"
    assert plain_text([grid], 15) == "Công an       3\nphường\nĐoàn         12\n"


def test_a_style_goes_with_its_words_over_a_break() -> None:
    text = [("Nghị quyết ", "bold"), ("về ngân sách", "dim"), ("\nTháng 3", "")]
    assert list(laid_out([text], 14)) == [
        [("Nghị quyết ", "bold"), ("về", "dim")],
        [("ngân sách", "dim")],
        [("Tháng 3", "")],
    ]


def test_every_line_of_what_is_indented_is() -> None:
    said = [("chuẩn bị, cùng Hội Nông dân xã", "green")]
    assert plain_text([indented(2, said)], 20) == "  chuẩn bị, cùng Hội\n  Nông dân xã\n"
