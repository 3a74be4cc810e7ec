"""CTR809: dates, years and quarters whose digits or signs went wrong: `15/3/206`, `tháng /2026`, `quý V`."""

from collections.abc import Iterator

from ctr_cli.model.finding import Problem
from ctr_cli.rules.reading import doubt, prose
from ctr_cli.rules.registry import Subject, rule

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?<![\d/.-])\d{1,2}"
_SIGNS = (
    rf"\d(?://+|[-–]/|/[-–])\d?|(?<=\d\d\d\d)/(?=[\s,.;:)])|(?<=\d)/(?=[,;)])|(?:ngày|tháng|quý) ?/ ?(?=\d{{1,2}}/|{_YEAR})"
    rf"|(?<=\s)/(?={_YEAR}\b)|{_DAY}/\d{{1,2}}\.{_YEAR}|{_DAY}\.\d{{1,2}}/{_YEAR}"
)
_DIGITS = (
    rf"{_DAY}/\d{{1,2}}/(?:\d{{3}}|\d{{5,}})(?![\d/])|(?<![\d/.])\d{{1,2}}/\d{{1,2}}{_YEAR}(?!\d)"
    rf"|(?:\(|ngày |- )\d{{3,4}}/{_YEAR}(?![\d/])|(?:tháng \d{{1,2}}|quý [iv]+)/(?:\d{{3}}|\d{{5,}})(?!\d)"
)
_YEARS = (
    r"(?m)(?<!mỗi )(?<!hằng )(?<!hàng )(?:(?<!\d )|(?<=tháng \d )|(?<=tháng \d\d ))năm (?P<y>(?:19|20)\d(?=[,.;)]|$)"
    r"|(?:19|20)(?!\d?000)\d{3,}|(?:2[1-9]|[3-9]\d)\d\d(?=[,.;)]|$| của| và))(?![\d/-]|\.\d)"
)
_LETTERS = r"(?<![^\W\d_]|[\d.])(?:\d+o\d+|\d+o(?=/)|(?<=/)o\d|\d?l(?=/\d{1,2}/20)|l\d(?=/\d)|(?<= )(?:o\d|\do)(?= phút))"
_RANGE = rf"(?:giai đoạn|nhiệm kỳ|năm học|khóa) {_YEAR} +{_YEAR}(?!\d)"
_POINTS = r"(?<![\d.,])\d{1,3}\.\d{1,2}(?= ?%)|(?<![\d.,])\d{1,3},\d{3}(?= (?:hộ|người|đảng viên|cán bộ|hội viên|đoàn viên|học sinh|lượt|trường hợp|suất|cây|con)\b)|(?<![\d.,])\d{1,3}\.\d{4,}(?![\d.])"
_QUARTER = r"\bquý (?!(?:i{1,3}|iv)\b)(?P<q>[ivx]+|0|[5-9]|\d\d)\b(?!/\d{1,2}/)"
_MONTHS = r"\b(?P<n>1[3-9]|[2-9]\d) tháng (?=(?:đầu |cuối )?năm(?! (?:tuổi|công tác)))"
_SHORT_TERM = rf"(?:nhiệm kỳ|giai đoạn) {_YEAR} ?- ?(?!{_YEAR})\d{{3,5}}(?!\d)"


@rule("CTR809", "warning")
def dates_are_whole(subject: Subject) -> Iterator[Problem]:
    """A date has its digits and its signs, a year four digits, and a year four quarters."""
    texts = prose(subject)
    for pattern, needed, message, advice in (
        (
            _SIGNS,
            ("/",),
            "“{}” thừa hoặc sai dấu ngăn ngày, tháng, năm",
            "ghi lại ngày, tháng, năm",
        ),
        (_DIGITS, ("/",), "“{}” thiếu hoặc thừa chữ số", "ghi năm đủ bốn chữ số"),
        (_YEARS, ("năm ",), "“{}” không phải một năm", "ghi năm đủ bốn chữ số"),
        (
            _LETTERS,
            (
                "0o",
                "o0",
                "2o",
                "3o",
                "1o",
                "/o",
                "l/",
                " phút",
                *(f" l{digit}" for digit in range(10)),
            ),
            "“{}” có chữ O ở chỗ số 0",
            "gõ lại số 0",
        ),
        (_RANGE, (" 19", " 20"), "“{}” thiếu dấu gạch nối", "ghi hai năm với dấu gạch nối"),
        (
            _POINTS,
            ("%", *(f"{sign}{digit}" for sign in ",." for digit in range(10))),
            "“{}” sai dấu thập phân hay dấu hàng nghìn",
            "96,5%; 1.250 hộ",
        ),
        (
            _SHORT_TERM,
            ("nhiệm kỳ ", "giai đoạn "),
            "“{}” thiếu hoặc thừa chữ số",
            "ghi năm đủ bốn chữ số",
        ),
        (
            _MONTHS,
            ("tháng năm", "tháng đầu năm", "tháng cuối năm"),
            "một năm không có “{}”",
            "xem lại số tháng",
        ),
        (_QUARTER, ("quý ",), "không có “{}”: một năm có bốn quý", "quý I, II, III hoặc IV"),
    ):
        for hit in texts.find(pattern, *needed):
            start, end = hit.span()
            written = hit.passage.text[start:end].strip(" (-")
            yield hit.passage.problem(message.format(written), doubt(3, advice), (start, end))
