"""When a work is held, at the head of its line: `Tháng 3: …`, `T7. …`, `(Quý I) …`, `Trong quý II, …`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.cell_times import says_time_alone, written_out
from ctr_cli.importing.grammar.heading import heading_of, patterns
from ctr_cli.importing.grammar.when import ALL_YEAR, When, month_of_day, when
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex

_TIME = regex(
    r"""[\[(]?(?:(?:trong|vào|(?:bước\ )?sang|dự\ kiến|khoảng|đầu|giữa|cuối|các|(?:thượng|trung|hạ)\ tuần)\s+)*
    (?:tháng\b|(?:6|sáu|9|chín)\ tháng\ (?:đầu|cuối)\ năm\b|quý\b|T\.?\s?\d|Q\.?\s?[I\d]|\d{1,2}/20\d\d\b|(?:hằng|hàng|mỗi)\s+(?:tuần|tháng|quý|năm)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTED = regex(
    r"(?:\s*[\])]?\s*[:.▸►▶→⇒➔➤»|•~]|\s*[\])]|\s[-–—](?=\s)|(?P<comma>\s*,)|(?P<bare>(?=\s)))[\s:.+*•–—-]+(?=[^\W\d_]|[“\"])"
)
"""What parts a time from the work behind it."""
_AGAIN = regex(r"(?P<every>(?:hằng|hàng|mỗi)\s+(?:tháng|quý))\b,?\s+(?=[^\W\d_])", re.IGNORECASE)
_MOTTO = regex(r"(?<=[\dIVX])\s+là\s+(?:tháng|quý)\s+[^\d:;.,()]+$", re.IGNORECASE)
"""What a time is called besides: `Tháng 7 là tháng tri ân: …`."""
_LONGEST = 60
"""Letters of a time at the most."""


@dataclass(frozen=True, slots=True)
class OpensWhen:
    """The time a line opens with, and the work behind it; `sentence` tells that they are one: `Trong quý I, sơ kết …`."""

    time: When
    text: str
    sentence: bool


@lru_cache(maxsize=4096)
def opens_when(text: str) -> OpensWhen | None:
    """The months, the quarters or the recurrence a line opens with, and the work behind them; None for any other line."""
    goes_on = patterns("opens_all_year").match(text)
    if goes_on and (
        text[goes_on.end()].isupper() or begins_item(capitalised(text[goes_on.end() :]))
    ):
        return OpensWhen(ALL_YEAR, text[goes_on.end() :], False)
    if not _TIME.match(text):
        return None
    found = None
    for parted in _PARTED.finditer(text, 0, _LONGEST):
        said, work = _MOTTO.sub("", text[: parted.start()].strip("[( ")), text[parted.end() :]
        own = work[:1].isupper() and begins_item(work)
        marked = own or parted["bare"] is None
        if not marked or len(work.split()) < 2 or says_time_alone(work.strip(" .:")):
            continue
        time = when(written_out(said)) or _part_alone(said)
        over = when(re.split(r"[(,–-]", said)[0]).months  # `Tháng 01 (họp ngày 04/01): …`
        of_month = not time.day or month_of_day(time.day) in over
        if time and of_month and (time.part or says_time_alone(said)):
            found = OpensWhen(time, work, parted["comma"] is not None and not own)
    again = None if found else _AGAIN.match(text)
    return OpensWhen(when(again["every"]), text[again.end() :], True) if again else found


def _part_alone(text: str) -> When:
    """The half year, or the nine months, that a text speaks of and of nothing else; else no time."""
    said = heading_of(text)
    return said.when if said.when.part and said.bare else When()
