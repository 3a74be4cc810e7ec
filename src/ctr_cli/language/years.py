"""Wordings of years: `năm 2026`, `năm học 2026 - 2027`, `giai đoạn 2025-2030`, crops, lunar years."""

from ctr_cli.language.dates import YEAR
from ctr_cli.language.lunar import BRANCHES, STEMS
from ctr_cli.language.numbers import NUMBER
from ctr_cli.language.time_reader import Reader

_TO = r" ?(?:-|đến(?: hết)?) ?(?:năm )?"
PAIR = rf"(?P<year>{YEAR}){_TO}(?P<year_2>{YEAR})"
SPAN = rf"(?P<first>{YEAR}) ?- ?(?P<last>{YEAR})"
"""Two years with a hyphen, as rules look for them among other words."""
_MORE = rf"(?:(?: ?, ?(?:và )?| và )(?:năm )?{YEAR}(?! ?-)){{0,5}}"
_SEASONS = (
    r"đông ?[-,]? ?xuân|hè ?-? ?thu|thu ?-? ?đông|chiêm ?-? ?xuân|xuân ?-? ?hè|mùa|xuân|chiêm|mía"
)
_SEASON_YEARS = rf",?(?: năm)? (?P<year>{YEAR})(?: ?[-/] ?(?P<year_2>{YEAR}))?"
_COUNTED = (
    "cây|hộ|người|lượt|đảng viên|đoàn viên|hội viên|đồng chí|học sinh|trẻ em|cháu|cử tri|lao động|nhân khẩu|hồ sơ"
    "|trường hợp|sản phẩm|tác phẩm|công dân|đại biểu|thí sinh|ngày công|cuốn|quyển|suất|phần quà|căn nhà|ngôi nhà|thửa|ha|m2|m²|mét|km|tấn|tạ|kg|con giống|gia súc|mô hình|phiếu"
    r"|giấy chứng nhận|thủ tục hành chính|triệu|tỷ|nghìn|ngàn|đồng(?! bộ)"
)
"""What comes in such numbers that one may look like a year: `trồng 2026 cây`."""
_NO_COUNT = rf"(?! ?(?:{_COUNTED})\b)"
_NO_NUMBER = (
    r"(?<!số\x20)(?<!số:\x20)(?<!gồm\x20)(?<!có\x20)(?<!hơn\x20)(?<!khoảng\x20)"
    r"(?<!công\x20văn\x20)(?<!văn\x20bản\x20)(?<!tờ\x20trình\x20)"
)
"""Not the number of a paper (`Công văn số 2026-CV/TU`), and no count of whatever comes."""
_CENTURIES = ("19", "20")
_RANGES = ("-", "đến")
_STEMS = tuple(stem.lower() for stem in STEMS)
LUNAR = (
    rf"(?P<lunar>(?:{'|'.join(_STEMS)}) (?:{'|'.join(BRANCHES).lower()}))(?!\w)"
    rf"(?:,? ?\(?(?:năm )?(?P<year>{YEAR}))?"
)
"""The name of a lunar year, also one that none of the sixty has, and the year beside it."""

READERS = (
    Reader("school_year", ("năm học",), rf"năm học(?: mới)?,? ?{PAIR}"),
    Reader(
        "year", ("năm", "các"), rf"(?:các )?năm (?P<years>{YEAR}{_MORE})(?!{_TO}{YEAR})", _CENTURIES
    ),
    Reader("years", ("năm", "từ"), rf"(?:từ )?năm {PAIR}", _RANGES),
    Reader("years", ("0",), rf"{PAIR}(?!/){_NO_COUNT}", _RANGES, sure=False),
    Reader(
        "year",
        ("0",),
        rf"{_NO_NUMBER}(?P<year>{YEAR})(?![\w/%]|[.,]\d|-\w){_NO_COUNT}",
        _CENTURIES,
        sure=False,
    ),
    Reader("phase", ("giai đoạn",), rf"giai đoạn (?:từ )?(?:năm )?{PAIR}"),
    Reader(
        "horizon",
        ("tầm nhìn", "đến"),
        rf"(?:tầm nhìn )?(?:đến )?(?:hết )?(?:năm )?(?P<year>{YEAR})(?!/)",
        _CENTURIES,
    ),
    Reader(
        "season",
        ("vụ", "lúa", "cây", "đông", "hè", "thu", "chiêm", "xuân"),
        rf"(?:(?:vụ|lúa|cây) ){{0,2}}(?P<name>{_SEASONS}){_SEASON_YEARS}",
        _CENTURIES,
    ),
    Reader("lunar_year", _STEMS, LUNAR, tuple(f" {branch.lower()}" for branch in BRANCHES)),
    Reader("nth_year", ("năm thứ", "năm đầu tiên"), rf"năm (?:thứ (?P<count>{NUMBER})|đầu tiên)"),
)
