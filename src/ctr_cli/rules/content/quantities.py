"""What figures count: the texts with a `#` for each figure of a quantity, and the value of what stands there."""

from ctr_cli.language.patterns import regex
from ctr_cli.rules.joined import joined
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Prose, plain_of, prose
from ctr_cli.rules.registry import Reader

_FIGURE = regex(r"\d")
_FIGURES = regex(
    r"""(?x) (?: \b(?: năm\ (?=(?:19|20)\d\d(?![.,]?\d)) | (?<!mỗi\ )(?: tháng | ngày | quý )\ | thứ\ | (?<!tổng\ )số\ | khóa\ | giai\ đoạn\ | điều\ | khoản\ | hạng\ | cấp\ (?=[1-5]\b)
        | (?<!mỗi\ ) (?: lớp | đợt | thôn | tổ | khu\ phố )\ (?!\S+\ (?:triệu|tỷ|nghìn|ngàn|đồng)\b) ) \d[\d/-]* (?:(?:,\ |\ và\ )\d[\d/]*(?=[,.;)]|\ và\ \d|$))*
      | (?:19|20)\d\d\ ?-\ ?(?:19|20)\d\d | (?<![\w/.,-])20[0-4]\d(?=[:;,)]\ |$)
      | (?<![\w/.,]) (?<![^\W\d_]-) (?P<n> \d{1,3}(?:\.\d{3})+(?:,\d+)? | \d+(?:,\d+)? ) (?![\w/] | [.,]\d | -[^\W_]) )"""
)
"""Days, years, orders and names with their figures, which are none; or a quantity."""
_SCALE = {"đồng": 1, "nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9}
"""Units of money, which may be compared with one another; so may the words for pupils."""
_PUPILS = ("em", "học", "cháu", "trẻ")


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


def scales(units: list[str]) -> list[float] | None:
    """What amounts in some units are multiplied with before they are compared; None where they cannot be."""
    units = ["em" if unit in _PUPILS else unit for unit in units]
    named = [unit for unit in units if unit]
    if len(set(named)) > 1 and not {*named} <= _SCALE.keys():
        return None
    return [_SCALE.get(unit or next(iter(named[::-1]), ""), 1) for unit in units]
