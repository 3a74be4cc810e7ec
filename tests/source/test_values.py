"""A value of the file is the text that its style of YAML means, and its characters are found again."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.data.yaml_values import parse
from ctr_cli.source.load import from_bytes
from ctr_cli.source.places import span_of
from support import MINIMAL, change


@pytest.mark.parametrize(
    "written",
    [
        "text: Kiểm điểm: quý I",
        "text: 'Kiểm điểm: quý I'",
        'text: "Kiểm điểm: quý I"',
        "text: >-\n              Kiểm điểm:\n              quý I",
        "text: |\n              Kiểm điểm:\n              quý I",
        "text: 'Kiểm điểm:\n              quý I'",
    ],
)
def test_characters_of_a_value_are_found_in_every_style(written: str) -> None:
    text = change("text: Kiểm điểm quý I.", written.replace("điểm: q", "điểm, q", 1))
    source = from_bytes(text.encode(), "x.yaml")
    path = ("bodies", 0, "meetings", 0, "items", 0, "text")
    value = source.tree.data["bodies"][0]["meetings"][0]["items"][0]["text"]
    start = value.index("quý")
    span = span_of(source.tree, source.lines, path, start=start, end=start + 3)
    assert source.lines[span.line - 1][span.column - 1 : span.end_column - 1] == "quý"


@pytest.mark.parametrize("sign", [">", ">+", "|", "|-", "|+", ">-"])
def test_a_text_of_a_block_is_one_line_without_its_last_break(sign: str) -> None:
    text = change(
        "text: Kiểm điểm quý I.", f"text: {sign}\n              Kiểm điểm\n              quý I.\n"
    )
    text = text.replace(
        "document:", f"document:\n  bases:\n    - {sign}\n      Căn cứ Quy chế,\n", 1
    )
    program = from_bytes(text.encode(), "x.yaml").program
    assert program and program.bodies[0].meetings[0].items[0].text == "Kiểm điểm quý I."
    assert program.document.bases == ["Căn cứ Quy chế,"]


def test_paragraphs_stay_where_the_programme_prints_them() -> None:
    text = MINIMAL + "implementation:\n  - |\n    Một:\n    - hai.\n"
    program = from_bytes(text.encode(), "x.yaml").program
    assert program and program.implementation == ["Một:\n- hai."]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_quoted_text_is_read_as_it_is(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    for char in "\u2028\u2029\x85\ufeff\ufffe\uffff":
        quoted = quoted.replace(char, "")
        text = text.replace(char, "")
    value = unicodedata.normalize("NFC", text)
    if value.strip(" ") == value and "  " not in value and unicodedata.is_normalized("NFC", quoted):
        assert parse(f"a: {quoted}").data["a"] == value
