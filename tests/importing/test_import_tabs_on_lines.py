"""Tables typed with tabs of which a cell runs over several lines: the row is one all the same."""

import pytest

from support.programme_text import items, programme, said

_THREE = """I. HỘI NGHỊ BAN CHẤP HÀNH
Thời gian\tNội dung\tChuẩn bị
T1\tThông qua chỉ tiêu thi đua\tThường trực Hội
T7\t- Sơ kết sáu tháng
- Kiện toàn chức danh Ủy viên\tThường trực Hội
T12\tTổng kết năm\tThường trực Hội, Chi hội các xóm

II. HỘI NGHỊ BAN THƯỜNG VỤ
Thời gian\tNội dung\tChuẩn bị
T3\tDuyệt kịch bản hội thi\tChi hội các xóm
T9\tGiới thiệu hội viên ưu tú
"""


def test_works_on_lines_of_one_cell_share_what_stands_beside_it() -> None:
    assert said(programme(_THREE).program) == [
        "bch-1 | Thông qua chỉ tiêu thi đua | Thường trực Hội",
        "bch-7 | Sơ kết sáu tháng | Thường trực Hội",
        "bch-7 | Kiện toàn chức danh Ủy viên | Thường trực Hội",
        "bch-12 | Tổng kết năm | Thường trực Hội, Chi hội các xóm",
        "btv-3 | Duyệt kịch bản hội thi | Chi hội các xóm",
        "btv-9 | Giới thiệu hội viên ưu tú | ",
    ]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_broken_in_the_middle_of_a_sentence_is_whole(quote: str) -> None:
    content = f"""STT\tNội dung\tThời gian\tPhụ trách\tPhối hợp
1\tTết trồng cây\tT1\tChi đoàn thôn 1\tHội Nông dân xã
2\t{quote}Hội trại kỷ niệm 86 năm Ngày thành lập Đội
(15/5/1941 - 15/5/2027){quote}\tT5\tHội đồng Đội xã\tTrạm Y tế xã
3\tThắp nến tri ân\tT7\tChi đoàn Quân sự xã
"""
    result = programme(content)
    assert [place for place, _ in items(result.program)] == ["dang-uy-1", "dang-uy-5", "dang-uy-7"]
    camp = items(result.program)[1][1]
    text = " ".join((camp.text, *camp.details))
    assert text == "Hội trại kỷ niệm 86 năm Ngày thành lập Đội (15/5/1941 - 15/5/2027)"
    assert [entry.agency for entry in camp.agencies] == ["Hội đồng Đội xã", "Trạm Y tế xã"]


def test_two_rows_that_lack_their_last_cell_stay_two() -> None:
    content = """Tháng\tNội dung\tPhụ trách
T2\tThăm lính mới\tXã đoàn
T3\tRa quân dọn kênh
T4\tTập huấn ở nhà văn hóa
T5\tPhát thưởng cho trẻ em\tXã đoàn
"""
    assert said(programme(content).program) == [
        "dang-uy-2 | Thăm lính mới | Xã đoàn",
        "dang-uy-3 | Ra quân dọn kênh | ",
        "dang-uy-4 | Tập huấn ở nhà văn hóa | ",
        "dang-uy-5 | Phát thưởng cho trẻ em | Xã đoàn",
    ]
