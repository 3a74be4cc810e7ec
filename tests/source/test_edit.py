"""The editor: what is named becomes what is wanted, and everything else stays as it is, or nothing is written."""

import random
import unicodedata
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ctr_cli.data.yaml_values import KeyPath, parse
from ctr_cli.source.blocks import block, inline
from ctr_cli.source.edit import AddKey, Edit, Insert, Move, NotEdited, Remove, SetValue, with_edits
from support import MINIMAL
from support.yaml_styles import in_some_style, some_data, some_text


def read(text: str) -> Any:
    return parse(text.removeprefix("\ufeff")).data


LONG = "Rà soát, bổ sung quy hoạch cán bộ."

REWORDED = [
    ("plain", "a: Một hai.\n", "Ba.", "a: Ba.\n"),
    ("plain that needs quotes", "a: Một hai.\n", "Ba: bốn", "a: 'Ba: bốn'\n"),
    ("single", "a: 'Một: hai'\n", "Ba: 'bốn'", "a: 'Ba: ''bốn'''\n"),
    ("double", 'a: "Một\\thai"\n', 'Ba "bốn"', 'a: "Ba \\"bốn\\""\n'),
    ("folded, fewer words", "a: >-\n  Một hai\n  ba bốn.\nb: 1\n", "Năm.", "a: >-\n  Năm.\nb: 1\n"),
    (
        "folded, one word",
        "a: >-\n  Một hai\n  ba bốn.\n",
        "Một hai ba năm.",
        "a: >-\n  Một hai\n  ba năm.\n",
    ),
    ("folded >", "a: >\n  Một hai\n  ba.\nb: 1\n", "Bốn năm.\n", "a: >\n  Bốn năm.\nb: 1\n"),
    ("folded > to -", "a: >\n  Một hai.\nb: 1\n", "Bốn.", "a: >-\n  Bốn.\nb: 1\n"),
    ("folded >+", "a: >+\n  Một hai.\n\nb: 1\n", "Bốn.\n\n", "a: >+\n  Bốn.\n\nb: 1\n"),
    (
        "literal",
        "a: |\n  Một\n  hai.\nb: 1\n",
        "Một\nba\nbốn.\n",
        "a: |\n  Một\n  ba\n  bốn.\nb: 1\n",
    ),
    ("literal -", "a: |- # ghi\n  Một\n  hai.\n", "Ba.", "a: |- # ghi\n  Ba.\n"),
    (
        "plain of two lines",
        "a: Một hai\n  ba.\nb: 1\n",
        "Một hai bốn.",
        "a: Một hai\n  bốn.\nb: 1\n",
    ),
    ("trailing comment", "a: Một # ghi\nb: 1\n", "Ba, bốn", "a: Ba, bốn # ghi\nb: 1\n"),
    ("blank", "a:\nb: 1\n", "Ba", "a: Ba\nb: 1\n"),
    ("to a number", "a: null # để trống\n", 5, "a: 5 # để trống\n"),
    ("to a word like a number", "a: x\n", "08:00", "a: '08:00'\n"),
    ("CRLF", "a: >-\r\n  Một\r\n  hai\r\nb: 1\r\n", "Một ba", "a: >-\r\n  Một\r\n  ba\r\nb: 1\r\n"),
    ("no last newline", "b: 1\na: Một", "Hai", "b: 1\na: Hai"),
    ("byte order mark", "\ufeffa: Một\n", "Hai", "\ufeffa: Hai\n"),
    ("end of document", "a: Một\n...\n", "Hai", "a: Hai\n...\n"),
    (
        "escapes",
        'a: "\\u1EE7y ban\\\n  \\ x\\xE3"\n',
        "ủy ban phường",
        'a: "\\u1EE7y ban\\\n  \\ phường"\n',
    ),
    ("anchor", "a: &x Một\nb: 1\nc: *x\n", None, None),
]


@pytest.mark.parametrize(
    ("text", "value", "expected"), [r[1:] for r in REWORDED], ids=[r[0] for r in REWORDED]
)
def test_a_scalar_is_replaced_in_its_style(
    text: str, value: int | str | None, expected: str | None
) -> None:
    if expected is None:
        with pytest.raises(NotEdited):
            with_edits(text, [SetValue(("a",), "Hai")])
    else:
        assert with_edits(text, [SetValue(("a",), value)]) == expected


def test_a_long_text_is_broken_into_lines_as_the_old_one_was() -> None:
    text = "items:\n  - text: >-\n      Một hai\n      ba bốn.\n    agencies: [A]\n"
    after = with_edits(text, [SetValue(("items", 0, "text"), " ".join([LONG] * 6))])
    lines = after.splitlines()
    assert len(lines) > 4 and all(len(line) <= 110 for line in lines)
    assert lines[-1] == "    agencies: [A]" and all(
        line.startswith("      ") for line in lines[2:-1]
    )


LIST = """\
items: # các nội dung
  # về một
  - text: Một # bên lề
    agencies: [A, B]
    # còn của một

  # về hai
  # thêm về hai
  - text: >-
      Hai

  - Ba
# cuối
place: Đồ Sơn
"""


@pytest.mark.parametrize(
    ("edit", "gone", "come"),
    [
        (Remove(("items", 0)), LIST.splitlines()[1:6], []),
        (Remove(("items", 1)), LIST.splitlines()[5:10], []),
        (Remove(("items", 2)), ["  - Ba"], []),
        (Remove(("place",)), ["# cuối", "place: Đồ Sơn"], []),
        (Remove(("items", 0, "agencies")), ["    agencies: [A, B]"], []),
        (Insert(("items",), 0, "Không"), [], ["  - Không", ""]),
        (Insert(("items",), 1, {"text": "A: b"}), [], ["  - text: 'A: b'", ""]),
        (Insert(("items",), 3, {"text": "Bốn", "agencies": ["A"]}), [], ["", "  - text: Bốn", "    agencies: [A]"]),
        (Insert(("items", 0, "agencies"), 1, "C, D"), [], []),
        (AddKey(("items", 0), "condition", "nếu có"), [], ["    condition: nếu có"]),
        (AddKey(("items", 0), "condition", "nếu có", after="text"), [], ["    condition: nếu có"]),
        (AddKey((), "amendments", [{"date": "2026-06-20"}]), [], ["", "amendments:", "  - date: 2026-06-20"]),
    ],
)  # fmt: skip
def test_entries_come_and_go_with_their_comments(
    edit: AddKey | Insert | Remove, gone: list[str], come: list[str]
) -> None:
    for breaks in ("\n", "\r\n"):
        old = LIST.replace("\n", breaks)
        new = with_edits(old, [edit])
        assert new.count(breaks) == new.count("\n")
        before, after = old.splitlines(), new.splitlines()
        if edit == Insert(("items", 0, "agencies"), 1, "C, D"):
            assert "    agencies: [A, 'C, D', B]" in after
            continue
        left = list(before)
        at = next((n for n in range(len(left)) if gone and left[n : n + len(gone)] == gone), 0)
        del left[at : at + len(gone)]
        at = next((n for n in range(len(after)) if come and after[n : n + len(come)] == come), 0)
        assert not come or after[at : at + len(come)] == come
        del after[at : at + len(come)]
        assert after == left


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("a: 1", AddKey((), "b", 2), "a: 1\nb: 2"),
        ("a: 1\r\n...\r\n", AddKey((), "b", ["x"]), "a: 1\r\nb: [x]\r\n...\r\n"),
        ("a: 1\n# hết\n", AddKey((), "b", [{"c": 1}]), "a: 1\n\nb:\n  - c: 1\n# hết\n"),
        ("a: []  # chưa có\nb: 1\n", Insert(("a",), 0, {"c": 1}), "a:  # chưa có\n  - c: 1\nb: 1\n"),
        ("a: {}\n", AddKey(("a",), "b", "c"), "a:\n  b: c\n"),
        ("a: {b: 1}\n", AddKey(("a",), "c", "d, e"), "a: {b: 1, c: 'd, e'}\n"),
        ("{a: 1}\n", AddKey((), "b", "c"), "{a: 1, b: c}\n"),
        ("a: [x, y, z]\n", Remove(("a", 0)), "a: [y, z]\n"),
        ("a: [x, y, z]\n", Remove(("a", 2)), "a: [x, y]\n"),
        ("a: [x]\n", Remove(("a", 0)), "a: []\n"),
        ("a:\n  - x\nb: 1\n", Remove(("a", 0)), "a: []\nb: 1\n"),
        ("a: [\n  x, # một\n  y, # hai\n  z]\n", Remove(("a", 1)), "a: [\n  x, # một\n  z]\n"),
        ("- id: a\n  # về b\n  b: 1\n", Remove((0, "id")), "- # về b\n  b: 1\n"),
        ("- id: a\n  b: 1\n", AddKey((0,), "c", 2, after="id"), "- id: a\n  c: 2\n  b: 1\n"),
        ("a: x\nb: 1\n", SetValue(("a",), ["x", "y, z"]), "a:\n  - x\n  - y, z\nb: 1\n"),
        ("a:\n- x\n- y\nb: 1\n", Insert(("a",), 1, "z"), "a:\n- x\n- z\n- y\nb: 1\n"),
        ("a:\n  # về x\n  - x # là x\n  - y\nb: 1\n", Move(("a", 0), 1), "a:\n  - y\n  # về x\n  - x # là x\nb: 1\n"),
        ("a:\r\n- x\r\n- y: 1\r\n  z: 2", Move(("a", 1), 0), "a:\r\n- y: 1\r\n  z: 2\r\n- x\r\n"),
        ("a: [x, y, z]\n", Move(("a", 0), 2), "a: [y, z, x]\n"),
        (
            "a:\n  - x\n  # về y\n  - y: >-\n      dài\nb:\n  - z\n",
            Move(("a", 1), 0, ("b",)),
            "a:\n  - x\nb:\n  # về y\n  - y: >-\n      dài\n  - z\n",
        ),
        ("a:\n  - x\nb:\n  - z\n", Move(("a", 0), 1, ("b",)), "a: []\nb:\n  - z\n  - x\n"),
        ("a: [x, y]\nb: []\n", Move(("a", 0), 0, ("b",)), "a: [y]\nb:\n  - x\n"),
        ("- - x\n  - y\n", Move((0, 0), 1), "- - y\n  - x\n"),
        ("a: |+\n  x\n\n\nb: 1\n", Remove(("b",)), "a: |+\n  x\n\n\n"),
    ],
)  # fmt: skip
def test_the_shape_of_the_file_is_followed(text: str, edit: Any, expected: str) -> None:
    assert with_edits(text, [edit]) == expected


def test_each_edit_works_on_what_those_before_it_left() -> None:
    edits: list[Edit] = [
        AddKey((), "amendments", []),
        Insert(("amendments",), 0, {"date": "2026-06-20", "changes": [{"drop": "bch-3.1", "reason": "thôi"}]}),
        Insert(("amendments", 0, "changes"), 1, {"move": "bch-3.2", "to": "11"}),
        SetValue(("year",), 2027),
    ]  # fmt: skip
    after = with_edits(MINIMAL, edits)
    assert after.startswith(MINIMAL.replace("2026\n", "2027\n", 1))
    assert read(after)["amendments"][0]["changes"][1] == {"move": "bch-3.2", "to": "11"}


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: &x [1]\nb: *x\n", Insert(("b",), 0, 2)),
        ("a: &x [1]\nb: *x\n", Insert(("a",), 0, 2)),
        ("a: &x {c: 1}\nb: *x\n", SetValue(("b", "c"), 2)),
        ("a: 1\n", SetValue(("b",), 2)),
        ("a: 1\n", AddKey((), "a", 2)),
        ("a: 1\n", Remove(("a", 0))),
        ("a: [1]\n", Insert(("a",), 5, 2)),
        ("a: [1]\n", SetValue(("a", -1), 2)),
        ("a: 1\na: 2\n", SetValue(("a",), 2)),
        ("a: [1\n", SetValue(("a",), 2)),
        ("a: \x07\n", SetValue(("a",), 2)),
    ],
)
def test_what_cannot_be_edited_is_refused(text: str, edit: Any) -> None:
    with pytest.raises(NotEdited):
        with_edits(text, [edit])


def test_decomposed_letters_stay() -> None:
    text = unicodedata.normalize("NFD", "a: Đảng ủy\nb: Kế hoạch\n")
    assert (
        with_edits(text, [SetValue(("a",), "Ủy ban")]) == "a: Ủy ban\n" + text.split("\n")[1] + "\n"
    )


def _paths(data: Any, path: KeyPath = ()) -> list[KeyPath]:
    entries = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    return [path, *(found for step, value in entries for found in _paths(value, (*path, step)))]


def _at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _some_part(chance: random.Random) -> Any:
    return some_data(chance, 2)


def _some_edit(data: Any, chance: random.Random) -> Any:
    path = chance.choice(_paths(data))
    value = _at(data, path)
    anew = chance.choice([some_text, some_text, _some_part])(chance)
    if isinstance(value, dict) and chance.random() < 0.5:
        return AddKey(path, "agencies", anew, after=chance.choice([None, *value]))
    if isinstance(value, list) and chance.random() < 0.5:
        return Insert(path, chance.randint(0, len(value)), anew)
    if not path:
        return AddKey((), "agencies", anew)
    if isinstance(value, str) and value and chance.random() < 0.6:
        words = value.split(" ")
        words[chance.randrange(len(words))] = chance.choice(["uỷ", "mười ba", "", "a: b"])
        return SetValue(path, " ".join(words))
    return chance.choice([SetValue(path, anew), Remove(path)])


def _done(data: Any, edit: Any) -> None:
    if isinstance(edit, AddKey):
        _at(data, edit.path)[edit.key] = edit.value
    elif isinstance(edit, Insert):
        _at(data, edit.path).insert(edit.at, edit.value)
    elif isinstance(edit, Remove):
        del _at(data, edit.path[:-1])[edit.path[-1]]
    else:
        _at(data, edit.path[:-1])[edit.path[-1]] = edit.value


@settings(max_examples=100)
@given(st.integers(0, 2**48))
def test_random_edits_make_what_is_wanted_and_keep_the_rest(seed: int) -> None:
    chance = random.Random(seed)
    text = in_some_style(some_data(chance), chance)
    wanted = read(text)
    edit = _some_edit(wanted, chance)
    try:
        after = with_edits(text, [edit])
    except NotEdited:
        assume(False)
        return
    _done(wanted, edit)
    assert read(after) == wanted
    before_lines, after_lines = text.splitlines(), after.splitlines()
    if isinstance(edit, AddKey | Insert):
        changed = [line for line in before_lines if line not in after_lines]
        assert len(changed) <= 1, "a line that is no list in brackets was changed"
    if isinstance(edit, Remove):
        assert len([line for line in after_lines if line not in before_lines]) <= 2
    if not isinstance(edit, Remove):
        comments = [line for line in before_lines if line.lstrip().startswith("# ghi chú")]
        if not (isinstance(edit, SetValue) and isinstance(_at(read(text), edit.path), dict | list)):
            assert all(line in after_lines for line in comments)


def test_hardly_any_edit_is_refused() -> None:
    refused = 0
    for seed in range(400):
        chance = random.Random(seed)
        text = in_some_style(some_data(chance), chance)
        try:
            with_edits(text, [_some_edit(read(text), chance)])
        except NotEdited:
            refused += 1
    assert refused <= 8


@given(st.integers(0, 2**48))
def test_any_data_is_written_as_it_is(seed: int) -> None:
    data = some_data(random.Random(seed))
    assert read("\n".join(block(data)) + "\n") == data
    assert read(inline(data) + "\n") == data
