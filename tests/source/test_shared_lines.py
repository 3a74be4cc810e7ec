"""`agencies` two steps too far left become the line of the whole meeting: asked about, with where they belong."""

import pytest

from ctr_cli.source.load import from_bytes
from support import MINIMAL

HEAD = MINIMAL[: MINIMAL.index("      - number")]
NAMED = "            agencies: [Văn phòng Đảng ủy]\n"
LINE = "        agencies: [Văn phòng Đảng ủy]\n"


def _meeting(month: int, *items: str, above: str = "", below: str = "") -> str:
    held = "".join(f"          - text: Kiểm tra việc thứ {n}.\n{i}" for n, i in enumerate(items))
    return f"      - month: {month}\n{above}        items:\n{held}{below}"


def _told(*meetings: str) -> list[tuple[str, int, str]]:
    found = from_bytes((HEAD + "".join(meetings)).encode(), "x.yaml").findings
    return [(f.code, f.span.line, f.hint) for f in found]


@pytest.mark.parametrize("before", [0, 1, 3])
def test_a_line_behind_items_is_asked_about(before: int) -> None:
    other = _meeting(1, NAMED, NAMED)
    text = HEAD + other + _meeting(2, *[NAMED] * before, "", below=LINE)
    last = text.count("\n") - 1
    ((code, line, hint),) = _told(text.removeprefix(HEAD))
    assert (code, line) == ("CTR123", last + 1)
    assert f"thụt vào 12 dấu cách, thẳng với text: ở dòng {last};" in hint


@pytest.mark.parametrize(
    "meetings",
    [
        (_meeting(1, NAMED, ""), _meeting(2, NAMED, "", above=LINE)),
        (_meeting(1, NAMED, NAMED), _meeting(2, NAMED, NAMED, below=LINE)),
        (_meeting(1, "", "", below=LINE), _meeting(2, "", "", "", below=LINE)),
        (_meeting(1, NAMED), _meeting(2, "", below=LINE), _meeting(3, "", below=LINE)),
        (_meeting(1, NAMED), _meeting(2, "", "", "", below=LINE)),
        (
            _meeting(1, NAMED),
            "      - {month: 2, items: [{text: Một.}], agencies: [Văn phòng Đảng ủy]}\n",
        ),
    ],
    ids=["above", "last named", "lines alone", "lines of others", "none named", "braces"],
)
def test_a_line_of_the_whole_is_not(meetings: tuple[str, ...]) -> None:
    assert _told(*meetings) == []
