"""The follow-up sheet: the columns that leave and come back, and what its hidden page holds.

The hidden page remembers, per row, what the sheet held when it left. Its first rows are pairs of a key
and a value, those of `HiddenPage`; then come a row of names (`HIDDEN_COLUMNS`) and a row for each id.
Every cell of it is text.
"""

from ctr_cli.data.struct import Struct

GIVEN = {
    "id": "Mã",
    "month": "Tháng",
    "meeting": "Hội nghị",
    "text": "Nội dung",
    "agencies": "Cơ quan",
    "members": "Đồng chí phụ trách",
    "papers_due": "Hạn gửi tài liệu",
    "due": "Thời hạn",
}
FILLED = {
    "status": "Tình trạng",
    "done": "Ngày xong",
    "result": "Văn bản, kết quả",
    "ask": "Đề nghị (lùi đến / bỏ, lý do)",
    "note": "Ghi chú",
}
HEADINGS = GIVEN | FILLED
"""The headings by the names of their columns, in order: what the office gives, and what is to be filled."""
NEEDED = ("id", "status")
"""Columns without which a row is not the header."""

OFFICES_OWN = "Sổ của Văn phòng"
"""What stands above the office's own sheet, where an agency's has its name."""

HIDDEN_NAME = "ctr"
HIDDEN_MARK = "ctr-follow-up"
HIDDEN_FORMAT = 1
HIDDEN_COLUMNS = tuple(HEADINGS)


class HiddenPage(Struct):
    """Whose sheet it is: year and issuer of the programme, and the id of an agency (empty: the office's own)."""

    year: int
    issuer: str
    agency: str


Cells = dict[str, str]
"""Texts by the names of their columns; a day is `2026-03-25`, what is empty is ``""``."""
