"""Sessions of a council set as contents are, with who submits and who verifies at the right edge, and an annex of its committees by quarters."""

import pytest

from support.programme_text import checks
from support.tables import in_text, in_word, told

_NOTE = "(Cơ quan trình / cơ quan thẩm tra ghi ở lề phải. Viết tắt: PC là Ban Pháp chế; KX là Ban Kinh tế - Xã hội.)\n"
_SESSIONS = """I. CÁC KỲ HỌP
{}Tháng 7 - Kỳ họp thứ tư, thường lệ giữa năm (02 ngày: 15, 16/7)
Nội dung\tTrình / thẩm tra
1.1\tNghị quyết phí chợ nổi (gửi thẩm tra trước 20/6)\tUBND / PC
1.2\tBáo cáo hoạt động sáu tháng\tTT. HĐND
Tháng 12 - Kỳ họp thứ năm (02 ngày rưỡi, từ ngày 09/12)
Nội dung\tTrình / thẩm tra
2.1\tDự toán năm sau\tUBND / Ban Kinh tế - Xã hội
"""


@pytest.mark.parametrize("note", ["", _NOTE])
def test_who_submits_and_who_verifies_at_the_right_edge(note: str) -> None:
    verifies = "Ban Pháp chế" if not note else "PC"
    result = in_text(_SESSIONS.format(note).replace("UBND / PC", f"UBND / {verifies}"))
    assert [line.removeprefix("? ") for line in told(result)] == [
        f"btv-4 | Nghị quyết phí chợ nổi | UBND submit; {verifies} verify | hạn 2027-06-20 | [Thời hạn: trước 20/6]",
        "btv-4 | Báo cáo hoạt động sáu tháng | TT. HĐND submit",
        "btv-5 | Dự toán năm sau | UBND submit; Ban Kinh tế - Xã hội verify",
    ]
    titles = [meeting.title or "" for meeting in result.program.bodies[0].meetings]
    assert titles[0].startswith("Tháng 7 - Kỳ họp thứ tư")
    assert result.report.complete


_ANNEX = """
Thời gian | Thường trực HĐND | Ban Pháp chế
Quý I | Tháng 1: Tiếp xúc cử tri ở các bản (cùng Ủy ban MTTQ xã). / Tháng 3: Giám sát niêm yết danh sách. | (T2) Khảo sát giá nước - phối hợp: Phòng Kinh tế. / Thẩm tra các tờ trình gửi kỳ họp.
Quý II | - T.5/2027: Tập huấn kỹ năng chất vấn. / - Ban hành quy chế làm việc. | - T.6/2027: Thẩm tra quyết toán.
"""


def test_months_within_the_cells_of_quarters_beneath_the_offices_whose_works_they_are() -> None:
    result = in_word(_ANNEX)
    assert [line.removeprefix("? ") for line in told(result)] == [
        "btv-1 | Tiếp xúc cử tri ở các bản. | Ủy ban MTTQ xã coordinate; Thường trực HĐND",
        "btv-q1 | Thẩm tra các tờ trình gửi kỳ họp. | Ban Pháp chế",
        "btv-2 | Khảo sát giá nước. | Phòng Kinh tế coordinate; Ban Pháp chế",
        "btv-3 | Giám sát niêm yết danh sách. | Thường trực HĐND",
        "btv-q2 | Ban hành quy chế làm việc. | Thường trực HĐND",
        "btv-5 | Tập huấn kỹ năng chất vấn. | Thường trực HĐND",
        "btv-6 | Thẩm tra quyết toán. | Ban Pháp chế",
    ]
    assert not [message for message in checks(result) if "cột cơ quan ghi chung" in message]
