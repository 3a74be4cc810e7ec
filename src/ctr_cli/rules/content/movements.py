"""CTR819: movements, campaigns and national days that are called otherwise: `phong trào “Dân vận giỏi”`."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.dates import DAY
from ctr_cli.language.events import known_events
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.reading import prose
from ctr_cli.rules.registry import text_rule

_GOES_ON = regex(r"(?:,| -| –)? (?=[^\W\d_])")
"""Between the two parts of a name; a quotation mark, a full stop or a bracket ends it."""
_OF_IT = regex(
    r"(?:năm|trong|của|tại|giai đoạn|và|do|ở|với|cho|trên|được|đã|là|từ|đợt|theo|gắn|chính quyền|nhằm|góp phần|những|các|thời|trước|sau|hiện nay)\b"
)
"""Behind the first part of a name where that stands for the whole."""


@cache
def _names() -> Phrases[tuple[tuple[str, ...], bool]]:
    """The beginnings of names, each with what may follow, and whether that is a part of its own behind a comma."""
    return known_phrases(
        (row["begins"], (tuple(row["goes on"]), "parts" in row)) for row in table("movements")
    )


@text_rule("CTR819", "warning")
def movements_bear_their_names(texts: Excerpt) -> Iterator[Problem]:
    """The name of a movement or a campaign goes on as those who called it up wrote it."""
    for passage in prose(texts).passages:
        for found in phrases_in(passage.text, _names(), signed=False):
            (ways, parts), link = found.value, _GOES_ON.match(passage.low, found.end)
            if not link or (link.group() == ", " and not parts):
                continue
            if passage.low.startswith(ways, link.end()) or _OF_IT.match(passage.low, link.end()):
                continue
            end = len(" ".join(passage.text[link.end() :].split(maxsplit=1)[:1])) + link.end()
            right = f"{passage.text[found.start : found.end]} {ways[0]}"
            written = passage.text[found.start : end].rstrip('”".,;')
            message = f"“{written}” không phải tên phong trào, cuộc vận động đã biết"
            yield passage.doubt(message, 2, f"có phải “{right}”?", (found.start, end))
    for hit in prose(texts).find(_NATIONAL, "việt nam", "quốc gia"):
        day, name = (int(hit["d"]), int(hit["m"])), hit["name"]
        events = known_events().values()
        right = [e.name for e in events if (e.day, e.month) == day and e.name.endswith(_TAILS)]
        if right and not any(event.name.removeprefix("ngày ") in name for event in events):
            message = f"“{hit.words('name')}” không phải tên ngày {day[0]}/{day[1]}"
            yield hit.doubt(message, 2, f"có phải “{right[0]}”?", "name")


_TAILS = (" việt nam", " quốc gia")
_NATIONAL = (
    r"\bngày (?P<name>(?!truyền thống|thành lập|hội |giải phóng|chiến thắng)(?:[^\W\d_]+,? ){1,6}?(?:việt nam|quốc gia))"
    rf",? ?\(?(?:ngày )?{DAY}(?![\d])"
)
"""The name of a day of the whole country, and its day: `Ngày Nhà giáo Việt Nam 20/11`."""
