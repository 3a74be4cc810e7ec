"""CTR814: what figures count, and totals that are not the sum of their parts."""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from ctr_cli.data.struct import Struct
from ctr_cli.language.numbers import WORDS, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.joined import joined
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Passage, Prose, plain_of, prose, tells
from ctr_cli.rules.registry import Reader, text_rule

_TOLD = ("gồm", "trong đó", " chia ", " (", ": ", "tán thành", "đồng ý")
"""Before what a whole is made of."""


@text_rule("CTR814", "warning")
def figures_agree(texts: Excerpt) -> Iterator[Problem]:
    """The parts of a total make it up, told behind it or before it."""
    for passage in quantities(texts).holding(
        " tổng #", "tổng cộng", "tổng số", "cộng #", "cộng lại"
    ):
        yield from filter(None, (_totalled(passage, said) for said in _TOTAL.finditer(passage.low)))
    for found in quantities(texts).holding(*_TOLD, "trong #", "trong tổng", "trong số"):
        passage = found._replace(low=_SHARE.sub(lambda share: " " * len(share[0]), found.low))
        wrong = (_differing(passage, how) for how in _HOW.finditer(passage.low))
        yield from list(filter(None, wrong))[:1]


_UNIT = r"(?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)"
_COUNTED = regex(rf"(?P<n>#+)(?: {_UNIT})?")
_IN_WORDS = regex(
    rf"(?<![\w-])(?<!thứ )(?<!số )(?<!lớp )(?<!thôn )(?<!tổ )(?P<n>{WORDS}) (?!(?:nay|sau|trước|qua|tháng|năm|ngày)\b|(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) \w){_UNIT}"
)
_HOW = regex(
    r"""(?x) (?: ,?\ ?\b(?:bao\ )?(?P<of>gồm)(?:\ có)?:? | [,;]?\ ?(?P<in>trong\ đó):?(?:\ có)?
      | ,?(?:\ đã|\ thì)?(?P<has>\ có)(?=\ \#) | ,?\ (?P<into>chia)\ (?:ra|làm|thành):? | (?P<colon>:) )\ (?=\S) | \ (?P<bracket>\()
      | (?P<votes>,)\ (?=(?:\#+\ (?:\w+(?:\ \w+)?\ )?)?(?:tán\ thành|đồng\ ý)\b)"""
)
"""What stands between a total and its parts."""
_ENDS = regex(r"\.(?: |$)|[;)\n]|(?<!\A)trong đó")
_REACH = 90
"""Letters before the parts in which their total stands."""
_ALMOST = 0.85
"""From this part of a total on, those named after `trong đó` were probably to be all of it."""
_OF_ALL = regex(r"\btrong (?:tổng )?(?:số )?#")
_OTHERS = regex(r"\b(?:chưa|không|còn lại)\b")
"""Before a total whose parts are told with `có`, and behind the last of them: those of which the others are not true."""
_SHARE = regex(r"\(#+ ?%\)")
_WOMEN = regex(r"# (?:[^\W\d_]+ )?nữ\b")
_PIECES = regex(r", (?:và )?|(?<!trước)(?<!đạt)(?<!tốt)(?<!khá) và ")


class _Count(Struct):
    """A number, the words it counts, and where it stands."""

    number: float
    unit: str
    span: tuple[int, int]

    def same(self, other: "_Count") -> bool:
        """Whether both count the same things."""
        return bool(self.unit and other.unit) and self.unit.split()[0] == other.unit.split()[0]


def _counts(passage: Passage, start: int, end: int) -> list[_Count]:
    """The counts in a part of a text: those in figures, or if there are none those in words."""
    figures = [
        _Count(number(passage.text[slice(*m.span("n"))]), m["unit"] or "", m.span("n"))
        for m in _COUNTED.finditer(passage.low, start, end)
    ]
    return figures or [
        _Count(value_of(m["n"]), m["unit"], m.span("n"))
        for m in _IN_WORDS.finditer(passage.low, start, end)
    ]


_TOTAL = regex(r"[,;] (?:tổng(?: cộng| số)?|cộng(?: lại)?|tất cả)(?: là| có)? (?=#)")
_OF_EACH = regex(r"(?:(?P<of>[\d#]+(?:(?:, | và )[\d#]+)+) )?mỗi(?: [^\W\d_]+){1,2} \Z")
"""Before a count that each of some has: `các tổ 2, 3 và 4 mỗi tổ`."""


def _totalled(passage: Passage, said: re.Match[str]) -> Problem | None:
    """The total behind the parts of a sentence, where no row of them that ends before it makes it up."""
    low, begin = passage.low, max(passage.low.rfind(sign, 0, said.start()) for sign in (". ", ": "))
    total, parts = _counts(passage, said.end(), len(low))[0], list[_Count]()
    for part in _counts(passage, max(begin, 0), said.start()):
        each = _OF_EACH.search(low, 0, part.span[0])
        if each and not each["of"]:
            return None
        many = len(re.findall(r"[\d#]+", each["of"])) if each else 1
        parts += [part] * many if part.same(total) else []
    ends = [" và " not in low[one.span[1] : two.span[0]] for one, two in pairwise(parts)] + [True]
    number, whole = total.number, sum(part.number for part in parts)
    for at in range(len(parts)):
        sums = zip(accumulate(part.number for part in parts[at:]), ends[at:], strict=True)
        if any(end and round(s, 3) == number for s, end in sums):
            return None
    likely = len(parts) > 1 and 0.5 * number < whole < 1.5 * number
    return _told(passage, total, parts) if likely else None


def _differing(passage: Passage, how: re.Match[str]) -> Problem | None:
    """The total before some words, where it is not the sum of the parts that stand behind them."""
    low, start, opened = passage.low, how.end(), how.lastgroup or ""
    stop = _ENDS.search(low, start)
    end = stop.start() if stop else len(low)
    begin = max(low.rfind(". ", 0, start), low.rfind(";", 0, start), start - _REACH, 0)
    parts, totals = _counts(passage, start, end), _counts(passage, begin, how.start() + 1)
    totals = [t for t in totals if not t.unit.startswith(TIMES) or (parts and t.same(parts[0]))]
    if (
        not parts
        or not totals
        or phrasing("parts left open").search(low, start, end)
        or phrasing("parts that overlap").search(low, end)
    ):
        return None
    total = next((t for t in reversed(totals) if any(map(t.same, parts))), totals[-1])
    if "#" in low[start:end]:
        total, *parts = _in_one_unit([total, *parts])
    same = [part for part in parts if part.same(total)]
    parts = same if len(same) > 1 else [p for p in parts if not p.unit.startswith(TIMES)]
    if not parts:
        return None
    if opened == "has" and not (
        _OF_ALL.search(low, begin, how.start()) and _OTHERS.search(low, parts[-1].span[1], end)
    ):
        return None
    posts = phrasing("somebody in his post").finditer(low, start, end) if opened != "into" else ()
    parts = sorted([*parts, *(_Count(1, "", m.span()) for m in posts)], key=lambda part: part.span)
    if not parts:
        return None
    said, sums = total.number, [round(s, 3) for s in accumulate(part.number for part in parts)]
    if opened == "in" and len(parts) == 1 and parts[0].same(total) and sums[0] > said:
        return _told(passage, total, parts)
    rest = _counts(passage, end, end + _REACH)[:1]  # what is left may be told behind the list
    left = any(round(sums[-1] + part.number, 3) == said for part in rest)
    if len(parts) < 2 or said in sums[1:] or left or not 0.5 * said < sums[-1] < 1.5 * said:
        return None
    whole = len(_PIECES.split(low[start : parts[-1].span[1]])) == len(parts)
    sexes = " nữ" in low[start:end] and " nam" in low[start:end]
    own = f" {total.unit}" if opened == "in" else ""  # all parts are of what the whole counts
    overlap = tells(f" {low[start:end]}".replace(own, ""), "besides") and not sexes
    if opened == "in" and sums[-1] < said:
        most = sums[-1] > _ALMOST * said
        likely = most and (len(same) > 1 or (whole and not overlap and (sexes or len(parts) > 2)))
    else:
        named = _FIGURE.search(
            low, start, parts[-1].span[1]
        )  # a figure that counts nothing, or may
        bare = len(parts) > 2 and not named and not any(part.unit for part in parts)
        mixed = any(part.number % 1 and not part.same(total) for part in parts)
        women = _WOMEN.search(low, start, end) and not sexes  # of whom some may be among the others
        clear = opened in ("of", "into") or not (overlap or mixed)
        alike = opened == "of" and all(part.same(parts[0]) for part in parts)
        likely = not women and (len(same) > 1 or alike or ((whole or bare) and clear))
    return _told(passage, total, parts) if likely else None


def _in_one_unit(counts: list[_Count]) -> list[_Count]:
    """Amounts of money in the smallest of their units; other counts as they are."""
    names = [count.unit.split(" ")[0] for count in counts]
    if len(set(names)) == 1 or not {*names} <= SCALE.keys():
        return counts
    least = min(names, key=SCALE.__getitem__)
    scaled = (
        round(c.number * SCALE[n] / SCALE[least], 3) for c, n in zip(counts, names, strict=True)
    )
    return [c._replace(number=n, unit=least) for c, n in zip(counts, scaled, strict=True)]


def _told(passage: Passage, total: _Count, parts: list[_Count]) -> Problem:
    shown = " + ".join(written(part.number) for part in parts)
    together = written(sum(part.number for part in parts))
    message = f"{shown} là {together}, không phải {{}}"
    return passage.doubt(message, 2, "xem lại số tổng và các số thành phần", total.span)


_FIGURE = regex(r"\d")
_FIGURES = regex(
    r"""(?x) (?: \b(?: năm\ (?=(?:19|20)\d\d(?![.,]?\d)) | (?<!mỗi\ )(?: tháng | ngày | quý )\ | thứ\ | (?<!tổng\ )số\ | khóa\ | giai\ đoạn\ | điều\ | khoản\ | hạng\ | cấp\ (?=[1-5]\b)
        | (?<!mỗi\ ) (?<!khối\ ) (?: lớp | đợt | thôn | tổ | khu\ phố )\ (?!\S+\ (?:triệu|tỷ|nghìn|ngàn|đồng)\b) ) \d[\d/-]* (?:(?:,\ |\ và\ )\d[\d/]*(?=[,.;)]|\ và\ \d|$))*
      | (?:19|20)\d\d\ ?-\ ?(?:19|20)\d\d | (?<![\w/.,-])20[0-4]\d(?=[:;,)]\ |$)
      | (?<![\w/.,]) (?<![^\W\d_]-) (?P<n> \d{1,3}(?:\.\d{3})+(?:,\d+)? | \d+(?:,\d+)? ) (?![\w/] | [.,]\d | -[^\W_]) )"""
)
"""Days, years, orders and names with their figures, which are none; or a quantity."""
SCALE = {"đồng": 1, "nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9}
"""Units of money, which may be compared with one another."""


TIMES = ("tháng", "năm", "ngày", "giờ", "phút", "tuổi", "sao")
"""Units of what is no thing that is counted."""


@once
def _marked(text: Text) -> str:
    """The plain form of a text with a `#` for each figure of a quantity."""
    low = plain_of(text).replace("#", "+")
    if not _FIGURE.search(low):
        return low
    return _FIGURES.sub(lambda found: "#" * len(found["n"]) if found["n"] else found.group(), low)


@once
def quantities(reader: Reader) -> Prose:
    """The prose with a `#` for each figure of a quantity: what is left in figures is a time, an order or a name."""
    known = prose(reader)
    passages = [passage._replace(low=_marked(passage.text)) for passage in known.passages]
    return Prose(passages, known.items, joined([passage.low for passage in passages], much=True))


def number(written: str) -> float:
    """A number in figures as offices write it: `1.250`, `3,5`."""
    return float(written.replace(".", "").replace(",", "."))


def written(number: float) -> str:
    """A number as offices write it."""
    whole, _, part = f"{round(number, 3):,.3f}".partition(".")
    return whole.replace(",", ".") + ("," + part.rstrip("0") if part.strip("0") else "")
