"""Texts: Markdown, file names, findings on wide lines."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from ctr_cli.model.finding import Finding, Span
from ctr_cli.model.profile import Profile
from ctr_cli.render.findings.text import as_text
from ctr_cli.render.output import safe_name
from ctr_cli.render.tasks_csv import harmless
from ctr_cli.render.templates import markdown
from ctr_cli.views.document import number_line


def test_numbers_below_ten_take_a_zero(hd36: Profile) -> None:
    assert number_line(hd36.words, 4, "CTr/ĐU") == "Số 04-CTr/ĐU"
    assert number_line(hd36.words, 12, "CTr/ĐU") == "Số 12-CTr/ĐU"
    assert number_line(hd36.words, None, "CTr/ĐU") == "Số      -CTr/ĐU"


def _plain(text: str) -> str:
    tokens = MarkdownIt().parse(text)
    children = [child for token in tokens for child in token.children or ()]
    assert {c.type for c in children} <= {"text", "text_special", "softbreak"}
    return "".join("\n" if c.type == "softbreak" else c.content for c in children)


@given(st.text(alphabet=st.sampled_from("aạ1 .*_`[]()<>#+-=~|\\&;$!:/\"'{}"), max_size=40))
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    shown = _plain(f"X {markdown(text)} X") if text.strip() else "X  X"
    assert re.sub(r"\s+", " ", shown) == re.sub(r"\s+", " ", f"X {text} X")


@given(st.text(alphabet=st.sampled_from("a1 .*_`#+-=>~)"), min_size=1, max_size=12))
def test_markdown_at_the_start_of_a_line_makes_no_list_or_heading(text: str) -> None:
    if text.strip():
        assert re.sub(r"\s+", " ", _plain(markdown(text.strip()))) == re.sub(
            r"\s+", " ", text.strip()
        )


@given(st.text(min_size=1, max_size=200))
def test_file_names_are_safe_and_never_taken_twice(text: str) -> None:
    taken: set[str] = set()
    first, second = safe_name(text, taken), safe_name(text, taken)
    assert first != second
    for name in (first, second):
        assert re.fullmatch(r"[\w-]+", name)
        assert len(name.encode()) < 250
        assert name not in {"con", "nul", "aux", "com1", "lpt1"}


@given(st.text(max_size=20) | st.text(alphabet='a ;\n="+-@', max_size=12))
def test_no_cell_runs(text: str) -> None:
    cell = harmless(text)
    assert isinstance(cell, str)
    assert not re.match(r"\s*[=+\-@]", cell) or cell.startswith("'")
    assert cell.replace("'", "") == text.replace("'", "")
    assert not re.search(r"[;\n]\s*\"?[=+\-@]", cell)


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=300),
    st.data(),
)
def test_a_finding_is_shown_on_any_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    finding = Finding("CTR101", "error", "m", "f", Span(1, start + 1, 1, end + 1))
    width = data.draw(st.integers(40, 120))
    shown = "".join(piece for piece, _ in as_text([finding], {"f": {1: text}}, width)).split("\n")
    assert "^" in shown[2]
    assert all(cell_len(line) <= width for line in shown[1:3])
