"""Wordings of days: `27/7/1947`, `ngày 15 tháng 3 năm 2026`, `từ ngày 10 đến 15/3`, `2-9`."""

from ctr_cli.language.time_reader import Reader

YEAR = r"(?:19|20)\d\d(?!\d)"
DAY = r"(?P<d>\d{1,2})/(?P<m>\d{1,2})"
"""Patterns of days in figures that rules look for among other words, right or wrong: `15/3`, `31/2/2026`."""
_DAY = r"(?:ngày |mùng |mồng )?(?P<day>\d{1,2})(?!\d)"
_WEEKDAY = r"(?P<weekday>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật) ?,? ?\(? ?"
_SIGNED = (
    rf"{_DAY} ?(?P<sign>[/.-]) ?(?P<month>\d{{1,2}})(?!\d) ?(?P=sign) ?"
    r"(?P<year>(?:1[6-9]|20)\d\d)(?!\d|/[^\W\d])"
)
_IN_WORDS = rf"{_DAY} tháng (?P<month>\d{{1,2}})(?!\d)(?:(?:,? năm | ?[/-] ?| )(?P<year>{YEAR}))?"
_DAY_AND_MONTH = (
    r"(?:ngày|mùng|mồng) (?P<day>\d{1,2}) ?[/-] ?(?P<month>\d{1,2})(?![\d/]|-\d|\.\d\d\d\d)"
)
_COUNTED = "cuộc|buổi|đợt|lượt|vụ|đơn|hồ sơ|chỉ tiêu|tiêu chí|nội dung|nhiệm vụ|kiến nghị|ý kiến|kết luận|chi bộ|tổ chức|đảng viên|đại biểu|thành viên|đồng chí|hộ|thôn|trường"
"""What parts of a whole are counted in: `6/6 cuộc` is no day."""
_BARE = (
    rf"(?!(?:0?[1-9]|1[0-2])/\d+ (?:{_COUNTED})\b)"
    r"(?P<day>0?[1-9]|[12]\d|3[01])[/-](?P<month>0?[1-9]|1[0-2])(?![\w/%]|-[^\W_]|[.,]\d)(?! ?%)"
)
_ALONE = r"(?:ngày|mùng|mồng) (?P<day>\d{1,2})(?![\d/%]| ?[/-] ?\d|\.\d| (?:giờ|người|đêm|công)\b)"

_BLANK = (
    rf"ngày (?:…|\.{{2,9}}|_{{1,9}}) tháng (?P<month>\d{{1,2}})(?!\d)(?:,? năm (?P<year>{YEAR}))?"
)

_FIRST = (
    r"(?:từ )?(?:ngày )?(?P<day>\d{1,2})(?!\d)"
    rf"(?:(?:/| tháng )(?P<month>\d{{1,2}})(?!\d)(?:(?:/| năm )(?P<year>{YEAR}))?)?"
)
_LAST = (
    r"(?:ngày )?(?P<day_2>\d{1,2})(?!\d)(?:/| tháng )(?P<month_2>\d{1,2})(?!\d)"
    rf"(?:(?:/| năm )(?P<year_2>{YEAR}))?(?![\d/]|-\d)"
)
_FROM_TO = rf"{_FIRST} ?(?:-|đến(?: hết| trước)?|và) ?{_LAST}"
_FROM_TO_SIGNED = rf"{_SIGNED} ?(?:-|đến(?: hết)?) ?(?:ngày )?(?P<day_2>\d{{1,2}}) ?(?P=sign) ?(?P<month_2>\d{{1,2}})(?!\d) ?(?P=sign) ?(?P<year_2>{YEAR})(?!/)"

_STARTS = ("0", "ngày", "mùng", "mồng")
_WEEK_STARTS = ("thứ", "chủ nhật")

READERS = (
    Reader("days", ("từ", *_STARTS), _FROM_TO, ("-", "đến", "và")),
    Reader("days", _STARTS, _FROM_TO_SIGNED, ("-", "đến")),
    *(
        Reader("day", starts, before + pattern, needs)
        for starts, before in ((_STARTS, ""), (_WEEK_STARTS, _WEEKDAY))
        for pattern, needs in (
            (_SIGNED, ("/", ".", "-")),
            (_IN_WORDS, ("tháng",)),
            (_DAY_AND_MONTH, ("/", "-")),
        )
    ),
    Reader("day", ("ngày",), _BLANK, ("…", "..", "__")),
    Reader("day", _WEEK_STARTS, _WEEKDAY + _BARE, ("/", "-")),
    Reader("day", ("0",), _BARE, ("/", "-"), sure=False),
    Reader("day", ("ngày", "mùng", "mồng"), _ALONE, sure=False),
)
