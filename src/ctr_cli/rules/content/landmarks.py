"""CTR947: sites and works all know, said to lie in another province, or on another river."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import prose
from ctr_cli.rules.registry import text_rule

_LONGEST = 9
"""Words of the name of a site at most."""
_WHERE = {
    "provinces": (
        r"(?:,? \(?(?:thuộc |ở |tại |của )?(?:(?:xã|phường|đặc khu) (?:[^\W\d_]+ ?){1,4}, )?(?:tỉnh|thành phố|tp\.?) | \()"
        r"(?P<name><places>)(?![\w-])",
        (" tỉnh ", " thành phố ", " tp. ", " tp ", " (", "(tỉnh ", "(thành phố "),
    ),
    "rivers": (
        r",? (?:nằm )?(?:trên|bên|ven|bên bờ|của|ở|bắc qua|qua|ngang) (?:dòng )?(?P<name><places>)(?![\w-])",
        (" sông ",),
    ),
}
"""How a site is said to be somewhere, right behind its name; words without which it is not."""


@text_rule("CTR947", "warning")
def sites_are_where_they_are(texts: Excerpt) -> Iterator[Problem]:
    """A site or a work that all know is named with its own province, or river."""
    for kind, (_, needed) in _WHERE.items():
        sites = _sites(kind)
        for hit in prose(texts).find(_where(kind), *needed):
            words = hit.passage.low[: hit.span()[0]].split()[-_LONGEST:]
            parts = ((words[:at], " ".join(words[at:])) for at in range(len(words)))
            before, site = next(((led, name) for led, name in parts if name in sites), ([], ""))
            own = sites.get(site, hit["name"])
            anothers = " ".join(before).endswith(tuple(table("landmarks")["names of others"]))
            goes_on = hit.passage.text[hit.span()[1] + 1 :][:1].isupper()  # Điện Biên Phủ
            if plain(own) != hit["name"] and not (anothers or goes_on):
                message = f"{site} ở {own}, ở đây ghi {hit.words('name')}"
                yield hit.doubt(message, 2, f"có phải {own}?", "name")


@cache
def _where(kind: str) -> str:
    """A pattern of `_WHERE` with the provinces of today, or the rivers of the table."""
    known = table("places")["provinces"] if kind == "provinces" else table("landmarks")[kind]
    return _WHERE[kind][0].replace("<places>", "|".join(map(plain, known)))


@cache
def _sites(kind: str) -> dict[str, str]:
    """The sites of the table with where they are."""
    rows = table("landmarks")[kind].items()
    return {name: place for place, names in rows for name in names.split("; ")}
